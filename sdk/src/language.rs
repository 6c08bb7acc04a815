//! The languages people read, and which one to answer in.

use crate::text_type::named_enum;

named_enum! {
    /// A language of Vigie's texts; the names are the codes of BCP 47.
    ///
    /// French is complete and the one the others are translated from.
    Language {
        /// French.
        French = "fr",
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
        /// German.
        German = "de",
        /// Italian.
        Italian = "it",
        /// Portuguese.
        Portuguese = "pt",
        /// Arabic.
        Arabic = "ar",
        /// Ukrainian.
        Ukrainian = "uk",
        /// Turkish.
        Turkish = "tr",
        /// Chinese, in simplified characters.
        Chinese = "zh",
    }
}

impl Language {
    /// The language of a BCP 47 tag; a region or script behind it does not
    /// matter.
    ///
    /// ```
    /// use vigie::language::Language;
    ///
    /// assert_eq!(Language::of_tag("en-GB"), Some(Language::English));
    /// assert_eq!(Language::of_tag("ZH_hans"), Some(Language::Chinese));
    /// assert_eq!(Language::of_tag("tlh"), None);
    /// ```
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.as_str().eq_ignore_ascii_case(primary))
    }

    /// The language's name for itself, for whoever looks for it in a list.
    ///
    /// ```
    /// assert_eq!(vigie::language::Language::Ukrainian.own_name(), "Українська");
    /// ```
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::French => "Français",
            Self::English => "English",
            Self::Spanish => "Español",
            Self::German => "Deutsch",
            Self::Italian => "Italiano",
            Self::Portuguese => "Português",
            Self::Arabic => "العربية",
            Self::Ukrainian => "Українська",
            Self::Turkish => "Türkçe",
            Self::Chinese => "中文",
        }
    }

    /// The value of HTML's `dir` for text in this language: `ltr` or `rtl`.
    ///
    /// ```
    /// assert_eq!(vigie::language::Language::Arabic.direction(), "rtl");
    /// ```
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of languages: those in which a text exists.
///
/// # Examples
///
/// ```
/// use vigie::language::{Language, LanguageSet};
///
/// let translated: LanguageSet = [Language::French, Language::Turkish].into_iter().collect();
/// assert!(translated.contains(Language::Turkish));
/// assert!(!translated.contains(Language::English));
/// assert_eq!(translated.iter().count(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LanguageSet(u16);

impl LanguageSet {
    /// Every language there is.
    pub const ALL: Self = Self((1 << Language::ALL.len()) - 1);

    /// Whether a language is in the set.
    #[must_use]
    pub const fn contains(self, language: Language) -> bool {
        self.0 & language.bit() != 0
    }

    /// The languages of the set, in declaration order.
    pub fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL
            .iter()
            .copied()
            .filter(move |language| self.contains(*language))
    }
}

impl FromIterator<Language> for LanguageSet {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        Self(
            languages
                .into_iter()
                .fold(0, |set, language| set | language.bit()),
        )
    }
}

/// What a person reads, best first, with what to fall back on.
///
/// The order is: the languages asked for; then English, if anything was asked
/// for at all, since whoever reads none of Vigie's languages reads English
/// likelier than French; then French, in which everything exists.
///
/// # Examples
///
/// ```
/// use vigie::language::{Language, LanguageSet, Preferences};
///
/// let french_only: LanguageSet = [Language::French].into_iter().collect();
/// let asked = Preferences::new([Language::Ukrainian]);
/// assert_eq!(asked.first(), Language::Ukrainian);
/// assert_eq!(asked.best_of(LanguageSet::ALL), Language::Ukrainian);
/// assert_eq!(asked.best_of(french_only), Language::French);
///
/// let order: Vec<_> = asked.iter().collect();
/// assert_eq!(order, [Language::Ukrainian, Language::English, Language::French]);
/// assert_eq!(Preferences::default().first(), Language::French);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    ordered: [Language; Language::ALL.len()],
    length: usize,
}

impl Preferences {
    /// The languages asked for, best first; repeats are passed over.
    #[must_use]
    pub fn new(asked: impl IntoIterator<Item = Language>) -> Self {
        Self::without(asked, LanguageSet::default())
    }

    /// The same for somebody who also refused languages. French stays the last
    /// resort all the same: a text that one can have translated helps more
    /// than none.
    ///
    /// ```
    /// use vigie::language::{Language, Preferences};
    ///
    /// let english = [Language::English].into_iter().collect();
    /// let asked = Preferences::without([Language::German], english);
    /// assert_eq!(asked.iter().collect::<Vec<_>>(), [Language::German, Language::French]);
    /// ```
    #[must_use]
    pub fn without(asked: impl IntoIterator<Item = Language>, refused: LanguageSet) -> Self {
        let mut preferences = Self {
            ordered: [Language::French; Language::ALL.len()],
            length: 0,
        };
        for language in asked {
            preferences.push(language);
        }
        if !refused.contains(Language::English) {
            preferences.push(Language::English);
        }
        preferences.push(Language::French);
        preferences
    }

    fn push(&mut self, language: Language) {
        if self.iter().any(|known| known == language) {
            return;
        }
        if let Some(place) = self.ordered.get_mut(self.length) {
            *place = language;
            self.length += 1;
        }
    }

    /// The languages in order.
    pub fn iter(&self) -> impl Iterator<Item = Language> {
        self.ordered.into_iter().take(self.length)
    }

    /// The first of them, for what exists in every language.
    #[must_use]
    pub fn first(&self) -> Language {
        self.ordered[0]
    }

    /// The first of them in which a text exists; French if there is none.
    #[must_use]
    pub fn best_of(&self, available: LanguageSet) -> Language {
        self.iter()
            .find(|language| available.contains(*language))
            .unwrap_or(Language::French)
    }
}

/// Nothing was asked for: French first.
impl Default for Preferences {
    fn default() -> Self {
        Self::new([Language::French])
    }
}
