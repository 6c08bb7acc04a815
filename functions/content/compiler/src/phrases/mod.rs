//! The phrasebook: `phrases/concepts.toml` is what can be said, and each other
//! file beside it a language.

mod concepts;
mod language;
pub(crate) mod wording;

use std::{collections::BTreeMap, fs, path::Path};

use vigie::{desk::phrasebook::Phrasebook, language::Language, seal::LanguageTag};

use crate::{
    fault::{Fault, SourceFile},
    review::Review,
};

use self::{
    concepts::Concepts,
    language::{Texts, Translated},
};

const FOLDER: &str = "phrases";

/// The fewest languages: what the service promises to people who share none with
/// an officer.
const LEAST_LANGUAGES: usize = 40;

/// The languages that all others are translated from: what they say of danger
/// is what was meant. French decides where its form is asked about.
const SOURCES: [&str; 2] = ["fr", "en"];

/// Reads the phrasebook of every language, by tag.
pub(crate) fn read(content: &Path, review: Review) -> Result<Vec<Phrasebook>, Vec<Fault>> {
    let concepts = Concepts::read(content)?;
    let mut faults = Vec::new();
    let mut languages = BTreeMap::new();
    for name in names(content, &concepts.file)? {
        let file = SourceFile::read(content, format!("{FOLDER}/{name}.toml"));
        match file.and_then(|file| Ok((tag(&name, &file)?, Texts::read(file)?))) {
            Ok((tag, texts)) => {
                languages.insert(tag, texts);
            }
            Err(fault) => faults.push(fault),
        }
    }
    let there = |wanted: &str| languages.keys().any(|tag| tag.as_str() == wanted);
    let own = Language::ALL.iter().map(|language| language.as_str());
    for lacking in own.filter(|language| !there(language)) {
        let message = format!("there is no phrasebook \"{lacking}\", though pages are written so");
        faults.push(concepts.file.fault(0, message));
    }
    if languages.len() < LEAST_LANGUAGES {
        let message = format!(
            "there are phrasebooks of {} languages; {LEAST_LANGUAGES} are promised",
            languages.len()
        );
        faults.push(concepts.file.fault(0, message));
    }
    let source = |source: &str| languages.iter().find(|(tag, _)| tag.as_str() == source);
    let [french, english] = SOURCES.map(source);
    let (Some((_, french)), Some((_, english))) = (french, english) else {
        return Err(faults);
    };
    faults.extend(concepts.unlike(french));
    let mut books = Vec::new();
    for (tag, texts) in &languages {
        let translated = Translated {
            tag,
            texts,
            french,
            english,
            concepts: &concepts,
        };
        match translated.check(review) {
            Ok(book) => books.push(book),
            Err(others) => faults.extend(others),
        }
    }
    if faults.is_empty() {
        Ok(books)
    } else {
        Err(faults)
    }
}

/// The names of the files of languages, without their endings, in order.
fn names(content: &Path, concepts: &SourceFile) -> Result<Vec<String>, Vec<Fault>> {
    let unread = |error: std::io::Error| {
        let message = format!("the folder cannot be read: {error}");
        vec![concepts.fault(0, message)]
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(content.join(FOLDER)).map_err(unread)? {
        let name = entry.map_err(unread)?.file_name();
        let name = name.to_string_lossy();
        if let Some(name) = name.strip_suffix(".toml")
            && name != concepts::NAME
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The tag that a file is named by.
fn tag(name: &str, file: &SourceFile) -> Result<LanguageTag, Fault> {
    let language = name.split('-').next().unwrap_or_default();
    let plain = language.bytes().all(|letter| letter.is_ascii_lowercase());
    match LanguageTag::new(name) {
        Ok(tag) if plain && (2..=3).contains(&language.len()) => Ok(tag),
        _ => Err(file.fault(0, "the file is not named by the tag of a language (BCP 47)")),
    }
}
