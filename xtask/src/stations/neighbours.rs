//! Where the other stations of a postal region stand: the check of last
//! resort, for places that no list of communes covers.

use std::collections::BTreeMap;

use vigie::{geo::Point, station::PostalCode, territory::Territory};

use super::{
    matching::{Cluster, RowRef},
    row::Source,
};

/// The places of all clusters by the beginning of their postal codes.
#[derive(Debug, Default)]
pub(crate) struct Neighbours {
    by_prefix: BTreeMap<String, Vec<(usize, Point)>>,
}

/// How far the nearest other station of its own department may be. In
/// metropolitan France it is 27 km at most.
const DEPARTMENT_M: f64 = 60_000.0;

/// How far apart neighbours whose postal codes begin with the same four digits
/// may be in an archipelago: 122 km in the Marquesas.
const ISLANDS_M: f64 = 150_000.0;

/// As many neighbours have to speak before they are believed.
const ENOUGH: usize = 4;

impl Neighbours {
    /// The places of every row that has exactly one.
    pub(crate) fn of(sources: &[Source], clusters: &[Cluster]) -> Self {
        let mut neighbours = Self::default();
        for (number, cluster) in clusters.iter().enumerate() {
            for at in &cluster.rows {
                neighbours.add(sources, number, *at);
            }
        }
        neighbours
    }

    fn add(&mut self, sources: &[Source], cluster: usize, at: RowRef) {
        let Some((_, row)) = at.of(sources) else {
            return;
        };
        let (Some(code), Some(place)) = (&row.postal_code, row.place()) else {
            return;
        };
        if row
            .territory()
            .is_none_or(|territory| !territory.contains(place))
        {
            return;
        }
        for length in [2, 4] {
            if let Some(prefix) = code.as_str().get(..length) {
                self.by_prefix
                    .entry(prefix.to_owned())
                    .or_default()
                    .push((cluster, place));
            }
        }
    }

    /// The nearest station of another cluster whose code begins the same.
    fn nearest(&self, prefix: &str, place: Point, cluster: usize) -> Option<f64> {
        self.by_prefix
            .get(prefix)?
            .iter()
            .filter(|(other, _)| *other != cluster)
            .map(|(_, other)| place.distance_m(*other))
            .min_by(f64::total_cmp)
    }

    /// Whether a place in metropolitan France lies away from every other
    /// station of its department; the distance in metres if so.
    pub(crate) fn is_stray(&self, code: &PostalCode, place: Point, cluster: usize) -> Option<f64> {
        if Territory::of_postal_code(code) != Some(Territory::MetropolitanFrance) {
            return None;
        }
        let prefix = code.as_str().get(..2)?;
        if self
            .by_prefix
            .get(prefix)
            .is_none_or(|list| list.len() < ENOUGH)
        {
            return None;
        }
        self.nearest(prefix, place, cluster)
            .filter(|metres| *metres > DEPARTMENT_M)
    }

    /// The one of several places that lies among its neighbours while the
    /// others lie far off: its number.
    pub(crate) fn favour(
        &self,
        code: &PostalCode,
        places: &[Point],
        cluster: usize,
    ) -> Option<usize> {
        let prefix = code.as_str().get(..4)?;
        let mut ranked: Vec<(f64, usize)> = places
            .iter()
            .enumerate()
            .filter_map(|(at, place)| Some((self.nearest(prefix, *place, cluster)?, at)))
            .collect();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        match ranked[..] {
            [(best, at), (second, _), ..] if best < ISLANDS_M && second > 3.0 * best => Some(at),
            _ => None,
        }
    }
}
