//! Places to ask about: the awkward ones, and others drawn by lot.

use std::collections::BTreeMap;

use crate::{
    oracle::{any_station, stations},
    random::Random,
};

/// A latitude and a longitude in degrees.
pub(crate) type Point = (f64, f64);

/// Where formulas that look right go wrong.
const CORNERS: [Point; 22] = [
    (90.0, 0.0),
    (90.0, 180.0),
    (90.0, -73.2),
    (-90.0, 0.0),
    (-90.0, -180.0),
    (89.999_999_9, 45.0),
    (-89.999_999_9, -135.0),
    (0.0, 0.0),
    (-0.0, -0.0),
    (0.0, 90.0),
    (0.0, -90.0),
    (0.0, 180.0),
    (0.0, -180.0),
    (-13.282, 180.0),
    (-13.282, -180.0),
    (-13.282, 179.999_999),
    (-13.282, -179.999_999),
    (-22.273, 179.999_999_999),
    (-22.273, -179.999_999_999),
    (66.0, 180.0),
    (66.0, -180.0),
    (5e-324, 5e-324),
];

/// Seas and oceans, far from everything.
const SEAS: [Point; 12] = [
    (46.0, -20.0),
    (45.2, -4.0),
    (42.3, 5.1),
    (50.2, -1.2),
    (-30.0, 75.0),
    (-45.0, -130.0),
    (-20.0, -175.0),
    (10.0, -140.0),
    (-15.0, 60.0),
    (15.0, -62.4),
    (-12.3, 44.4),
    (-48.876_7, -123.393_3),
];

/// Where another station is as near, across a border, a river or a strait.
const BORDERS: [Point; 16] = [
    (48.58, 7.80),
    (49.50, 6.36),
    (50.70, 3.16),
    (46.20, 6.14),
    (43.74, 7.42),
    (42.51, 1.54),
    (43.34, -1.78),
    (50.95, 1.85),
    (47.59, 7.56),
    (45.83, 6.87),
    (47.25, -2.25),
    (49.49, 0.11),
    (44.55, 6.75),
    (41.36, 9.22),
    (48.0, 3.5),
    (46.5, 2.5),
];

/// Every territory overseas, its far islands too.
const OVERSEAS: [Point; 22] = [
    (16.25, -61.55),
    (15.87, -61.58),
    (14.61, -61.06),
    (4.93, -52.33),
    (3.15, -52.33),
    (5.5, -54.03),
    (-20.88, 55.45),
    (-21.34, 55.48),
    (-12.78, 45.23),
    (46.78, -56.17),
    (47.1, -56.38),
    (17.9, -62.83),
    (18.07, -63.08),
    (-13.28, -176.18),
    (-14.3, -178.12),
    (-17.53, -149.57),
    (-9.0, -139.5),
    (-23.12, -134.97),
    (-23.38, -149.48),
    (-22.27, 166.44),
    (-20.92, 167.27),
    (-49.35, 70.22),
];

/// So many points: first the awkward ones, then stations themselves, then
/// whatever the lot gives near stations, in France and anywhere.
pub(crate) fn points(count: usize, random: &mut Random) -> Vec<Point> {
    let mut points = Vec::with_capacity(count);
    points.extend(CORNERS);
    points.extend(SEAS);
    points.extend(BORDERS);
    points.extend(OVERSEAS);
    points.extend(shared_places().into_iter().take(40));
    points.extend((0..60).map(|_| {
        let station = any_station(random);
        (station.lat, station.lon)
    }));
    points.extend((0..20).map(|_| {
        let side = if random.below(2) == 0 { 180.0 } else { -180.0 };
        (
            random.between(-60.0, 60.0),
            side * random.between(0.999, 1.0),
        )
    }));
    while points.len() < count {
        points.push(match random.below(3) {
            0 => anywhere(random),
            1 => (random.between(41.0, 51.5), random.between(-5.5, 9.8)),
            _ => around_a_station(random),
        });
    }
    points.truncate(count);
    points
}

/// Places where several stations stand, so that only the rule for ties puts
/// them in order.
fn shared_places() -> Vec<Point> {
    let mut counts: BTreeMap<(u64, u64), u32> = BTreeMap::new();
    for station in stations() {
        *counts
            .entry((station.lat.to_bits(), station.lon.to_bits()))
            .or_default() += 1;
    }
    let shared = counts.into_iter().filter(|(_, count)| *count > 1);
    shared
        .map(|((lat, lon), _)| (f64::from_bits(lat), f64::from_bits(lon)))
        .collect()
}

/// Anywhere on the globe, each square metre alike.
fn anywhere(random: &mut Random) -> Point {
    let lat = random.between(-1.0, 1.0).asin().to_degrees();
    (lat, random.between(-180.0, 180.0))
}

/// From a centimetre to a hundred kilometres from a station.
fn around_a_station(random: &mut Random) -> Point {
    let station = any_station(random);
    let degrees = 10_f64.powf(random.between(-7.0, 0.0));
    let lat = station.lat + random.between(-degrees, degrees);
    let lon = station.lon + random.between(-degrees, degrees);
    let lon = if lon > 180.0 {
        lon - 360.0
    } else if lon < -180.0 {
        lon + 360.0
    } else {
        lon
    };
    (lat.clamp(-90.0, 90.0), lon)
}
