//! What the endpoints answer about sheets: written by the server, read by
//! clients.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    emergency::Channel,
    language::Language,
    list::List,
    service::ServiceKind,
    sheet::{Audience, Reference, Sheet, Topic, Translation},
};

/// A sheet in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetEntry<'a> {
    /// Its name in addresses.
    pub slug: Cow<'a, str>,
    /// The language of its texts here.
    pub language: Language,
    /// Every language it exists in.
    pub languages: Vec<Language>,
    /// Its title.
    pub title: Cow<'a, str>,
    /// What the reader gains.
    pub summary: Cow<'a, str>,
    /// What it is about, the main topic first.
    pub topics: List<'a, Topic>,
    /// Whom it speaks to.
    pub audiences: List<'a, Audience>,
    /// Whether it is about danger to people.
    pub danger: bool,
    /// The day it first appeared.
    pub published: Date,
    /// The last day that it changed.
    pub changed: Date,
    /// What changed then, if it is not new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Cow<'a, str>>,
    /// The last day that it was checked.
    pub last_reviewed: Date,
    /// Whether somebody who grew up with the language has checked it.
    pub checked: bool,
    /// Where it is, for as long as it says the same: this may be kept for good.
    pub href: Cow<'a, str>,
}

impl<'a> SheetEntry<'a> {
    /// The entry of a sheet in one of its languages.
    #[must_use]
    pub fn new(sheet: &'a Sheet<'_>, translation: &'a Translation<'_>) -> Self {
        let language = translation.language;
        Self {
            slug: Cow::Borrowed(&sheet.slug),
            language,
            languages: sheet.languages().iter().collect(),
            title: Cow::Borrowed(&translation.title),
            summary: Cow::Borrowed(&translation.summary),
            topics: List::Borrowed(&sheet.topics),
            audiences: List::Borrowed(&sheet.audiences),
            danger: sheet.danger,
            published: sheet.published,
            changed: translation.changed,
            change: translation.change.as_deref().map(Cow::Borrowed),
            last_reviewed: translation.last_reviewed,
            checked: translation.checked,
            href: format!(
                "/v1/sheets/{}?lang={language}&v={}",
                sheet.slug, translation.version
            )
            .into(),
        }
    }
}

/// A number to call or to write to, as it stands at the top of every answer
/// about danger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyContact<'a> {
    /// The number.
    pub number: Cow<'a, str>,
    /// How to reach it.
    pub channel: Channel,
    /// Whose it is.
    pub name: Cow<'a, str>,
}

/// A list of sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetList<'a> {
    /// Whom to alert in danger.
    pub emergency: List<'a, EmergencyContact<'a>>,
    /// The sheets.
    pub sheets: Vec<SheetEntry<'a>>,
}

/// A service that a sheet or the guide sends people to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedService<'a> {
    /// Its identifier.
    pub id: Cow<'a, str>,
    /// What it is.
    pub kind: ServiceKind,
    /// Its name.
    pub name: Cow<'a, str>,
    /// What it does for people.
    pub description: Cow<'a, str>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'a, str>>,
}

/// Another sheet worth reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSheet<'a> {
    /// Its name in addresses.
    pub slug: Cow<'a, str>,
    /// Its title.
    pub title: Cow<'a, str>,
    /// The language that its title and `href` are in.
    pub language: Language,
    /// Where it is.
    pub href: Cow<'a, str>,
}

/// A whole sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDocument<'a> {
    /// Whom to alert in danger.
    pub emergency: List<'a, EmergencyContact<'a>>,
    /// What the list says of it.
    #[serde(flatten)]
    pub entry: SheetEntry<'a>,
    /// Its text as HTML: headings from `h2` on, paragraphs, lists and links.
    pub html: Cow<'a, str>,
    /// The services it sends people to, the best first.
    pub services: Vec<NamedService<'a>>,
    /// The numbers it names, by identifier.
    pub numbers: Vec<Cow<'a, str>>,
    /// What else to read.
    pub see_also: Vec<NamedSheet<'a>>,
    /// Where its facts come from.
    pub sources: Vec<Reference<'a>>,
}

/// A topic in the list of topics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicEntry<'a> {
    /// The topic.
    pub topic: Topic,
    /// Its name.
    pub name: Cow<'a, str>,
    /// How many sheets are about it.
    pub sheets: usize,
    /// Where they are listed.
    pub href: Cow<'a, str>,
    /// Where their changes are told as Atom (RFC 4287).
    pub atom: Cow<'a, str>,
    /// Where their changes are told as JSON Feed 1.1.
    pub json_feed: Cow<'a, str>,
}

/// The list of topics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicList<'a> {
    /// Whom to alert in danger.
    pub emergency: List<'a, EmergencyContact<'a>>,
    /// The topics that have sheets.
    pub topics: Vec<TopicEntry<'a>>,
}
