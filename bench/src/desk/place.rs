//! People ask where they stand.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use vigie::jiff::Timestamp;

use super::{Bench, caller::expect};
use crate::http::answer::Answer;

/// What people are told, as far as it is looked at.
#[derive(Debug, Deserialize)]
struct Place {
    desk: String,
    standing: String,
    since: Option<Timestamp>,
    position: Option<usize>,
    officers: usize,
}

impl Bench {
    /// Has people ask, one after another, and looks at every answer: they stand
    /// in line, and whoever came first is first. Where a desk has several parts,
    /// each counts those who came in one second for itself, so that two of them
    /// may be told the same place.
    pub(super) fn places(
        &mut self,
        at: usize,
        count: usize,
        times: &mut Vec<Duration>,
    ) -> Result<()> {
        self.keep()?;
        let hall = self.halls.get(at).context("no such desk")?;
        let mut told = Vec::with_capacity(count);
        let mut who: Vec<usize> = (0..hall.waiting.len()).collect();
        self.random.shuffle(&mut who);
        for who in who.into_iter().cycle().take(count) {
            let case = hall.waiting.get(who).context("nobody waits")?;
            let request = case.wait();
            let asked = Instant::now();
            let answer = self.caller.answer(&request)?;
            times.push(asked.elapsed());
            told.push((who, read(&answer, &hall.desk.id, hall.waiting.len())?));
        }
        in_line(told, hall.parts > 1)
    }
}

/// Since when somebody waits, and their place.
fn read(answer: &Answer, desk: &str, waiting: usize) -> Result<(Timestamp, usize)> {
    expect(answer, 200)?;
    let place: Place = serde_json::from_slice(&answer.body)?;
    let position = place.position.unwrap_or(0);
    let right = place.desk == desk
        && place.standing == "waiting"
        && (1..=waiting).contains(&position)
        && place.officers > 0;
    ensure!(right, "somebody of {waiting} who wait is told {place:?}");
    let since = place.since;
    Ok((since.context("a place without a time")?, position))
}

/// Fails unless people stand in the order in which they came, each at a place of
/// their own or, if they may, at one with others of the same second.
fn in_line(mut told: Vec<(usize, (Timestamp, usize))>, shared: bool) -> Result<()> {
    // Where few wait, some ask twice and are told the same.
    told.sort_unstable();
    told.dedup();
    let mut places: Vec<(Timestamp, usize)> = told.into_iter().map(|(_, place)| place).collect();
    places.sort_unstable();
    let behind = places.windows(2).find(|two| match two {
        [one, other] if shared && one == other => false,
        [(_, one), (_, other)] => one >= other,
        _ => false,
    });
    ensure!(
        behind.is_none(),
        "two people stand where neither came first: {behind:?}"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_in_order_and_nobody_stands_where_another_does() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let (early, late) = (at(1), at(2));
        let line = vec![(7, (late, 3)), (1, (early, 1)), (2, (early, 2))];
        assert!(in_line(line.clone(), false).is_ok());
        let again = [line.clone(), line.clone()].concat();
        assert!(
            in_line(again, false).is_ok(),
            "the same people, told the same"
        );
        let two = vec![(7, (late, 3)), (8, (late, 3))];
        assert!(in_line(two.clone(), true).is_ok());
        assert!(in_line(two, false).is_err());
        let two = vec![(7, (early, 3)), (8, (late, 3))];
        assert!(in_line(two, true).is_err(), "one came a second later");
        for wrong in [(8, (late, 3)), (8, (early, 4)), (7, (late, 4))] {
            let mut line = line.clone();
            line.push(wrong);
            // One who is told another place later is behind nobody: the order
            // alone is looked at.
            assert_eq!(
                in_line(line, false).is_ok(),
                wrong == (7, (late, 4)),
                "{wrong:?}"
            );
        }
    }
}
