//! The communes: what they are called, where they are and how large.

use std::collections::{BTreeMap, BTreeSet};

use vigie::{
    commune::Commune,
    geo::Point,
    station::{InseeCode, PostalCode, Text},
};

use super::{
    cities,
    names::town_key,
    report::{Fate, Finding, Outcome, Reason},
    table::{Table, TableRow},
};

/// A commune as the checks need it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The INSEE code.
    pub(crate) insee: InseeCode,
    /// The name with its article.
    pub(crate) name: Text,
    /// Its postal codes.
    pub(crate) postal_codes: BTreeSet<PostalCode>,
    /// Its centre, where the file has one.
    pub(crate) centre: Option<Point>,
    /// The radius in metres of a circle as large as the commune.
    pub(crate) radius_m: f64,
    /// Its inhabitants.
    pub(crate) population: u32,
    /// The name as all sources would write it.
    pub(crate) key: String,
}

/// Every commune of a file, found by code, by postal code and by name.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    list: Vec<Known>,
    by_insee: BTreeMap<InseeCode, usize>,
    by_postal_code: BTreeMap<PostalCode, BTreeSet<usize>>,
    /// By name; the names of delegated communes lead to what they are part of.
    by_key: BTreeMap<String, BTreeSet<usize>>,
}

/// What reading a file of communes gave beside the communes.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// What became of each row.
    pub(crate) fates: Vec<Fate>,
    /// The rows in doubt.
    pub(crate) findings: Vec<Finding>,
}

/// The size assumed where the file gives none: that of a middling commune.
const USUAL_AREA_KM2: f64 = 15.0;

impl Gazetteer {
    /// Adds the rows of a file.
    pub(crate) fn read(&mut self, file: &str, table: &Table) -> Reading {
        let columns = Columns::of(table);
        let mut reading = Reading::default();
        // Delegated communes come after those that they are part of.
        let mut delegated = Vec::new();
        for row in &table.rows {
            if row.get(columns.kind) == "COMD" {
                delegated.push(row);
                reading.fates.push(Fate::Merged);
                continue;
            }
            let fate = match columns.read(row) {
                Ok(known) => self.add(known),
                Err(why) => {
                    reading.findings.push(Finding {
                        file: file.to_owned(),
                        line: row.line,
                        id: row.get(columns.insee).to_owned(),
                        reason: Reason::UnreadableRow,
                        outcome: Outcome::Refused,
                        detail: why.to_owned(),
                    });
                    Fate::Refused
                }
            };
            reading.fates.push(fate);
        }
        for row in delegated {
            let parent = InseeCode::new(row.get(columns.parent)).ok();
            if let Some(at) = parent.and_then(|code| self.by_insee.get(&code).copied()) {
                self.by_key
                    .entry(town_key(row.get(columns.name)))
                    .or_default()
                    .insert(at);
            }
        }
        self.report_missing_centres(file, table, &columns, &mut reading);
        reading
    }

    /// A commune without a centre helps to check codes and names, but nobody
    /// can be shown the way to it: its rows are refused.
    fn report_missing_centres(
        &self,
        file: &str,
        table: &Table,
        columns: &Columns,
        reading: &mut Reading,
    ) {
        for (row, fate) in table.rows.iter().zip(&mut reading.fates) {
            let known = InseeCode::new(row.get(columns.insee))
                .ok()
                .and_then(|code| self.get(&code));
            if *fate == Fate::Refused || known.is_none_or(|known| known.centre.is_some()) {
                continue;
            }
            *fate = Fate::Refused;
            reading.findings.push(Finding {
                file: file.to_owned(),
                line: row.line,
                id: row.get(columns.insee).to_owned(),
                reason: Reason::NoPlace,
                outcome: Outcome::Refused,
                detail: format!("{} has no coordinates", row.get(columns.name)),
            });
        }
    }

    fn add(&mut self, known: Known) -> Fate {
        let next = self.list.len();
        let at = *self.by_insee.entry(known.insee.clone()).or_insert(next);
        self.by_key.entry(known.key.clone()).or_default().insert(at);
        for code in &known.postal_codes {
            self.by_postal_code
                .entry(code.clone())
                .or_default()
                .insert(at);
        }
        if let Some(first) = self.list.get_mut(at) {
            first.postal_codes.extend(known.postal_codes);
            return Fate::Merged;
        }
        self.list.push(known);
        Fate::Written
    }

