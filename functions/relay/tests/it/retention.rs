//! Cases end by themselves, and leave nothing.

use http::Method;
use serde_json::json;
use vigie::{
    jiff::SignedDuration,
    seal::{Receipt, SEALED_CHUNK},
};
use vigie_host::{
    simulated::block_on,
    storage::{StorageError, Value},
};
use vigie_host_native::Fault;
use vigie_relay::CaseActor;

use super::support::{World, case_request, citizen, code, holds, sealed, start};

const DAY: i64 = 24 * 60 * 60;

/// A chat with messages and a file, which nobody has written to since the
/// start.
fn left_alone(world: &mut World) -> Receipt {
    let receipt = world.opened(1);
    for number in 1..=5 {
        assert_eq!(world.say(&receipt, number).status(), 201);
    }
    let put = case_request(
        Method::PUT,
        &receipt,
        &format!("/attachments/{}/0", super::support::client_id(9)),
        &citizen(&receipt),
    );
    let chunk = chunk();
    let put = put
        .with_header("content-type", "application/octet-stream")
        .with_body(chunk);
    assert_eq!(world.send(put).status(), 201);
    receipt
}

/// Seconds after the start.
fn later(seconds: i64) -> vigie::jiff::Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

/// The same with its desk told, so that its next alarm is that of its end.
fn left_alone_and_told(world: &mut World) -> Receipt {
    let receipt = left_alone(world);
    world.pass(2);
    assert_eq!(world.ring(), 1);
    receipt
}

fn chunk() -> Vec<u8> {
    let rest = sealed(77).into_iter().cycle();
    [2, 1].into_iter().chain(rest).take(SEALED_CHUNK).collect()
}

fn state(world: &World, receipt: &Receipt) -> String {
    let answer = world.send(case_request(Method::GET, receipt, "", &citizen(receipt)));
    if answer.status() == 200 {
        let body = super::support::body(&answer);
        return body["state"].as_str().unwrap().to_owned();
    }
    code(&answer)
}

/// Nothing is left of the case but the hash of its identifier, and what its desk
/// counted.
pub(crate) fn nothing_left(world: &World, receipt: &Receipt) {
    for (name, rows) in world.host.dump().unwrap() {
        match name.as_str() {
            "_migrations" | "salts" | "openings" => {}
            // How a desk stands; none of it may name the case, see below.
            "turns" | "samples" | "reports" | "boards" | "attendance" | "officers" | "seen"
            | "issuer_keys" | "revocations" => {}
            "_alarms" => assert!(rows.iter().all(|row| row[0] != Value::from("case"))),
            "tombstones" => {
                let hash = vigie::seal::Digest::of(receipt.case_id().as_bytes());
                assert_eq!(rows, [[Value::from(hash.as_bytes().as_slice())]]);
            }
            // Each of its desks, that hash and when.
            "gone" => {
                let hash = vigie::seal::Digest::of(receipt.case_id().as_bytes());
                let hash = Value::from(hash.as_bytes().as_slice());
                assert!(rows.iter().all(|row| row[1] == hash));
            }
            _ => assert_eq!(rows, Vec::<Vec<Value>>::new(), "{name}"),
        }
    }
    world.host.checkpoint().unwrap();
    let bytes = world.bytes();
    let id = receipt.case_id();
    assert!(!holds(&bytes, id.as_bytes()));
    assert!(!holds(&bytes, id.to_string().as_bytes()));
    assert!(!holds(&bytes, receipt.token().hash().as_bytes()));
    for number in (1..=5).chain([77]) {
        for part in sealed(number).chunks_exact(32) {
            assert!(!holds(&bytes, part), "bytes of message {number} are left");
        }
    }
}

#[test]
fn an_idle_chat_is_closed_after_a_week_and_erased_a_month_later() {
    let mut world = World::new();
    let receipt = left_alone_and_told(&mut world);
    // The search finds what is there.
    let bytes = world.bytes();
    assert!(holds(&bytes, receipt.case_id().to_string().as_bytes()));
    assert!(holds(&bytes, &sealed(3)[32..64]));

    world.set_now(later(7 * DAY - 1));
    assert_eq!(world.ring(), 0);
    world.pass(1);
    assert_eq!(world.ring(), 1);
    assert_eq!(state(&world, &receipt), "closed");
    let last = world.entries(&receipt).pop().unwrap();
    assert_eq!(last["author"], json!("service"));
    assert_eq!(last["reason"], json!("inactive"));
    assert_eq!(
        world.alarm(&receipt),
        Some(start() + SignedDuration::from_hours(37 * 24))
    );

    world.pass(30 * DAY - 1);
    assert_eq!(world.ring(), 0);
    assert_eq!(state(&world, &receipt), "closed");
    world.pass(1);
    assert_eq!(world.ring(), 1);
    assert_eq!(state(&world, &receipt), "case_erased");
    nothing_left(&world, &receipt);
}

