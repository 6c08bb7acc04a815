//! Paris, Lyon and Marseille, which registers list by arrondissement only.

use std::collections::BTreeSet;

use vigie::{
    commune::Commune,
    geo::Point,
    station::{InseeCode, PostalCode, Text},
};

/// The cities that have arrondissements: code, name, and the first and last
/// code of the arrondissements.
const CITIES: &[(&str, &str, &str, &str)] = &[
    ("75056", "Paris", "75101", "75120"),
    ("69123", "Lyon", "69381", "69389"),
    ("13055", "Marseille", "13201", "13216"),
];

/// The cities that `communes` has in parts but not as a whole.
pub(crate) fn whole(communes: &[Commune]) -> Vec<Commune> {
    CITIES
        .iter()
        .filter(|(code, ..)| !communes.iter().any(|known| known.insee.as_str() == *code))
        .filter_map(|(code, name, first, last)| city(code, name, first, last, communes))
        .collect()
}

/// A city from its arrondissements, its centre where its people live.
fn city(code: &str, name: &str, first: &str, last: &str, all: &[Commune]) -> Option<Commune> {
    let parts: Vec<&Commune> = all
        .iter()
        .filter(|part| (first..=last).contains(&part.insee.as_str()))
        .collect();
    let population: u32 = parts.iter().map(|part| part.population).sum();
    let mean = |coordinate: fn(Point) -> f64| {
        let weight = |part: &Commune| f64::from(part.population.max(1));
        let total: f64 = parts.iter().map(|part| weight(part)).sum();
        parts
            .iter()
            .map(|part| coordinate(part.point) * weight(part))
            .sum::<f64>()
            / total
    };
    let codes: BTreeSet<PostalCode> = parts
        .iter()
        .flat_map(|part| part.postal_codes.iter().cloned())
        .collect();
    let point = Point::new(mean(Point::lat), mean(Point::lon)).ok()?;
    Some(Commune {
        insee: InseeCode::new(code).ok()?,
        name: Text::new(name).ok()?,
        postal_codes: codes.into_iter().collect(),
        point,
        population,
    })
}
