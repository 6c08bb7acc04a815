//! One answer, in one language.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::gaps::{FillError, fill};
use crate::{
    error::Kind,
    sheet::Topic,
    text_type::{named_enum, text_type},
};

named_enum! {
    /// When in a conversation an answer is sent: the heading that it stands under.
    Stage {
        /// The first words.
        Opening = "opening",
        /// Whether somebody is in danger, and what to do at once.
        Safety = "safety",
        /// What an officer has to know.
        Questions = "questions",
        /// What to do now, by what happened.
        Advice = "advice",
        /// Who else can help.
        Orientation = "orientation",
        /// Complaints, and the rights of whoever makes one.
        Procedure = "procedure",
        /// While something is checked, or another desk is asked.
        Waiting = "waiting",
        /// The last words.
        Closing = "closing",
        /// A heading that a later version of this crate knows.
        Other = "other",
    }
}

text_type! {
    /// The code of an answer, the same in every language: 1 to 64 lower-case
    /// letters, digits and `-`.
    AnswerCode,
    |text| (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')),
    Kind::CannedAnswers
}

/// What an answer is, in whatever language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerKind {
    /// The code.
    pub code: AnswerCode,
    /// When it is sent.
    #[serde(deserialize_with = "stage")]
    pub stage: Stage,
    /// What it is about; none if it fits whatever happened.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "topics"
    )]
    pub topics: Vec<Topic>,
    /// Whether it speaks to a child or a teenager, as one does in each language
    /// (*tu* in French).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub minor: bool,
    /// The answer that it stands for where somebody is a minor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<AnswerCode>,
    /// Identifiers of services that it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Sheets with more about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<String>,
    /// Identifiers of numbers that it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<String>,
    /// What has to be filled in before it is sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placeholders: Vec<String>,
}

/// An answer in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CannedAnswer {
    /// What it is.
    #[serde(flatten)]
    pub kind: AnswerKind,
    /// What officers find it by; it is not sent.
    pub title: String,
    /// What is sent, with its placeholders.
    pub text: String,
}

impl CannedAnswer {
    /// The text as it is sent, with a value for each placeholder.
    ///
    /// # Errors
    ///
    /// If a placeholder has no value, or a value no placeholder.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use vigie::desk::answers::{CannedAnswer, FillError};
    ///
    /// let answer: CannedAnswer = serde_json::from_str(r#"{
    ///     "code": "checking", "stage": "waiting", "placeholders": ["minutes"],
    ///     "title": "Je vérifie", "text": "Je reviens dans {minutes} minutes." }"#)?;
    /// let mut values = BTreeMap::from([("minutes".to_owned(), "5".to_owned())]);
    /// assert_eq!(answer.fill(&values)?, "Je reviens dans 5 minutes.");
    ///
    /// values.insert("station".to_owned(), "Rennes".to_owned());
    /// let error = answer.fill(&values).unwrap_err();
    /// assert_eq!(error, FillError::Unknown("station".to_owned()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fill(&self, values: &BTreeMap<String, String>) -> Result<String, FillError> {
        fill(&self.text, values)
    }
}

// Answers are fetched, and may be newer than the program that reads them: a stage
// or a topic that they add must not cost an officer all the texts.
fn stage<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stage, D::Error> {
    let name = String::deserialize(deserializer)?;
    Ok(name.parse().unwrap_or(Stage::Other))
}

fn topics<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Topic>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    let topics = names.iter().filter_map(|name| name.parse().ok());
    Ok(topics.collect())
}
