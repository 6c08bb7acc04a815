//! The operator's side of the directory of desks: the keys, and the directory
//! that the root key signs.
//!
//! [`plan`] is what people write, [`register`] the public keys that stand beside
//! it; [`sign`] makes the directory of both. [`private`] is the one module that
//! touches private halves. Nothing here needs a network, so all of it runs on a
//! machine that has none.

mod check;
mod desk;
mod list;
pub(crate) mod lock;
pub(crate) mod plan;
mod private;
mod published;
mod register;
mod root;
pub(crate) mod sign;
#[cfg(test)]
mod tests;
pub(crate) mod variables;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, Subcommand};
use jiff::Timestamp;
use vigie::case::kind::Desk;

use crate::tools::root as checkout;

/// Make keys of desks and of the root, and sign the directory of desks.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
    /// The plan of the desks [default: content/desks.toml in the checkout].
    /// Public keys stand in `directory.toml` beside it, what is signed in
    /// `directory.signed.toml`.
    #[arg(long, global = true, value_name = "FILE")]
    plan: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Root(root::New),
    Desk(desk::New),
    Sign(sign::Options),
    RotateRoot(root::Rotate),
    RotateDesk(desk::Rotate),
    Revoke(desk::Revoke),
    Lock(lock::Lock),
    Unlock(lock::Unlock),
    Check(check::Options),
    Show(list::Options),
}

/// Where everything stands.
#[derive(Debug)]
struct Files {
    plan: PathBuf,
    register: PathBuf,
    signed: PathBuf,
}

impl Files {
    fn beside(plan: &Path) -> Self {
        Self {
            plan: plan.to_owned(),
            register: plan.with_file_name("directory.toml"),
            signed: plan.with_file_name("directory.signed.toml"),
        }
    }
}

/// Runs a command, now.
pub(crate) fn run(options: &Options) -> Result<()> {
    print!("{}", said(options, whole_second(Timestamp::now()))?);
    Ok(())
}

/// Runs a command, and gives what there is to say of it.
fn said(options: &Options, now: Timestamp) -> Result<String> {
    let plan = options.plan.clone();
    let files = Files::beside(&plan.unwrap_or_else(|| checkout().join(plan::PATH)));
    match &options.command {
        Command::Root(new) => root::new(new, &files),
        Command::Desk(new) => desk::new(new, &files, now),
        Command::Sign(options) => sign::run(options, &files, now),
        Command::RotateRoot(rotate) => root::rotate(rotate, &files, now),
        Command::RotateDesk(rotate) => desk::rotate(rotate, &files, now),
        Command::Revoke(revoke) => desk::revoke(revoke, &files),
        Command::Lock(lock) => lock::lock(lock),
        Command::Unlock(unlock) => lock::unlock(unlock),
        Command::Check(options) => check::run(options, &files, now),
        Command::Show(options) => list::run(options, &files, now),
    }
}

/// Directories and keys know whole seconds only.
pub(crate) fn whole_second(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// Reads a time of the command line.
fn time(text: &str) -> Result<Timestamp, String> {
    let time: Option<Timestamp> = text.parse().ok();
    time.map(whole_second)
        .ok_or_else(|| "a time such as `2027-01-01T00:00:00Z` is expected".to_owned())
}

/// Reads the name of a desk of the command line.
pub(crate) fn desk_named(text: &str) -> Result<Desk, String> {
    Desk::new(text).map_err(|error| error.to_string())
}
