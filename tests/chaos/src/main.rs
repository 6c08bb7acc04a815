//! Kills the real servers under load and holds what they keep against what
//! their clients recorded: `cargo xtask chaos`.
//!
//! The oracle stands outside the server. Clients record what they sent, what
//! was acknowledged and what they were given to read ([`record`]); at the end
//! of a round the log of each case is read and compared ([`oracle`]). Times and
//! messages are drawn from a seed; what the machine does in between is not, so
//! a seed repeats a schedule and not every interleaving.

mod broken;
mod case;
mod clocks;
mod crisis;
mod found_out;
mod full;
mod http;
mod oracle;
mod plan;
mod proxy;
mod reader;
mod record;
mod round;
mod run;
mod server;
mod sleep;
mod slow;
mod socket;
mod sync;
mod writer;

use std::{ffi::OsString, process::ExitCode, time::Duration};

use anyhow::Result;
use clap::{Parser, Subcommand};
use fastrand::Rng;

#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Run scenarios against the servers of a plan.
    Run(run::Options),
    /// Be a relay that is wrong on purpose.
    Relay(broken::Options),
    /// Become a server that ends with its parent.
    #[command(hide = true)]
    Guard {
        parent: i32,
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match begin(Arguments::parse().task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Says whether everything held.
fn begin(task: Task) -> Result<bool> {
    if let Task::Guard { parent, words } = &task {
        server::guard(*parent, words)?;
        return Ok(true);
    }
    // One thread: servers end with the thread that started them.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        match task {
            Task::Run(options) => run::run(&options).await,
            Task::Relay(options) => broken::serve(&options).await.map(|()| true),
            Task::Guard { .. } => Ok(true),
        }
    })
}

/// Waits for some milliseconds.
async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}

/// Randomness of one purpose, of a seed: what one client draws does not change
/// what another does.
fn stream(seed: u64, purpose: &str) -> Rng {
    // FNV-1a, which is enough to tell purposes apart.
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    let hash = purpose.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, mix);
    Rng::with_seed(seed ^ hash)
}
