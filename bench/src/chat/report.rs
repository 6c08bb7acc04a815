//! The table of one shape.

use std::time::Duration;

use super::{KEEPS_UP, load::Load, tally::Faults};
use crate::{
    measure::{Samples, percentile},
    table::{Table, number},
};

/// The fewest messages of which one in a thousand tells something.
const FOR_A_THOUSANDTH: usize = 1000;

/// A server at a rate, over all rounds.
#[derive(Debug)]
pub(super) struct Row {
    server: String,
    rate: u32,
    acknowledged: Vec<Duration>,
    delivered: Vec<Duration>,
    messages: usize,
    took: Duration,
    unfinished: bool,
    faults: Faults,
    /// Processor seconds of the server for 1000 messages.
    cpu: Samples,
    memory: u64,
    busy: Samples,
    /// How late the client was with one message in a hundred, at most.
    late: f64,
    /// Why there is no number.
    pub(super) failed: Option<String>,
}

impl Row {
    pub(super) fn new(server: &str, rate: u32) -> Self {
        Self {
            server: server.to_owned(),
            rate,
            acknowledged: Vec::new(),
            delivered: Vec::new(),
            messages: 0,
            took: Duration::ZERO,
            unfinished: false,
            faults: Faults::default(),
            cpu: Samples::default(),
            memory: 0,
            busy: Samples::default(),
            late: 0.0,
            failed: None,
        }
    }

    /// Adds a round.
    pub(super) fn add(&mut self, mut load: Load) {
        self.messages += load.tally.acknowledged.len().min(load.tally.counted());
        self.acknowledged.append(&mut load.tally.acknowledged);
        self.delivered.append(&mut load.tally.delivered);
        self.took += load.took;
        self.unfinished |= load.unfinished;
        self.faults.add(&load.tally.faults);
        self.cpu.push(1000.0 * load.cpu / f64::from(load.messages));
        self.memory = self.memory.max(load.memory);
        self.busy.push(load.busy);
        self.late = self.late.max(load.late.quantile(0.99));
    }

    /// How many messages a second were acknowledged.
    fn reached(&self) -> f64 {
        self.messages as f64 / self.took.as_secs_f64()
    }

    fn is_saturated(&self) -> bool {
        self.unfinished || self.reached() < KEEPS_UP * f64::from(self.rate)
    }

    /// Whether a higher rate would tell nothing more.
    pub(super) fn is_the_last(&self) -> bool {
        self.why_not().is_some() || self.is_saturated()
    }

    /// Why there is no number.
    fn why_not(&self) -> Option<String> {
        self.failed.clone().or_else(|| self.faults.said())
    }

    fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.server.clone(), self.rate.to_string()];
        if let Some(why) = self.why_not() {
            cells.resize(COLUMNS - 1, "–".to_owned());
            cells.push(why);
            return cells;
        }
        cells.push(number(self.reached()));
        for times in [&self.acknowledged, &self.delivered] {
            cells.extend(quantiles(times));
        }
        cells.extend([
            format!("{:.2}", self.cpu.median()),
            number(self.memory as f64 / 1e6),
            format!("{:.0} %", 100.0 * self.busy.median()),
        ]);
        let mut remarks = Vec::new();
        if self.is_saturated() {
            remarks.push("saturated".to_owned());
        }
        if self.unfinished {
            remarks.push("some still under way at the end".to_owned());
        }
        if self.late > 1.0 {
            remarks.push(format!("client late by {} ms", number(self.late)));
        }
        cells.push(remarks.join(", "));
        cells
    }
}

/// How many columns the table has.
const COLUMNS: usize = 13;

/// The table of rows.
pub(super) fn table(rows: &[Row]) -> String {
    let mut table: Table = Table::new::<COLUMNS>([
        "server",
        "offered/s",
        "reached/s",
        "ack p50, ms",
        "p99",
        "p99.9",
        "delivery p50, ms",
        "p99",
        "p99.9",
        "CPU s / 1000",
        "RSS, MB",
        "client busy",
        "remarks",
    ]);
    for row in rows {
        table.row(row.cells());
    }
    table.rendered()
}

/// The median, the 99th and the 99.9th percentile in milliseconds: each a time
/// that was measured, none between two.
fn quantiles(times: &[Duration]) -> [String; 3] {
    let last = if times.len() < FOR_A_THOUSANDTH {
        f64::NAN
    } else {
        percentile(times, 999)
    };
    [
        number(percentile(times, 500)),
        number(percentile(times, 990)),
        number(last),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_times_that_were_measured() {
        let times: Vec<Duration> = (1..=1000).rev().map(Duration::from_millis).collect();
        assert_eq!(quantiles(&times), ["500", "990", "999"]);
        let few = [Duration::from_millis(3)];
        assert_eq!(quantiles(&few), ["3.00", "3.00", "–"]);
        assert_eq!(quantiles(&[]), ["–", "–", "–"]);
    }

    #[test]
    fn a_row_with_a_fault_has_no_number() {
        let mut row = Row::new("x", 100);
        row.faults.lost = 2;
        let cells = row.cells();
        assert_eq!(cells.len(), COLUMNS);
        assert_eq!(cells.last().unwrap(), "2 lost");
        assert!(row.is_the_last());
    }
}
