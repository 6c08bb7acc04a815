//! What the pages load: TypeScript, bundled by esbuild into modules that the
//! pages function embeds, and the Wasm modules that it loads.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::{run_logged, run_shown};
use crate::setup::{self, announce};
use crate::tools::{self, WASM_BINDGEN, WORKERS_TARGET, cargo, root, target_folder};

/// The package that embeds them.
pub(crate) const PAGES: &str = "vigie-pages";

/// The variable by which its build script finds them.
pub(crate) const VARIABLE: &str = "VIGIE_WEB";

/// The modules in Wasm, as scripts name them (`vigie:modules/offline`), and the
/// crates that they are made of.
const MODULES: [(&str, &str); 1] = [("offline", "vigie-offline-web")];

/// How cargo builds what a page loads.
const PROFILE: &str = "page";

/// What of Wasm the oldest browsers that are served can run, which is what
/// rustc uses; with more, wasm-opt would write what some refuse to read.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

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

/// Makes the Wasm modules, as small as the tools can.
fn modules() -> Result<()> {
    setup::for_modules()?;
    let out = folder().join("modules");
    fs::create_dir_all(&out)?;
    for (name, package) in MODULES {
        announce(&format!("compiling what pages load: {name}"));
        let mut build = cargo();
        build.args(["build", "--lib", "--profile", PROFILE]);
        build.args(["--target", WORKERS_TARGET, "-p", package]);
        run_logged(&mut build, &format!("cargo-{name}-page"))?;
        let wasm = package.replace('-', "_") + ".wasm";
        let wasm = target_folder()
            .join(WORKERS_TARGET)
            .join(PROFILE)
            .join(wasm);
        let mut bind = Command::new(tools::existing(WASM_BINDGEN.path())?);
        bind.args(["--target", "web", "--no-typescript", "--out-name", name])
            .arg("--out-dir")
            .arg(&out)
            .arg(&wasm);
        run_logged(&mut bind, &format!("wasm-bindgen-{name}"))?;
        let bound = out.join(format!("{name}_bg.wasm"));
        let mut shrink = Command::new("node");
        shrink.arg(tools::wasm_opt()?).arg("-Oz").args(FEATURES);
        shrink.arg(&bound).arg("-o").arg(&bound);
        run_logged(&mut shrink, &format!("wasm-opt-{name}"))?;
    }
    Ok(())
}

/// Bundles the modules.
pub(crate) fn bundle() -> Result<()> {
    setup::npm_packages()?;
    modules()?;
    announce("bundling what the pages load");
    run_logged(&mut command(), "web")
}

/// Has the TypeScript compiler look at all of it.
pub(crate) fn check() -> Result<()> {
    setup::npm_packages()?;
    run_shown(command().arg("--check"))
}
