//! What an import says of every row it read.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Serialize;

/// Why a row is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reason {
    /// No coordinates, or such that cannot be read.
    NoPlace,
    /// The latitude was copied into the longitude.
    LatitudeEqualsLongitude,
    /// The place lies too far from the commune's centre.
    FarFromCommune,
    /// The place lies outside the territory of its commune or postal code.
    OutsideTerritory,
    /// Two sources give one address two places.
    SourcesDisagree,
    /// No commune bears the code, or none bears the name.
    UnknownCommune,
    /// The commune's code and the address name two communes.
    CommuneCodeContradictsAddress,
    /// The same station twice in one file.
    Duplicate,
    /// The telephone number cannot be brought to E.164.
    BadPhone,
    /// The opening hours cannot be read.
    BadHours,
    /// No name.
    NoName,
    /// The identifier has a form that an index cannot hold.
    BadId,
    /// The row has more or fewer fields than the header.
    UnreadableRow,
    /// Neither the row nor the command says in which time zone it lies.
    NoTimeZone,
    /// A newer nationwide list of the institution no longer has the station.
    NotInNewerSource,
}

impl Reason {
    /// Whether a row is refused for this at reading, whatever other rows say.
    pub(crate) fn refuses(self) -> bool {
        matches!(self, Self::NoName | Self::UnreadableRow | Self::NoTimeZone)
    }

    /// The name in both forms of the report.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::NoPlace => "no_place",
            Self::LatitudeEqualsLongitude => "latitude_equals_longitude",
            Self::FarFromCommune => "far_from_commune",
            Self::OutsideTerritory => "outside_territory",
            Self::SourcesDisagree => "sources_disagree",
            Self::UnknownCommune => "unknown_commune",
            Self::CommuneCodeContradictsAddress => "commune_code_contradicts_address",
            Self::Duplicate => "duplicate",
            Self::BadPhone => "bad_phone",
            Self::BadHours => "bad_hours",
            Self::NoName => "no_name",
            Self::BadId => "bad_id",
            Self::UnreadableRow => "unreadable_row",
            Self::NoTimeZone => "no_time_zone",
            Self::NotInNewerSource => "not_in_newer_source",
        }
    }
}

/// What was done about a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// The row is not in the index.
    Refused,
    /// The row is not in the index because the station seems to be closed.
    KeptOut,
    /// The value is left out or stands as it was; it decides nothing about
    /// where a person goes.
    Noted,
    /// Another source proves the value as it was.
    Confirmed,
    /// Another source gave the value.
    Repaired,
}

impl Outcome {
    /// The name in both forms of the report.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::KeptOut => "kept_out",
            Self::Noted => "noted",
            Self::Confirmed => "confirmed",
            Self::Repaired => "repaired",
        }
    }
}

/// One doubt about one row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Finding {
    /// The file's name.
    pub(crate) file: String,
    /// The line on which the row starts, from 1; in GeoJSON the feature's
    /// number.
    pub(crate) line: u64,
    /// The row's identifier, or what it calls itself.
    pub(crate) id: String,
    /// What is doubtful.
    pub(crate) reason: Reason,
    /// What was done.
    pub(crate) outcome: Outcome,
    /// What was seen, and the proof where there is one.
    pub(crate) detail: String,
}

/// What became of a row; each row has exactly one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// A station or commune of the index bears its name.
    Written,
    /// Its facts went into a station or commune that another row stands for.
    Merged,
    /// It is in doubt and nothing proves it.
    Refused,
    /// Its station seems to be closed.
    KeptOut,
}

/// How many rows of a file met each fate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    /// Rows in the file.
    pub(crate) read: usize,
    /// Rows that stand for a station or commune of the index.
    pub(crate) written: usize,
    /// Rows whose facts went into another.
    pub(crate) merged: usize,
    /// Rows in doubt.
    pub(crate) refused: usize,
    /// Rows of stations that seem to be closed.
    pub(crate) kept_out: usize,
}

