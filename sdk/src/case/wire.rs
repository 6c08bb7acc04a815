//! How values stand in JSON; strict, so that one value has one text.

use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::entry::MAX_SEQ;
pub(crate) use crate::object::given;

/// The number of an entry, from 1.
pub(crate) fn seq<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let seq = u64::deserialize(deserializer)?;
    if (1..=MAX_SEQ).contains(&seq) {
        Ok(seq)
    } else {
        Err(D::Error::custom("not the number of an entry"))
    }
}

/// Bytes as base64url text.
#[derive(Clone, Debug)]
pub(crate) struct Sealed<T>(pub(super) T);

impl Serialize for Sealed<&[u8]> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Base64UrlUnpadded::encode_string(self.0))
    }
}

impl<'de> Deserialize<'de> for Sealed<Vec<u8>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Base64UrlUnpadded::decode_vec(&text)
            .map(Self)
            .map_err(|_| D::Error::custom("not base64url"))
    }
}

/// A time without what is smaller than a second.
pub(crate) fn whole_second(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// A time as it is written wherever a case is told of: RFC 3339 in whole seconds
/// of UTC.
///
/// The library reads and prints every form of RFC 3339 and more, which would be a
/// tenth of what a browser loads for a conversation.
///
/// ```
/// let time = "2026-11-22T04:00:00.5+01:00".parse().unwrap();
/// assert_eq!(vigie::case::written(time), "2026-11-22T03:00:00Z");
/// ```
#[must_use]
pub fn written(time: Timestamp) -> String {
    let told = Offset::UTC.to_datetime(time);
    let (year, month, day) = (told.year(), told.month(), told.day());
    let (hour, minute, second) = (told.hour(), told.minute(), told.second());
    // Before the year 0 a year has a sign and six digits.
    let year = match year {
        0.. => format!("{year:04}"),
        _ => format!("{year:07}"),
    };
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The length of what stands behind the year: `-11-22T03:00:00Z`.
const AFTER_YEAR: usize = 16;

/// Reads what [`written`] writes, and nothing else.
fn read(text: &str) -> Option<Timestamp> {
    let (year, rest) = text.split_at_checked(text.len().checked_sub(AFTER_YEAR)?)?;
    let small = |from: usize| -> Option<i8> { rest.get(from..from + 2)?.parse().ok() };
    let date = (year.parse::<i16>().ok()?, small(1)?, small(4)?);
    let clock = (small(7)?, small(10)?, small(13)?);
    let told = DateTime::new(date.0, date.1, date.2, clock.0, clock.1, clock.2, 0).ok()?;
    let time = Offset::UTC.to_timestamp(told).ok()?;
    (written(time) == text).then_some(time)
}

/// Times as RFC 3339 in whole seconds of UTC, written one way only.
pub(crate) mod seconds {
    use super::{Deserialize, Deserializer, Serializer, Timestamp, read, written};
    use serde::de::Error as _;

    pub(crate) fn serialize<S: Serializer>(
        time: &Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written(*time))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).ok_or_else(|| D::Error::custom("not a time in whole seconds of UTC"))
    }
}

/// The same for a time that may be missing.
pub(crate) mod seconds_or_none {
    use super::{Deserializer, Serializer, Timestamp, seconds};

    pub(crate) fn serialize<S: Serializer>(
        time: &Option<Timestamp>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => seconds::serialize(time, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        seconds::deserialize(deserializer).map(Some)
    }
}

/// One object, where a derived struct would also read an array.
pub(crate) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    crate::object::Object::deserialize(deserializer).map(|read| read.0)
}

/// The number of an entry that may be left out.
pub(crate) fn given_seq<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<u64>, D::Error> {
    seq(deserializer).map(Some)
}

/// Desks in an order: one or more, since an empty list is left out.
pub(crate) fn line<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<super::kind::Desk>, D::Error> {
    let line = Vec::deserialize(deserializer)?;
    if line.is_empty() || line.len() > super::handling::MAX_LINE {
        return Err(D::Error::custom("not a line of desks"));
    }
    Ok(line)
}
