//! How old what was checked may be.

use vigie::jiff::{ToSpan, civil::Date};

use crate::fault::{Fault, SourceFile};

/// The most months between a check and the next: laws, sites and numbers
/// change, and advice that is no longer true puts people at risk.
pub const MONTHS: i32 = 18;

/// The rule for the day of the build.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Review {
    pub(crate) today: Date,
}

impl Review {
    /// What is wrong with a day on which something was checked.
    pub(crate) fn fault(self, checked: Date, file: &SourceFile, at: usize) -> Option<Fault> {
        if checked > self.today {
            return Some(file.fault(at, format!("{checked} is still to come")));
        }
        let due = checked.checked_add(MONTHS.months()).unwrap_or(Date::MAX);
        (due < self.today).then(|| {
            let message = format!(
                "last checked on {checked}, over {MONTHS} months ago: check it again and write the day"
            );
            file.fault(at, message)
        })
    }
}
