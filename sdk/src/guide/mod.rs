//! The guide: a few questions that lead to whoever can help.
//!
//! A [`Guide`] is data: questions with their answers, and outcomes. Following
//! it is a pure function from the answers given so far to the next question or
//! to an outcome, so server and client can both do it and nothing has to be
//! remembered between two questions.

mod faults;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    language::Language,
    list::List,
    sheet::{EmergencyContact, NamedService, NamedSheet},
};

pub use faults::Fault;

/// The most questions that anybody is asked.
pub const MAX_QUESTIONS: usize = 6;

/// The questions and outcomes in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide<'a> {
    /// Changes whenever an answer leads elsewhere.
    pub version: Cow<'a, str>,
    /// The language of the texts.
    pub language: Language,
    /// The question that is asked first.
    pub first: Cow<'a, str>,
    /// The questions.
    pub questions: List<'a, Question<'a>>,
    /// The outcomes.
    pub outcomes: List<'a, Outcome<'a>>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question<'a> {
    /// Its identifier.
    pub id: Cow<'a, str>,
    /// The question.
    pub text: Cow<'a, str>,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Cow<'a, str>>,
    /// What can be answered.
    pub answers: List<'a, Answer<'a>>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer<'a> {
    /// Its identifier, of its own within the question.
    pub id: Cow<'a, str>,
    /// The answer.
    pub text: Cow<'a, str>,
    /// The question or outcome that it leads to.
    pub go: Cow<'a, str>,
}

/// Where the questions end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome<'a> {
    /// Its identifier.
    pub id: Cow<'a, str>,
    /// Whether somebody is in danger at this moment.
    pub emergency: bool,
    /// What to do.
    pub title: Cow<'a, str>,
    /// Why this and not something else.
    pub why: Cow<'a, str>,
    /// What to do meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Cow<'a, str>>,
    /// Where to turn, the best first.
    pub actions: List<'a, Action<'a>>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action<'a> {
    /// Turn to a service.
    Service(NamedService<'a>),
    /// Call or write to a number.
    Number(NamedNumber<'a>),
    /// Read a sheet.
    Sheet(NamedSheet<'a>),
}

impl Action<'_> {
    /// The identifier of the service or number, or the slug of the sheet.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Service(service) => &service.id,
            Self::Number(number) => &number.id,
            Self::Sheet(sheet) => &sheet.slug,
        }
    }
}

/// A number to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedNumber<'a> {
    /// Its identifier.
    pub id: Cow<'a, str>,
    /// Its name.
    pub name: Cow<'a, str>,
    /// What is dialled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dial: Option<Cow<'a, str>>,
    /// Where text messages are sent to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sms: Option<Cow<'a, str>>,
    /// Its address on the Web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<Cow<'a, str>>,
}

/// An answer that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given<'a> {
    /// The identifier of the question.
    pub question: Cow<'a, str>,
    /// The identifier of the answer.
    pub answer: Cow<'a, str>,
}

/// How far answers lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'g> {
    /// The questions with the answers that were given, in order.
    pub trail: Vec<(&'g Question<'g>, &'g Answer<'g>)>,
    /// What comes next.
    pub step: Step<'g>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'g> {
    /// A question.
    Ask(&'g Question<'g>),
    /// The end.
    Advise(&'g Outcome<'g>),
}

/// Why answers do not lead anywhere; positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Astray {
    /// This is an answer to another question than the one that was asked.
    NotAsked(usize),
    /// The question has no such answer.
    NoSuchAnswer(usize),
    /// The questions had ended before this answer.
    TooMany(usize),
    /// The guide itself leads nowhere after this answer, which its check would
    /// have found.
    Broken(usize),
}

