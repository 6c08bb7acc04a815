use jiff::Timestamp;
use vigie::case::entry::{Author, Body, Entry, Event, Reason};

use super::*;

const CASE: [u8; 16] = [1; 16];

fn now() -> Timestamp {
    "2026-11-22T03:00:00Z".parse().unwrap()
}

fn id(number: u64) -> ClientId {
    ClientId::from_bytes([u8::try_from(number).unwrap(); 16])
}

fn entry(seq: u64) -> Entry {
    let opening = seq == 1;
    Entry {
        seq,
        client_id: if opening {
            ClientId::from_bytes(CASE)
        } else {
            id(seq + 100)
        },
        author: if opening {
            Author::Service
        } else {
            Author::Citizen
        },
        at: now(),
        body: if opening {
            Body::event_only(Event::Opened, Reason::ByCitizen)
        } else {
            Body::Sealed(vec![1, 1, u8::try_from(seq).unwrap()])
        },
    }
}

fn log(length: u64) -> Vec<Entry> {
    (1..=length).map(entry).collect()
}

fn sent(seq: u64) -> Sent {
    let Entry {
        client_id,
        author,
        at,
        body,
        ..
    } = entry(seq);
    Sent {
        case: 0,
        client_id,
        author,
        body,
        claimed: 0,
        attempts: 1,
        acks: vec![Ack {
            seq,
            at,
            duplicate: false,
        }],
    }
}

/// What right clients of a right relay recorded.
fn records(length: u64) -> Records {
    Records {
        sent: (2..=length).map(sent).collect(),
        seen: vec![Seen {
            reader: "reader".to_owned(),
            case: 0,
            entries: log(length),
        }],
        ..Records::default()
    }
}

fn found(records: &Records, log: &[Entry]) -> Vec<String> {
    let last = Final {
        case: 0,
        id: CaseId::from_bytes(CASE),
        log,
        began: now(),
        ended: now(),
    };
    check(records, &last)
}

/// That something is found, and among it this.
fn finds(records: &Records, log: &[Entry], expected: &str) {
    let found = found(records, log);
    assert!(
        found.iter().any(|found| found.contains(expected)),
        "{found:?}"
    );
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    assert_eq!(found(&records(5), &log(5)), Vec::<String>::new());
}

#[test]
fn what_was_not_acknowledged_may_be_there_or_not() {
    let mut records = records(5);
    for sent in &mut records.sent {
        sent.acks.clear();
    }
    assert_eq!(found(&records, &log(5)), Vec::<String>::new());
    records.seen.clear();
    assert_eq!(found(&records, &log(3)), Vec::<String>::new());
}

#[test]
fn what_was_acknowledged_and_is_gone_is_found() {
    finds(&records(5), &log(4), "acknowledged as 5, is lost");
}

#[test]
fn an_entry_that_stands_twice_is_found() {
    let mut log = log(5);
    log[4].client_id = log[3].client_id;
    finds(&records(5), &log, "stands at 4 and 5");
}

#[test]
fn a_gap_is_found() {
    let mut log = log(5);
    log.remove(2);
    finds(&records(5), &log, "number 4 stands where 3 should");
}

#[test]
fn another_number_than_was_acknowledged_is_found() {
    let mut records = records(5);
    records.sent[1].acks[0].seq = 5;
    finds(&records, &log(5), "acknowledged as 5");
}

#[test]
fn two_numbers_for_one_entry_are_found() {
    let mut records = records(5);
    let ack = Ack {
        seq: 4,
        ..records.sent[1].acks[0]
    };
    records.sent[1].acks.push(ack);
    finds(&records, &log(5), "under 2 numbers");
    finds(&records, &log(5), "as new more than once");
}

#[test]
fn other_bytes_than_were_sent_are_found() {
    let mut log = log(5);
    log[3].body = Body::Sealed(vec![1]);
    finds(&records(5), &log, "4 is not what was sent");
}

#[test]
fn what_nobody_sent_is_found() {
    let mut records = records(5);
    records.sent.pop();
    finds(&records, &log(5), "nobody sent what stands at 5");
}

#[test]
fn times_that_go_back_are_found() {
    let mut log = log(5);
    log[3].at = "2026-11-22T02:59:59Z".parse().unwrap();
    finds(&records(5), &log, "4 has the time");
}

#[test]
fn a_reader_who_saw_another_order_is_found() {
    let mut records = records(5);
    records.seen[0].entries.swap(2, 3);
    finds(&records, &log(5), "saw another entry");
}

#[test]
fn a_reader_who_did_not_see_everything_is_found() {
    let mut records = records(5);
    records.seen[0].entries.pop();
    finds(&records, &log(5), "saw 4 entries of 5");
}

#[test]
fn clocks_that_disagree_with_the_order_are_counted() {
    let mut records = records(5);
    for (sent, claimed) in records.sent.iter_mut().zip([9, 3, 5, 1]) {
        sent.claimed = claimed;
    }
    assert_eq!(wrong_clocks(&records, 0, &log(5)), 2);
}

/// What the service says to somebody who waits.
fn told(seq: u64, author: Author, event: Event) -> Entry {
    Entry {
        author,
        body: Body::event_only(event, Reason::OutOfHours),
        ..entry(seq)
    }
}

#[test]
fn a_log_that_was_right_stays_what_it_was() {
    let before = log(4);
    assert_eq!(since(&before, &before), None);
    let mut other = log(4);
    other.swap(1, 2);
    let wrong = since(&before, &other).unwrap();
    assert_eq!(wrong, "2 is not what it was");
    let wrong = since(&before, &log(3)).unwrap();
    assert_eq!(wrong, "3 entries are left of 4");
}

#[test]
fn later_the_service_alone_adds_to_it_and_only_what_a_desk_did() {
    let before = log(4);
    let with = |later| [log(4), vec![later]].concat();
    let put_off = told(5, Author::Service, Event::Deferred);
    assert_eq!(since(&before, &with(put_off)), None);
    let expected = Some("nobody sent what came to stand at 5".to_owned());
    let officers = told(5, Author::Officer, Event::Deferred);
    assert_eq!(since(&before, &with(officers)), expected);
    let opened = told(5, Author::Service, Event::Opened);
    assert_eq!(since(&before, &with(opened)), expected);
    assert_eq!(since(&before, &with(entry(5))), expected);
}
