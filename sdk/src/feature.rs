//! What the station endpoints answer: GeoJSON (RFC 7946) that borrows from an
//! index when it is written, and that a client reads back with the same types.

use std::borrow::Cow;

use jiff::{Timestamp, tz::Offset};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{
    geo::Point,
    hours::{OpenState, OpeningHoursSpecification},
    index::{Clock, CommuneView, Located, LocatedBy, StationIndex, StationView},
    station::{Accessibility, Institution, Precision, Service, UnitKind},
};

/// Stations around a place, nearest first: a GeoJSON `FeatureCollection`.
///
/// # Examples
///
/// ```
/// use vigie::{directory::Directory, feature::StationCollection};
/// use vigie::index::{self, Nearest, Place, StationIndex};
///
/// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
/// let bytes = index::build(&directory)?;
/// let index = StationIndex::open(bytes.as_bytes())?;
/// let at = "2026-11-23T10:00:00Z".parse().unwrap();
/// let place = Place::Name("Rennes".to_owned());
/// let answer = StationCollection::search(&index, &place, &Nearest::default(), at).unwrap();
///
/// let text = serde_json::to_string(&answer).unwrap();
/// let read: StationCollection = serde_json::from_str(&text).unwrap();
/// assert_eq!(read.features[0].properties.name, "Commissariat de Rennes");
/// assert_eq!(read, answer);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StationCollection<'a> {
    /// `FeatureCollection`.
    pub r#type: Cow<'a, str>,
    /// Whether the stations are made up: then nobody may be sent to one.
    pub sample: bool,
    /// What a person has to be told about the answer, in their language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Cow<'a, str>>,
    /// The day of the newest facts in the directory.
    pub data_date: jiff::civil::Date,
    /// The instant that `open` and `next_change` speak of.
    pub at: Timestamp,
    /// How the place was found.
    pub located_by: PlaceFound<'a>,
    /// The stations.
    pub features: Vec<StationFeature<'a>>,
}

/// The place distances are measured from, and how it was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceFound<'a> {
    /// How.
    pub kind: LocatedBy,
    /// The commune, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<CommuneEntry<'a>>,
    /// Other communes that may have been meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<CommuneEntry<'a>>,
}

/// A commune, as completion and `located_by` show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommuneEntry<'a> {
    /// The INSEE code.
    pub insee: Cow<'a, str>,
    /// The name with its article.
    pub name: Cow<'a, str>,
    /// Its postal codes.
    pub postal_codes: Vec<String>,
    /// Its centre in degrees: longitude, latitude.
    pub centre: [f64; 2],
    /// Its inhabitants, 0 where nobody has said.
    pub population: u32,
}

/// The communes that match what is being typed, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommuneList<'a> {
    /// The communes.
    pub communes: Vec<CommuneEntry<'a>>,
}

/// One station: a GeoJSON `Feature`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StationFeature<'a> {
    /// `Feature`.
    pub r#type: Cow<'a, str>,
    /// The identifier.
    pub id: Cow<'a, str>,
    /// Where it stands.
    pub geometry: Geometry<'a>,
    /// What is known of it.
    pub properties: StationProperties<'a>,
}

/// A GeoJSON `Point`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Geometry<'a> {
    /// `Point`.
    pub r#type: Cow<'a, str>,
    /// Longitude and latitude in degrees.
    pub coordinates: [f64; 2],
}

/// What is known of a station; what is not known is absent or `unknown`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StationProperties<'a> {
    /// The name as its institution writes it.
    pub name: Cow<'a, str>,
    /// Who runs it.
    pub institution: Institution,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// How far away in metres, rounded; absent where no place was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
    /// Whether it is open.
    pub open: OpenState,
    /// When that changes, in the station's own time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_change: Option<LocalTime>,
    /// Its hours in the OSM `opening_hours` syntax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Its hours as schema.org has them; given for a single station.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opening_hours_specification: Vec<OpeningHoursSpecification>,
    /// The IANA name of its time zone.
    pub time_zone: Cow<'a, str>,
    /// The telephone number in E.164 form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Cow<'a, str>>,
    /// Its page or contact form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Cow<'a, str>>,
    /// Building, number and street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<Cow<'a, str>>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The post town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<Cow<'a, str>>,
    /// The INSEE code of its commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insee: Option<Cow<'a, str>>,
    /// The name of its commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<Cow<'a, str>>,
    /// Whether a wheelchair can enter.
    pub accessibility: Accessibility,
    /// What can be done there, as far as it is known.
    pub services: Vec<Service>,
    /// How closely its place was measured.
    pub precision: Precision,
    /// The data set the facts come from.
    pub source: Cow<'a, str>,
    /// The day of those facts.
    pub source_date: jiff::civil::Date,
}

