//! Both hosts' artefacts, from the crates to files that can be served or
//! deployed:
//!
//! ```text
//! dist/workers/index.js, router.mjs                 a Workers script, made of
//! dist/workers/<function>/index.js, index_bg.wasm   ... a module of each function
//! dist/spin/spin.toml, <function>.wasm              a Spin application
//! ```

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use crate::directory::Directory;
use crate::functions::{Application, Function};
use crate::process::run_logged;
use crate::setup::announce;
use crate::tools::{
    self, SPIN_TARGET, WASM_BINDGEN, WORKER_BUILD, WORKERS_TARGET, cargo, root, target_folder,
};
use crate::web;
use crate::workerd::{self, MAIN, ROUTER};

/// What worker-build was given last, beside what it made of it.
const STAMP: &str = ".built-from";

/// What to build, and into which folder.
#[derive(Debug, Clone)]
pub(crate) struct Build {
    /// Where the artefacts go.
    pub(crate) dist: PathBuf,
    /// The directory of stations to embed.
    pub(crate) directory: Directory,
}

impl Build {
    /// A build to be published, in `dist/`.
    pub(crate) fn to_publish(directory: Directory) -> Self {
        Self {
            dist: root().join("dist"),
            directory,
        }
    }

    /// A build to be served from a state folder. Only what the checkout itself
    /// holds is built where it would be published from: `dist/` never carries a
    /// directory that nobody asked to publish.
    pub(crate) fn to_serve(directory: Directory, state: &Path) -> Self {
        if directory == Directory::of_the_checkout() {
            return Self::to_publish(directory);
        }
        Self {
            dist: state.join("dist"),
            directory,
        }
    }

    /// The folder of the Workers script.
    pub(crate) fn workers_folder(&self) -> PathBuf {
        self.dist.join("workers")
    }

    /// The Spin application.
    pub(crate) fn spin_manifest(&self) -> PathBuf {
        self.dist.join("spin/spin.toml")
    }

    /// A function's Spin component.
    pub(crate) fn spin_wasm(&self, function: &Function) -> PathBuf {
        self.dist
            .join("spin")
            .join(format!("{}.wasm", function.name))
    }

    /// Compiles an application's functions for a target, all at once: the linking of
    /// one waits for no other's. Two targets at once would be compiled with features
    /// that neither has alone, and so again by worker-build.
    fn compile(&self, application: &Application, target: &str) -> Result<()> {
        let functions = application.functions;
        if functions
            .iter()
            .any(|function| function.package == web::PAGES)
        {
            web::bundle()?;
        }
        let names: Vec<&str> = functions.iter().map(|function| function.name).collect();
        announce(&format!(
            "compiling {} for {target} (some minutes the first time)",
            names.join(", "),
        ));
        let mut command = cargo();
        self.environment(&mut command);
        command.args(["build", "--lib", "--release", "--target", target]);
        command.args(packages(application));
        run_logged(&mut command, &format!("cargo-{target}"))
    }

    /// Builds the Workers script that an application's functions make together.
    pub(crate) fn workers(&self, application: &Application) -> Result<()> {
        self.compile(application, WORKERS_TARGET)?;
        let folder = self.workers_folder();
        remove_all_but(&folder, application.functions)?;
        for function in application.functions {
            self.worker_module(function, application)?;
        }
        let router = root().join("functions/router").join(ROUTER);
        fs::copy(&router, folder.join(ROUTER))
            .with_context(|| format!("cannot copy {}", router.display()))?;
        write(
            &folder.join(MAIN),
            &workerd::main_module(application.functions),
        )
    }

    /// Builds an application's components, and the manifest that they stand in.
    pub(crate) fn spin(&self, application: &Application) -> Result<()> {
        self.compile(application, SPIN_TARGET)?;
        for function in application.functions {
            let wasm = compiled(function, SPIN_TARGET)?;
            let to = self.spin_wasm(function);
            make_parent(&to)?;
            fs::copy(&wasm, &to).with_context(|| format!("cannot copy {}", wasm.display()))?;
        }
        let manifest = root().join(application.manifest);
        let text = fs::read_to_string(&manifest)
            .with_context(|| format!("cannot read {}", manifest.display()))?;
        write(
            &self.spin_manifest(),
            &crate::spin::packed(&text, application)?,
        )
    }

    /// Makes a module of the Workers script of one function, unless the Wasm
    /// that cargo makes is the one it was last made of.
    fn worker_module(&self, function: &Function, application: &Application) -> Result<()> {
        let wasm = compiled(function, WORKERS_TARGET)?;
        let folder = self.workers_folder().join(function.name);
        let stamp = folder.join(STAMP);
        let source = fingerprint(&wasm)?;
        if fs::read_to_string(&stamp).is_ok_and(|last| last == source) {
            announce(&format!(
                "the Workers module of {} is up to date",
                function.name
            ));
            return Ok(());
        }
        announce(&format!("making a Workers module of {}", function.name));
        let mut command = Command::new(tools::existing(WORKER_BUILD.path())?);
        self.environment(&mut command);
        command
            .current_dir(root().join(function.folder))
            .env("WASM_BINDGEN_BIN", tools::existing(WASM_BINDGEN.path())?)
            .env("ESBUILD_BIN", tools::esbuild()?)
            .env("WASM_OPT_BIN", tools::wasm_opt()?)
            .args(["--release", "--out-dir"])
            .arg(&folder)
            // What it hands on to cargo stands behind the crate, which is here. Alone
            // a function would be compiled with fewer features, and so again.
            .args(["--", "."])
            .args(packages(application));
        run_logged(&mut command, &format!("worker-build-{}", function.name))?;
        // What it adds for a script published by itself.
        for extra in ["package.json", ".gitignore", "worker"] {
            remove(&folder.join(extra))?;
        }
        write(&stamp, &source)
    }

    /// What cargo must find the same whether it is called here or by
    /// worker-build; a difference would compile everything twice.
    fn environment(&self, command: &mut Command) {
        tools::describes_the_checkout(command);
        command.env("VIGIE_STATIONS", self.directory.variable());
        command.env(web::VARIABLE, web::folder());
    }
}

/// By which cargo knows an application's functions.
fn packages(application: &Application) -> impl Iterator<Item = &str> {
    let functions = application.functions.iter();
    functions.flat_map(|function| ["--package", function.package])
}

/// The Wasm of a function that was compiled.
fn compiled(function: &Function, target: &str) -> Result<PathBuf> {
    let wasm = target_folder()
        .join(target)
        .join("release")
        .join(function.wasm_file());
    if wasm.is_file() {
        Ok(wasm)
    } else {
        Err(anyhow!(
            "cargo made no {}: is {} a cdylib?",
            wasm.display(),
            function.package
        ))
    }
}

/// Tells one input of worker-build from another: the Wasm and the tools. It
/// guards a shortcut, not a secret: the standard library's hash is enough.
fn fingerprint(wasm: &Path) -> Result<String> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    Ok(format!(
        "{:016x} worker-build {} wasm-bindgen {}\n",
        hasher.finish(),
        WORKER_BUILD.version,
        WASM_BINDGEN.version
    ))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    make_parent(path)?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Removes the modules of functions that are no longer part of the script: a
/// deployment would carry them along.
fn remove_all_but(folder: &Path, functions: &[Function]) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        // Nothing was built here yet.
        return fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()));
    };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        if !functions
            .iter()
            .any(|function| entry.file_name() == function.name)
        {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes a file, or a folder with all that it holds, if it is there.
fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

fn make_parent(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}
