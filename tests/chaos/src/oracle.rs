//! Holds the log of a case against what its clients recorded.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use vigie::{
    case::entry::{Author, Body, Entry},
    seal::{CaseId, ClientId},
};

use crate::record::{Ack, Records, Seen, Sent};

/// How far the server's clock and ours may be apart when they are one: times
/// are rounded down to seconds.
const ROUNDING: SignedDuration = SignedDuration::from_secs(2);

/// The log of one case as it was read at the end.
#[derive(Debug)]
pub(crate) struct Final<'a> {
    /// The place of the case among those of the round.
    pub(crate) case: usize,
    pub(crate) id: CaseId,
    pub(crate) log: &'a [Entry],
    pub(crate) began: Timestamp,
    pub(crate) ended: Timestamp,
}

/// Everything that is wrong with a log, in words.
pub(crate) fn check(records: &Records, last: &Final<'_>) -> Vec<String> {
    let mut found = Vec::new();
    numbers(last, &mut found);
    let sent: HashMap<ClientId, &Sent> = records
        .sent
        .iter()
        .filter(|sent| sent.case == last.case)
        .map(|sent| (sent.client_id, sent))
        .collect();
    let mut once = HashMap::new();
    for entry in last.log {
        if let Some(first) = once.insert(entry.client_id, entry.seq) {
            found.push(format!(
                "{} stands at {first} and {}",
                entry.client_id, entry.seq
            ));
        }
        origin(last, &sent, entry, &mut found);
    }
    for sent in sent.values() {
        acknowledged(last, sent, &mut found);
    }
    for seen in records.seen.iter().filter(|seen| seen.case == last.case) {
        order(last, seen, &mut found);
    }
    found.sort();
    found
}

/// What is wrong with a log that was right before, once time has passed and the server
/// was killed: it must hold what it held, and whatever came since can only be what the
/// service tells somebody whom no officer takes.
pub(crate) fn since(before: &[Entry], after: &[Entry]) -> Option<String> {
    let other = before.iter().zip(after).find(|(was, is)| was != is);
    if let Some((was, _)) = other {
        return Some(format!("{} is not what it was", was.seq));
    }
    let Some(new) = after.get(before.len()..) else {
        let (was, is) = (before.len(), after.len());
        return Some(format!("{is} entries are left of {was}"));
    };
    let told = |entry: &Entry| match &entry.body {
        Body::Event { event, .. } => entry.author == Author::Service && event.is_handling(),
        _ => false,
    };
    let unknown = new.iter().find(|entry| !told(entry))?;
    Some(format!("nobody sent what came to stand at {}", unknown.seq))
}

/// I3: numbers without gaps from 1, and times that do not go back.
fn numbers(last: &Final<'_>, found: &mut Vec<String>) {
    let mut before = last.began.saturating_add(-ROUNDING).unwrap_or(last.began);
    for (entry, seq) in last.log.iter().zip(1..) {
        if entry.seq != seq {
            found.push(format!("number {} stands where {seq} should", entry.seq));
        }
        if entry.at < before || entry.at.duration_since(last.ended) > ROUNDING {
            found.push(format!(
                "{} has the time {}, after {before}",
                entry.seq, entry.at
            ));
        }
        before = entry.at;
    }
}

/// Nothing is there that nobody wrote, and what is there is what was written.
fn origin(
    last: &Final<'_>,
    sent: &HashMap<ClientId, &Sent>,
    entry: &Entry,
    found: &mut Vec<String>,
) {
    if entry.seq == 1 {
        if entry.author != Author::Service || entry.client_id.as_bytes() != last.id.as_bytes() {
            found.push("the log does not begin with its opening".to_owned());
        }
        return;
    }
    match sent.get(&entry.client_id) {
        None => found.push(format!("nobody sent what stands at {}", entry.seq)),
        Some(sent) if sent.author != entry.author || sent.body != entry.body => {
            found.push(format!("{} is not what was sent", entry.seq));
        }
        Some(_) => {}
    }
}

/// I1 and I2: what was acknowledged is there, where it was said to be.
fn acknowledged(last: &Final<'_>, sent: &Sent, found: &mut Vec<String>) {
    let id = sent.client_id;
    let entry = last.log.iter().find(|entry| entry.client_id == id);
    let mut places = HashSet::new();
    for Ack { seq, at, .. } in &sent.acks {
        places.insert(*seq);
        match entry {
            None => found.push(format!("{id}, acknowledged as {seq}, is lost")),
            Some(entry) if entry.seq != *seq || entry.at != *at => found.push(format!(
                "{id}, acknowledged as {seq} at {at}, stands at {} of {}",
                entry.seq, entry.at
            )),
            Some(_) => {}
        }
    }
    if places.len() > 1 {
        found.push(format!(
            "{id} was acknowledged under {} numbers",
            places.len()
        ));
    }
    if sent.acks.iter().filter(|ack| !ack.duplicate).count() > 1 {
        found.push(format!("{id} was acknowledged as new more than once"));
    }
}

/// I4: every reader saw the log from its beginning, in its order, once.
fn order(last: &Final<'_>, seen: &Seen, found: &mut Vec<String>) {
    let reader = &seen.reader;
    for (seen, entry) in seen.entries.iter().zip(last.log) {
        if seen != entry {
            found.push(format!(
                "{reader} saw another entry {} than the log has",
                seen.seq
            ));
            return;
        }
    }
    let (has, head) = (seen.entries.len(), last.log.len());
    if has != head {
        found.push(format!("{reader} saw {has} entries of {head}"));
    }
}

/// How many neighbours of a log stand the other way round by the clocks of those
/// who wrote them: order is by number alone.
pub(crate) fn wrong_clocks(records: &Records, case: usize, log: &[Entry]) -> usize {
    let claimed: HashMap<ClientId, i64> = records
        .sent
        .iter()
        .filter(|sent| sent.case == case)
        .map(|sent| (sent.client_id, sent.claimed))
        .collect();
    let claims: Vec<i64> = log
        .iter()
        .filter_map(|entry| claimed.get(&entry.client_id).copied())
        .collect();
    let later = claims.iter().skip(1);
    claims.iter().zip(later).filter(|(a, b)| a > b).count()
}

#[cfg(test)]
mod tests;
