//! The two primitives that this module is built from: HKDF-SHA256 (RFC 5869)
//! and XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03).

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, AeadInOut, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Error, error::Kind};

/// The length of a nonce in bytes: long enough to be chosen at random.
pub(super) const NONCE: usize = 24;

/// The length of the tag behind a ciphertext in bytes.
pub(super) const TAG: usize = 16;

/// Derives bytes for one purpose, named by `info`, from a secret.
pub(super) fn derive<const N: usize>(
    salt: &[u8],
    secret: &[u8],
    info: &[u8],
) -> Zeroizing<[u8; N]> {
    const { assert!(N <= 255 * 32, "RFC 5869, section 2.3: the most there is") }
    let mut derived = Zeroizing::new([0; N]);
    let expanded = Hkdf::<Sha256>::new(Some(salt), secret).expand(info, &mut *derived);
    // Going on with a key of zeros would be worse than stopping; the line
    // above proves that neither happens.
    if expanded.is_err() {
        unreachable!("the length is checked when this is compiled");
    }
    derived
}

/// Encrypts what stands in the buffer from a place on, and puts the tag behind
/// it.
pub(super) fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    associated: &[u8],
    buffer: &mut Vec<u8>,
    from: usize,
) -> Result<(), Error> {
    let content = buffer.get_mut(from..).unwrap_or_default();
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(nonce.into(), associated, content.into())
        .map_err(|_| Kind::SealTooLarge)?;
    buffer.extend_from_slice(&tag);
    Ok(())
}

/// Decrypts a ciphertext with its tag behind it.
pub(super) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    associated: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let payload = Payload {
        msg: sealed,
        aad: associated,
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(nonce.into(), payload)
        .map(Zeroizing::new)
        .map_err(|_| Kind::SealBroken.into())
}
