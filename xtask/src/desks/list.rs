//! A directory as a table.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use vigie::{
    case::kind::{Department, Desk},
    desk::{
        directory::Directory,
        entry::{DeskEntry, DeskKey},
    },
};

use super::Files;
use super::published::{Claimed, Published};

/// Show a signed directory as a table, whoever signed it: `check` tells whether
/// clients believe it.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The file, `-` for the standard input [default: what was signed last].
    file: Option<PathBuf>,
}

pub(super) fn run(options: &Options, files: &Files, now: Timestamp) -> Result<String> {
    let file = options.file.as_ref().unwrap_or(&files.signed);
    let Claimed { root, directory } = Published::load(file)?.claims()?;
    let sample = if directory.is_sample() {
        ", of desks that are made up"
    } else {
        ""
    };
    let mut said = format!(
        "Version {}{sample}\nissued {}, expires {}\nsigned by the root key with the id {root}\n\n",
        directory.version(),
        directory.issued(),
        directory.expires(),
    );
    let mut rows = vec![["desk", "kind", "serves", "hours", "overflow"].map(str::to_owned)];
    rows.extend(directory.desks().iter().map(desk));
    said.push_str(&aligned(&rows));
    let mut rows = vec![["desk", "key", "since", "until", ""].map(str::to_owned)];
    for desk in directory.desks() {
        rows.extend(desk.keys.iter().map(|key| row(&directory, desk, key, now)));
    }
    said.push('\n');
    said.push_str(&aligned(&rows));
    Ok(said)
}

fn desk(desk: &DeskEntry) -> [String; 5] {
    let or = |list: Vec<&str>, empty: &str| match list.is_empty() {
        true => empty.to_owned(),
        false => list.join(","),
    };
    let departments = desk.departments.iter().map(Department::as_str);
    let overflow = desk.overflow.iter().map(Desk::as_str);
    [
        desk.id.to_string(),
        desk.kind.to_string(),
        or(departments.collect(), "everywhere"),
        desk.hours.to_osm(),
        or(overflow.collect(), "-"),
    ]
}

fn row(directory: &Directory, desk: &DeskEntry, key: &DeskKey, now: Timestamp) -> [String; 5] {
    let id = key.key.id();
    let is_sealed_to = directory.key(&desk.id, now) == Some(key.key);
    let standing = if directory.revoked().contains(&id) {
        "revoked"
    } else if is_sealed_to {
        "sealed to"
    } else if key.since > now {
        "not yet"
    } else {
        "older"
    };
    [
        desk.id.to_string(),
        id.to_string(),
        key.since.to_string(),
        key.until
            .map_or_else(|| "-".to_owned(), |at| at.to_string()),
        standing.to_owned(),
    ]
}

/// Columns as wide as what stands in them.
fn aligned(rows: &[[String; 5]]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths);
        let line: String = cells
            .map(|(cell, width)| format!("{cell:<width$}  "))
            .collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
