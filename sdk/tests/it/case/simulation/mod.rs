//! The relay and its clients in one world that is out to break them.
//!
//! A seed decides everything: who writes what, whose effect is carried out
//! next, which frame is lost, when the relay crashes. `VIGIE_SEEDS` sets how
//! many seeds are tried, `VIGIE_SEED` tries one.

mod client;
mod faults;
mod mutant;
mod relay_side;
mod world;

use vigie::{
    case::{
        relay::{Effect, Input},
        session::Session,
    },
    jiff::Timestamp,
};

use self::world::World;

/// What decides what follows from an input: the relay, or one with a mistake.
type Step = fn(&mut Session, Timestamp, Input<'_>) -> Vec<Effect>;

/// What was found to be wrong.
type Found = String;

fn faithful(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    session.step(now, input)
}

fn run(seed: u64, step: Step) -> Result<Counts, Found> {
    let mut world = World::new(seed, step);
    world.with_faults()?;
    world.until_quiet()?;
    Ok(world.counts)
}

/// What happened, so that a simulation in which nothing happens is noticed.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    acknowledged: u64,
    duplicates: u64,
    refused: u64,
    read: u64,
    crashes: u64,
    connections: u64,
    closes: u64,
    not_recovered: u64,
    evictions: u64,
    erased: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.duplicates += other.duplicates;
        self.refused += other.refused;
        self.read += other.read;
        self.crashes += other.crashes;
        self.connections += other.connections;
        self.closes += other.closes;
        self.not_recovered += other.not_recovered;
        self.evictions += other.evictions;
        self.erased += other.erased;
    }
}

const SEEDS: u64 = 5_000;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Tries seeds on two threads, and gives the first that finds something.
fn try_seeds(seeds: core::ops::Range<u64>, step: Step) -> Result<Counts, (u64, Found)> {
    let halves = [0, 1].map(|half| {
        let mut seeds = seeds.clone().filter(move |seed| seed % 2 == half);
        std::thread::spawn(move || {
            seeds.try_fold(Counts::default(), |mut counts, seed| {
                counts.add(run(seed, step).map_err(|found| (seed, found))?);
                Ok(counts)
            })
        })
    });
    let mut counts = Counts::default();
    for half in halves {
        counts.add(half.join().expect("the seed that is being tried panics")?);
    }
    Ok(counts)
}

#[test]
fn nothing_acknowledged_is_lost_and_everybody_reads_the_same() {
    let (first, seeds) = match number("VIGIE_SEED") {
        Some(seed) => (seed, 1),
        None => (0, number("VIGIE_SEEDS").unwrap_or(SEEDS)),
    };
    let counts = try_seeds(first..first + seeds, faithful)
        .unwrap_or_else(|(seed, found)| panic!("VIGIE_SEED={seed}: {found}"));
    eprintln!("{seeds} seeds: {counts:?}");
    if seeds >= SEEDS {
        for (what, count, least) in [
            ("acknowledged", counts.acknowledged, 3 * seeds),
            ("duplicates", counts.duplicates, seeds),
            ("refused", counts.refused, seeds),
            ("read", counts.read, 10 * seeds),
            ("crashes", counts.crashes, seeds / 4),
            ("connections", counts.connections, 3 * seeds),
            ("closes", counts.closes, seeds / 5),
            ("not recovered", counts.not_recovered, seeds / 40),
            ("evictions", counts.evictions, 3 * seeds),
            ("erased", counts.erased, seeds / 100),
        ] {
            assert!(count >= least, "{what} happened {count} times only");
        }
    }
}

#[test]
fn one_seed_gives_one_story() {
    for seed in 0..20 {
        let stories = [0, 1].map(|_| {
            let mut world = World::new(seed, faithful);
            world.with_faults().unwrap();
            world.until_quiet().unwrap();
            world.told
        });
        assert_eq!(stories[0], stories[1]);
    }
}

/// The simulation finds each of these mistakes, or it would find nothing.
#[test]
fn mistakes_are_found() {
    for (name, step, expected) in mutant::ALL {
        let (seed, found) = (0..SEEDS)
            .filter_map(|seed| run(seed, *step).err().map(|found| (seed, found)))
            .find(|(_, found)| found.contains(expected))
            .unwrap_or_else(|| panic!("a relay that {name} was not noticed"));
        eprintln!("a relay that {name}: seed {seed}: {found}");
    }
}
