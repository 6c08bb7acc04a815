//! One desk of the directory.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    case::{
        kind::{Category, Department, Desk, Priority},
        wire,
    },
    holidays::HolidayCalendar,
    hours::{OpenState, Status, WeeklyHours},
    language::Language,
    object,
    seal::{KeyId, LanguageTag, PublicKey},
    station::Text,
    territory::{Territory, in_alsace_moselle},
    text_type::named_enum,
};

named_enum! {
    /// What sort of desk it is. It decides which conversations come to it.
    DeskKind {
        /// Takes everything that no other desk is there for, danger first.
        Platform = "platform",
        /// Has officers trained for its specialties.
        Specialised = "specialised",
        /// Takes the local topics of its departments: its specialties.
        Territorial = "territorial",
        /// Goes out to people. It is handed cases by other desks, and no
        /// conversation is sent to it.
        Intervention = "intervention",
    }
}

/// How long somebody waits for an officer, in seconds, before another desk is
/// tried.
///
/// # Examples
///
/// ```
/// use vigie::{case::kind::Priority, desk::entry::Patience};
///
/// let patience = Patience { danger: 30, specialised: 120, ordinary: 300 };
/// assert_eq!(patience.of(Priority::Danger).as_secs(), 30);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patience {
    /// Of somebody who said that they are in danger.
    pub danger: u32,
    /// Of somebody who needs an officer trained for the category.
    pub specialised: u32,
    /// Of everybody else.
    pub ordinary: u32,
}

impl Patience {
    /// The patience in a queue.
    #[must_use]
    pub fn of(self, priority: Priority) -> SignedDuration {
        SignedDuration::from_secs(i64::from(match priority {
            Priority::Danger => self.danger,
            Priority::Specialised => self.specialised,
            Priority::Ordinary => self.ordinary,
        }))
    }
}

/// A public key of a desk, and when it may be sealed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskKey {
    /// The key.
    pub key: PublicKey,
    /// Since when, in whole seconds.
    #[serde(with = "wire::seconds")]
    pub since: Timestamp,
    /// Until when, in whole seconds; this instant itself is too late. A key
    /// that no end is known of goes on.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Timestamp>,
}

impl DeskKey {
    /// Whether its time holds an instant.
    #[must_use]
    pub fn is_valid_at(&self, at: Timestamp) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }
}

/// A desk: what it does, where, when and how fast, and its keys.
///
/// # Examples
///
/// ```
/// use vigie::{desk::directory::Directory, language::Language};
///
/// let directory: Directory = serde_json::from_str(vigie::doc_desks!()).unwrap();
/// let bordeaux = &directory.desks()[0];
/// assert_eq!(bordeaux.name_in(Language::French), "Plateforme de Bordeaux");
/// // It has no Turkish name.
/// assert_eq!(bordeaux.name_in(Language::Turkish), "Plateforme de Bordeaux");
/// assert!(bordeaux.is_open("2026-11-22T03:00:00Z".parse().unwrap()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskEntry {
    /// Its name for machines.
    pub id: Desk,
    /// What sort of desk it is.
    pub kind: DeskKind,
    /// Its names for people, French at least.
    pub name: BTreeMap<Language, Text>,
    /// The departments that it serves, all of them if none is listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<Department>,
    /// The categories that its officers are trained for or, of a territorial
    /// desk, the local topics that it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub specialties: Vec<Category>,
    /// The languages that it answers in.
    pub languages: Vec<LanguageTag>,
    /// When it is open, in OpenStreetMap's syntax.
    pub hours: WeeklyHours,
    /// Whose clocks and public holidays its hours go by.
    pub territory: Territory,
    /// The desks that take over what it cannot answer, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overflow: Vec<Desk>,
    /// How long people wait before the overflow is tried, in seconds.
    #[serde(deserialize_with = "wire::object")]
    pub patience_s: Patience,
    /// How soon it answers what was left for it, in seconds while it is open:
    /// see [`DeskEntry::answer_by`].
    pub answer_within_s: u32,
    /// Into how many queues its conversations are divided, 1 to 64.
    pub shards: u16,
    /// Its keys, in any order. A plan has none.
    #[serde(
        default,
        deserialize_with = "object::objects",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keys: Vec<DeskKey>,
}

