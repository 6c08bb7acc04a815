//! Where a reader stands in a log.

use core::{fmt, str::FromStr};

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::entry::MAX_SEQ;
use crate::{Error, error::Kind};

/// Which life of a log a cursor belongs to: eight random bytes that are made
/// with the log, so that a cursor of a log that was lost and begun anew is
/// recognised.
///
/// The text is 11 characters of base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch([u8; 8]);

impl Epoch {
    /// An epoch of random bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; 11];
        f.write_str(Base64UrlUnpadded::encode(&self.0, &mut text).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Epoch {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut bytes = [0; 8];
        match Base64UrlUnpadded::decode(text, &mut bytes) {
            Ok(read) if read.len() == 8 => Ok(Self(bytes)),
            _ => Err(Kind::Cursor.into()),
        }
    }
}

/// The last entry that a reader has; 0 is before the first.
///
/// The text is `<epoch>.<seq>`, the number in decimal without leading zeros.
///
/// # Examples
///
/// ```
/// use vigie::case::cursor::{Cursor, Epoch, Resume};
///
/// let epoch = Epoch::from_bytes([0; 8]);
/// let cursor: Cursor = "AAAAAAAAAAA.12".parse().unwrap();
/// assert_eq!(cursor, Cursor { epoch, seq: 12 });
/// assert_eq!(cursor.resume(epoch, 20), Resume { after: 12, recovered: true });
///
/// // A log that is shorter than what the reader has is not the log it read.
/// assert_eq!(cursor.resume(epoch, 11), Resume { after: 0, recovered: false });
/// assert_eq!("12".parse::<Cursor>().unwrap_err().code(), "cursor_invalid");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// Which life of the log.
    pub epoch: Epoch,
    /// The number of the last entry that was read.
    pub seq: u64,
}

/// From where a reader is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resume {
    /// The entries after this one are sent.
    pub after: u64,
    /// Whether the reader may keep what it has.
    pub recovered: bool,
}

impl Resume {
    /// For whoever has read nothing yet: everything, and nothing was lost.
    pub const START: Self = Self {
        after: 0,
        recovered: true,
    };
}

impl Cursor {
    /// From where to serve a reader of the log that is at `epoch` and `head`.
    #[must_use]
    pub fn resume(self, epoch: Epoch, head: u64) -> Resume {
        if self.epoch == epoch && self.seq <= head {
            Resume {
                after: self.seq,
                recovered: true,
            }
        } else {
            Resume {
                after: 0,
                recovered: false,
            }
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.epoch, self.seq)
    }
}

impl FromStr for Cursor {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let (epoch, digits) = text.split_once('.').ok_or(Kind::Cursor)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit())
            && (digits == "0" || !digits.starts_with('0'));
        let seq: u64 = digits.parse().map_err(|_| Kind::Cursor)?;
        if !plain || seq > MAX_SEQ {
            return Err(Kind::Cursor.into());
        }
        Ok(Self {
            epoch: epoch.parse()?,
            seq,
        })
    }
}

impl Serialize for Epoch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Epoch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}