impl<'a> StationCollection<'a> {
    /// Finds a place and the stations around it; `None` if the place is not
    /// known.
    #[must_use]
    pub fn search(
        index: &StationIndex<'a>,
        place: &crate::index::Place,
        wanted: &crate::index::Nearest,
        at: Timestamp,
    ) -> Option<Self> {
        let located = index.locate(place)?;
        let hits = match place {
            crate::index::Place::Box(bbox) => index.in_box(bbox, wanted),
            _ => index.nearest(located.point, wanted),
        };
        let clock = index.clock(at);
        Some(Self {
            r#type: Cow::Borrowed("FeatureCollection"),
            sample: index.is_sample(),
            notice: None,
            data_date: index.date(),
            at,
            located_by: located.into(),
            features: hits
                .iter()
                .map(|hit| StationFeature::new(&hit.station, Some(hit.distance_m), &clock))
                .collect(),
        })
    }
}

impl<'a> From<Located<'a>> for PlaceFound<'a> {
    fn from(located: Located<'a>) -> Self {
        Self {
            kind: located.by,
            commune: located.commune.map(CommuneEntry::from),
            alternatives: located
                .alternatives
                .into_iter()
                .map(CommuneEntry::from)
                .collect(),
        }
    }
}

impl<'a> From<CommuneView<'a>> for CommuneEntry<'a> {
    fn from(commune: CommuneView<'a>) -> Self {
        Self {
            insee: Cow::Borrowed(commune.insee()),
            name: Cow::Borrowed(commune.name()),
            postal_codes: commune
                .postal_codes()
                .iter()
                .map(|code| format!("{code:05}"))
                .collect(),
            centre: commune
                .point()
                .map_or([0.0; 2], |point: Point| [point.lon(), point.lat()]),
            population: commune.population(),
        }
    }
}

impl<'a> StationFeature<'a> {
    /// A station as it is at the clock's instant, so far from a place.
    #[must_use]
    pub fn new(station: &StationView<'a>, distance_m: Option<f64>, clock: &Clock<'_>) -> Self {
        let status = clock.status(station);
        Self {
            r#type: Cow::Borrowed("Feature"),
            id: Cow::Borrowed(station.id()),
            geometry: Geometry {
                r#type: Cow::Borrowed("Point"),
                coordinates: [station.lon(), station.lat()],
            },
            properties: StationProperties {
                name: Cow::Borrowed(station.name()),
                institution: station.institution(),
                kind: station.kind(),
                distance_m: distance_m.map(|metres| metres.round() as u32),
                open: status.state,
                next_change: status.next_change.map(|instant| LocalTime {
                    instant,
                    offset: clock.offset(station, instant),
                }),
                hours: station.hours().map(crate::hours::WeeklyHours::to_osm),
                opening_hours_specification: Vec::new(),
                time_zone: Cow::Borrowed(station.zone_name()),
                telephone: station.phone().map(Cow::Borrowed),
                site: station.site().map(Cow::Borrowed),
                street: station.street().map(Cow::Borrowed),
                postal_code: station.postal_code().map(|code| format!("{code:05}")),
                locality: station.locality().map(Cow::Borrowed),
                insee: station.insee().map(Cow::Borrowed),
                commune: station.commune_name().map(Cow::Borrowed),
                accessibility: station.accessibility(),
                services: station.services().collect(),
                precision: station.precision(),
                source: Cow::Borrowed(station.source()),
                source_date: station.source_date(),
            },
        }
    }

    /// The same with its hours as schema.org has them.
    #[must_use]
    pub fn with_schema_org(mut self, station: &StationView<'_>) -> Self {
        self.properties.opening_hours_specification = station
            .hours()
            .map(crate::hours::WeeklyHours::to_schema_org)
            .unwrap_or_default();
        self
    }
}

/// An instant, written with the offset of local time: both what a clock on the
/// wall shows and what a program can compare.
///
/// ```
/// use vigie::feature::LocalTime;
///
/// let time: LocalTime = serde_json::from_str(r#""2026-11-23T12:00:00+01:00""#).unwrap();
/// assert_eq!(time.instant, "2026-11-23T11:00:00Z".parse().unwrap());
/// assert_eq!(serde_json::to_string(&time).unwrap(), r#""2026-11-23T12:00:00+01:00""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// The instant.
    pub instant: Timestamp,
    /// The offset of local time from UTC then.
    pub offset: Offset,
}

impl Serialize for LocalTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.instant.display_with_offset(self.offset))
    }
}

impl<'de> Deserialize<'de> for LocalTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let pieces = jiff::fmt::temporal::Pieces::parse(&*text).map_err(D::Error::custom)?;
        let instant = text.parse().map_err(D::Error::custom)?;
        Ok(Self {
            instant,
            offset: pieces.to_numeric_offset().unwrap_or(Offset::UTC),
        })
    }
}
