//! What a sealed entry and a sealed chunk have in common: format, version of
//! the key, nonce, ciphertext, tag.

use zeroize::Zeroizing;

use super::{
    Keyring,
    padding::{pad, unpad},
    primitives::{NONCE, TAG, decrypt, encrypt},
};
use crate::{Error, error::Kind};

/// The bytes that a frame adds to the padded content.
pub(super) const OVERHEAD: usize = 2 + NONCE + TAG;

/// A kind of frame.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Its first byte.
    pub(super) format: u8,
    /// The purpose of the key that it is sealed under.
    pub(super) purpose: &'static [u8],
    /// The lengths in bytes that the padded content may have.
    pub(super) classes: &'static [usize],
}

impl Frame {
    /// Pads and seals a content under the newest key.
    pub(super) fn seal(
        self,
        keyring: &Keyring,
        place: &[u8],
        content: &[u8],
        nonce: [u8; NONCE],
    ) -> Result<Vec<u8>, Error> {
        let class = self.classes.iter().find(|class| content.len() < **class);
        let class = *class.ok_or(Kind::SealTooLarge)?;
        let key = keyring.newest();
        let mut sealed = Vec::with_capacity(class + OVERHEAD);
        sealed.extend([self.format, key.version()]);
        sealed.extend(nonce);
        let from = sealed.len();
        pad(content, class, &mut sealed);
        encrypt(
            &key.for_purpose(self.purpose),
            &nonce,
            &associated(place, key.version()),
            &mut sealed,
            from,
        )?;
        Ok(sealed)
    }

    /// The version of the key that a frame names, if its form is right.
    pub(super) fn key_version(self, sealed: &[u8]) -> Result<u8, Error> {
        self.split(sealed).map(|(version, _, _)| version)
    }

    /// Opens a frame and takes the padding away.
    pub(super) fn open(
        self,
        keyring: &Keyring,
        place: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let (version, nonce, ciphertext) = self.split(sealed)?;
        let key = keyring.get(version).ok_or(Kind::KeyMissing)?;
        let padded = decrypt(
            &key.for_purpose(self.purpose),
            nonce,
            &associated(place, version),
            ciphertext,
        )?;
        unpad(padded)
    }

    fn split(self, sealed: &[u8]) -> Result<(u8, &[u8; NONCE], &[u8]), Error> {
        let fits = |class: &usize| sealed.len() == class + OVERHEAD;
        match sealed {
            [format, version, rest @ ..]
                if *format == self.format && *version > 0 && self.classes.iter().any(fits) =>
            {
                let (nonce, ciphertext) = rest.split_first_chunk().ok_or(Kind::SealForm)?;
                Ok((*version, nonce, ciphertext))
            }
            _ => Err(Kind::SealForm.into()),
        }
    }
}

fn associated(place: &[u8], key_version: u8) -> Vec<u8> {
    [place, &[key_version]].concat()
}
