//! Stations that a newer list no longer has: probably closed, and nobody in
//! need may be sent to a closed door.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use vigie::station::Institution;

use super::{
    matching::RowRef,
    row::{Row, Source},
};

/// The newest nationwide list of each institution in each department.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    newest: BTreeMap<(Institution, String), List>,
    /// The newest list that has an institution in nearly every department of
    /// metropolitan France: where it has none, there is none.
    widest: BTreeMap<Institution, List>,
}

/// A list by its day and file.
type List = (Date, String);

/// In so many of the 95 postal departments of metropolitan France, a list
/// covers them all. The directory has the
/// gendarmerie in 91, where the police alone have Paris and its ring.
const NEARLY_ALL: usize = 80;

impl Coverage {
    /// What the sources cover.
    pub(crate) fn of(sources: &[Source]) -> Self {
        let mut coverage = Self::default();
        for source in sources.iter().filter(|source| source.nationwide) {
            let list = || (source.date, source.file.clone());
            let mut reach: BTreeMap<Institution, BTreeSet<String>> = BTreeMap::new();
            for row in &source.rows {
                let Some(department) = department(row) else {
                    continue;
                };
                if department.len() == 2 {
                    reach
                        .entry(row.institution)
                        .or_default()
                        .insert(department.clone());
                }
                let newest = coverage
                    .newest
                    .entry((row.institution, department))
                    .or_insert_with(list);
                *newest = list().max(newest.clone());
            }
            for (institution, _) in reach.into_iter().filter(|(_, all)| all.len() >= NEARLY_ALL) {
                let widest = coverage.widest.entry(institution).or_insert_with(list);
                *widest = list().max(widest.clone());
            }
        }
        coverage
    }

    /// Says so if all rows of a station come from nationwide lists and a newer
    /// one covers its department without it.
    pub(crate) fn newer_without(&self, sources: &[Source], rows: &[RowRef]) -> Option<String> {
        let rows: Vec<(&Source, &Row)> = rows.iter().filter_map(|at| at.of(sources)).collect();
        if rows.iter().any(|(source, _)| !source.nationwide) {
            return None;
        }
        let (source, row) = rows.iter().max_by_key(|(source, _)| source.date)?;
        let department = department(row)?;
        let wide = self
            .widest
            .get(&row.institution)
            .filter(|_| department.len() == 2);
        let listed = self.newest.get(&(row.institution, department));
        let (date, file) = listed.max(wide)?;
        (*date > source.date)
            .then(|| format!("{file} of {date} covers its department without it: probably closed"))
    }
}

/// The department of a row's address, as postal codes have it: Corsica is one.
fn department(row: &Row) -> Option<String> {
    let from_address = row.postal_code.as_ref().map(|code| {
        let digits = code.as_str();
        let overseas = digits.starts_with("97") || digits.starts_with("98");
        digits
            .get(..if overseas { 3 } else { 2 })
            .unwrap_or(digits)
            .to_owned()
    });
    from_address.or_else(|| {
        row.insee.as_ref().map(|insee| match insee.department() {
            "2A" | "2B" => "20".to_owned(),
            department => department.to_owned(),
        })
    })
}
