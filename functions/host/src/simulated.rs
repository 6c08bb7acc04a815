//! A platform in memory, for tests: its clock stands still, its random bytes
//! come from a counter, what it fetches a test answers, and it never waits.

use core::{
    cell::Cell,
    fmt,
    future::Future,
    pin::pin,
    task::{Poll, Waker},
    time::Duration,
};
use std::collections::BTreeMap;

use bytes::Bytes;
use http::Method;
use vigie::{geo::Point, jiff::Timestamp};

use crate::{BodyError, Fetch, FetchError, Host, Request, Response, Source, fetch};

/// A host whose time and randomness are given.
#[derive(Debug)]
pub struct SimulatedHost {
    now: Cell<Timestamp>,
    drawn: Cell<u64>,
    variables: BTreeMap<String, String>,
    responder: Option<Responder>,
}

type Responds = dyn Fn(&http::Request<Bytes>) -> Result<Response, FetchError>;

/// What answers the requests that functions send.
struct Responder(Box<Responds>);

impl fmt::Debug for Responder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Responder")
    }
}

impl SimulatedHost {
    /// A host whose clock shows a time, and nothing is configured.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self {
            now: Cell::new(now),
            drawn: Cell::new(0),
            variables: BTreeMap::new(),
            responder: None,
        }
    }

    /// Sets a configuration variable.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Has a closure answer the requests that functions send to the
    /// [`ORIGIN`](fetch::ORIGIN) among the variables; all others are denied. It is
    /// given each as a platform would send it.
    #[must_use]
    pub fn with_responder(
        mut self,
        responder: impl Fn(&http::Request<Bytes>) -> Result<Response, FetchError> + 'static,
    ) -> Self {
        self.responder = Some(Responder(Box::new(responder)));
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

impl Fetch for SimulatedHost {
    /// Answers as the closure does, at once; one that is too late is for the
    /// closure to simulate.
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        _timeout: Duration,
    ) -> Result<Response, FetchError> {
        let request = fetch::prepared(request)?;
        fetch::allowed(request.uri(), self.variable(fetch::ORIGIN).await.as_deref())?;
        let Responder(responder) = self.responder.as_ref().ok_or(FetchError::Denied)?;
        responder(&request).and_then(|answer| {
            if answer.body().len() > limit {
                Err(FetchError::TooLarge)
            } else {
                Ok(answer)
            }
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn fetched(host: &SimulatedHost, to: &str, limit: usize) -> Result<Response, FetchError> {
        let request = http::Request::get(to)
            .header("host", "elsewhere.example")
            .body(Bytes::new());
        block_on(host.fetch(request.unwrap(), limit, Duration::from_secs(1)))
    }

    fn host() -> SimulatedHost {
        let host = SimulatedHost::new(Timestamp::UNIX_EPOCH);
        let host = host.with_variable(fetch::ORIGIN, "https://id.example");
        host.with_responder(|request| {
            assert_eq!(request.headers()["accept-encoding"], "identity");
            assert!(!request.headers().contains_key("host"));
            match request.uri().path() {
                "/late" => Err(FetchError::TimedOut),
                path => Ok(Response::new(path.to_owned().into())),
            }
        })
    }

    #[test]
    fn what_is_fetched_is_what_the_test_answers() {
        let host = host();
        let answer = fetched(&host, "https://id.example/keys", 5).unwrap();
        assert_eq!(answer.body(), "/keys");
        let cases = [
            ("https://id.example/keys", 4, FetchError::TooLarge),
            ("https://id.example/late", 5, FetchError::TimedOut),
            ("/keys", 5, FetchError::Invalid),
            ("ftp://id.example/keys", 5, FetchError::Invalid),
            ("http://id.example/keys", 5, FetchError::Invalid),
            ("https://me:secret@id.example/keys", 5, FetchError::Invalid),
            ("https://id.example:8443/keys", 5, FetchError::Denied),
            ("https://elsewhere.example/keys", 5, FetchError::Denied),
        ];
        for (to, limit, error) in cases {
            assert_eq!(fetched(&host, to, limit).unwrap_err(), error, "{to}");
        }
    }

    #[test]
    fn nothing_is_fetched_where_nobody_answers() {
        let host = SimulatedHost::new(Timestamp::UNIX_EPOCH);
        let host = host.with_variable(fetch::ORIGIN, "https://id.example");
        let denied = fetched(&host, "https://id.example/keys", 5).unwrap_err();
        assert_eq!(denied, FetchError::Denied);
    }
}
