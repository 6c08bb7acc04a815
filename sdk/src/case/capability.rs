//! What an officer shows to get at one case, and what may be done with it.
//!
//! A capability is a text that the desk's side of the service signs and the
//! relay verifies, so that the relay need not ask about every officer:
//! `vc1.<payload>.<signature>`. The payload is JSON in base64url; the signature
//! is HMAC-SHA256 over everything before the second full stop. There is one
//! algorithm, and the text does not name it.

use core::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::kind::Desk;
use crate::{
    Error,
    error::Kind,
    object::Object,
    seal::{CaseId, ClientId},
    text_type::{named_enum, text_type},
};

/// How far the clocks of those who sign and those who verify may be apart.
pub const LEEWAY: SignedDuration = SignedDuration::from_secs(30);

/// The longest that a capability may be valid.
pub const MAX_LIFE: SignedDuration = SignedDuration::from_secs(12 * 60 * 60);

/// The longest text of a capability, in bytes.
const MAX_TEXT: usize = 1_024;

const PREFIX: &str = "vc1.";

named_enum! {
    /// Something that may be done with a case.
    Right {
        /// Read the log.
        Read = "read",
        /// Write messages.
        Write = "write",
        /// Close and reopen.
        Close = "close",
        /// Change the key, which also hands the case to another desk.
        Rekey = "rekey",
    }
}

/// A set of rights. In JSON it is a list in the order of [`Right::ALL`].
///
/// # Examples
///
/// ```
/// use vigie::case::capability::{Right, Rights};
///
/// let rights: Rights = [Right::Write, Right::Read].into_iter().collect();
/// assert!(rights.contains(Right::Write) && !rights.contains(Right::Rekey));
/// assert_eq!(serde_json::to_string(&rights).unwrap(), r#"["read","write"]"#);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Rights(u8);

impl Rights {
    /// What whoever holds the receipt may do.
    pub const CITIZEN: Self = Self(Right::Read.bit() | Right::Write.bit() | Right::Close.bit());

    /// Every right there is.
    pub const ALL: Self = Self(Self::CITIZEN.0 | Right::Rekey.bit());

    /// Whether a right is among them.
    #[must_use]
    pub const fn contains(self, right: Right) -> bool {
        self.0 & right.bit() != 0
    }

    /// The rights in order.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        let rights = Right::ALL.iter().copied();
        rights.filter(move |right| self.contains(*right))
    }
}

impl Right {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        Self(rights.into_iter().fold(0, |set, right| set | right.bit()))
    }
}

impl fmt::Debug for Rights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Rights {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Rights {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let listed = Vec::<Right>::deserialize(deserializer)?;
        let rights: Self = listed.iter().copied().collect();
        if rights.iter().eq(listed) {
            Ok(rights)
        } else {
            Err(D::Error::custom("rights repeated or out of order"))
        }
    }
}

pub(crate) fn is_opaque(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

text_type! {
    /// What a key is called in what it signs: 1 to 64 visible ASCII characters.
    ///
    /// ```
    /// assert!(vigie::case::capability::KeyName::new("2026-11").is_ok());
    /// ```
    KeyName, is_opaque, Kind::KeyName
}

text_type! {
    /// What a desk calls one of its officers: 1 to 64 visible ASCII
    /// characters, and no name.
    ///
    /// ```
    /// use vigie::case::capability::OfficerId;
    ///
    /// assert_eq!(OfficerId::new("o-17").unwrap().as_str(), "o-17");
    /// assert_eq!(OfficerId::new("A B").unwrap_err().code(), "officer_invalid");
    /// ```
    OfficerId, is_opaque, Kind::Officer
}

/// A key that capabilities are signed and verified with.
#[derive(Clone)]
pub struct CapabilityKey {
    id: KeyName,
    secret: Zeroizing<[u8; 32]>,
}

impl CapabilityKey {
    /// A key of 32 random bytes, and its name, which stands in what it signs.
    ///
    /// # Errors
    ///
    /// If the name is not 1 to 64 visible ASCII characters.
    pub fn new(id: impl Into<String>, secret: [u8; 32]) -> Result<Self, Error> {
        Ok(Self {
            id: KeyName::new(id)?,
            secret: Zeroizing::new(secret),
        })
    }

    /// Its name.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    fn mac(&self, signed: &str) -> Result<Hmac<Sha256>, Error> {
        keyed(&*self.secret, signed.as_bytes())
    }
}

impl fmt::Debug for CapabilityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CapabilityKey({}, secret)", self.id)
    }
}

/// HMAC-SHA256 over bytes; a key of any length is taken.
pub(super) fn keyed(key: &[u8], signed: &[u8]) -> Result<Hmac<Sha256>, Error> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| Kind::Capability)?;
    mac.update(signed);
    Ok(mac)
}

