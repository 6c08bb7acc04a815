//! What can go wrong, for people at both ends.

use core::time::Duration;

use http::{HeaderMap, Response, StatusCode, header};
use serde::Deserialize;

use crate::{
    Error,
    case::{close::CloseCode, rules::Refusal},
};

/// Why a conversation cannot go on, or why one thing was not done.
///
/// [`Problem::code`] is for machines and for looking up what to tell people;
/// the `Display` text is English, for logs, and repeats nothing that a person
/// wrote.
///
/// # Examples
///
/// ```
/// use vigie::client::Problem;
///
/// assert_eq!(Problem::WrongReceipt.code(), "wrong_receipt");
/// assert!(Problem::Offline.is_temporary());
/// assert!(!Problem::Erased.is_temporary());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The relay cannot be reached. What was written waits in the outbox.
    #[error("the relay cannot be reached")]
    Offline,
    /// The relay has too much to do, or its storage fails.
    #[error("the relay has too much to do at the moment")]
    Busy {
        /// How long it asked to wait.
        retry_after: Option<Duration>,
    },
    /// No case is opened by this receipt or capability. The relay does not say
    /// whether there is such a case.
    #[error("no case is opened by this receipt or capability")]
    WrongReceipt,
    /// The officer's capability is over; [`renew`](super::Session::renew) it.
    #[error("the capability is no longer valid")]
    Expired,
    /// The right to read the case was taken back.
    #[error("the right to read the case was taken back")]
    Revoked,
    /// The case and everything in it were erased.
    #[error("the case was erased")]
    Erased,
    /// The case is closed; reopen it to write.
    #[error("the case is closed")]
    Closed,
    /// The case holds as much as a case may.
    #[error("the case is full")]
    Full,
    /// This author may not do this.
    #[error("this author may not do this")]
    NotAllowed,
    /// The entry or attachment is too large.
    #[error("this is larger than what the relay takes")]
    TooLarge,
    /// Something else is stored under the same name.
    #[error("something else is stored under the same name")]
    Conflict,
    /// Too much waits to be sent: send or discard some of it first.
    #[error("too much waits to be sent")]
    OutboxFull,
    /// No key of the case is held yet: read the case first.
    #[error("no key of the case is held")]
    NoKey,
    /// Nothing of this name was written here, or it is settled already.
    #[error("nothing of this name waits to be sent")]
    NotInOutbox,
    /// The relay speaks another version of the protocol.
    #[error("the relay speaks another version of the protocol")]
    Unsupported,
    /// The relay ended the connection and wants none in its place.
    #[error("the relay ended the conversation")]
    Ended,
    /// What the relay answered is not of the protocol.
    #[error("the answer is not of the protocol")]
    Protocol,
    /// What was given cannot be sealed, or what was received cannot be opened.
    #[error(transparent)]
    Sealing(#[from] Error),
}

impl Problem {
    /// A code for machines: stable, lower case, words joined by underscores.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Busy { .. } => "busy",
            Self::WrongReceipt => "wrong_receipt",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Erased => "erased",
            Self::Closed => "closed",
            Self::Full => "full",
            Self::NotAllowed => "not_allowed",
            Self::TooLarge => "too_large",
            Self::Conflict => "conflict",
            Self::OutboxFull => "outbox_full",
            Self::NoKey => "no_key",
            Self::NotInOutbox => "not_in_outbox",
            Self::Unsupported => "unsupported",
            Self::Ended => "ended",
            Self::Protocol => "protocol",
            Self::Sealing(error) => error.code(),
        }
    }

    /// Whether the same may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Offline | Self::Busy { .. })
    }

    /// How long the relay asked to wait.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy { retry_after } => *retry_after,
            _ => None,
        }
    }

    /// What a close code that wants no new connection means.
    pub(super) const fn of_close(code: Option<CloseCode>) -> Self {
        match code {
            Some(CloseCode::Unauthenticated) => Self::Expired,
            Some(CloseCode::Revoked) => Self::Revoked,
            Some(CloseCode::Erased) => Self::Erased,
            Some(CloseCode::VersionUnsupported) => Self::Unsupported,
            Some(CloseCode::FrameTooLarge) => Self::TooLarge,
            Some(CloseCode::BadFrame) => Self::Protocol,
            _ => Self::Ended,
        }
    }

    /// What an answer means that is not a success.
    pub(super) fn of_answer(answer: &Response<Vec<u8>>) -> Self {
        let told = Told::of(answer);
        match told.code.as_str() {
            "case_unknown" | "token_required" | "token_invalid" => Self::WrongReceipt,
            "token_expired" => Self::Expired,
            "case_erased" => Self::Erased,
            "case_conflict" | "chunk_conflict" => Self::Conflict,
            code => match Refusal::ALL.iter().find(|refusal| refusal.code() == code) {
                Some(refusal) => Self::of_refusal(*refusal, retry_after(answer.headers())),
                None => Self::of_status(answer),
            },
        }
    }

    fn of_status(answer: &Response<Vec<u8>>) -> Self {
        match answer.status() {
            StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND => Self::WrongReceipt,
            StatusCode::FORBIDDEN => Self::NotAllowed,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::GONE => Self::Erased,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Self::Busy {
                retry_after: retry_after(answer.headers()),
            },
            status if status.is_server_error() => Self::Busy {
                retry_after: retry_after(answer.headers()),
            },
            _ => Self::Protocol,
        }
    }

    /// What it means that an entry was refused.
    pub(super) const fn of_refusal(refusal: Refusal, retry_after: Option<Duration>) -> Self {
        match refusal {
            Refusal::CaseClosed => Self::Closed,
            Refusal::CaseFull => Self::Full,
            Refusal::ClientIdConflict => Self::Conflict,
            Refusal::NotAllowed => Self::NotAllowed,
            Refusal::LeaseLost => Self::Revoked,
            Refusal::TooLarge => Self::TooLarge,
            Refusal::BadEntry => Self::Protocol,
            Refusal::TooFast | Refusal::Storage | Refusal::LeaseEarly => Self::Busy { retry_after },
        }
    }
}

/// What a problem document says that a program needs.
#[derive(Default, Deserialize)]
pub(super) struct Told {
    #[serde(default)]
    pub(super) code: String,
    /// What the proof of work starts from.
    #[serde(default)]
    pub(super) challenge: Option<String>,
}

impl Told {
    pub(super) fn of(answer: &Response<Vec<u8>>) -> Self {
        serde_json::from_slice(answer.body()).unwrap_or_default()
    }

    /// The refusal of an entry, if it is one.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        let mut all = Refusal::ALL.iter().copied();
        all.find(|refusal| refusal.code() == self.code)
    }
}

/// `Retry-After` in seconds; the relay writes no dates.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_secs)
}
