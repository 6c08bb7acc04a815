//! Who may do what at a desk: one table, everybody, every verb and address.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::{Value, json};
use vigie::{case::kind::Priority, desk::identity::Role, jiff::SignedDuration, seal::seal_note};
use vigie_test_keys::TokenIssuer;

use super::console::{Officer, alone, mark, open, prepared, private_key, readers, told, writes};
use crate::{
    case::{
        Case,
        party::{Party, client_id, now, random},
    },
    client::{Answer, Ask, ask},
    deployment::{Kind, deployment},
    desk_tokens,
};

/// A desk where nobody is and nothing waits.
const DESK: &str = "corse";
const ELSEWHERE: &str = "alsace";

/// A status and a code; no code where it is done.
type Expected = (u16, &'static str);

const DONE: Expected = (200, "");
const GONE: Expected = (204, "");
const NO_ROLE: Expected = (403, "role_missing");
const UNKNOWN: Expected = (404, "conversation_unknown");
const ABSENT: Expected = (409, "not_present");
const NO_SOCKET: Expected = (0, "");
const NOT_SO: Expected = (405, "method_not_allowed");
const NOWHERE: Expected = (404, "not_found");

/// Each verb and address, with `{case}` for a case that nobody has heard of and
/// `{officer}` for one who was seen at the desk; and what comes of it for an
/// officer of the desk and for a supervisor. Where both are [`NOT_SO`] or
/// [`NOWHERE`], nobody is asked for a token.
const TABLE: [(&str, &str, [Expected; 2]); 34] = [
    ("PUT", "/presence", [DONE; 2]),
    ("DELETE", "/presence", [GONE; 2]),
    ("POST", "/take", [ABSENT; 2]),
    ("POST", "/take?named", [ABSENT; 2]),
    ("GET", "/queue", [DONE; 2]),
    ("HEAD", "/queue", [DONE; 2]),
    ("GET", "/figures", [NO_ROLE, DONE]),
    ("HEAD", "/figures", [NO_ROLE, DONE]),
    ("GET", "/metrics", [NO_ROLE, DONE]),
    ("HEAD", "/feed", [DONE; 2]),
    ("GET", "/socket", [NO_SOCKET; 2]),
    ("POST", "/cases/{case}/release", [UNKNOWN; 2]),
    ("POST", "/cases/{case}/transfer", [UNKNOWN; 2]),
    ("POST", "/cases/{case}/intervention", [UNKNOWN; 2]),
    ("DELETE", "/cases/{case}/intervention", [UNKNOWN; 2]),
    ("GET", "/cases/{case}/notes", [UNKNOWN; 2]),
    ("POST", "/cases/{case}/notes", [UNKNOWN; 2]),
    ("POST", "/calls/{case}/acknowledge", [UNKNOWN; 2]),
    ("POST", "/officers/{officer}/revoke", [NO_ROLE, GONE]),
    ("POST", "/officers/nobody/revoke", [NO_ROLE, NOWHERE]),
    ("GET", "/presence", [NOT_SO; 2]),
    ("POST", "/presence", [NOT_SO; 2]),
    ("GET", "/take", [NOT_SO; 2]),
    ("DELETE", "/take", [NOT_SO; 2]),
    ("POST", "/queue", [NOT_SO; 2]),
    ("DELETE", "/figures", [NOT_SO; 2]),
    ("POST", "/feed", [NOT_SO; 2]),
    ("PUT", "/socket", [NOT_SO; 2]),
    ("GET", "/cases/{case}/release", [NOT_SO; 2]),
    ("PUT", "/cases/{case}/notes", [NOT_SO; 2]),
    ("GET", "/officers/{officer}/revoke", [NOT_SO; 2]),
    ("GET", "/nowhere", [NOWHERE; 2]),
    ("GET", "/cases/{case}", [NOWHERE; 2]),
    ("POST", "/calls/{case}", [NOWHERE; 2]),
];

/// The request of a row, without a token.
fn request(method: &str, rest: &str, case: &Case, victim: &Officer) -> Ask {
    let (path, named) = match rest.split_once('?') {
        Some((path, _)) => (path, true),
        None => (rest, false),
    };
    let id = client_id();
    let path = path
        .replace("{case}", &case.citizen.case.to_string())
        .replace("{officer}", victim.id().as_str());
    let target = format!("/v1/desks/{DESK}{path}");
    let body = match (method, path.rsplit('/').next().unwrap()) {
        ("PUT", "presence") => json!({"capacity": 1}),
        ("POST", "take") if named => json!({"case": case.citizen.case}),
        ("POST", "take" | "intervention") => json!({}),
        ("POST", "transfer") => json!({"to": "bordeaux"}),
        ("POST", "notes") => note(case, &id),
        _ => Value::Null,
    };
    let ask = ask(method, target).header("idempotency-key", &id.to_string());
    match body {
        Value::Null => ask,
        body => ask
            .header("content-type", "application/json")
            .body(body.to_string()),
    }
}

fn note(case: &Case, id: &vigie::seal::ClientId) -> Value {
    let key = private_key(DESK).public();
    let sealed = seal_note(&key, &case.citizen.case, id, "rien", random()).unwrap();
    json!({"sealed": Base64UrlUnpadded::encode_string(&sealed)})
}

fn with(ask: Ask, token: Option<&str>) -> Ask {
    match token {
        Some(token) => ask.header("authorization", &format!("Bearer {token}")),
        None => ask,
    }
}

fn comes_to(who: &str, ask: &Ask, answer: &Answer, expected: Expected) {
    let expected = match (expected, deployment().kind) {
        (NO_SOCKET, Kind::Spin) => (501, "sockets_unsupported"),
        (NO_SOCKET, Kind::Url) if answer.status == 501 => (501, "sockets_unsupported"),
        (NO_SOCKET, _) => (426, "upgrade_required"),
        _ => expected,
    };
    let name = format!("{who}, {} {}", ask.method, ask.target);
    assert_eq!(answer.status, expected.0, "{name}: {answer}");
    if answer.status >= 400 && ask.method != "HEAD" {
        assert_eq!(told(answer).1, expected.1, "{name}");
    }
    if answer.status == 401 {
        let how = answer.header("www-authenticate");
        assert_eq!(how.as_deref(), Some("Bearer"), "{name}");
    }
}

/// Those who have no part in the desk, and what they are told.
fn strangers(citizen: &Party) -> Vec<(&'static str, Option<String>, Expected)> {
    const SIGN_IN: Expected = (401, "sign_in");
    let name = mark();
    let usual = desk_tokens::bearer(&name, Role::Supervisor, DESK).claims();
    let issuer = desk_tokens::issuer().unwrap();
    let signed = |change: &dyn Fn(&mut Value)| {
        let mut claims = usual.clone();
        change(&mut claims);
        issuer.sign(&claims)
    };
    let hours = |hours: i64| (now() + SignedDuration::from_hours(hours)).as_second();
    let good = issuer.sign(&usual);
    let parts: Vec<&str> = good.split('.').collect();
    let none = |header: &str| Base64UrlUnpadded::encode_string(header.as_bytes());
    let revoked = Officer::named(&mark(), DESK, Role::Supervisor);
    revoked.ask("GET", "/queue").ok();
    let chief = Officer::at(DESK, Role::Supervisor);
    let path = format!("/officers/{}/revoke", revoked.id().as_str());
    assert_eq!(chief.ask("POST", &path).send().status, 204);
    let set =
        |name: &'static str, value: Value| move |claims: &mut Value| claims[name] = value.clone();
    let roles = |roles: Value| signed(&set("roles", roles));
    vec![
        ("nobody", None, SIGN_IN),
        ("the citizen", Some(citizen.bearer.clone()), SIGN_IN),
        (
            "an officer of another desk",
            Some(Officer::at(ELSEWHERE, Role::Supervisor).token),
            NO_ROLE,
        ),
        ("somebody without a role", Some(roles(json!([]))), NO_ROLE),
        (
            "one whose roles are a text",
            Some(roles(json!(format!("supervisor:{DESK}")))),
            NO_ROLE,
        ),
        (
            "one whose time is over",
            Some(signed(&|claims| {
                claims["iat"] = hours(-2).into();
                claims["exp"] = hours(-1).into();
            })),
            SIGN_IN,
        ),
        (
            "one who is early",
            Some(signed(&set("nbf", hours(1).into()))),
            SIGN_IN,
        ),
        (
            "one who will be issued",
            Some(signed(&set("iat", (hours(1) - 1).into()))),
            SIGN_IN,
        ),
        (
            "a token for two days",
            Some(signed(&set("exp", hours(48).into()))),
            SIGN_IN,
        ),
        (
            "a foreign issuer",
            Some(TokenIssuer::from_bytes(random()).sign(&usual)),
            SIGN_IN,
        ),
        (
            "another issuer's name",
            Some(signed(&set("iss", "https://another.invalid".into()))),
            SIGN_IN,
        ),
        (
            "a token for another service",
            Some(signed(&set("aud", "another".into()))),
            SIGN_IN,
        ),
        (
            "somebody revoked",
            Some(revoked.token),
            (403, "access_revoked"),
        ),
        (
            "no algorithm",
            Some(format!("{}.{}.", none(r#"{"alg":"none"}"#), parts[1])),
            SIGN_IN,
        ),
        (
            "no algorithm, signed",
            Some(format!(
                "{}.{}.{}",
                none(r#"{"alg":"none","kid":"development"}"#),
                parts[1],
                parts[2]
            )),
            SIGN_IN,
        ),
        (
            "a cut signature",
            Some(good[..good.len() - 2].to_owned()),
            SIGN_IN,
        ),
        ("a very long token", Some("e".repeat(9_000)), SIGN_IN),
        ("two tokens", Some(format!("{good}, {good}")), SIGN_IN),
    ]
}

#[test]
fn each_may_do_what_the_table_says_and_nobody_else_anything() {
    if crate::case::officer::keys().is_none() {
        return;
    }
    let case = prepared("bordeaux", Priority::Ordinary, &readers("bordeaux"));
    let strangers = strangers(&case.citizen);
    for (method, rest, expected) in TABLE {
        let victim = Officer::at(DESK, Role::Officer);
        victim.ask("GET", "/queue").ok();
        let open_to_all = [NOT_SO, NOWHERE].contains(&expected[0]);
        for (who, token, refused) in &strangers {
            let ask = with(request(method, rest, &case, &victim), token.as_deref());
            let refused = if open_to_all { expected[0] } else { *refused };
            comes_to(who, &ask, &ask.send(), refused);
        }
        // Nothing that strangers asked for was done.
        victim.ask("GET", "/queue").ok();
        for (role, expected) in [Role::Officer, Role::Supervisor].into_iter().zip(expected) {
            let officer = Officer::at(DESK, role);
            let ask = with(
                request(method, rest, &case, &victim),
                Some(officer.token.as_str()),
            );
            comes_to(role.as_str(), &ask, &ask.send(), expected);
        }
    }
}

#[test]
fn a_desk_that_is_none_is_unknown_to_officers_and_others_are_asked_who_they_are() {
    if crate::case::officer::keys().is_none() {
        return;
    }
    let officer = Officer {
        desk: "nowhere".to_owned(),
        ..Officer::at(DESK, Role::Supervisor)
    };
    for (method, rest) in [
        ("GET", "/queue"),
        ("GET", "/figures"),
        ("DELETE", "/presence"),
    ] {
        let answer = officer.ask(method, rest).send();
        assert_eq!(told(&answer), (404, "desk_unknown".to_owned()), "{rest}");
        let answer = ask(method, format!("/v1/desks/nowhere{rest}")).send();
        assert_eq!(told(&answer), (401, "sign_in".to_owned()), "{rest}");
    }
    for rest in ["/feed", "/socket"] {
        let answer = officer.ask("GET", rest).send();
        assert_eq!(told(&answer), (404, "desk_unknown".to_owned()), "{rest}");
    }
}

/// The case's own addresses, shown a capability of an officer.
const CASE: [(&str, &str); 9] = [
    ("GET", ""),
    ("HEAD", ""),
    ("GET", "/entries"),
    ("GET", "/wait"),
    ("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw"),
    ("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw/0"),
    ("GET", "/socket"),
    ("POST", "/entries"),
    ("DELETE", ""),
];

#[test]
fn a_lease_opens_its_own_case_while_it_lasts_and_nothing_else() {
    let Some(_alone) = alone() else { return };
    let chief = Officer::at(super::console::QUIET, Role::Supervisor);
    chief.sign_on(&json!({"capacity": 3}));
    let [case, other] = [(); 2].map(|()| open(super::console::QUIET, Priority::Ordinary));
    let lease = chief.take(&json!({"case": case.citizen.case})).unwrap();
    let elsewhere = chief.take(&json!({"case": other.citizen.case})).unwrap();
    let party = chief.opens(&lease);
    assert_eq!(writes(&party).0, 201);
    party.document();
    assert_eq!(
        told(&party.ask("DELETE", "").send()),
        (403, "not_allowed".to_owned())
    );
    let all = |bearer: &str, expected: Expected| {
        let stranger = Party {
            bearer: bearer.to_owned(),
            ..party.clone()
        };
        for (method, rest) in CASE {
            let mut ask = stranger.ask(method, rest);
            if method == "POST" {
                let body = json!({"client_id": client_id(), "sealed": "AQEB"});
                ask = ask
                    .header("content-type", "application/json")
                    .body(body.to_string());
            }
            comes_to(expected.1, &ask, &ask.send(), expected);
        }
    };
    all(&elsewhere.capability, (404, "case_unknown"));
    // What opens a desk opens no case.
    all(&chief.token, (404, "case_unknown"));
    let answer = chief.about(&case.citizen.case, "POST", "release", &json!({}));
    assert_eq!(answer.status, 204, "{answer}");
    all(&lease.capability, (403, "lease_lost"));
    assert_eq!(
        case.citizen.document().head,
        4,
        "opened, assigned, written, released"
    );
    chief.sign_off();
}
