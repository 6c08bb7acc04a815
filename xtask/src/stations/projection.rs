//! From projected coordinates to latitude and longitude.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use proj4rs::{Proj, transform::transform};
use vigie::{geo::Point, territory::Territory};

/// The projections met so far, by EPSG code; any that `crs-definitions` has.
#[derive(Default)]
pub(crate) struct Projections {
    known: RefCell<BTreeMap<u16, Option<Rc<Proj>>>>,
}

impl Projections {
    /// The place that projected coordinates stand for, in metres.
    ///
    /// The origin, `0 0`, is how exports write that they know none.
    pub(crate) fn place(&self, epsg: u16, x: f64, y: f64) -> Option<Point> {
        if (x == 0.0 && y == 0.0) || !x.is_finite() || !y.is_finite() {
            return None;
        }
        let (from, to) = (self.get(epsg)?, self.get(WGS_84)?);
        let mut point = if from.is_latlong() {
            (x.to_radians(), y.to_radians(), 0.0)
        } else {
            (x, y, 0.0)
        };
        transform(&from, &to, &mut point).ok()?;
        Point::new(point.1.to_degrees(), point.0.to_degrees()).ok()
    }

    fn get(&self, epsg: u16) -> Option<Rc<Proj>> {
        let make = || {
            let definition = crs_definitions::from_code(epsg)?;
            Proj::from_proj_string(definition.proj4).ok().map(Rc::new)
        };
        self.known
            .borrow_mut()
            .entry(epsg)
            .or_insert_with(make)
            .clone()
    }
}

const WGS_84: u16 = 4326;

/// The projections that official exports use in a territory, by EPSG code.
///
/// A file that says "Lambert-93" of all its rows still has the local grid
/// overseas. French Polynesia spans three UTM zones and rows do not say which,
/// so there the coordinates have three readings.
pub(crate) fn usual_in(territory: Territory) -> &'static [u16] {
    match territory {
        // RGF93 / Lambert-93.
        Territory::MetropolitanFrance => &[2154],
        // RGAF09 / UTM 20N.
        Territory::Guadeloupe
        | Territory::Martinique
        | Territory::SaintBarthelemy
        | Territory::SaintMartin => &[5490],
        // RGFG95 / UTM 22N.
        Territory::Guyane => &[2972],
        // RGR92 / UTM 40S.
        Territory::Reunion => &[2975],
        // RGM04 / UTM 38S.
        Territory::Mayotte => &[4471],
        // RGSPM06 / UTM 21N.
        Territory::SaintPierreEtMiquelon => &[4467],
        // RGWF96 / UTM 1S.
        Territory::WallisEtFutuna => &[8903],
        // RGPF / UTM 5S, 6S and 7S.
        Territory::FrenchPolynesia => &[3296, 3297, 3298],
        // RGNC91-93 / Lambert New Caledonia.
        Territory::NewCaledonia => &[3163],
    }
}

#[cfg(test)]
mod tests {
    use vigie::geo::Point;

    use super::Projections;

    #[test]
    fn known_points_come_out_within_metres() {
        let projections = Projections::default();
        // Worked out by the formulas of EPSG guidance note 7-2 (Krüger's series
        // to the third order, and the conic), independently of proj4rs. The
        // definitions of Polynesia shift to WGS 84 by a quarter of a metre.
        let metre = 1.0;
        let millimetres = 0.01;
        for (epsg, x, y, lat, lon, within) in [
            (2154, 700_000.0, 6_600_000.0, 46.5, 3.0, millimetres),
            (2154, 351_895.902, 6_789_166.41, 48.11, -1.68, millimetres),
            (2154, 1_228_546.045, 6_199_420.644, 42.7, 9.45, millimetres),
            (5490, 657_103.137, 1_796_046.839, 16.24, -61.53, millimetres),
            (2972, 352_537.246, 546_179.397, 4.94, -52.33, metre),
            (2975, 338_767.167, 7_690_355.572, -20.88, 55.45, millimetres),
            (4471, 524_963.361, 8_587_181.961, -12.78, 45.23, millimetres),
            (4467, 562_596.272, 5_181_043.21, 46.78, -56.18, millimetres),
            (3163, 445_348.077, 214_681.472, -22.27, 166.44, millimetres),
            (3296, 633_410.748, 8_175_342.744, -16.5, -151.75, metre),
            (3297, 227_160.999, 8_058_860.87, -17.54, -149.57, metre),
            (3298, 598_953.506, 9_016_083.269, -8.9, -140.1, metre),
            (
                8903,
                588_816.627,
                8_529_541.805,
                -13.3,
                -176.18,
                millimetres,
            ),
            (4326, 2.35, 48.85, 48.85, 2.35, millimetres),
        ] {
            let place = projections
                .place(epsg, x, y)
                .unwrap_or_else(|| panic!("{epsg}"));
            let off = place.distance_m(Point::new(lat, lon).unwrap());
            assert!(off < within, "{epsg}: {off} m off, {place:?}");
        }
    }

    #[test]
    fn no_coordinates_are_no_place() {
        let projections = Projections::default();
        assert_eq!(projections.place(2154, 0.0, 0.0), None);
        assert_eq!(projections.place(2154, f64::NAN, 1.0), None);
        assert_eq!(projections.place(1, 7.0, 7.0), None, "no such code");
    }

    #[test]
    fn every_code_that_exports_use_is_known() {
        let projections = Projections::default();
        for epsg in [
            2154, 2970, 2971, 2972, 2973, 2975, 3163, 3296, 3297, 3298, 4467, 4471, 5490, 8903,
            32705, 32758,
        ] {
            assert!(projections.get(epsg).is_some(), "{epsg}");
        }
    }
}
