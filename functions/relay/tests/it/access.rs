//! Who gets at a case, and what the others learn.

use http::Method;
use vigie::{
    case::capability::Right,
    jiff::{SignedDuration, Timestamp},
    seal::Receipt,
};
use vigie_host::{
    Request, Response,
    simulated::{SimulatedSource, request},
};

use super::support::{
    World, case_request, citizen, code, message_request, officer, officer_with, rights, start,
};

/// One request to each address of a case.
fn everywhere(receipt: &Receipt) -> Vec<Request<SimulatedSource>> {
    let case = receipt.case_id();
    let file = super::support::client_id(1);
    let targets = [
        (Method::GET, String::new()),
        (Method::DELETE, String::new()),
        (Method::GET, "/entries".to_owned()),
        (Method::POST, "/entries".to_owned()),
        (Method::GET, "/socket".to_owned()),
        (Method::GET, format!("/attachments/{file}")),
        (Method::GET, format!("/attachments/{file}/0")),
        (Method::PUT, format!("/attachments/{file}/0")),
    ];
    let requests =
        targets.map(|(method, rest)| request(method, &format!("/v1/cases/{case}{rest}")));
    requests.into_iter().collect()
}

fn bearer(request: Request<SimulatedSource>, token: &str) -> Request<SimulatedSource> {
    request.with_header("authorization", &format!("Bearer {token}"))
}

/// An answer without what names the request.
fn without_id(answer: &Response) -> (u16, Vec<String>, String) {
    let mut body = super::support::body(answer);
    body["request_id"] = "".into();
    let headers = answer.headers().iter();
    let headers = headers
        .filter(|(name, _)| *name != "x-request-id")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
    (
        answer.status().as_u16(),
        headers.collect(),
        body.to_string(),
    )
}

#[test]
fn without_a_token_nothing_opens() {
    let world = World::new();
    let receipt = world.opened(1);
    for request in everywhere(&receipt) {
        let answer = world.send(request);
        assert_eq!(
            (answer.status().as_u16(), code(&answer).as_str()),
            (401, "token_required")
        );
        assert_eq!(answer.headers()["www-authenticate"], "Bearer");
    }
    for header in ["Basic eDp5", "Bearer", "Token x", ""] {
        let asked = everywhere(&receipt)
            .remove(0)
            .with_header("authorization", header);
        assert_eq!(code(&world.send(asked)), "token_required", "{header}");
    }
}

#[test]
fn a_case_that_is_not_there_and_one_that_a_token_does_not_open_are_the_same() {
    let world = World::new();
    let (own, other) = (world.opened(1), Receipt::new([2; 16]));
    let now = start();
    let expired_for_another = officer_with(
        &other,
        vigie::case::capability::Rights::ALL,
        now - SignedDuration::from_hours(2),
        now - SignedDuration::from_hours(1),
    );
    let tokens = [
        citizen(&other),
        officer(&other),
        expired_for_another,
        "x".to_owned(),
        format!("{}x", officer(&own)),
    ];
    for token in tokens {
        for (there, absent) in everywhere(&own)
            .into_iter()
            .zip(everywhere(&Receipt::new([3; 16])))
        {
            let there = world.send(bearer(there, &token));
            let absent = world.send(bearer(absent, &token));
            assert_eq!(there.status(), 404);
            assert_eq!(code(&there), "case_unknown");
            assert_eq!(without_id(&there), without_id(&absent));
        }
    }
}

#[test]
fn a_capability_opens_its_case_until_it_expires() {
    let world = World::new();
    let receipt = world.opened(1);
    let all = vigie::case::capability::Rights::ALL;
    let token = officer_with(
        &receipt,
        all,
        start(),
        start() + SignedDuration::from_mins(10),
    );
    let get = || case_request(Method::GET, &receipt, "", &token);
    assert_eq!(world.send(get()).status(), 200);
    // Clocks differ a little.
    world.pass(10 * 60 + 30);
    assert_eq!(world.send(get()).status(), 200);
    world.pass(1);
    let answer = world.send(get());
    assert_eq!(
        (answer.status().as_u16(), code(&answer).as_str()),
        (401, "token_expired")
    );
    let early: Timestamp = world.now() + SignedDuration::from_secs(60);
    let token = officer_with(&receipt, all, early, early + SignedDuration::from_mins(1));
    assert_eq!(
        world
            .send(case_request(Method::GET, &receipt, "", &token))
            .status(),
        404
    );
}

