//! The phrasebook: what a person in danger and an officer who share no language
//! say to each other by choosing it from a list.
//!
//! A phrase travels as its code inside the seal ([`Message::Phrase`]), and each
//! side shows it from the phrasebook of its own reader. What can be said is the
//! same in every language: [`Concept`]. [`Phrasebook`] is one language.

mod closest;
mod concept;
mod shown;
mod signature;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Error,
    error::Kind,
    object::objects,
    seal::{LanguageTag, Message, PhraseCode, Sender},
    text_type::named_enum,
};

pub(super) use closest::best;
pub use closest::closest;
pub use concept::{Concept, PhraseGroup, Speaker};
pub use shown::{NOT_SHOWN, Shown};
pub use signature::{Signature, signed_words};

named_enum! {
    /// Which way a language is written; the names are the values of HTML's `dir`.
    Direction {
        /// As French is.
        LeftToRight = "ltr",
        /// As Arabic is.
        RightToLeft = "rtl",
    }
}

/// Something that can be said, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// What it is.
    #[serde(flatten)]
    pub concept: Concept,
    /// The words.
    pub text: String,
    /// Whether no native reader has signed these words: they were made by a
    /// machine, and its readers are told so.
    pub machine: bool,
}

impl Phrase {
    /// What is sent for it.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::Phrase {
            code: self.concept.code.clone(),
            values: BTreeMap::new(),
        }
    }
}

/// What a list says of a phrasebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhrasebookEntry {
    /// Its language.
    pub tag: LanguageTag,
    /// The language's name for itself, for whoever looks for it in a list.
    pub own_name: String,
    /// Its name in English.
    pub english_name: String,
    /// Its name in French.
    pub french_name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// How many phrases there are.
    pub count: usize,
    /// How many of them no native reader has signed.
    pub machine_made: usize,
    /// Where it is, for as long as it says the same: this may be kept for good.
    pub href: String,
}

/// The phrasebooks that there are: what `/v1/phrases` answers.
///
/// # Examples
///
/// ```
/// use vigie::desk::phrasebook::PhrasebookList;
///
/// let list: PhrasebookList = serde_json::from_str(r#"{ "languages": [
///     { "tag": "en", "own_name": "English", "english_name": "English",
///       "french_name": "anglais", "direction": "ltr", "count": 127,
///       "machine_made": 127, "href": "/v1/phrases/en?v=0f3789e21cb10573" },
///     { "tag": "prs", "own_name": "دری", "english_name": "Dari",
///       "french_name": "dari", "direction": "rtl", "count": 127,
///       "machine_made": 125, "href": "/v1/phrases/prs?v=9b6e2a01d4c8f735" } ] }"#)?;
/// // As a browser says what its owner reads.
/// assert_eq!(list.best(["fa-AF", "en"]).unwrap().tag.as_str(), "prs");
/// assert_eq!(list.best(["tlh"]).unwrap().tag.as_str(), "en");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhrasebookList {
    /// The phrasebooks, by their tags.
    #[serde(deserialize_with = "objects")]
    pub languages: Vec<PhrasebookEntry>,
}

impl PhrasebookList {
    /// The phrasebook for somebody who reads these languages, best first: the
    /// [`closest()`] to one of them, else English, else French. `None` if the list
    /// has none of these.
    pub fn best<'w>(&self, wanted: impl IntoIterator<Item = &'w str>) -> Option<&PhrasebookEntry> {
        best(&self.languages, |entry| &entry.tag, wanted)
    }
}

