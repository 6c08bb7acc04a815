//! How long to wait before the next attempt.

use core::time::Duration;

/// The longest that the first wait can be.
const FIRST: Duration = Duration::from_millis(250);

/// The longest that any wait can be, unless the relay asks for more.
const LONGEST: Duration = Duration::from_secs(15);

/// The most that a relay is believed when it asks for a wait.
const MOST_ASKED: Duration = Duration::from_secs(300);

/// Waits that grow from one attempt to the next, with full jitter: each is
/// drawn from between nothing and a bound that doubles from 0.25 s to 15 s, so
/// that a thousand clients that were cut off together come back apart.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use vigie::client::Backoff;
///
/// let mut backoff = Backoff::default();
/// assert_eq!(backoff.next(u32::MAX, None), Duration::from_millis(250));
/// assert!(backoff.next(u32::MAX / 2, None) <= Duration::from_millis(250));
/// for _ in 0..10 {
///     backoff.next(0, None);
/// }
/// assert_eq!(backoff.next(u32::MAX, None), Duration::from_secs(15));
///
/// // The relay asked for a minute: not before, and still not all at once.
/// let asked = Duration::from_secs(60);
/// assert!(backoff.next(7, Some(asked)) >= asked);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Backoff {
    attempt: u32,
}

impl Backoff {
    /// The wait before the next attempt: `random` is 32 random bits, `asked`
    /// what the relay asked for (`Retry-After`), if it did.
    pub fn next(&mut self, random: u32, asked: Option<Duration>) -> Duration {
        let doublings = self.attempt.min(16);
        self.attempt = self.attempt.saturating_add(1);
        let bound = FIRST.saturating_mul(1 << doublings).min(LONGEST);
        let share = f64::from(random) / f64::from(u32::MAX);
        let jitter = bound.mul_f64(share);
        // A round number of milliseconds: timers know nothing finer.
        let jitter = Duration::from_millis(u64::try_from(jitter.as_millis()).unwrap_or_default());
        asked.map_or(jitter, |asked| asked.min(MOST_ASKED) + jitter)
    }

    /// How many waits there were since things last went well.
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Things went well: the next wait is short again.
    pub fn reset(&mut self) {
        self.attempt = 0;
    }
}
