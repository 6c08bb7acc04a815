//! Who somebody is, and what they may do at which desk: what an OpenID
//! Connect issuer vouches for in a bearer token.
//!
//! A token is a JSON Web Token (RFC 7519) that the issuer signed (RFC 7515).
//! It is verified here from its text, the issuer's public keys and the time;
//! fetching the keys, and keeping them, is for whoever calls. The rules of
//! RFC 8725 are kept: there are three algorithms, a key is for one of them, and
//! nothing in a token chooses whom to trust.
//!
//! # What this does not protect from
//!
//! - **A token that was stolen.** Whoever shows it is taken for its officer
//!   until it expires, or until it stands in [`Revocations`].
//! - **The issuer.** It says who anybody is.
//! - **Guessing.** An [`OfficerId`] names nobody, but whoever knows the issuer
//!   and can guess what it calls somebody can compute it.
//!
//! # Examples
//!
//! ```
//! use vigie::{desk::identity::{Issuer, KeySet, Role}, case::kind::Desk};
//!
//! let issuer = Issuer::new("https://id.example/realms/police", "vigie", "realm_access.roles")?;
//! let keys = KeySet::read(br#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"2026-11",
//!     "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#)?;
//! let token = "eyJhbGciOiJFZERTQSIsImtpZCI6IjIwMjYtMTEifQ.\
//!     eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUvcmVhbG1zL3BvbGljZSIsImF1ZCI6InZpZ2llIiwic3ViIjoi\
//!     N2Q5YzBmM2UiLCJpYXQiOjE3OTUzMTY0MDAsImV4cCI6MTc5NTMyMDAwMCwicmVhbG1fYWNjZXNzIjp7InJv\
//!     bGVzIjpbInN1cGVydmlzb3I6Ym9yZGVhdXgiLCJvZmZsaW5lX2FjY2VzcyJdfX0.\
//!     ALvP_ro0U0Su3cqpkeiUYEMHBWF7rBKCiySdSX6dpMRV3iKmRBlFYsIarq3jYFEVxB04mnfftrmOM25uKT9qDQ";
//! let now = "2026-11-22T03:10:00Z".parse().unwrap();
//!
//! let identity = issuer.verify(token, &keys, now)?;
//! let bordeaux = Desk::new("bordeaux")?;
//! assert_eq!(identity.role_at(&bordeaux), Some(Role::Supervisor));
//! assert!(identity.may(Role::Officer, &bordeaux));
//! assert_eq!(identity.role_at(&Desk::new("lille")?), None);
//! # Ok::<(), vigie::Error>(())
//! ```

mod json;
mod key;
mod key_set;
mod revocation;
mod role;
mod rsa;
mod token;

use std::collections::BTreeMap;

use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

pub use crate::case::capability::{LEEWAY, MAX_LIFE, OfficerId};
pub use key_set::{KeySet, MAX_KEY_SET, MAX_KEYS, REFRESH_AFTER, REFRESH_AT_MOST};
pub use revocation::Revocations;
pub use role::Role;
pub use token::MAX_TOKEN;

use crate::{
    Error,
    case::{capability::is_opaque, kind::Desk},
    error::Kind,
    text_type::text_type,
};
use role::RolesClaim;
use token::Claims;

/// The longest name of an issuer or an audience, in bytes.
const MAX_NAME: usize = 512;

/// How many bytes of a digest make a name. Nobody finds two that are alike by
/// accident, nor one that is like a given one on purpose.
const NAME_BYTES: usize = 16;

text_type! {
    /// What one token is called, so that it can be taken back: 1 to 64 visible
    /// ASCII characters. [`Issuer::token`] makes it.
    ///
    /// ```
    /// use vigie::desk::identity::TokenId;
    ///
    /// assert_eq!(TokenId::new("").unwrap_err().code(), "token_id_invalid");
    /// ```
    TokenId, is_opaque, Kind::TokenId
}

/// Whose tokens are accepted, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    issuer: String,
    audience: String,
    roles_claim: RolesClaim,
}

/// What a token says of whoever shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who it is, the same in every token and no name.
    pub officer: OfficerId,
    /// When the token was issued, in whole seconds, if it says so.
    pub issued: Option<Timestamp>,
    /// Until when the token is valid, in whole seconds.
    pub expires: Timestamp,
    /// What the token is called, if it has a name (`jti`).
    pub token: Option<TokenId>,
    roles: BTreeMap<Desk, Role>,
}

