//! `cargo xtask bench chat`: conversations over Vigie's relay, beside a Worker
//! made with partyserver, NATS JetStream, and a relay that keeps nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::servers::{Served, Storage, module, script, start};
use super::{finish, measurer, printed};
use crate::build::{Build, write};
use crate::directory::Directory;
use crate::functions::VIGIE;
use crate::guard::guarded;
use crate::process::run_logged;
use crate::programs::Made;
use crate::setup;
use crate::spin;
use crate::tools::{self, root};
use crate::workerd::{self, Door, quoted};

/// Conversations: from when a message is due to its acknowledgement and to its
/// delivery, at constant rates.
///
/// Nothing else should run on the machine meanwhile.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// What to measure, of everything.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Class>,
    /// How many rooms of how many members.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "1x2,100x2,500x2,10x10,100x10,10x100"
    )]
    shapes: Vec<String>,
    /// How many messages a second, in all rooms together, from few to many.
    #[arg(long, value_delimiter = ',', default_value = "100,500,1000,2000,5000")]
    rates: Vec<u32>,
    /// How many rounds; in each, every contender has its turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How many seconds a turn takes, at most.
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// How many idle conversations to weigh.
    #[arg(long, default_value_t = 500)]
    idle: usize,
    /// Write the tables into docs/benchmarks.md.
    #[arg(long)]
    write: bool,
}

/// What is comparable with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Class {
    /// Over WebSocket, on disk before anybody hears of it.
    Durable,
    /// Over WebSocket, heard of before it is on disk: peers alone.
    Early,
    /// Vigie over requests and server-sent events, on Spin.
    Stream,
}

/// The most messages a second over requests: each is a request of its own.
const MOST_REQUESTS: u32 = 500;

/// The most members over requests: each has two connections and an answer
/// without an end.
const MOST_STREAMS: usize = 200;

/// A folder that goes when the measurement ends.
#[derive(Debug)]
pub(super) struct Temporary(PathBuf);

impl Temporary {
    pub(super) fn new(folder: PathBuf) -> Self {
        let temporary = Self(folder);
        temporary.remove();
        temporary
    }

