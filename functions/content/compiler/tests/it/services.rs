//! Faults in the services and their texts.

use crate::{Tree, refused};

const FILE: &str = "services/services.toml";

#[test]
fn an_unknown_kind() {
    let message = "\"helpline\" is no kind of service";
    let tree = Tree::sound().edit(FILE, "\"other_administration\"", "\"helpline\"");
    let faults = tree.faults();
    tree.has(&faults, FILE, "helpline", message);
    // What is known of the service besides is not said to be of none.
    assert_eq!(faults.len(), 1, "{faults:#?}");
}

#[test]
fn an_unknown_number() {
    refused(
        FILE,
        "number = \"3000\"",
        "number = \"3001\"",
        "there is no number \"3001\"",
    );
}

#[test]
fn neither_an_address_nor_a_number() {
    let message = "the service has neither an address nor a number";
    Tree::sound()
        .edit(FILE, "url = \"https://officers.example/chat\"\n", "")
        .refuses(FILE, "checked = 2026-11-03", message);
}

#[test]
fn an_address_that_is_not_secure() {
    let message = "an address begins with https://";
    refused(
        FILE,
        "https://officers.example/chat",
        "http://officers.example/chat",
        message,
    );
}

#[test]
fn a_check_that_is_too_old_or_to_come() {
    let message =
        "last checked on 2025-04-22, over 18 months ago: check it again and write the day";
    refused(
        FILE,
        "checked = 2026-11-05",
        "checked = 2025-04-22",
        message,
    );
    refused(
        FILE,
        "checked = 2026-11-05",
        "checked = 2026-12-01",
        "2026-12-01 is still to come",
    );
}

#[test]
fn a_field_that_is_missing_or_unknown() {
    let faults = Tree::sound()
        .edit(FILE, "checked = 2026-11-05\n", "")
        .faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(faults[0].path.to_str(), Some(FILE));
    assert_eq!(faults[0].message, "missing field `checked`");
    let tree = Tree::sound().edit(FILE, "number = \"3000\"", "numbers = [\"3000\"]");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let line = 1 + tree
        .text(FILE)
        .lines()
        .position(|line| line.contains("numbers"))
        .unwrap();
    assert_eq!(faults[0].line, line);
    assert!(
        faults[0].message.starts_with("unknown field `numbers`"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_text_that_is_missing_in_a_language() {
    let path = "services/de.toml";
    let tree = Tree::sound();
    let text = tree.text(path);
    tree.write(path, &text[..text.find("[listening]").unwrap()]);
    tree.refuses(path, "", "there is no text for \"listening\"");
}

#[test]
fn a_text_of_nothing() {
    let path = "services/it.toml";
    let tree = Tree::sound();
    let more = "[lawyer]\nname = \"n\"\ndescription = \"d\"\n";
    tree.write(path, &format!("{}\n{more}", tree.text(path)));
    tree.refuses(path, "[lawyer]", "\"lawyer\" is the text of nothing");
}
