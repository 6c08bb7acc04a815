//! Reads the phrases of the interface, and refuses what does not fit together,
//! with its file and line.

use std::{collections::BTreeMap, fs, path::Path};

use toml::Spanned;
use vigie::language::Language;

/// The texts of a language, by keys such as `problem.not_found_title`.
pub(crate) type Phrases = BTreeMap<String, String>;

/// The phrases of a language, as they stand in its file.
struct File {
    language: Language,
    text: String,
    phrases: BTreeMap<String, Spanned<String>>,
}

/// Reads the phrases of every language, in the order of [`Language::ALL`].
///
/// # Errors
///
/// Everything that keeps them from being built, each with its file and line.
pub(crate) fn read(folder: &Path) -> Result<Vec<Phrases>, Vec<String>> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for language in Language::ALL {
        match File::read(folder, *language) {
            Ok(file) => files.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    let original = files.iter().find(|file| file.language == Language::French);
    if let Some(original) = original {
        faults.extend(files.iter().flat_map(|file| file.unlike(original)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let texts = |file: File| {
        let phrases = file.phrases.into_iter();
        phrases
            .map(|(key, text)| (key, text.into_inner()))
            .collect()
    };
    Ok(files.into_iter().map(texts).collect())
}

impl File {
    fn read(folder: &Path, language: Language) -> Result<Self, String> {
        let mut file = Self {
            language,
            text: String::new(),
            phrases: BTreeMap::new(),
        };
        file.text = fs::read_to_string(folder.join(format!("{language}.toml")))
            .map_err(|error| file.fault(0, &format!("cannot be read: {error}")))?;
        let sections: BTreeMap<String, BTreeMap<String, Spanned<String>>> =
            toml::from_str(&file.text).map_err(|error| {
                let at = error.span().map_or(0, |span| span.start);
                file.fault(at, error.message())
            })?;
        for (section, phrases) in sections {
            for (key, text) in phrases {
                file.phrases.insert(format!("{section}.{key}"), text);
            }
        }
        Ok(file)
    }

    /// What a translation lacks, has too much, or fills in otherwise.
    fn unlike(&self, original: &Self) -> Vec<String> {
        let mut faults = Vec::new();
        for (key, text) in &original.phrases {
            match self.phrases.get(key) {
                None => faults.push(self.fault(0, &format!("no phrase for `{key}`"))),
                Some(own) if placeholders(own.get_ref()) != placeholders(text.get_ref()) => {
                    let message = format!("`{key}` has other placeholders than in French");
                    faults.push(self.fault(own.span().start, &message));
                }
                Some(_) => {}
            }
        }
        for (key, text) in &self.phrases {
            if !original.phrases.contains_key(key) {
                let message = format!("there is no `{key}` in French");
                faults.push(self.fault(text.span().start, &message));
            }
        }
        faults
    }

    /// A fault at a byte of the file.
    fn fault(&self, at: usize, message: &str) -> String {
        let before = self.text.bytes().take(at);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        format!("content/interface/{}.toml:{line}: {message}", self.language)
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    names.sort_unstable();
    names
}
