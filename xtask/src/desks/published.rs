//! A signed directory in any of the forms in which it comes along.

use std::{
    fs,
    io::{Read as _, stdin},
    path::Path,
};

use anyhow::{Context, Result, bail};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use vigie::desk::{directory::Directory, root::RootKeyId};

use super::variables;

/// A signed text, and the rotations that came with it.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Published {
    pub(super) directory: String,
    #[serde(default, rename = "roots")]
    pub(super) rotations: Vec<String>,
}

/// What a signed text says, whoever signed it.
#[derive(Deserialize)]
pub(super) struct Claimed {
    pub(super) root: RootKeyId,
    pub(super) directory: Directory,
}

impl Published {
    /// Reads a file, or the standard input where it is called `-`.
    pub(super) fn load(file: &Path) -> Result<Self> {
        let mut text = String::new();
        if file == Path::new("-") {
            stdin()
                .read_to_string(&mut text)
                .context("cannot read the standard input")?;
        } else {
            text = fs::read_to_string(file)
                .with_context(|| format!("cannot read {}", file.display()))?;
        }
        Self::read(&text).with_context(|| {
            format!(
                "{} holds no signed directory: neither its text, nor variables as `cargo xtask \
                 keys sign` writes them, nor what `/v1/desks` answers",
                file.display()
            )
        })
    }

    /// The text alone, the variables in TOML, or an answer in JSON.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.starts_with("vd1.") {
            return Some(Self {
                directory: text.to_owned(),
                rotations: Vec::new(),
            });
        }
        if text.starts_with('{') {
            return serde_json::from_str(text).ok();
        }
        let table: toml::Table = text.parse().ok()?;
        let value = |name: &str| table.get(name).and_then(toml::Value::as_str);
        let directory = variables::joined(value);
        let rotations = value(variables::ROOTS).unwrap_or_default().split(';');
        let rotations = rotations.map(str::trim).filter(|text| !text.is_empty());
        (!directory.is_empty()).then(|| Self {
            directory,
            rotations: rotations.map(str::to_owned).collect(),
        })
    }

    /// What it says, without a look at the signature.
    pub(super) fn claims(&self) -> Result<Claimed> {
        let mut parts = self.directory.split('.');
        let payload = match (parts.next(), parts.next()) {
            (Some("vd1"), Some(payload)) => Base64UrlUnpadded::decode_vec(payload).ok(),
            _ => None,
        };
        let Some(payload) = payload else {
            bail!("the directory is no signed text");
        };
        serde_json::from_slice(&payload).context("the directory cannot be read")
    }
}
