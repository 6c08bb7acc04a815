//! Each reason for doubt, with each outcome that it can have.

use super::{Files, directory, export, list};
use crate::stations::{
    layout,
    report::{Outcome, Reason},
};

const VERNAY: &str = "gendarmerie-35901-01,gendarmerie,Brigade de gendarmerie - Le Vernay,";

/// A row of the brigade of Le Vernay.
fn vernay(phone: &str, place: &str, address: &str) -> String {
    format!("{VERNAY},{phone},,{place},8,\"{address}\"")
}

/// The same brigade in an export of the same month, so that none is newer.
fn proof(place: &str) -> String {
    export(&[&format!(
        "7;Brigade de proximité du Vernay;+33 2 61 91 00 17;35901;4 rue de l'Étang;35910;Le Vernay;{place};;"
    )])
}

const PHONE: &str = "02 61 91 00 17";
const HOME: &str = "4 rue de l'Étang, 35910, Le Vernay";

/// What is reported when these rows stand alone beside a sound one, so that
/// something is left to write.
fn alone(row: &str) -> Vec<(u64, Reason, Outcome)> {
    let sound = r#"commissariat_police-35902-01,commissariat_police,Commissariat d'Orbanne,,,,48.3,-1.4,8,"2 rue B, 35920, Orbanne""#;
    Files::with("d-2020-11.csv", &directory(&[sound, row]))
        .import()
        .doubts()
}

#[test]
fn places_that_are_none() {
    for (place, reason) in [
        (",", Reason::NoPlace),
        ("0,0", Reason::NoPlace),
        ("x,-1.7", Reason::NoPlace),
        ("98.1,-1.7", Reason::NoPlace),
        ("48.1,48.1", Reason::LatitudeEqualsLongitude),
        ("43.3,5.37", Reason::FarFromCommune),
        ("-1.7,48.1", Reason::OutsideTerritory),
        ("16.2,-61.5", Reason::OutsideTerritory),
    ] {
        let doubts = alone(&vernay(PHONE, place, HOME));
        assert_eq!(doubts, [(3, reason, Outcome::Refused)], "{place}");
        // Another source with the same address proves where it stands.
        let imported = Files::with("d-2020-11.csv", &directory(&[&vernay(PHONE, place, HOME)]))
            .and("e-2020-11.csv", &proof("-1.7020;48.1013"))
            .import();
        assert_eq!(
            imported.doubts(),
            [(2, reason, Outcome::Repaired)],
            "{place}"
        );
        assert_eq!(
            imported.station("gendarmerie-35901-01").point.lat(),
            48.1013
        );
    }
}

#[test]
fn another_address_proves_nothing() {
    let moved = vernay(PHONE, "43.3,5.37", "30 route de Belfort, 35910, Le Vernay");
    let files = Files::with("d-2020-11.csv", &directory(&[&moved, SOUND]))
        .and("e-2019-11.csv", &proof("-1.7020;48.1013"));
    let refused = (2, Reason::FarFromCommune, Outcome::Refused);
    assert_eq!(
        files.import().doubts(),
        [refused, refused],
        "and the older row with it"
    );
}

const SOUND: &str = r#"gendarmerie-35902-01,gendarmerie,Brigade de gendarmerie - Orbanne,,,,48.3,-1.4,8,"2 rue B, 35920, Orbanne""#;

