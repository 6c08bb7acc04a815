//! The ministry's exports: one column for each part of the address, a place
//! both projected and as GPS coordinates; later ones add hours and a page.

use vigie::{
    station::{InseeCode, Institution},
    territory::Territory,
};

use super::{Context, postal_code, site};
use crate::stations::{
    names, projection,
    row::Row,
    table::{Table, TableRow},
};

/// The columns that tell this layout.
pub(super) const COLUMNS: &[&str] = &[
    "service",
    "code_commune_insee",
    "geocodage_x_gps",
    "geocodage_y_gps",
];

/// Reads a row.
pub(super) fn reader<'a>(
    table: &Table,
    context: &'a Context<'_>,
) -> impl Fn(&TableRow) -> Row + use<'a> {
    let column = |name: &str| table.column(&[name]);
    let (id, service, phone) = (
        column("identifiant_public_unite"),
        column("service"),
        column("telephone"),
    );
    let (insee, code, commune) = (
        column("code_commune_insee"),
        column("code_postal"),
        column("commune"),
    );
    let (street, address) = (column("voie"), column("adresse_geographique"));
    let (epsg, x, y) = (
        column("geocodage_epsg"),
        column("geocodage_x"),
        column("geocodage_y"),
    );
    let (lon, lat) = (column("geocodage_x_gps"), column("geocodage_y_gps"));
    let (hours, page) = (column("horaires_accueil"), column("url"));
    let projections = context.projections;
    move |fields| {
        let name = fields.get(service);
        // An export lists State units only; one that names itself by its town
        // alone is told by the kind of file, which rows do not say.
        let institution = match names::institution(name) {
            Institution::Gendarmerie => Institution::Gendarmerie,
            _ => Institution::NationalPolice,
        };
        let mut row = Row::new(fields.line, name, institution);
        row.id = Some(fields.get(id))
            .filter(|id| !id.is_empty())
            .map(|id| format!("unite-{id}"));
        row.insee = insee_code(fields.get(insee));
        row.postal_code = postal_code(fields.get(code));
        fields.get(commune).clone_into(&mut row.locality);
        row.street = match fields.get(street) {
            "" => before_code(fields.get(address), fields.get(code)).to_owned(),
            street => street.to_owned(),
        };
        row.take_place(fields.get(lat), fields.get(lon));
        if row.places.is_empty() {
            let fault = row.place_fault.take();
            let said = fields.get(epsg).parse::<u16>().ok();
            let usual = row.territory().map_or(&[][..], projection::usual_in);
            let codes = said.as_ref().map_or(usual, core::slice::from_ref);
            row.take_projected(projections, codes, fields.get(x), fields.get(y));
            if row.places.is_empty() {
                row.place_fault = fault;
            }
        }
        row.take_phone(fields.get(phone));
        row.take_hours(fields.get(hours));
        row.site = site(fields.get(page));
        row
    }
}

/// A commune's code; spreadsheets drop the zero in front.
fn insee_code(text: &str) -> Option<InseeCode> {
    let padded = if text.len() == 4 {
        format!("0{text}")
    } else {
        text.to_owned()
    };
    InseeCode::new(padded)
        .ok()
        .filter(|code| Territory::of(code).is_some())
}

/// The part of an address on one line that stands before the postal code.
pub(super) fn before_code<'a>(address: &'a str, code: &str) -> &'a str {
    match address.rsplit_once(code) {
        Some((street, _)) if !code.is_empty() => street.trim().trim_end_matches(','),
        _ => address,
    }
}
