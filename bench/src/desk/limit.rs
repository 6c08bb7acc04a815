//! How much a desk carries: more and more ask at once, each again as soon as it
//! is answered, until one answer in a hundred is late.

use std::{cell::Cell, time::Duration};

use anyhow::{Context, Result, ensure};

use super::{
    Bench, Hall,
    crowd::{Beater, Crowd, Opener, Taker, crowd, taken},
    feed::{Feed, Way},
    parts,
};
use crate::{
    citizen,
    measure::percentile,
    table::{Table, number},
};

/// How many ask at once.
const AT_ONCE: [usize; 7] = [1, 2, 4, 8, 16, 32, MOST];

/// The most who ask at once.
pub(super) const MOST: usize = 64;

/// An answer that takes longer is late.
const LATE: Duration = Duration::from_millis(100);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Openings,
    Beats,
    Takes,
}

impl What {
    const ALL: [Self; 3] = [Self::Beats, Self::Takes, Self::Openings];

    const fn name(self) -> &'static str {
        match self {
            Self::Openings => "cases opened",
            Self::Beats => "heartbeats",
            Self::Takes => "taken, and given back",
        }
    }
}

/// So many asked at once.
#[derive(Debug)]
struct Step {
    at_once: usize,
    per_second: f64,
    /// In milliseconds.
    median: f64,
    late: f64,
    /// Processor seconds for each answer.
    cpu: f64,
}

impl Step {
    fn of(at_once: usize, crowd: &Crowd) -> Self {
        Self {
            at_once,
            per_second: crowd.per_second,
            median: percentile(&crowd.times, 500),
            late: percentile(&crowd.times, 990),
            cpu: crowd.cpu,
        }
    }

    fn is_late(&self) -> bool {
        self.late > 1000.0 * LATE.as_secs_f64()
    }
}

/// What one desk carries of something.
#[derive(Debug)]
struct Limit {
    what: What,
    parts: u16,
    waiting: usize,
    steps: Vec<Step>,
    remark: String,
}

impl Limit {
    /// The step with the most in a second of those whose answers were in time.
    fn best(&self) -> Option<&Step> {
        let in_time = self.steps.iter().filter(|step| !step.is_late());
        in_time.max_by(|one, other| one.per_second.total_cmp(&other.per_second))
    }

    fn cells(&self) -> Vec<String> {
        let mut cells = vec![
            self.what.name().to_owned(),
            self.parts.to_string(),
            self.waiting.to_string(),
        ];
        match self.best() {
            Some(step) => cells.extend([
                step.at_once.to_string(),
                number(step.per_second),
                number(step.median),
                number(step.late),
                number(1000.0 * step.cpu),
            ]),
            None => cells.extend(["–"; 5].map(str::to_owned)),
        }
        let most = self.steps.iter().map(|step| step.per_second);
        cells.push(number(most.fold(f64::NAN, f64::max)));
        let mut remarks = vec![self.remark.clone()];
        if self.remark.is_empty() && !self.steps.iter().any(Step::is_late) {
            remarks = vec!["none was late".to_owned()];
        }
        cells.push(remarks.join(", "));
        cells
    }
}

/// What desks carry.
#[derive(Debug, Default)]
pub(super) struct Limits(Vec<Limit>);

impl Limits {
    /// Looks for the limits of a desk. Those who were opened meanwhile wait
    /// there as all others do.
    pub(super) fn find(&mut self, bench: &mut Bench, at: usize, turn: Duration) -> Result<()> {
        let officers = bench.hall(at)?.others.clone();
        for officer in &officers {
            bench.caller.ask(&officer.beat(), 200)?;
        }
        bench.takes_the_first(at)?;
        for what in What::ALL {
            let hall = bench.hall(at)?;
            let mut limit = Limit {
                what,
                parts: hall.parts,
                waiting: hall.waiting.len(),
                steps: Vec::new(),
                remark: String::new(),
            };
            for at_once in AT_ONCE {
                bench.keep()?;
                let step = match bench.step(at, what, at_once, turn) {
                    Ok(step) => step,
                    Err(error) => {
                        limit.remark = format!("{at_once} at once: {error:#}");
                        break;
                    }
                };
                let late = step.is_late();
                limit.steps.push(step);
                if late {
                    break;
                }
            }
            eprintln!("{} at a desk of {}", what.name(), parts(limit.parts));
            self.0.push(limit);
        }
        for officer in &officers {
            bench.caller.ask(&officer.leave(), 204)?;
        }
        Ok(())
    }

    /// The table, and what one part more costs.
    pub(super) fn told(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut table = Table::new([
            "what",
            "parts",
            "waiting",
            "at once",
            "a second",
            "p50, ms",
            "p99, ms",
            "CPU, ms each",
            "most a second",
            "remarks",
        ]);
        for limit in &self.0 {
            table.row(limit.cells());
        }
        let mut text = table.rendered();
        if let Some(each) = self.of_a_part() {
            text.push_str(&format!(
                "\nA heartbeat is a turn of every part. Each part more costs {} ms of processor \
                 time:\none part with a core of its own has time for {} of them a second.\n",
                number(1000.0 * each),
                number(1.0 / each)
            ));
        }
        text
    }

