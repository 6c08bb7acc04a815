//! What is shown to be let in: capabilities, and proofs of work.

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use base64ct::{Base64UrlUnpadded, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use vigie::{
    case::{
        capability::{Capability, CapabilityKey, LEEWAY, MAX_LIFE},
        proof,
    },
    seal::CaseId,
};

use crate::json;

const SECRET: [u8; 32] = [7; 32];

const CASE: CaseId = CaseId::from_bytes([1; 16]);

const OTHER_CASE: CaseId = CaseId::from_bytes([2; 16]);

/// The second around which everything happens: 22 November 2026.
const NOW: i64 = 1_795_316_400;

static KEYS: LazyLock<Vec<CapabilityKey>> = LazyLock::new(|| {
    let keys = [("old", [8; 32]), ("k", SECRET)];
    let keys = keys
        .into_iter()
        .map(|(id, secret)| CapabilityKey::new(id, secret));
    keys.flatten().collect()
});

/// One character of a text that becomes another.
#[derive(Arbitrary)]
struct Change {
    at: u16,
    to: u8,
}

impl Change {
    /// The changed text, where there is something to change.
    fn of(&self, text: &str) -> Option<String> {
        let at = usize::from(self.at) % text.len().max(1);
        let mut bytes = text.as_bytes().to_vec();
        *bytes.get_mut(at)? = self.to;
        String::from_utf8(bytes).ok().filter(|other| other != text)
    }
}

#[derive(Arbitrary)]
struct Shown<'a> {
    /// Whether the text is a payload that is signed here: anything less would
    /// stop at the signature.
    signed: bool,
    now: i32,
    change: Option<Change>,
    text: &'a str,
}

/// Only what was signed is a capability, for its case and its time.
pub(crate) fn capabilities(bytes: &[u8]) {
    let Some(shown) = crate::read::<Shown<'_>>(bytes) else {
        return;
    };
    let Ok(now) = Timestamp::from_second(NOW + i64::from(shown.now)) else {
        return;
    };
    let verify = |text: &str, case| Capability::verify(text, &KEYS, case, now);
    if !shown.signed {
        assert!(verify(shown.text, &CASE).is_err(), "forged");
        return;
    }
    let Some(text) = signed(shown.text) else {
        return;
    };
    let verified = verify(&text, &CASE);
    if let Some(changed) = shown.change.and_then(|change| change.of(&text)) {
        assert!(verify(&changed, &CASE).is_err(), "{changed}");
    }
    let capability = match verified {
        Ok(capability) => capability,
        Err(error) => {
            let codes = [
                "capability_invalid",
                "capability_early",
                "capability_expired",
            ];
            assert!(codes.contains(&error.code()));
            return;
        }
    };
    assert_eq!(capability.case, CASE);
    let (from, until) = (capability.not_before, capability.expires);
    assert!(until > from && until.duration_since(from) <= MAX_LIFE);
    assert!(from.duration_since(now) <= LEEWAY && now.duration_since(until) <= LEEWAY);
    assert!(verify(&text, &OTHER_CASE).is_err());

    let again = KEYS.iter().find(|key| key.id() == "k");
    let again = again.and_then(|key| capability.sign(key).ok());
    let again = again.unwrap_or_default();
    assert_eq!(verify(&again, &CASE), Ok(capability));
    json::is_the_same(&payload(&text), &payload(&again));
}

/// A payload with the signature that makes a capability of it.
fn signed(payload: &str) -> Option<String> {
    let payload = Base64UrlUnpadded::encode_string(payload.as_bytes());
    let signed = format!("vc1.{payload}");
    let mut mac = Hmac::<Sha256>::new_from_slice(&SECRET).ok()?;
    mac.update(signed.as_bytes());
    let signature = Base64UrlUnpadded::encode_string(&mac.finalize().into_bytes());
    Some(format!("{signed}.{signature}"))
}

/// The payload of a capability.
fn payload(text: &str) -> String {
    let encoded = text.split('.').nth(1).unwrap_or_default();
    let bytes = Base64UrlUnpadded::decode_vec(encoded).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[derive(Arbitrary)]
struct Asked<'a> {
    now: i8,
    expires: i8,
    salt: [u8; 16],
    change: Option<Change>,
    text: &'a str,
}

/// A challenge is answered by work alone, for its case and its time.
pub(crate) fn proofs(bytes: &[u8]) {
    let Some(asked) = crate::read::<Asked<'_>>(bytes) else {
        return;
    };
    let at = |second: i8| Timestamp::from_second(NOW + i64::from(second)).ok();
    let (Some(now), Some(expires)) = (at(asked.now), at(asked.expires)) else {
        return;
    };
    let verify = |answer: &str, case| proof::verify(&SECRET, case, answer, now);
    // The client reads what claims to be a challenge.
    let solved = proof::solve(asked.text, &CASE, 0..2);
    assert!(solved.is_none_or(|number| number < 2));
    let refused = verify(asked.text, &CASE).map_err(|error| error.code());
    assert_eq!(refused, Err("proof_invalid"), "forged");

    let Ok(challenge) = proof::challenge(&SECRET, &CASE, 8, expires, asked.salt) else {
        return;
    };
    // One number in 256 is an answer: that none of these is does not happen.
    let number = proof::solve(&challenge, &CASE, 0..20_000);
    let answer = format!("{challenge}.{}", number.unwrap_or_default());
    let code = verify(&answer, &CASE).map_err(|error| error.code());
    assert_eq!(
        code,
        if now > expires {
            Err("proof_expired")
        } else {
            Ok(())
        }
    );
    assert!(verify(&answer, &OTHER_CASE).is_err());
    if let Some(changed) = asked.change.and_then(|change| change.of(&challenge)) {
        let number = proof::solve(&changed, &CASE, 0..2).unwrap_or_default();
        assert!(verify(&format!("{changed}.{number}"), &CASE).is_err());
    }
}
