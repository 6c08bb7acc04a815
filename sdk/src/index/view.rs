//! One station of an index, read in place.

use super::{
    StationIndex, builder,
    format::{Span, StationRecord, Texts, ZoneRecord},
};
use crate::{
    Error,
    geo::Point,
    holidays::HolidayCalendar,
    hours::{Moment, Status, WeeklyHours},
    station::{
        Accessibility, Address, CommuneRef, InseeCode, Institution, Phone, PostalCode, Precision,
        Service, Site, Source, Station, StationId, Text, UnitKind,
    },
    territory::Zone,
};

/// A station of a [`StationIndex`], read in place; copying it copies nothing.
///
/// # Examples
///
/// ```
/// use vigie::{directory::Directory, index::{self, StationIndex}, station::StationId};
///
/// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
/// let bytes = index::build(&directory)?;
/// let index = StationIndex::open(bytes.as_bytes())?;
/// let view = index.station(&StationId::new("sample-rennes")?).unwrap();
/// assert_eq!(view.locality(), Some("Rennes"));
/// assert_eq!(view.to_station()?, directory.stations[0]);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StationView<'a> {
    // What it refers to, rather than the whole index: views are copied into
    // every hit of a search.
    record: &'a StationRecord,
    texts: Texts<'a>,
    hours: &'a [WeeklyHours],
    zones: &'a [ZoneRecord],
}

/// The value of a list that a record names by its number.
fn listed<T: Copy>(all: &[T], number: u8, otherwise: T) -> T {
    all.get(usize::from(number)).copied().unwrap_or(otherwise)
}

impl<'a> StationView<'a> {
    pub(super) fn new(index: &StationIndex<'a>, record: &'a StationRecord) -> Self {
        Self {
            record,
            texts: index.texts,
            hours: index.hours,
            zones: index.zones,
        }
    }

