//! A conversation over sockets, where there are any.

use std::{thread, time::Duration};

use serde_json::json;
use vigie::case::{
    capability::Right,
    document::AppendRequest,
    entry::{Body, Event, Reason},
};

use super::{
    officer,
    party::{Case, client_id},
    socket::{Came, Socket, with_sockets},
};

const PING: &str = r#"{"type":"ping"}"#;

#[test]
fn a_socket_welcomes_replays_is_live_and_acknowledges() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let citizen = &case.citizen;
    citizen.say("avant");
    let mut socket = Socket::silent(citizen);
    socket.send(&json!({"type": "hello", "version": 1, "credit": 64}));
    let welcome = socket.expect("welcome");
    let document = serde_json::to_value(citizen.document()).unwrap();
    assert_eq!(welcome["case"], document);
    assert_eq!(
        (&welcome["recovered"], &welcome["heartbeat_s"]),
        (&true.into(), &25.into())
    );
    assert_eq!(socket.until_live(), [1, 2]);
    let id = socket.say(citizen, "par la prise");
    // A writer is sent its own entry like everybody else.
    let (mut acknowledged, mut entry) = (None, None);
    while acknowledged.is_none() || entry.is_none() {
        match socket.next() {
            Came::Frame(frame) if frame["type"] == "ack" => acknowledged = Some(frame),
            Came::Frame(frame) if frame["type"] == "entry" => entry = Some(frame),
            other => panic!("{other:?}"),
        }
    }
    let (acknowledged, entry) = (acknowledged.unwrap(), entry.unwrap());
    for frame in [&acknowledged, &entry] {
        assert_eq!(
            (&frame["client_id"], &frame["seq"]),
            (&id.clone().into(), &3.into())
        );
    }
    assert_eq!(
        (&acknowledged["at"], &acknowledged["duplicate"]),
        (&entry["at"], &false.into())
    );
    // What comes over plain HTTP comes here too.
    citizen.say("par la poste");
    assert_eq!(socket.until("entry")["seq"], 4);
    assert_eq!(citizen.read_all().len(), 3);
    socket.until("live");
    socket.leave(1000);
    assert_eq!(socket.next(), Came::Closed(1000, String::new()));
}

#[test]
fn a_socket_goes_on_behind_its_cursor() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    case.citizen.say("deux");
    case.citizen.say("trois");
    let epoch = case.citizen.document().epoch;
    for (cursor, recovered, expected) in [
        (format!("{epoch}.0"), true, vec![1, 2, 3]),
        (format!("{epoch}.2"), true, vec![3]),
        (format!("{epoch}.3"), true, vec![]),
        (format!("{epoch}.4"), false, vec![1, 2, 3]),
        ("AAAAAAAAAAA.2".to_owned(), false, vec![1, 2, 3]),
    ] {
        let mut socket = Socket::silent(&case.citizen);
        socket.send(&json!({"type": "hello", "version": 1, "cursor": cursor, "credit": 9}));
        assert_eq!(socket.expect("welcome")["recovered"], recovered, "{cursor}");
        assert_eq!(socket.until_live(), expected, "{cursor}");
    }
}

#[test]
fn no_entry_comes_without_credit() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    for _ in 2..=6 {
        case.citizen.say("attendue");
    }
    let mut socket = Socket::greeted(&case.citizen, 2);
    let mut take = |number: u64| assert_eq!(socket.expect("entry")["seq"], number);
    take(1);
    take(2);
    assert!(socket.is_silent_for(Duration::from_millis(700)));
    socket.send(&json!({"type": "credit", "add": 1}));
    assert_eq!(socket.expect("entry")["seq"], 3);
    assert!(socket.is_silent_for(Duration::from_millis(700)));
    socket.send(&json!({"type": "credit", "add": 256}));
    assert_eq!(socket.until_live(), [4, 5, 6]);
}

#[test]
fn signals_reach_the_others_and_are_stored_nowhere() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let Some(officer) = case.officer() else {
        return;
    };
    let mut there = Socket::live(&officer);
    let mut here = Socket::live(&case.citizen);
    for signal in ["here", "typing", "paused", "away"] {
        here.send(&json!({"type": "signal", "signal": signal}));
        let heard = there.until("signal");
        assert_eq!(
            (&heard["author"], &heard["signal"]),
            (&"citizen".into(), &signal.into())
        );
    }
    there.send(&json!({"type": "signal", "signal": "read", "seq": 1}));
    let heard = here.until("signal");
    assert_eq!(
        (&heard["signal"], &heard["seq"]),
        (&"read".into(), &1.into())
    );
    assert_eq!(heard["author"], "officer");
    // What was not sent cannot have been read.
    there.send(&json!({"type": "signal", "signal": "read", "seq": 9}));
    assert!(here.is_silent_for(Duration::from_millis(500)));
    assert_eq!(case.citizen.document().head, 1);
}

