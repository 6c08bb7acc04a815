//! The order in which conversations are answered.

use jiff::Timestamp;

use crate::{case::kind::Priority, text_type::named_enum};

named_enum! {
    /// The queue that a conversation stands in, the first one first.
    Class {
        /// The person said that they are in danger.
        Danger = "danger",
        /// For officers trained for it.
        Specialised = "specialised",
        /// All others.
        Ordinary = "ordinary",
        /// Those who were promised an answer later.
        Deferred = "deferred",
    }
}

impl From<Priority> for Class {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Danger => Self::Danger,
            Priority::Specialised => Self::Specialised,
            Priority::Ordinary => Self::Ordinary,
        }
    }
}

/// Where a conversation stands; the smallest is answered first.
///
/// ```
/// use vigie::desk::queue::{Class, Rank};
///
/// let since = "2026-11-22T03:00:00Z".parse().unwrap();
/// let rank = |class, returned, ticket| Rank { class, returned, since, ticket };
/// assert!(rank(Class::Danger, false, 9) < rank(Class::Ordinary, true, 1));
/// assert!(rank(Class::Ordinary, true, 9) < rank(Class::Ordinary, false, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The queue.
    pub class: Class,
    /// Whether somebody gave it back, which puts it at the head of its queue.
    pub returned: bool,
    /// Since when the person waits.
    pub since: Timestamp,
    /// Tells apart those that came at one time.
    pub ticket: u64,
}

impl Rank {
    fn key(&self) -> (Class, bool, Timestamp, u64) {
        (self.class, !self.returned, self.since, self.ticket)
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
