//! Open, closed or unknown, and until when.

use jiff::Timestamp;

use super::{Moment, WeeklyHours, timeline::Timeline};
use crate::{holidays::HolidayCalendar, territory::Zone, text_type::named_enum};

named_enum! {
    /// Whether a station is open.
    ///
    /// ```
    /// use vigie::hours::OpenState;
    /// assert_eq!(OpenState::Open.as_str(), "yes");
    /// assert_eq!("unknown".parse(), Ok(OpenState::Unknown));
    /// ```
    OpenState {
        /// It is open.
        Open = "yes",
        /// It is closed.
        Closed = "no",
        /// Its hours are not known.
        Unknown = "unknown",
    }
}

/// Whether a station is open, and when that changes.
///
/// # Examples
///
/// ```
/// use vigie::hours::{OpenState, Status};
/// assert_eq!(Status::UNKNOWN.state, OpenState::Unknown);
/// assert_eq!(Status::UNKNOWN.next_change, None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Whether it is open.
    pub state: OpenState,
    /// The first instant at which that is no longer so. `None` says that it
    /// never changes, or that nothing is known.
    pub next_change: Option<Timestamp>,
}

impl Status {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        state: OpenState::Unknown,
        next_change: None,
    };
}

/// More changes of clocks than a POSIX rule can put into the longest search.
const STRETCHES: usize = 8;

impl WeeklyHours {
    /// Whether it is open at an instant, and when that changes.
    ///
    /// The rules are those of the [module](super). `holidays` says which days
    /// are public holidays where the station stands; with
    /// [`HolidayCalendar::None`] the weekday always holds.
    ///
    /// The next change is exact: hours that change at all change within three
    /// weeks, or within a year where public holidays have hours of their own.
    /// `None` says that they never change.
    ///
    /// For many stations at one instant, make a [`Moment`] and use
    /// [`WeeklyHours::status_on`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{holidays::HolidayCalendar, hours::{OpenState, WeeklyHours}, territory::Zone};
    ///
    /// let paris = Zone::named("Europe/Paris")?;
    /// let hours = WeeklyHours::from_osm("Sa 20:00-04:00")?;
    ///
    /// // Sunday 29 March 2026, one in the morning: at two, clocks show three.
    /// let at = "2026-03-29T01:00+01:00".parse().unwrap();
    /// let status = hours.status_at(at, &paris, HolidayCalendar::None);
    /// assert_eq!(status.state, OpenState::Open);
    /// assert_eq!(status.next_change, "2026-03-29T04:00+02:00".parse().ok());
    ///
    /// let always = WeeklyHours::ALWAYS.status_at(at, &paris, HolidayCalendar::None);
    /// assert_eq!(always.next_change, None);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn status_at(&self, at: Timestamp, zone: &Zone, holidays: HolidayCalendar) -> Status {
        self.status_on(&Moment::new(at, zone.time_zone()), holidays)
    }

    /// The same as [`WeeklyHours::status_at`], at a moment made beforehand.
    ///
    /// It allocates nothing.
    #[must_use]
    pub fn status_on(&self, moment: &Moment, holidays: HolidayCalendar) -> Status {
        let line = Timeline::new(self, holidays);
        let open = line.is_open(moment.stretch().wall_minute(moment.second()));
        Status {
            state: if open {
                OpenState::Open
            } else {
                OpenState::Closed
            },
            next_change: next_change(&line, moment, open)
                .and_then(|second| Timestamp::from_second(second).ok()),
        }
    }
}

/// The first second after the moment at which the line is no longer `open`.
fn next_change(line: &Timeline<'_>, moment: &Moment, open: bool) -> Option<i64> {
    let horizon = moment.second() + line.horizon_days()? * 86_400;
    let (mut second, mut stretch) = (moment.second(), moment.stretch());
    for _ in 0..STRETCHES {
        // Clocks run evenly as far as the end of the stretch, so the search is
        // one of wall-clock minutes alone.
        let end = stretch.until.map_or(horizon, |until| until.min(horizon));
        let limit = stretch.wall_minute(end) + 1;
        let change = line.next_change(stretch.wall_minute(second), limit);
        if let Some(change) = change.map(|minute| stretch.second_of(minute))
            && change < end
        {
            return Some(change);
        }
        if end == horizon {
            return None;
        }
        // The clocks jump, and may jump into or out of a range.
        stretch = moment.stretch_at(end)?;
        second = end;
        if line.is_open(stretch.wall_minute(second)) != open {
            return Some(second);
        }
    }
    None
}