impl Counts {
    /// Counts the fates of a file's rows.
    pub(crate) fn of(fates: impl IntoIterator<Item = Fate>) -> Self {
        let mut counts = Self::default();
        for fate in fates {
            counts.read += 1;
            match fate {
                Fate::Written => counts.written += 1,
                Fate::Merged => counts.merged += 1,
                Fate::Refused => counts.refused += 1,
                Fate::KeptOut => counts.kept_out += 1,
            }
        }
        counts
    }
}

/// A file as the report shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FileReport {
    /// Its name.
    pub(crate) file: String,
    /// Its layout.
    pub(crate) layout: &'static str,
    /// The encoding that was seen or assumed.
    pub(crate) encoding: &'static str,
    /// The day its facts are of.
    pub(crate) date: jiff::civil::Date,
    /// What became of its rows.
    #[serde(flatten)]
    pub(crate) counts: Counts,
    /// How many of its rows were repaired at least once.
    pub(crate) repaired: usize,
    /// How many of its rows were confirmed at least once.
    pub(crate) confirmed: usize,
}

/// Everything an import has to say.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    /// Stations in the index.
    pub(crate) stations: usize,
    /// Communes in the index.
    pub(crate) communes: usize,
    /// Communes that no row stands for: whole cities made from their
    /// arrondissements, and communes made from the stations' addresses.
    pub(crate) communes_made: usize,
    /// What has to be known about the import as a whole.
    pub(crate) notes: Vec<String>,
    /// Each file, in the order given.
    pub(crate) files: Vec<FileReport>,
    /// Each doubt, by file and line.
    pub(crate) findings: Vec<Finding>,
}

impl Report {
    /// Whether every row of every file has a fate, and every station a row.
    pub(crate) fn balances(&self) -> bool {
        let each = self.files.iter().all(|file| {
            let Counts {
                read,
                written,
                merged,
                refused,
                kept_out,
            } = file.counts;
            read == written + merged + refused + kept_out
        });
        let written: usize = self.files.iter().map(|file| file.counts.written).sum();
        each && written + self.communes_made == self.stations + self.communes
    }

    /// Whether a nightly job has to look: a row was refused or left in doubt.
    pub(crate) fn has_doubts(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| matches!(finding.outcome, Outcome::Refused | Outcome::Noted))
    }

    /// The report for machines.
    pub(crate) fn to_json(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// A table of counts for people.
    pub(crate) fn summary(&self) -> String {
        let mut out = String::new();
        let width = self
            .files
            .iter()
            .map(|file| file.file.chars().count())
            .max()
            .unwrap_or(4);
        let head = [
            "read",
            "written",
            "merged",
            "refused",
            "kept out",
            "repaired",
            "confirmed",
        ];
        let _ = write!(out, "{:width$}", "file");
        for title in head {
            let _ = write!(out, " {title:>9}");
        }
        for file in &self.files {
            let counts = &file.counts;
            let _ = write!(out, "\n{:width$}", file.file);
            for count in [
                counts.read,
                counts.written,
                counts.merged,
                counts.refused,
                counts.kept_out,
                file.repaired,
                file.confirmed,
            ] {
                let _ = write!(out, " {count:>9}");
            }
        }
        let _ = write!(
            out,
            "\n{} stations and {} communes ({} of them made from other rows)\n",
            self.stations, self.communes, self.communes_made
        );
        for note in &self.notes {
            let _ = writeln!(out, "{note}");
        }
        out
    }

    /// The report for people: the summary, then every doubt, gravest first.
    pub(crate) fn to_text(&self) -> String {
        let mut out = self.summary();
        out.push('\n');
        for file in &self.files {
            let _ = writeln!(
                out,
                "{}: {}, {}, of {}",
                file.file, file.layout, file.encoding, file.date
            );
        }
        let mut groups: BTreeMap<(Outcome, Reason), Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            groups
                .entry((finding.outcome, finding.reason))
                .or_default()
                .push(finding);
        }
        for ((outcome, reason), findings) in groups {
            let _ = write!(
                out,
                "\n{}: {} ({})\n",
                outcome.as_str(),
                reason.as_str(),
                findings.len()
            );
            for finding in findings {
                let Finding {
                    file,
                    line,
                    id,
                    detail,
                    ..
                } = finding;
                let _ = writeln!(out, "  {file}:{line} {id}: {detail}");
            }
        }
        out
    }
}
