//! Which stations are nearest, and which of them fit.

use core::cell::OnceCell;

use jiff::tz::{Offset, TimeZone};

use super::{StationIndex, StationView, builder::insee_bytes};
use crate::{
    geo::{Bbox, Point, UnitVector, chord_squared_of_m, m_of_chord_squared},
    hours::{Moment, OpenState, Status},
    station::{Accessibility, InseeCode, Institution, PostalCode, Service},
};

/// What a station must be to count; the default lets every station through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Run by this institution.
    pub institution: Option<Institution>,
    /// Step-free: [`Accessibility::Full`]. Unknown does not count.
    pub accessible: bool,
    /// Offering all of these.
    pub services: Vec<Service>,
    /// Known to be open at this instant. Unknown hours do not count.
    pub open_at: Option<jiff::Timestamp>,
}

/// How a search for the nearest stations is bounded.
///
/// The default asks for 5 stations at any distance.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// How many stations at most.
    pub limit: usize,
    /// How far in metres at most; `None` is the whole globe.
    pub radius_m: Option<f64>,
    /// What they must be.
    pub filter: Filter,
}

impl Default for Nearest {
    fn default() -> Self {
        Self {
            limit: 5,
            radius_m: None,
            filter: Filter::default(),
        }
    }
}

/// A station that a search found.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// The station.
    pub station: StationView<'a>,
    /// How far away in metres, along a great circle.
    pub distance_m: f64,
}

impl<'a> StationIndex<'a> {
    /// The nearest stations, nearest first; of two at the same place, the one
    /// whose identifier sorts first.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, geo::Point, station::Institution};
    /// use vigie::index::{self, Filter, Nearest, StationIndex};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let gendarmerie = Nearest {
    ///     filter: Filter { institution: Some(Institution::Gendarmerie), ..Filter::default() },
    ///     ..Nearest::default()
    /// };
    /// let hits = index.nearest(Point::new(48.11, -1.68)?, &gendarmerie);
    /// assert_eq!(hits[0].station.name(), "Brigade de Cesson-Sévigné");
    ///
    /// let close = Nearest { radius_m: Some(100.0), ..Nearest::default() };
    /// assert!(index.nearest(Point::new(48.11, -1.68)?, &close).is_empty());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn nearest(&self, from: Point, wanted: &Nearest) -> Vec<Hit<'a>> {
        let from = from.to_unit();
        // A metre more than asked: rounding must not lose a station on the
        // rim, and the exact distance decides below.
        let bound = wanted
            .radius_m
            .map_or(4.0, |radius| chord_squared_of_m(radius + 1.0));
        let test = Test::new(self, &wanted.filter);
        let found = self
            .tree
            .nearest(from, wanted.limit, bound, |record| test.passes(record));
        found
            .into_iter()
            .filter_map(|found| {
                let station = self.at(found.record)?;
                // Far round the globe the chord alone loses digits.
                if found.chord_squared > 2.0 {
                    return self.hit(found.record, from);
                }
                let distance_m = m_of_chord_squared(found.chord_squared);
                Some(Hit {
                    station,
                    distance_m,
                })
            })
            .filter(|hit| {
                wanted
                    .radius_m
                    .is_none_or(|radius| hit.distance_m <= radius)
            })
            .collect()
    }

    /// The stations in a box, nearest to its centre first.
    ///
    /// A radius counts from the centre of the box.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, geo::Bbox, index::{self, Nearest, StationIndex}};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let east = Bbox::new(-1.65, 48.0, -1.5, 48.2)?;
    /// let hits = index.in_box(&east, &Nearest::default());
    /// assert_eq!(hits.len(), 1);
    /// assert_eq!(hits[0].station.id(), "sample-cesson");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn in_box(&self, bbox: &Bbox, wanted: &Nearest) -> Vec<Hit<'a>> {
        let centre = bbox.centre().to_unit();
        let test = Test::new(self, &wanted.filter);
        let (low, high) = unit_bounds(bbox);
        let mut hits: Vec<(u32, Hit<'a>)> = Vec::new();
        self.tree.in_box(low, high, &mut |record| {
            let Some(hit) = self.hit(record, centre) else {
                return;
            };
            let inside = Point::new(hit.station.lat(), hit.station.lon())
                .is_ok_and(|point| bbox.contains(point));
            let near = wanted
                .radius_m
                .is_none_or(|radius| hit.distance_m <= radius);
            if inside && near && test.passes(record) {
                hits.push((record, hit));
            }
        });
        hits.sort_by(|(a_record, a), (b_record, b)| {
            a.distance_m
                .total_cmp(&b.distance_m)
                .then(a_record.cmp(b_record))
        });
        hits.truncate(wanted.limit);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The stations that stand in a commune, by identifier.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, StationIndex}, station::InseeCode};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let rennes = InseeCode::new("35238")?;
    /// let names: Vec<_> = index.in_commune(&rennes).map(|station| station.name()).collect();
    /// assert_eq!(names, ["Commissariat de Rennes"]);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn in_commune(&self, insee: &InseeCode) -> impl Iterator<Item = StationView<'a>> + use<'a> {
        let wanted = insee_bytes(insee.as_str());
        self.equal_run(self.by_commune, &|record| record.insee.cmp(&wanted))
    }

    /// The stations whose address bears a postal code, by identifier.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, StationIndex}, station::PostalCode};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let code = PostalCode::new("35510")?;
    /// assert_eq!(index.in_postal_code(&code).count(), 1);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn in_postal_code(
        &self,
        code: &PostalCode,
    ) -> impl Iterator<Item = StationView<'a>> + use<'a> {
        let wanted: u32 = code.as_str().parse().unwrap_or(super::format::NONE);
        self.equal_run(self.by_postal_code, &|record| {
            record.postal_code.cmp(&wanted)
        })
    }

    /// What time it is at each station of this index at an instant.
    #[must_use]
    pub fn clock(&self, at: jiff::Timestamp) -> Clock<'a> {
        Clock {
            index: *self,
            at,
            zones: self.zones.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn hit(&self, record: u32, from: UnitVector) -> Option<Hit<'a>> {
        let station = self.at(record)?;
        let point = Point::new(station.lat(), station.lon()).ok()?;
        Some(Hit {
            station,
            distance_m: from.distance_m(point.to_unit()),
        })
    }
}

