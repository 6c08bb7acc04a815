//! Places on the globe and the distance between them.
//!
//! Coordinates are WGS 84 in degrees; distances are metres on a sphere.

use serde::{Deserialize, Serialize};

use crate::{Error, error::Kind};

/// The mean radius of the Earth in metres.
///
/// R₁ of the GRS 80 ellipsoid, 6 371 008.771 4 m rounded as in Moritz,
/// *Geodetic Reference System 1980*, Journal of Geodesy 74 (2000), table of
/// derived constants. On this sphere a distance differs from the one on the
/// ellipsoid by 0.56 % at most.
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A place: latitude and longitude in degrees, both finite and in range.
///
/// # Examples
///
/// ```
/// use vigie::geo::Point;
///
/// let rennes = Point::new(48.1147, -1.6794)?;
/// let brest = Point::new(48.3904, -4.4861)?;
/// assert_eq!(rennes.distance_m(brest).round(), 210_042.0);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawPoint")]
pub struct Point {
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
struct RawPoint {
    lat: f64,
    lon: f64,
}

impl TryFrom<RawPoint> for Point {
    type Error = Error;
    fn try_from(raw: RawPoint) -> Result<Self, Error> {
        Self::new(raw.lat, raw.lon)
    }
}

impl Point {
    /// A place from its latitude and longitude in degrees.
    ///
    /// # Errors
    ///
    /// If either is not finite, the latitude is outside −90 to 90 or the
    /// longitude outside −180 to 180.
    pub fn new(lat: f64, lon: f64) -> Result<Self, Error> {
        if !lat.is_finite() || !lon.is_finite() {
            Err(Kind::NotFinite.into())
        } else if !(-90.0..=90.0).contains(&lat) {
            Err(Kind::Latitude.into())
        } else if !(-180.0..=180.0).contains(&lon) {
            Err(Kind::Longitude.into())
        } else {
            Ok(Self { lat, lon })
        }
    }

    /// Latitude in degrees, north positive.
    #[must_use]
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Longitude in degrees, east positive.
    #[must_use]
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// The great-circle distance to another place in metres, on a sphere of
    /// radius [`EARTH_RADIUS_M`].
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        self.to_unit().distance_m(other.to_unit())
    }

    /// The same place as a unit vector from the Earth's centre.
    ///
    /// Straight-line distance between unit vectors grows with great-circle
    /// distance, so a nearest-neighbour search on them is exact everywhere,
    /// the poles and the antimeridian included.
    #[must_use]
    pub fn to_unit(self) -> UnitVector {
        let (lat, lon) = (self.lat.to_radians(), self.lon.to_radians());
        let (sin_lat, cos_lat) = libm::sincos(lat);
        let (sin_lon, cos_lon) = libm::sincos(lon);
        UnitVector([cos_lat * cos_lon, cos_lat * sin_lon, sin_lat])
    }
}

/// A place as a unit vector: x towards 0°N 0°E, y towards 0°N 90°E, z north.
///
/// The sines come from `libm`, never from the platform, so that every host
/// gives the same answer to the last bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitVector(pub [f64; 3]);

impl UnitVector {
    /// The square of the straight-line distance, from 0 to 4.
    #[must_use]
    pub fn chord_squared(self, other: Self) -> f64 {
        let ([x, y, z], [u, v, w]) = (self.0, other.0);
        let (dx, dy, dz) = (x - u, y - v, z - w);
        dx * dx + dy * dy + dz * dz
    }

    /// The great-circle distance in metres.
    ///
    /// ```
    /// use vigie::geo::{EARTH_RADIUS_M, Point};
    /// let pole = Point::new(90.0, 0.0)?.to_unit();
    /// let equator = Point::new(0.0, 120.0)?.to_unit();
    /// let quarter = core::f64::consts::FRAC_PI_2 * EARTH_RADIUS_M;
    /// assert!((pole.distance_m(equator) - quarter).abs() < 1e-6);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        let chord_squared = self.chord_squared(other);
        if chord_squared <= 2.0 {
            m_of_chord_squared(chord_squared)
        } else {
            // Near the antipode the arcsine loses its digits: measure what is
            // missing to half a turn instead.
            let [x, y, z] = other.0;
            let opposite = Self([-x, -y, -z]);
            let half_turn = core::f64::consts::PI * EARTH_RADIUS_M;
            half_turn - m_of_chord_squared(self.chord_squared(opposite))
        }
    }
}