#[test]
fn a_right_that_is_missing_is_missed() {
    let world = World::new();
    let receipt = world.opened(1);
    let until = start() + SignedDuration::from_hours(1);
    let with = |list: &[Right]| officer_with(&receipt, rights(list), start(), until);
    let (reads, writes) = (with(&[Right::Read]), with(&[Right::Write]));
    for request in [
        message_request(&receipt, &reads, 1),
        case_request(
            Method::PUT,
            &receipt,
            &format!("/attachments/{}/0", super::support::client_id(1)),
            &reads,
        ),
        case_request(Method::GET, &receipt, "", &writes),
        case_request(Method::GET, &receipt, "/entries", &writes),
        case_request(Method::GET, &receipt, "/entries", &writes)
            .with_header("accept", "text/event-stream"),
        case_request(Method::GET, &receipt, "/socket", &writes),
        case_request(
            Method::GET,
            &receipt,
            &format!("/attachments/{}", super::support::client_id(1)),
            &writes,
        ),
        case_request(Method::DELETE, &receipt, "", &officer(&receipt)),
    ] {
        let target = request.target.clone();
        let answer = world.send(request);
        assert_eq!(
            (answer.status().as_u16(), code(&answer).as_str()),
            (403, "not_allowed"),
            "{target}"
        );
    }
    assert_eq!(
        world
            .event(&receipt, &reads, 2, "closed", "resolved")
            .status(),
        403
    );
    assert_eq!(
        world
            .event(&receipt, &officer(&receipt), 3, "closed", "by_citizen")
            .status(),
        403
    );
    assert_eq!(
        world
            .event(&receipt, &citizen(&receipt), 4, "closed", "resolved")
            .status(),
        403
    );
    assert_eq!(
        world.send(message_request(&receipt, &writes, 5)).status(),
        201
    );
    assert_eq!(
        world
            .event(&receipt, &with(&[Right::Close]), 6, "closed", "resolved")
            .status(),
        201
    );
}

#[test]
fn the_scheme_is_read_in_any_case_and_from_the_subprotocols() {
    let world = World::new();
    let receipt = world.opened(1);
    let token = citizen(&receipt);
    let get = || everywhere(&receipt).remove(0);
    for header in [
        format!("bearer {token}"),
        format!("BEARER  {token} "),
        format!("Bearer {token}"),
    ] {
        assert_eq!(
            world
                .send(get().with_header("authorization", &header))
                .status(),
            200
        );
    }
    for token in [token.clone(), officer(&receipt)] {
        let protocols = format!("vigie.v1, bearer.{token}");
        assert_eq!(
            world
                .send(get().with_header("sec-websocket-protocol", &protocols))
                .status(),
            200
        );
    }
    // A token in the address is none.
    let target = format!("/v1/cases/{}?token={token}", receipt.case_id());
    assert_eq!(world.send(request(Method::GET, &target)).status(), 400);
}

#[test]
fn after_the_erasure_it_is_gone_for_everybody() {
    let world = World::new();
    let receipt = world.opened(1);
    let erase = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    assert_eq!(world.send(erase).status(), 204);
    for token in [citizen(&receipt), officer(&receipt)] {
        for request in everywhere(&receipt) {
            let answer = world.send(bearer(request, &token));
            assert_eq!(
                (answer.status().as_u16(), code(&answer).as_str()),
                (410, "case_erased")
            );
        }
    }
}

#[test]
fn only_configured_sites_read_answers() {
    let world = World::with(&[(
        "allowed_origins",
        "https://mairie.example; https://b.example",
    )]);
    let receipt = world.opened(1);
    let get = || case_request(Method::GET, &receipt, "", &citizen(&receipt));
    for (origin, allowed) in [
        ("https://vigie.example", true),
        ("https://mairie.example", true),
        ("https://evil.example", false),
    ] {
        let answer = world.send(get().with_header("origin", origin));
        let told = answer.headers().get("access-control-allow-origin");
        assert_eq!(
            told.map(|value| value.to_str().unwrap()),
            allowed.then_some(origin)
        );
        assert!(
            answer
                .headers()
                .get_all("vary")
                .iter()
                .any(|value| value == "origin")
        );
    }
}
