//! Tokens that are accepted, and what is read from them.

use serde_json::{Value, json};
use vigie::{
    case::kind::Desk,
    desk::identity::{Issuer, KeySet, Role, TokenId},
};

use super::identity_support::{
    ALGORITHMS, ISSUER, NOW, at, claims, claims_with, header, jwk, jwk_with, key_set, keys, signed,
    token, verify, verify_with,
};

const JOE: &str = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

/// The tokens of the RFCs lack claims that are required here, so what shows
/// that their signatures hold is how far they get.
#[test]
fn the_examples_of_the_rfcs_are_verified() {
    let rs256 = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    let es256 =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let ed25519 =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    let joe = Issuer::new("joe", "anybody", "roles").unwrap();
    for (rfc, algorithm, header, claims, signature, code) in [
        (
            "7515 A.2",
            "RS256",
            "eyJhbGciOiJSUzI1NiJ9",
            JOE,
            rs256,
            "token_audience",
        ),
        (
            "7515 A.3",
            "ES256",
            "eyJhbGciOiJFUzI1NiJ9",
            JOE,
            es256,
            "token_audience",
        ),
        (
            "8037 A.4",
            "EdDSA",
            "eyJhbGciOiJFZERTQSJ9",
            "RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
            ed25519,
            "token_malformed",
        ),
    ] {
        let keys = key_set(&[jwk(algorithm)]);
        let outcome = |claims: &str, signature: &str| {
            let token = format!("{header}.{claims}.{signature}");
            joe.verify(&token, &keys, at(1_300_819_000))
                .unwrap_err()
                .code()
        };
        assert_eq!(outcome(claims, signature), code, "{rfc}");
        assert_eq!(outcome("e30", signature), "token_untrusted", "{rfc}");
        let other = signature.replacen(['A', 'B', 'C', 'D'], "Z", 1);
        assert_ne!(other, signature);
        assert_eq!(outcome(claims, &other), "token_untrusted", "{rfc}");
    }
}

#[test]
fn every_algorithm_is_accepted_with_and_without_the_name_of_the_key() {
    for algorithm in ALGORITHMS {
        let named = signed(algorithm, &header(algorithm), &claims().to_string());
        let plain = json!({"alg": algorithm}).to_string();
        let unnamed = signed(algorithm, &plain, &claims().to_string());
        for token in [named, unnamed] {
            let identity = verify(&token).unwrap();
            // Computed with another program.
            assert_eq!(identity.officer.as_str(), "DHXiz2Q71In2PHmlYaCF8g");
            let name = identity.token.unwrap();
            assert_eq!(name, TokenId::new("ltSYXqEn51lYYbmBYRvflw").unwrap());
            assert_eq!(identity.issued, Some(at(NOW)));
            assert_eq!(identity.expires, at(NOW + 3_600));
        }
    }
}

