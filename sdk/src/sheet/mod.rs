//! Prevention sheets: what a citizen reads before, or instead of, talking to
//! somebody.
//!
//! A [`Catalogue`] says what sheets there are, in which languages, about what
//! and for whom. The texts themselves are made into pages when a function is
//! built; [`SheetEntry`] and [`SheetDocument`] are what the endpoints answer,
//! for server and client alike.

mod topic;
mod wire;

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    full_text::TextIndex,
    language::{Language, LanguageSet, Preferences},
    list::List,
    text::fold,
};

pub use topic::{Audience, Topic};
pub use wire::{
    EmergencyContact, NamedService, NamedSheet, SheetDocument, SheetEntry, SheetList, TopicEntry,
    TopicList,
};

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference<'a> {
    /// What it is, with the article or section.
    pub title: Cow<'a, str>,
    /// Its address.
    pub url: Cow<'a, str>,
}

/// What is known of a sheet, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// Its name in addresses, the same in every language.
    pub slug: Cow<'a, str>,
    /// What it is about, the main topic first.
    pub topics: List<'a, Topic>,
    /// Whom it speaks to.
    pub audiences: List<'a, Audience>,
    /// Whether it is about danger to people.
    pub danger: bool,
    /// The day it first appeared.
    pub published: Date,
    /// Its languages.
    pub translations: List<'a, Translation<'a>>,
}

/// A sheet in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation<'a> {
    /// The language.
    pub language: Language,
    /// The title.
    pub title: Cow<'a, str>,
    /// What the reader gains, in a sentence or two.
    pub summary: Cow<'a, str>,
    /// The last day that what it says changed.
    pub changed: Date,
    /// What changed then, if it is not new.
    pub change: Option<Cow<'a, str>>,
    /// The last day that somebody checked that it still holds.
    pub last_reviewed: Date,
    /// Whether somebody who grew up with the language has checked it.
    pub checked: bool,
    /// Names this very text; another text has another.
    pub version: Cow<'a, str>,
}

impl Sheet<'_> {
    /// The languages it exists in.
    #[must_use]
    pub fn languages(&self) -> LanguageSet {
        self.translations
            .iter()
            .map(|translation| translation.language)
            .collect()
    }

    /// The sheet in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<&Translation<'_>> {
        self.translations
            .iter()
            .find(|translation| translation.language == language)
    }

    /// The sheet in the language that somebody reads best.
    #[must_use]
    pub fn for_reader(&self, reader: &Preferences) -> Option<&Translation<'_>> {
        self.in_language(reader.best_of(self.languages()))
    }
}

/// Which sheets are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// About this.
    pub topic: Option<Topic>,
    /// For these people.
    pub audience: Option<Audience>,
}

impl Wanted {
    fn fits(self, sheet: &Sheet<'_>) -> bool {
        self.topic.is_none_or(|topic| sheet.topics.contains(&topic))
            && self
                .audience
                .is_none_or(|audience| sheet.audiences.contains(&audience))
    }
}

/// Every sheet there is.
///
/// # Examples
///
/// ```
/// use vigie::{jiff::civil::date, language::{Language, Preferences}};
/// use vigie::sheet::{Audience, Catalogue, Sheet, Topic, Translation, Wanted};
///
/// let burglary = Sheet {
///     slug: "burglary".into(),
///     topics: vec![Topic::Theft].into(),
///     audiences: vec![Audience::Everyone].into(),
///     danger: false,
///     published: date(2026, 11, 21),
///     translations: vec![Translation {
///         language: Language::French,
///         title: "Cambriolage".into(),
///         summary: "Protéger son logement, réagir après.".into(),
///         changed: date(2026, 11, 21),
///         change: None,
///         last_reviewed: date(2026, 11, 21),
///         checked: true,
///         version: "0f".into(),
///     }].into(),
/// };
/// let catalogue = Catalogue { sheets: vec![burglary].into() };
/// let reader = Preferences::new([Language::Turkish]);
/// let wanted = Wanted { topic: Some(Topic::Theft), audience: None };
/// let found = catalogue.list(wanted, &reader);
/// assert_eq!(found[0].title, "Cambriolage");
/// assert_eq!(found[0].language, Language::French);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue<'a> {
    /// The sheets, by slug.
    pub sheets: List<'a, Sheet<'a>>,
}

