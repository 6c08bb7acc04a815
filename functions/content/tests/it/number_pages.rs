//! The page of the emergency numbers, in words that people read.

use std::collections::BTreeSet;

use vigie::{
    emergency::{Channel, Setting, grouped},
    sheet::{Audience, Topic},
    territory::Territory,
};
use vigie_host::Phrase;

use super::{
    numbers::{ids, numbers},
    *,
};

#[test]
fn every_way_to_reach_a_number_is_a_link_on_the_page() {
    let page = page("/v1/emergency-numbers?lang=en");
    for entry in numbers("lang=en").numbers {
        let number = entry.number;
        let ways = [
            number.dial.map(|dial| format!("tel:{dial}")),
            number.international.map(|number| format!("tel:{number}")),
            number.sms.map(|sms| format!("sms:{sms}")),
            number.web.map(|web| web.to_string()),
        ];
        for way in ways.into_iter().flatten() {
            assert!(page.contains(&format!("<a href=\"{way}\">")), "{way}");
        }
    }
}

/// Ids of phrases are made of these names, and a name without a phrase is left out.
#[test]
fn every_name_of_a_closed_set_is_said_in_words() {
    let page = page("/v1/emergency-numbers?lang=en");
    assert!(!page.contains("></option>"), "{page}");
    assert_eq!(
        page.matches("<option value=\"").count(),
        2 + Territory::ALL.len() + Setting::ALL.len()
    );
    let audiences = Audience::ALL.iter().map(|name| format!("audience-{name}"));
    let channels = Channel::ALL.iter().map(|name| format!("channel-{name}"));
    let topics = Topic::ALL.iter().map(|name| format!("topic-{name}"));
    for id in audiences.chain(channels).chain(topics) {
        assert!(Phrase::from_key(&id).is_some(), "{id}");
    }
}

