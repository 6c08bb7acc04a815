//! What `cargo xtask chaos` made ready: how each server is started, and the
//! keys that the clients need.

use std::{collections::BTreeMap, ffi::OsString, fs, net::SocketAddr, path::PathBuf};

use anyhow::{Context as _, Result, anyhow};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::Deserialize;
use vigie::{
    case::{capability::CapabilityKey, kind::Desk},
    seal::PublicKey,
};

/// The servers, as the file says that `xtask` writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    pub(crate) servers: Vec<Start>,
    /// What the relay is told of its keys, by the names of its variables.
    keys: BTreeMap<String, String>,
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
    pub(crate) desk_key: PublicKey,
    pub(crate) signer: CapabilityKey,
}

impl Plan {
    pub(crate) fn read(file: &std::path::Path) -> Result<Self> {
        let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is no plan", file.display()))
    }

    /// The first key of each kind.
    pub(crate) fn keys(&self) -> Result<Keys> {
        let first = |name: &str| {
            let list = self.keys.get(name);
            let pair = list.and_then(|list| list.split(';').next()?.split_once('='));
            pair.ok_or_else(|| anyhow!("the plan has no {name}"))
        };
        let (desk, desk_key) = first("desk_keys")?;
        let (id, secret) = first("capability_keys")?;
        let mut bytes = [0; 32];
        Base64UrlUnpadded::decode(secret, &mut bytes)
            .ok()
            .filter(|read| read.len() == 32)
            .context("the key of capabilities is none")?;
        Ok(Keys {
            desk: Desk::new(desk)?,
            desk_key: desk_key.parse()?,
            signer: CapabilityKey::new(id, bytes)?,
        })
    }
}