impl Catalogue<'_> {
    /// The sheet of a slug.
    #[must_use]
    pub fn sheet(&self, slug: &str) -> Option<&Sheet<'_>> {
        let at = self
            .sheets
            .binary_search_by(|sheet| sheet.slug.as_ref().cmp(slug))
            .ok()?;
        self.sheets.get(at)
    }

    /// The sheets that are wanted, each in the language that the reader reads
    /// best: those on danger at this moment first, then those on danger to
    /// people, then by title.
    #[must_use]
    pub fn list<'s>(&'s self, wanted: Wanted, reader: &Preferences) -> Vec<SheetEntry<'s>> {
        let mut found: Vec<SheetEntry<'s>> = self
            .sheets
            .iter()
            .filter(|sheet| wanted.fits(sheet))
            .filter_map(|sheet| Some(SheetEntry::new(sheet, sheet.for_reader(reader)?)))
            .collect();
        found.sort_by_cached_key(|entry| {
            let calls_for_help = entry.topics.first() == Some(&Topic::Danger);
            (!calls_for_help, !entry.danger, fold(&entry.title))
        });
        found
    }

    /// The sheets that answer a question in words, the best first. The reader's
    /// languages are searched in order, so that somebody who types French into
    /// a page in Turkish finds what is there; a sheet found in several is
    /// shown in the one it was found in first.
    ///
    /// Document `n` of a language's index is the `n`th sheet, by slug, that
    /// exists in it.
    #[must_use]
    pub fn search<'s, 'i>(
        &'s self,
        words: &str,
        wanted: Wanted,
        reader: &Preferences,
        index: impl Fn(Language) -> Option<TextIndex<'i>>,
    ) -> Vec<SheetEntry<'s>> {
        let mut found: Vec<SheetEntry<'s>> = Vec::new();
        for language in reader.iter() {
            let Some(index) = index(language) else {
                continue;
            };
            let documents: Vec<(&Sheet<'_>, &Translation<'_>)> = self
                .sheets
                .iter()
                .filter_map(|sheet| Some((sheet, sheet.in_language(language)?)))
                .collect();
            for hit in index.search(words, documents.len()) {
                let Some((sheet, translation)) = documents.get(hit.document as usize) else {
                    continue;
                };
                if wanted.fits(sheet) && !found.iter().any(|known| known.slug == sheet.slug) {
                    found.push(SheetEntry::new(sheet, translation));
                }
            }
        }
        found
    }

    /// The topics that have a sheet, in their own order, each with the number
    /// of its sheets.
    pub fn topics(&self) -> impl Iterator<Item = (Topic, usize)> {
        Topic::ALL.iter().filter_map(|topic| {
            let sheets = self.sheets.iter();
            let count = sheets.filter(|sheet| sheet.topics.contains(topic)).count();
            (count > 0).then_some((*topic, count))
        })
    }

    /// The languages in which there is a sheet of a topic, or any sheet.
    #[must_use]
    pub fn languages(&self, topic: Option<Topic>) -> LanguageSet {
        let wanted = Wanted {
            topic,
            audience: None,
        };
        let sheets = self.sheets.iter().filter(|sheet| wanted.fits(sheet));
        sheets.flat_map(|sheet| sheet.languages().iter()).collect()
    }

    /// The sheets of a topic, or all of them, in one language, the last that
    /// changed first: what a feed tells.
    #[must_use]
    pub fn changes(&self, topic: Option<Topic>, language: Language) -> Vec<SheetEntry<'_>> {
        let wanted = Wanted {
            topic,
            audience: None,
        };
        let mut found: Vec<SheetEntry<'_>> = self
            .sheets
            .iter()
            .filter(|sheet| wanted.fits(sheet))
            .filter_map(|sheet| Some(SheetEntry::new(sheet, sheet.in_language(language)?)))
            .collect();
        found.sort_by(|a, b| (b.changed, &a.slug).cmp(&(a.changed, &b.slug)));
        found
    }
}
