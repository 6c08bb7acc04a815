//! What a client says of a directory.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::Timestamp;
use vigie::desk::{root::RootPublicKey, trust::Trust};

use super::published::Published;
use super::register::Register;
use super::{Files, time};

/// Say what a client would say of a signed directory.
///
/// Takes the text alone, variables as `sign` writes them, or what `/v1/desks`
/// answers. Exits with 1 if a client would refuse it.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The file, `-` for the standard input [default: what was signed last].
    file: Option<PathBuf>,
    /// The root key that the client came with [default: every one of the
    /// register in turn].
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    root: Option<RootPublicKey>,
    /// The version that the client knows already.
    #[arg(long, value_name = "VERSION", default_value_t = 0)]
    known: u64,
    /// When it is [default: now].
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<Timestamp>,
}

pub(super) fn run(options: &Options, files: &Files, now: Timestamp) -> Result<String> {
    let published = Published::load(options.file.as_ref().unwrap_or(&files.signed))?;
    let pinned: Vec<RootPublicKey> = match options.root {
        Some(root) => vec![root],
        None => {
            let register = Register::load(&files.register)?;
            register.root()?;
            register.roots().collect()
        }
    };
    let now = options.at.unwrap_or(now);
    let mut said = String::new();
    for root in pinned {
        let trust = Trust {
            version: options.known,
            ..Trust::pin(root)
        };
        let accepted = trust.accept(&published.directory, &published.rotations, now);
        let (directory, trust) = accepted.map_err(|error| {
            let code = error.code();
            anyhow!("a client that came with the root key {root} refuses it: {error} ({code})")
        })?;
        let days = directory.expires().duration_since(now).as_hours() / 24;
        said.push_str(&format!(
            "A client that came with the root key {root} accepts version {} of {} desks, for \
             another {days} days",
            directory.version(),
            directory.desks().len(),
        ));
        said.push_str(&if trust.root == root {
            ".\n".to_owned()
        } else {
            format!(", and trusts {} from then on.\n", trust.root)
        });
    }
    Ok(said)
}
