//! The keys of a Vigie for development: made once for each state folder, so
//! that what was sealed yesterday still opens today. [`vigie_test_keys`] has
//! what stands in the file.
//!
//! They lie in the clear where the server runs, which no real desk's may: only
//! `serve` and `test` make them, and nothing that is deployed knows them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use jiff::Timestamp;
use vigie::case::kind::Desk;
use vigie::desk::entry::DeskKey;
use vigie::desk::root::RootPublicKey;
use vigie::seal::KeyFile;
use vigie_test_keys as stored;

use crate::desks::{lock::locked, plan, sign, variables, whole_second};
use crate::output::write_private;
use crate::serve::State;
use crate::tools::root;

/// The file below a state folder.
const FILE: &str = "keys.toml";

/// What opens the key files of desks for development, which keeps nobody out.
pub(crate) const PASSPHRASE: &str = "vigie-development";

/// The name of a desk's key file below a state folder.
pub(crate) fn locked_name(desk: &str) -> String {
    format!("desk-{desk}.key.json")
}

/// What the file says first, to whoever opens it.
const HEADER: &str = "# Made by `cargo xtask serve`, for development only: whoever has this file reads\n\
                      # the cases of this state folder. Without it nobody does.\n";

/// The keys, the file that they stand in, and the directory of desks that was
/// signed with them.
#[derive(Debug)]
pub(crate) struct Keys {
    file: PathBuf,
    stored: stored::Keys,
    /// The desks, in the order of the plan.
    desks: Vec<Desk>,
    directory: String,
}

impl Keys {
    /// The keys of a state folder, made if it has none yet.
    pub(crate) fn of(state: &State) -> Result<Self> {
        Self::in_folder(state.folder())
    }

    /// The keys of a folder that nobody else writes to, made if it has none
    /// yet, and completed if a desk or an older file lacks one.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self> {
        Self::for_plan(folder, &root().join(plan::PATH), Timestamp::now())
    }

    fn for_plan(folder: &Path, plan: &Path, now: Timestamp) -> Result<Self> {
        let file = folder.join(FILE);
        let (planned, _) = plan::load(plan)?;
        let desks: Vec<Desk> = planned.desks.into_iter().map(|desk| desk.id).collect();
        let text = contents(&file)?;
        let completed = stored::Keys::completed(text.as_deref(), &desks, random)?;
        let Some(stored) = completed else {
            return Err(unusable(&file));
        };
        let complete = stored.to_text().context("cannot write the keys")?;
        let complete = format!("{HEADER}{}", complete.as_str());
        if text.as_ref() != Some(&complete) {
            write_private(&file, complete.as_bytes())?;
        }
        let since = whole_second(now);
        let key = |desk: &Desk| {
            let key = stored.desk(desk)?.public();
            let until = None;
            Some(DeskKey { key, since, until })
        };
        let directory = sign::for_development(plan, stored.root(), key, since)?;
        Ok(Self {
            file,
            stored,
            desks,
            directory,
        })
    }

    /// The keys that a server of this state folder was given.
    pub(crate) fn made(folder: &Path) -> Result<stored::Keys> {
        let file = folder.join(FILE);
        let text = contents(&file)?.ok_or_else(|| {
            anyhow!(
                "{} has no keys yet: `cargo xtask serve` makes them, with the same `--state` if \
                 you give one",
                folder.display()
            )
        })?;
        stored::Keys::read(&text).ok_or_else(|| unusable(&file))
    }

    /// Writes for each desk the file that an officers' console opens with
    /// [`PASSPHRASE`], unless it is there.
    pub(crate) fn lock(&self, folder: &Path) -> Result<()> {
        for desk in &self.desks {
            let Some(key) = self.stored.desk(desk) else {
                continue;
            };
            let file = folder.join(locked_name(desk.as_str()));
            let known = contents(&file)?.and_then(|text| KeyFile::read(&text).ok());
            if known.is_none_or(|known| known.public_key() != key.public()) {
                let locked = locked(desk, key, PASSPHRASE)?;
                write_private(&file, locked.to_text().as_bytes())?;
            }
        }
        Ok(())
    }

    /// Where they stand.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// The desk that cases go to first.
    pub(crate) fn desk(&self) -> &str {
        self.desks.first().map_or(stored::DESK, Desk::as_str)
    }

    /// What clients of this server pin.
    pub(crate) fn root(&self) -> RootPublicKey {
        self.stored.root().public()
    }

    /// What the relay is told of them, on both hosts.
    pub(crate) fn variables(&self) -> Result<Vec<(&'static str, String)>> {
        let mut variables = variables::parts(&self.directory)?;
        variables.extend([
            ("capability_keys", self.stored.signer_variable()),
            ("oidc_issuer", stored::ISSUER.to_owned()),
            ("oidc_audience", stored::AUDIENCE.to_owned()),
            ("oidc_roles_claim", stored::ROLES_CLAIM.to_owned()),
            ("oidc_keys", self.stored.issuer().key_set()),
            ("root_key", self.root().to_string()),
            // This issuer has no page to sign in on: `cargo xtask token`.
            ("oidc_paste", "true".to_owned()),
        ]);
        Ok(variables)
    }

    /// The same for a relay whose officers another issuer knows, which it asks
    /// for the keys.
    pub(crate) fn variables_with(&self, issuer: &str) -> Result<Vec<(&'static str, String)>> {
        let mut variables = self.variables()?;
        for (name, value) in &mut variables {
            match *name {
                "oidc_issuer" => issuer.clone_into(value),
                "oidc_keys" => value.clear(),
                _ => {}
            }
        }
        Ok(variables)
    }
}

fn contents(file: &Path) -> Result<Option<String>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Not why, which would show the line, and so a key.
fn unusable(file: &Path) -> anyhow::Error {
    anyhow!(
        "{} holds no keys, or not all of them. `cargo xtask serve` completes what an older version \
         made; new ones, which it makes once the file is gone, do not open the cases of this folder",
        file.display()
    )
}

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
