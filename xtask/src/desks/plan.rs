//! The plan of the desks, with the lines of its faults.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use toml::Spanned;
use vigie::desk::{
    faults::{Fault, Wrong},
    plan::DirectoryPlan,
};

/// The plan of the checkout, from its root.
pub(crate) const PATH: &str = "content/desks.toml";

/// Something that is wrong with a plan, and the line of it, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// The desks of a plan that may have faults, and where their names stand.
#[derive(Deserialize)]
struct Outline {
    #[serde(default)]
    desks: Vec<Heading>,
}

#[derive(Deserialize)]
struct Heading {
    id: Spanned<String>,
}

/// The plan in a text without a fault, or all its faults.
pub(crate) fn read(text: &str) -> Result<DirectoryPlan, Vec<Found>> {
    let plan: DirectoryPlan = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        vec![Found {
            line: line_at(text, at),
            message: error.message().to_owned(),
        }]
    })?;
    let faults = plan.faults();
    if faults.is_empty() {
        return Ok(plan);
    }
    Err(located(text, &faults))
}

/// Faults, each with the line of its desk's name, in the order of the lines.
pub(crate) fn located(text: &str, faults: &[Fault]) -> Vec<Found> {
    let outline: Option<Outline> = toml::from_str(text).ok();
    let desks = outline.map(|outline| outline.desks).unwrap_or_default();
    let at = |fault: &Fault| {
        let desk = fault.desk.as_ref()?;
        let mut same = desks
            .iter()
            .filter(|heading| heading.id.get_ref() == desk.as_str());
        // Of two desks of one name the later one is at fault.
        let heading = if fault.wrong == Wrong::Twice {
            same.next_back()
        } else {
            same.next()
        };
        heading.map(|heading| heading.id.span().start)
    };
    let mut found: Vec<Found> = faults
        .iter()
        .map(|fault| Found {
            line: line_at(text, at(fault).unwrap_or(0)),
            message: fault.to_string(),
        })
        .collect();
    found.sort_by_key(|found| found.line);
    found
}

/// A plan that was read, with its text for what is found wrong later.
pub(crate) fn load(file: &Path) -> Result<(DirectoryPlan, String)> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    match read(&text) {
        Ok(plan) => Ok((plan, text)),
        Err(found) => bail!(listed(file, &found)),
    }
}

/// What is wrong, a line each.
pub(crate) fn listed(file: &Path, found: &[Found]) -> String {
    let lines = found
        .iter()
        .map(|found| format!("{}:{}: {}", file.display(), found.line, found.message));
    lines.collect::<Vec<_>>().join("\n")
}

fn line_at(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
