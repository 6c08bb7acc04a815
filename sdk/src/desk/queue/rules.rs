//! What a desk has decided about its queue.

use jiff::{SignedDuration, Timestamp};

use crate::case::kind::Priority;

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
            unstaffed: SignedDuration::from_mins(1),
            answer_within: SignedDuration::from_hours(12),
        }
    }
}

/// A time so much later; the end of time where there is none.
pub(super) fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.saturating_add(by).unwrap_or(Timestamp::MAX)
}
