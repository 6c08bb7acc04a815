//! The import as a whole, on files made up for it and on real ones.

mod files;
mod matching;
mod real;
mod reasons;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use vigie::station::Station;

use super::{
    import::{Imported, Options, import},
    report::{Counts, Finding, Outcome, Reason},
};

/// A folder of files that goes when the test is over.
struct Files {
    folder: PathBuf,
    options: Options,
}

impl Files {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("vigie-stations-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self {
            folder,
            options: Options::default(),
        }
    }

    /// The communes made up for the tests, and a file.
    fn with(name: &str, text: &str) -> Self {
        let mut files = Self::new();
        files.options.communes = Some(fixture("communes.csv"));
        files.and(name, text)
    }

    fn and(mut self, name: &str, text: &str) -> Self {
        let path = self.folder.join(name);
        fs::write(&path, text).unwrap();
        self.options.files.push(path);
        self
    }

    fn without_communes(mut self) -> Self {
        self.options.communes = None;
        self
    }

    /// Imports; whatever comes of it, the report has to add up.
    fn import(&self) -> Imported {
        let imported = import(&self.options, &|_| {}).unwrap();
        assert!(imported.report.balances(), "{:#?}", imported.report.files);
        imported
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Imported {
    fn ids(&self) -> Vec<&str> {
        self.directory
            .stations
            .iter()
            .map(|station| station.id.as_str())
            .collect()
    }

    fn station(&self, id: &str) -> &Station {
        let found = self
            .directory
            .stations
            .iter()
            .find(|station| station.id.as_str() == id);
        found.unwrap_or_else(|| panic!("no {id} in {:?}", self.ids()))
    }

    fn counts(&self, file: &str) -> &Counts {
        &self
            .report
            .files
            .iter()
            .find(|report| report.file == file)
            .unwrap()
            .counts
    }

    /// The findings as line, reason and outcome.
    fn doubts(&self) -> Vec<(u64, Reason, Outcome)> {
        let of_stations = |f: &&Finding| f.file != "communes.csv";
        let doubts = self.report.findings.iter().filter(of_stations);
        doubts.map(|f| (f.line, f.reason, f.outcome)).collect()
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/stations")
        .join(name)
}

/// A directory with rows below its header.
fn directory(rows: &[&str]) -> String {
    let header = "id,category,name,email,phone,wheelchair_access,latitude,longitude,\
                  geoloc_precision,address\n";
    format!("{header}{}\n", rows.join("\n"))
}

/// An export with rows below its header.
fn export(rows: &[&str]) -> String {
    let header = "identifiant_public_unite;service;telephone;code_commune_insee;voie;code_postal;\
                  commune;geocodage_x_GPS;geocodage_y_GPS;horaires_accueil;url\n";
    format!("{header}{}\n", rows.join("\n"))
}

/// A list of the gendarmerie with rows below its header.
fn list(rows: &[&str]) -> String {
    let header = "nom_contextuel_unite|localite_unite|num_tph_fixe_unite|num_fax_unite|\
                  adresse_code_postal|adresse_geographique_unite|lambert93_x|lambert93_y\n";
    format!("{header}{}\n", rows.join("\n"))
}