/// A time zone, and what its clocks show at the instant of a [`Clock`].
#[derive(Debug)]
struct ZoneNow {
    zone: TimeZone,
    moment: Moment,
}

/// One instant in every time zone of an index, each worked out when needed.
#[derive(Debug)]
pub struct Clock<'a> {
    index: StationIndex<'a>,
    at: jiff::Timestamp,
    zones: Box<[OnceCell<Option<ZoneNow>>]>,
}

impl Clock<'_> {
    /// Whether a station is open at this instant, and when that changes.
    ///
    /// ```
    /// use vigie::{directory::Directory, hours::OpenState, station::StationId};
    /// use vigie::index::{self, StationIndex};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let clock = index.clock("2026-11-23T10:00:00Z".parse().unwrap());
    /// let brigade = index.station(&StationId::new("sample-cesson")?).unwrap();
    /// let status = clock.status(&brigade);
    /// assert_eq!(status.state, OpenState::Open);
    /// assert_eq!(status.next_change, "2026-11-23T11:00:00Z".parse().ok());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn status(&self, station: &StationView<'_>) -> Status {
        if station.hours().is_none() {
            return Status::UNKNOWN;
        }
        self.zone_of(station)
            .map_or(Status::UNKNOWN, |now| station.status_on(&now.moment))
    }

    /// The offset from UTC of a station's local time at an instant.
    #[must_use]
    pub fn offset(&self, station: &StationView<'_>, instant: jiff::Timestamp) -> Offset {
        self.zone_of(station)
            .map_or(Offset::UTC, |now| now.zone.to_offset(instant))
    }

    fn zone_of(&self, station: &StationView<'_>) -> Option<&ZoneNow> {
        let number = usize::from(station.zone_number());
        let make = || {
            let posix = self.index.texts.get(self.index.zones.get(number)?.posix);
            let zone = TimeZone::posix(posix).ok()?;
            let moment = Moment::new(self.at, zone.clone());
            Some(ZoneNow { zone, moment })
        };
        self.zones.get(number)?.get_or_init(make).as_ref()
    }
}

/// A filter made ready for one search.
struct Test<'t, 'a> {
    index: &'t StationIndex<'a>,
    filter: &'t Filter,
    clock: Option<Clock<'a>>,
}

impl<'t, 'a> Test<'t, 'a> {
    fn new(index: &'t StationIndex<'a>, filter: &'t Filter) -> Self {
        Self {
            index,
            filter,
            clock: filter.open_at.map(|at| index.clock(at)),
        }
    }

    fn passes(&self, record: u32) -> bool {
        let Some(station) = self.index.at(record) else {
            return false;
        };
        let filter = self.filter;
        filter
            .institution
            .is_none_or(|wanted| station.institution() == wanted)
            && (!filter.accessible || station.accessibility() == Accessibility::Full)
            && filter
                .services
                .iter()
                .all(|service| station.offers(*service))
            && self
                .clock
                .as_ref()
                .is_none_or(|clock| clock.status(&station).state == OpenState::Open)
    }
}

/// The axis-aligned bounds, among unit vectors, of a box on the globe.
fn unit_bounds(bbox: &Bbox) -> ([f64; 3], [f64; 3]) {
    let [west, south, east, north] = bbox.edges();
    let east = if west > east { east + 360.0 } else { east };
    let corner = |lat: f64, lon: f64| -> [f64; 3] {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        let (sin_lat, cos_lat) = libm::sincos(lat);
        let (sin_lon, cos_lon) = libm::sincos(lon);
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
    };
    let mut low = [f64::INFINITY; 3];
    let mut high = [f64::NEG_INFINITY; 3];
    // On each axis the extremes lie on a corner, on the equator, or where the
    // box crosses a meridian that is a multiple of 90 degrees.
    let lats = [
        Some(south),
        Some(north),
        (south <= 0.0 && north >= 0.0).then_some(0.0),
    ];
    let meridians = (-2..=6).map(|quarter| f64::from(quarter) * 90.0);
    let lons = [west, east]
        .into_iter()
        .chain(meridians.filter(|meridian| (west..=east).contains(meridian)));
    for lon in lons {
        for lat in lats.into_iter().flatten() {
            for ((low, high), value) in low.iter_mut().zip(&mut high).zip(corner(lat, lon)) {
                *low = low.min(value - 1e-12);
                *high = high.max(value + 1e-12);
            }
        }
    }
    (low, high)
}
