//! What can be said, in whatever language.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    seal::{PhraseCode, Sender},
    text_type::named_enum,
};

named_enum! {
    /// What a phrase is about: the heading that it stands under in lists.
    PhraseGroup {
        /// Short answers.
        Answer = "answer",
        /// Who is in danger, from whom, and what is happening.
        Danger = "danger",
        /// Where somebody is.
        Place = "place",
        /// Injuries and states of health.
        Injury = "injury",
        /// Weapons.
        Weapon = "weapon",
        /// Children.
        Children = "children",
        /// What somebody needs, or asks not to be done.
        Need = "need",
        /// Whether something may be done.
        Consent = "consent",
        /// Other questions.
        Question = "question",
        /// What to do, what will happen, and what somebody has a right to.
        Guidance = "guidance",
        /// A heading that a later version of this crate knows.
        Other = "other",
    }
}

named_enum! {
    /// Who says a phrase.
    Speaker {
        /// Either side.
        Anyone = "anyone",
        /// The person who asked for help.
        Citizen = "citizen",
        /// An officer of a desk.
        Officer = "officer",
        /// Neither: a program shows it to its reader. What a later version lets
        /// somebody else say is read so as well.
        Nobody = "nobody",
    }
}

impl Speaker {
    /// Whether one side of a conversation is among those who say it; the relay
    /// says nothing.
    ///
    /// ```
    /// use vigie::{desk::phrasebook::Speaker, seal::Sender};
    ///
    /// assert!(Speaker::Anyone.includes(Sender::Officer));
    /// assert!(!Speaker::Citizen.includes(Sender::Officer));
    /// assert!(!Speaker::Anyone.includes(Sender::Service));
    /// assert!(!Speaker::Nobody.includes(Sender::Citizen));
    /// ```
    #[must_use]
    pub fn includes(self, sender: Sender) -> bool {
        matches!(
            (self, sender),
            (Self::Anyone | Self::Citizen, Sender::Citizen)
                | (Self::Anyone | Self::Officer, Sender::Officer)
        )
    }
}

/// Something that can be said, in whatever language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// What is sent for it.
    pub code: PhraseCode,
    /// What it is about.
    #[serde(deserialize_with = "group")]
    pub group: PhraseGroup,
    /// Who says it.
    #[serde(deserialize_with = "speaker")]
    pub speaker: Speaker,
    /// The answers that it offers, if it is a question; anything else may be
    /// answered too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<PhraseCode>,
}

// A phrasebook is fetched, and may be newer than the program that reads it: a
// heading or a speaker that it adds must not cost the reader all the words.
fn group<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PhraseGroup, D::Error> {
    let name = String::deserialize(deserializer)?;
    Ok(name.parse().unwrap_or(PhraseGroup::Other))
}

fn speaker<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Speaker, D::Error> {
    let name = String::deserialize(deserializer)?;
    Ok(name.parse().unwrap_or(Speaker::Nobody))
}
