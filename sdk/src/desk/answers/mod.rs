//! Canned answers: whole texts that an officer picks, adapts and sends.
//!
//! Unlike a phrase, which travels as its code, an answer is sent as what it is:
//! something written ([`Message::Text`]), with the tag of its language. The
//! citizen's program need not know that there are any. The same answers exist in
//! each language of the interface, so that an officer who writes French can send
//! what they chose in the language that somebody reads.
//!
//! [`Message::Text`]: crate::seal::Message::Text

mod answer;
mod gaps;

use serde::{Deserialize, Serialize};

use super::phrasebook::{Direction, best};
use crate::{Error, error::Kind, object::objects, seal::LanguageTag, sheet::Topic};

pub use answer::{AnswerCode, AnswerKind, CannedAnswer, Stage};
pub use gaps::{FillError, fill, gaps};

/// What a list says of the answers of a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersEntry {
    /// The language.
    pub tag: LanguageTag,
    /// The language's name for itself.
    pub own_name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// How many answers there are.
    pub count: usize,
    /// Whether somebody who grew up with the language has read the texts. If not,
    /// a machine wrote them, and whoever is sent one should be told.
    pub checked: bool,
    /// Where they are, for as long as they say the same: this may be kept for good.
    pub href: String,
}

/// The languages that there are answers in: what `/v1/answers` answers.
///
/// # Examples
///
/// ```
/// use vigie::desk::answers::AnswersList;
///
/// let list: AnswersList = serde_json::from_str(r#"{ "languages": [
///     { "tag": "en", "own_name": "English", "direction": "ltr", "count": 38,
///       "checked": false, "href": "/v1/answers/en?v=0f3789e21cb10573" },
///     { "tag": "pt", "own_name": "Português", "direction": "ltr", "count": 38,
///       "checked": false, "href": "/v1/answers/pt?v=9b6e2a01d4c8f735" } ] }"#)?;
/// // As the case says what the citizen reads.
/// assert_eq!(list.best(["pt-BR"]).unwrap().tag.as_str(), "pt");
/// assert_eq!(list.best(["so"]).unwrap().tag.as_str(), "en");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersList {
    /// The languages, French first.
    #[serde(deserialize_with = "objects")]
    pub languages: Vec<AnswersEntry>,
}

impl AnswersList {
    /// The answers for somebody who reads these languages, best first: those
    /// [closest](super::phrasebook::closest) to one of them, else English, else French. `None` if the list
    /// has none of these.
    pub fn best<'w>(&self, wanted: impl IntoIterator<Item = &'w str>) -> Option<&AnswersEntry> {
        best(&self.languages, |entry| &entry.tag, wanted)
    }
}

/// Which answers an officer looks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those of a stage of the conversation.
    pub stage: Option<Stage>,
    /// Those about something; what fits whatever happened fits this too.
    pub topic: Option<Topic>,
    /// Whether they are for a child or a teenager.
    pub minor: bool,
}

/// The answers of one language: what `/v1/answers/{lang}` answers.
///
/// They hold together: no code stands twice, each text has the placeholders that
/// it names and no others, and what a text for minors stands for exists.
///
/// # Examples
///
/// ```
/// use std::collections::BTreeMap;
/// use vigie::desk::answers::{AnswerCode, CannedAnswers, Stage, Wanted};
/// use vigie::seal::Message;
///
/// let french = CannedAnswers::from_json(r#"{
///     "tag": "fr", "own_name": "Français", "direction": "ltr", "count": 3,
///     "checked": false, "href": "/v1/answers/fr?v=0f3789e21cb10573",
///     "answers": [
///       { "code": "introduce", "stage": "opening", "placeholders": ["desk"],
///         "title": "Se présenter", "text": "Bonjour, ici {desk}. Je vous écoute." },
///       { "code": "introduce-minor", "stage": "opening", "minor": true,
///         "instead_of": "introduce", "placeholders": ["desk"],
///         "title": "Se présenter à un mineur", "text": "Bonjour, ici {desk}. Je t'écoute." },
///       { "code": "burglary", "stage": "advice", "topics": ["theft"], "numbers": ["17"],
///         "title": "Cambriolage", "text": "Ne touchez à rien." } ] }"#.as_bytes())?;
///
/// // A minor is spoken to with what stands for the same.
/// let minor = Wanted { stage: Some(Stage::Opening), minor: true, ..Wanted::default() };
/// let found: Vec<_> = french.wanted(minor).collect();
/// assert_eq!(found.len(), 1);
///
/// // What is sent is a text like any other, in the language of the answers.
/// let values = BTreeMap::from([("desk".to_owned(), "la brigade de Rennes".to_owned())]);
/// let sent = Message::Text {
///     text: found[0].fill(&values)?,
///     lang: Some(french.entry().tag.clone()),
/// };
/// # assert!(matches!(sent, Message::Text { text, .. } if text == "Bonjour, ici la brigade de Rennes. Je t'écoute."));
/// assert!(french.answer(&AnswerCode::new("burglary")?).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct CannedAnswers {
    #[serde(flatten)]
    entry: AnswersEntry,
    answers: Vec<CannedAnswer>,
}

