//! A week of opening hours.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::DayHours;
use crate::Error;

/// The hours of a week, and of public holidays if they are said.
///
/// It is plain data: 130 bytes, aligned to two, without padding. An index can
/// hold it and read it in place. Any bytes are some week: from damaged ones
/// come wrong hours, never a panic.
///
/// In JSON it is its OpenStreetMap text, as [`WeeklyHours::to_osm`] writes it.
///
/// # Examples
///
/// ```
/// use vigie::hours::{DayHours, TimeRange, WeeklyHours};
/// use vigie::jiff::civil::Weekday;
///
/// let office = DayHours::new(&[TimeRange::new(9 * 60, 17 * 60)?])?;
/// let closed = DayHours::CLOSED;
/// let hours = WeeklyHours::new(
///     [office, office, office, office, office, closed, closed],
///     Some(DayHours::CLOSED),
/// );
/// assert_eq!(hours.day(Weekday::Friday), office);
/// assert_eq!(serde_json::to_string(&hours)?, r#""Mo-Fr 09:00-17:00; PH off""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Serialize,
    Deserialize,
)]
#[serde(try_from = "String", into = "String")]
#[repr(C)]
pub struct WeeklyHours {
    days: [DayHours; 7],
    holidays: DayHours,
    /// Not a `bool`, which damaged bytes could break.
    says_holidays: u16,
}

impl WeeklyHours {
    /// Day and night, public holidays too.
    pub const ALWAYS: Self = Self {
        days: [DayHours::ALL_DAY; 7],
        holidays: DayHours::ALL_DAY,
        says_holidays: 1,
    };

    /// A week, Monday first, and the hours of public holidays.
    ///
    /// Where those are `None`, a holiday keeps the hours of its weekday.
    #[must_use]
    pub fn new(days: [DayHours; 7], public_holidays: Option<DayHours>) -> Self {
        Self {
            days,
            holidays: public_holidays.unwrap_or(DayHours::CLOSED),
            says_holidays: u16::from(public_holidays.is_some()),
        }
    }

    /// The hours of a day of the week that is not a public holiday.
    #[must_use]
    pub fn day(&self, weekday: Weekday) -> DayHours {
        let [
            monday,
            tuesday,
            wednesday,
            thursday,
            friday,
            saturday,
            sunday,
        ] = self.days;
        match weekday {
            Weekday::Monday => monday,
            Weekday::Tuesday => tuesday,
            Weekday::Wednesday => wednesday,
            Weekday::Thursday => thursday,
            Weekday::Friday => friday,
            Weekday::Saturday => saturday,
            Weekday::Sunday => sunday,
        }
    }

    /// The hours of public holidays, if they are said.
    ///
    /// ```
    /// use vigie::hours::{DayHours, WeeklyHours};
    /// assert_eq!(WeeklyHours::from_osm("Mo-Fr 08:00-18:00")?.public_holidays(), None);
    /// assert_eq!(
    ///     WeeklyHours::from_osm("Mo-Fr 08:00-18:00; PH off")?.public_holidays(),
    ///     Some(DayHours::CLOSED),
    /// );
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn public_holidays(&self) -> Option<DayHours> {
        (self.says_holidays != 0).then_some(self.holidays)
    }

    /// The seven days, Monday first.
    pub(super) fn days(&self) -> &[DayHours; 7] {
        &self.days
    }
}

impl TryFrom<String> for WeeklyHours {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        Self::from_osm(&text)
    }
}

impl From<WeeklyHours> for String {
    fn from(hours: WeeklyHours) -> Self {
        hours.to_osm()
    }
}
