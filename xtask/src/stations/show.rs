//! What an index holds, for people.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::Context as _;
use vigie::{
    index::{AlignedBytes, StationIndex},
    station::StationId,
};

/// What an index holds, in numbers.
pub(crate) fn inspect(path: &Path) -> anyhow::Result<String> {
    let bytes = read(path)?;
    let index = open(path, &bytes)?;
    let mut out = format!(
        "{}: {} bytes, {} stations and {} communes, facts up to {}{}\n",
        path.display(),
        bytes.as_bytes().len(),
        index.len(),
        index.commune_count(),
        index.date(),
        if index.is_sample() {
            ", a SAMPLE: not for people in need"
        } else {
            ""
        },
    );
    for source in index.sources() {
        let _ = writeln!(out, "  from {source}");
    }
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut precisions: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut phones, mut hours) = (0, 0);
    for station in index.stations() {
        *kinds
            .entry((station.institution().as_str(), station.kind().as_str()))
            .or_default() += 1;
        *precisions.entry(station.precision().as_str()).or_default() += 1;
        phones += usize::from(station.phone().is_some());
        hours += usize::from(station.hours().is_some());
    }
    for ((institution, kind), count) in kinds {
        let _ = writeln!(out, "  {count:>6} {institution}, {kind}");
    }
    let _ = writeln!(
        out,
        "  {phones:>6} with a telephone number, {hours} with opening hours"
    );
    for (precision, count) in precisions {
        let _ = writeln!(out, "  {count:>6} placed by {precision}");
    }
    Ok(out)
}

/// One station of an index, as JSON.
pub(crate) fn show(path: &Path, id: &str) -> anyhow::Result<String> {
    let bytes = read(path)?;
    let index = open(path, &bytes)?;
    let station = StationId::new(id)
        .ok()
        .and_then(|id| index.station(&id))
        .with_context(|| format!("{} has no station {id}", path.display()))?
        .to_station()?;
    Ok(serde_json::to_string_pretty(&station)? + "\n")
}

fn read(path: &Path) -> anyhow::Result<AlignedBytes> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(AlignedBytes::copy_from(&bytes))
}

fn open<'a>(path: &Path, bytes: &'a AlignedBytes) -> anyhow::Result<StationIndex<'a>> {
    let index = StationIndex::open(bytes.as_bytes())
        .and_then(|index| index.verify().map(|()| index))
        .with_context(|| format!("{} cannot be used", path.display()))?;
    Ok(index)
}
