//! Whatever bytes come: nothing panics, and nothing that was changed is
//! accepted.

use proptest::prelude::*;
use serde_json::Value;
use vigie::desk::identity::{Issuer, KeySet, Revocations};

use super::identity_support::{
    ALGORITHMS, NOW, at, claims, encode, header, issuer, keys, signature, signed, token, verify,
};

/// Text that is near to what is expected.
fn near() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\ud800",
        "\0",
        "null",
        "1",
        "-1",
        "1e999",
        "true",
        "é",
        ".",
        "=",
        "\"alg\":",
        "\"EdDSA\"",
        "\"ES256\"",
        "\"RS256\"",
        "\"none\"",
        "\"kid\":",
        "\"typ\":",
        "\"crit\":",
        "\"iss\":",
        "\"aud\":",
        "\"vigie\"",
        "\"sub\":",
        "\"exp\":",
        "\"nbf\":",
        "\"iat\":",
        "1795316400",
        "\"realm_access\":",
        "\"roles\":",
        "\"officer:lyon\"",
        "\"keys\":",
        "\"kty\":",
        "\"EC\"",
        "\"OKP\"",
        "\"RSA\"",
        "\"crv\":",
        "\"P-256\"",
        "\"Ed25519\"",
        "\"x\":",
        "\"y\":",
        "\"n\":",
        "\"e\":",
        "\"AQAB\"",
        "\"officers\":",
        "\"tokens\":",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

/// A member's value of any kind.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::collection::vec(".{0,8}", 0..3).prop_map(Value::from),
    ]
}

fn right(algorithm: &str) -> String {
    signed(algorithm, &header(algorithm), &claims().to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_changed_byte_is_refused(
        algorithm in prop::sample::select(ALGORITHMS.to_vec()),
        at: prop::sample::Index,
        byte in 0..128_u8,
    ) {
        let right = right(algorithm);
        prop_assert!(verify(&right).is_ok());
        let mut bytes = right.clone().into_bytes();
        let index = at.index(bytes.len());
        prop_assume!(bytes[index] != byte);
        bytes[index] = byte;
        prop_assert!(verify(&String::from_utf8(bytes).unwrap()).is_err());
    }

    #[test]
    fn a_changed_bit_of_the_signature_is_refused(
        algorithm in prop::sample::select(ALGORITHMS.to_vec()),
        at: prop::sample::Index,
        bit in 0..8_u32,
    ) {
        let signed = format!("{}.{}", encode(header(algorithm)), encode(claims().to_string()));
        let mut signature = signature(algorithm, &signed);
        let index = at.index(signature.len());
        signature[index] ^= 1 << bit;
        let outcome = verify(&format!("{signed}.{}", encode(signature)));
        prop_assert_eq!(outcome.map(drop), Err("token_untrusted"));
    }

    #[test]
    fn a_part_left_out_is_refused(from: prop::sample::Index, to: prop::sample::Index) {
        let right = right("EdDSA");
        let (one, other) = (from.index(right.len()), to.index(right.len()));
        let (start, end) = (one.min(other), one.max(other) + 1);
        let cut = format!("{}{}", &right[..start], &right[end..]);
        prop_assert!(verify(&cut).is_err());
    }

    #[test]
    fn any_text_is_refused_in_peace(text in near(), any in ".{0,200}", bytes: Vec<u8>) {
        for token in [&text, &any, &format!("{}.{}.{}", encode(&text), encode(&any), encode(&bytes))] {
            prop_assert!(verify(token).is_err());
        }
        for json in [text.as_bytes(), any.as_bytes(), &bytes] {
            // What is read is written so that it reads the same.
            if let Ok(set) = KeySet::read(json) {
                let text = serde_json::to_vec(&set).unwrap();
                prop_assert_eq!(KeySet::read(&text), Ok(set));
            }
            if let Ok(read) = serde_json::from_slice::<Revocations>(json) {
                let text = serde_json::to_vec(&read).unwrap();
                prop_assert_eq!(serde_json::from_slice::<Revocations>(&text).unwrap(), read);
            }
        }
        let _ = Issuer::new(&any, "vigie", &text);
    }

    #[test]
    fn whatever_is_signed_is_read_in_peace(
        header in near(),
        text in near(),
        name in prop::sample::select(vec!["iss", "aud", "sub", "exp", "nbf", "iat", "jti", "realm_access"]),
        value in value(),
    ) {
        prop_assert!(verify(&signed("EdDSA", &header, &text)).is_err());
        let mut claims = claims();
        claims[name] = value;
        let token = token(&claims);
        // Nothing outlives its time, whatever it says.
        if let Ok(identity) = verify(&token) {
            prop_assert!(identity.expires > at(NOW - 30));
            let late = at(NOW + 43_200 + 60);
            prop_assert!(issuer().verify(&token, &keys(), late).is_err());
        }
    }
}
