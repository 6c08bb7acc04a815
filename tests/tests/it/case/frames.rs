//! Frames that are none, and frames that are too long: each ends its own
//! connection with a code that says so, and harms nobody else.

use serde_json::json;
use tungstenite::Message;
use vigie::case::frame::MAX_FRAME;

use super::{
    party::{Case, client_id},
    socket::{Came, Socket, with_sockets},
};

const HELLO: &str = r#"{"type":"hello","version":1,"credit":64}"#;

/// Texts that are no frame, in place of the hello and behind it.
fn malformed(id: &str) -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        " ",
        "null",
        "true",
        "0",
        "\"hello\"",
        "[]",
        "{}",
        "{",
        "}{",
        "\u{feff}{\"type\":\"credit\",\"add\":1}",
        "{\"type\":null}",
        "{\"type\":\"\"}",
        "{\"type\":\"Hello\",\"version\":1,\"credit\":1}",
        "{\"type\":\"hullo\",\"version\":1,\"credit\":1}",
        "{\"type\":\"welcome\"}",
        "{\"type\":\"ack\",\"client_id\":\"x\",\"seq\":1}",
        "{\"type\":\"hello\",\"version\":1}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":0}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":257}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":-1}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":1.5}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":\"1\"}",
        "{\"type\":\"hello\",\"version\":\"1\",\"credit\":1}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":1,\"cursor\":null}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":1,\"cursor\":\"x\"}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":1,\"more\":1}",
        "{\"type\":\"hello\",\"version\":1,\"credit\":1,\"credit\":1}",
        "{\"type\":\"hello\",\"type\":\"hello\",\"version\":1,\"credit\":1}",
        "{\"type\":\"credit\"}",
        "{\"type\":\"credit\",\"add\":0}",
        "{\"type\":\"credit\",\"add\":257}",
        "{\"type\":\"credit\",\"add\":99999999999999999999}",
        "{\"type\":\"signal\"}",
        "{\"type\":\"signal\",\"signal\":\"shouting\"}",
        "{\"type\":\"signal\",\"signal\":\"read\"}",
        "{\"type\":\"signal\",\"signal\":\"read\",\"seq\":0}",
        "{\"type\":\"signal\",\"signal\":\"typing\",\"seq\":1}",
        "{\"type\":\"ping\",\"data\":1}",
        "{\"type\":\"append\"}",
        "{\"type\":\"credit\",\"add\":1} x",
        "{\"type\":\"credit\",\"add\":1}{\"type\":\"credit\",\"add\":1}",
        "{'type':'credit','add':1}",
        "{\"type\":\"credit\",\"add\":NaN}",
    ]
    .map(str::to_owned)
    .into();
    for members in [
        json!({}),
        json!({"sealed": ""}),
        json!({"sealed": "AQ="}),
        json!({"sealed": "A"}),
        json!({"sealed": "é"}),
        json!({"sealed": null}),
        json!({"sealed": [1, 2]}),
        json!({"sealed": "AQEB", "event": "closed", "reason": "by_citizen"}),
        json!({"event": "closed"}),
        json!({"reason": "by_citizen"}),
        json!({"event": "exploded", "reason": "by_citizen"}),
        json!({"event": "closed", "reason": "because"}),
        json!({"event": "closed", "reason": "by_citizen", "envelopes": null}),
        json!({"event": "rekeyed", "reason": "rotation", "envelopes": []}),
        json!({"sealed": "AQEB", "author": "officer"}),
        json!({"sealed": "AQEB", "seq": 7}),
        json!({"sealed": "AQEB", "text": "en clair"}),
    ] {
        let mut frame = members;
        frame["type"] = "append".into();
        frame["client_id"] = id.into();
        all.push(frame.to_string());
    }
    for id in [
        "",
        "AAAA",
        "AAECAwQFBgcICQoLDA0OD",
        "AAECAwQFBgcICQoLDA0ODx",
        "AAECAwQFBgcICQoLDA0ODw==",
    ] {
        all.push(json!({"type": "append", "client_id": id, "sealed": "AQEB"}).to_string());
    }
    all.push("[".repeat(MAX_FRAME));
    all.push(format!("{}{}", "{\"a\":".repeat(5_000), "1"));
    all
}

