//! The keys of a case: one to begin with, a new version with each rotation.

use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    CaseId,
    id::bytes_type,
    primitives::{NONCE, decrypt, derive, encrypt},
};
use crate::{Error, error::Kind};

bytes_type! {
    /// What follows from a case key and can be published: 16 bytes that show
    /// whoever opens an envelope that it holds the key that it promises, the
    /// same one as the envelopes beside it.
    Commitment, 16
}

bytes_type! {
    /// A later case key, sealed under the first one, for the citizen: nonce,
    /// ciphertext and tag.
    WrappedKey, 72
}

/// A key of a case: 32 secret bytes, and which version of the case's key they
/// are.
///
/// # Examples
///
/// ```
/// use vigie::seal::CaseKey;
///
/// let key = CaseKey::new(1, [7; 32])?;
/// assert_eq!(format!("{key:?}"), "CaseKey(version 1, secret)");
/// assert_eq!(CaseKey::new(0, [7; 32]).unwrap_err().code(), "key_version_invalid");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone)]
pub struct CaseKey {
    version: u8,
    secret: Zeroizing<[u8; 32]>,
}

impl CaseKey {
    /// A key of a version from 1 to 255.
    ///
    /// # Errors
    ///
    /// If the version is 0.
    pub fn new(version: u8, secret: [u8; 32]) -> Result<Self, Error> {
        let secret = Zeroizing::new(secret);
        match version {
            0 => Err(Kind::KeyVersion.into()),
            _ => Ok(Self { version, secret }),
        }
    }

    /// The key that every case begins with, version 1.
    pub(super) fn first(secret: Zeroizing<[u8; 32]>) -> Self {
        Self { version: 1, secret }
    }

    /// Reads a key that was sealed to somebody, and sees that it is the one
    /// promised.
    pub(super) fn promised(
        version: u8,
        secret: &[u8],
        commitment: Option<&Commitment>,
    ) -> Result<Self, Error> {
        let secret = secret.try_into().map_err(|_| Kind::SealBroken)?;
        let key = Self::new(version, secret)?;
        match commitment {
            Some(promised) if *promised != key.commitment() => Err(Kind::SealBroken.into()),
            _ => Ok(key),
        }
    }

    /// Its version, from 1.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.version
    }

    /// What follows from the key and can be published.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        Commitment::from_bytes(*self.derive(b"commitment"))
    }

    /// The key that one purpose has for itself.
    pub(super) fn for_purpose(&self, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
        self.derive(purpose)
    }

    /// The bytes, to be sealed.
    pub(super) fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    fn derive<const N: usize>(&self, purpose: &[u8]) -> Zeroizing<[u8; N]> {
        derive(b"vigie/v1/case key", &*self.secret, purpose)
    }
}

impl PartialEq for CaseKey {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && self.secret.ct_eq(&*other.secret).into()
    }
}

impl Eq for CaseKey {}

impl fmt::Debug for CaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseKey(version {}, secret)", self.version)
    }
}

/// The keys of one case that somebody holds.
///
/// It seals with the newest and opens with any.
///
/// # Examples
///
/// A rotation, and the citizen who has nothing but the receipt:
///
/// ```
/// use vigie::seal::{CaseKey, Keyring, Receipt};
///
/// let receipt = Receipt::new([1; 16]); // from the system's randomness
/// let case = receipt.case_id();
///
/// // An officer who opened the first key makes the second.
/// let mut officer = Keyring::new(receipt.case_key());
/// let second = officer.next([2; 32])?;
/// let wrapped = officer.wrap(&case, &second, [3; 24])?;
/// officer.add(second)?;
/// assert_eq!(officer.newest().version(), 2);
///
/// let mut citizen = receipt.keyring();
/// let second = citizen.unwrap_key(&case, 2, &wrapped)?;
/// citizen.add(second)?;
/// assert_eq!(citizen.newest(), officer.newest());
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Keyring {
    /// The key with the highest version; a ring is never empty.
    newest: CaseKey,
    /// The others, oldest first.
    older: Vec<CaseKey>,
}

