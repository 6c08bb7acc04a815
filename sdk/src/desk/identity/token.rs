//! A token in compact form (RFC 7515, section 7.1), opened.

use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{json, key::Algorithm, key_set::KeySet};
use crate::{Error, error::Kind};

/// The longest token, in bytes.
pub const MAX_TOKEN: usize = 8 * 1024;

/// What the type of a token may be, if it has one: RFC 7519 (section 5.1) and
/// RFC 9068 (section 4).
const TYPES: [&str; 3] = ["JWT", "at+jwt", "application/at+jwt"];

/// What a signed token says of somebody.
pub(super) struct Claims(Map<String, Value>);

impl Claims {
    /// The claims of a token that one of the keys signed. Of the claims nothing
    /// is read before the signature was found right.
    pub(super) fn open(token: &str, keys: &KeySet) -> Result<Self, Error> {
        let (signed, signature) = token
            .rsplit_once('.')
            .filter(|_| token.len() <= MAX_TOKEN)
            .ok_or(Kind::TokenMalformed)?;
        let (header, claims) = signed
            .split_once('.')
            .filter(|(_, claims)| !claims.contains('.'))
            .ok_or(Kind::TokenMalformed)?;
        let header = Header(object(header)?);
        let key = keys.key(header.algorithm()?, header.key_name()?)?;
        let signature = decode(signature)?;
        if !key.verifies(signed.as_bytes(), &signature) {
            return Err(Kind::TokenUntrusted.into());
        }
        object(claims).map(Self)
    }

    /// All of them, by name.
    pub(super) fn all(&self) -> &Map<String, Value> {
        &self.0
    }

    /// A claim that is text, if it is there.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Error> {
        text(&self.0, name)
    }

    /// A claim that is a time in whole seconds since 1970, if it is there. A
    /// fraction is refused, and so is a time before 1970.
    pub(super) fn time(&self, name: &str) -> Result<Option<Timestamp>, Error> {
        let Some(value) = self.0.get(name) else {
            return Ok(None);
        };
        value
            .as_u64()
            .and_then(|second| i64::try_from(second).ok())
            .and_then(|second| Timestamp::from_second(second).ok())
            .map(Some)
            .ok_or(Kind::TokenMalformed.into())
    }

    /// Whether the token is for this audience, among others perhaps.
    pub(super) fn is_for(&self, audience: &str) -> bool {
        match self.0.get("aud") {
            Some(Value::Array(listed)) => {
                listed.iter().all(Value::is_string) && listed.iter().any(|one| one == audience)
            }
            Some(one) => one == audience,
            None => false,
        }
    }
}

/// What a token says of its signature.
///
/// Where it says where to get the key (`jku`, `jwk`, `x5u`, `x5c`) is not
/// looked at: whoever makes a token would choose who is trusted.
struct Header(Map<String, Value>);

impl Header {
    /// The algorithm, if the token is of a type that is accepted and asks for
    /// nothing that is not understood.
    fn algorithm(&self) -> Result<Algorithm, Error> {
        let algorithm = text(&self.0, "alg")?.ok_or(Kind::TokenMalformed)?;
        let typed = text(&self.0, "typ")?.is_none_or(|found| TYPES.contains(&found));
        if !typed || self.0.contains_key("crit") {
            return Err(Kind::TokenUntrusted.into());
        }
        Algorithm::named(algorithm).ok_or(Kind::TokenUntrusted.into())
    }

    fn key_name(&self) -> Result<Option<&str>, Error> {
        text(&self.0, "kid")
    }
}

fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, Error> {
    match object.get(name) {
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Kind::TokenMalformed.into()),
        None => Ok(None),
    }
}

fn object(part: &str) -> Result<Map<String, Value>, Error> {
    json::object(&decode(part)?).ok_or(Kind::TokenMalformed.into())
}

/// Without padding, white space or spare bits, so that one token has one text.
fn decode(part: &str) -> Result<Vec<u8>, Error> {
    Base64UrlUnpadded::decode_vec(part).map_err(|_| Kind::TokenMalformed.into())
}