/// What is refused one by one rather than with the connection.
fn is_refused_alone(frame: &str) -> bool {
    frame.contains(r#""sealed":"""#)
}

#[test]
fn each_malformed_frame_ends_its_own_connection_and_no_other() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let citizen = &case.citizen;
    let mut bystander = Socket::live(citizen);
    for frame in malformed(&client_id().to_string()) {
        let mut first = Socket::silent(citizen);
        first.send_text(&frame);
        assert_eq!(first.closed(), 4400, "as the first frame: {frame:.80}");
        let mut later = Socket::live(citizen);
        later.send_text(&frame);
        if is_refused_alone(&frame) {
            assert_eq!(later.expect("refused")["code"], "bad_entry");
        } else {
            assert_eq!(later.closed(), 4400, "behind the hello: {frame:.80}");
        }
    }
    assert_eq!(citizen.document().head, 1, "nothing was stored");
    let id = bystander.say(citizen, "toujours là");
    assert_eq!(bystander.until("ack")["client_id"], id);
}

#[test]
fn bytes_are_no_frames() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    for greeted in [false, true] {
        for bytes in [HELLO.as_bytes().to_vec(), Vec::new(), vec![0xff; 100]] {
            let mut socket = if greeted {
                Socket::live(&case.citizen)
            } else {
                Socket::silent(&case.citizen)
            };
            let _ = socket.0.send(Message::binary(bytes));
            assert_eq!(socket.closed(), 4400);
        }
    }
    Socket::live(&case.citizen);
}

/// A frame of so many bytes that would be good if it were not too long: spaces
/// mean nothing in JSON.
fn of_length(length: usize) -> String {
    format!("{HELLO}{}", " ".repeat(length - HELLO.len()))
}

#[test]
fn a_frame_has_32768_bytes_at_most() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    for length in [MAX_FRAME - 1, MAX_FRAME] {
        let mut socket = Socket::silent(&case.citizen);
        socket.send_text(&of_length(length));
        socket.expect("welcome");
    }
    for length in [MAX_FRAME + 1, 2 * MAX_FRAME, 1 << 20, 4 << 20] {
        let mut socket = Socket::silent(&case.citizen);
        socket.send_text(&of_length(length));
        match socket.next() {
            Came::Frame(frame) => {
                assert_eq!(frame["code"], 4413, "{length} bytes");
                assert!(matches!(socket.next(), Came::Closed(4413, _)));
            }
            // The platform has a limit of its own, which is far higher.
            Came::Closed(code, _) => assert!(length > 1 << 20 && code == 1009, "{code}, {length}"),
            Came::Broken => assert!(length > 1 << 20, "{length}"),
        }
        Socket::live(&case.citizen);
    }
    // Letters count by their bytes.
    let mut socket = Socket::silent(&case.citizen);
    socket.send_text(&"é".repeat(MAX_FRAME / 2 + 1));
    assert_eq!(socket.closed(), 4413);
}

#[test]
fn another_version_is_told_so_whatever_else_it_says() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    for hello in [
        json!({"type": "hello", "version": 2, "credit": 1}),
        json!({"type": "hello", "version": 0, "credit": 1}),
        json!({"type": "hello", "version": 2, "colour": "red"}),
        json!({"type": "hello", "version": 4_294_967_296_u64, "credit": 1}),
    ] {
        let mut socket = Socket::silent(&case.citizen);
        socket.send(&hello);
        assert_eq!(socket.closed(), 4426, "{hello}");
    }
}

#[test]
fn frames_in_the_wrong_order_end_the_connection() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let id = client_id().to_string();
    for early in [
        json!({"type": "credit", "add": 1}),
        json!({"type": "signal", "signal": "typing"}),
        json!({"type": "append", "client_id": id, "event": "closed", "reason": "by_citizen"}),
    ] {
        let mut socket = Socket::silent(&case.citizen);
        socket.send(&early);
        assert_eq!(socket.closed(), 4400, "{early}");
    }
    let mut socket = Socket::live(&case.citizen);
    socket.send_text(HELLO);
    assert_eq!(socket.closed(), 4400, "a second hello");
    assert_eq!(case.citizen.document().head, 1);
}

#[test]
fn far_too_many_frames_end_the_connection() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let mut socket = Socket::live(&case.citizen);
    for _ in 0..2_000 {
        socket.send(&json!({"type": "credit", "add": 1}));
    }
    assert_eq!(socket.closed(), 4429);
    Socket::live(&case.citizen);
}
