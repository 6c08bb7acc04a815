//! Vigie's servers, killed under load by `tests/chaos`.
//!
//! What they are made of and how they are started is known here; what is done
//! to them, and what must hold then, is known there.

use std::ffi::OsStr;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use toml::Table;

use crate::build::{Build, write};
use crate::directory::Directory;
use crate::functions::VIGIE;
use crate::guard;
use crate::keys::Keys;
use crate::output::write_private;
use crate::process::{run_logged, run_shown};
use crate::programs::{CHAOS, Made};
use crate::serve::{Host, State, free_address};
use crate::setup;
use crate::spin;
use crate::tools::root;
use crate::workerd::{self, Door};

/// The function whose state it is about.
const RELAY: &str = "relay";

/// Kill the relay under load, and look whether anything is lost.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Rounds of kills on each host; 200 for a night.
    #[arg(long, default_value_t = 20)]
    rounds: u32,
    /// Repeat the schedule of a run, which said its seed.
    #[arg(long)]
    seed: Option<u64>,
    /// The platform to kill.
    #[arg(long, value_enum, default_value_t = On::Both)]
    on: On,
    /// One scenario instead of all; a wrong name is answered with the list.
    #[arg(long, value_name = "NAME", default_value = "all")]
    scenario: String,
    /// How many officers a crisis has.
    #[arg(long, default_value_t = 40)]
    officers: u32,
    /// How many conversations a crisis has.
    #[arg(long, default_value_t = 2_000)]
    conversations: u32,
    /// How many times faster than an hour a crisis is.
    #[arg(long, default_value_t = 10)]
    faster: u32,
}

impl Options {
    /// What is run with all other tests.
    pub(crate) fn usual() -> Self {
        Self {
            rounds: 20,
            seed: None,
            on: On::Both,
            scenario: "all".to_owned(),
            // One person a second, which leaves a busy machine room: it is the
            // logs that are tried here, and not how fast they are written.
            officers: 6,
            conversations: 40,
            faster: 90,
        }
    }
}

/// One host or both.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum On {
    Workers,
    Spin,
    Both,
}

impl On {
    fn hosts(self) -> &'static [Host] {
        match self {
            On::Workers => &[Host::Workers],
            On::Spin => &[Host::Spin],
            On::Both => &[Host::Workers, Host::Spin],
        }
    }

    fn name(self) -> &'static str {
        match self {
            On::Workers => "workers",
            On::Spin => "spin",
            On::Both => "both",
        }
    }
}

/// Makes the servers ready and hands them to the harness.
pub(crate) fn chaos(options: &Options) -> Result<()> {
    run_shown(&mut Chaos::ready(options, Made::Optimised)?.harness)
}

/// Servers that can be started and killed, and the harness that does it.
#[derive(Debug)]
pub(crate) struct Chaos {
    harness: Command,
    /// Held for as long as the harness may run.
    _state: State,
}

impl Chaos {
    /// Builds everything that the harness runs.
    pub(crate) fn ready(options: &Options, made: Made) -> Result<Self> {
        let state = State::take(&root().join(".vigie/chaos"))?;
        for host in options.on.hosts() {
            match host {
                Host::Workers => setup::for_workers()?,
                Host::Spin => setup::for_spin()?,
            }
        }
        let build = Build::to_serve(Directory::of_the_checkout(), state.folder());
        let keys = Keys::of(&state)?;
        let mut servers = Vec::new();
        for &host in options.on.hosts() {
            servers.push(made_ready(host, made, &build, &keys, state.folder())?);
        }
        let variables = keys.variables()?.into_iter();
        let variables: serde_json::Map<_, _> = variables
            .map(|(name, value)| (name.to_owned(), Value::from(value)))
            .collect();
        let plan = json!({ "servers": servers, "root": keys.root(), "variables": variables });
        let file = state.folder().join("plan.json");
        write_private(&file, &serde_json::to_vec_pretty(&plan)?)?;

        let mut harness = Command::new(CHAOS.built(made)?);
        harness
            .args(["run", "--plan"])
            .arg(&file)
            .args(["--on", options.on.name()])
            .args(["--scenario", &options.scenario])
            .args(["--rounds", &options.rounds.to_string()])
            .args(["--officers", &options.officers.to_string()])
            .args(["--conversations", &options.conversations.to_string()])
            .args(["--faster", &options.faster.to_string()])
            .current_dir(root());
        if let Some(seed) = options.seed {
            harness.args(["--seed", &seed.to_string()]);
        }
        Ok(Self {
            harness,
            _state: state,
        })
    }

