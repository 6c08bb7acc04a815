//! The ranges of one day.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use crate::{Error, error::Kind};

/// The minutes of a day on the wall clock.
pub(super) const DAY: u16 = 1440;

/// A stretch of one day, in minutes from its midnight by the wall clock.
///
/// It starts before 24:00 and lasts 24 hours at most. An end beyond 1440 lies
/// on the next day.
///
/// # Examples
///
/// ```
/// use vigie::hours::TimeRange;
///
/// let night = TimeRange::new(22 * 60, 30 * 60)?;
/// assert_eq!((night.start(), night.end()), (1320, 1800));
/// assert!(TimeRange::new(720, 720).is_err(), "empty");
/// assert!(TimeRange::new(1440, 1500).is_err(), "belongs to the next day");
/// assert!(TimeRange::new(60, 1501).is_err(), "over 24 hours");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
)]
#[repr(C)]
pub struct TimeRange {
    start: u16,
    end: u16,
}

impl TimeRange {
    /// What fills an unused slot; it is not a valid range.
    const NONE: Self = Self { start: 0, end: 0 };

    /// The whole of one day.
    const DAY: Self = Self { start: 0, end: DAY };

    /// A range from its first minute to the first minute after it.
    ///
    /// # Errors
    ///
    /// If it does not start before 1440, does not end after it starts, or lasts
    /// over 1440 minutes.
    pub fn new(start: u16, end: u16) -> Result<Self, Error> {
        let range = Self { start, end };
        if range.is_valid() {
            Ok(range)
        } else {
            Err(Kind::TimeRange.into())
        }
    }

    fn is_valid(self) -> bool {
        self.start < DAY && self.start < self.end && self.end - self.start <= DAY
    }

    /// The first minute, from 0 to 1439.
    #[must_use]
    pub fn start(self) -> u16 {
        self.start
    }

    /// The first minute after it, from 1 to 2879.
    #[must_use]
    pub fn end(self) -> u16 {
        self.end
    }

    /// Whether it reaches into the next day.
    pub(super) fn passes_midnight(self) -> bool {
        self.end > DAY
    }
}

/// The hours of one day: four ranges at most, in order, not overlapping.
///
/// Ranges may touch; they then count as one opening.
///
/// # Examples
///
/// ```
/// use vigie::hours::{DayHours, TimeRange};
///
/// let morning = TimeRange::new(8 * 60, 12 * 60)?;
/// let afternoon = TimeRange::new(14 * 60, 18 * 60)?;
/// let day = DayHours::new(&[morning, afternoon])?;
/// assert_eq!(day.ranges().collect::<Vec<_>>(), [morning, afternoon]);
/// assert_eq!(DayHours::CLOSED.ranges().count(), 0);
/// assert_eq!(DayHours::new(&[afternoon, morning]).unwrap_err().code(), "time_ranges_overlap");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub struct DayHours {
    slots: [TimeRange; 4],
}

impl DayHours {
    /// Closed all day.
    pub const CLOSED: Self = Self {
        slots: [TimeRange::NONE; 4],
    };

    /// Open from midnight to midnight.
    pub const ALL_DAY: Self = Self {
        slots: [
            TimeRange::DAY,
            TimeRange::NONE,
            TimeRange::NONE,
            TimeRange::NONE,
        ],
    };

    /// The hours of a day from its ranges; none at all is closed.
    ///
    /// # Errors
    ///
    /// If there are more than four, or they overlap or stand out of order.
    pub fn new(ranges: &[TimeRange]) -> Result<Self, Error> {
        if ranges
            .iter()
            .zip(ranges.iter().skip(1))
            .any(|(one, next)| one.end > next.start)
        {
            return Err(Kind::TimeRangeOrder.into());
        }
        if ranges.len() > Self::CLOSED.slots.len() {
            return Err(Kind::TimeRangeCount.into());
        }
        let mut day = Self::CLOSED;
        for (slot, range) in day.slots.iter_mut().zip(ranges) {
            *slot = *range;
        }
        Ok(day)
    }

    /// The hours of a day from ranges in any order; those that overlap become
    /// one.
    ///
    /// # Errors
    ///
    /// If more than four are left, or one lasts over 24 hours.
    pub(super) fn union(ranges: impl Iterator<Item = TimeRange>) -> Result<Self, Error> {
        let mut sorted: Vec<TimeRange> = ranges.collect();
        sorted.sort_unstable();
        let mut merged: Vec<TimeRange> = Vec::with_capacity(sorted.len());
        for range in sorted {
            match merged.last_mut() {
                Some(last) if range.start < last.end => {
                    *last = TimeRange::new(last.start, last.end.max(range.end))?;
                }
                _ => merged.push(range),
            }
        }
        Self::new(&merged)
    }

    /// The ranges, in order.
    ///
    /// From bytes that were damaged come only those that are valid, in
    /// whatever order they stand.
    pub fn ranges(&self) -> impl Iterator<Item = TimeRange> {
        self.into_ranges()
    }

    /// The ranges, without holding on to the day.
    pub(super) fn into_ranges(self) -> impl Iterator<Item = TimeRange> {
        self.slots.into_iter().filter(|range| range.is_valid())
    }

    /// Whether it is open at no time.
    pub(super) fn is_closed(&self) -> bool {
        self.ranges().next().is_none()
    }

    /// Whether a range reaches into the next day.
    pub(super) fn passes_midnight(&self) -> bool {
        self.ranges().any(TimeRange::passes_midnight)
    }

    /// The same day, cut off at its midnight.
    pub(super) fn until_midnight(mut self) -> Self {
        for slot in &mut self.slots {
            slot.end = slot.end.min(DAY);
        }
        self
    }
}
