//! Which rows of different files speak of one station.

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    geo::Point,
    station::{InseeCode, Institution, Phone, PostalCode},
};

use super::{
    names::{same_street, street_key, town_key, unit_key},
    row::{Row, Source},
};

/// A row by its source and its number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RowRef {
    /// The source's number.
    pub(crate) source: usize,
    /// The row's number.
    pub(crate) row: usize,
}

impl RowRef {
    /// The source and the row.
    pub(crate) fn of(self, sources: &[Source]) -> Option<(&Source, &Row)> {
        let source = sources.get(self.source)?;
        Some((source, source.rows.get(self.row)?))
    }
}

/// The rows of one station; duplicates within a file come with their first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cluster {
    /// The rows, in the order in which they were found.
    pub(crate) rows: Vec<RowRef>,
    /// Those that repeat another row of their file.
    pub(crate) repeats: BTreeSet<RowRef>,
}

/// What tells one station from another.
#[derive(Clone, Debug)]
struct Profile {
    institution: Institution,
    unit: String,
    town: String,
    street: Vec<String>,
    commune: Option<InseeCode>,
    postal_code: Option<PostalCode>,
    phone: Option<Phone>,
    place: Option<Point>,
}

/// The least score at which two rows are one station: two strong signs, such
/// as the same town and the same telephone. Looked up by eye on the real
/// files: below 6 the pairs are different offices of one city.
const ENOUGH: i32 = 6;

const PHONE: i32 = 4;
const TOWN: i32 = 3;
const NAME: i32 = 3;
const STREET: i32 = 3;

/// So near that a row without an address may be the same building.
const BESIDE_M: f64 = 300.0;

/// Groups the rows of all sources, at most one row of each source in a group.
///
/// `order` is the sources' order; `commune` tells the commune that a row was
/// found to be in.
pub(crate) fn group(
    sources: &[Source],
    order: &[usize],
    commune: &dyn Fn(RowRef) -> Option<InseeCode>,
) -> Vec<Cluster> {
    let mut clusters: Vec<(Cluster, Vec<Profile>)> = Vec::new();
    for &number in order {
        let Some(source) = sources.get(number) else {
            continue;
        };
        let mut incoming: Vec<(Cluster, Vec<Profile>)> = Vec::new();
        for (row_number, row) in source.rows.iter().enumerate() {
            if row.fate.is_some() {
                continue;
            }
            let at = RowRef {
                source: number,
                row: row_number,
            };
            let profile = Profile::of(row, commune(at));
            let cluster = Cluster {
                rows: vec![at],
                repeats: BTreeSet::new(),
            };
            incoming.push((cluster, vec![profile]));
        }
        fold_repeats(&mut incoming);
        let pairs = assign(&clusters, &incoming);
        for (number, (cluster, profiles)) in incoming.into_iter().enumerate() {
            match pairs
                .get(&number)
                .and_then(|target| clusters.get_mut(*target))
            {
                Some((target, target_profiles)) => {
                    target.rows.extend(cluster.rows);
                    target.repeats.extend(cluster.repeats);
                    target_profiles.extend(profiles);
                }
                None => clusters.push((cluster, profiles)),
            }
        }
    }
    clusters.into_iter().map(|(cluster, _)| cluster).collect()
}

/// Puts rows of one file that say the same thing twice together.
fn fold_repeats(incoming: &mut Vec<(Cluster, Vec<Profile>)>) {
    let mut first_by_key: BTreeMap<(Institution, String, Option<PostalCode>), Vec<usize>> =
        BTreeMap::new();
    let mut kept: Vec<(Cluster, Vec<Profile>)> = Vec::new();
    for (cluster, profiles) in incoming.drain(..) {
        let Some(profile) = profiles.first() else {
            continue;
        };
        let key = (
            profile.institution,
            profile.unit.clone(),
            profile.postal_code.clone(),
        );
        let same = first_by_key.entry(key).or_default();
        let earlier = same.iter().copied().find(|at| {
            kept.get(*at)
                .and_then(|(_, seen)| seen.first())
                .is_some_and(|seen| seen.repeats(profile))
        });
        match earlier.and_then(|at| kept.get_mut(at)) {
            Some((target, _)) => {
                target.repeats.extend(&cluster.rows);
                target.rows.extend(cluster.rows);
            }
            None => {
                same.push(kept.len());
                kept.push((cluster, profiles));
            }
        }
    }
    *incoming = kept;
}

