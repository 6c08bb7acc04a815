//! The public keys of an issuer, and when to ask for them again.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeStruct};
use serde_json::{Map, Value};

use super::{
    json::{self, Unique},
    key::{Algorithm, Jwk, Key},
};
use crate::{Error, error::Kind};

/// After how long the keys are asked for again though none is missing. For as
/// long may a key that the issuer withdrew still be trusted.
pub const REFRESH_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// How long to wait after one refresh, be it a failed one, before a token with
/// an unknown key may cause the next. Anybody can invent such tokens, so
/// without this anybody could have us ask the issuer without end.
pub const REFRESH_AT_MOST: SignedDuration = SignedDuration::from_mins(1);

/// The longest text of a key set, in bytes: 64 keys, each with a chain of
/// certificates, which is skipped.
pub const MAX_KEY_SET: usize = 256 * 1024;

/// How many keys a set may list.
pub const MAX_KEYS: usize = 64;

/// The keys that an issuer publishes: a JWK set (RFC 7517, section 5).
///
/// Keys that cannot verify a token are left out: those of another type, curve,
/// size or purpose, and those that were published with their private half.
/// What is kept serialises as a key set again, for a cache.
///
/// # Examples
///
/// ```
/// use vigie::desk::identity::KeySet;
///
/// // The Ed25519 key of RFC 8037, and one that no token may be signed with.
/// let published = br#"{"keys":[
///     {"kty":"OKP","crv":"Ed25519","kid":"a",
///      "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
///     {"kty":"oct","kid":"b","k":"c2VjcmV0"}]}"#;
/// let keys = KeySet::read(published)?;
/// assert_eq!(keys.len(), 1);
/// let cached = serde_json::to_vec(&keys).unwrap();
/// assert_eq!(KeySet::read(&cached)?, keys);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySet(Vec<Key>);

impl KeySet {
    /// The keys in the answer of an issuer.
    ///
    /// # Errors
    ///
    /// With the code `keys_invalid` if it is no key set, repeats a name within
    /// an object, is longer than [`MAX_KEY_SET`] or lists more than
    /// [`MAX_KEYS`] keys.
    pub fn read(json: &[u8]) -> Result<Self, Error> {
        if json.len() > MAX_KEY_SET {
            return Err(Kind::KeySet.into());
        }
        Self::listed(&json::object(json).ok_or(Kind::KeySet)?)
    }

    fn listed(set: &Map<String, Value>) -> Result<Self, Error> {
        let listed = set
            .get("keys")
            .and_then(Value::as_array)
            .filter(|listed| listed.len() <= MAX_KEYS)
            .ok_or(Kind::KeySet)?;
        let mut keys = Vec::new();
        for jwk in listed {
            // A key that is listed twice is no choice between two.
            match jwk.as_object().and_then(Key::read) {
                Some(key) if !keys.contains(&key) => keys.push(key),
                _ => {}
            }
        }
        Ok(Self(keys))
    }

    /// How many keys can be used.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no key that can be used.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one key that a token with this header may be signed with.
    pub(super) fn key(&self, algorithm: Algorithm, name: Option<&str>) -> Result<&Key, Error> {
        let mut named = self
            .0
            .iter()
            .filter(|key| name.is_none() || key.name() == name)
            .peekable();
        if name.is_some() && named.peek().is_none() {
            return Err(Kind::TokenKeyUnknown.into());
        }
        let mut fitting = named.filter(|key| key.algorithm() == algorithm);
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(key),
            (None, _) if name.is_none() => Err(Kind::TokenKeyUnknown.into()),
            // A key of this name is known and is for something else, or
            // nothing says which of several is meant.
            _ => Err(Kind::TokenUntrusted.into()),
        }
    }

    /// Whether keys that were fetched then should be fetched again by now:
    /// after [`REFRESH_AFTER`]. Keys from the future are as old, for the clock
    /// was wrong when they were fetched or is now.
    ///
    /// ```
    /// use vigie::{desk::identity::KeySet, jiff::{SignedDuration, Timestamp}};
    ///
    /// let fetched: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
    /// let minutes = SignedDuration::from_mins;
    /// assert!(!KeySet::is_stale(fetched, fetched + minutes(9)));
    /// assert!(KeySet::is_stale(fetched, fetched + minutes(10)));
    /// ```
    #[must_use]
    pub fn is_stale(fetched: Timestamp, now: Timestamp) -> bool {
        now.duration_since(fetched).abs() >= REFRESH_AFTER
    }

    /// Whether a token with an unknown key may cause a refresh, when the issuer
    /// was last asked then, with or without success: [`REFRESH_AT_MOST`].
    ///
    /// ```
    /// use vigie::{desk::identity::KeySet, jiff::{SignedDuration, Timestamp}};
    ///
    /// let asked: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
    /// assert!(!KeySet::may_refresh(asked, asked + SignedDuration::from_secs(59)));
    /// assert!(KeySet::may_refresh(asked, asked + SignedDuration::from_secs(60)));
    /// ```
    #[must_use]
    pub fn may_refresh(asked: Timestamp, now: Timestamp) -> bool {
        now.duration_since(asked).abs() >= REFRESH_AT_MOST
    }
}

impl Serialize for KeySet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys: Vec<Jwk<'_>> = self.0.iter().map(Key::to_jwk).collect();
        let mut set = serializer.serialize_struct("KeySet", 1)?;
        set.serialize_field("keys", &keys)?;
        set.end()
    }
}

impl<'de> Deserialize<'de> for KeySet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Unique::deserialize(deserializer)?.0 {
            Value::Object(set) => Self::listed(&set).map_err(de::Error::custom),
            _ => Err(de::Error::custom("not a key set")),
        }
    }
}
