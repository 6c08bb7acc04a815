//! What the pages load: modules of Rust for what must be sealed, and TypeScript,
//! bundled by esbuild with them into what the pages function embeds.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow};

use crate::build::write;
use crate::process::{run_logged, run_shown};
use crate::setup::{self, announce};
use crate::tools::{self, WASM_BINDGEN, WORKERS_TARGET, cargo, root, target_folder};

/// The package that embeds them.
pub(crate) const PAGES: &str = "vigie-pages";

/// The variable by which its build script finds them.
pub(crate) const VARIABLE: &str = "VIGIE_WEB";

/// The profile that modules are compiled with.
const PROFILE: &str = "page";

/// Rounds of a digest as a loop and not written out: what a page hashes is short.
const FLAGS: &str = "--cfg sha2_backend_soft=\"compact\"";

/// What a module was made of last, beside it.
const STAMP: &str = ".built-from";

/// What browsers have had since 2022, of what the compiler uses.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module of Rust, which a page imports as `vigie:modules/<name>`.
struct Module {
    name: &'static str,
    package: &'static str,
}

const MODULES: [Module; 3] = [
    Module {
        name: "conversation",
        package: "vigie-conversation-web",
    },
    Module {
        name: "officer",
        package: "vigie-officer-web",
    },
    Module {
        name: "offline",
        package: "vigie-offline-web",
    },
];

/// Where everything goes.
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

/// Compiles the modules of Rust, and bundles them with the TypeScript: once, since
/// somebody else may be reading the files by now.
pub(crate) fn bundle() -> Result<()> {
    static BUNDLED: Mutex<bool> = Mutex::new(false);
    let mut bundled = BUNDLED
        .lock()
        .map_err(|_| anyhow!("the bundling of the pages died"))?;
    if *bundled {
        return Ok(());
    }
    setup::for_pages()?;
    modules()?;
    announce("bundling what the pages load");
    run_logged(&mut command(), "web")?;
    *bundled = true;
    Ok(())
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

fn modules() -> Result<()> {
    announce("compiling the modules of conversations (some minutes the first time)");
    let mut command = cargo();
    command.args(["build", "--lib", "--profile", PROFILE]);
    command.args(["--target", WORKERS_TARGET]);
    command.env("RUSTFLAGS", FLAGS);
    for module in &MODULES {
        command.args(["-p", module.package]);
    }
    run_logged(&mut command, "cargo-modules")?;
    MODULES.iter().try_for_each(Module::pack)
}

impl Module {
    /// Makes of the compiled Wasm what a page imports, unless that was done.
    fn pack(&self) -> Result<()> {
        let built = target_folder().join(WORKERS_TARGET).join(PROFILE);
        let wasm = built.join(format!("{}.wasm", self.package.replace('-', "_")));
        let to = folder().join("modules").join(self.name);
        let (stamp, source) = (to.join(STAMP), fingerprint(&wasm)?);
        if fs::read_to_string(&stamp).is_ok_and(|last| last == source) {
            return Ok(());
        }
        if to.exists() {
            fs::remove_dir_all(&to).with_context(|| format!("cannot remove {}", to.display()))?;
        }
        announce(&format!("making the module of {} small", self.name));
        let mut bind = Command::new(tools::existing(WASM_BINDGEN.path())?);
        bind.args(["--target", "web", "--out-name", self.name, "--out-dir"])
            .arg(&to)
            .args(["--remove-name-section", "--remove-producers-section"])
            .arg(&wasm);
        run_logged(&mut bind, &format!("wasm-bindgen-{}", self.name))?;
        let packed = to.join(format!("{}_bg.wasm", self.name));
        let mut shrink = Command::new("node");
        shrink
            .arg(tools::wasm_opt()?)
            .arg("-Oz")
            .args(WASM_FEATURES)
            .arg(&packed)
            .arg("-o")
            .arg(&packed);
        run_logged(&mut shrink, &format!("wasm-opt-{}", self.name))?;
        write(&stamp, &source)
    }
}

/// Tells one compiled module from another. It guards a shortcut, not a secret:
/// the standard library's hash is enough.
fn fingerprint(wasm: &Path) -> Result<String> {
    let bytes =
        fs::read(wasm).map_err(|error| anyhow!("cannot read {}: {error}", wasm.display()))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let version = WASM_BINDGEN.version;
    Ok(format!("{:016x} wasm-bindgen {version}\n", hasher.finish()))
}
