//! Places to put stations at and to ask from: the same ones at every run.

use std::f64::consts::PI;

use anyhow::Result;
use fastrand::Rng;
use vigie::geo::Point;

/// How places are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spread {
    /// Evenly over the globe.
    Globe,
    /// In towns of metropolitan France, as people are.
    France,
    /// Within a degree of the antimeridian.
    Antimeridian,
    /// Within two degrees of a pole.
    Poles,
}

impl Spread {
    /// Every spread that is asked from.
    pub(crate) const ALL: [Self; 4] = [Self::Globe, Self::France, Self::Antimeridian, Self::Poles];

    /// Its name in a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Globe => "globe",
            Self::France => "France",
            Self::Antimeridian => "antimeridian",
            Self::Poles => "poles",
        }
    }

    /// So many places.
    pub(crate) fn places(self, count: usize, seed: u64) -> Result<Vec<Point>> {
        let mut random = Rng::with_seed(seed);
        let towns: Vec<(f64, f64)> = (0..TOWNS)
            .map(|_| {
                (
                    between(&mut random, FRANCE_LAT),
                    between(&mut random, FRANCE_LON),
                )
            })
            .collect();
        let mut place = || {
            let (lat, lon) = match self {
                Self::Globe => globe(&mut random),
                Self::France => {
                    let town = random.choice(&towns).copied().unwrap_or_default();
                    (town.0 + scatter(&mut random), town.1 + scatter(&mut random))
                }
                Self::Antimeridian => {
                    let lon = between(&mut random, (179.0, 181.0));
                    let lon = if lon > 180.0 { lon - 360.0 } else { lon };
                    (between(&mut random, (-80.0, 80.0)), lon)
                }
                Self::Poles => {
                    let lat = between(&mut random, (88.0, 90.0));
                    let lat = if random.bool() { lat } else { -lat };
                    (lat, between(&mut random, (-180.0, 180.0)))
                }
            };
            Ok(Point::new(lat, lon)?)
        };
        (0..count).map(|_| place()).collect()
    }
}

const TOWNS: usize = 300;
const FRANCE_LAT: (f64, f64) = (42.5, 51.0);
const FRANCE_LON: (f64, f64) = (-4.5, 8.0);

/// The places of so many stations: half crowded as in France, half all over
/// the globe, so that no query is far from all of them.
pub(crate) fn stations(count: usize) -> Result<Vec<Point>> {
    let mut places = Spread::France.places(count / 2, 1)?;
    places.extend(Spread::Globe.places(count - count / 2, 2)?);
    Ok(places)
}

fn between(random: &mut Rng, (low, high): (f64, f64)) -> f64 {
    low + (high - low) * random.f64()
}

/// Even on the sphere: the sine of the latitude is even, not the latitude.
fn globe(random: &mut Rng) -> (f64, f64) {
    let lat = between(random, (-1.0, 1.0)).asin() * 180.0 / PI;
    (lat, between(random, (-180.0, 180.0)))
}

/// A few kilometres around a town, most of them close to its middle.
fn scatter(random: &mut Rng) -> f64 {
    0.1 * (random.f64() + random.f64() + random.f64() - 1.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_at_every_run() {
        for spread in Spread::ALL {
            let places = spread.places(100, 7).unwrap();
            assert_eq!(places, spread.places(100, 7).unwrap());
            assert_ne!(places, spread.places(100, 8).unwrap());
        }
    }

    #[test]
    fn hard_places_are_where_they_are_hard() {
        let seam = Spread::Antimeridian.places(100, 3).unwrap();
        assert!(seam.iter().all(|place| place.lon().abs() >= 179.0));
        let poles = Spread::Poles.places(100, 3).unwrap();
        assert!(poles.iter().all(|place| place.lat().abs() >= 88.0));
    }
}
