//! Accounting for every row once the stations are made.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail, ensure};
use jiff::civil::Date;
use vigie::{
    directory::Directory,
    station::{Institution, Text},
};

use super::{
    import::{Imported, Work},
    report::{Counts, Fate, FileReport, Outcome, Report},
    towns,
};

impl Work {
    /// The directory and its report.
    pub(super) fn finish(mut self, say: &dyn Fn(&str)) -> anyhow::Result<Imported> {
        self.report_refused_at_reading();
        self.stations.sort_by(|a, b| a.id.cmp(&b.id));
        if self.stations.is_empty() {
            bail!("every station is in doubt: none is left to write");
        }
        let (mut communes, cities) = self.gazetteer.for_index();
        let from_stations = towns::unlisted(&self.stations, &communes);
        let made = cities + from_stations.len();
        communes.extend(from_stations);
        communes.sort_by(|a, b| a.insee.cmp(&b.insee));
        say(&format!(
            "communes: {}, {made} of them made",
            communes.len()
        ));
        let date = self
            .sources
            .iter()
            .map(|source| source.date)
            .max()
            .unwrap_or(Date::ZERO);
        let report = self.account(communes.len(), made);
        ensure!(
            report.balances(),
            "the counts of the report do not add up: this is a mistake of xtask"
        );
        let directory = Directory {
            date,
            sample: false,
            sources: self.origins()?,
            stations: self.stations,
            communes,
        };
        Ok(Imported { directory, report })
    }

    fn report_refused_at_reading(&mut self) {
        let mut findings = Vec::new();
        for source in &self.sources {
            for row in source
                .rows
                .iter()
                .filter(|row| row.fate == Some(Fate::Refused))
            {
                for (reason, detail) in row.notes.iter().filter(|(reason, _)| reason.refuses()) {
                    findings.push(source.finding(row, *reason, Outcome::Refused, detail.clone()));
                }
            }
        }
        self.findings.extend(findings);
    }

    /// The data sets with their licences, as every answer names them.
    fn origins(&self) -> anyhow::Result<Vec<Text>> {
        let stations = self
            .sources
            .iter()
            .map(|source| format!("{} ({}), {}", source.name, source.layout, source.licence));
        let communes = self
            .communes
            .iter()
            .map(|file| format!("{} (communes)", file.file));
        stations
            .chain(communes)
            .map(|name| Text::new(name).context("the name of a file is no line of text"))
            .collect()
    }

    fn account(&mut self, communes: usize, communes_made: usize) -> Report {
        self.findings.sort();
        self.findings.dedup();
        let files = self.sources.iter().map(|source| {
            let rows_with = |outcome: Outcome| {
                let lines: BTreeSet<u64> = self
                    .findings
                    .iter()
                    .filter(|f| f.file == source.file && f.outcome == outcome)
                    .map(|f| f.line)
                    .collect();
                lines.len()
            };
            let fates = source.rows.iter().filter_map(|row| row.fate);
            FileReport {
                file: source.file.clone(),
                layout: source.layout,
                encoding: source.encoding,
                date: source.date,
                counts: Counts {
                    read: source.rows.len(),
                    ..Counts::of(fates)
                },
                repaired: rows_with(Outcome::Repaired),
                confirmed: rows_with(Outcome::Confirmed),
            }
        });
        let files: Vec<FileReport> = files.chain(self.communes.iter().cloned()).collect();
        Report {
            stations: self.stations.len(),
            communes,
            communes_made,
            notes: self.notes(),
            files,
            findings: self.findings.clone(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.gazetteer.is_empty() {
            notes.push(
                "No file of communes was given: places were only checked against territories, \
                 departments and each other, and the communes are those of the stations' addresses."
                    .to_owned(),
            );
        }
        let institutions: BTreeSet<Institution> = self
            .stations
            .iter()
            .map(|station| station.institution)
            .collect();
        for institution in [Institution::NationalPolice, Institution::Gendarmerie] {
            if !institutions.contains(&institution) {
                notes.push(format!("There is no station of {institution}."));
            }
        }
        notes
    }
}
