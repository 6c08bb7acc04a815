//! Proof of work: under load, a client pays for opening a case with a little
//! computing, and with nothing that says who it is.
//!
//! A challenge is a text that the relay makes and verifies without keeping it:
//! `vp1.<bits>.<expires>.<salt>.<signature>`. The proof is a number, such that
//! SHA-256 of `<challenge>.<case id>.<number>` begins with as many zero bits.

use core::ops::{Range, RangeInclusive};

use base64ct::{Base64UrlUnpadded, Encoding};
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::capability::keyed;
use crate::{Error, error::Kind, seal::CaseId};

/// How hard a challenge may be, in zero bits.
pub const BITS: RangeInclusive<u8> = 8..=26;

const PREFIX: &str = "vp1";

/// The longest text of a challenge, in bytes.
const MAX_TEXT: usize = 128;

/// Makes a challenge for a case.
///
/// `salt` is 16 random bytes, and `bits` is brought into [`BITS`].
///
/// # Examples
///
/// ```
/// use vigie::{case::proof, jiff::{SignedDuration, Timestamp}, seal::CaseId};
///
/// let key = [7; 32];
/// let case = CaseId::from_bytes([1; 16]);
/// let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
/// let expires = now + SignedDuration::from_mins(5);
/// let challenge = proof::challenge(&key, &case, 8, expires, [3; 16])?;
///
/// // The client tries numbers, a few at a time if it has other things to do.
/// let number = proof::solve(&challenge, &case, 0..1_000_000).unwrap();
/// proof::verify(&key, &case, &format!("{challenge}.{number}"), now)?;
/// # Ok::<(), vigie::Error>(())
/// ```
///
/// # Errors
///
/// If the key cannot be used, which no key of 32 bytes is.
pub fn challenge(
    key: &[u8; 32],
    case: &CaseId,
    bits: u8,
    expires: Timestamp,
    salt: [u8; 16],
) -> Result<String, Error> {
    let bits = bits.clamp(*BITS.start(), *BITS.end());
    let salt = Base64UrlUnpadded::encode_string(&salt);
    let signed = format!("{PREFIX}.{bits}.{}.{salt}", expires.as_second());
    let signature = signature(key, case, &signed)?.finalize().into_bytes();
    let signature = Base64UrlUnpadded::encode_string(&signature);
    Ok(format!("{signed}.{signature}"))
}

fn signature(key: &[u8; 32], case: &CaseId, signed: &str) -> Result<Hmac<Sha256>, Error> {
    keyed(key, format!("vigie/v1/proof.{case}.{signed}").as_bytes())
}

/// Verifies a challenge and its answer, `<challenge>.<number>`.
///
/// The same answer holds again for the same case until it expires: opening a
/// case twice is opening it once.
///
/// # Errors
///
/// With the code `proof_invalid` or `proof_expired`.
pub fn verify(key: &[u8; 32], case: &CaseId, answer: &str, now: Timestamp) -> Result<(), Error> {
    let invalid = Kind::Proof;
    let (challenge, number) = answer.rsplit_once('.').ok_or(invalid)?;
    if challenge.len() > MAX_TEXT || !is_number(number) {
        return Err(invalid.into());
    }
    let (signed, code) = challenge.rsplit_once('.').ok_or(invalid)?;
    let code = Base64UrlUnpadded::decode_vec(code).map_err(|_| invalid)?;
    signature(key, case, signed)?
        .verify_slice(&code)
        .map_err(|_| invalid)?;
    let (bits, expires) = terms(challenge).ok_or(invalid)?;
    if now.as_second() > expires {
        return Err(Kind::ProofExpired.into());
    }
    if zero_bits(common(challenge, case), number) < u32::from(bits) {
        return Err(invalid.into());
    }
    Ok(())
}

/// The first number of a range that answers a challenge, if one does, and if
/// the challenge can be read.
#[must_use]
pub fn solve(challenge: &str, case: &CaseId, mut numbers: Range<u64>) -> Option<u64> {
    let (bits, _) = terms(challenge)?;
    // What all have in common is hashed once: this is what a person waits for.
    let common = common(challenge, case);
    numbers.find(|number| zero_bits(common.clone(), &number.to_string()) >= u32::from(bits))
}

/// How hard a challenge is, and the second when it expires.
fn terms(challenge: &str) -> Option<(u8, i64)> {
    let mut parts = challenge.split('.');
    if parts.next() != Some(PREFIX) {
        return None;
    }
    let bits: u8 = parts.next()?.parse().ok()?;
    let expires: i64 = parts.next()?.parse().ok()?;
    let rest = parts.count();
    (BITS.contains(&bits) && rest == 2).then_some((bits, expires))
}

/// One number has one text, of at most as many digits as fit.
fn is_number(text: &str) -> bool {
    text.parse::<u64>()
        .is_ok_and(|number| number.to_string() == text)
}

/// The hash of what stands before the number.
fn common(challenge: &str, case: &CaseId) -> Sha256 {
    Sha256::new_with_prefix(format!("{challenge}.{case}."))
}

/// With how many zero bits the hash begins once the number is in it.
fn zero_bits(common: Sha256, number: &str) -> u32 {
    let mut bits = 0;
    for byte in common.chain_update(number).finalize() {
        bits += byte.leading_zeros();
        if byte != 0 {
            break;
        }
    }
    bits
}
