//! What the path of a file says of it.

use vigie::language::Language;

use crate::{FOLDER, Fault, Side};

/// The folder of what scripts say, in that of each language.
const SCRIPTS: &str = "pages/";

/// A file of the interface.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    pub(crate) language: Language,
    pub(crate) side: Side,
    /// Without folder and ending; every id in the file begins with it.
    pub(crate) name: String,
}

impl Address {
    /// The file at a path from the root of the checkout.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let (language, file) = path.strip_prefix(FOLDER)?.split_once('/')?;
        let (side, file) = match file.strip_prefix(SCRIPTS) {
            Some(file) => (Side::Scripts, file),
            None => (Side::Service, file),
        };
        let name = file.strip_suffix(".ftl").filter(|name| is_words(name))?;
        Some(Self {
            language: language.parse().ok()?,
            side,
            name: name.to_owned(),
        })
    }

    pub(crate) fn of_service(language: Language, name: &str) -> Self {
        Self {
            language,
            side: Side::Service,
            name: name.to_owned(),
        }
    }

    /// The same file in another language.
    pub(crate) fn in_language(&self, language: Language) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }

    /// The path from the folder of the interface.
    pub(crate) fn below_folder(&self) -> String {
        let folder = match self.side {
            Side::Service => "",
            Side::Scripts => SCRIPTS,
        };
        format!("{}/{folder}{}.ftl", self.language, self.name)
    }

    /// The path from the root of the checkout.
    pub(crate) fn path(&self) -> String {
        FOLDER.to_owned() + &self.below_folder()
    }

    pub(crate) fn fault(&self, line: usize, message: impl Into<String>) -> Fault {
        Fault {
            path: self.path(),
            line,
            message: message.into(),
        }
    }
}

/// Whether a name is made of lower-case words, joined by hyphens.
pub(crate) fn is_words(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(is_letter))
}
