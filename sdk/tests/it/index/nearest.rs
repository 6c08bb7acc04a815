//! Nearest means nearest, everywhere and under every filter.

use proptest::prelude::*;
use vigie::{
    geo::{Bbox, EARTH_RADIUS_M, Point},
    hours::OpenState,
    index::{self, Filter, Nearest, StationIndex},
    station::{Accessibility, InseeCode, Institution, PostalCode, Service},
};

use super::directories::{commune, directory, point, points, station};

/// Two distances closer than this in metres count as equal: the haversine
/// formula and chords round differently.
const TIE_M: f64 = 1e-3;

/// The great-circle distance by the haversine formula, written apart from the
/// crate's own. Its antipodal end is mended by measuring the rest of half a
/// turn.
fn haversine(a: Point, b: Point) -> f64 {
    fn arc(a: (f64, f64), b: (f64, f64)) -> f64 {
        let half = |x: f64| (x / 2.0).sin().powi(2);
        let h = half(b.0 - a.0) + a.0.cos() * b.0.cos() * half(b.1 - a.1);
        2.0 * h.sqrt().min(1.0).asin()
    }
    let radians = |p: Point| (p.lat().to_radians(), p.lon().to_radians());
    let (a, b) = (radians(a), radians(b));
    let direct = arc(a, b);
    let angle = if direct > 1.6 {
        std::f64::consts::PI - arc((-a.0, a.1 + std::f64::consts::PI), b)
    } else {
        direct
    };
    angle * EARTH_RADIUS_M
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_nearest_are_those_of_a_full_scan(
        points in points(),
        from in point(),
        limit in 1..10_usize,
        radius in prop_oneof![Just(None), (1.0..2e7_f64).prop_map(Some)],
        institution in prop_oneof![Just(None), Just(Some(Institution::Gendarmerie))],
        accessible: bool,
        complaint: bool,
        open: bool,
    ) {
        let directory = directory(&points);
        let bytes = index::build(&directory).unwrap();
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        // A Tuesday noon in Paris, past midnight in Tahiti.
        let at: jiff::Timestamp = "2026-11-24T11:00:00Z".parse().unwrap();
        let wanted = Nearest {
            limit,
            radius_m: radius,
            filter: Filter {
                institution,
                accessible,
                services: if complaint { vec![Service::Complaint] } else { Vec::new() },
                open_at: open.then_some(at),
            },
        };
        let hits = index.nearest(from, &wanted);

        let mut all: Vec<f64> = directory
            .stations
            .iter()
            .filter(|s| institution.is_none_or(|wanted| s.institution == wanted))
            .filter(|s| !accessible || s.accessibility == Accessibility::Full)
            .filter(|s| !complaint || s.services.contains(&Service::Complaint))
            .filter(|s| !open || s.status_at(at).state == OpenState::Open)
            .map(|s| haversine(from, s.point))
            .collect();
        all.sort_by(f64::total_cmp);
        let inside = |slack: f64| {
            all.iter().filter(|d| radius.is_none_or(|r| **d <= r + slack)).count().min(limit)
        };
        prop_assert!((inside(-TIE_M)..=inside(TIE_M)).contains(&hits.len()));
        for (hit, expected) in hits.iter().zip(&all) {
            prop_assert!((hit.distance_m - expected).abs() < TIE_M, "{} {}", hit.distance_m, expected);
            let point = Point::new(hit.station.lat(), hit.station.lon()).unwrap();
            prop_assert!((haversine(from, point) - hit.distance_m).abs() < TIE_M);
        }
    }

    #[test]
    fn a_box_holds_what_lies_in_it(
        points in points(),
        (south, north) in (-90.0..=90.0_f64, -90.0..=90.0_f64),
        (west, east) in (-180.0..=180.0_f64, -180.0..=180.0_f64),
    ) {
        let (south, north) = (south.min(north), south.max(north));
        let bbox = Bbox::new(west, south, east, north).unwrap();
        let directory = directory(&points);
        let bytes = index::build(&directory).unwrap();
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        let hits = index.in_box(&bbox, &Nearest { limit: 1000, ..Nearest::default() });
        prop_assert!(hits.is_sorted_by(|a, b| a.distance_m <= b.distance_m));
        let mut found: Vec<&str> = hits.iter().map(|hit| hit.station.id()).collect();
        found.sort_unstable();
        let expected: Vec<&str> = directory
            .stations
            .iter()
            .filter(|s| bbox.contains(s.point))
            .map(|s| s.id.as_str())
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_station_comes_back_whole(points in points()) {
        let directory = directory(&points);
        let bytes = index::build(&directory).unwrap();
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        prop_assert_eq!(index.len(), directory.stations.len());
        for station in &directory.stations {
            let view = index.station(&station.id).unwrap();
            prop_assert_eq!(&view.to_station().unwrap(), station);
        }
    }
}

#[test]
fn stations_of_one_commune_and_postal_code() {
    let mut directory = directory(&[Point::new(48.0, 2.0).unwrap(); 4]);
    for (number, (insee, code)) in [("35238", "35000"), ("35051", "35510"), ("35238", "35700")]
        .into_iter()
        .enumerate()
    {
        directory.stations[number].commune = Some(vigie::station::CommuneRef {
            insee: InseeCode::new(insee).unwrap(),
            name: vigie::station::Text::new("Somewhere").unwrap(),
        });
        directory.stations[number].address.postal_code = Some(PostalCode::new(code).unwrap());
    }
    let bytes = index::build(&directory).unwrap();
    let index = StationIndex::open(bytes.as_bytes()).unwrap();
    let rennes: Vec<_> = index
        .in_commune(&InseeCode::new("35238").unwrap())
        .map(|s| s.id().to_owned())
        .collect();
    assert_eq!(rennes, ["s-000000", "s-000002"]);
    assert_eq!(
        index.in_commune(&InseeCode::new("35239").unwrap()).count(),
        0
    );
    let cesson: Vec<_> = index
        .in_postal_code(&PostalCode::new("35510").unwrap())
        .map(|s| s.id().to_owned())
        .collect();
    assert_eq!(cesson, ["s-000001"]);
}

#[test]
fn doubles_are_refused() {
    let point = Point::new(48.0, 2.0).unwrap();
    let mut twice = directory(&[point]);
    twice.stations.push(station(0, point));
    assert_eq!(
        index::build(&twice).unwrap_err().code(),
        "station_duplicated"
    );
    let mut twice = directory(&[]);
    twice.communes = vec![
        commune("35238", "Rennes", &[], 0),
        commune("35238", "Rennes", &[], 0),
    ];
    assert_eq!(
        index::build(&twice).unwrap_err().code(),
        "commune_duplicated"
    );
}
