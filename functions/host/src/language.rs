//! The languages people read, and which one to answer in.

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

impl Phrase {
    /// The phrase with a key such as `page.title`.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let at = KEYS.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        KEYS.get(at).map(|(_, phrase)| *phrase)
    }
}

/// A language that every phrase is translated to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// French, where nothing else was asked for.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; TEXTS.len()] = [Self::French, Self::English];

    /// The code of BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language with a code; a region or script behind it does not matter.
    ///
    /// ```
    /// use vigie_host::Language;
    /// assert_eq!(Language::from_code("en-GB"), Some(Language::English));
    /// assert_eq!(Language::from_code("tlh"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, section
    /// 12.5.4): the highest weight wins, the first of equals; what is not
    /// spoken here or refused by weight 0 is passed over.
    ///
    /// Written here because the crates for it either pull in the tables of
    /// every locale or sort by weights that a caller can make unorderable.
    ///
    /// ```
    /// use vigie_host::Language;
    /// assert_eq!(Language::negotiate("de, en;q=0.7, fr;q=0.2"), Language::English);
    /// assert_eq!(Language::negotiate("en;q=0"), Language::French);
    /// assert_eq!(Language::negotiate("en;q=NaN, *"), Language::French);
    /// ```
    #[must_use]
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0, Self::default());
        for range in accept.split(',') {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let language = match tag.trim() {
                "*" => Some(Self::default()),
                tag => Self::from_code(tag),
            };
            let weight = thousandths(parameters.trim());
            if let Some(language) = language
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }

    /// A phrase in this language.
    #[must_use]
    pub fn text(self, phrase: Phrase) -> &'static str {
        TEXTS
            .get(self as usize)
            .and_then(|texts| texts.get(phrase as usize))
            .copied()
            .unwrap_or_default()
    }

    /// A phrase with `{name}` replaced by a value.
    #[must_use]
    pub fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.text(phrase).to_owned(), |text, (name, value)| {
                text.replace(&format!("{{{name}}}"), value)
            })
    }
}

/// A weight `q=0.5` in thousandths; 1000 where there is none, 0 where it
/// cannot be read.
fn thousandths(parameters: &str) -> u32 {
    if parameters.is_empty() {
        return 1000;
    }
    let weight = parameters
        .strip_prefix("q=")
        .or_else(|| parameters.strip_prefix("Q="));
    match weight
        .map(str::trim)
        .and_then(|weight| weight.parse::<f32>().ok())
    {
        Some(weight) if (0.0..=1.0).contains(&weight) => (weight * 1000.0) as u32,
        _ => 0,
    }
}
