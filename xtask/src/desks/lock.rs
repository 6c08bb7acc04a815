//! A desk's private key under a passphrase, as the officers' console takes it.

use std::fs;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use vigie::{
    case::kind::Desk,
    seal::{KeyFile, PrivateKey},
};
use zeroize::Zeroizing;

use super::{desk_named, private};
use crate::keys::random;

/// The shortest passphrase: whoever finds the file tries short ones first.
const SHORTEST: usize = 12;

/// Put a desk's private key under a passphrase, for the officers' console.
#[derive(Debug, Args)]
pub(super) struct Lock {
    /// The desk, as the plan names it.
    #[arg(value_parser = desk_named)]
    desk: Desk,
    /// The file of its private key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The new file, such as `bordeaux.key.json`.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
}

/// Take a desk's private key out of a file that a passphrase opens.
#[derive(Debug, Args)]
pub(super) struct Unlock {
    /// The file.
    file: PathBuf,
    /// The new file of the private key.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
}

/// Where the passphrase comes from.
#[derive(Debug, Args)]
struct Passphrase {
    /// The file whose first line is the passphrase [default: it is asked for, or
    /// read from the standard input].
    #[arg(long, value_name = "FILE")]
    passphrase: Option<PathBuf>,
}

pub(super) fn lock(lock: &Lock) -> Result<String> {
    let key: PrivateKey = private::read(&lock.key, "private key of a desk")?;
    let passphrase = lock.passphrase.read()?;
    if passphrase.chars().count() < SHORTEST {
        bail!("the passphrase has fewer than {SHORTEST} characters: several words are best");
    }
    let file = locked(&lock.desk, &key, &passphrase)?;
    private::write(&lock.to, file.to_text().trim_end())?;
    Ok(format!(
        "Made {}: it goes to the officers of \"{}\", and the passphrase to them by another way.\n",
        lock.to.display(),
        lock.desk
    ))
}

pub(super) fn unlock(unlock: &Unlock) -> Result<String> {
    let name = unlock.file.display();
    let text = fs::read_to_string(&unlock.file).with_context(|| format!("cannot read {name}"))?;
    let file = KeyFile::read(&text).with_context(|| format!("{name} is no key file"))?;
    let passphrase = unlock.passphrase.read()?;
    let key = file.unlock(&passphrase);
    let key = key.with_context(|| format!("{name} stays locked"))?;
    private::write(&unlock.to, &key.encoded())?;
    Ok(format!(
        "Made {}: the private key of \"{}\", open to whoever reads it.\n",
        unlock.to.display(),
        file.desk()
    ))
}

/// A key under a passphrase.
pub(crate) fn locked(desk: &Desk, key: &PrivateKey, passphrase: &str) -> Result<KeyFile> {
    let file = KeyFile::lock(desk.clone(), key, passphrase, random()?, random()?);
    file.context("the key cannot be locked")
}

impl Passphrase {
    fn read(&self) -> Result<Zeroizing<String>> {
        let text = match &self.passphrase {
            Some(file) => first_line_of(file)?,
            None => asked()?,
        };
        let line = text.lines().next().unwrap_or_default();
        Ok(Zeroizing::new(line.to_owned()))
    }
}

fn first_line_of(file: &Path) -> Result<Zeroizing<String>> {
    let text = fs::read_to_string(file);
    let text = text.with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Zeroizing::new(text))
}

/// Asks on the terminal, without showing what is typed.
fn asked() -> Result<Zeroizing<String>> {
    let input = io::stdin();
    let shown = match input.is_terminal() {
        true => Some(tcgetattr(&input)?),
        false => None,
    };
    if let Some(shown) = &shown {
        eprint!("Passphrase: ");
        let mut hidden = shown.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&input, OptionalActions::Flush, &hidden)?;
    }
    let mut line = Zeroizing::new(String::new());
    let read = input.lock().read_line(&mut line);
    if let Some(shown) = &shown {
        tcsetattr(&input, OptionalActions::Flush, shown)?;
        eprintln!();
    }
    match read {
        Ok(0) => Err(anyhow!("no passphrase was given")),
        other => other.map(|_| line).context("cannot read the passphrase"),
    }
}
