//! `cargo xtask bench`: builds and serves what is to be measured, and runs the
//! program that measures it (`bench/`).

mod chat;
mod content;
mod desk;
mod page;
mod pages;
mod servers;
mod versions;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use self::servers::{Served, Servers};
use crate::build::Build;
use crate::directory::{self, Directory};
use crate::functions::{HELLO, VIGIE};
use crate::process::{run_logged, run_shown};
use crate::serve::State;
use crate::setup::{self, announce};
use crate::tools::{cargo, root, target_folder};

/// Measure Vigie beside others, every answer checked before it is timed.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum What {
    Stations(Options),
    Content(content::Options),
    Chat(chat::Options),
    Desk(desk::Options),
    Pages(pages::Options),
}

/// The station directory: as a library, and over HTTP on both hosts.
///
/// With neither `--library` nor `--http`, both are measured. Nothing else
/// should run on the machine meanwhile.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Measure the index beside other libraries.
    #[arg(long)]
    library: bool,
    /// Measure the function beside others over HTTP.
    #[arg(long)]
    http: bool,
    /// How many rounds; in each, every contender has its turn.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// How many seconds a turn over HTTP takes.
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// Files to import the stations from, for the measurement over HTTP; else
    /// what was measured last, else what the checkout holds.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    stations: Vec<PathBuf>,
    /// The communes to check the stations by.
    #[arg(long, value_name = "FILE", requires = "stations")]
    communes: Option<PathBuf>,
    /// Write the tables into docs/benchmarks.md.
    #[arg(long)]
    write: bool,
}

/// Measures what was asked for.
pub(crate) fn run(what: &What) -> Result<()> {
    let state = State::take(&root().join(".vigie/bench"))?;
    announce("building the benchmarks (about 2 minutes the first time)");
    run_logged(
        cargo().args(["build", "--profile", "tool", "-p", "vigie-bench"]),
        "cargo-bench",
    )?;
    match what {
        What::Stations(options) => stations(options, state.folder()),
        What::Content(options) => content::run(options, state.folder()),
        What::Chat(options) => chat::run(options, state.folder()),
        What::Desk(options) => desk::run(options, state.folder()),
        What::Pages(options) => pages::run(options, state.folder()),
    }
}

fn stations(options: &Options, state: &Path) -> Result<()> {
    let both = options.library == options.http;
    if options.library || both {
        let rounds = options.rounds.to_string();
        let text = printed(measurer().args(["library", "--rounds", &rounds]), state)?;
        finish(options.write, "library", &text)?;
    }
    if options.http || both {
        http(options, state)?;
    }
    Ok(())
}

/// Vigie and the hello world, built for both hosts.
fn built(state: &Path, directory: &Directory) -> Result<(Build, Build)> {
    let vigie = Build {
        dist: state.join("vigie"),
        directory: directory.clone(),
    };
    let hello = Build {
        dist: state.join("hello"),
        directory: Directory::Sample,
    };
    for (build, application) in [(&vigie, &VIGIE), (&hello, &HELLO)] {
        build.workers(application)?;
        build.spin(application)?;
    }
    Ok((vigie, hello))
}

fn http(options: &Options, state: &Path) -> Result<()> {
    setup::everything()?;
    let directory = directory::chosen(state, &options.stations, options.communes.as_deref())?;
    let (vigie, hello) = built(state, &directory)?;
    // The sample has no index file until it is built into the function; the
    // measuring program makes one of it too.
    let stations = match directory.index() {
        Some(index) => index.to_owned(),
        None => root().join("content/stations/sample.json"),
    };
    let exported = state.join("peer/directory.json");
    fs::create_dir_all(state.join("peer")).context("cannot make the peer's folder")?;
    run_logged(
        measurer()
            .args(["export", "--stations"])
            .arg(&stations)
            .arg("--output")
            .arg(&exported),
        "bench-export",
    )?;

    let servers = Servers {
        state,
        vigie: &vigie,
        hello: &hello,
        directory: Some(&exported),
    };
    let workers = measured(options, state, &stations, &servers.on_workers()?)?;
    finish(options.write, "workers", &workers)?;
    let spin = measured(options, state, &stations, &servers.on_spin()?)?;
    finish(options.write, "spin", &spin)
}

/// The table of servers that are up.
fn measured(
    options: &Options,
    state: &Path,
    stations: &Path,
    servers: &[Served],
) -> Result<String> {
    let mut command = measurer();
    command
        .args(["http", "--rounds", &options.rounds.to_string()])
        .args(["--seconds", &options.seconds.to_string(), "--stations"])
        .arg(stations);
    for server in servers {
        command.args(["--server", &server.described()]);
    }
    printed(&mut command, state)
}

/// The measuring program.
fn measurer() -> Command {
    Command::new(target_folder().join("tool/vigie-bench"))
}

/// Runs the measuring program with its progress in the open, and gives what it
/// printed. That goes through a file: a pipe would have to be read to its end,
/// deaf to Ctrl-C.
fn printed(command: &mut Command, state: &Path) -> Result<String> {
    let path = state.join("tables.md");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    run_shown(command.stdout(file))?;
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Prints tables, and puts them into the page if asked to.
fn finish(write: bool, section: &str, text: &str) -> Result<()> {
    println!("{text}");
    if write {
        page::replace(
            section,
            &format!("{}\n{}", text.trim_end(), versions::line(section)?),
        )?;
    }
    Ok(())
}
