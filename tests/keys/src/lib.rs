//! The keys of a Vigie for development and tests: those of its desks, the root
//! key that its directory is signed with, and the key of an OpenID Connect
//! issuer that is no server, whose tokens make anybody an officer.
//!
//! `cargo xtask serve` keeps them in one file of a state folder; `cargo xtask
//! token` and the black-box suite read it here. They lie in the clear beside
//! the server, which no real desk's may: nothing that is deployed knows them.
//!
//! # Examples
//!
//! ```
//! use vigie::{case::kind::Desk, desk::identity::{KeySet, Role}, jiff::Timestamp};
//! use vigie_test_keys::{AUDIENCE, Bearer, ISSUER, Keys, ROLES_CLAIM};
//!
//! let bordeaux = Desk::new("bordeaux")?;
//! let mut number = 0; // in earnest from the system's randomness
//! let keys = Keys::completed(None, &[bordeaux.clone()], || {
//!     number += 1;
//!     Ok::<_, std::convert::Infallible>([number; 32])
//! });
//! let keys = Keys::read(&keys.unwrap().unwrap().to_text().unwrap()).unwrap();
//!
//! let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
//! let token = keys.issuer().token(&Bearer::new("martin", Role::Officer, &bordeaux, now));
//! let issuer = vigie::desk::identity::Issuer::new(ISSUER, AUDIENCE, ROLES_CLAIM)?;
//! let published = KeySet::read(keys.issuer().key_set().as_bytes())?;
//! let identity = issuer.verify(&token, &published, now)?;
//! assert_eq!(identity.role_at(&bordeaux), Some(Role::Officer));
//! # Ok::<(), vigie::Error>(())
//! ```

mod issuer;

use std::{collections::BTreeMap, fmt};

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use vigie::{
    case::{capability::CapabilityKey, kind::Desk},
    desk::root::RootKey,
    seal::PrivateKey,
};
use zeroize::Zeroizing;

pub use issuer::{AUDIENCE, Bearer, ISSUER, ROLES_CLAIM, TokenIssuer};

/// The desk that cases are sealed to where nobody says otherwise: the first of
/// the sample plan.
pub const DESK: &str = "bordeaux";

/// The name of the key that signs capabilities.
const SIGNER: &str = "dev";

/// The keys of a state folder.
pub struct Keys {
    signer: Secret,
    root: RootKey,
    issuer: Secret,
    desks: BTreeMap<Desk, PrivateKey>,
}

/// 32 bytes that nobody can guess.
type Secret = Zeroizing<[u8; 32]>;

/// The keys as they stand in the file, perhaps of an older Vigie.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Of the one desk that there was before there was a directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private_key: Option<PrivateKey>,
    /// Signs capabilities: 32 bytes in base64url.
    capability_key: String,
    /// Signs the directory.
    root_key: Option<RootKey>,
    /// Signs tokens: 32 bytes in base64url.
    issuer_key: Option<String>,
    /// Open what is sealed to each desk.
    #[serde(default)]
    desks: BTreeMap<Desk, PrivateKey>,
}

impl Keys {
    /// The keys in a text, or `None` if they are not all there. What is wrong
    /// is not said: it would show the text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let written: Written = toml::from_str(text).ok()?;
        if written.private_key.is_some() {
            return None;
        }
        Some(Self {
            signer: secret(&written.capability_key)?,
            root: written.root_key?,
            issuer: secret(&written.issuer_key?)?,
            desks: written.desks,
        })
    }

    /// The keys in a text, and new ones for whatever it lacks: the key of the
    /// one desk that older files have becomes that of [`DESK`]. `None` if the
    /// text holds something else.
    ///
    /// # Errors
    ///
    /// What `random` says if it gives no bytes.
    pub fn completed<E>(
        text: Option<&str>,
        desks: &[Desk],
        mut random: impl FnMut() -> Result<[u8; 32], E>,
    ) -> Result<Option<Self>, E> {
        let mut read = None;
        if let Some(text) = text {
            let Ok(written) = toml::from_str::<Written>(text) else {
                return Ok(None);
            };
            read = Some(written);
        }
        let mut written = match read {
            Some(written) => written,
            None => Written {
                private_key: None,
                capability_key: Base64UrlUnpadded::encode_string(&random()?),
                root_key: None,
                issuer_key: None,
                desks: BTreeMap::new(),
            },
        };
        if let (Some(key), Ok(desk)) = (written.private_key.take(), Desk::new(DESK)) {
            written.desks.entry(desk).or_insert(key);
        }
        for desk in desks {
            if !written.desks.contains_key(desk) {
                let key = PrivateKey::derive(random()?);
                written.desks.insert(desk.clone(), key);
            }
        }
        let Some(signer) = secret(&written.capability_key) else {
            return Ok(None);
        };
        let issuer = match &written.issuer_key {
            Some(text) => match secret(text) {
                Some(issuer) => issuer,
                None => return Ok(None),
            },
            None => Zeroizing::new(random()?),
        };
        Ok(Some(Self {
            signer,
            root: match written.root_key {
                Some(root) => root,
                None => RootKey::from_bytes(random()?),
            },
            issuer,
            desks: written.desks,
        }))
    }

    /// The text that [`Keys::read`] takes.
    ///
    /// # Errors
    ///
    /// None: texts under plain names are TOML.
    pub fn to_text(&self) -> Result<Zeroizing<String>, toml::ser::Error> {
        let written = Written {
            private_key: None,
            capability_key: Base64UrlUnpadded::encode_string(&*self.signer),
            root_key: Some(self.root.clone()),
            issuer_key: Some(Base64UrlUnpadded::encode_string(&*self.issuer)),
            desks: self.desks.clone(),
        };
        toml::to_string(&written).map(Zeroizing::new)
    }

    /// Signs the directory.
    #[must_use]
    pub fn root(&self) -> &RootKey {
        &self.root
    }

    /// Signs officers' tokens.
    #[must_use]
    pub fn issuer(&self) -> TokenIssuer {
        TokenIssuer::from_bytes(*self.issuer)
    }

    /// The key that signs capabilities.
    ///
    /// # Errors
    ///
    /// None: its name is well formed.
    pub fn signer(&self) -> Result<CapabilityKey, vigie::Error> {
        CapabilityKey::new(SIGNER, *self.signer)
    }

    /// The same as a relay is told it: `<name>=<32 bytes in base64url>`.
    #[must_use]
    pub fn signer_variable(&self) -> String {
        format!(
            "{SIGNER}={}",
            Base64UrlUnpadded::encode_string(&*self.signer)
        )
    }

    /// What opens the cases that are sealed to a desk.
    #[must_use]
    pub fn desk(&self, desk: &Desk) -> Option<&PrivateKey> {
        self.desks.get(desk)
    }

    /// The desks, in the order of their names.
    pub fn desks(&self) -> impl Iterator<Item = &Desk> {
        self.desks.keys()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(secret)")
    }
}

