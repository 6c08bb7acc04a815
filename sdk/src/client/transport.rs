//! What a client needs of the program around it: the network, the time,
//! randomness and waiting.
//!
//! Implement [`Transport`] and [`Channel`] over whatever the program has
//! (`fetch` and `WebSocket` in a page, an HTTP library elsewhere) and
//! [`Platform`] over its clock. None of the futures needs to be `Send`.

use core::{fmt, future::Future, time::Duration};

use http::{Request, Response};
use jiff::Timestamp;

/// Sends requests and opens connections.
pub trait Transport {
    /// A connection that was opened.
    type Channel: Channel;

    /// Sends a request and reads the whole answer, whatever its status. It
    /// gives up by itself after a while.
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, Broken>>;

    /// Opens a connection and returns once it stands.
    ///
    /// A request with `Upgrade: websocket` asks for a WebSocket; what
    /// `Sec-WebSocket-Protocol` lists goes into the handshake. Any other
    /// request is for a stream of server-sent events.
    fn open(&self, request: Request<()>) -> impl Future<Output = Result<Self::Channel, Refused>>;
}

/// A connection: a WebSocket or a stream of events.
pub trait Channel {
    /// What comes next; `None` once the connection has ended in order.
    ///
    /// Dropping the future before it is ready loses nothing: the next call
    /// gives what this one would have given.
    fn next(&mut self) -> impl Future<Output = Option<Result<Message, Broken>>>;

    /// Sends one frame over a WebSocket. Over a stream of events it is never
    /// called.
    fn send(&mut self, frame: &str) -> impl Future<Output = Result<(), Broken>>;
}

/// What a connection brings.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// A whole frame, from a WebSocket.
    Text(String),
    /// Bytes of a stream of events, cut anywhere.
    Chunk(Vec<u8>),
    /// The WebSocket was closed with a number.
    Closed {
        /// The number; 1005 or 1006 where there is none.
        code: u16,
    },
}

/// Frames hold what people wrote, so only the kind and the length are shown.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Chunk(bytes) => write!(f, "Chunk({} bytes)", bytes.len()),
            Self::Closed { code } => write!(f, "Closed({code})"),
        }
    }
}

/// The network failed: nothing is known about whether the request arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the network failed, and whether the request arrived is not known")]
pub struct Broken;

/// Why a connection was not opened.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The network failed.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The relay answered with something other than a connection.
    #[error("the relay answered {} instead of opening a connection", .0.status())]
    Answer(Box<Response<Vec<u8>>>),
    /// The program cannot open connections of this sort.
    #[error("connections of this sort cannot be opened here")]
    Unsupported,
}

impl From<Response<Vec<u8>>> for Refused {
    fn from(answer: Response<Vec<u8>>) -> Self {
        Self::Answer(Box::new(answer))
    }
}

/// The clock, the randomness and the waiting of the program.
pub trait Platform {
    /// What time it is. It orders nothing; it tells how long something took.
    fn now(&self) -> Timestamp;

    /// Fills a buffer with random bytes that nobody can guess.
    fn random(&self, bytes: &mut [u8]);

    /// Waits.
    fn wait(&self, duration: Duration) -> impl Future<Output = ()>;
}

/// `N` random bytes.
pub(super) fn random<const N: usize>(platform: &impl Platform) -> [u8; N] {
    let mut bytes = [0; N];
    platform.random(&mut bytes);
    bytes
}

impl<T: Transport> Transport for &T {
    type Channel = T::Channel;

    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, Broken>> {
        T::send(self, request)
    }

    fn open(&self, request: Request<()>) -> impl Future<Output = Result<Self::Channel, Refused>> {
        T::open(self, request)
    }
}

impl<P: Platform> Platform for &P {
    fn now(&self) -> Timestamp {
        P::now(self)
    }

    fn random(&self, bytes: &mut [u8]) {
        P::random(self, bytes);
    }

    fn wait(&self, duration: Duration) -> impl Future<Output = ()> {
        P::wait(self, duration)
    }
}
