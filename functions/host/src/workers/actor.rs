//! An actor on Workers: a Durable Object.

use core::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    task::{Poll, Waker},
    time::Duration,
};
use std::rc::Rc;

use bytes::Bytes;
use js_sys::{Array, Promise, Uint8Array};
use vigie::jiff::Timestamp;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use wasm_streams::ReadableStream;

use super::{RawRequest, RawResponse, WorkersHost, request, sql::failed};
use crate::{
    Ask, Fetch, FetchError, Host, Problem, Request, Response,
    actor::{Actor, Asked, Behaviour, Inner, Live, NoSocket, Reply, Socket},
    storage::{Migration, Sql, Statement, StorageError, migrate},
};

/// A Durable Object's state as JavaScript holds it.
pub type RawState = JsValue;
/// A socket as JavaScript holds it.
pub type RawSocket = JsValue;

#[wasm_bindgen(module = "/src/workers/actor.js")]
extern "C" {
    fn prepare(state: &JsValue);
    fn name(state: &JsValue) -> Option<String>;
    #[wasm_bindgen(catch, js_name = setAlarm)]
    fn set_alarm(state: &JsValue, milliseconds: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = clearAlarm)]
    fn clear_alarm(state: &JsValue) -> Result<(), JsValue>;
    fn sleep(milliseconds: f64) -> Promise;
    #[wasm_bindgen(catch)]
    fn upgrade(
        state: &JsValue,
        protocol: &str,
        attachment: Uint8Array,
    ) -> Result<RawResponse, JsValue>;
    fn sockets(state: &JsValue) -> Array;
    fn attachment(socket: &JsValue) -> Option<Uint8Array>;
    fn attach(socket: &JsValue, bytes: Uint8Array);
    fn send(socket: &JsValue, text: &str);
    fn close(socket: &JsValue, code: u16, reason: &str);
}

/// What this file keeps in an object's database for itself.
const OWN: &str = "self";
const OWN_MIGRATIONS: &[Migration] = &[Migration(&["CREATE TABLE _self (key TEXT NOT NULL)"])];

/// A Durable Object.
#[derive(Clone, Debug)]
pub struct WorkersActor {
    host: Rc<WorkersHost>,
    pub(super) state: JsValue,
    memory: Rc<Memory>,
}

/// What an object remembers until it sleeps; nothing of it is needed to go on.
#[derive(Debug, Default)]
struct Memory {
    /// Whether the tables are known to be up to date.
    migrated: Cell<bool>,
    key: RefCell<String>,
    /// Counts the changes, for those who wait for one.
    changes: Cell<u64>,
    waiting: RefCell<Vec<Waker>>,
}

impl WorkersActor {
    /// The object that the runtime starts.
    #[must_use]
    pub fn new(state: RawState, env: worker::Env) -> Self {
        prepare(&state);
        Self {
            host: Rc::new(WorkersHost::new(env)),
            state,
            memory: Rc::default(),
        }
    }

    /// Whether the object is there, its tables up to date.
    async fn ready<B: Behaviour>(&self, founds: bool) -> Result<bool, StorageError> {
        if self.memory.migrated.get() {
            return Ok(true);
        }
        if !founds {
            let any = Statement::new("SELECT 1 FROM sqlite_master WHERE name = '_self'", []);
            if self.query(any).await?.is_empty() {
                return Ok(false);
            }
        }
        migrate(self, OWN, OWN_MIGRATIONS).await?;
        migrate(self, B::KIND, B::MIGRATIONS).await?;
        // The runtime does not always tell an object its name again, to an
        // alarm for instance.
        if let Some(key) = name(&self.state) {
            let keep = "INSERT INTO _self SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM _self)";
            self.query(Statement::new(keep, [key.into()])).await?;
        }
        let rows = self
            .query(Statement::new("SELECT key FROM _self", []))
            .await?;
        let key = rows
            .first()
            .ok_or(StorageError::Failed)?
            .text(0)?
            .to_owned();
        self.memory.key.replace(key);
        self.memory.migrated.set(true);
        Ok(true)
    }

    /// Answers a request.
    ///
    /// # Errors
    ///
    /// Those of [`reply`].
    pub async fn fetch<B: Behaviour>(self, raw: RawRequest) -> Result<JsValue, JsValue> {
        let request = request(raw);
        let answer = match self.ready::<B>(B::founds(&request)).await {
            Ok(true) => B::handle(request, &self).await,
            Ok(false) => B::absent(request, &*self.host).await.into(),
            Err(_) => {
                crate::frame::refuse(&request, &*self.host, Problem::StorageUnavailable).into()
            }
        };
        reply(answer)
    }

    /// Does what an alarm was set for.
    ///
    /// # Errors
    ///
    /// If the storage failed: the runtime then calls again later.
    pub async fn alarm<B: Behaviour>(self) -> Result<JsValue, JsValue> {
        let done = match self.ready::<B>(false).await {
            Ok(true) => B::alarm(&self).await,
            Ok(false) => Ok(()),
            Err(error) => Err(error),
        };
        done.map(|()| JsValue::UNDEFINED)
            .map_err(|error| js_sys::Error::new(&error.to_string()).into())
    }

