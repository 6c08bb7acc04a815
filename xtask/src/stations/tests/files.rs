//! Each layout, in the encodings that it is found in.

use vigie::{
    hours::WeeklyHours,
    station::{Accessibility, Institution, Precision, UnitKind},
};

use super::{Files, Imported, directory, fixture};
use crate::stations::{
    import::{Options, import},
    report::{Outcome, Reason},
    zone,
};

fn import_fixtures(names: &[&str]) -> Imported {
    let dates = names.iter().map(|name| {
        let day = match *name {
            "gendarmerie.csv" => "2013-11-01",
            "police.csv" => "2015-03-01",
            "directory.csv" => "2020-11-01",
            _ => "2024-06-01",
        };
        format!("{name}={day}").parse().unwrap()
    });
    let options = Options {
        files: names.iter().map(|name| fixture(name)).collect(),
        communes: Some(fixture("communes.csv")),
        dates: dates.collect(),
        ..Options::default()
    };
    let imported = import(&options, &|_| {}).unwrap();
    assert!(imported.report.balances());
    imported
}

#[test]
fn the_directory() {
    let imported = import_fixtures(&["directory.csv"]);
    assert_eq!(imported.doubts(), []);
    let brigade = imported.station("gendarmerie-35901-01");
    assert_eq!(brigade.name.as_str(), "Brigade de gendarmerie - Le Vernay");
    assert_eq!(brigade.institution, Institution::Gendarmerie);
    let address = &brigade.address;
    assert_eq!(
        address.street.as_ref().unwrap().as_str(),
        "Caserne Dorval, 4 rue de l'Étang"
    );
    assert_eq!(address.postal_code.as_ref().unwrap().as_str(), "35910");
    assert_eq!(address.locality.as_ref().unwrap().as_str(), "Le Vernay");
    assert_eq!(brigade.commune.as_ref().unwrap().name.as_str(), "Le Vernay");
    assert_eq!(brigade.phone.as_ref().unwrap().as_str(), "+33261910017");
    assert_eq!(
        brigade.site.as_ref().unwrap().as_str(),
        "https://www.example.org/contact"
    );
    assert_eq!(
        (brigade.point.lat(), brigade.point.lon()),
        (48.1012, -1.7021)
    );
    assert_eq!(brigade.precision, Precision::Street);
    assert!(brigade.hours.is_none());

    let office = imported.station("commissariat_police-35901-01");
    assert_eq!(
        (office.kind, office.accessibility),
        (UnitKind::Station, Accessibility::Full)
    );
    assert!(office.site.is_none(), "an electronic address is no page");
    let gare = imported.station("commissariat_police-35901-02");
    assert_eq!(gare.accessibility, Accessibility::Limited);
    let amont = imported.station("gendarmerie-97390-01");
    assert_eq!(amont.accessibility, Accessibility::None);
    assert_eq!(amont.zone.name(), "America/Cayenne");
    assert_eq!(amont.phone.as_ref().unwrap().as_str(), "+594594340017");
}

#[test]
fn territories_without_communes_get_them_from_their_stations() {
    let imported = import_fixtures(&["directory.csv"]);
    let town = imported
        .directory
        .communes
        .iter()
        .find(|c| c.insee.as_str() == "98715")
        .unwrap();
    assert_eq!((town.name.as_str(), town.point.lat()), ("Vaipoto", -17.58));
    assert_eq!(town.postal_codes[0].as_str(), "98704");
    let made = ["75056", "98715"];
    assert_eq!(imported.report.communes_made, made.len());
    for code in made {
        assert!(
            imported
                .directory
                .communes
                .iter()
                .any(|c| c.insee.as_str() == code)
        );
    }
    assert!(
        imported
            .directory
            .communes
            .iter()
            .all(|c| c.insee.as_str() != "35904"),
        "no centre"
    );
}

#[test]
fn the_export_of_today() {
    let imported = import_fixtures(&["export.csv"]);
    assert_eq!(imported.doubts(), []);
    let vernay = imported.station("unite-1900017");
    assert_eq!(vernay.kind, UnitKind::ProximityBrigade);
    assert_eq!(
        (vernay.point.lat(), vernay.point.lon()),
        (48.10125, -1.70205)
    );
    assert_eq!(
        vernay.hours,
        WeeklyHours::from_osm(
            "Mo-Fr 08:00-12:00,14:00-18:00; Sa 08:00-12:00; Su 09:00-12:00; PH 09:00-12:00"
        )
        .ok()
    );
    assert_eq!(
        vernay.site.as_ref().unwrap().as_str(),
        "https://www.example.org/vernay"
    );
    assert_eq!(
        imported.station("unite-1900018").hours,
        Some(WeeklyHours::ALWAYS)
    );
    assert_eq!(
        imported.report.files[0].encoding,
        "UTF-8 with byte order mark"
    );
}

#[test]
fn the_police_export_of_2015() {
    let imported = import_fixtures(&["police.csv"]);
    assert_eq!(
        imported.ids(),
        ["police-35901-vernay", "police-35901-vernay-lac"]
    );
    assert_eq!(
        imported.counts("police.csv").read,
        2,
        "the last row has no line break"
    );
}