    /// Where it stands.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// There may be nothing, and what cannot be removed is no worse than before.
    fn remove(&self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Measures what was asked for.
pub(super) fn run(options: &Options, state: &Path) -> Result<()> {
    setup::for_chat_peers()?;
    // What relays keep stands in the checkout: on a disk, where a folder for
    // temporary files may be in memory.
    let folder = Temporary::new(state.join("chat"));
    let asked = |class| options.only.is_empty() || options.only.contains(&class);
    let vigie = Build {
        dist: state.join("vigie"),
        directory: Directory::Sample,
    };
    if asked(Class::Durable) {
        setup::for_workers()?;
        vigie.workers(&VIGIE)?;
        let relays = durable(&vigie, &folder.0)?;
        measured(options, state, "chat-durable", &relays)?;
    }
    if asked(Class::Early) {
        let relays = early(&folder.0)?;
        measured(options, state, "chat-early", &relays)?;
    }
    if asked(Class::Stream) {
        setup::for_spin()?;
        vigie.spin(&VIGIE)?;
        let host = spin::host(Made::Optimised)?;
        let command = |door: &Door, state: &Path| Ok(spin::command(&vigie, &host, door, state));
        let spin = folder.0.join("spin");
        let relays = [start("Vigie on Spin", "vigie-stream", &spin, command)?];
        let options = options.for_requests();
        measured(&options, state, "chat-stream", &relays)?;
    }
    Ok(())
}

impl Options {
    /// Less of everything.
    fn for_requests(&self) -> Self {
        let few = |shape: &&String| {
            let sockets = shape.split('x').map(str::parse::<usize>);
            let sockets: Result<usize, _> = sockets.product();
            sockets.is_ok_and(|sockets| sockets <= MOST_STREAMS)
        };
        let slow = |rate: &u32| *rate <= MOST_REQUESTS;
        Self {
            only: Vec::new(),
            shapes: self.shapes.iter().filter(few).cloned().collect(),
            rates: self.rates.iter().copied().filter(slow).collect(),
            idle: self.idle.min(MOST_STREAMS / 2),
            ..*self
        }
    }
}

/// Those that store a message before anybody hears of it, and the one that
/// stores nothing, which shows what the client can ask.
fn durable(vigie: &Build, folder: &Path) -> Result<Vec<Served>> {
    let ours = |door: &Door, state: &Path| workerd::command(vigie, VIGIE.functions, door, state);
    Ok(vec![
        start("Vigie", "vigie", &folder.join("vigie"), ours)?,
        party(folder)?,
        nats("NATS JetStream", "nats", folder, true)?,
        native(folder)?,
    ])
}

/// NATS with less than that. workerd has no SQLite in memory for partyserver.
fn early(folder: &Path) -> Result<Vec<Served>> {
    Ok(vec![
        nats(
            "NATS JetStream, synced every 2 minutes",
            "nats",
            folder,
            false,
        )?,
        nats(
            "NATS JetStream, delivered before stored",
            "nats-core",
            folder,
            true,
        )?,
        native(folder)?,
    ])
}

/// The table of relays that are up.
fn measured(options: &Options, state: &Path, section: &str, relays: &[Served]) -> Result<()> {
    let rates: Vec<String> = options.rates.iter().map(u32::to_string).collect();
    let mut command = measurer();
    command
        .args(["chat", "--shapes", &options.shapes.join(",")])
        .args(["--rates", &rates.join(",")])
        .args(["--rounds", &options.rounds.to_string()])
        .args(["--seconds", &options.seconds.to_string()])
        .args(["--idle", &options.idle.to_string()]);
    for relay in relays {
        command.args(["--server", &relay.described()]);
    }
    finish(options.write, section, &printed(&mut command, state)?)
}

/// Rooms that are Durable Objects with SQLite on disk.
const STORED: &str = r#"
  durableObjectNamespaces = [
    ( className = "Room", uniqueKey = "room", enableSql = true ),
  ],
  durableObjectStorage = ( localDisk = "rooms" ),"#;

/// The Worker in `bench/peers/chat/partyserver`, on a workerd of its own.
fn party(folder: &Path) -> Result<Served> {
    let state = folder.join("party");
    start("partyserver", "party", &state, |door, state| {
        let bundle = state.join("worker.mjs");
        run_logged(
            Command::new(tools::esbuild()?)
                .arg(root().join("bench/peers/chat/partyserver/worker.js"))
                .args(["--bundle", "--format=esm", "--external:cloudflare:workers"])
                .arg(format!("--outfile={}", bundle.display())),
            "esbuild-partyserver",
        )?;
        let rooms = state.join("rooms");
        fs::create_dir_all(&rooms).with_context(|| format!("cannot make {}", rooms.display()))?;
        let path = quoted(&rooms.to_string_lossy());
        let storage = Storage {
            service: format!(
                "\n    ( name = \"rooms\", disk = ( path = {path}, writable = true ) ),"
            ),
            members: STORED.to_owned(),
        };
        let modules = [module("worker.mjs", "esModule", &bundle)];
        let bindings = "( name = \"Room\", durableObjectNamespace = \"Room\" )";
        script(door, state, &modules, bindings, &storage)
    })
}

/// NATS with a file for what it keeps.
fn nats(name: &'static str, kind: &'static str, folder: &Path, synced: bool) -> Result<Served> {
    let state = folder.join(format!("{kind}-{synced}"));
    start(name, kind, &state, |door, state| {
        let store = quoted(&state.join("store").to_string_lossy());
        let sync = if synced { "always" } else { "2m" };
        let path = state.join("nats.conf");
        let listen = door.listen;
        // The port of its own protocol is not used, and any that is free.
        let config = format!(
            "# Written by `cargo xtask bench`; changes are lost.\n\
             listen: \"127.0.0.1:-1\"\n\
             websocket {{ listen: \"{listen}\", no_tls: true }}\n\
             jetstream {{ store_dir: {store}, sync_interval: {sync} }}\n"
        );
        write(&path, &config)?;
        let mut command = guarded(&tools::existing(tools::nats_server())?);
        command.arg("--config").arg(&path);
        Ok(command)
    })
}

/// The relay that keeps nothing.
fn native(folder: &Path) -> Result<Served> {
    start(
        "native, keeps nothing",
        "party",
        &folder.join("native"),
        |door, _| {
            let mut command = guarded(Path::new(measurer().get_program()));
            command.args(["chat-echo", "--listen", &door.listen.to_string()]);
            Ok(command)
        },
    )
}
