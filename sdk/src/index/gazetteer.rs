//! Communes of an index, by code and by postal code.

use core::cmp::Reverse;

use super::{
    StationIndex, builder,
    format::{CommuneRecord, NONE},
};
use crate::{
    Error,
    geo::Point,
    station::{InseeCode, PostalCode},
};

/// A commune of a [`StationIndex`], read in place.
#[derive(Clone, Copy, Debug)]
pub struct CommuneView<'a> {
    index: StationIndex<'a>,
    record: &'a CommuneRecord,
}

impl<'a> CommuneView<'a> {
    /// The INSEE code.
    #[must_use]
    pub fn insee(&self) -> &'a str {
        builder::insee_text(&self.record.insee)
    }

    /// The name with its article.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.index.texts.get(self.record.name)
    }

    /// Its centre.
    ///
    /// # Errors
    ///
    /// If the index is damaged.
    pub fn point(&self) -> Result<Point, Error> {
        Point::new(self.record.lat, self.record.lon)
    }

    /// Its inhabitants, 0 where nobody has said.
    #[must_use]
    pub fn population(&self) -> u32 {
        self.record.population
    }

    /// Its postal codes as numbers, in order: 1000 is `01000`.
    #[must_use]
    pub fn postal_codes(&self) -> &'a [u32] {
        let span = self.record.postal_codes;
        let start = span.start as usize;
        self.index
            .commune_postal_codes
            .get(start..start.saturating_add(span.len as usize))
            .unwrap_or_default()
    }
}

impl<'a> StationIndex<'a> {
    /// The commune with an INSEE code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, StationIndex}, station::InseeCode};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let rennes = index.commune(&InseeCode::new("35238")?).unwrap();
    /// assert_eq!(rennes.name(), "Rennes");
    /// assert_eq!(rennes.postal_codes(), [35000, 35200, 35700]);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn commune(&self, insee: &InseeCode) -> Option<CommuneView<'a>> {
        let wanted = builder::insee_bytes(insee.as_str());
        let at = self
            .communes
            .binary_search_by(|record| record.insee.cmp(&wanted))
            .ok()?;
        self.commune_at(u32::try_from(at).ok()?)
    }

    /// The communes that use a postal code, the most populous first.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, StationIndex}, station::PostalCode};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let communes = index.communes_of(&PostalCode::new("35700")?);
    /// assert_eq!(communes[0].name(), "Rennes");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn communes_of(&self, code: &PostalCode) -> Vec<CommuneView<'a>> {
        let wanted: u32 = code.as_str().parse().unwrap_or(NONE);
        let start = self
            .postal_codes
            .partition_point(|record| record.code < wanted);
        let run = self.postal_codes.get(start..).unwrap_or_default();
        let mut communes: Vec<_> = run
            .iter()
            .take_while(|record| record.code == wanted)
            .filter_map(|record| self.commune_at(record.commune))
            .collect();
        communes.sort_by_key(|commune| (Reverse(commune.population()), commune.insee()));
        communes
    }

    /// How many communes there are.
    #[must_use]
    pub fn commune_count(&self) -> usize {
        self.communes.len()
    }

    pub(super) fn commune_at(&self, number: u32) -> Option<CommuneView<'a>> {
        let record = self.communes.get(number as usize)?;
        Some(CommuneView {
            index: *self,
            record,
        })
    }
}
