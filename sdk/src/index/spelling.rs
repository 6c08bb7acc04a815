//! How far a name is from what was typed, along a sorted list of names.
//!
//! Sorting makes a trie of the names in all but name: one row of the edit
//! distance table is kept for each byte of the prefix that a name shares with
//! the one before it, and as soon as no ending could bring a prefix back within
//! reach, every name that begins with it can be leapt over.
//!
//! The distance is that of optimal string alignment (Levenshtein's with swaps of
//! neighbours). Only the cells within the errors forgiven of the diagonal can
//! count (Ukkonen, *Algorithms for approximate string matching*, 1985), so a row
//! costs a handful of cells however long the query is.

/// How a name stands to the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The name, or a beginning of it, is within the errors forgiven.
    Within { errors: usize, whole: bool },
    /// It is not, but a longer name with the same letters may be.
    Beyond,
    /// Nor is any name with the first `prefix` bytes.
    Lost { prefix: usize },
}

/// The table of distances, one row for each byte of the name read so far.
#[derive(Debug)]
pub(super) struct Table<'q> {
    query: &'q [u8],
    forgiven: usize,
    /// The rows one behind the other: cell `j` of row `i` is the distance of
    /// the name's first `i` bytes to the query's first `j`, or more than is
    /// forgiven.
    cells: Vec<u8>,
    /// For each row, the errors of the best beginning of the name up to it.
    begun: Vec<u8>,
    name: Vec<u8>,
}

/// A distance that is more than any that is forgiven.
const FAR: u8 = 100;

impl<'q> Table<'q> {
    pub(super) fn new(query: &'q [u8], forgiven: usize) -> Self {
        let first: Vec<u8> = (0..=query.len())
            .map(|j| if j <= forgiven { j as u8 } else { FAR })
            .collect();
        let begun = vec![first.last().copied().unwrap_or(FAR)];
        Self {
            query,
            forgiven,
            cells: first,
            begun,
            name: Vec::new(),
        }
    }

    /// Moves on to the next name, keeping the rows of the common prefix.
    pub(super) fn advance(&mut self, name: &[u8]) -> Reach {
        let common = self
            .name
            .iter()
            .zip(name)
            .take_while(|(a, b)| a == b)
            .count();
        self.name.truncate(common);
        self.begun.truncate(common + 1);
        self.cells.truncate((common + 1) * self.width());
        // What follows further along a name cannot count any more.
        let reach = self.query.len() + self.forgiven;
        let mut alive = self.alive();
        for byte in name.iter().take(reach).skip(common) {
            if !alive {
                break;
            }
            self.push(*byte);
            alive = self.alive();
        }
        let forgiven = |errors: Option<&u8>| {
            errors
                .map(|errors| usize::from(*errors))
                .filter(|errors| *errors <= self.forgiven)
        };
        let read_all = self.name.len() == name.len();
        let whole = forgiven(self.row(self.name.len()).last()).filter(|_| read_all);
        let begun = forgiven(self.begun.last());
        match (whole, begun) {
            (Some(errors), Some(begun)) if errors <= begun => Reach::Within {
                errors,
                whole: true,
            },
            (_, Some(errors)) => Reach::Within {
                errors,
                whole: false,
            },
            _ if !alive => Reach::Lost {
                prefix: self.name.len(),
            },
            _ => Reach::Beyond,
        }
    }

    fn width(&self) -> usize {
        self.query.len() + 1
    }

    fn row(&self, depth: usize) -> &[u8] {
        let start = depth * self.width();
        self.cells
            .get(start..start + self.width())
            .unwrap_or_default()
    }

    /// Whether a longer name may still come within reach.
    fn alive(&self) -> bool {
        self.row(self.name.len())
            .iter()
            .any(|errors| usize::from(*errors) <= self.forgiven)
    }

    /// Adds the row of the name's next byte.
    fn push(&mut self, byte: u8) {
        let depth = self.name.len() + 1;
        let start = self.cells.len();
        self.cells.resize(start + self.width(), FAR);
        let (done, row) = self.cells.split_at_mut(start);
        let mut earlier = done.rchunks_exact(self.query.len() + 1);
        let previous = earlier.next().unwrap_or_default();
        let before = earlier.next().unwrap_or_default();
        let at = |row: &[u8], j: usize| row.get(j).copied().unwrap_or(FAR);

        let low = depth.saturating_sub(self.forgiven);
        let high = (depth + self.forgiven).min(self.query.len());
        for j in low..=high {
            let mut best = at(previous, j) + 1;
            if let Some(left) = j.checked_sub(1) {
                let typed = self.query.get(left).copied();
                best = best.min(at(row, left) + 1);
                best = best.min(at(previous, left) + u8::from(typed != Some(byte)));
                let swapped = left.checked_sub(1).filter(|earlier| {
                    self.query.get(*earlier) == Some(&byte) && self.name.last().copied() == typed
                });
                if let Some(earlier) = swapped {
                    best = best.min(at(before, earlier) + 1);
                }
            }
            if let Some(cell) = row.get_mut(j) {
                *cell = best.min(FAR);
            }
        }
        let best = self
            .begun
            .last()
            .copied()
            .unwrap_or(FAR)
            .min(at(row, self.query.len()));
        self.begun.push(best);
        self.name.push(byte);
    }
}
