//! The host as a process of its own.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use crate::http::{Answer, Connection};

/// A folder that goes with the test.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vigie-spin-host-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The probe's own manifest, with the compiled probe where `VIGIE_PROBE` says.
pub(crate) fn probe_manifest() -> String {
    let probe = std::env::var_os("VIGIE_PROBE")
        .expect("VIGIE_PROBE must name the compiled probe; tests/it/main.rs says how to build it");
    // The path may be relative to the workspace, where people run cargo.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let probe = here.join("../..").join(probe);
    assert!(probe.is_file(), "VIGIE_PROBE: no file {}", probe.display());
    let manifest = std::fs::read_to_string(here.join("../probe/spin.toml")).unwrap();
    let source = "../../target/wasm32-wasip2/release/vigie_probe.wasm";
    assert!(manifest.contains(source));
    manifest.replace(source, probe.to_str().unwrap())
}

/// The host that is tested.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_vigie-spin-host");

/// A command that runs `manifest` from `folder`, on any free port.
pub(crate) fn command(folder: &Folder, manifest: &str) -> Command {
    command_of(Path::new(PROGRAM), folder, manifest)
}

/// The same, with a copy of the host.
pub(crate) fn command_of(program: &Path, folder: &Folder, manifest: &str) -> Command {
    let path = folder.path().join("spin.toml");
    std::fs::write(&path, manifest).unwrap();
    let mut command = Command::new(program);
    command
        .args(["up", "--listen", "127.0.0.1:0", "--from"])
        .arg(path)
        .arg("--state-dir")
        .arg(folder.path().join("state"))
        // A busy machine must not make an instance idle. What a test says
        // itself comes later and counts.
        .args(["--idle-instance-timeout", "60s"])
        .env_remove("RUST_BACKTRACE");
    command
}

/// A host that answers, until it is dropped.
#[derive(Debug)]
pub(crate) struct Host {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub(crate) address: SocketAddr,
}

impl Host {
    /// Starts the host with the probe and more arguments.
    pub(crate) fn start(folder: &Folder, arguments: &[&str]) -> Self {
        Self::spawn(command(folder, &probe_manifest()).args(arguments))
    }

    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let Some(address) = line.trim().strip_prefix("Serving http://") else {
            panic!("the host did not start: {:?}", child.wait_with_output());
        };
        Self {
            address: address.parse().unwrap(),
            child,
            stdout,
        }
    }

    pub(crate) fn connect(&self) -> Connection {
        Connection::open(self.address)
    }

    /// Asks over a connection of its own.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[u8], body: &[u8]) -> Answer {
        let mut connection = self.connect();
        connection.send(method, path, headers, body);
        connection.receive(method)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, b"", b"")
    }

    /// What the probe answers, as JSON.
    pub(crate) fn json(&self, path: &str) -> Value {
        self.get(path).json()
    }

    pub(crate) fn post_json(&self, path: &str, body: &[u8]) -> Value {
        self.ask("POST", path, b"", body).json()
    }

    pub(crate) fn signal(&self, name: &str) {
        let mut kill = Command::new("kill");
        kill.args(["-s", name, &self.child.id().to_string()]);
        assert!(kill.status().unwrap().success());
    }

    /// Waits for the end, and gives all that was printed.
    pub(crate) fn wait(mut self) -> (ExitStatus, String, String) {
        let status = self.child.wait().unwrap();
        let (mut out, mut err) = (String::new(), String::new());
        self.stdout.read_to_string(&mut out).unwrap();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_string(&mut err).unwrap();
        (status, out, err)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended already, as the test wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the host to an end that must come by itself.
pub(crate) fn run_to_end(command: &mut Command) -> Output {
    command.output().unwrap()
}
