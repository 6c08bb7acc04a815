//! The head of a sheet: typed fields between two lines of `+++`.

use core::ops::Range;

use serde::Deserialize;
use toml::{Spanned, value::Datetime};
use vigie::jiff::civil::Date;

use crate::fault::{Fault, SourceFile};

/// The line that opens and closes the head.
const FENCE: &str = "+++\n";

/// The head of a sheet in French, which the others are translated from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Original {
    pub(crate) title: Spanned<String>,
    pub(crate) summary: Spanned<String>,
    pub(crate) topics: Spanned<Vec<Spanned<String>>>,
    pub(crate) audiences: Spanned<Vec<Spanned<String>>>,
    pub(crate) danger: Spanned<bool>,
    pub(crate) published: Spanned<Datetime>,
    pub(crate) last_reviewed: Spanned<Datetime>,
    pub(crate) keywords: Spanned<Vec<String>>,
    pub(crate) services: Spanned<Vec<Spanned<String>>>,
    pub(crate) numbers: Vec<Spanned<String>>,
    pub(crate) see_also: Spanned<Vec<Spanned<String>>>,
    pub(crate) sources: Spanned<Vec<Source>>,
    #[serde(default)]
    pub(crate) changes: Vec<Change>,
}

/// The head of a translation: whatever does not depend on the language is
/// taken from the original.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Translated {
    pub(crate) title: Spanned<String>,
    pub(crate) summary: Spanned<String>,
    pub(crate) last_reviewed: Spanned<Datetime>,
    pub(crate) keywords: Spanned<Vec<String>>,
    /// Whether somebody who grew up with the language has checked it.
    #[serde(default = "yes")]
    pub(crate) checked: bool,
    #[serde(default)]
    pub(crate) changes: Vec<Change>,
}

fn yes() -> bool {
    true
}

/// Where a fact comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) title: String,
    pub(crate) url: Spanned<String>,
}

/// What was changed on a day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) date: Spanned<Datetime>,
    pub(crate) text: String,
}

/// Where the head and the body of a sheet are in its file.
pub(crate) fn split(file: &SourceFile) -> Result<(Range<usize>, Range<usize>), Fault> {
    let unopened = "a sheet begins with a line \"+++\"";
    let head = FENCE.len();
    let rest = file
        .text
        .strip_prefix(FENCE)
        .ok_or_else(|| file.fault(0, unopened))?;
    let unclosed = "the head of the sheet is not closed by a line \"+++\"";
    let end = rest
        .find("\n+++\n")
        .ok_or_else(|| file.fault(0, unclosed))?;
    let body = head + end + "\n+++\n".len();
    Ok((head..head + end + 1, body..file.text.len()))
}

/// A date without a time.
pub(crate) fn date(written: &Datetime) -> Option<Date> {
    let date = written.date?;
    let (year, month, day) = (
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    );
    if written.time.is_some() || written.offset.is_some() {
        return None;
    }
    Date::new(year, month, day).ok()
}
