//! No byte of a signed text may be another.

use std::sync::LazyLock;

use proptest::prelude::*;
use vigie::desk::{root::Rotation, trust::Trust};

use super::{at, directory, now, root, version};

static SIGNED: LazyLock<String> = LazyLock::new(|| directory().sign(&root(1)).unwrap());
static ROTATION: LazyLock<String> =
    LazyLock::new(|| Rotation::sign(&root(1), &root(2), at("2026-11-01T00:00:00Z")).unwrap());
static BY_NEW: LazyLock<String> = LazyLock::new(|| version(2).sign(&root(2)).unwrap());

fn is_refused(text: &[u8]) -> bool {
    let pinned = Trust::pin(root(1).public());
    core::str::from_utf8(text).map_or(true, |text| pinned.accept(text, &[], now()).is_err())
}

/// Follows a rotation that was changed to a directory that only the new key
/// signed.
fn is_not_followed(text: &[u8]) -> bool {
    let pinned = Trust::pin(root(1).public());
    let Ok(text) = core::str::from_utf8(text) else {
        return true;
    };
    let accepted = pinned.accept(&BY_NEW, &[text.to_owned()], now());
    accepted.is_err_and(|error| error.code() == "directory_untrusted")
}

/// Each byte one bit off, which finds spare bits and blind spots of a reader.
#[test]
fn every_byte_of_a_directory_counts() {
    assert!(!is_refused(SIGNED.as_bytes()));
    for place in 0..SIGNED.len() {
        let mut bytes = SIGNED.clone().into_bytes();
        bytes[place] ^= 1;
        assert!(is_refused(&bytes), "byte {place}");
    }
}

#[test]
fn every_byte_of_a_rotation_counts() {
    assert!(!is_not_followed(ROTATION.as_bytes()));
    for place in 0..ROTATION.len() {
        let mut bytes = ROTATION.clone().into_bytes();
        bytes[place] ^= 1;
        assert!(is_not_followed(&bytes), "byte {place}");
    }
}

#[test]
fn no_text_that_was_cut_off_is_accepted() {
    for length in 0..SIGNED.len() {
        assert!(is_refused(&SIGNED.as_bytes()[..length]), "{length} bytes");
    }
    for length in 0..ROTATION.len() {
        assert!(
            is_not_followed(&ROTATION.as_bytes()[..length]),
            "{length} bytes"
        );
    }
}

proptest! {
    #[test]
    fn a_byte_that_is_another(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for (text, refused) in [
            (&*SIGNED, is_refused as fn(&[u8]) -> bool),
            (&*ROTATION, is_not_followed),
        ] {
            let mut bytes = text.clone().into_bytes();
            let place = place.index(bytes.len());
            prop_assume!(bytes[place] != byte);
            bytes[place] = byte;
            prop_assert!(refused(&bytes));
        }
    }

    #[test]
    fn a_byte_that_is_missing_or_added(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for (text, refused) in [
            (&*SIGNED, is_refused as fn(&[u8]) -> bool),
            (&*ROTATION, is_not_followed),
        ] {
            let place = place.index(text.len());
            let mut missing = text.clone().into_bytes();
            missing.remove(place);
            prop_assert!(refused(&missing));
            let mut added = text.clone().into_bytes();
            added.insert(place, byte);
            prop_assert!(refused(&added));
        }
    }

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        prop_assert!(is_refused(text.as_bytes()));
        let directory = format!("vd1.{text}");
        prop_assert!(is_refused(directory.as_bytes()));
        prop_assert!(is_not_followed(text.as_bytes()));
        let rotation = format!("vr1.{text}");
        prop_assert!(is_not_followed(rotation.as_bytes()));
    }
}