/// The square of the chord that subtends a great-circle distance in metres.
///
/// ```
/// use vigie::geo::{Point, chord_squared_of_m};
/// let (a, b) = (Point::new(48.0, 2.0)?, Point::new(48.0, 2.1)?);
/// let chord = a.to_unit().chord_squared(b.to_unit());
/// assert!((chord_squared_of_m(a.distance_m(b)) - chord).abs() < 1e-15);
/// # Ok::<(), vigie::Error>(())
/// ```
#[must_use]
pub fn chord_squared_of_m(distance_m: f64) -> f64 {
    let half_turn = core::f64::consts::PI * EARTH_RADIUS_M;
    let half_angle = distance_m.clamp(0.0, half_turn) / (2.0 * EARTH_RADIUS_M);
    let half_chord = libm::sin(half_angle);
    4.0 * half_chord * half_chord
}

/// The great-circle distance in metres that a chord subtends, from its square.
///
/// Precise to a micrometre up to a quarter turn (a square of 2); towards the
/// antipode the chord hardly grows any more, and [`UnitVector::distance_m`] is
/// better.
///
/// ```
/// use vigie::geo::{chord_squared_of_m, m_of_chord_squared};
/// assert!((m_of_chord_squared(chord_squared_of_m(1500.0)) - 1500.0).abs() < 1e-6);
/// ```
#[must_use]
pub fn m_of_chord_squared(chord_squared: f64) -> f64 {
    let half_chord = (libm::sqrt(chord_squared) / 2.0).min(1.0);
    2.0 * libm::asin(half_chord) * EARTH_RADIUS_M
}

/// A box between two parallels and two meridians, in degrees.
///
/// As in RFC 7946, section 5.2, a west edge greater than the east edge means
/// that the box crosses the antimeridian.
///
/// # Examples
///
/// ```
/// use vigie::geo::{Bbox, Point};
///
/// let pacific = Bbox::new(170.0, -25.0, -170.0, -10.0)?;
/// assert!(pacific.contains(Point::new(-13.3, -176.2)?), "Wallis");
/// assert!(pacific.contains(Point::new(-20.9, 170.0)?));
/// assert!(!pacific.contains(Point::new(-20.9, 165.2)?));
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bbox {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Bbox {
    /// A box from its edges in degrees, in the order of RFC 7946.
    ///
    /// # Errors
    ///
    /// If an edge is not a valid coordinate or south lies north of north.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Result<Self, Error> {
        Point::new(south, west)?;
        Point::new(north, east)?;
        if south > north {
            return Err(Kind::BoxUpsideDown.into());
        }
        Ok(Self {
            west,
            south,
            east,
            north,
        })
    }

    /// Whether a place lies inside or on an edge.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        let in_lat = (self.south..=self.north).contains(&point.lat);
        let in_lon = if self.west <= self.east {
            (self.west..=self.east).contains(&point.lon)
        } else {
            point.lon >= self.west || point.lon <= self.east
        };
        in_lat && in_lon
    }

    /// The place half-way between the edges.
    #[must_use]
    pub fn centre(&self) -> Point {
        let mut lon = (self.west + self.east) / 2.0;
        if self.west > self.east {
            lon += if lon > 0.0 { -180.0 } else { 180.0 };
        }
        Point {
            lat: (self.south + self.north) / 2.0,
            lon,
        }
    }

    /// The edges in degrees: west, south, east, north.
    #[must_use]
    pub fn edges(&self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north]
    }
}