impl Issuer {
    /// The issuer of this name, exactly as it stands in tokens (`iss`); for
    /// whom its tokens must be (`aud`); and where in them the roles stand: the
    /// name of a claim, or names joined by full stops such as
    /// `realm_access.roles`. A name with a colon in it is a URI and is taken
    /// whole.
    ///
    /// The roles are a list of texts, of which `officer:bordeaux` and
    /// `supervisor:bordeaux` make somebody one at the desk `bordeaux`.
    /// Everything else in it is ignored.
    ///
    /// # Errors
    ///
    /// With the code `issuer_invalid` if one of them is empty or too long, or
    /// the issuer or the audience has a character that is not visible ASCII.
    pub fn new(issuer: &str, audience: &str, roles_claim: &str) -> Result<Self, Error> {
        let is_name = |text: &str| {
            (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
        };
        if !is_name(issuer) || !is_name(audience) {
            return Err(Kind::Issuer.into());
        }
        Ok(Self {
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            roles_claim: RolesClaim::new(roles_claim)?,
        })
    }

    /// What the token says of whoever shows it, if one of the keys signed it,
    /// it is this issuer's, for this audience, and its time is now, give or
    /// take [`LEEWAY`]. It must live for [`MAX_LIFE`] at most: from when it was
    /// issued or, if it does not say when, from now.
    ///
    /// The text is the token alone, without the `Bearer` before it.
    ///
    /// # Errors
    ///
    /// With one of these codes, which [`Error::is_token`] knows:
    ///
    /// | code | when |
    /// | --- | --- |
    /// | `token_malformed` | it is no token, repeats a name, or `sub` or `exp` is missing or not what it must be |
    /// | `token_key_unknown` | it names a key that is not there: [`Error::is_key_unknown`] |
    /// | `token_untrusted` | its signature, algorithm, type or issuer is not what it must be, or it lives for too long |
    /// | `token_audience` | it is not for this audience |
    /// | `token_early` | its time has not come, or it is issued in the future |
    /// | `token_expired` | its time is over |
    pub fn verify(&self, token: &str, keys: &KeySet, now: Timestamp) -> Result<Identity, Error> {
        let claims = Claims::open(token, keys)?;
        if claims.text("iss")? != Some(self.issuer.as_str()) {
            return Err(Kind::TokenUntrusted.into());
        }
        if !claims.is_for(&self.audience) {
            return Err(Kind::TokenAudience.into());
        }
        let (issued, expires) = times(&claims, now)?;
        let subject = claims
            .text("sub")?
            .filter(|subject| !subject.is_empty())
            .ok_or(Kind::TokenMalformed)?;
        Ok(Identity {
            officer: self.officer(subject)?,
            issued,
            expires,
            token: match claims.text("jti")? {
                Some(name) => Some(self.token(name)?),
                None => None,
            },
            roles: self.roles_claim.roles(claims.all()),
        })
    }

    /// The officer whom the issuer calls by this name (`sub`).
    ///
    /// # Errors
    ///
    /// None: every digest makes a name.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::desk::identity::Issuer;
    ///
    /// let issuer = Issuer::new("https://id.example", "vigie", "roles")?;
    /// let officer = issuer.officer("a.martin@police.example")?;
    /// assert_eq!(officer.as_str(), "JMZ5LuaU_u5Z4ENqszgRRg");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn officer(&self, subject: &str) -> Result<OfficerId, Error> {
        OfficerId::new(self.derive("vigie officer", subject))
    }

    /// What the token is called here that the issuer calls by this name
    /// (`jti`).
    ///
    /// # Errors
    ///
    /// None: every digest makes a name.
    pub fn token(&self, name: &str) -> Result<TokenId, Error> {
        TokenId::new(self.derive("vigie token", name))
    }

    /// A name that follows from the issuer's, and tells neither of them. The
    /// lengths keep apart what would be the same text put together.
    fn derive(&self, purpose: &str, name: &str) -> String {
        let mut digest = Sha256::new();
        for part in [purpose, &self.issuer, name] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        let digest = digest.finalize();
        Base64UrlUnpadded::encode_string(digest.get(..NAME_BYTES).unwrap_or(&digest))
    }
}

/// When a token was issued, if it says so, and until when it is valid.
fn times(claims: &Claims, now: Timestamp) -> Result<(Option<Timestamp>, Timestamp), Error> {
    let issued = claims.time("iat")?;
    let expires = claims.time("exp")?.ok_or(Kind::TokenMalformed)?;
    let starts = [issued, claims.time("nbf")?];
    let is_early = |start: Timestamp| start.duration_since(now) > LEEWAY;
    if starts.into_iter().flatten().any(is_early) {
        return Err(Kind::TokenEarly.into());
    }
    // From the very second that it names (RFC 7519, section 4.1.4).
    if now.duration_since(expires) >= LEEWAY {
        return Err(Kind::TokenExpired.into());
    }
    let life = expires.duration_since(issued.unwrap_or(now));
    if life > MAX_LIFE || issued.is_some() && life <= SignedDuration::ZERO {
        return Err(Kind::TokenUntrusted.into());
    }
    Ok((issued, expires))
}

impl Identity {
    /// What the officer is at a desk, if anything.
    #[must_use]
    pub fn role_at(&self, desk: &Desk) -> Option<Role> {
        self.roles.get(desk).copied()
    }

    /// Whether the officer may do at a desk what a role may.
    #[must_use]
    pub fn may(&self, role: Role, desk: &Desk) -> bool {
        self.role_at(desk).is_some_and(|held| held.includes(role))
    }

    /// The desks where the officer is anything, in the order of their names.
    pub fn desks(&self) -> impl Iterator<Item = (&Desk, Role)> {
        self.roles.iter().map(|(desk, role)| (desk, *role))
    }
}
