//! Finding a commune by a name that may be unfinished or mistyped.
//!
//! The folded names lie sorted in the index, which makes them a trie in all
//! but name: the search walks them in order, keeps one row of the edit
//! distance table for each letter of the common prefix, and as soon as no
//! ending could bring a prefix back within reach, leaps over every name that
//! begins with it.

use core::cmp::{Ordering, Reverse};

use super::{CommuneView, StationIndex};
use crate::{station::PostalCode, text::fold_place};

/// Folded queries longer than this many bytes match nothing: the longest name
/// of a French commune has 45 letters.
const MAX_QUERY: usize = 64;

/// A commune that a search by name found.
#[derive(Clone, Copy, Debug)]
pub struct PlaceMatch<'a> {
    /// The commune.
    pub commune: CommuneView<'a>,
    /// How many typing errors lie between the query and the name: letters
    /// missing, added, exchanged or swapped with their neighbour.
    pub errors: usize,
    /// Whether the whole name was typed, not its beginning only.
    pub whole: bool,
}

impl PlaceMatch<'_> {
    /// Better first: fewer errors, the whole name, the more populous place.
    fn order(&self, other: &Self) -> Ordering {
        let key = |found: &Self| {
            (
                found.errors,
                !found.whole,
                Reverse(found.commune.population()),
            )
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.commune.insee().cmp(other.commune.insee()))
    }
}

/// How many typing errors are forgiven in a query of so many letters.
fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl<'a> StationIndex<'a> {
    /// The communes whose name a person may mean, best first.
    ///
    /// Accents, case, hyphens and `st` for `saint` do not matter, a name may
    /// be unfinished, and one typing error is forgiven from four letters on,
    /// two from eight on. A postal code or the number of a department beside
    /// the name narrows it down (`saint-denis 93`); alone, a postal code
    /// lists its communes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, StationIndex}};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// assert_eq!(index.places("rens", 1)[0].commune.name(), "Rennes");
    /// assert_eq!(index.places("cesson-sév", 1)[0].commune.name(), "Cesson-Sévigné");
    /// assert_eq!(index.places("35510", 1)[0].commune.name(), "Cesson-Sévigné");
    /// assert!(index.places("xyzzy", 1).is_empty());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn places(&self, query: &str, limit: usize) -> Vec<PlaceMatch<'a>> {
        let folded = fold_place(query);
        let (name, area) = split_area(&folded);
        let mut found = match (name, area) {
            ("", Some(area)) => self.places_of_code(area),
            ("", None) => Vec::new(),
            (_, None) => self.places_named(&folded),
            (name, Some(area)) => {
                let mut inside = self.places_named(name);
                inside.retain(|place| is_in_area(&place.commune, area));
                // «Paris 12» names an arrondissement, not a department.
                inside.extend(
                    self.places_named(&folded)
                        .into_iter()
                        .filter(|p| p.errors == 0),
                );
                inside
            }
        };
        found.sort_by(PlaceMatch::order);
        let mut seen = Vec::new();
        found.retain(|place| {
            let code = place.commune.insee();
            let new = !seen.contains(&code);
            if new && seen.len() < limit {
                seen.push(code);
            }
            new
        });
        found.truncate(limit);
        found
    }

    fn places_of_code(&self, code: &str) -> Vec<PlaceMatch<'a>> {
        let communes = PostalCode::new(code).map(|code| self.communes_of(&code));
        communes
            .unwrap_or_default()
            .into_iter()
            .map(|commune| PlaceMatch {
                commune,
                errors: 0,
                whole: true,
            })
            .collect()
    }

    /// Every commune whose folded name, or the beginning of it, lies within
    /// reach of the query.
    fn places_named(&self, query: &str) -> Vec<PlaceMatch<'a>> {
        let query = query.as_bytes();
        if query.is_empty() || query.len() > MAX_QUERY {
            return Vec::new();
        }
        let mut table = Table::new(query, forgiven(query.len()));
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(record) = self.names.get(at) {
            let name = self.text(record.folded).as_bytes();
            match table.advance(name) {
                Reach::Within { errors, whole } => {
                    if let Some(commune) = self.commune_at(record.commune) {
                        found.push(PlaceMatch {
                            commune,
                            errors,
                            whole,
                        });
                    }
                    at += 1;
                }
                Reach::Beyond => at += 1,
                Reach::Lost { prefix } => {
                    let dead = name.get(..prefix).unwrap_or(name);
                    let rest = self.names.get(at..).unwrap_or_default();
                    at += gallop(rest.len(), |i| {
                        rest.get(i)
                            .is_some_and(|r| self.text(r.folded).as_bytes().starts_with(dead))
                    })
                    .max(1);
                }
            }
        }
        found
    }
}

