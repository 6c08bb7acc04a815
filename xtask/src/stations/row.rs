//! A row of any layout, in the words of the model.

use jiff::civil::Date;
use vigie::{
    geo::Point,
    hours::WeeklyHours,
    station::{
        Accessibility, InseeCode, Institution, Phone, PostalCode, Precision, Site, UnitKind,
    },
    territory::{Territory, Zone},
};

use super::report::{Fate, Finding, Outcome, Reason};

/// A file of stations after reading.
#[derive(Debug)]
pub(crate) struct Source {
    /// The file's name, as reports show it.
    pub(crate) file: String,
    /// The data set's name, as stations show it.
    pub(crate) name: String,
    /// The layout's name.
    pub(crate) layout: &'static str,
    /// The encoding that was seen or assumed.
    pub(crate) encoding: &'static str,
    /// The day its facts are of.
    pub(crate) date: Date,
    /// Whether it lists every station of an institution in the departments
    /// that it covers at all.
    pub(crate) nationwide: bool,
    /// Whether its identifiers are the ones to keep when facts are merged.
    pub(crate) keeps_ids: bool,
    /// The licence under which its layout is published.
    pub(crate) licence: &'static str,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
}

/// A row of a source.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The line on which it starts, from 1.
    pub(crate) line: u64,
    /// Its own identifier.
    pub(crate) id: Option<String>,
    /// The station's name.
    pub(crate) name: String,
    /// Who runs the station.
    pub(crate) institution: Institution,
    /// What kind of unit it is.
    pub(crate) kind: UnitKind,
    /// Building, number and street.
    pub(crate) street: String,
    /// The postal code.
    pub(crate) postal_code: Option<PostalCode>,
    /// The post town.
    pub(crate) locality: String,
    /// The code of the commune that the row gives.
    pub(crate) insee: Option<InseeCode>,
    /// Where it stands. Several readings where the row does not say in which
    /// projection it is written; none where it has no place.
    pub(crate) places: Vec<Point>,
    /// Why there is no place.
    pub(crate) place_fault: Option<(Reason, String)>,
    /// How closely the place was measured.
    pub(crate) precision: Precision,
    /// The telephone number.
    pub(crate) phone: Option<Phone>,
    /// The page or contact form.
    pub(crate) site: Option<Site>,
    /// Whether a wheelchair can enter.
    pub(crate) accessibility: Accessibility,
    /// The opening hours.
    pub(crate) hours: Option<WeeklyHours>,
    /// The time zone, where the row lies abroad.
    pub(crate) zone: Option<Zone>,
    /// What the reading found doubtful; these decide nothing about the place.
    pub(crate) notes: Vec<(Reason, String)>,
    /// Set once the row's fate is known.
    pub(crate) fate: Option<Fate>,
}

impl Row {
    /// A row of which only the line and the name are known.
    pub(crate) fn new(line: u64, name: &str, institution: Institution) -> Self {
        Self {
            line,
            id: None,
            name: name.to_owned(),
            institution,
            kind: super::names::unit_kind(name, institution),
            street: String::new(),
            postal_code: None,
            locality: String::new(),
            insee: None,
            places: Vec::new(),
            place_fault: None,
            precision: Precision::Unknown,
            phone: None,
            site: None,
            accessibility: Accessibility::Unknown,
            hours: None,
            zone: None,
            notes: Vec::new(),
            fate: None,
        }
    }

    /// What the report calls the row.
    pub(crate) fn label(&self) -> String {
        match &self.id {
            Some(id) => id.clone(),
            None if self.name.is_empty() => "(no name)".to_owned(),
            None => self.name.clone(),
        }
    }

    /// The French territory of its commune or postal code.
    ///
    /// The postal code comes first: it is part of the address that people
    /// find a station by, and the code of the commune is what goes wrong.
    pub(crate) fn territory(&self) -> Option<Territory> {
        if self.zone.is_some() {
            return None;
        }
        self.postal_code
            .as_ref()
            .and_then(Territory::of_postal_code)
            .or_else(|| self.insee.as_ref().and_then(Territory::of))
    }

    /// The place, where there is exactly one reading.
    pub(crate) fn place(&self) -> Option<Point> {
        match self.places[..] {
            [place] => Some(place),
            _ => None,
        }
    }
}

impl Source {
    /// A finding about one of its rows.
    pub(crate) fn finding(
        &self,
        row: &Row,
        reason: Reason,
        outcome: Outcome,
        detail: impl Into<String>,
    ) -> Finding {
        Finding {
            file: self.file.clone(),
            line: row.line,
            id: row.label(),
            reason,
            outcome,
            detail: detail.into(),
        }
    }

    /// A row as a proof is cited: file, line and name.
    pub(crate) fn cite(&self, row: &Row) -> String {
        format!("{}:{} {}", self.file, row.line, row.label())
    }
}
