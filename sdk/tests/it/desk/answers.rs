//! Canned answers: what may be read as some, which are found, and how they are
//! filled.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use vigie::{
    desk::{
        answers::{
            AnswerCode, AnswerKind, AnswersEntry, AnswersList, CannedAnswer, CannedAnswers,
            FillError, Stage, Wanted, fill, gaps,
        },
        phrasebook::Direction,
    },
    seal::LanguageTag,
    sheet::Topic,
};

fn entry(tag: &str) -> AnswersEntry {
    AnswersEntry {
        tag: LanguageTag::new(tag).unwrap(),
        own_name: "own".to_owned(),
        direction: Direction::LeftToRight,
        count: 1,
        checked: false,
        href: format!("/v1/answers/{tag}?v=0"),
    }
}

fn code(text: &str) -> AnswerCode {
    AnswerCode::new(text).unwrap()
}

fn answer(name: &str, stage: Stage, topics: &[Topic]) -> CannedAnswer {
    CannedAnswer {
        kind: AnswerKind {
            code: code(name),
            stage,
            topics: topics.to_vec(),
            minor: false,
            instead_of: None,
            services: Vec::new(),
            sheets: Vec::new(),
            numbers: Vec::new(),
            placeholders: Vec::new(),
        },
        title: format!("{name}, named"),
        text: format!("{name}, written."),
    }
}

fn for_minors(mut answer: CannedAnswer, instead_of: Option<&str>) -> CannedAnswer {
    answer.kind.minor = true;
    answer.kind.instead_of = instead_of.map(code);
    answer
}

fn small() -> Vec<CannedAnswer> {
    vec![
        answer("introduce", Stage::Opening, &[]),
        for_minors(
            answer("introduce-minor", Stage::Opening, &[]),
            Some("introduce"),
        ),
        answer("burglary", Stage::Advice, &[Topic::Theft]),
        answer("harassment", Stage::Advice, &[Topic::Harassment]),
        for_minors(answer("call-119", Stage::Advice, &[Topic::Children]), None),
        answer("interpreter", Stage::Procedure, &[]),
    ]
}

fn made(answers: Vec<CannedAnswer>) -> Result<CannedAnswers, vigie::Error> {
    CannedAnswers::new(entry("en"), answers)
}

fn found(wanted: Wanted) -> Vec<String> {
    let answers = made(small()).unwrap();
    let found = answers.wanted(wanted);
    found.map(|answer| answer.kind.code.to_string()).collect()
}

#[test]
fn answers_are_found_by_stage_topic_and_reader() {
    let any = Wanted::default();
    assert_eq!(
        found(any),
        ["introduce", "burglary", "harassment", "interpreter"]
    );
    let advice = Some(Stage::Advice);
    assert_eq!(
        found(Wanted {
            stage: advice,
            ..any
        }),
        ["burglary", "harassment"]
    );
    // What fits whatever happened fits this too.
    let theft = Some(Topic::Theft);
    let wanted = Wanted {
        topic: theft,
        ..any
    };
    assert_eq!(found(wanted), ["introduce", "burglary", "interpreter"]);
    let wanted = Wanted {
        stage: advice,
        topic: theft,
        minor: false,
    };
    assert_eq!(found(wanted), ["burglary"]);
    // A minor has what stands for another answer, and what is for minors alone.
    let wanted = Wanted { minor: true, ..any };
    let minors = [
        "introduce-minor",
        "burglary",
        "harassment",
        "call-119",
        "interpreter",
    ];
    assert_eq!(found(wanted), minors);
    let wanted = Wanted {
        stage: Some(Stage::Closing),
        ..any
    };
    assert_eq!(found(wanted), [""; 0]);
}

#[test]
fn what_does_not_hold_together_is_refused() {
    let invalid = |change: &dyn Fn(&mut Vec<CannedAnswer>)| {
        let mut answers = small();
        change(&mut answers);
        let error = made(answers).unwrap_err();
        assert_eq!(error.code(), "canned_answers_invalid");
    };
    made(small()).unwrap();
    invalid(&|all| all[2].kind.code = code("introduce"));
    invalid(&|all| all[2].text = " ".to_owned());
    invalid(&|all| all[2].title = String::new());
    invalid(&|all| all[2].text = "At {station}.".to_owned());
    invalid(&|all| all[2].text = "At {station.".to_owned());
    invalid(&|all| all[2].kind.placeholders = vec!["station".to_owned()]);
    invalid(&|all| all[1].kind.instead_of = Some(code("hello")));
    // Only what is for minors stands for another, and not for one of its kind.
    invalid(&|all| all[1].kind.minor = false);
    invalid(&|all| all[1].kind.instead_of = Some(code("call-119")));
    invalid(&|all| all[1].kind.instead_of = Some(code("introduce-minor")));
}