/// A postal code or a department's number at either end of a folded query.
fn split_area(folded: &str) -> (&str, Option<&str>) {
    let is_area = |word: &str| {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        (digits && matches!(word.len(), 2 | 3 | 5)) || matches!(word, "2a" | "2b")
    };
    if is_area(folded) && folded.len() == 5 {
        return ("", Some(folded));
    }
    if let Some((name, last)) = folded.rsplit_once(' ')
        && is_area(last)
    {
        return (name, Some(last));
    }
    if let Some((first, name)) = folded.split_once(' ')
        && is_area(first)
    {
        return (name, Some(first));
    }
    (folded, None)
}

fn is_in_area(commune: &CommuneView<'_>, area: &str) -> bool {
    if area.len() == 5 {
        area.parse()
            .is_ok_and(|code: u32| commune.postal_codes().contains(&code))
    } else {
        commune.insee().to_ascii_lowercase().starts_with(area)
    }
}

/// How many of the first `len` places hold, given that those that do come
/// first: doubling steps, then halving ones, since most runs are short.
fn gallop(len: usize, holds: impl Fn(usize) -> bool) -> usize {
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

/// How a name stands to the query.
enum Reach {
    /// The name, or a beginning of it, is within the errors forgiven.
    Within { errors: usize, whole: bool },
    /// It is not, but a longer name with the same letters may be.
    Beyond,
    /// Nor is any name with the first `prefix` bytes.
    Lost { prefix: usize },
}

/// The table of the optimal string alignment distance (Levenshtein's with
/// swaps of neighbours), one row for each byte of the name read so far.
struct Table<'q> {
    query: &'q [u8],
    forgiven: usize,
    /// `rows[i][j]`: the distance of the name's first `i` bytes to the query's
    /// first `j`.
    rows: Vec<Vec<usize>>,
    name: Vec<u8>,
}

impl<'q> Table<'q> {
    fn new(query: &'q [u8], forgiven: usize) -> Self {
        Self {
            query,
            forgiven,
            rows: vec![(0..=query.len()).collect()],
            name: Vec::new(),
        }
    }

    /// Moves on to the next name, keeping the rows of the common prefix.
    fn advance(&mut self, name: &[u8]) -> Reach {
        let common = self
            .name
            .iter()
            .zip(name)
            .take_while(|(a, b)| a == b)
            .count();
        self.name.truncate(common);
        self.rows.truncate(common + 1);
        // An ending of the name past what the query can reach changes nothing.
        let reach = self.query.len() + self.forgiven;
        for byte in name.iter().take(reach).skip(common) {
            self.push(*byte);
            if self
                .rows
                .last()
                .is_some_and(|row| row.iter().all(|cell| *cell > self.forgiven))
            {
                break;
            }
        }
        let whole = (self.name.len() == name.len())
            .then(|| self.typed_all(self.name.len()))
            .flatten();
        let begun = (0..self.rows.len())
            .filter_map(|row| self.typed_all(row))
            .min();
        match (whole, begun) {
            (Some(errors), Some(begun)) if errors <= begun => Reach::Within {
                errors,
                whole: true,
            },
            (_, Some(errors)) => Reach::Within {
                errors,
                whole: false,
            },
            (Some(errors), None) => Reach::Within {
                errors,
                whole: true,
            },
            (None, None)
                if self
                    .rows
                    .last()
                    .is_some_and(|row| row.iter().all(|c| *c > self.forgiven)) =>
            {
                Reach::Lost {
                    prefix: self.name.len(),
                }
            }
            (None, None) => Reach::Beyond,
        }
    }

    /// The errors if the name's first `row` bytes stand for the whole query.
    fn typed_all(&self, row: usize) -> Option<usize> {
        let errors = *self.rows.get(row)?.last()?;
        (errors <= self.forgiven).then_some(errors)
    }

    fn push(&mut self, byte: u8) {
        let depth = self.rows.len();
        let previous = self.rows.last().map_or(&[][..], Vec::as_slice);
        let before = depth.checked_sub(2).and_then(|i| self.rows.get(i));
        let last_byte = self.name.last();
        let mut row = Vec::with_capacity(self.query.len() + 1);
        row.push(depth);
        for (j, typed) in self.query.iter().enumerate() {
            let cell = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let substituted = cell(previous, j) + usize::from(*typed != byte);
            let added = cell(previous, j + 1) + 1;
            let missing = cell(&row, j) + 1;
            let mut best = substituted.min(added).min(missing);
            if let (Some(before), Some(j2)) = (before, j.checked_sub(1))
                && self.query.get(j2) == Some(&byte)
                && last_byte == Some(typed)
            {
                best = best.min(cell(before, j2) + 1);
            }
            row.push(best);
        }
        self.rows.push(row);
        self.name.push(byte);
    }
}
