//! Directories to test with.

use proptest::prelude::*;
use vigie::{
    commune::Commune,
    directory::Directory,
    geo::Point,
    hours::WeeklyHours,
    station::{
        Accessibility, Address, InseeCode, Institution, PostalCode, Precision, Service, Source,
        Station, StationId, Text, UnitKind,
    },
    territory::Zone,
};

/// A station with a number and a place, and nothing else known.
pub(super) fn station(number: usize, point: Point) -> Station {
    Station {
        id: StationId::new(format!("s-{number:06}")).unwrap(),
        name: Text::new(format!("Station {number}")).unwrap(),
        institution: Institution::ALL[number % Institution::ALL.len()],
        kind: UnitKind::Station,
        address: Address::default(),
        commune: None,
        point,
        precision: Precision::default(),
        phone: None,
        site: None,
        accessibility: Accessibility::ALL[number % Accessibility::ALL.len()],
        hours: (!number.is_multiple_of(3))
            .then(|| WeeklyHours::from_osm(["24/7", "Mo-Fr 08:00-18:00"][number % 2]).unwrap()),
        zone: Zone::named(["Europe/Paris", "Pacific/Tahiti"][number % 2]).unwrap(),
        holidays: vigie::holidays::HolidayCalendar::None,
        services: if number.is_multiple_of(5) {
            vec![Service::Complaint]
        } else {
            Vec::new()
        },
        source: Source {
            name: Text::new("made up").unwrap(),
            date: jiff::civil::date(2026, 11, 1),
        },
    }
}

pub(super) fn directory(points: &[Point]) -> Directory {
    Directory {
        date: jiff::civil::date(2026, 11, 1),
        sample: true,
        sources: vec![Text::new("made up").unwrap()],
        stations: points
            .iter()
            .enumerate()
            .map(|(number, point)| station(number, *point))
            .collect(),
        communes: Vec::new(),
    }
}

pub(super) fn commune(insee: &str, name: &str, codes: &[&str], population: u32) -> Commune {
    Commune {
        insee: InseeCode::new(insee).unwrap(),
        name: Text::new(name).unwrap(),
        postal_codes: codes
            .iter()
            .map(|code| PostalCode::new(*code).unwrap())
            .collect(),
        point: Point::new(48.0, 2.0).unwrap(),
        population,
    }
}

/// Any place, with a liking for those that break naive geometry.
pub(super) fn point() -> impl Strategy<Value = Point> {
    let latitude = prop_oneof![
        -90.0..=90.0_f64,
        Just(90.0),
        Just(-90.0),
        Just(0.0),
        89.9..=90.0_f64
    ];
    let longitude = prop_oneof![
        -180.0..=180.0_f64,
        Just(180.0),
        Just(-180.0),
        179.9..=180.0_f64,
        -180.0..=-179.9_f64,
    ];
    (latitude, longitude).prop_map(|(lat, lon)| Point::new(lat, lon).unwrap())
}

/// Up to 60 places, some of them twice.
pub(super) fn points() -> impl Strategy<Value = Vec<Point>> {
    (prop::collection::vec(point(), 0..40), 0..20_usize).prop_map(|(mut points, doubles)| {
        let doubled: Vec<_> = points.iter().copied().take(doubles).collect();
        points.extend(doubled);
        points
    })
}
