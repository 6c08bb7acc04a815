//! How much of a stretch of time is left, by a clock that may jump.

use core::time::Duration;

use jiff::Timestamp;

/// How long ago something was; nothing if the clock was set back since.
pub(super) fn elapsed(now: Timestamp, since: Timestamp) -> Duration {
    now.duration_since(since).try_into().unwrap_or_default()
}

/// A stretch of time that has begun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timer {
    since: Timestamp,
    length: Duration,
}

impl Timer {
    pub(super) const fn new(now: Timestamp, length: Duration) -> Self {
        Self { since: now, length }
    }

    /// What is left of it: never more than it is long, whatever the clock says.
    pub(super) fn left(&self, now: Timestamp) -> Duration {
        self.length.saturating_sub(elapsed(now, self.since))
    }

    pub(super) fn is_over(&self, now: Timestamp) -> bool {
        self.left(now).is_zero()
    }
}
