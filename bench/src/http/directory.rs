//! The stations that the servers answer with, for the oracle.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use vigie::index::{self, AlignedBytes};

/// Reads an index, or builds one of a directory in JSON, as the sample is kept.
pub(super) fn read(path: &Path) -> Result<AlignedBytes> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return Ok(index::build(&serde_json::from_slice(&bytes)?)?);
    }
    Ok(AlignedBytes::copy_from(&bytes))
}
