//! When a case is closed and erased by itself.

use jiff::{SignedDuration, Timestamp};

use super::{
    kind::{Kind, State},
    standing::Standing,
};

const DAY: i64 = 24 * 60 * 60;

/// How long a case may rest, and how long it is kept once it is closed.
///
/// # Examples
///
/// ```
/// use vigie::case::{kind::{Kind, State}, retention::{Due, Retention}};
/// use vigie::jiff::Timestamp;
///
/// let last: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
/// let due = Retention::of(Kind::Chat).due(State::Waiting, last, None);
/// assert_eq!(due, Due::Close("2026-11-29T03:00:00Z".parse().unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// How long after the last entry the service closes it as inactive.
    pub idle: SignedDuration,
    /// How long after closing everything about it is erased.
    pub kept: SignedDuration,
}

/// What is to be done about a case, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The service closes it as inactive.
    Close(Timestamp),
    /// Everything about it is erased.
    Erase(Timestamp),
}

impl Due {
    /// When.
    #[must_use]
    pub const fn at(self) -> Timestamp {
        match self {
            Self::Close(at) | Self::Erase(at) => at,
        }
    }
}

impl Retention {
    /// What holds unless a deployment says otherwise.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        let (idle, kept) = match kind {
            Kind::Chat => (7, 30),
            Kind::Report => (180, 365),
            Kind::Complaint => (365, 3 * 365),
        };
        Self {
            idle: SignedDuration::from_secs(idle * DAY),
            kept: SignedDuration::from_secs(kept * DAY),
        }
    }

    /// What is to be done next. A closed case whose time of closing is not
    /// known counts from its last entry.
    #[must_use]
    pub fn due(&self, state: State, last_entry_at: Timestamp, closed_at: Option<Timestamp>) -> Due {
        match state {
            State::Waiting | State::Active => Due::Close(later(last_entry_at, self.idle)),
            State::Closed => Due::Erase(later(closed_at.unwrap_or(last_entry_at), self.kept)),
        }
    }

    /// The same for a log as it stands. What the service writes puts nothing off:
    /// a promise that is renewed again and again would keep for ever what nobody
    /// comes back to.
    #[must_use]
    pub fn due_of(&self, standing: &Standing) -> Due {
        let last = standing.spoken_at.unwrap_or(standing.last_at);
        self.due(standing.state, last, standing.closed_at)
    }

    /// When everything is erased if nobody writes any more.
    #[must_use]
    pub fn erases_at(&self, standing: &Standing) -> Timestamp {
        match self.due_of(standing) {
            Due::Close(at) => later(at, self.kept),
            Due::Erase(at) => at,
        }
    }
}

fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.saturating_add(by).unwrap_or(Timestamp::MAX)
}
