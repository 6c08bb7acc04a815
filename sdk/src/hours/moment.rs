//! An instant and what the clocks of one zone show around it.

use jiff::{Timestamp, tz::TimeZone};

/// An instant in one time zone, worked out once to be asked for many stations.
///
/// Reading a zone's rule and finding its next change of clocks costs more than
/// evaluating a week of hours. A request that looks at many stations makes one
/// moment for each zone among them, and passes it to
/// [`WeeklyHours::status_on`](super::WeeklyHours::status_on).
///
/// # Examples
///
/// ```
/// use vigie::{holidays::HolidayCalendar, hours::{Moment, OpenState, WeeklyHours}};
/// use vigie::territory::Zone;
///
/// let saturday = "2026-11-21T10:00Z".parse().unwrap();
/// let moment = Moment::new(saturday, Zone::named("Europe/Paris")?.time_zone());
/// let open = ["24/7", "Mo-Fr 08:00-18:00", "Sa 08:00-12:00"]
///     .map(|text| WeeklyHours::from_osm(text).unwrap())
///     .map(|hours| hours.status_on(&moment, HolidayCalendar::MetropolitanFrance).state);
/// assert_eq!(open, [OpenState::Open, OpenState::Closed, OpenState::Open]);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Moment {
    second: i64,
    stretch: Stretch,
    zone: TimeZone,
}

/// A stretch of time in which the clocks are not changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// What local time is ahead of universal time, in seconds.
    offset: i64,
    /// The second of the next change of clocks, since the Unix epoch.
    pub(super) until: Option<i64>,
}

impl Stretch {
    fn from(at: Timestamp, zone: &TimeZone) -> Self {
        Self {
            offset: zone.to_offset(at).seconds().into(),
            until: zone
                .following(at)
                .next()
                .map(|change| whole_second(change.timestamp())),
        }
    }

    /// What a wall clock shows, in minutes since midnight of 1 January 1970.
    pub(super) fn wall_minute(self, second: i64) -> i64 {
        (second + self.offset).div_euclid(60)
    }

    /// The second at which a wall clock comes to show the minute.
    pub(super) fn second_of(self, wall_minute: i64) -> i64 {
        wall_minute * 60 - self.offset
    }
}

impl Moment {
    /// The moment of an instant in a time zone.
    #[must_use]
    pub fn new(at: Timestamp, zone: TimeZone) -> Self {
        Self {
            second: whole_second(at),
            stretch: Stretch::from(at, &zone),
            zone,
        }
    }

    /// The instant in whole seconds since the Unix epoch, rounded down.
    pub(super) fn second(&self) -> i64 {
        self.second
    }

    /// The stretch that the moment lies in.
    pub(super) fn stretch(&self) -> Stretch {
        self.stretch
    }

    /// The stretch that begins at a later second, if the calendar reaches it.
    pub(super) fn stretch_at(&self, second: i64) -> Option<Stretch> {
        let at = Timestamp::from_second(second).ok()?;
        Some(Stretch::from(at, &self.zone))
    }
}

/// The seconds since the Unix epoch, rounded down: jiff rounds towards zero.
fn whole_second(at: Timestamp) -> i64 {
    at.as_second() - i64::from(at.subsec_nanosecond() < 0)
}
