//! The phrases of the interface: one test for each fault that must keep them
//! from being built, since somebody would meet it on a page.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "../build/phrases.rs"]
mod phrases;

use std::fs;

use tempfile::TempDir;
use vigie::language::Language;

const FRENCH: &str = r#"[open]
yes = "Ouvert"
no = "Fermé jusqu’à {time}"

[problem]
not_found_title = "Page introuvable"
"#;

/// A folder with the same phrases in every language.
fn sound() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        fs::write(folder.path().join(format!("{language}.toml")), FRENCH).unwrap();
    }
    folder
}

/// The faults of a folder in which a text of one file is replaced.
fn faults(language: &str, from: &str, to: &str) -> Vec<String> {
    let folder = sound();
    assert_eq!(FRENCH.matches(from).count(), 1, "{from}");
    let file = folder.path().join(format!("{language}.toml"));
    fs::write(file, FRENCH.replace(from, to)).unwrap();
    phrases::read(folder.path()).unwrap_err()
}

#[test]
fn phrases_come_in_every_language_by_their_keys() {
    let tables = phrases::read(sound().path()).unwrap();
    assert_eq!(tables.len(), Language::ALL.len());
    for table in tables {
        let keys: Vec<&str> = table.keys().map(String::as_str).collect();
        assert_eq!(keys, ["open.no", "open.yes", "problem.not_found_title"]);
        assert_eq!(table["open.yes"], "Ouvert");
    }
}

#[test]
fn a_phrase_that_a_language_lacks() {
    assert_eq!(
        faults("de", "yes = \"Ouvert\"\n", ""),
        ["content/interface/de.toml:1: no phrase for `open.yes`"]
    );
    // What French lacks, nobody should have.
    let faults = faults("fr", "yes = \"Ouvert\"\n", "");
    assert_eq!(faults.len(), Language::ALL.len() - 1, "{faults:#?}");
    assert!(
        faults.contains(&"content/interface/zh.toml:2: there is no `open.yes` in French".into())
    );
}

#[test]
fn a_phrase_that_is_unknown() {
    let more = "yes = \"Ouvert\"\nmaybe = \"Peut-être\"";
    assert_eq!(
        faults("uk", "yes = \"Ouvert\"", more),
        ["content/interface/uk.toml:3: there is no `open.maybe` in French"]
    );
    assert_eq!(
        faults("tr", "[problem]", "[problems]"),
        [
            "content/interface/tr.toml:1: no phrase for `problem.not_found_title`",
            "content/interface/tr.toml:6: there is no `problems.not_found_title` in French",
        ]
    );
}

#[test]
fn a_placeholder_that_was_lost_added_or_renamed() {
    for text in [
        "Fermé jusqu’à",
        "Fermé",
        "{time} {time}",
        "{day}",
        "{ time }",
    ] {
        let faults = faults("ar", "Fermé jusqu’à {time}", text);
        let message = "`open.no` has other placeholders than in French";
        assert_eq!(
            faults,
            [format!("content/interface/ar.toml:3: {message}")],
            "{text}"
        );
    }
    let faults = faults("es", "Page introuvable", "No hay {page}");
    let message = "`problem.not_found_title` has other placeholders than in French";
    assert_eq!(faults, [format!("content/interface/es.toml:6: {message}")]);
}

#[test]
fn a_file_that_is_missing_or_no_text() {
    let folder = sound();
    let file = folder.path().join("it.toml");
    fs::write(&file, b"[open]\nyes = \"\xE9\"\n").unwrap();
    for _ in 0..2 {
        let faults = phrases::read(folder.path()).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        let wanted = "content/interface/it.toml:1: cannot be read: ";
        assert!(faults.iter().all(|fault| fault.starts_with(wanted)));
        let _ = fs::remove_file(&file);
    }
}

#[test]
fn a_line_that_cannot_be_read() {
    for (to, at) in [
        ("no = ", 3),
        ("no = 17", 3),
        ("no = { text = \"Fermé\" }", 3),
        ("yes = \"Fermé\"", 3),
    ] {
        let faults = faults("pt", "no = \"Fermé jusqu’à {time}\"", to);
        assert_eq!(faults.len(), 1, "{to}: {faults:#?}");
        let wanted = format!("content/interface/pt.toml:{at}: ");
        assert!(
            faults.iter().all(|fault| fault.starts_with(&wanted)),
            "{to}: {faults:#?}"
        );
    }
}
