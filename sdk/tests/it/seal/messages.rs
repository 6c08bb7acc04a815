//! What stands inside seals.

use proptest::prelude::*;
use serde_json::{Value, json};
use vigie::{
    geo::Point,
    seal::{
        Attachment, AttachmentId, CHUNK, Digest, LanguageTag, MAX_CONTENT, MediaType, Message,
        PhraseCode,
    },
};

fn read(json: &Value) -> Result<Message, vigie::Error> {
    Message::from_content(json.to_string().as_bytes())
}

fn written(message: &Message) -> Value {
    serde_json::from_slice(&message.to_content().unwrap()).unwrap()
}

#[test]
fn each_kind_has_its_form() {
    let digest = Digest::of(b"");
    let attachment = Attachment {
        id: AttachmentId::from_bytes([0; 16]),
        name: "porte.jpg".to_owned(),
        media_type: MediaType::Jpeg,
        size: CHUNK + 1,
        sha256: digest,
        chunks: vec![digest, digest],
    };
    for (message, json) in [
        (
            Message::Text {
                text: "உதவி".to_owned(),
                lang: Some(LanguageTag::new("ta-Latn-LK").unwrap()),
            },
            json!({"type": "text", "text": "உதவி", "lang": "ta-Latn-LK"}),
        ),
        (
            Message::Place {
                point: Point::new(48.1, -1.7).unwrap(),
                accuracy_m: Some(12.5),
                at: Some("2026-11-22T03:00:00Z".parse().unwrap()),
            },
            json!({"type": "place", "point": {"lat": 48.1, "lon": -1.7}, "accuracy_m": 12.5,
                   "at": "2026-11-22T03:00:00Z"}),
        ),
        (
            Message::Place {
                point: Point::new(0.0, 0.0).unwrap(),
                accuracy_m: None,
                at: None,
            },
            json!({"type": "place", "point": {"lat": 0.0, "lon": 0.0}}),
        ),
        (
            Message::Attachment(attachment),
            json!({"type": "attachment", "id": "AAAAAAAAAAAAAAAAAAAAAA", "name": "porte.jpg",
                   "media_type": "image/jpeg", "size": 65537,
                   "sha256": digest.to_string(),
                   "chunks": [digest.to_string(), digest.to_string()]}),
        ),
        (
            Message::Phrase {
                code: PhraseCode::new("officer.joined").unwrap(),
                values: [("desk".to_owned(), "Bordeaux".to_owned())].into(),
            },
            json!({"type": "phrase", "code": "officer.joined", "values": {"desk": "Bordeaux"}}),
        ),
        (
            Message::Phrase {
                code: PhraseCode::new("stay").unwrap(),
                values: [].into(),
            },
            json!({"type": "phrase", "code": "stay"}),
        ),
    ] {
        assert_eq!(written(&message), json);
        assert_eq!(read(&json).unwrap(), message);
        let shown = format!("{message:?}");
        assert!(shown.len() < 16, "{shown}");
    }
}

#[test]
fn a_later_kind_or_member_does_not_hurt() {
    assert_eq!(
        read(&json!({"type": "later", "a": [1, {}]})),
        Ok(Message::Unknown)
    );
    assert_eq!(read(&json!({"type": "unknown"})), Ok(Message::Unknown));
    assert_eq!(
        read(&json!({"type": "text", "text": "a", "later": 1})),
        Ok(Message::text("a"))
    );
    assert_eq!(
        Message::Unknown.to_content().unwrap_err().code(),
        "message_invalid"
    );
}

