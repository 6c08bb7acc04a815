//! An officer takes somebody, answers, lets go and hands on.

use http::Method;
use serde_json::json;
use vigie::seal::Receipt;
use vigie_host::simulated::block_on;
use vigie_relay::CaseActor;

use super::support::{Lease, Officer, Wish, case, key, later, name_of, rekeying, text_of};
use crate::support::{World, body, case_request, citizen, code, message_request};

fn refused(answer: &vigie_host::Response) -> (u16, String) {
    (answer.status().as_u16(), code(answer))
}

#[test]
fn an_officer_takes_whoever_waits_and_answers() {
    let world = World::of_desks();
    let officer = Officer::new("bordeaux", "o-1");
    assert_eq!(
        refused(&officer.take(&world, 1)),
        (409, "not_present".into())
    );
    let there = officer.beats(&world, &[]);
    assert_eq!(there["officer"], json!(name_of("o-1")));
    assert_eq!(
        (&there["heartbeat_s"], &there["lease_s"]),
        (&json!(15), &json!(45))
    );
    assert_eq!(there["until"], json!(later(45)));
    assert_eq!((&there["leases"], &there["lost"]), (&json!([]), &json!([])));
    assert_eq!(officer.take(&world, 1).status(), 204, "nobody waits");

    let receipt = world.comes(1, &Wish::default());
    assert_eq!(world.say(&receipt, 1).status(), 201);
    let lease = officer.takes(&world, 2);
    assert_eq!(
        (lease.case.as_str(), lease.number),
        (case(&receipt).as_str(), 1)
    );
    assert_eq!(world.events(&receipt), ["opened", "assigned"]);
    assert_eq!(world.wait(&receipt)["standing"], json!("taken"));
    // All is there to read, and what is written is there for the citizen.
    let read = case_request(Method::GET, &receipt, "/entries", &lease.capability);
    let read = body(&world.send(read));
    assert_eq!(read["entries"][1]["sealed"], json!(text_of(1)));
    assert_eq!(world.answers(&receipt, &lease, 2).status(), 201);
    let entries = world.entries(&receipt);
    assert_eq!(entries[3]["sealed"], json!(text_of(2)));
    assert_eq!(entries[3]["author"], json!("officer"));
    // Nothing of who it is is told.
    assert!(!json!(entries).to_string().contains(&name_of("o-1")));
}

#[test]
fn the_same_request_again_takes_nobody_else() {
    let world = World::of_desks();
    let officer = Officer::new("bordeaux", "o-1");
    officer.beats(&world, &[]);
    let receipts: Vec<Receipt> = (1..=6)
        .map(|number| world.comes(number, &Wish::default()))
        .collect();
    let first = officer.takes(&world, 1);
    for _ in 0..3 {
        let again = officer.takes(&world, 1);
        assert_eq!((&again.case, again.number), (&first.case, first.number));
    }
    let second = officer.takes(&world, 2);
    assert_ne!(second.case, first.case);
    let assigned = receipts.iter().map(|receipt| {
        let events = world.events(receipt);
        events.iter().filter(|event| *event == "assigned").count()
    });
    assert_eq!(assigned.sum::<usize>(), 2);
    // Without a key nobody could tell.
    let without = officer.request(Method::POST, "/take");
    let without = world.send(crate::support::WithJson::with_json(without, &json!({})));
    assert_eq!(without.status(), 400);
    // What was let go is not given back by an old request.
    assert_eq!(officer.releases(&world, &second.case).status(), 204);
    assert_eq!(
        refused(&officer.take(&world, 2)),
        (403, "lease_lost".into())
    );
}

#[test]
fn whoever_lets_go_is_shut_out_and_the_person_is_first_again() {
    let world = World::of_desks();
    let (one, other) = (
        Officer::new("bordeaux", "o-1"),
        Officer::new("bordeaux", "o-2"),
    );
    one.beats(&world, &[]);
    other.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    let lease = one.takes(&world, 1);
    assert_eq!(
        refused(&other.releases(&world, &lease.case)),
        (403, "lease_lost".into())
    );
    world.pass(5);
    world.comes(2, &Wish::default());
    assert_eq!(one.releases(&world, &lease.case).status(), 204);
    assert_eq!(
        refused(&world.answers(&receipt, &lease, 1)),
        (403, "lease_lost".into())
    );
    let read = case_request(Method::GET, &receipt, "", &lease.capability);
    assert_eq!(refused(&world.send(read)), (403, "lease_lost".into()));
    let next = other.takes(&world, 1);
    assert_eq!(next.case, lease.case);
    assert!(next.number > lease.number);
    assert_eq!(world.answers(&receipt, &next, 1).status(), 201);
    assert_eq!(
        world.events(&receipt),
        ["opened", "assigned", "released", "assigned"]
    );
    // Once answered, whoever is let go waits for nobody.
    assert_eq!(other.releases(&world, &next.case).status(), 204);
    assert_eq!(world.wait(&receipt)["standing"], json!("answered"));
    // And waits again as soon as they write.
    assert_eq!(world.say(&receipt, 3).status(), 201);
    assert_eq!(world.wait(&receipt)["standing"], json!("waiting"));
}

