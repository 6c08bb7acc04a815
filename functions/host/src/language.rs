//! What a person reads, from the request to the phrase.

use vigie::language::{LanguageSet, Preferences};

pub use vigie::language::Language;

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

impl Phrase {
    /// The phrase with a key such as `page-title`.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let at = KEYS.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        KEYS.get(at).map(|(_, phrase)| *phrase)
    }

    /// The phrase in a language.
    ///
    /// ```
    /// use vigie_host::{Language, Phrase};
    /// assert_eq!(Phrase::SiteHome.text(Language::English), "Home");
    /// ```
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        TEXTS
            .get(language as usize)
            .and_then(|texts| texts.get(self as usize))
            .copied()
            .unwrap_or_default()
    }

    /// The phrase in a language, with `{name}` replaced by a value.
    #[must_use]
    pub fn fill(self, language: Language, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.text(language).to_owned(), |text, (name, value)| {
                text.replace(&format!("{{{name}}}"), value)
            })
    }
}

/// What an `Accept-Language` header asks for (RFC 9110, section 12.5.4): the
/// highest weight first, the first of equals; what is not spoken here is passed
/// over, and weight 0 refuses.
///
/// Written here because the crates for it either pull in the tables of every
/// locale or sort by weights that a caller can make unorderable.
///
/// ```
/// use vigie_host::{Language, language::accepted};
/// assert_eq!(accepted("ja, en;q=0.7, de;q=0.9").first(), Language::German);
/// assert_eq!(accepted("en;q=0").first(), Language::French);
/// assert_eq!(accepted("en;q=NaN, *").first(), Language::French);
/// assert_eq!(accepted("ja").first(), Language::English);
/// assert_eq!(accepted("").first(), Language::French);
/// ```
#[must_use]
pub fn accepted(header: &str) -> Preferences {
    let mut asked: Vec<(u32, Language)> = Vec::new();
    let mut refused = Vec::new();
    let mut foreign = false;
    for range in header.split(',') {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let tag = tag.trim();
        let language = match tag {
            "*" => Some(Language::French),
            tag => Language::of_tag(tag),
        };
        match (language, thousandths(parameters.trim())) {
            (Some(language), 0) => refused.push(language),
            (Some(language), weight) => asked.push((weight, language)),
            (None, weight) => foreign |= weight > 0 && !tag.is_empty(),
        }
    }
    if asked.is_empty() && !foreign {
        asked.push((1, Language::French));
    }
    // The sort is stable, so the first of equals stays first.
    asked.sort_by_key(|(weight, _)| core::cmp::Reverse(*weight));
    let refused: LanguageSet = refused.into_iter().collect();
    Preferences::without(asked.into_iter().map(|(_, language)| language), refused)
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
