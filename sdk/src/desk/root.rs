//! The root key, which signs directories, and the statement that another root
//! key follows it.

use core::{fmt, str::FromStr};

use base64ct::{Base64UrlUnpadded, Encoding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::signed::{self, Signed};
use crate::{
    Error,
    case::wire,
    error::Kind,
    seal::id::{bytes_type, decode, text_in_serde},
};

bytes_type! {
    /// The name of a root key: the first 8 bytes of the SHA-256 of its public
    /// half, 11 characters of base64url.
    RootKeyId, 8
}

bytes_type! {
    /// The public half of a root key (Ed25519), 43 characters of base64url.
    ///
    /// Clients come with it.
    RootPublicKey, 32
}

impl RootPublicKey {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> RootKeyId {
        let digest: [u8; 32] = Sha256::digest(self.as_bytes()).into();
        RootKeyId::from_bytes(core::array::from_fn(|at| {
            digest.get(at).copied().unwrap_or_default()
        }))
    }

    /// Whether its private half signed some bytes. Keys and signatures that
    /// several messages can have are refused.
    pub(super) fn verify(&self, covered: &[u8], signature: &str) -> bool {
        let Ok(signature) = decode::<64>(signature) else {
            return false;
        };
        let signature = Signature::from_bytes(&signature);
        VerifyingKey::from_bytes(self.as_bytes())
            .is_ok_and(|key| key.verify_strict(covered, &signature).is_ok())
    }
}

/// A root key (Ed25519). Whoever has it decides what everybody seals to.
///
/// It lives offline: no function and no client ever holds one.
///
/// # Examples
///
/// ```
/// use vigie::desk::root::RootKey;
///
/// let root = RootKey::from_bytes([1; 32]); // from the system's randomness
/// let kept = root.encoded();
/// assert_eq!(kept.parse::<RootKey>()?.public(), root.public());
/// assert_eq!(format!("{root:?}"), "RootKey(secret)");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone)]
pub struct RootKey(SigningKey);

impl RootKey {
    /// The key of 32 random bytes: the seed of RFC 8032, section 5.1.5.
    #[must_use]
    pub fn from_bytes(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(SigningKey::from_bytes(&seed))
    }

    /// Its text form, 43 characters of base64url, to be kept under lock.
    #[must_use]
    pub fn encoded(&self) -> Zeroizing<String> {
        Zeroizing::new(Base64UrlUnpadded::encode_string(self.0.as_bytes()))
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> RootPublicKey {
        RootPublicKey::from_bytes(self.0.verifying_key().to_bytes())
    }

    pub(super) fn sign(&self, covered: &[u8]) -> [u8; 64] {
        self.0.sign(covered).to_bytes()
    }
}

impl FromStr for RootKey {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut seed = decode(text)?;
        let key = Self::from_bytes(seed);
        seed.zeroize();
        Ok(key)
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(secret)")
    }
}

text_in_serde!(RootKey);

/// The statement that one root key follows another.
///
/// Its text is `vr1.<payload>.<signature by the old>.<signature by the new>`.
/// The old key signs so that clients follow, and the new one so that nobody is
/// led to a key that no one has.
///
/// It holds for directories that are issued from `since` on. Clients' clocks
/// play no part.
///
/// # Examples
///
/// ```
/// use vigie::desk::root::{RootKey, Rotation};
///
/// let (old, new) = (RootKey::from_bytes([1; 32]), RootKey::from_bytes([2; 32]));
/// let since = "2027-01-01T00:00:00Z".parse().unwrap();
/// let text = Rotation::sign(&old, &new, since)?;
///
/// let rotation = Rotation::verify(&text, &old.public())?;
/// assert_eq!(rotation.to, new.public());
///
/// let other = RootKey::from_bytes([3; 32]);
/// let error = Rotation::verify(&text, &other.public()).unwrap_err();
/// assert_eq!(error.code(), "directory_untrusted");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// The key that signed until then.
    pub from: RootKeyId,
    /// The key that signs from then on.
    pub to: RootPublicKey,
    /// Since when, in whole seconds.
    #[serde(with = "wire::seconds")]
    pub since: Timestamp,
}

impl Rotation {
    /// The text, signed by both keys.
    ///
    /// # Errors
    ///
    /// With the code `root_rotation_invalid`, if both are the same key.
    pub fn sign(old: &RootKey, new: &RootKey, since: Timestamp) -> Result<String, Error> {
        let (from, to) = (old.public(), new.public());
        if from == to {
            return Err(Kind::RootRotation.into());
        }
        let statement = Self {
            from: from.id(),
            to,
            since,
        };
        signed::sign(signed::ROTATION, &statement, &[old, new])
            .ok_or_else(|| Kind::RootRotation.into())
    }

    /// What a text says, if the old key and the key that it names signed it.
    ///
    /// # Errors
    ///
    /// With the code `directory_untrusted`.
    pub fn verify(text: &str, old: &RootPublicKey) -> Result<Self, Error> {
        let signed = Signed::rotation(text)
            .filter(|signed| signed.is_by(old, 0))
            .ok_or(Kind::DirectoryUntrusted)?;
        let statement: Option<Self> = signed.statement();
        statement
            .filter(|it| it.from == old.id() && it.to != *old && signed.is_by(&it.to, 1))
            .ok_or_else(|| Kind::DirectoryUntrusted.into())
    }
}