#[test]
fn the_same_entry_over_two_sockets_is_stored_once() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let citizen = &case.citizen;
    let (mut one, mut other) = (Socket::live(citizen), Socket::live(citizen));
    let id = client_id();
    let sealed = citizen.seal(id, &vigie::seal::Message::text("une fois"));
    let request = AppendRequest {
        client_id: id,
        body: Body::Sealed(sealed),
    };
    one.append(&request);
    other.append(&request);
    let acks = [one.until("ack"), other.until("ack")];
    assert_eq!(
        acks.iter().filter(|ack| ack["duplicate"] == false).count(),
        1,
        "{acks:?}"
    );
    assert!(acks.iter().all(|ack| ack["seq"] == 2));
    let another = AppendRequest {
        client_id: id,
        body: Body::event_only(Event::Closed, Reason::ByCitizen),
    };
    one.append(&another);
    let refused = one.until("refused");
    assert_eq!(
        (&refused["code"], &refused["retry"]),
        (&"client_id_conflict".into(), &false.into())
    );
    assert_eq!(citizen.log().len(), 2);
}

#[test]
fn what_may_not_be_written_is_refused_and_the_socket_lives_on() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let reader = officer::with(&case, [Right::Read].into_iter().collect());
    let mut socket = Socket::live(&case.citizen);
    let mut refused = |body: Body| {
        socket.append(&AppendRequest {
            client_id: client_id(),
            body,
        });
        socket.until("refused")["code"].as_str().unwrap().to_owned()
    };
    let event = |event, reason| Body::event_only(event, reason);
    assert_eq!(
        refused(event(Event::Closed, Reason::Resolved)),
        "not_allowed"
    );
    assert_eq!(
        refused(event(Event::Opened, Reason::ByCitizen)),
        "not_allowed"
    );
    assert_eq!(
        refused(event(Event::Reopened, Reason::ByCitizen)),
        "bad_entry"
    );
    assert_eq!(refused(event(Event::Closed, Reason::Rotation)), "bad_entry");
    assert_eq!(refused(Body::Sealed(vec![1; 16_427])), "too_large");
    case.citizen.happens(Event::Closed, Reason::ByCitizen);
    let text = Body::Sealed(
        case.citizen
            .seal(client_id(), &vigie::seal::Message::text("non")),
    );
    assert_eq!(refused(text), "case_closed");
    if let Some(reader) = reader {
        let mut socket = Socket::live(&reader);
        socket.say(&reader, "je ne dois pas");
        assert_eq!(socket.until("refused")["code"], "not_allowed");
    }
}

#[test]
fn a_burst_is_slowed_down_and_may_be_sent_again() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let mut socket = Socket::live(&case.citizen);
    for _ in 0..90 {
        socket.say(&case.citizen, "vite");
    }
    let (mut stored, mut refused) = (0, 0);
    while stored + refused < 90 {
        match socket.next() {
            Came::Frame(frame) if frame["type"] == "ack" => stored += 1,
            Came::Frame(frame) if frame["type"] == "refused" => {
                assert_eq!(
                    (&frame["code"], &frame["retry"]),
                    (&"too_fast".into(), &true.into())
                );
                refused += 1;
            }
            Came::Frame(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(
        stored >= 60 && refused > 0,
        "{stored} stored, {refused} refused"
    );
    assert_eq!(case.citizen.document().head, 1 + stored);
}

#[test]
fn a_ping_is_answered_with_these_very_bytes() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    for mut socket in [Socket::silent(&case.citizen), Socket::live(&case.citizen)] {
        for _ in 0..3 {
            socket.send_text(PING);
            let pong = socket.0.read().unwrap();
            assert_eq!(pong.to_text().unwrap(), r#"{"type":"pong"}"#);
        }
    }
    // The same written otherwise is as good.
    let mut socket = Socket::live(&case.citizen);
    socket.send_text(r#" { "type" : "ping" } "#);
    assert_eq!(socket.next(), Came::Frame(json!({"type": "pong"})));
}

#[test]
fn a_socket_that_slept_goes_on_as_if_it_had_not() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    case.citizen.say("deux");
    let mut socket = Socket::greeted(&case.citizen, 3);
    assert_eq!(socket.until_live(), [1, 2]);
    // workerd puts an object to sleep after ten seconds.
    thread::sleep(Duration::from_secs(12));
    let id = socket.say(&case.citizen, "réveillée");
    assert_eq!(socket.until("ack")["client_id"], id);
    case.citizen.say("quatre");
    // Of three entries' credit none is left: it remembers.
    while !socket.is_silent_for(Duration::from_millis(500)) {}
    socket.send(&json!({"type": "credit", "add": 5}));
    assert_eq!(socket.until("entry")["seq"], 4);
}
