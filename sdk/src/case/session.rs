//! What the relay keeps of one connection.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    bond::Bond,
    capability::{LEEWAY, Rights},
    cursor::{Cursor, Epoch},
    entry::Author,
    limit::Bucket,
    relay::{HELLO_WAIT, STALL_WAIT},
    standing::Writer,
};
use crate::{Error, error::Kind};

/// The most bytes that a session is written as.
pub const MAX_SESSION: usize = 1_024;

/// How a connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing was said yet.
    AwaitingHello,
    /// The client said hello; what it is welcomed with is being looked up.
    Welcoming,
    /// It is being sent what it has not got.
    Replaying,
    /// It has been sent everything once.
    Live,
    /// It was told that the connection ends.
    Closing,
}

/// One connected reader and writer of a case.
///
/// It is plain data, written as at most [`MAX_SESSION`] bytes, so that it can be
/// kept beside a connection whose program sleeps. What to do is decided by
/// [`Session::step`].
///
/// # Examples
///
/// ```
/// use vigie::case::{capability::Rights, entry::Author, session::{MAX_SESSION, Session}};
///
/// let now = "2026-11-22T03:00:00Z".parse().unwrap();
/// let session = Session::new(Author::Citizen, Rights::CITIZEN, None, now);
/// let bytes = session.to_bytes();
/// assert!(bytes.len() <= MAX_SESSION);
/// assert_eq!(Session::from_bytes(&bytes).unwrap(), session);
/// ```
///
/// [`Session::step`]: super::relay
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub(super) author: Author,
    pub(super) rights: Rights,
    /// When the capability expires.
    pub(super) expires: Option<Timestamp>,
    /// What it ends with.
    #[serde(default, skip_serializing_if = "Bond::is_free")]
    pub(super) bond: Bond,
    pub(super) opened_at: Timestamp,
    pub(super) phase: Phase,
    /// What the hello said that the client has.
    pub(super) asked: Option<Cursor>,
    pub(super) epoch: Option<Epoch>,
    /// The last entry that was sent.
    pub(super) cursor: u64,
    /// The last entry that is known of.
    pub(super) head: u64,
    pub(super) credit: u16,
    /// Entries were asked for and have not come.
    pub(super) reading: bool,
    /// There were entries to send since everything was sent last.
    pub(super) behind: bool,
    pub(super) stalled_since: Option<Timestamp>,
    /// How many times the usual it may write and say.
    pub(super) pace: u16,
    pub(super) frames: Bucket,
    pub(super) appends: Bucket,
    pub(super) signals: Bucket,
}

impl Session {
    /// A connection that was just made by somebody whose token was verified.
    ///
    /// `expires` is when an officer's capability ends; a citizen's token does
    /// not.
    #[must_use]
    pub fn new(author: Author, rights: Rights, expires: Option<Timestamp>, now: Timestamp) -> Self {
        Self {
            author,
            rights,
            expires,
            bond: Bond::Free,
            opened_at: now,
            phase: Phase::AwaitingHello,
            asked: None,
            epoch: None,
            cursor: 0,
            head: 0,
            credit: 0,
            reading: false,
            behind: false,
            stalled_since: None,
            pace: 1,
            frames: Bucket::default(),
            appends: Bucket::default(),
            signals: Bucket::default(),
        }
    }

    /// Lets it write and say so many times the usual: a deployment's own
    /// programs, or a test of what it bears, may be quicker than people.
    #[must_use]
    pub fn with_pace(mut self, factor: u16) -> Self {
        self.pace = factor.max(1);
        self
    }

    /// Has it end when the log says that the case has gone to somebody else, or
    /// that nobody is to go there any more.
    #[must_use]
    pub const fn bound_to(mut self, bond: Bond) -> Self {
        self.bond = bond;
        self
    }

    /// The session as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // There is nothing in it that JSON cannot hold.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The session that these bytes are.
    ///
    /// # Errors
    ///
    /// If they are none, or one of another release: close the connection as
    /// replaced then.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(bytes).map_err(|_| Kind::Session.into())
    }

    /// Whose connection it is.
    #[must_use]
    pub const fn author(&self) -> Author {
        self.author
    }

    /// Who writes over it.
    #[must_use]
    pub const fn writer(&self) -> Writer {
        Writer {
            author: self.author,
            bond: self.bond,
        }
    }

    /// How it stands.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// The number of the last entry that was sent.
    #[must_use]
    pub const fn cursor(&self) -> u64 {
        self.cursor
    }

    /// How many entries may still be sent.
    #[must_use]
    pub const fn credit(&self) -> u16 {
        self.credit
    }

    /// When a tick is wanted at the latest, unless something else comes before.
    #[must_use]
    pub fn wake_at(&self) -> Option<Timestamp> {
        if self.phase == Phase::Closing {
            return None;
        }
        let hello = (self.phase == Phase::AwaitingHello).then_some((self.opened_at, HELLO_WAIT));
        let stall = self.stalled_since.map(|since| (since, STALL_WAIT));
        let expiry = self.expires.map(|expires| (expires, LEEWAY));
        [hello, stall, expiry]
            .into_iter()
            .flatten()
            .filter_map(|(time, wait)| time.saturating_add(wait).ok())
            .min()
    }
}
