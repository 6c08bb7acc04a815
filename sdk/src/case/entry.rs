//! One entry of a case's log.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{
    rules::Standing,
    wire::{self, Sealed},
};
use crate::{
    object::Object,
    seal::{CaseId, ClientId, Envelopes, Sender},
    text_type::named_enum,
};

pub use crate::seal::MAX_SEALED;

/// The highest sequence number: what every JSON reader can tell from its
/// neighbours (2⁵³ − 1).
pub const MAX_SEQ: u64 = (1 << 53) - 1;

named_enum! {
    /// Who wrote an entry.
    Author {
        /// Whoever holds the receipt.
        Citizen = "citizen",
        /// Whoever holds a capability.
        Officer = "officer",
        /// The relay itself.
        Service = "service",
    }
}

named_enum! {
    /// What happened to a case. Events stand in clear.
    Event {
        /// The case was made; always the first entry.
        Opened = "opened",
        /// Nothing more is written from here on.
        Closed = "closed",
        /// It may be written to again.
        Reopened = "reopened",
        /// There is a new key, sealed to the desks named in the entry.
        Rekeyed = "rekeyed",
    }
}

named_enum! {
    /// Why it happened, for the citizen to read.
    Reason {
        /// The citizen wanted it.
        ByCitizen = "by_citizen",
        /// An officer wanted it.
        ByOfficer = "by_officer",
        /// What the case was about is settled.
        Resolved = "resolved",
        /// The citizen no longer answered.
        NoAnswer = "no_answer",
        /// The desk is not there for this.
        OutOfScope = "out_of_scope",
        /// The case was used to harm.
        Abusive = "abusive",
        /// Nobody wrote for as long as a case of its kind may rest.
        Inactive = "inactive",
        /// Keys are changed from time to time.
        Rotation = "rotation",
        /// Another desk took over.
        Transfer = "transfer",
        /// A key was lost or may have become known.
        Recovery = "recovery",
    }
}

/// Who an author is to the seal.
impl From<Author> for Sender {
    fn from(author: Author) -> Self {
        match author {
            Author::Citizen => Self::Citizen,
            Author::Officer => Self::Officer,
            Author::Service => Self::Service,
        }
    }
}

/// What an entry holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A message. Only those who hold the case's key can open it; to the relay
    /// these are bytes.
    Sealed(Vec<u8>),
    /// Something that happened to the case.
    Event {
        /// What.
        event: Event,
        /// Why.
        reason: Reason,
        /// The new key, sealed; with [`Event::Rekeyed`] only.
        envelopes: Option<Box<Envelopes>>,
    },
}

impl Body {
    /// An event that carries nothing else.
    #[must_use]
    pub const fn event_only(event: Event, reason: Reason) -> Self {
        Self::Event {
            event,
            reason,
            envelopes: None,
        }
    }

    /// The event, unless it is a message.
    #[must_use]
    pub const fn event(&self) -> Option<Event> {
        match self {
            Self::Sealed(_) => None,
            Self::Event { event, .. } => Some(*event),
        }
    }

    /// How many sealed bytes it counts for, towards what a case may hold.
    #[must_use]
    pub const fn sealed_len(&self) -> usize {
        match self {
            Self::Sealed(sealed) => sealed.len(),
            Self::Event { .. } => 0,
        }
    }
}

/// One entry of a case's log.
///
/// In JSON it is one flat object, and times are whole seconds in UTC.
///
/// # Examples
///
/// ```
/// use vigie::case::entry::{Author, Body, Entry};
///
/// let json = r#"{"seq":2,"client_id":"AAECAwQFBgcICQoLDA0ODw","author":"citizen","at":"2026-11-22T03:00:00Z","sealed":"AQE"}"#;
/// let entry: Entry = serde_json::from_str(json).unwrap();
/// assert_eq!(entry.author, Author::Citizen);
/// assert_eq!(entry.body, Body::Sealed(vec![1, 1]));
/// assert_eq!(serde_json::to_string(&entry).unwrap(), json);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log: 1, 2, 3 and so on, without a gap.
    pub seq: u64,
    /// The id that its writer gave it, by which it is stored once.
    pub client_id: ClientId,
    /// Who wrote it.
    pub author: Author,
    /// When the relay stored it, in whole seconds.
    pub at: Timestamp,
    /// What it holds.
    pub body: Body,
}

impl Entry {
    /// The first entry of every log, the service's own. It bears the id of its
    /// case, which no client draws.
    #[must_use]
    pub fn opened(case: CaseId, standing: &Standing) -> Self {
        Self {
            seq: standing.head,
            client_id: ClientId::from_bytes(*case.as_bytes()),
            author: Author::Service,
            at: standing.opened_at,
            body: Body::event_only(Event::Opened, Reason::ByCitizen),
        }
    }
}

/// The members of an entry's body in JSON.
#[derive(Serialize)]
pub(super) struct BodyOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<Sealed<&'a [u8]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<Event>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    envelopes: Option<&'a Envelopes>,
}

impl<'a> From<&'a Body> for BodyOut<'a> {
    fn from(body: &'a Body) -> Self {
        match body {
            Body::Sealed(sealed) => Self {
                sealed: Some(Sealed(sealed)),
                event: None,
                reason: None,
                envelopes: None,
            },
            Body::Event {
                event,
                reason,
                envelopes,
            } => Self {
                sealed: None,
                event: Some(*event),
                reason: Some(*reason),
                envelopes: envelopes.as_deref(),
            },
        }
    }
}

impl Body {
    /// A body of its members; `None` unless they make one.
    pub(super) fn of_members(
        sealed: Option<Sealed<Vec<u8>>>,
        event: Option<Event>,
        reason: Option<Reason>,
        envelopes: Option<Object<Envelopes>>,
    ) -> Option<Self> {
        match (sealed, event, reason, envelopes) {
            (Some(sealed), None, None, None) => Some(Self::Sealed(sealed.0)),
            (None, Some(event), Some(reason), envelopes) => Some(Self::Event {
                event,
                reason,
                envelopes: envelopes.map(|read| Box::new(read.0)),
            }),
            _ => None,
        }
    }
}

#[derive(Serialize)]
struct EntryOut<'a> {
    seq: u64,
    client_id: ClientId,
    author: Author,
    #[serde(with = "wire::seconds")]
    at: Timestamp,
    #[serde(flatten)]
    body: BodyOut<'a>,
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EntryOut {
            seq: self.seq,
            client_id: self.client_id,
            author: self.author,
            at: self.at,
            body: (&self.body).into(),
        }
        .serialize(serializer)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryIn {
    #[serde(deserialize_with = "wire::seq")]
    seq: u64,
    client_id: ClientId,
    author: Author,
    #[serde(with = "wire::seconds")]
    at: Timestamp,
    #[serde(default, deserialize_with = "wire::given")]
    sealed: Option<Sealed<Vec<u8>>>,
    #[serde(default, deserialize_with = "wire::given")]
    event: Option<Event>,
    #[serde(default, deserialize_with = "wire::given")]
    reason: Option<Reason>,
    #[serde(default, deserialize_with = "wire::given")]
    envelopes: Option<Object<Envelopes>>,
}

impl EntryIn {
    pub(super) fn into_entry(self) -> Option<Entry> {
        Some(Entry {
            seq: self.seq,
            client_id: self.client_id,
            author: self.author,
            at: self.at,
            body: Body::of_members(self.sealed, self.event, self.reason, self.envelopes)?,
        })
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Object::<EntryIn>::deserialize(deserializer)?;
        read.0
            .into_entry()
            .ok_or_else(|| D::Error::custom("neither a message nor an event"))
    }
}