    fn some_text(&self, span: Span) -> Option<&'a str> {
        Some(self.texts.get(span)).filter(|text| !text.is_empty())
    }

    /// The identifier.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.texts.get(self.record.id)
    }

    /// The name as its institution writes it.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.texts.get(self.record.name)
    }

    /// Who runs the station.
    #[must_use]
    pub fn institution(&self) -> Institution {
        listed(
            Institution::ALL,
            self.record.institution,
            Institution::Other,
        )
    }

    /// What kind of unit it is.
    #[must_use]
    pub fn kind(&self) -> UnitKind {
        listed(UnitKind::ALL, self.record.kind, UnitKind::Other)
    }

    /// Building, number and street.
    #[must_use]
    pub fn street(&self) -> Option<&'a str> {
        self.some_text(self.record.street)
    }

    /// The postal code as a number: 1000 is `01000`.
    #[must_use]
    pub fn postal_code(&self) -> Option<u32> {
        Some(self.record.postal_code).filter(|code| *code <= 99_999)
    }

    /// The post town.
    #[must_use]
    pub fn locality(&self) -> Option<&'a str> {
        self.some_text(self.record.locality)
    }

    /// The INSEE code of its commune.
    #[must_use]
    pub fn insee(&self) -> Option<&'a str> {
        Some(builder::insee_text(&self.record.insee)).filter(|code| !code.is_empty())
    }

    /// The name of its commune.
    #[must_use]
    pub fn commune_name(&self) -> Option<&'a str> {
        self.some_text(self.record.commune_name)
    }

    /// Latitude in degrees.
    #[must_use]
    pub fn lat(&self) -> f64 {
        self.record.lat
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn lon(&self) -> f64 {
        self.record.lon
    }

    /// How closely the place was measured.
    #[must_use]
    pub fn precision(&self) -> Precision {
        listed(Precision::ALL, self.record.precision, Precision::Unknown)
    }

    /// The telephone number.
    #[must_use]
    pub fn phone(&self) -> Option<&'a str> {
        self.some_text(self.record.phone)
    }

    /// Its page or contact form.
    #[must_use]
    pub fn site(&self) -> Option<&'a str> {
        self.some_text(self.record.site)
    }

    /// Whether a wheelchair can enter.
    #[must_use]
    pub fn accessibility(&self) -> Accessibility {
        listed(
            Accessibility::ALL,
            self.record.accessibility,
            Accessibility::Unknown,
        )
    }

    /// When it receives the public, if known.
    #[must_use]
    pub fn hours(&self) -> Option<&'a WeeklyHours> {
        self.hours.get(self.record.hours as usize)
    }

    /// The public holidays that its hours speak of.
    #[must_use]
    pub fn holidays(&self) -> HolidayCalendar {
        listed(
            HolidayCalendar::ALL,
            self.record.holidays,
            HolidayCalendar::None,
        )
    }

    /// Whether a service is offered.
    #[must_use]
    pub fn offers(&self, service: Service) -> bool {
        self.record.services & builder::service_bit(service) != 0
    }

    /// The services known to be offered.
    pub fn services(&self) -> impl Iterator<Item = Service> + use<'a> {
        let view = *self;
        Service::ALL
            .iter()
            .copied()
            .filter(move |service| view.offers(*service))
    }

    /// The data set the facts come from.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.texts.get(self.record.source)
    }

    /// The day of those facts.
    #[must_use]
    pub fn source_date(&self) -> jiff::civil::Date {
        self.record.source_date.into()
    }

    /// The number of its time zone in the index.
    pub(super) fn zone_number(&self) -> u16 {
        self.record.zone
    }

    /// The name of its time zone.
    #[must_use]
    pub fn zone_name(&self) -> &'a str {
        let zone = self.zones.get(usize::from(self.record.zone));
        zone.map_or("", |zone| self.texts.get(zone.name))
    }

    /// Its time zone.
    ///
    /// # Errors
    ///
    /// If the index is damaged.
    pub fn zone(&self) -> Result<Zone, Error> {
        let zone = self.zones.get(usize::from(self.record.zone));
        let posix = zone.map_or("", |zone| self.texts.get(zone.posix));
        Zone::new(self.zone_name(), posix)
    }

    /// Whether it is open at a moment of its own time zone.
    ///
    /// [`super::Clock`] makes such moments, one for each zone of an index.
    #[must_use]
    pub fn status_on(&self, moment: &Moment) -> Status {
        self.hours().map_or(Status::UNKNOWN, |hours| {
            hours.status_on(moment, self.holidays())
        })
    }

    /// The whole station, copied out of the index.
    ///
    /// # Errors
    ///
    /// If the index is damaged so that a value does not have its form.
    pub fn to_station(&self) -> Result<Station, Error> {
        let commune = match (self.insee(), self.commune_name()) {
            (Some(insee), Some(name)) => Some(CommuneRef {
                insee: InseeCode::new(insee)?,
                name: Text::new(name)?,
            }),
            _ => None,
        };
        let postal_code = self
            .postal_code()
            .map(|code| PostalCode::new(format!("{code:05}")))
            .transpose()?;
        Ok(Station {
            id: StationId::new(self.id())?,
            name: Text::new(self.name())?,
            institution: self.institution(),
            kind: self.kind(),
            address: Address {
                street: self.street().map(Text::new).transpose()?,
                postal_code,
                locality: self.locality().map(Text::new).transpose()?,
            },
            commune,
            point: Point::new(self.lat(), self.lon())?,
            precision: self.precision(),
            phone: self.phone().map(Phone::new).transpose()?,
            site: self.site().map(Site::new).transpose()?,
            accessibility: self.accessibility(),
            hours: self.hours().copied(),
            zone: self.zone()?,
            holidays: self.holidays(),
            services: self.services().collect(),
            source: Source {
                name: Text::new(self.source())?,
                date: self.source_date(),
            },
        })
    }
}
