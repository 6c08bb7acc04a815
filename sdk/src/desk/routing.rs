//! The words of routing: what somebody needs, who is on duty, and the answer.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    case::{
        kind::{Category, Department, Desk, Priority},
        wire,
    },
    object::given,
    seal::LanguageTag,
    text_type::named_enum,
};

/// What somebody who wants to write to an officer said of themselves.
///
/// # Examples
///
/// ```
/// use vigie::{desk::routing::Need, object::Object};
///
/// let Object(need) = serde_json::from_str::<Object<Need>>(
///     r#"{ "topic": "family-violence", "department": "78", "languages": ["uk", "fr"] }"#,
/// ).unwrap();
/// assert!(!need.danger && !need.minor);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// What it is about, of the deployment's list.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    pub topic: Option<Category>,
    /// Where it is.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    pub department: Option<Department>,
    /// The languages that they can write in, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageTag>,
    /// Whether they are a child or a teenager.
    #[serde(default)]
    pub minor: bool,
    /// Whether they are in danger.
    #[serde(default)]
    pub danger: bool,
}

/// Who is on duty at a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// How many officers are there and have room for a conversation more.
    pub free: u32,
    /// How many officers are there.
    pub present: u32,
    /// How many conversations wait for one.
    pub waiting: u32,
    /// The languages of those who are there. If none is listed, the desk's own
    /// are taken for theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageTag>,
}

/// Who is on duty where. At a desk that is missing nobody is.
pub type Staffing = BTreeMap<Desk, Staff>;

named_enum! {
    /// Why a desk was chosen. The words are in the phrases; what they are filled
    /// with stands beside the reason in [`Routing`].
    ///
    /// A desk is *there* when it is open and an officer is on duty.
    ///
    /// ```
    /// use vigie::desk::routing::RoutingReason;
    /// assert_eq!(RoutingReason::SpecialisedClosed.as_str(), "specialised_closed");
    /// ```
    RoutingReason {
        /// Somebody is in danger, and this desk takes that before all else.
        Danger = "danger",
        /// Somebody is in danger, no platform is there, and this desk is.
        DangerElsewhere = "danger_elsewhere",
        /// This desk has officers trained for the topic.
        Specialised = "specialised",
        /// The desk for the topic is closed; this one stands in for it.
        SpecialisedClosed = "specialised_closed",
        /// Nobody is at the desk for the topic; this one stands in for it.
        SpecialisedUnstaffed = "specialised_unstaffed",
        /// This desk has officers trained to speak with minors.
        Minors = "minors",
        /// The desk for minors is closed; this one stands in for it.
        MinorsClosed = "minors_closed",
        /// Nobody is at the desk for minors; this one stands in for it.
        MinorsUnstaffed = "minors_unstaffed",
        /// The topic is a local one, and this desk is of the place.
        Local = "local",
        /// The local desk is closed; this one stands in for it.
        LocalClosed = "local_closed",
        /// Nobody is at the local desk; this one stands in for it.
        LocalUnstaffed = "local_unstaffed",
        /// This platform speaks the language, and the one whose turn it was
        /// does not.
        Language = "language",
        /// This platform has the most room.
        General = "general",
        /// Every platform is closed; this desk stands in for them.
        GeneralClosed = "general_closed",
        /// Nobody is at any platform; this desk stands in for them.
        GeneralUnstaffed = "general_unstaffed",
        /// This desk is the right one and is closed, and no other is open.
        OutOfHours = "out_of_hours",
        /// This desk is open, and nobody is there or at any that could stand in.
        NobodyThere = "nobody_there",
    }
}

impl RoutingReason {
    /// Whether nobody answers at once, so that the emergency numbers and the
    /// promised time must be said.
    ///
    /// ```
    /// use vigie::desk::routing::RoutingReason;
    /// assert!(RoutingReason::OutOfHours.is_nobody());
    /// assert!(!RoutingReason::GeneralClosed.is_nobody());
    /// ```
    #[must_use]
    pub fn is_nobody(self) -> bool {
        matches!(self, Self::OutOfHours | Self::NobodyThere)
    }
}

/// Which desk somebody is sent to, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routing {
    /// The desk.
    pub desk: Desk,
    /// Its queue.
    pub priority: Priority,
    /// The desks to seal to as well, which take over if this one cannot answer,
    /// the best first: at most seven, this one not among them.
    pub overflow: Vec<Desk>,
    /// Why it is this desk.
    pub reason: RoutingReason,
    /// The desk that this one stands in for.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    pub instead_of: Option<Desk>,
    /// What the officers should be trained for.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    pub specialty: Option<Category>,
    /// The best of the person's languages that the desk speaks.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    pub language: Option<LanguageTag>,
    /// When the right desk opens, if it is closed: the one that is stood in for
    /// or, if there is none, this one.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub opens_at: Option<Timestamp>,
    /// By when this desk answers, if nobody is there.
    #[serde(
        default,
        with = "wire::seconds_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub answer_by: Option<Timestamp>,
}
