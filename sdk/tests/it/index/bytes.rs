//! Damaged bytes give errors or harmless answers, never a panic.

use proptest::prelude::*;
use vigie::{
    geo::{Bbox, Point},
    index::{self, AlignedBytes, Filter, Nearest, Place, StationIndex},
    station::{InseeCode, PostalCode, StationId},
};

use super::directories::{commune, directory};

fn sound() -> AlignedBytes {
    let points: Vec<_> = (0..50)
        .map(|i| Point::new(f64::from(i) - 20.0, f64::from(i) * 3.0).unwrap())
        .collect();
    let mut directory = directory(&points);
    directory.communes = vec![
        commune("35238", "Rennes", &["35000", "35700"], 225_081),
        commune("35051", "Cesson-Sévigné", &["35510"], 18_004),
    ];
    index::build(&directory).unwrap()
}

/// Asks everything an index can be asked.
fn use_all(index: &StationIndex<'_>) {
    let here = Point::new(48.0, 2.0).unwrap();
    let at = "2026-11-24T11:00:00Z".parse().unwrap();
    let open = Filter {
        open_at: Some(at),
        ..Filter::default()
    };
    for filter in [Filter::default(), open] {
        let wanted = Nearest {
            limit: 20,
            radius_m: None,
            filter,
        };
        let clock = index.clock(at);
        for hit in index.nearest(here, &wanted) {
            let feature =
                vigie::feature::StationFeature::new(&hit.station, Some(hit.distance_m), &clock)
                    .with_schema_org(&hit.station);
            assert!(serde_json::to_string(&feature).is_ok());
            let _ = hit.station.to_station();
        }
        let _ = index.in_box(&Bbox::new(-180.0, -90.0, 180.0, 90.0).unwrap(), &wanted);
    }
    let _ = index.station(&StationId::new("s-000001").unwrap());
    index.in_commune(&InseeCode::new("35238").unwrap()).count();
    index
        .in_postal_code(&PostalCode::new("35000").unwrap())
        .count();
    for place in ["rennes", "rens", "35000", "cesson 35", "saint denis"] {
        let _ = index.locate(&Place::Name(place.to_owned()));
    }
    let _ = index.locate(&Place::Commune(InseeCode::new("35051").unwrap()));
    index.stations().count();
    index.sources().count();
}

#[test]
fn sound_bytes_verify() {
    let bytes = sound();
    let index = StationIndex::open(bytes.as_bytes()).unwrap();
    index.verify().unwrap();
    use_all(&index);
}

#[test]
fn building_twice_gives_the_same_bytes() {
    assert_eq!(sound().as_bytes(), sound().as_bytes());
}

#[test]
fn misaligned_bytes_are_refused() {
    let sound = sound();
    for shift in 1..StationIndex::ALIGNMENT {
        let mut shifted = vec![0; shift];
        shifted.extend_from_slice(sound.as_bytes());
        let copy = AlignedBytes::copy_from(&shifted);
        let error = StationIndex::open(&copy.as_bytes()[shift..]).unwrap_err();
        assert_eq!(error.code(), "index_misaligned");
    }
}

#[test]
fn cut_bytes_are_refused() {
    let sound = sound();
    for len in 0..sound.as_bytes().len() {
        let error = StationIndex::open(&sound.as_bytes()[..len]).unwrap_err();
        assert!(error.is_index(), "{len}");
    }
}

#[test]
fn another_version_is_refused() {
    let mut bytes = sound().as_bytes().to_vec();
    bytes[12] ^= 1;
    let copy = AlignedBytes::copy_from(&bytes);
    assert_eq!(
        StationIndex::open(copy.as_bytes()).unwrap_err().code(),
        "index_version"
    );
}

#[test]
fn no_changed_byte_goes_unseen() {
    let sound = sound();
    let mut bytes = sound.as_bytes().to_vec();
    for at in 0..bytes.len() {
        bytes[at] ^= 0x10;
        let copy = AlignedBytes::copy_from(&bytes);
        let seen = StationIndex::open(copy.as_bytes()).and_then(|index| index.verify());
        assert!(seen.is_err_and(|error| error.is_index()), "byte {at}");
        bytes[at] ^= 0x10;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whoever does not verify still never panics.
    #[test]
    fn damaged_records_never_panic(
        changes in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 1..200),
    ) {
        let sound = sound();
        let mut bytes = sound.as_bytes().to_vec();
        let header = 200;
        for (place, value) in changes {
            let at = header + ((bytes.len() - header) as f64 * place) as usize;
            bytes[at] = value;
        }
        let copy = AlignedBytes::copy_from(&bytes);
        if let Ok(index) = StationIndex::open(copy.as_bytes()) {
            use_all(&index);
        }
    }

    #[test]
    fn noise_is_refused(noise in prop::collection::vec(any::<u8>(), 0..400)) {
        let copy = AlignedBytes::copy_from(&noise);
        prop_assert!(StationIndex::open(copy.as_bytes()).is_err());
    }
}