    /// Kills the servers, and leaves what the harness says in a log: something else
    /// may have the screen.
    pub(crate) fn run_logged(mut self, log: &str) -> Result<()> {
        run_logged(&mut self.harness, log)
    }
}

/// Builds a host's artefacts, and says how its server is started.
fn made_ready(host: Host, made: Made, build: &Build, keys: &Keys, state: &Path) -> Result<Value> {
    let door = Door {
        listen: free_address()?,
        trust_cf_header: false,
        operator: None,
        oidc_origin: None,
        variables: keys.variables()?,
    };
    let (command, data) = match host {
        Host::Workers => {
            build.workers(&VIGIE)?;
            let command = workerd::command(build, VIGIE.functions, &door, state)?;
            (command, workerd::storage(state))
        }
        Host::Spin => {
            build.spin(&VIGIE)?;
            let small = Build {
                dist: state.join("relay-alone"),
                directory: build.directory.clone(),
            };
            relay_alone(build, &small)?;
            let command = spin::command(&small, &spin::host(made)?, &door, state);
            (command, state.join("spin"))
        }
    };
    Ok(described(host, &command, door.listen, &data, state))
}

/// How the harness is told of a server.
fn described(
    host: Host,
    command: &Command,
    listen: SocketAddr,
    data: &Path,
    state: &Path,
) -> Value {
    let text = |word: &OsStr| word.to_string_lossy().into_owned();
    let mut words = guard::words(command).into_iter();
    let program = words.next().unwrap_or_default();
    let environment: serde_json::Map<_, _> = command
        .get_envs()
        .filter_map(|(name, value)| Some((text(name), Value::from(text(value?)))))
        .collect();
    let log: PathBuf = state.join(format!("{}.log", host.name()));
    json!({
        "name": host.name(),
        "program": text(&program),
        "arguments": words.map(|word| text(&word)).collect::<Vec<_>>(),
        "environment": environment,
        "address": listen,
        "data": data,
        "log": log,
    })
}

/// A Spin application of the relay and nothing else: a server that is killed
/// some hundred times is not to compile the other functions as often.
fn relay_alone(whole: &Build, small: &Build) -> Result<()> {
    let path = whole.spin_manifest();
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    let relay = VIGIE
        .functions
        .iter()
        .find(|function| function.name == RELAY)
        .context("there is no relay")?;
    write(&small.spin_manifest(), &without_others(&text)?)?;
    let from = whole.spin_wasm(relay);
    std::fs::copy(&from, small.spin_wasm(relay))
        .with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

fn without_others(text: &str) -> Result<String> {
    let mut manifest: Table = text.parse().context("the manifest is not valid TOML")?;
    let components = manifest
        .get_mut("component")
        .and_then(toml::Value::as_table_mut);
    components
        .context("the manifest has no components")?
        .retain(|name, _| name == RELAY);
    let triggers = manifest
        .get_mut("trigger")
        .and_then(|trigger| trigger.get_mut("http"))
        .and_then(toml::Value::as_array_mut);
    triggers
        .context("the manifest has no triggers")?
        .retain(|trigger| trigger.get("component").and_then(toml::Value::as_str) == Some(RELAY));
    toml::to_string(&manifest).context("cannot write the manifest")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relay_stands_alone() {
        let text = "[component.relay]\nsource = \"relay.wasm\"\n\
                    [component.stations]\nsource = \"stations.wasm\"\n\
                    [[trigger.http]]\nroute = \"/v1/cases/...\"\ncomponent = \"relay\"\n\
                    [[trigger.http]]\nroute = \"/...\"\ncomponent = \"stations\"\n";
        let alone = without_others(text).unwrap();
        assert!(alone.contains("/v1/cases/..."), "{alone}");
        assert!(!alone.contains("stations"), "{alone}");
    }

    #[test]
    fn a_server_is_told_without_its_guard() {
        let mut command = guard::guarded(Path::new("/bin/server"));
        command.args(["up", "--quiet"]).env("SECRET", "one");
        let listen = "127.0.0.1:9000".parse().unwrap();
        let told = described(
            Host::Spin,
            &command,
            listen,
            Path::new("/data"),
            Path::new("/state"),
        );
        assert_eq!(told["program"], "/bin/server");
        assert_eq!(told["arguments"], json!(["up", "--quiet"]));
        assert_eq!(told["environment"], json!({ "SECRET": "one" }));
        assert_eq!(told["log"], "/state/spin.log");
    }
}
