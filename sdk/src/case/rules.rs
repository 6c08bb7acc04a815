//! Who may write what into a case, and when.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{
    capability::{Right, Rights},
    entry::{Author, Body, Event, MAX_SEALED, Reason},
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
    /// The case has gone to another officer or another desk.
    LeaseLost = "lease_lost", false;
    /// The desk has not told the case yet that the officer has it: until it has,
    /// another one may still write.
    LeaseEarly = "lease_early", true;
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
        (Event::Opened, Reason::ByCitizen)
        | (Event::Closed, Reason::Inactive)
        | (Event::Assigned, Reason::ByOfficer)
        | (Event::Released, Reason::ByOfficer | Reason::LeaseExpired)
        | (Event::Transferred, Reason::ByOfficer | Reason::Overload | Reason::OutOfHours)
        | (Event::Deferred, Reason::Overload | Reason::OutOfHours)
        | (
            Event::InterventionAsked | Event::InterventionAcknowledged | Event::InterventionEnded,
            Reason::ByOfficer,
        )
        | (Event::InterventionEscalated | Event::InterventionUnanswered, Reason::Unanswered) => {
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
            handling,
        } => {
            let writer = writer_of(*event, *reason).ok_or(Refusal::BadEntry)?;
            let handled = match handling {
                Some(handling) => handling.belongs_to(*event),
                None => !event.is_handling(),
            };
            if !handled || envelopes.is_some() != (*event == Event::Rekeyed) {
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
/// Ask this where a token was shown; [`Standing::admit`](super::standing::Standing::admit) then says whether the
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
        // Only the service does all others, and it needs no right.
        Some(_) => return Ok(()),
    };
    if author == Author::Service || rights.contains(needed) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}
