//! What a client sends.

use serde::{Deserialize, Serialize};

use super::{MAX_CREDIT, Signal, SignalKind, VERSION, bounded, print};
use crate::{
    Error,
    case::{
        cursor::Cursor,
        document::AppendIn,
        entry::{Body, BodyOut},
        wire,
    },
    error::Kind,
    object::Object,
    seal::ClientId,
};

/// What a client sends.
///
/// # Examples
///
/// ```
/// use vigie::case::frame::ClientFrame;
///
/// let frame = ClientFrame::parse(r#"{"type":"hello","version":1,"credit":64}"#).unwrap();
/// assert_eq!(frame, ClientFrame::Hello { cursor: None, credit: 64 });
///
/// let newer = ClientFrame::parse(r#"{"type":"hello","version":2,"colour":"red"}"#);
/// assert_eq!(newer.unwrap_err().code(), "version_unsupported");
/// assert_eq!(ClientFrame::parse("[]").unwrap_err().code(), "bad_frame");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientFrame {
    /// The first frame.
    Hello {
        /// What the client has; nothing if it is missing.
        cursor: Option<Cursor>,
        /// How many entries it takes before it gives more credit.
        credit: u16,
    },
    /// An entry to store.
    Append {
        /// The client's own id of it.
        client_id: ClientId,
        /// What it holds.
        body: Body,
    },
    /// How many more entries the client takes.
    Credit {
        /// That many.
        add: u16,
    },
    /// Something in passing.
    Signal(Signal),
    /// The heartbeat.
    Ping,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum ClientIn {
    Hello {
        version: u32,
        #[serde(default, deserialize_with = "wire::given")]
        cursor: Option<Cursor>,
        credit: u16,
    },
    Append(AppendIn),
    Credit {
        add: u16,
    },
    Signal {
        signal: SignalKind,
        #[serde(default, deserialize_with = "wire::given_seq")]
        seq: Option<u64>,
    },
    Ping {},
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ClientOut<'a> {
    Hello {
        version: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        cursor: Option<Cursor>,
        credit: u16,
    },
    Append {
        client_id: ClientId,
        #[serde(flatten)]
        body: BodyOut<'a>,
    },
    Credit {
        add: u16,
    },
    Signal {
        signal: SignalKind,
        #[serde(skip_serializing_if = "Option::is_none")]
        seq: Option<u64>,
    },
    Ping {},
}

/// Only what must be read of a hello of any version.
#[derive(Deserialize)]
struct AnyHello {
    r#type: HelloType,
    version: u64,
}

#[derive(Deserialize)]
enum HelloType {
    #[serde(rename = "hello")]
    Hello,
}

fn is_credit(credit: u16) -> bool {
    (1..=MAX_CREDIT).contains(&credit)
}

impl ClientFrame {
    /// Reads a frame.
    ///
    /// # Errors
    ///
    /// With the code `frame_too_large`, `version_unsupported` (a hello of
    /// another version, whatever else it holds) or `bad_frame`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = bounded(text)?;
        let bad = || Error::from(Kind::BadFrame);
        let Ok(Object(read)) = serde_json::from_str::<Object<ClientIn>>(text) else {
            return Err(match serde_json::from_str::<Object<AnyHello>>(text) {
                Ok(Object(AnyHello {
                    r#type: HelloType::Hello,
                    version,
                })) if version != u64::from(VERSION) => Kind::FrameVersion.into(),
                _ => bad(),
            });
        };
        match read {
            ClientIn::Hello { version, .. } if version != VERSION => Err(Kind::FrameVersion.into()),
            ClientIn::Hello { cursor, credit, .. } if is_credit(credit) => {
                Ok(Self::Hello { cursor, credit })
            }
            ClientIn::Append(read) => {
                let (client_id, body) = read.into_parts().ok_or_else(bad)?;
                Ok(Self::Append { client_id, body })
            }
            ClientIn::Credit { add } if is_credit(add) => Ok(Self::Credit { add }),
            ClientIn::Signal { signal, seq } => Signal::of_members(signal, seq)
                .map(Self::Signal)
                .ok_or_else(bad),
            ClientIn::Ping {} => Ok(Self::Ping),
            ClientIn::Hello { .. } | ClientIn::Credit { .. } => Err(bad()),
        }
    }

    /// The text of the frame.
    #[must_use]
    pub fn to_text(&self) -> String {
        let out = match self {
            Self::Hello { cursor, credit } => ClientOut::Hello {
                version: VERSION,
                cursor: *cursor,
                credit: *credit,
            },
            Self::Append { client_id, body } => ClientOut::Append {
                client_id: *client_id,
                body: body.into(),
            },
            Self::Credit { add } => ClientOut::Credit { add: *add },
            Self::Signal(signal) => ClientOut::Signal {
                signal: signal.kind(),
                seq: signal.seq(),
            },
            Self::Ping => ClientOut::Ping {},
        };
        print(&out)
    }
}
