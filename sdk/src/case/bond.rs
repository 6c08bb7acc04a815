//! What an officer's right to a case hangs on while they are connected.

use serde::{Deserialize, Serialize};

use super::{entry::Entry, intervention::Intervention};

/// What the right to read and write a case ends with, before its time is over.
///
/// # Examples
///
/// ```
/// use vigie::case::{
///     bond::Bond,
///     entry::{Author, Entry},
///     intervention,
/// };
/// use vigie::seal::ClientId;
///
/// let ended = Entry {
///     seq: 8,
///     client_id: ClientId::from_bytes([1; 16]),
///     author: Author::Service,
///     at: "2026-11-22T03:00:00Z".parse().unwrap(),
///     body: intervention::ended(),
/// };
/// assert!(Bond::Call(7).ends_with(&ended));
/// // It was an earlier one that ended there.
/// assert!(!Bond::Call(8).ends_with(&ended));
/// assert!(!Bond::Lease(1).ends_with(&ended));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bond {
    /// Nothing: a citizen, or an officer of the case's desk without a lease.
    #[default]
    Free,
    /// The lease with this number, by which an officer has the case.
    Lease(u32),
    /// The intervention that was under way when this was the last entry, for
    /// officers of a desk that was asked to go there.
    Call(u64),
}

impl Bond {
    /// Whether it is nothing.
    #[must_use]
    pub fn is_free(&self) -> bool {
        *self == Self::Free
    }

    /// Whether an entry ends it, so that whoever is bound may not read it.
    #[must_use]
    pub fn ends_with(self, entry: &Entry) -> bool {
        match self {
            Self::Free => false,
            Self::Lease(lease) => {
                let handling = entry.body.handling();
                let floor = handling.and_then(|handling| handling.floor);
                floor.is_some_and(|floor| lease < floor)
            }
            // What ended an earlier intervention stands in the log as well.
            Self::Call(last) => entry.seq > last && Intervention::is_ended_by(&entry.body),
        }
    }
}
