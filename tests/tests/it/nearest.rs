//! The nearest stations are the nearest stations.

use serde_json::{Value, json};

use crate::{
    client::{get, post},
    oracle::{self, Station, haversine_m, stations},
    points::{Point, points},
    random::Random,
};

/// How many points are asked about, and for how many stations each.
const POINTS: usize = 500;
const COUNT: usize = 5;

/// Two stations whose distances differ by less are at the same distance, as
/// far as two ways of measuring can tell.
const TIE_M: f64 = 0.001;

#[test]
fn five_hundred_points_give_the_same_as_measuring_every_station() {
    let mut random = Random::of("nearest");
    for (n, point) in points(POINTS, &mut random).into_iter().enumerate() {
        let (lat, lon) = point;
        // Every tenth in a body, where numbers take another way.
        let answer = if n % 10 == 9 {
            post(json!({ "near": { "lat": lat, "lon": lon }, "limit": COUNT }).to_string()).ok()
        } else {
            get(format!("/v1/stations?near={lat},{lon}&limit={COUNT}")).ok()
        };
        compare(point, &answer);
    }
}

fn compare(point: Point, answer: &Value) {
    let features = answer["features"].as_array().unwrap();
    let expected = oracle::nearest(point, COUNT);
    let ids: Vec<_> = features
        .iter()
        .map(|feature| feature["id"].as_str().unwrap())
        .collect();
    let expected_ids: Vec<_> = expected
        .iter()
        .map(|(station, _)| station.id.as_str())
        .collect();
    let case = format!("at {point:?}: {ids:?} instead of {expected_ids:?}");
    assert_eq!(features.len(), expected.len(), "{case}");
    for (feature, (expected, expected_m)) in features.iter().zip(&expected) {
        let served = by_id(feature["id"].as_str().unwrap());
        let served_m = haversine_m(point, (served.lat, served.lon));
        if served.id != expected.id {
            assert!((served_m - expected_m).abs() < TIE_M, "{case}");
            let same_place = (served.lat, served.lon) == (expected.lat, expected.lon);
            assert!(
                !same_place,
                "{case}: of two at one place the first by identifier comes first"
            );
        }
        let said = feature["properties"]["distance_m"].as_f64().unwrap();
        assert!(
            (said - served_m).abs() <= 1.0,
            "{case}: {said} m, not {served_m} m"
        );
        assert_eq!(
            feature["geometry"]["coordinates"],
            json!([served.lon, served.lat]),
            "{case}"
        );
    }
    let mut distinct = ids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), ids.len(), "{case}");
}

fn by_id(id: &str) -> &'static Station {
    let at = stations().binary_search_by(|station| station.id.as_str().cmp(id));
    &stations()[at.unwrap_or_else(|_| panic!("{id} is in no list"))]
}

#[test]
fn a_radius_keeps_exactly_what_lies_within_it() {
    let mut random = Random::of("radius");
    for (lat, lon) in points(60, &mut random) {
        let all = oracle::nearest((lat, lon), 100);
        // Half-way between two distances, so that no rounding decides.
        let rank = random.below(all.len().min(80) - 1);
        let radius = f64::midpoint(all[rank].1, all[rank + 1].1).max(1.0);
        let within = all.iter().filter(|(_, metres)| *metres <= radius).count();
        let target = format!("/v1/stations?near={lat},{lon}&radius={radius}&limit=100");
        let answer = get(target).ok();
        let found = answer["features"].as_array().unwrap().len();
        let clear = all
            .iter()
            .all(|(_, metres)| (metres - radius).abs() > TIE_M);
        assert!(
            !clear || found == within,
            "{found}, not {within} within {radius} m of {lat},{lon}"
        );
    }
}

#[test]
fn a_box_keeps_exactly_what_lies_in_it() {
    let mut random = Random::of("box");
    for _ in 0..60 {
        let (south, north) = ordered(random.between(-30.0, 55.0), random.between(-30.0, 55.0));
        // West may be greater than east: then the box crosses the antimeridian.
        let (west, east) = (random.between(-180.0, 180.0), random.between(-180.0, 180.0));
        let inside = |station: &&Station| {
            let in_lon = if west <= east {
                (west..=east).contains(&station.lon)
            } else {
                station.lon >= west || station.lon <= east
            };
            in_lon && (south..=north).contains(&station.lat)
        };
        let expected = stations().iter().filter(inside).count().min(100);
        let target = format!("/v1/stations?bbox={west},{south},{east},{north}&limit=100");
        let answer = get(target.as_str()).ok();
        let features = answer["features"].as_array().unwrap();
        assert_eq!(features.len(), expected, "{target}");
        for feature in features {
            let station = by_id(feature["id"].as_str().unwrap());
            assert!(inside(&station), "{target}: {} is outside", station.id);
        }
        let distances: Vec<_> = features
            .iter()
            .map(|feature| feature["properties"]["distance_m"].as_u64().unwrap())
            .collect();
        assert!(distances.is_sorted(), "{target}: {distances:?}");
    }
}

fn ordered(a: f64, b: f64) -> (f64, f64) {
    if a <= b { (a, b) } else { (b, a) }
}
