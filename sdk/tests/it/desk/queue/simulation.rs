//! Many worlds, each from its seed. `VIGIE_SEEDS` sets how many are tried,
//! `VIGIE_SEED` tries one.

use super::{
    mutant,
    support::{Step, faithful},
    world::{Counts, Found, World},
};

const SEEDS: u64 = 2_000;

fn run(seed: u64, step: Step) -> Result<Counts, Found> {
    let mut world = World::new(seed, step);
    world.with_faults()?;
    world.until_quiet()?;
    Ok(world.counts)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_conversation_has_two_officers_or_none_who_knows_of_it() {
    let (first, seeds) = match number("VIGIE_SEED") {
        Some(seed) => (seed, 1),
        None => (0, number("VIGIE_SEEDS").unwrap_or(SEEDS)),
    };
    let mut all = Counts::default();
    for seed in first..first + seeds {
        let counts =
            run(seed, faithful).unwrap_or_else(|found| panic!("VIGIE_SEED={seed}: {found}"));
        all.taken += counts.taken;
        all.repeated += counts.repeated;
        all.lost += counts.lost;
        all.answered += counts.answered;
        all.refused += counts.refused;
        all.transferred += counts.transferred;
        all.deferred += counts.deferred;
        all.crashes += counts.crashes;
        all.erased += counts.erased;
    }
    eprintln!("{seeds} seeds: {all:?}");
    if seeds >= SEEDS {
        for (what, count, least) in [
            ("taken", all.taken, 5 * seeds),
            ("repeated", all.repeated, seeds / 2),
            ("lost", all.lost, seeds / 4),
            ("answered", all.answered, 3 * seeds),
            ("refused", all.refused, seeds / 4),
            ("transferred", all.transferred, 2 * seeds),
            ("deferred", all.deferred, 2 * seeds),
            ("crashes", all.crashes, 5 * seeds),
            ("erased", all.erased, seeds),
        ] {
            assert!(count >= least, "{what} happened {count} times only");
        }
    }
}

/// The simulation finds each of these mistakes, or it would find nothing.
#[test]
fn mistakes_are_found() {
    for (name, step, expected) in mutant::ALL {
        let (seed, found) = (0..SEEDS)
            .filter_map(|seed| run(seed, *step).err().map(|found| (seed, found)))
            .find(|(_, found)| found.contains(expected))
            .unwrap_or_else(|| panic!("a queue that {name} was not noticed"));
        eprintln!("a queue that {name}: seed {seed}: {found}");
    }
}