#[test]
fn a_place_somewhat_far_out_is_confirmed_or_kept_or_refused() {
    // 6 km from the centre of a commune of 2.5 km in radius.
    let doubtful = vernay(PHONE, "48.1540,-1.7000", HOME);
    assert_eq!(
        alone(&doubtful),
        [(3, Reason::FarFromCommune, Outcome::Noted)]
    );
    let confirmed = Files::with("d-2020-11.csv", &directory(&[&doubtful]))
        .and("e-2020-11.csv", &proof("-1.7010;48.1545"))
        .import();
    assert_eq!(
        confirmed.doubts(),
        [(2, Reason::FarFromCommune, Outcome::Confirmed)]
    );
    let copied = Files::with("d-2020-11.csv", &directory(&[&doubtful, SOUND]))
        .and("e-2020-11.csv", &proof("-1.7000;48.1540"))
        .import();
    assert_eq!(
        copied.doubts(),
        [(2, Reason::FarFromCommune, Outcome::Noted)],
        "a copy is no proof"
    );
    // In the middle of another commune.
    let elsewhere = r#"gendarmerie-35902-01,gendarmerie,Brigade d'Orbanne,,,,48.2250,-1.4000,8,"2 rue B, 35920, Orbanne""#;
    let communes = "insee_com,commune,commune_article,code_postal,commune_type,insee_parente,lat,lng,superficie_km2,population_2021\n\
        35902,Orbanne,Orbanne,35920,COM,,48.3,-1.4,10,1\n35905,Voisine,Voisine,35950,COM,,48.225,-1.4,10,1\n";
    let files = Files::with(
        "d-2020-11.csv",
        &directory(&[elsewhere, &vernay(PHONE, "48.1,-1.7", HOME)]),
    )
    .without_communes()
    .and("c-2024.csv", communes);
    let doubts = files.import().doubts();
    assert!(
        doubts.contains(&(2, Reason::FarFromCommune, Outcome::Refused)),
        "{doubts:?}"
    );
}

#[test]
fn huge_communes_reach_far() {
    let row = r#"gendarmerie-97390-01,gendarmerie,Brigade de Bourg-d'Amont,,,,4.0,-52.8,4,"Le bourg, 97399, Bourg-d'Amont""#;
    assert_eq!(alone(row), [], "60 km from the centre of 9 000 km²");
}

#[test]
fn two_places_in_one_commune() {
    let imported = Files::with(
        "d-2020-11.csv",
        &directory(&[&vernay(PHONE, "48.1150,-1.7000", HOME)]),
    )
    .and("e-2020-11.csv", &proof("-1.7000;48.0800"))
    .import();
    assert_eq!(
        imported.doubts(),
        [(2, Reason::SourcesDisagree, Outcome::Noted)]
    );
    assert_eq!(
        imported.station("gendarmerie-35901-01").point.lat(),
        48.115,
        "the more precise"
    );
}

