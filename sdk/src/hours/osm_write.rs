//! Opening hours written in the syntax of OpenStreetMap.

use core::fmt::Write as _;

use super::{DayHours, TimeRange, WeeklyHours, range::DAY};

const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

impl WeeklyHours {
    /// The hours in the syntax of OpenStreetMap's `opening_hours`.
    ///
    /// [`WeeklyHours::from_osm`] reads the text back into the same hours. Days
    /// that are closed are left out, as is usual there. The rules are joined
    /// with `;`, or with `,` where a range runs past midnight, because after a
    /// `;` the next day's rule would cut it off.
    ///
    /// A range that runs past midnight into a public holiday is the one thing
    /// that the syntax cannot say exactly: other readers cut it off there.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::hours::WeeklyHours;
    ///
    /// assert_eq!(WeeklyHours::ALWAYS.to_osm(), "24/7");
    /// let hours = WeeklyHours::from_osm("we 9:00-12:00; sa 20:00-26:00 ; mo 9:00-12:00")?;
    /// assert_eq!(hours.to_osm(), "Mo,We 09:00-12:00, Sa 20:00-02:00");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn to_osm(&self) -> String {
        if *self == Self::ALWAYS {
            return "24/7".to_owned();
        }
        let days = self.days();
        let join = if days.iter().any(DayHours::passes_midnight) {
            ", "
        } else {
            "; "
        };
        let mut text = String::new();
        for (first, hours) in days.iter().enumerate() {
            let seen = days.iter().take(first).any(|earlier| earlier == hours);
            if seen || hours.is_closed() {
                continue;
            }
            if !text.is_empty() {
                text.push_str(join);
            }
            push_days(
                &mut text,
                &core::array::from_fn(|n| days.get(n) == Some(hours)),
            );
            push_ranges(&mut text, hours);
        }
        if text.is_empty() {
            text.push_str("off");
        }
        if let Some(hours) = self.public_holidays() {
            text.push_str("; PH");
            if hours.is_closed() {
                text.push_str(" off");
            } else {
                push_ranges(&mut text, &hours);
            }
        }
        text
    }
}

/// Writes days of the week as a list of names and runs: `Mo-We,Fr`.
fn push_days(text: &mut String, days: &[bool; 7]) {
    let has = |n: usize| days.get(n).copied().unwrap_or(false);
    let mut separator = "";
    for (first, name) in NAMES.iter().enumerate() {
        if !has(first) || (first > 0 && has(first - 1)) {
            continue;
        }
        text.push_str(separator);
        text.push_str(name);
        separator = ",";
        let length = days.iter().skip(first).take_while(|day| **day).count();
        if let Some(last) = NAMES.get(first + length - 1).filter(|_| length > 1) {
            text.push('-');
            text.push_str(last);
        }
    }
}

/// Writes a blank and the ranges: ` 08:00-12:00,14:00-18:00`.
fn push_ranges(text: &mut String, hours: &DayHours) {
    for (n, range) in hours.ranges().enumerate() {
        text.push(if n == 0 { ' ' } else { ',' });
        push_time(text, range.start());
        text.push('-');
        push_time(text, closing_time(range));
    }
}

/// When a range ends, as a sign on the door says it: `02:00` rather than
/// `26:00`. A range of exactly 24 hours would then end when it starts, which
/// reads as none at all, so it keeps its long form.
fn closing_time(range: TimeRange) -> u16 {
    let (start, end) = (range.start(), range.end());
    if end > DAY && end - start < DAY {
        end - DAY
    } else {
        end
    }
}

/// Writes minutes from midnight as `hh:mm`.
pub(super) fn push_time(text: &mut String, minutes: u16) {
    // Writing to a String cannot fail.
    let _ = write!(text, "{:02}:{:02}", minutes / 60, minutes % 60);
}
