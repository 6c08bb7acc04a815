//! NATS JetStream over WebSocket, by its own protocol: lines of text and
//! payloads of given length.
//!
//! A message is published into a stream and acknowledged once the stream has
//! stored it. It is published with an identifier that the stream takes once,
//! as Vigie takes a client's.

mod protocol;

use std::{net::SocketAddr, os::fd::BorrowedFd};

use anyhow::{Context, Result, bail, ensure};
use fastrand::Rng;
use serde::Deserialize;
use serde_json::json;

use self::protocol::{Reader, Said, place, pong};
use super::{Contender, Link};
use crate::{
    chat::{PAYLOAD, Shape, tally::Event},
    wire::{frame::Content, socket::Socket},
};

/// The subscription that answers arrive on.
const ANSWERS: u8 = 1;

/// The subscription that messages arrive on.
const MESSAGES: u8 = 2;

/// A NATS server.
#[derive(Debug)]
pub(super) struct Nats {
    address: SocketAddr,
    random: Rng,
    /// Streams are made and removed on it.
    control: Control,
    /// Whether members read the stream, which gives what is stored and its
    /// place, or the subject, which gives what is published.
    stored: bool,
    turn: u64,
    members: usize,
}

impl Nats {
    pub(super) fn new(address: SocketAddr, mut random: Rng, stored: bool) -> Result<Self> {
        let inbox = format!("_INBOX.{:016x}", random.u64(..));
        Ok(Self {
            address,
            control: Control::connect(address, inbox)?,
            random,
            stored,
            turn: 0,
            members: 0,
        })
    }

    fn stream(&self) -> String {
        format!("TURN{:016x}", self.turn)
    }

    fn subject(&self, room: usize) -> String {
        format!("{:016x}.{room}", self.turn)
    }
}

impl Contender for Nats {
    fn open(&mut self, _: Shape) -> Result<()> {
        self.turn = self.random.u64(..);
        self.members = 0;
        let stream = self.stream();
        let settings = json!({
            "name": stream,
            "subjects": [format!("{:016x}.*", self.turn)],
            "storage": "file",
            "retention": "limits",
            "num_replicas": 1,
        });
        self.control
            .ask(&format!("$JS.API.STREAM.CREATE.{stream}"), &settings)
    }

    fn join(&mut self, room: usize, _: usize) -> Result<Box<dyn Link>> {
        self.members += 1;
        let inbox = format!("_INBOX.{:016x}.{}", self.turn, self.members);
        let subject = self.subject(room);
        let mut socket = Socket::connect(self.address, "/", "")?;
        let from = if self.stored {
            format!("{inbox}.messages")
        } else {
            subject.clone()
        };
        let mut reader = Reader::default();
        // Everything before the ping is done once the pong is there.
        let greeting = format!(
            "{CONNECT}SUB {inbox}.answers.* {ANSWERS}\r\nSUB {from} {MESSAGES}\r\nPING\r\n"
        );
        socket.say(Content::Binary, greeting.as_bytes())?;
        reader.until_pong(&mut socket)?;
        if self.stored {
            // What client libraries call an ordered consumer.
            let stream = self.stream();
            let name = format!("M{}", self.members);
            let settings = json!({
                "stream_name": stream,
                "config": {
                    "name": name,
                    "deliver_subject": from,
                    "deliver_policy": "new",
                    "ack_policy": "none",
                    "filter_subject": subject,
                    "max_deliver": 1,
                    "mem_storage": true,
                    "num_replicas": 1,
                    "inactive_threshold": 60_000_000_000_u64,
                },
            });
            let api = format!("$JS.API.CONSUMER.CREATE.{stream}.{name}.{subject}");
            self.control.ask(&api, &settings)?;
        }
        socket.wire().do_not_wait()?;
        Ok(Box::new(Member {
            socket,
            reader,
            subject,
            inbox,
        }))
    }

    fn close(&mut self) -> Result<()> {
        let stream = self.stream();
        self.control
            .ask(&format!("$JS.API.STREAM.DELETE.{stream}"), &json!({}))
    }
}

