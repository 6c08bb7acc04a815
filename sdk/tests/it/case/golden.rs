//! Every frame, byte for byte, and that the description of the protocol names
//! all that there is.

use std::{collections::BTreeMap, fs, path::PathBuf};

use vigie::case::{
    close::CloseCode,
    cursor::Cursor,
    entry::{Author, Body, Entry, Event, Reason},
    frame::{ClientFrame, PING, PONG, ServerFrame, Signal, SignalKind},
    rules::Refusal,
};

use super::support::{epoch, event, handled, id, log, message, now, rekeyed};

fn cursor(seq: u64) -> Cursor {
    let epoch = epoch();
    Cursor { epoch, seq }
}

fn signals() -> [Signal; 5] {
    [
        Signal::Typing,
        Signal::Paused,
        Signal::Here,
        Signal::Away,
        Signal::Read(7),
    ]
}

fn client_frames() -> BTreeMap<String, ClientFrame> {
    let append = |body: Body| ClientFrame::Append {
        client_id: id(7),
        body,
    };
    let hello = |cursor: Option<Cursor>| ClientFrame::Hello { cursor, credit: 64 };
    let mut frames = BTreeMap::from([
        ("hello".into(), hello(None)),
        ("hello-resume".into(), hello(Some(cursor(12)))),
        ("append-message".into(), append(message(7))),
        (
            "append-closed".into(),
            append(event(Event::Closed, Reason::ByCitizen)),
        ),
        (
            "append-reopened".into(),
            append(event(Event::Reopened, Reason::ByOfficer)),
        ),
        (
            "append-rekeyed".into(),
            append(rekeyed(Reason::Transfer, 2)),
        ),
        ("credit".into(), ClientFrame::Credit { add: 32 }),
        ("ping".into(), ClientFrame::Ping),
    ]);
    for signal in signals() {
        frames.insert(
            format!("signal-{}", signal.kind()),
            ClientFrame::Signal(signal),
        );
    }
    frames
}

fn server_frames() -> BTreeMap<String, ServerFrame> {
    let entry = |seq, author, body| {
        ServerFrame::Entry(Box::new(Entry {
            seq,
            client_id: id(seq),
            author,
            at: now(),
            body,
        }))
    };
    let welcome = |recovered, seq| ServerFrame::Welcome {
        case: Box::new(log().document()),
        cursor: cursor(seq),
        recovered,
        heartbeat_s: 25,
    };
    let ack = |duplicate| ServerFrame::Ack {
        client_id: id(7),
        seq: 7,
        at: now(),
        duplicate,
    };
    let mut frames = BTreeMap::from([
        ("welcome".into(), welcome(true, 1)),
        ("welcome-anew".into(), welcome(false, 0)),
        (
            "entry-opened".into(),
            ServerFrame::Entry(Box::new(log().after(0, 1)[0].clone())),
        ),
        (
            "entry-message".into(),
            entry(2, Author::Citizen, message(2)),
        ),
        (
            "entry-rekeyed".into(),
            entry(3, Author::Officer, rekeyed(Reason::Rotation, 2)),
        ),
        (
            "entry-closed".into(),
            entry(4, Author::Service, event(Event::Closed, Reason::Inactive)),
        ),
        (
            "entry-assigned".into(),
            entry(
                5,
                Author::Service,
                handled(Event::Assigned, Reason::ByOfficer),
            ),
        ),
        (
            "entry-transferred".into(),
            entry(
                6,
                Author::Service,
                handled(Event::Transferred, Reason::Overload),
            ),
        ),
        (
            "entry-deferred".into(),
            entry(
                7,
                Author::Service,
                handled(Event::Deferred, Reason::OutOfHours),
            ),
        ),
        (
            "entry-intervention_asked".into(),
            entry(
                8,
                Author::Service,
                handled(Event::InterventionAsked, Reason::ByOfficer),
            ),
        ),
        (
            "entry-intervention_unanswered".into(),
            entry(
                9,
                Author::Service,
                handled(Event::InterventionUnanswered, Reason::Unanswered),
            ),
        ),
        ("live".into(), ServerFrame::Live { cursor: cursor(12) }),
        ("ack".into(), ack(false)),
        ("ack-duplicate".into(), ack(true)),
        ("pong".into(), ServerFrame::Pong),
    ]);
    for refusal in Refusal::ALL.iter().copied() {
        let client_id = id(7);
        frames.insert(
            format!("refused-{refusal}"),
            ServerFrame::Refused { client_id, refusal },
        );
    }
    for signal in signals() {
        let author = Author::Officer;
        frames.insert(
            format!("signal-{}", signal.kind()),
            ServerFrame::Signal { author, signal },
        );
    }
    for code in CloseCode::ALL.iter().copied() {
        frames.insert(format!("close-{code}"), ServerFrame::Close(code));
    }
    frames
}

/// The kept frames of one side, by name.
fn kept(side: &str) -> BTreeMap<String, String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/frames");
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.strip_prefix(side)?.to_owned();
            let text = fs::read_to_string(&path).unwrap();
            Some((name, text.strip_suffix('\n').unwrap().to_owned()))
        })
        .collect()
}

#[test]
fn clients_frames_are_printed_and_read_as_they_are_kept() {
    let frames = client_frames();
    let printed = frames
        .iter()
        .map(|(name, frame)| (name.clone(), frame.to_text()));
    assert_eq!(printed.collect::<BTreeMap<_, _>>(), kept("client-"));
    for (name, text) in kept("client-") {
        assert_eq!(ClientFrame::parse(&text).as_ref(), Ok(&frames[&name]));
    }
    assert_eq!(ClientFrame::Ping.to_text(), PING);
}

#[test]
fn the_relays_frames_are_printed_and_read_as_they_are_kept() {
    let frames = server_frames();
    let printed = frames
        .iter()
        .map(|(name, frame)| (name.clone(), frame.to_text()));
    assert_eq!(printed.collect::<BTreeMap<_, _>>(), kept("server-"));
    for (name, text) in kept("server-") {
        assert_eq!(ServerFrame::parse(&text).as_ref(), Ok(&frames[&name]));
    }
    assert_eq!(ServerFrame::Pong.to_text(), PONG);
}

fn protocol() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/protocol.md");
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_description_names_every_frame_signal_and_event() {
    let protocol = protocol();
    let texts = kept("client-")
        .into_values()
        .chain(kept("server-").into_values());
    for text in texts {
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let inside = json.get("case").and_then(|case| case.as_object());
        let members = json.as_object().into_iter().chain(inside);
        for member in members.flat_map(|object| object.keys()) {
            assert!(protocol.contains(&format!("`{member}`")), "member {member}");
        }
        let kind = json["type"].as_str().unwrap();
        assert!(protocol.contains(&format!("`{kind}`")), "frame {kind}");
    }
    let signals = SignalKind::ALL.iter().map(|signal| signal.as_str());
    let events = Event::ALL.iter().map(|event| event.as_str());
    let reasons = Reason::ALL.iter().map(|reason| reason.as_str());
    for name in signals.chain(events).chain(reasons) {
        assert!(protocol.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn the_description_has_the_tables_of_codes() {
    let protocol = protocol();
    for code in CloseCode::ALL {
        let row = format!("| {} | `{code}` | {} |", code.number(), code.retry());
        assert!(protocol.contains(&row), "{row}");
    }
    for refusal in Refusal::ALL {
        let retry = if refusal.retry() { "yes" } else { "no" };
        let row = format!("| `{refusal}` | {retry} |");
        assert!(protocol.contains(&row), "{row}");
    }
}
