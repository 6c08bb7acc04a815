//! One round: load, kills, and the reckoning.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use fastrand::Rng;
use jiff::Timestamp;
use tokio::{
    task::{JoinHandle, spawn_local},
    time::timeout,
};
use vigie::case::entry::Entry;

use crate::{
    case::Case,
    http::Http,
    oracle::{self, Final},
    pause,
    plan::Keys,
    proxy::Proxy,
    reader,
    record::Shared,
    server::Server,
    stream, writer,
};

/// How many write and how many read.
const WRITERS: usize = 8;
const READERS: usize = 8;

/// How long writers may take to finish what they began, and readers to see it.
const SETTLE: Duration = Duration::from_secs(40);

/// What befalls a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weather {
    pub(crate) kills: bool,
    /// Whether answers get lost on their way.
    pub(crate) losses: bool,
    /// Whether the objects of Workers are put to sleep all the time.
    pub(crate) sleep: bool,
}

/// What came of a round.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) kills: u32,
    pub(crate) entries: usize,
    pub(crate) acknowledged: usize,
    pub(crate) retried: usize,
    /// Neighbours in a log whose clients' clocks say that they stand in the
    /// wrong order.
    pub(crate) clocks: usize,
    pub(crate) found: Vec<String>,
}

/// What the server is able to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Able {
    pub(crate) sockets: bool,
    pub(crate) events: bool,
}

/// Asks the server what it is able to do.
pub(crate) async fn able(server: &Server) -> Result<Able> {
    let answer = Http::new(server.start.address)
        .get("/v1/capabilities", &[])
        .await?;
    let read: serde_json::Value = serde_json::from_slice(&answer.body)?;
    let is = |name: &str| {
        let value = read.get(name).and_then(serde_json::Value::as_bool);
        value.unwrap_or_default()
    };
    Ok(Able {
        sockets: is("sockets"),
        events: is("events"),
    })
}

/// A case of an earlier round, and what it held.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) case: Case,
    pub(crate) log: Vec<Entry>,
}

/// Runs a round on a server that answers.
pub(crate) async fn run(
    server: &mut Server,
    able: Able,
    keys: &Keys,
    seed: u64,
    weather: Weather,
    kept: &mut Vec<Kept>,
) -> Result<Outcome> {
    let mut rng = stream(seed, "round");
    let direct = server.start.address;
    let proxy = if weather.losses {
        Some(Proxy::start(direct, stream(seed, "network")).await?)
    } else {
        None
    };
    let address = proxy.as_ref().map_or(direct, |proxy| proxy.address);
    // An object that gives a stream does not sleep.
    let able = Able {
        events: able.events && !weather.sleep,
        ..able
    };
    // The kills go on beside the load and begin with the opening of cases.
    let cases = rng.usize(2..=4);
    let keys = keys.clone();
    let load = spawn_local(async move { Reckoning::open(address, able, &keys, seed, cases).await });
    let kills = trouble(server, &mut rng, weather).await?;
    let mut reckoning = load.await??;
    reckoning.outcome.kills = kills;
    pause(rng.u64(150..400)).await;
    let (outcome, one) = reckoning.close(server).await?;
    kept.extend(one);
    Ok(outcome)
}

/// A load that goes on, and what will be made of it.
#[derive(Debug)]
pub(crate) struct Reckoning {
    shared: Shared,
    load: Load,
    began: Timestamp,
    pub(crate) outcome: Outcome,
}

impl Reckoning {
    /// Puts the usual load on a server.
    pub(crate) async fn begin(server: &Server, keys: &Keys, seed: u64) -> Result<Self> {
        Self::open(server.start.address, able(server).await?, keys, seed, 3).await
    }

    async fn open(
        address: SocketAddr,
        able: Able,
        keys: &Keys,
        seed: u64,
        cases: usize,
    ) -> Result<Self> {
        let began = Timestamp::now();
        let mut rng = stream(seed, "cases");
        let mut opened = Vec::new();
        for _ in 0..cases {
            opened.push(Case::open(address, keys, &mut rng).await?);
        }
        let shared = Shared::new(opened, address);
        let load = Load::start(&shared, able, seed);
        Ok(Self {
            shared,
            load,
            began,
            outcome: Outcome::default(),
        })
    }

    /// How many entries were acknowledged until now.
    pub(crate) fn acknowledged(&self) -> usize {
        self.shared.records.borrow().acknowledged_entries()
    }

    /// What was refused until now, by the reasons given.
    pub(crate) fn refused(&self) -> BTreeMap<String, usize> {
        self.shared.records.borrow().refused.clone()
    }

    /// Ends the load and looks at what is there.
    pub(crate) async fn end(self, server: &mut Server) -> Result<Outcome> {
        Ok(self.close(server).await?.0)
    }

