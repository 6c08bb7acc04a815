//! Storage that fails, and processes that die, at every call: afterwards the
//! case and its desks agree.

use vigie::seal::Receipt;
use vigie_host::{simulated::block_on, storage::StorageError};
use vigie_host_native::Fault;
use vigie_relay::DeskActor;

use super::support::{Lease, Officer, Wish, case, receipt, rekeying, wished};
use crate::support::{World, code, opening_request};

const FAILED: StorageError = StorageError::Failed;
const FAULTS: [Fault; 3] = [Fault::Before(FAILED), Fault::After(FAILED), Fault::Crash];

/// Another process goes on. A minute later every alarm that could not do what
/// was due has rung again; whoever is there stays.
fn goes_on(world: &mut World, beat: impl Fn(&World)) {
    world.crash();
    for seconds in [2, 19, 20, 20, 2] {
        beat(world);
        world.pass(seconds);
        world.ring_all();
    }
    beat(world);
}

/// The case and its desks agree: one desk has it, and it is the one that the case
/// says; one officer at most, with the lease that opens the case; nobody has still
/// to be told anything.
pub(super) fn agree(world: &World, receipt: &Receipt) -> String {
    let id = || vec![receipt.case_id().as_bytes().as_slice().into()];
    let text = "SELECT json_extract(e.standing, '$.concern'), \
                COALESCE(json_extract(e.standing, '$.floor'), 0), \
                COALESCE(json_extract(e.standing, '$.desk'), json_extract(c.opening, '$.desk')), \
                (SELECT MIN(seq) FROM told WHERE case_id = c.id) \
                FROM cases c JOIN entries e ON e.case_id = c.id \
                WHERE c.id = ?1 ORDER BY e.seq DESC LIMIT 1";
    let rows = world.sql(text, id());
    let (concern, floor) = (rows[0].integer(0).unwrap(), rows[0].integer(1).unwrap());
    let desk = rows[0].text(2).unwrap().to_owned();
    assert!(
        rows[0].integer(3).unwrap() >= concern,
        "a desk was not told"
    );

    let text = "SELECT desk, json_extract(body, '$.phase.phase'), json_extract(body, '$.lease'), \
                json_extract(body, '$.seq') FROM conversations WHERE case_id = ?1 \
                AND json_extract(body, '$.phase.phase') <> 'over'";
    let known = world.sql(text, id());
    assert_eq!(known.len(), 1, "one desk has it");
    assert!(known[0].text(0).unwrap().starts_with(&format!("{desk}.")));
    assert!(known[0].integer(3).unwrap() >= concern);
    let phase = known[0].text(1).unwrap();
    assert_ne!(phase, "leaving", "it never arrived");
    if phase == "leased" {
        assert_eq!(known[0].integer(2).unwrap(), floor);
    }
    assert_eq!(world.rows("notices"), 0);
    desk
}

fn of_two_desks(world: &World) -> (Officer, Officer) {
    let (one, lyon) = (Officer::new("bordeaux", "o-1"), Officer::new("lyon", "o-9"));
    one.beats(world, &[]);
    lyon.beats(world, &[]);
    (one, lyon)
}

#[test]
fn a_case_that_is_opened_is_known_to_its_desk() {
    let prepare = |world: &mut World| of_two_desks(world).0;
    World::at_each_call_in_turn(World::of_desks, &FAULTS, prepare, |world, officer| {
        let receipt = receipt(1);
        let request = || opening_request(&receipt, &wished(&receipt, &Wish::default()));
        let first = world.send(request());
        assert!([201, 503].contains(&first.status().as_u16()));
        world.crash();
        if first.status() != 201 {
            assert!(world.send(request()).status().is_success());
        }
        goes_on(world, |world| drop(officer.beats(world, &[])));
        assert_eq!(agree(world, &receipt), "bordeaux");
        assert_eq!(world.events(&receipt), ["opened"]);
        assert_eq!(officer.takes(world, 1).case, case(&receipt));
    });
}

