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
    Tree::sound()
        .edit(FILE, "checked = 2026-11-05\n", "")
        .refuses(FILE, "[listening]", "missing field `checked`");
    Tree::sound()
        .edit(FILE, "number = \"3000\"", "numbers = [\"3000\"]")
        .refuses_with(FILE, "numbers", "unknown field `numbers`");
}

#[test]
fn a_check_that_is_no_day() {
    refused(
        FILE,
        "checked = 2026-11-05",
        "checked = 2026-11-05T10:00:00Z",
        "a date without a time is expected",
    );
    Tree::sound()
        .edit(FILE, "checked = 2026-11-05", "checked = \"yesterday\"")
        .refuses_with(FILE, "yesterday", "invalid type: string \"yesterday\"");
}

#[test]
fn faults_of_services_and_of_their_texts_are_told_together() {
    let texts = "services/pt.toml";
    let tree = Tree::sound()
        .edit(FILE, "number = \"3000\"", "number = \"3001\"")
        .edit(FILE, "https://officers.example/chat", "http://officers")
        .edit(texts, "[station]", "[stations]");
    let faults = tree.faults();
    assert_eq!(faults.len(), 4, "{faults:#?}");
    tree.has(&faults, FILE, "3001", "there is no number \"3001\"");
    let message = "an address begins with https://";
    tree.has(&faults, FILE, "http://officers", message);
    tree.has(&faults, texts, "", "there is no text for \"station\"");
    let message = "\"stations\" is the text of nothing";
    tree.has(&faults, texts, "[stations]", message);
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

#[test]
fn a_part_of_a_text_that_is_missing_or_unknown() {
    let path = "services/uk.toml";
    Tree::sound()
        .edit(path, "description = \"They listen and help.\"\n", "")
        .refuses(path, "[listening]", "missing field `description`");
    Tree::sound()
        .edit(
            path,
            "description = \"They listen and help.\"",
            "summary = \"They listen and help.\"",
        )
        .refuses_with(path, "summary", "unknown field `summary`");
}
