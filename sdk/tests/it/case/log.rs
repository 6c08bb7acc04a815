//! The rules of the log.

use vigie::{
    case::{
        entry::{Author, Body, Entry, Event, MAX_SEALED, Reason},
        kind::State,
        log::{Log, Outcome},
        rules::{MAX_CASE_BYTES, MAX_ENTRIES, Refusal},
        standing::Standing,
    },
    jiff::{SignedDuration, Timestamp},
    seal::Envelopes,
};

use super::support::{Dice, at, event, handled, id, log, message, now, rekeyed};

use Author::{Citizen, Officer, Service};

fn closed() -> Log {
    let mut log = log();
    let close = event(Event::Closed, Reason::ByCitizen);
    let _ = log.append(Citizen, id(90), close, now());
    assert_eq!(log.state(), State::Closed);
    log
}

#[test]
fn it_starts_with_being_opened() {
    let log = log();
    let [first] = log.after(0, 10) else {
        panic!("not one entry");
    };
    assert_eq!((first.seq, first.author), (1, Service));
    assert_eq!(first.body, event(Event::Opened, Reason::ByCitizen));
    assert_eq!(first.client_id.as_bytes(), &[1; 16]);
    assert_eq!(log.document().head, 1);
}

#[test]
fn the_same_entry_is_stored_once() {
    let mut log = log();
    let later = now() + SignedDuration::from_secs(60);
    let first = log.append(Citizen, id(1), message(1), now());
    assert_eq!(first, Outcome::Appended { seq: 2, at: now() });
    let again = log.append(Citizen, id(1), message(1), later);
    assert_eq!(again, Outcome::Duplicate { seq: 2, at: now() });
    assert_eq!(log.head(), 2);
}

#[test]
fn the_same_id_with_anything_else_is_a_conflict() {
    let mut log = log();
    let _ = log.append(Citizen, id(1), message(1), now());
    let conflict = Outcome::Refused(Refusal::ClientIdConflict);
    for (author, body) in [
        (Citizen, message(2)),
        (Officer, message(1)),
        (Citizen, event(Event::Closed, Reason::ByCitizen)),
        (Citizen, Body::Sealed(Vec::new())),
    ] {
        assert_eq!(log.append(author, id(1), body, now()), conflict);
    }
    let of_the_service = log.after(0, 1)[0].client_id;
    let taken = log.append(Citizen, of_the_service, message(1), now());
    assert_eq!(taken, conflict);
    // Another reason or other envelopes are another entry.
    let _ = log.append(Officer, id(2), rekeyed(Reason::Rotation, 2), now());
    for body in [rekeyed(Reason::Transfer, 2), rekeyed(Reason::Rotation, 3)] {
        assert_eq!(log.append(Officer, id(2), body, now()), conflict);
    }
}

#[test]
fn what_was_stored_is_acknowledged_again_even_when_closed() {
    let mut log = log();
    let _ = log.append(Citizen, id(1), message(1), now());
    let close = event(Event::Closed, Reason::Resolved);
    let _ = log.append(Officer, id(2), close.clone(), now());
    for (author, number, body, seq) in [(Citizen, 1, message(1), 2), (Officer, 2, close, 3)] {
        let again = log.append(author, id(number), body, now());
        assert_eq!(again, Outcome::Duplicate { seq, at: now() });
    }
}

#[test]
fn a_closed_case_takes_reopening_alone() {
    let refused = Outcome::Refused(Refusal::CaseClosed);
    for (author, body) in [
        (Citizen, message(1)),
        (Officer, message(1)),
        (Officer, event(Event::Closed, Reason::Resolved)),
        (Service, event(Event::Closed, Reason::Inactive)),
        (Officer, rekeyed(Reason::Rotation, 2)),
    ] {
        assert_eq!(closed().append(author, id(1), body, now()), refused);
    }
    for (author, reason) in [(Citizen, Reason::ByCitizen), (Officer, Reason::ByOfficer)] {
        let mut log = closed();
        let reopen = event(Event::Reopened, reason);
        let outcome = log.append(author, id(1), reopen, now());
        assert_eq!(outcome, Outcome::Appended { seq: 3, at: now() });
        assert_ne!(log.state(), State::Closed);
    }
}