#[test]
fn the_page_shows_what_was_chosen() {
    let page = page("/v1/emergency-numbers?territory=mayotte&need=text&setting=land&lang=en");
    assert!(
        page.contains("<option value=\"mayotte\" selected>"),
        "{page}"
    );
    assert!(page.contains("value=\"text\" checked>"), "{page}");
    assert!(page.contains("<option value=\"land\" selected>"), "{page}");
    assert_eq!(page.matches(" selected>").count(), 2);
    let shown = page.matches("<li>\n<h2>").count();
    let listed = ids(&numbers("territory=mayotte&need=text&setting=land"));
    assert_eq!(shown, listed.len());
    // What a form sends for choices that were left open.
    assert_eq!(numbers("territory=&setting=&lang=en"), numbers("lang=en"));
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

/// What the page says about each number, by its identifier.
fn entries(language: &str) -> Vec<(String, String)> {
    let page = page(&format!("/v1/emergency-numbers?lang={language}"));
    let entries = page.split("<li>\n<h2>").skip(1);
    let entries = entries.map(|entry| entry.split("</li>").next().unwrap());
    let ids = ids(&numbers("")).into_iter();
    ids.zip(entries.map(|entry| entry.replace('\u{a0}', " ")))
        .collect()
}

/// What the page says about one number.
fn entry(id: &str, language: &str) -> String {
    let found = entries(language).into_iter().find(|(known, _)| known == id);
    found.unwrap().1
}

/// Hours as they are written and as they are said in three languages.
const HOURS: [(&str, [&str; 3]); 11] = [
    (
        "24/7",
        [
            "24 h sur 24, 7 jours sur 7",
            "24 hours a day, 7 days a week",
            "24 ساعة في اليوم، 7 أيام في الأسبوع",
        ],
    ),
    (
        "Mo-Fr 10:00-19:00; PH off",
        [
            "du lundi au vendredi, de 10 h à 19 h, sauf jours fériés",
            "Monday to Friday, 10:00 to 19:00, except public holidays",
            "من الاثنين إلى الجمعة، من 10:00 إلى 19:00، ما عدا أيام العطل الرسمية",
        ],
    ),
    (
        "Mo-Su 09:00-23:00",
        [
            "tous les jours, de 9 h à 23 h",
            "every day, 9:00 to 23:00",
            "كل أيام الأسبوع، من 9:00 إلى 23:00",
        ],
    ),
    (
        "Mo-Su 09:00-20:00",
        [
            "tous les jours, de 9 h à 20 h",
            "every day, 9:00 to 20:00",
            "كل أيام الأسبوع، من 9:00 إلى 20:00",
        ],
    ),
    (
        "Mo-Fr 09:00-19:00; Sa-Su 09:00-13:00,14:00-19:00",
        [
            "du lundi au vendredi, de 9 h à 19 h ; samedi et dimanche, de 9 h à 13 h et de 14 h à 19 h",
            "Monday to Friday, 9:00 to 19:00; Saturday and Sunday, 9:00 to 13:00 and 14:00 to 19:00",
            "من الاثنين إلى الجمعة، من 9:00 إلى 19:00؛ السبت والأحد، من 9:00 إلى 13:00 ومن 14:00 إلى 19:00",
        ],
    ),
    (
        "Mo-Fr 09:30-18:00; PH off",
        [
            "du lundi au vendredi, de 9 h 30 à 18 h, sauf jours fériés",
            "Monday to Friday, 9:30 to 18:00, except public holidays",
            "من الاثنين إلى الجمعة، من 9:30 إلى 18:00، ما عدا أيام العطل الرسمية",
        ],
    ),
    (
        "Mo-Fr 09:00-18:30; PH off",
        [
            "du lundi au vendredi, de 9 h à 18 h 30, sauf jours fériés",
            "Monday to Friday, 9:00 to 18:30, except public holidays",
            "من الاثنين إلى الجمعة، من 9:00 إلى 18:30، ما عدا أيام العطل الرسمية",
        ],
    ),
    (
        "Mo-Fr 09:00-17:00",
        [
            "du lundi au vendredi, de 9 h à 17 h",
            "Monday to Friday, 9:00 to 17:00",
            "من الاثنين إلى الجمعة، من 9:00 إلى 17:00",
        ],
    ),
    (
        "Mo-Tu,Th-Fr 15:00-19:00; We 13:00-19:00",
        [
            "lundi, mardi, jeudi et vendredi, de 15 h à 19 h ; mercredi, de 13 h à 19 h",
            "Monday, Tuesday, Thursday and Friday, 15:00 to 19:00; Wednesday, 13:00 to 19:00",
            "الاثنين، الثلاثاء، الخميس والجمعة، من 15:00 إلى 19:00؛ الأربعاء، من 13:00 إلى 19:00",
        ],
    ),
    (
        "Mo-Sa 09:00-25:00, Su 09:00-13:00,17:00-25:00",
        [
            "du lundi au samedi, de 9 h à 1 h ; dimanche, de 9 h à 13 h et de 17 h à 1 h",
            "Monday to Saturday, 9:00 to 1:00; Sunday, 9:00 to 13:00 and 17:00 to 1:00",
            "من الاثنين إلى السبت، من 9:00 إلى 1:00؛ الأحد، من 9:00 إلى 13:00 ومن 17:00 إلى 1:00",
        ],
    ),
    (
        "Mo-Sa 09:00-21:00; Su 09:00-13:00,17:00-21:00",
        [
            "du lundi au samedi, de 9 h à 21 h ; dimanche, de 9 h à 13 h et de 17 h à 21 h",
            "Monday to Saturday, 9:00 to 21:00; Sunday, 9:00 to 13:00 and 17:00 to 21:00",
            "من الاثنين إلى السبت، من 9:00 إلى 21:00؛ الأحد، من 9:00 إلى 13:00 ومن 17:00 إلى 21:00",
        ],
    ),
];

#[test]
fn the_page_says_hours_in_words() {
    let list = numbers("");
    let mut written = BTreeSet::new();
    for (at, language) in ["fr", "en", "ar"].into_iter().enumerate() {
        for ((id, shown), entry) in entries(language).into_iter().zip(&list.numbers) {
            let number = &entry.number;
            let own = number.channel_hours.iter().map(|own| &own.hours);
            for hours in own.chain([&number.hours]) {
                let known = HOURS.iter().find(|(written, _)| written == hours);
                let (_, said) = known.unwrap_or_else(|| panic!("what is {hours} in words?"));
                assert!(shown.contains(said[at]), "{id} in {language}: {shown}");
                written.insert(hours.to_string());
            }
        }
    }
    assert_eq!(
        written.len(),
        HOURS.len(),
        "hours of no number: {written:?}"
    );
}

#[test]
fn no_page_shows_hours_as_programs_write_them() {
    for language in Language::ALL {
        let page = page(&format!("/v1/emergency-numbers?lang={language}"));
        for raw in ["Mo-", "PH", "24/7", "{", "}"] {
            assert!(!page.contains(raw), "{raw} in {language}: {page}");
        }
    }
}

#[test]
fn a_chat_that_closes_is_not_said_to_be_open_day_and_night() {
    let children = entry("119", "fr");
    for line in [
        "<dd>par téléphone et sur le site : 24 h sur 24, 7 jours sur 7</dd>",
        "<dd>par écrit : lundi, mardi, jeudi et vendredi, de 15 h à 19 h ; mercredi, de 13 h à 19 h (heure de Paris)</dd>",
    ] {
        assert!(children.contains(line), "{children}");
    }
    let list = numbers("need=text");
    let numbers = list.numbers.iter().map(|entry| &entry.number);
    let open = numbers.filter(|number| number.hours_by(Channel::Text) == "24/7");
    let open: Vec<&str> = open.map(|number| number.id.as_ref()).collect();
    assert_eq!(open, ["114", "3117", "33700", "17cyber"]);
}

#[test]
fn hours_overseas_say_whose_time_they_are() {
    let local = entry("nc-053030", "en");
    assert_eq!(local.matches("(local time)</dd>").count(), 2, "{local}");
    for (id, says) in [
        ("3018", true),
        ("116006-overseas", true),
        ("116006", false),
        ("17", false),
        ("nc-16", false),
    ] {
        let shown = entry(id, "en");
        assert_eq!(shown.contains("(Paris time)</dd>"), says, "{id}: {shown}");
        assert!(!shown.contains("local time"), "{id}: {shown}");
    }
}

#[test]
fn the_page_says_who_where_how_and_from_where_it_is_known() {
    let europe = entry("112", "en");
    for fact in [
        "<dt>For whom</dt>\n<dd>everyone</dd>",
        "<dt>How</dt>\n<dd>by telephone</dd>",
        "<dt>Languages spoken</dt>\n<dd><bdi lang=\"fr\">Français</bdi> and <bdi lang=\"en\">English</bdi></dd>",
        "<dt>Where</dt>\n<dd>On land</dd>\n<dd>In the mountains</dd>",
        "<small><a href=\"https://www.service-public.gouv.fr/particuliers/vosdroits/F33954\" lang=\"fr\" dir=\"ltr\">",
        "<small>Checked on 22/11/2026.</small>",
        "PGHM",
    ] {
        assert!(europe.contains(fact), "{fact} in {europe}");
    }
    let written = entry("114", "en");
    assert!(
        written.contains("and French Sign Language</dd>"),
        "{written}"
    );
    assert!(
        written
            .contains("<dd>in writing, in sign language or through a relay and on the site</dd>"),
        "{written}"
    );
    let victims = entry("116006", "en");
    assert!(
        victims.contains("<a href=\"tel:+33180523376\">From abroad: +33 1 80 52 33 76</a>"),
        "{victims}"
    );
    let women = entry("3919", "en");
    assert!(women.contains("<bdi lang=\"prs\">دری</bdi>"), "{women}");
    // Where one number has one place on land, there is nothing to say of it.
    let police = entry("17", "en");
    assert!(!police.contains("<dt>Where</dt>"), "{police}");
    for (id, shown) in entries("en") {
        for name in ["For whom", "How", "Hours", "Sources"] {
            assert!(shown.contains(&format!("<dt>{name}</dt>")), "{id}: {shown}");
        }
    }
}
