//! The real files, where they are at hand.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use vigie::geo::Point;

use super::Imported;
use crate::stations::{
    import::{Options, import},
    projection::Projections,
    report::{Outcome, Reason},
    table::Table,
};

const STATIONS: [&str; 3] = [
    "annuaire-2020-11.csv",
    "police-2015-03.csv",
    "gendarmerie-2013-11.csv",
];

/// The folder of real files; where it is missing the test says so and passes,
/// but not in CI.
fn real() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if folder.join(STATIONS[0]).is_file() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{} is missing",
        folder.display()
    );
    eprintln!("skipped: {} is missing", folder.display());
    None
}

fn import_real(folder: &Path, communes: bool) -> Imported {
    let options = Options {
        files: STATIONS.iter().map(|name| folder.join(name)).collect(),
        communes: communes.then(|| folder.join("communes-2024.csv")),
        ..Options::default()
    };
    let imported = import(&options, &|_| {}).unwrap();
    assert!(imported.report.balances());
    imported
}

/// The places that are wrong in the directory, by the row's identifier.
const WRONG: [(&str, Reason, f64, f64); 6] = [
    (
        "commissariat_police-59360-01",
        Reason::LatitudeEqualsLongitude,
        50.614,
        3.015,
    ),
    (
        "commissariat_police-59286-01",
        Reason::LatitudeEqualsLongitude,
        50.609,
        2.990,
    ),
    (
        "commissariat_police-54526-01",
        Reason::LatitudeEqualsLongitude,
        48.688,
        6.215,
    ),
    (
        "commissariat_police-54482-01",
        Reason::LatitudeEqualsLongitude,
        48.701,
        6.206,
    ),
    (
        "commissariat_police-53130-02",
        Reason::FarFromCommune,
        48.065,
        -0.777,
    ),
    (
        "commissariat_police-06027-01",
        Reason::FarFromCommune,
        43.656,
        7.150,
    ),
];

#[test]
fn the_known_faults_are_reported_and_not_served() {
    let Some(folder) = real() else { return };
    for (communes, imported) in [
        (true, complete(&folder)),
        (false, &import_real(&folder, false)),
    ] {
        let finding = |id: &str, reason: Reason| {
            imported
                .report
                .findings
                .iter()
                .find(|f| f.id == id && f.reason == reason)
        };
        for (id, reason, lat, lon) in WRONG {
            let found = finding(id, reason).unwrap_or_else(|| panic!("{id} is not reported"));
            assert!(
                matches!(found.outcome, Outcome::Refused | Outcome::Repaired),
                "{id}"
            );
            let town = Point::new(lat, lon).unwrap();
            let served = imported
                .directory
                .stations
                .iter()
                .find(|s| s.id.as_str() == id);
            if let Some(station) = served {
                let metres = station.point.distance_m(town);
                assert!(metres < 3_000.0, "{id} is served {metres} m from its town");
            }
        }
        if communes {
            for id in [
                "gendarmerie-01091-01",
                "gendarmerie-22038-01",
                "gendarmerie-73002-01",
            ] {
                let found = finding(id, Reason::UnknownCommune).unwrap();
                assert_eq!(found.outcome, Outcome::Repaired, "{id}");
            }
        }
    }
}

/// The import with the communes, made once for all tests.
fn complete(folder: &Path) -> &'static Imported {
    static COMPLETE: OnceLock<Imported> = OnceLock::new();
    COMPLETE.get_or_init(|| import_real(folder, true))
}

#[test]
fn nearly_every_row_of_the_older_lists_finds_its_station() {
    let Some(folder) = real() else { return };
    let imported = complete(&folder);
    let share = |file: &str| {
        let counts = imported.counts(file);
        counts.merged as f64 / counts.read as f64
    };
    assert!(share("gendarmerie-2013-11.csv") > 0.92);
    assert!(share("police-2015-03.csv") > 0.80);
    assert!(
        imported.directory.stations.len() > 3_650,
        "few stations are refused"
    );
    let directory = imported.counts("annuaire-2020-11.csv");
    assert_eq!(
        (directory.read, directory.merged, directory.kept_out),
        (3_680, 0, 0)
    );
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let Some(folder) = real() else { return };
    let bytes = |imported: &Imported| {
        let index = vigie::index::build(&imported.directory).unwrap();
        (index.as_bytes().to_vec(), imported.report.to_text())
    };
    assert!(bytes(complete(&folder)) == bytes(&import_real(&folder, true)));
}

#[test]
fn lambert_93_agrees_with_gps_within_a_metre() {
    let Some(folder) = real() else { return };
    let text = std::fs::read_to_string(folder.join("police-2015-03.csv")).unwrap();
    let table = Table::read(&text, b';').unwrap();
    let column = |name: &str| table.column(&[name]);
    let (x, y) = (column("geocodage_x"), column("geocodage_y"));
    let (lon, lat) = (column("geocodage_x_gps"), column("geocodage_y_gps"));
    let projections = Projections::default();
    for row in &table.rows {
        let number = |column| row.get(column).parse::<f64>().unwrap();
        let projected = projections.place(2154, number(x), number(y)).unwrap();
        let metres = projected.distance_m(Point::new(number(lat), number(lon)).unwrap());
        assert!(metres < 1.0, "line {}: {metres} m", row.line);
    }
    assert_eq!(table.rows.len(), 650);
}
