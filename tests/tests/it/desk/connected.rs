//! An officer who is shut out while connected: every connection ends with its
//! code, and nothing more is written.

use std::{thread, time::Duration};

use serde_json::{Value, json};
use vigie::{
    case::{
        capability::LEEWAY,
        entry::{Body, Reason},
        kind::Priority,
    },
    desk::identity::Role,
};

use super::{
    console::{Officer, QUIET, alone, events, open, told, wait, writes},
    watch::{board, board_until, ended, feed, hung_up, opening, shown_until, socket},
};
use crate::{
    case::{
        socket::{Socket, with_sockets},
        stream::Stream,
    },
    desk_tokens,
};

/// A feed looks at its token when nothing came for a quarter of a minute.
const SOON: Duration = Duration::from_secs(20);

fn revoke(chief: &Officer, officer: &Officer) {
    let path = format!("/officers/{}/revoke", officer.id().as_str());
    let answer = chief.ask("POST", &path).send();
    assert_eq!(answer.status, 204, "{answer}");
}

#[test]
fn whoever_is_revoked_sees_and_says_nothing_more() {
    let Some(_alone) = alone() else { return };
    let chief = Officer::at(QUIET, Role::Supervisor);
    let officer = Officer::at(QUIET, Role::Officer);
    officer.sign_on(&json!({"capacity": 2}));
    let case = open(QUIET, Priority::Ordinary);
    let lease = officer.take(&json!({})).unwrap();
    let party = officer.opens(&lease);
    let mut desk_feed = feed(&officer);
    board(&mut desk_feed);
    let mut desk_socket = socket(&officer);
    if let Some(socket) = &mut desk_socket {
        shown_until(socket, |board| board["officers"]["present"] == 1);
    }
    let mut case_stream = Stream::of(&party, "");
    case_stream.expect("welcome");
    case_stream.until_live();
    let mut case_socket = with_sockets().map(|_| Socket::live(&party));
    assert_eq!(writes(&party).0, 201);

    revoke(&chief, &officer);
    if let Some(socket) = &mut desk_socket {
        assert_eq!(hung_up(socket), 4403);
    }
    if let Some(socket) = &mut case_socket {
        assert_eq!(socket.closed(), 4403);
    }
    let (code, _) = ended(&mut case_stream);
    assert_eq!(code, 4403);
    assert_eq!(writes(&party), (403, "lease_lost".to_owned()));
    assert_eq!(
        told(&party.ask("GET", "").send()),
        (403, "lease_lost".to_owned())
    );
    for (method, rest) in [("GET", "/queue"), ("DELETE", "/presence"), ("GET", "/feed")] {
        let answer = officer.ask(method, rest).send();
        assert_eq!(told(&answer), (403, "access_revoked".to_owned()), "{rest}");
    }
    if with_sockets().is_some() {
        let refused = opening(&officer).send().err();
        assert_eq!(refused, Some((403, "access_revoked".to_owned())));
    }
    assert_eq!(events(&case.citizen), ["opened", "assigned", "released"]);
    assert_eq!(wait(&case.citizen)["standing"], "answered");
    let (code, waited) = ended(&mut desk_feed);
    assert_eq!(code, 4403);
    assert!(waited < SOON, "after {waited:?}");
    // A token of later is one that their issuer gave them knowingly: of later
    // than its clock may be ahead.
    thread::sleep(Duration::from_millis(1_100));
    let mut later = desk_tokens::bearer(&officer.name, Role::Officer, QUIET);
    for (issued, expected) in [(later.issued, 403), (later.issued + LEEWAY, 200)] {
        later.issued = issued;
        let again = Officer {
            token: desk_tokens::issuer().unwrap().token(&later),
            ..officer.clone()
        };
        let answer = again.ask("GET", "/queue").send();
        assert_eq!(answer.status, expected, "{answer}");
    }
}

