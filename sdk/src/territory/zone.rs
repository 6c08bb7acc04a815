//! Time zones by name and rule.

use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{Error, error::Kind};

/// The zones of France, each with its rule as version 2025b of the IANA time
/// zone database has it.
///
/// Only the mainland and Saint-Pierre-et-Miquelon change their clocks.
const FRANCE: [(&str, &str); 15] = [
    ("Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("America/Guadeloupe", "AST4"),
    ("America/Martinique", "AST4"),
    ("America/St_Barthelemy", "AST4"),
    ("America/Marigot", "AST4"),
    ("America/Cayenne", "<-03>3"),
    ("America/Miquelon", "<-03>3<-02>,M3.2.0,M11.1.0"),
    ("Indian/Reunion", "<+04>-4"),
    ("Indian/Mayotte", "EAT-3"),
    ("Pacific/Noumea", "<+11>-11"),
    ("Pacific/Wallis", "<+12>-12"),
    ("Pacific/Tahiti", "<-10>10"),
    ("Pacific/Marquesas", "<-0930>9:30"),
    ("Pacific/Gambier", "<-09>9"),
    ("UTC", "UTC0"),
];

/// A time zone: its IANA name, and the rule its clocks follow today.
///
/// The rule is a POSIX `TZ` string as RFC 9636, section 3.3.1, describes it, so
/// that no time zone database has to travel with the code. It holds for the
/// present and the future; it knows nothing of past changes of the law.
///
/// In JSON it is a string: the name alone for a zone of France with its own
/// rule, and `name=rule` for any other. Both forms are read.
///
/// A clone is cheap: it shares the text and the rule.
///
/// # Examples
///
/// ```
/// use vigie::territory::Zone;
///
/// let paris: Zone = serde_json::from_str(r#""Europe/Paris""#)?;
/// assert_eq!(paris.posix(), "CET-1CEST,M3.5.0,M10.5.0/3");
///
/// let text = r#""Europe/London=GMT0BST,M3.5.0/1,M10.5.0""#;
/// let london: Zone = serde_json::from_str(text)?;
/// assert_eq!(london.name(), "Europe/London");
/// assert_eq!(serde_json::to_string(&london)?, text);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone {
    name: Arc<str>,
    posix: Arc<str>,
    time_zone: TimeZone,
}

impl Zone {
    /// A zone from its name and its rule.
    ///
    /// # Errors
    ///
    /// If the name is not 1 to 64 letters, digits, `/`, `_`, `+` and `-`, or
    /// the rule is not a POSIX `TZ` string of 64 bytes at most.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::territory::Zone;
    /// let brussels = Zone::new("Europe/Brussels", "CET-1CEST,M3.5.0,M10.5.0/3")?;
    /// assert_eq!(brussels.name(), "Europe/Brussels");
    /// assert_eq!(Zone::new("Europe/Brussels", "?").unwrap_err().code(), "time_zone_invalid");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn new(name: &str, posix: &str) -> Result<Self, Error> {
        let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte);
        if !(1..=64).contains(&name.len()) || !name.bytes().all(is_name_byte) || posix.len() > 64 {
            return Err(Kind::Zone.into());
        }
        let time_zone = TimeZone::posix(posix).map_err(|_| Kind::Zone)?;
        Ok(Self {
            name: name.into(),
            posix: posix.into(),
            time_zone,
        })
    }

    /// A zone of France, or `UTC`, by its IANA name.
    ///
    /// # Errors
    ///
    /// If it is not one of them: any other zone needs its rule, see
    /// [`Zone::new`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::territory::Zone;
    /// assert_eq!(Zone::named("Pacific/Marquesas")?.posix(), "<-0930>9:30");
    /// assert!(Zone::named("America/New_York").is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::new(name, rule_of(name).ok_or(Kind::Zone)?)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rule as a POSIX `TZ` string.
    #[must_use]
    pub fn posix(&self) -> &str {
        &self.posix
    }

    /// The zone to reckon with.
    ///
    /// ```
    /// use vigie::{jiff::Timestamp, territory::Zone};
    /// let noumea = Zone::named("Pacific/Noumea")?.time_zone();
    /// assert_eq!(noumea.to_datetime(Timestamp::UNIX_EPOCH).hour(), 11);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        self.time_zone.clone()
    }
}

/// The rule of a zone of France.
fn rule_of(name: &str) -> Option<&'static str> {
    FRANCE
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, rule)| *rule)
}

impl TryFrom<String> for Zone {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        match text.split_once('=') {
            Some((name, posix)) => Self::new(name, posix),
            None => Self::named(&text),
        }
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        if rule_of(&zone.name) == Some(&*zone.posix) {
            zone.name.as_ref().to_owned()
        } else {
            format!("{}={}", zone.name, zone.posix)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_zone_goes_to_json_and_back() {
        for (name, rule) in FRANCE {
            let zone = Zone::named(name).unwrap();
            assert_eq!(zone.posix(), rule);
            let json = serde_json::to_string(&zone).unwrap();
            assert_eq!(json, format!("{name:?}"));
            assert_eq!(serde_json::from_str::<Zone>(&json).unwrap(), zone);
        }
    }

    #[test]
    fn a_known_name_with_another_rule_keeps_the_rule() {
        let odd = Zone::new("Europe/Paris", "UTC0").unwrap();
        let json = serde_json::to_string(&odd).unwrap();
        assert_eq!(json, r#""Europe/Paris=UTC0""#);
        assert_eq!(serde_json::from_str::<Zone>(&json).unwrap(), odd);
    }

    #[test]
    fn odd_names_and_rules_are_refused() {
        let long = "A".repeat(65);
        for (name, rule) in [
            ("", "UTC0"),
            ("Europe Paris", "UTC0"),
            ("Europe=Paris", "UTC0"),
            (&long, "UTC0"),
            ("Europe/Paris", ""),
            ("Europe/Paris", "CET-1CEST,M3.5.0"),
            ("Europe/Paris", &long),
        ] {
            assert!(Zone::new(name, rule).is_err(), "{name} {rule}");
        }
    }
}
