//! Vigie's own tasks, each one command: `cargo xtask serve`, `cargo xtask test`.
//!
//! Every task first puts in place what it needs ([`setup`]); nothing else has
//! to be prepared. Modules are named by what they know: [`functions`] is the
//! list of edge functions, [`workerd`] and [`spin`] are the two hosts.

mod bench;
mod build;
mod chaos;
mod desks;
mod directory;
mod functions;
mod fuzz;
mod guard;
mod keys;
mod officer;
mod oidc;
mod output;
mod phrases;
mod process;
mod programs;
mod serve;
mod setup;
mod size;
mod spin;
mod stations;
mod suites;
mod test;
mod tidy;
mod token;
mod tools;
mod web;
mod workerd;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::build::Build;
use crate::directory::Directory;
use crate::functions::VIGIE;
use crate::process::Interrupted;

/// The exit code of a program that a signal stopped, as shells have it.
const STOPPED: u8 = 130;

/// The exit code of a strict import that left something in doubt.
const DOUBTFUL: u8 = 2;

/// Vigie's tasks.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Install what Vigie is built with; the other tasks do it by themselves.
    Setup,
    /// Build both hosts' artefacts into `dist/` and say what they weigh.
    Build {
        /// Embed this directory of stations, as `cargo xtask stations` made it,
        /// or `sample`.
        #[arg(long, value_name = "INDEX")]
        stations: Option<PathBuf>,
    },
    Serve(serve::Options),
    Officer(officer::Options),
    Token(token::Options),
    Keys(desks::Options),
    Test(test::Options),
    Chaos(chaos::Options),
    Fuzz(fuzz::Options),
    Phrases(phrases::Options),
    /// Make and look into directories of stations.
    #[command(subcommand)]
    Stations(stations::Command),
    /// Measure Vigie beside others, every answer checked before it is timed.
    #[command(subcommand)]
    Bench(bench::What),
    /// Check the invariants of ARCHITECTURE.md that a program can check.
    Tidy,
    /// Become a server that ends with its parent; for `xtask` itself.
    #[command(hide = true)]
    Guard {
        parent: i32,
        program: OsString,
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<Interrupted>() => {
            eprintln!("Stopped.");
            ExitCode::from(STOPPED)
        }
        Err(error) => {
            eprintln!("error: {}", sentence(&error));
            if error.is::<stations::Doubtful>() {
                ExitCode::from(DOUBTFUL)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn run(task: Task) -> Result<()> {
    if let Task::Guard {
        parent,
        program,
        arguments,
    } = &task
    {
        return guard::become_server(*parent, program, arguments);
    }
    process::watch_signals()?;
    match task {
        Task::Setup => setup::everything(),
        Task::Build { stations } => build(stations),
        Task::Serve(options) => serve::serve(&options, &VIGIE),
        Task::Officer(options) => officer::officer(&options),
        Task::Token(options) => token::token(&options),
        Task::Keys(options) => desks::run(&options),
        Task::Test(options) => test::test(&options),
        Task::Chaos(options) => chaos::chaos(&options),
        Task::Fuzz(options) => fuzz::fuzz(&options),
        Task::Phrases(options) => phrases::phrases(&options),
        Task::Stations(command) => stations::run(command),
        Task::Bench(what) => bench::run(&what),
        Task::Tidy => tidy::check(),
        Task::Guard { .. } => Ok(()),
    }
}

fn build(stations: Option<PathBuf>) -> Result<()> {
    let directory = match stations {
        Some(name) => Directory::named(&name)?,
        None => Directory::of_the_checkout(),
    };
    setup::everything()?;
    let build = Build::to_publish(directory);
    build.workers(&VIGIE)?;
    build.spin(&VIGIE)?;
    println!("{}", size::table(&build, &VIGIE)?);
    Ok(())
}

/// The error as one text: what failed first, then each cause once.
fn sentence(error: &anyhow::Error) -> String {
    let causes = error.chain().map(ToString::to_string);
    causes.collect::<Vec<_>>().join("\n  because: ")
}
