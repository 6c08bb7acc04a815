//! Faults of whole files, whatever they are about: what is not there, is no
//! text, or is no TOML, is told with its name and line like everything else.

use std::fs;

use crate::Tree;

/// One file of each kind that is read as TOML from its first line on.
const TOML: [&str; 9] = [
    "numbers/numbers.toml",
    "numbers/de.toml",
    "services/services.toml",
    "services/de.toml",
    "guide/guide.toml",
    "guide/de.toml",
    "sheets/required.toml",
    "phrases/concepts.toml",
    "phrases/de.toml",
];

const SHEETS: [&str; 2] = ["sheets/fr/burglary.md", "sheets/en/burglary.md"];

/// The one fault of a tree, as people read it. Where a phrasebook cannot be read
/// there is one language less, which is told after it.
fn only_fault(tree: &Tree, path: &str) -> String {
    let faults = tree.faults();
    let others = faults.iter().skip(1);
    let lacking = |path: &std::path::Path| path.ends_with("phrases/concepts.toml");
    assert!(
        others.clone().count() == 0
            || path == "phrases/de.toml" && others.clone().all(|fault| lacking(&fault.path)),
        "{faults:#?}"
    );
    faults[0].to_string()
}

#[test]
fn a_file_that_is_missing() {
    // A phrasebook or sheet that is missing is told by what wants it.
    for path in TOML.into_iter().filter(|path| *path != "phrases/de.toml") {
        let tree = Tree::sound();
        tree.remove(path);
        let said = only_fault(&tree, path);
        let wanted = format!("content/{path}:1: cannot be read: ");
        assert!(said.starts_with(&wanted), "{said}");
    }
    let tree = Tree::sound();
    fs::remove_dir_all(tree.path().join("sheets/fr")).unwrap();
    let said = only_fault(&tree, "sheets/fr");
    let wanted = "content/sheets/fr:1: cannot be read: ";
    assert!(said.starts_with(wanted), "{said}");
}

#[test]
fn a_file_that_is_no_text() {
    for path in TOML.into_iter().chain(SHEETS) {
        let tree = Tree::sound();
        fs::write(tree.path().join(path), b"title = \"\xE9t\xE9\"\n").unwrap();
        let said = only_fault(&tree, path);
        let wanted = format!("content/{path}:1: cannot be read: ");
        assert!(said.starts_with(&wanted), "{said}");
    }
}

#[test]
fn a_line_that_is_no_toml() {
    for path in TOML {
        let tree = Tree::sound();
        let text = tree.text(path);
        let line = 1 + text.lines().count();
        tree.write(path, &format!("{text}Zanzibar = \n# The end.\n"));
        let said = only_fault(&tree, path);
        let wanted = format!("content/{path}:{line}: ");
        assert!(said.starts_with(&wanted), "{said}");
        assert!(said.len() > wanted.len(), "{said}");
    }
    for path in SHEETS {
        // Lines are counted from the start of the file, not of its head.
        let tree = Tree::sound().edit(path, "last_reviewed = 2026-11-21", "last_reviewed = ");
        let lines = tree.text(path);
        let at = lines.lines().position(|line| line == "last_reviewed = ");
        let said = only_fault(&tree, path);
        let wanted = format!("content/{path}:{}: ", 1 + at.unwrap());
        assert!(said.starts_with(&wanted), "{said}");
    }
}

#[test]
fn a_field_that_stands_twice() {
    for (path, field) in [
        ("services/services.toml", "[chat]\n"),
        ("services/de.toml", "[chat]\n"),
        ("guide/guide.toml", "first = \"danger\"\n"),
        ("sheets/fr/burglary.md", "danger = false\n"),
        ("sheets/en/burglary.md", "last_reviewed = 2026-11-21\n"),
        ("sheets/required.toml", "vital = []\n"),
    ] {
        let tree = Tree::sound().edit(path, field, &format!("{field}{field}"));
        let lines = tree.text(path);
        let second = lines.lines().enumerate();
        let second = second.filter(|(_, line)| *line == field.trim_end()).nth(1);
        let (at, _) = second.unwrap();
        let said = only_fault(&tree, path);
        let wanted = format!("content/{path}:{}: duplicate key", 1 + at);
        assert!(said.starts_with(&wanted), "{said}");
    }
}