    /// The same; also gives one of the cases, to be looked at again later.
    async fn close(self, server: &mut Server) -> Result<(Outcome, Option<Kept>)> {
        let Self {
            shared,
            load,
            began,
            mut outcome,
        } = self;
        let direct = server.start.address;
        shared.stop.set(true);
        load.settle(&shared, direct).await?;
        let mut logs = Vec::new();
        for case in shared.cases.iter() {
            let (document, log) = case.log(direct).await?;
            if document.epoch != case.epoch || document.head != u64::try_from(log.len())? {
                let id = case.id;
                outcome.found.push(format!("{id} is told to be otherwise"));
            }
            logs.push(log);
        }
        let records = shared.records.take();
        for ((place, case), log) in shared.cases.iter().enumerate().zip(&logs) {
            let last = Final {
                case: place,
                id: case.id,
                log,
                began,
                ended: Timestamp::now(),
            };
            outcome.found.extend(oracle::check(&records, &last));
            outcome.entries += log.len();
            outcome.clocks += oracle::wrong_clocks(&records, place, log);
        }
        strangers(&shared, direct, &mut outcome).await?;
        outcome.acknowledged = records.acknowledged_entries();
        outcome.retried = records.retried_entries();
        outcome.found.extend(records.found);
        server.check_alive()?;
        let cases = Rc::try_unwrap(shared.cases).unwrap_or_default();
        let one = cases.into_iter().zip(logs).next();
        Ok((outcome, one.map(|(case, log)| Kept { case, log })))
    }
}

/// Kills the server, or whatever else is to happen to it meanwhile.
async fn trouble(server: &mut Server, rng: &mut Rng, weather: Weather) -> Result<u32> {
    if weather.sleep {
        let mut http = Http::new(server.start.address);
        for _ in 0..rng.u32(30..60) {
            pause(rng.u64(5..40)).await;
            let answer = http.get(crate::sleep::PATH, &[]).await?;
            anyhow::ensure!(answer.status == 204, "the objects do not sleep");
        }
        return Ok(0);
    }
    if !weather.kills {
        pause(rng.u64(800..1600)).await;
        return Ok(0);
    }
    let kills = rng.u32(1..=3);
    for _ in 0..kills {
        pause(rng.u64(5..=500)).await;
        server.kill()?;
        server.again()?;
        // Some are killed again while they start.
        if rng.u8(..) >= 64 {
            server.ready().await?;
        }
    }
    server.ready().await?;
    Ok(kills)
}

/// Everybody who reads and writes.
#[derive(Debug)]
struct Load {
    writers: Vec<JoinHandle<()>>,
    readers: Vec<JoinHandle<()>>,
}

impl Load {
    fn start(shared: &Shared, able: Able, seed: u64) -> Self {
        let writer = |number: usize| {
            let rng = stream(seed, &format!("writer {number}"));
            let way = if able.sockets && number.is_multiple_of(2) {
                writer::Way::Socket
            } else {
                writer::Way::Post
            };
            spawn_local(writer::Writer::new(shared, number, rng).write(way))
        };
        let reader = |number: usize| {
            let rng = stream(seed, &format!("reader {number}"));
            let way = match number % 4 {
                0 | 1 if able.sockets => reader::Way::Socket,
                0..=2 if able.events => reader::Way::Stream,
                _ => reader::Way::Pages,
            };
            spawn_local(reader::read(shared.clone(), way, number, rng))
        };
        Self {
            writers: (0..WRITERS).map(writer).collect(),
            readers: (0..READERS).map(reader).collect(),
        }
    }

    /// Lets writers finish, then readers see everything that was written.
    async fn settle(self, shared: &Shared, direct: SocketAddr) -> Result<()> {
        // Writers on sockets also read, and so end with the readers.
        let began = Instant::now();
        while shared.is_busy() && began.elapsed() < SETTLE {
            pause(10).await;
        }
        // What was given up may still arrive: the log is as long as it will
        // ever be once it did not grow for a while.
        let mut heads = Vec::new();
        loop {
            let before = heads.clone();
            heads.clear();
            for case in shared.cases.iter() {
                heads.push(case.log(direct).await?.0.head);
            }
            if heads == before {
                break;
            }
            pause(200).await;
        }
        shared.heads.replace(heads);
        for (name, task) in self
            .writers
            .into_iter()
            .map(|task| ("a writer", task))
            .chain(self.readers.into_iter().map(|task| ("a reader", task)))
        {
            let stop = task.abort_handle();
            match timeout(SETTLE.saturating_sub(began.elapsed()), task).await {
                Ok(ended) => ended.context("a client failed")?,
                Err(_) => {
                    stop.abort();
                    shared.found(format!("{name} does not come to an end"));
                }
            }
        }
        Ok(())
    }
}

/// I5: nobody reads a case without the right to.
async fn strangers(shared: &Shared, direct: SocketAddr, outcome: &mut Outcome) -> Result<()> {
    let cases = shared.cases.iter();
    for (case, other) in cases.clone().zip(cases.skip(1)) {
        let answer = case.asked_with(direct, other.citizen_token()).await?;
        if answer != "404 case_unknown" {
            outcome
                .found
                .push(format!("a stranger is answered {answer}"));
        }
    }
    Ok(())
}
