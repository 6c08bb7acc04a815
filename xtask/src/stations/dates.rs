//! The day that a file's facts are of.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A day given for a file on the command line: `FILE=YYYY-MM-DD`.
#[derive(Clone, Debug)]
pub(crate) struct DatedFile {
    file: PathBuf,
    date: Date,
}

impl core::str::FromStr for DatedFile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (file, date) = text.rsplit_once('=').ok_or("write FILE=YYYY-MM-DD")?;
        let date = date
            .parse()
            .map_err(|_| format!("\"{date}\" is not a day as YYYY-MM-DD"))?;
        Ok(Self {
            file: file.into(),
            date,
        })
    }
}

/// The day of a file: as given, else the one in its name, else the day it was
/// last changed.
pub(crate) fn of(path: &Path, given: &[DatedFile]) -> anyhow::Result<Date> {
    let name = path.file_name().unwrap_or_default();
    let is_it = |dated: &&DatedFile| dated.file == path || dated.file.as_os_str() == name;
    if let Some(dated) = given.iter().find(is_it) {
        return Ok(dated.date);
    }
    if let Some(date) = in_name(&name.to_string_lossy()) {
        return Ok(date);
    }
    let changed = path
        .metadata()
        .and_then(|metadata| metadata.modified())
        .with_context(|| format!("cannot tell how old {} is", path.display()))?;
    let changed = Timestamp::try_from(changed).context("its day of change is out of range")?;
    Ok(changed.to_zoned(TimeZone::UTC).date())
}

/// The first `YYYY-MM-DD`, `YYYY-MM` or `YYYY` in a name; what is missing is
/// the first.
fn in_name(name: &str) -> Option<Date> {
    let mut runs = name.split(|c: char| !c.is_ascii_digit());
    while let Some(run) = runs.next() {
        let Some(year) = number(run, 4).filter(|year| (1990..2100).contains(year)) else {
            continue;
        };
        let mut rest = runs.clone();
        let month = rest.next().and_then(|run| number(run, 2));
        let day = month
            .and_then(|_| rest.next())
            .and_then(|run| number(run, 2));
        let date = |month: i16, day: i16| {
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        return date(month.unwrap_or(1), day.unwrap_or(1))
            .or_else(|| date(month.unwrap_or(1), 1))
            .or_else(|| date(1, 1));
    }
    None
}

fn number(run: &str, length: usize) -> Option<i16> {
    (run.len() == length).then(|| run.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{DatedFile, in_name, of};

    #[test]
    fn names_tell_their_day() {
        for (name, expected) in [
            ("annuaire-2020-11.csv", Some("2020-11-01")),
            ("export-2024-06-17.csv", Some("2024-06-17")),
            ("export_2024.06.17_v2.csv", Some("2024-06-17")),
            ("communes-2024.csv", Some("2024-01-01")),
            ("list-2024-99.csv", Some("2024-01-01")),
            ("export-pn.csv", None),
            ("station-12345.csv", None),
        ] {
            assert_eq!(
                in_name(name).map(|date| date.to_string()).as_deref(),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_given_goes_first() {
        let given: DatedFile = "list-2020-01.csv=2021-02-03".parse().unwrap();
        let day = of("/nowhere/list-2020-01.csv".as_ref(), &[given]).unwrap();
        assert_eq!(day.to_string(), "2021-02-03");
        assert!("list.csv".parse::<DatedFile>().is_err());
        assert!("list.csv=tomorrow".parse::<DatedFile>().is_err());
        assert!(of("/nowhere/list.csv".as_ref(), &[]).is_err());
    }
}
