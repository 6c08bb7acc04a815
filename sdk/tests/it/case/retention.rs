//! When a case is closed and erased by itself: the whole table.

use vigie::{
    case::{
        entry::{Author, Event, Reason},
        kind::{Kind, State},
        log::Outcome,
        retention::{Due, Retention},
    },
    jiff::{SignedDuration, Timestamp},
};

use super::support::{at, event, id, log, message, now};

#[test]
fn every_kind_has_its_times() {
    for (kind, closes, erases) in [
        (Kind::Chat, "2026-11-29T03:00:00Z", "2026-12-22T03:00:00Z"),
        (Kind::Report, "2027-05-21T03:00:00Z", "2027-11-22T03:00:00Z"),
        (
            Kind::Complaint,
            "2027-11-22T03:00:00Z",
            "2029-11-21T03:00:00Z",
        ),
    ] {
        let retention = Retention::of(kind);
        for state in [State::Waiting, State::Active] {
            let due = retention.due(state, now(), None);
            assert_eq!(due, Due::Close(at(closes)), "{kind}");
        }
        let later = now() + SignedDuration::from_hours(1);
        let due = retention.due(State::Closed, later, Some(now()));
        assert_eq!(due, Due::Erase(at(erases)), "{kind}");
        // The time of closing is missing: the last entry counts.
        let due = retention.due(State::Closed, now(), None);
        assert_eq!(due.at(), at(erases), "{kind}");
    }
}

#[test]
fn the_end_of_time_is_not_passed() {
    let due = Retention::of(Kind::Complaint).due(State::Waiting, Timestamp::MAX, None);
    assert_eq!(due, Due::Close(Timestamp::MAX));
}

#[test]
fn the_clock_starts_with_the_case_and_again_with_each_entry() {
    let mut log = log();
    assert_eq!(log.due(), Due::Close(at("2026-11-29T03:00:00Z")));
    let document = log.document();
    assert_eq!(document.closes_at, Some(log.due().at()));
    assert_eq!(document.erases_at, at("2026-12-29T03:00:00Z"));

    let next_day = now() + SignedDuration::from_hours(24);
    let _ = log.append(Author::Citizen, id(1), message(1), next_day);
    assert_eq!(log.due(), Due::Close(at("2026-11-30T03:00:00Z")));

    let close = event(Event::Closed, Reason::Inactive);
    let due = log.due().at();
    let closed = log.append(Author::Service, id(2), close, due);
    assert_eq!(closed, Outcome::Appended { seq: 3, at: due });
    assert_eq!(log.due(), Due::Erase(at("2026-12-30T03:00:00Z")));
    let document = log.document();
    assert_eq!(document.closes_at, None);
    assert_eq!(document.erases_at, log.due().at());

    let reopen = event(Event::Reopened, Reason::ByCitizen);
    let _ = log.append(Author::Citizen, id(3), reopen, due);
    assert_eq!(log.due(), Due::Close(at("2026-12-07T03:00:00Z")));
}