/// The more goes on at a desk, the more there would be to see.
#[test]
fn a_busy_desk_is_no_longer_shown_to_whoever_is_revoked() {
    let Some(_alone) = alone() else { return };
    let chief = Officer::at(QUIET, Role::Supervisor);
    let officer = Officer::at(QUIET, Role::Officer);
    let mut watching = feed(&officer);
    board(&mut watching);
    revoke(&chief, &officer);
    let (code, waited) = thread::scope(|scope| {
        // Somebody comes and goes every few seconds.
        scope.spawn(|| {
            for _ in 0..8 {
                chief.sign_on(&json!({"capacity": 1}));
                thread::sleep(Duration::from_millis(1_500));
                chief.sign_off();
                thread::sleep(Duration::from_millis(1_500));
            }
        });
        ended(&mut watching)
    });
    assert_eq!(code, 4403);
    assert!(waited < SOON, "after {waited:?}");
}

#[test]
fn a_supervisor_takes_over_and_the_one_before_is_cut_off() {
    let Some(_alone) = alone() else { return };
    let chief = Officer::at(QUIET, Role::Supervisor);
    let officer = Officer::at(QUIET, Role::Officer);
    for one in [&chief, &officer] {
        one.sign_on(&json!({"capacity": 1}));
    }
    let case = open(QUIET, Priority::Ordinary);
    let first = officer.take(&json!({})).unwrap();
    let party = officer.opens(&first);
    let mut stream = Stream::of(&party, "");
    stream.expect("welcome");
    stream.until_live();
    let mut socket = with_sockets().map(|_| Socket::live(&party));
    let second = chief.take(&json!({"case": case.citizen.case})).unwrap();
    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!(ended(&mut stream).0, 4403);
    if let Some(socket) = &mut socket {
        assert_eq!(socket.closed(), 4403);
    }
    assert_eq!(writes(&party), (403, "lease_lost".to_owned()));
    assert_eq!(writes(&chief.opens(&second)).0, 201);
    let beat = officer.sign_on(&json!({"capacity": 1, "cases": [first.case]}));
    assert_eq!(beat["lost"], json!([first.case]));
    for what in ["release", "transfer", "intervention"] {
        let body = if what == "transfer" {
            json!({"to": "bordeaux"})
        } else {
            json!({})
        };
        let answer = officer.about(&first.case, "POST", what, &body);
        assert_eq!(told(&answer), (403, "lease_lost".to_owned()), "{what}");
    }
    for one in [&chief, &officer] {
        one.sign_off();
    }
    assert_eq!(
        events(&case.citizen),
        ["opened", "assigned", "assigned", "released"]
    );
}

#[test]
fn whoever_is_not_heard_of_loses_everything() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    officer.sign_on(&json!({"capacity": 1}));
    let case = open(QUIET, Priority::Ordinary);
    let lease = officer.take(&json!({})).unwrap();
    let party = officer.opens(&lease);
    let colleague = Officer::at(QUIET, Role::Officer);
    let watcher = Officer::at(QUIET, Role::Officer);
    let mut watching = feed(&watcher);
    let held = |count: u64| move |board: &Value| board["officers"]["holding"] == json!(count);
    board_until(&mut watching, held(1));
    // One who is there goes on to be.
    for _ in 0..4 {
        colleague.sign_on(&json!({"capacity": 1}));
        thread::sleep(Duration::from_millis(11_500));
    }
    colleague.sign_on(&json!({"capacity": 1}));
    assert_eq!(writes(&party), (403, "lease_lost".to_owned()));
    assert_eq!(events(&case.citizen), ["opened", "assigned", "released"]);
    let released = case.citizen.log().pop().unwrap();
    let expired = matches!(
        released.body,
        Body::Event {
            reason: Reason::LeaseExpired,
            ..
        }
    );
    assert!(expired, "{released:?}");
    let again = colleague.take(&json!({})).unwrap();
    assert_eq!((again.case, again.number), (case.citizen.case, 2));
    colleague.sign_off();
}