impl DeskEntry {
    /// Its name in a language, or else in French.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        let name = self.name.get(&language);
        name.or_else(|| self.name.get(&Language::French))
            .map_or_else(|| self.id.as_str(), Text::as_str)
    }

    /// Whether it serves the whole country.
    #[must_use]
    pub fn serves_everywhere(&self) -> bool {
        self.departments.is_empty()
    }

    /// Whether it takes everything from everywhere.
    #[must_use]
    pub fn is_general(&self) -> bool {
        self.kind == DeskKind::Platform && self.serves_everywhere()
    }

    /// Whether it serves a department or, where none is known, every one.
    #[must_use]
    pub fn serves(&self, department: Option<&Department>) -> bool {
        self.serves_everywhere() || department.is_some_and(|place| self.departments.contains(place))
    }

    /// Whether a category is among its specialties.
    #[must_use]
    pub fn handles(&self, category: &Category) -> bool {
        self.specialties.contains(category)
    }

    /// Whether conversations are sent to it.
    #[must_use]
    pub fn takes_conversations(&self) -> bool {
        self.kind != DeskKind::Intervention
    }

    /// Whether it is open at an instant, and when that changes.
    ///
    /// A desk that serves nothing but departments of Alsace and Moselle keeps
    /// their public holidays.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        let local = |department: &Department| in_alsace_moselle(department.as_str());
        let holidays = if !self.serves_everywhere() && self.departments.iter().all(local) {
            HolidayCalendar::AlsaceMoselle
        } else {
            self.territory.holidays()
        };
        self.territory.zone().map_or(Status::UNKNOWN, |zone| {
            self.hours.status_at(now, &zone, holidays)
        })
    }

    /// Whether it is open at an instant.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.status(now).state == OpenState::Open
    }

    /// When it opens; `None` if it is open.
    #[must_use]
    pub fn opens_at(&self, now: Timestamp) -> Option<Timestamp> {
        let status = self.status(now);
        status
            .next_change
            .filter(|_| status.state == OpenState::Closed)
    }

    /// By when it answers what is left for it now: its promised time, counted
    /// from when it next is open.
    ///
    /// ```
    /// use vigie::desk::entry::DeskEntry;
    ///
    /// let lille: DeskEntry = serde_json::from_str(r#"{ "id": "lille", "kind": "territorial",
    ///     "name": { "fr": "Lille" }, "departments": ["59"], "specialties": ["road"],
    ///     "languages": ["fr"], "hours": "Mo-Fr 09:00-17:00; PH off",
    ///     "territory": "metropolitan_france", "answer_within_s": 7200, "shards": 1,
    ///     "patience_s": { "danger": 30, "specialised": 120, "ordinary": 300 } }"#).unwrap();
    /// // A Saturday; Lille opens on Monday at nine.
    /// let by = lille.answer_by("2026-11-21T12:00:00+01:00".parse().unwrap());
    /// assert_eq!(by, "2026-11-23T11:00:00+01:00".parse().unwrap());
    /// ```
    #[must_use]
    pub fn answer_by(&self, now: Timestamp) -> Timestamp {
        let promised = SignedDuration::from_secs(i64::from(self.answer_within_s));
        let from = self.opens_at(now).unwrap_or(now);
        from.checked_add(promised).unwrap_or(Timestamp::MAX)
    }

    /// The newest of its keys that is valid at an instant and not revoked.
    pub(super) fn key_at(&self, at: Timestamp, revoked: &[KeyId]) -> Option<&DeskKey> {
        let usable = |key: &&DeskKey| key.is_valid_at(at) && !revoked.contains(&key.key.id());
        self.keys.iter().filter(usable).max_by_key(|key| key.since)
    }
}

/// Whether two tags are of one language, wherever it is spoken and however it
/// is written.
///
/// ```
/// use vigie::{desk::entry::same_language, seal::LanguageTag};
///
/// let tag = |text| LanguageTag::new(text).unwrap();
/// assert!(same_language(&tag("pt-BR"), &tag("PT")));
/// assert!(!same_language(&tag("pt"), &tag("es")));
/// ```
#[must_use]
pub fn same_language(one: &LanguageTag, other: &LanguageTag) -> bool {
    primary(one).eq_ignore_ascii_case(primary(other))
}

fn primary(tag: &LanguageTag) -> &str {
    tag.as_str().split('-').next().unwrap_or_default()
}