/// What a client says first.
const CONNECT: &str = "CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":true,\
     \"headers\":true,\"no_responders\":true,\"lang\":\"rust\",\"version\":\"0\"}\r\n";

/// A connection that asks one thing after another.
#[derive(Debug)]
struct Control {
    socket: Socket,
    /// Where its answers arrive, and no one else's.
    inbox: String,
    reader: Reader,
}

impl Control {
    fn connect(address: SocketAddr, inbox: String) -> Result<Self> {
        let mut socket = Socket::connect(address, "/", "")?;
        let mut reader = Reader::default();
        let greeting = format!("{CONNECT}SUB {inbox} {ANSWERS}\r\nPING\r\n");
        socket.say(Content::Binary, greeting.as_bytes())?;
        reader.until_pong(&mut socket)?;
        Ok(Self {
            socket,
            inbox,
            reader,
        })
    }

    /// Asks the server's interface for something.
    fn ask(&mut self, api: &str, settings: &serde_json::Value) -> Result<()> {
        let body = settings.to_string();
        let request = format!("PUB {api} {} {}\r\n{body}\r\n", self.inbox, body.len());
        self.socket.say(Content::Binary, request.as_bytes())?;
        let mut answer = None;
        while answer.is_none() {
            let pings = self.reader.read(&mut self.socket, |said| {
                if let Said::Message { body, .. } = said {
                    let Answer { error, .. } = serde_json::from_slice(body)?;
                    answer = Some(error.map(|error| error.description));
                }
                Ok(())
            })?;
            pong(&mut self.socket, pings)?;
        }
        if let Some(Some(error)) = answer {
            bail!("{api}: {error}");
        }
        Ok(())
    }
}

/// What JetStream answers with.
#[derive(Debug, Deserialize)]
struct Answer {
    #[serde(default)]
    seq: u64,
    #[serde(default)]
    duplicate: bool,
    error: Option<Refusal>,
}

#[derive(Debug, Deserialize)]
struct Refusal {
    description: String,
}

#[derive(Debug)]
struct Member {
    socket: Socket,
    reader: Reader,
    subject: String,
    inbox: String,
}

impl Link for Member {
    fn descriptors(&self) -> Vec<BorrowedFd<'_>> {
        vec![self.socket.descriptor()]
    }

    fn send(&mut self, message: u32) -> Result<bool> {
        let Self { subject, inbox, .. } = self;
        let headers = format!("NATS/1.0\r\nNats-Msg-Id: {subject}.{message}\r\n\r\n");
        let said = format!(
            "HPUB {subject} {inbox}.answers.{message} {} {}\r\n{headers}{message:<PAYLOAD$}\r\n",
            headers.len(),
            headers.len() + PAYLOAD
        );
        self.socket.queue(Content::Binary, said.as_bytes());
        self.flush()
    }

    fn flush(&mut self) -> Result<bool> {
        self.socket.wire().flush()
    }

    fn receive(&mut self, events: &mut Vec<Event>) -> Result<()> {
        let pings = self.reader.read(&mut self.socket, |said| {
            let Said::Message {
                subject,
                subscription,
                reply,
                body,
            } = said
            else {
                return Ok(());
            };
            if subscription == MESSAGES {
                events.push(Event::Delivered {
                    message: str::from_utf8(body)?.trim_end().parse()?,
                    seq: reply.and_then(place),
                });
                return Ok(());
            }
            let (_, message) = subject.rsplit_once('.').context("an answer to nothing")?;
            let message = message.parse()?;
            // The server answers without a body where no stream listens.
            ensure!(!body.is_empty(), "no stream takes the messages");
            let Answer {
                seq,
                duplicate,
                error,
            } = serde_json::from_slice(body)?;
            ensure!(!duplicate, "a new message counts as a duplicate");
            events.push(match error {
                None => Event::Acknowledged { message, seq },
                Some(error) => Event::Refused {
                    message,
                    code: error.description,
                },
            });
            Ok(())
        })?;
        pong(&mut self.socket, pings)
    }
}
