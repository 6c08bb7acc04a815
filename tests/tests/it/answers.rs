//! The canned answers of officers: every language, and how it is kept.

use std::sync::LazyLock;

use vigie::{
    desk::answers::{AnswersList, CannedAnswers},
    language::Language,
};

use crate::{
    client::{ask, get},
    content::{KEPT, KEPT_FOR_GOOD, sent},
};

/// The languages that the deployment lists.
pub(crate) fn answer_languages() -> &'static AnswersList {
    static LIST: LazyLock<AnswersList> =
        LazyLock::new(|| serde_json::from_value(get("/v1/answers").ok()).unwrap());
    &LIST
}

#[test]
fn every_language_of_the_interface_is_there_as_the_list_says() {
    let languages = &answer_languages().languages;
    let tags: Vec<&str> = languages.iter().map(|entry| entry.tag.as_str()).collect();
    let all: Vec<&str> = Language::ALL.iter().map(|one| one.as_str()).collect();
    assert_eq!(tags, all);
    for entry in languages {
        let answer = sent(&get(entry.href.as_str()));
        let answers = CannedAnswers::from_json(&answer.body).unwrap();
        assert_eq!(answers.entry(), entry);
        assert_eq!(answers.answers().len(), entry.count, "{}", entry.tag);
        assert!(entry.count >= 30, "{} only", entry.count);
        let language = answer.header("content-language");
        assert_eq!(language.as_deref(), Some(entry.tag.as_str()));
        let kept = answer.header("cache-control");
        assert_eq!(kept.as_deref(), Some(KEPT_FOR_GOOD), "{}", entry.href);
        let today = sent(&get(format!("/v1/answers/{}", entry.tag)));
        assert_eq!(today.header("cache-control").as_deref(), Some(KEPT));
        assert_eq!(today.body, answer.body, "{}", entry.tag);
    }
}

#[test]
fn every_coding_unpacks_to_the_same_and_has_its_own_tag() {
    for entry in &answer_languages().languages {
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
        }
    }
}

#[test]
fn a_tag_finds_the_closest_language_or_none() {
    for (wanted, tag) in [("pt-BR", "pt"), ("zh-Hant-TW", "zh"), ("ary", "ar")] {
        let answer = sent(&get(format!("/v1/answers/{wanted}")));
        let language = answer.header("content-language");
        assert_eq!(language.as_deref(), Some(tag), "{wanted}");
    }
    for nobodys in ["so", "nowhere", "fr.json", "..", "%2e%2e%2fguide", "fr%00"] {
        let problem = get(format!("/v1/answers/{nobodys}")).refused(404);
        assert_eq!(problem["code"], "answers_not_found", "{nobodys}");
    }
    ask("POST", "/v1/answers").refused(405);
    ask("DELETE", "/v1/answers/fr").refused(405);
}

/// The numbers that people are told to call are those that the deployment has.
#[test]
fn numbers_and_sheets_that_answers_name_are_served() {
    let numbers = get("/v1/emergency-numbers?lang=fr").ok();
    let numbers = numbers["numbers"].as_array().unwrap();
    let answers = CannedAnswers::from_json(&sent(&get("/v1/answers/fr")).body).unwrap();
    for answer in answers.answers() {
        for id in &answer.kind.numbers {
            let mut known = numbers.iter();
            assert!(known.any(|number| number["id"] == id.as_str()), "{id}");
        }
        for slug in &answer.kind.sheets {
            sent(&get(format!("/v1/sheets/{slug}?lang=fr")));
        }
    }
}
