//! Vigie over WebSocket.
//!
//! The relay does not look inside a sealed entry, so random bytes of the right
//! size stand for one. All members hold the same access token, as a citizen
//! with several windows does.

use std::{net::SocketAddr, os::fd::BorrowedFd};

use anyhow::{Context, Result, bail, ensure};
use base64ct::{Base64UrlUnpadded, Encoding};
use fastrand::Rng;
use serde::Deserialize;
use serde_json::json;

use super::{Contender, Link};
use crate::{
    chat::{Shape, tally::Event},
    citizen::{Case, Desk},
    http::client,
    wire::{frame::Content, socket::Socket},
};

/// A sealed entry with 256 bytes of padded text: its format and the version of
/// its key, a nonce, the text and its tag.
const SEALED: usize = 1 + 1 + 24 + super::super::PAYLOAD + 16;

/// How many entries the relay may send ahead, at most.
const CREDIT: u32 = 256;

/// How many entries are read before the relay may send as many more.
const READ: u32 = 64;

/// Marks the client identifiers of messages: the rest is the message's number.
const MARK: [u8; 12] = *b"vigie-bench\0";

/// A Vigie.
#[derive(Debug)]
pub(super) struct Vigie {
    pub(super) address: SocketAddr,
    random: Rng,
    /// The desk that cases are opened at.
    desk: Desk,
    cases: Vec<Case>,
}

impl Vigie {
    pub(super) fn new(address: SocketAddr, random: Rng) -> Result<Self> {
        let mut desks = Desk::all(address)?.into_iter();
        Ok(Self {
            address,
            random,
            desk: desks.next().context("the relay knows no desk")?,
            cases: Vec::new(),
        })
    }

    pub(super) fn random(&mut self) -> &mut Rng {
        &mut self.random
    }

    /// The case of a room.
    pub(super) fn case(&self, room: usize) -> Result<Case> {
        self.cases.get(room).cloned().context("no such room")
    }
}

impl Contender for Vigie {
    fn open(&mut self, shape: Shape) -> Result<()> {
        self.cases.clear();
        let mut requests = Vec::new();
        for _ in 0..shape.rooms {
            let case = Case::new(&mut self.random);
            let opening = self.desk.opening(&case, "ordinary", &mut self.random);
            requests.push(opening.to(self.address));
            self.cases.push(case);
        }
        for answer in client::one_by_one(self.address, &requests)? {
            if answer.status != 201 {
                let said = String::from_utf8_lossy(&answer.body);
                bail!("a case: status {}, {said}", answer.status);
            }
        }
        Ok(())
    }

    fn join(&mut self, room: usize, _: usize) -> Result<Box<dyn Link>> {
        let Case { id, token } = self.case(room)?;
        let path = format!("/v1/cases/{id}/socket");
        let headers = format!("sec-websocket-protocol: vigie.v1, bearer.{token}\r\n");
        let mut socket = Socket::connect(self.address, &path, &headers)?;
        let hello = json!({ "type": "hello", "version": 1, "credit": CREDIT });
        socket.say(Content::Text, hello.to_string().as_bytes())?;
        let mut live = false;
        while !live {
            socket.receive(|payload| {
                let said: Said<'_> = serde_json::from_slice(payload)?;
                said.goes_on()?;
                live |= said.r#type == "live";
                Ok(())
            })?;
        }
        socket.wire().do_not_wait()?;
        Ok(Box::new(Member {
            socket,
            sealed: sealed(&mut self.random),
            read: 0,
        }))
    }

