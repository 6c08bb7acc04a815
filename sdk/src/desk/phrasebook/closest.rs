//! Which of the languages there are is closest to the one that somebody reads.
//!
//! The rule is the look-up of RFC 4647 (section 3.4), with a short table of
//! languages that go by several tags. The crates for this bring the matching
//! data of every locale, of which 44 phrasebooks need these lines.

use crate::seal::LanguageTag;

/// A tag that somebody may bring, and the one that stands for it here where the
/// first is not there itself; in lower case.
const STANDS_FOR: &[(&str, &str)] = &[
    // Written Arabic is one, however Arabic is spoken.
    ("acm", "ar"),
    ("aeb", "ar"),
    ("afb", "ar"),
    ("apc", "ar"),
    ("apd", "ar"),
    ("arb", "ar"),
    ("arq", "ar"),
    ("ary", "ar"),
    ("arz", "ar"),
    ("ayl", "ar"),
    // So is written Chinese.
    ("cmn", "zh"),
    ("yue", "zh"),
    // Dari is the Persian of Afghanistan.
    ("fa-af", "prs"),
    ("prs", "fa"),
    ("pes", "fa"),
    // Kurdish is Kurmanji, but Sorani where it is written in Arabic letters.
    ("ku", "kmr"),
    ("ku-arab", "ckb"),
    ("ku-iq", "ckb"),
    ("ku-ir", "ckb"),
    // The Punjabi of Pakistan is not written in the letters of India's: those who
    // write it learn to read in Urdu.
    ("pa-arab", "ur"),
    ("pa-pk", "ur"),
    ("pnb", "ur"),
    // One language under four names, all of which are read in Latin letters.
    ("bs", "sr"),
    ("cnr", "sr"),
    ("hr", "sr"),
    ("sh", "sr"),
    // Members that stand for the whole, and names of former times.
    ("als", "sq"),
    ("hyw", "hy"),
    ("iw", "he"),
    ("mo", "ro"),
    ("pbt", "ps"),
    ("pbu", "ps"),
    ("swh", "sw"),
    // Whoever writes Swiss German reads German.
    ("gsw", "de"),
];

/// What somebody is given whose own languages are not there, in this order.
const LAST_RESORT: [&str; 2] = ["en", "fr"];

/// The entry for somebody who reads these languages, best first: the one that is
/// closest to one of them, else the English one, else the French one.
pub(in crate::desk) fn best<'e, 'w, E>(
    entries: &'e [E],
    tag: impl Fn(&E) -> &LanguageTag,
    wanted: impl IntoIterator<Item = &'w str>,
) -> Option<&'e E> {
    let tags = entries.iter().map(|entry| tag(entry).as_str());
    let mut wanted = wanted.into_iter().chain(LAST_RESORT);
    let found = wanted.find_map(|wanted| closest(wanted, tags.clone()))?;
    entries.iter().find(|entry| tag(entry).as_str() == found)
}

/// The tag of `available` that is closest to a tag of BCP 47.
///
/// The tag itself is looked for first, then the one that stands for it, then
/// the same with its last part left out, and so on; at last any variety of the
/// language, such as `sr-Latn` for `sr`. Letter case does not matter.
///
/// ```
/// use vigie::desk::phrasebook::closest;
///
/// let available = ["en", "fa", "kmr", "prs", "pt", "sr-Latn", "zh"];
/// assert_eq!(closest("pt-BR", available), Some("pt"));
/// assert_eq!(closest("zh-Hant-TW", available), Some("zh"));
/// assert_eq!(closest("fa-AF", available), Some("prs"));
/// assert_eq!(closest("fa_IR", available), Some("fa"));
/// assert_eq!(closest("ku", available), Some("kmr"));
/// assert_eq!(closest("hr", available), Some("sr-Latn"));
/// assert_eq!(closest("tlh", available), None);
/// ```
#[must_use]
pub fn closest<'a>(wanted: &str, available: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let available: Vec<&str> = available.into_iter().collect();
    let wanted = wanted.to_ascii_lowercase().replace('_', "-");
    let is = |tag: &str| {
        let mut known = available.iter().copied();
        known.find(|known| known.eq_ignore_ascii_case(tag))
    };
    let variety = |tag: &str| {
        let mut known = available.iter().copied();
        known.find(|known| primary(known).eq_ignore_ascii_case(primary(tag)))
    };
    let mut tag = wanted.as_str();
    loop {
        let found = is(tag).or_else(|| is(stands_for(tag)?));
        match (found, tag.rsplit_once('-')) {
            (Some(found), _) => return Some(found),
            (None, Some((shorter, _))) => tag = shorter,
            (None, None) => return variety(tag).or_else(|| variety(stands_for(tag)?)),
        }
    }
}

fn stands_for(tag: &str) -> Option<&'static str> {
    let mut table = STANDS_FOR.iter();
    table.find(|(from, _)| *from == tag).map(|(_, to)| *to)
}

/// The language of a tag, without script and region.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_lower_case_and_leads_out_of_itself() {
        for (at, (from, to)) in STANDS_FOR.iter().enumerate() {
            assert_eq!(*from, from.to_ascii_lowercase());
            assert_ne!(primary(from), *to, "{from} is found anyway");
            let again = STANDS_FOR.iter().skip(at + 1);
            assert!(!again.clone().any(|(other, _)| other == from), "{from}");
        }
    }
}
