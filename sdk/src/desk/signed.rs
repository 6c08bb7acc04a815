//! The two texts that root keys sign: `<prefix>.<payload>.<signature>`, with
//! one signature or two. All parts are base64url, read strictly, so that one
//! statement has one text. The prefix is signed too: no text of one sort can
//! pass for one of the other.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    directory::Draft,
    root::{RootKey, RootKeyId, RootPublicKey},
};
use crate::{Error, error::Kind, object::Object};

pub(super) const DIRECTORY: &str = "vd1.";
pub(super) const ROTATION: &str = "vr1.";

/// The longest signed text of a directory, in bytes: some hundreds of desks.
const MAX_DIRECTORY: usize = 512 * 1024;

/// The longest signed text of a rotation, in bytes.
const MAX_ROTATION: usize = 1024;

/// What is signed of a directory. It names the key so that a text that two keys
/// could verify would still be one key's.
///
/// `D` is a draft, or the strict reading of one.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Payload<D> {
    pub(super) root: RootKeyId,
    pub(super) directory: D,
}

/// The signed text of a directory.
pub(super) fn directory(draft: &Draft, root: &RootKey) -> Result<String, Error> {
    let payload = Payload {
        root: root.public().id(),
        directory: draft,
    };
    let text = sign(DIRECTORY, &payload, &[root]).ok_or(Kind::DirectoryInvalid)?;
    if text.len() > MAX_DIRECTORY {
        return Err(Kind::DirectoryInvalid.into());
    }
    Ok(text)
}

/// The signed text of a statement.
pub(super) fn sign(prefix: &str, statement: &impl Serialize, keys: &[&RootKey]) -> Option<String> {
    let payload = serde_json::to_vec(statement).ok()?;
    let covered = format!("{prefix}{}", Base64UrlUnpadded::encode_string(&payload));
    let signatures = keys.iter().map(|key| key.sign(covered.as_bytes()));
    Some(signatures.fold(covered.clone(), |text, signature| {
        format!("{text}.{}", Base64UrlUnpadded::encode_string(&signature))
    }))
}

/// A signed text taken apart, of which nothing is believed yet.
pub(super) struct Signed<'a, const SIGNATURES: usize> {
    covered: &'a str,
    payload: &'a str,
    signatures: [&'a str; SIGNATURES],
}

impl<'a> Signed<'a, 1> {
    pub(super) fn directory(text: &'a str) -> Option<Self> {
        Self::read(text, DIRECTORY, MAX_DIRECTORY)
    }
}

impl<'a> Signed<'a, 2> {
    pub(super) fn rotation(text: &'a str) -> Option<Self> {
        Self::read(text, ROTATION, MAX_ROTATION)
    }
}

impl<'a, const SIGNATURES: usize> Signed<'a, SIGNATURES> {
    fn read(text: &'a str, prefix: &str, longest: usize) -> Option<Self> {
        if text.len() > longest {
            return None;
        }
        let mut parts = text.strip_prefix(prefix)?.split('.');
        let payload = parts.next()?;
        let covered = text.get(..prefix.len() + payload.len())?;
        let mut signatures = [""; SIGNATURES];
        for signature in &mut signatures {
            *signature = parts.next()?;
        }
        parts.next().is_none().then_some(Self {
            covered,
            payload,
            signatures,
        })
    }

    /// Whether a key made the signature at a place.
    pub(super) fn is_by(&self, key: &RootPublicKey, place: usize) -> bool {
        let signature = self.signatures.get(place);
        signature.is_some_and(|signature| key.verify(self.covered.as_bytes(), signature))
    }

    /// What the text says; to be asked once a signature was found right.
    pub(super) fn statement<T: DeserializeOwned>(&self) -> Option<T> {
        let payload = Base64UrlUnpadded::decode_vec(self.payload).ok()?;
        let Object(statement) = serde_json::from_slice(&payload).ok()?;
        Some(statement)
    }

    /// What the signatures cover.
    pub(super) fn covered(&self) -> &'a [u8] {
        self.covered.as_bytes()
    }
}
