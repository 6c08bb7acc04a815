//! Opening hours as schema.org puts them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{DayHours, TimeRange, WeeklyHours, osm_write::push_time, range::DAY};

const DAYS: [&str; 7] = [
    "https://schema.org/Monday",
    "https://schema.org/Tuesday",
    "https://schema.org/Wednesday",
    "https://schema.org/Thursday",
    "https://schema.org/Friday",
    "https://schema.org/Saturday",
    "https://schema.org/Sunday",
];

const PUBLIC_HOLIDAYS: &str = "https://schema.org/PublicHolidays";

/// One [`OpeningHoursSpecification`](https://schema.org/OpeningHoursSpecification):
/// a range and the days that have it.
///
/// # Examples
///
/// ```
/// use vigie::hours::WeeklyHours;
///
/// let hours = WeeklyHours::from_osm("Sa-Su 22:00-02:00; PH off")?.to_schema_org();
/// assert_eq!(
///     serde_json::to_value(&hours)?,
///     serde_json::json!([
///         {
///             "@type": "OpeningHoursSpecification",
///             "dayOfWeek": ["https://schema.org/Saturday", "https://schema.org/Sunday"],
///             "opens": "22:00",
///             "closes": "02:00",
///         },
///         {
///             "@type": "OpeningHoursSpecification",
///             "dayOfWeek": ["https://schema.org/PublicHolidays"],
///             "opens": "00:00",
///             "closes": "00:00",
///         },
///     ]),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "@type")]
pub struct OpeningHoursSpecification {
    /// The days, as addresses such as `https://schema.org/Monday`.
    #[serde(rename = "dayOfWeek")]
    pub day_of_week: Vec<Cow<'static, str>>,
    /// The local time of opening, `hh:mm`.
    pub opens: String,
    /// The local time of closing, `hh:mm`. If it is not after `opens`, it is
    /// the next day's.
    pub closes: String,
}

impl OpeningHoursSpecification {
    fn new(day_of_week: Vec<&'static str>, opens: u16, closes: u16) -> Self {
        let time = |minutes| {
            let mut text = String::with_capacity(5);
            push_time(&mut text, minutes);
            text
        };
        Self {
            day_of_week: day_of_week.into_iter().map(Cow::Borrowed).collect(),
            opens: time(opens),
            closes: time(closes),
        }
    }
}

impl WeeklyHours {
    /// The hours as a list of schema.org's `OpeningHoursSpecification`, days
    /// with the same hours together.
    ///
    /// There, a closing time before the opening time is the next day's, and
    /// `00:00` to `00:00` is closed all day. So a range that ends at midnight
    /// closes at `00:00`; one that lasts 24 hours closes a minute early, at
    /// `23:59` if it starts at midnight; a public holiday without hours is
    /// `00:00` to `00:00`. Weekdays without hours are left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::hours::WeeklyHours;
    ///
    /// let hours = WeeklyHours::from_osm("Mo-Fr 08:00-12:00,14:00-24:00")?.to_schema_org();
    /// assert_eq!(hours.len(), 2, "one for each range");
    /// assert_eq!(hours[0].day_of_week.len(), 5);
    /// assert_eq!((hours[1].opens.as_str(), hours[1].closes.as_str()), ("14:00", "00:00"));
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn to_schema_org(&self) -> Vec<OpeningHoursSpecification> {
        let holidays = self.public_holidays();
        let named = || {
            let weekdays = DAYS.into_iter().zip(self.days().iter().copied());
            weekdays.chain(holidays.map(|hours| (PUBLIC_HOLIDAYS, hours)))
        };
        let mut list = Vec::new();
        for (n, (_, hours)) in named().enumerate() {
            if named().take(n).any(|(_, earlier)| earlier == hours) {
                continue;
            }
            for range in hours.ranges() {
                let days = named()
                    .filter(|(_, other)| *other == hours)
                    .map(|(name, _)| name);
                list.push(OpeningHoursSpecification::new(
                    days.collect(),
                    range.start(),
                    closing_time(range),
                ));
            }
        }
        if holidays.as_ref().is_some_and(DayHours::is_closed) {
            list.push(OpeningHoursSpecification::new(vec![PUBLIC_HOLIDAYS], 0, 0));
        }
        list
    }
}

fn closing_time(range: TimeRange) -> u16 {
    let lasts_a_day = range.end() - range.start() == DAY;
    (range.end() - u16::from(lasts_a_day)) % DAY
}
