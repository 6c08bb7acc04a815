//! The texts of the interface, `content/interface`: Fluent files, read, and held
//! to say the same in every language.
//!
//! The service's own (`<language>/<file>.ftl`) are words and variables and become
//! an enum when the host is built. What scripts say (`<language>/pages/<file>.ftl`)
//! may use all of Fluent, and goes to the browser as it stands. The rules are the
//! same for both, so they stand here once, for the build script and for
//! `cargo xtask tidy`.

mod address;
mod agreement;
mod file;
mod pattern;
mod references;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
};

use vigie::language::Language;

use crate::{address::Address, file::File};

/// Where the texts are, from the root of the checkout.
pub const FOLDER: &str = "content/interface/";

/// Who says a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// A function, on a page or in an answer.
    Service,
    /// A script in the browser.
    Scripts,
}

/// Something that keeps the texts from being built, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the root of the checkout.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// A message as it stands in French, which the others are translated from.
#[derive(Clone, Copy, Debug)]
pub struct Original<'i> {
    /// Its id, such as `problem-not-found-title`.
    pub id: &'i str,
    /// Who says it.
    pub side: Side,
    /// Its file, from the root of the checkout.
    pub path: &'i str,
    /// Its line, from 1.
    pub line: usize,
}

/// The texts in every language, with everything that is wrong with them.
#[derive(Debug)]
pub struct Interface {
    files: Vec<File>,
    faults: Vec<Fault>,
}

impl Interface {
    /// Reads the files with these paths, from the root of the checkout, and texts.
    ///
    /// ```
    /// use vigie_interface::Interface;
    ///
    /// let interface = Interface::of([("content/interface/fr/open.ftl", "open-yes = Ouvert")]);
    /// assert_eq!(
    ///     interface.faults()[0].to_string(),
    ///     "content/interface/ar/open.ftl:1: not there, and there is one in French"
    /// );
    /// ```
    pub fn of<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        for (path, text) in texts {
            match Address::of(path) {
                Some(address) => files.push(File::read(address, text, &mut faults)),
                None => faults.push(Fault {
                    path: path.to_owned(),
                    line: 1,
                    message: "neither <language>/<file>.ftl nor <language>/pages/<file>.ftl"
                        .to_owned(),
                }),
            }
        }
        Self::checked(files, faults)
    }

    /// Reads the service's files of these names from a folder.
    #[must_use]
    pub fn of_service(folder: &Path, names: &[&str]) -> Self {
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        for language in Language::ALL {
            for name in names {
                let address = Address::of_service(*language, name);
                match fs::read_to_string(folder.join(address.below_folder())) {
                    Ok(text) => files.push(File::read(address, &text, &mut faults)),
                    Err(error) => {
                        faults.push(address.fault(1, format!("cannot be read: {error}")));
                        files.push(File::unread(address));
                    }
                }
            }
            faults.extend(unlisted(folder, *language, names));
        }
        Self::checked(files, faults)
    }

    fn checked(files: Vec<File>, mut faults: Vec<Fault>) -> Self {
        faults.extend(agreement::faults(&files));
        faults.extend(references::faults(&files));
        faults.sort();
        Self { files, faults }
    }

    /// Everything that is wrong, by file and line.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What the service says in a language, by ids, with `{name}` where a value
    /// is to be filled in.
    #[must_use]
    pub fn phrases(&self, language: Language) -> BTreeMap<&str, &str> {
        let files = self
            .files
            .iter()
            .filter(|file| file.address.side == Side::Service && file.address.language == language);
        files
            .flat_map(|file| &file.messages)
            .flat_map(|message| &message.texts)
            .map(|text| (text.key.as_str(), text.plain.as_str()))
            .collect()
    }

    /// Every message, as it stands in French.
    pub fn originals(&self) -> impl Iterator<Item = Original<'_>> {
        self.files
            .iter()
            .filter(|file| file.address.language == Language::French)
            .flat_map(|file| {
                file.messages.iter().map(|message| Original {
                    id: &message.id,
                    side: file.address.side,
                    path: &file.path,
                    line: message.line,
                })
            })
    }

    /// The ids of the messages that others put into their own texts.
    #[must_use]
    pub fn put_into_others(&self) -> BTreeSet<&str> {
        let references = self.files.iter().flat_map(|file| &file.references);
        let keys = references.map(|reference| reference.key.as_str());
        keys.map(|key| key.split_once('.').map_or(key, |(id, _)| id))
            .collect()
    }
}

/// The service's files that are there and not among the names.
fn unlisted(folder: &Path, language: Language, names: &[&str]) -> Vec<Fault> {
    // A folder that cannot be read has no file that can be.
    let entries = fs::read_dir(folder.join(language.as_str()));
    let entries = entries.into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let unknown = files.filter_map(|file| {
        let name = file.strip_suffix(".ftl")?;
        let address = Address::of_service(language, name);
        let message = "not among the files that functions/host/build.rs lists";
        (!names.contains(&name)).then(|| address.fault(1, message))
    });
    unknown.collect()
}

/// The variant of an enum that stands for a message.
///
/// ```
/// assert_eq!(vigie_interface::variant("page-emergency-17"), "PageEmergency17");
/// ```
#[must_use]
pub fn variant(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}