    /// Processor seconds that a heartbeat takes more where a desk has one part
    /// more: what is done once for all parts is in both.
    fn of_a_part(&self) -> Option<f64> {
        let mut beats = self.0.iter().filter(|limit| limit.what == What::Beats);
        let (few, many) = (beats.next()?, beats.next_back()?);
        let parts = f64::from(many.parts) - f64::from(few.parts);
        let each = (many.cpu_at_first()? - few.cpu_at_first()?) / parts;
        (each.is_finite() && each > 0.0).then_some(each)
    }
}

impl Limit {
    /// Processor seconds of an answer where nobody else asks.
    fn cpu_at_first(&self) -> Option<f64> {
        self.steps.first().map(|step| step.cpu)
    }
}

impl Bench {
    /// Fails unless an officer who takes somebody gets whom the board shows
    /// first.
    fn takes_the_first(&mut self, at: usize) -> Result<()> {
        let hall = self.halls.get(at).context("no such desk")?;
        let address = self.relay.address;
        let mut board = Feed::open(Way::Stream, address, &hall.desk.id, &hall.watch)?;
        board.shows(hall.waiting.len())?;
        let key = citizen::key(&mut self.random);
        let answer = self.caller.ask(&hall.watch.take(&key), 200)?;
        let lease = taken(&answer)?;
        ensure!(
            board.first() == Some(lease.case.as_str()),
            "an officer has {}, and the board shows {:?} first",
            lease.case,
            board.first()
        );
        self.caller.ask(&hall.watch.release(&lease.case), 204)?;
        Ok(())
    }

    /// Has so many ask at once.
    fn step(&mut self, at: usize, what: What, at_once: usize, turn: Duration) -> Result<Step> {
        let forks: Vec<_> = (0..at_once).map(|_| self.random.fork()).collect();
        let hall = self.halls.get_mut(at).context("no such desk")?;
        let Hall {
            desk,
            waiting,
            others,
            ..
        } = hall;
        let crowd = match what {
            What::Openings => {
                let left = Cell::new(usize::MAX);
                let openers = forks.into_iter();
                let mut openers: Vec<Opener<'_>> = openers
                    .map(|random| Opener::new(desk, &left, random))
                    .collect();
                let crowd = crowd(&self.relay, &mut openers, turn);
                // Also where one was refused: the others wait.
                let opened = openers.into_iter().flat_map(|one| one.opened);
                let opened: Vec<_> = opened.collect();
                waiting.extend(opened);
                crowd?
            }
            What::Beats => {
                let mut beaters: Vec<Beater<'_>> =
                    others.iter().take(at_once).map(Beater).collect();
                crowd(&self.relay, &mut beaters, turn)?
            }
            What::Takes => {
                let takers = others.iter().zip(forks);
                let mut takers: Vec<Taker<'_>> = takers
                    .map(|(officer, random)| Taker::new(officer, random))
                    .collect();
                let crowd = crowd(&self.relay, &mut takers, turn)?;
                let empty: usize = takers.iter().map(|taker| taker.empty).sum();
                if empty > 0 {
                    eprintln!("{empty} times others were quicker than one of {at_once} officers");
                }
                crowd
            }
        };
        Ok(Step::of(at_once, &crowd))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(parts: u16, cpu: f64, late: &[f64]) -> Limit {
        let step = |(late, at_once): (&f64, usize)| Step {
            at_once,
            per_second: 100.0 * at_once as f64,
            median: 1.0,
            late: *late,
            cpu,
        };
        Limit {
            what: What::Beats,
            parts,
            waiting: 10,
            steps: late.iter().zip(AT_ONCE).map(step).collect(),
            remark: String::new(),
        }
    }

    #[test]
    fn a_desk_carries_what_is_answered_in_time() {
        let limit = limit(1, 0.001, &[20.0, 100.0, 100.1]);
        assert_eq!(limit.best().unwrap().at_once, 2);
        let cells = limit.cells();
        assert_eq!(cells.get(3).unwrap(), "2");
        assert_eq!(cells.get(8).unwrap(), "400");
        assert_eq!(cells.last().unwrap(), "");
    }

    #[test]
    fn what_is_never_late_and_what_always_is_are_told_apart() {
        assert_eq!(
            limit(1, 0.001, &[1.0]).cells().last().unwrap(),
            "none was late"
        );
        let late = limit(1, 0.001, &[101.0]).cells();
        assert_eq!(late.get(3).unwrap(), "–");
        assert_eq!(late.last().unwrap(), "");
    }

    #[test]
    fn one_part_costs_what_more_parts_cost_more() {
        let limits = Limits(vec![limit(1, 0.004, &[1.0]), limit(8, 0.011, &[1.0])]);
        assert!((limits.of_a_part().unwrap() - 0.001).abs() < 1e-9);
        assert!(limits.told().contains("costs 1.00 ms"), "{}", limits.told());
        assert_eq!(Limits(vec![limit(1, 0.004, &[1.0])]).of_a_part(), None);
    }
}
