//! What officers see of those who wait, and nothing beside it.

use serde_json::{Value, json};
use vigie::{
    case::{
        entry::{Event, Reason},
        kind::Priority,
    },
    desk::identity::Role,
};

use super::{
    console::{Officer, QUIET, alone, open, open_about, told},
    watch::{board, board_until, feed, opening, shown_until, socket, strict_line},
};
use crate::{
    case::{Case, socket::with_sockets},
    client::Ask,
};

fn first_is(case: &Case) -> impl Fn(&Value) -> bool {
    let id = json!(case.citizen.case);
    move |board| board["next"][0]["case"] == id
}

#[test]
fn those_who_wait_are_shown_in_their_order_and_danger_before_all() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    let mut watching = feed(&officer);
    let mut shown = socket(&officer);
    board(&mut watching);
    officer.sign_on(&json!({"capacity": 4, "languages": ["fr", "uk"]}));
    let there = board_until(&mut watching, |board| board["officers"]["present"] == 1);
    assert_eq!(
        there["officers"],
        json!({"present": 1, "free": 1, "holding": 0, "capacity": 4})
    );
    assert_eq!(there["languages"], json!(["fr", "uk"]));

    let ordinary = open(QUIET, Priority::Ordinary);
    let now = board_until(&mut watching, first_is(&ordinary));
    assert_eq!(now["waiting"]["ordinary"]["count"], 1);
    let specialised = open_about(QUIET, Priority::Specialised, "minors");
    let now = board_until(&mut watching, first_is(&specialised));
    assert_eq!(now["next"][0]["category"], "minors");
    let danger = open(QUIET, Priority::Danger);
    let now = board_until(&mut watching, first_is(&danger));
    let ids = |board: &Value| -> Vec<Value> {
        let lines = board["next"].as_array().unwrap().iter();
        lines.map(|line| line["case"].clone()).collect()
    };
    let order = [&danger, &specialised, &ordinary].map(|case| json!(case.citizen.case));
    assert_eq!(ids(&now), order);
    if let Some(shown) = &mut shown {
        let same = shown_until(shown, |board| ids(board) == order);
        assert_eq!(same["next"], now["next"]);
        shown.send_text("{\"type\":\"ping\"}");
        shown.until("pong");
    }
    let queue = officer.ask("GET", "/queue").ok();
    assert_eq!(
        queue["waiting"], now["next"],
        "the queue is the same, whole"
    );

    let lease = officer.take(&json!({})).unwrap();
    assert_eq!(lease.case, danger.citizen.case);
    let now = board_until(&mut watching, |board| board["officers"]["holding"] == 1);
    assert_eq!(ids(&now), order[1..]);
    let own = officer.ask("GET", "/queue").ok();
    assert_eq!(own["taken"][0]["officer"], officer.id().as_str());
    let colleague = Officer::at(QUIET, Role::Officer).ask("GET", "/queue").ok();
    assert_eq!(
        colleague["taken"],
        json!([]),
        "who has whom is for supervisors"
    );
    let chief = Officer::at(QUIET, Role::Supervisor)
        .ask("GET", "/queue")
        .ok();
    assert_eq!(chief["taken"], own["taken"]);
    for line in [&chief["waiting"], &chief["taken"]]
        .iter()
        .flat_map(|lines| lines.as_array().unwrap())
    {
        strict_line(line);
    }
    ordinary.citizen.happens(Event::Closed, Reason::ByCitizen);
    board_until(&mut watching, |board| ids(board) == order[1..2]);
    specialised.citizen.ask("DELETE", "").send();
    board_until(&mut watching, |board| ids(board).is_empty());
    officer.sign_off();
    board_until(&mut watching, |board| board["officers"]["present"] == 0);
}

#[test]
fn a_desk_s_socket_takes_no_orders() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    if with_sockets().is_none() {
        let answer = officer.ask("GET", "/socket").send();
        assert_eq!(told(&answer), (501, "sockets_unsupported".to_owned()));
        return;
    }
    for text in ["", "{}", "{\"type\":\"hello\"}", "{\"type\":\"take\"}", "x"] {
        let mut socket = socket(&officer).unwrap();
        socket.send_text(text);
        assert_eq!(super::watch::hung_up(&mut socket), 4400, "«{text}»");
    }
    let refused = |opening: crate::case::socket::Opening| opening.send().err().unwrap();
    let mut spoken = opening(&officer);
    spoken.protocols = vec!["vigie.v1".to_owned()];
    assert_eq!(refused(spoken), (426, "upgrade_required".to_owned()));
    let foreign = opening(&officer).header("origin", "https://elsewhere.example");
    assert_eq!(refused(foreign), (403, "not_allowed".to_owned()));
    // A browser's way: the token among the subprotocols.
    let mut browser = opening(&officer);
    browser.headers.clear();
    browser.protocols.push(format!("bearer.{}", officer.token));
    let mut socket = browser.send().unwrap();
    shown_until(&mut socket, |_| true);
    let mut nobody = opening(&officer);
    nobody.headers.clear();
    assert_eq!(refused(nobody), (401, "sign_in".to_owned()));
}

#[test]
fn a_feed_is_asked_for_without_more() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    let head = officer.ask("HEAD", "/feed").send();
    assert_eq!(head.status, 200, "{head}");
    assert_eq!(
        head.header("content-type").as_deref(),
        Some("text/event-stream")
    );
    assert_eq!(head.header("cache-control").as_deref(), Some("no-store"));
    let asks: [Ask; 3] = [
        officer.ask("GET", "/feed?after=1"),
        officer.ask("GET", "/socket?after=1"),
        officer.ask("GET", "/queue?limit=1"),
    ];
    for ask in asks {
        assert_eq!(
            told(&ask.send()),
            (400, "invalid_request".to_owned()),
            "{}",
            ask.target
        );
    }
}
