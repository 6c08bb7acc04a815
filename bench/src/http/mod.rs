//! Functions over HTTP, each on its host as it is served.
//!
//! The client waits for an answer before it asks again on a connection, so a
//! slow server is asked less, never queued for; throughput and processor time
//! are what it tells, not the latency of a crowd.

pub(crate) mod answer;
mod check;
pub(crate) mod client;
pub(crate) mod content;
mod directory;
pub(crate) mod export;
pub(crate) mod native;
mod server;

use std::{path::PathBuf, time::Duration};

use anyhow::{Context, Result};
use vigie::{geo::Point, index::StationIndex};

use self::{
    check::Expected,
    client::{Asking, Load},
    server::Server,
};
use crate::{
    measure::Samples,
    pin,
    places::Spread,
    table::{Table, number},
};

/// Measure servers that are up.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The stations that the servers answer with: an index, or a directory as
    /// JSON.
    #[arg(long)]
    stations: PathBuf,
    /// A server: `stations` or `constant` for what it answers, its process,
    /// its address and its name.
    #[arg(long = "server", value_name = "KIND,PID,ADDRESS,NAME", required = true)]
    servers: Vec<Server>,
    #[command(flatten)]
    load: LoadOptions,
}

/// How long and how hard to ask.
#[derive(Debug, clap::Args)]
pub(crate) struct LoadOptions {
    /// How many rounds; in each, every server has its turn.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// How long a turn takes.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// How many connections ask at once.
    #[arg(long, default_value_t = 8)]
    connections: usize,
}

/// How many different places are asked from.
const QUERIES: usize = 1000;

/// Seeds the places; any other number would do as well.
const SEED: u64 = 20_261_123;

/// The instant asked about, so that no answer depends on the time of day.
const AT: &str = "2026-11-23T10:00:00Z";

/// How many stations are asked for.
const LIMIT: usize = 5;

/// What a server was measured at.
#[derive(Debug, Default)]
struct Measured {
    per_second: Samples,
    /// Processor seconds of the server for 1000 requests.
    cpu: Samples,
    /// How much of its core the client was busy.
    client: Samples,
    /// The first server's throughput over this one's, in the same round.
    ratio: Samples,
    /// This server's processor time over the first one's, in the same round.
    cpu_ratio: Samples,
}

/// Checks, measures and prints the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let bytes = directory::read(&options.stations)?;
    let index = StationIndex::open(bytes.as_bytes())?;
    let places = Spread::France.places(QUERIES, SEED)?;
    let places = places
        .into_iter()
        .map(rounded)
        .collect::<Result<Vec<_>>>()?;

    let mut asked = Vec::new();
    let mut expected = Expected::new(&index, &places, LIMIT);
    for server in &options.servers {
        pin::process(server.process, pin::SERVER)?;
        let requests = server.requests(&places);
        let answers = client::one_by_one(server.address, &requests)
            .with_context(|| format!("{} did not answer", server.name))?;
        for (at, answer) in answers.iter().enumerate() {
            expected
                .check(server.kind, at, answer)
                .with_context(|| format!("{} is wrong about query {at}", server.name))?;
        }
        let lengths = answers.iter().map(|answer| answer.body.len()).collect();
        asked.push(Asking {
            address: server.address,
            requests,
            status: 200,
            lengths,
        });
    }
    eprintln!(
        "checked: {} servers, {QUERIES} queries each, against {} stations",
        options.servers.len(),
        index.len()
    );
    let measured = rounds(&options.load, &options.servers, &asked)?;
    println!("{}", rendered(&options.servers, &measured));
    Ok(())
}

/// The place to about a metre, as requests carry it.
fn rounded(place: Point) -> Result<Point> {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    Ok(Point::new(round(place.lat()), round(place.lon()))?)
}

/// Lets each server have its turn in each round; the first round only warms.
fn rounds(options: &LoadOptions, servers: &[Server], asked: &[Asking]) -> Result<Vec<Measured>> {
    pin::this_thread(pin::CLIENT)?;
    let turn = Duration::from_secs_f64(options.seconds);
    let mut measured: Vec<Measured> = asked.iter().map(|_| Measured::default()).collect();
    for round in 0..=options.rounds {
        let mut first: Option<(f64, f64)> = None;
        for ((server, asking), measured) in servers.iter().zip(asked).zip(&mut measured) {
            let before = pin::cpu_seconds(server.process)?;
            let load: Load = client::load(asking, options.connections, turn)
                .with_context(|| format!("{} failed under load", server.name))?;
            let cpu = pin::cpu_seconds(server.process)? - before;
            if round == 0 {
                continue;
            }
            let per_second = load.answers as f64 / load.elapsed.as_secs_f64();
            let cpu = 1000.0 * cpu / load.answers as f64;
            let (first_per_second, first_cpu) = *first.get_or_insert((per_second, cpu));
            measured.per_second.push(per_second);
            measured.cpu.push(cpu);
            measured.client.push(load.busy);
            measured.ratio.push(first_per_second / per_second);
            measured.cpu_ratio.push(cpu / first_cpu);
        }
        eprintln!("round {round} of {}", options.rounds);
    }
    Ok(measured)
}

fn rendered(servers: &[Server], measured: &[Measured]) -> String {
    let first = servers.first().map_or("", |server| &server.name);
    let mut table = Table::new([
        "server",
        &format!("{first} over it ×"),
        "by CPU time ×",
        "requests/s",
        "spread",
        "CPU s / 1000",
        "client busy",
    ]);
    for (server, measured) in servers.iter().zip(measured) {
        let median = measured.per_second.median();
        let (low, high) = measured.per_second.quartiles();
        table.row(vec![
            server.name.clone(),
            format!("{:.2}", measured.ratio.median()),
            format!("{:.2}", measured.cpu_ratio.median()),
            number(median),
            format!("{:.0} %", 100.0 * (high - low) / median),
            format!("{:.3}", measured.cpu.median()),
            format!("{:.0} %", 100.0 * measured.client.median()),
        ]);
    }
    table.rendered()
}
