//! Tokens that only look right.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use super::identity_support::{
    ALGORITHMS, NOW, at, claims, decode, encode, header, jwk, jwk_with, key_set, signature, signed,
    verify, verify_with,
};

const MALFORMED: &str = "token_malformed";
const UNTRUSTED: &str = "token_untrusted";
const UNKNOWN: &str = "token_key_unknown";

fn refused(what: &str, token: &str, code: &str) {
    assert_eq!(verify(token).map(drop), Err(code), "{what}");
}

#[test]
fn no_signature_is_needed_is_never_believed() {
    let claims = encode(claims().to_string());
    for none in ["none", "None", "NONE", "nOnE", "none ", "null", ""] {
        for key in ["", r#","kid":"ES256""#, r#","kid":"RS256""#] {
            let header = encode(format!(r#"{{"alg":"{none}"{key}}}"#));
            for signature in ["", "AA", "AAAA"] {
                refused(none, &format!("{header}.{claims}.{signature}"), UNTRUSTED);
            }
            refused("two parts", &format!("{header}.{claims}"), MALFORMED);
        }
    }
    for header in [
        "{}",
        r#"{"alg":null}"#,
        r#"{"alg":["EdDSA"]}"#,
        r#"{"alg":0}"#,
    ] {
        refused(header, &signed("EdDSA", header, "{}"), MALFORMED);
    }
}

/// Every secret that somebody could make of a public key.
#[test]
fn a_public_key_is_no_secret_to_sign_with() {
    let claims = encode(claims().to_string());
    for algorithm in ALGORITHMS {
        let key = jwk_with(algorithm, &json!({"kid": algorithm}));
        let member = |name: &str| key[name].as_str().map(str::to_owned);
        let text = member("n").or(member("x")).unwrap();
        for secret in [
            key.to_string().into_bytes(),
            decode(&text),
            text.into_bytes(),
            vec![],
        ] {
            for hmac in ["HS256", "HS384", "HS512", algorithm] {
                let header = encode(json!({"alg": hmac, "kid": algorithm}).to_string());
                let signed = format!("{header}.{claims}");
                let mut mac = Hmac::<Sha256>::new_from_slice(&secret).unwrap();
                mac.update(signed.as_bytes());
                let tag = encode(mac.finalize().into_bytes());
                refused(hmac, &format!("{signed}.{tag}"), UNTRUSTED);
            }
        }
    }
}

#[test]
fn a_key_verifies_by_its_own_algorithm_alone() {
    for algorithm in ALGORITHMS {
        for other in ALGORITHMS.into_iter().filter(|other| *other != algorithm) {
            // The signature is right for the key that is named.
            let confused = json!({"alg": other, "kid": algorithm}).to_string();
            refused(
                other,
                &signed(algorithm, &confused, &claims().to_string()),
                UNTRUSTED,
            );
            // The key that is named is right for the algorithm.
            let confused = json!({"alg": other, "kid": other}).to_string();
            refused(
                other,
                &signed(algorithm, &confused, &claims().to_string()),
                UNTRUSTED,
            );
        }
    }
    for unknown in [
        "ES384",
        "ES512",
        "ES256K",
        "RS384",
        "RS512",
        "PS256",
        "Ed25519",
        "Ed448",
        "es256",
        "eddsa",
        "EDDSA",
        "rs256",
        "RSA1_5",
        "dir",
        "ES256 ",
        "\\u0000ES256",
    ] {
        for signer in ALGORITHMS {
            let header = format!(r#"{{"alg":"{unknown}","kid":"{signer}"}}"#);
            refused(
                unknown,
                &signed(signer, &header, &claims().to_string()),
                UNTRUSTED,
            );
        }
    }
}

#[test]
fn a_token_chooses_nobody_to_trust() {
    let stranger = json!({"kty": "OKP", "crv": "Ed25519",
        "x": "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"});
    let claims = claims().to_string();
    // The key is the sender's own, and verifies.
    let only_stranger = key_set(&[stranger]);
    for members in [
        json!({"jwk": jwk("EdDSA")}),
        json!({"jku": "https://attacker.example/keys", "kid": "mine"}),
        json!({"x5u": "https://attacker.example/chain"}),
        json!({"x5c": ["MIIB"]}),
    ] {
        let mut header = members;
        header["alg"] = json!("EdDSA");
        let token = signed("EdDSA", &header.to_string(), &claims);
        let code = if header.get("kid").is_some() {
            UNKNOWN
        } else {
            UNTRUSTED
        };
        let outcome = verify_with(&token, &only_stranger, at(NOW)).map(drop);
        assert_eq!(outcome, Err(code), "{header}");
    }
    for kid in [
        "../../dev/null",
        "' or 1=1 --",
        "",
        "eddsa",
        "EdDSA ",
        "ES256\\u0000",
    ] {
        let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}"}}"#);
        refused(kid, &signed("EdDSA", &header, &claims), UNKNOWN);
    }
    for header in [
        r#"{"alg":"EdDSA","kid":7}"#,
        r#"{"alg":"EdDSA","kid":null}"#,
    ] {
        refused(header, &signed("EdDSA", header, &claims), MALFORMED);
    }
}

#[test]
fn what_must_be_understood_is_refused() {
    for header in [
        r#"{"alg":"EdDSA","crit":["b64"],"b64":false}"#,
        r#"{"alg":"EdDSA","crit":["exp"],"exp":1}"#,
        r#"{"alg":"EdDSA","crit":[]}"#,
        r#"{"alg":"EdDSA","crit":null}"#,
    ] {
        refused(
            header,
            &signed("EdDSA", header, &claims().to_string()),
            UNTRUSTED,
        );
    }
}

fn with_signature(algorithm: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> String {
    let claims = encode(claims().to_string());
    let signed = format!("{}.{claims}", encode(header(algorithm)));
    let changed = change(signature(algorithm, &signed));
    format!("{signed}.{}", encode(changed))
}

/// r and s as two numbers in DER, as other protocols have them.
fn der(signature: &[u8]) -> Vec<u8> {
    let number = |half: &[u8]| {
        let padded = [&[0], half].concat();
        [&[2, padded.len() as u8], padded.as_slice()].concat()
    };
    let (r, s) = signature.split_at(32);
    let numbers = [number(r), number(s)].concat();
    [&[0x30, numbers.len() as u8], numbers.as_slice()].concat()
}

#[test]
fn a_signature_has_one_form() {
    let order = "_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE";
    for (what, change) in [
        ("nothing", (|_| vec![]) as fn(Vec<u8>) -> Vec<u8>),
        ("zeros", |signature| vec![0; signature.len()]),
        ("ones", |signature| vec![255; signature.len()]),
        ("r is zero", |signature| {
            [&[0; 32], &signature[32..]].concat()
        }),
        ("s is zero", |signature| {
            [&signature[..32], &[0; 32]].concat()
        }),
        ("a byte less", |signature| {
            signature[..signature.len() - 1].to_vec()
        }),
        ("a byte more", |signature| [signature, vec![0]].concat()),
        ("a zero before", |signature| [vec![0], signature].concat()),
        ("half", |signature| {
            signature[..signature.len() / 2].to_vec()
        }),
        ("twice", |signature| signature.repeat(2)),
        ("turned round", |signature| {
            signature.into_iter().rev().collect()
        }),
    ] {
        for algorithm in ALGORITHMS {
            refused(what, &with_signature(algorithm, change), UNTRUSTED);
        }
    }
    refused(
        "DER",
        &with_signature("ES256", |signature| der(&signature)),
        UNTRUSTED,
    );
    let r_is_order = with_signature("ES256", |signature| {
        [decode(order), signature[32..].to_vec()].concat()
    });
    refused("r is the order", &r_is_order, UNTRUSTED);
    let s_is_order = with_signature("ES256", |signature| {
        [signature[..32].to_vec(), decode(order)].concat()
    });
    refused("s is the order", &s_is_order, UNTRUSTED);
}

/// R of small order, and s of zero, hold for any text under some keys.
#[test]
fn weak_points_verify_nothing() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let weak = json!({"kty": "OKP", "crv": "Ed25519", "x": encode(neutral)});
    let token = with_signature("EdDSA", |_| [neutral, [0; 32]].concat());
    assert_eq!(verify(&token).map(drop), Err(UNTRUSTED));
    assert!(key_set(&[weak]).is_empty());
}
