//! An OpenID Connect issuer that is a key and no server.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use vigie::{
    case::kind::Desk,
    desk::identity::Role,
    jiff::{SignedDuration, Timestamp},
};

/// The name of the issuer (`iss`): nobody can ever have this one.
pub const ISSUER: &str = "https://issuer.invalid";

/// For whom its tokens are (`aud`).
pub const AUDIENCE: &str = "vigie";

/// Where the roles stand in them.
pub const ROLES_CLAIM: &str = "roles";

/// What its key is called.
const KEY: &str = "development";

/// A key that signs tokens (Ed25519).
pub struct TokenIssuer(SigningKey);

/// For whom a token is, and for how long.
#[derive(Clone, Debug)]
pub struct Bearer<'a> {
    /// What the issuer calls the officer (`sub`).
    pub officer: &'a str,
    /// What the officer is, and where.
    pub roles: Vec<(Role, Desk)>,
    /// When the token begins.
    pub issued: Timestamp,
    /// How long it is valid: 12 hours is the most that is accepted.
    pub life: SignedDuration,
    /// What the token is called (`jti`), so that it can be taken back.
    pub name: Option<&'a str>,
}

impl<'a> Bearer<'a> {
    /// An officer of one desk, for an hour.
    #[must_use]
    pub fn new(officer: &'a str, role: Role, desk: &Desk, issued: Timestamp) -> Self {
        Self {
            officer,
            roles: vec![(role, desk.clone())],
            issued,
            life: SignedDuration::from_hours(1),
            name: None,
        }
    }

    /// What its token says. A test that needs a wrong one changes this and has
    /// [`TokenIssuer::sign`] sign it.
    #[must_use]
    pub fn claims(&self) -> Value {
        let role = |(role, desk): &(Role, Desk)| format!("{role}:{desk}");
        let issued = self.issued.as_second();
        let mut claims = json!({
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": self.officer,
            "iat": issued,
            "exp": issued + self.life.as_secs(),
            ROLES_CLAIM: self.roles.iter().map(role).collect::<Vec<_>>(),
        });
        if let (Some(name), Some(claims)) = (self.name, claims.as_object_mut()) {
            claims.insert("jti".to_owned(), name.into());
        }
        claims
    }
}

impl TokenIssuer {
    /// The issuer whose key is made of these bytes.
    #[must_use]
    pub fn from_bytes(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// Its public key as a JWK set: what an issuer that is a server would be
    /// asked for.
    #[must_use]
    pub fn key_set(&self) -> String {
        let public = Base64UrlUnpadded::encode_string(self.0.verifying_key().as_bytes());
        let key = json!({
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": KEY, "x": public,
        });
        json!({ "keys": [key] }).to_string()
    }

    /// A token of these claims, whatever they are.
    #[must_use]
    pub fn sign(&self, claims: &Value) -> String {
        let header = json!({ "alg": "EdDSA", "kid": KEY, "typ": "JWT" });
        let [header, claims] = [&header, claims]
            .map(|part| Base64UrlUnpadded::encode_string(part.to_string().as_bytes()));
        let signed = format!("{header}.{claims}");
        let signature = self.0.sign(signed.as_bytes()).to_bytes();
        format!("{signed}.{}", Base64UrlUnpadded::encode_string(&signature))
    }

    /// A token for somebody.
    #[must_use]
    pub fn token(&self, bearer: &Bearer<'_>) -> String {
        self.sign(&bearer.claims())
    }
}

impl fmt::Debug for TokenIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenIssuer(secret)")
    }
}

#[cfg(test)]
mod tests {
    use vigie::desk::identity::{Identity, Issuer, KeySet};

    use super::*;

    fn verify(token: &str, by: &TokenIssuer, now: Timestamp) -> Result<Identity, vigie::Error> {
        let keys = KeySet::read(by.key_set().as_bytes()).unwrap();
        let issuer = Issuer::new(ISSUER, AUDIENCE, ROLES_CLAIM).unwrap();
        issuer.verify(token, &keys, now)
    }

    fn now() -> Timestamp {
        "2026-11-22T03:00:00Z".parse().unwrap()
    }

    fn desk(name: &str) -> Desk {
        Desk::new(name).unwrap()
    }

    #[test]
    fn a_token_says_who_it_is_where_and_until_when() {
        let issuer = TokenIssuer::from_bytes([1; 32]);
        let mut bearer = Bearer::new("martin", Role::Supervisor, &desk("bordeaux"), now());
        bearer.roles.push((Role::Officer, desk("rennes")));
        bearer.life = SignedDuration::from_hours(8);
        bearer.name = Some("t-1");
        let token = issuer.token(&bearer);
        let identity = verify(&token, &issuer, now()).unwrap();
        let roles: Vec<_> = identity
            .desks()
            .map(|(desk, role)| (desk.as_str(), role))
            .collect();
        assert_eq!(
            roles,
            [("bordeaux", Role::Supervisor), ("rennes", Role::Officer)]
        );
        assert_eq!(identity.expires, now() + SignedDuration::from_hours(8));
        assert!(identity.token.is_some());

        let error = verify(&token, &TokenIssuer::from_bytes([2; 32]), now()).unwrap_err();
        assert_eq!(error.code(), "token_untrusted");
    }

    #[test]
    fn a_wrong_one_can_be_made() {
        let issuer = TokenIssuer::from_bytes([1; 32]);
        let mut claims = Bearer::new("martin", Role::Officer, &desk("bordeaux"), now()).claims();
        claims["aud"] = "another".into();
        let error = verify(&issuer.sign(&claims), &issuer, now()).unwrap_err();
        assert_eq!(error.code(), "token_audience");
    }
}
