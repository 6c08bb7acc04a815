//! The date of Easter.

use jiff::civil::Date;

/// Easter Sunday of a year of the Gregorian calendar.
///
/// The algorithm is the "Easter computus" of Meeus, *Astronomical Algorithms*
/// (2nd edition, 1998), chapter 8, first published anonymously in *Nature* 13
/// (1876), page 487. It has no exceptions.
///
/// It gives `None` before 1583, the first year with a Gregorian Easter, and
/// after 9999, where jiff's calendar ends.
///
/// # Examples
///
/// ```
/// use vigie::holidays::easter_sunday;
/// use vigie::jiff::civil::date;
///
/// assert_eq!(easter_sunday(2026), Some(date(2026, 4, 5)));
/// assert_eq!(easter_sunday(1582), None);
/// ```
#[must_use]
pub fn easter_sunday(year: i16) -> Option<Date> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let y = i32::from(year);
    let golden = y % 19;
    let (century, of_century) = (y / 100, y % 100);
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    // Corrections to the moon's cycle of 19 years.
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    // Days from 21 March to the paschal full moon.
    let full_moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30;
    let (leap_years, year_rest) = (of_century / 4, of_century % 4);
    // Days from the full moon to the Sunday after it, less one.
    let to_sunday = (32 + 2 * century_rest + 2 * leap_years - full_moon - year_rest) % 7;
    // One week earlier where Easter would come too late.
    let late = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    let count = full_moon + to_sunday - 7 * late + 114;
    let month = i8::try_from(count / 31).ok()?;
    let day = i8::try_from(count % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

/// How many days after Easter Sunday a day comes; negative before it.
pub(super) fn days_after_easter(date: Date) -> Option<i16> {
    easter_sunday(date.year()).map(|easter| date.day_of_year() - easter.day_of_year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::*;

    /// Dates from calendars of those years, the earliest and the latest that
    /// there can be among them.
    #[test]
    fn known_dates() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1961, 4, 2),
            (1967, 3, 26),
            (1970, 3, 29),
            (1981, 4, 19),
            (1989, 3, 26),
            (1997, 3, 30),
            (2000, 4, 23),
            (2005, 3, 27),
            (2008, 3, 23),
            (2011, 4, 24),
            (2015, 4, 5),
            (2016, 3, 27),
            (2019, 4, 21),
            (2020, 4, 12),
            (2021, 4, 4),
            (2022, 4, 17),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2035, 3, 25),
            (2038, 4, 25),
            (2042, 4, 6),
            (2049, 4, 18),
        ] {
            assert_eq!(easter_sunday(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn always_a_sunday_between_22_march_and_25_april() {
        for year in 1583..=9999 {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sunday);
            assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter));
        }
        assert_eq!(easter_sunday(i16::MIN), None);
        assert_eq!(easter_sunday(i16::MAX), None);
    }
}
