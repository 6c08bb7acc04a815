//! An actor on Spin: rows of one database, told apart by its key.

use core::{cell::RefCell, future::Future, time::Duration};
use std::rc::Rc;

use bytes::Bytes;
use futures_core::Stream;
use http_body_util::{Either, Full, StreamBody};
use spin_sdk::wasip3::spawn;
use vigie::jiff::Timestamp;

use super::{SpinHost, SpinSource, connection::Connection};
use crate::{
    Fetch, FetchError, Host, Problem, Request, Response as Answer, Source,
    actor::{Actor, Actors, Ask, Asked, Behaviour, Inner, Live, NoSocket, Reply, Socket},
    frame,
    storage::{Row, Sql, Statement, StorageError, alarms, migrate},
};

/// How often a reader who waits looks for news: instances cannot tell one
/// another that something changed.
const LOOK: Duration = Duration::from_millis(250);

/// How often an instance looks for alarms that are due, in milliseconds.
const ALARM_LOOK: i64 = 5_000;

/// How many alarms are read at once, and how often at most: what is due in a
/// crisis must not wait for the next request, and no instance is held for ever.
const ALARMS_AT_ONCE: u32 = 16;
const ALARM_READS: u32 = 64;

/// What an instance remembers of the database; nothing of it is needed.
#[derive(Default)]
struct Memory {
    migrated: Vec<&'static str>,
    looked_for_alarms: Vec<(&'static str, i64)>,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// An actor.
#[derive(Clone, Debug)]
pub struct SpinActor {
    kind: &'static str,
    key: Rc<str>,
    /// A connection of this question alone: transactions of two on one would run
    /// into one another.
    connection: Rc<Connection>,
}

impl SpinActor {
    async fn open<B: Behaviour>(key: &str) -> Result<Self, StorageError> {
        let actor = Self {
            kind: B::KIND,
            key: key.into(),
            connection: Rc::new(Connection::lend().await?),
        };
        let own = (alarms::KIND, alarms::MIGRATIONS);
        for (kind, migrations) in [own, (B::KIND, B::MIGRATIONS)] {
            let known = MEMORY.with_borrow(|memory| memory.migrated.contains(&kind));
            if !known {
                migrate(&actor, kind, migrations).await?;
                MEMORY.with_borrow_mut(|memory| memory.migrated.push(kind));
            }
        }
        Ok(actor)
    }
}

impl Host for SpinActor {
    fn now(&self) -> Timestamp {
        SpinHost.now()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        SpinHost.fill_random(buffer);
    }

    async fn variable(&self, name: &str) -> Option<String> {
        SpinHost.variable(name).await
    }
}

impl Sql for SpinActor {
    async fn query(&self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        self.connection.query(statement).await
    }

    async fn transaction(&self, statements: Vec<Statement>) -> Result<(), StorageError> {
        self.connection.transaction(statements).await
    }
}

impl Actor for SpinActor {
    type Socket = NoSockets;
    const SOCKETS: bool = false;

    fn key(&self) -> String {
        (*self.key).to_owned()
    }

    async fn set_alarm(&self, at: Timestamp) -> Result<(), StorageError> {
        alarms::set(self, self.kind, &self.key, at).await
    }

    async fn forget(&self) -> Result<(), StorageError> {
        alarms::clear(self, self.kind, &self.key).await?;
        // The journal has old pages until it is begun anew. Where readers keep
        // it from that, a later one does it.
        let checkpoint = Statement::new("PRAGMA wal_checkpoint(TRUNCATE)", []);
        self.connection.query(checkpoint).await.map(drop)
    }

    fn changed(&self, at_most: Duration) -> impl Future<Output = ()> + 'static {
        spin_sdk::time::sleep(at_most.min(LOOK))
    }

    fn notify(&self) {}

    fn upgrade(&self, _protocol: &'static str, _state: &[u8]) -> Result<Reply, NoSocket> {
        Err(NoSocket)
    }

    fn sockets(&self) -> Vec<NoSockets> {
        Vec::new()
    }
}

/// Spin has no sockets.
#[derive(Clone, Copy, Debug)]
pub enum NoSockets {}

impl Socket for NoSockets {
    fn state(&self) -> Vec<u8> {
        match *self {}
    }