impl Keyring {
    /// A ring with one key.
    #[must_use]
    pub fn new(key: CaseKey) -> Self {
        Self {
            newest: key,
            older: Vec::new(),
        }
    }

    /// Adds a key; the same one again changes nothing.
    ///
    /// # Errors
    ///
    /// If the ring holds another key of the same version.
    pub fn add(&mut self, key: CaseKey) -> Result<(), Error> {
        match self.get(key.version) {
            Some(held) if *held == key => return Ok(()),
            Some(_) => return Err(Kind::KeyConflict.into()),
            None => {}
        }
        let older = if key.version > self.newest.version {
            core::mem::replace(&mut self.newest, key)
        } else {
            key
        };
        let place = self
            .older
            .partition_point(|held| held.version < older.version);
        self.older.insert(place, older);
        Ok(())
    }

    /// The key of a version, if it is held.
    #[must_use]
    pub fn get(&self, version: u8) -> Option<&CaseKey> {
        self.keys().find(|key| key.version == version)
    }

    /// The newest key, which seals.
    #[must_use]
    pub fn newest(&self) -> &CaseKey {
        &self.newest
    }

    /// The versions held, oldest first.
    pub fn versions(&self) -> impl Iterator<Item = u8> {
        self.keys().map(CaseKey::version)
    }

    fn keys(&self) -> impl Iterator<Item = &CaseKey> {
        self.older.iter().chain([&self.newest])
    }

    /// The key that follows the newest one, from 32 random bytes. It is not on
    /// the ring yet: add it once the relay has taken it.
    ///
    /// # Errors
    ///
    /// If the newest key is version 255.
    pub fn next(&self, secret: [u8; 32]) -> Result<CaseKey, Error> {
        let version = self.newest.version.checked_add(1);
        CaseKey::new(version.ok_or(Kind::KeyVersion)?, secret)
    }

    /// Seals a later key under the first, for the citizen, whose receipt gives
    /// the first and no other; the nonce is 24 random bytes.
    ///
    /// # Errors
    ///
    /// If the ring lacks version 1, or the key is of that version.
    pub fn wrap(&self, case: &CaseId, key: &CaseKey, nonce: [u8; 24]) -> Result<WrappedKey, Error> {
        if key.version == 1 {
            return Err(Kind::KeyVersion.into());
        }
        let mut wrapped = Vec::with_capacity(72);
        wrapped.extend(nonce);
        wrapped.extend(key.secret());
        encrypt(
            &*self.wrapping_key()?,
            &nonce,
            &wrap_place(case, key.version),
            &mut wrapped,
            NONCE,
        )?;
        let wrapped = wrapped.try_into().map_err(|_| Kind::SealForm)?;
        Ok(WrappedKey::from_bytes(wrapped))
    }

    /// Opens what [`Keyring::wrap`] made of the key of a version.
    ///
    /// # Errors
    ///
    /// If the ring lacks version 1 or the wrap does not open with it.
    pub fn unwrap_key(
        &self,
        case: &CaseId,
        version: u8,
        wrapped: &WrappedKey,
    ) -> Result<CaseKey, Error> {
        let (nonce, sealed) = wrapped
            .as_bytes()
            .split_first_chunk()
            .ok_or(Kind::SealForm)?;
        let place = wrap_place(case, version);
        let secret = decrypt(&*self.wrapping_key()?, nonce, &place, sealed)?;
        CaseKey::promised(version, &secret, None)
    }

    fn wrapping_key(&self) -> Result<Zeroizing<[u8; 32]>, Error> {
        let first = self.get(1).ok_or(Kind::KeyMissing)?;
        Ok(first.for_purpose(b"wrap"))
    }
}

fn wrap_place(case: &CaseId, version: u8) -> Vec<u8> {
    [b"vigie/v1/wrap".as_slice(), case.as_bytes(), &[version]].concat()
}
