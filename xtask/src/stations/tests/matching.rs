//! Which rows become one station, and which do not.

use super::{Files, directory, export, list};
use crate::stations::report::{Outcome, Reason};

const TOWN: [&str; 4] = [
    r#"commissariat_police-35901-01,commissariat_police,Commissariat de police du Vernay,,02 61 91 00 20,,48.1030,-1.6987,8,"12 place de la Halle, 35910, Le Vernay""#,
    r#"commissariat_police-35901-02,commissariat_police,Commissariat de police du Vernay,,02 61 91 00 21,,48.0950,-1.7050,8,"1 place de la Gare, 35910, Le Vernay""#,
    r#"commissariat_police-35901-03,commissariat_police,Commissariat de police du Vernay - Ouest,,02 61 91 00 22,,48.1010,-1.7200,8,"39 rue du Clos, 35910, Le Vernay""#,
    r#"commissariat_police-35901-04,commissariat_police,Bureau de police du Vernay,,02 61 91 00 20,,48.1100,-1.6900,8,"2 place des Arts, 35910, Le Vernay""#,
];

#[test]
fn four_stations_of_one_town_stay_four() {
    let imported = Files::with("d-2020-11.csv", &directory(&TOWN)).import();
    assert_eq!(imported.directory.stations.len(), 4);
    assert_eq!(imported.doubts(), []);
}

#[test]
fn each_finds_its_own_in_another_file() {
    // In another order, two without their telephone, one renamed.
    let imported = Files::with("d-2020-11.csv", &directory(&TOWN))
        .and(
            "e-2024-01.csv",
            &export(&[
                "9004;Commissariat de Le Vernay - Place des Arts;+33 2 61 91 00 20;35901;2 Place des Arts;35910;Le Vernay;-1.6901;48.1101;;",
                "9003;Commissariat de police de Le Vernay - Secteur Ouest;;35901;39 Rue du Clos;35910;Le Vernay;-1.7201;48.1011;;",
                "9001;Commissariat de police de Le Vernay;;35901;12 Place de la Halle;35910;Le Vernay;-1.6986;48.1031;;",
                "9002;Commissariat de police de Le Vernay - Gare;+33 2 61 91 00 21;35901;Place de la Gare;35910;Le Vernay;-1.7051;48.0951;;",
            ]),
        )
        .import();
    assert_eq!(imported.directory.stations.len(), 4);
    for (id, name) in [
        ("01", "Commissariat de police de Le Vernay"),
        ("02", "Commissariat de police de Le Vernay - Gare"),
        ("03", "Commissariat de police de Le Vernay - Secteur Ouest"),
        ("04", "Commissariat de Le Vernay - Place des Arts"),
    ] {
        let station = imported.station(&format!("commissariat_police-35901-{id}"));
        assert_eq!(station.name.as_str(), name);
    }
}

#[test]
fn a_fifth_station_is_not_pressed_into_the_four() {
    let imported = Files::with("d-2020-11.csv", &directory(&TOWN))
        .and(
            "e-2024-01.csv",
            &export(&["9005;Commissariat du Vernay - Lac;;35901;7 Rue du Lac;35910;Le Vernay;-1.7301;48.0901;;"]),
        )
        .import();
    // The four are missing from the newer list; the new one is written.
    assert_eq!(imported.ids(), ["unite-9005"]);
    assert_eq!(imported.counts("d-2020-11.csv").kept_out, 4);
}

#[test]
fn police_and_gendarmerie_at_one_address_are_two() {
    let imported = Files::with(
        "d-2020-11.csv",
        &directory(&[
            r#"gendarmerie-35901-01,gendarmerie,Brigade du Vernay,,02 61 91 00 17,,48.1,-1.7,8,"1 rue A, 35910, Le Vernay""#,
            r#"commissariat_police-35901-01,commissariat_police,Commissariat du Vernay,,02 61 91 00 17,,48.1,-1.7,8,"1 rue A, 35910, Le Vernay""#,
        ]),
    )
    .import();
    assert_eq!(imported.directory.stations.len(), 2);
}

#[test]
fn a_list_of_one_institution_says_nothing_of_the_other() {
    let imported = Files::with("d-2020-11.csv", &directory(&TOWN))
        .and(
            "e-2024-01.csv",
            &export(&["9006;Brigade de proximité d'Orbanne;;35902;9 rue Haute;35920;Orbanne;-1.402;48.301;;"]),
        )
        .import();
    assert_eq!(imported.directory.stations.len(), 5);
}

#[test]
fn what_a_newer_list_lacks_can_be_kept() {
    let gone = ["Brigade de Courbet|COURBET|||35930|2 Rue du Four 35930 COURBET|334045|6766262"];
    let mut files = Files::with(
        "d-2020-11.csv",
        &directory(&[
            r#"gendarmerie-35901-01,gendarmerie,Brigade du Vernay,,,,48.1,-1.7,8,"1 rue A, 35910, Le Vernay""#,
        ]),
    )
    .and("list-2013-11.csv", &list(&gone));
    assert_eq!(
        files.import().doubts(),
        [(2, Reason::NotInNewerSource, Outcome::KeptOut)]
    );
    files.options.keep_unconfirmed = true;
    assert_eq!(
        files.import().ids(),
        ["gendarmerie-35901-01", "gendarmerie-35903-courbet"]
    );
}
