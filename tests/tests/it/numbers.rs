//! Emergency numbers: the same everywhere, in every language, and only those
//! that work where somebody is.

use std::collections::BTreeSet;

use vigie::{
    emergency::{Channel, NumberList, Setting},
    geo::Point,
    language::Language,
    territory::Territory,
};

use crate::{
    client::get,
    content::{DANGER, alerts_first, page, sent},
    html::{self, attribute},
};

/// A point on land in each territory.
const POINTS: [(Territory, &str); 12] = [
    (Territory::MetropolitanFrance, "48.11,-1.68"),
    (Territory::Guadeloupe, "16.24,-61.53"),
    (Territory::Martinique, "14.61,-61.07"),
    (Territory::Guyane, "4.93,-52.33"),
    (Territory::Reunion, "-20.88,55.45"),
    (Territory::SaintPierreEtMiquelon, "46.78,-56.17"),
    (Territory::Mayotte, "-12.78,45.23"),
    (Territory::SaintBarthelemy, "17.9,-62.83"),
    (Territory::SaintMartin, "18.07,-63.08"),
    (Territory::WallisEtFutuna, "-13.28,-176.18"),
    (Territory::FrenchPolynesia, "-17.54,-149.57"),
    (Territory::NewCaledonia, "-22.27,166.45"),
];

fn list(query: &str) -> NumberList<'static> {
    let target = format!("/v1/emergency-numbers?{query}");
    let answer = sent(&get(target.as_str()));
    assert!(answer.text().starts_with("{\"emergency\":["), "{target}");
    serde_json::from_value(answer.json()).unwrap()
}

fn ids(list: &NumberList<'_>) -> Vec<String> {
    list.numbers
        .iter()
        .map(|entry| entry.number.id.to_string())
        .collect()
}

#[test]
fn the_numbers_are_the_same_in_every_language() {
    let french = list("lang=fr");
    assert_eq!(ids(&french)[..3], DANGER);
    for language in Language::ALL {
        let query = format!("lang={language}");
        let target = format!("/v1/emergency-numbers?{query}");
        alerts_first(&target, &get(target.as_str()).send().text());
        let found = list(&query);
        assert_eq!((found.language, found.territory), (*language, None));
        assert_eq!(found.numbers.len(), french.numbers.len());
        for (entry, original) in found.numbers.iter().zip(&french.numbers) {
            assert_eq!(entry.number, original.number, "{language}");
            let text = &entry.text;
            for said in [&text.name, &text.answers, &text.when] {
                assert!(!said.trim().is_empty(), "{} in {language}", entry.number.id);
            }
        }
        let urgent = found.numbers.iter().map(|entry| !entry.number.danger);
        assert!(
            urgent.is_sorted(),
            "{language}: those for danger come first"
        );
    }
    let distinct: BTreeSet<String> = ids(&french).into_iter().collect();
    assert_eq!(distinct.len(), french.numbers.len());
    for entry in &french.numbers {
        let number = &entry.number;
        let reached = [
            (&number.dial, Channel::Voice),
            (&number.international, Channel::Voice),
            (&number.sms, Channel::Text),
            (&number.web, Channel::Web),
        ];
        for (address, channel) in reached {
            let named = number.channels.contains(&channel);
            // Text messages are not the only way to write.
            assert!(named || address.is_none(), "{} by {channel}", number.id);
        }
        assert!(
            reached.iter().any(|(address, _)| address.is_some()),
            "{}",
            number.id
        );
        // A way that has hours of its own is one there is.
        for own in number.channel_hours.iter() {
            assert!(number.channels.contains(&own.channel), "{}", number.id);
            assert_ne!(own.hours, number.hours, "{}", number.id);
        }
    }
}

#[test]
fn a_setting_gives_the_numbers_to_use_there() {
    let whole = list("lang=en");
    for setting in Setting::ALL {
        for territory in ["", "&territory=reunion", "&territory=new_caledonia"] {
            let there = list(&format!("lang=en{territory}"));
            let found = list(&format!("lang=en&setting={setting}{territory}"));
            let expected = there.numbers.iter().cloned();
            let expected: Vec<_> = expected
                .filter(|entry| entry.number.settings.contains(setting))
                .collect();
            assert_eq!(found.numbers, expected, "{setting}{territory}");
            assert_eq!(found.emergency, there.emergency, "{setting}{territory}");
        }
    }
    assert_eq!(ids(&list("setting=mountain"))[0], "112");
    assert_eq!(ids(&list("setting=sea&territory=reunion")), ["196"]);
    assert_eq!(list("setting=&lang=en"), whole);
    for (query, code) in [
        ("setting=desert", "unknown_value"),
        ("setting=Sea", "unknown_value"),
        ("setting=sea&setting=sea", "repeated"),
    ] {
        let problem = get(format!("/v1/emergency-numbers?{query}&lang=en")).refused(400);
        assert_eq!(problem["errors"][0]["parameter"], "setting", "{query}");
        assert_eq!(problem["errors"][0]["code"], code, "{query}");
    }
}