#[test]
fn codes_have_one_form() {
    for text in ["", "Introduce", "a b", "a_b", "é", &"a".repeat(65)] {
        assert!(AnswerCode::new(text).is_err(), "{text}");
    }
    assert!(AnswerCode::new("a".repeat(64)).is_ok());
}

#[test]
fn what_a_later_version_adds_does_not_hide_the_rest() {
    let mut later = serde_json::to_value(made(small()).unwrap()).unwrap();
    later["answers"][2]["stage"] = json!("mediation");
    later["answers"][2]["topics"] = json!(["quantum", "theft"]);
    later["answers"][2]["colour"] = json!("blue");
    let read = CannedAnswers::from_json(later.to_string().as_bytes()).unwrap();
    let kind = &read.answers()[2].kind;
    assert_eq!(kind.stage, Stage::Other);
    assert_eq!(kind.topics, [Topic::Theft]);
}

#[test]
fn answers_are_read_as_they_were_written() {
    let answers = made(small()).unwrap();
    let json = serde_json::to_vec(&answers).unwrap();
    assert_eq!(CannedAnswers::from_json(&json).unwrap(), answers);
    assert!(answers.answer(&code("burglary")).is_some());
    assert!(answers.answer(&code("unheard-of")).is_none());
    for bad in ["", "[]", "{}", "null"] {
        let error = CannedAnswers::from_json(bad.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "canned_answers_invalid");
    }
}

#[test]
fn the_best_language_is_the_closest_then_english_then_french() {
    let list = |tags: &[&str]| AnswersList {
        languages: tags.iter().map(|tag| entry(tag)).collect(),
    };
    let best = |tags: &[&str], wanted: &[&str]| {
        let list = list(tags);
        let best = list.best(wanted.iter().copied());
        best.map(|entry| entry.tag.to_string())
    };
    let some = |tag: &str| Some(tag.to_owned());
    assert_eq!(best(&["fr", "en", "ar"], &["ary", "fr"]), some("ar"));
    assert_eq!(best(&["fr", "en", "ar"], &["so", "fr-BE"]), some("fr"));
    assert_eq!(best(&["fr", "en"], &["so"]), some("en"));
    assert_eq!(best(&["fr", "de"], &[]), some("fr"));
    assert_eq!(best(&["de"], &["so"]), None);
}

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn every_gap_needs_a_value_and_every_value_a_gap() {
    let text = "{station}, le {appointment} : {station}.";
    let both = values(&[("station", " Rennes "), ("appointment", "3 mai")]);
    assert_eq!(fill(text, &both).unwrap(), "Rennes, le 3 mai : Rennes.");
    assert_eq!(
        fill(text, &values(&[("station", "Rennes")])),
        Err(FillError::Missing("appointment".to_owned()))
    );
    assert_eq!(
        fill(
            text,
            &values(&[("station", "Rennes"), ("appointment", " ")])
        ),
        Err(FillError::Missing("appointment".to_owned()))
    );
    let mut more = both;
    more.insert("town".to_owned(), "Rennes".to_owned());
    assert_eq!(
        fill(text, &more),
        Err(FillError::Unknown("town".to_owned()))
    );
    assert_eq!(fill("{", &values(&[])), Err(FillError::Braces));
    let errors = [
        FillError::Missing("town".to_owned()),
        FillError::Unknown("town".to_owned()),
    ];
    let said = errors.map(|error| error.to_string());
    assert_eq!(
        said,
        ["there is no value for {town}", "the text has no {town}"]
    );
}

#[test]
fn braces_without_a_name_are_refused() {
    for text in [
        "{", "}", "{}", "}{", "{a b}", "{A}", "{{a}}", "{a}}", "{é}", "{a1}",
    ] {
        assert!(gaps(text).is_err(), "{text}");
    }
    assert!(gaps(&format!("{{{}}}", "a".repeat(33))).is_err());
    assert_eq!(gaps("no gap").unwrap(), [""; 0]);
    assert_eq!(gaps("{a}{b_c}{a}").unwrap(), ["a", "b_c"]);
}

proptest! {
    /// A value is never read as a text with gaps of its own, and what stands
    /// around the gaps is left as it is.
    #[test]
    fn values_are_text(before in "[^{}]{0,20}", value in "\\PC{0,20}", after in "[^{}]{0,20}") {
        let text = format!("{before}{{desk}}{after}");
        let filled = fill(&text, &values(&[("desk", &value)]));
        if value.trim().is_empty() {
            prop_assert_eq!(filled, Err(FillError::Missing("desk".to_owned())));
        } else {
            prop_assert_eq!(filled.unwrap(), format!("{before}{}{after}", value.trim()));
        }
    }

    #[test]
    fn no_text_is_too_much(text in "\\PC{0,40}") {
        let _ = gaps(&text);
        let _ = fill(&text, &BTreeMap::new());
    }
}
