//! Who may write what into a case, and when.

use core::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    capability::{Right, Rights},
    entry::{Author, Body, Entry, Event, MAX_SEALED, Reason},
    kind::State,
    wire,
};
use crate::seal::entry_key_version;

/// The most entries of one case. Only closing it is possible beyond.
pub const MAX_ENTRIES: u64 = 10_000;

/// The most sealed bytes of one case: 64 MiB.
pub const MAX_CASE_BYTES: u64 = 64 * 1024 * 1024;

/// How often the keys of one case may be sealed anew. All of them stand in its
/// document, which must fit a frame.
pub const MAX_REKEYINGS: u8 = 16;

macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $retry:literal;)+) => {
        /// Why an entry was not stored: a closed list.
        ///
        /// # Examples
        ///
        /// ```
        /// use vigie::case::rules::Refusal;
        ///
        /// assert_eq!(Refusal::CaseClosed.code(), "case_closed");
        /// assert!(!Refusal::CaseClosed.retry());
        /// assert!(Refusal::Storage.retry());
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Refusal {
            $($(#[$doc])* #[serde(rename = $code)] $variant),+
        }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code for machines.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Whether the same entry may be stored if it is sent again later.
            #[must_use]
            pub const fn retry(self) -> bool {
                match self { $(Self::$variant => $retry),+ }
            }
        }
    };
}

refusals! {
    /// The case is closed; it can be reopened.
    CaseClosed = "case_closed", false;
    /// The case holds as much as a case may.
    CaseFull = "case_full", false;
    /// Another entry has this id.
    ClientIdConflict = "client_id_conflict", false;
    /// Somebody else may write this, but not this author with these rights.
    NotAllowed = "not_allowed", false;
    /// The message is longer than [`MAX_SEALED`].
    TooLarge = "too_large", false;
    /// No author may ever write this, or not at this place in the log.
    BadEntry = "bad_entry", false;
    /// Too many entries in too short a time.
    TooFast = "too_fast", true;
    /// The store failed. The entry may have been stored all the same, so it is
    /// sent again with the same id.
    Storage = "storage", true;
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Who may write an event for a reason; `None` if nobody may.
///
/// ```
/// use vigie::case::{entry::{Author, Event, Reason}, rules::writer_of};
///
/// assert_eq!(writer_of(Event::Closed, Reason::Resolved), Some(Author::Officer));
/// assert_eq!(writer_of(Event::Closed, Reason::Rotation), None);
/// ```
#[must_use]
pub const fn writer_of(event: Event, reason: Reason) -> Option<Author> {
    match (event, reason) {
        (Event::Closed | Event::Reopened, Reason::ByCitizen) => Some(Author::Citizen),
        (
            Event::Closed,
            Reason::Resolved | Reason::NoAnswer | Reason::OutOfScope | Reason::Abusive,
        )
        | (Event::Reopened, Reason::ByOfficer)
        | (Event::Rekeyed, Reason::Rotation | Reason::Transfer | Reason::Recovery) => {
            Some(Author::Officer)
        }
        (Event::Opened, Reason::ByCitizen) | (Event::Closed, Reason::Inactive) => {
            Some(Author::Service)
        }
        _ => None,
    }
}

/// Whether an author may write a body at all, whatever the log holds.
///
/// # Errors
///
/// Why not.
pub fn check_author(author: Author, body: &Body) -> Result<(), Refusal> {
    match body {
        Body::Sealed(_) if author == Author::Service => Err(Refusal::NotAllowed),
        Body::Sealed(sealed) if sealed.len() > MAX_SEALED => Err(Refusal::TooLarge),
        // What was cut short or never sealed could not be opened by anybody.
        Body::Sealed(sealed) => entry_key_version(sealed)
            .map(drop)
            .map_err(|_| Refusal::BadEntry),
        Body::Event {
            event,
            reason,
            envelopes,
        } => {
            let writer = writer_of(*event, *reason).ok_or(Refusal::BadEntry)?;
            if envelopes.is_some() != (*event == Event::Rekeyed) {
                return Err(Refusal::BadEntry);
            }
            if writer == author {
                Ok(())
            } else {
                Err(Refusal::NotAllowed)
            }
        }
    }
}

/// Whether an author with these rights may write a body.
///
/// Ask this where a token was shown; [`Standing::admit`] then says whether the
/// log takes it.
///
/// # Errors
///
/// Why not.
pub fn check_rights(author: Author, rights: Rights, body: &Body) -> Result<(), Refusal> {
    check_author(author, body)?;
    let needed = match body.event() {
        None => Right::Write,
        Some(Event::Closed | Event::Reopened) => Right::Close,
        Some(Event::Rekeyed) => Right::Rekey,
        // Only the service opens, and it needs no right.
        Some(Event::Opened) => return Ok(()),
    };
    if author == Author::Service || rights.contains(needed) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}

/// All that must be known of a log to decide about its next entry: what a
/// store keeps beside the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// When it was closed, if it is.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub closed_at: Option<Timestamp>,
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
            closed_at: None,
        }
    }

    /// Whether the log takes a body from an author as its next entry.
    ///
    /// Whether the id was used before must be asked first: an entry that was
    /// stored is acknowledged again even if it could no longer be written.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn admit(&self, author: Author, body: &Body) -> Result<(), Refusal> {
        check_author(author, body)?;
        let closing = body.event() == Some(Event::Closed);
        match (self.state == State::Closed, body.event()) {
            (_, Some(Event::Opened)) | (false, Some(Event::Reopened)) => {
                return Err(Refusal::BadEntry);
            }
            (true, None | Some(Event::Closed | Event::Rekeyed)) => {
                return Err(Refusal::CaseClosed);
            }
            (true, Some(Event::Reopened)) | (false, _) => {}
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
        if body.event() == Some(Event::Rekeyed) && self.rekeyings >= MAX_REKEYINGS {
            return Err(Refusal::CaseFull);
        }
        let bytes = self
            .sealed_bytes
            .saturating_add(u64::try_from(body.sealed_len()).unwrap_or(u64::MAX));
        // A full case must be closed some day, or it would never be erased.
        if !closing && (self.head >= MAX_ENTRIES || bytes > MAX_CASE_BYTES) {
            return Err(Refusal::CaseFull);
        }
        Ok(())
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
        let closed_at = match event {
            Some(Event::Closed) => Some(entry.at),
            Some(Event::Reopened) => None,
            _ => self.closed_at,
        };
        Self {
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
            closed_at,
        }
    }
}
