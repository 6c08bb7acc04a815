//! That what is wrong would be found out: records of a crisis that went well,
//! each with one thing changed that a wrong relay would have done.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use vigie::{
    case::{
        entry::{Author, Body, Event, Reason},
        kind::Desk,
    },
    desk::entry::Patience,
};

use super::{
    oracle::{self, SLACK, assigned},
    record::Records,
};

/// What a relay could have done.
#[derive(Clone, Copy, Debug)]
enum Lie {
    /// It acknowledged an answer and lost it.
    LostAnswer,
    /// It acknowledged an opening and lost all of it.
    LostCase,
    /// It never wrote down who had the conversation.
    SwallowedAssigned,
    /// It let an officer write whose lease was another.
    TwoOfficers,
    /// It gave two officers one lease.
    SameLease,
    /// Its leases do not grow.
    OldNumber,
    /// It told nobody in time that it takes longer.
    LateFallback,
    /// It forgot somebody.
    NobodyCame,
}

const ALL: [Lie; 8] = [
    Lie::LostAnswer,
    Lie::LostCase,
    Lie::SwallowedAssigned,
    Lie::TwoOfficers,
    Lie::SameLease,
    Lie::OldNumber,
    Lie::LateFallback,
    Lie::NobodyCame,
];

/// How many of the lies are found out, of how many that could be told; and those
/// that are not.
pub(super) fn found_out(
    records: &Records,
    patience: &BTreeMap<Desk, Patience>,
) -> (usize, usize, Vec<String>) {
    let before = oracle::check(records, patience).found.len();
    let (mut told, mut found, mut believed) = (0, 0, Vec::new());
    for lie in ALL {
        let mut records = records.clone();
        if tell(lie, &mut records).is_none() {
            // Nothing of the kind happened.
            continue;
        }
        told += 1;
        if oracle::check(&records, patience).found.len() > before {
            found += 1;
        } else {
            believed.push(format!("{lie:?} is believed"));
        }
    }
    (found, told, believed)
}

/// Changes a record; `None` where there is nothing to change.
fn tell(lie: Lie, records: &mut Records) -> Option<()> {
    let is_assigned = |case: &&mut super::record::Told| case.log.iter().any(is_given);
    match lie {
        Lie::LostAnswer => {
            let case = records.cases.iter_mut().find(is_assigned)?;
            let of = |entry: &vigie::case::entry::Entry| entry.author == Author::Officer;
            let place = case.log.iter().position(of)?;
            case.log.remove(place);
        }
        Lie::LostCase => records.cases.iter_mut().find(is_assigned)?.log.clear(),
        Lie::SwallowedAssigned => {
            let case = records.cases.iter_mut().find(is_assigned)?;
            let place = case.log.iter().position(is_given)?;
            case.log.remove(place);
            // Numbers without a gap: that alone is not to give it away.
            for (entry, seq) in case.log.iter_mut().zip(1..) {
                for wrote in &mut case.wrote {
                    if wrote.client_id == entry.client_id && wrote.acknowledged.is_some() {
                        wrote.acknowledged = Some(seq);
                    }
                }
                entry.seq = seq;
            }
        }
        Lie::TwoOfficers => {
            let mut all = records.cases.iter_mut().flat_map(|case| &mut case.wrote);
            let wrote = all.find(|one| one.by.is_some() && one.acknowledged.is_some())?;
            wrote.by.as_mut()?.0.push('x');
        }
        Lie::SameLease => {
            let mut second = records.given.first()?.clone();
            second.officer.push('x');
            records.given.push(second);
        }
        Lie::OldNumber => {
            let mut entries = records.cases.iter_mut().flat_map(|case| &mut case.log);
            let entry = entries.find(|entry| is_given(entry))?;
            if let Body::Event {
                handling: Some(handling),
                ..
            } = &mut entry.body
            {
                handling.floor = Some(0);
            }
        }
        Lie::LateFallback => {
            let mut cases = records.cases.iter_mut();
            let is = |event| matches!(event, Some(Event::Transferred | Event::Deferred));
            let case = cases.find(|case| {
                let mut log = case.log.iter();
                log.any(|entry| is(entry.body.event()) && !by_officer(&entry.body))
            })?;
            let place = case
                .log
                .iter()
                .position(|entry| is(entry.body.event()) && !by_officer(&entry.body))?;
            let late = SLACK + SignedDuration::from_mins(1);
            for entry in case.log.iter_mut().skip(place) {
                entry.at = entry.at.saturating_add(late).unwrap_or(entry.at);
            }
        }
        Lie::NobodyCame => {
            let case = records.cases.iter_mut().find(is_assigned)?;
            let place = case.log.iter().position(is_given)?;
            case.log.truncate(place);
            case.wrote.retain(|one| one.by.is_none());
            records.given.retain(|one| one.case != case.id);
        }
    }
    Some(())
}

fn is_given(entry: &vigie::case::entry::Entry) -> bool {
    assigned(entry).is_some()
}

fn by_officer(body: &Body) -> bool {
    matches!(
        body,
        Body::Event {
            reason: Reason::ByOfficer,
            ..
        }
    )
}
