//! What an officer looks at: the desk's board, over a WebSocket or as an event
//! stream.

use std::{collections::BTreeMap, net::SocketAddr, os::fd::BorrowedFd, time::Duration};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::{
    caller::{SILENCE, ready},
    officer::Officer,
};
use crate::wire::{
    events::Events,
    socket::{Socket, Wire},
};

/// How a board is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Socket,
    Stream,
}

/// A desk as its board shows it.
#[derive(Debug, Deserialize)]
struct Board {
    r#type: String,
    #[serde(default)]
    waiting: BTreeMap<String, Waiting>,
    #[serde(default)]
    next: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Waiting {
    count: usize,
}

#[derive(Debug, Deserialize)]
struct Line {
    case: String,
}

#[derive(Debug)]
enum Connection {
    Socket(Socket),
    Stream(Wire, Events),
}

/// A board that is looked at.
#[derive(Debug)]
pub(super) struct Feed {
    connection: Connection,
    /// What it showed last.
    board: Option<Board>,
}

impl Feed {
    /// Opens the board of an officer's desk, and waits until it shows something.
    pub(super) fn open(
        way: Way,
        address: SocketAddr,
        desk: &str,
        officer: &Officer,
    ) -> Result<Self> {
        let token = &officer.token;
        let connection = match way {
            Way::Socket => {
                let protocols =
                    format!("sec-websocket-protocol: vigie-desk.v1, bearer.{token}\r\n");
                let path = format!("/v1/desks/{desk}/socket");
                Connection::Socket(Socket::connect(address, &path, &protocols)?)
            }
            Way::Stream => {
                let mut wire = Wire::connect(address)?;
                let request = format!(
                    "GET /v1/desks/{desk}/feed HTTP/1.1\r\nhost: {address}\r\n\
                     authorization: Bearer {token}\r\naccept: text/event-stream\r\n\r\n"
                );
                wire.outgoing().extend_from_slice(request.as_bytes());
                wire.flush()?;
                let events = Events::of(&wire.head()?)?;
                Connection::Stream(wire, events)
            }
        };
        let mut feed = Self {
            connection,
            board: None,
        };
        // Some of it may have come with the head.
        feed.take()?;
        while feed.board.is_none() {
            feed.receive()?;
        }
        Ok(feed)
    }

    pub(super) fn descriptor(&self) -> BorrowedFd<'_> {
        match &self.connection {
            Connection::Socket(socket) => socket.descriptor(),
            Connection::Stream(wire, _) => wire.descriptor(),
        }
    }

    /// Reads what is there, or waits until something is.
    pub(super) fn receive(&mut self) -> Result<()> {
        if let Connection::Stream(wire, _) = &mut self.connection {
            wire.fill()?;
            return self.take();
        }
        let Self { connection, board } = self;
        if let Connection::Socket(socket) = connection {
            socket.receive(|text| {
                *board = Some(read(text)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Takes what a stream has read.
    fn take(&mut self) -> Result<()> {
        let Self { connection, board } = self;
        if let Connection::Stream(wire, events) = connection {
            events.take(wire.incoming(), |text| {
                *board = Some(read(text)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// The case at the top.
    pub(super) fn first(&self) -> Option<&str> {
        let first = self.board.as_ref()?.next.first()?;
        Some(&first.case)
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        let board = self.board.iter();
        let counts = board.flat_map(|board| board.waiting.values());
        counts.map(|waiting| waiting.count).sum()
    }

    /// How many wait who are in danger.
    fn in_danger(&self) -> usize {
        let waiting = self.board.as_ref().map(|board| &board.waiting);
        let danger = waiting.and_then(|waiting| waiting.get("danger"));
        danger.map_or(0, |danger| danger.count)
    }

    /// Waits until so many wait, and nobody in danger.
    pub(super) fn shows(&mut self, waiting: usize) -> Result<()> {
        loop {
            // What came meanwhile is read first, so that nothing old is left.
            while ready(&[self.descriptor()], Duration::ZERO)?.contains(&true) {
                self.receive()?;
            }
            if self.waiting() == waiting && self.in_danger() == 0 {
                return Ok(());
            }
            ensure!(
                ready(&[self.descriptor()], SILENCE)?.contains(&true),
                "the board shows {} who wait, {} of them in danger, where {waiting} do",
                self.waiting(),
                self.in_danger()
            );
            self.receive()?;
        }
    }
}

/// A board as it is sent.
fn read(text: &[u8]) -> Result<Board> {
    let said = || format!("a board says {}", String::from_utf8_lossy(text));
    let board: Board = serde_json::from_slice(text).with_context(said)?;
    ensure!(board.r#type == "queue", said());
    Ok(board)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_says_who_is_first_and_how_many_wait() {
        let board = read(
            br#"{"type":"queue","at":"2026-11-22T03:00:00Z","waiting":{"danger":{"count":1},
            "ordinary":{"count":7,"oldest":"2026-11-22T02:00:00Z"}},"next":[{"case":"a","rank":null}],
            "officers":{"present":1}}"#,
        );
        let board = board.unwrap();
        assert_eq!(board.next[0].case, "a");
        assert_eq!(board.waiting["ordinary"].count, 7);
        assert!(read(br#"{"type":"close","code":4401}"#).is_err());
    }
}
