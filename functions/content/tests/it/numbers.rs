//! Emergency numbers and help lines.

use std::collections::BTreeSet;

use vigie::{
    emergency::{Channel, NumberList},
    territory::Territory,
};

use super::*;

const FILE: &str = include_str!("../../../../content/numbers/numbers.toml");

pub(crate) fn numbers(query: &str) -> NumberList<'static> {
    let target = format!("/v1/emergency-numbers?{query}");
    serde_json::from_slice(found(get(&target)).body()).unwrap()
}

pub(crate) fn ids(list: &NumberList<'_>) -> Vec<String> {
    list.numbers
        .iter()
        .map(|entry| entry.number.id.to_string())
        .collect()
}

/// The numbers of the contacts at the top.
fn contacts(list: &NumberList<'_>) -> Vec<String> {
    list.emergency
        .iter()
        .map(|contact| contact.number.to_string())
        .collect()
}

/// The identifiers in the file of the numbers for which something holds, in
/// their order.
fn written(holds: impl Fn(&toml::Table) -> bool) -> Vec<String> {
    let file: toml::Table = FILE.parse().unwrap();
    let numbers = file["number"].as_array().unwrap().iter();
    let numbers = numbers.map(|number| number.as_table().unwrap());
    let ids = numbers.filter(|number| holds(number));
    ids.map(|number| number["id"].as_str().unwrap().to_owned())
        .collect()
}

fn lists(number: &toml::Table, field: &str, name: &str) -> bool {
    let names = number[field].as_array().unwrap();
    names.iter().any(|one| one.as_str() == Some(name))
}

#[test]
fn all_numbers_come_in_the_order_they_are_written_in() {
    let list = numbers("");
    assert_eq!(ids(&list), written(|_| true));
    assert_eq!(ids(&list)[..3], ["17", "112", "114"]);
    assert_eq!(contacts(&list), ["17", "112", "114"]);
    assert_eq!(list.territory, None);
}

/// The departments overseas have nearly all of the numbers that France has.
const DEPARTMENTS: &[&str] = &[
    "17",
    "112",
    "114",
    "15",
    "18",
    "196",
    "3114",
    "119",
    "116000",
    "3919",
    "3018",
    "115",
    "116006-overseas",
];
const NOT_IN_DEPARTMENTS: &[&str] = &["3117", "116006", "nc-16", "pf-16", "nc-053030", "pf-444767"];
/// The Northern Antilles are in the numbering plan of Guadeloupe; of help lines
/// that say themselves where they are reached, none names them.
const ANTILLES: &[&str] = &["17", "112", "15", "18", "196", "116006-overseas"];
const NOT_IN_ANTILLES: &[&str] = &["3117", "116006", "nc-16", "pf-16"];

/// Some of what somebody reaches in each territory, and of what they do not, from
/// what its authorities say and not from the file.
const KNOWN: [(Territory, &[&str], &[&str]); 12] = [
    (
        Territory::MetropolitanFrance,
        &[
            "17", "112", "114", "15", "18", "196", "3117", "3114", "119", "3919", "3018", "115",
            "116006",
        ],
        &[
            "nc-16",
            "pf-16",
            "nc-053030",
            "pf-444767",
            "116006-overseas",
        ],
    ),
    (Territory::Guadeloupe, DEPARTMENTS, NOT_IN_DEPARTMENTS),
    (Territory::Martinique, DEPARTMENTS, NOT_IN_DEPARTMENTS),
    (Territory::Guyane, DEPARTMENTS, NOT_IN_DEPARTMENTS),
    (Territory::Reunion, DEPARTMENTS, NOT_IN_DEPARTMENTS),
    (Territory::Mayotte, DEPARTMENTS, NOT_IN_DEPARTMENTS),
    // At sea it is Halifax, in Canada, that coordinates the rescue.
    (
        Territory::SaintPierreEtMiquelon,
        &["17", "15", "18", "119", "3919", "3977", "116006-overseas"],
        &["196", "3117", "116006", "nc-16", "pf-16"],
    ),
    (Territory::SaintBarthelemy, ANTILLES, NOT_IN_ANTILLES),
    (Territory::SaintMartin, ANTILLES, NOT_IN_ANTILLES),
    (
        Territory::FrenchPolynesia,
        &["17", "15", "18", "pf-16", "pf-444767", "116006-overseas"],
        &[
            "112",
            "114",
            "196",
            "nc-16",
            "nc-053030",
            "119",
            "3919",
            "116006",
            "3117",
        ],
    ),
    (
        Territory::NewCaledonia,
        &["17", "15", "18", "nc-16", "nc-053030", "116006-overseas"],
        &[
            "112",
            "114",
            "196",
            "pf-16",
            "pf-444767",
            "119",
            "3919",
            "116006",
            "3117",
        ],
    ),
    // It has a hospital, but no centre 15 that its authorities name.
    (
        Territory::WallisEtFutuna,
        &["17", "18", "116006-overseas"],
        &[
            "15", "112", "114", "196", "nc-16", "pf-16", "119", "3919", "116006", "3117",
        ],
    ),
];

#[test]
fn what_is_known_of_a_territory_is_what_it_has() {
    let known: BTreeSet<Territory> = KNOWN.iter().map(|(territory, ..)| *territory).collect();
    assert_eq!(known.len(), Territory::ALL.len());
    for (territory, reached, not_reached) in KNOWN {
        let here = ids(&numbers(&format!("territory={territory}")));
        for id in reached {
            assert!(here.iter().any(|known| known == id), "{id} in {territory}");
        }
        for id in not_reached {
            let known = here.iter().any(|known| known == id);
            assert!(!known, "{id} does not work in {territory}");
        }
    }
}