/// Opening hours are written for programs; people read them in words.
#[test]
fn no_page_shows_hours_as_programs_write_them() {
    for language in Language::ALL {
        for query in ["", "&need=text", "&territory=new_caledonia"] {
            let target = format!("/v1/emergency-numbers?lang={language}{query}");
            let source = sent(&page(target.as_str())).text();
            for raw in ["Mo-", "PH", "24/7", "opening_hours"] {
                assert!(!source.contains(raw), "{raw} in {target}");
            }
        }
    }
}

#[test]
fn a_place_or_a_need_gives_what_fits_of_the_whole() {
    let whole = list("lang=en");
    for territory in Territory::ALL {
        for need in Channel::ALL.iter().map(Some).chain([None]) {
            let wish = need.map_or(String::new(), |need| format!("&need={need}"));
            let found = list(&format!("lang=en&territory={territory}{wish}"));
            let expected: Vec<_> = whole
                .numbers
                .iter()
                .filter(|entry| entry.number.territories.contains(territory))
                .filter(|entry| need.is_none_or(|need| entry.number.channels.contains(need)))
                .cloned()
                .collect();
            assert_eq!(found.numbers, expected, "{territory} {need:?}");
            assert_eq!(found.territory, Some(*territory));
            // Who cannot be reached there is no help there; what somebody
            // would rather do does not hide whom to alert.
            let contacts: Vec<_> = whole
                .emergency
                .iter()
                .filter(|contact| {
                    let number = whole
                        .numbers
                        .iter()
                        .find(|entry| entry.number.id == contact.number);
                    number.unwrap().number.territories.contains(territory)
                })
                .cloned()
                .collect();
            assert_eq!(found.emergency.to_vec(), contacts, "{territory} {need:?}");
            assert!(!contacts.is_empty(), "{territory}");
        }
    }
    let written = list("lang=en&need=text");
    assert_eq!(written.emergency, whole.emergency);
    assert_eq!(ids(&written)[0], "114");
}

#[test]
fn a_point_gives_the_territory_it_lies_in() {
    assert_eq!(POINTS.len(), Territory::ALL.len());
    for (territory, point) in POINTS {
        let [lat, lon] = [0, 1].map(|n| point.split(',').nth(n).unwrap().parse().unwrap());
        assert_eq!(
            Territory::at(Point::new(lat, lon).unwrap()),
            Some(territory)
        );
        let near = sent(&get(format!("/v1/emergency-numbers?near={point}&lang=en")));
        let named = sent(&get(format!(
            "/v1/emergency-numbers?territory={territory}&lang=en"
        )));
        assert_eq!(near.body, named.body, "{territory}");
    }
    for point in [
        "51.51,-0.13",
        "0,0",
        "90,0",
        "-90,180",
        "52.52,13.4",
        "40.71,-74.01",
    ] {
        let problem = get(format!("/v1/emergency-numbers?near={point}&lang=en")).refused(404);
        assert_eq!(problem["code"], "nowhere_in_france", "{point}");
        assert!(!problem.to_string().contains(point), "{problem}");
        assert!(
            problem["detail"].as_str().unwrap().contains("112"),
            "{problem}"
        );
    }
}

#[test]
fn the_page_shows_the_numbers_of_the_list_in_its_order() {
    for language in Language::ALL {
        for query in [
            "",
            "&territory=new_caledonia",
            "&setting=mountain",
            "&territory=reunion&need=text",
        ] {
            let query = format!("lang={language}{query}");
            let target = format!("/v1/emergency-numbers?{query}");
            let found = list(&query);
            let source = sent(&page(target.as_str())).text();
            let html = html::page(&target, &source, language.as_str());
            let entries = html::all(&html, "main ul.numbers > li");
            assert_eq!(entries.len(), found.numbers.len(), "{target}");
            for (shown, entry) in entries.into_iter().zip(&found.numbers) {
                let name = html::text(html::within(shown, "h2")[0]);
                assert_eq!(name, entry.text.name, "{target}");
                let number = &entry.number;
                let expected: Vec<String> = [
                    number.dial.as_ref().map(|dial| format!("tel:{dial}")),
                    number
                        .international
                        .as_ref()
                        .map(|number| format!("tel:{number}")),
                    number.sms.as_ref().map(|sms| format!("sms:{sms}")),
                    number.web.as_ref().map(ToString::to_string),
                ]
                .into_iter()
                .flatten()
                .collect();
                let links = |selector| {
                    let links = html::within(shown, selector).into_iter();
                    let links = links.map(|link| attribute(link, "href").to_owned());
                    links.collect::<Vec<_>>()
                };
                assert_eq!(links("p a"), expected, "{target}");
                let sources = number.sources.iter().map(|source| source.url.to_string());
                assert_eq!(links("dd a"), sources.collect::<Vec<_>>(), "{target}");
            }
            let chosen = html::all(&html, "option[selected]").into_iter();
            let chosen: Vec<&str> = chosen.map(|option| attribute(option, "value")).collect();
            let territory = found.territory.map(Territory::as_str);
            let setting = query.contains("setting=mountain").then_some("mountain");
            let expected: Vec<_> = territory.into_iter().chain(setting).collect();
            assert_eq!(chosen, expected, "{target}");
            let writing = !html::all(&html, "input[name=need][checked]").is_empty();
            assert_eq!(writing, query.ends_with("need=text"), "{target}");
        }
    }
}