    /// Whether there is nothing to check against.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The commune with a code.
    pub(crate) fn get(&self, insee: &InseeCode) -> Option<&Known> {
        self.by_insee.get(insee).and_then(|at| self.list.get(*at))
    }

    /// Whether any commune of a department or territory overseas is known.
    pub(crate) fn covers(&self, department: &str) -> bool {
        self.list
            .iter()
            .any(|known| known.insee.department() == department)
    }

    /// The communes that share a postal code.
    pub(crate) fn of_postal_code(&self, code: &PostalCode) -> impl Iterator<Item = &Known> {
        self.by_postal_code
            .get(code)
            .into_iter()
            .flatten()
            .filter_map(|at| self.list.get(*at))
    }

    /// The one commune that an address names: by name and postal code, by name
    /// within the department (the codes of large receivers are in no list), or
    /// by postal code and part of the name (`Châtelaudren` of today's
    /// `Châtelaudren-Plouagat`, `Paris` of its arrondissements).
    pub(crate) fn of_address(&self, code: &PostalCode, locality: &str) -> Option<&Known> {
        let key = town_key(locality);
        if key.is_empty() {
            return None;
        }
        let named = || {
            self.by_key
                .get(&key)
                .into_iter()
                .flatten()
                .filter_map(|at| self.list.get(*at))
        };
        only(named().filter(|known| known.postal_codes.contains(code)))
            .or_else(|| only(named().filter(|known| same_department(&known.insee, code))))
            .or_else(|| {
                only(self.of_postal_code(code).filter(|known| {
                    begins_with_words(&known.key, &key) || begins_with_words(&key, &known.key)
                }))
            })
    }

    /// The commune whose circle a place lies deepest in: the least distance to
    /// a centre in radii. A rough map, but made from the file alone.
    pub(crate) fn around(&self, place: Point) -> Option<(&Known, f64)> {
        // A degree of latitude is 111 km: no commune reaches further than two.
        let near = |centre: &Point| (centre.lat() - place.lat()).abs() < 2.0;
        self.list
            .iter()
            .filter_map(|known| {
                let centre = known.centre.filter(near)?;
                Some((known, place.distance_m(centre) / known.radius_m))
            })
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The communes for the index: those of the file that have a centre, and
    /// Paris, Lyon and Marseille made from their arrondissements.
    pub(crate) fn for_index(&self) -> (Vec<Commune>, usize) {
        let mut communes: Vec<Commune> = self
            .list
            .iter()
            .filter_map(|known| {
                Some(Commune {
                    insee: known.insee.clone(),
                    name: known.name.clone(),
                    postal_codes: known.postal_codes.iter().cloned().collect(),
                    point: known.centre?,
                    population: known.population,
                })
            })
            .collect();
        let cities = cities::whole(&communes);
        let made = cities.len();
        communes.extend(cities);
        (communes, made)
    }
}

struct Columns {
    insee: super::table::Column,
    name: super::table::Column,
    with_article: super::table::Column,
    postal_code: super::table::Column,
    kind: super::table::Column,
    parent: super::table::Column,
    lat: super::table::Column,
    lon: super::table::Column,
    area: super::table::Column,
    population: super::table::Column,
}

impl Columns {
    fn of(table: &Table) -> Self {
        Self {
            insee: table.column(&["insee_com"]),
            name: table.column(&["commune"]),
            with_article: table.column(&["commune_article", "commune"]),
            postal_code: table.column(&["code_postal"]),
            kind: table.column(&["commune_type"]),
            parent: table.column(&["insee_parente"]),
            lat: table.column(&["lat"]),
            lon: table.column(&["lng"]),
            area: table.column(&["superficie_km2"]),
            population: table.column(&["population_2021"]),
        }
    }