#[test]
fn without_the_name_of_a_key_one_must_be_the_only_one() {
    let plain = signed("EdDSA", r#"{"alg":"EdDSA"}"#, &claims().to_string());
    let named = |name: &str| jwk_with("EdDSA", &json!({"kid": name}));
    let other = json!({"kty": "OKP", "crv": "Ed25519", "kid": "b",
        "x": "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"});
    for (listed, expected) in [
        (vec![named("a")], Ok(())),
        (vec![named("a"), jwk("RS256"), jwk("ES256")], Ok(())),
        (vec![named("a"), named("a")], Ok(())),
        (vec![named("a"), other.clone()], Err("token_untrusted")),
        (vec![other], Err("token_untrusted")),
        (vec![jwk("RS256")], Err("token_key_unknown")),
        (vec![], Err("token_key_unknown")),
    ] {
        let outcome = verify_with(&plain, &key_set(&listed), at(NOW)).map(drop);
        assert_eq!(outcome, expected, "{listed:?}");
    }
}

#[test]
fn officers_are_told_apart_and_not_named() {
    let officer = |issuer: &str, subject: &str| {
        let issuer = Issuer::new(issuer, "vigie", "roles").unwrap();
        issuer.officer(subject).unwrap().as_str().to_owned()
    };
    let martin = officer(ISSUER, "a.martin");
    assert_eq!(martin, officer(ISSUER, "a.martin"));
    assert_eq!(martin.len(), 22);
    assert_ne!(martin, officer(ISSUER, "A.martin"));
    assert_ne!(
        martin,
        officer("https://id.example/realms/other", "a.martin")
    );
    // The same letters, divided otherwise.
    assert_ne!(officer("https://a", "bc"), officer("https://ab", "c"));
    // A token's name is another matter than an officer's.
    let token = Issuer::new(ISSUER, "vigie", "roles")
        .unwrap()
        .token("a.martin");
    assert_ne!(martin, token.unwrap().as_str());
}

fn roles(claim: &str, claims: &Value) -> Vec<(String, Role)> {
    let issuer = Issuer::new(ISSUER, "vigie", claim).unwrap();
    let identity = issuer.verify(&token(claims), &keys(), at(NOW)).unwrap();
    let roles: Vec<_> = identity.desks().collect();
    let roles = roles
        .into_iter()
        .map(|(desk, role)| (desk.to_string(), role));
    roles.collect()
}

#[test]
fn roles_are_read_desk_by_desk_and_the_rest_is_ignored() {
    let lyon = || vec![("lyon".to_owned(), Role::Officer)];
    let chief = || vec![("lyon".to_owned(), Role::Supervisor)];
    for (listed, expected) in [
        (json!(["officer:lyon"]), lyon()),
        (json!(["supervisor:lyon"]), chief()),
        (json!(["officer:lyon", "supervisor:lyon"]), chief()),
        (json!(["supervisor:lyon", "officer:lyon"]), chief()),
        (
            json!([
                "offline_access",
                "officer:lyon",
                "admin",
                7,
                null,
                ["officer:lille"]
            ]),
            lyon(),
        ),
        (
            json!([
                "officer: lille",
                " officer:lille",
                "officer:lille ",
                "officer:Lille"
            ]),
            vec![],
        ),
        (
            json!([
                "Officer:lille",
                "officer",
                "officer:",
                ":lille",
                "officer:lille:x"
            ]),
            vec![],
        ),
        (
            json!(["chief:lille", "officer lille", "officer:*", "officer:"]),
            vec![],
        ),
        (json!("officer:lyon"), vec![]),
        (json!({"officer:lyon": true}), vec![]),
        (json!(true), vec![]),
        (json!([]), vec![]),
    ] {
        let claims = claims_with(&json!({"roles": listed}));
        assert_eq!(roles("roles", &claims), expected, "{listed}");
    }
}

#[test]
fn roles_stand_where_the_path_leads_and_nowhere_else() {
    let lyon = vec![("lyon".to_owned(), Role::Officer)];
    let list = json!(["officer:lyon"]);
    for (path, members, expected) in [
        ("a.b.c", json!({"a": {"b": {"c": list}}}), lyon.clone()),
        (
            "a.b.c",
            json!({"a": {"b": {"c": list, "d": 1}, "e": 2}}),
            lyon.clone(),
        ),
        ("a.b.c", json!({"a.b.c": list}), vec![]),
        ("a.b.c", json!({"a": {"b": list}}), vec![]),
        ("a.b.c", json!({"a": [{"b": {"c": list}}]}), vec![]),
        ("a.b.c", json!({"a": 1}), vec![]),
        ("b.c", json!({"a": {"b": {"c": list}}}), vec![]),
        (
            "https://id.example/roles",
            json!({"https://id.example/roles": list}),
            lyon,
        ),
    ] {
        assert_eq!(
            roles(path, &claims_with(&members)),
            expected,
            "{path} {members}"
        );
    }
}

#[test]
fn a_supervisor_may_do_what_an_officer_may_at_the_same_desk() {
    let identity = verify(&token(&claims())).unwrap();
    let desk = |name: &str| Desk::new(name).unwrap();
    for (name, role, officer, supervisor) in [
        ("lyon", Some(Role::Officer), true, false),
        ("bordeaux", Some(Role::Supervisor), true, true),
        ("lille", None, false, false),
    ] {
        assert_eq!(identity.role_at(&desk(name)), role);
        assert_eq!(identity.may(Role::Officer, &desk(name)), officer);
        assert_eq!(identity.may(Role::Supervisor, &desk(name)), supervisor);
    }
}

#[test]
fn a_token_holds_for_its_time_and_half_a_minute_on_both_sides() {
    let token = |nbf: Option<i64>, iat: Option<i64>, exp: i64| {
        token(&claims_with(&json!({"nbf": nbf, "iat": iat, "exp": exp})))
    };
    for (nbf, iat, exp, expected) in [
        (None, Some(0), 1, Ok(())),
        (None, Some(-60), -29, Ok(())),
        (None, Some(-60), -30, Err("token_expired")),
        (None, Some(-90_000), -86_400, Err("token_expired")),
        (None, None, -29, Ok(())),
        (None, None, -30, Err("token_expired")),
        (Some(30), Some(0), 60, Ok(())),
        (Some(31), Some(0), 60, Err("token_early")),
        (Some(-99_999), Some(0), 60, Ok(())),
        (None, Some(30), 60, Ok(())),
        (None, Some(31), 60, Err("token_early")),
        // Twelve hours, from when it was issued or else from now.
        (None, Some(0), 43_200, Ok(())),
        (None, Some(0), 43_201, Err("token_untrusted")),
        (None, Some(-3_600), 39_600, Ok(())),
        (None, Some(-3_600), 39_601, Err("token_untrusted")),
        (None, None, 43_200, Ok(())),
        (None, None, 43_201, Err("token_untrusted")),
        // A life of nothing or less is no life, whatever the leeway.
        (None, Some(20), 20, Err("token_untrusted")),
        (None, Some(20), 10, Err("token_untrusted")),
    ] {
        let now = |seconds: i64| NOW + seconds;
        let outcome = verify(&token(nbf.map(now), iat.map(now), now(exp)));
        assert_eq!(outcome.map(drop), expected, "{nbf:?} {iat:?} {exp}");
    }
}

#[test]
fn the_audience_is_text_or_a_list_of_texts() {
    for (audience, accepted) in [
        (json!("vigie"), true),
        (json!(["vigie"]), true),
        (json!(["account", "vigie"]), true),
        (json!("account"), false),
        (json!("Vigie"), false),
        (json!("vigie "), false),
        (json!(["account"]), false),
        (json!([]), false),
        (json!([["vigie"]]), false),
        (json!(["vigie", 7]), false),
        (json!({"vigie": true}), false),
        (json!(null), false),
    ] {
        let outcome = verify(&token(&claims_with(&json!({"aud": audience})))).map(drop);
        let expected = if accepted {
            Ok(())
        } else {
            Err("token_audience")
        };
        assert_eq!(outcome, expected, "{audience}");
    }
}

#[test]
fn the_type_is_that_of_a_token_or_left_out() {
    for (typed, accepted) in [
        (r#""typ":"JWT","#, true),
        (r#""typ":"at+jwt","#, true),
        (r#""typ":"application/at+jwt","#, true),
        ("", true),
        (r#""typ":"","#, false),
        (r#""typ":"logout+jwt","#, false),
        (r#""typ":"dpop+jwt","#, false),
        (r#""typ":"JOSE","#, false),
        (r#""typ":"JWE","#, false),
    ] {
        let header = format!(r#"{{{typed}"alg":"EdDSA"}}"#);
        let outcome = verify(&signed("EdDSA", &header, &claims().to_string())).map(drop);
        let expected = if accepted {
            Ok(())
        } else {
            Err("token_untrusted")
        };
        assert_eq!(outcome, expected, "{header}");
    }
}

#[test]
fn an_issuer_is_checked_when_it_is_configured() {
    let long = "x".repeat(600);
    for (issuer, audience, path) in [
        ("", "vigie", "roles"),
        (ISSUER, "", "roles"),
        (ISSUER, "vigie", ""),
        (ISSUER, "vigie", "."),
        (ISSUER, "vigie", "a..b"),
        (ISSUER, "vigie", ".a"),
        (ISSUER, "vigie", "a."),
        ("https://id.example/ ", "vigie", "roles"),
        (ISSUER, "vi gie", "roles"),
        (&long, "vigie", "roles"),
        (ISSUER, &long, "roles"),
        (ISSUER, "vigie", &long),
    ] {
        let error = Issuer::new(issuer, audience, path).unwrap_err();
        assert_eq!(error.code(), "issuer_invalid");
    }
    assert_eq!(KeySet::default(), key_set(&[]));
}
