//! Whether a server's answers are right, before it is timed.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use vigie::{
    geo::{Point, UnitVector},
    index::StationIndex,
};

use super::{answer::Answer, server::Kind};

/// How far in metres two stations may differ and still pass for each other.
const TIE_M: f64 = 0.001;

/// What rounding to whole metres takes away, with a hair for the radius.
const ROUNDED_M: f64 = 0.51;

/// What the JavaScript Worker does not know how to work out.
const HOURS: [&str; 3] = ["open", "next_change", "hours"];

/// The right answers, by a full scan, and the first answer to each query,
/// which later servers have to agree with.
#[derive(Debug)]
pub(crate) struct Expected {
    stations: HashMap<String, UnitVector>,
    from: Vec<UnitVector>,
    /// The distances of the nearest stations, for each query.
    distances: Vec<Vec<f64>>,
    first: HashMap<usize, HashMap<String, Value>>,
    constant: Option<Vec<u8>>,
}

impl Expected {
    /// Scans all stations for each query.
    pub(crate) fn new(index: &StationIndex<'_>, places: &[Point], limit: usize) -> Self {
        let stations: HashMap<String, UnitVector> = index
            .stations()
            .filter_map(|station| {
                let point = Point::new(station.lat(), station.lon()).ok()?;
                Some((station.id().to_owned(), point.to_unit()))
            })
            .collect();
        let from: Vec<UnitVector> = places.iter().map(|place| place.to_unit()).collect();
        let nearest = |from: &UnitVector| {
            let mut all: Vec<f64> = stations
                .values()
                .map(|station| station.distance_m(*from))
                .collect();
            all.sort_by(f64::total_cmp);
            all.truncate(limit);
            all
        };
        let distances = from.iter().map(nearest).collect();
        Self {
            stations,
            from,
            distances,
            first: HashMap::new(),
            constant: None,
        }
    }

    /// Checks one answer.
    pub(crate) fn check(&mut self, kind: Kind, at: usize, answer: &Answer) -> Result<()> {
        ensure!(answer.status == 200, "status {}", answer.status);
        match kind {
            Kind::Constant => self.check_constant(at, answer),
            Kind::Stations => self.check_stations(at, answer),
            Kind::Pages => bail!("pages hold no stations"),
        }
    }

    fn check_constant(&mut self, at: usize, answer: &Answer) -> Result<()> {
        if at == 0 {
            self.constant = Some(answer.body.clone());
        }
        ensure!(
            self.constant.as_ref() == Some(&answer.body),
            "not the same answer to everything"
        );
        Ok(())
    }

    fn check_stations(&mut self, at: usize, answer: &Answer) -> Result<()> {
        let body: Value = serde_json::from_slice(&answer.body).context("not JSON")?;
        let features = body
            .get("features")
            .and_then(Value::as_array)
            .context("no features")?;
        let right = self.distances.get(at).context("a query too many")?;
        let from = *self.from.get(at).context("a query too many")?;
        ensure!(features.len() == right.len(), "{} stations", features.len());
        let mut seen = HashMap::new();
        for (feature, right) in features.iter().zip(right) {
            let id = feature.get("id").and_then(Value::as_str).context("no id")?;
            let station = self
                .stations
                .get(id)
                .with_context(|| format!("{id} is none of ours"))?;
            let exact = station.distance_m(from);
            ensure!(
                (exact - right).abs() <= TIE_M,
                "{id} is {exact} m away, another {right}"
            );
            let mut feature = feature.clone();
            let properties = feature.get_mut("properties").and_then(Value::as_object_mut);
            let properties = properties.context("no properties")?;
            let said = properties
                .remove("distance_m")
                .and_then(|metres| metres.as_f64());
            let said = said.context("no distance")?;
            ensure!(
                (said - exact).abs() <= ROUNDED_M,
                "{id} is {exact} m away, not {said}"
            );
            for name in HOURS {
                properties.remove(name);
            }
            if seen.insert(id.to_owned(), feature).is_some() {
                bail!("{id} twice");
            }
        }
        match self.first.get(&at) {
            None => {
                self.first.insert(at, seen);
                Ok(())
            }
            Some(first) => agree(first, &seen),
        }
    }
}

/// Two servers that name a station say the same of it. Of two stations at one
/// distance, each may name another.
fn agree(first: &HashMap<String, Value>, other: &HashMap<String, Value>) -> Result<()> {
    for (id, feature) in other {
        if first.get(id).is_some_and(|first| first != feature) {
            bail!("{id} is described in another way than by the first server");
        }
    }
    Ok(())
}
