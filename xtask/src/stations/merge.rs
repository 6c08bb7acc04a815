//! One station from the rows that speak of it.

use std::collections::BTreeSet;

use vigie::{
    holidays::HolidayCalendar,
    station::{
        Accessibility, Address, CommuneRef, InseeCode, Institution, PostalCode, Source as Origin,
        Station, StationId, Text, UnitKind,
    },
    territory::{Zone, holidays_of, zone_of},
};

use super::{
    choice::Chosen,
    communes::{Known, same_department},
    names::slug,
    report::Reason,
    row::{Row, Source},
};

/// The rows of a station, the freshest first, with their sources.
pub(crate) type Rows<'a> = [(&'a Source, &'a Row)];

/// Builds the station.
///
/// # Errors
///
/// The reason why it cannot be one, and the same in words.
pub(crate) fn station(
    rows: &Rows<'_>,
    chosen: Chosen,
    commune: Option<&Known>,
    taken: &mut BTreeSet<String>,
) -> Result<Station, (Reason, String)> {
    let (lead_source, lead) = *rows.first().ok_or((Reason::NoName, "no row".to_owned()))?;
    let insee = commune
        .map(|known| known.insee.clone())
        .or_else(|| unlisted(rows));
    let (zone, holidays) = clocks(rows, insee.as_ref()).ok_or_else(|| {
        (
            Reason::NoTimeZone,
            "nothing says in which time zone it lies".to_owned(),
        )
    })?;
    let name = Text::new(&lead.name).map_err(|error| (Reason::NoName, error.to_string()))?;
    let origin = origin(rows).ok_or_else(|| {
        (
            Reason::UnreadableRow,
            "the file's name is no line of text".to_owned(),
        )
    })?;
    Ok(Station {
        id: identifier(rows, insee.as_ref(), taken).map_err(|why| (Reason::BadId, why))?,
        name,
        institution: lead.institution,
        kind: kind(rows),
        address: address(rows, commune),
        commune: insee.and_then(|insee| {
            let name = match commune {
                Some(known) => known.name.clone(),
                None => Text::new(locality(&lead.locality)).ok()?,
            };
            Some(CommuneRef { insee, name })
        }),
        point: chosen.place,
        precision: chosen.precision,
        phone: rows.iter().find_map(|(_, row)| row.phone.clone()),
        site: rows.iter().find_map(|(_, row)| row.site.clone()),
        accessibility: rows
            .iter()
            .map(|(_, row)| row.accessibility)
            .find(|accessibility| *accessibility != Accessibility::Unknown)
            .unwrap_or_default(),
        hours: rows.iter().find_map(|(_, row)| row.hours),
        zone,
        holidays,
        services: Vec::new(),
        source: Origin {
            name: origin,
            date: lead_source.date,
        },
    })
}

/// The code of a commune in a territory that no list of communes covers.
fn unlisted(rows: &Rows<'_>) -> Option<InseeCode> {
    rows.iter().find_map(|(_, row)| {
        let insee = row.insee.clone()?;
        let territory = vigie::territory::Territory::of(&insee)?;
        (Some(territory) == row.territory()).then_some(insee)
    })
}

/// The time zone and the public holidays, by commune or by postal code.
fn clocks(rows: &Rows<'_>, insee: Option<&InseeCode>) -> Option<(Zone, HolidayCalendar)> {
    if let Some(zone) = rows.iter().find_map(|(_, row)| row.zone.clone()) {
        return Some((zone, HolidayCalendar::None));
    }
    let code = match insee {
        Some(insee) => insee.clone(),
        None => rows
            .iter()
            .find_map(|(_, row)| some_code_of(row.postal_code.as_ref()?))?,
    };
    Some((zone_of(&code)?, holidays_of(&code)))
}

