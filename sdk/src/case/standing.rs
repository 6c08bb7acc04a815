//! All that the rules must know of a log to take its next entry.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    bond::Bond,
    capability::Capability,
    document::Opening,
    entry::{Author, Body, Entry, Event, Reason},
    intervention::Intervention,
    kind::{Desk, State},
    rules::{MAX_CASE_BYTES, MAX_ENTRIES, MAX_REKEYINGS, Refusal, check_author},
    wire,
};

/// Who writes: an author and, where that is an officer, what their right to the
/// case hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Who.
    pub author: Author,
    /// What it ends with.
    pub bond: Bond,
}

impl From<Author> for Writer {
    fn from(author: Author) -> Self {
        Self {
            author,
            bond: Bond::Free,
        }
    }
}

/// All that must be known of a log to decide about its next entry: what a
/// store keeps beside the entries.
///
/// # Examples
///
/// A case that was just opened can be closed by whoever opened it, and not opened
/// again:
///
/// ```
/// use vigie::case::{entry::{Author, Body, Event, Reason}, rules::Refusal, standing::Standing};
///
/// let standing = Standing::opened("2026-11-23T03:00:00Z".parse()?, 1);
/// let close = Body::event_only(Event::Closed, Reason::ByCitizen);
/// let reopen = Body::event_only(Event::Reopened, Reason::ByCitizen);
/// assert_eq!(standing.admit(Author::Citizen, &close), Ok(()));
/// assert_eq!(standing.admit(Author::Citizen, &reopen), Err(Refusal::BadEntry));
/// # Ok::<(), vigie::jiff::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// How the case stands.
    pub state: State,
    /// The number of the last entry.
    pub head: u64,
    /// Whether an officer has written.
    pub answered: bool,
    /// The sealed bytes of all messages.
    pub sealed_bytes: u64,
    /// The version of the newest key.
    pub key_version: u8,
    /// How often keys were sealed anew.
    pub rekeyings: u8,
    /// When the case was opened.
    #[serde(with = "wire::seconds")]
    pub opened_at: Timestamp,
    /// When the last entry was stored.
    #[serde(with = "wire::seconds")]
    pub last_at: Timestamp,
    /// When somebody last did anything with it, other than the service.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub spoken_at: Option<Timestamp>,
    /// When it was closed, if it is.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub closed_at: Option<Timestamp>,
    /// Since when the citizen waits for an answer, if they do.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub awaits_since: Option<Timestamp>,
    /// When an officer wrote a message first.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub answered_at: Option<Timestamp>,
    /// The desk that it was handed to, unless it is still with the one that it
    /// was opened for.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub desk: Option<Desk>,
    /// How often it was handed to another desk.
    #[serde(default)]
    pub moves: u32,
    /// How often that was by a rule and not by an officer.
    #[serde(default)]
    pub hops: u8,
    /// The lowest number of a lease that opens it to an officer.
    #[serde(default)]
    pub floor: u32,
    /// Whether the lease of that number has begun.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub begun: bool,
    /// The last entry that the desks must hear of.
    #[serde(default)]
    pub concern: u64,
    /// The intervention that is under way, if one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intervention: Option<Intervention>,
}

impl Standing {
    /// After the first entry, [`Event::Opened`].
    #[must_use]
    pub fn opened(now: Timestamp, key_version: u8) -> Self {
        let at = wire::whole_second(now);
        Self {
            state: State::Waiting,
            head: 1,
            answered: false,
            sealed_bytes: 0,
            key_version,
            rekeyings: 0,
            opened_at: at,
            last_at: at,
            spoken_at: Some(at),
            closed_at: None,
            awaits_since: Some(at),
            answered_at: None,
            desk: None,
            moves: 0,
            hops: 0,
            floor: 0,
            begun: false,
            concern: 1,
            intervention: None,
        }
    }

