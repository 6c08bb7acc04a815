//! What people type, and the sheet that comes first.

use serde::Deserialize;

use super::*;

const FILE: &str = include_str!("../queries.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    query: Vec<Query>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    language: Language,
    text: String,
    /// The slug of the sheet.
    first: String,
}

/// A text as the value of a parameter.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

#[test]
fn the_sheet_that_helps_comes_first() {
    let queries = toml::from_str::<File>(FILE).unwrap().query;
    assert!(queries.len() >= 60, "{} queries only", queries.len());
    let mut wrong = Vec::new();
    for Query {
        language,
        text,
        first,
    } in &queries
    {
        let list = ask(&format!("/v1/sheets?q={}&lang={language}", encoded(text)));
        let slugs = slugs(&list);
        if slugs.first() != Some(&first.as_str()) {
            let place = slugs.iter().position(|slug| slug == first);
            let place = place.map_or("not found".to_owned(), |place| {
                format!("at place {}", place + 1)
            });
            wrong.push(format!(
                "{language} \"{text}\": {:?} first, {first} {place}",
                slugs.first()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} queries go elsewhere\n{}",
        wrong.len(),
        queries.len(),
        wrong.join("\n")
    );
}
