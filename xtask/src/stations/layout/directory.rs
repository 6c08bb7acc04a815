//! The public-service directory: an address in one field, a place with its
//! precision, a code of the commune inside the identifier.

use vigie::station::{Accessibility, InseeCode, Institution, Precision};

use super::{postal_code, site};
use crate::stations::{
    row::Row,
    table::{Table, TableRow},
};

/// The columns that tell this layout.
pub(super) const COLUMNS: &[&str] = &["id", "category", "name", "latitude", "longitude", "address"];

/// Reads a row.
pub(super) fn reader(table: &Table) -> impl Fn(&TableRow) -> Row {
    let column = |name: &str| table.column(&[name]);
    let (id, category, name, email, phone) = (
        column("id"),
        column("category"),
        column("name"),
        column("email"),
        column("phone"),
    );
    let (lat, lon, precision) = (
        column("latitude"),
        column("longitude"),
        column("geoloc_precision"),
    );
    let (address, wheelchair) = (column("address"), column("wheelchair_access"));
    move |fields| {
        let institution = match fields.get(category) {
            "gendarmerie" => Institution::Gendarmerie,
            "commissariat_police" => Institution::NationalPolice,
            _ => crate::stations::names::institution(fields.get(name)),
        };
        let mut row = Row::new(fields.line, fields.get(name), institution);
        row.id = Some(fields.get(id).to_owned()).filter(|id| !id.is_empty());
        // "gendarmerie-97302-01": the code stands before the number.
        row.insee = fields
            .get(id)
            .rsplit('-')
            .nth(1)
            .and_then(|code| InseeCode::new(code).ok());
        take_address(&mut row, fields.get(address));
        row.take_place(fields.get(lat), fields.get(lon));
        row.precision = match fields.get(precision) {
            "9" => Precision::Building,
            "8" => Precision::Address,
            "6" => Precision::Street,
            "4" => Precision::Town,
            _ => Precision::Unknown,
        };
        row.take_phone(fields.get(phone));
        // The column of the electronic address often holds a contact form;
        // electronic addresses of persons are not for publishing.
        row.site = site(fields.get(email));
        row.accessibility = match fields.get(wheelchair) {
            "ACC" => Accessibility::Full,
            "DEM" => Accessibility::Limited,
            "NAC" => Accessibility::None,
            _ => Accessibility::Unknown,
        };
        row
    }
}

/// Splits `building, street, postal code, commune`; the first part is missing
/// in some.
fn take_address(row: &mut Row, address: &str) {
    let parts: Vec<&str> = address.split(',').map(str::trim).collect();
    let coded = |part: &&str| part.len() == 5 && part.bytes().all(|b| b.is_ascii_digit());
    let Some(at) = parts.iter().rposition(coded) else {
        address.clone_into(&mut row.street);
        return;
    };
    row.street = parts.get(..at).unwrap_or_default().join(", ");
    row.postal_code = parts.get(at).and_then(|code| postal_code(code));
    row.locality = parts.get(at + 1..).unwrap_or_default().join(", ");
}
