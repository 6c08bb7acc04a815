//! Holds the logs of a crisis against what those who took part in it know.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use vigie::{
    case::{
        entry::{Author, Body, Entry, Event, Reason},
        kind::Desk,
    },
    desk::entry::Patience,
    seal::{CaseId, ClientId},
};

use super::record::{End, Given, Records, Told};

/// How much later than promised something may happen: 2 s until a case or desk
/// that could not be asked is asked again, 5 s until an instance looks for
/// alarms where the host calls nobody, 2 s of rounding in the log, and 1 s.
pub(super) const SLACK: SignedDuration = SignedDuration::from_secs(10);

/// What an hour came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    pub(super) answered: usize,
    pub(super) left: usize,
    pub(super) erased: usize,
    pub(super) transferred: usize,
    pub(super) deferred: usize,
    pub(super) handed_over: usize,
    pub(super) released: usize,
    pub(super) lapsed: usize,
    pub(super) promises_missed: usize,
    pub(super) entries: usize,
    /// By how many seconds the latest fallback or answer came behind patience.
    pub(super) latest_s: f64,
    pub(super) found: Vec<String>,
}

/// Looks at everything.
pub(super) fn check(records: &Records, patience: &BTreeMap<Desk, Patience>) -> Sum {
    let mut sum = Sum {
        found: records.found.clone(),
        ..Sum::default()
    };
    let given = holders(&records.given, &mut sum.found);
    for case in &records.cases {
        match case.end {
            End::Erased => {
                sum.erased += 1;
                if !case.log.is_empty() {
                    sum.found
                        .push(format!("{} was erased and is there", case.id));
                }
            }
            _ => {
                let mut reading = Reading {
                    case,
                    patience,
                    downs: &records.downs,
                    given: &given,
                    desk: case.desk.clone(),
                    clock: None,
                    awaits: false,
                    lease: None,
                    last: 0,
                    answers: 0,
                    left: false,
                    sum: &mut sum,
                };
                reading.read();
            }
        }
    }
    sum.found.sort();
    sum
}

/// Who had which lease; nobody has one that another has.
fn holders<'a>(
    given: &'a [Given],
    found: &mut Vec<String>,
) -> HashMap<CaseId, BTreeMap<u32, &'a str>> {
    let mut holders: HashMap<CaseId, BTreeMap<u32, &str>> = HashMap::new();
    for one in given {
        let of = holders.entry(one.case).or_default();
        if let Some(other) = of.insert(one.number, &one.officer)
            && other != one.officer
        {
            let Given { case, number, .. } = one;
            let officer = &one.officer;
            found.push(format!(
                "lease {number} of {case} was given to {other} and {officer}"
            ));
        }
    }
    holders
}

/// What somebody waits for, and until when.
#[derive(Clone, Copy, Debug)]
struct Clock {
    since: Timestamp,
    until: Timestamp,
    promised: bool,
}

/// A log while it is read.
struct Reading<'a> {
    case: &'a Told,
    patience: &'a BTreeMap<Desk, Patience>,
    downs: &'a [(Timestamp, Timestamp)],
    given: &'a HashMap<CaseId, BTreeMap<u32, &'a str>>,
    desk: Desk,
    clock: Option<Clock>,
    awaits: bool,
    lease: Option<u32>,
    /// The last lease there was.
    last: u32,
    answers: usize,
    left: bool,
    sum: &'a mut Sum,
}

