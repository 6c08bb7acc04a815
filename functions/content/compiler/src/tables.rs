//! The tables that the function looks things up in, as Rust source.

use std::fmt::Write as _;

use vigie::{
    desk::{answers::CannedAnswers, phrasebook::Phrasebook},
    language::Language,
    list::List,
    seal::LanguageTag,
    sheet::{Catalogue, Sheet, Translation},
};

use crate::{Content, literal::Literal};

/// The catalogue of the sheets; `version` names the text of one in a language.
pub(crate) fn catalogue(
    content: &Content,
    version: impl Fn(&str, Language) -> String,
) -> Catalogue<'static> {
    let sheets = content.sheets.sheets.iter().map(|(slug, sheet)| Sheet {
        slug: slug.clone().into(),
        topics: sheet.topics.clone().into(),
        audiences: sheet.audiences.clone().into(),
        danger: sheet.danger,
        published: sheet.published,
        translations: sheet
            .versions
            .iter()
            .map(|(language, text)| Translation {
                language: *language,
                title: text.title.clone().into(),
                summary: text.summary.clone().into(),
                changed: text.changed,
                change: text.change.clone().map(Into::into),
                last_reviewed: text.last_reviewed,
                checked: text.checked,
                version: version(slug, *language).into(),
            })
            .collect(),
    });
    Catalogue {
        sheets: sheets.collect(),
    }
}

/// Everything as Rust source: `CATALOGUE`, `NUMBERS`, and for each language
/// `NUMBER_TEXTS`, `EMERGENCY` and `GUIDES`; `PHRASEBOOKS` and `ANSWERS`.
pub(crate) fn source(content: &Content, catalogue: &Catalogue<'static>) -> String {
    let numbers: List<'_, _> = content.numbers.numbers.clone().into();
    let texts = |language: &Language| List::from(content.numbers.texts(*language));
    let texts: Vec<List<'_, _>> = Language::ALL.iter().map(texts).collect();
    let contacts = |language: &Language| List::from(content.emergency(*language));
    let contacts: Vec<List<'_, _>> = Language::ALL.iter().map(contacts).collect();
    let mut source = String::new();
    let mut item = |doc: &str, name: &str, kind: &str, value: String| {
        let _ = writeln!(
            source,
            "/// {doc}\npub(crate) static {name}: {kind} = {value};"
        );
    };
    let languages = Language::ALL.len();
    item(
        "Every sheet.",
        "CATALOGUE",
        "::vigie::sheet::Catalogue<'static>",
        catalogue.literal(),
    );
    item(
        "Every number, whatever the language.",
        "NUMBERS",
        "::vigie::list::List<'static, ::vigie::emergency::EmergencyNumber<'static>>",
        numbers.literal(),
    );
    item(
        "The texts of the numbers, by language.",
        "NUMBER_TEXTS",
        &format!(
            "[::vigie::list::List<'static, ::vigie::emergency::NumberText<'static>>; {languages}]"
        ),
        texts.literal(),
    );
    item(
        "Whom to alert in danger, by language.",
        "EMERGENCY",
        &format!(
            "[::vigie::list::List<'static, ::vigie::sheet::EmergencyContact<'static>>; {languages}]"
        ),
        contacts.literal(),
    );
    item(
        "The guide, by language.",
        "GUIDES",
        &format!("[::vigie::guide::Guide<'static>; {languages}]"),
        content.guides.literal(),
    );
    let books = content.phrasebooks.iter().map(Phrasebook::entry);
    let books = books.filter_map(|entry| versioned(&entry.tag, &entry.href));
    item(
        "The language of each phrasebook, and the version of its text.",
        "PHRASEBOOKS",
        "&[(&str, &str)]",
        format!("&{:?}", books.collect::<Vec<_>>()),
    );
    let answers = content.answers.iter().map(CannedAnswers::entry);
    let answers = answers.filter_map(|entry| versioned(&entry.tag, &entry.href));
    item(
        "The languages of the canned answers, and the version of their texts.",
        "ANSWERS",
        "&[(&str, &str)]",
        format!("&{:?}", answers.collect::<Vec<_>>()),
    );
    source
}

/// A language, and the version that an address says.
fn versioned<'e>(tag: &'e LanguageTag, href: &'e str) -> Option<(&'e str, &'e str)> {
    let (_, version) = href.split_once("?v=")?;
    Some((tag.as_str(), version))
}
