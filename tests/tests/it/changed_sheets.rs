//! What the feeds tell of changes, against what people wrote into the sheets:
//! read here without any of the code that serves them.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;
use serde_json::Value;
use vigie::{language::Language, sheet::Topic};

use crate::{
    client::get,
    content::sheets,
    deployment::{Kind, deployment, skipped},
    feeds::{address, path_of, read},
};

/// What is looked at of the head of a sheet; only a French one has all of it.
#[derive(Debug, Deserialize)]
struct Head {
    title: String,
    summary: String,
    #[serde(default)]
    topics: Vec<String>,
    published: Option<toml::value::Datetime>,
    #[serde(default)]
    changes: Vec<Change>,
}

#[derive(Debug, Deserialize)]
struct Change {
    date: toml::value::Datetime,
    text: String,
}

/// What a feed tells of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    slug: String,
    title: String,
    /// The days, as they are written.
    published: String,
    updated: String,
    /// What changed, and what the sheet is about.
    text: String,
}

/// The heads of the sheets of a language, by slug.
fn heads(language: Language) -> BTreeMap<String, Head> {
    let folder = format!(
        "{}/../content/sheets/{language}",
        env!("CARGO_MANIFEST_DIR")
    );
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    files
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.display();
            let text = fs::read_to_string(&path).unwrap();
            let head = text.split("+++\n").nth(1).unwrap_or_default();
            let head = toml::from_str(head).unwrap_or_else(|error| panic!("{name}: {error}"));
            (slug(&path), head)
        })
        .collect()
}

fn slug(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// What the feed of a topic, or of all, is to tell in a language.
fn expected(
    heads: &BTreeMap<String, Head>,
    originals: &BTreeMap<String, Head>,
    topic: Option<Topic>,
) -> Vec<Told> {
    let mut told = Vec::new();
    for (slug, head) in heads {
        let original = &originals[slug];
        let of_topic = |topic: Topic| original.topics.iter().any(|named| named == topic.as_str());
        if !topic.is_none_or(of_topic) {
            continue;
        }
        let published = original.published.as_ref().unwrap().to_string();
        // A day compares as it is written; of several on one day the last holds.
        let last = head
            .changes
            .iter()
            .max_by_key(|change| change.date.to_string());
        told.push(Told {
            slug: slug.clone(),
            title: head.title.clone(),
            updated: last.map_or_else(|| published.clone(), |last| last.date.to_string()),
            published,
            text: match last {
                Some(last) => format!("{} – {}", last.text, head.summary),
                None => head.summary.clone(),
            },
        });
    }
    // The last change first, whether of the text or by being new; those of one
    // day by their names, as they stand here.
    told.sort_by(|one, other| other.updated.cmp(&one.updated));
    told
}

/// The day of an instant at which a day begins.
fn day(instant: &str) -> String {
    let day = instant.strip_suffix("T00:00:00Z");
    day.unwrap_or_else(|| panic!("{instant} is no day"))
        .to_owned()
}

/// The slug in the address of a sheet.
fn slug_of(address: &str) -> String {
    let path = path_of(address).split('?').next().unwrap();
    path.trim_start_matches("/v1/sheets/").to_owned()
}

fn told_as_json(target: &str) -> Vec<Told> {
    let feed = get(target).ok();
    let items = feed["items"].as_array().unwrap().iter();
    let told = items.map(|item: &Value| {
        let text = |name: &str| item[name].as_str().unwrap().to_owned();
        Told {
            slug: slug_of(&text("id")),
            title: text("title"),
            published: day(&text("date_published")),
            updated: day(&text("date_modified")),
            text: text("content_text"),
        }
    });
    told.collect()
}

fn told_as_atom(target: &str) -> Vec<Told> {
    let (feed, ..) = read(target);
    let entries = feed.entries.into_iter();
    let told = entries.map(|entry| Told {
        slug: slug_of(&entry.id),
        title: entry.title.unwrap().content,
        published: entry.published.unwrap().format("%Y-%m-%d").to_string(),
        updated: entry.updated.unwrap().format("%Y-%m-%d").to_string(),
        text: entry.summary.unwrap().content,
    });
    told.collect()
}

#[test]
fn feeds_tell_first_what_changed_last_in_the_words_of_the_sheets() {
    if deployment().kind == Kind::Url {
        return skipped("who serves this may have other sheets than those of this checkout");
    }
    let originals = heads(Language::French);
    assert!(originals.len() > 50, "{} sheets only", originals.len());
    let mut changed = 0;
    for language in Language::ALL {
        let heads = heads(*language);
        changed += heads
            .values()
            .filter(|head| !head.changes.is_empty())
            .count();
        for topic in Topic::ALL.iter().map(|topic| Some(*topic)).chain([None]) {
            let expected = expected(&heads, &originals, topic);
            if expected.is_empty() {
                // Its feed comes in another language, which has its own turn.
                continue;
            }
            let target = address(topic, *language, "json");
            assert_eq!(told_as_json(&target), expected, "{target}");
            let target = address(topic, *language, "atom");
            assert_eq!(told_as_atom(&target), expected, "{target}");
        }
    }
    println!("{changed} sheets have changed since they were first published");
}

/// The list of sheets says of each the same day and the same words.
#[test]
fn lists_tell_the_same_change_as_the_sheets() {
    if deployment().kind == Kind::Url {
        return skipped("who serves this may have other sheets than those of this checkout");
    }
    let originals = heads(Language::French);
    let expected = expected(&originals, &originals, None);
    let listed = sheets(Language::French);
    assert_eq!(listed.len(), expected.len());
    for told in expected {
        let entry = listed.iter().find(|entry| entry.slug == told.slug);
        let entry = entry.unwrap_or_else(|| panic!("{} is not listed", told.slug));
        let change = originals[&told.slug].changes.last();
        let change = change.map(|change| change.text.as_str());
        assert_eq!(entry.change.as_deref(), change, "{}", told.slug);
        assert_eq!(entry.changed.to_string(), told.updated, "{}", told.slug);
        assert_eq!(entry.published.to_string(), told.published, "{}", told.slug);
    }
}
