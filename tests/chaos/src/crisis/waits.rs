//! The wait that people were shown against the one that they lived.

use std::collections::HashMap;

use jiff::Timestamp;
use vigie::{case::entry::Event, seal::CaseId};

use super::record::{Records, Shown};

/// Waits shorter than this many seconds are left out of errors in percent: what
/// is a second to nobody would be half of the truth.
const LEAST_S: f64 = 5.0;

/// Half of some numbers are this much at most, and nine of ten.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spread {
    pub(super) count: usize,
    pub(super) median: f64,
    pub(super) p90: f64,
}

impl Spread {
    pub(super) fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            let rank = (numbers.len() * percent).div_ceil(100).max(1);
            numbers.get(rank - 1).copied().unwrap_or_default()
        };
        Self {
            count: numbers.len(),
            median: at(50),
            p90: at(90),
        }
    }
}

/// How far what was shown was from what came.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Error {
    /// How far, in percent of the wait that was lived.
    pub(super) percent: Spread,
    /// The same with its sign: more than nothing where people were told too much.
    pub(super) bias: f64,
    /// How far in seconds.
    pub(super) seconds: Spread,
}

/// What came of all that was shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waits {
    /// What each was shown first.
    pub(super) first: Error,
    /// Everything that was shown.
    pub(super) all: Error,
    /// By how many the number of those who were really taken before was another.
    pub(super) places: Spread,
    /// The same with its sign: more than nothing where more were taken before.
    pub(super) places_bias: f64,
    /// Shown without a wait: too little was known.
    pub(super) without: usize,
    /// Shown to people whom nobody took from there: they left, or were handed on
    /// or put off.
    pub(super) otherwise: usize,
}

/// Compares all that was shown.
pub(super) fn compare(records: &Records) -> Waits {
    let mut taken: HashMap<CaseId, Vec<Timestamp>> = HashMap::new();
    for given in &records.given {
        taken.entry(given.case).or_default().push(given.at);
    }
    let moved: HashMap<CaseId, Vec<Timestamp>> = records
        .cases
        .iter()
        .map(|case| {
            let moves = case.log.iter().filter(|entry| {
                matches!(
                    entry.body.event(),
                    Some(Event::Transferred | Event::Deferred)
                )
            });
            (case.id, moves.map(|entry| entry.at).collect())
        })
        .collect();
    let mut waits = Waits::default();
    let (mut first, mut all) = (Vec::new(), Vec::new());
    let (mut places, mut signed) = (Vec::new(), Vec::new());
    let mut seen = std::collections::HashSet::new();
    for shown in &records.shown {
        let next = taken.get(&shown.case).into_iter().flatten();
        let next = next.filter(|at| **at >= shown.at).min();
        let gone = moved.get(&shown.case).into_iter().flatten();
        let gone = gone.filter(|at| at.duration_since(shown.at).as_secs() >= 0);
        let Some(at) = next.filter(|next| gone.clone().all(|gone| gone > *next)) else {
            waits.otherwise += 1;
            continue;
        };
        let before = records.given.iter().filter(|one| {
            one.desk == shown.desk && one.case != shown.case && one.at > shown.at && one.at < *at
        });
        let before = before.count() as f64;
        let told = shown.position.saturating_sub(1) as f64;
        places.push((before - told).abs());
        signed.push(before - told);
        let Some(pair) = pair(shown, *at) else {
            waits.without += 1;
            continue;
        };
        all.push(pair);
        if seen.insert(shown.case) {
            first.push(pair);
        }
    }
    waits.first = error(&first);
    waits.all = error(&all);
    waits.places = Spread::of(places);
    waits.places_bias = Spread::of(signed).median;
    waits
}

/// What was shown and what came, in seconds.
fn pair(shown: &Shown, taken: Timestamp) -> Option<(f64, f64)> {
    let lived = taken.duration_since(shown.at).as_secs_f64();
    Some((shown.wait_s? as f64, lived))
}

fn error(pairs: &[(f64, f64)]) -> Error {
    let long = || pairs.iter().filter(|(_, lived)| *lived >= LEAST_S);
    let percent = |(shown, lived): &(f64, f64)| (shown - lived) / lived * 100.0;
    Error {
        percent: Spread::of(long().map(|pair| percent(pair).abs()).collect()),
        bias: Spread::of(long().map(percent).collect()).median,
        seconds: Spread::of(
            pairs
                .iter()
                .map(|(shown, lived)| (shown - lived).abs())
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_in_percent_of_what_was_lived() {
        let error = error(&[(12.0, 10.0), (9.0, 10.0), (40.0, 20.0), (1.0, 2.0)]);
        assert_eq!(error.percent.count, 3);
        assert_eq!(error.percent.median, 20.0);
        assert_eq!(error.percent.p90, 100.0);
        assert_eq!(error.bias, 20.0);
        assert_eq!(error.seconds.count, 4);
    }
}