#[test]
fn islands_without_communes_are_placed_by_their_neighbours() {
    let island = |id: &str, code: &str, place: &str| {
        format!(
            "gendarmerie-{id}-01,gendarmerie,Brigade - Motu {id},,,,{place},6,\"Quai, {code}, Motu {id}\""
        )
    };
    let rows = [
        island("98731", "98742", "-17.5,-149.8"),
        island("98723", "98741", "-9.796,-139.03"),
        island("98757", "98745", "-9.363,-140.05"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    // UTM zone 7S, which the list does not say.
    let right = "Brigade de Motu 98731|MOTU 98731|||98742|Quai 98742 MOTU 98731|595777|9011273";
    let imported = Files::with("d-2020-11.csv", &directory(&rows))
        .and("l-2013-11.csv", &list(&[right]))
        .import();
    assert_eq!(
        imported.doubts(),
        [(2, Reason::SourcesDisagree, Outcome::Repaired)]
    );
    assert!((imported.station("gendarmerie-98731-01").point.lat() + 8.94).abs() < 0.01);
    assert_eq!(
        imported.station("gendarmerie-98731-01").zone.name(),
        "Pacific/Marquesas"
    );
    // Without neighbours nothing tells which of the two is right.
    let alone = Files::with("d-2020-11.csv", &directory(&[rows[0], SOUND]))
        .and("l-2013-11.csv", &list(&[right]))
        .import();
    let refused = (2, Reason::SourcesDisagree, Outcome::Refused);
    assert_eq!(alone.doubts(), [refused, refused]);
}

#[test]
fn communes_that_are_no_more() {
    for (address, place, outcome) in [
        ("1 rue C, 35930, Courbet", "47.9,-1.9", Outcome::Repaired),
        ("1 rue C, 35930, La Lande", "47.9,-1.9", Outcome::Repaired),
        (
            "1 rue C, 35930, Vieux-Moulin",
            "47.91,-1.9",
            Outcome::Repaired,
        ),
    ] {
        let row = format!(
            "gendarmerie-35999-01,gendarmerie,Brigade de Courbet,,,,{place},8,\"{address}\""
        );
        assert_eq!(
            alone(&row),
            [(3, Reason::UnknownCommune, outcome)],
            "{address}"
        );
        let imported = Files::with("d-2020-11.csv", &directory(&[&row])).import();
        let commune = imported
            .station("gendarmerie-35999-01")
            .commune
            .clone()
            .unwrap();
        assert_eq!(commune.insee.as_str(), "35903");
    }
    let nowhere =
        r#"gendarmerie-35999-01,gendarmerie,Brigade,,,,48.0,-1.8,8,"1 rue C, 35999, Vieux-Moulin""#;
    assert_eq!(
        alone(nowhere),
        [(3, Reason::UnknownCommune, Outcome::Noted)]
    );
}

#[test]
fn a_code_that_contradicts_the_address() {
    let reason = Reason::CommuneCodeContradictsAddress;
    // The place agrees with the address, with the code, with neither.
    for (place, commune, doubts) in [
        ("48.1,-1.7", "35901", vec![(3, reason, Outcome::Repaired)]),
        ("48.3,-1.4", "35902", vec![(3, reason, Outcome::Repaired)]),
        (
            "45.0,4.0",
            "",
            vec![
                (3, Reason::FarFromCommune, Outcome::Refused),
                (3, reason, Outcome::Noted),
            ],
        ),
    ] {
        let row = format!(
            "commissariat_police-35902-02,commissariat_police,Bureau de police,,,,{place},8,\"1 rue D, 35910, Le Vernay\""
        );
        assert_eq!(alone(&row), doubts, "{place}");
        if !commune.is_empty() {
            let imported = Files::with("d-2020-11.csv", &directory(&[&row])).import();
            let station = imported.station("commissariat_police-35902-02");
            assert_eq!(station.commune.as_ref().unwrap().insee.as_str(), commune);
        }
    }
    // The digits of the postal code turned round: name and code agree.
    let imported = Files::with(
        "d-2020-11.csv",
        &directory(&[&vernay(PHONE, "48.1,-1.7", "1 rue D, 53920, Le Vernay")]),
    )
    .import();
    assert_eq!(imported.doubts(), [(2, reason, Outcome::Repaired)]);
    let address = &imported.station("gendarmerie-35901-01").address;
    assert_eq!(
        address.postal_code, None,
        "of two postal codes none is guessed"
    );
}

#[test]
fn the_same_row_twice_and_the_same_identifier_twice() {
    let row = vernay(PHONE, "48.1,-1.7", HOME);
    let imported = Files::with("d-2020-11.csv", &directory(&[&row, &row])).import();
    assert_eq!(imported.doubts(), [(3, Reason::Duplicate, Outcome::Noted)]);
    assert_eq!(imported.counts("d-2020-11.csv").merged, 1);

    let other = row
        .replace("Le Vernay,", "Le Vernay - Lac,")
        .replace("4 rue", "77 rue du");
    let imported = Files::with("d-2020-11.csv", &directory(&[&row, &other])).import();
    assert_eq!(imported.doubts(), [(3, Reason::Duplicate, Outcome::Noted)]);
    assert_eq!(
        imported.ids(),
        ["gendarmerie-35901-01", "gendarmerie-35901-01-2"]
    );
}

#[test]
fn telephones_and_hours_decide_nothing_about_the_place() {
    let row = vernay("02 61 91", "48.1,-1.7", HOME);
    assert_eq!(alone(&row), [(3, Reason::BadPhone, Outcome::Noted)]);
    let imported = Files::with("d-2020-11.csv", &directory(&[&row]))
        .and("e-2020-11.csv", &proof("-1.7;48.1"))
        .import();
    assert_eq!(
        imported.doubts(),
        [(2, Reason::BadPhone, Outcome::Repaired)]
    );
    let phone = imported
        .station("gendarmerie-35901-01")
        .phone
        .clone()
        .unwrap();
    assert_eq!(phone.as_str(), "+33261910017");

    let hours = export(&[
        "7;Brigade du Vernay;;35901;4 rue de l'Étang;35910;Le Vernay;-1.7;48.1;selon la saison;",
    ]);
    let imported = Files::with("e-2020-11.csv", &hours).import();
    assert_eq!(imported.doubts(), [(2, Reason::BadHours, Outcome::Noted)]);
    assert!(imported.station("unite-7").hours.is_none());
}

#[test]
fn rows_that_cannot_be_stations() {
    let nameless =
        vernay(PHONE, "48.1,-1.7", HOME).replace("Brigade de gendarmerie - Le Vernay", "");
    assert_eq!(alone(&nameless), [(3, Reason::NoName, Outcome::Refused)]);
    let long = vernay(PHONE, "48.1,-1.7", HOME).replace("Brigade", &"Brigade ".repeat(50));
    assert_eq!(alone(&long), [(3, Reason::NoName, Outcome::Refused)]);
    let odd =
        vernay(PHONE, "48.1,-1.7", HOME).replace("gendarmerie-35901-01", "gendarmerie 35901 é");
    assert_eq!(alone(&odd), [(3, Reason::BadId, Outcome::Refused)]);
    let short = "gendarmerie-35901-01,gendarmerie,Brigade";
    assert_eq!(alone(short), [(3, Reason::UnreadableRow, Outcome::Refused)]);
}

#[test]
fn a_feature_without_a_time_zone() {
    let feature = |lon: f64, code: &str| {
        format!(
            r#"{{"type":"Feature","id":"node/{code}","properties":{{"name":"Police municipale","addr:postcode":"{code}"}},"geometry":{{"type":"Point","coordinates":[{lon},48.1]}}}}"#
        )
    };
    let json = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
        feature(-1.7, "35910"),
        feature(13.4, "10115")
    );
    let imported = Files::with("osm-2024.geojson", &json).import();
    assert_eq!(
        imported.ids(),
        ["osm-node-35910"],
        "a French postal code at its place"
    );
    assert_eq!(
        imported.doubts(),
        [(2, Reason::NoTimeZone, Outcome::Refused)]
    );
    assert_eq!(
        imported.station("osm-node-35910").zone.name(),
        "Europe/Paris"
    );
}

#[test]
fn only_refusals_and_open_doubts_stop_a_strict_import() {
    let sound = Files::with("d-2020-11.csv", &directory(&[SOUND]))
        .without_communes()
        .import();
    assert!(!sound.report.has_doubts());
    let noted = Files::with(
        "d-2020-11.csv",
        &directory(&[&vernay("1", "48.1,-1.7", HOME)]),
    )
    .without_communes()
    .import();
    assert!(noted.report.has_doubts());
    let repaired = Files::with(
        "d-2020-11.csv",
        &directory(&[&vernay("1", "48.1,-1.7", HOME)]),
    )
    .and("e-2020-11.csv", &proof("-1.7;48.1"))
    .without_communes()
    .import();
    assert!(!repaired.report.has_doubts());
}

#[test]
fn lists_of_a_part_of_the_country_close_nothing() {
    assert!(!layout::Layout::OpenStreetMap.is_nationwide());
    assert!(layout::Layout::Export.is_nationwide());
}
