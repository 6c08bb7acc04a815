//! The example opens a case, writes to it and reads it back, against the
//! smallest relay that there can be.

#![allow(clippy::panic, clippy::unwrap_used)]

use std::{
    io::{BufRead, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Command, Output},
    sync::{Arc, Mutex},
    thread,
};

use jiff::Timestamp;
use serde_json::json;
use vigie::{
    case::{
        cursor::{Cursor, Epoch},
        document::{Acknowledgement, AppendRequest, Opened, Opening},
        entry::Author,
        frame::{HEARTBEAT_S, ServerFrame},
        log::{Log, Outcome},
    },
    seal::{CaseId, PrivateKey, Receipt},
};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_example-conversation"))
        .args(words)
        .output()
        .unwrap()
}

/// Answers one request with a body of JSON or, with the length left open, of
/// events.
fn answer(mut stream: &TcpStream, log: &Mutex<Option<Log>>) {
    let mut reader = BufReader::new(stream);
    let head: Vec<String> = reader
        .by_ref()
        .lines()
        .map(Result::unwrap)
        .take_while(|line| !line.is_empty())
        .collect();
    let header = |name: &str| {
        let mut pairs = head.iter().filter_map(|line| line.split_once(": "));
        let found = pairs.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    };
    let length = header("content-length").map_or(0, |text| text.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();

    let mut log = log.lock().unwrap();
    let (method, rest) = head.first().unwrap().split_once(' ').unwrap();
    let events = header("accept") == Some("text/event-stream");
    let text = match (method, rest) {
        ("GET", rest) if rest.starts_with("/v1/capabilities") => {
            let key = PrivateKey::derive([5; 32]).public();
            let desk = json!({ "id": "bordeaux", "key_id": key.id(), "public_key": key });
            json!({ "protocol": [1], "sockets": true, "signals": true, "events": true,
                    "desks": [desk] })
            .to_string()
        }
        ("POST", rest) if rest.starts_with("/v1/cases ") => {
            let id: CaseId = header("idempotency-key").unwrap().parse().unwrap();
            let opening: Opening = serde_json::from_slice(&body).unwrap();
            let epoch = Epoch::from_bytes([1; 8]);
            let opened = Log::open(id, epoch, opening, Timestamp::now());
            let case = log.insert(opened).document();
            let cursor = Cursor { epoch, seq: 0 };
            let duplicate = false;
            serde_json::to_string(&Opened {
                case,
                cursor,
                duplicate,
            })
            .unwrap()
        }
        ("POST", _) => {
            let AppendRequest { client_id, body } = serde_json::from_slice(&body).unwrap();
            let log = log.as_mut().unwrap();
            let now = Timestamp::now();
            let Outcome::Appended { seq, at } = log.append(Author::Citizen, client_id, body, now)
            else {
                panic!("it is stored");
            };
            let duplicate = false;
            serde_json::to_string(&Acknowledgement {
                client_id,
                seq,
                at,
                duplicate,
            })
            .unwrap()
        }
        ("GET", _) if events => {
            let log = log.as_ref().unwrap();
            let cursor = Cursor {
                epoch: log.epoch(),
                seq: log.head(),
            };
            let welcome = ServerFrame::Welcome {
                case: Box::new(log.document()),
                cursor: Cursor { seq: 0, ..cursor },
                recovered: true,
                heartbeat_s: HEARTBEAT_S,
            };
            let entries = log.after(0, 10).iter().cloned();
            let frames = [welcome]
                .into_iter()
                .chain(entries.map(|entry| ServerFrame::Entry(Box::new(entry))))
                .chain([ServerFrame::Live { cursor }]);
            frames
                .map(|frame| format!("data: {}\n\n", frame.to_text()))
                .collect()
        }
        _ => panic!("nobody asked for {rest}"),
    };
    drop(log);
    write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n").unwrap();
    if !events {
        write!(stream, "Content-Length: {}\r\n", text.len()).unwrap();
    }
    write!(stream, "\r\n{text}").unwrap();
    if events {
        // Until the program has gone.
        let _ = stream.read(&mut [0; 1]);
    }
}

#[test]
fn a_case_is_opened_written_to_and_read() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let log = Arc::new(Mutex::new(None));
    let shared = Arc::clone(&log);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let shared = Arc::clone(&shared);
            thread::spawn(move || answer(&stream.unwrap(), &shared));
        }
    });
    let output = run(&[&base, "Somebody is at the door", "2"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let receipts = lines.get(1..3).unwrap();
    for receipt in receipts {
        let read = Receipt::read(receipt).unwrap();
        let first = log.lock().unwrap().as_ref().unwrap().document();
        assert_eq!(read.receipt.case_id(), first.id);
    }
    assert!(
        text.contains("Your message is number 2 and safe."),
        "{text}"
    );
    assert!(text.contains("connected (Stream)"), "{text}");
    assert!(text.contains("   1 service  opened\n"), "{text}");
    assert!(
        text.contains("   2 citizen  Somebody is at the door\n"),
        "{text}"
    );
}

#[test]
fn without_an_address_it_says_what_is_missing() {
    for words in [&[][..], &["not an address"]] {
        let output = run(words);
        assert!(!output.status.success());
        assert!(!output.stderr.is_empty());
    }
}
