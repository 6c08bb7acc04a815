//! Where people are sent: services of the police and gendarmerie, and of other
//! administrations.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text_type::named_enum;

named_enum! {
    /// What a service is.
    ServiceKind {
        /// A call to the emergency numbers.
        EmergencyCall = "emergency_call",
        /// A text message to the emergency number 114.
        EmergencyText = "emergency_text",
        /// A written conversation with an officer.
        Chat = "chat",
        /// A report of facts, anonymous if wanted.
        Report = "report",
        /// A complaint prepared on line and signed at a station.
        PreComplaint = "pre_complaint",
        /// A complaint lodged on line.
        OnlineComplaint = "online_complaint",
        /// A complaint lodged on line about fraud on the Internet.
        Thesee = "thesee",
        /// A complaint lodged by video call.
        VideoComplaint = "video_complaint",
        /// An appointment at a station.
        Appointment = "appointment",
        /// The nearest station.
        Station = "station",
        /// A service of somebody other than police and gendarmerie.
        OtherAdministration = "other_administration",
    }
}

/// A service.
///
/// # Examples
///
/// ```
/// use vigie::{jiff::civil::date, service::{Service, ServiceKind}};
///
/// let thesee = Service {
///     id: "thesee".into(),
///     kind: ServiceKind::Thesee,
///     url: Some("https://www.service-public.gouv.fr".into()),
///     number: None,
///     checked: date(2026, 11, 21),
/// };
/// assert!(!thesee.kind.is_emergency());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service<'a> {
    /// Its identifier.
    pub id: Cow<'a, str>,
    /// What it is.
    pub kind: ServiceKind,
    /// Its address on the Web.
    pub url: Option<Cow<'a, str>>,
    /// The identifier of the number that reaches it.
    pub number: Option<Cow<'a, str>>,
    /// The day that its address was last checked.
    pub checked: Date,
}

impl ServiceKind {
    /// Whether the service sends help at once.
    #[must_use]
    pub fn is_emergency(self) -> bool {
        matches!(self, Self::EmergencyCall | Self::EmergencyText)
    }
}
