//! What a desk has decided about its queue.

use jiff::{SignedDuration, Timestamp};

use crate::{case::kind::Priority, desk::entry::DeskEntry};

/// How long each queue may make a person wait before something else is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Of somebody in danger.
    pub danger: SignedDuration,
    /// Of somebody who waits for a trained officer.
    pub specialised: SignedDuration,
    /// Of everybody else.
    pub ordinary: SignedDuration,
}

impl Patience {
    /// The patience of one queue.
    #[must_use]
    pub const fn of(&self, priority: Priority) -> SignedDuration {
        match priority {
            Priority::Danger => self.danger,
            Priority::Specialised => self.specialised,
            Priority::Ordinary => self.ordinary,
        }
    }
}

/// What a desk has decided about its queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How long people wait while somebody is there to answer.
    pub patience: Patience,
    /// How long they wait where nobody is: long enough for an officer whose
    /// connection broke to come back.
    pub unstaffed: SignedDuration,
    /// The time within which a message that was left is answered.
    pub answer_within: SignedDuration,
}

/// How long people wait where nobody is there, whatever the desk decided: long
/// enough for an officer whose connection broke to come back.
const UNSTAFFED: SignedDuration = SignedDuration::from_mins(1);

impl Rules {
    /// What a desk of the directory has decided. What is promised follows from
    /// its hours, and so from the time.
    ///
    /// ```
    /// use vigie::{desk::{directory::Directory, queue::Rules}, jiff::SignedDuration};
    ///
    /// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
    /// let rules = Rules::of(&directory.desks()[0], "2026-11-22T03:00:00Z".parse().unwrap());
    /// assert_eq!(rules.patience.danger, SignedDuration::from_secs(30));
    /// assert_eq!(rules.answer_within, SignedDuration::from_hours(2));
    /// ```
    #[must_use]
    pub fn of(entry: &DeskEntry, now: Timestamp) -> Self {
        let of = |priority| entry.patience_s.of(priority);
        Self {
            patience: Patience {
                danger: of(Priority::Danger),
                specialised: of(Priority::Specialised),
                ordinary: of(Priority::Ordinary),
            },
            unstaffed: UNSTAFFED,
            answer_within: entry.answer_by(now).duration_since(now),
        }
    }
}

impl Default for Rules {
    /// One, three and ten minutes; a minute where nobody is there; an answer
    /// within twelve hours.
    fn default() -> Self {
        Self {
            patience: Patience {
                danger: SignedDuration::from_mins(1),
                specialised: SignedDuration::from_mins(3),
                ordinary: SignedDuration::from_mins(10),
            },
            unstaffed: UNSTAFFED,
            answer_within: SignedDuration::from_hours(12),
        }
    }
}

/// A time so much later; the end of time where there is none.
pub(super) fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.saturating_add(by).unwrap_or(Timestamp::MAX)
}
