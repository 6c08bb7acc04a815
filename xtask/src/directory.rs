//! Which directory of stations is embedded and served.
//!
//! A state folder remembers what it served last, so that a restart serves the
//! same. One that never chose serves what the checkout holds.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::build::write;
use crate::setup::announce;
use crate::stations;
use crate::tools::root;

/// The word for Vigie's own sample, here and in `functions/stations/build.rs`.
pub(crate) const SAMPLE: &str = "sample";

/// Where `cargo xtask stations import` leaves a directory unless told otherwise.
const IN_THE_CHECKOUT: &str = "content/stations/directory.index";

/// A directory of stations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Directory {
    /// Vigie's own, which says in every answer that it is a sample.
    Sample,
    /// One that was made of files.
    Imported {
        /// The built index.
        index: PathBuf,
        /// The files it was made of, where they are known.
        files: Vec<PathBuf>,
    },
}

impl Directory {
    /// What this checkout publishes: the directory imported into it, or else
    /// the sample.
    pub(crate) fn of_the_checkout() -> Self {
        let index = root().join(IN_THE_CHECKOUT);
        if index.is_file() {
            Self::Imported {
                index,
                files: Vec::new(),
            }
        } else {
            Self::Sample
        }
    }

    /// The directory that someone names: an index, or the word `sample`.
    pub(crate) fn named(name: &Path) -> Result<Self> {
        if name.as_os_str() == SAMPLE {
            return Ok(Self::Sample);
        }
        Ok(Self::Imported {
            index: found(name)?,
            files: Vec::new(),
        })
    }

    /// The index file, unless it is the sample's, which is made when building.
    pub(crate) fn index(&self) -> Option<&Path> {
        match self {
            Self::Sample => None,
            Self::Imported { index, .. } => Some(index),
        }
    }

    /// What `VIGIE_STATIONS` is set to, for the build to embed it.
    pub(crate) fn variable(&self) -> &Path {
        self.index().unwrap_or(Path::new(SAMPLE))
    }

    /// What is served, in words, and how to serve something else.
    pub(crate) fn described(&self) -> String {
        match self {
            Self::Sample => {
                "Stations: Vigie's own sample, marked as such in every answer. Serve real ones \
                 with `--stations FILE...`."
                    .to_owned()
            }
            Self::Imported { index, files } => {
                let source = if files.is_empty() {
                    String::new()
                } else {
                    format!(", imported from {}", list(files))
                };
                let index = index.display();
                format!(
                    "Stations: {index}{source}. Go back to the sample with `--stations {SAMPLE}`."
                )
            }
        }
    }
}

/// Takes the word `sample` or imports `files` if there are any, and otherwise
/// takes what this state folder served last.
pub(crate) fn chosen(
    state: &Path,
    files: &[PathBuf],
    communes: Option<&Path>,
) -> Result<Directory> {
    let folder = state.join("stations");
    let memory = folder.join("serving.toml");
    let directory = match files {
        [] => return remembered(&memory),
        [word] if word.as_os_str() == SAMPLE => Directory::Sample,
        files => {
            let files = files
                .iter()
                .map(|file| found(file))
                .collect::<Result<Vec<_>>>()?;
            announce(&format!("importing the stations of {}", list(&files)));
            let index = stations::import_to(&files, communes, &folder)?;
            Directory::Imported {
                index: found(&index)?,
                files,
            }
        }
    };
    let text = toml::to_string(&directory).context("cannot remember the directory")?;
    write(&memory, &text)?;
    Ok(directory)
}

fn remembered(memory: &Path) -> Result<Directory> {
    let Ok(text) = fs::read_to_string(memory) else {
        return Ok(Directory::of_the_checkout());
    };
    let directory: Directory = toml::from_str(&text).with_context(|| {
        format!(
            "{} cannot be read; choose again with `--stations`",
            memory.display()
        )
    })?;
    if let Some(index) = directory.index().filter(|index| !index.is_file()) {
        bail!(
            "the directory that was served last, {}, is gone: import it again with `--stations \
             FILE...`, or serve the sample with `--stations {SAMPLE}`",
            index.display()
        );
    }
    Ok(directory)
}

fn found(file: &Path) -> Result<PathBuf> {
    file.canonicalize()
        .with_context(|| format!("there is no file {}", file.display()))
}

fn list(files: &[PathBuf]) -> String {
    let names = files.iter().map(|file| {
        let name = file.file_name().unwrap_or(file.as_os_str());
        name.to_string_lossy().into_owned()
    });
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_remembered_as_it_was() {
        for directory in [
            Directory::Sample,
            Directory::Imported {
                index: "/state/stations/directory.index".into(),
                files: vec!["/data/a.csv".into()],
            },
        ] {
            let text = toml::to_string(&directory).unwrap();
            assert_eq!(
                toml::from_str::<Directory>(&text).unwrap(),
                directory,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_served_is_said_with_the_way_back() {
        let directory = Directory::Imported {
            index: "/state/directory.index".into(),
            files: vec!["/data/a.csv".into(), "/data/b.csv".into()],
        };
        assert_eq!(
            directory.described(),
            "Stations: /state/directory.index, imported from a.csv, b.csv. Go back to the sample \
             with `--stations sample`."
        );
    }
}
