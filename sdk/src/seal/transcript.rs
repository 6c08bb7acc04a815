//! How a receipt is written down, and read again from a person's hand.
//!
//! Both forms are the 128 bits of the secret from the highest on, a few zero
//! bits that say version 0, and the check symbols of [`code`](super::code).

use zeroize::Zeroizing;

use super::{
    code::{Field, Gf32, Gf2048, Outcome, checks, mend},
    receipt::Form,
    words::{folded, word_at, word_value},
};
use crate::{Error, error::Kind, language::Language};

/// Crockford's base 32, without I, L, O and U.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
const CHARACTERS: usize = 26 + CHARACTER_CHECKS;
const CHARACTER_CHECKS: usize = 4;
const GROUP: usize = 5;
const WORDS: usize = 12 + WORD_CHECKS;
const WORD_CHECKS: usize = 2;

/// The letters and digits that are surely not words any more: the fewest of
/// fourteen words are 42.
const MOST_CHARACTERS: usize = 35;

/// Longer texts are not looked at; a receipt in words has about 110 characters.
const LONGEST: usize = 1000;

/// A receipt found in a text.
pub(super) struct Found {
    pub(super) number: u128,
    pub(super) corrected: Option<usize>,
    pub(super) form: Form,
}

pub(super) fn characters(number: u128) -> Zeroizing<String> {
    let symbols = write::<Gf32, CHARACTER_CHECKS>(number, CHARACTERS);
    let mut text = Zeroizing::new(String::with_capacity(35));
    for (index, symbol) in symbols.iter().enumerate() {
        if index > 0 && index % GROUP == 0 {
            text.push('-');
        }
        text.extend(ALPHABET.get(usize::from(*symbol)));
    }
    text
}

pub(super) fn words(number: u128, language: Language) -> Zeroizing<String> {
    let symbols = write::<Gf2048, WORD_CHECKS>(number, WORDS);
    let mut text = Zeroizing::new(String::with_capacity(WORDS * 12));
    for (index, symbol) in symbols.iter().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.extend(word_at(language, *symbol));
    }
    text
}

