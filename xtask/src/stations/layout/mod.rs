//! The layouts that an import understands, each recognised by its content.

mod directory;
mod export;
mod gendarmerie;
mod osm;

use anyhow::bail;
use serde_json::Value;
use vigie::{
    geo::Point,
    station::{PostalCode, Site},
    territory::{Territory, Zone},
};

use super::{
    hours, phone,
    projection::Projections,
    report::{Fate, Reason},
    row::Row,
    table::{Table, TableRow},
};

/// A file whose layout was recognised.
pub(crate) enum Recognised {
    /// Stations, with the layout's traits and its reader.
    Stations(Layout, Body),
    /// Communes.
    Communes(Table),
}

/// The content of a file of stations.
pub(crate) enum Body {
    /// Separated values.
    Table(Table),
    /// GeoJSON.
    Json(Value),
}

/// A layout of stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The public-service directory.
    Directory,
    /// The ministry's exports of police and gendarmerie, with GPS places.
    Export,
    /// The gendarmerie's list of 2013, with projected places.
    Gendarmerie,
    /// OpenStreetMap as GeoJSON.
    OpenStreetMap,
}

impl Layout {
    /// What reports call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Directory => "public-service directory",
            Self::Export => "ministry export with GPS places",
            Self::Gendarmerie => "gendarmerie list with projected places",
            Self::OpenStreetMap => "OpenStreetMap GeoJSON",
        }
    }

    /// The licence under which such files are published.
    pub(crate) fn licence(self) -> &'static str {
        match self {
            Self::Directory | Self::Export | Self::Gendarmerie => "Licence Ouverte",
            Self::OpenStreetMap => "© OpenStreetMap contributors, ODbL 1.0",
        }
    }

    /// Whether a file of this layout claims to list every station.
    pub(crate) fn is_nationwide(self) -> bool {
        self != Self::OpenStreetMap
    }
}

/// What readers need beside the file.
pub(crate) struct Context<'a> {
    /// Turns projected coordinates into places.
    pub(crate) projections: &'a Projections,
    /// The time zone of rows abroad.
    pub(crate) zone: Option<&'a Zone>,
}

/// Recognises a file by what it holds.
pub(crate) fn recognise(text: &str) -> anyhow::Result<Recognised> {
    if text.trim_start().starts_with('{') {
        if let Ok(json) = serde_json::from_str::<Value>(text)
            && json.get("type").and_then(Value::as_str) == Some("FeatureCollection")
        {
            return Ok(Recognised::Stations(
                Layout::OpenStreetMap,
                Body::Json(json),
            ));
        }
        bail!("it begins like JSON but is not a GeoJSON FeatureCollection");
    }
    for separator in [b',', b';', b'|', b'\t'] {
        let header = Table::header_of(text, separator);
        let has = |names: &[&str]| {
            names
                .iter()
                .all(|name| header.iter().any(|title| title == name))
        };
        if has(&["insee_com", "commune", "code_postal", "lat", "lng"]) {
            return Ok(Recognised::Communes(Table::read(text, separator)?));
        }
        let layout = if has(directory::COLUMNS) {
            Layout::Directory
        } else if has(export::COLUMNS) {
            Layout::Export
        } else if has(gendarmerie::COLUMNS) {
            Layout::Gendarmerie
        } else {
            continue;
        };
        return Ok(Recognised::Stations(
            layout,
            Body::Table(Table::read(text, separator)?),
        ));
    }
    bail!(
        "its first line has none of the headers looked for, separated by comma, semicolon, bar or \
         tab: {} (directory); {} (export); {} (gendarmerie); insee_com, commune, code_postal, lat, \
         lng (communes); nor is it a GeoJSON FeatureCollection",
        directory::COLUMNS.join(", "),
        export::COLUMNS.join(", "),
        gendarmerie::COLUMNS.join(", "),
    )
}

