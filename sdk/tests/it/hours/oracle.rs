//! The same answers as `opening-hours`, an independent evaluator of the
//! OpenStreetMap syntax with the time zone database of `chrono-tz`.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use chrono_tz::{Europe::Paris, Tz};
use opening_hours::{
    Context, ContextHolidays, OpeningHours,
    localization::{Country, TzLocation},
};
use proptest::prelude::*;
use vigie::{
    holidays::HolidayCalendar,
    hours::{OpenState, WeeklyHours},
    jiff::{Timestamp, civil},
    territory::Zone,
};

use super::samples::{instant, osm_text, week_without_holiday_nights};

const CALENDAR: HolidayCalendar = HolidayCalendar::AlsaceMoselle;

/// Our own calendar in the oracle's form: calendars are compared elsewhere.
static HOLIDAYS: LazyLock<ContextHolidays> = LazyLock::new(|| {
    let days = NaiveDate::from_ymd_opt(2019, 1, 1)
        .unwrap()
        .iter_days()
        .take(17 * 366);
    let holidays = days.filter(|day| CALENDAR.holiday(civil_date(*day)).is_some());
    ContextHolidays::new(
        std::sync::Arc::new(holidays.collect()),
        std::sync::Arc::default(),
    )
});

fn civil_date(day: NaiveDate) -> civil::Date {
    let year = i16::try_from(day.year()).unwrap();
    civil::date(
        year,
        day.month().try_into().unwrap(),
        day.day().try_into().unwrap(),
    )
}

fn oracle(text: &str) -> OpeningHours<TzLocation<Tz>> {
    // It would look for a change until the year 9999.
    let context = Context::default()
        .with_holidays(HOLIDAYS.clone())
        .approx_bound_interval_size(TimeDelta::days(400));
    let hours: OpeningHours = text.parse().unwrap();
    hours.with_context(context.with_locale(TzLocation::new(Paris)))
}

fn in_paris(at: Timestamp) -> DateTime<Tz> {
    DateTime::<Utc>::from_timestamp(at.as_second(), 0)
        .unwrap()
        .with_timezone(&Paris)
}

/// Compares the state at an instant, every state up to the next change, and
/// the next change.
///
/// The oracle looks for changes on the wall clock and maps the time it finds
/// back to an instant. Where clocks change on the way, that can miss a change
/// within the repeated hour, so there its states are asked one by one.
fn compare(hours: &WeeklyHours, text: &str, at: Timestamp) {
    let oracle = oracle(text);
    let zone = Zone::named("Europe/Paris").unwrap();
    let status = hours.status_at(at, &zone, CALENDAR);
    let open = oracle.is_open(in_paris(at));
    assert_eq!(status.state == OpenState::Open, open, "{text} at {at}");

    let theirs = oracle
        .next_change(in_paris(at))
        .map(|change| change.timestamp());
    let ours = status.next_change.map(Timestamp::as_second);
    let last = ours
        .into_iter()
        .chain(theirs)
        .max()
        .unwrap_or(at.as_second() + 30 * 86_400);
    let zone = zone.time_zone();
    let clocks_change = zone.following(at).next().unwrap().timestamp().as_second() <= last;
    if !clocks_change {
        assert_eq!(ours, theirs, "{text} at {at}");
        return;
    }
    let mut second = at.as_second();
    while second < ours.unwrap_or(last) {
        let then = in_paris(Timestamp::from_second(second).unwrap());
        assert_eq!(oracle.is_open(then), open, "{text} from {at} to {then}");
        second = (second / 900 + 1) * 900;
    }
    if let Some(change) = status.next_change {
        assert_ne!(oracle.is_open(in_paris(change)), open, "{text} at {change}");
    }
}

proptest! {
    /// A range past midnight into a public holiday is the one intended
    /// difference: the oracle cuts it off at midnight. So these weeks have
    /// nights or holidays, not both; `properties` checks the rest.
    #[test]
    fn same_answers_for_what_we_write(hours in week_without_holiday_nights(), at in instant()) {
        compare(&hours, &hours.to_osm(), at);
    }

    #[test]
    fn same_answers_for_what_we_read(text in osm_text(), at in instant()) {
        if let Ok(hours) = WeeklyHours::from_osm(&text) {
            compare(&hours, &text, at);
        }
    }
}

/// Every quarter hour around both changes of clocks.
#[test]
fn same_answers_on_the_nights_when_clocks_change() {
    for text in [
        "Sa 20:00-04:00",
        "Su 02:15-02:45",
        "Su 00:00-02:30,02:45-05:00",
        "Mo-Su 01:30-02:15",
        "Sa-Su 00:00-24:00",
    ] {
        let hours = WeeklyHours::from_osm(text).unwrap();
        for night in ["2026-03-28T18:00Z", "2026-10-24T18:00Z"] {
            let start: Timestamp = night.parse().unwrap();
            for quarter in 0..64 {
                let second = start.as_second() + quarter * 900;
                compare(&hours, text, Timestamp::from_second(second).unwrap());
            }
        }
    }
}

/// The oracle has one calendar for all of France. The local days of
/// Alsace-Moselle and overseas are not in it, which is the one difference.
#[test]
fn same_holidays_as_the_oracle() {
    let theirs = Country::FR.holidays();
    let from = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    for day in from.iter_days().take_while(|day| day.year() <= 2035) {
        let ours = HolidayCalendar::MetropolitanFrance.holiday(civil_date(day));
        assert_eq!(
            ours.is_some(),
            theirs.get_public().contains(day),
            "{day} {ours:?}"
        );
    }
}

/// The rules of the French zones say what the IANA database says.
#[test]
fn same_offsets_as_the_time_zone_database() {
    for name in [
        "Europe/Paris",
        "America/Guadeloupe",
        "America/Martinique",
        "America/St_Barthelemy",
        "America/Marigot",
        "America/Cayenne",
        "America/Miquelon",
        "Indian/Reunion",
        "Indian/Mayotte",
        "Pacific/Noumea",
        "Pacific/Wallis",
        "Pacific/Tahiti",
        "Pacific/Marquesas",
        "Pacific/Gambier",
    ] {
        use chrono::Offset as _;
        let ours = Zone::named(name).unwrap().time_zone();
        let theirs: Tz = name.parse().unwrap();
        let start: Timestamp = "2024-01-01T00:30Z".parse().unwrap();
        for hour in 0..24 * 366 * 2 {
            let at = Timestamp::from_second(start.as_second() + hour * 3600).unwrap();
            let utc = DateTime::<Utc>::from_timestamp(at.as_second(), 0).unwrap();
            let offset = utc.with_timezone(&theirs).offset().fix().local_minus_utc();
            assert_eq!(ours.to_offset(at).seconds(), offset, "{name} at {at}");
        }
    }
}
