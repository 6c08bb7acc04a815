//! Whatever bytes come, nothing panics, and what is read is printed the same.

use proptest::prelude::*;
use vigie::case::{
    capability::{Capability, CapabilityKey, Rights},
    cursor::Cursor,
    document::{AppendRequest, CaseDocument, Opening},
    entry::{Author, Entry},
    frame::{ClientFrame, ServerFrame},
    proof,
    relay::{Effect, Input},
    session::{Phase, Session},
};

use super::support::{case_id, now};

/// Text that is near to what is expected.
fn near() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\ud800",
        "\0",
        "null",
        "1",
        "-1",
        "1e999",
        "\"type\":",
        "\"hello\"",
        "\"append\"",
        "\"credit\"",
        "\"version\":1",
        "\"credit\":64",
        "\"add\":1",
        "\"signal\"",
        "\"ping\"",
        "\"entry\"",
        "\"seq\":1",
        "\"sealed\":\"AQ\"",
        "\"client_id\":\"AAAAAAAAAAAAAAAAAAAAAA\"",
        "é",
        "vc1.",
        "vp1.8.1.",
        "AAAAAAAAAAA.12",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn read_everywhere(text: &str) {
    if let Ok(frame) = ClientFrame::parse(text) {
        assert_eq!(ClientFrame::parse(&frame.to_text()), Ok(frame));
    }
    if let Ok(frame) = ServerFrame::parse(text) {
        assert_eq!(ServerFrame::parse(&frame.to_text()), Ok(frame));
    }
    let _ = serde_json::from_str::<Opening>(text);
    let _ = serde_json::from_str::<CaseDocument>(text);
    let _ = serde_json::from_str::<AppendRequest>(text);
    let _ = serde_json::from_str::<Entry>(text);
    let _ = text.parse::<Cursor>();
    let _ = proof::verify(&[7; 32], &case_id(), text, now());
    let _ = proof::solve(text, &case_id(), 0..2);
    let key = CapabilityKey::new("k", [7; 32]).unwrap();
    let _ = Capability::verify(text, &[key], &case_id(), now());
    let mut session = Session::new(Author::Citizen, Rights::CITIZEN, None, now());
    for effect in session.step(now(), Input::Frame(text)) {
        if let Effect::Close(_) = effect {
            assert_eq!(session.phase(), Phase::Closing);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        read_everywhere(&text);
    }

    #[test]
    fn nearly_right_text_is_read_without_panic(text in near()) {
        read_everywhere(&text);
    }

    #[test]
    fn any_bytes_are_a_session_or_none(bytes: Vec<u8>) {
        if let Ok(session) = Session::from_bytes(&bytes) {
            let again = Session::from_bytes(&session.to_bytes());
            prop_assert_eq!(again, Ok(session));
        }
    }
}