/// Answers that may not hold together.
#[derive(Deserialize)]
struct Written {
    #[serde(flatten)]
    entry: AnswersEntry,
    answers: Vec<CannedAnswer>,
}

impl TryFrom<Written> for CannedAnswers {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        Self::new(written.entry, written.answers)
    }
}

impl CannedAnswers {
    /// Puts the answers of a language together.
    ///
    /// # Errors
    ///
    /// If a code stands twice, a title or text is empty, the placeholders of a
    /// text are not those that it names, or one for minors stands for none that
    /// there is.
    pub fn new(entry: AnswersEntry, answers: Vec<CannedAnswer>) -> Result<Self, Error> {
        for (place, answer) in answers.iter().enumerate() {
            let kind = &answer.kind;
            let mut earlier = answers.iter().take(place);
            let twice = earlier.any(|other| other.kind.code == kind.code);
            let empty = answer.title.trim().is_empty() || answer.text.trim().is_empty();
            let mut named: Vec<&str> = kind.placeholders.iter().map(String::as_str).collect();
            let mut there = gaps(&answer.text)?;
            named.sort_unstable();
            there.sort_unstable();
            let replaces = kind.instead_of.as_ref().is_none_or(|code| {
                let mut others = answers.iter();
                kind.minor && others.any(|other| other.kind.code == *code && !other.kind.minor)
            });
            if twice || empty || named != there || !replaces {
                return Err(Kind::CannedAnswers.into());
            }
        }
        Ok(Self { entry, answers })
    }

    /// Reads the answers of a language.
    ///
    /// # Errors
    ///
    /// If it is not the JSON of such, or does not hold together; see
    /// [`CannedAnswers::new`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|_| Kind::CannedAnswers.into())
    }

    /// What lists say of them: their language, and whether it was checked.
    #[must_use]
    pub fn entry(&self) -> &AnswersEntry {
        &self.entry
    }

    /// Every answer, in the order in which lists show them.
    #[must_use]
    pub fn answers(&self) -> &[CannedAnswer] {
        &self.answers
    }

    /// The answer of a code.
    #[must_use]
    pub fn answer(&self, code: &AnswerCode) -> Option<&CannedAnswer> {
        let mut answers = self.answers.iter();
        answers.find(|answer| answer.kind.code == *code)
    }

    /// The answers that an officer looks for, in order. For a minor, an answer
    /// that another one stands for is left out; for everybody else, those for
    /// minors are.
    pub fn wanted(&self, wanted: Wanted) -> impl Iterator<Item = &CannedAnswer> {
        let answers = self.answers.iter();
        answers.filter(move |answer| {
            let kind = &answer.kind;
            let stage = wanted.stage.is_none_or(|stage| stage == kind.stage);
            let topic = wanted
                .topic
                .is_none_or(|topic| kind.topics.is_empty() || kind.topics.contains(&topic));
            let reader = if wanted.minor {
                let mut others = self.answers.iter();
                !others.any(|other| other.kind.instead_of.as_ref() == Some(&kind.code))
            } else {
                !kind.minor
            };
            stage && topic && reader
        })
    }
}
