//! Root keys: made, and followed by others.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use jiff::Timestamp;
use vigie::desk::{
    root::{RootKey, Rotation},
    trust::MAX_ROTATIONS,
};

use super::register::{FormerRoot, Register};
use super::{Files, private};
use crate::keys::random;

/// Make a root key: whoever has it decides what everybody seals to.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The file for it, on a medium that is locked away.
    file: PathBuf,
}

/// Have another root key follow the one that signs.
#[derive(Debug, Args)]
pub(super) struct Rotate {
    /// The file of the key that signs until now.
    #[arg(long, value_name = "FILE")]
    old: PathBuf,
    /// The file of the key that follows it, as `root` made it.
    #[arg(long, value_name = "FILE")]
    new: PathBuf,
}

pub(super) fn new(new: &New, files: &Files) -> Result<String> {
    let mut register = Register::load(&files.register)?;
    let key = RootKey::from_bytes(random()?);
    private::write(&new.file, &key.encoded())?;
    let public = key.public();
    let file = new.file.display();
    let mut said = format!("Made {file}: keep it offline, and a copy elsewhere.\n");
    said.push_str(&format!("Its public half: {public}\n"));
    if register.root.is_some() {
        said.push_str(&format!(
            "Clients trust another one yet. `cargo xtask keys rotate-root --old FILE --new {file}` \
             leads them to it.\n"
        ));
    } else {
        register.root = Some(public);
        register.save(&files.register)?;
        said.push_str("Clients pin it: whoever builds one puts it in.\n");
    }
    Ok(said)
}

pub(super) fn rotate(rotate: &Rotate, files: &Files, now: Timestamp) -> Result<String> {
    let mut register = Register::load(&files.register)?;
    let old: RootKey = private::read(&rotate.old, "root key")?;
    let new: RootKey = private::read(&rotate.new, "root key")?;
    let signs = register.root()?;
    if old.public() != signs {
        bail!(
            "{} is not the root key that signs, whose public half is {signs}",
            rotate.old.display()
        );
    }
    if register.roots().any(|root| root == new.public()) {
        bail!(
            "{} was a root key before, and clients trust none a second time: make a new one with \
             `cargo xtask keys root FILE`",
            rotate.new.display()
        );
    }
    if register.former_roots.len() >= MAX_ROTATIONS {
        bail!(
            "there are {MAX_ROTATIONS} rotations, and clients look at no more: once none is in \
             use that came with the oldest root key, remove its entry from {}",
            files.register.display()
        );
    }
    let rotation = Rotation::sign(&old, &new, now)?;
    register.former_roots.push(FormerRoot {
        root: signs,
        rotation: rotation.clone(),
    });
    register.root = Some(new.public());
    register.save(&files.register)?;
    Ok(format!(
        "From now on {} signs; clients that know the old one follow this:\n{rotation}\n\
         Sign the directory with it now (`cargo xtask keys sign`), and deploy both. New clients \
         pin the new one.\n",
        new.public()
    ))
}