    fn close(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Random bytes that look like a sealed entry, as text.
pub(super) fn sealed(random: &mut Rng) -> String {
    let mut bytes = [0; SEALED];
    random.fill(&mut bytes);
    if let Some(head) = bytes.first_chunk_mut() {
        *head = [1, 1];
    }
    Base64UrlUnpadded::encode_string(&bytes)
}

/// The client identifier of a message.
pub(super) fn client_id(message: u32) -> String {
    let mut bytes = [0; 16];
    let (mark, number) = bytes.split_at_mut(MARK.len());
    mark.copy_from_slice(&MARK);
    number.copy_from_slice(&message.to_be_bytes());
    Base64UrlUnpadded::encode_string(&bytes)
}

/// The message of a client identifier, if it is one of ours.
fn message(client_id: &str) -> Option<u32> {
    let mut bytes = [0; 16];
    let bytes = Base64UrlUnpadded::decode(client_id, &mut bytes).ok()?;
    let number = bytes.strip_prefix(&MARK)?;
    Some(u32::from_be_bytes(number.try_into().ok()?))
}

/// What the relay says, as far as it is looked at.
#[derive(Debug, Deserialize)]
pub(super) struct Said<'a> {
    #[serde(default)]
    pub(super) r#type: &'a str,
    client_id: Option<&'a str>,
    seq: Option<u64>,
    #[serde(default)]
    duplicate: bool,
    pub(super) code: Option<Code<'a>>,
    name: Option<&'a str>,
}

/// Refusals have a word, closings have a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Code<'a> {
    Word(&'a str),
    Number(u16),
}

impl Said<'_> {
    /// Fails where the relay says that the connection ends.
    fn goes_on(&self) -> Result<()> {
        let why = self.name.unwrap_or("for no reason");
        ensure!(self.r#type != "close", "a member was let go: {why}");
        Ok(())
    }

    /// The event that this tells of, if it is about one of our messages.
    pub(super) fn event(&self) -> Result<Option<Event>> {
        let Some(message) = self.client_id.and_then(message) else {
            self.goes_on()?;
            return Ok(None);
        };
        ensure!(!self.duplicate, "a new message counts as a duplicate");
        let seq = || self.seq.context("an entry without a place");
        Ok(match self.r#type {
            "ack" => Some(Event::Acknowledged {
                message,
                seq: seq()?,
            }),
            "entry" => Some(Event::Delivered {
                message,
                seq: Some(seq()?),
            }),
            "refused" => Some(self.refusal(message)),
            _ => None,
        })
    }

    /// That the relay does not take a message.
    pub(super) fn refusal(&self, message: u32) -> Event {
        let code = match &self.code {
            Some(Code::Word(word)) => (*word).to_owned(),
            Some(Code::Number(number)) => number.to_string(),
            None => "nothing".to_owned(),
        };
        Event::Refused { message, code }
    }
}

#[derive(Debug)]
struct Member {
    socket: Socket,
    sealed: String,
    /// How many entries came since the relay was last told to go on.
    read: u32,
}

impl Link for Member {
    fn descriptors(&self) -> Vec<BorrowedFd<'_>> {
        vec![self.socket.descriptor()]
    }

    fn send(&mut self, message: u32) -> Result<bool> {
        let (id, sealed) = (client_id(message), &self.sealed);
        let said = format!(r#"{{"type":"append","client_id":"{id}","sealed":"{sealed}"}}"#);
        self.socket.queue(Content::Text, said.as_bytes());
        self.flush()
    }

    fn flush(&mut self) -> Result<bool> {
        self.socket.wire().flush()
    }

    fn receive(&mut self, events: &mut Vec<Event>) -> Result<()> {
        let Self { socket, read, .. } = self;
        socket.receive(|payload| {
            let said: Said<'_> = serde_json::from_slice(payload)?;
            *read += u32::from(said.r#type == "entry");
            events.extend(said.event()?);
            Ok(())
        })?;
        if *read >= READ {
            let more = format!(r#"{{"type":"credit","add":{}}}"#, (*read).min(CREDIT));
            *read = 0;
            socket.queue(Content::Text, more.as_bytes());
            socket.wire().flush()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_known_by_its_identifier() {
        assert_eq!(client_id(7).len(), 22);
        assert_eq!(message(&client_id(7)), Some(7));
        assert_eq!(message("AAAAAAAAAAAAAAAAAAAAAA"), None);
        assert_eq!(message("A"), None);
    }

    #[test]
    fn a_sealed_entry_has_its_size() {
        let text = sealed(&mut Rng::with_seed(1));
        let bytes = Base64UrlUnpadded::decode_vec(&text).unwrap();
        assert_eq!(bytes.len(), 298);
        assert!(bytes.starts_with(&[1, 1]));
    }

    #[test]
    fn what_the_relay_says_is_understood() {
        let id = client_id(3);
        let event = |text: &str| serde_json::from_str::<Said<'_>>(text).unwrap().event();
        let ack = format!(
            r#"{{"type":"ack","client_id":"{id}","seq":5,"at":"2026-11-22T03:00:00Z","duplicate":false}}"#
        );
        assert_eq!(
            event(&ack).unwrap(),
            Some(Event::Acknowledged { message: 3, seq: 5 })
        );
        let refused =
            format!(r#"{{"type":"refused","client_id":"{id}","code":"too_fast","retry":true}}"#);
        assert_eq!(
            event(&refused).unwrap(),
            Some(Event::Refused {
                message: 3,
                code: "too_fast".to_owned()
            })
        );
        assert_eq!(
            event(r#"{"type":"live","cursor":"AAAAAAAAAAA.5"}"#).unwrap(),
            None
        );
        let close = r#"{"type":"close","code":4431,"name":"slow_reader","retry":"now"}"#;
        assert!(event(close).is_err());
    }
}
