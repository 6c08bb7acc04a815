//! Readers who say nothing, and readers who take nothing.

use std::{
    thread,
    time::{Duration, Instant},
};

use vigie::{case::entry::Body, seal::Message};

use super::{
    party::{Case, client_id},
    socket::{Socket, with_sockets},
};

#[test]
fn whoever_says_nothing_is_let_go_after_ten_seconds() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let opened = Instant::now();
    let mut socket = Socket::silent(&case.citizen);
    assert_eq!(socket.closed(), 4408);
    let waited = opened.elapsed().as_secs();
    assert!((9..30).contains(&waited), "after {waited} s");
}

#[test]
fn whoever_gives_no_credit_for_half_a_minute_is_let_go() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let mut socket = Socket::greeted(&case.citizen, 1);
    socket.expect("entry");
    socket.expect("live");
    case.citizen.say("personne ne la prend");
    let since = Instant::now();
    assert_eq!(socket.closed(), 4431);
    let waited = since.elapsed().as_secs();
    assert!((29..45).contains(&waited), "after {waited} s");
    let mut again = Socket::greeted(&case.citizen, 9);
    assert_eq!(again.until_live(), [1, 2]);
}

#[test]
fn whoever_falls_far_behind_is_let_go_at_once() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let citizen = &case.citizen;
    let mut slow = Socket::greeted(citizen, 1);
    slow.expect("entry");
    slow.expect("live");
    // More than 512, as quickly as they may be sent over plain HTTP.
    for number in 0..520 {
        let id = client_id();
        let sealed = citizen.seal(id, &Message::text("vite"));
        let ask = citizen.append(id, Body::Sealed(sealed));
        while ask.send().status == 429 {
            thread::sleep(Duration::from_millis(500));
            assert!(number > 100, "too early");
        }
    }
    assert_eq!(slow.closed(), 4431);
}
