//! What is known of a case in clear, and the bodies of requests and answers
//! over HTTP. All of them are read strictly.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{
    cursor::{Cursor, Epoch, Resume},
    entry::{Body, BodyOut, Entry, Event, Reason},
    kind::{Category, Department, Desk, Kind, Priority, State},
    retention::{Due, Retention},
    standing::Standing,
    wire::{self, Sealed},
};
use crate::{
    object::{self, Object},
    seal::{CaseId, ClientId, Envelopes, LanguageTag},
};

/// The body of the request that opens a case: what routes it, and its key
/// sealed to the desks.
///
/// Read it as `Object<Opening>`, so that an array is refused.
///
/// # Examples
///
/// ```
/// use vigie::case::{document::Opening, kind::{Kind, Priority}};
///
/// let opening: Opening = serde_json::from_str(vigie::doc_opening!()).unwrap();
/// assert_eq!(opening.kind, Kind::Chat);
/// assert_eq!(opening.priority, Priority::Ordinary);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// What it is about.
    pub kind: Kind,
    /// The desk that it goes to.
    pub desk: Desk,
    /// The department, where the desk serves several.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub department: Option<Department>,
    /// The category, of the deployment's list.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub category: Option<Category>,
    /// Its queue.
    #[serde(default = "ordinary")]
    pub priority: Priority,
    /// The language to answer in.
    pub locale: LanguageTag,
    /// The case's first key.
    #[serde(deserialize_with = "wire::object")]
    pub envelopes: Envelopes,
}

const fn ordinary() -> Priority {
    Priority::Ordinary
}

/// What is known of a case in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseDocument {
    /// Its name.
    pub id: CaseId,
    /// What it is about.
    pub kind: Kind,
    /// How it stands.
    pub state: State,
    /// Its queue.
    pub priority: Priority,
    /// The desk that it is with.
    pub desk: Desk,
    /// The department, if it was given.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub department: Option<Department>,
    /// The category, if it was given.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub category: Option<Category>,
    /// The language to answer in.
    pub locale: LanguageTag,
    /// Which life of the log this is.
    pub epoch: Epoch,
    /// The number of the last entry.
    #[serde(deserialize_with = "wire::seq")]
    pub head: u64,
    /// When it was opened.
    #[serde(with = "wire::seconds")]
    pub opened_at: Timestamp,
    /// When the last entry was stored.
    #[serde(with = "wire::seconds")]
    pub last_at: Timestamp,
    /// When the service closes it unless somebody writes; missing once closed.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub closes_at: Option<Timestamp>,
    /// When everything about it is erased unless somebody writes.
    #[serde(with = "wire::seconds")]
    pub erases_at: Timestamp,
    /// Its keys, each sealed to desks, the newest last.
    #[serde(deserialize_with = "object::objects")]
    pub envelopes: Vec<Envelopes>,
}

impl CaseDocument {
    /// The document of a case whose log stands so.
    #[must_use]
    pub fn new(
        id: CaseId,
        epoch: Epoch,
        opening: &Opening,
        standing: &Standing,
        retention: Retention,
        envelopes: Vec<Envelopes>,
    ) -> Self {
        let closes_at = match retention.due_of(standing) {
            Due::Close(at) => Some(at),
            Due::Erase(_) => None,
        };
        Self {
            id,
            kind: opening.kind,
            state: standing.state,
            priority: opening.priority,
            desk: standing.desk.as_ref().unwrap_or(&opening.desk).clone(),
            department: opening.department.clone(),
            category: opening.category.clone(),
            locale: opening.locale.clone(),
            epoch,
            head: standing.head,
            opened_at: standing.opened_at,
            last_at: standing.last_at,
            closes_at,
            erases_at: retention.erases_at(standing),
            envelopes,
        }
    }
}

/// The answer to an opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// The case.
    #[serde(deserialize_with = "wire::object")]
    pub case: CaseDocument,
    /// Where reading starts.
    pub cursor: Cursor,
    /// Whether it had been opened before by the same request.
    pub duplicate: bool,
}

/// Entries of a log, from a cursor on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Whether the reader may keep what it has; if not, these entries start at
    /// the first.
    pub recovered: bool,
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// Where to go on.
    pub cursor: Cursor,
    /// Whether there are more at once.
    pub more: bool,
}

impl Page {
    /// The page of entries that were read from where a reader is resumed.
    #[must_use]
    pub fn new(epoch: Epoch, head: u64, resume: Resume, entries: Vec<Entry>) -> Self {
        let seq = entries.last().map_or(resume.after, |entry| entry.seq);
        Self {
            recovered: resume.recovered,
            entries,
            cursor: Cursor { epoch, seq },
            more: seq < head,
        }
    }
}

/// The body of the request that writes an entry.
///
/// # Examples
///
/// ```
/// use vigie::case::{document::AppendRequest, entry::Event};
///
/// let json = r#"{"client_id":"AAECAwQFBgcICQoLDA0ODw","event":"closed","reason":"by_citizen"}"#;
/// let request: AppendRequest = serde_json::from_str(json).unwrap();
/// assert_eq!(request.body.event(), Some(Event::Closed));
/// assert_eq!(serde_json::to_string(&request).unwrap(), json);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppendRequest {
    /// The id that the client gave the entry.
    pub client_id: ClientId,
    /// What it holds.
    pub body: Body,
}

#[derive(Serialize)]
struct AppendOut<'a> {
    client_id: ClientId,
    #[serde(flatten)]
    body: BodyOut<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::case) struct AppendIn {
    client_id: ClientId,
    #[serde(default, deserialize_with = "wire::given")]
    sealed: Option<Sealed<Vec<u8>>>,
    #[serde(default, deserialize_with = "wire::given")]
    event: Option<Event>,
    #[serde(default, deserialize_with = "wire::given")]
    reason: Option<Reason>,
    #[serde(default, deserialize_with = "wire::given")]
    envelopes: Option<Object<Envelopes>>,
}

impl AppendIn {
    pub(in crate::case) fn into_parts(self) -> Option<(ClientId, Body)> {
        let body = Body::of_members(self.sealed, self.event, self.reason, self.envelopes, None)?;
        Some((self.client_id, body))
    }
}

impl Serialize for AppendRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AppendOut {
            client_id: self.client_id,
            body: (&self.body).into(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for AppendRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (client_id, body) = Object::<AppendIn>::deserialize(deserializer)?
            .0
            .into_parts()
            .ok_or_else(|| D::Error::custom("neither a message nor an event"))?;
        Ok(Self { client_id, body })
    }
}

/// The answer to an entry that is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// The id that the client gave the entry.
    pub client_id: ClientId,
    /// Its number in the log.
    #[serde(deserialize_with = "wire::seq")]
    pub seq: u64,
    /// When it was stored.
    #[serde(with = "wire::seconds")]
    pub at: Timestamp,
    /// Whether it had been stored before.
    pub duplicate: bool,
}
