//! Places that are known to be wrong in a file of the wild are not served.

use std::path::Path;

use serde_json::Value;

use crate::{
    client::get,
    deployment::{real_files, skipped},
    oracle::haversine_m,
    points::Point,
};

/// The stations whose place in `annuaire-2020-11.csv` is wrong, as its README
/// has them: the latitude stands in the longitude, or another town is meant.
const WRONG: [&str; 6] = [
    "commissariat_police-59360-01",
    "commissariat_police-59286-01",
    "commissariat_police-54526-01",
    "commissariat_police-54482-01",
    "commissariat_police-53130-02",
    "commissariat_police-06027-01",
];

/// The codes of three communes that have merged since the file was written.
const MERGED: [&str; 3] = ["01091", "22038", "73002"];

/// No farther than this from a wrong place is still the wrong place.
const STILL_WRONG_M: f64 = 1_000.0;
/// A station stands no farther than this from the centre of its commune; the
/// README says 11 km for 99 of 100.
const IN_ITS_COMMUNE_M: f64 = 15_000.0;

/// A row of a file, by the names of its columns.
fn rows(path: &Path) -> impl Iterator<Item = impl Fn(&str) -> String + use<>> + use<> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{error}"));
    let names = reader.headers().unwrap().clone();
    reader.into_records().map(move |record| {
        let (record, names) = (record.unwrap(), names.clone());
        move |name: &str| {
            let column = names.iter().position(|column| column == name);
            record[column.unwrap_or_else(|| panic!("no column {name}"))].to_owned()
        }
    })
}

fn wrong_places(files: &Path) -> Vec<(&'static str, String, Point)> {
    let rows = rows(&files.join("annuaire-2020-11.csv"));
    let wrong: Vec<_> = rows
        .filter_map(|row| {
            let id = WRONG.into_iter().find(|id| *id == row("id"))?;
            let point = (
                row("latitude").parse().unwrap(),
                row("longitude").parse().unwrap(),
            );
            Some((id, row("name"), point))
        })
        .collect();
    assert_eq!(wrong.len(), WRONG.len(), "the file has changed");
    wrong
}

fn centre_of(files: &Path, insee: &str) -> Point {
    let row = rows(&files.join("communes-2024.csv"))
        .find(|row| row("insee_com") == insee)
        .unwrap_or_else(|| panic!("no commune {insee}"));
    (row("lat").parse().unwrap(), row("lng").parse().unwrap())
}

fn point_of(feature: &Value) -> Point {
    let degrees = |at: usize| feature["geometry"]["coordinates"][at].as_f64().unwrap();
    (degrees(1), degrees(0))
}

#[test]
fn no_station_is_served_at_a_place_known_to_be_wrong() {
    let Some(files) = real_files() else { return };
    for (id, name, wrong) in wrong_places(files) {
        let answer = get(format!("/v1/stations/{id}")).send();
        if answer.status == 200 {
            let served = point_of(&answer.json());
            assert!(
                haversine_m(served, wrong) > STILL_WRONG_M,
                "{id} is served at {wrong:?}"
            );
            let insee = id.split('-').nth(1).unwrap();
            let away = haversine_m(served, centre_of(files, insee));
            assert!(
                away < IN_ITS_COMMUNE_M,
                "{id} is served {away} m from its commune"
            );
        } else {
            assert_eq!(answer.status, 404, "{id}: {answer}");
        }
        // Nor under another identifier.
        let (lat, lon) = wrong;
        let around = get(format!(
            "/v1/stations?near={lat},{lon}&radius={STILL_WRONG_M}"
        ))
        .ok();
        for feature in around["features"].as_array().unwrap() {
            assert_ne!(
                feature["properties"]["name"],
                name.as_str(),
                "{id} is served there still"
            );
        }
    }
}

#[test]
fn stations_of_merged_communes_are_found_where_they_stand() {
    let Some(files) = real_files() else { return };
    for row in rows(&files.join("annuaire-2020-11.csv")) {
        let id = row("id");
        if !MERGED.iter().any(|code| id.split('-').nth(1) == Some(code)) {
            continue;
        }
        let answer = get(format!("/v1/stations/{id}")).send();
        if answer.status == 404 {
            skipped(&format!(
                "{id} was refused by the import, or goes by another identifier"
            ));
            continue;
        }
        let station = answer.json();
        let insee = station["properties"]["insee"].as_str();
        assert!(
            !MERGED.contains(&insee.unwrap_or_default()),
            "{id} bears the code of {insee:?}"
        );
    }
}
