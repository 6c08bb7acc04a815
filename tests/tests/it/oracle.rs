//! Where every station is and how far away, known without the code under test.

use std::{collections::BTreeMap, fs, sync::LazyLock};

use serde_json::Value;
use vigie::index::{AlignedBytes, StationIndex};

use crate::{
    client::get,
    deployment::{deployment, health},
    random::Random,
};

/// The mean radius of the Earth in metres, as the description of `distance_m`
/// says.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// The most stations that one answer gives.
const MAX_LIMIT: usize = 100;

/// A station and its place in degrees.
#[derive(Clone, Debug)]
pub(crate) struct Station {
    pub(crate) id: String,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
}

/// Every station that the deployment serves, by identifier: out of the index
/// that it serves where that is known, else out of its own answers.
pub(crate) fn stations() -> &'static [Station] {
    static STATIONS: LazyLock<Vec<Station>> = LazyLock::new(|| {
        let stations = match &deployment().index {
            Some(path) => read(&fs::read(path).unwrap()),
            None => listed(),
        };
        assert_eq!(
            stations.len() as u64,
            health()["stations"],
            "stations are missing"
        );
        stations
    });
    &STATIONS
}

/// The great-circle distance in metres by the haversine formula, which the
/// SDK does not use.
pub(crate) fn haversine_m(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat_1, lat_2) = (from.0.to_radians(), to.0.to_radians());
    let half_lat = ((lat_2 - lat_1) / 2.0).sin();
    let half_lon = ((to.1 - from.1).to_radians() / 2.0).sin();
    let a = half_lat * half_lat + lat_1.cos() * lat_2.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_M * a.sqrt().atan2((1.0 - a).max(0.0).sqrt())
}

/// The stations nearest to a point with their distances, by measuring all of
/// them; of two at the same place, the one whose identifier sorts first.
pub(crate) fn nearest(from: (f64, f64), count: usize) -> Vec<(&'static Station, f64)> {
    let mut all: Vec<_> = stations()
        .iter()
        .map(|station| (station, haversine_m(from, (station.lat, station.lon))))
        .collect();
    all.sort_by(|(a, to_a), (b, to_b)| to_a.total_cmp(to_b).then_with(|| a.id.cmp(&b.id)));
    all.truncate(count);
    all
}

/// A station drawn by lot.
pub(crate) fn any_station(random: &mut Random) -> &'static Station {
    random.one_of(stations())
}

fn read(bytes: &[u8]) -> Vec<Station> {
    let bytes = AlignedBytes::copy_from(bytes);
    let index = StationIndex::open(bytes.as_bytes()).unwrap();
    index.verify().unwrap();
    let fingerprint = format!("{:016x}", index.fingerprint());
    assert_eq!(
        health()["data_fingerprint"],
        fingerprint,
        "VIGIE_DATA is not what is served"
    );
    index
        .stations()
        .map(|view| Station {
            id: view.id().to_owned(),
            lat: view.lat(),
            lon: view.lon(),
        })
        .collect()
}

/// Lists the stations box by box, each cut in four until it holds fewer than
/// one answer gives.
fn listed() -> Vec<Station> {
    let mut found = BTreeMap::new();
    let mut boxes = vec![[-180.0, -90.0, 180.0, 90.0]];
    while let Some([west, south, east, north]) = boxes.pop() {
        let target = format!("/v1/stations?bbox={west},{south},{east},{north}&limit={MAX_LIMIT}");
        let answer = get(target).ok();
        let features = answer["features"].as_array().unwrap();
        if features.len() < MAX_LIMIT {
            found.extend(
                features
                    .iter()
                    .map(station)
                    .map(|station| (station.id.clone(), station)),
            );
            continue;
        }
        let (lon, lat) = (f64::midpoint(west, east), f64::midpoint(south, north));
        assert!(
            east - west > 1e-6,
            "more than {MAX_LIMIT} stations at {lat}, {lon}"
        );
        boxes.extend([
            [west, south, lon, lat],
            [lon, south, east, lat],
            [west, lat, lon, north],
            [lon, lat, east, north],
        ]);
    }
    found.into_values().collect()
}

fn station(feature: &Value) -> Station {
    let degrees = |at: usize| feature["geometry"]["coordinates"][at].as_f64().unwrap();
    Station {
        id: feature["id"].as_str().unwrap().to_owned(),
        lat: degrees(1),
        lon: degrees(0),
    }
}

#[test]
fn the_oracle_measures_what_is_known() {
    let quarter = std::f64::consts::FRAC_PI_2 * EARTH_RADIUS_M;
    for (from, to, known) in [
        ((90.0, 0.0), (0.0, 77.0), quarter),
        ((0.0, 179.5), (0.0, -179.5), quarter / 90.0),
        ((90.0, 12.0), (90.0, -100.0), 0.0),
        ((0.0, 0.0), (0.0, 180.0), 2.0 * quarter),
    ] {
        let measured = haversine_m(from, to);
        assert!(
            (measured - known).abs() < 1e-6,
            "{from:?} to {to:?}: {measured}, not {known}"
        );
    }
}
