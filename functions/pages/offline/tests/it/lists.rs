//! Sheets and numbers.

use vigie_offline_web::{Refused, search_numbers, search_sheets};

use super::{json, text};

#[test]
fn sheets_are_chosen_as_the_endpoint_chooses_them() {
    for language in ["fr", "ar"] {
        let all = text(&format!("/v1/sheets?lang={language}"));
        for (topic, audience) in [("", ""), ("fraud", ""), ("", "minor"), ("cyber", "minor")] {
            let target = format!("/v1/sheets?topic={topic}&audience={audience}&lang={language}");
            let offline = search_sheets(&all, topic, audience, "").unwrap();
            assert_eq!(json(&offline), json(&text(&target)), "{target}");
        }
    }
}

#[test]
fn words_lead_to_the_sheet_that_the_endpoint_leads_to() {
    let all = text("/v1/sheets?lang=fr");
    for words in [
        "velo volle",
        "cambriolage",
        "harcèlement",
        "violences couple",
    ] {
        let target = format!("/v1/sheets?q={}&lang=fr", words.replace(' ', "%20"));
        let online = json(&text(&target));
        let offline = json(&search_sheets(&all, "", "", words).unwrap());
        let found = offline["sheets"].as_array().unwrap();
        assert_eq!(found.first(), online["sheets"].get(0), "{words}");
    }
    let none = json(&search_sheets(&all, "", "", "xyzzy").unwrap());
    assert_eq!(none["sheets"].as_array().unwrap().len(), 0);
}

#[test]
fn numbers_are_chosen_as_the_endpoint_chooses_them() {
    let all = text("/v1/emergency-numbers?lang=fr");
    for (territory, need, setting) in [
        ("", "", ""),
        ("reunion", "text", ""),
        ("french_polynesia", "", "sea"),
        ("new_caledonia", "", ""),
        ("", "voice", "mountain"),
    ] {
        let target = format!(
            "/v1/emergency-numbers?territory={territory}&need={need}&setting={setting}&lang=fr"
        );
        let offline = search_numbers(&all, territory, need, setting).unwrap();
        assert_eq!(json(&offline), json(&text(&target)), "{target}");
    }
}

#[test]
fn names_of_nothing_are_refused() {
    let sheets = text("/v1/sheets?lang=fr");
    let numbers = text("/v1/emergency-numbers?lang=fr");
    let refused = Err(Refused::InvalidRequest);
    assert_eq!(search_sheets(&sheets, "thefts", "", ""), refused);
    assert_eq!(search_sheets(&sheets, "", "nobody", ""), refused);
    assert_eq!(search_numbers(&numbers, "paris", "", ""), refused);
    assert_eq!(search_numbers(&numbers, "", "shout", ""), refused);
    assert_eq!(search_numbers("", "", "", ""), Err(Refused::Unreadable));
}
