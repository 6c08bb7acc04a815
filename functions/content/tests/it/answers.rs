//! The canned answers that are served.

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    desk::answers::{AnswersList, CannedAnswers, Stage, Wanted},
    language::Language,
    sheet::Topic,
};
use vigie_host::simulated::get;

use crate::{KEPT, KEPT_FOR_GOOD, all, ask, found, header, json_of, refused, send};

fn list() -> AnswersList {
    serde_json::from_slice(found(get("/v1/answers")).body()).unwrap()
}

fn answers(target: &str) -> CannedAnswers {
    CannedAnswers::from_json(found(get(target)).body()).unwrap()
}

#[test]
fn every_language_of_the_interface_has_the_same_answers() {
    let tags: Vec<String> = list()
        .languages
        .iter()
        .map(|entry| entry.tag.to_string())
        .collect();
    let languages: Vec<String> = Language::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(tags, languages);
    let french = answers("/v1/answers/fr");
    for entry in list().languages {
        let answers = answers(&entry.href);
        assert_eq!(answers.entry(), &entry);
        assert_eq!(entry.count, answers.answers().len());
        let kinds = |answers: &CannedAnswers| {
            let answers = answers.answers().iter();
            answers
                .map(|answer| answer.kind.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(&answers), kinds(&french), "{}", entry.tag);
        let mut titles = BTreeSet::new();
        for answer in answers.answers() {
            assert!(
                titles.insert(&answer.title),
                "{} stands twice",
                answer.title
            );
        }
        // No native reader has read any of them yet.
        assert!(!entry.checked, "{}", entry.tag);
    }
}

#[test]
fn there_is_an_answer_for_every_stage_and_what_people_write_about() {
    let french = answers("/v1/answers/fr");
    for stage in Stage::ALL.iter().filter(|stage| **stage != Stage::Other) {
        let wanted = Wanted {
            stage: Some(*stage),
            ..Wanted::default()
        };
        assert!(french.wanted(wanted).next().is_some(), "{stage}");
    }
    for topic in [
        Topic::Theft,
        Topic::Fraud,
        Topic::Harassment,
        Topic::FamilyViolence,
        Topic::SexualViolence,
        Topic::Children,
        Topic::Drugs,
        Topic::Missing,
    ] {
        let mut about = french.answers().iter();
        assert!(
            about.any(|answer| answer.kind.topics.contains(&topic)),
            "{topic}"
        );
    }
}

#[test]
fn a_minor_is_spoken_to_as_one() {
    let french = answers("/v1/answers/fr");
    let minor = Wanted {
        minor: true,
        ..Wanted::default()
    };
    let mut replaced = 0;
    for answer in french.wanted(minor) {
        replaced += usize::from(answer.kind.instead_of.is_some());
        // As one speaks to an adult: vous, votre, appelez.
        let mut words = answer.text.split(|letter: char| !letter.is_alphabetic());
        let formal = words.any(|word| {
            let known = ["vous", "Vous", "votre", "vos"].contains(&word);
            known || (word.ends_with("ez") && !["assez", "chez"].contains(&word))
        });
        assert_eq!(formal, !answer.kind.minor, "{}", answer.text);
    }
    assert!(replaced >= 6, "{replaced}");
}

/// What officers have to fill is filled, and nothing of it is left in the text.
#[test]
fn every_answer_can_be_filled_and_sent() {
    for language in Language::ALL {
        for answer in answers(&format!("/v1/answers/{language}")).answers() {
            let values = answer.kind.placeholders.iter();
            let values: BTreeMap<String, String> = values
                .map(|name| (name.clone(), format!("<{name}>")))
                .collect();
            let text = answer.fill(&values).unwrap();
            assert!(!text.contains(['{', '}']), "{text}");
            for value in values.values() {
                assert!(text.contains(value), "{text}");
            }
        }
    }
}

#[test]
fn what_an_answer_names_is_served() {
    let numbers = ask("/v1/emergency-numbers");
    let numbers: Vec<&str> = numbers["numbers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number["id"].as_str().unwrap())
        .collect();
    for answer in answers("/v1/answers/fr").answers() {
        for slug in &answer.kind.sheets {
            found(get(&format!("/v1/sheets/{slug}")));
        }
        for id in &answer.kind.numbers {
            assert!(numbers.contains(&id.as_str()), "{id}");
        }
    }
}

#[test]
fn the_closest_language_answers_and_no_other() {
    for (wanted, tag) in [
        ("pt-BR", "pt"),
        ("zh-TW", "zh"),
        ("AR", "ar"),
        ("ary", "ar"),
    ] {
        let answer = found(get(&format!("/v1/answers/{wanted}")));
        assert_eq!(header(&answer, "content-language"), tag, "{wanted}");
        assert_eq!(json_of(&answer)["tag"], tag, "{wanted}");
        assert_eq!(list().best([wanted]).unwrap().tag.as_str(), tag);
    }
    assert_eq!(list().best(["so"]).unwrap().tag.as_str(), "en");
    for lang in [
        "so",
        "tlh",
        "x",
        "fr.json",
        "..",
        "%2e%2e%2fguide",
        "%00",
        "answers",
    ] {
        let problem = refused(&send(get(&format!("/v1/answers/{lang}"))), 404);
        assert_eq!(problem["code"], "answers_not_found", "{lang}");
        assert!(problem["detail"].as_str().unwrap().contains("/v1/answers"));
    }
}

#[test]
fn an_address_with_the_version_is_kept_for_good() {
    let kept = |target: &str| header(&found(get(target)), "cache-control").to_owned();
    assert_eq!(kept("/v1/answers"), KEPT);
    for entry in list().languages {
        assert_eq!(kept(&entry.href), KEPT_FOR_GOOD, "{}", entry.tag);
        assert_eq!(kept(&format!("/v1/answers/{}", entry.tag)), KEPT);
    }
    assert_eq!(kept("/v1/answers/fr?v=0000000000000000"), KEPT);
    assert_eq!(kept("/v1/answers/fr?v="), KEPT);
}

#[test]
fn each_coding_has_its_own_tag_and_304_says_the_same() {
    for target in ["/v1/answers", "/v1/answers/uk"] {
        let mut tags = BTreeSet::new();
        for coding in ["", "gzip", "br"] {
            let answer = found(get(target).with_header("accept-encoding", coding));
            let tag = header(&answer, "etag");
            assert!(tags.insert(tag.to_owned()), "{target} {coding}: {tag}");
            assert_eq!(all(&answer, "vary"), ["accept-encoding"]);
            let held = get(target)
                .with_header("accept-encoding", coding)
                .with_header("if-none-match", tag);
            let again = send(held);
            assert_eq!((again.status().as_u16(), again.body().len()), (304, 0));
            for name in ["etag", "cache-control", "vary", "content-language"] {
                let (was, is) = (answer.headers().get(name), again.headers().get(name));
                assert_eq!(was, is, "{name}");
            }
        }
    }
}

#[test]
fn nothing_is_chosen_by_a_header_and_nothing_else_is_asked_for() {
    let german = found(get("/v1/answers/de").with_header("accept-language", "uk"));
    assert_eq!(header(&german, "content-language"), "de");
    let one = found(get("/v1/answers").with_header("accept-language", "de"));
    assert_eq!(one.body(), found(get("/v1/answers?lang=uk")).body());
    assert_eq!(one.headers().get("content-language"), None);
    for target in ["/v1/answers?x=1", "/v1/answers?v=1", "/v1/answers/fr?x=1"] {
        let problem = refused(&send(get(target)), 400);
        assert_eq!(problem["errors"][0]["code"], "unknown", "{target}");
    }
}