/// What an officer may do with one case, and for how long.
///
/// # Examples
///
/// ```
/// use vigie::case::capability::{Capability, CapabilityKey, OfficerId, Right};
/// use vigie::{case::kind::Desk, jiff::{SignedDuration, Timestamp}, seal::CaseId};
///
/// let key = CapabilityKey::new("2026-11", [7; 32])?;
/// let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
/// let case = CaseId::from_bytes([1; 16]);
/// let capability = Capability {
///     case,
///     desk: Desk::new("bordeaux")?,
///     officer: OfficerId::new("o-17")?,
///     rights: [Right::Read, Right::Write].into_iter().collect(),
///     not_before: now,
///     expires: now + SignedDuration::from_hours(8),
///     lease: Some(1),
///     nonce: [9; 16],
/// };
/// let text = capability.sign(&key)?;
/// assert_eq!(Capability::verify(&text, &[key], &case, now)?, capability);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capability {
    /// The case.
    pub case: CaseId,
    /// The desk that the officer works at.
    pub desk: Desk,
    /// The officer.
    pub officer: OfficerId,
    /// What may be done.
    pub rights: Rights,
    /// Since when, in whole seconds.
    pub not_before: Timestamp,
    /// Until when, in whole seconds.
    pub expires: Timestamp,
    /// The lease of the case that it was given for: it ends with the lease.
    /// Without one it ends with its time, or with the intervention that called the
    /// desk ([`Bond`](super::bond::Bond)).
    pub lease: Option<u32>,
    /// Random bytes, so that no two are alike and one can be taken back.
    pub nonce: [u8; 16],
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload {
    case: CaseId,
    desk: Desk,
    officer: OfficerId,
    rights: Rights,
    key: KeyName,
    not_before: i64,
    expires: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lease: Option<u32>,
    // Any 16 bytes have this text.
    nonce: ClientId,
}

impl Capability {
    /// The signed text.
    ///
    /// # Errors
    ///
    /// If it would be valid for longer than [`MAX_LIFE`], or never.
    pub fn sign(&self, key: &CapabilityKey) -> Result<String, Error> {
        if !is_life(self.not_before, self.expires) {
            return Err(Kind::Capability.into());
        }
        let payload = serde_json::to_vec(&Payload {
            case: self.case,
            desk: self.desk.clone(),
            officer: self.officer.clone(),
            rights: self.rights,
            key: key.id.clone(),
            not_before: self.not_before.as_second(),
            expires: self.expires.as_second(),
            lease: self.lease,
            nonce: ClientId::from_bytes(self.nonce),
        })
        .map_err(|_| Kind::Capability)?;
        let signed = format!("{PREFIX}{}", Base64UrlUnpadded::encode_string(&payload));
        let signature = key.mac(&signed)?.finalize().into_bytes();
        let signature = Base64UrlUnpadded::encode_string(&signature);
        Ok(format!("{signed}.{signature}"))
    }

    /// The capability that a text is, if one of the keys signed it for this
    /// case and its time is now. Nothing of it is read before the signature
    /// was found right.
    ///
    /// # Errors
    ///
    /// With the code `capability_invalid`, `capability_early` or
    /// `capability_expired`.
    pub fn verify(
        text: &str,
        keys: &[CapabilityKey],
        case: &CaseId,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let (signed, signature) = text
            .rsplit_once('.')
            .filter(|_| text.len() <= MAX_TEXT)
            .ok_or(Kind::Capability)?;
        let encoded = signed.strip_prefix(PREFIX).ok_or(Kind::Capability)?;
        let signature = Base64UrlUnpadded::decode_vec(signature).map_err(|_| Kind::Capability)?;
        let key = keys
            .iter()
            .find(|key| {
                key.mac(signed)
                    .is_ok_and(|mac| mac.verify_slice(&signature).is_ok())
            })
            .ok_or(Kind::Capability)?;
        let payload = Base64UrlUnpadded::decode_vec(encoded).map_err(|_| Kind::Capability)?;
        let Object::<Payload>(payload) =
            serde_json::from_slice(&payload).map_err(|_| Kind::Capability)?;
        let time = |second| Timestamp::from_second(second).map_err(|_| Kind::Capability);
        let capability = Self {
            case: payload.case,
            desk: payload.desk,
            officer: payload.officer,
            rights: payload.rights,
            not_before: time(payload.not_before)?,
            expires: time(payload.expires)?,
            lease: payload.lease,
            nonce: *payload.nonce.as_bytes(),
        };
        let lives = is_life(capability.not_before, capability.expires);
        if payload.key != key.id || capability.case != *case || !lives {
            return Err(Kind::Capability.into());
        }
        if capability.not_before.duration_since(now) > LEEWAY {
            return Err(Kind::CapabilityEarly.into());
        }
        if now.duration_since(capability.expires) > LEEWAY {
            return Err(Kind::CapabilityExpired.into());
        }
        Ok(capability)
    }
}

fn is_life(not_before: Timestamp, expires: Timestamp) -> bool {
    let life = expires.duration_since(not_before);
    life > SignedDuration::ZERO && life <= MAX_LIFE
}
