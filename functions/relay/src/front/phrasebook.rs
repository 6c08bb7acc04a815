//! The phrasebook in the languages of the interface, for a page without script.

use std::{borrow::Cow, collections::BTreeMap};

use vigie::seal::PhraseCode;
use vigie_host::{Language, Phrase};

include!(concat!(env!("OUT_DIR"), "/phrasebook.rs"));

/// A phrase as its reader is shown it. One that a newer client knows is shown by
/// its code: that is better than nothing.
pub(super) fn shown(
    language: Language,
    code: &PhraseCode,
    values: &BTreeMap<String, String>,
) -> String {
    let place = CODES.binary_search(&code.as_str()).ok();
    let column = Language::ALL.iter().position(|known| *known == language);
    let table = column.and_then(|column| TEXTS.get(column));
    let text = table.and_then(|table| table.get(place?)).copied();
    let text = text.map_or_else(
        || {
            let not_shown = Phrase::ConversationNotShown.text(language);
            Cow::Owned(format!("{not_shown} {code}"))
        },
        Cow::Borrowed,
    );
    values
        .values()
        .fold(text.into_owned(), |text, value| format!("{text} {value}"))
}
