//! What is made of a sound tree.

use std::{collections::BTreeMap, fs, io::Read, path::Path};

use vigie::{
    full_text::TextIndex,
    guide::GuideDocument,
    language::Language,
    sheet::{SheetDocument, Topic, TopicList},
};
use vigie_content_compiler::Output;

use crate::{Tree, sound::phrasebooks};

/// The files below a folder, by their paths in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            for (below, bytes) in files(&path) {
                found.insert(format!("{name}/{below}"), bytes);
            }
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn a_sound_tree_compiles_to_every_format_and_language() {
    let output = Tree::sound().output();
    let mut names = Vec::new();
    for language in Language::ALL {
        names.push(format!("guide.{language}.json"));
        names.push(format!("topics.{language}.json"));
        names.push(format!("answers/{language}.json"));
        let index = &output.plain[&format!("search.{language}.index")];
        TextIndex::open(index).unwrap().verify().unwrap();
    }
    for sheet in ["call", "burglary"] {
        for language in ["fr", "en"] {
            for format in ["json", "page.html", "fragment.html", "md"] {
                names.push(format!("sheets/{sheet}.{language}.{format}"));
            }
        }
    }
    names.push("answers.json".to_owned());
    names.push("phrases.json".to_owned());
    names.extend(phrasebooks().map(|tag| format!("phrases/{tag}.json")));
    names.sort();
    assert_eq!(output.bodies.keys().cloned().collect::<Vec<_>>(), names);
    for table in [
        "CATALOGUE",
        "NUMBERS",
        "NUMBER_TEXTS",
        "EMERGENCY",
        "GUIDES",
        "PHRASEBOOKS",
        "ANSWERS",
    ] {
        let statics = output.tables.matches(&format!("static {table}: ")).count();
        assert_eq!(statics, 1, "{table}");
    }
}

#[test]
fn the_same_tree_makes_the_same_bytes() {
    let (one, other) = (Tree::sound(), Tree::sound());
    let (first, second) = (one.output(), other.output());
    assert_eq!(first.bodies, second.bodies);
    assert_eq!(first.plain, second.plain);
    assert_eq!(first.tables, second.tables);
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str| {
        let site = folder.path().join(name);
        first
            .write(&site, &folder.path().join("tables.rs"))
            .unwrap();
        files(&site)
    };
    let files = written("one");
    assert_eq!(files, written("other"));
    // What an earlier build left is gone.
    fs::write(folder.path().join("one/sheets/old.fr.md.br"), "").unwrap();
    assert_eq!(files, written("one"));
    assert_eq!(
        fs::read_to_string(folder.path().join("tables.rs")).unwrap(),
        first.tables
    );
}

#[test]
fn what_is_written_unpacks_to_what_was_made() {
    let output = Tree::sound().output();
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    output
        .write(&site, &folder.path().join("tables.rs"))
        .unwrap();
    let files = files(&site);
    assert_eq!(files.len(), output.plain.len() + 2 * output.bodies.len());
    for (name, text) in &output.bodies {
        let mut unpacked = String::new();
        let packed = &files[&format!("{name}.gz")];
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(&unpacked, text, "{name}.gz");
        unpacked.clear();
        let packed = &files[&format!("{name}.br")];
        brotli::Decompressor::new(&packed[..], 4096)
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(&unpacked, text, "{name}.br");
    }
    for (name, bytes) in &output.plain {
        assert_eq!(&files[name], bytes, "{name}");
    }
}

#[test]
fn another_text_has_another_version() {
    let version = |tree: Tree, sheet: &str| {
        let output = tree.output();
        let document: SheetDocument<'_> =
            serde_json::from_str(&output.bodies[&format!("sheets/{sheet}.json")]).unwrap();
        document.entry.href.into_owned()
    };
    let before = version(Tree::sound(), "burglary.en");
    assert!(
        before.starts_with("/v1/sheets/burglary?lang=en&v="),
        "{before}"
    );
    let edited = || {
        Tree::sound().edit(
            "sheets/en/burglary.md",
            "Touch nothing",
            "Do not touch anything",
        )
    };
    assert_ne!(version(edited(), "burglary.en"), before);
    assert_eq!(
        version(edited(), "burglary.fr"),
        version(Tree::sound(), "burglary.fr")
    );
    // What a page shows of others is part of its text: their titles, the
    // numbers' names.
    let edited = || Tree::sound().edit("sheets/fr/burglary.md", "Cambriolage", "Cambriolages");
    assert_ne!(
        version(edited(), "call.fr"),
        version(Tree::sound(), "call.fr")
    );
    let edited = || Tree::sound().edit("numbers/en.toml", "Police (en)", "The police");
    assert_ne!(version(edited(), "burglary.en"), before);
}

