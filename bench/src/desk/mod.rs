//! Desks of a relay: how soon an officer sees who is in danger, how soon people
//! learn where they stand, and how much a desk carries, with few and with many
//! who wait, in one part and in several.
//!
//! Everything is asked of one relay that is up, in one thread and by one clock.
//! Those who wait are opened first, and nobody is sent on: the directory of the
//! bench has patience, and an officer at every desk says so often enough that
//! they are there.

mod arrival;
mod caller;
mod crowd;
mod feed;
mod limit;
mod officer;
mod place;
mod report;

use std::{
    cell::Cell,
    fs,
    net::SocketAddr,
    path::PathBuf,
    str::FromStr,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Error, Result};
use fastrand::Rng;
use vigie_test_keys::Keys;

use self::{
    caller::Caller,
    crowd::{Opener, crowd},
    feed::{Feed, Way},
    limit::Limits,
    officer::Officer,
    report::Row,
};
use crate::{
    citizen::{self, Case, Desk},
    pin,
};

/// How many connections open cases that nobody times.
const OPENERS: usize = 8;

/// How many cases they open until the officers are due again.
const BETWEEN_BEATS: usize = 200;

/// How often an officer says that they are there; a relay waits three times as
/// long.
const BEAT: Duration = Duration::from_secs(15);

/// What cases still have to do once they are open is due after this long.
const AFTER: Duration = Duration::from_millis(2_500);

/// A relay is quiet when it is busy for less than this share of so long.
const QUIET: (f64, Duration) = (0.05, Duration::from_millis(500));

/// How long a relay may take until it is quiet.
const SETTLING: Duration = Duration::from_secs(10);

/// From how many who wait on a desk's limits are looked for.
const CROWDED: usize = 1_000;

/// Measure the desks of a relay that is up.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The relay's process.
    #[arg(long)]
    process: u32,
    /// Its address.
    #[arg(long)]
    address: SocketAddr,
    /// Whether it has WebSockets.
    #[arg(long)]
    sockets: bool,
    /// The file of its keys.
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// A desk and how many parts it has, such as `one=1`.
    #[arg(long = "desk", value_name = "ID=PARTS", required = true)]
    desks: Vec<Named>,
    /// How many wait, from few to many.
    #[arg(long, value_delimiter = ',', required = true)]
    waiting: Vec<usize>,
    /// How many rounds; in each, every desk has its turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How many people in danger come in a round.
    #[arg(long, default_value_t = 34)]
    arrivals: usize,
    /// How often people ask in a round where they stand.
    #[arg(long, default_value_t = 100)]
    places: usize,
    /// How many seconds it may take until as many wait as are asked for, at one
    /// desk: where that is too short, fewer wait, and the table says how many.
    #[arg(long, default_value_t = 65.0)]
    filling: f64,
    /// How long so many ask at once when limits are looked for; 0 for not at
    /// all.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
}

/// A desk, as the command line names it.
#[derive(Clone, Debug)]
struct Named {
    id: String,
    parts: u16,
}

impl FromStr for Named {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (id, parts) = text.split_once('=').context("a desk is ID=PARTS")?;
        Ok(Self {
            id: id.to_owned(),
            parts: parts.parse().context("the parts are no number")?,
        })
    }
}

/// The relay that is measured.
#[derive(Debug)]
struct Relay {
    process: u32,
    address: SocketAddr,
    sockets: bool,
}

impl Relay {
    /// The ways in which its boards are looked at.
    fn ways(&self) -> &'static [Way] {
        if self.sockets {
            &[Way::Socket, Way::Stream]
        } else {
            &[Way::Stream]
        }
    }
}

/// A desk, and everybody there.
#[derive(Debug)]
struct Hall {
    parts: u16,
    desk: Desk,
    /// Those who wait.
    waiting: Vec<Case>,
    /// Who is there all the time.
    watch: Officer,
    /// The others, who come when limits are looked for.
    others: Vec<Officer>,
}

impl Hall {
    /// The board, in every way that the relay has.
    fn feeds(&self, relay: &Relay) -> Result<Vec<Feed>> {
        let ways = relay.ways().iter();
        ways.map(|way| Feed::open(*way, relay.address, &self.desk.id, &self.watch))
            .collect()
    }
}

/// What a turn has to do with.
#[derive(Debug)]
struct Bench {
    relay: Relay,
    halls: Vec<Hall>,
    random: Rng,
    caller: Caller,
    beaten: Option<Instant>,
}

/// Measures and prints the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    pin::this_thread(pin::CLIENT)?;
    pin::process(options.process, pin::SERVER)?;
    let mut bench = Bench::of(options)?;
    let mut rows = Vec::new();
    let mut limits = Limits::default();
    let crowded = options.waiting.iter().find(|waiting| **waiting >= CROWDED);
    let crowded = crowded.or(options.waiting.last()).copied();
    for waiting in &options.waiting {
        for at in 0..bench.halls.len() {
            bench.fill(at, *waiting, Duration::from_secs_f64(options.filling))?;
        }
        bench.settle()?;
        rows.extend(bench.level(options)?);
        if options.seconds > 0.0 && Some(*waiting) == crowded {
            let turn = Duration::from_secs_f64(options.seconds);
            for at in 0..bench.halls.len() {
                limits.find(&mut bench, at, turn)?;
            }
        }
    }
    println!("{}", report::table(&rows));
    print!("{}", limits.told());
    Ok(())
}

