//! Answers that the guide does not take: what is said of them, and that nothing
//! of them is repeated.

use serde_json::{Value, json};
use vigie::language::Language;

use crate::{
    bad_input::codes,
    client::ask,
    content::{answers, guide, sent},
    description::fits,
    guide::{FORM, Path, nobody_keeps, shows, submit},
    html::{self, attribute},
};

/// The most bytes that a body may have.
const MAX_BODY: usize = 4096;

/// Bodies with one mistake, where it stands, and its code; they are answers to
/// the guide whose first question is `danger`.
pub(crate) const MISTAKEN: [(&str, &str, &str); 15] = [
    ("", "", "not_json"),
    ("[]", "", "not_json"),
    ("null", "", "not_json"),
    ("{\"answers\":", "", "not_json"),
    ("{\"answers\":{}}", "", "not_json"),
    ("{\"answers\":[1]}", "", "not_json"),
    ("{\"answers\":[{\"question\":\"danger\"}]}", "", "not_json"),
    (
        "{\"answers\":[{\"question\":1,\"answer\":\"no\"}]}",
        "",
        "not_json",
    ),
    ("{\"answers\":[[\"danger\",\"no\"]]}", "", "not_json"),
    ("{\"version\":1}", "", "not_json"),
    ("{\"Zanzibar\":[]}", "", "not_json"),
    (
        "{\"answers\":[{\"question\":\"Zanzibar\",\"answer\":\"no\"}]}",
        "/answers/0/question",
        "not_asked",
    ),
    (
        "{\"answers\":[{\"question\":\"danger\",\"answer\":\"Zanzibar\"}]}",
        "/answers/0/answer",
        "no_such_answer",
    ),
    (
        "{\"answers\":[{\"question\":\"danger\",\"answer\":\"no\"},{\"question\":\"danger\",\"answer\":\"no\"}]}",
        "/answers/1/question",
        "not_asked",
    ),
    (
        "{\"answers\":[{\"question\":\"danger\",\"answer\":\"speak\"},{\"question\":\"Zanzibar\",\"answer\":\"Zanzibar\"}]}",
        "/answers/1",
        "too_many_answers",
    ),
];

#[test]
fn answers_that_lead_nowhere_are_pointed_at() {
    for (body, pointer, code) in MISTAKEN {
        for accept in ["application/json", "text/html"] {
            let answer = answers(Language::English, body)
                .header("accept", accept)
                .send();
            assert_eq!(answer.status, 400, "{body}: {answer}");
            let problem = answer.json();
            assert_eq!(codes(&problem), [code], "{body}");
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}");
            assert!(!problem.to_string().contains("Zanzibar"), "{problem}");
        }
    }
    let first = &guide(Language::English).guide;
    let question = first.question(&first.first).unwrap();
    let mistaken = |code: &str| {
        MISTAKEN
            .iter()
            .find(|(_, _, known)| *known == code)
            .unwrap()
            .0
    };
    let problem = answers(Language::English, mistaken("no_such_answer")).refused(400);
    let detail = problem["errors"][0]["detail"].as_str().unwrap();
    for answer in question.answers.iter() {
        assert!(
            detail.contains(answer.id.as_ref()),
            "{detail} lacks {}",
            answer.id
        );
    }
    let problem = answers(Language::English, mistaken("not_asked")).refused(400);
    let detail = problem["errors"][0]["detail"].as_str().unwrap();
    assert!(detail.contains(question.id.as_ref()), "{detail}");
}

#[test]
fn the_schema_refuses_what_is_no_request() {
    let schema = json!({ "$ref": "#/components/schemas/GuideRequest" });
    for (body, _, code) in MISTAKEN {
        let Ok(value) = serde_json::from_str::<Value>(body) else {
            continue;
        };
        // A schema does not know which identifiers there are.
        let unknown = body.contains("\"Zanzibar\"") && code != "not_json";
        let lost = code == "not_asked" && !unknown;
        if !unknown && !lost {
            assert!(!fits(&schema, &value), "{body}");
        }
    }
}

