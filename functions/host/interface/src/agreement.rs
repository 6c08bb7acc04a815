//! That every language says what French says.

use std::collections::BTreeMap;

use vigie::language::Language;

use crate::{
    Fault,
    address::Address,
    file::{File, Text},
};

/// Files, messages and variables that a language lacks, or has too much; and ids
/// that stand twice.
pub(crate) fn faults(files: &[File]) -> Vec<Fault> {
    let mut faults = repeated(files);
    let by_address: BTreeMap<&Address, &File> =
        files.iter().map(|file| (&file.address, file)).collect();
    for file in files {
        let original = file.address.in_language(Language::French);
        if original == file.address {
            let others = Language::ALL
                .iter()
                .filter(|other| **other != Language::French);
            for language in others {
                let address = file.address.in_language(*language);
                match by_address.get(&address) {
                    Some(translation) => faults.extend(unlike(translation, file)),
                    None => faults.push(address.fault(1, "not there, and there is one in French")),
                }
            }
        } else if !by_address.contains_key(&original) {
            faults.push(file.address.fault(1, "there is no such file in French"));
        }
    }
    faults
}

/// What a translation lacks, has too much, or fills in otherwise.
fn unlike(translation: &File, original: &File) -> Vec<Fault> {
    if translation.broken || original.broken {
        return Vec::new();
    }
    let (own, french) = (texts(translation), texts(original));
    let mut faults = Vec::new();
    let mut fault = |line, message| faults.push(translation.address.fault(line, message));
    for (key, text) in &french {
        match own.get(key) {
            None => fault(1, format!("no phrase for `{key}`")),
            Some(own) if own.variables != text.variables => {
                fault(
                    own.line,
                    format!("`{key}` has other variables than in French"),
                );
            }
            Some(_) => {}
        }
    }
    for (key, text) in &own {
        if !french.contains_key(key) {
            fault(text.line, format!("there is no `{key}` in French"));
        }
    }
    faults
}

fn texts(file: &File) -> BTreeMap<&str, &Text> {
    let texts = file.messages.iter().flat_map(|message| &message.texts);
    texts.map(|text| (text.key.as_str(), text)).collect()
}

/// What stands twice in a language: scripts may read all files of it together.
fn repeated(files: &[File]) -> Vec<Fault> {
    let mut first: BTreeMap<(Language, &str), (&File, usize)> = BTreeMap::new();
    let mut faults = Vec::new();
    for file in files {
        let messages = file.messages.iter();
        let messages = messages.map(|message| (message.id.as_str(), message.line));
        let attributes = file.messages.iter().flat_map(|message| {
            let texts = message.texts.iter().filter(|text| text.key != message.id);
            texts.map(|text| (text.key.as_str(), text.line))
        });
        let terms = file.terms.iter().map(|term| (term.id.as_str(), term.line));
        for (id, line) in messages.chain(attributes).chain(terms) {
            let place = (file.address.language, id);
            if let Some((other, at)) = first.get(&place) {
                let message = format!("`{id}` stands at {}:{at} already", other.path);
                faults.push(file.address.fault(line, message));
            } else {
                first.insert(place, (file, line));
            }
        }
    }
    faults
}
