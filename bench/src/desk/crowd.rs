//! Many who ask at once, each again as soon as it is answered: a server that is
//! slow is asked less.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde::Deserialize;

use super::{
    Relay,
    caller::{Caller, SILENCE, expect, ready},
    officer::Officer,
};
use crate::{
    citizen::{self, Case, Desk, Request},
    http::answer::Answer,
    pin,
};

/// Somebody who asks.
pub(super) trait Customer {
    /// What they ask next, if anything. Once it is over they only leave behind
    /// what others should find.
    fn next(&mut self, over: bool) -> Option<Request>;

    /// Checks what they are answered.
    fn hear(&mut self, answer: &Answer) -> Result<()>;
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Crowd {
    /// How long each answer took.
    pub(super) times: Vec<Duration>,
    /// How many answers came in a second.
    pub(super) per_second: f64,
    /// Processor seconds of the server for each answer.
    pub(super) cpu: f64,
}

/// Has all of them ask for a while.
pub(super) fn crowd<C: Customer>(
    relay: &Relay,
    customers: &mut [C],
    turn: Duration,
) -> Result<Crowd> {
    let callers = customers.iter().map(|_| Caller::connect(relay.address));
    let mut callers = callers.collect::<Result<Vec<_>>>()?;
    // When each asked what it waits for.
    let mut asked: Vec<Option<Instant>> = vec![None; callers.len()];
    let mut times = Vec::new();
    let cpu = pin::cpu_seconds(relay.process)?;
    let started = Instant::now();
    for ((caller, customer), asked) in callers.iter_mut().zip(&mut *customers).zip(&mut asked) {
        if let Some(request) = customer.next(false) {
            *asked = Some(Instant::now());
            caller.send(&request)?;
        }
    }
    let mut took = None;
    while asked.iter().any(Option::is_some) {
        let watched: Vec<_> = callers.iter().map(Caller::descriptor).collect();
        let ready = ready(&watched, SILENCE)?;
        ensure!(ready.contains(&true), "no answer for {SILENCE:?}");
        let each = callers.iter_mut().zip(&mut *customers).zip(&mut asked);
        for (((caller, customer), asked), _) in each.zip(ready).filter(|(_, ready)| *ready) {
            let Some(answer) = caller.receive()? else {
                continue;
            };
            let since = asked.take().context("an answer to nothing")?;
            if took.is_none() {
                times.push(since.elapsed());
            }
            customer.hear(&answer)?;
            let over = started.elapsed() >= turn;
            if over && took.is_none() {
                took = Some(started.elapsed());
            }
            if let Some(request) = customer.next(over) {
                *asked = Some(Instant::now());
                caller.send(&request)?;
            }
        }
    }
    let cpu = pin::cpu_seconds(relay.process)? - cpu;
    let took = took.unwrap_or_else(|| started.elapsed());
    let count = times.len() as f64;
    Ok(Crowd {
        per_second: count / took.as_secs_f64(),
        cpu: cpu / count,
        times,
    })
}

/// Somebody who opens cases.
#[derive(Debug)]
pub(super) struct Opener<'a> {
    desk: &'a Desk,
    random: Rng,
    /// How many are still to be opened, by all of them.
    left: &'a Cell<usize>,
    asked: Option<Case>,
    /// The cases that are open.
    pub(super) opened: Vec<Case>,
}

impl<'a> Opener<'a> {
    pub(super) fn new(desk: &'a Desk, left: &'a Cell<usize>, random: Rng) -> Self {
        Self {
            desk,
            random,
            left,
            asked: None,
            opened: Vec::new(),
        }
    }
}

impl Customer for Opener<'_> {
    fn next(&mut self, over: bool) -> Option<Request> {
        if over {
            return None;
        }
        self.left.set(self.left.get().checked_sub(1)?);
        let case = Case::new(&mut self.random);
        let request = self.desk.opening(&case, "ordinary", &mut self.random);
        self.asked = Some(case);
        Some(request)
    }

    fn hear(&mut self, answer: &Answer) -> Result<()> {
        let case = self.asked.take().context("an answer to nothing")?;
        opened(answer, &case, self.desk)?;
        self.opened.push(case);
        Ok(())
    }
}

/// What an opening is answered with, as far as it is looked at.
#[derive(Debug, Deserialize)]
struct Opened {
    case: Described,
    duplicate: bool,
}

#[derive(Debug, Deserialize)]
struct Described {
    id: String,
    desk: String,
    state: String,
}

/// Fails unless a case was opened.
pub(super) fn opened(answer: &Answer, case: &Case, desk: &Desk) -> Result<()> {
    expect(answer, 201)?;
    let opened: Opened = serde_json::from_slice(&answer.body)?;
    let Described {
        id,
        desk: at,
        state,
    } = &opened.case;
    ensure!(
        *id == case.id && *at == desk.id && state == "waiting" && !opened.duplicate,
        "another case was opened than was asked for: {opened:?}"
    );
    Ok(())
}

/// An officer who says again and again that they are there.
#[derive(Debug)]
pub(super) struct Beater<'a>(pub(super) &'a Officer);

impl Customer for Beater<'_> {
    fn next(&mut self, over: bool) -> Option<Request> {
        (!over).then(|| self.0.beat())
    }

    fn hear(&mut self, answer: &Answer) -> Result<()> {
        expect(answer, 200)
    }
}

/// An officer who takes whoever is next and gives them back.
#[derive(Debug)]
pub(super) struct Taker<'a> {
    officer: &'a Officer,
    random: Rng,
    /// The case that they have.
    has: Option<String>,
    /// How often others were quicker each time that a place was looked up.
    pub(super) empty: usize,
}

/// A conversation that an officer has.
#[derive(Debug, Deserialize)]
pub(super) struct Lease {
    pub(super) case: String,
    capability: String,
}

impl<'a> Taker<'a> {
    pub(super) fn new(officer: &'a Officer, random: Rng) -> Self {
        Self {
            officer,
            random,
            has: None,
            empty: 0,
        }
    }
}

impl Customer for Taker<'_> {
    fn next(&mut self, over: bool) -> Option<Request> {
        match &self.has {
            Some(case) => Some(self.officer.release(case)),
            None => (!over).then(|| self.officer.take(&citizen::key(&mut self.random))),
        }
    }

    fn hear(&mut self, answer: &Answer) -> Result<()> {
        if self.has.take().is_some() {
            return expect(answer, 204);
        }
        if answer.status == 204 {
            self.empty += 1;
            return Ok(());
        }
        self.has = Some(taken(answer)?.case);
        Ok(())
    }
}

/// What an officer has taken.
pub(super) fn taken(answer: &Answer) -> Result<Lease> {
    expect(answer, 200)?;
    let lease: Lease = serde_json::from_slice(&answer.body)?;
    ensure!(
        !lease.capability.is_empty(),
        "a lease without what opens the case"
    );
    Ok(lease)
}
