//! RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2.2), verification
//! alone.
//!
//! The `rsa` crate does the same and more; this is what of it a verifier needs,
//! on the big integers that P-256 brings along anyway. The advisory about that
//! crate's timing (RUSTSEC-2023-0071) is about private keys: here every number
//! is public, so that nothing can leak and variable time is fine.

use base64ct::{Base64UrlUnpadded, Encoding};
use crypto_bigint::{
    Odd, U64, U4096,
    modular::{FixedMontyForm, FixedMontyParams},
};
use sha2::{Digest, Sha256};

/// How many bits a modulus may have: 2048 are asked for by RFC 7518 (section
/// 3.3), and above 4096 a caller would make us compute for too long.
const MODULUS_BITS: core::ops::RangeInclusive<u32> = 2_048..=4_096;

/// The bytes of the widest number there is.
const WIDEST: usize = U4096::BITS as usize / 8;

/// What stands before the digest: the end of the padding, then the
/// `DigestInfo` of SHA-256 (RFC 8017, section 9.2, note 1).
const BEFORE_DIGEST: [u8; 20] = [
    0x00, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
    0x05, 0x00, 0x04, 0x20,
];

/// A public key that may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RsaKey {
    /// Big-endian, without leading zeros.
    modulus: Vec<u8>,
    exponent: u32,
}

impl RsaKey {
    /// The key of these two numbers in base64url, if it is one that may be
    /// used: a modulus of 2048 to 4096 bits, and an odd exponent from 3 that
    /// fits 32 bits. An exponent of 1 would make everybody a signer.
    pub(super) fn read(modulus: &str, exponent: &str) -> Option<Self> {
        let modulus = unsigned(modulus)?;
        let bits = Odd::new(wide(&modulus)?).into_option()?.bits_vartime();
        let given = unsigned(exponent)?;
        let mut bytes = [0; 4];
        let start = bytes.len().checked_sub(given.len())?;
        bytes.get_mut(start..)?.copy_from_slice(&given);
        let exponent = u32::from_be_bytes(bytes);
        let usable = MODULUS_BITS.contains(&bits) && exponent >= 3 && exponent % 2 == 1;
        usable.then_some(Self { modulus, exponent })
    }

    /// The modulus in base64url.
    pub(super) fn modulus(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.modulus)
    }

    /// The exponent in base64url.
    pub(super) fn exponent(&self) -> String {
        let bytes = self.exponent.to_be_bytes();
        let zeros = self.exponent.leading_zeros() as usize / 8;
        Base64UrlUnpadded::encode_string(bytes.get(zeros..).unwrap_or_default())
    }

    /// Whether the signature is this key's over the bytes.
    ///
    /// The one text that may have been signed is built and compared whole.
    /// Whoever takes a signature's padding apart instead can be deceived by
    /// what an attacker puts in it.
    pub(super) fn verifies(&self, signed: &[u8], signature: &[u8]) -> bool {
        signature.len() == self.modulus.len()
            && self
                .opened(signature)
                .zip(self.expected(signed))
                .is_some_and(|(opened, expected)| opened == expected)
    }

    /// The signature to the power of the exponent (RFC 8017, section 5.2.2).
    fn opened(&self, signature: &[u8]) -> Option<U4096> {
        let modulus = Odd::new(wide(&self.modulus)?).into_option()?;
        let signature = wide(signature)?;
        if signature >= *modulus.as_ref() {
            return None;
        }
        let parameters = FixedMontyParams::new_vartime(modulus);
        let exponent = U64::from(self.exponent);
        let power = FixedMontyForm::new(&signature, &parameters).pow_vartime(&exponent);
        Some(power.retrieve())
    }

    /// What the signature over some bytes opens to: 0, 1, bytes of 255, and
    /// the digest with what says that it is one (RFC 8017, section 9.2).
    fn expected(&self, signed: &[u8]) -> Option<U4096> {
        let mut encoded = vec![0xff; self.modulus.len()];
        encoded.get_mut(..2)?.copy_from_slice(&[0, 1]);
        let digest = Sha256::digest(signed);
        let tail = [BEFORE_DIGEST.as_slice(), digest.as_slice()].concat();
        let start = encoded.len().checked_sub(tail.len())?;
        encoded.get_mut(start..)?.copy_from_slice(&tail);
        wide(&encoded)
    }
}

/// A positive number in base64url, written one way only (RFC 7518, section 2,
/// `Base64urlUInt`): without zeros before it.
fn unsigned(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
    bytes
        .first()
        .is_some_and(|first| *first != 0)
        .then_some(bytes)
}

fn wide(number: &[u8]) -> Option<U4096> {
    let mut bytes = [0; WIDEST];
    let start = bytes.len().checked_sub(number.len())?;
    bytes.get_mut(start..)?.copy_from_slice(number);
    Some(U4096::from_be_slice(&bytes))
}
