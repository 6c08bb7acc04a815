//! What an operator keeps beside the plan from one signed directory to the
//! next: the version, the public keys and what became of them. All of it is
//! public; no private half is ever in it.

use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use vigie::{
    case::kind::Desk,
    desk::{entry::DeskKey, root::RootPublicKey},
    seal::{KeyId, PublicKey},
};

use crate::output::write_whole;

const HEADER: &str = "\
# The public keys of the desks and of the root, written by `cargo xtask keys`.
# Nothing here is secret. It goes with the plan: keep both together, and signed
# directories will go on counting from the version here.
";

/// The register.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Register {
    /// The version of the directory that was signed last, 0 before the first.
    pub(super) version: u64,
    /// The root key that signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) root: Option<RootPublicKey>,
    /// The keys that must not be sealed to any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) revoked: Vec<KeyId>,
    /// The root keys that signed before, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) former_roots: Vec<FormerRoot>,
    /// The keys of each desk, the oldest first.
    #[serde(default)]
    pub(super) desks: BTreeMap<Desk, Vec<DeskKey>>,
}

/// A root key that another one follows.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormerRoot {
    pub(super) root: RootPublicKey,
    /// The statement that leads on to the next: `vr1....`.
    pub(super) rotation: String,
}

impl Register {
    /// The register in a file, or an empty one where there is none yet.
    pub(super) fn load(file: &Path) -> Result<Self> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", file.display()));
            }
        };
        toml::from_str(&text).with_context(|| format!("{} is no register", file.display()))
    }

    pub(super) fn save(&self, file: &Path) -> Result<()> {
        let text = toml::to_string(self).context("cannot write the register")?;
        write_whole(file, format!("{HEADER}\n{text}").as_bytes())
    }

    /// The root key, or how to make one.
    pub(super) fn root(&self) -> Result<RootPublicKey> {
        self.root.ok_or_else(|| {
            anyhow!("there is no root key yet: `cargo xtask keys root FILE` makes one")
        })
    }

    /// The rotations, the oldest first.
    pub(super) fn rotations(&self) -> Vec<String> {
        let rotations = self.former_roots.iter().map(|former| &former.rotation);
        rotations.cloned().collect()
    }

    /// Every root key that a client may have come with, the oldest first.
    pub(super) fn roots(&self) -> impl Iterator<Item = RootPublicKey> {
        let former = self.former_roots.iter().map(|former| former.root);
        former.chain(self.root)
    }

    /// Whose key it is, if anybody's.
    pub(super) fn owner(&self, key: &KeyId) -> Option<&Desk> {
        let mut desks = self.desks.iter();
        desks
            .find(|(_, keys)| keys.iter().any(|known| known.key.id() == *key))
            .map(|(desk, _)| desk)
    }

    /// Refuses a key that a desk has already: no two may share one.
    pub(super) fn check_new(&self, key: &PublicKey) -> Result<()> {
        let id = key.id();
        match self.owner(&id) {
            Some(desk) => bail!("the key {id} is there already: it is one of \"{desk}\""),
            None => Ok(()),
        }
    }
}
