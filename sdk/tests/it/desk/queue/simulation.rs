//! Many worlds, each from its seed. `VIGIE_SEEDS` sets how many are tried,
//! `VIGIE_SEED` the first of them, or the only one.

use super::{
    mutant,
    support::{Restart, Step, faithful, restart},
    world::{Counts, Found, World},
};

const SEEDS: u64 = 2_000;

/// Worlds beyond these in which something was found once: desks that forgot a case
/// and heard of it again when it was elsewhere, or later than the case.
const FOUND: [u64; 3] = [9_040, 14_363, 17_870];

fn run(seed: u64, step: Step, restart: Restart) -> Result<Counts, Found> {
    let mut world = World::new(seed, step, restart);
    world.with_faults()?;
    world.until_quiet()?;
    Ok(world.counts)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_conversation_has_two_officers_or_none_who_knows_of_it() {
    let only = number("VIGIE_SEED");
    let seeds = number("VIGIE_SEEDS").unwrap_or(if only.is_some() { 1 } else { SEEDS });
    let first = only.unwrap_or_default();
    let mut all = Counts::default();
    let found = FOUND.into_iter().filter(|_| only.is_none());
    for seed in (first..first + seeds).chain(found) {
        let counts = run(seed, faithful, restart);
        let counts = counts.unwrap_or_else(|found| panic!("VIGIE_SEED={seed}: {found}"));
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
    for mistake in mutant::ALL {
        let name = mistake.name;
        let (seed, found) = (0..SEEDS)
            .filter_map(|seed| {
                let found = run(seed, mistake.step, mistake.restart).err()?;
                Some((seed, found))
            })
            .find(|(_, found)| found.contains(mistake.found))
            .unwrap_or_else(|| panic!("a queue that {name} was not noticed"));
        eprintln!("a queue that {name}: seed {seed}: {found}");
    }
}
