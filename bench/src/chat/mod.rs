//! Conversations over relays: what a message costs from the moment it was due
//! to its acknowledgement and to its delivery, and what a conversation weighs
//! that nobody talks in.
//!
//! The load is open: messages are due at a constant rate, whether or not the
//! server has answered those before, and time counts from when a message was
//! due. A server that is too slow shows as waiting time, never as fewer
//! questions. One clock, in one process, sees both ends.

mod contender;
pub(crate) mod echo;
mod idle;
mod load;
mod report;
mod tally;

use std::{fmt, net::SocketAddr, str::FromStr};

use anyhow::{Context, Error, Result, bail, ensure};

use self::{contender::Contender, load::Plan, report::Row};
use crate::{citizen, pin};

/// How many bytes a message has before anybody seals or wraps it.
const PAYLOAD: usize = 256;

/// The most messages that are sent to one room: Vigie's cases hold 10,000
/// entries.
const MOST_OF_A_ROOM: usize = 9_000;

/// The most connections that two cores measure honestly.
const MOST_SOCKETS: usize = 1_500;

/// A server that gets less of its messages through than this is saturated.
const KEEPS_UP: f64 = 0.95;

/// Measure relays that are up.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// A relay: its protocol (`vigie`, `vigie-stream`, `party`, `nats` or
    /// `nats-core`), its process, its address and its name.
    #[arg(long = "server", value_name = "KIND,PID,ADDRESS,NAME", required = true)]
    servers: Vec<Server>,
    /// How many rooms of how many members, such as `100x2`.
    #[arg(long, value_delimiter = ',', required = true)]
    shapes: Vec<Shape>,
    /// How many messages a second are offered, from few to many: a server
    /// whose row is saturated is asked no more.
    #[arg(long, value_delimiter = ',', required = true)]
    rates: Vec<u32>,
    /// How many rounds; in each, every server has its turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How long a turn takes, at most: a room is sent 9,000 messages and no
    /// more.
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// How many idle conversations are weighed; 0 for none.
    #[arg(long, default_value_t = 500)]
    idle: usize,
}

/// How many rooms there are, and how many members each has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    rooms: usize,
    members: usize,
}

impl Shape {
    fn sockets(self) -> usize {
        self.rooms * self.members
    }

    /// The room of a message and the member that writes it: all rooms have
    /// their turn, and in each all members have theirs.
    fn writer(self, message: u32) -> (usize, usize) {
        let message = message as usize;
        (message % self.rooms, message / self.rooms % self.members)
    }
}

impl FromStr for Shape {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (rooms, members) = text.split_once('x').context("a shape is ROOMSxMEMBERS")?;
        let shape = Self {
            rooms: rooms.parse()?,
            members: members.parse()?,
        };
        let right = shape.rooms > 0 && (2..=100).contains(&shape.members);
        ensure!(
            right,
            "rooms have 2 to 100 members, and there is one at least"
        );
        ensure!(
            shape.sockets() <= MOST_SOCKETS,
            "{shape} is more than {MOST_SOCKETS} connections"
        );
        Ok(shape)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rooms, members } = self;
        let rooms_word = if *rooms == 1 { "room" } else { "rooms" };
        write!(f, "{rooms} {rooms_word} of {members}")
    }
}

/// How a relay is talked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Vigie over WebSocket.
    Vigie,
    /// Vigie over requests and server-sent events.
    VigieStream,
    /// The Worker in `bench/peers/chat/partyserver`, or the relay that keeps
    /// nothing.
    Party,
    /// NATS JetStream, read through consumers of the stream.
    Nats,
    /// NATS JetStream, read as plain subjects beside the stream.
    NatsCore,
}

/// A relay that is up.
#[derive(Clone, Debug)]
struct Server {
    kind: Kind,
    process: u32,
    address: SocketAddr,
    name: String,
}

impl FromStr for Server {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.splitn(4, ',').collect();
        let [kind, process, address, name] = parts.as_slice() else {
            bail!("a server is KIND,PID,ADDRESS,NAME");
        };
        Ok(Self {
            kind: match *kind {
                "vigie" => Kind::Vigie,
                "vigie-stream" => Kind::VigieStream,
                "party" => Kind::Party,
                "nats" => Kind::Nats,
                "nats-core" => Kind::NatsCore,
                other => bail!("{other} is no relay's protocol"),
            },
            process: process.parse().context("the process is not a number")?,
            address: address.parse().context("the address is not one")?,
            name: (*name).to_owned(),
        })
    }
}

/// Weighs, measures and prints the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    pin::this_thread(pin::CLIENT)?;
    let mut contenders = Vec::new();
    for server in &options.servers {
        pin::process(server.process, pin::SERVER)?;
        let contender = contender::of(server, citizen::random())
            .with_context(|| format!("{} does not answer", server.name))?;
        contenders.push((server, contender));
    }
    // First, while no server holds anything yet.
    let weighed = idle::weighed(options.idle, &mut contenders);
    for shape in &options.shapes {
        let rows = measured(options, *shape, &mut contenders)?;
        println!("{shape}:\n\n{}", report::table(&rows));
    }
    if let Some(table) = weighed {
        println!("{} idle conversations:\n\n{table}", options.idle);
    }
    Ok(())
}

/// The rows of one shape, by server and then by rate.
fn measured(
    options: &Options,
    shape: Shape,
    contenders: &mut [(&Server, Box<dyn Contender>)],
) -> Result<Vec<Row>> {
    let mut rows: Vec<Vec<Row>> = contenders.iter().map(|_| Vec::new()).collect();
    for rate in &options.rates {
        let mut turns: Vec<Row> = contenders
            .iter()
            .map(|(server, _)| Row::new(&server.name, *rate))
            .collect();
        for round in 1..=options.rounds {
            for (((server, contender), turn), before) in
                contenders.iter_mut().zip(&mut turns).zip(&rows)
            {
                let over = before.last().is_some_and(Row::is_the_last);
                if over || turn.failed.is_some() {
                    continue;
                }
                match load::run(&Plan::new(shape, *rate, options.seconds), server, contender) {
                    Ok(load) => turn.add(load),
                    Err(error) => turn.failed = Some(format!("{error:#}")),
                }
            }
            eprintln!(
                "{shape}, {rate} a second, round {round} of {}",
                options.rounds
            );
        }
        for (turn, rows) in turns.into_iter().zip(&mut rows) {
            if !rows.last().is_some_and(Row::is_the_last) {
                rows.push(turn);
            }
        }
    }
    Ok(rows.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_of_every_room_writes() {
        let shape: Shape = "3x2".parse().unwrap();
        let writers: Vec<_> = (0..7).map(|message| shape.writer(message)).collect();
        assert_eq!(
            writers,
            [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (0, 0)]
        );
    }

    #[test]
    fn shapes_that_cannot_be_measured_are_refused() {
        for text in ["3", "0x2", "1x1", "1x101", "16x100", "ax2"] {
            assert!(text.parse::<Shape>().is_err(), "{text}");
        }
        assert_eq!("1x2".parse::<Shape>().unwrap().to_string(), "1 room of 2");
    }
}