/// The best one-to-one assignment by falling score, as target by incoming.
///
/// Greedy is enough: a wrong pair would need to outscore the right one, and
/// ties are broken by distance and then by the files' own order.
fn assign(
    targets: &[(Cluster, Vec<Profile>)],
    incoming: &[(Cluster, Vec<Profile>)],
) -> BTreeMap<usize, usize> {
    let mut by_sign: BTreeMap<Sign, Vec<usize>> = BTreeMap::new();
    for (at, (_, profiles)) in targets.iter().enumerate() {
        let signs: BTreeSet<Sign> = profiles
            .iter()
            .flat_map(|profile| profile.signs(0))
            .collect();
        for sign in signs {
            by_sign.entry(sign).or_default().push(at);
        }
    }
    let mut pairs: Vec<(i32, u64, usize, usize)> = Vec::new();
    for (number, (_, profiles)) in incoming.iter().enumerate() {
        let Some(profile) = profiles.first() else {
            continue;
        };
        let candidates: BTreeSet<usize> = profile
            .signs(1)
            .iter()
            .filter_map(|sign| by_sign.get(sign))
            .flatten()
            .copied()
            .collect();
        for at in candidates {
            let best = targets
                .get(at)
                .into_iter()
                .flat_map(|(_, seen)| seen)
                .filter_map(|seen| profile.score(seen))
                .max_by_key(|(score, metres)| (*score, u64::MAX - metres));
            if let Some((score, metres)) = best.filter(|(score, _)| *score >= ENOUGH) {
                pairs.push((-score, metres, number, at));
            }
        }
    }
    pairs.sort_unstable();
    let mut assigned = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, _, number, at) in pairs {
        if !assigned.contains_key(&number) && taken.insert(at) {
            assigned.insert(number, at);
        }
    }
    assigned
}

/// Something that two rows must share to be compared at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Phone(Phone),
    Commune(InseeCode),
    PostalCode(PostalCode),
    /// A cell of a hundredth of a degree.
    Cell(i32, i32),
}

impl Profile {
    fn of(row: &Row, commune: Option<InseeCode>) -> Self {
        Self {
            institution: row.institution,
            unit: unit_key(&row.name),
            town: town_key(&row.locality),
            street: street_key(&row.street),
            commune,
            postal_code: row.postal_code.clone(),
            // A short number is a switchboard's: it tells nothing apart.
            phone: row
                .phone
                .clone()
                .filter(|phone| phone.as_str().starts_with('+')),
            place: row.place(),
        }
    }

    /// Its signs; `reach` adds the cells around its own.
    fn signs(&self, reach: i32) -> Vec<Sign> {
        let mut signs = Vec::new();
        signs.extend(self.phone.clone().map(Sign::Phone));
        signs.extend(self.commune.clone().map(Sign::Commune));
        signs.extend(self.postal_code.clone().map(Sign::PostalCode));
        if let Some(place) = self.place {
            let cell = |degrees: f64| (degrees * 100.0).floor() as i32;
            for lat in -reach..=reach {
                for lon in -reach..=reach {
                    signs.push(Sign::Cell(cell(place.lat()) + lat, cell(place.lon()) + lon));
                }
            }
        }
        signs
    }

    /// How much speaks for one station, and the distance in metres.
    fn score(&self, other: &Self) -> Option<(i32, u64)> {
        if self.institution != other.institution {
            return None;
        }
        let metres = match (self.place, other.place) {
            (Some(a), Some(b)) => Some(a.distance_m(b)),
            _ => None,
        };
        let phone = self.phone.is_some() && self.phone == other.phone;
        let name = match (self.unit.as_str(), other.unit.as_str()) {
            ("", _) | (_, "") => 0,
            (a, b) if a == b => NAME,
            (a, b) if contains_words(a, b) || contains_words(b, a) => 1,
            _ => 0,
        };
        let street = if same_street(&self.street, &other.street) {
            STREET
        } else {
            0
        };
        let nearness = match metres {
            Some(metres) if metres < 150.0 => 3,
            Some(metres) if metres < 500.0 => 2,
            Some(metres) if metres < 1_500.0 => 1,
            _ => 0,
        };
        let town = if self.same_town(other, metres) {
            TOWN
        } else {
            0
        };
        let score = if phone { PHONE } else { 0 } + name + street + nearness + town;
        let rounded = metres.map_or(u64::MAX, |metres| metres as u64);
        Some((score, rounded))
    }

    fn same_town(&self, other: &Self, metres: Option<f64>) -> bool {
        if let (Some(a), Some(b)) = (&self.commune, &other.commune)
            && a == b
        {
            return true;
        }
        match (&self.postal_code, &other.postal_code) {
            (Some(a), Some(b)) => {
                a == b && (self.commune.is_none() || other.commune.is_none())
                    || (self.town == other.town
                        && !self.town.is_empty()
                        && a.as_str().get(..2) == b.as_str().get(..2))
            }
            _ => metres.is_some_and(|metres| metres < BESIDE_M),
        }
    }

    /// Whether another row of the same file, of the same unit and postal code,
    /// only says the same again.
    fn repeats(&self, other: &Self) -> bool {
        let phone = self.phone.is_none() || other.phone.is_none() || self.phone == other.phone;
        let beside = match (self.place, other.place) {
            (Some(a), Some(b)) => a.distance_m(b) < 100.0,
            _ => false,
        };
        let address = self.street == other.street || same_street(&self.street, &other.street);
        let town = self.town == other.town;
        !self.unit.is_empty() && phone && town && (address || (beside && self.street.is_empty()))
    }
}

/// Whether the words of `short` stand in `long` in a row.
fn contains_words(long: &str, short: &str) -> bool {
    format!(" {long} ").contains(&format!(" {short} "))
}
