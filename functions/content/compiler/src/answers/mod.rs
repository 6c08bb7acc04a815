//! The canned answers: `answers/answers.toml` is what officers can send, and each
//! other file beside it a language of the interface.

mod kinds;
mod language;

use std::path::Path;

use vigie::{desk::answers::CannedAnswers, language::Language};

use crate::{
    fault::{Fault, SourceFile},
    guide::Targets,
};

use self::{
    kinds::Kinds,
    language::{Texts, Translated},
};

const FOLDER: &str = "answers";

/// Reads the answers in every language, in the order of the languages.
pub(crate) fn read(content: &Path, targets: Targets<'_>) -> Result<Vec<CannedAnswers>, Vec<Fault>> {
    let kinds = Kinds::read(content, targets)?;
    let mut faults = Vec::new();
    let mut languages = Vec::new();
    for language in Language::ALL {
        let file = SourceFile::read(content, format!("{FOLDER}/{language}.toml"));
        match file.and_then(Texts::read) {
            Ok(texts) => languages.push((*language, texts)),
            Err(fault) => faults.push(fault),
        }
    }
    let mut texts = languages.iter();
    let french = texts.find(|(language, _)| *language == Language::French);
    let Some((_, french)) = french else {
        return Err(faults);
    };
    faults.extend(kinds.unused(&french.placeholders()));
    let mut answers = Vec::new();
    for (language, texts) in &languages {
        let translated = Translated {
            language: *language,
            texts,
            french,
            kinds: &kinds,
        };
        match translated.check() {
            Ok(checked) => answers.push(checked),
            Err(others) => faults.extend(others),
        }
    }
    if faults.is_empty() {
        Ok(answers)
    } else {
        Err(faults)
    }
}
