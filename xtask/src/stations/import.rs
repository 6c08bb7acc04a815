//! The import: read, locate, match, check, choose, and account for every row.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use anyhow::bail;
use vigie::{
    directory::Directory,
    station::{InseeCode, Station},
    territory::Zone,
};

use super::{
    choice::{self, Evidence, Witness},
    communes::Gazetteer,
    dates::DatedFile,
    gone,
    matching::{Cluster, RowRef, group},
    merge,
    neighbours::Neighbours,
    places::locate,
    report::{Fate, FileReport, Finding, Outcome, Reason, Report},
    row::{Row, Source},
};

/// What to import, and how.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The files; one of communes may be among them.
    pub(crate) files: Vec<PathBuf>,
    /// The file of communes.
    pub(crate) communes: Option<PathBuf>,
    /// Days given for files.
    pub(crate) dates: Vec<DatedFile>,
    /// The time zone of stations abroad.
    pub(crate) zone: Option<Zone>,
    /// Whether to keep stations that a newer list no longer has.
    pub(crate) keep_unconfirmed: bool,
}

/// A directory and what is to be said about it.
#[derive(Debug)]
pub(crate) struct Imported {
    /// The directory.
    pub(crate) directory: Directory,
    /// What became of every row.
    pub(crate) report: Report,
}

/// Imports files; `say` is told of each phase.
pub(crate) fn import(options: &Options, say: &dyn Fn(&str)) -> anyhow::Result<Imported> {
    let mut work = Work::default();
    work.read_files(options, say)?;
    if work.sources.iter().all(|source| source.rows.is_empty()) {
        bail!("there is no station in the files given");
    }
    work.locate_rows();
    let clusters = group(&work.sources, &work.order(), &|at| {
        work.communes_of_rows.get(&at).cloned()
    });
    say(&format!("matched: {} stations", clusters.len()));
    work.choose(&clusters, options);
    say(&format!("checked: {} stations hold", work.stations.len()));
    work.finish(say)
}

/// The state of an import between its phases.
#[derive(Default)]
pub(super) struct Work {
    /// The files of stations.
    pub(super) sources: Vec<Source>,
    /// The communes.
    pub(super) gazetteer: Gazetteer,
    /// The files of communes.
    pub(super) communes: Vec<FileReport>,
    /// The commune of each row that has one.
    communes_of_rows: BTreeMap<RowRef, InseeCode>,
    /// The doubts met so far.
    pub(super) findings: Vec<Finding>,
    /// The stations made so far.
    pub(super) stations: Vec<Station>,
}

