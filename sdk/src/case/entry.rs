//! One entry of a case's log.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{
    handling::Handling,
    kind::Desk,
    standing::Standing,
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
        /// An officer has the case.
        Assigned = "assigned",
        /// The officer no longer has it; it waits for another.
        Released = "released",
        /// The desk named in the entry is to answer.
        Transferred = "transferred",
        /// The answer comes later, by the time that the entry says.
        Deferred = "deferred",
        /// The desk named in the entry is asked to send somebody.
        InterventionAsked = "intervention_asked",
        /// It said nothing in time: the desk named in the entry is asked.
        InterventionEscalated = "intervention_escalated",
        /// The desk named in the entry sends somebody.
        InterventionAcknowledged = "intervention_acknowledged",
        /// No desk that could be asked took it on.
        InterventionUnanswered = "intervention_unanswered",
        /// It is over.
        InterventionEnded = "intervention_ended",
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
        /// Nothing more was heard of the officer.
        LeaseExpired = "lease_expired",
        /// More people wait than can be answered in time.
        Overload = "overload",
        /// Nobody is there at this time.
        OutOfHours = "out_of_hours",
        /// A desk that was asked for an intervention said nothing in time.
        Unanswered = "unanswered",
    }
}

impl Event {
    /// Whether it tells what a desk did with the case.
    #[must_use]
    pub const fn is_handling(self) -> bool {
        match self {
            Self::Assigned
            | Self::Released
            | Self::Transferred
            | Self::Deferred
            | Self::InterventionAsked
            | Self::InterventionEscalated
            | Self::InterventionAcknowledged
            | Self::InterventionUnanswered
            | Self::InterventionEnded => true,
            Self::Opened | Self::Closed | Self::Reopened | Self::Rekeyed => false,
        }
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
        /// What a desk did; with those events that a desk brings about.
        handling: Option<Handling>,
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
            handling: None,
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

    /// What a desk did, if it tells that.
    #[must_use]
    pub const fn handling(&self) -> Option<&Handling> {
        match self {
            Self::Event { handling, .. } => handling.as_ref(),
            Self::Sealed(_) => None,
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
    #[serde(flatten)]
    handling: Option<&'a Handling>,
}

impl<'a> From<&'a Body> for BodyOut<'a> {
    fn from(body: &'a Body) -> Self {
        match body {
            Body::Sealed(sealed) => Self {
                sealed: Some(Sealed(sealed)),
                event: None,
                reason: None,
                envelopes: None,
                handling: None,
            },
            Body::Event {
                event,
                reason,
                envelopes,
                handling,
            } => Self {
                sealed: None,
                event: Some(*event),
                reason: Some(*reason),
                envelopes: envelopes.as_deref(),
                handling: handling.as_ref(),
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
        handling: Option<Handling>,
    ) -> Option<Self> {
        match (sealed, event, reason) {
            (Some(sealed), None, None) if envelopes.is_none() && handling.is_none() => {
                Some(Self::Sealed(sealed.0))
            }
            (None, Some(event), Some(reason)) => Some(Self::Event {
                event,
                reason,
                envelopes: envelopes.map(|read| Box::new(read.0)),
                handling,
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
    #[serde(default, deserialize_with = "wire::given")]
    floor: Option<u32>,
    #[serde(default, deserialize_with = "wire::given")]
    desk: Option<Desk>,
    #[serde(default, with = "wire::seconds_or_none")]
    until: Option<Timestamp>,
    #[serde(default, deserialize_with = "wire::line")]
    line: Vec<Desk>,
}

impl EntryIn {
    pub(super) fn into_entry(self) -> Option<Entry> {
        let handling = Handling {
            floor: self.floor,
            desk: self.desk,
            until: self.until,
            line: self.line,
        };
        // Steps without members are told from other events by their names.
        let is_handling = self.event.is_some_and(Event::is_handling);
        let handling = (is_handling || !handling.is_empty()).then_some(handling);
        let body = Body::of_members(
            self.sealed,
            self.event,
            self.reason,
            self.envelopes,
            handling,
        );
        Some(Entry {
            seq: self.seq,
            client_id: self.client_id,
            author: self.author,
            at: self.at,
            body: body?,
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
