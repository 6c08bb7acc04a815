//! Benchmarks of what Vigie serves.
//!
//! `cargo xtask bench` builds and serves what is measured and runs this program; it holds the clients and the other libraries, so that `xtask`
//! stays quick to build. Every contender's every answer is checked against a
//! full scan before it is timed, and one that is wrong gets no number.

mod chat;
mod citizen;
mod desk;
mod http;
mod library;
mod measure;
mod pin;
mod places;
mod table;
mod wire;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Vigie's benchmarks; `cargo xtask bench` runs them.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Library(library::Options),
    Http(http::Options),
    Native(http::native::Options),
    Export(http::export::Options),
    Content(http::content::Options),
    Pages(http::content::ExportOptions),
    Chat(chat::Options),
    ChatEcho(chat::echo::Options),
    Desk(desk::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().what) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(what: What) -> Result<()> {
    match what {
        What::Library(options) => library::run(&options),
        What::Http(options) => http::run(&options),
        What::Native(options) => http::native::run(&options),
        What::Export(options) => http::export::run(&options),
        What::Content(options) => http::content::run(&options),
        What::Pages(options) => http::content::export(&options),
        What::Chat(options) => chat::run(&options),
        What::ChatEcho(options) => chat::echo::run(&options),
        What::Desk(options) => desk::run(&options),
    }
}
