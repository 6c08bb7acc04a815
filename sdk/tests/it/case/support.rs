//! What the tests of the case share.

use vigie::{
    case::{
        cursor::Epoch,
        document::Opening,
        entry::{Author, Body, Event, Reason},
        handling::Handling,
        kind::Desk,
        log::Log,
    },
    jiff::Timestamp,
    seal::{CaseId, ClientId, Envelopes},
};

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn now() -> Timestamp {
    at("2026-11-22T03:00:00Z")
}

pub(crate) fn case_id() -> CaseId {
    CaseId::from_bytes([1; 16])
}

pub(crate) fn epoch() -> Epoch {
    Epoch::from_bytes([2; 8])
}

pub(crate) fn id(number: u64) -> ClientId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    ClientId::from_bytes(bytes)
}

pub(crate) fn opening() -> Opening {
    serde_json::from_str(vigie::doc_opening!()).unwrap()
}

/// Envelopes of another version of the key.
pub(crate) fn envelopes(key_version: u8) -> Envelopes {
    let mut json = serde_json::to_value(opening().envelopes).unwrap();
    json["key_version"] = key_version.into();
    serde_json::from_value(json).unwrap()
}

pub(crate) fn log() -> Log {
    Log::open(case_id(), epoch(), opening(), now())
}

/// A log with messages up to the entry with this number.
pub(crate) fn log_of(head: u64) -> Log {
    let mut log = log();
    for seq in 2..=head {
        let _ = log.append(Author::Citizen, id(seq), message(seq), now());
    }
    assert_eq!(log.head(), head);
    log
}

/// A message that is unlike others; to the relay it is sealed.
pub(crate) fn message(number: u64) -> Body {
    let mut sealed = [&[1, 1][..], &number.to_be_bytes()].concat();
    // The smallest size class, and what sealing adds.
    sealed.resize(256 + 42, 0);
    Body::Sealed(sealed)
}

pub(crate) fn event(event: Event, reason: Reason) -> Body {
    Body::event_only(event, reason)
}

pub(crate) fn rekeyed(reason: Reason, key_version: u8) -> Body {
    Body::Event {
        event: Event::Rekeyed,
        reason,
        envelopes: Some(Box::new(envelopes(key_version))),
        handling: None,
    }
}

/// What a desk did, with everything that such an event says.
pub(crate) fn handled(event: Event, reason: Reason) -> Body {
    let intervention = event.as_str().starts_with("intervention");
    let desk = Desk::new("rennes").unwrap();
    let whole = Handling {
        floor: (!intervention).then_some(2),
        desk: Some(desk.clone()),
        until: Some(at("2026-11-22T07:00:00Z")),
        line: vec![desk],
    };
    // The fullest that this event may be.
    let candidates = (0..8_u8).rev().map(|bits| {
        let mut handling = whole.clone();
        handling.desk = handling.desk.filter(|_| bits & 4 != 0);
        handling.until = handling.until.filter(|_| bits & 2 != 0);
        if bits & 1 == 0 {
            handling.line.clear();
        }
        handling
    });
    let handling = candidates.into_iter().find(|one| one.belongs_to(event));
    Body::Event {
        event,
        reason,
        envelopes: None,
        handling: Some(handling.unwrap()),
    }
}

/// A small generator of numbers, the same for the same seed (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub(crate) const fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A place in a list that is not empty.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    pub(crate) const fn chance(&mut self, per_thousand: u64) -> bool {
        self.below(1000) < per_thousand
    }
}
