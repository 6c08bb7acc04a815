//! Opening hours read from the syntax of OpenStreetMap: what its rules mean
//! together.

use super::{
    DayHours, WeeklyHours,
    osm_syntax::{Reader, Rule},
};
use crate::{Error, error::Kind};

impl WeeklyHours {
    /// Reads hours in OpenStreetMap's `opening_hours` syntax.
    ///
    /// Understood are lists and ranges of weekdays, `PH`, lists of times, times
    /// past midnight (`22:00-02:00` or `22:00-26:00`), `off`, `closed`, `open`,
    /// `24/7`, and rules joined by `;` (the later one replaces the day) or `,`
    /// (it adds to the day), in any case and with any blanks between. Blanks say
    /// nothing: `Mo, We 08:00-12:00` is two days with the same hours.
    ///
    /// # Errors
    ///
    /// Anything else is refused, never half understood: months, dates, weeks,
    /// `SH`, comments, times of the sun, `18:00+`, `||`; holiday hours that
    /// differ from weekday to weekday; over four ranges in a day; and rules joined
    /// by `;` of which one takes half of the other's night, because programs
    /// that read them disagree on the other half: write them with `,`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::hours::WeeklyHours;
    ///
    /// let hours = WeeklyHours::from_osm("Mo-Fr 08:00-18:00; We 14:00-18:00; PH off")?;
    /// assert_eq!(hours.to_osm(), "Mo-Tu,Th-Fr 08:00-18:00; We 14:00-18:00; PH off");
    ///
    /// let added = WeeklyHours::from_osm("Mo-Fr 08:00-12:00, We 14:00-18:00")?;
    /// assert_eq!(added.to_osm(), "Mo-Tu,Th-Fr 08:00-12:00; We 08:00-12:00,14:00-18:00");
    ///
    /// for text in ["Mar-Oct 08:00-18:00", "sunrise-sunset", "18:00+", "Mo \"on request\"", ""] {
    ///     assert_eq!(WeeklyHours::from_osm(text).unwrap_err().code(), "hours_unsupported");
    /// }
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn from_osm(text: &str) -> Result<Self, Error> {
        let mut reader = Reader::new(text);
        let mut week = Draft::default();
        let mut additional = false;
        loop {
            let rule = reader.rule(additional)?;
            week.apply(&rule)?;
            additional = match reader.next_byte() {
                Some(b',') => true,
                Some(b';') if reader.peek().is_some() => false,
                // A semicolon at the very end is a slip that hides nothing.
                Some(b';') | None => return week.finish(),
                Some(_) => return Err(Kind::HoursSyntax.into()),
            };
        }
    }
}

/// The week as far as the rules have been read.
///
/// It is kept twice over, for weekdays that are public holidays and for those
/// that are not, because a rule for weekdays matches on a holiday too.
#[derive(Default)]
struct Draft {
    ordinary: [Cell; 7],
    holiday: [Cell; 7],
    names_holidays: bool,
}

#[derive(Clone, Copy)]
struct Cell {
    hours: DayHours,
    /// Whether a rule has named the day.
    is_set: bool,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            hours: DayHours::CLOSED,
            is_set: false,
        }
    }
}

impl Cell {
    fn apply(&mut self, rule: &Rule) -> Result<(), Error> {
        self.is_set = true;
        self.hours = if rule.additional && !rule.is_off() {
            DayHours::union(self.hours.ranges().chain(rule.hours.ranges()))
                .map_err(|_| Kind::HoursSyntax)?
        } else {
            rule.hours
        };
        Ok(())
    }
}

impl Draft {
    fn apply(&mut self, rule: &Rule) -> Result<(), Error> {
        self.names_holidays |= rule.holidays;
        if !rule.additional || rule.is_off() {
            self.replace_nights(rule)?;
        }
        for (cell, matched) in self.ordinary.iter_mut().zip(rule.days) {
            if matched {
                cell.apply(rule)?;
            }
        }
        for (cell, matched) in self.holiday.iter_mut().zip(rule.days) {
            if matched || rule.holidays {
                cell.apply(rule)?;
            }
        }
        Ok(())
    }

    /// A rule that replaces a day replaces its small hours too, which come
    /// from a range of the day before.
    ///
    /// What happens to the other half of a night is disputed, so two cases are
    /// refused. When a rule brings a night that runs into a day set earlier,
    /// opening_hours.js keeps those small hours and opening-hours-rs drops
    /// them. When a rule replaces a day that began a night, and not the next
    /// day, both keep the small hours alone, which nobody means.
    fn replace_nights(&mut self, rule: &Rule) -> Result<(), Error> {
        for today in 0..7 {
            let tomorrow = (today + 1) % 7;
            if rule.names(tomorrow) {
                for cell in self.cells(today) {
                    cell.hours = cell.hours.until_midnight();
                }
            } else if rule.names(today) {
                let replaces_night = self.cells(today).any(|cell| cell.hours.passes_midnight());
                let runs_into_set_day =
                    rule.hours.passes_midnight() && self.cells(tomorrow).any(|cell| cell.is_set);
                if replaces_night || runs_into_set_day {
                    return Err(Kind::HoursSyntax.into());
                }
            }
        }
        Ok(())
    }

    /// The two cells of a weekday.
    fn cells(&mut self, weekday: usize) -> impl Iterator<Item = &mut Cell> {
        let holiday = self.holiday.get_mut(weekday);
        self.ordinary.get_mut(weekday).into_iter().chain(holiday)
    }

    fn finish(self) -> Result<WeeklyHours, Error> {
        let ordinary = self.ordinary.map(|cell| cell.hours);
        let holiday = self.holiday.map(|cell| cell.hours);
        if !self.names_holidays {
            return Ok(WeeklyHours::new(ordinary, None));
        }
        let [first, others @ ..] = holiday;
        if others.iter().all(|other| *other == first) {
            Ok(WeeklyHours::new(ordinary, Some(first)))
        } else if holiday == ordinary {
            Ok(WeeklyHours::new(ordinary, None))
        } else {
            Err(Kind::HoursSyntax.into())
        }
    }
}