#[test]
fn a_form_that_cannot_be_read_is_refused() {
    for form in ["danger=%ff", "danger=%zz", "%c3=no", "danger=no&what=%"] {
        let problem = submit(Language::French, form).refused(400);
        assert_eq!(codes(&problem), ["bad_encoding"], "{form}");
        assert_eq!(problem["errors"][0]["pointer"], "", "{form}");
    }
    let problem = submit(Language::French, &b"danger=\xff"[..]).refused(400);
    assert_eq!(codes(&problem), ["bad_encoding"]);
    for (form, pointer, code) in [
        ("Zanzibar=no", "/answers/0/question", "not_asked"),
        ("danger=Zanzibar", "/answers/0/answer", "no_such_answer"),
        ("danger", "/answers/0/answer", "no_such_answer"),
        ("danger=no&danger=no", "/answers/1/question", "not_asked"),
        ("danger=speak&Zanzibar=", "/answers/1", "too_many_answers"),
    ] {
        let problem = submit(Language::French, form).refused(400);
        assert_eq!(codes(&problem), [code], "{form}");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{form}");
        assert!(!problem.to_string().contains("Zanzibar"), "{problem}");
    }
}

#[test]
fn answers_to_another_version_start_anew() {
    let old = r#"{"version":"Zanzibar","answers":[{"question":"gone","answer":"gone"}]}"#;
    let problem = answers(Language::English, old).refused(409);
    assert_eq!(problem["code"], "guide_changed");
    assert!(!problem.to_string().contains("Zanzibar"));
    let form = "version=Zanzibar&gone=gone";
    assert_eq!(
        submit(Language::English, form).refused(409)["code"],
        "guide_changed"
    );

    let answer = submit(Language::English, form)
        .header("accept", "text/html")
        .send();
    assert_eq!(answer.status, 409);
    nobody_keeps(&answer);
    let source = answer.text();
    assert!(
        !source.contains("Zanzibar") && !source.contains("gone"),
        "{source}"
    );
    let html = html::page("an old form", &source, "en");
    shows(
        "an old form",
        &html,
        &guide(Language::English).guide,
        &Path::new(),
    );
    assert!(!html::text(html::one(&html, "p.notice")).is_empty());
    let now = html::within(html::one(&html, "main form"), "input[name=version]")[0];
    assert_eq!(
        attribute(now, "value"),
        guide(Language::English).guide.version
    );
}

#[test]
fn a_body_is_of_a_known_type_and_of_four_thousand_bytes_at_most() {
    let typed = |media_type: &str| {
        ask("POST", "/v1/guide")
            .header("content-type", media_type)
            .body("{}")
    };
    for media_type in [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/geo+json",
        "*/*",
    ] {
        let problem = typed(media_type).refused(415);
        assert_eq!(problem["code"], "unsupported_media_type", "{media_type}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(
            detail.contains(FORM) && detail.contains("application/json"),
            "{detail}"
        );
    }
    ask("POST", "/v1/guide").body("{}").refused(415);
    for media_type in ["Application/JSON; charset=utf-8", "application/json;"] {
        sent(&typed(media_type));
    }
    sent(&submit(Language::French, "").header("accept", "*/*"));

    let padded = |length: usize| format!("{{}}{}", " ".repeat(length - 2));
    sent(&answers(Language::French, padded(MAX_BODY)));
    for length in [MAX_BODY + 1, MAX_BODY * 16] {
        let problem = answers(Language::French, padded(length)).refused(413);
        assert_eq!(problem["code"], "body_too_large");
        submit(Language::French, "&".repeat(length)).refused(413);
    }
    sent(&submit(Language::French, "&".repeat(MAX_BODY)));
    let many = vec![r#"{"question":"danger","answer":"no"}"#; 100].join(",");
    let problem = answers(Language::French, format!("{{\"answers\":[{many}]}}")).refused(400);
    assert_eq!(codes(&problem), ["not_asked"]);
    answers(Language::French, "[".repeat(MAX_BODY)).refused(400);
}

#[test]
fn only_the_language_stands_beside_answers() {
    let beside = |query: &str| {
        ask("POST", format!("/v1/guide?{query}"))
            .header("content-type", "application/json")
            .body("{}")
    };
    for query in ["danger=no", "version=1", "q=x"] {
        assert_eq!(codes(&beside(query).refused(400)), ["unknown"], "{query}");
    }
    let answer = sent(&beside("").header("accept-language", "uk, fr;q=0.5"));
    assert_eq!(answer.header("content-language").as_deref(), Some("uk"));
    assert_eq!(answer.json()["language"], "uk");
    let problem = beside("lang=tlh").refused(400);
    assert_eq!(codes(&problem), ["unknown_language"]);
    answers(Language::English, "{}")
        .header("accept", "image/png")
        .refused(406);
}
