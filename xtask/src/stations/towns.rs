//! Communes made from the stations' own addresses, where no list has them.

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    commune::Commune,
    geo::Point,
    station::{InseeCode, PostalCode, Station, Text},
};

/// The communes that stations name and `listed` lacks: each stands where its
/// stations do on average and has their postal codes.
///
/// A whole city whose arrondissements are listed needs none.
pub(crate) fn unlisted(stations: &[Station], listed: &[Commune]) -> Vec<Commune> {
    let known: BTreeSet<&InseeCode> = listed.iter().map(|commune| &commune.insee).collect();
    let mut towns: BTreeMap<&InseeCode, Town<'_>> = BTreeMap::new();
    for station in stations {
        let Some(commune) = station
            .commune
            .as_ref()
            .filter(|c| !known.contains(&c.insee))
        else {
            continue;
        };
        let town = towns
            .entry(&commune.insee)
            .or_insert_with(|| Town::named(&commune.name));
        town.postal_codes
            .extend(station.address.postal_code.clone());
        town.places.push(station.point);
    }
    towns
        .into_iter()
        .filter_map(|(insee, town)| town.into_commune(insee))
        .collect()
}

struct Town<'a> {
    name: &'a Text,
    postal_codes: BTreeSet<PostalCode>,
    places: Vec<Point>,
}

impl<'a> Town<'a> {
    fn named(name: &'a Text) -> Self {
        Self {
            name,
            postal_codes: BTreeSet::new(),
            places: Vec::new(),
        }
    }

    fn into_commune(self, insee: &InseeCode) -> Option<Commune> {
        let count = self.places.len() as f64;
        let mean = |coordinate: fn(Point) -> f64| {
            self.places
                .iter()
                .map(|place| coordinate(*place))
                .sum::<f64>()
                / count
        };
        Some(Commune {
            insee: insee.clone(),
            name: self.name.clone(),
            postal_codes: self.postal_codes.into_iter().collect(),
            point: Point::new(mean(Point::lat), mean(Point::lon)).ok()?,
            population: 0,
        })
    }
}
