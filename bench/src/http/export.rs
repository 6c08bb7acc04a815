//! The directory as JSON, for the JavaScript Worker that Vigie is held against.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, anyhow};
use serde::Serialize;
use vigie::{feature::StationFeature, index::StationIndex, jiff::civil::Date};

use super::{AT, directory};

/// Write the stations of an index as JSON.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The stations: an index, or a directory as JSON.
    #[arg(long)]
    stations: PathBuf,
    /// The file to write.
    #[arg(short, long)]
    output: PathBuf,
}

/// What the Worker embeds: the features that Vigie would answer with, but for
/// the distance. The Worker does not know opening hours.
#[derive(Serialize)]
struct Export<'a> {
    sample: bool,
    data_date: Date,
    features: Vec<StationFeature<'a>>,
}

/// Writes the file.
pub(crate) fn run(options: &Options) -> Result<()> {
    let bytes = directory::read(&options.stations)?;
    let index = StationIndex::open(bytes.as_bytes())?;
    let clock = index.clock(AT.parse().map_err(|error| anyhow!("{AT}: {error}"))?);
    let export = Export {
        sample: index.is_sample(),
        data_date: index.date(),
        features: index
            .stations()
            .map(|station| StationFeature::new(&station, None, &clock))
            .collect(),
    };
    fs::write(&options.output, serde_json::to_vec(&export)?)
        .with_context(|| format!("cannot write {}", options.output.display()))
}