#[test]
fn whoever_takes_a_case_has_it_alone() {
    let prepare = |world: &mut World| {
        let (officer, _) = of_two_desks(world);
        (officer, world.comes(1, &Wish::default()))
    };
    World::at_each_call_in_turn(
        World::of_desks,
        &FAULTS,
        prepare,
        |world, (officer, receipt)| {
            let first = officer.take(world, 1);
            assert!(
                [200, 503].contains(&first.status().as_u16()),
                "{}",
                first.status()
            );
            world.crash();
            let lease = officer.takes(world, 1);
            assert_eq!((lease.case.clone(), lease.number), (case(&receipt), 1));
            goes_on(world, |world| drop(officer.beats(world, &[&lease.case])));
            assert_eq!(agree(world, &receipt), "bordeaux");
            assert_eq!(world.holders(&receipt).len(), 1);
            assert_eq!(world.events(&receipt), ["opened", "assigned"]);
            assert_eq!(world.answers(&receipt, &lease, 1).status(), 201);
        },
    );
}

fn taken_and_sealed(world: &mut World) -> (Officer, Officer, Receipt, Lease) {
    let (one, lyon) = of_two_desks(world);
    let receipt = world.comes(1, &Wish::default());
    let lease = one.takes(world, 1);
    let rekeyed = rekeying(&receipt, &lease.capability, 9, &["lyon"]);
    assert_eq!(world.send(rekeyed).status(), 201);
    (one, lyon, receipt, lease)
}

#[test]
fn a_case_that_is_handed_on_is_with_one_desk() {
    World::at_each_call_in_turn(
        World::of_desks,
        &FAULTS,
        taken_and_sealed,
        |world, scene| {
            let (one, lyon, receipt, lease) = scene;
            let first = one.transfers(world, &lease.case, "lyon");
            assert!(
                [204, 503].contains(&first.status().as_u16()),
                "{}",
                first.status()
            );
            world.crash();
            // Either it was not done, or it is under way.
            let again = one.transfers(world, &lease.case, "lyon");
            let told = (again.status().as_u16(), code_of(&again));
            assert!(
                told.0 == 204 || told == (409, "conversation_not_here".to_owned()),
                "{told:?}"
            );
            goes_on(world, |world| {
                one.beats(world, &[&lease.case]);
                lyon.beats(world, &[]);
            });
            assert_eq!(agree(world, &receipt), "lyon");
            assert_eq!(
                world.events(&receipt),
                ["opened", "assigned", "rekeyed", "transferred"]
            );
            assert_eq!(code(&world.answers(&receipt, &lease, 2)), "lease_lost");
            let theirs = lyon.takes(world, 1);
            assert_eq!(theirs.case, lease.case);
            assert_eq!(world.answers(&receipt, &theirs, 3).status(), 201);
            assert_eq!(agree(world, &receipt), "lyon");
        },
    );
}

fn code_of(answer: &vigie_host::Response) -> String {
    if answer.body().is_empty() {
        return String::new();
    }
    code(answer)
}

#[test]
fn an_alarm_that_hands_on_does_it_once() {
    let prepare = |world: &mut World| {
        let rennes = Officer::new("rennes", "o-7");
        let receipt = world.comes(1, &Wish::default());
        world.pass(60);
        rennes.beats(world, &[]);
        (rennes, receipt)
    };
    World::at_each_call_in_turn(
        World::of_desks,
        &FAULTS,
        prepare,
        |world, (rennes, receipt)| {
            let _ = block_on(world.host.run_due::<DeskActor>(world.now()));
            goes_on(world, |world| drop(rennes.beats(world, &[])));
            // Where it could not be found out whether anybody is there, a time is
            // promised: either of them, and once.
            let desk = agree(world, &receipt);
            let events = world.events(&receipt);
            if desk == "bordeaux" {
                assert_eq!(events, ["opened", "deferred"]);
                return;
            }
            assert_eq!(desk, "rennes");
            assert_eq!(events, ["opened", "transferred"]);
            assert_eq!(rennes.takes(world, 1).case, case(&receipt));
        },
    );
}
