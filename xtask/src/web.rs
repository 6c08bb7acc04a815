//! What the pages load: TypeScript, bundled by esbuild into modules that the
//! pages function embeds.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::{run_logged, run_shown};
use crate::setup::{self, announce};
use crate::tools::{root, target_folder};

/// The package that embeds them.
pub(crate) const PAGES: &str = "vigie-pages";

/// The variable by which its build script finds them.
pub(crate) const VARIABLE: &str = "VIGIE_WEB";

/// Where the modules go.
pub(crate) fn folder() -> PathBuf {
    target_folder().join("web")
}

fn command() -> Command {
    let mut command = Command::new("node");
    command
        .arg(root().join("functions/pages/web/build.mjs"))
        .arg(folder())
        .current_dir(root());
    command
}

/// Bundles the modules.
pub(crate) fn bundle() -> Result<()> {
    setup::npm_packages()?;
    announce("bundling what the pages load");
    run_logged(&mut command(), "web")
}

/// Has the TypeScript compiler look at all of it, and runs the tests of its rules.
pub(crate) fn check() -> Result<()> {
    setup::npm_packages()?;
    run_shown(command().arg("--check"))?;
    run_shown(
        Command::new("node")
            .args(["--test", "functions/pages/web/tests/"])
            .current_dir(root()),
    )
}
