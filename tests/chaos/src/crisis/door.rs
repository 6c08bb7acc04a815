//! What everybody in a crisis asks through: few connections, used in turn, and
//! the same request again until the server has answered.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use bytes::Bytes;
use fastrand::Rng;
use http::Method;
use tokio::sync::Semaphore;

use crate::http::{Answer, Headers, Http};

/// How many requests are under way at once.
const AT_ONCE: usize = 200;

/// How long one request is repeated: far longer than a server is away.
const STUBBORN: Duration = Duration::from_secs(60);

/// How long somebody waits before they ask once more: at first, and at most.
/// Twice as long each time, and not all at the same moment, or a server that
/// cannot follow would be asked the more for it.
const AGAIN: (Duration, Duration) = (Duration::from_millis(300), Duration::from_secs(8));

/// The way to the server.
#[derive(Clone, Debug)]
pub(super) struct Door(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    address: SocketAddr,
    idle: RefCell<Vec<Http>>,
    turns: Semaphore,
    asked: Cell<u64>,
    /// Why it was asked again, and how often.
    again: RefCell<BTreeMap<String, u32>>,
    took: RefCell<Vec<u32>>,
    rng: RefCell<Rng>,
}

impl Door {
    pub(super) fn new(address: SocketAddr, rng: Rng) -> Self {
        Self(Rc::new(Inner {
            address,
            idle: RefCell::default(),
            turns: Semaphore::new(AT_ONCE),
            asked: Cell::new(0),
            again: RefCell::default(),
            took: RefCell::default(),
            rng: RefCell::new(rng),
        }))
    }

    /// Asks until there is an answer that says something.
    pub(super) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: Headers<'_>,
        body: impl Into<Bytes>,
    ) -> Result<Answer> {
        let body = body.into();
        let began = Instant::now();
        let mut last = String::new();
        let mut pause = AGAIN.0;
        while began.elapsed() < STUBBORN {
            match self.once(method.clone(), path, headers, body.clone()).await {
                Ok(answer) if !matches!(answer.status, 429 | 500..) => return Ok(answer),
                Ok(answer) => last = format!("{} {}", answer.status, answer.code()),
                Err(error) => last = format!("{error:#}"),
            }
            // The first words: the rest names addresses.
            let why = last.split(": ").next().unwrap_or_default().to_owned();
            *self.0.again.borrow_mut().entry(why).or_default() += 1;
            let part = 0.5 + self.0.rng.borrow_mut().f64();
            tokio::time::sleep(pause.mul_f64(part)).await;
            pause = (pause * 2).min(AGAIN.1);
        }
        bail!("{method} {path}: {last}, for {} s", STUBBORN.as_secs())
    }

    async fn once(
        &self,
        method: Method,
        path: &str,
        headers: Headers<'_>,
        body: Bytes,
    ) -> Result<Answer> {
        let inner = &*self.0;
        let _turn = inner.turns.acquire().await?;
        inner.asked.set(inner.asked.get() + 1);
        let idle = inner.idle.borrow_mut().pop();
        let mut http = idle.unwrap_or_else(|| Http::new(inner.address));
        let began = Instant::now();
        let answer = http.ask(method, path, headers, body).await;
        if answer.is_ok() {
            let took = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
            inner.took.borrow_mut().push(took);
            inner.idle.borrow_mut().push(http);
        }
        answer
    }

    /// How many requests there were, and how long half of the answers and 99 of
    /// 100 took at most, in milliseconds.
    pub(super) fn told(&self) -> (u64, u32, u32) {
        let mut took = self.0.took.borrow().clone();
        took.sort_unstable();
        let at = |percent: usize| {
            let place = took.len() * percent / 100;
            took.get(place.min(took.len().saturating_sub(1)))
                .copied()
                .unwrap_or_default()
        };
        (self.0.asked.get(), at(50), at(99))
    }

    /// Why requests were sent again, and how often.
    pub(super) fn again(&self) -> String {
        let again = self.0.again.borrow();
        let told: Vec<String> = again
            .iter()
            .map(|(why, count)| format!("{why} {count}"))
            .collect();
        told.join(", ")
    }
}
