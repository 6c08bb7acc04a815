//! The keys of an issuer: which are used, and when they are asked for again.

use std::slice;

use serde_json::{Value, json};
use vigie::{
    desk::identity::{KeySet, MAX_KEY_SET, MAX_KEYS, REFRESH_AFTER, REFRESH_AT_MOST},
    jiff::SignedDuration,
};

use super::identity_support::{
    ALGORITHMS, NOW, at, claims, claims_with, decode, encode, issuer, jwk, jwk_with, key_set, keys,
    signed, token, verify, verify_with,
};

fn read(json: &str) -> Result<KeySet, &'static str> {
    KeySet::read(json.as_bytes()).map_err(|error| error.code())
}

#[test]
fn a_key_says_what_it_is_for() {
    for algorithm in ALGORITHMS {
        let other = ALGORITHMS
            .into_iter()
            .find(|name| *name != algorithm)
            .unwrap();
        for (members, used) in [
            (json!({}), true),
            (json!({"use": "sig"}), true),
            (json!({"use": "enc"}), false),
            (json!({"use": "Sig"}), false),
            (json!({"use": ["sig"]}), false),
            (json!({"use": null}), false),
            (json!({"alg": algorithm}), true),
            (json!({"alg": other}), false),
            (json!({"alg": "HS256"}), false),
            (json!({"alg": "none"}), false),
            (json!({"alg": "RSA-OAEP"}), false),
            (json!({"alg": "PS256"}), false),
            (json!({"alg": 7}), false),
            (json!({"key_ops": ["verify"]}), true),
            (json!({"key_ops": ["sign", "verify"]}), true),
            (json!({"key_ops": ["sign"]}), false),
            (json!({"key_ops": []}), false),
            (json!({"key_ops": "verify"}), false),
            (json!({"use": "sig", "key_ops": ["encrypt"]}), false),
            (json!({"kid": "a"}), true),
            (json!({"kid": ""}), true),
            (json!({"kid": 7}), false),
            (json!({"kid": null}), false),
            (json!({"kid": "x".repeat(256)}), true),
            (json!({"kid": "x".repeat(257)}), false),
            (json!({"x5c": ["MIIB"], "x5t": "AA", "issuer": "x"}), true),
            // Given away, or an attempt to have a secret taken for a key.
            (json!({"d": "AA"}), false),
            (json!({"d": null}), false),
            (json!({"k": "AA"}), false),
            (json!({"p": "AA"}), false),
            (json!({"kty": "oct"}), false),
            (json!({"kty": "oct", "k": "AA"}), false),
            (json!({"kty": "AKP"}), false),
            (json!({"kty": null}), false),
        ] {
            let key = jwk_with(algorithm, &members);
            assert_eq!(
                key_set(slice::from_ref(&key)).len(),
                usize::from(used),
                "{key}"
            );
        }
    }
}

/// Points of another curve, off the curve, or in another form.
#[test]
fn a_point_is_one_of_its_curve() {
    let point = jwk("ES256");
    let (x, y) = (&point["x"], &point["y"]);
    let x25519 = jwk("EdDSA")["x"].clone();
    for key in [
        jwk_with("ES256", &json!({"crv": "P-384"})),
        jwk_with("ES256", &json!({"crv": "P-521"})),
        jwk_with("ES256", &json!({"crv": "secp256k1"})),
        jwk_with("ES256", &json!({"crv": "Ed25519"})),
        jwk_with("ES256", &json!({"crv": null})),
        jwk_with("ES256", &json!({"kty": "OKP"})),
        jwk_with("ES256", &json!({"x": y, "y": x})),
        jwk_with("ES256", &json!({"y": x})),
        jwk_with(
            "ES256",
            &json!({"x": encode([0; 32]), "y": encode([0; 32])}),
        ),
        jwk_with("ES256", &json!({"x": encode([255; 32])})),
        jwk_with("ES256", &json!({"x": encode([0; 33])})),
        jwk_with("ES256", &json!({"x": ""})),
        jwk_with("ES256", &json!({"y": null})),
        jwk_with("ES256", &json!({"x": format!("{}=", x.as_str().unwrap())})),
        jwk_with("EdDSA", &json!({"crv": "Ed448"})),
        jwk_with("EdDSA", &json!({"crv": "X25519", "x": x25519})),
        jwk_with("EdDSA", &json!({"crv": "P-256"})),
        jwk_with("EdDSA", &json!({"kty": "EC"})),
        jwk_with("EdDSA", &json!({"x": encode([0; 31])})),
        jwk_with("EdDSA", &json!({"x": encode([0; 32])})),
        // y = 2 is on no point of the curve.
        jwk_with(
            "EdDSA",
            &json!({"x": encode([[2; 1].as_slice(), &[0; 31]].concat())}),
        ),
    ] {
        assert!(key_set(slice::from_ref(&key)).is_empty(), "{key}");
    }
}

