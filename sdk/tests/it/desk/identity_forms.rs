//! Tokens whose text, JSON or claims do not have the form that they must have.

use serde_json::json;

use super::identity_support::{
    ISSUER, NOW, claims, claims_with, encode, header, signed, token, verify,
};

const MALFORMED: &str = "token_malformed";
const UNTRUSTED: &str = "token_untrusted";

fn refused(what: &str, token: &str, code: &str) {
    assert_eq!(verify(token).map(drop), Err(code), "{what}");
}

#[test]
fn a_token_has_one_text() {
    let right = token(&claims());
    let [header, claims, signature] = right.split('.').collect::<Vec<_>>()[..] else {
        panic!("a token has three parts");
    };
    for (what, text) in [
        ("nothing", String::new()),
        ("full stops", "..".to_owned()),
        ("one part", header.to_owned()),
        ("four parts", format!("{right}.AAAA")),
        ("five parts", format!("{right}.AAAA.AAAA")),
        ("a full stop after", format!("{right}.")),
        ("a full stop before", format!(".{right}")),
        ("padding", format!("{right}==")),
        (
            "padding in the middle",
            format!("{header}=.{claims}.{signature}"),
        ),
        ("a space before", format!(" {right}")),
        ("a space after", format!("{right} ")),
        ("a line after", format!("{right}\n")),
        ("a space within", format!("{header} .{claims}.{signature}")),
        ("Bearer", format!("Bearer {right}")),
        (
            "plus and slash",
            format!("{header}.{claims}.{}", "+/".repeat(43)),
        ),
        ("zero", format!("{right}\0")),
        ("not ASCII", format!("{header}é.{claims}.{signature}")),
        (
            "JSON",
            json!({"protected": header, "payload": claims, "signature": signature}).to_string(),
        ),
    ] {
        refused(what, &text, MALFORMED);
    }
    // The claims are not even decoded before the signature holds.
    for within in [" ", "=", "é", "\n"] {
        refused(
            within,
            &format!("{header}.{claims}{within}.{signature}"),
            UNTRUSTED,
        );
    }
    // 64 bytes end in a character of which four bits mean nothing.
    let last = signature.chars().last().unwrap();
    let spare = char::from(last as u8 + 1);
    let other = format!("{}{spare}", right.strip_suffix(last).unwrap());
    refused("spare bits", &other, MALFORMED);
}

#[test]
fn repeated_names_are_refused_at_every_depth() {
    let claims = claims().to_string();
    for header in [
        r#"{"alg":"EdDSA","alg":"EdDSA"}"#,
        r#"{"alg":"none","alg":"EdDSA"}"#,
        r#"{"alg":"EdDSA","\u0061lg":"EdDSA"}"#,
        r#"{"alg":"EdDSA","x":1,"x":1}"#,
        r#"{"alg":"EdDSA","x":{"y":1,"y":2}}"#,
    ] {
        refused(header, &signed("EdDSA", header, &claims), MALFORMED);
    }
    let open = claims.strip_suffix('}').unwrap();
    for repeated in [
        r#""sub":"other""#,
        r#""aud":"vigie""#,
        r#""exp":1"#,
        r#""x":1,"x":1"#,
        r#""x":{"y":1,"y":1}"#,
        r#""x":[[{"y":1,"y":1}]]"#,
        r#""realm_access":{"roles":["supervisor:lille"]}"#,
    ] {
        let token = signed("EdDSA", &header("EdDSA"), &format!("{open},{repeated}}}"));
        refused(repeated, &token, MALFORMED);
    }
}

