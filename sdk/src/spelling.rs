//! How far a name is from what was typed, along a sorted list of names.
//!
//! Sorting makes a trie of the names in all but name: one row of the edit
//! distance table is kept for each letter of the prefix that a name shares with
//! the one before it, and as soon as no ending could bring a prefix back within
//! reach, every name that begins with it can be leapt over.
//!
//! A letter is a byte where all names are ASCII (folded names of communes) and
//! a `char` where they are not, since one mistyped letter is one error in every
//! script.
//!
//! The distance is that of optimal string alignment (Levenshtein's with swaps of
//! neighbours). Only the cells within the errors forgiven of the diagonal can
//! count (Ukkonen, *Algorithms for approximate string matching*, 1985), so a row
//! costs a handful of cells however long the query is.

/// How a name stands to the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The name, or a beginning of it, is within the errors forgiven.
    Within(Errors),
    /// It is not, but a longer name with the same letters may be.
    Beyond,
    /// Nor is any name with the first `prefix` letters.
    Lost { prefix: usize },
}

/// The errors between a query and a name within reach of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Errors {
    /// Those of the whole name, if that is within the errors forgiven.
    pub(crate) whole: Option<usize>,
    /// Those of its best beginning, itself included.
    pub(crate) begun: usize,
}

impl Errors {
    /// Whether no beginning of the name is nearer than the whole of it.
    pub(crate) fn is_whole(self) -> bool {
        self.whole == Some(self.begun)
    }
}

/// How many typing errors are forgiven in a query of so many letters.
pub(crate) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many of the first `len` places hold, given that those that do come
/// first: doubling steps, then halving ones, since most runs are short.
pub(crate) fn gallop(len: usize, holds: impl Fn(usize) -> bool) -> usize {
    let mut step = 1;
    let mut low = 0;
    while low + step <= len && holds(low + step - 1) {
        low += step;
        step *= 2;
    }
    let mut high = (low + step).min(len);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The table of distances, one row for each letter of the name read so far.
#[derive(Debug)]
pub(crate) struct Table<'q, L> {
    query: &'q [L],
    forgiven: usize,
    /// The rows one behind the other: cell `j` of row `i` is the distance of
    /// the name's first `i` letters to the query's first `j`, or more than is
    /// forgiven.
    cells: Vec<u8>,
    /// For each row, the errors of the best beginning of the name up to it.
    begun: Vec<u8>,
    name: Vec<L>,
}

/// A distance that is more than any that is forgiven.
const FAR: u8 = 100;

impl<'q, L: Copy + PartialEq> Table<'q, L> {
    pub(crate) fn new(query: &'q [L], forgiven: usize) -> Self {
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
    pub(crate) fn advance(&mut self, name: impl Iterator<Item = L>) -> Reach {
        // What follows further along a name cannot count any more.
        let reach = self.query.len() + self.forgiven;
        let mut rest = name.peekable();
        let mut common = 0;
        while let Some(known) = self.name.get(common)
            && rest.next_if_eq(known).is_some()
        {
            common += 1;
        }
        self.name.truncate(common);
        self.begun.truncate(common + 1);
        self.cells.truncate((common + 1) * self.width());
        let mut alive = self.alive();
        while alive
            && self.name.len() < reach
            && let Some(letter) = rest.next()
        {
            self.push(letter);
            alive = self.alive();
        }
        let forgiven = |errors: Option<&u8>| {
            errors
                .map(|errors| usize::from(*errors))
                .filter(|errors| *errors <= self.forgiven)
        };
        let read_all = rest.peek().is_none();
        let whole = forgiven(self.row(self.name.len()).last()).filter(|_| read_all);
        match forgiven(self.begun.last()) {
            Some(begun) => Reach::Within(Errors { whole, begun }),
            None if !alive => Reach::Lost {
                prefix: self.name.len(),
            },
            None => Reach::Beyond,
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

    /// Adds the row of the name's next letter.
    fn push(&mut self, letter: L) {
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
                best = best.min(at(previous, left) + u8::from(typed != Some(letter)));
                let swapped = left.checked_sub(1).filter(|earlier| {
                    self.query.get(*earlier) == Some(&letter) && self.name.last().copied() == typed
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
        self.name.push(letter);
    }
}
