//! A platform in memory, for tests: its clock stands still, its random bytes
//! come from a counter, and it answers without waiting.

use core::{
    cell::Cell,
    future::Future,
    pin::pin,
    task::{Poll, Waker},
};
use std::collections::BTreeMap;

use bytes::Bytes;
use http::Method;
use vigie::{geo::Point, jiff::Timestamp};

use crate::{BodyError, Host, Request, Source};

/// A host whose time and randomness are given.
#[derive(Debug)]
pub struct SimulatedHost {
    now: Cell<Timestamp>,
    drawn: Cell<u64>,
    variables: BTreeMap<String, String>,
}

impl SimulatedHost {
    /// A host whose clock shows a time, and nothing is configured.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self {
            now: Cell::new(now),
            drawn: Cell::new(0),
            variables: BTreeMap::new(),
        }
    }

    /// Sets a configuration variable.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Moves the clock.
    pub fn set_now(&self, now: Timestamp) {
        self.now.set(now);
    }
}

impl Host for SimulatedHost {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            self.drawn.set(self.drawn.get() + 1);
            // Any mixing does: what counts is that runs repeat.
            let mixed = self
                .drawn
                .get()
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .to_be_bytes();
            for (to, from) in chunk.iter_mut().zip(mixed) {
                *to = from;
            }
        }
    }

    async fn variable(&self, name: &str) -> Option<String> {
        self.variables
            .get(name)
            .filter(|value| !value.is_empty())
            .cloned()
    }
}

/// A request's headers, body and place, given by a test.
#[derive(Clone, Debug, Default)]
pub struct SimulatedSource {
    /// The headers by lower-case name.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Bytes,
    /// Where the platform believes the caller to be.
    pub place: Option<Point>,
    /// The caller's network address.
    pub caller: Option<String>,
}

impl Source for SimulatedSource {
    fn header(&self, name: &'static str) -> Option<String> {
        self.headers.get(name).cloned()
    }

    fn origin(&self) -> Option<String> {
        Some("https://vigie.example".to_owned())
    }

    fn place(&self) -> Option<Point> {
        self.place
    }

    fn caller(&self) -> Option<String> {
        self.caller.clone()
    }

    async fn body(&mut self, limit: usize) -> Result<Bytes, BodyError> {
        if self.body.len() > limit {
            Err(BodyError::TooLarge)
        } else {
            Ok(self.body.clone())
        }
    }
}

/// A request of a method for a path and query.
#[must_use]
pub fn request(method: Method, target: &str) -> Request<SimulatedSource> {
    Request {
        method,
        target: target.to_owned(),
        source: SimulatedSource::default(),
    }
}

/// A GET request for a path and query.
#[must_use]
pub fn get(target: &str) -> Request<SimulatedSource> {
    request(Method::GET, target)
}

impl Request<SimulatedSource> {
    /// Adds a header; the name in lower case.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.source
            .headers
            .insert(name.to_owned(), value.to_owned());
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.source.body = body.into();
        self
    }
}

/// Runs a future that never waits, as those on a [`SimulatedHost`] are.
///
/// A future that waits after all would wait for ever, so it is polled until it
/// is ready.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = core::task::Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
