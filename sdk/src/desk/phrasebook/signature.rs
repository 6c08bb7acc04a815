//! Native readers' signatures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Error, error::Kind, seal::Digest};

/// How many characters of a digest a signature holds: enough that no change goes
/// unnoticed, few enough to be read aloud. It holds off mistakes, not forgers.
const CHARACTERS: usize = 16;

/// What a native reader leaves under words that are right.
///
/// It is for certain words and for what they were to say: once either changes, it
/// [holds](Self::holds) no more, without anybody having to take it away.
///
/// # Examples
///
/// ```
/// use vigie::{desk::phrasebook::{Signature, signed_words}, jiff::civil::date};
///
/// let words = signed_words("Ich verstecke mich.", "Je me cache.", "I am hiding.");
/// let signature = Signature::new("A. Reader", date(2026, 11, 22), &words)?;
/// assert!(signature.holds("Ich verstecke mich.", "Je me cache.", "I am hiding."));
/// assert!(!signature.holds("Ich verberge mich.", "Je me cache.", "I am hiding."));
/// assert!(!signature.holds("Ich verstecke mich.", "Je me suis caché.", "I am hiding."));
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The reader's name.
    pub by: String,
    /// The day.
    pub on: Date,
    /// What was read; see [`signed_words`].
    pub words: String,
}

impl Signature {
    /// Signs words.
    ///
    /// # Errors
    ///
    /// If the name is empty or `words` does not come from [`signed_words`].
    pub fn new(by: &str, on: Date, words: &str) -> Result<Self, Error> {
        let fit = words.len() == CHARACTERS
            && words
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !fit || by.trim().is_empty() {
            return Err(Kind::Phrasebook.into());
        }
        Ok(Self {
            by: by.to_owned(),
            on,
            words: words.to_owned(),
        })
    }

    /// Whether it is for these words, and for what French and English say today.
    #[must_use]
    pub fn holds(&self, text: &str, french: &str, english: &str) -> bool {
        self.words == signed_words(text, french, english)
    }
}

/// What a signature says was read: 16 characters of base64url that follow from the
/// words and from what they were to say.
///
/// ```
/// use vigie::desk::phrasebook::signed_words;
/// assert_eq!(signed_words("Sí.", "Oui.", "Yes."), "YQ5qY_2FiT-y13Sd");
/// ```
#[must_use]
pub fn signed_words(text: &str, french: &str, english: &str) -> String {
    // No phrase has a line feed, so none can be moved into its neighbour.
    let digest = Digest::of(format!("{text}\n{french}\n{english}").as_bytes());
    digest.to_string().chars().take(CHARACTERS).collect()
}
