//! The tools that Vigie is built with: which versions, and where they are.
//!
//! Everything but Rust and Node lives under the checkout, so that two checkouts
//! never fight over a version and removing the checkout removes it all.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::process::answer_of;

/// A program that comes from the Rust registry and is installed in the checkout.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// The crate to install.
    pub(crate) package: &'static str,
    /// Exactly this version.
    pub(crate) version: &'static str,
    /// The program that it brings.
    pub(crate) program: &'static str,
    /// Why it is needed, for the line that says it is being installed.
    pub(crate) purpose: &'static str,
}

/// Makes a Workers script of a crate.
pub(crate) const WORKER_BUILD: CargoTool = CargoTool {
    package: "worker-build",
    version: "0.8.7",
    program: "worker-build",
    purpose: "makes Workers scripts",
};

/// Writes the JavaScript side of a Wasm module. worker-build 0.8.7 works with
/// exactly this version, and so must the `wasm-bindgen` crate in Cargo.lock.
pub(crate) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    program: "wasm-bindgen",
    purpose: "writes the JavaScript side of Wasm",
};

/// The oldest Node that the tools from the npm registry run on.
pub(crate) const NODE_MAJOR: u32 = 20;

/// The Rust targets: one for each host.
pub(crate) const WORKERS_TARGET: &str = "wasm32-unknown-unknown";
/// The target that Spin components are built for.
pub(crate) const SPIN_TARGET: &str = "wasm32-wasip2";

impl CargoTool {
    /// Where the installed program stands.
    pub(crate) fn path(&self) -> PathBuf {
        cargo_tools_folder().join("bin").join(self.program)
    }

    /// Whether this very version is installed, by cargo's own book-keeping.
    pub(crate) fn is_installed(&self) -> bool {
        let wanted = format!("\"{} {} ", self.package, self.version);
        let book = fs::read_to_string(cargo_tools_folder().join(".crates.toml"));
        book.is_ok_and(|book| book.contains(&wanted)) && self.path().is_file()
    }
}

/// Whether nobody looks on: forges say so.
pub(crate) fn in_ci() -> bool {
    env::var("CI").is_ok_and(|ci| ci == "true")
}

/// The checkout.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where `cargo install` puts the pinned tools.
pub(crate) fn cargo_tools_folder() -> PathBuf {
    root().join(".vigie/tools")
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Cargo, in the checkout, free of the variables by which it described `xtask`
/// itself: some build scripts would take them for a change and run again.
pub(crate) fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    describes_the_checkout(&mut command);
    command
}

/// Gives a command the environment that every build of the checkout shares.
pub(crate) fn describes_the_checkout(command: &mut Command) {
    command
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target_folder());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let ours = text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text == "LD_LIBRARY_PATH";
        if ours {
            command.env_remove(&name);
        }
    }
    // worker-build sets it for its own builds; the same everywhere means that
    // clippy and worker-build share what they compile.
    command.env("WASM_BINDGEN_USE_JS_SYS", "1");
}

/// The program of a package from the npm registry.
fn npm_program(package: &str, program: &str) -> Result<PathBuf> {
    let path = root()
        .join("node_modules")
        .join(package)
        .join("bin")
        .join(program);
    existing(path)
}

/// workerd itself. The package's own `bin/workerd` is a Node script around it,
/// which would take the signals meant for the server.
pub(crate) fn workerd() -> Result<PathBuf> {
    let (system, machine) = npm_platform()?;
    let machine = machine.trim_start_matches('x');
    npm_program(
        &format!("@cloudflare/workerd-{system}-{machine}"),
        "workerd",
    )
}

/// esbuild itself, for the same reason.
pub(crate) fn esbuild() -> Result<PathBuf> {
    let (system, machine) = npm_platform()?;
    npm_program(&format!("@esbuild/{system}-{machine}"), "esbuild")
}

/// wasm-opt, which the binaryen package ships as a Node program.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
    npm_program("binaryen", "wasm-opt")
}

/// This machine in the npm registry's words.
fn npm_platform() -> Result<(&'static str, &'static str)> {
    let system = match env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    match env::consts::ARCH {
        "x86_64" => Ok((system, "x64")),
        "aarch64" => Ok((system, "arm64")),
        other => bail!("workerd is not published for {other} processors; use `--on spin` instead"),
    }
}

/// The path, if something stands there. worker-build only warns about a wrong
/// path and then tries to download the tool, so paths are checked before.
pub(crate) fn existing(path: PathBuf) -> Result<PathBuf> {
    if path.is_file() {
        Ok(path)
    } else {
        Err(anyhow!(
            "{} is missing; remove node_modules and .vigie/tools and try again",
            path.display()
        ))
    }
}

/// The module with which nginx sends files that are brotli already, where nginx
/// is there too.
pub(crate) fn nginx_brotli() -> Option<PathBuf> {
    let module = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    on_path("nginx").filter(|_| module.is_file())?;
    Some(module.to_owned())
}

/// Where the relay from PyPI stands that conversations are measured beside.
pub(crate) fn nats_server() -> PathBuf {
    root().join(".vigie/tools/nats/bin/nats-server")
}

/// The Chromium to test the page with: the one that CHROMIUM names, or the
/// system's.
pub(crate) fn chromium() -> Option<PathBuf> {
    match env::var_os("CHROMIUM") {
        Some(named) => Some(PathBuf::from(named)).filter(|path| path.is_file()),
        None => on_path("chromium"),
    }
}

/// A program on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// Where rustc keeps its targets.
pub(crate) fn sysroot() -> Result<PathBuf> {
    answer_of(Command::new("rustc").args(["--print", "sysroot"]))
        .map(PathBuf::from)
        .context("rustc does not answer; install Rust with rustup")
}

/// The version of a crate in Cargo.lock.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let lock: toml::Table = lock.parse().ok()?;
    let packages = lock.get("package")?.as_array()?;
    let found = packages
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?;
    Some(found.get("version")?.as_str()?.to_owned())
}

/// Refuses a Cargo.lock whose wasm-bindgen the pinned tool cannot read: the
/// failure would otherwise come minutes later and name neither file.
pub(crate) fn check_lock() -> Result<()> {
    let path = root().join("Cargo.lock");
    let lock =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    check_lock_text(&lock)
}

fn check_lock_text(lock: &str) -> Result<()> {
    for (package, wanted) in [
        ("wasm-bindgen", WASM_BINDGEN.version),
        ("worker", WORKER_BUILD.version),
    ] {
        let found = locked_version(lock, package)
            .ok_or_else(|| anyhow!("Cargo.lock has no {package}; run `cargo generate-lockfile`"))?;
        if found != wanted {
            bail!(
                "Cargo.lock has {package} {found}, but the tools pinned in xtask/src/tools.rs \
                 need {wanted}: run `cargo update -p {package} --precise {wanted}`, or move the \
                 pins together"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(wasm_bindgen: &str) -> String {
        format!(
            "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"{wasm_bindgen}\"\n\n\
             [[package]]\nname = \"worker\"\nversion = \"{}\"\n",
            WORKER_BUILD.version
        )
    }

    #[test]
    fn the_pinned_versions_are_accepted() {
        check_lock_text(&lock(WASM_BINDGEN.version)).unwrap();
    }

    #[test]
    fn another_wasm_bindgen_is_refused_with_the_way_out() {
        let error = check_lock_text(&lock("0.2.1")).unwrap_err().to_string();
        assert!(error.contains("wasm-bindgen 0.2.1"), "{error}");
        assert!(
            error.contains("cargo update -p wasm-bindgen --precise"),
            "{error}"
        );
    }
}
