//! Durable actors: each is one thing with a name and a memory that survives
//! everything, such as one case, and does one thing at a time.
//!
//! On Workers an actor is a Durable Object with a SQLite of its own, which the
//! platform runs in one place of the world at a time. On Spin it is a key: its
//! rows lie in one database beside those of all others, every statement says
//! whose rows it means, and requests for one actor may run side by side. So
//! what holds an actor together is never memory or turn-taking but single
//! statements and transactions.

use core::{future::Future, pin::Pin, time::Duration};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use vigie::jiff::Timestamp;

use crate::{
    BodyError, Fetch, Host, Request, Response, Source,
    storage::{Migration, Sql, StorageError},
};

/// A body that is made while it is sent.
pub type Live = Pin<Box<dyn Stream<Item = Bytes>>>;

/// What a platform's own answer is: on Workers one that came from an actor or
/// that opens a socket. The other platforms have none.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub type Foreign = crate::workers::RawResponse;
/// What a platform's own answer is: on Workers one that came from an actor or
/// that opens a socket. The other platforms have none.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub type Foreign = core::convert::Infallible;

/// An answer of a function that has actors.
#[allow(missing_debug_implementations, reason = "a stream has none")]
pub enum Reply {
    /// An answer that is whole.
    Whole(Response),
    /// An answer whose head is known and whose body goes on for a while.
    Live(Response, Live),
    /// An answer that the platform made, handed on as it is.
    Foreign(Foreign),
}

impl From<Response> for Reply {
    fn from(response: Response) -> Self {
        Self::Whole(response)
    }
}

/// What all actors of a kind do. It is never made: actors have no fields that
/// would outlive a request.
pub trait Behaviour: Sized + 'static {
    /// The name of the kind, in lower case. The Durable Object binding bears the
    /// same in upper case.
    const KIND: &'static str;

    /// The tables of this kind.
    const MIGRATIONS: &'static [Migration];

    /// Whether a request may bring an actor into being. Any other to an actor
    /// that is not there is answered with [`absent`](Self::absent) and leaves
    /// nothing behind, so that nobody fills the disk by asking.
    fn founds<S>(request: &Request<S>) -> bool;

    /// Answers a request to an actor that is not there. It must say what an
    /// actor that is there would say to a stranger.
    fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> impl Future<Output = Response>;

    /// Answers a request.
    fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> impl Future<Output = Reply>;

    /// Does what an alarm was set for. It may come more than once, and late, so
    /// it looks at what is due rather than at what it was set for.
    fn alarm<A: Actor>(actor: &A) -> impl Future<Output = Result<(), StorageError>>;

    /// Takes a message that came over a socket; `None` if it was not text.
    fn message<A: Actor>(
        actor: &A,
        socket: &A::Socket,
        text: Option<&str>,
    ) -> impl Future<Output = ()>;

    /// Notes that a socket has closed or broken.
    fn gone<A: Actor>(actor: &A, socket: &A::Socket) -> impl Future<Output = ()>;
}

/// What an actor may ask of its platform.
pub trait Actor: Ask + Fetch + Sql + Clone + 'static {
    /// A socket of this platform.
    type Socket: Socket;

    /// Whether this platform has sockets, and so signals that go at once from
    /// one reader to the other.
    const SOCKETS: bool;

    /// The actor's key.
    fn key(&self) -> String;

    /// Has [`Behaviour::alarm`] called at a time, instead of any time that was
    /// set before.
    fn set_alarm(&self, at: Timestamp) -> impl Future<Output = Result<(), StorageError>>;

    /// Forgets the alarm, the key and whatever else the platform keeps of an
    /// actor beside its rows. It is for one that has come to its end: nothing
    /// is to be done about it any more.
    fn forget(&self) -> impl Future<Output = Result<(), StorageError>>;

    /// Waits until the actor may have changed, at most for a while.
    fn changed(&self, at_most: Duration) -> impl Future<Output = ()> + 'static;

    /// Wakes those who wait for a change.
    fn notify(&self);

    /// Opens a socket that bears a state and speaks a protocol, and gives the
    /// answer that says so: the platform's own, or a whole one with status 101
    /// where the platform opens the socket once it sees that.
    ///
    /// # Errors
    ///
    /// If the platform has no sockets, or refuses this one.
    fn upgrade(&self, protocol: &'static str, state: &[u8]) -> Result<Reply, NoSocket>;

    /// Every open socket of the actor.
    fn sockets(&self) -> Vec<Self::Socket>;
}

/// A socket was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSocket;

/// One end of an open socket. Sending to one that is gone does nothing: the
/// reader comes back with its cursor.
pub trait Socket: Clone {
    /// The state that it bears; it survives the actor's sleep.
    fn state(&self) -> Vec<u8>;

    /// Replaces the state.
    fn set_state(&self, state: &[u8]);

    /// Sends text.
    fn send(&self, text: &str);

    /// Closes it with a code and a reason of at most 123 bytes.
    fn close(&self, code: u16, reason: &str);

    /// Whether two handles are of one socket.
    fn is(&self, other: &Self) -> bool;
}

/// An answer that an actor is to give.
///
/// It is boxed because actors may ask one another: a case that asks its desk,
/// which asks the case, would otherwise be a future that holds itself.
pub type Asked<'a> = Pin<Box<dyn Future<Output = Response> + 'a>>;

/// A host that reaches actors.
///
/// Functions and actors ask alike. Of actors that ask one another, this is what
/// they can rely on:
///
/// - **Nobody is held up by waiting.** Whoever asks still takes requests, alarms
///   and messages while it waits, on each platform. So the one that is asked may
///   ask back, and is answered; so may an actor ask itself.
/// - **An answer may find the asker changed**, by others or by the very actor
///   that was asked. What was read before the question is read again after it, or
///   what is then written is bound to it (`WHERE seq = ?`).
/// - **What was written before the question is durable before anybody hears of
///   it**, and stays where the question fails. A question is never part of a
///   transaction.
/// - **An answer may get lost.** `storage_unavailable` can mean that nothing was
///   done and that everything was. So what a question does may be done twice, and
///   whoever must be sure asks again, from a row of its own that an alarm finds.
/// - **A chain of questions ends.** Cloudflare breaks it off at some depth, which
///   is 16 at the time of writing; on the other platforms it would take the
///   memory. An alarm begins a chain anew.
/// - **Nobody says who asks.** A question looks like a caller's request, so it has
///   a path to which no request is ever [forwarded](Actors::forward).
pub trait Ask: Host {
    /// Asks an actor something that it answers whole, and waits for the answer.
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a>;
}

/// A host whose functions reach actors.
pub trait Actors<S>: Ask + Fetch {
    /// Hands a whole request to an actor, and gives back its answer.
    fn forward<B: Behaviour>(&self, key: &str, request: Request<S>) -> impl Future<Output = Reply>;
}

/// The source of a request that one part of a function makes for another.
#[derive(Clone, Debug, Default)]
pub struct Inner {
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Source for Inner {
    fn header(&self, name: &'static str) -> Option<String> {
        self.headers.get(name)?.to_str().ok().map(str::to_owned)
    }

    fn origin(&self) -> Option<String> {
        None
    }

    fn place(&self) -> Option<vigie::geo::Point> {
        None
    }

    fn caller(&self) -> Option<String> {
        None
    }

    async fn body(&mut self, limit: usize) -> Result<Bytes, BodyError> {
        if self.body.len() > limit {
            return Err(BodyError::TooLarge);
        }
        Ok(core::mem::take(&mut self.body))
    }
}
