//! What a desk did with a case, as it stands in the case's log.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{entry::Event, kind::Desk, wire};

/// The most desks that are asked for an intervention one after another, beside
/// the first.
pub const MAX_LINE: usize = 7;

/// What an event says that tells what a desk did: who may still write as an
/// officer, who is asked, and what the citizen can expect.
///
/// # Examples
///
/// ```
/// use vigie::case::{entry::Event, handling::Handling};
///
/// let handling: Handling = serde_json::from_str(r#"{"floor":3,"desk":"rennes"}"#).unwrap();
/// assert!(handling.belongs_to(Event::Transferred));
/// assert!(!handling.belongs_to(Event::Assigned), "which names no desk");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    /// The lowest number of a lease that opens the case to an officer from here
    /// on: those who had it before are shut out. With all that changes who has
    /// the case, and not with interventions.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub floor: Option<u32>,
    /// The desk that is to answer, that is asked for an intervention, or that
    /// takes one on.
    #[serde(
        default,
        deserialize_with = "wire::given",
        skip_serializing_if = "Option::is_none"
    )]
    pub desk: Option<Desk>,
    /// When the answer is promised for, or by when the desk that is asked must
    /// say that it takes an intervention on.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Timestamp>,
    /// Who is asked for an intervention after that, one after another.
    #[serde(
        default,
        deserialize_with = "wire::line",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub line: Vec<Desk>,
}

impl Handling {
    /// Whether it is what this event says.
    #[must_use]
    pub const fn belongs_to(&self, event: Event) -> bool {
        let (floor, desk, until) = match event {
            Event::Assigned | Event::Released => (true, false, false),
            Event::Transferred => (true, true, false),
            Event::Deferred => (true, false, true),
            Event::InterventionAsked | Event::InterventionEscalated => (false, true, true),
            Event::InterventionAcknowledged => (false, true, false),
            Event::InterventionUnanswered | Event::InterventionEnded => (false, false, false),
            Event::Opened | Event::Closed | Event::Reopened | Event::Rekeyed => return false,
        };
        self.floor.is_some() == floor
            && self.desk.is_some() == desk
            && self.until.is_some() == until
            && (self.line.is_empty() || matches!(event, Event::InterventionAsked))
            && self.line.len() <= MAX_LINE
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
