//! Tokens that are taken back.

use serde_json::{Value, json};
use vigie::{
    case::capability::{LEEWAY, OfficerId},
    desk::identity::{Identity, Revocations, TokenId},
    jiff::SignedDuration,
};

use super::identity_support::{NOW, at, claims_with, token, verify};

fn identity(members: &Value) -> Identity {
    verify(&token(&claims_with(members))).unwrap()
}

fn check(revocations: &Revocations, members: &Value) -> Result<(), &'static str> {
    let outcome = revocations.check(&identity(members));
    outcome.map_err(|error| {
        assert!(error.is_token() && !error.is_key_unknown());
        error.code()
    })
}

#[test]
fn an_officer_s_tokens_are_refused_from_before_a_time() {
    let mut revocations = Revocations::default();
    let officer = identity(&json!({})).officer;
    assert_eq!(check(&revocations, &json!({})), Ok(()));
    let revoked = at(NOW - 100);
    revocations.revoke_officer(officer.clone(), revoked);
    assert_eq!(revocations.not_before(&officer), Some(revoked + LEEWAY));
    for (members, expected) in [
        (json!({"iat": NOW - 3_000}), Err("token_revoked")),
        (json!({"iat": NOW - 100}), Err("token_revoked")),
        // The issuer's clock may have been ahead.
        (json!({"iat": NOW - 71}), Err("token_revoked")),
        (json!({"iat": NOW - 70}), Ok(())),
        (json!({"iat": NOW}), Ok(())),
        (json!({"iat": null}), Err("token_revoked")),
        (json!({"iat": NOW - 3_000, "sub": "another"}), Ok(())),
        (json!({"iat": null, "sub": "another"}), Ok(())),
    ] {
        assert_eq!(check(&revocations, &members), expected, "{members}");
    }
    // An earlier order that arrives late takes nothing back.
    revocations.revoke_officer(officer.clone(), at(NOW - 5_000));
    assert_eq!(revocations.not_before(&officer), Some(revoked + LEEWAY));
    revocations.revoke_officer(officer.clone(), at(NOW));
    assert_eq!(check(&revocations, &json!({})), Err("token_revoked"));
}

#[test]
fn one_token_is_refused_and_forgotten_when_it_would_have_expired() {
    let mut revocations = Revocations::default();
    let taken = identity(&json!({}));
    revocations.revoke_token(taken.token.unwrap(), taken.expires);
    let outcomes = |revocations: &Revocations| {
        [json!({}), json!({"jti": "t-2"}), json!({"jti": null})]
            .map(|members| check(revocations, &members).is_ok())
    };
    assert_eq!(outcomes(&revocations), [false, true, true]);
    let end = taken.expires + LEEWAY;
    revocations.forget_expired(end - SignedDuration::from_secs(1));
    assert_eq!(outcomes(&revocations), [false, true, true]);
    revocations.forget_expired(end);
    assert_eq!(revocations, Revocations::default());
}

#[test]
fn officers_are_never_forgotten() {
    let mut revocations = Revocations::default();
    let officer = OfficerId::new("o-17").unwrap();
    revocations.revoke_officer(officer.clone(), at(0));
    revocations.forget_expired(at(NOW));
    assert!(revocations.not_before(&officer).is_some());
}

#[test]
fn revocations_outlive_a_restart() {
    let mut revocations = Revocations::default();
    revocations.revoke_officer(OfficerId::new("o-17").unwrap(), at(NOW));
    revocations.revoke_token(TokenId::new("t-1").unwrap(), at(NOW));
    let text = serde_json::to_string(&revocations).unwrap();
    assert_eq!(
        serde_json::from_str::<Revocations>(&text).unwrap(),
        revocations
    );
    for broken in [
        "{}",
        r#"{"officers":{}}"#,
        r#"{"officers":{},"tokens":{},"more":{}}"#,
        r#"{"officers":{"":"2026-11-22T03:00:00Z"},"tokens":{}}"#,
        r#"{"officers":{"o":"yesterday"},"tokens":{}}"#,
    ] {
        assert!(
            serde_json::from_str::<Revocations>(broken).is_err(),
            "{broken}"
        );
    }
}
