//! Somebody is to go where the citizen is.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use vigie::{
    case::{
        entry::{Author, Body, Event, Reason},
        kind::Priority,
    },
    desk::identity::Role,
};

use super::{
    console::{Lease, Officer, QUIET, alone, events, members, open, told, writes},
    watch::{board_until, ended, feed},
};
use crate::case::{
    Case,
    party::{Party, client_id},
    socket::{Socket, with_sockets},
    stream::Stream,
};

/// Those who are asked: nobody is sent to either.
const NEAR: &str = "corse";
const FAR: &str = "intervention";

/// A conversation that an officer has.
fn taken(officer: &Officer) -> (Case, Lease) {
    officer.sign_on(&json!({"capacity": 3}));
    let case = open(QUIET, Priority::Danger);
    let lease = officer.take(&json!({})).unwrap();
    assert_eq!(lease.case, case.citizen.case);
    (case, lease)
}

fn calls_of<'a>(board: &'a Value, case: &Case) -> Option<&'a Value> {
    let calls = board["calls"].as_array().unwrap();
    calls
        .iter()
        .find(|call| call["case"] == json!(case.citizen.case))
}

/// Whoever shows what an acknowledgement gives.
fn sent(case: &Case, answer: &Value) -> Party {
    members(answer, &["capability"], &[]);
    Party {
        bearer: answer["capability"].as_str().unwrap().to_owned(),
        author: Author::Officer,
        ..case.citizen.clone()
    }
}

#[test]
fn a_desk_takes_an_intervention_on_and_everybody_sees_it() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    let patrol = Officer::at(NEAR, Role::Officer);
    let (case, lease) = taken(&officer);
    let id = lease.case;
    let mut watching = feed(&patrol);
    let early = patrol.tell("POST", &format!("/calls/{id}/acknowledge"), &json!({}));
    assert_eq!(
        told(&early.send()),
        (404, "conversation_unknown".to_owned())
    );

    let wanted = json!({"line": [NEAR, FAR], "within_s": 600});
    let path = format!("/cases/{id}/intervention");
    let ask = officer.tell("POST", &path, &wanted);
    assert_eq!(ask.send().status, 204);
    assert_eq!(ask.send().status, 204, "the same once more");
    let other = officer.tell("POST", &path, &wanted).send();
    assert_eq!(told(&other), (409, "intervention_under_way".to_owned()));
    let board = board_until(&mut watching, |board| calls_of(board, &case).is_some());
    let call = calls_of(&board, &case).unwrap();
    assert_eq!(
        (&call["from"], &call["priority"]),
        (&QUIET.into(), &"danger".into())
    );
    assert!(
        call.get("until").is_some() && call.get("taken_on_by").is_none(),
        "{call}"
    );
    // The next in line is not asked yet.
    let later = Officer::at(FAR, Role::Officer);
    let path_of_call = format!("/calls/{id}/acknowledge");
    let answer = later.tell("POST", &path_of_call, &json!({})).send();
    assert_eq!(told(&answer), (404, "conversation_unknown".to_owned()));

    let acknowledge = patrol.tell("POST", &path_of_call, &json!({}));
    let party = sent(&case, &acknowledge.ok());
    let again = sent(&case, &acknowledge.ok());
    assert_ne!(party.bearer, "", "the same once more gives as much");
    party.say("En route.");
    let closing = Body::event_only(Event::Closed, Reason::Resolved);
    let answer = party.append(client_id(), closing).send();
    assert_eq!(
        told(&answer),
        (403, "not_allowed".to_owned()),
        "that is for the desk"
    );
    again.document();
    // They are there while it lasts.
    let mut stream = Stream::of(&party, "");
    stream.expect("welcome");
    stream.until_live();
    let mut socket = with_sockets().map(|_| Socket::live(&party));
    let board = board_until(&mut watching, |board| {
        calls_of(board, &case).is_some_and(|call| call["taken_on_by"] == NEAR)
    });
    assert_eq!(calls_of(&board, &case).unwrap().get("until"), None);

    let end = officer.tell("DELETE", &path, &Value::Null);
    assert_eq!(end.send().status, 204);
    assert_eq!(end.send().status, 204, "the same once more");
    let answer = officer.tell("DELETE", &path, &Value::Null).send();
    assert_eq!(told(&answer), (409, "intervention_under_way".to_owned()));
    board_until(&mut watching, |board| calls_of(board, &case).is_none());
    assert_eq!(writes(&party), (403, "lease_lost".to_owned()), "it is over");
    assert_eq!(ended(&mut stream).0, 4403, "nor do they read on");
    if let Some(socket) = &mut socket {
        assert_eq!(socket.closed(), 4403);
    }
    assert_eq!(
        events(&case.citizen),
        [
            "opened",
            "assigned",
            "intervention_asked",
            "intervention_acknowledged",
            "intervention_ended",
        ]
    );
    officer.sign_off();
}

