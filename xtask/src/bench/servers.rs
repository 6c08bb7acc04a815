//! The servers that are measured: a process each, on a port of its own, all up
//! at once and one asked at a time.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::content::Nginx;
use super::measurer;
use crate::build::{Build, write};
use crate::functions::{Application, HELLO, VIGIE};
use crate::guard::guarded;
use crate::keys::Keys;
use crate::process::{Interrupted, Running, interrupted, last_lines};
use crate::programs::Made;
use crate::serve::{Host, free_address};
use crate::spin;
use crate::tools::{self, root};
use crate::workerd::{self, COMPATIBILITY_DATE, Door, quoted};

/// How long a server may take until it answers.
const START: Duration = Duration::from_secs(30);

/// How often a starting server is asked.
const PROBE: Duration = Duration::from_millis(50);

/// What the servers are made of.
#[derive(Debug)]
pub(super) struct Servers<'a> {
    /// Where their configurations and logs go.
    pub(super) state: &'a Path,
    pub(super) vigie: &'a Build,
    pub(super) hello: &'a Build,
    /// The stations as JSON, for the JavaScript Worker, where stations are
    /// measured.
    pub(super) directory: Option<&'a Path>,
}

/// A server that is up, until it is dropped.
#[derive(Debug)]
pub(super) struct Served {
    name: &'static str,
    kind: &'static str,
    address: SocketAddr,
    running: Running,
}

impl Served {
    /// Where it listens.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its process.
    pub(super) fn process(&self) -> u32 {
        self.running.id()
    }

    /// The server as `vigie-bench` takes it.
    pub(super) fn described(&self) -> String {
        let Self {
            name,
            kind,
            address,
            running,
        } = self;
        format!("{kind},{},{address},{name}", running.id())
    }
}

impl Servers<'_> {
    /// Vigie on workerd and what it is held against there, a workerd each.
    pub(super) fn on_workers(&self) -> Result<Vec<Served>> {
        let vigie =
            |door: &Door, state: &Path| workerd::command(self.vigie, VIGIE.functions, door, state);
        let hello =
            |door: &Door, state: &Path| workerd::command(self.hello, HELLO.functions, door, state);
        let look_up = |protected: bool| {
            move |door: &Door, state: &Path| self.javascript(door, state, protected)
        };
        let constant = |door: &Door, state: &Path| constant(door, state);
        let native = |door: &Door, _: &Path| {
            let mut command = guarded(Path::new(measurer().get_program()));
            command.args(["native", "--listen", &door.listen.to_string()]);
            Ok(command)
        };
        Ok(vec![
            self.start("Vigie", "stations", "vigie", vigie)?,
            self.start("hello world, Rust", "constant", "hello", hello)?,
            self.start("JavaScript look-up", "stations", "peer", look_up(false))?,
            self.start(
                "JavaScript look-up, our headers",
                "stations",
                "peer-protected",
                look_up(true),
            )?,
            self.start(
                "JavaScript constant, our size and headers",
                "constant",
                "constant",
                constant,
            )?,
            self.start("native, next to nothing", "constant", "native", native)?,
        ])
    }

    /// Vigie and the hello world on Spin.
    pub(super) fn on_spin(&self) -> Result<Vec<Served>> {
        let host = spin::host(Made::Optimised)?;
        let vigie = |door: &Door, state: &Path| Ok(spin::command(self.vigie, &host, door, state));
        let hello = |door: &Door, state: &Path| Ok(spin::command(self.hello, &host, door, state));
        Ok(vec![
            self.start("Vigie", "stations", "spin-vigie", vigie)?,
            self.start("hello world, Rust", "constant", "spin-hello", hello)?,
        ])
    }

    /// Vigie, and what its pages are held against, on one host.
    pub(super) fn of_pages(&self, host: Host, nginx: &Nginx<'_>) -> Result<Vec<Served>> {
        let wasmtime = spin::host(Made::Optimised)?;
        let serve = |build: &Build, application: &Application, door: &Door, state: &Path| match host
        {
            Host::Workers => workerd::command(build, application.functions, door, state),
            Host::Spin => Ok(spin::command(build, &wasmtime, door, state)),
        };
        let vigie = |door: &Door, state: &Path| serve(self.vigie, &VIGIE, door, state);
        let hello = |door: &Door, state: &Path| serve(self.hello, &HELLO, door, state);
        let vigie = self.start("Vigie", "pages", "content-vigie", vigie)?;
        nginx.export(&vigie)?;
        let beside = |door: &Door, state: &Path| nginx.command(door, state);
        Ok(vec![
            vigie,
            self.start("hello world, Rust", "constant", "content-hello", hello)?,
            self.start("nginx, the same files", "pages", "content-nginx", beside)?,
        ])
    }

    fn javascript(&self, door: &Door, state: &Path, protected: bool) -> Result<Command> {
        let packages = root().join("node_modules");
        let directory = self.directory.context("there are no stations")?;
        let modules = [
            module(
                "worker.mjs",
                "esModule",
                &root().join("bench/peer/worker.mjs"),
            ),
            module("directory.json", "json", directory),
            module("kdbush", "esModule", &packages.join("kdbush/index.js")),
            module(
                "geokdbush",
                "esModule",
                &packages.join("geokdbush/index.js"),
            ),
            module(
                "tinyqueue",
                "esModule",
                &packages.join("tinyqueue/index.js"),
            ),
        ];
        let bindings = format!("( name = \"PROTECTED\", json = \"{protected}\" )");
        script(door, state, &modules, &bindings, &Storage::default())
    }

    fn start(
        &self,
        name: &'static str,
        kind: &'static str,
        folder: &str,
        command: impl FnOnce(&Door, &Path) -> Result<Command>,
    ) -> Result<Served> {
        let state = self.state.join("servers").join(folder);
        start(name, kind, &state, command)
    }
}

