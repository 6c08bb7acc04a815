//! The station index: built once, read in place.
//!
//! [`build`] turns a [`crate::directory::Directory`] into bytes;
//! [`StationIndex::open`] reads them where they lie, with no parsing and no
//! allocation, so an edge function answers its first request as quickly as any
//! other. Nearest-neighbour search runs on unit vectors and is exact over the
//! whole globe.

mod builder;
mod format;
mod gazetteer;
mod locate;
mod nearest;
mod search;
mod tree;
mod view;

pub use builder::{AlignedBytes, build};
pub use gazetteer::CommuneView;
pub use locate::{Located, LocatedBy, Place};
pub use nearest::{Clock, Filter, Hit, Nearest};
pub use search::PlaceMatch;
pub use view::StationView;

use format::{
    CommuneRecord, Header, NameRecord, Part, PostalCodeRecord, StationRecord, Texts, ZoneRecord,
};
use tree::Tree;

use crate::{Error, error::Kind, hours::WeeklyHours, station::StationId};

/// How many days old the facts of a directory may be without a warning.
const MAX_AGE_DAYS: i64 = 366;

/// A directory of stations and communes, read in place from bytes.
///
/// Opening checks the header: what the bytes are, their version, alignment
/// and length, and a checksum over the header itself. The checksum over the
/// rest is [`StationIndex::verify`]'s, for whoever makes or embeds an index;
/// doing it at every start would touch every byte. Corrupted records never
/// panic: a reference that leads nowhere reads as empty.
///
/// # Examples
///
/// ```
/// use vigie::{directory::Directory, geo::Point, index::{self, Nearest, StationIndex}};
///
/// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
/// let bytes = index::build(&directory)?;
/// let index = StationIndex::open(bytes.as_bytes())?;
///
/// let here = Point::new(48.11, -1.68)?;
/// let hits = index.nearest(here, &Nearest { limit: 1, ..Nearest::default() });
/// assert_eq!(hits[0].station.name(), "Commissariat de Rennes");
/// assert_eq!(hits[0].distance_m.round(), 649.0);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StationIndex<'a> {
    bytes: &'a [u8],
    header: &'a Header,
    stations: &'a [StationRecord],
    tree: Tree<'a>,
    by_commune: &'a [u32],
    by_postal_code: &'a [u32],
    hours: &'a [WeeklyHours],
    zones: &'a [ZoneRecord],
    communes: &'a [CommuneRecord],
    commune_postal_codes: &'a [u32],
    postal_codes: &'a [PostalCodeRecord],
    names: &'a [NameRecord],
    texts: Texts<'a>,
}

impl<'a> StationIndex<'a> {
    /// The alignment in bytes that the index's first byte must have.
    pub const ALIGNMENT: usize = format::ALIGNMENT;

    /// Opens an index in place: constant time, no allocation.
    ///
    /// # Errors
    ///
    /// If the bytes are not an index, of another version or byte order, cut
    /// short, not aligned to [`Self::ALIGNMENT`], or their header is damaged:
    /// see [`Error::is_index`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let header = Header::read(bytes)?;
        let index = Self {
            bytes,
            header,
            stations: header.part(bytes, Part::Stations)?,
            tree: Tree {
                splits: header.part(bytes, Part::Splits)?,
                axes: header.part(bytes, Part::Axes)?,
                x: header.part(bytes, Part::X)?,
                y: header.part(bytes, Part::Y)?,
                z: header.part(bytes, Part::Z)?,
                records: header.part(bytes, Part::Leaves)?,
            },
            by_commune: header.part(bytes, Part::ByCommune)?,
            by_postal_code: header.part(bytes, Part::ByPostalCode)?,
            hours: header.part(bytes, Part::Hours)?,
            zones: header.part(bytes, Part::Zones)?,
            communes: header.part(bytes, Part::Communes)?,
            commune_postal_codes: header.part(bytes, Part::CommunePostalCodes)?,
            postal_codes: header.part(bytes, Part::PostalCodes)?,
            names: header.part(bytes, Part::Names)?,
            texts: Texts(header.part(bytes, Part::Text)?),
        };
        Ok(index)
    }

    /// Checks every byte after the header against the checksum.
    ///
    /// # Errors
    ///
    /// If a byte was changed since the index was built.
    pub fn verify(&self) -> Result<(), Error> {
        let body = self.bytes.get(Header::LEN..).ok_or(Kind::IndexTruncated)?;
        if xxhash_rust::xxh3::xxh3_64(body) == self.header.checksum {
            Ok(())
        } else {
            Err(Kind::IndexChecksum.into())
        }
    }

    /// How many bytes lie behind the header: those that opening never touches.
    #[must_use]
    pub fn body_len(&self) -> usize {
        self.bytes.len().saturating_sub(Header::LEN)
    }

    /// Whether the stations are made up for trying things out: then nobody may
    /// be sent to one, and every answer has to say so.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.header.sample != 0
    }

    /// The day of the newest facts.
    #[must_use]
    pub fn date(&self) -> jiff::civil::Date {
        self.header.date.into()
    }

    /// Whether the newest facts were over a year old at an instant: stations
    /// move and close, so a person should then call before going there.
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, StationIndex}};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// assert!(!index.is_outdated("2027-11-01T00:00:00Z".parse().unwrap()));
    /// assert!(index.is_outdated("2027-11-03T00:00:00Z".parse().unwrap()));
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn is_outdated(&self, at: jiff::Timestamp) -> bool {
        let today = jiff::tz::Offset::UTC.to_datetime(at).date();
        self.date()
            .checked_add(jiff::Span::new().days(MAX_AGE_DAYS))
            .is_ok_and(|limit| today > limit)
    }

    /// The data sets that the facts come from.
    pub fn sources(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.texts.get(self.header.sources).lines()
    }

    /// A fingerprint of the whole index: another directory, another value.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.header.header_checksum
    }

    /// How many stations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stations.len()
    }

    /// Whether there is no station at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stations.is_empty()
    }

    /// Every station, by identifier.
    pub fn stations(&self) -> impl ExactSizeIterator<Item = StationView<'a>> + use<'a> {
        let index = *self;
        self.stations
            .iter()
            .map(move |record| StationView::new(&index, record))
    }

    /// The station with an identifier.
    #[must_use]
    pub fn station(&self, id: &StationId) -> Option<StationView<'a>> {
        let at = self
            .stations
            .binary_search_by(|record| self.texts.get(record.id).cmp(id.as_str()))
            .ok()?;
        self.stations
            .get(at)
            .map(|record| StationView::new(self, record))
    }

    /// The station of a record number, as the tree and the orders give it.
    fn at(&self, record: u32) -> Option<StationView<'a>> {
        self.stations
            .get(record as usize)
            .map(|record| StationView::new(self, record))
    }

    /// The run of `order` whose records compare equal.
    fn equal_run(
        &self,
        order: &'a [u32],
        compare: &dyn Fn(&StationRecord) -> core::cmp::Ordering,
    ) -> impl Iterator<Item = StationView<'a>> + use<'a> {
        let record = |number: &u32| self.stations.get(*number as usize);
        let start = order.partition_point(|n| record(n).is_some_and(|r| compare(r).is_lt()));
        let end = order.partition_point(|n| record(n).is_some_and(|r| compare(r).is_le()));
        let index = *self;
        order
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .filter_map(move |n| index.at(*n))
    }
}
