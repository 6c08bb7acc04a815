//! The bytes: where they may lie, what opening costs, and damage.

use proptest::prelude::*;
use vigie::full_text::TextIndex;

use super::{found, sheets};

const QUERIES: [&str; 6] = [
    "mon mari me frappe",
    "harcelemant",
    "v",
    "que faire",
    "velo vole porter plainte telephone",
    "中",
];

fn header(bytes: &[u8]) -> usize {
    bytes.len() - TextIndex::open(bytes).unwrap().body_len()
}

#[test]
fn opening_allocates_nothing_and_touches_the_header_alone() {
    let mut bytes = sheets();
    let opened = allocation_counter::measure(|| {
        TextIndex::open(&bytes).unwrap();
    });
    assert_eq!(opened.count_total, 0);
    let header = header(&bytes);
    bytes[header..].fill(0xff);
    let index = TextIndex::open(&bytes).unwrap();
    assert_eq!(index.len(), 4);
    assert_eq!(index.verify().unwrap_err().code(), "index_checksum");
    for query in QUERIES {
        assert!(index.search(query, 10).is_empty(), "{query}");
    }
}

#[test]
fn bytes_may_lie_anywhere() {
    let sound = sheets();
    for shift in 0..9 {
        let mut shifted = vec![0; shift];
        shifted.extend_from_slice(&sound);
        for query in QUERIES {
            assert_eq!(found(&shifted[shift..], query), found(&sound, query));
        }
    }
}

#[test]
fn cut_or_lengthened_bytes_are_refused() {
    let mut bytes = sheets();
    for len in 0..bytes.len() {
        assert!(
            TextIndex::open(&bytes[..len]).unwrap_err().is_index(),
            "{len}"
        );
    }
    bytes.push(0);
    assert_eq!(
        TextIndex::open(&bytes).unwrap_err().code(),
        "index_truncated"
    );
}

#[test]
fn other_bytes_and_versions_are_refused() {
    let code = |bytes: &[u8]| TextIndex::open(bytes).unwrap_err().code();
    assert_eq!(code(b""), "text_index_not_recognised");
    assert_eq!(code(b"VIGIE-SI and more"), "text_index_not_recognised");
    let mut bytes = sheets();
    bytes[8] ^= 1;
    assert_eq!(code(&bytes), "index_version");
    bytes[8] ^= 1;
    bytes[12] ^= 1;
    assert_eq!(code(&bytes), "index_checksum");
}

#[test]
fn no_changed_byte_goes_unseen() {
    let mut bytes = sheets();
    for at in 0..bytes.len() {
        bytes[at] ^= 0x10;
        let seen = TextIndex::open(&bytes).and_then(|index| index.verify());
        assert!(seen.is_err_and(|error| error.is_index()), "byte {at}");
        bytes[at] ^= 0x10;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whoever does not verify still never panics, and gets documents there are.
    #[test]
    fn damaged_records_never_panic(
        changes in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 1..300),
    ) {
        let mut bytes = sheets();
        let header = header(&bytes);
        for (place, value) in changes {
            let at = header + ((bytes.len() - header) as f64 * place) as usize;
            bytes[at] = value;
        }
        let index = TextIndex::open(&bytes).unwrap();
        for query in QUERIES {
            let hits = index.search(query, 10);
            prop_assert!(hits.iter().all(|hit| hit.document < 4));
        }
    }

    #[test]
    fn noise_is_refused(noise in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(TextIndex::open(&noise).is_err());
        let mut marked = b"VIGIE-FT".to_vec();
        marked.extend(noise);
        prop_assert!(TextIndex::open(&marked).is_err());
    }
}