/// Reads either form; which one it is shows in the number of letters.
pub(super) fn read(text: &str) -> Result<Found, Error> {
    if text.len() > LONGEST {
        return Err(Kind::ReceiptLength.into());
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    if letters <= MOST_CHARACTERS {
        read_characters(text)
    } else {
        read_words(text)
    }
}

/// Whether a word, or a group of characters, is the one at a place.
pub(super) fn confirms(number: u128, form: Form, index: usize, written: &str) -> bool {
    if written.len() > LONGEST {
        return false;
    }
    match form {
        Form::Characters => {
            let symbols = write::<Gf32, CHARACTER_CHECKS>(number, CHARACTERS);
            let meant = symbols.chunks(GROUP).nth(index).unwrap_or_default();
            let written = written.chars().filter(|c| !is_separator(*c));
            let meant_too = meant.iter().map(|symbol| Some(*symbol));
            !meant.is_empty() && written.map(character_value).eq(meant_too)
        }
        Form::Words(language) => {
            let symbols = write::<Gf2048, WORD_CHECKS>(number, WORDS);
            let folded = folded(written);
            let mut words = words_of(&folded);
            let value = words.next().and_then(|word| word_value(language, word));
            value.is_some() && value.as_ref() == symbols.get(index) && words.next().is_none()
        }
    }
}

/// Symbols as they were read; `None` where what stands there is no symbol.
type Symbols = Zeroizing<Vec<Option<u16>>>;

fn read_characters(text: &str) -> Result<Found, Error> {
    let mut symbols: Symbols = Zeroizing::new(Vec::with_capacity(CHARACTERS + 1));
    for character in text.chars() {
        if character.is_alphanumeric() {
            symbols.push(character_value(character));
        } else if !is_separator(character) {
            return Err(Kind::ReceiptCharacter.into());
        }
    }
    let settle = |symbols: &Symbols| settle::<Gf32, CHARACTER_CHECKS>(symbols);
    let settled = match symbols.len() {
        CHARACTERS => settle(&symbols)?,
        // One is missing: wherever it may have stood, it is the one mended.
        length if length + 1 == CHARACTERS => only((0..CHARACTERS).filter_map(|place| {
            let mut longer = symbols.clone();
            longer.insert(place, None);
            settle(&longer).ok()
        }))?,
        // One is too many: the others must be right as they are.
        length if length == CHARACTERS + 1 => only((0..length).filter_map(|place| {
            let mut shorter = symbols.clone();
            shorter.remove(place);
            match settle(&shorter) {
                Ok((number, None)) => Some((number, Some(place + 1))),
                _ => None,
            }
        }))?,
        _ => return Err(Kind::ReceiptLength.into()),
    };
    let (number, corrected) = settled;
    Ok(Found {
        number,
        corrected,
        form: Form::Characters,
    })
}

fn read_words(text: &str) -> Result<Found, Error> {
    let folded = folded(text);
    let written: Vec<&str> = words_of(&folded).collect();
    if written.len() != WORDS {
        return Err(Kind::ReceiptLength.into());
    }
    let read = [Language::French, Language::English].map(|language| {
        let values = written.iter().map(|word| word_value(language, word));
        let symbols = Zeroizing::new(values.collect());
        let (number, corrected) = settle::<Gf2048, WORD_CHECKS>(&symbols)?;
        Ok(Found {
            number,
            corrected,
            form: Form::Words(language),
        })
    });
    match read {
        [Ok(found), Err(_)] | [Err(_), Ok(found)] => Ok(found),
        // Both lists have the words: the one in which nothing was wrong is
        // meant, if it is one.
        [Ok(french), Ok(english)] => match (french.corrected, english.corrected) {
            (None, Some(_)) => Ok(french),
            (Some(_), None) => Ok(english),
            _ => Err(Kind::ReceiptWrong.into()),
        },
        [Err(one), Err(other)] => Err(if one == Kind::ReceiptVersion.into() {
            one
        } else {
            other
        }),
    }
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    let parts = folded.split(|c: char| !c.is_alphabetic());
    parts.filter(|word| !word.is_empty())
}

/// The symbols of a number: its bits, zeros behind them, and the checks.
fn write<F: Field, const C: usize>(number: u128, length: usize) -> Zeroizing<Vec<u16>> {
    let mask = (1 << F::BITS) - 1;
    let mut symbols = Zeroizing::new(Vec::with_capacity(length));
    let mut left = u128::BITS;
    while let Some(fewer) = left.checked_sub(F::BITS) {
        left = fewer;
        symbols.push((number >> left) as u16 & mask);
    }
    symbols.push((number << (F::BITS - left)) as u16 & mask);
    let checks = checks::<F, C>(&symbols);
    symbols.extend(checks);
    symbols
}

/// Mends the symbols, and makes a number of them again.
fn settle<F: Field, const C: usize>(read: &Symbols) -> Result<(u128, Option<usize>), Error> {
    let mut unknown = read
        .iter()
        .enumerate()
        .filter(|(_, symbol)| symbol.is_none());
    let blank = unknown.next().map(|(index, _)| index);
    if unknown.next().is_some() {
        return Err(Kind::ReceiptWrong.into());
    }
    let mut symbols: Zeroizing<Vec<u16>> = Zeroizing::new(
        read.iter()
            .map(|symbol| symbol.unwrap_or_default())
            .collect(),
    );
    let corrected = match (mend::<F, C>(&mut symbols), blank) {
        (Outcome::Sound, blank) => blank,
        (Outcome::Mended(index), None) => Some(index),
        (Outcome::Mended(index), Some(blank)) if index == blank => Some(index),
        _ => return Err(Kind::ReceiptWrong.into()),
    };
    let data = symbols.len().saturating_sub(C);
    let spare = (data as u32 * F::BITS).saturating_sub(u128::BITS);
    let mut number = 0;
    let mut version = 0;
    for (index, symbol) in symbols.iter().take(data).enumerate() {
        if index + 1 == data {
            number = number << (F::BITS - spare) | u128::from(symbol >> spare);
            version = symbol & ((1 << spare) - 1);
        } else {
            number = number << F::BITS | u128::from(*symbol);
        }
    }
    match (version, corrected) {
        (0, corrected) => Ok((number, corrected.map(|index| index + 1))),
        (_, None) => Err(Kind::ReceiptVersion.into()),
        // What was mended into another version was not one symbol.
        (_, Some(_)) => Err(Kind::ReceiptWrong.into()),
    }
}

/// The receipt that all ways of mending come to, if it is one.
fn only(
    mut ways: impl Iterator<Item = (u128, Option<usize>)>,
) -> Result<(u128, Option<usize>), Error> {
    let first = ways.next().ok_or(Kind::ReceiptWrong)?;
    if ways.all(|(number, _)| number == first.0) {
        Ok(first)
    } else {
        Err(Kind::ReceiptWrong.into())
    }
}

fn character_value(character: char) -> Option<u16> {
    let known = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let index = ALPHABET.iter().position(|symbol| *symbol == known)?;
    u16::try_from(index).ok()
}

/// What stands between groups: blanks, hyphens and dashes, dots, and the marks
/// without width that come along when text is copied.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '.' | ',' | ':' | ';' | '_' | '/' | '·' | '•' | '\u{ad}' | '\u{feff}' | '−'
                | '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2015}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}' | '\u{2066}'..='\u{2069}'
        )
}
