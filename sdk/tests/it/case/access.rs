//! Who may write what: the whole table.

use vigie::case::{
    capability::{Right, Rights},
    entry::{Author, Body, Event, MAX_SEALED, Reason},
    rules::{Refusal, check_author, check_rights, writer_of},
};

use super::support::{event, handled, message, rekeyed};

/// Every event that somebody may write, its reason, and who.
const ALLOWED: &[(Event, Reason, Author)] = &[
    (Event::Opened, Reason::ByCitizen, Author::Service),
    (Event::Closed, Reason::ByCitizen, Author::Citizen),
    (Event::Closed, Reason::Resolved, Author::Officer),
    (Event::Closed, Reason::NoAnswer, Author::Officer),
    (Event::Closed, Reason::OutOfScope, Author::Officer),
    (Event::Closed, Reason::Abusive, Author::Officer),
    (Event::Closed, Reason::Inactive, Author::Service),
    (Event::Reopened, Reason::ByCitizen, Author::Citizen),
    (Event::Reopened, Reason::ByOfficer, Author::Officer),
    (Event::Rekeyed, Reason::Rotation, Author::Officer),
    (Event::Rekeyed, Reason::Transfer, Author::Officer),
    (Event::Rekeyed, Reason::Recovery, Author::Officer),
    (Event::Assigned, Reason::ByOfficer, Author::Service),
    (Event::Released, Reason::ByOfficer, Author::Service),
    (Event::Released, Reason::LeaseExpired, Author::Service),
    (Event::Transferred, Reason::ByOfficer, Author::Service),
    (Event::Transferred, Reason::Overload, Author::Service),
    (Event::Transferred, Reason::OutOfHours, Author::Service),
    (Event::Deferred, Reason::Overload, Author::Service),
    (Event::Deferred, Reason::OutOfHours, Author::Service),
    (Event::InterventionAsked, Reason::ByOfficer, Author::Service),
    (
        Event::InterventionEscalated,
        Reason::Unanswered,
        Author::Service,
    ),
    (
        Event::InterventionAcknowledged,
        Reason::ByOfficer,
        Author::Service,
    ),
    (
        Event::InterventionUnanswered,
        Reason::Unanswered,
        Author::Service,
    ),
    (Event::InterventionEnded, Reason::ByOfficer, Author::Service),
];

fn body_of(what: Event, reason: Reason) -> Body {
    match what {
        Event::Rekeyed => rekeyed(reason, 2),
        _ if what.is_handling() => handled(what, reason),
        _ => event(what, reason),
    }
}

#[test]
fn every_event_has_the_writers_of_the_table_and_no_others() {
    for what in Event::ALL.iter().copied() {
        for reason in Reason::ALL.iter().copied() {
            let row = ALLOWED
                .iter()
                .find(|row| (row.0, row.1) == (what, reason))
                .map(|row| row.2);
            assert_eq!(writer_of(what, reason), row);
            for author in Author::ALL.iter().copied() {
                let expected = match row {
                    None => Err(Refusal::BadEntry),
                    Some(writer) if writer == author => Ok(()),
                    Some(_) => Err(Refusal::NotAllowed),
                };
                assert_eq!(check_author(author, &body_of(what, reason)), expected);
            }
        }
    }
}

#[test]
fn messages_are_written_by_people_and_have_a_size() {
    let sized = |size| Body::Sealed(vec![1; size]);
    for author in [Author::Citizen, Author::Officer] {
        assert_eq!(check_author(author, &sized(298)), Ok(()));
        assert_eq!(check_author(author, &sized(MAX_SEALED)), Ok(()));
        let too_large = check_author(author, &sized(MAX_SEALED + 1));
        assert_eq!(too_large, Err(Refusal::TooLarge));
        // Cut short, of no size class, or of a format that nobody knows.
        for size in [0, 1, 297, 299, MAX_SEALED - 1] {
            assert_eq!(
                check_author(author, &sized(size)),
                Err(Refusal::BadEntry),
                "{size}"
            );
        }
        let strange = Body::Sealed(vec![9; 298]);
        assert_eq!(check_author(author, &strange), Err(Refusal::BadEntry));
    }
    let service = check_author(Author::Service, &message(1));
    assert_eq!(service, Err(Refusal::NotAllowed));
}

#[test]
fn only_a_new_key_comes_with_envelopes() {
    let without = event(Event::Rekeyed, Reason::Rotation);
    assert_eq!(
        check_author(Author::Officer, &without),
        Err(Refusal::BadEntry)
    );
    let Body::Event { envelopes, .. } = rekeyed(Reason::Rotation, 2) else {
        panic!("not an event");
    };
    let with = Body::Event {
        event: Event::Closed,
        reason: Reason::Resolved,
        envelopes,
        handling: None,
    };
    assert_eq!(check_author(Author::Officer, &with), Err(Refusal::BadEntry));
}

#[test]
fn every_set_of_rights_allows_what_it_names() {
    for bits in 0..16_u8 {
        let rights: Rights = Right::ALL
            .iter()
            .enumerate()
            .filter(|(place, _)| bits & (1 << place) != 0)
            .map(|(_, right)| *right)
            .collect();
        for (body, needed) in [
            (message(1), Right::Write),
            (event(Event::Closed, Reason::Resolved), Right::Close),
            (event(Event::Reopened, Reason::ByOfficer), Right::Close),
            (rekeyed(Reason::Transfer, 2), Right::Rekey),
        ] {
            let allowed = check_rights(Author::Officer, rights, &body).is_ok();
            assert_eq!(allowed, rights.contains(needed), "{rights:?} {needed}");
        }
    }
}

#[test]
fn whoever_holds_the_receipt_needs_nothing_else() {
    for body in [
        message(1),
        event(Event::Closed, Reason::ByCitizen),
        event(Event::Reopened, Reason::ByCitizen),
    ] {
        assert_eq!(
            check_rights(Author::Citizen, Rights::CITIZEN, &body),
            Ok(())
        );
    }
    let key = rekeyed(Reason::Rotation, 2);
    assert!(check_rights(Author::Citizen, Rights::ALL, &key).is_err());
    let inactive = event(Event::Closed, Reason::Inactive);
    let none = Rights::default();
    assert_eq!(check_rights(Author::Service, none, &inactive), Ok(()));
}
