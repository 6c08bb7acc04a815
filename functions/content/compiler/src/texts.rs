//! Texts of data in every language: a TOML file for each, with the same keys.

use std::{collections::BTreeMap, path::Path};

use serde::de::DeserializeOwned;
use vigie::language::Language;

use crate::fault::{Fault, SourceFile};

/// One text for each identifier, in each language.
pub(crate) type Texts<T> = BTreeMap<Language, BTreeMap<String, T>>;

/// Reads `<folder>/<language>.toml` for every language, and sees to it that
/// each has a text for every identifier and for nothing else.
pub(crate) fn read<T: DeserializeOwned>(
    content: &Path,
    folder: &str,
    ids: &[&str],
) -> Result<Texts<T>, Vec<Fault>> {
    let mut texts = Texts::new();
    let mut faults = Vec::new();
    for language in Language::ALL {
        let file = SourceFile::read(content, format!("{folder}/{language}.toml"));
        match file.and_then(|file| Ok((file.whole_toml::<BTreeMap<String, T>>()?, file))) {
            Err(fault) => faults.push(fault),
            Ok((table, file)) => {
                compare(ids, table.keys().map(String::as_str), &file, &mut faults);
                texts.insert(*language, table);
            }
        }
    }
    if faults.is_empty() {
        Ok(texts)
    } else {
        Err(faults)
    }
}

/// Notes which identifiers have no text, and which texts belong to none.
pub(crate) fn compare<'t>(
    ids: &[&str],
    texts: impl Iterator<Item = &'t str>,
    file: &SourceFile,
    faults: &mut Vec<Fault>,
) {
    let texts: Vec<&str> = texts.collect();
    for id in ids.iter().filter(|id| !texts.contains(id)) {
        faults.push(file.fault(0, format!("there is no text for \"{id}\"")));
    }
    for text in texts.iter().filter(|text| !ids.contains(text)) {
        faults.push(file.fault_near(text, format!("\"{text}\" is the text of nothing")));
    }
}
