//! The keys of a desk for development: made once for each state folder, so
//! that what was sealed yesterday still opens today.
//!
//! They lie in the clear where the server runs, which no real desk's may: only
//! `serve` and `test` make them, and nothing that is deployed knows them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use vigie::case::capability::CapabilityKey;
use vigie::seal::PrivateKey;

use crate::output::write_private;
use crate::serve::State;

/// The file below a state folder.
const FILE: &str = "keys.toml";

/// The desk that cases are sealed to.
pub(crate) const DESK: &str = "development";

/// The name of the key that signs capabilities.
const SIGNER: &str = "dev";

/// What the file says first, to whoever opens it.
const HEADER: &str = "# Made by `cargo xtask serve`, for development only: whoever has this file reads\n\
                      # the cases of this state folder. Without it nobody does.\n";

/// The keys, and the file that they stand in.
#[derive(Debug)]
pub(crate) struct Keys {
    file: PathBuf,
    stored: Stored,
    signer: CapabilityKey,
}

/// The keys as they stand there.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    /// Opens what is sealed to the desk.
    private_key: PrivateKey,
    /// Signs capabilities: 32 bytes in base64url.
    capability_key: String,
}

impl std::fmt::Debug for Stored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stored(secret)")
    }
}

impl Keys {
    /// The keys of a state folder, made if it has none yet.
    pub(crate) fn of(state: &State) -> Result<Self> {
        Self::in_folder(state.folder())
    }

    /// The keys of a folder that nobody else writes to, made if it has none yet.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self> {
        let file = folder.join(FILE);
        if let Some(keys) = Self::in_file(&file)? {
            return Ok(keys);
        }
        let stored = Stored {
            private_key: PrivateKey::derive(random()?),
            capability_key: Base64UrlUnpadded::encode_string(&random::<32>()?),
        };
        let text = toml::to_string(&stored).context("cannot write the keys")?;
        write_private(&file, format!("{HEADER}{text}").as_bytes())?;
        // Read back, so that what is served today is what is read tomorrow.
        Self::made(folder)
    }

    /// The keys that a server of this state folder was given.
    pub(crate) fn made(folder: &Path) -> Result<Self> {
        Self::in_file(&folder.join(FILE))?.ok_or_else(|| {
            anyhow!(
                "{} has no keys yet: `cargo xtask serve` makes them, with the same `--state` if \
                 you give one",
                folder.display()
            )
        })
    }

    fn in_file(file: &Path) -> Result<Option<Self>> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", file.display()));
            }
        };
        // Not the error itself, which would show the line, and so a key.
        let Some((stored, signer)) = read(&text) else {
            bail!(
                "{} holds no keys; new ones, which `cargo xtask serve` makes once it is gone, do \
                 not open the cases of this folder",
                file.display()
            );
        };
        Ok(Some(Self {
            file: file.to_owned(),
            stored,
            signer,
        }))
    }

    /// Where they stand.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// What the relay is told of them, on both hosts.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let Stored {
            private_key,
            capability_key,
        } = &self.stored;
        vec![
            ("desk_keys", format!("{DESK}={}", private_key.public())),
            ("capability_keys", format!("{SIGNER}={capability_key}")),
        ]
    }

    /// What opens cases that are sealed to the desk.
    pub(crate) fn private(&self) -> &PrivateKey {
        &self.stored.private_key
    }

    /// What signs capabilities that the relay takes.
    pub(crate) fn signer(&self) -> &CapabilityKey {
        &self.signer
    }
}

fn read(text: &str) -> Option<(Stored, CapabilityKey)> {
    let stored: Stored = toml::from_str(text).ok()?;
    let mut secret = [0; 32];
    let read = Base64UrlUnpadded::decode(&stored.capability_key, &mut secret).ok()?;
    if read.len() != secret.len() {
        return None;
    }
    let signer = CapabilityKey::new(SIGNER, secret).ok()?;
    Some((stored, signer))
}

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("vigie-keys-{name}-{}", std::process::id()))
    }

    #[test]
    fn keys_are_made_once_and_for_their_owner_only() {
        let folder = folder("once");
        let state = State::take(&folder).unwrap();
        let made = Keys::of(&state).unwrap();
        let mode = fs::metadata(made.file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);

        let again = Keys::of(&state).unwrap();
        assert_eq!(made.variables(), again.variables());
        assert_eq!(Keys::made(&folder).unwrap().variables(), made.variables());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn each_folder_has_keys_of_its_own() {
        let folders = [folder("one"), folder("two")];
        let [one, two] = folders.each_ref().map(|folder| {
            let state = State::take(folder).unwrap();
            Keys::of(&state).unwrap().variables()
        });
        for ((name, one), (_, two)) in one.iter().zip(&two) {
            assert_ne!(one, two, "{name}");
        }
        for folder in folders {
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn the_relay_is_told_no_private_key() {
        let folder = folder("private");
        let keys = Keys::of(&State::take(&folder).unwrap()).unwrap();
        let private = keys.private().encoded();
        for (name, value) in keys.variables() {
            assert!(!value.contains(private.as_str()), "{name}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn missing_and_broken_keys_are_said_without_showing_them() {
        let folder = folder("broken");
        let error = Keys::made(&folder).unwrap_err().to_string();
        assert!(error.contains("cargo xtask serve"), "{error}");

        let state = State::take(&folder).unwrap();
        fs::write(folder.join(FILE), "private_key = \"half\"").unwrap();
        let error = format!("{:?}", Keys::of(&state).unwrap_err());
        assert!(error.contains("holds no keys"), "{error}");
        assert!(!error.contains("half"), "{error}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