    fn read(&self, row: &TableRow) -> Result<Known, &'static str> {
        let insee = InseeCode::new(row.get(self.insee)).map_err(|_| "the INSEE code is not one")?;
        let name = Text::new(row.get(self.with_article)).map_err(|_| "the name is not a name")?;
        let postal_codes =
            PostalCode::new(row.get(self.postal_code)).map_err(|_| "the postal code is not one")?;
        let centre = match (row.get(self.lat).parse(), row.get(self.lon).parse()) {
            (Ok(lat), Ok(lon)) => Point::new(lat, lon).ok(),
            _ => None,
        };
        let area = row
            .get(self.area)
            .parse()
            .ok()
            .filter(|area: &f64| *area > 0.0);
        let radius_km = (area.unwrap_or(USUAL_AREA_KM2) / core::f64::consts::PI).sqrt();
        Ok(Known {
            key: town_key(row.get(self.name)),
            insee,
            name,
            postal_codes: BTreeSet::from([postal_codes]),
            centre,
            radius_m: radius_km * 1000.0,
            population: row.get(self.population).parse().unwrap_or(0),
        })
    }
}

/// The one item of an iterator that has exactly one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// Whether a commune may have a postal code, by department; Corsica's postal
/// codes still begin with 20, and a few codes reach over a border, which the
/// list of postal codes knows.
pub(crate) fn same_department(insee: &InseeCode, code: &PostalCode) -> bool {
    let department = insee.department();
    code.as_str().starts_with(department)
        || (matches!(department, "2A" | "2B") && code.as_str().starts_with("20"))
}

fn begins_with_words(long: &str, short: &str) -> bool {
    long.strip_prefix(short)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use vigie::station::{InseeCode, PostalCode};

    use super::Gazetteer;
    use crate::stations::{
        report::{Fate, Reason},
        table::Table,
    };

    const FILE: &str = "\
insee_com,commune,commune_article,code_postal,commune_type,insee_parente,lat,lng,superficie_km2,population_2021
99001,Vernay,Le Vernay,99100,COM,,47.0,2.0,10,400
99001,Vernay,Le Vernay,99110,COM,,47.0,2.0,10,400
99002,Aubance-Vernette,Aubance-Vernette,99100,COM,,47.2,2.0,10,400
99002,Vieux-Bourg,Vieux-Bourg,99100,COMD,99002,47.2,2.0,10,400
99003,Sansplace,Sansplace,99120,COM,,,,10,400
75101,Paris 1er Arrondissement,Paris 1er Arrondissement,75001,ARM,,48.8,2.3,2,100
75102,Paris 2e Arrondissement,Paris 2e Arrondissement,75002,ARM,,48.9,2.3,2,300
x,Rien,Rien,99100,COM,,47.0,2.0,10,400
";

    fn code(text: &str) -> PostalCode {
        PostalCode::new(text).unwrap()
    }

    #[test]
    fn every_row_has_a_fate() {
        let mut gazetteer = Gazetteer::default();
        let reading = gazetteer.read("communes.csv", &Table::read(FILE, b',').unwrap());
        use Fate::{Merged, Refused, Written};
        assert_eq!(
            reading.fates,
            [
                Written, Merged, Written, Merged, Refused, Written, Written, Refused
            ]
        );
        let reasons: Vec<_> = reading
            .findings
            .iter()
            .map(|f| (f.line, f.reason))
            .collect();
        assert_eq!(reasons, [(9, Reason::UnreadableRow), (6, Reason::NoPlace)]);
    }

    #[test]
    fn addresses_lead_to_todays_commune() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.read("communes.csv", &Table::read(FILE, b',').unwrap());
        for (postal_code, locality, expected) in [
            ("99110", "LE VERNAY", Some("99001")),
            ("99199", "Le Vernay Cedex 2", Some("99001")),
            ("99100", "Vieux Bourg", Some("99002")),
            ("99100", "Aubance", Some("99002")),
            ("75002", "Paris", Some("75102")),
            ("98100", "Le Vernay", None),
            ("99100", "", None),
        ] {
            let seen = gazetteer.of_address(&code(postal_code), locality);
            assert_eq!(
                seen.map(|known| known.insee.as_str()),
                expected,
                "{locality}"
            );
        }
    }

    #[test]
    fn cities_are_made_from_their_arrondissements() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.read("communes.csv", &Table::read(FILE, b',').unwrap());
        let (communes, made) = gazetteer.for_index();
        assert_eq!((communes.len(), made), (5, 1), "one has no centre");
        let paris = communes
            .iter()
            .find(|c| c.insee == InseeCode::new("75056").unwrap())
            .unwrap();
        assert_eq!((paris.population, paris.postal_codes.len()), (400, 2));
        assert!((paris.point.lat() - 48.875).abs() < 1e-9);
    }
}
