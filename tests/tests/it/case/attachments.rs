//! Files: sealed parts of one size, in any order, once each.

use vigie::seal::{
    Attachment, AttachmentId, ChunkPlace, MAX_ATTACHMENT, MAX_CHUNKS, MediaType, Message,
    SEALED_CHUNK, Sender, chunk_ranges, open_chunk, seal_chunk,
};

use super::party::{Case, Party, code, random};
use crate::client::{Answer, Ask};

const BYTES: &str = "application/octet-stream";

fn put(party: &Party, file: AttachmentId, index: impl std::fmt::Display, part: &[u8]) -> Ask {
    party
        .ask("PUT", &format!("/attachments/{file}/{index}"))
        .header("content-type", BYTES)
        .body(part)
}

fn held(party: &Party, file: AttachmentId) -> Vec<u64> {
    let held = party.ask("GET", &format!("/attachments/{file}")).ok();
    serde_json::from_value(held["chunks"].clone()).unwrap()
}

fn status_and_code(answer: &Answer) -> (u16, String) {
    (answer.status, code(answer))
}

#[test]
fn the_longest_file_arrives_whole_though_its_upload_broke_off() {
    let case = Case::open();
    let citizen = &case.citizen;
    let file: Vec<u8> = (0..MAX_ATTACHMENT)
        .map(|n| (n ^ (n >> 8) ^ (n >> 16)) as u8)
        .collect();
    let id = AttachmentId::from_bytes(random());
    let place = |index| ChunkPlace {
        case: citizen.case,
        sender: Sender::Citizen,
        attachment: id,
        index,
    };
    let ranges = chunk_ranges(file.len()).unwrap();
    let parts: Vec<_> = (0..)
        .zip(ranges)
        .map(|(index, range)| {
            seal_chunk(&citizen.keyring, &place(index), &file[range], random()).unwrap()
        })
        .collect();
    assert_eq!(parts.len(), MAX_CHUNKS);
    assert_eq!(held(citizen, id), [0; 0]);
    // Some out of order, and then it breaks off.
    for index in [3, 0, 79, 1] {
        let answer = put(citizen, id, index, &parts[index]).send();
        assert_eq!(answer.status, 201, "{answer}");
        assert_eq!(answer.json()["index"], index);
    }
    assert_eq!(held(citizen, id), [0, 1, 3, 79]);
    for (index, part) in parts.iter().enumerate() {
        let known = [0, 1, 3, 79].contains(&index);
        let answer = put(citizen, id, index, part).send();
        assert_eq!(
            answer.status,
            if known { 200 } else { 201 },
            "{index}: {answer}"
        );
        assert_eq!(answer.json()["duplicate"], known);
    }
    assert!(held(citizen, id).into_iter().eq(0..80));
    let announced = Attachment::new(id, "porte.jpg", MediaType::Jpeg, &file, &parts).unwrap();
    citizen.send(&Message::Attachment(announced));
    // The other side, or the citizen where keys are not known, reads it.
    let reader = case.officer().unwrap_or_else(|| citizen.clone());
    let entry = reader.log().pop().unwrap();
    let Message::Attachment(announced) = reader.read(&entry).unwrap() else {
        panic!("no attachment");
    };
    let mut received = Vec::new();
    for index in 0..80 {
        let answer = reader
            .ask("GET", &format!("/attachments/{}/{index}", announced.id))
            .send();
        assert_eq!((answer.status, answer.body.len()), (200, SEALED_CHUNK));
        announced.check_chunk(index, &answer.body).unwrap();
        received
            .extend_from_slice(&open_chunk(&reader.keyring, &place(index), &answer.body).unwrap());
    }
    announced.check(&received).unwrap();
    assert!(received == file);
}

#[test]
fn a_part_has_one_size_one_place_and_one_writer() {
    let case = Case::open();
    let citizen = &case.citizen;
    let id = AttachmentId::from_bytes(random());
    for length in [0, 1, SEALED_CHUNK - 1] {
        let answer = put(citizen, id, 0, &vec![2; length]).send();
        assert_eq!(
            status_and_code(&answer),
            (422, "bad_entry".to_owned()),
            "{length}"
        );
    }
    for length in [SEALED_CHUNK + 1, SEALED_CHUNK + 5_000] {
        let answer = put(citizen, id, 0, &vec![2; length]).send();
        assert_eq!(
            status_and_code(&answer),
            (413, "body_too_large".to_owned()),
            "{length}"
        );
    }
    let part = vec![2; SEALED_CHUNK];
    for index in ["80", "-1", "01", "1.0", "x", "+1", "4294967296", "%20", ""] {
        let answer = put(citizen, id, index, &part).send();
        assert!(matches!(answer.status, 404 | 405), "{index}: {answer}");
    }
    for file in ["x", "AAECAwQFBgcICQoLDA0OD", "AAECAwQFBgcICQoLDA0ODx"] {
        let ask = citizen
            .ask("PUT", &format!("/attachments/{file}/0"))
            .header("content-type", BYTES);
        assert_eq!(ask.body(part.clone()).send().status, 404, "{file}");
    }
    let untyped = citizen
        .ask("PUT", &format!("/attachments/{id}/0"))
        .body(part.clone());
    assert_eq!(untyped.send().status, 415);
    assert_eq!(held(citizen, id), [0; 0]);
    assert_eq!(put(citizen, id, 79, &part).send().status, 201);
    let mut other = part.clone();
    other[70] ^= 1;
    let conflict = (409, "chunk_conflict".to_owned());
    assert_eq!(
        status_and_code(&put(citizen, id, 79, &other).send()),
        conflict
    );
    if let Some(officer) = case.officer() {
        assert_eq!(
            status_and_code(&put(&officer, id, 79, &part).send()),
            conflict
        );
    }
    let missing = citizen.ask("GET", &format!("/attachments/{id}/78")).send();
    assert_eq!(status_and_code(&missing), (404, "chunk_unknown".to_owned()));
}

#[test]
fn a_part_opens_in_its_own_place_alone() {
    let case = Case::open();
    let id = AttachmentId::from_bytes(random());
    let place = ChunkPlace {
        case: case.citizen.case,
        sender: Sender::Citizen,
        attachment: id,
        index: 0,
    };
    let sealed = seal_chunk(&case.citizen.keyring, &place, b"une photo", random()).unwrap();
    // The relay cannot tell that it was sent to another place.
    assert_eq!(put(&case.citizen, id, 1, &sealed).send().status, 201);
    let got = case
        .citizen
        .ask("GET", &format!("/attachments/{id}/1"))
        .send()
        .body;
    let opens = |place: ChunkPlace| open_chunk(&case.citizen.keyring, &place, &got).is_ok();
    assert!(opens(place));
    for moved in [
        ChunkPlace { index: 1, ..place },
        ChunkPlace {
            sender: Sender::Officer,
            ..place
        },
        ChunkPlace {
            attachment: AttachmentId::from_bytes(random()),
            ..place
        },
        ChunkPlace {
            case: Case::prepared(vigie::case::kind::Kind::Chat).citizen.case,
            ..place
        },
    ] {
        assert!(!opens(moved), "{moved:?}");
    }
}
