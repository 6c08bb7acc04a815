//! Sealed entries and chunks: they open where they belong, and nowhere else.

use proptest::prelude::*;
use vigie::seal::{
    AttachmentId, CHUNK, CaseId, CaseKey, ChunkPlace, ClientId, Keyring, MAX_ATTACHMENT,
    MAX_CHUNKS, MAX_CONTENT, MAX_SEALED, Place, Receipt, SEALED_CHUNK, SIZE_CLASSES, Sender,
    chunk_key_version, chunk_ranges, entry_key_version, open_chunk, open_entry, seal_chunk,
    seal_entry,
};

use super::case_of;

fn chunk_place() -> ChunkPlace {
    ChunkPlace {
        case: CaseId::from_bytes([1; 16]),
        sender: Sender::Officer,
        attachment: AttachmentId::from_bytes([2; 16]),
        index: 3,
    }
}

#[test]
fn the_sizes_agree_with_one_another() {
    assert_eq!(MAX_CONTENT + 1, SIZE_CLASSES[3]);
    assert_eq!(MAX_SEALED, SIZE_CLASSES[3] + 42);
    assert_eq!(SEALED_CHUNK, CHUNK + 1 + 42);
    assert_eq!(MAX_CHUNKS, 80);
}

#[test]
fn the_length_tells_the_class_alone() {
    let (_, keyring, place) = case_of(1);
    for (lengths, class) in [
        (0..=255, 256),
        (256..=1023, 1024),
        (1024..=4095, 4096),
        (4096..=16383, 16384),
    ] {
        for length in [*lengths.start(), lengths.start() + 1, *lengths.end()] {
            let content = vec![0; length];
            let sealed = seal_entry(&keyring, &place, &content, [0; 24]).unwrap();
            assert_eq!(sealed.len(), class + 42);
            assert_eq!(*open_entry(&keyring, &place, &sealed).unwrap(), content);
        }
    }
    let error = seal_entry(&keyring, &place, &[0; MAX_CONTENT + 1], [0; 24]).unwrap_err();
    assert_eq!(error.code(), "sealed_content_too_large");
}

#[test]
fn a_content_that_looks_like_padding_survives() {
    let (_, keyring, place) = case_of(1);
    for content in [&b"\x80"[..], b"\x80\0\0", b"\0", b"", b"a\x80\x80\0"] {
        let sealed = seal_entry(&keyring, &place, content, [0; 24]).unwrap();
        assert_eq!(*open_entry(&keyring, &place, &sealed).unwrap(), content);
    }
}

#[test]
fn a_change_of_any_bit_is_noticed() {
    let (_, keyring, place) = case_of(1);
    let sealed = seal_entry(&keyring, &place, b"a word", [7; 24]).unwrap();
    for at in 0..sealed.len() {
        for bit in 0..8 {
            let mut changed = sealed.clone();
            changed[at] ^= 1 << bit;
            let error = open_entry(&keyring, &place, &changed).unwrap_err();
            assert!(error.is_seal(), "byte {at}, bit {bit}: {error}");
        }
    }
}

#[test]
fn a_cut_or_an_addition_is_noticed() {
    let (_, keyring, place) = case_of(1);
    let sealed = seal_entry(&keyring, &place, &[1; 300], [7; 24]).unwrap();
    for length in 0..sealed.len() {
        assert!(open_entry(&keyring, &place, &sealed[..length]).is_err());
    }
    for more in [1, 42, 3072, 16384] {
        let mut longer = sealed.clone();
        longer.resize(sealed.len() + more, 0);
        assert!(open_entry(&keyring, &place, &longer).is_err());
    }
}

#[test]
fn an_entry_opens_in_its_own_place_alone() {
    let (_, keyring, place) = case_of(1);
    let sealed = seal_entry(&keyring, &place, b"a word", [7; 24]).unwrap();
    let elsewhere = [
        Place {
            case: CaseId::from_bytes([3; 16]),
            ..place
        },
        Place {
            client_id: ClientId::from_bytes([3; 16]),
            ..place
        },
        Place {
            sender: Sender::Officer,
            ..place
        },
        Place {
            sender: Sender::Service,
            ..place
        },
    ];
    for place in elsewhere {
        let error = open_entry(&keyring, &place, &sealed).unwrap_err();
        assert_eq!(error.code(), "seal_broken");
    }
    // The same key bytes under another version, named by the frame.
    let secret = [5; 32];
    let one = Keyring::new(CaseKey::new(1, secret).unwrap());
    let two = Keyring::new(CaseKey::new(2, secret).unwrap());
    let mut sealed = seal_entry(&one, &place, b"a word", [7; 24]).unwrap();
    assert_eq!(
        open_entry(&two, &place, &sealed).unwrap_err().code(),
        "key_missing"
    );
    sealed[1] = 2;
    assert_eq!(
        open_entry(&two, &place, &sealed).unwrap_err().code(),
        "seal_broken"
    );
    // Another case's key.
    let stranger = Receipt::new([8; 16]).keyring();
    sealed[1] = 1;
    assert_eq!(
        open_entry(&stranger, &place, &sealed).unwrap_err().code(),
        "seal_broken"
    );
}

