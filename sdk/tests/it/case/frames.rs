//! Frames that are none, and frames of every size.

use vigie::case::{
    document::{AppendRequest, Opening},
    entry::{Body, Entry, MAX_SEALED},
    frame::{ClientFrame, MAX_FRAME, PING, ServerFrame},
};

use super::support::id;

fn code(text: &str) -> &'static str {
    match ClientFrame::parse(text) {
        Ok(frame) => panic!("{frame:?}"),
        Err(error) => error.code(),
    }
}

const ID: &str = "AAAAAAAAAAAAAAAAAAAAAA";

#[test]
fn what_is_not_of_the_protocol_is_refused() {
    let nested = |depth: usize| {
        let inside = "[".repeat(depth) + &"]".repeat(depth);
        format!(r#"{{"type":"ping","x":{inside}}}"#)
    };
    for text in [
        "",
        " ",
        "null",
        "true",
        "0",
        "\"ping\"",
        "[]",
        "{}",
        "{",
        r#"["ping"]"#,
        r#"{"type":"ping"}{"type":"ping"}"#,
        r#"{"type":"ping"} x"#,
        "{\"type\":\"ping\"}\0",
        "\u{feff}{\"type\":\"ping\"}",
        r#"{'type':'ping'}"#,
        // Types that there are not.
        r#"{"type":"Ping"}"#,
        r#"{"type":"ping "}"#,
        r#"{"type":"pong"}"#,
        r#"{"type":"welcome"}"#,
        r#"{"type":null}"#,
        r#"{"type":1}"#,
        r#"{"type":["ping"]}"#,
        r#"{"type":{"ping":1}}"#,
        "{\"type\":\"pi\\u0000ng\"}",
        // Members that are unknown, repeated or missing.
        r#"{"type":"ping","at":1}"#,
        r#"{"type":"ping","type":"ping"}"#,
        r#"{"type":"credit","add":1,"add":1}"#,
        r#"{"type":"credit","add":1,"x":1}"#,
        r#"{"type":"credit"}"#,
        r#"{"add":1}"#,
        // Numbers that are too large, too small or none.
        r#"{"type":"credit","add":0}"#,
        r#"{"type":"credit","add":257}"#,
        r#"{"type":"credit","add":-1}"#,
        r#"{"type":"credit","add":1.0}"#,
        r#"{"type":"credit","add":1e0}"#,
        r#"{"type":"credit","add":"1"}"#,
        r#"{"type":"credit","add":null}"#,
        r#"{"type":"credit","add":01}"#,
        r#"{"type":"credit","add":65537}"#,
        r#"{"type":"credit","add":18446744073709551617}"#,
        r#"{"type":"credit","add":1e400}"#,
        // Hellos.
        r#"{"type":"hello","version":1}"#,
        r#"{"type":"hello","credit":64}"#,
        r#"{"type":"hello","version":1,"credit":0}"#,
        r#"{"type":"hello","version":1,"credit":257}"#,
        r#"{"type":"hello","version":1,"credit":64,"cursor":null}"#,
        r#"{"type":"hello","version":1,"credit":64,"cursor":"12"}"#,
        r#"{"type":"hello","version":1,"credit":64,"cursor":"AAAAAAAAAAA.-1"}"#,
        r#"{"type":"hello","version":"2","credit":64}"#,
        r#"{"type":"hello","version":2.5,"credit":64}"#,
        r#"{"type":"hello","version":-1,"credit":64}"#,
        // Signals.
        r#"{"type":"signal","signal":"sleeping"}"#,
        r#"{"type":"signal","signal":"read"}"#,
        r#"{"type":"signal","signal":"read","seq":0}"#,
        r#"{"type":"signal","signal":"read","seq":9007199254740992}"#,
        r#"{"type":"signal","signal":"typing","seq":1}"#,
        r#"{"type":"signal","signal":"typing","author":"officer"}"#,
        // A name as an object, which serde would take for the same.
        r#"{"type":"signal","signal":{"typing":null}}"#,
    ] {
        assert_eq!(code(text), "bad_frame", "{text}");
    }
    for depth in [1, 100, 127, 128, 10_000] {
        assert_eq!(code(&nested(depth)), "bad_frame");
    }
    assert_eq!(code(&"[".repeat(MAX_FRAME)), "bad_frame");
    assert_eq!(code(&"{\"type\":".repeat(4_000)), "bad_frame");
}

#[test]
fn entries_that_are_none_are_refused() {
    for members in [
        r#""sealed":"AQ""#.to_owned(),
        format!(r#""client_id":"{ID}""#),
        format!(r#""client_id":"{ID}","sealed":null"#),
        format!(r#""client_id":"{ID}","sealed":"A""#),
        format!(r#""client_id":"{ID}","sealed":"AR""#),
        format!(r#""client_id":"{ID}","sealed":"AQ==""#),
        format!(r#""client_id":"{ID}","sealed":"A+A/""#),
        format!(r#""client_id":"{ID}","sealed":"AQ\u0000""#),
        format!(r#""client_id":"{ID}","sealed":"\ud800""#),
        format!(r#""client_id":"{ID}","sealed":[1]"#),
        format!(r#""client_id":"{ID}A","sealed":"AQ""#),
        r#""client_id":"AAAAAAAAAAAAAAAAAAAAAB","sealed":"AQ""#.to_owned(),
        format!(r#""client_id":"{ID}","client_id":"{ID}","sealed":"AQ""#),
        format!(r#""client_id":"{ID}","sealed":"AQ","sealed":"AQ""#),
        format!(r#""client_id":"{ID}","sealed":"AQ","event":"closed","reason":"resolved""#),
        format!(r#""client_id":"{ID}","sealed":"AQ","reason":"resolved""#),
        format!(r#""client_id":"{ID}","sealed":"AQ","author":"officer""#),
        format!(r#""client_id":"{ID}","event":"closed""#),
        format!(r#""client_id":"{ID}","reason":"resolved""#),
        format!(r#""client_id":"{ID}","event":"deleted","reason":"resolved""#),
        format!(r#""client_id":"{ID}","event":{{"closed":null}},"reason":"resolved""#),
        format!(r#""client_id":"{ID}","event":"closed","reason":"because""#),
        format!(r#""client_id":"{ID}","event":"rekeyed","reason":"rotation","envelopes":null"#),
        format!(r#""client_id":"{ID}","event":"rekeyed","reason":"rotation","envelopes":[]"#),
        format!(r#""client_id":"{ID}","event":"rekeyed","reason":"rotation","envelopes":{{}}"#),
    ] {
        let frame = format!(r#"{{"type":"append",{members}}}"#);
        assert_eq!(code(&frame), "bad_frame", "{frame}");
        let request = format!("{{{members}}}");
        assert!(serde_json::from_str::<AppendRequest>(&request).is_err());
        let entry =
            format!(r#"{{"seq":1,"author":"officer","at":"2026-11-22T03:00:00Z",{members}}}"#);
        assert!(serde_json::from_str::<Entry>(&entry).is_err());
    }
}

#[test]
fn members_may_stand_in_any_order_and_be_escaped() {
    let frame = format!(r#" {{ "sealed" : "AQ", "client_id":"{ID}","t\u0079pe":"append" }} "#);
    let expected = ClientFrame::Append {
        client_id: id(0),
        body: Body::Sealed(vec![1]),
    };
    assert_eq!(ClientFrame::parse(&frame), Ok(expected));
    assert_eq!(
        ClientFrame::parse("{\"type\" : \"ping\"}"),
        Ok(ClientFrame::Ping)
    );
}

#[test]
fn another_version_is_said_to_be_one_whatever_it_brings() {
    for text in [
        r#"{"type":"hello","version":2,"credit":64}"#,
        r#"{"type":"hello","version":0,"credit":64}"#,
        r#"{"version":7,"type":"hello","credit":"much","colour":[1]}"#,
        r#"{"type":"hello","version":18446744073709551615}"#,
    ] {
        assert_eq!(code(text), "version_unsupported", "{text}");
    }
}

fn append_of(size: usize) -> String {
    let body = Body::Sealed(vec![7; size]);
    let client_id = id(1);
    ClientFrame::Append { client_id, body }.to_text()
}

#[test]
fn frames_have_a_longest() {
    assert!(append_of(MAX_SEALED).len() < MAX_FRAME);
    // More than an entry may be, but still a frame: it is refused by name.
    assert!(ClientFrame::parse(&append_of(MAX_SEALED + 1)).is_ok());

    let padded = |length: usize| {
        let spaces = " ".repeat(length - PING.len());
        format!("{PING}{spaces}")
    };
    assert_eq!(
        ClientFrame::parse(&padded(MAX_FRAME)),
        Ok(ClientFrame::Ping)
    );
    for length in [MAX_FRAME + 1, 1 << 20] {
        assert_eq!(code(&padded(length)), "frame_too_large");
        let error = ServerFrame::parse(&padded(length)).unwrap_err();
        assert_eq!(error.code(), "frame_too_large");
    }
}

#[test]
fn what_the_relay_sends_is_read_as_strictly() {
    for text in [
        "",
        "[]",
        r#"{"type":"hello","version":1,"credit":64}"#,
        r#"{"type":"pong","x":1}"#,
        r#"{"type":"live"}"#,
        r#"{"type":"live","cursor":"AAAAAAAAAAA.01"}"#,
        r#"{"type":"close","code":4431,"name":"slow_reader","retry":"no"}"#,
        r#"{"type":"close","code":4431,"name":"slow_reader","retry":{"now":null}}"#,
        r#"{"type":"close","code":4431,"name":"bad_frame","retry":"now"}"#,
        r#"{"type":"close","code":4432,"name":"slow_reader","retry":"now"}"#,
        r#"{"type":"refused","client_id":"AAAAAAAAAAAAAAAAAAAAAA","code":"storage","retry":false}"#,
        r#"{"type":"refused","client_id":"AAAAAAAAAAAAAAAAAAAAAA","code":"other","retry":false}"#,
        r#"{"type":"ack","client_id":"AAAAAAAAAAAAAAAAAAAAAA","seq":0,"at":"2026-11-22T03:00:00Z","duplicate":false}"#,
        r#"{"type":"ack","client_id":"AAAAAAAAAAAAAAAAAAAAAA","seq":1,"at":"2026-11-22T03:00:00.5Z","duplicate":false}"#,
        r#"{"type":"ack","client_id":"AAAAAAAAAAAAAAAAAAAAAA","seq":1,"at":"2026-11-22T04:00:00+01:00","duplicate":false}"#,
        r#"{"type":"ack","client_id":"AAAAAAAAAAAAAAAAAAAAAA","seq":1,"at":1763780400,"duplicate":false}"#,
    ] {
        let error = ServerFrame::parse(text).unwrap_err();
        assert_eq!(error.code(), "bad_frame", "{text}");
    }
}

#[test]
fn nobody_opens_a_case_with_a_sentence_in_clear() {
    let good = vigie::doc_opening!();
    assert!(serde_json::from_str::<Opening>(good).is_ok());
    for (from, to) in [
        ("bordeaux", "il me frappe"),
        ("bordeaux", ""),
        ("bordeaux", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ("\"33\"", "\"Gironde\""),
        ("\"33\"", "null"),
        ("\"fr\"", "\"fr-au-secours\""),
        ("\"fr\"", "\"aide\""),
        ("ordinary", "urgent"),
        ("{\"kind\"", "{\"note\":\"x\",\"kind\""),
        ("\"chat\",", "\"chat\",\"kind\":\"chat\","),
        ("\"envelopes\":{", "\"envelopes\":{\"key_version\":1,"),
    ] {
        let changed = good.replacen(from, to, 1);
        assert_ne!(changed, good);
        assert!(serde_json::from_str::<Opening>(&changed).is_err(), "{to}");
    }
}
