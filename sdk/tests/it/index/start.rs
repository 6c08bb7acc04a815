//! An instance starts without parsing: opening reads the header alone.

use vigie::{
    geo::Point,
    index::{self, AlignedBytes, Nearest, StationIndex},
};

use super::directories::directory;

fn of_size(stations: usize) -> AlignedBytes {
    let points: Vec<_> = (0..stations)
        .map(|i| {
            let turn = i as f64 * 0.618_033_988_75;
            Point::new(
                turn.fract() * 170.0 - 85.0,
                (turn * 7.0).fract() * 358.0 - 179.0,
            )
            .unwrap()
        })
        .collect();
    index::build(&directory(&points)).unwrap()
}

/// What is allocated from the bytes at rest to the first answer.
fn first_answer(bytes: &AlignedBytes) -> allocation_counter::AllocationInfo {
    let here = Point::new(48.11, -1.68).unwrap();
    allocation_counter::measure(|| {
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        let hits = index.nearest(here, &Nearest::default());
        assert_eq!(hits.len(), 5);
    })
}

#[test]
fn opening_allocates_nothing() {
    let bytes = of_size(1000);
    let opened = allocation_counter::measure(|| {
        StationIndex::open(bytes.as_bytes()).unwrap();
    });
    assert_eq!(opened.count_total, 0);
}

#[test]
fn the_first_answer_costs_the_same_whatever_the_size() {
    let (small, large) = (first_answer(&of_size(100)), first_answer(&of_size(20_000)));
    assert_eq!(small.count_total, large.count_total);
    assert_eq!(small.bytes_total, large.bytes_total);
    // The two lists of hits, and nothing that grows.
    assert!(large.count_total <= 3, "{large:?}");
}

#[test]
fn opening_touches_no_byte_behind_the_header() {
    let sound = of_size(1000);
    let mut bytes = sound.as_bytes().to_vec();
    // Everything behind the header becomes noise; had opening looked at it, it
    // would have found nothing that fits.
    let header = bytes.len() - StationIndex::open(sound.as_bytes()).unwrap().body_len();
    bytes[header..].fill(0xff);
    let copy = AlignedBytes::copy_from(&bytes);
    let index = StationIndex::open(copy.as_bytes()).unwrap();
    assert_eq!(index.len(), 1000);
    assert!(index.verify().is_err());
}
