//! A crisis hour: many people come at once, not enough are there to answer, and
//! the servers are killed while it is worst.
//!
//! The hour is run faster than it is: people come as much closer together, and
//! conversations and patience are as much shorter. A lease and its heartbeat are
//! what they are, so for officers who are lost it is the harder.

mod citizen;
mod desks;
mod door;
mod hour;
mod lies;
mod officer;
mod oracle;
mod record;
mod told;
mod waits;

use std::{cell::Cell, rc::Rc, time::Duration};

use anyhow::{Context as _, Result, bail};
use http::Method;
use jiff::Timestamp;
use tokio::{
    task::{JoinHandle, spawn_local},
    time::{Instant, sleep, sleep_until},
};
use vigie::case::{cursor::Cursor, document::Page, kind::Desk};

use self::{
    citizen::Citizen, desks::Desks, door::Door, hour::Hour, officer::Officer, record::Shared,
};
use crate::{plan::Start, server::Server, stream};

/// How large a crisis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub(crate) struct Size {
    /// How many officers a crisis has.
    #[arg(long, default_value_t = Size::FULL.officers)]
    pub(crate) officers: u32,
    /// How many conversations a crisis has.
    #[arg(long, default_value_t = Size::FULL.conversations)]
    pub(crate) conversations: u32,
    /// How many times faster than an hour a crisis is.
    #[arg(long, default_value_t = Size::FULL.faster)]
    pub(crate) faster: u32,
}

impl Size {
    pub(crate) const FULL: Self = Self {
        officers: 40,
        conversations: 2_000,
        faster: 10,
    };

    /// One that tests can wait for.
    #[cfg(test)]
    const SMALL: Self = Self {
        officers: 10,
        conversations: 200,
        faster: 120,
    };

    /// What takes so many seconds of the hour.
    fn scaled(self, seconds: u32) -> u32 {
        seconds / self.faster.max(1)
    }
}

/// How long it may take after the last arrival until everybody was answered, at
/// least: somebody may wait for an officer who was lost, and be put off twice.
const TAIL: Duration = Duration::from_secs(150);

/// Runs the hour on a server. Says what is to be printed, and what was found.
pub(crate) async fn run(
    start: &Start,
    seed: u64,
    size: Size,
) -> Result<(String, Vec<String>, u32, usize)> {
    let desks = Desks::new(seed, size)?;
    let hour = Hour::new(seed, size);
    let mut server = Server::fresh(&desks.told(start)?).await?;
    let door = Door::new(start.address, stream(seed, "door"));
    let shared = Shared::default();
    let over = Rc::new(Cell::new(false));
    let began = Instant::now();
    let officers = officers(&hour, &desks, &door, &shared, &over, seed, began)?;
    // Somebody is there before the first one comes.
    let opens = began + Duration::from_secs(2);
    let citizens: Vec<JoinHandle<()>> = hour
        .arrivals
        .iter()
        .zip(0..)
        .map(|(arrival, number)| {
            let citizen = Citizen {
                door: door.clone(),
                shared: Rc::clone(&shared),
                rng: stream(seed, &format!("citizen {number}")),
                keys: desks.keys.clone(),
                arrival: arrival.clone(),
            };
            spawn_local(citizen.live(opens))
        })
        .collect();
    for at in &hour.kills {
        sleep_until(opens + *at).await;
        let from = Timestamp::now();
        server.kill()?;
        server.again()?;
        server.ready().await?;
        shared.borrow_mut().downs.push((from, Timestamp::now()));
    }
    let ends = opens + hour.span + hour.span.max(TAIL);
    while Instant::now() < ends && !citizens.iter().all(JoinHandle::is_finished) {
        sleep(Duration::from_millis(200)).await;
    }
    let waiting = citizens.iter().filter(|task| !task.is_finished()).count();
    let took = began.elapsed();
    over.set(true);
    for task in citizens {
        task.abort();
        let _ = task.await;
    }
    // What they are about to do is done.
    for task in officers {
        let _ = task.await;
    }
    server.check_alive()?;
    if waiting > 0 {
        let found = format!("{waiting} people are still there at the end");
        shared.borrow_mut().found.push(found);
    }
    // Without all logs nothing can be said of what stands in them, and to say it
    // all the same would name hundreds that are lost, and perhaps none is.
    logs(&door, &shared)
        .await
        .context("not all logs could be read, so nothing else was looked at")?;
    let opened = shared.borrow().cases.len();
    if opened != hour.arrivals.len() {
        let found = format!("{opened} of {} could open", hour.arrivals.len());
        shared.borrow_mut().found.push(found);
    }
    drop(server);
    let records = shared.borrow();
    let mut sum = oracle::check(&records, &desks.patience);
    let lies = lies::found_out(&records, &desks.patience);
    let waits = waits::compare(&records);
    let text = told::table(&told::Went {
        host: &start.name,
        size,
        took,
        hour: &hour,
        records: &records,
        sum: &sum,
        waits: &waits,
        lies: (lies.0, lies.1),
        door: door.told(),
        again: door.again(),
    });
    sum.found.extend(lies.2);
    let kills = u32::try_from(records.downs.len()).unwrap_or(u32::MAX);
    Ok((text, sum.found, kills, sum.entries))
}

fn officers(
    hour: &Hour,
    desks: &Desks,
    door: &Door,
    shared: &Shared,
    over: &Rc<Cell<bool>>,
    seed: u64,
    began: Instant,
) -> Result<Vec<JoinHandle<()>>> {
    let duties = hour.duties.iter().zip(0..);
    let officers = duties.map(|(duty, number)| {
        let desk = Desk::new(duty.desk)?;
        let name = format!("officer-{number}");
        let officer = Officer {
            door: door.clone(),
            shared: Rc::clone(shared),
            rng: stream(seed, &name),
            bearer: format!("Bearer {}", desks.token(&name, &desk)),
            name,
            desk,
            duty: duty.clone(),
            handling: hour.handling,
            over: Rc::clone(over),
            held: Vec::new(),
        };
        Ok(spawn_local(officer.work(began)))
    });
    officers.collect()
}

/// Reads the logs of all that are not gone.
async fn logs(door: &Door, shared: &Shared) -> Result<()> {
    let count = shared.borrow().cases.len();
    for place in 0..count {
        let (id, epoch, bearer) = {
            let records = shared.borrow();
            let Some(case) = records.cases.get(place) else {
                continue;
            };
            let bearer = format!("Bearer {}", case.token);
            (case.id, case.epoch, bearer)
        };
        let mut log = Vec::new();
        let mut seq = 0;
        loop {
            let after = Cursor { epoch, seq };
            let path = format!("/v1/cases/{id}/entries?limit=256&after={after}");
            let headers = [("authorization", &*bearer)];
            let answer = door.ask(Method::GET, &path, &headers, "").await?;
            match answer.status {
                200 => {}
                // Erased, or lost: the oracle knows which.
                404 | 410 => break,
                status => bail!("a log is not read: {status} {}", answer.code()),
            }
            let page: Page = serde_json::from_slice(&answer.body)?;
            log.extend(page.entries);
            seq = page.cursor.seq;
            if !page.more {
                break;
            }
        }
        if let Some(case) = shared.borrow_mut().cases.get_mut(place) {
            case.log = log;
        }
    }
    Ok(())
}
