//! What is not quite a request: a clear problem each, for every address.

use serde_json::{Value, json};
use vigie::{case::kind::Priority, desk::identity::Role};

use super::console::{Officer, QUIET, alone, open, told};
use crate::{
    case::party::client_id,
    client::{Ask, ask},
};

/// Every address that takes a body, a good one, and whether it needs a key.
fn bodies(case: &str) -> Vec<(&'static str, String, Value, bool)> {
    let of_case = |what: &str| format!("/v1/desks/{QUIET}/cases/{case}/{what}");
    let desk = |what: &str| format!("/v1/desks/{QUIET}/{what}");
    vec![
        ("POST", "/v1/desks/route".to_owned(), json!({}), false),
        ("PUT", desk("presence"), json!({"capacity": 2}), false),
        ("POST", desk("take"), json!({}), true),
        (
            "POST",
            of_case("transfer"),
            json!({"to": "bordeaux"}),
            false,
        ),
        ("POST", of_case("intervention"), json!({}), true),
        ("POST", of_case("notes"), json!({"sealed": "AQ"}), true),
    ]
}

fn signed(officer: &Officer, method: &str, target: &str, key: bool) -> Ask {
    let ask = ask(method, target)
        .header("authorization", &format!("Bearer {}", officer.token))
        .header("content-type", "application/json");
    if key {
        return ask.header("idempotency-key", &client_id().to_string());
    }
    ask
}

#[test]
fn a_body_that_is_none_is_refused_everywhere_with_its_reason() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Supervisor);
    officer.sign_on(&json!({"capacity": 5}));
    let case = open(QUIET, Priority::Ordinary);
    let id = case.citizen.case.to_string();
    let lease = officer.take(&json!({"case": id})).unwrap();
    for (method, target, good, key) in bodies(&id) {
        let sent = |body: &[u8]| signed(&officer, method, &target, key).body(body);
        let name = format!("{method} {target}");
        for text in [
            "",
            " ",
            "{",
            "}",
            "[]",
            "null",
            "true",
            "1",
            "\"\"",
            "{}{}",
            "{\"a\"}",
            "{'a':1}",
            "\u{feff}{}",
            "[{}]",
        ] {
            let answer = sent(text.as_bytes()).send();
            let (status, code) = told(&answer);
            assert_eq!(status, 400, "{name} «{text}»: {answer}");
            assert!(
                ["body_unreadable", "invalid_request", "body_invalid"].contains(&code.as_str()),
                "{name} «{text}»: {code}"
            );
        }
        for bytes in [&[0xff, 0xfe][..], &[0; 10], b"{\"a\":\"\xff\"}"] {
            let answer = sent(bytes).send();
            assert_eq!(told(&answer).0, 400, "{name} {bytes:?}: {answer}");
        }
        let mut more = good.clone();
        more["unheard_of"] = json!(1);
        let answer = sent(more.to_string().as_bytes()).send();
        assert_eq!(told(&answer).0, 400, "{name}, a member too many: {answer}");
        assert!(!answer.text().contains("unheard_of"), "{answer}");
        for member in good.as_object().unwrap().keys() {
            let twice = format!("{{\"{member}\":1,\"{member}\":1}}");
            assert_eq!(
                told(&sent(twice.as_bytes()).send()).0,
                400,
                "{name} {twice}"
            );
            for wrong in [
                json!(null),
                json!([]),
                json!({}),
                json!(-1),
                json!(1.5),
                json!(""),
            ] {
                let mut bad = good.clone();
                bad[member] = wrong;
                let answer = sent(bad.to_string().as_bytes()).send();
                assert_eq!(told(&answer).0, 400, "{name} {bad}: {answer}");
            }
        }
        let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
        assert_eq!(told(&sent(deep.as_bytes()).send()).0, 400, "{name}, deep");
        let long = format!("{good}{}", " ".repeat(32_769));
        let answer = sent(long.as_bytes()).send();
        assert_eq!(told(&answer), (413, "body_too_large".to_owned()), "{name}");
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/xml",
            "",
        ] {
            let mut ask = sent(good.to_string().as_bytes());
            ask.headers.retain(|(name, _)| name != "content-type");
            if !kind.is_empty() {
                ask = ask.header("content-type", kind);
            }
            let answer = ask.send();
            assert_eq!(
                told(&answer),
                (415, "unsupported_media_type".to_owned()),
                "{name} as «{kind}»"
            );
        }
        let query = signed(&officer, method, &format!("{target}?lang=fr&x=1"), key);
        let answer = query.body(good.to_string()).send();
        assert_eq!(
            told(&answer),
            (400, "invalid_request".to_owned()),
            "{name}?x=1"
        );
    }
    assert_eq!(case.citizen.document().head, 2, "nothing came of it");
    let answer = officer.about(&lease.case, "POST", "release", &json!({}));
    assert_eq!(answer.status, 204, "{answer}");
    officer.sign_off();
}

