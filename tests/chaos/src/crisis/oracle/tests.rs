use jiff::Timestamp;
use vigie::case::{cursor::Epoch, handling::Handling, kind::Priority};

use super::*;
use crate::crisis::{lies, record::Wrote};

const OFFICER: &str = "officer-1";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn patience() -> BTreeMap<Desk, Patience> {
    let patience = Patience {
        danger: 10,
        specialised: 20,
        ordinary: 30,
    };
    let desks = ["plaine", "rive"].map(|name| (Desk::new(name).unwrap(), patience));
    desks.into()
}

fn id(number: u8) -> ClientId {
    ClientId::from_bytes([number; 16])
}

/// A log in the making.
struct Log {
    told: Told,
    given: Vec<Given>,
}

impl Log {
    fn new() -> Self {
        let mut log = Self {
            told: Told {
                id: CaseId::from_bytes([9; 16]),
                epoch: Epoch::from_bytes([1; 8]),
                token: String::new(),
                desk: Desk::new("plaine").unwrap(),
                priority: Priority::Ordinary,
                wrote: Vec::new(),
                end: End::Closed,
                log: Vec::new(),
            },
            given: Vec::new(),
        };
        let opened = Body::event_only(Event::Opened, Reason::ByCitizen);
        log.push(0, Author::Service, opened, None);
        log
    }

    fn push(&mut self, second: i64, author: Author, body: Body, by: Option<u32>) {
        let seq = self.told.log.len() as u64 + 1;
        let client_id = id(u8::try_from(seq).unwrap());
        if author != Author::Service {
            self.told.wrote.push(Wrote {
                client_id,
                author,
                body: body.clone(),
                by: by.map(|number| (OFFICER.to_owned(), number)),
                acknowledged: Some(seq),
            });
        }
        self.told.log.push(Entry {
            seq,
            client_id,
            author,
            at: at(second),
            body,
        });
    }

    fn service(&mut self, second: i64, event: Event, reason: Reason, handling: Handling) {
        let body = Body::Event {
            event,
            reason,
            envelopes: None,
            handling: Some(handling),
        };
        self.push(second, Author::Service, body, None);
    }

    fn assigned(&mut self, second: i64, number: u32) {
        let handling = Handling {
            floor: Some(number),
            ..Handling::default()
        };
        self.service(second, Event::Assigned, Reason::ByOfficer, handling);
        self.given.push(Given {
            case: self.told.id,
            number,
            officer: OFFICER.to_owned(),
            desk: self.told.desk.clone(),
            at: at(second),
        });
    }

    fn transferred(&mut self, second: i64, floor: u32) {
        let handling = Handling {
            floor: Some(floor),
            desk: Some(Desk::new("rive").unwrap()),
            ..Handling::default()
        };
        self.service(second, Event::Transferred, Reason::Overload, handling);
    }

    fn answer(&mut self, second: i64, number: u32) {
        self.push(second, Author::Officer, Body::Sealed(vec![1]), Some(number));
    }

    fn close(&mut self, second: i64, number: u32) {
        let body = Body::event_only(Event::Closed, Reason::Resolved);
        self.push(second, Author::Officer, body, Some(number));
    }

    fn found(self) -> Vec<String> {
        check(&self.records(), &patience()).found
    }

    fn records(self) -> Records {
        let mut records = Records::default();
        records.open(self.told);
        records.given = self.given;
        records
    }
}

/// Handed on in time, then answered and closed.
fn right() -> Log {
    let mut log = Log::new();
    log.push(1, Author::Citizen, Body::Sealed(vec![2]), None);
    log.transferred(31, 0);
    log.assigned(45, 1);
    log.answer(50, 1);
    log.close(60, 1);
    log
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    assert_eq!(right().found(), Vec::<String>::new());
}

#[test]
fn every_lie_is_found_out() {
    let (found, told, believed) = lies::found_out(&right().records(), &patience());
    assert_eq!(believed, Vec::<String>::new());
    assert_eq!((found, told), (8, 8));
}

#[test]
fn a_wait_may_be_longer_by_what_the_server_was_away() {
    let late = || {
        let mut log = Log::new();
        log.assigned(60, 1);
        log.answer(61, 1);
        log.close(62, 1);
        log.records()
    };
    assert_eq!(check(&late(), &patience()).found.len(), 1);
    let mut records = late();
    records.downs.push((at(10), at(35)));
    assert_eq!(check(&records, &patience()).found.len(), 0);
    // Before anybody waited it does not count.
    records.downs = vec![(at(-60), at(0))];
    assert_eq!(check(&records, &patience()).found.len(), 1);
}

#[test]
fn an_officer_whose_lease_ended_writes_no_more() {
    let mut log = Log::new();
    log.assigned(5, 1);
    let handling = Handling {
        floor: Some(2),
        ..Handling::default()
    };
    log.service(50, Event::Released, Reason::LeaseExpired, handling);
    log.answer(51, 1);
    log.assigned(52, 2);
    log.close(53, 2);
    let found = log.found();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("by lease 1 in lease None"), "{found:?}");
}

#[test]
fn whoever_was_given_back_waits_anew() {
    let given_back = |then: i64| {
        let mut log = Log::new();
        log.assigned(5, 1);
        let handling = Handling {
            floor: Some(2),
            ..Handling::default()
        };
        log.service(50, Event::Released, Reason::LeaseExpired, handling);
        log.assigned(then, 2);
        log.answer(then, 2);
        log.close(then, 2);
        log.found()
    };
    assert_eq!(given_back(85).len(), 0);
    assert_eq!(given_back(95).len(), 1);
}
