//! The table of those who wait.

use std::time::Duration;

use anyhow::Error;

use crate::{
    measure::percentile,
    table::{Table, number},
};

/// How many columns the table has.
const COLUMNS: usize = 14;

/// A desk with so many who wait, over all rounds.
#[derive(Debug)]
pub(super) struct Row {
    parts: u16,
    waiting: usize,
    /// Until somebody in danger knew that their case is open.
    pub(super) answered: Vec<Duration>,
    /// Until it stood at the top of the board: as a stream, and over sockets.
    pub(super) shown: [Vec<Duration>; 2],
    /// Until somebody knew where they stand.
    pub(super) places: Vec<Duration>,
    /// What the relay held in memory, in bytes.
    pub(super) memory: u64,
    /// Why there is no number.
    failed: Option<String>,
}

impl Row {
    pub(super) fn new(parts: u16, waiting: usize) -> Self {
        Self {
            parts,
            waiting,
            answered: Vec::new(),
            shown: [Vec::new(), Vec::new()],
            places: Vec::new(),
            memory: 0,
            failed: None,
        }
    }

    /// Notes why there is no number; what failed first counts.
    pub(super) fn fail(&mut self, why: &Error) {
        self.failed.get_or_insert_with(|| format!("{why:#}"));
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.waiting.to_string(), self.parts.to_string()];
        if let Some(why) = &self.failed {
            cells.resize(COLUMNS - 1, "–".to_owned());
            cells.push(why.clone());
            return cells;
        }
        let [stream, socket] = &self.shown;
        cells.push(self.answered.len().to_string());
        for times in [&self.answered, socket, stream] {
            cells.extend([500, 990].map(|rank| number(percentile(times, rank))));
        }
        cells.push(self.places.len().to_string());
        cells.extend([500, 990].map(|rank| number(percentile(&self.places, rank))));
        cells.push(number(self.memory as f64 / 1e6));
        cells.push(String::new());
        cells
    }
}

/// The table of rows.
pub(super) fn table(rows: &[Row]) -> String {
    let mut table = Table::new::<COLUMNS>([
        "waiting",
        "parts",
        "in danger",
        "ack p50, ms",
        "p99",
        "seen, socket p50, ms",
        "p99",
        "seen, stream p50, ms",
        "p99",
        "asked their place",
        "p50, ms",
        "p99",
        "RSS, MB",
        "remarks",
    ]);
    for row in rows {
        table.row(row.cells());
    }
    table.rendered()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_its_numbers_or_why_it_has_none() {
        let mut row = Row::new(8, 1000);
        row.answered = vec![Duration::from_millis(7)];
        row.shown = [vec![Duration::from_millis(9)], Vec::new()];
        let cells = row.cells();
        assert_eq!(cells.len(), COLUMNS);
        assert_eq!(
            cells.get(..9).unwrap(),
            ["1000", "8", "1", "7.00", "7.00", "–", "–", "9.00", "9.00"]
        );
        row.fail(&anyhow::anyhow!("first"));
        row.fail(&anyhow::anyhow!("then"));
        let cells = row.cells();
        assert_eq!(cells.len(), COLUMNS);
        assert_eq!(cells.last().unwrap(), "first");
    }
}
