//! A relay that keeps nothing: one thread that acknowledges each message and
//! passes it on. What the client can ask of it is the most that it could ask of
//! any relay.

use std::{
    collections::HashMap,
    net::{SocketAddr, TcpListener},
    os::fd::{AsFd, BorrowedFd, OwnedFd},
};

use anyhow::{Context, Result, ensure};
use rustix::{buffer::spare_capacity, event::epoll};
use serde::Deserialize;

use crate::wire::{
    frame::Content,
    socket::{Socket, Wire},
};

/// Relay messages and keep none.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The address to listen on.
    #[arg(long)]
    listen: SocketAddr,
}

/// The listener among what is watched.
const LISTENER: u64 = u64::MAX;

/// What a member says.
#[derive(Debug, Deserialize)]
struct Said<'a> {
    r#type: &'a str,
    #[serde(default)]
    id: &'a str,
    #[serde(default)]
    text: &'a str,
}

/// A room: who is in it and how much was said.
#[derive(Debug, Default)]
struct Room {
    members: Vec<u64>,
    seq: u64,
}

#[derive(Debug, Default)]
struct Relay {
    rooms: HashMap<String, Room>,
    members: HashMap<u64, (Socket, String)>,
    joined: u64,
}

/// Serves until it is stopped.
pub(crate) fn run(options: &Options) -> Result<()> {
    let listener = TcpListener::bind(options.listen)
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    let list = epoll::create(epoll::CreateFlags::CLOEXEC)?;
    watch(&list, listener.as_fd(), LISTENER)?;
    let mut relay = Relay::default();
    loop {
        let mut ready = Vec::with_capacity(256);
        epoll::wait(&list, spare_capacity(&mut ready), None)?;
        for event in ready {
            match event.data.u64() {
                LISTENER => {
                    let (stream, _) = listener.accept()?;
                    // Who wants no WebSocket only looks whether it is up.
                    if let Ok(number) = relay.join(Wire::of(stream)?)
                        && let Some((socket, _)) = relay.members.get(&number)
                    {
                        watch(&list, socket.descriptor(), number)?;
                    }
                }
                number => {
                    if relay.pass_on(number).is_err() {
                        relay.leave(number);
                    }
                }
            }
        }
    }
}

fn watch(list: &OwnedFd, descriptor: BorrowedFd<'_>, number: u64) -> Result<()> {
    let data = epoll::EventData::new_u64(number);
    Ok(epoll::add(list, descriptor, data, epoll::EventFlags::IN)?)
}

impl Relay {
    /// Takes a member in. The client here looks at no `Sec-WebSocket-Accept`.
    fn join(&mut self, mut wire: Wire) -> Result<u64> {
        let head = wire.head()?;
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let socket = path.starts_with("/parties/");
        let answer = if socket {
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"
        } else {
            "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"
        };
        wire.outgoing().extend_from_slice(answer.as_bytes());
        wire.flush()?;
        ensure!(socket, "not a room");
        wire.do_not_wait()?;
        self.joined += 1;
        let number = self.joined;
        let room = self.rooms.entry(path.clone()).or_default();
        room.members.push(number);
        self.members.insert(number, (Socket::accepted(wire), path));
        Ok(number)
    }

    /// Passes on what a member said.
    fn pass_on(&mut self, number: u64) -> Result<()> {
        let (socket, path) = self.members.get_mut(&number).context("nobody")?;
        let room = self.rooms.get_mut(path).context("nowhere")?;
        let mut answers = Vec::new();
        let mut entries = Vec::new();
        socket.receive(|payload| {
            let Said { r#type, id, text } = serde_json::from_slice(payload)?;
            if r#type == "join" {
                answers.push(r#"{"type":"joined"}"#.to_owned());
                return Ok(());
            }
            room.seq += 1;
            let seq = room.seq;
            answers.push(format!(r#"{{"type":"ack","id":"{id}","seq":{seq}}}"#));
            entries.push(format!(
                r#"{{"type":"entry","seq":{seq},"id":"{id}","text":"{text}"}}"#
            ));
            Ok(())
        })?;
        for answer in answers {
            socket.queue(Content::Text, answer.as_bytes());
        }
        socket.wire().flush()?;
        for member in &room.members {
            let Some((socket, _)) = self.members.get_mut(member) else {
                continue;
            };
            for entry in &entries {
                socket.queue(Content::Text, entry.as_bytes());
            }
            // What is not taken now goes out with the next one: a client that
            // keeps up leaves nothing. Who is gone is found gone by reading.
            let _ = socket.wire().flush();
        }
        Ok(())
    }

    /// Lets a member go, whose connection is closed with it.
    fn leave(&mut self, number: u64) {
        let Some((_, path)) = self.members.remove(&number) else {
            return;
        };
        if let Some(room) = self.rooms.get_mut(&path) {
            room.members.retain(|member| *member != number);
            if room.members.is_empty() {
                self.rooms.remove(&path);
            }
        }
    }
}
