//! Opening a case: once, whatever is lost on the way.

use http::Method;
use serde_json::json;
use vigie::{
    case::{document::Opening, kind::Kind},
    seal::Receipt,
};
use vigie_host::storage::StorageError;
use vigie_host_native::Fault;

use super::support::{
    WithJson as _, World, body, case_request, citizen, code, opening, opening_request, start,
};

#[test]
fn the_same_again_is_the_same_case() {
    let world = World::new();
    let receipt = Receipt::new([1; 16]);
    let first = world.open(&receipt);
    assert_eq!(first.status(), 201);
    assert_eq!(first.headers()["cache-control"], "no-store");
    let first = body(&first);
    assert_eq!(first["duplicate"], json!(false));
    assert_eq!(first["case"]["head"], json!(1));
    assert_eq!(first["case"]["state"], json!("waiting"));
    world.pass(60);
    let again = world.open(&receipt);
    assert_eq!(again.status(), 200);
    let again = body(&again);
    assert_eq!(again["duplicate"], json!(true));
    assert_eq!(again["case"], first["case"]);
    assert_eq!(again["cursor"], first["cursor"]);
}

#[test]
fn otherwise_it_is_a_conflict() {
    let world = World::new();
    let receipt = world.opened(1);
    let other = Opening {
        kind: Kind::Report,
        ..opening(&receipt)
    };
    let refused = world.send(opening_request(&receipt, &other));
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (409, "case_conflict")
    );
    let token = citizen(&Receipt::new([2; 16]));
    let refused = world.send(
        opening_request(&receipt, &opening(&receipt))
            .with_header("authorization", &format!("Bearer {token}")),
    );
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (409, "case_conflict")
    );
    assert_eq!(world.document(&receipt)["kind"], json!("chat"));
}

#[test]
fn what_was_erased_is_not_opened_again() {
    let world = World::new();
    let receipt = world.opened(1);
    let token = citizen(&receipt);
    let erased = world.send(case_request(Method::DELETE, &receipt, "", &token));
    assert_eq!(erased.status(), 204);
    let refused = world.open(&receipt);
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (410, "case_erased")
    );
    assert_eq!(world.alarm(&receipt), None);
}

#[test]
fn nobody_puts_off_the_end_of_a_case_by_opening_it_again() {
    let world = World::new();
    let receipt = world.opened(1);
    let due = world.alarm(&receipt).unwrap();
    world.pass(5 * 24 * 3_600);
    assert_eq!(world.open(&receipt).status(), 200);
    let stranger = citizen(&Receipt::new([2; 16]));
    let otherwise = opening_request(&receipt, &opening(&receipt))
        .with_header("authorization", &format!("Bearer {stranger}"));
    assert_eq!(world.send(otherwise).status(), 409);
    assert_eq!(world.alarm(&receipt), Some(due));
}

/// A case is there as a whole or not at all, and never without an alarm.
fn whole_or_absent(world: &World, receipt: &Receipt) {
    let answer = world.send(case_request(Method::GET, receipt, "", &citizen(receipt)));
    if answer.status() == 404 {
        assert_eq!(world.rows("cases") + world.rows("entries"), 0);
        return;
    }
    assert_eq!(answer.status(), 200);
    assert_eq!(body(&answer)["head"], json!(1));
    assert_eq!((world.rows("cases"), world.rows("entries")), (1, 1));
    let closes_at = body(&answer)["closes_at"].clone();
    // It may have died before it told its desk: then that is due first.
    let alarm = world.alarm(receipt).unwrap();
    assert!(alarm > start());
    world.pass(2);
    world.ring();
    assert_eq!(world.rows("conversations"), 1);
    let alarm = world.alarm(receipt).unwrap();
    assert_eq!(closes_at, json!(alarm.to_string()));
}

#[test]
fn a_failure_or_crash_at_any_call_leaves_a_case_whole_or_absent() {
    let (busy, full) = (StorageError::Busy, StorageError::Full);
    let faults = [
        Fault::Before(busy),
        Fault::After(busy),
        Fault::Before(full),
        Fault::After(full),
        Fault::Crash,
    ];
    World::at_every_call(
        &faults,
        |_| Receipt::new([1; 16]),
        |world, receipt| {
            let answer = world.open(&receipt);
            assert!([201, 503].contains(&answer.status().as_u16()));
            world.crash();
            whole_or_absent(world, &receipt);
            if answer.status() == 201 {
                assert_eq!(world.rows("cases"), 1);
            }
            let again = world.open(&receipt);
            assert!(again.status().is_success());
            whole_or_absent(world, &receipt);
            assert_eq!(world.rows("cases"), 1);
        },
    );
}

#[test]
fn every_mistake_is_named() {
    let world = World::new();
    let receipt = Receipt::new([1; 16]);
    let mut sent = serde_json::to_value(opening(&receipt)).unwrap();
    sent["desk"] = json!("nowhere");
    let answer = world.send(
        opening_request(&receipt, &opening(&receipt))
            .with_header("idempotency-key", "x")
            .with_json(&sent),
    );
    assert_eq!(answer.status(), 400);
    let errors = body(&answer)["errors"].clone();
    assert_eq!(errors[0]["code"], json!("case_id_required"));
    assert_eq!(errors[1]["code"], json!("desk_unknown"));
    let answer = world.send(
        opening_request(&receipt, &opening(&receipt)).with_header("authorization", "Bearer x"),
    );
    assert_eq!(
        (answer.status().as_u16(), code(&answer).as_str()),
        (401, "token_required")
    );
    assert_eq!(world.rows("cases"), 0);
}