    fn set_state(&self, _state: &[u8]) {
        match *self {}
    }

    fn send(&self, _text: &str) {
        match *self {}
    }

    fn close(&self, _code: u16, _reason: &str) {
        match *self {}
    }

    fn is(&self, _other: &Self) -> bool {
        match *self {}
    }
}

impl Actors<SpinSource> for SpinHost {
    async fn forward<B: Behaviour>(&self, key: &str, request: Request<SpinSource>) -> Reply {
        answered::<B, _>(key, request).await
    }
}

impl Ask for SpinHost {
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a> {
        asked::<B>(key, request)
    }
}

impl Ask for SpinActor {
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a> {
        asked::<B>(key, request)
    }
}

impl Fetch for SpinActor {
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> Result<Answer, FetchError> {
        SpinHost.fetch(request, limit, timeout).await
    }
}

/// Each question has a connection of its own, so that no transaction of the one
/// who asks is in its way.
fn asked<B: Behaviour>(key: &str, request: Request<Inner>) -> Asked<'_> {
    Box::pin(async move {
        match answered::<B, _>(key, request).await {
            Reply::Whole(answer) | Reply::Live(answer, _) => answer,
            Reply::Foreign(never) => match never {},
        }
    })
}

async fn answered<B: Behaviour, S: Source>(key: &str, request: Request<S>) -> Reply {
    match SpinActor::open::<B>(key).await {
        Ok(actor) => B::handle(request, &actor).await,
        Err(_) => frame::refuse(&request, &SpinHost, Problem::StorageUnavailable).into(),
    }
}

impl SpinHost {
    /// Takes up alarms that are due, beside the request that woke this instance:
    /// Spin has no clock of its own that would call. Each stays until it was
    /// done.
    pub async fn wake_due<B: Behaviour>(&self) {
        let now = self.now().as_millisecond();
        let look = MEMORY.with_borrow_mut(|memory| {
            let looked = &mut memory.looked_for_alarms;
            let last = looked.iter_mut().find(|(kind, _)| *kind == B::KIND);
            match last {
                Some((_, at)) if now - *at < ALARM_LOOK => false,
                Some((_, at)) => {
                    *at = now;
                    true
                }
                None => {
                    looked.push((B::KIND, now));
                    true
                }
            }
        });
        if look {
            spawn(async move {
                // Whatever failed is still due, and the next look finds it.
                let _ = run_due::<B>().await;
            });
        }
    }
}

async fn run_due<B: Behaviour>() -> Result<(), StorageError> {
    let list = SpinActor::open::<B>("").await?;
    let actor = async |key: &str| SpinActor::open::<B>(key).await;
    for _ in 0..ALARM_READS {
        let now = SpinHost.now();
        if !alarms::take_up(&list, B::KIND, now).await? {
            break;
        }
        let ran = alarms::run_due::<B, _>(&list, now, ALARMS_AT_ONCE, actor).await;
        alarms::leave(&list, B::KIND).await?;
        ran?;
    }
    Ok(())
}

/// The bodies that Spin is given.
pub type Body = Either<Full<Bytes>, StreamBody<Frames>>;

/// A live body, piece by piece.
#[allow(missing_debug_implementations, reason = "a stream has none")]
pub struct Frames(Live);

impl Stream for Frames {
    type Item = Result<http_body::Frame<Bytes>, core::convert::Infallible>;

    fn poll_next(
        mut self: core::pin::Pin<&mut Self>,
        context: &mut core::task::Context<'_>,
    ) -> core::task::Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|chunk| chunk.map(|bytes| Ok(http_body::Frame::data(bytes))))
    }
}

/// The platform's answer type: its body may go on for a while.
pub type Response = http::Response<Body>;

/// Hands an answer to Spin.
#[must_use]
pub fn reply(reply: Reply) -> Response {
    match reply {
        Reply::Whole(answer) => answer.map(|bytes| Either::Left(Full::new(bytes))),
        Reply::Live(answer, live) => answer.map(|_| Either::Right(StreamBody::new(Frames(live)))),
        Reply::Foreign(never) => match never {},
    }
}
