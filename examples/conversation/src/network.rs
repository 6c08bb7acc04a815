//! What the client asks of a program, over ureq and threads: no runtime.

use std::{
    future::{Future, poll_fn},
    io::Read as _,
    pin::pin,
    process,
    sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel},
    task::{Context, Poll, Waker},
    thread,
    time::{Duration, Instant},
};

use http::{Method, Request, Response, header};
use jiff::Timestamp;
use ureq::Agent;
use vigie::client::transport::{Broken, Channel, Message, Platform, Refused, Transport};

/// How often to look whether something has come.
const LOOK: Duration = Duration::from_millis(20);

/// The most bytes of an answer: a page of a hundred large entries has a fifth.
const LONGEST_ANSWER: u64 = 16 * 1024 * 1024;

/// Runs a future for at most so long.
pub(crate) fn run_for<R>(limit: Duration, future: impl Future<Output = R>) -> Option<R> {
    let end = Instant::now() + limit;
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(result) = future.as_mut().poll(&mut context) {
            return Some(result);
        }
        if Instant::now() >= end {
            return None;
        }
        thread::sleep(LOOK);
    }
}

/// The system's clock and randomness.
pub(crate) struct System;

impl Platform for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn random(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Secrets that can be guessed are worse than none.
            eprintln!("This system gives no random numbers.");
            process::exit(1);
        }
    }

    async fn wait(&self, duration: Duration) {
        let end = Instant::now() + duration;
        poll_fn(|_| match Instant::now() >= end {
            true => Poll::Ready(()),
            false => Poll::Pending,
        })
        .await;
    }
}

/// Requests over ureq.
pub(crate) struct Http(Agent);

impl Http {
    pub(crate) fn new() -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_recv_response(Some(Duration::from_secs(30)))
            .build();
        Self(config.into())
    }
}

fn run(agent: &Agent, request: Request<Vec<u8>>) -> Result<Response<ureq::Body>, Broken> {
    let answer = if matches!(*request.method(), Method::GET | Method::DELETE) {
        agent.run(request.map(|_| ()))
    } else {
        agent.run(request)
    };
    answer.map_err(|_| Broken)
}

fn whole(answer: Response<ureq::Body>) -> Result<Response<Vec<u8>>, Broken> {
    let (head, mut body) = answer.into_parts();
    let read = body.with_config().limit(LONGEST_ANSWER).read_to_vec();
    Ok(Response::from_parts(head, read.map_err(|_| Broken)?))
}

impl Transport for Http {
    type Channel = Stream;

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Broken> {
        whole(run(&self.0, request)?)
    }

    async fn open(&self, request: Request<()>) -> Result<Stream, Refused> {
        if request.headers().contains_key(header::UPGRADE) {
            return Err(Refused::Unsupported); // ureq has no WebSockets
        }
        let answer = run(&self.0, request.map(|()| Vec::new()))?;
        if !answer.status().is_success() {
            return Err(whole(answer)?.into());
        }
        let (sender, receiver) = sync_channel(16);
        thread::spawn(move || read(answer.into_body(), &sender));
        Ok(Stream(receiver))
    }
}

/// Reads until the stream ends or nobody listens any more.
fn read(body: ureq::Body, to: &SyncSender<Result<Vec<u8>, Broken>>) {
    let mut reader = body.into_reader();
    let mut buffer = [0; 4096];
    loop {
        let came = match reader.read(&mut buffer) {
            Ok(0) => return,
            Ok(length) => Ok(buffer.get(..length).unwrap_or_default().to_vec()),
            Err(_) => Err(Broken),
        };
        let failed = came.is_err();
        if to.send(came).is_err() || failed {
            return;
        }
    }
}

/// A stream of events that a thread reads.
pub(crate) struct Stream(Receiver<Result<Vec<u8>, Broken>>);

impl Channel for Stream {
    async fn next(&mut self) -> Option<Result<Message, Broken>> {
        poll_fn(|_| match self.0.try_recv() {
            Ok(came) => Poll::Ready(Some(came.map(Message::Chunk))),
            Err(TryRecvError::Disconnected) => Poll::Ready(None),
            Err(TryRecvError::Empty) => Poll::Pending,
        })
        .await
    }

    async fn send(&mut self, _frame: &str) -> Result<(), Broken> {
        Err(Broken) // a stream has one direction
    }
}
