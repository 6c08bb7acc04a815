//! Which key of a desk is sealed to.

use vigie::{
    desk::directory::{Directory, Draft},
    jiff::{SignedDuration, Timestamp},
    seal::PublicKey,
};

use super::{at, desk, draft, key, now, public};

/// The small directory with keys of Bordeaux: number, since, until.
fn with_keys(keys: &[(usize, &str, Option<&str>)], revoked: &[usize]) -> Directory {
    let mut draft: Draft = draft();
    let keys = keys.iter().map(|&(number, since, until)| {
        let mut key = key(number);
        key.since = at(since);
        key.until = until.map(at);
        key
    });
    draft.desks[0].keys = keys.collect();
    draft.revoked = revoked.iter().map(|number| public(*number).id()).collect();
    Directory::new(draft).unwrap()
}

fn key_at(directory: &Directory, time: Timestamp) -> PublicKey {
    directory.key(&desk("bordeaux"), time).unwrap()
}

const OLD: (usize, &str, Option<&str>) = (0, "2026-10-01T00:00:00Z", None);
const NEW: (usize, &str, Option<&str>) = (1, "2026-12-01T00:00:00Z", None);
const NEWEST: (usize, &str, Option<&str>) = (2, "2026-12-10T00:00:00Z", None);

#[test]
fn the_newest_valid_one_whatever_the_order() {
    for keys in [[OLD, NEW, NEWEST], [NEWEST, OLD, NEW]] {
        let directory = with_keys(&keys, &[]);
        for (time, number) in [
            ("2026-11-30T23:59:59Z", 0),
            ("2026-12-01T00:00:00Z", 1),
            ("2026-12-09T23:59:59Z", 1),
            ("2026-12-10T00:00:00Z", 2),
        ] {
            assert_eq!(key_at(&directory, at(time)), public(number), "{time}");
        }
    }
}

#[test]
fn one_that_ended_gives_way_to_an_older_one() {
    let ended = (1, "2026-12-01T00:00:00Z", Some("2026-12-05T00:00:00Z"));
    let directory = with_keys(&[OLD, ended], &[]);
    assert_eq!(key_at(&directory, at("2026-12-04T23:59:59Z")), public(1));
    assert_eq!(key_at(&directory, at("2026-12-05T00:00:00Z")), public(0));
}

#[test]
fn a_revoked_one_never() {
    let directory = with_keys(&[OLD, NEW, NEWEST], &[1, 2]);
    for time in ["2026-12-01T00:00:00Z", "2026-12-20T00:00:00Z"] {
        assert_eq!(key_at(&directory, at(time)), public(0));
    }
    let directory = with_keys(&[OLD, NEW, NEWEST], &[2]);
    assert_eq!(key_at(&directory, at("2026-12-20T00:00:00Z")), public(1));
}

#[test]
fn clocks_that_are_wrong_leave_nobody_without_one() {
    let until_the_end = (0, "2026-11-20T00:00:00Z", Some("2027-01-01T00:00:00Z"));
    let directory = with_keys(&[until_the_end], &[]);
    assert_eq!(directory.issued(), at("2026-11-20T00:00:00Z"));
    assert_eq!(directory.expires(), at("2027-01-01T00:00:00Z"));
    let year = SignedDuration::from_hours(365 * 24);
    for time in [
        Timestamp::MIN,
        now() - year,
        now(),
        now() + year,
        Timestamp::MAX,
    ] {
        assert_eq!(key_at(&directory, time), public(0), "{time}");
    }
}

#[test]
fn a_desk_that_is_not_there_has_none() {
    let directory = with_keys(&[OLD], &[]);
    assert_eq!(directory.key(&desk("lutece"), now()), None);
}