fn secret(text: &str) -> Option<Secret> {
    let mut secret = Zeroizing::new([0; 32]);
    let read = Base64UrlUnpadded::decode(text, &mut *secret).ok()?;
    (read.len() == 32).then_some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desks(names: &[&str]) -> Vec<Desk> {
        names.iter().map(|name| Desk::new(*name).unwrap()).collect()
    }

    /// Keys that can be told apart: each of bytes that were not given before.
    fn completed(text: Option<&str>, names: &[&str], first: u8) -> Option<Keys> {
        let mut next = first;
        let random = || {
            next += 1;
            Ok::<_, ()>([next; 32])
        };
        Keys::completed(text, &desks(names), random).unwrap()
    }

    fn text_of(names: &[&str]) -> String {
        completed(None, names, 0)
            .unwrap()
            .to_text()
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_file_of_before_there_was_a_directory_keeps_what_opens_its_cases() {
        let key = PrivateKey::derive([9; 32]);
        let old = format!(
            "# Made by somebody\nprivate_key = \"{}\"\ncapability_key = \"{}\"\n",
            key.encoded().as_str(),
            Base64UrlUnpadded::encode_string(&[8; 32])
        );
        assert!(Keys::read(&old).is_none());
        let keys = completed(Some(&old), &["bordeaux", "rennes"], 0).unwrap();
        let [bordeaux, rennes] = [0, 1].map(|at| desks(&["bordeaux", "rennes"])[at].clone());
        assert_eq!(keys.desk(&bordeaux).unwrap().public(), key.public());
        assert_ne!(keys.desk(&rennes).unwrap().public(), key.public());
        assert!(
            keys.signer_variable()
                .ends_with(&Base64UrlUnpadded::encode_string(&[8; 32]))
        );
        assert!(Keys::read(&keys.to_text().unwrap()).is_some());
    }

    #[test]
    fn what_is_there_stays_and_a_new_desk_gets_a_key() {
        let text = text_of(&["bordeaux"]);
        let again = completed(Some(&text), &["bordeaux"], 100).unwrap();
        assert_eq!(again.to_text().unwrap().as_str(), text);
        let more = completed(Some(&text), &["bordeaux", "rennes"], 100).unwrap();
        assert_ne!(more.to_text().unwrap().as_str(), text);
        // A desk that the plan no longer has keeps its key: its cases are there.
        let fewer = completed(Some(&more.to_text().unwrap()), &["rennes"], 200).unwrap();
        assert_eq!(fewer.to_text().unwrap(), more.to_text().unwrap());
    }

    #[test]
    fn every_key_is_of_bytes_of_its_own() {
        let text = text_of(&["a", "b"]);
        let mut values: Vec<&str> = text
            .lines()
            .filter_map(|line| Some(line.split_once(" = ")?.1))
            .collect();
        assert_eq!(values.len(), 5, "{text}");
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), 5, "{text}");
    }

    #[test]
    fn half_a_file_is_none() {
        let text = text_of(&["bordeaux"]);
        for name in ["capability_key", "root_key", "issuer_key"] {
            let lines = text.lines().filter(|line| !line.starts_with(name));
            let less: Vec<&str> = lines.collect();
            assert!(Keys::read(&less.join("\n")).is_none(), "{name}");
            let short = text.replace(&format!("{name} = \""), &format!("{name} = \"AA"));
            assert!(Keys::read(&short).is_none(), "{name}");
            assert!(completed(Some(&short), &[], 0).is_none(), "{name}");
        }
        assert!(Keys::read(&format!("more = 1\n{text}")).is_none());
    }

    #[test]
    fn nothing_shows_them() {
        let keys = completed(None, &["bordeaux"], 0).unwrap();
        assert_eq!(format!("{keys:?}"), "Keys(secret)");
        assert_eq!(format!("{:?}", keys.issuer()), "TokenIssuer(secret)");
    }
}
