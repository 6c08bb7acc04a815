//! A desk's private key as a file that a passphrase opens.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use zeroize::{Zeroize, Zeroizing};

use super::{
    PrivateKey, PublicKey,
    id::decode,
    primitives::{NONCE, TAG, decrypt, encrypt},
};
use crate::{Error, case::kind::Desk, error::Kind};

/// The one version that there is. It stands for the numbers below: a file does
/// not choose how much memory its reader spends.
const VERSION: u8 = 1;

/// Argon2id (RFC 9106) over 64 MiB in three passes on one lane: the second
/// recommended option of section 4, with one lane since browsers compute on one.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;

/// A desk's private key, sealed by a passphrase: Argon2id and
/// XChaCha20-Poly1305. What it is for stands beside it and is bound to it.
///
/// An officer opens it in the console, and the key never leaves from there.
/// Whoever finds the file can try passphrases on their own machine for as long
/// as they like, so it needs a long one.
///
/// # Examples
///
/// ```
/// use vigie::{case::kind::Desk, seal::{KeyFile, PrivateKey}};
///
/// let key = PrivateKey::derive([1; 32]);
/// // The salt and the nonce come from the system's randomness.
/// let file = KeyFile::lock(Desk::new("bordeaux")?, &key, "correct horse", [2; 16], [3; 24])?;
/// let kept = file.to_text();
///
/// let found = KeyFile::read(&kept)?;
/// assert_eq!((found.desk().as_str(), found.public_key()), ("bordeaux", key.public()));
/// assert_eq!(found.unlock("correct horse")?.public(), key.public());
/// assert_eq!(found.unlock("Correct horse").unwrap_err().code(), "key_file_locked");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    desk: Desk,
    public_key: PublicKey,
    /// What makes two files with one passphrase differ.
    salt: [u8; 16],
    /// The nonce and the sealed key.
    sealed: [u8; NONCE + 32 + TAG],
}

/// The file's text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "vigie_desk_key")]
    _version: u8,
    desk: Desk,
    public_key: PublicKey,
    salt: String,
    sealed: String,
}

/// What stands in a file of any version.
#[derive(Deserialize)]
struct AnyVersion {
    vigie_desk_key: u8,
}

impl KeyFile {
    /// Seals a key, with random bytes that are never used twice.
    ///
    /// # Errors
    ///
    /// With the code `key_file_invalid` if the passphrase is longer than 4 GiB,
    /// or the memory for it cannot be had.
    pub fn lock(
        desk: Desk,
        key: &PrivateKey,
        passphrase: &str,
        salt: [u8; 16],
        nonce: [u8; NONCE],
    ) -> Result<Self, Error> {
        let public_key = key.public();
        let mut sealed = Zeroizing::new(Vec::with_capacity(NONCE + 32 + TAG));
        sealed.extend_from_slice(&nonce);
        let mut bytes = [0; 32];
        Base64UrlUnpadded::decode(&*key.encoded(), &mut bytes).map_err(|_| Kind::KeyFile)?;
        sealed.extend_from_slice(&bytes);
        bytes.zeroize();
        let place = place(&desk, &public_key);
        let stretched = stretched(passphrase, &salt)?;
        encrypt(&stretched, &nonce, &place, &mut sealed, NONCE)?;
        let sealed = sealed.as_slice().try_into().map_err(|_| Kind::KeyFile)?;
        Ok(Self {
            desk,
            public_key,
            salt,
            sealed,
        })
    }

    /// Reads a file's text.
    ///
    /// # Errors
    ///
    /// With the code `key_file_version` if it is of another version,
    /// `key_file_invalid` if it is no key file.
    pub fn read(text: &str) -> Result<Self, Error> {
        match serde_json::from_slice(text.as_bytes()) {
            Ok(AnyVersion { vigie_desk_key }) if vigie_desk_key != VERSION => {
                return Err(Kind::KeyFileVersion.into());
            }
            _ => {}
        }
        let written: Written =
            serde_json::from_slice(text.as_bytes()).map_err(|_| Kind::KeyFile)?;
        Ok(Self {
            desk: written.desk,
            public_key: written.public_key,
            salt: decode(&written.salt).map_err(|_| Kind::KeyFile)?,
            sealed: decode(&written.sealed).map_err(|_| Kind::KeyFile)?,
        })
    }

    /// The text of the file: JSON, with a line feed at its end.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!(
            "{{\n  \"vigie_desk_key\": {VERSION},\n  \"desk\": \"{}\",\n  \"public_key\": \"{}\",\n  \
             \"salt\": \"{}\",\n  \"sealed\": \"{}\"\n}}\n",
            self.desk,
            self.public_key,
            Base64UrlUnpadded::encode_string(&self.salt),
            Base64UrlUnpadded::encode_string(&self.sealed)
        )
    }

    /// The desk that it is for.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The public half. It is what the file says: whether the key is its other
    /// half is known once it is unlocked.
    #[must_use]
    pub const fn public_key(&self) -> PublicKey {
        self.public_key
    }

    /// Opens the file. It takes 64 MiB of memory and about as long as a person
    /// takes to notice.
    ///
    /// # Errors
    ///
    /// With the code `key_file_locked` if the passphrase is another or anything
    /// in the file was changed.
    pub fn unlock(&self, passphrase: &str) -> Result<PrivateKey, Error> {
        let (nonce, sealed) = self.sealed.split_first_chunk().ok_or(Kind::KeyFile)?;
        let stretched = stretched(passphrase, &self.salt)?;
        let place = place(&self.desk, &self.public_key);
        let opened = decrypt(&stretched, nonce, &place, sealed).map_err(|_| Kind::KeyFileLocked)?;
        let mut bytes: [u8; 32] = opened.as_slice().try_into().map_err(|_| Kind::KeyFile)?;
        let key = PrivateKey::from_bytes(bytes);
        bytes.zeroize();
        let key = key?;
        if key.public() == self.public_key {
            Ok(key)
        } else {
            Err(Kind::KeyFile.into())
        }
    }
}

/// What the key is sealed for.
fn place(desk: &Desk, public_key: &PublicKey) -> Vec<u8> {
    let desk = desk.as_str().as_bytes();
    [b"vigie/v1/key file".as_slice(), public_key.as_bytes(), desk].concat()
}

/// The key that follows from a passphrase.
fn stretched(passphrase: &str, salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).map_err(|_| Kind::KeyFile)?;
    let mut memory: Vec<Block> = Vec::new();
    let blocks = params.block_count();
    memory
        .try_reserve_exact(blocks)
        .map_err(|_| Kind::KeyFile)?;
    memory.resize(blocks, Block::default());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = Zeroizing::new([0; 32]);
    let filled =
        argon2.hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut *key, &mut memory);
    memory.zeroize();
    filled.map_err(|_| Kind::KeyFile)?;
    Ok(key)
}
