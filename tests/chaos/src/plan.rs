//! What `cargo xtask chaos` made ready: how each server is started, and the
//! keys that the clients need.

use std::{collections::BTreeMap, ffi::OsString, fs, net::SocketAddr, path::PathBuf};

use anyhow::{Context as _, Result};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::Deserialize;
use vigie::{
    case::{capability::CapabilityKey, kind::Desk},
    desk::{root::RootPublicKey, trust::Trust},
    jiff::Timestamp,
    seal::PublicKey,
};

/// The servers, as the file says that `xtask` writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    pub(crate) servers: Vec<Start>,
    /// The root key that the directory of desks is signed with.
    root: RootPublicKey,
    /// What the relay is told, by the names of its variables.
    variables: BTreeMap<String, String>,
}

/// How one server is started.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Start {
    /// `workers` or `spin`.
    pub(crate) name: String,
    pub(crate) program: OsStringText,
    pub(crate) arguments: Vec<OsStringText>,
    #[serde(default)]
    pub(crate) environment: BTreeMap<String, String>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// The folder of its databases; emptied for a fresh start.
    pub(crate) data: PathBuf,
    /// The file that its output goes to.
    pub(crate) log: PathBuf,
}

/// A word of a command line; ours are text.
pub(crate) type OsStringText = String;

impl Start {
    /// The same server, started by way of another program.
    pub(crate) fn under(&self, words: &[&str]) -> Self {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        words.push(self.program.clone());
        words.extend(self.arguments.iter().cloned());
        let program = words.remove(0);
        Self {
            program,
            arguments: words,
            ..self.clone()
        }
    }

    /// The whole command line.
    pub(crate) fn words(&self) -> impl Iterator<Item = OsString> + '_ {
        std::iter::once(&self.program)
            .chain(&self.arguments)
            .map(OsString::from)
    }
}

/// What clients and officers need to know of the keys.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    pub(crate) desk: Desk,
    /// What a case is sealed to: the desk, and those that take over from it.
    pub(crate) readers: Vec<PublicKey>,
    pub(crate) signer: CapabilityKey,
}

impl Plan {
    pub(crate) fn read(file: &std::path::Path) -> Result<Self> {
        let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is no plan", file.display()))
    }

    /// The directory's general desk, and the first key of capabilities.
    pub(crate) fn keys(&self) -> Result<Keys> {
        let now = Timestamp::now();
        let (directory, _) = Trust::pin(self.root).accept(&self.directory(), &[], now)?;
        let desk = directory.general().id.clone();
        // Its own first, then those of the desks that take over from it.
        let overflow = &directory.general().overflow;
        let all = [&desk].into_iter().chain(overflow);
        let readers: Vec<PublicKey> = all.filter_map(|desk| directory.key(desk, now)).collect();
        let signers = self.variables.get("capability_keys");
        let (id, secret) = signers
            .and_then(|list| list.split(';').next()?.split_once('='))
            .context("the plan has no key of capabilities")?;
        let mut bytes = [0; 32];
        Base64UrlUnpadded::decode(secret, &mut bytes)
            .ok()
            .filter(|read| read.len() == 32)
            .context("the key of capabilities is none")?;
        Ok(Keys {
            desk,
            readers,
            signer: CapabilityKey::new(id, bytes)?,
        })
    }

    /// The signed text of the directory, put together of its parts.
    fn directory(&self) -> String {
        let first = self.variables.get("desk_directory").into_iter();
        let name = |part: u32| format!("desk_directory_{part}");
        let others = (2..).map_while(|part| self.variables.get(&name(part)));
        first.chain(others).map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vigie::{
        desk::{
            directory::{Directory, Draft},
            root::RootKey,
        },
        jiff::SignedDuration,
    };

    use super::*;

    #[test]
    fn cases_go_to_the_general_desk_of_the_signed_directory() {
        let mut draft: Draft = serde_json::from_str(vigie::doc_desks!()).unwrap();
        draft.issued = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
        draft.expires = draft.issued + SignedDuration::from_hours(24);
        for desk in &mut draft.desks {
            desk.keys.truncate(1);
            for key in &mut desk.keys {
                (key.since, key.until) = (draft.issued, None);
            }
        }
        let directory = Directory::new(draft).unwrap();
        let root = RootKey::from_bytes([1; 32]);
        let signed = directory.sign(&root).unwrap();
        let (one, rest) = signed.split_at(100);
        let (two, three) = rest.split_at(7);
        let mut plan = json!({ "servers": [], "root": root.public(), "variables": {
            "desk_directory": one, "desk_directory_2": two, "desk_directory_3": three,
            "capability_keys": format!("dev={};old=x", Base64UrlUnpadded::encode_string(&[2; 32])),
        } });
        let keys = |plan: &serde_json::Value| {
            let plan: Plan = serde_json::from_value(plan.clone()).unwrap();
            plan.keys()
        };
        let read = keys(&plan).unwrap();
        assert_eq!(read.desk, directory.general().id);
        assert_eq!(read.readers[0], directory.general().keys[0].key);
        assert_eq!(read.signer.id(), "dev");

        plan["root"] = json!(RootKey::from_bytes([3; 32]).public());
        assert!(keys(&plan).is_err());
    }
}