#[test]
fn the_gendarmerie_list_of_2013() {
    let imported = import_fixtures(&["gendarmerie.csv", "directory.csv"]);
    assert!(imported.report.files[0].encoding.starts_with("ISO-8859-15"));
    // The list knows a kind that the directory does not, and a brigade that a
    // newer list of its department no longer has.
    assert_eq!(
        imported.station("gendarmerie-35901-01").kind,
        UnitKind::ProximityBrigade
    );
    let counts = imported.counts("gendarmerie.csv");
    assert_eq!((counts.merged, counts.kept_out), (2, 1));
    let gone = imported
        .report
        .findings
        .iter()
        .find(|f| f.outcome == Outcome::KeptOut)
        .unwrap();
    assert_eq!((gone.line, gone.reason), (3, Reason::NotInNewerSource));

    let alone = import_fixtures(&["gendarmerie.csv"]);
    let courbet = alone.station("gendarmerie-35903-lande-courbet");
    assert!(
        (courbet.point.lat() - 47.905).abs() < 1e-5,
        "{:?}",
        courbet.point
    );
    assert!((courbet.point.lon() + 1.899).abs() < 1e-5);
    assert_eq!(
        courbet.address.street.as_ref().unwrap().as_str(),
        "Rue du Bœuf"
    );
    // In Polynesia three zones fit and nothing says which.
    assert_eq!(alone.doubts(), [(4, Reason::NoPlace, Outcome::Refused)]);
}

#[test]
fn openstreetmap_from_abroad() {
    let mut options = Options {
        files: vec![fixture("police.geojson")],
        zone: Some(zone::named("Europe/Brussels").unwrap()),
        ..Options::default()
    };
    let imported = import(&options, &|_| {}).unwrap();
    assert!(imported.report.balances());
    assert_eq!(imported.ids(), ["osm-node-42", "osm-way-7"]);
    let post = imported.station("osm-node-42");
    assert_eq!(post.institution, Institution::Other);
    assert_eq!(post.zone.name(), "Europe/Brussels");
    assert_eq!(post.phone.as_ref().unwrap().as_str(), "+3225550101");
    assert_eq!(
        post.hours,
        WeeklyHours::from_osm("Mo-Fr 08:00-18:00; PH off").ok()
    );
    assert_eq!(post.accessibility, Accessibility::Full);
    assert_eq!(
        post.address.street.as_ref().unwrap().as_str(),
        "5 Grand-Rue"
    );
    let area = imported.station("osm-way-7").point;
    assert!((area.lat() - 50.861).abs() < 1e-9 && (area.lon() - 4.361).abs() < 1e-9);
    assert_eq!(
        imported.doubts(),
        [
            (2, Reason::BadPhone, Outcome::Noted),
            (2, Reason::BadHours, Outcome::Noted),
            (3, Reason::NoName, Outcome::Refused),
        ]
    );
    assert!(
        imported.directory.sources[0]
            .as_str()
            .contains("OpenStreetMap contributors")
    );

    options.zone = None;
    assert!(
        import(&options, &|_| {}).is_err(),
        "without a zone none is left"
    );
}

#[test]
fn all_files_make_one_directory_and_the_order_given_does_not_matter() {
    let names = [
        "directory.csv",
        "police.csv",
        "gendarmerie.csv",
        "export.csv",
        "communes.csv",
    ];
    let imported = import_fixtures(&names[..4]);
    let vernay = imported.station("gendarmerie-35901-01");
    assert!(vernay.hours.is_some(), "from the export");
    assert_eq!(vernay.precision, Precision::Street, "from the directory");
    assert_eq!(
        vernay.source.name.as_str(),
        "export + directory + gendarmerie"
    );
    assert_eq!(vernay.source.date.to_string(), "2024-06-01");
    let mut turned = names;
    turned[..4].reverse();
    let turned = import_fixtures(&turned[..4]);
    assert_eq!(imported.directory.stations, turned.directory.stations);
    assert_eq!(imported.report.findings, turned.report.findings);
}

#[test]
fn communes_may_stand_among_the_files() {
    let options = Options {
        files: vec![fixture("communes.csv"), fixture("directory.csv")],
        ..Options::default()
    };
    let imported = import(&options, &|_| {}).unwrap();
    assert!(imported.report.balances());
    assert!(
        imported
            .directory
            .communes
            .iter()
            .any(|c| c.name.as_str() == "Orbanne")
    );
}

#[test]
fn without_communes_the_report_says_what_was_not_checked() {
    let imported = Files::with("d-2020-11.csv", &directory(&[
        r#"gendarmerie-35901-01,gendarmerie,Brigade du Vernay,,,,48.1,-1.7,8,"1 rue A, 35910, Le Vernay""#,
    ]))
    .without_communes()
    .import();
    assert!(imported.report.notes[0].starts_with("No file of communes"));
    assert_eq!(imported.directory.communes[0].insee.as_str(), "35901");
}

#[test]
fn what_is_not_recognised_is_one_sentence() {
    for (text, part) in [
        ("a,b\n1,2\n", "none of the headers looked for"),
        ("{\"type\":\"Feature\"}", "not a GeoJSON FeatureCollection"),
        ("", "none of the headers looked for"),
    ] {
        let error = import(&Files::with("x-2020.csv", text).options, &|_| {}).unwrap_err();
        let sentence = format!("{error:#}");
        assert!(
            sentence.contains(part) && !sentence.contains('\n'),
            "{sentence}"
        );
    }
    let only_a_header = Files::with("x-2020.csv", &directory(&[]));
    assert!(
        import(&only_a_header.options, &|_| {}).is_err(),
        "no station at all"
    );
}
