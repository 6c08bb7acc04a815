//! An actor: rows of the host's database, told apart by its key.

use core::{
    future::{Future, poll_fn},
    task::Poll,
    time::Duration,
};
use std::rc::Rc;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use vigie::jiff::Timestamp;
use vigie_host::{
    Actor, Ask, Behaviour, Fetch, FetchError, Host, Reply, Request, Response,
    actor::{Asked, Inner, NoSocket},
    storage::{Row, Sql, Statement, StorageError, alarms},
};

use crate::{NativeHost, NativeSocket};

/// An actor.
#[derive(Clone, Debug)]
pub struct NativeActor {
    host: NativeHost,
    kind: &'static str,
    key: Rc<str>,
}

impl NativeActor {
    pub(crate) async fn open<B: Behaviour>(
        host: &NativeHost,
        key: &str,
    ) -> Result<Self, StorageError> {
        host.ready::<B>().await?;
        Ok(Self {
            host: host.clone(),
            kind: B::KIND,
            key: key.into(),
        })
    }
}

impl Host for NativeActor {
    fn now(&self) -> Timestamp {
        self.host.now()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        self.host.fill_random(buffer);
    }

    async fn variable(&self, name: &str) -> Option<String> {
        self.host.variable(name).await
    }
}

impl Sql for NativeActor {
    async fn query(&self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        self.host.query(statement).await
    }

    async fn transaction(&self, statements: Vec<Statement>) -> Result<(), StorageError> {
        self.host.transaction(statements).await
    }
}

impl Ask for NativeActor {
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a> {
        self.host.ask::<B>(key, request)
    }
}

impl Fetch for NativeActor {
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> Result<Response, FetchError> {
        self.host.fetch(request, limit, timeout).await
    }
}

impl Actor for NativeActor {
    type Socket = NativeSocket;
    const SOCKETS: bool = true;

    fn key(&self) -> String {
        (*self.key).to_owned()
    }

    async fn set_alarm(&self, at: Timestamp) -> Result<(), StorageError> {
        alarms::set(self, self.kind, &self.key, at).await
    }

    async fn forget(&self) -> Result<(), StorageError> {
        alarms::clear(self, self.kind, &self.key).await?;
        // Where readers keep the journal from being emptied, a later call does.
        let _ = self.host.checkpoint();
        Ok(())
    }

    /// Waits for one turn alone, so that a test can poll step by step whatever
    /// waits here.
    fn changed(&self, _at_most: Duration) -> impl Future<Output = ()> + 'static {
        once()
    }

    fn notify(&self) {}

    fn upgrade(&self, protocol: &'static str, state: &[u8]) -> Result<Reply, NoSocket> {
        let socket = NativeSocket::new(self.kind, Rc::clone(&self.key), state);
        self.host.0.sockets.borrow_mut().push(socket);
        let mut answer = Response::default();
        *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let protocol = HeaderValue::from_static(protocol);
        let headers = answer.headers_mut();
        headers.insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
        Ok(Reply::Whole(answer))
    }

    fn sockets(&self) -> Vec<NativeSocket> {
        let sockets = self.host.0.sockets.borrow();
        let own = |socket: &&NativeSocket| {
            socket.kind() == self.kind && socket.key() == &*self.key && socket.closed().is_none()
        };
        sockets.iter().filter(own).cloned().collect()
    }
}

/// Is not ready once.
pub(crate) fn once() -> impl Future<Output = ()> + 'static {
    let mut waited = false;
    poll_fn(move |context| {
        if core::mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
}