#[test]
fn what_is_no_object_is_refused() {
    let claims = claims().to_string();
    for json in [
        "",
        " ",
        "{",
        "}",
        "null",
        "7",
        "[]",
        "\"\"",
        "{} {}",
        "{},",
        "{\"alg\"}",
        "\u{feff}{}",
        "{'alg':'EdDSA'}",
        "{\"alg\":\"EdDSA\",}",
        "nan",
        "\"\\ud800\"",
    ] {
        refused(json, &signed("EdDSA", json, &claims), MALFORMED);
        refused(json, &signed("EdDSA", &header("EdDSA"), json), MALFORMED);
    }
    let deep = "[".repeat(2_000) + &"]".repeat(2_000);
    let token = signed("EdDSA", &header("EdDSA"), &format!(r#"{{"x":{deep}}}"#));
    refused("deep", &token, MALFORMED);
    // White space between the names of JSON means nothing.
    let spaced = claims.replace(',', " ,\r\n\t");
    assert!(verify(&signed("EdDSA", &header("EdDSA"), &spaced)).is_ok());
}

#[test]
fn a_claim_is_of_its_type() {
    let plain = claims().to_string();
    let exp = format!(r#""exp":{}"#, NOW + 3_600);
    for other in [
        r#""exp":"1795320000""#,
        r#""exp":1795320000.0"#,
        r#""exp":1795320000.5"#,
        r#""exp":1.79532e9"#,
        r#""exp":1e999"#,
        r#""exp":18446744073709551616"#,
        r#""exp":18446744073709551615"#,
        r#""exp":9223372036854775807"#,
        r#""exp":999999999999"#,
        r#""exp":-1795320000"#,
        r#""exp":-1"#,
        r#""exp":-0.0"#,
        r#""exp":null"#,
        r#""exp":true"#,
        r#""exp":[1795320000]"#,
        r#""exp":{}"#,
        r#""Exp":1795320000"#,
    ] {
        let changed = plain.replace(&exp, other);
        assert_ne!(changed, plain);
        refused(
            other,
            &signed("EdDSA", &header("EdDSA"), &changed),
            MALFORMED,
        );
    }
    for members in [
        json!({"exp": null}),
        json!({"iat": "1795316400"}),
        json!({"iat": 1.5}),
        json!({"iat": -1}),
        json!({"nbf": "0"}),
        json!({"nbf": -1}),
        json!({"nbf": 0.5}),
        json!({"sub": null}),
        json!({"sub": ""}),
        json!({"sub": 7}),
        json!({"sub": ["7d9c0f3e"]}),
        json!({"iss": 7}),
        json!({"jti": 7}),
    ] {
        refused(
            &members.to_string(),
            &token(&claims_with(&members)),
            MALFORMED,
        );
    }
    // Zero is a time, and one that is over.
    refused(
        "1970",
        &token(&claims_with(&json!({"exp": 0, "iat": null}))),
        "token_expired",
    );
}

#[test]
fn the_issuer_is_the_same_to_the_letter() {
    let slash = format!("{ISSUER}/");
    let upper = ISSUER.to_uppercase();
    for issuer in [
        json!(slash),
        json!(upper),
        json!("https://id.example"),
        json!(""),
        json!(null),
    ] {
        let token = token(&claims_with(&json!({"iss": issuer})));
        refused(&issuer.to_string(), &token, UNTRUSTED);
    }
}

#[test]
fn a_token_may_not_be_long() {
    let of_length = |length: usize| {
        let mut filler = length / 2;
        loop {
            let text = token(&claims_with(&json!({"x": "x".repeat(filler)})));
            if text.len() >= length {
                break text;
            }
            filler += (length - text.len()).div_ceil(2);
        }
    };
    let longest = of_length(8_190);
    assert!(
        (8_190..=8_192).contains(&longest.len()),
        "{}",
        longest.len()
    );
    assert!(verify(&longest).is_ok());
    let longer = of_length(8_193);
    assert!(longer.len() < 8_200);
    refused("long", &longer, MALFORMED);
}

#[test]
fn a_signature_is_looked_at_before_the_claims() {
    // Whoever cannot sign learns nothing of what is asked of claims.
    for claims in [
        claims_with(&json!({"exp": 1})),
        claims_with(&json!({"aud": "x"})),
        json!(7),
    ] {
        let right = token(&claims);
        let (signed, _) = right.rsplit_once('.').unwrap();
        refused(
            "forged",
            &format!("{signed}.{}", encode([1; 64])),
            UNTRUSTED,
        );
    }
}