#[test]
fn a_chunk_opens_in_its_own_place_alone() {
    let keyring = Receipt::new([1; 16]).keyring();
    let place = chunk_place();
    let sealed = seal_chunk(&keyring, &place, &[7; CHUNK], [7; 24]).unwrap();
    assert_eq!(sealed.len(), SEALED_CHUNK);
    assert_eq!(chunk_key_version(&sealed), Ok(1));
    assert_eq!(*open_chunk(&keyring, &place, &sealed).unwrap(), [7; CHUNK]);
    let elsewhere = [
        ChunkPlace {
            case: CaseId::from_bytes([9; 16]),
            ..place
        },
        ChunkPlace {
            sender: Sender::Citizen,
            ..place
        },
        ChunkPlace {
            attachment: AttachmentId::from_bytes([9; 16]),
            ..place
        },
        ChunkPlace { index: 4, ..place },
    ];
    for place in elsewhere {
        assert!(open_chunk(&keyring, &place, &sealed).unwrap_err().is_seal());
    }
    let ends = [
        0,
        1,
        2,
        25,
        26,
        27,
        40_000,
        SEALED_CHUNK - 17,
        SEALED_CHUNK - 16,
        SEALED_CHUNK - 1,
    ];
    for at in ends {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(
            open_chunk(&keyring, &place, &changed)
                .unwrap_err()
                .is_seal()
        );
    }
    assert!(open_chunk(&keyring, &place, &sealed[..SEALED_CHUNK - 1]).is_err());
    assert!(open_chunk(&keyring, &place, &[&sealed[..], &[0]].concat()).is_err());
    assert!(seal_chunk(&keyring, &place, &[0; CHUNK + 1], [7; 24]).is_err());
    assert_eq!(
        seal_chunk(&keyring, &place, b"", [7; 24]).unwrap().len(),
        SEALED_CHUNK
    );
}

/// Entries and chunks have keys, places and formats of their own.
#[test]
fn an_entry_is_no_chunk() {
    let (_, keyring, place) = case_of(1);
    let mut sealed = seal_entry(&keyring, &place, b"a word", [7; 24]).unwrap();
    assert_eq!(entry_key_version(&sealed), Ok(1));
    assert!(chunk_key_version(&sealed).is_err());
    sealed[0] = 2;
    assert!(entry_key_version(&sealed).is_err());
    let mut chunk = seal_chunk(&keyring, &chunk_place(), b"", [7; 24]).unwrap();
    chunk[0] = 1;
    assert!(entry_key_version(&chunk).is_err());
    assert!(open_entry(&keyring, &place, &chunk).is_err());
}

#[test]
fn attachments_are_cut_without_gaps() {
    for size in [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, MAX_ATTACHMENT] {
        let ranges: Vec<_> = chunk_ranges(size).unwrap().collect();
        assert_eq!(ranges[0].start, 0);
        assert_eq!(ranges[ranges.len() - 1].end, size);
        assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
        let (last, full) = ranges.split_last().unwrap();
        assert!(full.iter().all(|range| range.len() == CHUNK));
        assert!((1..=CHUNK).contains(&last.len()));
        assert!(ranges.len() <= MAX_CHUNKS);
    }
    assert!(chunk_ranges(0).is_err());
    assert!(chunk_ranges(MAX_ATTACHMENT + 1).is_err());
    assert!(chunk_ranges(usize::MAX).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_sealed_opens(
        secret: [u8; 16],
        client_id: [u8; 16],
        nonce: [u8; 24],
        content in prop::collection::vec(any::<u8>(), 0..3000),
        sender in prop::sample::select(Sender::ALL),
    ) {
        let receipt = Receipt::new(secret);
        let place = Place {
            case: receipt.case_id(),
            sender,
            client_id: ClientId::from_bytes(client_id),
        };
        let sealed = seal_entry(&receipt.keyring(), &place, &content, nonce).unwrap();
        prop_assert_eq!(&*open_entry(&receipt.keyring(), &place, &sealed).unwrap(), &content);
    }
}
