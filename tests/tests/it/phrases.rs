//! The phrasebook: every language that the deployment lists, and how it is kept.

use std::sync::LazyLock;

use vigie::desk::phrasebook::{Phrasebook, PhrasebookList};

use crate::{
    client::{ask, get},
    content::{KEPT, KEPT_FOR_GOOD, sent},
};

/// The languages that the deployment lists.
pub(crate) fn phrasebooks() -> &'static PhrasebookList {
    static LIST: LazyLock<PhrasebookList> =
        LazyLock::new(|| serde_json::from_value(get("/v1/phrases").ok()).unwrap());
    &LIST
}

#[test]
fn every_language_of_the_list_is_there_as_it_says() {
    let languages = &phrasebooks().languages;
    assert!(languages.len() >= 40, "{} only", languages.len());
    for entry in languages {
        let answer = sent(&get(entry.href.as_str()));
        let book = Phrasebook::from_json(&answer.body).unwrap();
        assert_eq!(book.entry(), entry);
        assert_eq!(book.phrases().len(), entry.count, "{}", entry.tag);
        let language = answer.header("content-language");
        assert_eq!(language.as_deref(), Some(entry.tag.as_str()));
        let kept = answer.header("cache-control");
        assert_eq!(kept.as_deref(), Some(KEPT_FOR_GOOD), "{}", entry.href);
        let today = sent(&get(format!("/v1/phrases/{}", entry.tag)));
        assert_eq!(today.header("cache-control").as_deref(), Some(KEPT));
        assert_eq!(today.body, answer.body, "{}", entry.tag);
    }
}

#[test]
fn whatever_is_machine_made_says_so() {
    for entry in &phrasebooks().languages {
        let answer = sent(&get(entry.href.as_str())).json();
        let phrases = answer["phrases"].as_array().unwrap();
        let machine = phrases.iter().filter(|phrase| phrase["machine"] == true);
        assert_eq!(machine.count(), entry.machine_made, "{}", entry.tag);
        assert!(phrases.iter().all(|phrase| phrase["machine"].is_boolean()));
    }
}

#[test]
fn every_coding_unpacks_to_the_same_and_has_its_own_tag() {
    for entry in &phrasebooks().languages {
        let asked = |coding: &str| get(entry.href.as_str()).header("accept-encoding", coding);
        let plain = sent(&asked("identity"));
        let tag = plain.header("etag").unwrap();
        for (coding, suffix) in [("identity", ""), ("gzip", "-gz"), ("br", "-br")] {
            let answer = sent(&asked(coding));
            assert_eq!(answer.plain(), plain.body, "{} in {coding}", entry.tag);
            let own = answer.header("etag").unwrap();
            assert_eq!(own, format!("{}{suffix}\"", tag.trim_end_matches('"')));
            let again = asked(coding).header("if-none-match", &own).send();
            assert_eq!((again.status, again.body.len()), (304, 0), "{}", entry.tag);
            assert_eq!(
                again.header("content-language"),
                answer.header("content-language")
            );
        }
    }
}

#[test]
fn a_tag_finds_the_closest_language_or_none() {
    for (wanted, tag) in [
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("fa-AF", "prs"),
        ("ku", "kmr"),
        ("sr", "sr-Latn"),
    ] {
        let answer = sent(&get(format!("/v1/phrases/{wanted}")));
        assert_eq!(
            answer.header("content-language").as_deref(),
            Some(tag),
            "{wanted}"
        );
    }
    for nobodys in ["tlh", "nowhere", "fr.json", "..", "%2e%2e%2fguide", "fr%00"] {
        let problem = get(format!("/v1/phrases/{nobodys}")).refused(404);
        assert_eq!(problem["code"], "phrasebook_not_found", "{nobodys}");
        assert!(!problem.to_string().contains("tlh"), "{problem}");
    }
    ask("POST", "/v1/phrases").refused(405);
    ask("DELETE", "/v1/phrases/fr").refused(405);
}

/// A person and an officer in front of one screen.
#[test]
fn the_page_of_each_language_has_its_phrases_beside_the_french() {
    let french = get("/v1/phrases/fr").ok();
    for entry in &phrasebooks().languages {
        let target = format!("/v1/phrases/{}?lang=fr", entry.tag);
        let answer = sent(&get(target.as_str()).header("accept", "text/html"));
        let html = String::from_utf8(answer.plain()).unwrap();
        assert!(html.find("tel:17").unwrap() < html.find("<h1>").unwrap());
        let attributes = format!(
            "lang=\"{}\" dir=\"{}\"",
            entry.tag,
            entry.direction.as_str()
        );
        // Once for each phrase at least, answers being listed below questions too.
        assert!(html.matches(&attributes).count() >= entry.count, "{target}");
        for phrase in french["phrases"].as_array().unwrap() {
            let text = phrase["text"].as_str().unwrap().replace('\'', "&#39;");
            let said = phrase["speaker"] != "nobody";
            assert_eq!(html.contains(&text), said, "{target}: {text}");
        }
    }
}
