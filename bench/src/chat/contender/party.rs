//! The Worker in `bench/peers/chat/partyserver`, and the relay that keeps
//! nothing, which talks the same way: a JSON message for everything.

use std::{net::SocketAddr, os::fd::BorrowedFd};

use anyhow::{Context, Result, bail};
use fastrand::Rng;
use serde::Deserialize;

use super::{Contender, Link};
use crate::{
    chat::{PAYLOAD, Shape, tally::Event},
    wire::{frame::Content, socket::Socket},
};

/// A partyserver.
#[derive(Debug)]
pub(super) struct Party {
    address: SocketAddr,
    random: Rng,
    /// What tells this turn's rooms from those of others.
    turn: u64,
}

impl Party {
    pub(super) fn new(address: SocketAddr, random: Rng) -> Self {
        Self {
            address,
            random,
            turn: 0,
        }
    }
}

impl Contender for Party {
    fn open(&mut self, _: Shape) -> Result<()> {
        self.turn = self.random.u64(..);
        Ok(())
    }

    fn join(&mut self, room: usize, _: usize) -> Result<Box<dyn Link>> {
        let path = format!("/parties/room/{:016x}-{room}", self.turn);
        let mut socket = Socket::connect(self.address, &path, "")?;
        // The answer to the handshake may leave before the room has the
        // connection; this answer cannot.
        socket.say(Content::Text, br#"{"type":"join"}"#)?;
        let mut there = false;
        while !there {
            socket.receive(|_| {
                there = true;
                Ok(())
            })?;
        }
        socket.wire().do_not_wait()?;
        Ok(Box::new(Member(socket)))
    }

    fn close(&mut self) -> Result<()> {
        Ok(())
    }
}

/// What the server says.
#[derive(Debug, Deserialize)]
struct Said<'a> {
    r#type: &'a str,
    id: &'a str,
    seq: u64,
}

#[derive(Debug)]
struct Member(Socket);

impl Link for Member {
    fn descriptors(&self) -> Vec<BorrowedFd<'_>> {
        vec![self.0.descriptor()]
    }

    fn send(&mut self, message: u32) -> Result<bool> {
        let said = format!(
            r#"{{"type":"append","id":"{message}","text":"{:x<PAYLOAD$}"}}"#,
            ""
        );
        self.0.queue(Content::Text, said.as_bytes());
        self.flush()
    }

    fn flush(&mut self) -> Result<bool> {
        self.0.wire().flush()
    }

    fn receive(&mut self, events: &mut Vec<Event>) -> Result<()> {
        self.0.receive(|payload| {
            let Said { r#type, id, seq } =
                serde_json::from_slice(payload).context("not what a partyserver says")?;
            let message = id.parse()?;
            events.push(match r#type {
                "ack" => Event::Acknowledged { message, seq },
                "entry" => Event::Delivered {
                    message,
                    seq: Some(seq),
                },
                other => bail!("the server says {other}"),
            });
            Ok(())
        })
    }
}
