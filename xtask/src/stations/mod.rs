//! The directory of stations, from the files in which it is published to the
//! index that is served.
//!
//! [`layout`] reads each kind of file into [`row`]s; [`places`] checks them
//! against the [`communes`]; [`matching`] finds which rows speak of one
//! station; [`choice`] decides where it stands and [`merge`] what else is
//! known of it. Every row is accounted for in the [`report`].

mod account;
mod choice;
mod cities;
mod communes;
mod dates;
mod decode;
mod doubt;
mod gone;
mod hours;
mod import;
mod layout;
mod matching;
mod merge;
mod names;
mod neighbours;
mod phone;
mod places;
mod projection;
mod reading;
mod report;
mod row;
mod show;
mod table;
#[cfg(test)]
mod tests;
mod towns;
mod zone;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use vigie::{index, territory::Zone};

use self::{
    dates::DatedFile,
    import::{Imported, Options, import},
    report::Report,
};
use crate::output::write_whole;

/// Make and look into directories of stations.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import(Import),
    /// Print one station of an index as JSON.
    Show {
        /// The identifier.
        id: String,
        /// The index.
        #[arg(long, default_value = "content/stations/directory.index")]
        index: PathBuf,
    },
    /// Print what an index holds, in numbers.
    Inspect {
        /// The index.
        index: PathBuf,
    },
}

/// Make an index of stations from published files, recognised by content.
///
/// Exits with 0 when the index is written, with 1 when a file cannot be read
/// or there is no station, and with 2 when `--strict` found a doubt.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Directories, exports and lists of stations, and OpenStreetMap as
    /// GeoJSON.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The communes that places and codes are checked against.
    #[arg(long, value_name = "FILE")]
    communes: Option<PathBuf>,
    /// The folder to write to.
    #[arg(short, long, value_name = "FOLDER", default_value = "content/stations")]
    output: PathBuf,
    /// Write nothing if a row was refused or left in doubt.
    #[arg(long)]
    strict: bool,
    /// The day that a file's facts are of; else the one in its name, else the
    /// day it was last changed.
    #[arg(long, value_name = "FILE=YYYY-MM-DD")]
    date: Vec<DatedFile>,
    /// The time zone of stations in other countries.
    #[arg(long, value_name = "NAME", value_parser = parse_zone)]
    zone: Option<Zone>,
    /// Keep stations that a newer nationwide list no longer has.
    #[arg(long)]
    keep_unconfirmed: bool,
    /// Write the report for machines here too, even if `--strict` stops.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

fn parse_zone(name: &str) -> Result<Zone, String> {
    zone::named(name).map_err(|error| format!("{error:#}"))
}

/// The error of a strict import that met a doubt: exit code 2.
#[derive(Debug)]
pub(crate) struct Doubtful;

impl fmt::Display for Doubtful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows were refused or left in doubt, and --strict writes nothing then")
    }
}

impl std::error::Error for Doubtful {}

/// Runs a command.
pub(crate) fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Import(arguments) => run_import(arguments),
        Command::Show { id, index } => {
            print!("{}", show::show(&index, &id)?);
            Ok(())
        }
        Command::Inspect { index } => {
            print!("{}", show::inspect(&index)?);
            Ok(())
        }
    }
}

/// Imports files into `<out_dir>/directory.index`, with a report beside it for
/// people and one for machines, and returns the index's path.
pub(crate) fn import_to(
    files: &[PathBuf],
    communes: Option<&Path>,
    out_dir: &Path,
) -> anyhow::Result<PathBuf> {
    let options = Options {
        files: files.to_vec(),
        communes: communes.map(Path::to_owned),
        ..Options::default()
    };
    let imported = import(&options, &say)?;
    eprint!("{}", imported.report.summary());
    write(&imported, out_dir)
}

fn run_import(arguments: Import) -> anyhow::Result<()> {
    let options = Options {
        files: arguments.files,
        communes: arguments.communes,
        dates: arguments.date,
        zone: arguments.zone,
        keep_unconfirmed: arguments.keep_unconfirmed,
    };
    let imported = import(&options, &say)?;
    let report: &Report = &imported.report;
    if let Some(path) = &arguments.report {
        write_whole(path, report.to_json()?.as_bytes())?;
    }
    if arguments.strict && report.has_doubts() {
        eprint!("{}", report.to_text());
        return Err(Doubtful.into());
    }
    eprint!("{}", report.summary());
    let index = write(&imported, &arguments.output)?;
    eprintln!("written: {}", index.display());
    Ok(())
}

/// The reports come first: an index never stands there without them.
fn write(imported: &Imported, folder: &Path) -> anyhow::Result<PathBuf> {
    let bytes = index::build(&imported.directory).context("the index cannot be built")?;
    let path = folder.join("directory.index");
    write_whole(
        &folder.join("directory.report.json"),
        imported.report.to_json()?.as_bytes(),
    )?;
    write_whole(
        &folder.join("directory.report.txt"),
        imported.report.to_text().as_bytes(),
    )?;
    write_whole(&path, bytes.as_bytes())?;
    Ok(path)
}

fn say(line: &str) {
    eprintln!("{line}");
}
