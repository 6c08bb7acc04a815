//! Tokens of officers, as the deployment's issuer would give them out.

use vigie::{
    case::kind::Desk,
    desk::identity::{Issuer, KeySet, Role},
};
use vigie_test_keys::{AUDIENCE, Bearer, ISSUER, ROLES_CLAIM, TokenIssuer};

use crate::case::{officer, party};

/// The issuer whose tokens the deployment takes, unless nobody gave its key.
pub(crate) fn issuer() -> Option<TokenIssuer> {
    officer::keys().map(vigie_test_keys::Keys::issuer)
}

/// What a token says of somebody at a desk, from now on for an hour: to be
/// signed as it is by [`TokenIssuer::token`], or otherwise by
/// [`TokenIssuer::sign`].
pub(crate) fn bearer<'a>(officer: &'a str, role: Role, desk: &str) -> Bearer<'a> {
    let desk = Desk::new(desk).unwrap();
    Bearer::new(officer, role, &desk, party::now())
}

/// A token, without the `Bearer` before it.
pub(crate) fn token(officer: &str, role: Role, desk: &str) -> Option<String> {
    Some(issuer()?.token(&bearer(officer, role, desk)))
}

/// What the relay is configured with takes these tokens, and no others.
#[test]
fn the_tokens_of_this_suite_are_those_of_the_issuer() {
    let (Some(issuer), Some(token)) = (issuer(), token("martin", Role::Officer, "bordeaux")) else {
        return;
    };
    let published = KeySet::read(issuer.key_set().as_bytes()).unwrap();
    let trusted = Issuer::new(ISSUER, AUDIENCE, ROLES_CLAIM).unwrap();
    let identity = trusted.verify(&token, &published, party::now()).unwrap();
    assert!(identity.may(Role::Officer, &Desk::new("bordeaux").unwrap()));

    let mut claims = bearer("martin", Role::Supervisor, "bordeaux").claims();
    claims["iss"] = "https://another.invalid".into();
    let error = trusted.verify(&issuer.sign(&claims), &published, party::now());
    assert_eq!(error.unwrap_err().code(), "token_untrusted");
}
