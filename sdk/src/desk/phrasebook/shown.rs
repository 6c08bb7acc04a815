//! A phrase that arrived, as its reader sees it.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Direction, Phrasebook};
use crate::seal::{LanguageTag, PhraseCode};

/// The code of the words that stand for a phrase which cannot be shown.
pub const NOT_SHOWN: &str = "not-shown";

/// Sets what follows apart from the direction of what is around it.
const ISOLATE: char = '\u{2068}';
/// Ends what was set apart.
const POP: char = '\u{2069}';

/// A phrase that arrived, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'b> {
    /// The words, never empty. They are text: whoever sets them into HTML escapes
    /// them.
    pub text: Cow<'b, str>,
    /// Their language.
    pub language: &'b LanguageTag,
    /// Which way they are written.
    pub direction: Direction,
    /// Whether no native reader has signed them.
    pub machine: bool,
    /// Whether they are what was sent. If not, a phrasebook of today may know it.
    pub known: bool,
}

impl Phrasebook {
    /// What its reader sees of a phrase that arrived.
    ///
    /// A code that this phrasebook does not have, such as a newer peer may send,
    /// shows that something was said, with the code and what goes into it: they
    /// are English words, and what a supervisor or an interpreter can look up.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use vigie::{desk::phrasebook::{Direction, Phrasebook}, seal::PhraseCode};
    ///
    /// let arabic = Phrasebook::from_json(r#"{
    ///     "tag": "ar", "own_name": "العربية", "english_name": "Arabic",
    ///     "french_name": "arabe", "direction": "rtl", "count": 2,
    ///     "machine_made": 2, "href": "/v1/phrases/ar?v=0f3789e21cb10573",
    ///     "phrases": [
    ///       { "code": "hiding", "group": "danger", "speaker": "citizen",
    ///         "text": "أنا أختبئ.", "machine": true },
    ///       { "code": "not-shown", "group": "guidance", "speaker": "nobody",
    ///         "text": "لا يمكن عرض هذه الجملة هنا.", "machine": true } ] }"#.as_bytes())?;
    ///
    /// let shown = arabic.show(&PhraseCode::new("hiding")?, &BTreeMap::new());
    /// assert_eq!((shown.text.as_ref(), shown.known), ("أنا أختبئ.", true));
    /// assert_eq!((shown.language.as_str(), shown.direction), ("ar", Direction::RightToLeft));
    ///
    /// let shown = arabic.show(&PhraseCode::new("drone-seen")?, &BTreeMap::new());
    /// assert_eq!(shown.text, "لا يمكن عرض هذه الجملة هنا. \u{2068}[drone-seen]\u{2069}");
    /// assert!(!shown.known);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn show(&self, code: &PhraseCode, values: &BTreeMap<String, String>) -> Shown<'_> {
        let entry = self.entry();
        let found = self.phrase(code);
        let words = found.or_else(|| {
            let mut phrases = self.phrases().iter();
            phrases.find(|phrase| phrase.concept.code.as_str() == NOT_SHOWN)
        });
        let text = match (found, words) {
            (Some(phrase), _) => Cow::Borrowed(phrase.text.as_str()),
            (None, Some(words)) => Cow::Owned(format!("{} {}", words.text, named(code, values))),
            (None, None) => Cow::Owned(named(code, values)),
        };
        Shown {
            text,
            language: &entry.tag,
            direction: entry.direction,
            machine: words.is_none_or(|phrase| phrase.machine),
            known: found.is_some(),
        }
    }
}

/// A code and what goes into it, so that neither turns the text around it.
fn named(code: &PhraseCode, values: &BTreeMap<String, String>) -> String {
    let mut named = format!("{ISOLATE}[{code}");
    for (name, value) in values {
        // Marks of direction in a value could end the isolation.
        let plain = |text: &str| text.replace([ISOLATE, POP, '\u{2066}', '\u{2067}'], "");
        let (name, value) = (plain(name), plain(value));
        named += &format!("; {name}: {ISOLATE}{value}{POP}");
    }
    named.push(']');
    named.push(POP);
    named
}
