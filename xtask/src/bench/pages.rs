//! `cargo xtask bench pages`: what a browser loads for each page, and how small
//! what it loads is made.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{finish, printed};
use crate::build::Build;
use crate::directory::Directory;
use crate::functions::VIGIE;
use crate::keys::Keys;
use crate::serve::{Host, Plan, State, free_address};
use crate::setup;
use crate::tools::root;
use crate::web;
use crate::workerd::Door;

/// The weight of the pages, in bytes over the network, in headless Chromium.
///
/// Nothing is timed: it may run beside anything else.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Write the tables into docs/benchmarks.md.
    #[arg(long)]
    write: bool,
}

/// Weighs the pages of Vigie on workerd: on both hosts they are the same bytes.
pub(super) fn run(options: &Options, state: &Path) -> Result<()> {
    setup::everything()?;
    setup::for_browser()?;
    let build = Build {
        dist: state.join("vigie"),
        directory: Directory::Sample,
    };
    build.workers(&VIGIE)?;
    let state_of_server = State::take(&state.join("weighed"))?;
    let keys = Keys::of(&state_of_server)?;
    let server = Plan {
        host: Host::Workers,
        build: &build,
        application: &VIGIE,
        door: Door {
            listen: free_address()?,
            trust_cf_header: false,
            operator: None,
            oidc_origin: None,
            variables: keys.variables()?,
        },
        state: state_of_server,
    }
    .start()?;
    let mut command = Command::new("node");
    command
        .arg(root().join("bench/pages/weigh.mjs"))
        .arg(&server.url)
        .args(modules()?)
        .current_dir(root());
    finish(options.write, "pages", &printed(&mut command, state)?)
}

/// The files of Wasm among what pages load.
fn modules() -> Result<Vec<String>> {
    let folder = web::folder().join("files");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut modules: Vec<String> = names.filter(|name| name.ends_with(".wasm")).collect();
    modules.sort();
    Ok(modules)
}
