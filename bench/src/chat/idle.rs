//! What a conversation weighs in which nobody talks any more.

use std::{thread, time::Duration};

use anyhow::{Context, Result};

use super::{
    Server, Shape,
    contender::Contender,
    load::{self, Plan},
};
use crate::{
    pin,
    table::{Table, number},
};

/// Longer than workerd waits until it lets go of a room that only has sockets.
const QUIET: Duration = Duration::from_secs(15);

/// How many messages a second warm a server, and are said before it is quiet.
const RATE: u32 = 100;

/// Members of a conversation.
const MEMBERS: usize = 2;

/// The table of so many conversations, if any are asked for.
pub(super) fn weighed(
    rooms: usize,
    contenders: &mut [(&Server, Box<dyn Contender>)],
) -> Option<String> {
    if rooms == 0 {
        return None;
    }
    let mut table = Table::new(["server", "before, MB", "kB a conversation", "CPU % idle"]);
    for (server, contender) in contenders {
        let mut cells = vec![server.name.clone()];
        match weigh(rooms, server, contender) {
            Ok(Weight { before, each, busy }) => cells.extend([
                number(before / 1e6),
                number(each / 1e3),
                format!("{:.1}", 100.0 * busy),
            ]),
            Err(error) => cells.extend([format!("{error:#}"), "–".to_owned(), "–".to_owned()]),
        }
        table.row(cells);
        eprintln!("{} weighed", server.name);
    }
    Some(table.rendered())
}

/// What a server holds.
#[derive(Debug)]
struct Weight {
    /// Bytes in memory before.
    before: f64,
    /// Bytes more for each conversation.
    each: f64,
    /// The share of its core that it is busy while nobody talks.
    busy: f64,
}

fn weigh(rooms: usize, server: &Server, contender: &mut Box<dyn Contender>) -> Result<Weight> {
    // Once in small, so that code and buffers are there already.
    let small = Shape {
        rooms: 20,
        members: MEMBERS,
    };
    load::run(&Plan::new(small, RATE, 2.0), server, contender)?;
    thread::sleep(QUIET);
    let before = pin::memory(server.process)? as f64;

    let shape = Shape {
        rooms,
        members: MEMBERS,
    };
    contender.open(shape).context("no rooms")?;
    let weight = load::joined(shape, contender.as_mut()).and_then(|mut links| {
        // Every member of every room says something.
        let seconds = shape.sockets() as f64 / f64::from(RATE);
        let plan = Plan::new(shape, RATE, seconds);
        load::talk(&plan, server, &mut links)?;
        thread::sleep(QUIET);
        let cpu = pin::cpu_seconds(server.process)?;
        thread::sleep(QUIET);
        Ok(Weight {
            before,
            each: (pin::memory(server.process)? as f64 - before) / rooms as f64,
            busy: (pin::cpu_seconds(server.process)? - cpu) / QUIET.as_secs_f64(),
        })
    });
    contender.close()?;
    weight
}
