//! The log as an event stream.

use std::thread;

use vigie::{
    case::{
        capability::{Capability, Rights},
        document::CaseDocument,
        entry::{Entry, Event, Reason},
    },
    jiff::SignedDuration,
};

use super::{
    officer,
    party::{Case, now},
    stream::Stream,
};

#[test]
fn a_stream_welcomes_replays_says_that_it_is_live_and_goes_on() {
    let case = Case::open();
    let citizen = &case.citizen;
    citizen.say("avant");
    let mut stream = Stream::of(citizen, "");
    let welcome = stream.expect("welcome").data;
    assert_eq!(
        (&welcome["version"], &welcome["recovered"]),
        (&1.into(), &true.into())
    );
    assert_eq!(welcome["heartbeat_s"], 25);
    let document: CaseDocument = serde_json::from_value(welcome["case"].clone()).unwrap();
    assert_eq!(document, citizen.document());
    assert_eq!(welcome["cursor"], format!("{}.0", document.epoch));
    assert_eq!([stream.expect_entry(), stream.expect_entry()], [1, 2]);
    let live = stream.expect("live").data;
    assert_eq!(live["cursor"], format!("{}.2", document.epoch));
    citizen.say("après");
    citizen.happens(Event::Closed, Reason::ByCitizen);
    let mut entries = Vec::new();
    while entries.len() < 2 {
        // Between the two it may say once more that it is up to date.
        let event = stream.next().unwrap();
        if event.name == "live" {
            continue;
        }
        let cursor = format!("{}.{}", document.epoch, 3 + entries.len());
        assert_eq!(event.id.as_deref(), Some(cursor.as_str()));
        let mut entry = event.data;
        assert_eq!(
            entry.as_object_mut().unwrap().remove("type").unwrap(),
            "entry"
        );
        entries.push(serde_json::from_value::<Entry>(entry).unwrap());
    }
    assert_eq!(entries, citizen.log()[2..]);
    assert!(
        stream.until_live().is_empty(),
        "after each time to catch up"
    );
}

#[test]
fn a_stream_goes_on_behind_the_last_event_or_begins_anew() {
    let case = Case::open();
    let citizen = &case.citizen;
    for text in ["deux", "trois", "quatre"] {
        citizen.say(text);
    }
    let epoch = citizen.document().epoch;
    for seq in 0..=4_u64 {
        let by_header = citizen
            .ask("GET", "/entries")
            .header("last-event-id", &format!("{epoch}.{seq}"));
        for mut stream in [
            Stream::open(&by_header),
            Stream::of(citizen, &format!("?after={epoch}.{seq}")),
        ] {
            let welcome = stream.expect("welcome").data;
            assert_eq!(welcome["recovered"], true);
            assert_eq!(welcome["cursor"], format!("{epoch}.{seq}"));
            assert!(
                stream.until_live().into_iter().eq(seq + 1..=4),
                "after {seq}"
            );
        }
    }
    for cursor in [format!("{epoch}.5"), "AAAAAAAAAAA.2".to_owned()] {
        let mut stream = Stream::of(citizen, &format!("?after={cursor}"));
        let welcome = stream.expect("welcome").data;
        assert_eq!(welcome["recovered"], false, "{cursor}");
        assert_eq!(welcome["cursor"], format!("{epoch}.0"));
        assert_eq!(stream.until_live(), [1, 2, 3, 4]);
    }
}

#[test]
fn all_readers_see_the_same_while_others_write() {
    const WRITERS: u64 = 3;
    const EACH: u64 = 12;
    let case = Case::open();
    for _ in 0..20 {
        case.citizen.say("avant");
    }
    let all = 21 + WRITERS * EACH;
    let read: Vec<Vec<u64>> = thread::scope(|scope| {
        let citizen = &case.citizen;
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(move || {
                    let mut stream = Stream::of(citizen, "");
                    stream.expect("welcome");
                    let mut numbers = Vec::new();
                    while numbers.last() != Some(&all) {
                        numbers.extend(stream.until_live());
                    }
                    numbers
                })
            })
            .collect();
        for _ in 0..WRITERS {
            scope.spawn(move || {
                for _ in 0..EACH {
                    citizen.say("pendant");
                }
            });
        }
        readers
            .into_iter()
            .map(|reader| reader.join().unwrap())
            .collect()
    });
    for numbers in read {
        assert!(numbers.iter().copied().eq(1..=all), "{numbers:?}");
    }
}

#[test]
fn a_stream_ends_when_the_case_is_erased() {
    let case = Case::open();
    let mut stream = Stream::of(&case.citizen, "");
    stream.expect("welcome");
    assert_eq!(stream.until_live(), [1]);
    assert_eq!(case.citizen.ask("DELETE", "").send().status, 204);
    let close = stream.expect("close").data;
    assert_eq!(
        (&close["code"], &close["name"], &close["retry"]),
        (&4410.into(), &"erased".into(), &"no".into())
    );
    assert_eq!(stream.next(), None);
}

#[test]
fn a_stream_ends_with_the_capability_that_opened_it() {
    let case = Case::open();
    // Already over, but for the leeway of thirty seconds.
    let usual = officer::capability(&case, Rights::ALL);
    let ending = Capability {
        not_before: now() - SignedDuration::from_hours(1),
        expires: now() - SignedDuration::from_secs(25),
        ..usual
    };
    let (Some(mut officer), Some(bearer)) = (case.officer(), officer::signed(&ending)) else {
        return;
    };
    officer.bearer = bearer;
    let mut stream = Stream::of(&officer, "");
    stream.expect("welcome");
    assert_eq!(stream.until_live(), [1]);
    let close = stream.expect("close").data;
    assert_eq!(close["code"], 4401);
    assert_eq!(stream.next(), None);
    let again = officer.ask("GET", "").refused(401);
    assert_eq!(again["code"], "token_expired");
}

#[test]
fn a_quiet_stream_shows_that_it_lives() {
    let case = Case::open();
    let mut stream = Stream::of(&case.citizen, "");
    stream.expect("welcome");
    assert_eq!(stream.until_live(), [1]);
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(std::time::Duration::from_secs(18));
            case.citizen.say("enfin");
        });
        assert_eq!(stream.expect_entry(), 2);
    });
    assert_eq!(stream.heartbeats, 1, "one in each 15 seconds of silence");
}

#[test]
fn a_reader_who_goes_without_a_word_harms_nobody() {
    let case = Case::open();
    for _ in 0..10 {
        let mut stream = Stream::of(&case.citizen, "");
        stream.expect("welcome");
    }
    case.citizen.say("toujours là");
    let mut stream = Stream::of(&case.citizen, "");
    stream.expect("welcome");
    assert_eq!(stream.until_live(), [1, 2]);
}
