//! What a function may ask of its platform.

use core::future::Future;

use bytes::Bytes;
use vigie::{geo::Point, jiff::Timestamp};

/// The services of a platform.
pub trait Host {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Fills a buffer with unpredictable bytes.
    fn fill_random(&self, buffer: &mut [u8]);

    /// A configuration variable, if it is set and not empty.
    fn variable(&self, name: &str) -> impl Future<Output = Option<String>>;
}

/// One request as its platform holds it, each part fetched when asked for:
/// on Workers every header crosses from JavaScript into Wasm.
pub trait Source {
    /// The value of a header, if it is there once and is text.
    fn header(&self, name: &'static str) -> Option<String>;

    /// The scheme and host that the caller asked, such as
    /// `https://vigie.example`. A caller can make it up: it may only go into
    /// what is answered to that same caller.
    fn origin(&self) -> Option<String>;

    /// Where the platform believes the caller to be.
    fn place(&self) -> Option<Point>;

    /// The network address of the caller as the platform knows it, to count
    /// requests by and then to forget. Where a proxy stands in front, it may be
    /// the proxy's, and so that of many people.
    fn caller(&self) -> Option<String>;

    /// The body, if it has `limit` bytes at most; more are not even read.
    fn body(&mut self, limit: usize) -> impl Future<Output = Result<Bytes, BodyError>>;
}

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// It has more bytes than the function takes.
    TooLarge,
    /// It broke off.
    Interrupted,
}