    /// Takes a message that came over a socket.
    ///
    /// # Errors
    ///
    /// Never: a storage that is not ready is the next request's to tell.
    pub async fn message<B: Behaviour>(
        self,
        socket: RawSocket,
        message: JsValue,
    ) -> Result<JsValue, JsValue> {
        let ready = self.ready::<B>(false).await;
        let socket = WorkersSocket(socket);
        if ready == Ok(true) {
            B::message(&self, &socket, message.as_string().as_deref()).await;
        } else {
            // 1011: the server cannot go on.
            socket.close(1011, "storage");
        }
        Ok(JsValue::UNDEFINED)
    }

    /// Notes that a socket has closed, and answers a close with the same code.
    ///
    /// # Errors
    ///
    /// Never.
    pub async fn gone<B: Behaviour>(
        self,
        socket: RawSocket,
        code: Option<u16>,
    ) -> Result<JsValue, JsValue> {
        let socket = WorkersSocket(socket);
        if self.ready::<B>(false).await == Ok(true) {
            B::gone(&self, &socket).await;
        }
        match code {
            // These only tell how a connection ended and may not be sent.
            Some(1005 | 1006 | 1015) => socket.close(1000, ""),
            Some(code) => socket.close(code, ""),
            None => {}
        }
        Ok(JsValue::UNDEFINED)
    }
}

impl Host for WorkersActor {
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

impl Ask for WorkersActor {
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a> {
        self.host.ask::<B>(key, request)
    }
}

impl Fetch for WorkersActor {
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> Result<Response, FetchError> {
        self.host.fetch(request, limit, timeout).await
    }
}

impl Actor for WorkersActor {
    type Socket = WorkersSocket;
    const SOCKETS: bool = true;

    fn key(&self) -> String {
        self.memory.key.borrow().clone()
    }

    async fn set_alarm(&self, at: Timestamp) -> Result<(), StorageError> {
        set_alarm(&self.state, at.as_millisecond() as f64).map_err(|error| failed(&error))
    }

    async fn forget(&self) -> Result<(), StorageError> {
        clear_alarm(&self.state).map_err(|error| failed(&error))?;
        // The row stays without the key, or the runtime's next call would
        // bring it back.
        let forget = Statement::new("UPDATE _self SET key = ''", []);
        self.query(forget).await.map(drop)
    }

    fn changed(&self, at_most: Duration) -> impl Future<Output = ()> + 'static {
        let memory = Rc::clone(&self.memory);
        let seen = memory.changes.get();
        let mut timer = Box::pin(JsFuture::from(sleep(at_most.as_secs_f64() * 1e3)));
        poll_fn(move |context| {
            if memory.changes.get() != seen || timer.as_mut().poll(context).is_ready() {
                return Poll::Ready(());
            }
            memory.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
    }

    fn notify(&self) {
        self.memory
            .changes
            .set(self.memory.changes.get().wrapping_add(1));
        for waker in self.memory.waiting.take() {
            waker.wake();
        }
    }

    fn upgrade(&self, protocol: &'static str, state: &[u8]) -> Result<Reply, NoSocket> {
        upgrade(&self.state, protocol, Uint8Array::from(state))
            .map(Reply::Foreign)
            .map_err(|_| NoSocket)
    }

    fn sockets(&self) -> Vec<WorkersSocket> {
        sockets(&self.state).iter().map(WorkersSocket).collect()
    }
}

/// A socket of a Durable Object.
#[derive(Clone, Debug)]
pub struct WorkersSocket(JsValue);

impl Socket for WorkersSocket {
    fn state(&self) -> Vec<u8> {
        attachment(&self.0)
            .map(|bytes| bytes.to_vec())
            .unwrap_or_default()
    }

    fn set_state(&self, state: &[u8]) {
        attach(&self.0, Uint8Array::from(state));
    }

    fn send(&self, text: &str) {
        send(&self.0, text);
    }

    fn close(&self, code: u16, reason: &str) {
        close(&self.0, code, reason);
    }

    fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// Hands an answer to JavaScript.
///
/// # Errors
///
/// Those of [`super::response`].
pub fn reply(reply: Reply) -> Result<JsValue, JsValue> {
    match reply {
        Reply::Whole(response) => super::response(&response),
        Reply::Live(response, live) => super::response_with(&response, streamed(live).into()),
        Reply::Foreign(response) => Ok(response.into()),
    }
}

fn streamed(live: Live) -> wasm_streams::readable::sys::ReadableStream {
    struct Chunks(Live);
    impl futures_core::Stream for Chunks {
        type Item = Result<JsValue, JsValue>;
        fn poll_next(
            mut self: core::pin::Pin<&mut Self>,
            context: &mut core::task::Context<'_>,
        ) -> Poll<Option<Self::Item>> {
            let next = self.0.as_mut().poll_next(context);
            next.map(|chunk: Option<Bytes>| Some(Ok(Uint8Array::from(chunk?.as_ref()).into())))
        }
    }
    ReadableStream::from_stream(Chunks(live)).into_raw()
}
