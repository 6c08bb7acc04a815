//! One public key of an issuer (RFC 7517), and what it verifies.

use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::signature::Verifier;
use serde::Serialize;
use serde_json::{Map, Value};

use super::rsa::RsaKey;

/// The algorithms that are accepted (RFC 7518, section 3.1; RFC 8037, section
/// 3.1). Everything else that a token may name is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// Ed25519.
    EdDsa,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
}

impl Algorithm {
    /// The algorithm of this name, every letter of which counts.
    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [Self::Es256, Self::EdDsa, Self::Rs256];
        all.into_iter().find(|algorithm| algorithm.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
            Self::Rs256 => "RS256",
        }
    }
}

/// What no public key has. A key that shows one of these was given away by
/// whoever published it (RFC 7518, section 6).
const PRIVATE: [&str; 8] = ["d", "k", "p", "q", "dp", "dq", "qi", "oth"];

/// The longest name of a key, in bytes.
const MAX_NAME: usize = 256;

/// The bytes of one coordinate on P-256.
const COORDINATE: usize = 32;

/// A public key, by the one algorithm that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Material {
    Es256(p256::ecdsa::VerifyingKey),
    EdDsa(ed25519_dalek::VerifyingKey),
    Rs256(RsaKey),
}

/// A key that may be used, with its name if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    name: Option<String>,
    material: Material,
}

impl Key {
    /// The key that a member of a key set is, if it can verify signatures by
    /// an algorithm that is accepted.
    pub(super) fn read(jwk: &Map<String, Value>) -> Option<Self> {
        if PRIVATE.iter().any(|member| jwk.contains_key(*member)) {
            return None;
        }
        let text = |member: &str| jwk.get(member).and_then(Value::as_str);
        let material = match (text("kty")?, text("crv")) {
            ("EC", Some("P-256")) => Material::Es256(on_p256(text("x")?, text("y")?)?),
            ("OKP", Some("Ed25519")) => Material::EdDsa(on_edwards(text("x")?)?),
            ("RSA", _) => Material::Rs256(RsaKey::read(text("n")?, text("e")?)?),
            _ => return None,
        };
        let name = match jwk.get("kid") {
            Some(name) => Some(name.as_str()?.to_owned()),
            None => None,
        };
        let key = Self { name, material };
        (key.is_named_shortly() && key.is_for_verifying(jwk)).then_some(key)
    }

    fn is_named_shortly(&self) -> bool {
        self.name.as_ref().is_none_or(|name| name.len() <= MAX_NAME)
    }

    /// Whether what the key says of its purpose, if anything, lets it verify
    /// (RFC 7517, sections 4.2 to 4.4).
    fn is_for_verifying(&self, jwk: &Map<String, Value>) -> bool {
        let says = |member: &str, expected: &str| {
            jwk.get(member)
                .is_none_or(|value| value.as_str() == Some(expected))
        };
        let verifies = |operations: &Value| {
            operations
                .as_array()
                .is_some_and(|listed| listed.iter().any(|operation| operation == "verify"))
        };
        says("use", "sig")
            && says("alg", self.algorithm().name())
            && jwk.get("key_ops").is_none_or(verifies)
    }

    /// Its name.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The one algorithm that it verifies by.
    pub(super) fn algorithm(&self) -> Algorithm {
        match self.material {
            Material::Es256(_) => Algorithm::Es256,
            Material::EdDsa(_) => Algorithm::EdDsa,
            Material::Rs256(_) => Algorithm::Rs256,
        }
    }

    /// Whether the signature is this key's over the bytes.
    pub(super) fn verifies(&self, signed: &[u8], signature: &[u8]) -> bool {
        match &self.material {
            // 64 bytes, neither half of which is zero or beyond the order: no
            // DER (RFC 7518, section 3.4).
            Material::Es256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(signed, &signature).is_ok()),
            Material::EdDsa(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(signed, &signature).is_ok()),
            Material::Rs256(key) => key.verifies(signed, signature),
        }
    }

    /// The key as it stands in a key set.
    pub(super) fn to_jwk(&self) -> Jwk<'_> {
        let encode = |bytes: &[u8]| Some(Base64UrlUnpadded::encode_string(bytes));
        let (kty, crv, x, y, n, e) = match &self.material {
            Material::Es256(key) => {
                let point = key.to_sec1_point(false);
                let x = point.x().and_then(|x| encode(x));
                let y = point.y().and_then(|y| encode(y));
                ("EC", Some("P-256"), x, y, None, None)
            }
            Material::EdDsa(key) => {
                let x = encode(key.as_bytes());
                ("OKP", Some("Ed25519"), x, None, None, None)
            }
            Material::Rs256(key) => {
                let (n, e) = (key.modulus(), key.exponent());
                ("RSA", None, None, None, Some(n), Some(e))
            }
        };
        Jwk {
            kty,
            alg: self.algorithm().name(),
            key_use: "sig",
            kid: self.name(),
            crv,
            x,
            y,
            n,
            e,
        }
    }
}

/// The members that are written of a key.
#[derive(Serialize)]
pub(super) struct Jwk<'a> {
    kty: &'static str,
    alg: &'static str,
    #[serde(rename = "use")]
    key_use: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    crv: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    y: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    e: Option<String>,
}

/// The point of these two coordinates, if it is one of P-256.
fn on_p256(x: &str, y: &str) -> Option<p256::ecdsa::VerifyingKey> {
    let uncompressed = [&[4], coordinate(x)?.as_slice(), coordinate(y)?.as_slice()].concat();
    p256::ecdsa::VerifyingKey::from_sec1_bytes(&uncompressed).ok()
}

/// The point that a text is, unless it is one of the few that verify
/// signatures which nobody made.
fn on_edwards(x: &str) -> Option<ed25519_dalek::VerifyingKey> {
    ed25519_dalek::VerifyingKey::from_bytes(&coordinate(x)?)
        .ok()
        .filter(|key| !key.is_weak())
}

fn coordinate(text: &str) -> Option<[u8; COORDINATE]> {
    Base64UrlUnpadded::decode_vec(text).ok()?.try_into().ok()
}
