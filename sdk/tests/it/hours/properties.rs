//! What holds for all hours, whatever they are.

use proptest::prelude::*;
use vigie::{
    holidays::HolidayCalendar,
    hours::{DayHours, Moment, OpenState, Status, WeeklyHours},
    jiff::{
        Timestamp,
        civil::{Date, Weekday},
        tz::TimeZone,
    },
    territory::Zone,
};
use zerocopy::{FromBytes, IntoBytes};

use super::samples::{instant, osm_text, week};

/// Whether hours are open at an instant, straight from the definition.
fn is_open(hours: &WeeklyHours, at: Timestamp, zone: &TimeZone, calendar: HolidayCalendar) -> bool {
    let local = zone.to_datetime(at);
    let minute = i32::from(local.hour()) * 60 + i32::from(local.minute());
    let open_in = |date: Date, minute: i32| {
        let day = match hours.public_holidays() {
            Some(holiday) if calendar.holiday(date).is_some() => holiday,
            _ => hours.day(date.weekday()),
        };
        day.ranges()
            .any(|range| (range.start().into()..range.end().into()).contains(&minute))
    };
    open_in(local.date(), minute) || open_in(local.date().yesterday().unwrap(), minute + 1440)
}

/// Checks a status quarter hour by quarter hour up to its next change.
fn check(hours: &WeeklyHours, at: Timestamp, zone: &TimeZone, calendar: HolidayCalendar) {
    let Status { state, next_change } = hours.status_on(&Moment::new(at, zone.clone()), calendar);
    let open = state == OpenState::Open;
    assert_eq!(open, is_open(hours, at, zone, calendar));
    let last = next_change.map_or(at.as_second() + 40 * 86_400, Timestamp::as_second);
    let mut second = at.as_second();
    while second < last {
        let at = Timestamp::from_second(second).unwrap();
        assert_eq!(
            is_open(hours, at, zone, calendar),
            open,
            "{} at {at}",
            hours.to_osm()
        );
        second = (second / 900 + 1) * 900;
    }
    if let Some(change) = next_change {
        assert!(change > at);
        assert_ne!(
            is_open(hours, change, zone, calendar),
            open,
            "{} at {change}",
            hours.to_osm()
        );
    }
}

proptest! {
    #[test]
    fn text_goes_back_to_the_same_hours(hours in week()) {
        let text = hours.to_osm();
        prop_assert_eq!(WeeklyHours::from_osm(&text).unwrap(), hours, "{}", text);
        let json = serde_json::to_string(&hours).unwrap();
        prop_assert_eq!(serde_json::from_str::<WeeklyHours>(&json).unwrap(), hours);
    }

    #[test]
    fn status_keeps_to_the_definition(hours in week(), at in instant()) {
        for (zone, calendar) in [
            ("Europe/Paris", HolidayCalendar::AlsaceMoselle),
            ("America/Miquelon", HolidayCalendar::SaintPierreEtMiquelon),
            ("Pacific/Marquesas", HolidayCalendar::FrenchPolynesia),
        ] {
            check(&hours, at, &Zone::named(zone).unwrap().time_zone(), calendar);
        }
    }

    #[test]
    fn any_bytes_are_some_week(
        bytes in proptest::collection::vec(any::<u8>(), size_of::<WeeklyHours>()),
        small in proptest::collection::vec(0_u16..3000, size_of::<WeeklyHours>() / 2),
        second in any::<i64>(),
        nanosecond in -999_999_999..=999_999_999,
    ) {
        let range = Timestamp::MIN.as_second()..=Timestamp::MAX.as_second();
        let second = second.clamp(*range.start(), *range.end());
        let at = Timestamp::new(second, 0).unwrap();
        let at = Timestamp::new(second, nanosecond).unwrap_or(at);
        for bytes in [&bytes[..], small.as_bytes()] {
            let hours = WeeklyHours::read_from_bytes(bytes).unwrap();
            let paris = Zone::named("Europe/Paris").unwrap();
            for at in [at, Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH] {
                let status = hours.status_at(at, &paris, HolidayCalendar::Mayotte);
                prop_assert!(status.next_change.is_none_or(|change| change > at));
            }
            let _ = WeeklyHours::from_osm(&hours.to_osm());
            let _ = hours.to_schema_org();
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*", osm in osm_text(), cut in 0_usize..40) {
        let _ = WeeklyHours::from_osm(&text);
        if let Ok(hours) = WeeklyHours::from_osm(&osm) {
            prop_assert_eq!(WeeklyHours::from_osm(&hours.to_osm()).unwrap(), hours);
        }
        let _ = WeeklyHours::from_osm(osm.get(..cut).unwrap_or(&osm));
    }

    #[test]
    fn schema_org_has_each_range_once_for_each_day(hours in week()) {
        let ranges = |day: &DayHours| day.ranges().count();
        let days = Weekday::Monday.cycle_forward().take(7);
        let weekdays: usize = days.map(|day| ranges(&hours.day(day))).sum();
        let holidays = hours.public_holidays().map_or(0, |day| ranges(&day).max(1));
        let listed: usize = hours.to_schema_org().iter().map(|one| one.day_of_week.len()).sum();
        prop_assert_eq!(listed, weekdays + holidays);
    }
}

/// Two rules that change the clocks within days of each other: nothing that a
/// POSIX rule can say is too strange.
#[test]
fn strange_clocks() {
    let hours = WeeklyHours::from_osm("Mo-Su 01:30-02:30").unwrap();
    for rule in [
        "AAA0BBB,J364/0,J2/0",
        "AAA-13:37:11BBB-2:15,M1.1.0/-100,M1.1.3/100",
        "A1",
    ] {
        let Ok(zone) = Zone::new("Test/Strange", rule) else {
            continue;
        };
        for hour in 0..24 * 40 {
            let start: Timestamp = "2026-12-10T00:00Z".parse().unwrap();
            let at = Timestamp::from_second(start.as_second() + hour * 3600).unwrap();
            let status = hours.status_at(at, &zone, HolidayCalendar::None);
            let change = status.next_change.unwrap();
            let after = hours.status_at(change, &zone, HolidayCalendar::None);
            assert_ne!(status.state, after.state);
        }
    }
}
