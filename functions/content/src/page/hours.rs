//! When somebody answers, in words.

use vigie::{
    hours::{DayHours, TimeRange, WeeklyHours},
    jiff::civil::Weekday,
    language::Language,
};
use vigie_host::Phrase;

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
pub(super) fn words(hours: &WeeklyHours, language: Language) -> String {
    if *hours == WeeklyHours::ALWAYS {
        return Phrase::PageAlways.text(language).to_owned();
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
        .unwrap_or_else(|| Phrase::PageClosedThen.text(language).to_owned());
    if holidays.is_some_and(|day| is_closed(&day)) {
        Phrase::HoursNotHolidays.fill(language, &[("hours", &said)])
    } else {
        said
    }
}

/// Items as a list in a sentence: «lundi, mardi et jeudi».
pub(super) fn list(mut items: Vec<String>, language: Language) -> String {
    let last = items.pop().unwrap_or_default();
    match fold(items, Phrase::HoursComma, language) {
        Some(list) => Phrase::HoursAnd.fill(language, &[("list", &list), ("next", &last)]),
        None => last,
    }
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
