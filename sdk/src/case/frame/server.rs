//! What the relay sends.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Signal, SignalKind, VERSION, bounded, print};
use crate::{
    Error,
    case::{
        close::{CloseCode, Retry},
        cursor::Cursor,
        document::CaseDocument,
        entry::{Author, Entry, EntryIn},
        rules::Refusal,
        wire,
    },
    error::Kind,
    object::Object,
    seal::ClientId,
};

/// What the relay sends.
///
/// # Examples
///
/// ```
/// use vigie::case::{close::CloseCode, frame::ServerFrame};
///
/// let text = r#"{"type":"close","code":4431,"name":"slow_reader","retry":"now"}"#;
/// let frame = ServerFrame::parse(text).unwrap();
/// assert_eq!(frame, ServerFrame::Close(CloseCode::SlowReader));
/// assert_eq!(frame.to_text(), text);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerFrame {
    /// The answer to a hello.
    Welcome {
        /// The case.
        case: Box<CaseDocument>,
        /// From where the entries follow.
        cursor: Cursor,
        /// Whether the client may keep what it has.
        recovered: bool,
        /// How often to send a ping, in seconds.
        heartbeat_s: u16,
    },
    /// An entry of the log. It uses one credit.
    Entry(Box<Entry>),
    /// Everything up to the cursor has been sent.
    Live {
        /// The last entry.
        cursor: Cursor,
    },
    /// An entry is stored.
    Ack {
        /// The client's own id of it.
        client_id: ClientId,
        /// Its number.
        seq: u64,
        /// When it was stored.
        at: Timestamp,
        /// Whether it had been stored before.
        duplicate: bool,
    },
    /// An entry is not stored.
    Refused {
        /// The client's own id of it.
        client_id: ClientId,
        /// Why.
        refusal: Refusal,
    },
    /// Something in passing.
    Signal {
        /// Whose.
        author: Author,
        /// What.
        signal: Signal,
    },
    /// The answer to a ping.
    Pong,
    /// The connection ends behind this frame.
    Close(CloseCode),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignalMembers {
    author: Author,
    signal: SignalKind,
    #[serde(
        default,
        deserialize_with = "wire::given_seq",
        skip_serializing_if = "Option::is_none"
    )]
    seq: Option<u64>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum ServerIn {
    Welcome {
        version: u32,
        #[serde(deserialize_with = "wire::object")]
        case: CaseDocument,
        cursor: Cursor,
        recovered: bool,
        heartbeat_s: u16,
    },
    Entry(EntryIn),
    Live {
        cursor: Cursor,
    },
    Ack {
        client_id: ClientId,
        #[serde(deserialize_with = "wire::seq")]
        seq: u64,
        #[serde(with = "wire::seconds")]
        at: Timestamp,
        duplicate: bool,
    },
    Refused {
        client_id: ClientId,
        code: Refusal,
        retry: bool,
    },
    Signal(SignalMembers),
    Pong {},
    Close {
        code: u16,
        name: String,
        retry: Retry,
    },
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ServerOut<'a> {
    Welcome {
        version: u32,
        case: &'a CaseDocument,
        cursor: Cursor,
        recovered: bool,
        heartbeat_s: u16,
    },
    Entry(&'a Entry),
    Live {
        cursor: Cursor,
    },
    Ack {
        client_id: ClientId,
        seq: u64,
        #[serde(with = "wire::seconds")]
        at: Timestamp,
        duplicate: bool,
    },
    Refused {
        client_id: ClientId,
        code: Refusal,
        retry: bool,
    },
    Signal(SignalMembers),
    Pong {},
    Close {
        code: u16,
        name: &'static str,
        retry: Retry,
    },
}

impl ServerFrame {
    /// Reads a frame.
    ///
    /// # Errors
    ///
    /// With the code `frame_too_large`, `version_unsupported` or `bad_frame`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bad = || Error::from(Kind::BadFrame);
        let read: Object<ServerIn> =
            serde_json::from_slice(bounded(text)?.as_bytes()).map_err(|_| bad())?;
        Ok(match read.0 {
            ServerIn::Welcome { version, .. } if version != VERSION => {
                return Err(Kind::FrameVersion.into());
            }
            ServerIn::Welcome {
                case,
                cursor,
                recovered,
                heartbeat_s,
                ..
            } => Self::Welcome {
                case: Box::new(case),
                cursor,
                recovered,
                heartbeat_s,
            },
            ServerIn::Entry(read) => Self::Entry(Box::new(read.into_entry().ok_or_else(bad)?)),
            ServerIn::Live { cursor } => Self::Live { cursor },
            ServerIn::Ack {
                client_id,
                seq,
                at,
                duplicate,
            } => Self::Ack {
                client_id,
                seq,
                at,
                duplicate,
            },
            ServerIn::Refused {
                client_id,
                code,
                retry,
            } if retry == code.retry() => Self::Refused {
                client_id,
                refusal: code,
            },
            ServerIn::Signal(read) => Self::Signal {
                author: read.author,
                signal: Signal::of_members(read.signal, read.seq).ok_or_else(bad)?,
            },
            ServerIn::Pong {} => Self::Pong,
            ServerIn::Close { code, name, retry } => CloseCode::of_number(code)
                .filter(|code| code.name() == name && code.retry() == retry)
                .map(Self::Close)
                .ok_or_else(bad)?,
            ServerIn::Refused { .. } => return Err(bad()),
        })
    }

    /// The frame's type, as its text names it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Welcome { .. } => "welcome",
            Self::Entry(_) => "entry",
            Self::Live { .. } => "live",
            Self::Ack { .. } => "ack",
            Self::Refused { .. } => "refused",
            Self::Signal { .. } => "signal",
            Self::Pong => "pong",
            Self::Close(_) => "close",
        }
    }

    /// The text of the frame: one and the same for equal frames.
    #[must_use]
    pub fn to_text(&self) -> String {
        let out = match self {
            Self::Welcome {
                case,
                cursor,
                recovered,
                heartbeat_s,
            } => ServerOut::Welcome {
                version: VERSION,
                case,
                cursor: *cursor,
                recovered: *recovered,
                heartbeat_s: *heartbeat_s,
            },
            Self::Entry(entry) => ServerOut::Entry(entry),
            Self::Live { cursor } => ServerOut::Live { cursor: *cursor },
            Self::Ack {
                client_id,
                seq,
                at,
                duplicate,
            } => ServerOut::Ack {
                client_id: *client_id,
                seq: *seq,
                at: *at,
                duplicate: *duplicate,
            },
            Self::Refused { client_id, refusal } => ServerOut::Refused {
                client_id: *client_id,
                code: *refusal,
                retry: refusal.retry(),
            },
            Self::Signal { author, signal } => ServerOut::Signal(SignalMembers {
                author: *author,
                signal: signal.kind(),
                seq: signal.seq(),
            }),
            Self::Pong => ServerOut::Pong {},
            Self::Close(code) => ServerOut::Close {
                code: code.number(),
                name: code.name(),
                retry: code.retry(),
            },
        };
        print(&out)
    }
}
