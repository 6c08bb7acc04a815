//! The pages that depend on what was asked, readable without style or script.

mod guide;
mod numbers;
mod phrases;
mod sheets;

use vigie::language::Language;
use vigie_host::{Phrase, template::escape};

pub(crate) use guide::guide;
pub(crate) use numbers::numbers;
pub(crate) use phrases::{phrasebook, phrasebooks};
pub(crate) use sheets::sheets;

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
