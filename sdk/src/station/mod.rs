//! Police and gendarmerie stations.

mod kind;
mod names;

pub use kind::{Accessibility, Institution, Precision, Service, UnitKind};
pub use names::{InseeCode, Phone, PostalCode, Site, StationId, Text};

use serde::{Deserialize, Serialize};

use crate::{
    geo::Point,
    holidays::HolidayCalendar,
    hours::{Status, WeeklyHours},
    territory::Zone,
};

/// A station that receives the public.
///
/// # Examples
///
/// ```
/// use vigie::station::Station;
///
/// let station: Station = serde_json::from_str(
///     r#"{
///         "id": "sample-rennes",
///         "name": "Commissariat de Rennes",
///         "institution": "national_police",
///         "kind": "station",
///         "address": { "street": "22 boulevard de la Tour-d'Auvergne",
///                      "postal_code": "35000", "locality": "Rennes" },
///         "commune": { "insee": "35238", "name": "Rennes" },
///         "point": { "lat": 48.1042, "lon": -1.6810 },
///         "zone": "Europe/Paris",
///         "holidays": "metropolitan_france",
///         "source": { "name": "example", "date": "2026-11-01" }
///     }"#,
/// )?;
/// assert!(station.hours.is_none(), "nothing is guessed");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// The identifier, unique in a directory and stable between imports.
    pub id: StationId,
    /// The name as its institution writes it.
    pub name: Text,
    /// Who runs the station.
    pub institution: Institution,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// The postal address.
    #[serde(default)]
    pub address: Address,
    /// The commune it stands in, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<CommuneRef>,
    /// Where it stands.
    pub point: Point,
    /// How closely the point was measured.
    #[serde(default)]
    pub precision: Precision,
    /// The telephone number, in E.164 form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Its page or contact form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// Whether a wheelchair can enter.
    #[serde(default)]
    pub accessibility: Accessibility,
    /// When it receives the public; `None` is unknown, never closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<WeeklyHours>,
    /// The time zone that its hours are in.
    pub zone: Zone,
    /// The public holidays that its hours speak of.
    #[serde(default)]
    pub holidays: HolidayCalendar,
    /// What can be done there, as far as it is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Service>,
    /// Where these facts come from.
    pub source: Source,
}

impl Station {
    /// Whether the station is open at an instant, and when that changes.
    ///
    /// A station whose hours are not known is [`crate::hours::OpenState::Unknown`].
    #[must_use]
    pub fn status_at(&self, at: jiff::Timestamp) -> Status {
        self.hours.as_ref().map_or(Status::UNKNOWN, |hours| {
            hours.status_at(at, &self.zone, self.holidays)
        })
    }
}

/// A postal address; any part may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Building, number and street, on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<Text>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<PostalCode>,
    /// The post town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<Text>,
}

/// A commune by its code and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommuneRef {
    /// The INSEE code.
    pub insee: InseeCode,
    /// The name.
    pub name: Text,
}

/// Where the facts about a station come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The data set, or several joined by `" + "` when facts were merged.
    pub name: Text,
    /// The day of the newest facts.
    pub date: jiff::civil::Date,
}
