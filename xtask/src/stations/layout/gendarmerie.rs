//! The gendarmerie's list of 2013: no code of the commune, places projected
//! in the grid of each territory.

use vigie::station::Institution;

use super::{Context, export::before_code, postal_code};
use crate::stations::{
    projection,
    row::Row,
    table::{Table, TableRow},
};

/// The columns that tell this layout.
pub(super) const COLUMNS: &[&str] = &[
    "nom_contextuel_unite",
    "localite_unite",
    "lambert93_x",
    "lambert93_y",
];

/// Reads a row.
pub(super) fn reader<'a>(
    table: &Table,
    context: &'a Context<'_>,
) -> impl Fn(&TableRow) -> Row + use<'a> {
    let column = |name: &str| table.column(&[name]);
    let (name, town) = (column("nom_contextuel_unite"), column("localite_unite"));
    let (phone, code) = (column("num_tph_fixe_unite"), column("adresse_code_postal"));
    let address = column("adresse_geographique_unite");
    let (x, y) = (column("lambert93_x"), column("lambert93_y"));
    let projections = context.projections;
    move |fields| {
        let mut row = Row::new(fields.line, fields.get(name), Institution::Gendarmerie);
        row.postal_code = postal_code(fields.get(code));
        fields.get(town).clone_into(&mut row.locality);
        before_code(fields.get(address), fields.get(code)).clone_into(&mut row.street);
        let codes = row.territory().map_or(&[][..], projection::usual_in);
        row.take_projected(projections, codes, fields.get(x), fields.get(y));
        row.take_phone(fields.get(phone));
        row
    }
}
