//! What people type, and the sheet that comes first, as they are answered.

use serde::Deserialize;
use vigie::{language::Language, sheet::SheetList};

use crate::{
    client::{Answer, agent, get},
    content::{page, sent},
    deployment::deployment,
    html::{self, attribute},
};

/// The same queries that the content function is asked in its own tests.
const FILE: &str = include_str!("../../../functions/content/tests/queries.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    query: Vec<Query>,
}

/// Words, and the sheet that they should find.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    language: Language,
    text: String,
    /// The slug of the sheet.
    first: String,
}

impl Query {
    /// The words in the list of sheets, as a form sends them.
    pub(crate) fn target(&self) -> String {
        let mut words = String::new();
        for byte in self.text.bytes() {
            match byte {
                b' ' => words.push('+'),
                byte if byte.is_ascii_alphanumeric() => words.push(byte.into()),
                byte => words += &format!("%{byte:02X}"),
            }
        }
        format!("/v1/sheets?lang={}&q={words}", self.language)
    }
}

/// All of them.
pub(crate) fn queries() -> Vec<Query> {
    let queries = toml::from_str::<File>(FILE).unwrap().query;
    assert!(queries.len() >= 60, "{} queries only", queries.len());
    queries
}

/// The slugs of a list, in its order.
fn slugs(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{answer}");
    let list: SheetList<'_> = serde_json::from_slice(&answer.body).unwrap();
    let sheets = list.sheets.iter();
    sheets.map(|sheet| sheet.slug.to_string()).collect()
}

/// Notes the queries that find something else first, as a host answers them.
fn ask_all(host: &str, answer: impl Fn(&str) -> Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    for query in queries() {
        let slugs = slugs(&answer(&query.target()));
        if slugs.first() != Some(&query.first) {
            let place = slugs.iter().position(|slug| *slug == query.first);
            wrong.push(format!(
                "{host}: {} \"{}\": {:?} first, {} at {place:?}",
                query.language,
                query.text,
                slugs.first(),
                query.first
            ));
        }
    }
    wrong
}

#[test]
fn the_sheet_that_helps_comes_first_on_every_host() {
    let mut wrong = ask_all("here", |target| get(target).send());
    if let Some(other) = &deployment().other_url {
        let agent = agent();
        wrong.extend(ask_all("there", |target| {
            get(target).send_to(&agent, other)
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_of_a_search_shows_what_was_found_in_its_order() {
    for query in queries() {
        let target = query.target();
        let found = slugs(&get(target.as_str()).send());
        let source = sent(&page(target.as_str())).text();
        let html = html::page(&target, &source, query.language.as_str());
        let shown: Vec<String> = html::all(&html, "main section h3 a")
            .into_iter()
            .map(|link| {
                let path = attribute(link, "href").split('?').next().unwrap();
                path.trim_start_matches("/v1/sheets/").to_owned()
            })
            .collect();
        assert_eq!(shown, found, "{target}");
        let field = html::one(&html, "input[name=q]");
        assert_eq!(attribute(field, "value"), query.text, "{target}");
    }
}