/// Signatures made with Python's `cryptography`, and two that are not.
#[test]
fn rsa_keys_have_2048_to_4096_bits() {
    let samples: Vec<Value> = serde_json::from_str(include_str!("identity_rsa.json")).unwrap();
    for sample in &samples {
        let key = json!({"kty": "RSA", "n": sample["n"], "e": sample["e"]});
        let claims = claims_with(&json!({"jti": null}));
        // In the order in which that program wrote them.
        let text = format!(
            r#"{{"iss":{},"aud":"vigie","sub":"7d9c0f3e","iat":{NOW},"exp":{},"realm_access":{}}}"#,
            claims["iss"], claims["exp"], claims["realm_access"]
        );
        let header = encode(r#"{"alg":"RS256"}"#);
        let signature = sample["signature"].as_str().unwrap();
        let token = format!("{header}.{}.{signature}", encode(text));
        let outcome = verify_with(&token, &key_set(&[key]), at(NOW)).map(drop);
        let expected = match sample["name"].as_str().unwrap() {
            "1024 bits" | "2040 bits" | "4104 bits" => Err("token_key_unknown"),
            // What one number more than there is room for deceives, and what
            // looking for the digest in the padding does.
            "modulus added" | "padding cut short" => Err("token_untrusted"),
            _ => Ok(()),
        };
        assert_eq!(outcome, expected, "{}", sample["name"]);
    }
    assert_eq!(samples.len(), 9);
}

#[test]
fn rsa_numbers_are_written_one_way() {
    let n = jwk("RS256")["n"].as_str().unwrap().to_owned();
    let bytes = decode(&n);
    let mut even = bytes.clone();
    *even.last_mut().unwrap() &= 0xfe;
    for (members, used) in [
        (json!({"e": "AQAB"}), true),
        (json!({"e": "Aw"}), true),
        (json!({"e": "_____w"}), true),
        (json!({"e": "AQ"}), false),
        (json!({"e": "Ag"}), false),
        (json!({"e": "AA"}), false),
        (json!({"e": ""}), false),
        (json!({"e": "AAEAAQ"}), false),
        (json!({"e": "AQAC"}), false),
        (json!({"e": "AQAAAAE"}), false),
        (json!({"e": 65_537}), false),
        (json!({"e": null}), false),
        (json!({"n": ""}), false),
        (json!({"n": encode([vec![0], bytes].concat())}), false),
        (json!({"n": encode(even)}), false),
        (json!({"n": encode([255; 512])}), true),
        (json!({"n": encode([255; 513])}), false),
        (json!({"n": encode([255; 100_000])}), false),
        (json!({"n": encode([255; 255])}), false),
        (
            json!({"n": encode([[127].as_slice(), &[255; 255]].concat())}),
            false,
        ),
    ] {
        let key = jwk_with("RS256", &members);
        assert_eq!(key_set(&[key]).len(), usize::from(used), "{members}");
    }
}

/// With an exponent of 1 a signature is what it signs.
#[test]
fn nobody_signs_with_an_exponent_of_one() {
    use sha2::{Digest, Sha256};
    let header = encode(r#"{"alg":"RS256"}"#);
    let signed = format!("{header}.{}", encode(claims().to_string()));
    let info = [
        0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
        0x05, 0x00, 0x04, 0x20,
    ];
    let digest = Sha256::digest(signed.as_bytes());
    let encoded = [&[0, 1], [255; 202].as_slice(), &[0], &info, &digest].concat();
    assert_eq!(encoded.len(), 256);
    let token = format!("{signed}.{}", encode(encoded));
    let keys = key_set(&[jwk_with("RS256", &json!({"e": "AQ"}))]);
    let outcome = verify_with(&token, &keys, at(NOW)).map(drop);
    assert_eq!(outcome, Err("token_key_unknown"));
}

#[test]
fn a_set_is_read_whole_or_not_at_all() {
    let key = jwk("EdDSA");
    let many = |count: usize| json!({"keys": vec![json!({"kty": "oct"}); count]}).to_string();
    let x = key["x"].as_str().unwrap();
    let twice = format!(r#"{{"keys":[{{"kty":"OKP","crv":"Ed25519","x":"{x}","x":"{x}"}}]}}"#);
    for (text, expected) in [
        (r#"{"keys":[]}"#.to_owned(), Ok(0)),
        (r#"{"keys":[7,null,[],"",{}]}"#.to_owned(), Ok(0)),
        (json!({"keys": [key], "x": 1}).to_string(), Ok(1)),
        (
            json!({"keys": [key, {"kty": "oct"}, jwk("ES256")]}).to_string(),
            Ok(2),
        ),
        (many(MAX_KEYS), Ok(0)),
        (many(MAX_KEYS + 1), Err("keys_invalid")),
        (twice, Err("keys_invalid")),
        (r#"{"keys":[],"keys":[]}"#.to_owned(), Err("keys_invalid")),
        (key.to_string(), Err("keys_invalid")),
        (json!([key]).to_string(), Err("keys_invalid")),
        ("{}".to_owned(), Err("keys_invalid")),
        (r#"{"keys":{}}"#.to_owned(), Err("keys_invalid")),
        (String::new(), Err("keys_invalid")),
        ("<html>".to_owned(), Err("keys_invalid")),
        (
            format!(r#"{{"keys":[]}}{}"#, " ".repeat(MAX_KEY_SET)),
            Err("keys_invalid"),
        ),
    ] {
        let start: String = text.chars().take(80).collect();
        assert_eq!(read(&text).map(|keys| keys.len()), expected, "{start}");
    }
}

#[test]
fn a_set_outlives_a_cache() {
    let unnamed = ALGORITHMS.map(|algorithm| jwk_with(algorithm, &json!({"e": "Aw"})));
    for set in [KeySet::default(), keys(), key_set(&unnamed)] {
        let text = serde_json::to_string(&set).unwrap();
        assert_eq!(read(&text).as_ref(), Ok(&set));
        assert_eq!(serde_json::from_str::<KeySet>(&text).unwrap(), set);
        assert!(!text.contains("\"d\""));
    }
    let cached: KeySet = serde_json::from_str(&serde_json::to_string(&keys()).unwrap()).unwrap();
    for algorithm in ALGORITHMS {
        let header = json!({"alg": algorithm, "kid": algorithm}).to_string();
        let token = signed(algorithm, &header, &claims().to_string());
        assert!(verify_with(&token, &cached, at(NOW)).is_ok());
    }
    assert!(serde_json::from_str::<KeySet>(r#"{"keys":[],"keys":[]}"#).is_err());
    assert!(serde_json::from_str::<KeySet>("[]").is_err());
}

/// Keys of one name and several types are told apart by the algorithm
/// (RFC 7517, section 4.5); two of one type are not.
#[test]
fn a_name_and_an_algorithm_are_one_key() {
    let named = |algorithm: &str| jwk_with(algorithm, &json!({"kid": "a"}));
    let header = |algorithm: &str| json!({"alg": algorithm, "kid": "a"}).to_string();
    let all = key_set(&ALGORITHMS.map(named));
    for algorithm in ALGORITHMS {
        let token = signed(algorithm, &header(algorithm), &claims().to_string());
        assert!(verify_with(&token, &all, at(NOW)).is_ok());
    }
    let other = json!({"kty": "OKP", "crv": "Ed25519", "kid": "a",
        "x": "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"});
    let token = signed("EdDSA", &header("EdDSA"), &claims().to_string());
    let outcome = verify_with(&token, &key_set(&[named("EdDSA"), other]), at(NOW));
    assert_eq!(outcome.map(drop), Err("token_untrusted"));
    let outcome = verify_with(&token, &key_set(&[named("ES256")]), at(NOW));
    assert_eq!(outcome.map(drop), Err("token_untrusted"));
}

#[test]
fn only_an_unknown_key_is_worth_a_refresh() {
    let issuer = issuer();
    for (kid, worth_it) in [("2026-12", true), ("ES256", false), ("EdDSA", false)] {
        let header = json!({"alg": "EdDSA", "kid": kid}).to_string();
        let token = signed("RS256", &header, &claims().to_string());
        let error = issuer.verify(&token, &keys(), at(NOW)).unwrap_err();
        assert_eq!(error.is_key_unknown(), worth_it, "{kid}");
        assert!(error.is_token() && !error.is_expired());
    }
    let old = token(&claims_with(&json!({"exp": 1, "iat": null})));
    assert_eq!(verify(&old).map(drop), Err("token_expired"));
    let error = issuer.verify(&old, &keys(), at(NOW)).unwrap_err();
    assert!(error.is_expired() && error.is_token() && !error.is_key_unknown());
}

#[test]
fn keys_are_asked_for_in_time_and_not_all_the_time() {
    let then = at(NOW);
    let second = SignedDuration::from_secs(1);
    assert!(!KeySet::is_stale(then, then));
    assert!(!KeySet::is_stale(then, then + (REFRESH_AFTER - second)));
    assert!(KeySet::is_stale(then, then + REFRESH_AFTER));
    assert!(!KeySet::may_refresh(then, then));
    assert!(!KeySet::may_refresh(
        then,
        then + (REFRESH_AT_MOST - second)
    ));
    assert!(KeySet::may_refresh(then, then + REFRESH_AT_MOST));
    // A clock that was a year ahead must not stop either for a year.
    let year = SignedDuration::from_hours(24 * 365);
    assert!(KeySet::is_stale(then + year, then) && KeySet::may_refresh(then + year, then));
    assert!(!KeySet::may_refresh(then + second, then));
}
