//! The pages that depend on what was asked, readable without style or script.

mod guide;
mod hours;
mod numbers;
mod phrases;
mod sheets;

use vigie::{language::Language, sheet::EmergencyContact};
use vigie_host::{
    Phrase,
    template::{emergency, escape, fill, languages},
};

use crate::site;

pub(crate) use guide::guide;
pub(crate) use numbers::numbers;
pub(crate) use phrases::{phrasebook, phrasebooks};
pub(crate) use sheets::sheets;

/// A page at a path, in a language.
struct Page<'p> {
    language: Language,
    path: &'p str,
    title: &'p str,
    head: &'p str,
    /// Whom to alert in danger where the reader is.
    emergency: &'p [EmergencyContact<'p>],
}

impl Page<'_> {
    /// The page around what is its own.
    fn html(&self, main: &str) -> String {
        fill(
            &site::shell(self.language),
            self.language,
            &[
                ("title", &format!("{} – Vigie", escape(self.title))),
                ("head", self.head),
                ("emergency", &emergency(self.language, self.emergency, 2)),
                ("main", main),
                ("languages", &languages(self.language, self.path)),
            ],
        )
    }
}

/// A phrase as HTML.
fn text(phrase: Phrase, language: Language) -> String {
    escape(phrase.text(language))
}

/// The attributes of a text in one language on a page in another.
fn in_language(language: Language, page: Language) -> String {
    if language == page {
        String::new()
    } else {
        format!(" lang=\"{language}\" dir=\"{}\"", language.direction())
    }
}
