//! That what a text names is there, and that a term is named.

use std::collections::BTreeSet;

use vigie::language::Language;

use crate::{Fault, file::File};

pub(crate) fn faults(files: &[File]) -> Vec<Fault> {
    let faults = Language::ALL.iter().flat_map(|language| {
        let own = files
            .iter()
            .filter(|file| file.address.language == *language);
        in_one_language(&own.collect::<Vec<_>>())
    });
    faults.collect()
}

fn in_one_language(files: &[&File]) -> Vec<Fault> {
    if files.iter().any(|file| file.broken) {
        return Vec::new();
    }
    let texts = files
        .iter()
        .flat_map(|file| &file.messages)
        .flat_map(|message| &message.texts)
        .map(|text| text.key.as_str());
    let terms = files
        .iter()
        .flat_map(|file| &file.terms)
        .flat_map(|term| &term.keys)
        .map(String::as_str);
    let there: BTreeSet<&str> = texts.chain(terms).collect();
    let references = files.iter().flat_map(|file| &file.references);
    let named: BTreeSet<&str> = references
        .map(|reference| reference.key.as_str())
        .map(|key| key.split_once('.').map_or(key, |(id, _)| id))
        .collect();

    let mut faults = Vec::new();
    for file in files {
        for reference in &file.references {
            if !there.contains(reference.key.as_str()) {
                let message = format!("there is no `{}`", reference.key);
                faults.push(file.address.fault(reference.line, message));
            }
        }
        for term in &file.terms {
            if !named.contains(term.id.as_str()) {
                let message = format!("nothing uses the term `{}`", term.id);
                faults.push(file.address.fault(term.line, message));
            }
        }
    }
    faults
}
