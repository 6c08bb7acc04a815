//! Emergency numbers and help lines.

use vigie::{
    emergency::{Channel, NumberList, Setting, grouped},
    territory::Territory,
};

use super::*;

const FILE: &str = include_str!("../../../../content/numbers/numbers.toml");

fn numbers(query: &str) -> NumberList<'static> {
    let target = format!("/v1/emergency-numbers?{query}");
    serde_json::from_slice(found(get(&target)).body()).unwrap()
}

fn ids(list: &NumberList<'_>) -> Vec<String> {
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
fn every_way_to_reach_a_number_is_a_link_on_the_page() {
    let page = page("/v1/emergency-numbers?lang=en");
    for entry in numbers("lang=en").numbers {
        let number = entry.number;
        let ways = [
            number.dial.map(|dial| format!("tel:{dial}")),
            number.sms.map(|sms| format!("sms:{sms}")),
            number.web.map(|web| web.to_string()),
        ];
        for way in ways.into_iter().flatten() {
            assert!(page.contains(&format!("<a href=\"{way}\">")), "{way}");
        }
    }
}

#[test]
fn the_page_shows_what_was_chosen() {
    let page = page("/v1/emergency-numbers?territory=mayotte&need=text&lang=en");
    assert!(
        page.contains("<option value=\"mayotte\" selected>"),
        "{page}"
    );
    assert!(page.contains("value=\"text\" checked>"), "{page}");
    let shown = page.matches("<li>\n<h2>").count();
    assert_eq!(shown, ids(&numbers("territory=mayotte&need=text")).len());
    // What a form sends for choices that were left open.
    assert_eq!(numbers("territory=&lang=en"), numbers("lang=en"));
}

/// Somebody in New Caledonia who writes to 114 reaches nobody.
#[test]
fn the_page_of_a_territory_shows_only_numbers_that_work_there() {
    for query in ["territory=new_caledonia", "near=-22.27,166.45"] {
        let page = page(&format!("/v1/emergency-numbers?{query}&lang=en"));
        assert!(page.contains("\"tel:17\""), "{page}");
        for number in ["\"tel:112\"", "\"sms:114\""] {
            assert!(
                !page.contains(number),
                "{number} does not work there: {page}"
            );
        }
    }
}

/// 15 and 18 answer on land and in the mountains alike.
#[test]
fn the_page_does_not_narrow_where_a_number_works() {
    let page = page("/v1/emergency-numbers?lang=en");
    for entry in numbers("lang=en").numbers {
        let number = entry.number;
        let Some(dial) = number
            .dial
            .filter(|_| number.settings.contains(&Setting::Land))
        else {
            continue;
        };
        let about = page
            .split(&format!("Call {}</a>", grouped(&dial)))
            .nth(1)
            .unwrap();
        let about = about.split("</li>").next().unwrap();
        let only = about.contains("<dt>Where</dt>\n<dd>In the mountains");
        assert!(!only, "{dial} works on land, too: {about}");
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