#[test]
fn where_nobody_takes_it_on_the_next_is_asked_and_then_it_is_said() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    let (case, lease) = taken(&officer);
    let wanted = json!({"line": [NEAR, FAR], "within_s": 15});
    let answer = officer.about(&lease.case, "POST", "intervention", &wanted);
    assert_eq!(answer.status, 204, "{answer}");
    let steps = [
        "opened",
        "assigned",
        "intervention_asked",
        "intervention_escalated",
        "intervention_unanswered",
    ];
    let since = Instant::now();
    loop {
        let seen = events(&case.citizen);
        assert!(
            steps.starts_with(&seen.iter().map(String::as_str).collect::<Vec<_>>()),
            "{seen:?}"
        );
        if seen.len() == steps.len() {
            break;
        }
        assert!(since.elapsed() < Duration::from_secs(50), "{seen:?}");
        officer.sign_on(&json!({"capacity": 3, "cases": [lease.case]}));
        thread::sleep(Duration::from_secs(2));
    }
    assert!(
        since.elapsed() >= Duration::from_secs(27),
        "after {:?}",
        since.elapsed()
    );
    // It can be asked for anew.
    let answer = officer.about(&lease.case, "POST", "intervention", &wanted);
    assert_eq!(answer.status, 204, "{answer}");
    officer.sign_off();
}

#[test]
fn only_whoever_has_the_conversation_asks_and_only_for_desks_that_there_are() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    let (_case, lease) = taken(&officer);
    let colleague = Officer::at(QUIET, Role::Officer);
    let answer = colleague.about(&lease.case, "POST", "intervention", &json!({}));
    assert_eq!(told(&answer), (403, "lease_lost".to_owned()));
    for wrong in [
        json!({"line": []}),
        json!({"line": ["nowhere"]}),
        json!({"line": vec![FAR; 9]}),
        json!({"line": [FAR], "within_s": 14}),
        json!({"line": [FAR], "within_s": 1_801}),
        json!({"line": [FAR], "within_s": -1}),
        json!({"line": FAR}),
        json!({"department": 33}),
        json!({"more": true}),
    ] {
        let answer = officer.about(&lease.case, "POST", "intervention", &wrong);
        assert_eq!(told(&answer).0, 400, "{wrong}: {answer}");
    }
    // Without a line: whoever goes out there, and the national unit last.
    let answer = officer.about(
        &lease.case,
        "POST",
        "intervention",
        &json!({"department": "2a"}),
    );
    assert_eq!(answer.status, 204, "{answer}");
    let bearer = lease.bearer();
    let asked = bearer.log().pop().unwrap();
    let handling = asked.body.handling().unwrap();
    assert_eq!(handling.desk.as_ref().unwrap().as_str(), NEAR);
    assert_eq!(handling.line.last().unwrap().as_str(), FAR);
    officer.sign_off();
}
