//! One turn: everybody connects, messages go out when they are due, and every
//! answer is noted, all in one thread.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::{
    buffer::spare_capacity,
    event::{Timespec, epoll},
};

use super::{
    MOST_OF_A_ROOM, Server, Shape,
    contender::{Contender, Link},
    tally::Tally,
};
use crate::{measure::Samples, pin};

/// How long messages flow before they count.
const WARM: Duration = Duration::from_millis(500);

/// How long a server may be silent before what is missing counts as lost.
const SILENCE: Duration = Duration::from_secs(5);

/// How long a turn may last after its last message.
const PATIENCE: Duration = Duration::from_secs(30);

/// How soon a connection that took not everything is tried again.
const AGAIN: Duration = Duration::from_millis(1);

/// What is sent in a turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) shape: Shape,
    rate: u32,
    /// How many messages.
    count: u32,
    /// How many of them only warm.
    warm: u32,
}

impl Plan {
    /// A turn of so many seconds, or as long as the rooms hold its messages.
    pub(super) fn new(shape: Shape, rate: u32, seconds: f64) -> Self {
        let warm = f64::from(rate) * WARM.as_secs_f64();
        let wanted = f64::from(rate) * seconds + warm;
        let count = wanted.min((MOST_OF_A_ROOM * shape.rooms) as f64) as u32;
        Self {
            shape,
            rate,
            count,
            warm: (warm as u32).min(count / 4),
        }
    }

    /// When a message is due.
    fn due(&self, message: u32) -> Duration {
        Duration::from_secs_f64(f64::from(message) / f64::from(self.rate))
    }
}

/// What came of a turn.
#[derive(Debug)]
pub(super) struct Load {
    pub(super) tally: Tally,
    /// How long the messages that count took, from when the first was due to
    /// the last acknowledgement.
    pub(super) took: Duration,
    /// Whether some were still under way when patience ended: then they are
    /// late, and nobody knows whether they are lost.
    pub(super) unfinished: bool,
    /// Processor seconds of the server, for all messages of the turn.
    pub(super) cpu: f64,
    pub(super) messages: u32,
    /// What the server held in memory at the end, in bytes.
    pub(super) memory: u64,
    /// The share of its core that the client was busy.
    pub(super) busy: f64,
    /// How late messages went out because the client was busy, in milliseconds.
    pub(super) late: Samples,
}

/// Gives a server its turn.
pub(super) fn run(
    plan: &Plan,
    server: &Server,
    contender: &mut Box<dyn Contender>,
) -> Result<Load> {
    contender.open(plan.shape).context("no rooms")?;
    let links = joined(plan.shape, contender.as_mut());
    let load = links.and_then(|mut links| talk(plan, server, &mut links));
    // The links are gone by now: nobody is in the rooms that are closed.
    let closed = contender.close();
    let load = load?;
    closed.context("the rooms do not close")?;
    Ok(load)
}

/// Connects every member of every room.
pub(super) fn joined(shape: Shape, contender: &mut dyn Contender) -> Result<Vec<Box<dyn Link>>> {
    let mut links = Vec::with_capacity(shape.sockets());
    for room in 0..shape.rooms {
        for member in 0..shape.members {
            let link = contender.join(room, member);
            links.push(link.with_context(|| format!("connection {} fails", links.len() + 1))?);
        }
    }
    Ok(links)
}

/// Sends the messages of a plan and waits for all that comes of them.
pub(super) fn talk(plan: &Plan, server: &Server, links: &mut [Box<dyn Link>]) -> Result<Load> {
    let waiting = Waiting::new(links)?;
    let mut tally = Tally::new(plan.shape, plan.warm);
    let mut late = Vec::with_capacity(plan.count as usize);
    let mut events = Vec::new();
    let mut ready = Vec::with_capacity(256);
    // Connections that took not everything.
    let mut behind: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut unfinished = false;

    let cpu = pin::cpu_seconds(server.process)?;
    let busy = pin::cpu_seconds(std::process::id())?;
    let started = Instant::now();
    let mut heard = started;
    while next < plan.count || tally.open > 0 {
        let mut now = started.elapsed();
        while next < plan.count && plan.due(next) <= now {
            let due = plan.due(next);
            let (room, member) = plan.shape.writer(next);
            let at = room * plan.shape.members + member;
            let link = links.get_mut(at).context("no such member")?;
            tally.sent(due);
            if !link.send(next)? && !behind.contains(&at) {
                behind.push(at);
            }
            late.push(now.saturating_sub(due).as_secs_f64() * 1000.0);
            next += 1;
            now = started.elapsed();
        }
        let mut still = Vec::new();
        for at in behind.drain(..) {
            let link = links.get_mut(at).context("no such member")?;
            if !link.flush()? {
                still.push(at);
            }
        }
        behind = still;

        let mut wait = if next < plan.count {
            plan.due(next).saturating_sub(started.elapsed())
        } else {
            SILENCE
        };
        if !behind.is_empty() {
            wait = wait.min(AGAIN);
        }
        waiting.wait(wait, &mut ready)?;
        for at in &ready {
            let link = links.get_mut(*at).context("no such member")?;
            link.receive(&mut events)?;
            let now = started.elapsed();
            for event in events.drain(..) {
                tally.take(*at, &event, now);
            }
            heard = Instant::now();
        }
        if next == plan.count {
            let over = started.elapsed().saturating_sub(plan.due(plan.count));
            unfinished = over > PATIENCE;
            if unfinished || heard.elapsed() > SILENCE {
                break;
            }
        }
    }
    // Whatever comes twice comes soon.
    let quiet = Instant::now();
    while quiet.elapsed() < Duration::from_millis(100) {
        waiting.wait(Duration::from_millis(20), &mut ready)?;
        for at in &ready {
            let link = links.get_mut(*at).context("no such member")?;
            link.receive(&mut events)?;
            for event in events.drain(..) {
                tally.take(*at, &event, started.elapsed());
            }
        }
    }
    let elapsed = started.elapsed().as_secs_f64();
    if !unfinished {
        tally.close();
    }
    let took = tally.last_acknowledged.saturating_sub(plan.due(plan.warm));
    late.drain(..(plan.warm as usize).min(late.len()));
    Ok(Load {
        tally,
        took,
        unfinished,
        cpu: pin::cpu_seconds(server.process)? - cpu,
        messages: plan.count,
        memory: pin::memory(server.process)?,
        busy: (pin::cpu_seconds(std::process::id())? - busy) / elapsed,
        late: Samples::from(late),
    })
}

/// The kernel's list of connections that have something to read.
#[derive(Debug)]
struct Waiting(std::os::fd::OwnedFd);

impl Waiting {
    fn new(links: &[Box<dyn Link>]) -> Result<Self> {
        let list = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        for (at, link) in links.iter().enumerate() {
            for descriptor in link.descriptors() {
                let data = epoll::EventData::new_u64(at as u64);
                epoll::add(&list, descriptor, data, epoll::EventFlags::IN)?;
            }
        }
        Ok(Self(list))
    }

    /// Waits until somebody has something to read, or so long.
    fn wait(&self, most: Duration, ready: &mut Vec<usize>) -> Result<()> {
        let mut found = Vec::with_capacity(256);
        let most = Timespec::try_from(most)?;
        epoll::wait(&self.0, spare_capacity(&mut found), Some(&most))?;
        ready.clear();
        ready.extend(found.iter().map(|event| event.data.u64() as usize));
        Ok(())
    }
}