#[test]
fn what_breaks_a_rule_is_refused() {
    let digest = Digest::of(b"").to_string();
    let attachment = json!({"type": "attachment", "id": "AAAAAAAAAAAAAAAAAAAAAA", "name": "a.pdf",
        "media_type": "application/pdf", "size": 5, "sha256": digest, "chunks": [digest]});
    assert!(read(&attachment).is_ok());
    for (member, value) in [
        ("name", json!("")),
        ("name", json!("../etc")),
        ("name", json!("a\\b")),
        ("name", json!("a\u{7}")),
        ("name", json!("a".repeat(201))),
        ("media_type", json!("text/html")),
        ("size", json!(0)),
        ("size", json!(CHUNK + 1)),
        ("size", json!(-1)),
        ("size", json!(5 * 1024 * 1024 + 1)),
        ("chunks", json!([])),
        ("chunks", json!([digest, digest])),
        ("sha256", json!("AA")),
        ("id", json!("AA")),
    ] {
        let mut changed = attachment.clone();
        changed[member] = value;
        let error = read(&changed).unwrap_err();
        assert_eq!(error.code(), "message_invalid", "{changed}");
    }
    for json in [
        json!({}),
        json!([]),
        json!("text"),
        json!({"text": "a"}),
        json!({"type": 1}),
        json!({"type": "text"}),
        json!({"type": "text", "text": ""}),
        json!({"type": "text", "text": "a", "lang": "français"}),
        json!({"type": "place", "point": {"lat": 91, "lon": 0}}),
        json!({"type": "place", "point": {"lat": 1, "lon": 0}, "accuracy_m": -1}),
        json!({"type": "place", "point": {"lat": 1, "lon": 0}, "at": "yesterday"}),
        json!({"type": "phrase", "code": "Not a code"}),
        json!({"type": "phrase", "code": "a", "values": {"a": 1}}),
    ] {
        assert_eq!(read(&json).unwrap_err().code(), "message_invalid", "{json}");
    }
    for text in [
        &br#"{"type":"text","type":"text","text":"a"}"#[..],
        br#"{"type":"text","text":"a","text":"b"}"#,
        b"",
        b"{",
        b"\xff",
    ] {
        assert!(Message::from_content(text).is_err());
    }
}

#[test]
fn a_text_is_as_long_as_an_entry_holds() {
    let around = Message::text("a").to_content().unwrap().len() - 1;
    let longest = Message::text("a".repeat(MAX_CONTENT - around));
    let content = longest.to_content().unwrap();
    assert_eq!(content.len(), MAX_CONTENT);
    assert_eq!(Message::from_content(&content), Ok(longest));
    let longer = Message::text("a".repeat(MAX_CONTENT - around + 1));
    assert_eq!(
        longer.to_content().unwrap_err().code(),
        "sealed_content_too_large"
    );
    assert!(Message::from_content(&[b' '; MAX_CONTENT + 1]).is_err());
}

#[test]
fn a_file_is_checked_against_what_was_announced() {
    let id = AttachmentId::from_bytes([0; 16]);
    let file = vec![1; CHUNK + 5];
    let chunks = [vec![1, 2], vec![3, 4]];
    let new =
        |name: &str, chunks: &[Vec<u8>]| Attachment::new(id, name, MediaType::Webp, &file, chunks);
    let announced = new("a.webp", &chunks).unwrap();
    assert!(announced.check(&file).is_ok());
    assert!(announced.check(&file[1..]).is_err());
    assert!(announced.check(&vec![2; file.len()]).is_err());
    assert!(announced.check_chunk(0, &[1, 2]).is_ok());
    assert!(announced.check_chunk(1, &[1, 2]).is_err());
    assert!(announced.check_chunk(2, &[3, 4]).is_err());
    assert!(announced.check_chunk(u32::MAX, &[3, 4]).is_err());
    assert_eq!(
        new("a/b", &chunks).unwrap_err().code(),
        "attachment_invalid"
    );
    assert_eq!(
        new("a", &chunks[..1]).unwrap_err().code(),
        "attachment_invalid"
    );
}

proptest! {
    #[test]
    fn texts_come_back(text in ".{1,300}") {
        let message = Message::text(text);
        prop_assert_eq!(Message::from_content(&message.to_content().unwrap()), Ok(message));
    }

    #[test]
    fn anything_may_be_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Message::from_content(&bytes);
    }
}
