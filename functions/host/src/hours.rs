//! When somebody answers, in words.

use crate::Phrase;
use vigie::{
    feature::LocalTime,
    hours::{DayHours, TimeRange, WeeklyHours},
    jiff::civil::Weekday,
    language::Language,
};

const WEEK: [(Weekday, Phrase); 7] = [
    (Weekday::Monday, Phrase::HoursMonday),
    (Weekday::Tuesday, Phrase::HoursTuesday),
    (Weekday::Wednesday, Phrase::HoursWednesday),
    (Weekday::Thursday, Phrase::HoursThursday),
    (Weekday::Friday, Phrase::HoursFriday),
    (Weekday::Saturday, Phrase::HoursSaturday),
    (Weekday::Sunday, Phrase::HoursSunday),
];
const DAY: u16 = 1440;

/// A week of hours as a person says it: «du lundi au vendredi, de 9 h à
/// 18 h 30, sauf jours fériés».
///
/// ```
/// use vigie::{hours::WeeklyHours, language::Language};
///
/// let hours = WeeklyHours::from_osm("Mo-Fr 09:00-18:30; PH off")?;
/// let said = vigie_host::hours::words(&hours, Language::German);
/// assert_eq!(said, "Montag bis Freitag, 9 bis 18:30 Uhr, außer an Feiertagen");
/// # Ok::<(), vigie::Error>(())
/// ```
#[must_use]
pub fn words(hours: &WeeklyHours, language: Language) -> String {
    if *hours == WeeklyHours::ALWAYS {
        return Phrase::HoursAlways.text(language).to_owned();
    }
    let week = WEEK.map(|(day, name)| (hours.day(day), name));
    let mut parts = Vec::new();
    for (first, (day, _)) in week.iter().enumerate() {
        let seen = week.iter().take(first).any(|(earlier, _)| earlier == day);
        if seen || is_closed(day) {
            continue;
        }
        let alike = week.map(|(other, name)| (other == *day).then_some(name));
        parts.push(at(&days(&alike, language), day, language));
    }
    let holidays = hours.public_holidays();
    if let Some(day) = holidays.filter(|day| !is_closed(day)) {
        parts.push(at(Phrase::HoursHolidays.text(language), &day, language));
    }
    let said = fold(parts, Phrase::HoursThen, language)
        .unwrap_or_else(|| Phrase::HoursClosedThen.text(language).to_owned());
    if holidays.is_some_and(|day| is_closed(&day)) {
        Phrase::HoursNotHolidays.fill(language, &[("hours", &said)])
    } else {
        said
    }
}

/// Items as a list in a sentence: «lundi, mardi et jeudi».
///
/// ```
/// use vigie::language::Language;
///
/// let days = ["lundi", "mardi", "jeudi"].map(str::to_owned);
/// assert_eq!(vigie_host::hours::list(days.into(), Language::French), "lundi, mardi et jeudi");
/// ```
#[must_use]
pub fn list(mut items: Vec<String>, language: Language) -> String {
    let last = items.pop().unwrap_or_default();
    match fold(items, Phrase::HoursComma, language) {
        Some(list) => Phrase::HoursAnd.fill(language, &[("list", &list), ("next", &last)]),
        None => last,
    }
}

/// A time at a place, by the clock there: «lundi, 8 h».
///
/// ```
/// use vigie::{feature::LocalTime, language::Language};
///
/// let time: LocalTime = serde_json::from_str(r#""2026-11-23T08:30:00+01:00""#).unwrap();
/// assert_eq!(vigie_host::hours::moment(&time, Language::German), "Montag, 8:30");
/// ```
#[must_use]
pub fn moment(at: &LocalTime, language: Language) -> String {
    let clock = at.offset.to_datetime(at.instant);
    let named = WEEK.iter().find(|(day, _)| *day == clock.weekday());
    let day = named.map_or("", |(_, name)| name.text(language));
    let minutes = u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute()));
    let time = time(minutes.unwrap_or_default(), language);
    Phrase::HoursOn.fill(language, &[("days", day), ("times", &time)])
}

fn fold(items: Vec<String>, phrase: Phrase, language: Language) -> Option<String> {
    let join = |list: String, next: String| {
        phrase.fill(language, &[("list", list.as_str()), ("next", &next)])
    };
    items.into_iter().reduce(join)
}

fn is_closed(day: &DayHours) -> bool {
    day.ranges().next().is_none()
}

/// The days that are named: all, in ranges of three or more, or one by one.
fn days(week: &[Option<Phrase>; 7], language: Language) -> String {
    if week.iter().all(Option::is_some) {
        return Phrase::HoursEveryDay.text(language).to_owned();
    }
    let runs = week.split(Option::is_none).flat_map(|run| {
        let names: Vec<&str> = run.iter().flatten().map(|day| day.text(language)).collect();
        match names.as_slice() {
            [first, _, .., last] => {
                vec![Phrase::HoursFromTo.fill(language, &[("first", first), ("last", last)])]
            }
            names => names.iter().map(ToString::to_string).collect(),
        }
    });
    list(runs.collect(), language)
}

fn at(days: &str, day: &DayHours, language: Language) -> String {
    let times = list(
        day.ranges().map(|range| times(range, language)).collect(),
        language,
    );
    Phrase::HoursOn.fill(language, &[("days", days), ("times", &times)])
}

fn times(range: TimeRange, language: Language) -> String {
    let (start, end) = (range.start(), range.end());
    if end - start == DAY {
        return Phrase::HoursAllDay.text(language).to_owned();
    }
    // What runs past midnight ends at a time of the next day.
    let end = if end > DAY { end - DAY } else { end };
    let (start, end) = (time(start, language), time(end, language));
    Phrase::HoursBetween.fill(language, &[("start", &start), ("end", &end)])
}

fn time(minutes: u16, language: Language) -> String {
    let hour = (minutes / 60).to_string();
    match minutes % 60 {
        0 => Phrase::HoursHour.fill(language, &[("hour", &hour)]),
        minute => {
            let minute = format!("{minute:02}");
            Phrase::HoursTime.fill(language, &[("hour", &hour), ("minute", &minute)])
        }
    }
}