#[test]
fn the_citizen_erases_at_once() {
    let mut world = World::new();
    let receipt = left_alone(&mut world);
    let erase = || case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    let erased = world.send(erase());
    assert_eq!(erased.status(), 204);
    assert_eq!(
        erased.headers()["clear-site-data"],
        "\"cache\", \"storage\""
    );
    let again = world.send(erase());
    assert_eq!(
        (again.status().as_u16(), code(&again).as_str()),
        (410, "case_erased")
    );
    nothing_left(&world, &receipt);
}

#[test]
fn an_alarm_may_ring_twice_late_and_early() {
    let mut world = World::new();
    let receipt = left_alone_and_told(&mut world);
    let far = start() + SignedDuration::from_hours(24 * 365);
    // Long before its time.
    assert_eq!(block_on(world.host.run_due::<CaseActor>(far)).unwrap(), 1);
    assert_eq!(state(&world, &receipt), "waiting");
    // Days late, and then twice.
    world.set_now(later(9 * DAY));
    assert_eq!(world.ring(), 1);
    let _ = block_on(world.host.run_due::<CaseActor>(far)).unwrap();
    let _ = block_on(world.host.run_due::<CaseActor>(far)).unwrap();
    assert_eq!(state(&world, &receipt), "closed");
    assert_eq!(world.entries(&receipt).len(), 7);
    // It was closed late, so it is kept for as long as was said.
    let until = start() + SignedDuration::from_hours(24 * 39);
    assert_eq!(world.alarm(&receipt), Some(until));
    // Years late.
    world.pass(2_000 * DAY);
    assert_eq!(world.ring(), 1);
    assert_eq!(world.ring(), 0);
    nothing_left(&world, &receipt);
}

#[test]
fn an_alarm_that_fails_or_is_lost_rings_again() {
    let failed = StorageError::Failed;
    let faults = [Fault::Before(failed), Fault::After(failed), Fault::Crash];
    World::at_every_call(
        &faults,
        |world| {
            let receipt = left_alone(world);
            world.pass(8 * DAY);
            receipt
        },
        |world, receipt| {
            let _ = block_on(world.host.run_due::<CaseActor>(world.now()));
            world.crash();
            assert!(world.alarm(&receipt).is_some());
            world.pass(60);
            world.ring();
            assert_eq!(state(world, &receipt), "closed");
            assert_eq!(world.entries(&receipt).len(), 7);
        },
    );
    World::at_every_call(
        &faults,
        |world| {
            let receipt = left_alone(world);
            world.pass(8 * DAY);
            world.ring();
            world.pass(31 * DAY);
            receipt
        },
        |world, receipt| {
            let _ = block_on(world.host.run_due::<CaseActor>(world.now()));
            world.crash();
            world.pass(60);
            world.ring();
            world.ring_desks();
            nothing_left(world, &receipt);
        },
    );
}

#[test]
fn an_erasure_that_fails_at_any_call_is_whole_when_it_is_asked_for_again() {
    let failed = StorageError::Failed;
    let faults = [Fault::Before(failed), Fault::After(failed), Fault::Crash];
    World::at_every_call(&faults, left_alone, |world, receipt| {
        let erase = || case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
        let first = world.send(erase());
        assert!([204, 503].contains(&first.status().as_u16()));
        world.crash();
        if first.status() == 204 {
            assert_eq!(state(world, &receipt), "case_erased");
        }
        let again = world.send(erase());
        assert!([204, 410].contains(&again.status().as_u16()));
        // What the platform keeps may go later, with the alarm, and what the
        // desk shows with the desk's.
        world.pass(40 * DAY);
        world.ring();
        world.ring_desks();
        nothing_left(world, &receipt);
    });
}

#[test]
fn one_broken_case_does_not_keep_the_others_alive() {
    let mut world = World::new();
    let broken = world.opened(2);
    let text = "UPDATE entries SET standing = '?'";
    let statement = vigie_host::storage::Statement::new(text, []);
    block_on(vigie_host::storage::Sql::query(&world.host, statement)).unwrap();
    world.pass(1);
    let receipt = left_alone(&mut world);
    world.pass(8 * DAY);
    assert_eq!(world.ring(), 2);
    assert_eq!(state(&world, &receipt), "closed");
    assert_eq!(
        world.alarm(&broken),
        Some(world.now() + SignedDuration::from_secs(60))
    );
}

#[test]
fn a_promise_that_is_renewed_again_and_again_keeps_nothing_for_ever() {
    let world = World::new();
    let receipt = world.opened(1);
    // Nobody is ever there: each promise is missed, and renewed.
    for _ in 0..7 * 24 {
        world.pass(3_600);
        world.ring_all();
    }
    world.ring_all();
    assert_eq!(state(&world, &receipt), "closed");
    let entries = world.entries(&receipt);
    let renewed = entries.iter().filter(|entry| entry["event"] == "deferred");
    assert!(renewed.count() > 10);
    assert_eq!(entries.last().unwrap()["reason"], json!("inactive"));
}