/// What Vigie is configured with, and no limit to how many conversations are
/// opened at once nor to how fast each is written to.
pub(super) fn without_limits(
    mut variables: Vec<(&'static str, String)>,
) -> Vec<(&'static str, String)> {
    variables.push(("proof_threshold", "1000000".to_owned()));
    variables.push(("pace", "1000".to_owned()));
    variables
}

/// Starts a server with keys of its own, where it asks for any.
pub(super) fn start(
    name: &'static str,
    kind: &'static str,
    state: &Path,
    command: impl FnOnce(&Door, &Path) -> Result<Command>,
) -> Result<Served> {
    fs::create_dir_all(state).with_context(|| format!("cannot make {}", state.display()))?;
    let variables = without_limits(Keys::in_folder(state)?.variables()?);
    start_with(variables, name, kind, state, command)
}

/// Starts a server and waits until it answers anything at all.
pub(super) fn start_with(
    variables: Vec<(&'static str, String)>,
    name: &'static str,
    kind: &'static str,
    state: &Path,
    command: impl FnOnce(&Door, &Path) -> Result<Command>,
) -> Result<Served> {
    let address = free_address()?;
    let door = Door {
        listen: address,
        trust_cf_header: false,
        operator: None,
        oidc_origin: None,
        variables,
    };
    let log = state.join("log");
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let copy = output.try_clone().context("cannot write the log")?;
    let mut command = command(&door, state)?;
    let mut running = Running::start(command.stdout(output).stderr(copy))?;
    let started = Instant::now();
    while minreq::get(format!("http://{address}/"))
        .with_timeout(5)
        .send()
        .is_err()
    {
        if interrupted() {
            bail!(Interrupted);
        }
        if running.poll()?.is_some() || started.elapsed() > START {
            bail!("the server «{name}» does not answer:\n{}", last_lines(&log));
        }
        thread::sleep(PROBE);
    }
    Ok(Served {
        name,
        kind,
        address,
        running,
    })
}

fn constant(door: &Door, state: &Path) -> Result<Command> {
    let module = module(
        "constant.mjs",
        "esModule",
        &root().join("bench/peer/constant.mjs"),
    );
    script(door, state, &[module], "", &Storage::default())
}

pub(super) fn module(name: &str, kind: &str, path: &Path) -> String {
    let path = quoted(&path.to_string_lossy());
    format!("( name = \"{name}\", {kind} = embed {path} )")
}

/// What a script with Durable Objects has more, in the configuration's words.
#[derive(Debug, Default)]
pub(super) struct Storage {
    /// Among the services.
    pub(super) service: String,
    /// Among the members of the script.
    pub(super) members: String,
}

/// A workerd that serves a script of these modules.
pub(super) fn script(
    door: &Door,
    state: &Path,
    modules: &[String],
    bindings: &str,
    storage: &Storage,
) -> Result<Command> {
    let Storage { service, members } = storage;
    let listen = quoted(&door.listen.to_string());
    let modules = modules.join(",\n    ");
    let config = format!(
        r#"# Written by `cargo xtask bench`; changes are lost.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "peer", worker = .peer ),{service}
    ( name = "internet", network = ( allow = [] ) ),
  ],
  sockets = [ ( name = "http", address = {listen}, http = (), service = "peer" ) ],
);

const peer :Workerd.Worker = (
  compatibilityDate = "{COMPATIBILITY_DATE}",
  modules = [
    {modules},
  ],
  bindings = [ {bindings} ],{members}
);
"#
    );
    let path = state.join("workerd.capnp");
    write(&path, &config)?;
    let mut command = guarded(&tools::workerd()?);
    command.args(["serve", "--import-path=/"]).arg(&path);
    Ok(command)
}
