//! The guide.

use serde_json::{Value, json};
use vigie::language::Language;
use vigie_offline_web::{Refused, follow};

use super::{json as read, post, text};

/// Tries every way through the guide.
fn walk(guide: &str, target: &str, answers: &mut Vec<Value>) -> usize {
    let body = json!({ "answers": answers }).to_string();
    let (status, online) = post(target, &body);
    assert_eq!(status, 200, "{body}");
    assert_eq!(read(&follow(guide, &body).unwrap()), online, "{body}");
    let Some(question) = online.get("question") else {
        return 1;
    };
    let mut outcomes = 0;
    for answer in question["answers"].as_array().unwrap() {
        answers.push(json!({ "question": question["id"], "answer": answer["id"] }));
        outcomes += walk(guide, target, answers);
        answers.pop();
    }
    outcomes
}

#[test]
fn every_way_leads_where_the_endpoint_leads() {
    for language in [Language::French, Language::Arabic] {
        let target = format!("/v1/guide?lang={language}");
        let outcomes = walk(&text(&target), &target, &mut Vec::new());
        assert!(outcomes > 20, "{outcomes} ways");
    }
}

#[test]
fn what_the_endpoint_refuses_is_refused() {
    let guide = text("/v1/guide?lang=fr");
    for (body, code) in [
        (r#"{"version":"0"}"#, "guide_changed"),
        (
            r#"{"answers":[{"question":"x","answer":"y"}]}"#,
            "invalid_request",
        ),
        (r#"{"more":1}"#, "invalid_request"),
        ("[]", "invalid_request"),
    ] {
        let (status, _) = post("/v1/guide?lang=fr", body);
        assert!((400..500).contains(&status));
        assert_eq!(follow(&guide, body).unwrap_err().code(), code, "{body}");
    }
    assert_eq!(follow("{}", "{}"), Err(Refused::Unreadable));
}
