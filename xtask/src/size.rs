//! What each artefact weighs, raw and as a host would send or store it.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

use crate::build::Build;
use crate::functions::Application;
use crate::workerd::ROUTER;

/// One artefact.
#[derive(Debug)]
struct Weight {
    function: &'static str,
    host: &'static str,
    bytes: usize,
    gzip: usize,
}

/// The table of everything that was built, plain and aligned.
pub(crate) fn table(build: &Build, application: &Application) -> Result<String> {
    let mut weights = Vec::new();
    for function in application.functions {
        let module = build.workers_folder().join(function.name);
        weights.push(weigh(
            function.name,
            "workers",
            &module.join("index_bg.wasm"),
        )?);
        weights.push(weigh(
            function.name,
            "workers (js)",
            &module.join("index.js"),
        )?);
        weights.push(weigh(function.name, "spin", &build.spin_wasm(function))?);
    }
    weights.push(weigh(
        "router",
        "workers (js)",
        &build.workers_folder().join(ROUTER),
    )?);
    let data = build.directory.index().map(gzipped).transpose()?;
    Ok(rendered(&weights, data))
}

fn weigh(function: &'static str, host: &'static str, path: &Path) -> Result<Weight> {
    let (bytes, gzip) = gzipped(path)?;
    Ok(Weight {
        function,
        host,
        bytes,
        gzip,
    })
}

/// A file's size, and its size under gzip at the strongest level.
fn gzipped(path: &Path) -> Result<(usize, usize)> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes).context("cannot compress")?;
    let gzip = encoder.finish().context("cannot compress")?;
    Ok((bytes.len(), gzip.len()))
}

fn rendered(weights: &[Weight], data: Option<(usize, usize)>) -> String {
    let mut text = format!(
        "{:<12} {:<13} {:>11} {:>11}\n",
        "function", "host", "bytes", "gzip"
    );
    for Weight {
        function,
        host,
        bytes,
        gzip,
    } in weights
    {
        text.push_str(&format!(
            "{function:<12} {host:<13} {bytes:>11} {gzip:>11}\n"
        ));
    }
    if let Some((bytes, gzip)) = data {
        text.push_str(&format!(
            "of which the directory of stations: {bytes} bytes, {gzip} under gzip\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let weight = |function, bytes| Weight {
            function,
            host: "spin",
            bytes,
            gzip: bytes / 2,
        };
        let text = rendered(
            &[weight("a", 7), weight("stations", 1_234_567)],
            Some((9, 8)),
        );
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0].len(), lines[1].len());
        assert_eq!(lines[1].len(), lines[2].len());
        assert!(lines[3].contains("9 bytes, 8 under gzip"));
    }
}