#[test]
fn the_json_of_a_sheet_says_all_that_there_is() {
    let output = Tree::sound().output();
    let document: SheetDocument<'_> =
        serde_json::from_str(&output.bodies["sheets/call.fr.json"]).unwrap();
    let contacts: Vec<_> = document
        .emergency
        .iter()
        .map(|contact| format!("{} {} {}", contact.channel, contact.number, contact.name))
        .collect();
    assert_eq!(
        contacts,
        [
            "voice 17 Police (fr)",
            "voice 112 European emergency number (fr)",
            "text 114 Emergency in writing (fr)",
        ]
    );
    let entry = &document.entry;
    assert_eq!(
        (entry.slug.as_ref(), entry.language),
        ("call", Language::French)
    );
    assert_eq!(entry.languages, [Language::French, Language::English]);
    assert_eq!(entry.changed.to_string(), "2026-11-20");
    assert_eq!(entry.change.as_deref(), Some("Le 114 est cité."));
    assert!(entry.danger && entry.checked);
    let services: Vec<_> = document
        .services
        .iter()
        .map(|service| service.id.as_ref())
        .collect();
    assert_eq!(services, ["emergency_call", "chat"]);
    assert_eq!(document.services[0].url.as_deref(), Some("tel:17"));
    assert_eq!(document.numbers, ["17", "relay"]);
    assert_eq!(document.see_also[0].href, "/v1/sheets/burglary?lang=fr");
    assert_eq!(document.sources[0].url, "https://law.example/penal");
    assert!(document.html.contains("<h2 id="), "{}", document.html);
    assert!(!document.html.contains("<h1"), "{}", document.html);
}

#[test]
fn topics_and_guide_are_made_in_every_language() {
    let output = Tree::sound().output();
    for language in Language::ALL {
        let topics: TopicList<'_> =
            serde_json::from_str(&output.bodies[&format!("topics.{language}.json")]).unwrap();
        let counts: Vec<_> = topics
            .topics
            .iter()
            .map(|entry| (entry.topic, entry.sheets))
            .collect();
        assert_eq!(
            counts,
            [(Topic::Danger, 1), (Topic::Theft, 1), (Topic::Travel, 1)]
        );
        assert!(topics.topics.iter().all(|entry| !entry.name.is_empty()));

        let guide: GuideDocument<'_> =
            serde_json::from_str(&output.bodies[&format!("guide.{language}.json")]).unwrap();
        assert_eq!(guide.guide.language, *language);
        assert_eq!(guide.guide.faults(), []);
        assert_eq!(
            guide.guide.questions[0].text,
            format!("Is anybody in danger ({language})?")
        );
        assert_eq!(guide.emergency[0].name, format!("Police ({language})"));
        assert_eq!(guide.guide.outcomes[0].actions[0].id(), "emergency_call");
    }
}

/// The day and the text of a sheet's last change, beside the day on which it was
/// first published.
fn change(output: &Output, sheet: &str) -> (String, String, Option<String>) {
    let body = &output.bodies[&format!("sheets/{sheet}.json")];
    let entry = serde_json::from_str::<SheetDocument<'_>>(body)
        .unwrap()
        .entry;
    (
        entry.published.to_string(),
        entry.changed.to_string(),
        entry.change.map(Into::into),
    )
}

fn told(published: &str, changed: &str, text: Option<&str>) -> (String, String, Option<String>) {
    let text = text.map(str::to_owned);
    (published.to_owned(), changed.to_owned(), text)
}

#[test]
fn the_last_change_is_told_with_its_day_in_its_own_language() {
    let first = told("2026-10-02", "2026-10-02", None);
    let output = Tree::sound().output();
    // Of two changes the last; a translation tells of its own.
    let last = told("2026-10-01", "2026-11-20", Some("Le 114 est cité."));
    assert_eq!(change(&output, "call.fr"), last);
    assert_eq!(
        change(&output, "call.en"),
        told("2026-10-01", "2026-10-01", None)
    );
    assert_eq!(change(&output, "burglary.fr"), first);
    assert_eq!(change(&output, "burglary.en"), first);
    assert!(!output.tables.contains("17 is named."));

    let keywords = "keywords = [\"burglary\"]";
    let changes = "changes = [{ date = 2026-11-12, text = \"17 is named.\" }]";
    let output = Tree::sound()
        .edit(
            "sheets/en/burglary.md",
            keywords,
            &format!("{keywords}\n{changes}"),
        )
        .output();
    let changed = told("2026-10-02", "2026-11-12", Some("17 is named."));
    assert_eq!(change(&output, "burglary.en"), changed);
    assert_eq!(change(&output, "burglary.fr"), first);
    // What the feeds are made of.
    assert_eq!(output.tables.matches("17 is named.").count(), 1);
}
