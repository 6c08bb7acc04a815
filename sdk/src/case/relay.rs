//! The relay's side of one connection as a state machine: an input in, effects
//! out. It does nothing itself; whoever holds the connection carries the
//! effects out, in order, and hands back what became of them.
//!
//! # What always holds
//!
//! A session sends the entry behind its cursor and no other: when it sends
//! entry *n*, its cursor is *n* − 1, and becomes *n*. That is so for entries
//! read from the log and for those that were just written alike, and what was
//! just written is read from the log when it does not fit. So replay and live
//! cannot leave a gap between them, nor send anything twice, whatever is lost,
//! doubled or late between the session, the store and the other sessions.
//!
//! Beside that:
//!
//! - no entry is sent without credit;
//! - an acknowledgement is sent for [`Input::Stored`] alone, which is given only
//!   once the entry is durable;
//! - a writer is sent its own entries like everybody else's;
//! - nothing is sent behind a close frame.
//!
//! # What whoever carries the effects out must do
//!
//! - Take time from one clock; it may jump.
//! - Hand [`Input::Appended`] or [`Input::Changed`] to **all** sessions of the
//!   case whenever an entry was stored or found stored, also when it came over
//!   HTTP, and also when the session that wrote it is gone before its
//!   [`Input::Stored`] came.
//! - Give [`Input::Tick`] at [`Session::wake_at`], and every now and then: a
//!   session whose pending effects were lost asks again at the next one.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{
    close::CloseCode,
    cursor::Epoch,
    document::CaseDocument,
    entry::{Author, Body, Entry},
    frame::{ServerFrame, Signal},
    limit::Limit,
    log::Outcome,
    session::Session,
    turn::Turn,
};
use crate::seal::ClientId;

/// How long a client may take for its hello.
pub const HELLO_WAIT: SignedDuration = SignedDuration::from_secs(10);

/// How long a client may leave entries waiting without giving credit.
pub const STALL_WAIT: SignedDuration = SignedDuration::from_secs(30);

/// The most entries that a live reader may fall behind.
pub const MAX_BEHIND: u64 = 512;

/// The most entries that are read from the log at once.
pub const MAX_READ: u16 = 64;

/// How often a client may append: 60 at once, 20 a second. People are far below
/// it; two clients that catch up after a while without network are not.
pub const APPENDS: Limit = Limit {
    burst: 60,
    interval_ms: 50,
};

/// How often a client may signal: 40 at once, 10 a second. What is more is
/// dropped.
pub const SIGNALS: Limit = Limit {
    burst: 40,
    interval_ms: 100,
};

/// How often a client may send a frame of any type: 512 at once, 100 a second.
/// More ends the connection.
pub const FRAMES: Limit = Limit {
    burst: 512,
    interval_ms: 10,
};

/// The store could not do what it was asked. An append may have been done all
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// What comes to a session.
#[derive(Clone, Debug)]
pub enum Input<'a> {
    /// A text frame came from the client.
    Frame(&'a str),
    /// A frame came that is longer than frames may be.
    TooLarge,
    /// A frame came that is not text.
    NotText,
    /// The answer to [`Effect::Describe`].
    Described(Result<Box<CaseDocument>, Unavailable>),
    /// The answer to [`Effect::Read`].
    Page(Result<LogPage, Unavailable>),
    /// The answer to [`Effect::Append`], once it is durable.
    Stored {
        /// The id of the effect.
        client_id: ClientId,
        /// The body of the effect.
        body: Body,
        /// What became of it.
        outcome: Result<Outcome, Unavailable>,
    },
    /// There are entries up to this number.
    Changed {
        /// The number of the last entry.
        head: u64,
    },
    /// This entry was stored, by whomever.
    Appended(&'a Arc<Entry>),
    /// Another session of the case told something.
    Signal {
        /// Whose.
        author: Author,
        /// What.
        signal: Signal,
    },
    /// Time has passed.
    Tick,
    /// The right to read was taken back.
    Revoked,
    /// The relay is about to be replaced or restarted.
    Replaced,
    /// The case was erased.
    Erased,
    /// The connection is no more.
    Gone,
}

/// Entries as they were read from the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPage {
    /// The life of the log that was read.
    pub epoch: Epoch,
    /// The number of the last entry of the log when it was read.
    pub head: u64,
    /// The entries behind the number that was asked for, in order.
    pub entries: Vec<Entry>,
}

/// What is to be done for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Look up the case's document; answered with [`Input::Described`].
    Describe,
    /// Store an entry of this session's author; answered with [`Input::Stored`].
    Append {
        /// Its id.
        client_id: ClientId,
        /// What it holds.
        body: Body,
    },
    /// Read entries; answered with [`Input::Page`].
    Read {
        /// Those behind this number.
        after: u64,
        /// At most so many, at least one.
        limit: u16,
    },
    /// Send a frame to the client.
    Send(ServerFrame),
    /// Hand a signal of this session's author to all other sessions of the
    /// case, as [`Input::Signal`].
    Tell(Signal),
    /// Hand an entry to all sessions of the case, this one too, as
    /// [`Input::Appended`].
    Announce(Arc<Entry>),
    /// End the connection. The frame that says so was sent before.
    Close(CloseCode),
}

impl Session {
    /// What follows from an input.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::case::{capability::Rights, entry::Author, relay::{Effect, Input}, session::Session};
    ///
    /// let now = "2026-11-22T03:00:00Z".parse().unwrap();
    /// let mut session = Session::new(Author::Citizen, Rights::CITIZEN, None, now);
    /// let hello = r#"{"type":"hello","version":1,"credit":64}"#;
    /// assert_eq!(session.step(now, Input::Frame(hello)), [Effect::Describe]);
    /// ```
    #[must_use = "the effects are to be carried out"]
    pub fn step(&mut self, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
        Turn::new(self, now).take(input)
    }
}
