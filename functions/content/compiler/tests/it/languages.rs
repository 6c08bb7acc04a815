//! Faults between a sheet and its translations.

use vigie::language::Language;

use crate::{Tree, refused};

const CALL: &str = "sheets/en/call.md";
const BURGLARY: &str = "sheets/en/burglary.md";
const MISSING: &str = "this translation is required by sheets/required.toml, and missing";

#[test]
fn a_required_translation_that_is_missing() {
    let tree = Tree::sound();
    tree.remove(BURGLARY);
    tree.refuses(BURGLARY, "", MISSING);
}

#[test]
fn a_vital_sheet_that_lacks_a_language() {
    let tree = Tree::sound().edit(
        "sheets/required.toml",
        "vital = []",
        "vital = [\"burglary\"]",
    );
    let english = tree.text(BURGLARY);
    for language in Language::ALL {
        let path = format!("sheets/{language}/burglary.md");
        if !tree.path().join(&path).exists() {
            tree.write(&path, &english);
        }
    }
    tree.content();
    tree.remove("sheets/uk/burglary.md");
    tree.refuses("sheets/uk/burglary.md", "", MISSING);
}

#[test]
fn a_vital_sheet_that_does_not_exist() {
    let message = "there is no sheet \"fires\"";
    refused(
        "sheets/required.toml",
        "vital = []",
        "vital = [\"fires\"]",
        message,
    );
}

#[test]
fn a_sheet_that_nothing_requires_may_lack_a_language() {
    let tree = Tree::sound().edit("sheets/required.toml", "[\"fr\", \"en\"]", "[\"fr\"]");
    tree.remove(BURGLARY);
    tree.content();
}

#[test]
fn a_list_of_requirements_that_is_missing() {
    let tree = Tree::sound();
    tree.remove("sheets/required.toml");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0]
            .to_string()
            .starts_with("content/sheets/required.toml:1: cannot be read: "),
        "{}",
        faults[0]
    );
}

#[test]
fn a_required_language_that_is_unknown() {
    let path = "sheets/required.toml";
    Tree::sound().edit(path, "\"en\"", "\"tlh\"").refuses_with(
        path,
        "tlh",
        "unknown variant `tlh`",
    );
    Tree::sound()
        .edit(path, "vital = []", "vital = []\noptional = []")
        .refuses_with(path, "optional", "unknown field `optional`");
}

#[test]
fn a_translation_without_an_original() {
    let tree = Tree::sound();
    tree.write("sheets/en/fires.md", &tree.text(BURGLARY));
    let message = "there is no sheet of this name in French to be translated";
    tree.refuses("sheets/en/fires.md", "", message);
}

#[test]
fn a_link_that_was_lost_in_translation() {
    let message = "the French sheet has a link to \"sms:114\" that is missing here";
    Tree::sound()
        .edit(CALL, "[114](sms:114)", "114")
        .refuses(CALL, "", message);
}

#[test]
fn a_link_that_was_added_in_translation() {
    let message = "the French sheet has no such link to \"tel:112\"";
    refused(
        CALL,
        "Get to safety",
        "Call [112](tel:112), get to safety",
        message,
    );
}

#[test]
fn a_link_that_leads_elsewhere_in_translation() {
    let tree = Tree::sound().edit(CALL, "(tel:17)", "(tel:3000)");
    let faults = tree.faults();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    tree.has(
        &faults,
        CALL,
        "",
        "the French sheet has a link to \"tel:17\" that is missing here",
    );
    tree.has(
        &faults,
        CALL,
        "tel:3000",
        "the French sheet has no such link to \"tel:3000\"",
    );
}

#[test]
fn a_link_that_leads_nowhere_in_translation() {
    let tree = Tree::sound().edit(CALL, "(tel:17)", "(tel:71)");
    let faults = tree.faults();
    let message = "numbers.toml has no \"71\" to be reached by tel";
    tree.has(&faults, CALL, "tel:71", message);
}

#[test]
fn links_in_another_order_lead_to_the_same() {
    Tree::sound()
        .edit(CALL, "- **[17](tel:17)**: police.\n", "")
        .edit(
            CALL,
            "in writing.\n",
            "in writing.\n- **[17](tel:17)**: police.\n",
        )
        .content();
}

#[test]
fn a_translation_that_is_older_than_the_last_change() {
    let message = "last reviewed on 2026-11-19, before it changed on 2026-11-20";
    refused(
        CALL,
        "last_reviewed = 2026-11-21",
        "last_reviewed = 2026-11-19",
        message,
    );
}

#[test]
fn a_translation_whose_review_is_too_old_or_to_come() {
    let message = "2027-01-01 is still to come";
    refused(
        BURGLARY,
        "last_reviewed = 2026-11-21",
        "last_reviewed = 2027-01-01",
        message,
    );
}

#[test]
fn a_change_of_a_translation_that_is_no_change() {
    let with = |change: &str| {
        let to = format!("keywords = [\"burglary\"]\nchanges = [{change}]");
        Tree::sound().edit(BURGLARY, "keywords = [\"burglary\"]", &to)
    };
    with("{ date = 2026-10-02, text = \"More.\" }").content();
    // Nothing changes before it is there, nor after it was looked at.
    with("{ date = 2026-10-01, text = \"More.\" }").refuses(
        BURGLARY,
        "changes = ",
        "changes stand in the order of their days",
    );
    with("{ date = 2026-11-22, text = \"More.\" }").refuses(
        BURGLARY,
        "last_reviewed = ",
        "last reviewed on 2026-11-21, before it changed on 2026-11-22",
    );
    with("{ date = 2026-10-02T10:00:00Z, text = \"More.\" }").refuses(
        BURGLARY,
        "changes = ",
        "a date without a time is expected",
    );
    let message = "a change says what changed";
    with("{ date = 2026-10-02, text = \" \" }").refuses(BURGLARY, "changes = ", message);
    with("{ date = 2026-10-02 }").refuses(BURGLARY, "changes = ", "missing field `text`");
    with("{ date = 2026-10-02, text = \"More.\", by = \"me\" }").refuses_with(
        BURGLARY,
        "changes = ",
        "unknown field `by`",
    );
}

#[test]
fn a_field_that_belongs_to_the_original() {
    let to = "topics = [\"theft\"]\nkeywords = [\"burglary\"]";
    Tree::sound()
        .edit(BURGLARY, "keywords = [\"burglary\"]", to)
        .refuses_with(BURGLARY, "topics", "unknown field `topics`");
}

#[test]
fn a_translation_is_checked_like_its_original() {
    refused(
        BURGLARY,
        "[\"burglary\"]",
        "[]",
        "name the words that people type to find this",
    );
    let message = "the title has 71 characters; 2 to 70 are read";
    refused(BURGLARY, "Burglary", &"b".repeat(71), message);
    let message = "headings are \"##\" or \"###\": the title is in the head";
    refused(
        BURGLARY,
        "Touch nothing",
        "# Burglary\n\nTouch nothing",
        message,
    );
    let tree = Tree::sound();
    tree.write("sheets/en/Burglary.md", "");
    let message = "\"Burglary.md\" is not named as a sheet is: small letters and hyphens, .md";
    let faults = tree.faults();
    tree.has(&faults, "sheets/en", "", message);
}
