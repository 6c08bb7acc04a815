//! The stations near a place, out of the index that `GET /v1/stations/index`
//! gives.

use serde::Deserialize;
use vigie::{
    feature::{CommuneEntry, CommuneList, StationCollection},
    geo::{Bbox, Point},
    index::{AlignedBytes, Filter, Nearest, Place, StationIndex},
    jiff::Timestamp,
    station::{InseeCode, Institution, PostalCode, Service},
};

use crate::{Refused, written};

/// How many stations or communes are given where no limit is, and at most.
const LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;
/// Half the way round the globe in metres, rounded up: no place is farther.
const MAX_RADIUS_M: f64 = 20_015_200.0;
/// The longest name of a place, in characters.
const MAX_NAME: usize = 100;

/// The directory as it was kept, verified once.
#[derive(Debug)]
pub struct Directory(AlignedBytes);

impl Directory {
    /// Takes the bytes of an index.
    ///
    /// # Errors
    ///
    /// If they are none, or damaged.
    pub fn new(bytes: &[u8]) -> Result<Self, Refused> {
        let bytes = AlignedBytes::copy_from(bytes);
        StationIndex::open(bytes.as_bytes())
            .and_then(|index| index.verify())
            .map_err(|_| Refused::Unreadable)?;
        Ok(Self(bytes))
    }

    fn index(&self) -> Result<StationIndex<'_>, Refused> {
        StationIndex::open(self.0.as_bytes()).map_err(|_| Refused::Unreadable)
    }

    /// Whether the directory is so old that people have to be told.
    #[must_use]
    pub fn is_outdated(&self, now: Timestamp) -> bool {
        self.index().is_ok_and(|index| index.is_outdated(now))
    }
}

/// The body of `POST /v1/stations/search`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    near: Option<Near>,
    postcode: Option<String>,
    commune: Option<String>,
    q: Option<String>,
    bbox: Option<[f64; 4]>,
    limit: Option<usize>,
    radius: Option<f64>,
    institution: Option<Institution>,
    open: Option<Now>,
    #[serde(default)]
    accessible: bool,
    services: Option<Vec<Service>>,
    at: Option<Timestamp>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Near {
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Now {
    Now,
}

impl Search {
    /// The one place that is named.
    fn place(&self) -> Result<Place, Refused> {
        let invalid = |_| Refused::InvalidRequest;
        let mut places = Vec::new();
        if let Some(near) = &self.near {
            let point = Point::new(near.lat, near.lon).map_err(invalid)?;
            places.push(Place::Coordinates(point));
        }
        if let Some(code) = &self.postcode {
            let code = PostalCode::new(code.trim()).map_err(invalid)?;
            places.push(Place::PostalCode(code));
        }
        if let Some(code) = &self.commune {
            let code = InseeCode::new(code.trim().to_ascii_uppercase()).map_err(invalid)?;
            places.push(Place::Commune(code));
        }
        if let Some(name) = &self.q {
            places.push(Place::Name(words(name)?.to_owned()));
        }
        if let Some([west, south, east, north]) = self.bbox {
            let bbox = Bbox::new(west, south, east, north).map_err(invalid)?;
            places.push(Place::Box(bbox));
        }
        match (places.pop(), places.is_empty()) {
            (Some(place), true) => Ok(place),
            _ => Err(Refused::InvalidRequest),
        }
    }
}

/// What `POST /v1/stations/search` answers to a body at an instant, but for the
/// notice, which is in the reader's language.
///
/// # Errors
///
/// If the body asks for what the endpoint would refuse, or nobody knows the place.
pub fn search(directory: &Directory, body: &str, now: Timestamp) -> Result<String, Refused> {
    let search: Search = serde_json::from_str(body).map_err(|_| Refused::InvalidRequest)?;
    let place = search.place()?;
    let at = search.at.unwrap_or_else(|| whole_minute(now));
    let is_radius = |radius: f64| (1.0..=MAX_RADIUS_M).contains(&radius);
    let services = search.services;
    if !search.radius.is_none_or(is_radius) || services.as_ref().is_some_and(Vec::is_empty) {
        return Err(Refused::InvalidRequest);
    }
    let wanted = Nearest {
        limit: limited(search.limit)?,
        radius_m: search.radius,
        filter: Filter {
            institution: search.institution,
            accessible: search.accessible,
            services: services.unwrap_or_default(),
            open_at: search.open.map(|Now::Now| at),
        },
    };
    let index = directory.index()?;
    let found = StationCollection::search(&index, &place, &wanted, at);
    written(&found.ok_or(Refused::PlaceNotFound)?)
}

/// What `GET /v1/communes` answers to what is being typed.
///
/// # Errors
///
/// If the endpoint would refuse it.
pub fn communes(
    directory: &Directory,
    name: &str,
    limit: Option<usize>,
) -> Result<String, Refused> {
    let index = directory.index()?;
    let found = index.places(words(name)?, limited(limit)?).into_iter();
    let communes = found
        .map(|found| CommuneEntry::from(found.commune))
        .collect();
    written(&CommuneList { communes })
}

fn limited(limit: Option<usize>) -> Result<usize, Refused> {
    let limit = limit.unwrap_or(LIMIT);
    let fits = (1..=MAX_LIMIT).contains(&limit);
    fits.then_some(limit).ok_or(Refused::InvalidRequest)
}

/// What may be looked for.
fn words(name: &str) -> Result<&str, Refused> {
    let fits = name.chars().any(char::is_alphanumeric) && name.chars().count() <= MAX_NAME;
    fits.then_some(name).ok_or(Refused::InvalidRequest)
}

/// The minute that an instant lies in, as the endpoint tells the time.
fn whole_minute(instant: Timestamp) -> Timestamp {
    let second = instant.as_second();
    Timestamp::from_second(second - second.rem_euclid(60)).unwrap_or(instant)
}
