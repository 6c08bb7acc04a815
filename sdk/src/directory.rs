//! What an index is built from.

use serde::{Deserialize, Serialize};

use crate::{
    commune::Commune,
    station::{Station, Text},
};

/// Stations, and the communes by which people ask for them.
///
/// # Examples
///
/// ```
/// use vigie::directory::Directory;
///
/// let directory: Directory = serde_json::from_str(
///     r#"{ "date": "2026-11-01", "sample": true, "sources": ["written by hand"],
///          "stations": [], "communes": [] }"#,
/// )?;
/// assert!(directory.sample);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// The day of the newest facts.
    pub date: jiff::civil::Date,
    /// Whether the stations are made up, so that nobody may be sent to one.
    pub sample: bool,
    /// The data sets that the facts come from, with their licences.
    pub sources: Vec<Text>,
    /// The stations, in any order.
    pub stations: Vec<Station>,
    /// The communes, in any order.
    pub communes: Vec<Commune>,
}