/// Reads the rows of a file of stations.
pub(crate) fn read(layout: Layout, body: &Body, context: &Context<'_>) -> Vec<Row> {
    match (layout, body) {
        (Layout::OpenStreetMap, Body::Json(json)) => osm::read(json, context),
        (Layout::Directory, Body::Table(table)) => table_rows(table, directory::reader(table)),
        (Layout::Export, Body::Table(table)) => table_rows(table, export::reader(table, context)),
        (Layout::Gendarmerie, Body::Table(table)) => {
            table_rows(table, gendarmerie::reader(table, context))
        }
        _ => Vec::new(),
    }
}

/// Reads every row of a table, refusing those that cannot be told apart or
/// have no name.
fn table_rows(table: &Table, read: impl Fn(&TableRow) -> Row) -> Vec<Row> {
    table
        .rows
        .iter()
        .map(|fields| {
            let mut row = read(fields);
            if !table.fits(fields) {
                row.refuse(
                    Reason::UnreadableRow,
                    "it has more or fewer fields than the header",
                );
            } else if row.name.is_empty() {
                row.refuse(Reason::NoName, "the name is empty");
            }
            row
        })
        .collect()
}

impl Row {
    /// Refuses a row at reading.
    fn refuse(&mut self, reason: Reason, detail: &str) {
        self.notes.push((reason, detail.to_owned()));
        self.fate = Some(Fate::Refused);
    }

    /// Takes the telephone number; an unreadable one is noted.
    fn take_phone(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.phone = phone::normalise(text, self.territory());
        if self.phone.is_none() {
            self.notes
                .push((Reason::BadPhone, format!("\"{text}\" is left out")));
        }
    }

    /// Takes the opening hours; unreadable ones are noted and stay unknown.
    fn take_hours(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match hours::parse(text) {
            Ok(hours) => self.hours = Some(hours),
            Err(why) => {
                self.notes.push((
                    Reason::BadHours,
                    format!("hours stay unknown: {why}: {text}"),
                ));
            }
        }
    }

    /// Takes a latitude and longitude as they are written.
    fn take_place(&mut self, lat: &str, lon: &str) {
        let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
        self.place_fault = match (number(lat), number(lon)) {
            (Some(lat), Some(lon)) if lat == lon && lat != 0.0 => {
                Some((Reason::LatitudeEqualsLongitude, format!("both are {lat}")))
            }
            (Some(lat), Some(lon)) if lat != 0.0 || lon != 0.0 => match Point::new(lat, lon) {
                Ok(point) => {
                    self.places = vec![point];
                    None
                }
                Err(error) => Some((Reason::NoPlace, error.to_string())),
            },
            _ => Some((
                Reason::NoPlace,
                format!("the coordinates are \"{lat}\" and \"{lon}\""),
            )),
        };
    }

    /// Takes projected coordinates, in each of the projections that they may
    /// be written in.
    fn take_projected(&mut self, projections: &Projections, codes: &[u16], x: &str, y: &str) {
        let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
        let territory = self.territory();
        let places: Vec<Point> = match (number(x), number(y)) {
            (Some(x), Some(y)) => codes
                .iter()
                .filter_map(|code| projections.place(*code, x, y))
                .collect(),
            _ => Vec::new(),
        };
        if places.is_empty() {
            let why = format!("the projected coordinates are \"{x}\" and \"{y}\"");
            self.place_fault = Some((Reason::NoPlace, why));
        }
        // A reading outside the territory is only worth keeping if it is the
        // one there is: then it is reported as what it says.
        let inside: Vec<Point> = places
            .iter()
            .copied()
            .filter(|place| territory.is_some_and(|territory| territory.contains(*place)))
            .collect();
        self.places = if inside.is_empty() {
            places.into_iter().take(1).collect()
        } else {
            inside
        };
    }
}

/// A page's address, where the text is one.
fn site(text: &str) -> Option<Site> {
    Site::new(text).ok()
}

/// A postal code; spreadsheets drop the zero in front.
fn postal_code(text: &str) -> Option<PostalCode> {
    let padded = if text.len() == 4 {
        format!("0{text}")
    } else {
        text.to_owned()
    };
    PostalCode::new(padded).ok()
}

/// The French territory that a postal code and a place both speak of.
fn french(postal_code: Option<&PostalCode>, place: Option<Point>) -> Option<Territory> {
    let territory = Territory::of_postal_code(postal_code?)?;
    territory.contains(place?).then_some(territory)
}
