//! What must hold of any text of the phrasebook, and of the canned answers.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::is_nfc;

/// Parts words of Persian without a space: the one character without a shape
/// that texts need.
const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';

/// The Armenian question mark, which stands over the vowel that is stressed, not
/// at the end.
const ARMENIAN_QUESTION_MARK: char = '՞';

/// What is wrong with a text, whatever it says.
pub(crate) fn unfit(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("the text is empty".to_owned());
    }
    if let Some(hidden) = text.chars().find(|character| is_hidden(*character)) {
        let number = u32::from(hidden);
        return Some(format!("U+{number:04X} cannot be seen: leave it out"));
    }
    if text.split(' ').any(str::is_empty) {
        return Some("there is a space before, behind or beside another".to_owned());
    }
    // The same words in other bytes would be found by nobody who looks for them.
    (!is_nfc(text)).then(|| "the text is not in the composed form (NFC)".to_owned())
}

/// Whether a character has no shape of its own: it controls something, turns the
/// direction of others, or stands for nothing.
fn is_hidden(character: char) -> bool {
    character != ZERO_WIDTH_NON_JOINER
        && matches!(
            get_general_category(character),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
                | GeneralCategory::PrivateUse
                | GeneralCategory::Unassigned
        )
}

/// The numbers of a text, sorted: what is dialled and how old somebody is must
/// be the same everywhere, in the digits that telephones show.
pub(crate) fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|character: char| !character.is_ascii_digit());
    let mut numbers: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    numbers.sort_unstable();
    numbers
}

/// Whether a French text is a question.
pub(super) fn asks(french: &str) -> bool {
    has_mark(french, '?')
}

/// Whether a text has the question mark of its language, where it belongs.
pub(super) fn has_mark(text: &str, mark: char) -> bool {
    match mark {
        ARMENIAN_QUESTION_MARK => text.contains(mark),
        _ => text.ends_with(mark),
    }
}

/// Whether a character is a letter of a script that runs from right to left:
/// Hebrew, Arabic and those of their blocks.
pub(super) fn runs_leftwards(character: char) -> bool {
    matches!(
        character,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
    )
}
