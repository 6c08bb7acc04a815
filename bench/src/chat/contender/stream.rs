//! Vigie over requests and server-sent events, for hosts without WebSocket:
//! each member reads one endless answer, and posts on a connection beside it,
//! one message after another as a client does that keeps their order.

use std::{collections::VecDeque, os::fd::BorrowedFd};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::{
    Contender, Link,
    vigie::{Said, Vigie, client_id, sealed},
};
use crate::{
    chat::{Shape, tally::Event},
    citizen::Case,
    http::answer::{Answer, Framed},
    wire::{events::Events, socket::Wire},
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
        let mut events = Events::of(&reading.head()?)?;
        let mut live = false;
        loop {
            // Some of the body may have come with the head.
            events.take(reading.incoming(), |data| {
                live |= read(data)?.r#type == "live";
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

/// What an event says.
fn read(data: &[u8]) -> Result<Said<'_>> {
    Ok(serde_json::from_slice(data)?)
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
        self.events.take(self.reading.incoming(), |data| {
            events.extend(read(data)?.event()?);
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