    /// Whether the log takes a body from a writer as its next entry.
    ///
    /// Whether the id was used before must be asked first: an entry that was
    /// stored is acknowledged again even if it could no longer be written.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn admit(&self, writer: impl Into<Writer>, body: &Body) -> Result<(), Refusal> {
        let Writer { author, bond } = writer.into();
        check_author(author, body)?;
        match bond {
            Bond::Lease(lease) if lease < self.floor => return Err(Refusal::LeaseLost),
            Bond::Lease(lease) if lease > self.floor => return Err(Refusal::LeaseEarly),
            Bond::Call(_) if self.intervention.is_none() => return Err(Refusal::LeaseLost),
            Bond::Free | Bond::Lease(_) | Bond::Call(_) => {}
        }
        let closing = body.event() == Some(Event::Closed);
        match (self.state == State::Closed, body.event()) {
            (_, Some(Event::Opened)) | (false, Some(Event::Reopened)) => {
                return Err(Refusal::BadEntry);
            }
            (true, Some(Event::Reopened)) | (false, _) => {}
            (true, _) => return Err(Refusal::CaseClosed),
        }
        if let Body::Event {
            reason,
            envelopes: Some(envelopes),
            ..
        } = body
            && !self.may_rekey(*reason, envelopes.key_version())
        {
            return Err(Refusal::BadEntry);
        }
        if let Some(handling) = body.handling() {
            let fits = match handling.floor {
                // Less is said by a desk that does not know what happened since,
                // and no lease begins twice.
                Some(floor) => {
                    let begins = body.event() == Some(Event::Assigned);
                    floor > self.floor || floor == self.floor && !(begins && self.begun)
                }
                None => Intervention::admits(self.intervention.as_ref(), body),
            };
            if !fits {
                return Err(Refusal::BadEntry);
            }
        }
        if body.event() == Some(Event::Rekeyed) && self.rekeyings >= MAX_REKEYINGS {
            return Err(Refusal::CaseFull);
        }
        let bytes = self
            .sealed_bytes
            .saturating_add(u64::try_from(body.sealed_len()).unwrap_or(u64::MAX));
        // A full case must be closed some day, or it would never be erased, and
        // what a desk did with it must be known.
        let always = closing || body.handling().is_some();
        if !always && (self.head >= MAX_ENTRIES || bytes > MAX_CASE_BYTES) {
            return Err(Refusal::CaseFull);
        }
        Ok(())
    }

    /// What an officer's capability ends with here; `None` if it does not open the
    /// case. The one of a lease does until the lease has ended; one without a
    /// lease, as officers have it who go out to people, while the desk that gave
    /// it has the case or is called.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::case::{bond::Bond, document::Opening, standing::Standing};
    /// # use vigie::{case::{capability::{Capability, OfficerId, Right}, kind::Desk}, seal::CaseId};
    ///
    /// # let now: vigie::jiff::Timestamp = "2026-11-23T03:00:00Z".parse().unwrap();
    /// let opening: Opening = serde_json::from_str(vigie::doc_opening!()).unwrap();
    /// # let mut capability = Capability {
    /// #     case: CaseId::from_bytes([1; 16]),
    /// #     desk: opening.desk.clone(),
    /// #     officer: OfficerId::new("o-17")?,
    /// #     rights: [Right::Read].into_iter().collect(),
    /// #     not_before: now,
    /// #     expires: now + vigie::jiff::SignedDuration::from_hours(1),
    /// #     lease: Some(1),
    /// #     nonce: [9; 16],
    /// # };
    /// let standing = Standing::opened(now, 1);
    /// // The capability of lease 1 at the desk that has the case:
    /// assert_eq!(standing.bond(&opening, &capability), Some(Bond::Lease(1)));
    /// // And one of a desk that has not, and is not called:
    /// capability.desk = Desk::new("elsewhere")?;
    /// assert_eq!(standing.bond(&opening, &capability), None);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn bond(&self, opening: &Opening, capability: &Capability) -> Option<Bond> {
        let here = capability.desk == *self.desk.as_ref().unwrap_or(&opening.desk);
        match capability.lease {
            // Two desks may come to the same number while one of them has not
            // heard where the case went.
            Some(lease) => (here && lease >= self.floor).then_some(Bond::Lease(lease)),
            None if here => Some(Bond::Free),
            None => {
                let called = self.intervention.as_ref()?;
                let asked = called.was_asked(&capability.desk);
                asked.then_some(Bond::Call(self.head))
            }
        }
    }

    /// Whether a key of this version may be sealed now. A new key has the next
    /// version. Another desk, or a key of a desk that replaces a lost one, also
    /// needs those that the log was sealed with before.
    fn may_rekey(&self, reason: Reason, version: u8) -> bool {
        let is_next = self.key_version.checked_add(1) == Some(version);
        let again = matches!(reason, Reason::Transfer | Reason::Recovery);
        is_next || again && version <= self.key_version
    }

    /// When an entry that is stored now is said to be stored: never before the
    /// one in front of it.
    #[must_use]
    pub fn time_of_next(&self, now: Timestamp) -> Timestamp {
        wire::whole_second(now).max(self.last_at)
    }

    /// The standing after an entry.
    #[must_use]
    pub fn after(&self, entry: &Entry) -> Self {
        let event = entry.body.event();
        let state = self.state.after(self.answered, entry.author, event);
        let sealed = u64::try_from(entry.body.sealed_len()).unwrap_or(u64::MAX);
        let key_version = match &entry.body {
            Body::Event {
                envelopes: Some(envelopes),
                ..
            } => envelopes.key_version().max(self.key_version),
            _ => self.key_version,
        };
        let officer = entry.author == Author::Officer;
        let is_message = event.is_none();
        let handling = entry.body.handling();
        let moved_to = handling.filter(|_| event == Some(Event::Transferred));
        let moved_to = moved_to.and_then(|handling| handling.desk.as_ref());
        let by_rule = moved_to.is_some()
            && !matches!(
                entry.body,
                Body::Event {
                    reason: Reason::ByOfficer,
                    ..
                }
            );
        let closed_at = match event {
            Some(Event::Closed) => Some(entry.at),
            Some(Event::Reopened) => None,
            _ => self.closed_at,
        };
        let mut after = Self {
            state,
            head: entry.seq,
            answered: self.answered || entry.author == Author::Officer,
            sealed_bytes: self.sealed_bytes.saturating_add(sealed),
            key_version,
            rekeyings: self
                .rekeyings
                .saturating_add(u8::from(event == Some(Event::Rekeyed))),
            opened_at: self.opened_at,
            last_at: entry.at,
            spoken_at: match entry.author {
                Author::Citizen | Author::Officer => Some(entry.at),
                Author::Service => self.spoken_at.or(Some(self.last_at)),
            },
            closed_at,
            awaits_since: self.awaits_after(entry),
            answered_at: self
                .answered_at
                .or_else(|| (is_message && officer).then_some(entry.at)),
            desk: moved_to.or(self.desk.as_ref()).cloned(),
            moves: self.moves.saturating_add(u32::from(moved_to.is_some())),
            hops: self.hops.saturating_add(u8::from(by_rule)),
            floor: handling
                .and_then(|handling| handling.floor)
                .unwrap_or(self.floor),
            begun: match handling.and_then(|handling| handling.floor) {
                Some(_) => event == Some(Event::Assigned),
                None => self.begun,
            },
            concern: self.concern,
            intervention: Intervention::after(self.intervention.as_ref(), &entry.body, entry.at),
        };
        if self.concerns_desk(&after, &entry.body) {
            after.concern = entry.seq;
        }
        after
    }

    /// Since when the citizen waits, after an entry: from the first message that
    /// nobody answered, and not from the last.
    fn awaits_after(&self, entry: &Entry) -> Option<Timestamp> {
        match (entry.author, entry.body.event()) {
            (Author::Citizen, None | Some(Event::Reopened)) => self.awaits_since.or(Some(entry.at)),
            (Author::Officer, None) | (_, Some(Event::Closed)) => None,
            _ => self.awaits_since,
        }
    }

    /// Whether an entry is one that the desks must hear of: everything that
    /// happens to the case, and whose turn it is to write. What is said within a
    /// turn is not.
    fn concerns_desk(&self, after: &Self, body: &Body) -> bool {
        body.event().is_some()
            || self.awaits_since.is_some() != after.awaits_since.is_some()
            || self.answered_at != after.answered_at
    }
}