impl Work {
    /// The order in which sources are matched: the directory gives its
    /// identifiers, nationwide lists come before others, newer before older.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.sources.len()).collect();
        order.sort_by_key(|at| {
            self.sources.get(*at).map(|source| {
                (
                    !source.keeps_ids,
                    !source.nationwide,
                    core::cmp::Reverse(source.date),
                )
            })
        });
        order
    }

    /// Finds the commune of each row and reports what is doubtful about it.
    fn locate_rows(&mut self) {
        for (source_number, source) in self.sources.iter().enumerate() {
            for (row_number, row) in source.rows.iter().enumerate() {
                let located = locate(row, &self.gazetteer);
                if let Some(doubt) = located.doubt {
                    let outcome = if doubt.repaired {
                        Outcome::Repaired
                    } else {
                        Outcome::Noted
                    };
                    self.findings
                        .push(source.finding(row, doubt.reason, outcome, doubt.detail));
                }
                if let Some(known) = located.commune {
                    let at = RowRef {
                        source: source_number,
                        row: row_number,
                    };
                    self.communes_of_rows.insert(at, known.insee.clone());
                }
            }
        }
    }

    /// Makes a station of each group of rows, or says why not.
    fn choose(&mut self, clusters: &[Cluster], options: &Options) {
        let neighbours = Neighbours::of(&self.sources, clusters);
        let coverage = gone::Coverage::of(&self.sources);
        let mut taken = BTreeSet::new();
        let mut fates: Vec<(RowRef, Fate)> = Vec::new();
        for (number, cluster) in clusters.iter().enumerate() {
            let refs = self.freshest_first(cluster);
            self.report_repeats(cluster);
            if !options.keep_unconfirmed
                && let Some(newer) = coverage.newer_without(&self.sources, &refs)
            {
                for at in &refs {
                    self.report(*at, Reason::NotInNewerSource, Outcome::KeptOut, &newer);
                }
                fates.extend(refs.into_iter().map(|at| (at, Fate::KeptOut)));
                continue;
            }
            let made = self.make_station(number, &refs, &neighbours, &mut taken);
            let written = made
                .as_ref()
                .and_then(|station| self.namesake(&refs, station));
            for at in refs {
                let fate = match (&made, written) {
                    (None, _) => Fate::Refused,
                    (Some(_), Some(first)) if first == at => Fate::Written,
                    (Some(_), _) => Fate::Merged,
                };
                fates.push((at, fate));
            }
            self.stations.extend(made);
        }
        for (at, fate) in fates {
            if let Some(row) = self
                .sources
                .get_mut(at.source)
                .and_then(|s| s.rows.get_mut(at.row))
            {
                row.fate = Some(fate);
            }
        }
    }

    fn freshest_first(&self, cluster: &Cluster) -> Vec<RowRef> {
        let mut refs = cluster.rows.clone();
        refs.sort_by_key(|at| {
            let source = self.sources.get(at.source);
            let repeat = cluster.repeats.contains(at);
            (
                repeat,
                source.map(|s| (core::cmp::Reverse(s.date), !s.keeps_ids)),
                *at,
            )
        });
        refs
    }

    fn report_repeats(&mut self, cluster: &Cluster) {
        for at in &cluster.repeats {
            let first = cluster.rows.iter().find(|other| other.source == at.source);
            let line = first
                .and_then(|first| first.of(&self.sources))
                .map_or(0, |(_, row)| row.line);
            self.report(
                *at,
                Reason::Duplicate,
                Outcome::Noted,
                &format!("it repeats line {line}"),
            );
        }
    }

    fn make_station(
        &mut self,
        number: usize,
        refs: &[RowRef],
        neighbours: &Neighbours,
        taken: &mut BTreeSet<String>,
    ) -> Option<Station> {
        let rows: Vec<(&Source, &Row)> =
            refs.iter().filter_map(|at| at.of(&self.sources)).collect();
        let commune_of = |at: &RowRef| {
            self.communes_of_rows
                .get(at)
                .and_then(|insee| self.gazetteer.get(insee))
        };
        let witnesses: Vec<Witness<'_>> = refs
            .iter()
            .zip(&rows)
            .map(|(at, (source, row))| Witness {
                row,
                commune: commune_of(at),
                cite: source.cite(row),
            })
            .collect();
        let evidence = Evidence {
            gazetteer: &self.gazetteer,
            neighbours,
            cluster: number,
        };
        let decision = choice::choose(&witnesses, &evidence);
        let refusal = decision
            .doubts
            .first()
            .map_or(Reason::NoPlace, |doubt| doubt.reason);
        let lead = rows
            .first()
            .map(|(source, row)| source.cite(row))
            .unwrap_or_default();
        let commune = refs.iter().find_map(commune_of);
        let made = decision
            .chosen
            .map(|chosen| merge::station(&rows, chosen, commune, taken));
        for doubt in decision.doubts {
            if let Some(at) = refs.get(doubt.witness) {
                self.report(*at, doubt.reason, doubt.outcome, &doubt.detail);
            }
        }
        let (reason, why) = match made {
            Some(Ok(station)) => {
                self.report_notes(refs, &station);
                return Some(station);
            }
            Some(Err((reason, why))) => {
                if let Some(at) = refs.first() {
                    self.report(*at, reason, Outcome::Refused, &why);
                }
                (reason, why)
            }
            None => (refusal, String::new()),
        };
        for at in refs.iter().skip(1) {
            let why = format!("its station, {lead}, is refused; {why}");
            self.report(*at, reason, Outcome::Refused, why.trim_end_matches("; "));
        }
        None
    }

    /// Reports what reading found doubtful, once it is known what the station
    /// got from other rows instead.
    fn report_notes(&mut self, refs: &[RowRef], station: &Station) {
        for at in refs {
            let notes = at
                .of(&self.sources)
                .map(|(_, row)| row.notes.clone())
                .unwrap_or_default();
            for (reason, detail) in notes {
                let given = match reason {
                    Reason::BadPhone => station.phone.as_ref().map(ToString::to_string),
                    Reason::BadHours => station.hours.map(|hours| hours.to_osm()),
                    _ => None,
                };
                match given {
                    Some(given) => {
                        let detail = format!("{detail}; another source gives {given}");
                        self.report(*at, reason, Outcome::Repaired, &detail);
                    }
                    None => self.report(*at, reason, Outcome::Noted, &detail),
                }
            }
        }
    }

    /// The row that a station has its identifier from, else the freshest; an
    /// identifier that had to be changed is reported.
    fn namesake(&mut self, refs: &[RowRef], station: &Station) -> Option<RowRef> {
        let id_of = |at: &RowRef| at.of(&self.sources).and_then(|(_, row)| row.id.clone());
        let namesake = refs
            .iter()
            .find(|at| id_of(at).as_deref() == Some(station.id.as_str()));
        if namesake.is_none()
            && let Some(at) = refs.iter().find(|at| id_of(at).is_some())
        {
            let detail = format!(
                "another station bears the identifier; this one becomes {}",
                station.id
            );
            self.report(*at, Reason::Duplicate, Outcome::Noted, &detail);
        }
        namesake.or(refs.first()).copied()
    }

    fn report(&mut self, at: RowRef, reason: Reason, outcome: Outcome, detail: &str) {
        if let Some((source, row)) = at.of(&self.sources) {
            let finding = source.finding(row, reason, outcome, detail);
            self.findings.push(finding);
        }
    }
}
