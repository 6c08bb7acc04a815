//! From text to words, and from words to the terms that are counted.
//!
//! Documents and queries go through the same steps, so whatever these lose is
//! lost on both sides.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::stop_words;
use crate::{language::Language, text::fold};

/// Longer words are cut: no word of these languages is longer, and the cost of
/// forgiving errors grows with the length.
const MAX_LETTERS: usize = 40;

/// A folded word, or two neighbours of a text in Han characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) is_han: bool,
}

/// What a text is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Document,
    Query,
}

/// The words of a text in their order.
///
/// Chinese does not part its words, so every two neighbours of a run of Han
/// characters are one. In documents the last character of a run is one by
/// itself, too: every character then begins a word, and a query of a single
/// character finds all that begin with it.
pub(super) fn words(language: Language, text: &str, side: Side) -> Vec<Word> {
    let text = match language {
        // There the apostrophe is a letter of the word.
        Language::Ukrainian => Cow::Owned(text.replace(['\'', '’', 'ʼ'], "")),
        _ => Cow::Borrowed(text),
    };
    let mut words = Vec::new();
    for token in fold(&text).split(' ') {
        let mut rest = token;
        while let Some(first) = rest.chars().next() {
            let han = is_han(first);
            let end = rest.find(|c| is_han(c) != han).unwrap_or(rest.len());
            let (run, behind) = rest.split_at(end);
            if han {
                push_pairs(run, side, &mut words);
            } else {
                words.push(Word {
                    text: without_article(language, run)
                        .chars()
                        .take(MAX_LETTERS)
                        .collect(),
                    is_han: false,
                });
            }
            rest = behind;
        }
    }
    words
}

fn push_pairs(run: &str, side: Side, words: &mut Vec<Word>) {
    let mut push = |text: String| words.push(Word { text, is_han: true });
    for (first, second) in run.chars().zip(run.chars().skip(1)) {
        push([first, second].into_iter().collect());
    }
    let alone = run.chars().nth(1).is_none();
    if side == Side::Document || alone {
        run.chars().next_back().map(String::from).map(&mut push);
    }
}

/// The blocks of Unicode that hold Han characters, and the two signs that stand
/// for one.
fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '々' | '〇')
}

/// Arabic writes its article, and a preposition before it, as one word with the
/// noun; searchers leave them out. Nothing is cut where fewer than three letters
/// would remain.
fn without_article(language: Language, word: &str) -> &str {
    if language != Language::Arabic {
        return word;
    }
    ["وال", "بال", "كال", "فال", "لل", "ال"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|noun| noun.chars().nth(2).is_some())
        .unwrap_or(word)
}

/// Whether a folded word says nothing of what a text is about.
pub(super) fn is_stop_word(language: Language, word: &str) -> bool {
    let list = match language {
        Language::French => stop_words::FRENCH,
        Language::English => stop_words::ENGLISH,
        _ => return false,
    };
    list.binary_search(&word).is_ok()
}

/// The term of a word: what its forms have in common.
///
/// Snowball's French rules ask for accents, which people leave out. They are
/// applied to the folded word twice, without the plural's `s`, which brings more
/// forms of a word together than accents once would: of 1185 pairs of forms
/// (`volée` and `vols`, `harcelées` and `harcèlement`) 863 meet, where accents
/// on both sides make 831, and accents in documents alone 695.
pub(super) fn term(language: Language, word: &Word) -> Cow<'_, str> {
    let text = word.text.as_str();
    // Snowball's code counts bytes: what is not ASCII is none of its business.
    if !text.bytes().all(|b| b.is_ascii_lowercase()) || is_stop_word(language, text) {
        return Cow::Borrowed(text);
    }
    match language {
        Language::French => {
            let stemmer = Stemmer::create(Algorithm::French);
            let once = stemmer.stem(singular(text));
            Cow::Owned(stemmer.stem(&once).into_owned())
        }
        Language::English => Stemmer::create(Algorithm::English).stem(text),
        _ => Cow::Borrowed(text),
    }
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s')
        .filter(|stem| stem.len() >= 3 && !stem.ends_with('s'))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(language: Language, text: &str, side: Side) -> Vec<String> {
        let words = words(language, text, side);
        words.into_iter().map(|word| word.text).collect()
    }

    fn terms(language: Language, text: &str) -> Vec<String> {
        words(language, text, Side::Query)
            .iter()
            .map(|word| term(language, word).into_owned())
            .collect()
    }

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            "harcèlement harcelée harceler harcele HARCELÉS",
            "volé volée vols vole voler",
            "cambriolé cambrioler cambriolée",
            "escroquerie escroqueries escroqué",
            "numéro numeros",
        ] {
            let mut terms = terms(Language::French, forms);
            terms.dedup();
            assert_eq!(terms.len(), 1, "{forms}: {terms:?}");
        }
        for forms in ["threaten threatened threatening", "scams scammed scamming"] {
            let mut terms = terms(Language::English, forms);
            terms.dedup();
            assert_eq!(terms.len(), 1, "{forms}: {terms:?}");
        }
    }

    #[test]
    fn elisions_are_parted_and_ukrainian_apostrophes_are_not() {
        let french = texts(Language::French, "qu’on m'a l'œil", Side::Query);
        assert_eq!(french, ["qu", "on", "m", "a", "l", "oeil"]);
        let ukrainian = texts(Language::Ukrainian, "зв'язок п’ять", Side::Query);
        assert_eq!(ukrainian, ["звязок", "пять"]);
    }

    #[test]
    fn han_characters_go_in_pairs() {
        let document = texts(Language::Chinese, "手机wifi密码。", Side::Document);
        assert_eq!(document, ["手机", "机", "wifi", "密码", "码"]);
        let query = texts(Language::Chinese, "自行车 wifi 车", Side::Query);
        assert_eq!(query, ["自行", "行车", "wifi", "车"]);
    }

    #[test]
    fn arabic_articles_are_cut() {
        let with = texts(Language::Arabic, "والشُّرْطَة الدراجة للاطفال", Side::Query);
        let without = texts(Language::Arabic, "شرطة دراجة اطفال", Side::Query);
        assert_eq!(with, without);
        assert_eq!(texts(Language::Arabic, "الم", Side::Query), ["الم"]);
    }

    #[test]
    fn stop_words_are_sorted() {
        for list in [stop_words::FRENCH, stop_words::ENGLISH] {
            assert!(list.is_sorted());
        }
    }
}
