//! A case key sealed to desks.

use serde::{Deserialize, Serialize};

use super::{
    CaseId, CaseKey, Commitment, EncapsulatedKey, KeyId, Keyring, PrivateKey, PublicKey,
    WrappedKey, id::bytes_type,
};
use crate::{Error, error::Kind, object};

/// The most desks that a case key is sealed to.
pub const MAX_RECIPIENTS: usize = 8;

const INFO: &[u8] = b"vigie/v1/case key";

bytes_type! {
    /// A case key sealed to one desk: ciphertext and tag.
    SealedKey, 48
}

/// A case key sealed to one desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Which key of the desk's it is sealed to.
    pub key_id: KeyId,
    /// The encapsulated key.
    pub enc: EncapsulatedKey,
    /// The sealed case key.
    pub sealed: SealedKey,
}

/// A case key sealed to each of one to eight desks and, after a rotation,
/// wrapped for the citizen.
///
/// It says what the key must come to (its [`Commitment`]), so that nobody can
/// seal one key to one desk and another key to the next.
///
/// # Examples
///
/// ```
/// use vigie::seal::{Envelopes, PrivateKey, Receipt};
///
/// let desk = PrivateKey::derive([1; 32]); // from the system's randomness
/// let receipt = Receipt::new([2; 16]); // too
/// let case = receipt.case_id();
///
/// let key = receipt.case_key();
/// let envelopes = Envelopes::seal(&case, &key, &[(desk.public(), [3; 32])])?;
/// assert_eq!(envelopes.open(&case, &desk)?, key);
///
/// let another = PrivateKey::derive([4; 32]);
/// assert_eq!(envelopes.open(&case, &another).unwrap_err().code(), "not_a_recipient");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawEnvelopes")]
pub struct Envelopes {
    key_version: u8,
    commitment: Commitment,
    recipients: Vec<Recipient>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrap: Option<WrappedKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEnvelopes {
    key_version: u8,
    commitment: Commitment,
    #[serde(deserialize_with = "object::objects")]
    recipients: Vec<Recipient>,
    #[serde(default, deserialize_with = "object::given")]
    wrap: Option<WrappedKey>,
}

impl TryFrom<RawEnvelopes> for Envelopes {
    type Error = Error;
    fn try_from(raw: RawEnvelopes) -> Result<Self, Error> {
        if raw.key_version == 0 {
            return Err(Kind::KeyVersion.into());
        }
        let ids: Vec<KeyId> = raw.recipients.iter().map(|one| one.key_id).collect();
        check_recipients(&ids)?;
        Ok(Self {
            key_version: raw.key_version,
            commitment: raw.commitment,
            recipients: raw.recipients,
            wrap: raw.wrap,
        })
    }
}

fn check_recipients(ids: &[KeyId]) -> Result<(), Error> {
    let mut once = ids.to_vec();
    once.sort_unstable();
    once.dedup();
    if (1..=MAX_RECIPIENTS).contains(&ids.len()) && once.len() == ids.len() {
        Ok(())
    } else {
        Err(Kind::Recipients.into())
    }
}

impl Envelopes {
    /// Seals a key to desks, each with 32 random bytes of its own, never used
    /// twice.
    ///
    /// A desk that comes to a case later gets an older key the same way: it is
    /// sealed again, under its own version.
    ///
    /// # Errors
    ///
    /// If there is no desk, there are more than eight or two alike, or a key
    /// is unusable.
    pub fn seal(case: &CaseId, key: &CaseKey, to: &[(PublicKey, [u8; 32])]) -> Result<Self, Error> {
        let ids: Vec<KeyId> = to.iter().map(|(desk, _)| desk.id()).collect();
        check_recipients(&ids)?;
        let recipients = to.iter().zip(ids).map(|((desk, ephemeral), key_id)| {
            let place = place(case, key.version(), key_id);
            let (enc, sealed) = desk.seal(INFO, &place, key.secret(), *ephemeral)?;
            let sealed = sealed.try_into().map_err(|_| Kind::SealForm)?;
            Ok(Recipient {
                key_id,
                enc,
                sealed: SealedKey::from_bytes(sealed),
            })
        });
        Ok(Self {
            key_version: key.version(),
            commitment: key.commitment(),
            recipients: recipients.collect::<Result<_, Error>>()?,
            wrap: None,
        })
    }

    /// Adds the key as the citizen can open it, from [`Keyring::wrap`].
    #[must_use]
    pub fn with_wrap(mut self, wrap: WrappedKey) -> Self {
        self.wrap = Some(wrap);
        self
    }

    /// Opens the envelope of a desk.
    ///
    /// # Errors
    ///
    /// If none is for this key, it does not open, or the key inside is not the
    /// one promised.
    pub fn open(&self, case: &CaseId, key: &PrivateKey) -> Result<CaseKey, Error> {
        let key_id = key.public().id();
        let recipient = self.recipients.iter().find(|one| one.key_id == key_id);
        let recipient = recipient.ok_or(Kind::NotRecipient)?;
        let secret = key.open(
            &recipient.enc,
            INFO,
            &place(case, self.key_version, key_id),
            recipient.sealed.as_bytes(),
        )?;
        CaseKey::promised(self.key_version, &secret, Some(&self.commitment))
    }

    /// Opens the wrap for the citizen, with the first key of the case.
    ///
    /// # Errors
    ///
    /// If there is no wrap, it does not open, or the key inside is not the one
    /// promised.
    pub fn open_wrap(&self, case: &CaseId, keyring: &Keyring) -> Result<CaseKey, Error> {
        let wrap = self.wrap.as_ref().ok_or(Kind::NotRecipient)?;
        let key = keyring.unwrap_key(case, self.key_version, wrap)?;
        if key.commitment() == self.commitment {
            Ok(key)
        } else {
            Err(Kind::SealBroken.into())
        }
    }

    /// The version of the key inside.
    #[must_use]
    pub fn key_version(&self) -> u8 {
        self.key_version
    }

    /// What the key inside must come to.
    #[must_use]
    pub fn commitment(&self) -> &Commitment {
        &self.commitment
    }

    /// The desks that can open them.
    #[must_use]
    pub fn recipients(&self) -> &[Recipient] {
        &self.recipients
    }

    /// The key as the citizen can open it, after a rotation.
    #[must_use]
    pub fn wrap(&self) -> Option<&WrappedKey> {
        self.wrap.as_ref()
    }
}

fn place(case: &CaseId, key_version: u8, key_id: KeyId) -> Vec<u8> {
    [
        case.as_bytes().as_slice(),
        &[key_version],
        key_id.as_bytes(),
    ]
    .concat()
}
