//! How often something may be done: a token bucket without a clock.

use serde::{Deserialize, Serialize};

/// How much at once, and how much in the long run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How often it may be done at once after a rest.
    pub burst: u32,
    /// How long until it may be done once more, in milliseconds.
    pub interval_ms: u32,
}

impl Limit {
    /// So many times as much, to a thousand a second in the long run.
    ///
    /// ```
    /// use vigie::case::limit::Limit;
    ///
    /// let usual = Limit { burst: 60, interval_ms: 50 };
    /// assert_eq!(usual.times(10), Limit { burst: 600, interval_ms: 5 });
    /// assert_eq!(usual.times(0), usual);
    /// ```
    #[must_use]
    pub fn times(self, factor: u16) -> Self {
        let factor = u32::from(factor.max(1));
        Self {
            burst: self.burst.saturating_mul(factor),
            interval_ms: (self.interval_ms / factor).max(1),
        }
    }
}

/// How full one caller's bucket is: plain data, to be kept beside whatever is
/// kept of that caller.
///
/// A clock that jumps forward fills it at most; one that jumps back empties it
/// at most, so nobody is shut out for longer than a burst takes to come back.
///
/// # Examples
///
/// ```
/// use vigie::case::limit::{Bucket, Limit};
///
/// let limit = Limit { burst: 2, interval_ms: 200 };
/// let mut bucket = Bucket::default();
/// assert_eq!(bucket.take(&limit, 1_000), Ok(()));
/// assert_eq!(bucket.take(&limit, 1_000), Ok(()));
/// // Nothing is left; 150 ms later, 50 ms are still to be waited.
/// assert_eq!(bucket.take(&limit, 1_150), Err(50));
/// assert_eq!(bucket.take(&limit, 1_200), Ok(()));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bucket {
    /// When the bucket is full again, in milliseconds.
    full_at_ms: i64,
}

impl Bucket {
    /// Takes one, or says in how many milliseconds there will be one.
    ///
    /// # Errors
    ///
    /// The milliseconds to wait, at least 1.
    pub fn take(&mut self, limit: &Limit, now_ms: i64) -> Result<(), u32> {
        let interval = i64::from(limit.interval_ms);
        let capacity = interval.saturating_mul(i64::from(limit.burst));
        let latest = now_ms.saturating_add(capacity);
        let full_at = self.full_at_ms.clamp(now_ms, latest);
        let taken = full_at.saturating_add(interval);
        if taken <= latest {
            self.full_at_ms = taken;
            Ok(())
        } else {
            self.full_at_ms = full_at;
            Err(u32::try_from(taken.saturating_sub(latest)).unwrap_or(u32::MAX))
        }
    }
}
