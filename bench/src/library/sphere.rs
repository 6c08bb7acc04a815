//! Distances on the sphere as geo-index sees it: boxes of degrees.

use std::f64::consts::PI;

use vigie::geo::{EARTH_RADIUS_M, Point};

/// The square of half a chord, sin²(θ/2), which grows with the distance and
/// spares the arcsine: the «haversine».
fn haversine(radians: f64) -> f64 {
    let sine = (radians / 2.0).sin();
    sine * sine
}

/// A place that is asked from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct From {
    lat: f64,
    lon: f64,
    cos_lat: f64,
}

impl From {
    pub(crate) fn new(place: Point) -> Self {
        let lat = place.lat().to_radians();
        Self {
            lat,
            lon: place.lon().to_radians(),
            cos_lat: lat.cos(),
        }
    }

    /// The haversine of the distance to a point, in degrees.
    pub(crate) fn to_point(self, lon: f64, lat: f64) -> f64 {
        self.to_meridian(haversine(lon.to_radians() - self.lon), lat.to_radians())
    }

    /// The haversine of the distance to a point whose longitude is so far.
    fn to_meridian(self, hav_lon: f64, lat: f64) -> f64 {
        self.cos_lat * lat.cos() * hav_lon + haversine(self.lat - lat)
    }

    /// A haversine that no point of a box of degrees falls below: geo-index's
    /// own measures to a box in the plane, where longitudes do not meet.
    pub(crate) fn to_box(self, [west, south, east, north]: [f64; 4]) -> f64 {
        let [west, south, east, north] = [west, south, east, north].map(f64::to_radians);
        if (west..=east).contains(&self.lon) {
            return haversine(self.lat - self.lat.clamp(south, north));
        }
        // The nearest point lies on the nearer meridian, either where the
        // circle from here meets it at a right angle or in a corner.
        let hav_lon = haversine(west - self.lon).min(haversine(east - self.lon));
        let cos_lon = 1.0 - 2.0 * hav_lon;
        let foot = if cos_lon <= 0.0 {
            (PI / 2.0).copysign(self.lat)
        } else {
            (self.lat.tan() / cos_lon).atan()
        };
        if (south..=north).contains(&foot) {
            return self.to_meridian(hav_lon, foot);
        }
        self.to_meridian(hav_lon, south)
            .min(self.to_meridian(hav_lon, north))
    }
}

/// The metres of a haversine.
pub(crate) fn metres_of_haversine(haversine: f64) -> f64 {
    2.0 * EARTH_RADIUS_M * haversine.sqrt().min(1.0).asin()
}

/// The metres of a chord's square.
pub(crate) fn metres_of_chord_squared(squared: f64) -> f64 {
    metres_of_haversine(squared / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::Spread;

    #[test]
    fn a_box_is_never_farther_than_a_point_in_it() {
        let corners = Spread::Globe.places(40, 1).unwrap();
        for place in Spread::ALL
            .map(|spread| spread.places(40, 2).unwrap())
            .concat()
        {
            let from = From::new(place);
            for (a, b) in corners.iter().zip(corners.iter().skip(1)) {
                let low = (a.lon().min(b.lon()), a.lat().min(b.lat()));
                let high = (a.lon().max(b.lon()), a.lat().max(b.lat()));
                let bound = from.to_box([low.0, low.1, high.0, high.1]);
                for step in 0..=20 {
                    let along = f64::from(step) / 20.0;
                    for across in [0.0, 0.3, 1.0] {
                        let lon = low.0 + along * (high.0 - low.0);
                        let lat = low.1 + across * (high.1 - low.1);
                        let exact = from.to_point(lon, lat);
                        assert!(bound <= exact + 1e-12, "{place:?} {a:?} {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn metres_are_those_of_the_index() {
        let (a, b) = (
            Point::new(48.0, 2.0).unwrap(),
            Point::new(-21.0, 55.0).unwrap(),
        );
        let exact = a.distance_m(b);
        let haversine = From::new(a).to_point(b.lon(), b.lat());
        assert!((metres_of_haversine(haversine) - exact).abs() < 1e-3);
        let chord = a.to_unit().chord_squared(b.to_unit());
        assert!((metres_of_chord_squared(chord) - exact).abs() < 1e-3);
    }
}