#[test]
fn what_is_sent_once_needs_a_key_that_is_one() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Supervisor);
    let case = client_id().to_string();
    let mut asks: Vec<(&str, String, Value)> = bodies(&case)
        .into_iter()
        .filter(|(.., key)| *key)
        .map(|(method, target, good, _)| (method, target, good))
        .collect();
    let desk = |rest: &str| format!("/v1/desks/{QUIET}/{rest}");
    asks.push((
        "DELETE",
        desk(&format!("cases/{case}/intervention")),
        json!({}),
    ));
    asks.push((
        "POST",
        desk(&format!("calls/{case}/acknowledge")),
        json!({}),
    ));
    for (method, target, good) in asks {
        let long = "A".repeat(400);
        for key in [
            "",
            " ",
            "x",
            "AAECAwQFBgcICQoLDA0OD",
            "AAECAwQFBgcICQoLDA0ODw==",
            "é",
            &long,
        ] {
            let mut ask = signed(&officer, method, &target, false).body(good.to_string());
            if !key.is_empty() {
                ask = ask.header("idempotency-key", key);
            }
            let answer = ask.send();
            let (status, code) = told(&answer);
            assert_eq!(
                (status, code.as_str()),
                (400, "invalid_request"),
                "{target} «{key}»"
            );
            let error = &answer.json()["errors"][0];
            assert_eq!(error["code"], "key_required", "{target}: {error}");
            assert_eq!(error["header"], "Idempotency-Key");
        }
    }
}

#[test]
fn what_there_is_not_is_said_to_be_unknown() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Supervisor);
    for id in [
        "nowhere",
        "NOWHERE",
        "a b",
        "%2e%2e",
        "%C3%A9",
        &"a".repeat(41),
        "-",
    ] {
        let id = id.replace(' ', "%20");
        let answer = ask("GET", format!("/v1/desks/{id}")).send();
        assert_eq!(told(&answer), (404, "desk_unknown".to_owned()), "{id}");
    }
    let absent = client_id().to_string();
    for case in [absent.as_str(), "x", "%00", "AAAA", "..%2f.."] {
        for (method, target, good, key) in bodies(case) {
            if !target.contains("/cases/") || target.ends_with("/notes") {
                continue;
            }
            let ask = signed(&officer, method, &target, key).body(good.to_string());
            let answer = ask.send();
            assert_eq!(
                told(&answer),
                (404, "conversation_unknown".to_owned()),
                "{target}"
            );
        }
        for (method, what) in [
            ("POST", "release"),
            ("GET", "notes"),
            ("DELETE", "intervention"),
        ] {
            let answer = officer
                .ask(method, &format!("/cases/{case}/{what}"))
                .header("idempotency-key", &client_id().to_string())
                .send();
            assert_eq!(
                told(&answer),
                (404, "conversation_unknown".to_owned()),
                "{case} {what}"
            );
        }
    }
    for officer_id in ["nobody", "%20", "%C3%A9", &"a".repeat(200)] {
        let answer = officer
            .ask("POST", &format!("/officers/{officer_id}/revoke"))
            .send();
        assert!(
            [403, 404].contains(&answer.status),
            "{officer_id}: {answer}"
        );
    }
    let open_to_all = [
        json!({"languages": ["not a language"]}),
        json!({"languages": "fr"}),
        json!({"department": "FR-33"}),
        json!({"topic": "A B"}),
        json!({"danger": 1}),
        json!({"minor": null}),
    ];
    for need in open_to_all {
        let answer = super::console::route(&need).send();
        assert_eq!(told(&answer).0, 400, "{need}: {answer}");
    }
    for profile in [
        json!({}),
        json!({"capacity": 0}),
        json!({"capacity": 21}),
        json!({"capacity": 256}),
        json!({"capacity": 1, "languages": vec!["fr"; 41]}),
        json!({"capacity": 1, "specialties": vec!["minors"; 41]}),
        json!({"capacity": 1, "cases": vec![absent; 101]}),
        json!({"capacity": 1, "cases": ["x"]}),
    ] {
        let answer = officer.tell("PUT", "/presence", &profile).send();
        assert_eq!(told(&answer).0, 400, "{profile}: {answer}");
    }
    for to in ["nowhere", "intervention"] {
        let path = format!("/cases/{}/transfer", client_id());
        let answer = officer.tell("POST", &path, &json!({"to": to})).send();
        let problem = answer.json();
        assert_eq!(
            problem["errors"][0]["code"], "desk_unknown",
            "{to}: {answer}"
        );
    }
}
