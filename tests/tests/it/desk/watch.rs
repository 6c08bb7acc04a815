//! Looking at a desk as it goes: its feed and its socket.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::console::{Officer, members};
use crate::case::{
    socket::{Came, Opening, Socket, with_sockets},
    stream::Stream,
};

/// Follows the feed of a desk.
pub(super) fn feed(officer: &Officer) -> Stream {
    Stream::open(&officer.ask("GET", "/feed"))
}

/// What the request for a desk's socket says.
pub(super) fn opening(officer: &Officer) -> Opening {
    Opening {
        path: format!("/v1/desks/{}/socket", officer.desk),
        headers: vec![(
            "authorization".to_owned(),
            format!("Bearer {}", officer.token),
        )],
        protocols: vec!["vigie-desk.v1".to_owned()],
    }
}

/// A desk's socket, where the host has any.
pub(super) fn socket(officer: &Officer) -> Option<Socket> {
    with_sockets()?;
    let opened = opening(officer).send();
    Some(opened.unwrap_or_else(|refused| panic!("refused with {refused:?}")))
}

/// The next board of a feed.
pub(super) fn board(stream: &mut Stream) -> Value {
    let event = stream.expect("queue");
    strict(&event.data);
    event.data
}

/// Boards of a feed until one is as it should be.
pub(super) fn board_until(stream: &mut Stream, fits: impl Fn(&Value) -> bool) -> Value {
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let board = board(stream);
        if fits(&board) {
            return board;
        }
        assert!(
            Instant::now() < patience,
            "not within half a minute: {board:#}"
        );
    }
}

/// The same of a socket.
pub(super) fn shown_until(socket: &mut Socket, fits: impl Fn(&Value) -> bool) -> Value {
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let board = socket.expect("queue");
        strict(&board);
        if fits(&board) {
            return board;
        }
        assert!(
            Instant::now() < patience,
            "not within half a minute: {board:#}"
        );
    }
}

/// Takes what still comes on a feed, up to its end; gives the code of it and how
/// long it took.
pub(super) fn ended(stream: &mut Stream) -> (Value, Duration) {
    let since = Instant::now();
    loop {
        let event = stream.next().expect("the stream ended without a word");
        if event.name == "close" {
            assert_eq!(stream.next(), None, "something behind the close");
            return (event.data["code"].clone(), since.elapsed());
        }
    }
}

/// The code that a desk's socket ends with. No frame tells of it before: a board
/// is all that is sent there.
pub(super) fn hung_up(socket: &mut Socket) -> u16 {
    loop {
        match socket.next() {
            Came::Frame(_) => {}
            Came::Closed(code, _) => return code,
            Came::Broken => panic!("broken off"),
        }
    }
}

/// Holds a board to its documented members, down to the last.
pub(super) fn strict(board: &Value) {
    let all = [
        "type",
        "at",
        "waiting",
        "next",
        "officers",
        "languages",
        "calls",
    ];
    members(board, &all, &[]);
    assert_eq!(board["type"], "queue");
    members(
        &board["waiting"],
        &["danger", "specialised", "ordinary", "deferred"],
        &[],
    );
    for waiting in board["waiting"].as_object().unwrap().values() {
        members(waiting, &["count"], &["oldest"]);
        let nobody = waiting["count"] == json!(0);
        assert_eq!(waiting.get("oldest").is_none(), nobody, "{waiting}");
    }
    members(
        &board["officers"],
        &["present", "free", "holding", "capacity"],
        &[],
    );
    for line in board["next"].as_array().unwrap() {
        strict_line(line);
        assert!(line.get("officer").is_none(), "nobody has whoever is next");
    }
    for call in board["calls"].as_array().unwrap() {
        members(
            call,
            &["case", "seq", "from", "priority", "language", "asked_at"],
            &["department", "until", "taken_on_by"],
        );
    }
}

/// Holds one line of a queue to its documented members.
pub(super) fn strict_line(line: &Value) {
    let always = ["case", "priority", "language", "since", "phase"];
    let phase: &[&str] = match line["phase"].as_str().unwrap() {
        "waiting" => &["returned", "rank", "category"],
        "leased" => &["officer", "until", "category"],
        "deferred" => &["promised", "near", "rank", "category"],
        other => panic!("a line in the phase {other}: {line}"),
    };
    members(line, &always, phase);
    if let Some(rank) = line.get("rank") {
        members(rank, &["class", "returned", "since", "ticket"], &[]);
    }
}
