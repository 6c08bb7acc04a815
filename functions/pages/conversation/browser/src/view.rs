//! A conversation as scripts see it: plain objects, made of JSON. Their shapes
//! are in `types/conversation.d.ts`.

use std::collections::BTreeMap;

use serde::Serialize;
use vigie::{
    case::{
        entry::{Author, Event, Reason},
        frame::Signal,
        handling::Handling,
        kind::Desk,
        written,
    },
    client::{Change, Content, Conversation, Delivery, Own, Shown, Way},
    seal::{ClientId, MediaType, Message},
};
use wasm_bindgen::JsValue;

/// The object that a value's JSON is.
///
/// # Panics
///
/// Never: what has no JSON is `undefined`.
#[must_use]
pub fn parsed(value: &impl Serialize) -> JsValue {
    let json = serde_json::to_string(value).unwrap_or_default();
    js_sys::JSON::parse(&json).unwrap_or_default()
}

#[derive(Serialize)]
pub(crate) struct EntryView<'a> {
    seq: u64,
    client_id: ClientId,
    author: Author,
    at: String,
    content: ContentView<'a>,
}

impl<'a> From<&'a Shown> for EntryView<'a> {
    fn from(entry: &'a Shown) -> Self {
        Self {
            seq: entry.seq,
            client_id: entry.client_id,
            author: entry.author,
            at: written(entry.at),
            content: (&entry.content).into(),
        }
    }
}

/// What an entry holds. A message has its own JSON; of an attachment a script
/// need not know the digests.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ContentView<'a> {
    Text {
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        lang: Option<&'a str>,
    },
    Phrase {
        code: &'a str,
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        values: &'a BTreeMap<String, String>,
    },
    Place {
        point: vigie::geo::Point,
        #[serde(skip_serializing_if = "Option::is_none")]
        accuracy_m: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<String>,
    },
    Attachment {
        name: &'a str,
        media_type: MediaType,
        size: usize,
    },
    Event {
        event: Event,
        reason: Reason,
        #[serde(skip_serializing_if = "Option::is_none")]
        desk: Option<&'a Desk>,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<String>,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        line: &'a [Desk],
    },
    Sealed {
        code: &'static str,
    },
    Unknown,
}

impl<'a> From<&'a Message> for ContentView<'a> {
    fn from(message: &'a Message) -> Self {
        match message {
            Message::Text { text, lang } => Self::Text {
                text,
                lang: lang.as_ref().map(vigie::seal::LanguageTag::as_str),
            },
            Message::Phrase { code, values } => Self::Phrase {
                code: code.as_str(),
                values,
            },
            Message::Place {
                point,
                accuracy_m,
                at,
            } => Self::Place {
                point: *point,
                accuracy_m: *accuracy_m,
                at: at.map(written),
            },
            Message::Attachment(file) => Self::Attachment {
                name: &file.name,
                media_type: file.media_type,
                size: file.size,
            },
            _ => Self::Unknown,
        }
    }
}

impl<'a> From<&'a Content> for ContentView<'a> {
    fn from(content: &'a Content) -> Self {
        match content {
            Content::Message(message) => message.into(),
            Content::Sealed { why, .. } => Self::Sealed { code: why.code() },
            Content::Event {
                event,
                reason,
                handling,
            } => {
                let said = |handling: &'a Handling| (handling.desk.as_ref(), handling.until);
                let (desk, until) = handling.as_ref().map(said).unwrap_or_default();
                Self::Event {
                    event: *event,
                    reason: *reason,
                    desk,
                    until: until.map(written),
                    line: handling.as_ref().map_or(&[], |handling| &handling.line),
                }
            }
            _ => Self::Unknown,
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum DeliveryView {
    Pending,
    Sending,
    Uncertain,
    Sent { seq: u64, at: String },
    Refused { code: &'static str },
}

impl DeliveryView {
    fn of(delivery: Delivery, tried: bool) -> Self {
        match delivery {
            Delivery::Sending => Self::Sending,
            Delivery::Unconfirmed if tried => Self::Uncertain,
            Delivery::Unconfirmed => Self::Pending,
            Delivery::Confirmed { seq, at } => Self::Sent {
                seq,
                at: written(at),
            },
            Delivery::Refused(refusal) => Self::Refused {
                code: refusal.code(),
            },
        }
    }
}

#[derive(Serialize)]
pub(crate) struct OwnView<'a> {
    client_id: ClientId,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<ContentView<'a>>,
    delivery: DeliveryView,
}

impl<'a> From<&'a Own> for OwnView<'a> {
    fn from(own: &'a Own) -> Self {
        Self {
            client_id: own.client_id,
            message: own.message.as_ref().map(ContentView::from),
            delivery: DeliveryView::of(own.delivery, own.tried),
        }
    }
}

/// What was written and is given back.
pub(crate) fn message(message: &Message) -> JsValue {
    parsed(&ContentView::from(message))
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ChangeView {
    Entry {
        seq: u64,
    },
    Opened {
        seq: u64,
    },
    Delivery {
        client_id: ClientId,
        delivery: DeliveryView,
    },
    StartedOver,
    Case,
    Key {
        version: u8,
    },
    Signal {
        author: Author,
        signal: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        seq: Option<u64>,
    },
    Live,
    Connected {
        way: &'static str,
    },
    Lost {
        retry_in_s: f64,
    },
}

/// A change, as it is told; `None` for one that this version cannot tell of.
pub(crate) fn change(change: &Change, conversation: &Conversation) -> Option<JsValue> {
    Some(parsed(&match change {
        Change::Entry(seq) => ChangeView::Entry { seq: *seq },
        Change::Opened(seq) => ChangeView::Opened { seq: *seq },
        Change::Delivery {
            client_id,
            delivery,
        } => {
            let mut pending = conversation.pending().iter();
            let own = pending.find(|own| own.client_id == *client_id);
            ChangeView::Delivery {
                client_id: *client_id,
                delivery: DeliveryView::of(*delivery, own.is_some_and(|own| own.tried)),
            }
        }
        Change::StartedOver { .. } => ChangeView::StartedOver,
        Change::Case => ChangeView::Case,
        Change::Key { version } => ChangeView::Key { version: *version },
        Change::Signal { author, signal } => ChangeView::Signal {
            author: *author,
            signal: name_of(*signal),
            seq: match signal {
                Signal::Read(seq) => Some(*seq),
                _ => None,
            },
        },
        Change::Live => ChangeView::Live,
        Change::Connected(way) => ChangeView::Connected {
            way: match way {
                Way::Socket => "socket",
                Way::Stream => "stream",
                Way::Poll => "asking",
            },
        },
        Change::Disconnected { retry_in } => ChangeView::Lost {
            retry_in_s: retry_in.as_secs_f64(),
        },
        _ => return None,
    }))
}

const fn name_of(signal: Signal) -> &'static str {
    match signal {
        Signal::Typing => "typing",
        Signal::Paused => "paused",
        Signal::Here => "here",
        Signal::Away => "away",
        Signal::Read(_) => "read",
    }
}

/// The signal of a name.
pub(crate) fn signal(name: &str, seq: Option<f64>) -> Option<Signal> {
    Some(match (name, seq) {
        ("typing", _) => Signal::Typing,
        ("paused", _) => Signal::Paused,
        ("here", _) => Signal::Here,
        ("away", _) => Signal::Away,
        ("read", Some(seq)) => Signal::Read(seq as u64),
        _ => return None,
    })
}