impl Reading<'_> {
    fn found(&mut self, what: &str) {
        self.sum.found.push(format!("{}: {what}", self.case.id));
    }

    fn read(&mut self) {
        let case = self.case;
        self.sum.entries += case.log.len();
        self.messages();
        let mut closed = false;
        for (entry, seq) in case.log.iter().zip(1..) {
            if entry.seq != seq {
                self.found(&format!("number {} stands where {seq} should", entry.seq));
            }
            match (&entry.body, entry.author) {
                (Body::Sealed(_), Author::Citizen) => self.citizen(entry),
                (_, Author::Officer) => self.officer(entry),
                _ => {}
            }
            if let Body::Event { event, reason, .. } = &entry.body {
                self.event(entry, *event, *reason);
                closed |= *event == Event::Closed;
            }
        }
        if self.answers > 0 {
            self.sum.answered += 1;
        } else if self.left {
            self.sum.left += 1;
        } else {
            self.found("nobody answered, and nobody left");
        }
        if !closed {
            self.found("is not over at the end");
        }
        if self.clock.is_some() {
            self.found("still waits at the end");
        }
        let noted: HashSet<u32> = case.log.iter().filter_map(assigned).collect();
        if let Some(held) = self.given.get(&case.id) {
            let missing = held.keys().find(|number| !noted.contains(number));
            if let Some(number) = missing {
                self.found(&format!("lease {number} was given and stands nowhere"));
            }
        }
    }

    /// What was acknowledged is there, where it was said to be, and once; and
    /// nothing is there that nobody wrote.
    fn messages(&mut self) {
        let case = self.case;
        let mut stands: HashMap<ClientId, &Entry> = HashMap::new();
        for entry in &case.log {
            if stands.insert(entry.client_id, entry).is_some() {
                self.found(&format!("{} stands twice", entry.client_id));
            }
        }
        if case.log.is_empty() {
            self.found("was opened and is lost");
        }
        let mut written = HashSet::new();
        for wrote in &case.wrote {
            written.insert(wrote.client_id);
            let entry = stands.get(&wrote.client_id);
            match (wrote.acknowledged, entry) {
                (Some(seq), None) => {
                    self.found(&format!("{seq}, which was acknowledged, is lost"));
                }
                (Some(seq), Some(entry)) if entry.seq != seq => {
                    self.found(&format!("{seq} stands at {}", entry.seq));
                }
                _ => {}
            }
            if entry.is_some_and(|entry| entry.body != wrote.body || entry.author != wrote.author) {
                self.found(&format!("{} is not what was sent", wrote.client_id));
            }
        }
        for entry in &case.log {
            if entry.author != Author::Service && !written.contains(&entry.client_id) {
                self.found(&format!("nobody sent what stands at {}", entry.seq));
            }
        }
    }

    fn citizen(&mut self, entry: &Entry) {
        if !self.awaits && self.lease.is_none() && self.clock.is_none() {
            self.waits(entry.at);
        }
        self.awaits = true;
    }

    /// An officer writes only while they have the conversation.
    fn officer(&mut self, entry: &Entry) {
        let case = self.case;
        let mut wrote = case.wrote.iter();
        let by = wrote.find(|one| one.client_id == entry.client_id);
        let by = by.and_then(|one| one.by.as_ref());
        let holder = self
            .lease
            .and_then(|lease| self.given.get(&case.id)?.get(&lease).copied());
        match by {
            // Said already: nobody sent it.
            None => {}
            Some((officer, number))
                if Some(*number) != self.lease || Some(officer.as_str()) != holder =>
            {
                let (lease, seq) = (self.lease, entry.seq);
                self.found(&format!(
                    "{officer} wrote {seq} by lease {number} in lease {lease:?} of {holder:?}"
                ));
            }
            Some(_) => {}
        }
        if matches!(entry.body, Body::Sealed(_)) {
            self.answers += 1;
            self.awaits = false;
        }
    }

    fn event(&mut self, entry: &Entry, event: Event, reason: Reason) {
        match event {
            Event::Opened => {
                self.awaits = true;
                self.waits(entry.at);
            }
            Event::Assigned => {
                self.ends(entry);
                let number = assigned(entry).unwrap_or_default();
                if number <= self.last {
                    let last = self.last;
                    self.found(&format!("lease {number} comes after lease {last}"));
                }
                self.last = number;
                self.lease = Some(number);
            }
            Event::Released => {
                if self.lease.take().is_none() {
                    self.found("is given back and nobody had it");
                }
                let lapsed = reason == Reason::LeaseExpired;
                self.sum.lapsed += usize::from(lapsed);
                self.sum.released += usize::from(!lapsed);
                if self.awaits || lapsed {
                    self.waits(entry.at);
                }
            }
            Event::Transferred => {
                self.ends(entry);
                self.lease = None;
                let by_officer = reason == Reason::ByOfficer;
                self.sum.handed_over += usize::from(by_officer);
                self.sum.transferred += usize::from(!by_officer);
                let handling = entry.body.handling();
                if let Some(desk) = handling.and_then(|handling| handling.desk.clone()) {
                    self.desk = desk;
                }
                self.waits(entry.at);
            }
            Event::Deferred => {
                let again = self.clock.is_some_and(|clock| clock.promised);
                self.ends(entry);
                self.sum.promises_missed += usize::from(again);
                self.sum.deferred += usize::from(!again);
                let handling = entry.body.handling();
                let until = handling.and_then(|handling| handling.until);
                self.clock = Some(Clock {
                    since: entry.at,
                    until: until.unwrap_or(entry.at),
                    promised: true,
                });
            }
            Event::Closed => {
                self.left |= reason == Reason::ByCitizen;
                self.clock = None;
                self.lease = None;
                self.awaits = false;
            }
            _ => {}
        }
    }

    /// Somebody waits from here on.
    fn waits(&mut self, since: Timestamp) {
        let patience = self.patience.get(&self.desk);
        let patience = patience.map(|patience| patience.of(self.case.priority));
        let until = since.saturating_add(patience.unwrap_or_default());
        self.clock = Some(Clock {
            since,
            until: until.unwrap_or(since),
            promised: false,
        });
    }

    /// The wait is over: in time, if what the server was away is not counted.
    fn ends(&mut self, entry: &Entry) {
        let Some(Clock { since, until, .. }) = self.clock.take() else {
            return;
        };
        let away: SignedDuration = self
            .downs
            .iter()
            .map(|(from, to)| {
                let (from, to) = (since.max(*from), entry.at.min(*to));
                to.duration_since(from).max(SignedDuration::ZERO)
            })
            .sum();
        let late = entry.at.duration_since(until) - away;
        self.sum.latest_s = self.sum.latest_s.max(late.as_secs_f64());
        if late > SLACK {
            let (seq, late) = (entry.seq, late.as_secs_f64());
            let asked = until.duration_since(since).as_secs();
            self.found(&format!(
                "{seq} comes {late:.0} s behind the {asked} s allowed"
            ));
        }
    }
}

/// The number of the lease that an entry says was given.
pub(super) fn assigned(entry: &Entry) -> Option<u32> {
    let is = entry.body.event() == Some(Event::Assigned);
    entry.body.handling().filter(|_| is)?.floor
}

#[cfg(test)]
mod tests;