#[test]
fn a_territory_has_the_numbers_that_work_there() {
    for territory in Territory::ALL {
        let list = numbers(&format!("territory={territory}"));
        assert_eq!(list.territory, Some(*territory));
        let here = written(|number| lists(number, "territories", territory.as_str()));
        assert_eq!(ids(&list), here, "{territory}");
        // Who is to be alerted in danger can be reached there, and the police
        // can be reached everywhere.
        let wanted: Vec<String> = here
            .into_iter()
            .filter(|id| ["17", "112", "114"].contains(&id.as_str()))
            .collect();
        assert_eq!(contacts(&list), wanted, "{territory}");
        assert_eq!(
            wanted.first().map(String::as_str),
            Some("17"),
            "{territory}"
        );
    }
    assert_eq!(contacts(&numbers("territory=new_caledonia")), ["17"]);
    assert_eq!(
        contacts(&numbers("territory=reunion")),
        ["17", "112", "114"]
    );
}

#[test]
fn a_place_is_in_a_territory() {
    for (near, territory) in [
        ("48.8566,2.3522", Territory::MetropolitanFrance),
        ("41.92,8.74", Territory::MetropolitanFrance),
        ("-20.88,55.45", Territory::Reunion),
        ("-22.27,166.45", Territory::NewCaledonia),
        ("-17.54,-149.57", Territory::FrenchPolynesia),
        ("4.94,-52.33", Territory::Guyane),
        ("46.78,-56.18", Territory::SaintPierreEtMiquelon),
    ] {
        let list = numbers(&format!("near={near}"));
        assert_eq!(list.territory, Some(territory), "{near}");
        assert_eq!(list, numbers(&format!("territory={territory}")), "{near}");
    }
}

#[test]
fn a_place_outside_france_is_a_problem_that_tells_so() {
    for near in ["51.5,-0.12", "0,0", "-33.87,151.2"] {
        let problem = refused(
            &send(get(&format!("/v1/emergency-numbers?near={near}"))),
            404,
        );
        assert_eq!(problem["code"], "nowhere_in_france", "{near}");
        assert!(!problem.to_string().contains(near), "{problem}");
    }
}

#[test]
fn a_need_is_a_channel() {
    for need in Channel::ALL {
        let list = numbers(&format!("need={need}"));
        assert_eq!(
            ids(&list),
            written(|number| lists(number, "channels", need.as_str())),
            "{need}"
        );
        assert!(!ids(&list).is_empty(), "{need}");
        // Whom to alert does not depend on what else is looked for.
        assert_eq!(contacts(&list), ["17", "112", "114"], "{need}");
    }
    assert_eq!(ids(&numbers("need=text"))[0], "114");
    let both = numbers("need=text&territory=metropolitan_france");
    assert!(
        both.numbers
            .iter()
            .all(|entry| entry.number.channels.contains(&Channel::Text))
    );
    assert_eq!(ids(&both)[0], "114");
}

#[test]
fn texts_are_in_the_language_that_is_asked_for() {
    let french = numbers("lang=fr");
    for language in Language::ALL {
        let list = numbers(&format!("lang={language}"));
        assert_eq!(list.language, *language);
        assert_eq!(ids(&list), ids(&french));
        for (entry, french) in list.numbers.iter().zip(&french.numbers) {
            assert_eq!(entry.number, french.number);
            assert!(!entry.text.name.is_empty() && !entry.text.when.is_empty());
            let differs = entry.text != french.text;
            assert_eq!(
                differs,
                *language != Language::French,
                "{} in {language}",
                entry.number.id
            );
        }
    }
}

#[test]
fn mistakes_are_named() {
    for (query, parameter, code) in [
        ("near=48.85,2.35&territory=reunion", "near", "conflict"),
        ("near=48.85", "near", "wrong_count"),
        ("near=here,there", "near", "not_a_number"),
        ("near=91,0", "near", "latitude_out_of_range"),
        ("territory=corsica", "territory", "unknown_value"),
        ("need=speech", "need", "unknown_value"),
        ("setting=desert", "setting", "unknown_value"),
        ("setting=sea&setting=sea", "setting", "repeated"),
    ] {
        let problem = refused(&send(get(&format!("/v1/emergency-numbers?{query}"))), 400);
        assert_eq!(problem["errors"][0]["parameter"], parameter, "{query}");
        assert_eq!(problem["errors"][0]["code"], code, "{query}");
    }
    let problem = refused(
        &send(get("/v1/emergency-numbers?territory=corsica&lang=en")),
        400,
    );
    assert!(
        problem["errors"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("metropolitan_france")
    );
}

#[test]
fn a_setting_gives_the_numbers_to_use_there() {
    for (query, expected) in [
        ("setting=mountain", &["112", "114", "15", "18"] as &[&str]),
        ("setting=sea", &["196", "nc-16", "pf-16"]),
        ("setting=sea&territory=reunion", &["196"]),
        ("setting=sea&territory=new_caledonia", &["nc-16"]),
        ("setting=sea&territory=wallis_et_futuna", &[]),
        ("setting=mountain&need=text", &["114"]),
    ] {
        let list = numbers(query);
        assert_eq!(ids(&list), expected, "{query}");
        let page = page(&format!("/v1/emergency-numbers?{query}&lang=en"));
        assert_eq!(
            page.matches("<li>\n<h2>").count(),
            expected.len(),
            "{query}"
        );
        // Whom to alert does not depend on what else is looked for.
        let place = query.split('&').find(|part| part.starts_with("territory"));
        let there = numbers(place.unwrap_or_default());
        assert_eq!(contacts(&list), contacts(&there), "{query}");
    }
    let land = ids(&numbers("setting=land"));
    let everywhere = ids(&numbers("")).len();
    assert_eq!(land.len() + 3, everywhere, "all but those at sea");
}
