//! Finding a commune by a name that may be unfinished or mistyped.
//!
//! The folded names lie sorted in the index. Those that begin as the query does
//! are a run that binary search finds; only where there is none are errors
//! forgiven, see [`crate::spelling`].

use core::cmp::Reverse;

use super::{CommuneView, StationIndex, format::NameRecord};
use crate::{
    spelling::{Reach, Table, forgiven, gallop},
    station::PostalCode,
    text::fold_place,
};

/// Folded queries longer than this many bytes are not looked up with errors: the
/// longest name of a French commune has 45 letters.
const MAX_QUERY: usize = 64;

/// Where at least so many names begin like the query, it is taken to be right
/// so far, and nothing is forgiven.
const ENOUGH_BEGUN: usize = 10;

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
    /// Whether the first letter is right: people seldom mistype that one.
    first: bool,
}

impl<'a> PlaceMatch<'a> {
    /// What sorts better matches first: the whole name without error, then the
    /// more likely one.
    fn rank(&self) -> (bool, Reverse<i64>, &'a str) {
        (
            !self.is_exact(),
            Reverse(self.likelihood()),
            self.commune.insee(),
        )
    }

    fn is_exact(&self) -> bool {
        self.whole && self.errors == 0
    }

    /// How likely the place is meant, in thousandths of a decade: a place of
    /// ten times the inhabitants is asked for ten times as often. An error
    /// weighs two decades, since most queries have none; a name left unfinished
    /// half a decade; a wrong first letter one, since people seldom mistype that. So `renes` means Rennes rather than Renescure.
    fn likelihood(&self) -> i64 {
        let decades = libm::log10(f64::from(self.commune.population()) + 10.0);
        let errors = i64::try_from(self.errors).unwrap_or(i64::MAX / 2000);
        (decades * 1000.0) as i64
            - 2000 * errors
            - 500 * i64::from(!self.whole)
            - 1000 * i64::from(!self.first)
    }
}

impl<'a> StationIndex<'a> {
    /// The communes whose name a person may mean, best first.
    ///
    /// Accents, case, hyphens and `st` for `saint` do not matter, and a name may
    /// be unfinished. One typing error is forgiven from four letters on, two
    /// from eight on, unless the query is a name as it stands. A postal code or the number of a department beside
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
                inside.extend(self.places_begun(&folded));
                inside
            }
        };
        found.sort_by_cached_key(PlaceMatch::rank);
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
                first: true,
            })
            .collect()
    }

    /// Every commune whose folded name begins with the query and, unless one
    /// bears just that name or many begin so, every one within the errors
    /// forgiven.
    fn places_named(&self, query: &str) -> Vec<PlaceMatch<'a>> {
        let begun = self.places_begun(query);
        let right = begun.len() >= ENOUGH_BEGUN || begun.iter().any(PlaceMatch::is_exact);
        match forgiven(query.len()) {
            errors if errors > 0 && !right && query.len() <= MAX_QUERY => {
                self.places_misspelt(query.as_bytes(), errors)
            }
            _ => begun,
        }
    }

    fn places_begun(&self, query: &str) -> Vec<PlaceMatch<'a>> {
        let query = query.as_bytes();
        if query.is_empty() {
            return Vec::new();
        }
        let start = self.names.partition_point(|name| self.folded(name) < query);
        let names = self.names.get(start..).unwrap_or_default();
        names
            .iter()
            .take_while(|name| self.folded(name).starts_with(query))
            .filter_map(|name| {
                let commune = self.commune_at(name.commune)?;
                let whole = self.folded(name) == query;
                Some(PlaceMatch {
                    commune,
                    errors: 0,
                    whole,
                    first: true,
                })
            })
            .collect()
    }

    fn places_misspelt(&self, query: &[u8], forgiven: usize) -> Vec<PlaceMatch<'a>> {
        let mut table = Table::new(query, forgiven);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(name) = self.names.get(at) {
            let folded = self.folded(name);
            match table.advance(folded.iter().copied()) {
                Reach::Within(errors) => {
                    if let Some(commune) = self.commune_at(name.commune) {
                        let first = folded.first() == query.first();
                        found.push(PlaceMatch {
                            commune,
                            errors: errors.begun,
                            whole: errors.is_whole(),
                            first,
                        });
                    }
                    at += 1;
                }
                Reach::Beyond => at += 1,
                Reach::Lost { prefix } => {
                    let dead = folded.get(..prefix).unwrap_or(folded);
                    let rest = self.names.get(at..).unwrap_or_default();
                    let begins = |name: &NameRecord| self.folded(name).starts_with(dead);
                    at += gallop(rest.len(), |i| rest.get(i).is_some_and(begins)).max(1);
                }
            }
        }
        found
    }

    fn folded(&self, name: &NameRecord) -> &'a [u8] {
        self.texts.bytes(name.folded)
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
