//! What a conversation shows, and what changes in it.

use core::time::Duration;

use jiff::Timestamp;

use super::outbox::Delivery;
use crate::{
    Error,
    case::{
        entry::{Author, Event, Reason},
        frame::Signal,
        handling::Handling,
    },
    seal::{ClientId, Message},
};

/// An entry of the log as its reader sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its place in the log.
    pub seq: u64,
    /// The id that its writer gave it.
    pub client_id: ClientId,
    /// Who wrote it.
    pub author: Author,
    /// When the relay stored it.
    pub at: Timestamp,
    /// What it holds.
    pub content: Content,
}

/// What an entry holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Content {
    /// A message that was opened.
    Message(Message),
    /// A message that cannot be opened now. It is kept, and opened once its key
    /// is there.
    Sealed {
        /// The sealed bytes.
        sealed: Vec<u8>,
        /// Why it cannot be opened.
        why: Error,
    },
    /// Something that happened to the case.
    Event {
        /// What.
        event: Event,
        /// Why.
        reason: Reason,
        /// What a desk did, if it is that: which desk is to answer, by when.
        handling: Option<Handling>,
    },
}

/// How the log is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Over a WebSocket.
    Socket,
    /// Over a stream of server-sent events.
    Stream,
    /// By asking again and again.
    Poll,
}

/// What has changed. What is to be shown now stands in the
/// [`Conversation`](super::Conversation).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Change {
    /// The log has a new entry, the one with this number.
    Entry(u64),
    /// An entry that was sealed has been opened.
    Opened(u64),
    /// An own entry has come further, or fallen back.
    Delivery {
        /// Which.
        client_id: ClientId,
        /// How far.
        delivery: Delivery,
    },
    /// The log is not the one that was read before, so it is read again from
    /// its first entry.
    StartedOver {
        /// What had been read until then.
        before: Vec<Shown>,
    },
    /// What is known of the case in clear has been read anew.
    Case,
    /// The case has a new key.
    Key {
        /// Its version.
        version: u8,
    },
    /// Somebody is writing, has read, and so on.
    Signal {
        /// Who.
        author: Author,
        /// What.
        signal: Signal,
    },
    /// Everything in the log has been read; what comes now is new.
    Live,
    /// The log is being followed.
    Connected(Way),
    /// There is no connection. What was read may be out of date.
    Disconnected {
        /// When the next attempt is made.
        retry_in: Duration,
    },
}
