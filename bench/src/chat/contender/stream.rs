//! Vigie over requests and server-sent events, for hosts without WebSocket:
//! each member reads one endless answer, and posts on a connection beside it,
//! one message after another as a client does that keeps their order.

use std::{collections::VecDeque, os::fd::BorrowedFd};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::{
    Contender, Link,
    vigie::{Case, Said, Vigie, client_id, sealed},
};
use crate::{
    chat::{Shape, socket::Wire, tally::Event},
    http::answer::{Answer, Framed},
};

/// A Vigie that is not asked for WebSockets.
#[derive(Debug)]
pub(super) struct Streams(pub(super) Vigie);

impl Contender for Streams {
    fn open(&mut self, shape: Shape) -> Result<()> {
        self.0.open(shape)
    }

    fn join(&mut self, room: usize, _: usize) -> Result<Box<dyn Link>> {
        let Case { id, token } = self.0.case(room)?;
        let address = self.0.address;
        let mut reading = Wire::connect(address)?;
        let request = format!(
            "GET /v1/cases/{id}/entries HTTP/1.1\r\nhost: {address}\r\n\
             authorization: Bearer {token}\r\naccept: text/event-stream\r\n\r\n"
        );
        reading.outgoing().extend_from_slice(request.as_bytes());
        reading.flush()?;
        let head = reading.head()?.to_ascii_lowercase();
        let status = head.lines().next().unwrap_or_default();
        ensure!(status.contains(" 200"), "no stream: {status}");
        let mut events = Events {
            chunked: head.contains("transfer-encoding: chunked"),
            text: Vec::new(),
        };
        let mut live = false;
        loop {
            // Some of the body may have come with the head.
            events.take(reading.incoming(), |said| {
                live |= said.r#type == "live";
                Ok(())
            })?;
            if live {
                break;
            }
            reading.fill()?;
        }
        let mut writing = Wire::connect(address)?;
        reading.do_not_wait()?;
        writing.do_not_wait()?;
        Ok(Box::new(Member {
            reading,
            writing,
            events,
            head: format!(
                "POST /v1/cases/{id}/entries HTTP/1.1\r\nhost: {address}\r\n\
                 authorization: Bearer {token}\r\ncontent-type: application/json\r\n"
            ),
            sealed: sealed(self.0.random()),
            waiting: VecDeque::new(),
            asked: None,
        }))
    }

    fn close(&mut self) -> Result<()> {
        self.0.close()
    }
}

/// The events in the body of an endless answer.
#[derive(Debug)]
struct Events {
    chunked: bool,
    /// What is left of the last piece.
    text: Vec<u8>,
}

impl Events {
    /// Takes what arrived, and hands over the data of every event in it.
    fn take(
        &mut self,
        incoming: &mut Vec<u8>,
        mut each: impl FnMut(&Said<'_>) -> Result<()>,
    ) -> Result<()> {
        if self.chunked {
            self.unchunk(incoming)?;
        } else {
            self.text.append(incoming);
        }
        let whole = self.text.iter().rposition(|byte| *byte == b'\n');
        let whole = whole.map_or(0, |last| last + 1);
        for line in self
            .text
            .get(..whole)
            .unwrap_or_default()
            .split(|byte| *byte == b'\n')
        {
            if let Some(data) = line.strip_prefix(b"data:") {
                each(&serde_json::from_slice(data)?)?;
            }
        }
        self.text.drain(..whole);
        Ok(())
    }

    /// Takes the whole chunks out of what arrived.
    fn unchunk(&mut self, incoming: &mut Vec<u8>) -> Result<()> {
        let mut at = 0;
        loop {
            let rest = incoming.get(at..).unwrap_or_default();
            let Ok(size) = httparse::parse_chunk_size(rest) else {
                bail!("a bad chunk")
            };
            let httparse::Status::Complete((line, size)) = size else {
                break;
            };
            ensure!(size > 0, "the server ended the stream");
            let end = line + usize::try_from(size)?;
            if rest.len() < end + 2 {
                break;
            }
            self.text
                .extend_from_slice(rest.get(line..end).unwrap_or_default());
            at += end + 2;
        }
        incoming.drain(..at);
        Ok(())
    }
}

/// What a request is answered with.
#[derive(Debug, Deserialize)]
struct Posted<'a> {
    seq: Option<u64>,
    #[serde(default)]
    code: &'a str,
}

#[derive(Debug)]
struct Member {
    reading: Wire,
    writing: Wire,
    events: Events,
    /// The request's lines that are always the same.
    head: String,
    sealed: String,
    /// Messages that wait until the one before is answered.
    waiting: VecDeque<u32>,
    /// The message that is to be answered.
    asked: Option<u32>,
}

impl Member {
    /// Asks the next one if nothing is to be answered.
    fn ask(&mut self) -> Result<bool> {
        if self.asked.is_none()
            && let Some(message) = self.waiting.pop_front()
        {
            self.asked = Some(message);
            let body = format!(
                r#"{{"client_id":"{}","sealed":"{}"}}"#,
                client_id(message),
                self.sealed
            );
            let request = format!("{}content-length: {}\r\n\r\n{body}", self.head, body.len());
            self.writing
                .outgoing()
                .extend_from_slice(request.as_bytes());
        }
        self.writing.flush()
    }
}

impl Link for Member {
    fn descriptors(&self) -> Vec<BorrowedFd<'_>> {
        vec![self.reading.descriptor(), self.writing.descriptor()]
    }

    fn send(&mut self, message: u32) -> Result<bool> {
        self.waiting.push_back(message);
        self.ask()
    }

    fn flush(&mut self) -> Result<bool> {
        self.writing.flush()
    }

    fn receive(&mut self, events: &mut Vec<Event>) -> Result<()> {
        self.reading.fill()?;
        self.events.take(self.reading.incoming(), |said| {
            events.extend(said.event()?);
            Ok(())
        })?;
        self.writing.fill()?;
        while let Some(framed) = Framed::find(self.writing.incoming())? {
            let message = self.asked.take().context("an answer to nothing")?;
            let answer = Answer::copied(&framed, self.writing.incoming());
            self.writing.incoming().drain(..framed.end);
            let posted: Posted<'_> = serde_json::from_slice(&answer.body)
                .with_context(|| format!("status {} without JSON", answer.status))?;
            events.push(match (answer.status, posted.seq) {
                (201, Some(seq)) => Event::Acknowledged { message, seq },
                (200, _) => bail!("a new message counts as a duplicate"),
                (status, _) => Event::Refused {
                    message,
                    code: format!("{status} {}", posted.code),
                },
            });
            self.ask()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read_however_they_are_cut() {
        let text = "event: live\ndata: {\"type\":\"live\"}\n\n:\n\ndata: {\"type\":\"x\"}\n\n";
        let mut chunks = Vec::new();
        for part in text.as_bytes().chunks(7) {
            chunks.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
            chunks.extend_from_slice(part);
            chunks.extend_from_slice(b"\r\n");
        }
        for step in [1, 5, 1000] {
            let mut events = Events {
                chunked: true,
                text: Vec::new(),
            };
            let (mut incoming, mut kinds) = (Vec::new(), Vec::new());
            for part in chunks.chunks(step) {
                incoming.extend_from_slice(part);
                events
                    .take(&mut incoming, |said| {
                        kinds.push(said.r#type.to_owned());
                        Ok(())
                    })
                    .unwrap();
            }
            assert_eq!(kinds, ["live", "x"], "{step}");
        }
    }
}
