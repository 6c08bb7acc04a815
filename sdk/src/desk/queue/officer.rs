//! An officer who is there.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Conversation;
use crate::{
    case::{
        capability::OfficerId,
        kind::{Category, Priority},
    },
    seal::{CaseId, ClientId, LanguageTag},
};

/// What an officer says of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The languages that they read and write.
    pub languages: Vec<LanguageTag>,
    /// What they are trained for.
    pub specialties: Vec<Category>,
    /// How many conversations they have at once, at most.
    pub capacity: u8,
}

impl Profile {
    /// Whether they speak the language of a conversation; a region does not
    /// matter.
    #[must_use]
    pub fn speaks(&self, language: &LanguageTag) -> bool {
        let primary = |tag: &LanguageTag| -> String {
            let tag = tag.as_str();
            tag.split('-').next().unwrap_or(tag).to_ascii_lowercase()
        };
        let asked = primary(language);
        self.languages.iter().any(|one| primary(one) == asked)
    }

    /// Whether they are trained for what a conversation is about.
    #[must_use]
    pub fn is_trained_for(&self, conversation: &Conversation) -> bool {
        conversation.priority != Priority::Specialised
            || conversation
                .category
                .as_ref()
                .is_some_and(|category| self.specialties.contains(category))
    }
}

/// An officer who is there, until a time unless a heartbeat comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Who.
    pub officer: OfficerId,
    /// What they say of themselves.
    pub profile: Profile,
    /// Until when, if nothing more is heard.
    pub until: Timestamp,
    /// What they asked for last, and what they got: the same request again gets
    /// the same conversation.
    pub last: Option<(ClientId, CaseId)>,
}