/// A socket of an officer, and what it was closed with.
fn socket(world: &World, receipt: &Receipt, lease: &Lease) -> vigie_host_native::NativeSocket {
    let mut request = case_request(Method::GET, receipt, "/socket", "")
        .with_header("upgrade", "websocket")
        .with_header(
            "sec-websocket-protocol",
            &format!("vigie.v1, bearer.{}", lease.capability),
        );
    request.source.headers.remove("authorization");
    assert_eq!(world.send(request).status(), 101);
    let socket = world.host.newest_socket().unwrap();
    let hello = json!({"type": "hello", "version": 1, "credit": 64}).to_string();
    block_on(world.host.deliver::<CaseActor>(&socket, Some(&hello))).unwrap();
    socket
}

#[test]
fn a_case_is_handed_to_a_desk_that_can_read_it() {
    let world = World::of_desks();
    let one = Officer::new("bordeaux", "o-1");
    let lyon = Officer::new("lyon", "o-9");
    one.beats(&world, &[]);
    lyon.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    assert_eq!(world.say(&receipt, 1).status(), 201);
    let lease = one.takes(&world, 1);
    let hand = |to: &str| refused(&one.transfers(&world, &lease.case, to));
    assert_eq!(hand("lyon"), (409, "not_sealed_to_desk".into()));
    assert_eq!(hand("bordeaux"), (409, "same_desk".into()));
    assert_eq!(hand("nowhere").0, 400);
    assert_eq!(hand("unite").0, 400, "it takes no conversations");
    let stream = case_request(Method::GET, &receipt, "/entries", &lease.capability)
        .with_header("accept", "text/event-stream");
    let (_, mut stream) = world.stream(stream);
    let open = socket(&world, &receipt, &lease);
    let rekeyed = rekeying(&receipt, &lease.capability, 9, &["lyon"]);
    assert_eq!(world.send(rekeyed).status(), 201);
    assert_eq!(one.transfers(&world, &lease.case, "lyon").status(), 204);

    // The one who had it is shut out, by every way.
    assert_eq!(
        refused(&world.answers(&receipt, &lease, 2)),
        (403, "lease_lost".into())
    );
    assert_eq!(open.closed().unwrap().1, "revoked");
    let mut context = core::task::Context::from_waker(core::task::Waker::noop());
    let mut heard = String::new();
    for _ in 0..20 {
        match stream.as_mut().poll_next(&mut context) {
            core::task::Poll::Ready(Some(bytes)) => heard += core::str::from_utf8(&bytes).unwrap(),
            core::task::Poll::Ready(None) => break,
            core::task::Poll::Pending => {}
        }
    }
    assert!(heard.contains("\"name\":\"revoked\""), "{heard}");
    assert!(
        !heard.contains("\"transferred\""),
        "it stays with those whom it went to"
    );
    // Nobody has it at the old desk, and it is no more there.
    assert_eq!(hand("lyon"), (409, "conversation_not_here".into()));
    assert_eq!(one.take(&world, 2).status(), 204);

    let theirs = lyon.takes(&world, 1);
    assert_eq!(theirs.case, lease.case);
    assert!(theirs.number > lease.number);
    let read = case_request(Method::GET, &receipt, "/entries", &theirs.capability);
    let read = body(&world.send(read));
    assert_eq!(read["entries"][1]["sealed"], json!(text_of(1)));
    assert_eq!(world.answers(&receipt, &theirs, 2).status(), 201);
    assert_eq!(
        world.events(&receipt),
        ["opened", "assigned", "rekeyed", "transferred", "assigned"]
    );
    assert_eq!(world.wait(&receipt)["desk"], json!("lyon"));
    // And back again: the desk that had it knows it anew.
    assert_eq!(
        lyon.transfers(&world, &theirs.case, "bordeaux").status(),
        204
    );
    let back = one.takes(&world, 3);
    assert_eq!(back.case, lease.case);
    assert_eq!(world.answers(&receipt, &back, 3).status(), 201);
    assert_eq!(
        refused(&world.answers(&receipt, &theirs, 4)),
        (403, "lease_lost".into())
    );
}

#[test]
fn only_a_supervisor_takes_somebody_by_name() {
    let world = World::of_desks();
    let (one, chief) = (
        Officer::new("bordeaux", "o-1"),
        Officer::supervisor("bordeaux", "s-1"),
    );
    one.beats(&world, &[]);
    chief.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    let named = json!({"case": case(&receipt)});
    assert_eq!(
        refused(&one.take_with(&world, 1, &named)),
        (403, "role_missing".into())
    );
    let lease = one.takes(&world, 1);
    assert_eq!(world.answers(&receipt, &lease, 1).status(), 201);
    let answer = chief.take_with(&world, 1, &named);
    assert_eq!(answer.status(), 200);
    let over = Lease::of(&body(&answer));
    assert_eq!(
        refused(&world.answers(&receipt, &lease, 2)),
        (403, "lease_lost".into())
    );
    assert_eq!(world.answers(&receipt, &over, 2).status(), 201);
    assert_eq!(world.holders(&receipt).len(), 1);
    // The officer learns of it with the next heartbeat.
    assert_eq!(
        one.beats(&world, &[&lease.case])["lost"],
        json!([lease.case])
    );
}

#[test]
fn the_citizen_always_gets_in() {
    let world = World::of_desks();
    let officer = Officer::new("bordeaux", "o-1");
    officer.beats(&world, &[]);
    let receipt = world.comes(1, &Wish::default());
    let lease = officer.takes(&world, 1);
    assert_eq!(officer.releases(&world, &lease.case).status(), 204);
    let said = message_request(&receipt, &citizen(&receipt), 1);
    assert_eq!(world.send(said).status(), 201);
    assert!(key(1) != key(2));
}
