//! The sheets and the guide, as the deployment lists them.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::de::DeserializeOwned;
use vigie::{
    guide::GuideDocument,
    language::Language,
    sheet::{SheetEntry, SheetList, TopicList},
};

use crate::client::{Answer, Ask, ask, get};

/// The formats of a sheet: what is asked for, and what is got.
pub(crate) const SHEET_FORMATS: [(&str, &str); 4] = [
    ("application/json", "application/json"),
    ("text/html", PAGE),
    (
        "text/html;profile=fragment",
        "text/html; charset=utf-8; profile=fragment",
    ),
    ("text/markdown", "text/markdown; charset=utf-8"),
];

/// How long a text is kept, and may be served after that for want of a newer.
pub(crate) const KEPT: &str =
    "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800";
pub(crate) const KEPT_FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// The media type of pages.
pub(crate) const PAGE: &str = "text/html; charset=utf-8";

/// Whom to alert in danger: what stands first, wherever it stands.
pub(crate) const DANGER: [&str; 3] = ["17", "112", "114"];

/// A sheet in one of its languages.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) slug: String,
    pub(crate) language: Language,
}

impl Written {
    /// Asks for it.
    pub(crate) fn ask(&self) -> Ask {
        get(format!("/v1/sheets/{}?lang={}", self.slug, self.language))
    }
}

/// Every sheet in every language that it says it exists in.
pub(crate) fn written() -> impl Iterator<Item = Written> {
    sheets(Language::French).iter().flat_map(|entry| {
        entry.languages.iter().map(|language| Written {
            slug: entry.slug.to_string(),
            language: *language,
        })
    })
}

/// What somebody who reads a language is given as the list of all sheets.
pub(crate) fn sheets(language: Language) -> &'static [SheetEntry<'static>] {
    static SHEETS: LazyLock<BTreeMap<Language, SheetList<'static>>> =
        LazyLock::new(|| in_every_language("/v1/sheets"));
    &SHEETS[&language].sheets
}

/// The topics.
pub(crate) fn topics(language: Language) -> &'static TopicList<'static> {
    static TOPICS: LazyLock<BTreeMap<Language, TopicList<'static>>> =
        LazyLock::new(|| in_every_language("/v1/topics"));
    &TOPICS[&language]
}

/// The guide.
pub(crate) fn guide(language: Language) -> &'static GuideDocument<'static> {
    static GUIDES: LazyLock<BTreeMap<Language, GuideDocument<'static>>> =
        LazyLock::new(|| in_every_language("/v1/guide"));
    &GUIDES[&language]
}

fn in_every_language<T: DeserializeOwned>(path: &str) -> BTreeMap<Language, T> {
    let languages = Language::ALL.iter().copied();
    languages
        .map(|language| {
            let answer = get(format!("{path}?lang={language}")).ok();
            (language, serde_json::from_value(answer).unwrap())
        })
        .collect()
}

/// Asks for a page rather than for data.
pub(crate) fn page(target: impl Into<String>) -> Ask {
    get(target).header("accept", "text/html")
}

/// Sends answers to the guide.
pub(crate) fn answers(language: Language, body: impl Into<Vec<u8>>) -> Ask {
    ask("POST", format!("/v1/guide?lang={language}"))
        .header("content-type", "application/json")
        .body(body)
}

/// Sends a request whose answer must be 200.
pub(crate) fn sent(ask: &Ask) -> Answer {
    let answer = ask.send();
    let Ask { method, target, .. } = ask;
    assert_eq!(answer.status, 200, "{method} {target}: {answer}");
    answer
}

/// The names that a header lists.
pub(crate) fn listed(answer: &Answer, header: &str) -> Vec<String> {
    let value = answer.header(header).unwrap_or_default();
    let names = value.split(',').map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// JSON that is about danger says first of all whom to alert.
pub(crate) fn alerts_first(name: &str, json: &str) {
    assert!(json.starts_with("{\"emergency\":["), "{name}: {json:.80}");
    let document: serde_json::Value = serde_json::from_str(json).unwrap();
    let contacts = document["emergency"].as_array().unwrap();
    let numbers: Vec<&str> = contacts
        .iter()
        .map(|contact| contact["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, DANGER, "{name}");
}