#[test]
fn what_has_no_place_is_refused() {
    let mut log = log();
    let bad = Outcome::Refused(Refusal::BadEntry);
    for (author, body) in [
        (Service, event(Event::Opened, Reason::ByCitizen)),
        (Citizen, event(Event::Reopened, Reason::ByCitizen)),
        (Officer, rekeyed(Reason::Rotation, 1)),
        (Officer, rekeyed(Reason::Rotation, 3)),
    ] {
        assert_eq!(log.append(author, id(1), body, now()), bad);
    }
    for key_version in 2..=4 {
        let body = rekeyed(Reason::Rotation, key_version);
        let outcome = log.append(Officer, id(key_version.into()), body, now());
        assert!(matches!(outcome, Outcome::Appended { .. }));
    }
    let versions = log.document().envelopes;
    assert!(versions.iter().map(Envelopes::key_version).eq(1..=4));
}

#[test]
fn another_desk_is_given_the_keys_of_old_too() {
    let mut log = log();
    let _ = log.append(Officer, id(1), rekeyed(Reason::Rotation, 2), now());
    for (number, reason, version) in [
        (2, Reason::Transfer, 1),
        (3, Reason::Transfer, 2),
        (4, Reason::Recovery, 1),
        (5, Reason::Recovery, 3),
        (6, Reason::Rotation, 4),
    ] {
        let outcome = log.append(Officer, id(number), rekeyed(reason, version), now());
        assert!(
            matches!(outcome, Outcome::Appended { .. }),
            "{reason} {version}"
        );
    }
    assert_eq!(log.standing().key_version, 4);
    for (reason, version) in [
        (Reason::Transfer, 6),
        (Reason::Rotation, 4),
        (Reason::Recovery, 6),
    ] {
        let outcome = log.append(Officer, id(9), rekeyed(reason, version), now());
        assert_eq!(
            outcome,
            Outcome::Refused(Refusal::BadEntry),
            "{reason} {version}"
        );
    }
}

#[test]
fn the_state_follows_from_the_log() {
    let close = || event(Event::Closed, Reason::ByCitizen);
    let reopen = || event(Event::Reopened, Reason::ByCitizen);
    let mut log = log();
    let steps = [
        (Citizen, message(1), State::Waiting),
        (Citizen, close(), State::Closed),
        (Citizen, reopen(), State::Waiting),
        (Officer, message(2), State::Active),
        (Citizen, message(3), State::Active),
        (Citizen, close(), State::Closed),
        (Citizen, reopen(), State::Active),
        (
            Officer,
            event(Event::Closed, Reason::NoAnswer),
            State::Closed,
        ),
        (
            Officer,
            event(Event::Reopened, Reason::ByOfficer),
            State::Active,
        ),
        (
            Service,
            event(Event::Closed, Reason::Inactive),
            State::Closed,
        ),
    ];
    for (number, (author, body, expected)) in (1..).zip(steps) {
        let _ = log.append(author, id(number), body, now());
        assert_eq!(log.state(), expected, "step {number}");
        assert_eq!(State::of(log.after(0, 100)), expected);
    }
}

#[test]
fn time_does_not_go_back() {
    let mut log = log();
    let hour = SignedDuration::from_hours(1);
    for (number, (clock, expected)) in (1..).zip([
        (now() + hour, now() + hour),
        (now() - hour, now() + hour),
        (at("2026-11-22T04:00:00.999Z"), at("2026-11-22T04:00:00Z")),
        (at("2026-11-22T04:00:01.999Z"), at("2026-11-22T04:00:01Z")),
        (Timestamp::MIN, at("2026-11-22T04:00:01Z")),
    ]) {
        let outcome = log.append(Citizen, id(number), message(number), clock);
        let seq = number + 1;
        assert_eq!(outcome, Outcome::Appended { seq, at: expected });
    }
}

/// A standing that is not far from the caps; a log as long would take long.
fn nearly(head: u64, sealed_bytes: u64) -> Standing {
    Standing {
        head,
        sealed_bytes,
        ..log().standing().clone()
    }
}

