//! How long somebody will wait for an answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{kind::Desk, wire};
use crate::text_type::named_enum;

named_enum! {
    /// Where a conversation stands at its desk.
    Standing {
        /// For somebody to take it.
        Waiting = "waiting",
        /// With an officer.
        Taken = "taken",
        /// A time was promised.
        Deferred = "deferred",
        /// Answered; the person has not written since.
        Answered = "answered",
        /// On its way to another desk.
        Leaving = "leaving",
        /// Closed, or not here.
        Over = "over",
    }
}

/// What somebody is told who waits.
///
/// # Examples
///
/// ```
/// use vigie::case::wait::{Standing, Wait};
///
/// let wait: Wait = serde_json::from_str(r#"{ "desk": "bordeaux", "standing": "waiting",
///     "since": "2026-11-22T03:00:00Z", "position": 3, "measured_wait_s": 95,
///     "officers": 4, "ask_again_s": 5 }"#).unwrap();
/// assert_eq!((wait.standing, wait.position), (Standing::Waiting, Some(3)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// The desk that is to answer.
    pub desk: Desk,
    /// Where the conversation stands there.
    pub standing: Standing,
    /// Since when the person waits.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub since: Option<Timestamp>,
    /// Their place, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// How long others waited in the last hour who stood there, in seconds: a
    /// measurement and no promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_wait_s: Option<i64>,
    /// When the answer was promised for.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub promised: Option<Timestamp>,
    /// How many officers are there.
    pub officers: u64,
    /// When to ask again, in seconds.
    pub ask_again_s: u64,
}
