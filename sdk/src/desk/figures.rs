//! What is measured of a desk: how long people wait, and how that is told
//! without telling anything of a single person.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How far back an estimate looks.
pub const LOOK_BACK: SignedDuration = SignedDuration::from_hours(1);

/// How many of the last conversations that were taken an estimate goes by: few
/// enough to follow a queue that grows, enough that chance does not decide.
pub const RECENT: usize = 50;

/// With fewer than this nothing is said of how long it takes.
pub const LEAST: usize = 5;

/// Public counts are multiples of this.
pub const ROUNDED_TO: u64 = 10;

/// With fewer than this, a public figure gives no times.
pub const LEAST_IN_PUBLIC: usize = 20;

/// The middle and the end of a set of times.
///
/// Both are times that were measured (nearest rank), in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// How many were measured.
    pub count: u64,
    /// Half of them took so long at most, in seconds.
    pub median_s: u64,
    /// 95 of 100 took so long at most, in seconds.
    pub p95_s: u64,
}

impl Spread {
    /// The spread of times in seconds; `None` of nothing.
    ///
    /// ```
    /// use vigie::desk::figures::Spread;
    ///
    /// let spread = Spread::of((1..=100).collect()).unwrap();
    /// assert_eq!((spread.count, spread.median_s, spread.p95_s), (100, 50, 95));
    /// assert_eq!(Spread::of(vec![]), None);
    /// ```
    #[must_use]
    pub fn of(mut seconds: Vec<u64>) -> Option<Self> {
        seconds.sort_unstable();
        let rank = |percent: usize| {
            let rank = (seconds.len() * percent).div_ceil(100).max(1);
            seconds.get(rank - 1).copied()
        };
        Some(Self {
            count: seconds.len() as u64,
            median_s: rank(50)?,
            p95_s: rank(95)?,
        })
    }
}

/// A conversation that somebody waited for and an officer took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub at: Timestamp,
    /// How long the person had waited.
    pub waited: SignedDuration,
}

/// How long somebody will wait who has so many before them, going by what the
/// last hour was like; `None` where too little happened to go by.
///
/// `taken` are conversations of the same queue and of those before it, in any
/// order. It is measured and not promised: somebody in danger may come and go
/// first.
///
/// # Examples
///
/// ```
/// use vigie::{desk::figures::{Taken, estimate}, jiff::{SignedDuration, Timestamp}};
///
/// let now: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
/// // One every half minute, after ten minutes each.
/// let taken: Vec<Taken> = (1..=20)
///     .map(|number| Taken {
///         at: now - SignedDuration::from_secs(30 * number),
///         waited: SignedDuration::from_mins(10),
///     })
///     .collect();
/// assert_eq!(estimate(9, &taken, now), Some(SignedDuration::from_mins(5)));
/// assert_eq!(estimate(0, &taken, now), Some(SignedDuration::from_mins(10)));
/// assert_eq!(estimate(9, &taken[..4], now), None);
/// ```
#[must_use]
pub fn estimate(ahead: usize, taken: &[Taken], now: Timestamp) -> Option<SignedDuration> {
    let mut recent: Vec<(SignedDuration, SignedDuration)> = taken
        .iter()
        .map(|one| {
            (
                now.duration_since(one.at).max(SignedDuration::ZERO),
                one.waited,
            )
        })
        .filter(|(ago, _)| *ago <= LOOK_BACK)
        .collect();
    recent.sort_unstable();
    recent.truncate(RECENT);
    if recent.len() < LEAST {
        return None;
    }
    if ahead == 0 {
        // With nobody before them, what decides is not how many are answered in
        // a minute but how soon one is.
        recent.sort_unstable_by_key(|(_, waited)| *waited);
        return recent.get(recent.len() / 2).map(|(_, waited)| *waited);
    }
    // Up to now, and not up to the last one: when nothing moves, it shows.
    let (span, _) = recent.last()?;
    let count = i64::try_from(recent.len()).ok()?;
    let turns = i64::try_from(ahead).ok()?.checked_add(1)?;
    let millis = i64::try_from(span.as_millis()).ok()?;
    Some(SignedDuration::from_millis(
        millis.checked_mul(turns)? / count,
    ))
}

/// A count as it is told in public: to the nearest ten, so that nobody learns
/// whether one person came or not.
///
/// ```
/// use vigie::desk::figures::public_count;
///
/// assert_eq!([3, 5, 14, 15, 1_234].map(public_count), [0, 10, 10, 20, 1_230]);
/// ```
#[must_use]
pub const fn public_count(count: u64) -> u64 {
    count.saturating_add(ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO
}

/// A time as it is told in public, in seconds, to the nearest ten; `None` where
/// so few were measured that one of them would show.
///
/// ```
/// use vigie::desk::figures::{Spread, public_median};
///
/// let spread = |count| Spread { count, median_s: 94, p95_s: 300 };
/// assert_eq!(public_median(&spread(20)), Some(90));
/// assert_eq!(public_median(&spread(19)), None);
/// ```
#[must_use]
pub const fn public_median(spread: &Spread) -> Option<u64> {
    if spread.count < LEAST_IN_PUBLIC as u64 {
        return None;
    }
    Some(public_count(spread.median_s))
}
