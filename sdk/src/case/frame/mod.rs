//! What is said on a connection: JSON objects, one a frame.
//!
//! Reading is strict on both sides: an unknown type, an unknown or repeated
//! member or a value of another type makes the frame unreadable, so that no two
//! readers take one text for two things. What is new comes with a new version,
//! which a client asks for in its hello.

mod client;
mod server;

use serde::Serialize;

pub use self::{client::ClientFrame, server::ServerFrame};
use crate::{Error, error::Kind, text_type::named_enum};

/// The version of the protocol.
pub const VERSION: u32 = 1;

/// The longest frame, in bytes.
pub const MAX_FRAME: usize = 32_768;

/// The most entries that may be on their way to a client.
pub const MAX_CREDIT: u16 = 256;

/// How often a client says something, in seconds, so that those between keep
/// the connection open.
pub const HEARTBEAT_S: u16 = 25;

/// What a client sends as its heartbeat, byte for byte, so that a platform can
/// answer without waking anything.
pub const PING: &str = r#"{"type":"ping"}"#;

/// The answer to [`PING`], byte for byte.
pub const PONG: &str = r#"{"type":"pong"}"#;

named_enum! {
    /// What a signal says.
    SignalKind {
        /// Is writing.
        Typing = "typing",
        /// Has stopped writing.
        Paused = "paused",
        /// Looks at the conversation.
        Here = "here",
        /// No longer does.
        Away = "away",
        /// Has read up to an entry.
        Read = "read",
    }
}

/// What one side tells the other in passing. It is not stored, and may be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Is writing.
    Typing,
    /// Has stopped writing.
    Paused,
    /// Looks at the conversation.
    Here,
    /// No longer does.
    Away,
    /// Has read up to the entry with this number.
    Read(u64),
}

impl Signal {
    /// Which one.
    #[must_use]
    pub const fn kind(self) -> SignalKind {
        match self {
            Self::Typing => SignalKind::Typing,
            Self::Paused => SignalKind::Paused,
            Self::Here => SignalKind::Here,
            Self::Away => SignalKind::Away,
            Self::Read(_) => SignalKind::Read,
        }
    }

    const fn seq(self) -> Option<u64> {
        match self {
            Self::Read(seq) => Some(seq),
            _ => None,
        }
    }

    const fn of_members(kind: SignalKind, seq: Option<u64>) -> Option<Self> {
        match (kind, seq) {
            (SignalKind::Typing, None) => Some(Self::Typing),
            (SignalKind::Paused, None) => Some(Self::Paused),
            (SignalKind::Here, None) => Some(Self::Here),
            (SignalKind::Away, None) => Some(Self::Away),
            (SignalKind::Read, Some(seq)) => Some(Self::Read(seq)),
            _ => None,
        }
    }
}

fn bounded(text: &str) -> Result<&str, Error> {
    if text.len() > MAX_FRAME {
        Err(Kind::FrameTooLarge.into())
    } else {
        Ok(text)
    }
}

/// None of the frames can fail to be printed: they have no map with other keys
/// than text, and nothing in them refuses to be written.
fn print(out: &impl Serialize) -> String {
    serde_json::to_string(out).unwrap_or_default()
}