impl Bench {
    fn of(options: &Options) -> Result<Self> {
        let file = &options.keys;
        let text = fs::read_to_string(file);
        let text = text.with_context(|| format!("cannot read {}", file.display()))?;
        let keys = Keys::read(&text).with_context(|| format!("no keys in {}", file.display()))?;
        let issuer = keys.issuer();
        let published = Desk::all(options.address)?;
        let mut halls = Vec::new();
        for Named { id, parts } in &options.desks {
            let mut found = published.iter().filter(|desk| desk.id == *id);
            let desk = found.next();
            let others = (1..=limit::MOST).map(|number| {
                let name = format!("officer {number} of {id}");
                Officer::new(&issuer, id, &name)
            });
            halls.push(Hall {
                parts: *parts,
                desk: desk
                    .with_context(|| format!("the relay has no desk {id}"))?
                    .clone(),
                waiting: Vec::new(),
                watch: Officer::new(&issuer, id, &format!("watch of {id}"))?,
                others: others.collect::<Result<_>>()?,
            });
        }
        Ok(Self {
            relay: Relay {
                process: options.process,
                address: options.address,
                sockets: options.sockets,
            },
            halls,
            random: citizen::random(),
            caller: Caller::connect(options.address)?,
            beaten: None,
        })
    }

    /// Lets every desk know that an officer is there, if that is due: where
    /// nobody is, nobody has patience.
    fn keep(&mut self) -> Result<()> {
        if self.beaten.is_some_and(|beaten| beaten.elapsed() < BEAT) {
            return Ok(());
        }
        for hall in &self.halls {
            self.caller.ask(&hall.watch.beat(), 200)?;
        }
        self.beaten = Some(Instant::now());
        Ok(())
    }

    /// Opens cases until so many wait.
    fn fill(&mut self, at: usize, waiting: usize, most: Duration) -> Result<()> {
        let started = Instant::now();
        let cpu = pin::cpu_seconds(self.relay.process)?;
        // Nothing is timed here, so that the relay may have all that there is.
        pin::process_anywhere(self.relay.process)?;
        let before = self.hall(at)?.waiting.len();
        while started.elapsed() < most {
            self.keep()?;
            let forks: Vec<Rng> = (0..OPENERS).map(|_| self.random.fork()).collect();
            let hall = self.halls.get_mut(at).context("no such desk")?;
            let missing = waiting.saturating_sub(hall.waiting.len());
            if missing == 0 {
                break;
            }
            let left = Cell::new(missing.min(BETWEEN_BEATS));
            let mut openers: Vec<Opener<'_>> = forks
                .into_iter()
                .map(|random| Opener::new(&hall.desk, &left, random))
                .collect();
            let rest = most.saturating_sub(started.elapsed());
            crowd(&self.relay, &mut openers, rest)?;
            let opened: Vec<Case> = openers.into_iter().flat_map(|one| one.opened).collect();
            hall.waiting.extend(opened);
        }
        pin::process(self.relay.process, pin::SERVER)?;
        let hall = self.hall(at)?;
        let opened = hall.waiting.len() - before;
        let cpu = pin::cpu_seconds(self.relay.process)? - cpu;
        eprintln!(
            "{} of {} who wait at the desk of {}: {opened} came in {:.1} s, each for {:.1} ms of \
             processor time",
            hall.waiting.len(),
            waiting,
            parts(hall.parts),
            started.elapsed().as_secs_f64(),
            1000.0 * cpu / opened.max(1) as f64
        );
        Ok(())
    }

    /// Waits until the relay has done what was left to do.
    fn settle(&mut self) -> Result<()> {
        thread::sleep(AFTER);
        let started = Instant::now();
        let (share, step) = QUIET;
        while started.elapsed() < SETTLING {
            self.keep()?;
            let cpu = pin::cpu_seconds(self.relay.process)?;
            thread::sleep(step);
            let busy = pin::cpu_seconds(self.relay.process)? - cpu;
            if busy < share * step.as_secs_f64() {
                return Ok(());
            }
        }
        eprintln!("the relay is still busy after {SETTLING:?}");
        Ok(())
    }

    /// The rows of all desks, with as many who wait as there are now.
    fn level(&mut self, options: &Options) -> Result<Vec<Row>> {
        let mut rows: Vec<Row> = self
            .halls
            .iter()
            .map(|hall| Row::new(hall.parts, hall.waiting.len()))
            .collect();
        for round in 1..=options.rounds {
            if let Err(error) = self.arrivals(options.arrivals, &mut rows) {
                rows.iter_mut().for_each(|row| row.fail(&error));
            }
            for (at, row) in rows.iter_mut().enumerate() {
                if let Err(error) = self.places(at, options.places, &mut row.places) {
                    row.fail(&error);
                }
            }
            if rows.iter().all(Row::has_failed) {
                break;
            }
            eprintln!("round {round} of {}", options.rounds);
        }
        for row in &mut rows {
            row.memory = pin::memory(self.relay.process)?;
        }
        Ok(rows)
    }

    fn hall(&self, at: usize) -> Result<&Hall> {
        self.halls.get(at).context("no such desk")
    }
}

/// A number of parts in words.
fn parts(parts: u16) -> String {
    match parts {
        1 => "1 part".to_owned(),
        parts => format!("{parts} parts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_is_named_with_its_parts() {
        let named: Named = "eight=8".parse().unwrap();
        assert_eq!((named.id.as_str(), named.parts), ("eight", 8));
        for text in ["eight", "eight=", "eight=x"] {
            assert!(text.parse::<Named>().is_err(), "{text}");
        }
    }
}
