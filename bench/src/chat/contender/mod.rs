//! The relays that are measured, each by its own protocol.

mod nats;
mod party;
mod stream;
mod vigie;

use std::os::fd::BorrowedFd;

use anyhow::Result;
use fastrand::Rng;

use super::{Kind, Server, Shape, tally::Event};

/// A relay that rooms can be opened at.
pub(super) trait Contender {
    /// Opens the rooms of a turn.
    fn open(&mut self, shape: Shape) -> Result<()>;

    /// Connects a member to a room and waits until what others write arrives.
    fn join(&mut self, room: usize, member: usize) -> Result<Box<dyn Link>>;

    /// Closes the rooms.
    fn close(&mut self) -> Result<()>;
}

/// A member's connections.
pub(super) trait Link {
    /// What is to be watched.
    fn descriptors(&self) -> Vec<BorrowedFd<'_>>;

    /// Sends a message; whether the connection took all of it.
    fn send(&mut self, message: u32) -> Result<bool>;

    /// Sends what could not be sent before; whether that was everything.
    fn flush(&mut self) -> Result<bool>;

    /// Reads what is there.
    fn receive(&mut self, events: &mut Vec<Event>) -> Result<()>;
}

/// A server's protocol.
pub(super) fn of(server: &Server, random: Rng) -> Result<Box<dyn Contender>> {
    let address = server.address;
    Ok(match server.kind {
        Kind::Vigie => Box::new(vigie::Vigie::new(address, random)?),
        Kind::VigieStream => Box::new(stream::Streams(vigie::Vigie::new(address, random)?)),
        Kind::Party => Box::new(party::Party::new(address, random)),
        Kind::Nats => Box::new(nats::Nats::new(address, random, true)?),
        Kind::NatsCore => Box::new(nats::Nats::new(address, random, false)?),
    })
}
