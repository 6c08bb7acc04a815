//! The words that receipts are written in: the lists of BIP-39, French and
//! English, of 2,048 words each.
//!
//! They are read as they stand, from the first word on: a receipt is read once,
//! and a browser loads no tables for it.

use zeroize::Zeroizing;

use crate::language::Language;

/// How many letters of a word are enough: no two words of a list share them.
const ENOUGH: usize = 4;

const FRENCH: &str = include_str!("words/french.txt");
const ENGLISH: &str = include_str!("words/english.txt");

/// French words in French, English ones in every other language.
fn list(language: Language) -> impl Iterator<Item = &'static str> {
    match language {
        Language::French => FRENCH,
        _ => ENGLISH,
    }
    .lines()
}

/// The word at a place of the list.
pub(super) fn word_at(language: Language, place: u16) -> Option<&'static str> {
    list(language).nth(place.into())
}

/// The place of a word in the list, folded: the word itself, or the only one that
/// begins with these four letters or more.
pub(super) fn word_value(language: Language, written: &str) -> Option<u16> {
    let begins = |word: &str| {
        let mut letters = word.chars().map(plain);
        written.chars().all(|letter| letters.next() == Some(letter))
    };
    // The lists are in the order of their words without accents, so a word comes
    // before those that it begins.
    let mut found = list(language).zip(0..).filter(|(word, _)| begins(word));
    let (word, place) = found.next()?;
    let letters = written.chars().count();
    let whole = word.chars().count() == letters;
    (whole || letters >= ENOUGH && found.next().is_none()).then_some(place)
}

/// A text without case and accents, and in letters of the usual width.
pub(super) fn folded(text: &str) -> Zeroizing<String> {
    let letters = text.chars().filter(|c| !is_mark(*c));
    let letters = letters.map(narrow).flat_map(char::to_lowercase);
    Zeroizing::new(letters.map(plain).filter(|c| !is_mark(*c)).collect())
}

/// An accent that stands behind its letter.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Keyboards of East Asia write wide letters.
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    }
}

/// A small letter without its accent, whichever keyboard it was typed on.
const fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ť' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        letter => letter,
    }
}