/// The phrasebook of one language: what `/v1/phrases/{lang}` answers.
///
/// It holds together: no code stands twice, and the citizen can say every answer
/// that a question offers.
///
/// # Examples
///
/// ```
/// use vigie::{desk::phrasebook::{PhraseGroup, Phrasebook}, seal::{Message, PhraseCode, Sender}};
///
/// let french = Phrasebook::from_json(r#"{
///     "tag": "fr", "own_name": "Français", "english_name": "French",
///     "french_name": "français", "direction": "ltr", "count": 3,
///     "machine_made": 2, "href": "/v1/phrases/fr?v=0f3789e21cb10573",
///     "phrases": [
///       { "code": "yes", "group": "answer", "speaker": "anyone",
///         "text": "Oui.", "machine": false },
///       { "code": "held", "group": "danger", "speaker": "citizen",
///         "text": "On m'empêche de partir.", "machine": true },
///       { "code": "ask-leave", "group": "question", "speaker": "officer",
///         "answers": ["yes", "held"],
///         "text": "Pouvez-vous partir sans danger ?", "machine": true } ] }"#.as_bytes())?;
///
/// // The officer chooses a question, and its code is sent.
/// let question = french.said_by(Sender::Officer).find(|phrase| phrase.machine).unwrap();
/// let Message::Phrase { code, .. } = question.message() else { unreachable!() };
///
/// // The citizen's program shows it, with the answers to choose from.
/// assert_eq!(french.text(&code), Some("Pouvez-vous partir sans danger ?"));
/// let answers: Vec<_> = french.answers(&code).map(|answer| answer.text.as_str()).collect();
/// assert_eq!(answers, ["Oui.", "On m'empêche de partir."]);
///
/// // Whatever else there is to say stands under headings.
/// let danger: Vec<_> = french.group(PhraseGroup::Danger, Sender::Citizen).collect();
/// assert_eq!(danger.len(), 1);
///
/// // A code that a later version sends has no words here yet; `show` says so.
/// assert_eq!(french.text(&PhraseCode::new("hologram")?), None);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Phrasebook {
    #[serde(flatten)]
    entry: PhrasebookEntry,
    phrases: Vec<Phrase>,
}

/// A phrasebook that may not hold together.
#[derive(Deserialize)]
struct Written {
    #[serde(flatten)]
    entry: PhrasebookEntry,
    phrases: Vec<Phrase>,
}

impl TryFrom<Written> for Phrasebook {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        Self::new(written.entry, written.phrases)
    }
}

impl Phrasebook {
    /// Puts a phrasebook together.
    ///
    /// # Errors
    ///
    /// If a code stands twice, a text is empty, or a question offers an answer
    /// that there is not or that the citizen cannot say.
    pub fn new(entry: PhrasebookEntry, phrases: Vec<Phrase>) -> Result<Self, Error> {
        let mut speakers = BTreeMap::new();
        for phrase in &phrases {
            let concept = &phrase.concept;
            let twice = speakers.insert(&concept.code, concept.speaker).is_some();
            if twice || phrase.text.is_empty() {
                return Err(Kind::Phrasebook.into());
            }
        }
        let mut answers = phrases.iter().flat_map(|phrase| &phrase.concept.answers);
        let offered = answers.all(|answer| {
            let speaker = speakers.get(answer);
            speaker.is_some_and(|speaker| speaker.includes(Sender::Citizen))
        });
        if offered {
            Ok(Self { entry, phrases })
        } else {
            Err(Kind::Phrasebook.into())
        }
    }

    /// Reads a phrasebook.
    ///
    /// # Errors
    ///
    /// If it is not the JSON of one, or does not hold together; see
    /// [`Phrasebook::new`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|_| Kind::Phrasebook.into())
    }

    /// What lists say of it: its language, and how much of it was signed.
    #[must_use]
    pub fn entry(&self) -> &PhrasebookEntry {
        &self.entry
    }

    /// Every phrase, in the order in which lists show them.
    #[must_use]
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrase of a code.
    #[must_use]
    pub fn phrase(&self, code: &PhraseCode) -> Option<&Phrase> {
        let mut phrases = self.phrases.iter();
        phrases.find(|phrase| phrase.concept.code == *code)
    }

    /// The words for a code.
    #[must_use]
    pub fn text(&self, code: &PhraseCode) -> Option<&str> {
        self.phrase(code).map(|phrase| phrase.text.as_str())
    }

    /// What one side can say.
    pub fn said_by(&self, sender: Sender) -> impl Iterator<Item = &Phrase> {
        let phrases = self.phrases.iter();
        phrases.filter(move |phrase| phrase.concept.speaker.includes(sender))
    }

    /// What one side can say about something.
    pub fn group(&self, group: PhraseGroup, sender: Sender) -> impl Iterator<Item = &Phrase> {
        let phrases = self.said_by(sender);
        phrases.filter(move |phrase| phrase.concept.group == group)
    }

    /// The answers that a question offers, the likeliest first; none for what is
    /// no question.
    pub fn answers(&self, question: &PhraseCode) -> impl Iterator<Item = &Phrase> {
        let question = self.phrase(question).into_iter();
        let codes = question.flat_map(|phrase| &phrase.concept.answers);
        codes.filter_map(|code| self.phrase(code))
    }
}