impl<'a> Guide<'a> {
    /// The question of an identifier.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question<'a>> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The outcome of an identifier.
    #[must_use]
    pub fn outcome(&self, id: &str) -> Option<&Outcome<'a>> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
    }

    fn step(&self, id: &str) -> Option<Step<'_>> {
        let asked = self.question(id).map(Step::Ask);
        asked.or_else(|| self.outcome(id).map(Step::Advise))
    }

    /// Follows answers from the first question on.
    ///
    /// # Errors
    ///
    /// If the answers are not such as the guide asks for, in its order.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::guide::{Given, Guide, Step};
    ///
    /// let guide: Guide = serde_json::from_str(r#"{
    ///     "version": "1", "language": "en", "first": "danger",
    ///     "questions": [{ "id": "danger", "text": "Is anybody in danger?", "answers": [
    ///         { "id": "yes", "text": "Yes", "go": "call" },
    ///         { "id": "no", "text": "No", "go": "read" } ] }],
    ///     "outcomes": [
    ///         { "id": "call", "emergency": true, "title": "Call 17", "why": "Danger.", "actions": [] },
    ///         { "id": "read", "emergency": false, "title": "Read", "why": "No danger.", "actions": [] } ]
    /// }"#).unwrap();
    ///
    /// let Step::Ask(question) = guide.follow(&[]).unwrap().step else { panic!() };
    /// assert_eq!(question.text, "Is anybody in danger?");
    ///
    /// let yes = Given { question: "danger".into(), answer: "yes".into() };
    /// let Step::Advise(outcome) = guide.follow(&[yes]).unwrap().step else { panic!() };
    /// assert_eq!(outcome.title, "Call 17");
    /// ```
    pub fn follow(&self, answers: &[Given<'_>]) -> Result<Progress<'_>, Astray> {
        let mut trail = Vec::new();
        let mut step = self.step(&self.first).ok_or(Astray::Broken(0))?;
        for (position, given) in answers.iter().enumerate() {
            let Step::Ask(question) = step else {
                return Err(Astray::TooMany(position));
            };
            if question.id != given.question {
                return Err(Astray::NotAsked(position));
            }
            let mut known = question.answers.iter();
            let answer = known
                .find(|answer| answer.id == given.answer)
                .ok_or(Astray::NoSuchAnswer(position))?;
            trail.push((question, answer));
            step = self.step(&answer.go).ok_or(Astray::Broken(position))?;
        }
        Ok(Progress { trail, step })
    }
}

/// Answers sent to be followed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideRequest<'a> {
    /// The version of the guide that the answers are to, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Cow<'a, str>>,
    /// The answers so far, from the first question on.
    #[serde(default, deserialize_with = "crate::object::objects")]
    pub answers: Vec<Given<'a>>,
}

/// The whole guide, for clients that follow it by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideDocument<'a> {
    /// Whom to alert in danger.
    pub emergency: List<'a, EmergencyContact<'a>>,
    /// The guide.
    #[serde(flatten)]
    pub guide: Guide<'a>,
}

/// Where answers lead: to a question or to an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideStep<'a> {
    /// Whom to alert in danger.
    pub emergency: List<'a, EmergencyContact<'a>>,
    /// The version of the guide.
    pub version: Cow<'a, str>,
    /// The language of the texts.
    pub language: Language,
    /// What was answered, in words.
    pub because: Vec<Because<'a>>,
    /// The next question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question<'a>>,
    /// The end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome<'a>>,
}

/// A question and its answer, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because<'a> {
    /// The question.
    pub question: Cow<'a, str>,
    /// The answer.
    pub answer: Cow<'a, str>,
}

impl<'g> GuideStep<'g> {
    /// What a guide says to the answers given so far.
    #[must_use]
    pub fn new(
        emergency: &'g [EmergencyContact<'g>],
        guide: &'g Guide<'g>,
        progress: &Progress<'g>,
    ) -> Self {
        let (question, outcome) = match progress.step {
            Step::Ask(question) => (Some(question.clone()), None),
            Step::Advise(outcome) => (None, Some(outcome.clone())),
        };
        Self {
            emergency: List::Borrowed(emergency),
            version: Cow::Borrowed(&guide.version),
            language: guide.language,
            because: progress
                .trail
                .iter()
                .map(|(question, answer)| Because {
                    question: Cow::Borrowed(&question.text),
                    answer: Cow::Borrowed(&answer.text),
                })
                .collect(),
            question,
            outcome,
        }
    }
}
