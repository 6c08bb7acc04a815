//! A case's log in memory: what every store must do alike.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    cursor::{Cursor, Epoch, Resume},
    document::{CaseDocument, Opening, Page},
    entry::{Author, Body, Entry},
    kind::State,
    retention::{Due, Retention},
    rules::Refusal,
    standing::{Standing, Writer},
};
use crate::seal::{CaseId, ClientId, Envelopes};

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was stored.
    Appended {
        /// Its number.
        seq: u64,
        /// When.
        at: Timestamp,
    },
    /// It had been stored before.
    Duplicate {
        /// The number that it got then.
        seq: u64,
        /// When.
        at: Timestamp,
    },
    /// It was not stored.
    Refused(Refusal),
}

impl Outcome {
    /// What becomes of an entry whose client id is in the log already: the same
    /// entry again, or another that may not bear that id.
    #[must_use]
    pub fn of_known(known: &Entry, author: Author, body: &Body) -> Self {
        if known.author == author && known.body == *body {
            Self::Duplicate {
                seq: known.seq,
                at: known.at,
            }
        } else {
            Self::Refused(Refusal::ClientIdConflict)
        }
    }
}

/// The log of one case.
///
/// # Examples
///
/// ```
/// use vigie::case::{cursor::Epoch, document::Opening, entry::{Author, Body}, kind::State};
/// use vigie::case::log::{Log, Outcome};
/// use vigie::{jiff::Timestamp, seal::{CaseId, ClientId}};
///
/// let opening: Opening = serde_json::from_str(vigie::doc_opening!()).unwrap();
/// let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
/// let mut log = Log::open(CaseId::from_bytes([1; 16]), Epoch::from_bytes([2; 8]), opening, now);
///
/// let id = ClientId::from_bytes([3; 16]);
/// // The smallest of what sealing gives.
/// let message = Body::Sealed(vec![1; 298]);
/// let stored = log.append(Author::Citizen, id, message.clone(), now);
/// assert_eq!(stored, Outcome::Appended { seq: 2, at: now });
/// // The same again, for the answer may have been lost.
/// let again = log.append(Author::Citizen, id, message, now);
/// assert_eq!(again, Outcome::Duplicate { seq: 2, at: now });
///
/// assert_eq!(log.head(), 2);
/// assert_eq!(log.state(), State::Waiting);
/// ```
#[derive(Clone, Debug)]
pub struct Log {
    id: CaseId,
    epoch: Epoch,
    opening: Opening,
    entries: Vec<Entry>,
    by_client_id: BTreeMap<ClientId, usize>,
    standing: Standing,
}

impl Log {
    /// A new log with its first entry, which the service writes. Its client id
    /// is the bytes of the case's own id.
    #[must_use]
    pub fn open(id: CaseId, epoch: Epoch, opening: Opening, now: Timestamp) -> Self {
        let standing = Standing::opened(now, opening.envelopes.key_version());
        let first = Entry::opened(id, &standing);
        Self {
            id,
            epoch,
            opening,
            by_client_id: BTreeMap::from([(first.client_id, 0)]),
            entries: vec![first],
            standing,
        }
    }

    /// Stores an entry, or says why not.
    pub fn append(
        &mut self,
        writer: impl Into<Writer>,
        client_id: ClientId,
        body: Body,
        now: Timestamp,
    ) -> Outcome {
        let writer = writer.into();
        let author = writer.author;
        let known = self.by_client_id.get(&client_id);
        if let Some(known) = known.and_then(|place| self.entries.get(*place)) {
            return Outcome::of_known(known, author, &body);
        }
        if let Err(refusal) = self.standing.admit(writer, &body) {
            return Outcome::Refused(refusal);
        }
        let entry = Entry {
            seq: self.standing.head + 1,
            client_id,
            author,
            at: self.standing.time_of_next(now),
            body,
        };
        let (seq, at) = (entry.seq, entry.at);
        self.standing = self.standing.after(&entry);
        self.by_client_id.insert(client_id, self.entries.len());
        self.entries.push(entry);
        Outcome::Appended { seq, at }
    }

    /// At most `limit` entries behind the one numbered `seq`, in order.
    #[must_use]
    pub fn after(&self, seq: u64, limit: usize) -> &[Entry] {
        let start = usize::try_from(seq).unwrap_or(usize::MAX);
        let rest = self.entries.get(start..).unwrap_or_default();
        rest.get(..limit).unwrap_or(rest)
    }

    /// What a reader who has come as far as a cursor is answered.
    #[must_use]
    pub fn page(&self, cursor: Option<Cursor>, limit: usize) -> Page {
        let resume = cursor.map_or(Resume::START, |cursor| {
            cursor.resume(self.epoch, self.head())
        });
        let entries = self.after(resume.after, limit).to_vec();
        Page::new(self.epoch, self.head(), resume, entries)
    }

    /// Which life of the log this is.
    #[must_use]
    pub const fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// The number of the last entry.
    #[must_use]
    pub const fn head(&self) -> u64 {
        self.standing.head
    }

    /// How the case stands.
    #[must_use]
    pub const fn state(&self) -> State {
        self.standing.state
    }

    /// All that decides about the next entry.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What is to be done about the case by itself, and when.
    #[must_use]
    pub fn due(&self) -> Due {
        Retention::of(self.opening.kind).due_of(&self.standing)
    }

    /// What is known of the case in clear.
    #[must_use]
    pub fn document(&self) -> CaseDocument {
        let rekeyed = self.entries.iter().filter_map(|entry| match &entry.body {
            Body::Event { envelopes, .. } => envelopes.as_deref().cloned(),
            Body::Sealed(_) => None,
        });
        let envelopes: Vec<Envelopes> = core::iter::once(self.opening.envelopes.clone())
            .chain(rekeyed)
            .collect();
        CaseDocument::new(
            self.id,
            self.epoch,
            &self.opening,
            &self.standing,
            Retention::of(self.opening.kind),
            envelopes,
        )
    }
}
