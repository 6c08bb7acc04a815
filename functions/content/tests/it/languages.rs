//! Which language an answer is in, and that it says so.

use super::*;

/// The languages that an answer says it is in.
fn spoken(target: &str, accept_language: &str) -> String {
    let answer = found(get(target).with_header("accept-language", accept_language));
    header(&answer, "content-language").to_owned()
}

#[test]
fn a_sheet_comes_in_the_language_that_is_read_best() {
    let sheet = "/v1/sheets/burglary";
    for (accepted, language) in [
        ("", "fr"),
        ("fr", "fr"),
        ("en-GB,en;q=0.9", "en"),
        // Not translated: English before French, unless French was asked for.
        ("tr", "en"),
        ("uk, fr;q=0.5", "fr"),
        ("ja", "en"),
        ("de, en;q=0", "fr"),
        ("fr;q=0.1, en;q=0.2", "en"),
        ("*", "fr"),
    ] {
        assert_eq!(spoken(sheet, accepted), language, "{accepted}");
        let document = json_of(&found(get(sheet).with_header("accept-language", accepted)));
        assert_eq!(document["language"], language, "{accepted}");
    }
}

#[test]
fn the_address_decides_over_the_header() {
    let answer =
        found(get("/v1/sheets/call-for-help?lang=uk").with_header("accept-language", "fr"));
    assert_eq!(header(&answer, "content-language"), "uk");
    assert!(!all(&answer, "vary").contains(&"accept-language".to_owned()));
    let answer = found(get("/v1/sheets/call-for-help").with_header("accept-language", "uk"));
    assert_eq!(header(&answer, "content-language"), "uk");
    assert_eq!(
        all(&answer, "vary"),
        ["accept", "accept-encoding", "accept-language"]
    );
    // Somebody who asks for Turkish is not given what the browser would read.
    let answer = found(get("/v1/sheets/burglary?lang=tr").with_header("accept-language", "fr"));
    assert_eq!(header(&answer, "content-language"), "en");
}

#[test]
fn a_list_says_every_language_it_holds() {
    let answer = found(get("/v1/sheets?lang=tr"));
    let list = json_of(&answer);
    let mut languages: Vec<&str> = list["sheets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sheet| sheet["language"].as_str().unwrap())
        .collect();
    languages.sort();
    languages.dedup();
    assert_eq!(languages, ["en", "tr"]);
    assert_eq!(header(&answer, "content-language"), "tr, en");
    assert_eq!(
        list["emergency"],
        ask("/v1/emergency-numbers?lang=tr")["emergency"]
    );
    // A page is in one language, and marks what is not.
    let answer = found(get("/v1/sheets?lang=tr").with_header("accept", BROWSER));
    assert_eq!(header(&answer, "content-language"), "tr");
    assert!(text_of(&answer).contains("<li lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn numbers_guide_and_topics_exist_in_every_language() {
    for language in Language::ALL {
        for target in [
            "/v1/topics",
            "/v1/emergency-numbers",
            "/v1/guide",
            "/v1/sheets",
        ] {
            let page = match target {
                "/v1/topics" => None,
                target => Some(page(&format!("{target}?lang={language}"))),
            };
            let spoken = spoken(target, language.as_str());
            assert!(
                spoken.starts_with(language.as_str()),
                "{target} in {language}: {spoken}"
            );
            let Some(page) = page else { continue };
            let root = format!(
                "<html lang=\"{language}\" dir=\"{}\">",
                language.direction()
            );
            assert!(page.contains(&root), "{target} in {language}");
        }
    }
}

#[test]
fn vital_sheets_exist_in_every_language() {
    let required = include_str!("../../../../content/sheets/required.toml");
    let required: toml::Table = required.parse().unwrap();
    let vital = required["vital"].as_array().unwrap();
    assert!(vital.len() >= 10);
    for slug in vital {
        let slug = slug.as_str().unwrap();
        for language in Language::ALL {
            let document = ask(&format!("/v1/sheets/{slug}?lang={language}"));
            assert_eq!(document["language"], language.as_str(), "{slug}");
        }
    }
}

#[test]
fn every_sheet_exists_in_french_and_english() {
    for language in ["fr", "en"] {
        let list = ask(&format!("/v1/sheets?lang={language}"));
        for sheet in list["sheets"].as_array().unwrap() {
            assert_eq!(sheet["language"], language, "{}", sheet["slug"]);
        }
    }
    assert!(slugs(&ask("/v1/sheets")).len() >= 50);
}

#[test]
fn an_unknown_language_is_refused() {
    for target in [
        "/v1/sheets",
        "/v1/sheets/burglary",
        "/v1/guide",
        "/v1/topics",
        "/v1/emergency-numbers",
    ] {
        let problem = refused(&send(get(&format!("{target}?lang=tlh"))), 400);
        assert_eq!(problem["errors"][0]["parameter"], "lang", "{target}");
        assert_eq!(problem["errors"][0]["code"], "unknown_language", "{target}");
    }
}

#[test]
fn a_problem_is_told_in_the_language_of_the_reader() {
    let mut titles = Vec::new();
    for language in Language::ALL {
        let answer =
            send(get("/v1/sheets/nothing").with_header("accept-language", language.as_str()));
        assert_eq!(header(&answer, "content-language"), language.as_str());
        titles.push(refused(&answer, 404)["title"].as_str().unwrap().to_owned());
    }
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), Language::ALL.len());
}