/// A commune's code of the department that a postal code belongs to.
fn some_code_of(code: &PostalCode) -> Option<InseeCode> {
    let digits = code.as_str();
    let department = match digits.get(..2)? {
        "97" | "98" => digits.get(..3)?,
        "20" => "2A",
        department => department,
    };
    InseeCode::new(format!("{department:0<5}")).ok()
}

/// The most telling kind: a list that says "brigade" of all leaves the kind to
/// one that knows which.
fn kind(rows: &Rows<'_>) -> UnitKind {
    let vague = |kind: &UnitKind| matches!(kind, UnitKind::Brigade | UnitKind::Other);
    let kinds = || rows.iter().map(|(_, row)| row.kind);
    kinds()
        .find(|kind| !vague(kind))
        .or_else(|| kinds().next())
        .unwrap_or(UnitKind::Other)
}

/// The address of the freshest row that has one. A postal code of another
/// department than the commune's is a slip: another row's is taken, or the
/// commune's if it has only one.
fn address(rows: &Rows<'_>, commune: Option<&Known>) -> Address {
    let known = |row: &Row| row.postal_code.is_some() || !row.locality.is_empty();
    let Some(row) = rows.iter().map(|(_, row)| row).find(|row| known(row)) else {
        return Address::default();
    };
    let plausible = |code: &&PostalCode| {
        commune.is_none_or(|known| {
            same_department(&known.insee, code) || known.postal_codes.contains(*code)
        })
    };
    let only_code = || {
        let codes = &commune?.postal_codes;
        if codes.len() == 1 {
            codes.first()
        } else {
            None
        }
    };
    let codes = rows.iter().filter_map(|(_, row)| row.postal_code.as_ref());
    let text = |text: &str| Text::new(text.trim()).ok();
    Address {
        street: text(&row.street),
        postal_code: codes
            .into_iter()
            .find(plausible)
            .or_else(only_code)
            .cloned(),
        locality: text(&row.locality),
    }
}

/// A post town without its cedex.
fn locality(text: &str) -> &str {
    text.split(" Cedex").next().unwrap_or(text).trim()
}

/// The data sets, freshest first, each once.
fn origin(rows: &Rows<'_>) -> Option<Text> {
    let mut names: Vec<&str> = Vec::new();
    for (source, _) in rows {
        if !names.contains(&source.name.as_str()) {
            names.push(&source.name);
        }
    }
    let mut joined = names.join(" + ");
    while joined.len() > 300 && names.len() > 1 {
        names.pop();
        joined = names.join(" + ");
    }
    Text::new(joined).ok()
}

/// The identifier: that of a source whose identifiers last, else any source's
/// own, else one made from institution, commune and name.
fn identifier(
    rows: &Rows<'_>,
    insee: Option<&InseeCode>,
    taken: &mut BTreeSet<String>,
) -> Result<StationId, String> {
    let own = |keeps: bool| {
        rows.iter()
            .filter(|(source, _)| source.keeps_ids == keeps)
            .find_map(|(_, row)| row.id.clone())
    };
    let made = || {
        let (_, lead) = rows.first()?;
        let where_from = insee
            .map(InseeCode::as_str)
            .or_else(|| lead.postal_code.as_ref().map(PostalCode::as_str));
        let parts = [
            Some(prefix(lead.institution)),
            where_from,
            Some(&slug(&lead.name)),
        ]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
        Some(parts)
    };
    let wanted = own(true)
        .or_else(|| own(false))
        .or_else(made)
        .unwrap_or_default();
    let mut id = wanted.clone();
    let mut number = 1;
    while taken.contains(&id) {
        number += 1;
        id = format!("{wanted}-{number}");
    }
    let checked = StationId::new(&id).map_err(|error| format!("\"{id}\": {error}"))?;
    taken.insert(id);
    Ok(checked)
}

fn prefix(institution: Institution) -> &'static str {
    match institution {
        Institution::NationalPolice => "police",
        Institution::Gendarmerie => "gendarmerie",
        Institution::MunicipalPolice => "municipal",
        Institution::Other => "station",
    }
}