#[test]
fn a_full_case_is_only_closed() {
    let close = event(Event::Closed, Reason::Inactive);
    let full = Err(Refusal::CaseFull);
    let entry_left = nearly(MAX_ENTRIES - 1, 0);
    assert_eq!(entry_left.admit(Citizen, &message(1)), Ok(()));
    let none_left = nearly(MAX_ENTRIES, 0);
    assert_eq!(none_left.admit(Citizen, &message(1)), full);
    assert_eq!(
        none_left.admit(Officer, &rekeyed(Reason::Rotation, 2)),
        full
    );
    assert_eq!(none_left.admit(Service, &close), Ok(()));
    let reopen = event(Event::Reopened, Reason::ByCitizen);
    let closed = Standing {
        state: State::Closed,
        ..none_left
    };
    assert_eq!(closed.admit(Citizen, &reopen), full);

    let largest = Body::Sealed(vec![1; MAX_SEALED]);
    let room = nearly(100, MAX_CASE_BYTES - MAX_SEALED as u64);
    assert_eq!(room.admit(Citizen, &largest), Ok(()));
    let no_room = nearly(100, MAX_CASE_BYTES - MAX_SEALED as u64 + 1);
    assert_eq!(no_room.admit(Citizen, &largest), full);
    assert_eq!(no_room.admit(Citizen, &message(1)), Ok(()));
    assert_eq!(nearly(100, u64::MAX).admit(Service, &close), Ok(()));
}

#[test]
fn keys_run_out_after_the_last_version() {
    let standing = Standing {
        key_version: u8::MAX,
        ..log().standing().clone()
    };
    let any = rekeyed(Reason::Rotation, u8::MAX);
    assert_eq!(standing.admit(Officer, &any), Err(Refusal::BadEntry));
}

/// A store that keeps the standing beside its entries comes to the same as one
/// that reads them all.
#[test]
fn the_standing_is_what_the_entries_make_of_it() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let mut log = log();
        for number in 1..60 {
            let author = [Citizen, Officer, Service][dice.place(3)];
            let body = match dice.below(6) {
                0 => event(Event::Closed, Reason::ALL[dice.place(10)]),
                1 => event(Event::Reopened, Reason::ALL[dice.place(10)]),
                2 => rekeyed(Reason::Rotation, 2 + u8::try_from(dice.below(3)).unwrap()),
                _ => message(number),
            };
            let _ = log.append(author, id(dice.below(40)), body, now());
        }
        let entries: &[Entry] = log.after(0, 100);
        let mut standing = Standing::opened(now(), 1);
        for entry in &entries[1..] {
            assert_eq!(standing.admit(entry.author, &entry.body), Ok(()));
            standing = standing.after(entry);
        }
        assert_eq!(standing, *log.standing());
        assert_eq!(State::of(entries), log.state());
        let json = serde_json::to_string(&standing).unwrap();
        assert_eq!(serde_json::from_str::<Standing>(&json).unwrap(), standing);
        let seqs = entries.iter().map(|entry| entry.seq);
        assert!(seqs.eq(1..=log.head()));
    }
}

/// What was done with a lease must have been done by one officer.
#[test]
fn no_lease_begins_twice() {
    let with_floor = |event, reason, floor| {
        let mut body = handled(event, reason);
        if let Body::Event {
            handling: Some(handling),
            ..
        } = &mut body
        {
            handling.floor = Some(floor);
        }
        body
    };
    let assigned = |floor| with_floor(Event::Assigned, Reason::ByOfficer, floor);
    let released = |floor| with_floor(Event::Released, Reason::ByOfficer, floor);
    let stale = Err(Refusal::BadEntry);
    let mut log = log();
    let _ = log.append(Service, id(1), assigned(1), now());
    assert_eq!(log.standing().admit(Service, &assigned(1)), stale);
    // Somebody takes over, which ends the lease before.
    assert_eq!(log.standing().admit(Service, &assigned(2)), Ok(()));
    // Nobody has it, until the next lease begins with the number that is open.
    let _ = log.append(Service, id(2), released(2), now());
    assert_eq!(log.standing().admit(Service, &assigned(1)), stale);
    let _ = log.append(Service, id(3), assigned(2), now());
    assert_eq!(log.standing().floor, 2);
    assert_eq!(log.standing().admit(Service, &assigned(2)), stale);
}
