//! A week of hours laid out along the minutes of a wall clock.

use jiff::{Timestamp, tz::TimeZone};

use super::{DayHours, WeeklyHours, range::DAY};
use crate::holidays::HolidayCalendar;

const DAY_MINUTES: i64 = DAY as i64;

/// 1 January 1970 was a Thursday, three days after a Monday.
const EPOCH_WEEKDAY: i64 = 3;

/// Days in which a plain week that changes is sure to change: the next week
/// repeats this one, but the only range may fall into the hour that clocks
/// skip, and the week after has it for certain.
const PLAIN_HORIZON: i64 = 22;

/// The same where public holidays have hours of their own: hours that differ
/// on holidays alone may wait a year for theirs.
const HOLIDAY_HORIZON: i64 = 400;

/// Hours along wall-clock minutes since midnight of 1 January 1970.
pub(super) struct Timeline<'a> {
    days: &'a [DayHours; 7],
    /// The hours of public holidays, where they can differ from the weekday's.
    holidays: Option<(DayHours, HolidayCalendar)>,
}

impl<'a> Timeline<'a> {
    pub(super) fn new(week: &'a WeeklyHours, calendar: HolidayCalendar) -> Self {
        let days = week.days();
        let holidays = week
            .public_holidays()
            .filter(|hours| {
                calendar != HolidayCalendar::None && days.iter().any(|day| day != hours)
            })
            .map(|hours| (hours, calendar));
        Self { days, holidays }
    }

    /// How far ahead a change must be looked for, in days; `None` if the hours
    /// are plainly the same at all times.
    pub(super) fn horizon_days(&self) -> Option<i64> {
        if self.holidays.is_some() {
            Some(HOLIDAY_HORIZON)
        } else if *self.days == [DayHours::ALL_DAY; 7] || *self.days == [DayHours::CLOSED; 7] {
            None
        } else {
            Some(PLAIN_HORIZON)
        }
    }

    pub(super) fn is_open(&self, minute: i64) -> bool {
        self.end_of_range(minute).is_some()
    }

    /// The first minute after `from` and before `limit` at which the hours
    /// change.
    pub(super) fn next_change(&self, from: i64, limit: i64) -> Option<i64> {
        if !self.is_open(from) {
            return self.next_start(from, limit);
        }
        let mut minute = from;
        while minute < limit {
            match self.end_of_range(minute) {
                Some(end) => minute = end,
                None => return Some(minute),
            }
        }
        None
    }

    /// The last end of the ranges that hold a minute: always after it.
    fn end_of_range(&self, minute: i64) -> Option<i64> {
        let today = minute.div_euclid(DAY_MINUTES);
        // A range lasts a day at most, so it reaches no further than the day
        // after its own.
        [today - 1, today]
            .into_iter()
            .flat_map(|day| self.ranges_on(day))
            .filter(|(start, end)| (*start..*end).contains(&minute))
            .map(|(_, end)| end)
            .max()
    }

    /// The first start of a range after `from` and before `limit`.
    fn next_start(&self, from: i64, limit: i64) -> Option<i64> {
        // Ranges start on their own day, so the first day that has a start
        // after `from` has the first one.
        (from.div_euclid(DAY_MINUTES)..=limit.div_euclid(DAY_MINUTES)).find_map(|day| {
            self.ranges_on(day)
                .map(|(start, _)| start)
                .filter(|start| *start > from)
                .min()
        })
    }

    /// The ranges that begin on a day, in minutes of the line.
    fn ranges_on(&self, day: i64) -> impl Iterator<Item = (i64, i64)> {
        let midnight = day * DAY_MINUTES;
        self.hours_on(day).into_ranges().map(move |range| {
            (
                midnight + i64::from(range.start()),
                midnight + i64::from(range.end()),
            )
        })
    }

    /// The hours of a day, counted from 1 January 1970.
    fn hours_on(&self, day: i64) -> DayHours {
        if let Some((hours, calendar)) = self.holidays
            && is_holiday(day, calendar)
        {
            return hours;
        }
        let weekday = (day + EPOCH_WEEKDAY).rem_euclid(7);
        usize::try_from(weekday)
            .ok()
            .and_then(|weekday| self.days.get(weekday))
            .copied()
            .unwrap_or(DayHours::CLOSED)
    }
}

/// Days outside jiff's calendar, which ends in 9999, are not holidays.
fn is_holiday(day: i64, calendar: HolidayCalendar) -> bool {
    Timestamp::from_second(day * 86_400).is_ok_and(|at| {
        calendar
            .holiday(TimeZone::UTC.to_datetime(at).date())
            .is_some()
    })
}
