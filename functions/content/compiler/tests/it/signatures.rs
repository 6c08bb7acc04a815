//! Who vouches for the words of the phrasebook: native readers by their
//! signatures, everybody else by back-translations.

use vigie::desk::phrasebook::signed_words;

use crate::{
    Tree,
    phrases::{ENGLISH, FRENCH, GERMAN, phrasebook},
    refused,
};

/// The German words for blood with a signature under other words, or these.
fn signed(text: &str, french: &str, english: &str, by: &str, on: &str) -> Tree {
    let words = signed_words(text, french, english);
    let to = format!(
        "back = \"There is blood.\", signed = {{ by = \"{by}\", on = \"{on}\", words = \"{words}\" }}"
    );
    Tree::sound().edit(GERMAN, "back = \"There is blood.\"", &to)
}

const BLOOD: [&str; 3] = ["Blood (de).", "Je saigne.", "Blood (en)."];

pub(crate) fn signed_today() -> Tree {
    let [text, french, english] = BLOOD;
    signed(text, french, english, "A. Reader", "2026-11-22")
}

#[test]
fn a_signed_entry_is_no_longer_a_machines() {
    let tree = signed_today();
    let book = phrasebook(&tree, "de");
    assert_eq!(book.entry().machine_made, 4);
    let machine: Vec<bool> = book.phrases().iter().map(|phrase| phrase.machine).collect();
    assert_eq!(machine, [true, false, true, true, true]);
    assert!(!tree.output().bodies["phrases/de.json"].contains("A. Reader"));
}

#[test]
fn a_change_of_the_words_or_of_what_they_should_say_takes_the_signature_off() {
    let made = |tree: &Tree| phrasebook(tree, "de").entry().machine_made;
    assert_eq!(made(&signed_today()), 4);
    for (path, from, to) in [
        (GERMAN, "Blood (de).", "Much blood (de)."),
        (FRENCH, "Je saigne.", "Il y a du sang."),
        (ENGLISH, "Blood (en).", "There is blood."),
    ] {
        let tree = signed_today().edit(path, from, to);
        assert_eq!(made(&tree), 5, "{to}");
    }
    // How it was translated back is not what a native reader signs.
    let tree = signed_today().edit(GERMAN, "There is blood.", "It bleeds.");
    assert_eq!(made(&tree), 4);
}

#[test]
fn corrections_name_what_is_no_longer_said() {
    let beet = "bleeding = { text = \"Beet (de).\"";
    refused(
        GERMAN,
        beet,
        "wound = { text = \"Beet (de).\"",
        "there is no concept \"wound\"",
    );
    let tree = Tree::sound().edit(GERMAN, "\"Beet (de).\"", "\"Blood (de).\"");
    tree.refuses(
        GERMAN,
        "\"Blood (de).\", back = \"A beet",
        "\"bleeding\" still says this",
    );
    refused(GERMAN, "\"A beet.\"", "\"\"", "the text is empty");
}

#[test]
fn a_signature_is_a_name_a_day_that_has_come_and_what_was_read() {
    let [text, french, english] = BLOOD;
    let form = "sign with `cargo xtask phrases --sign`";
    for (by, on, message) in [
        ("", "2026-11-22", form),
        (" ", "2026-11-22", form),
        ("A. Reader", "2026-11-23", "2026-11-23 is still to come"),
    ] {
        let tree = signed(text, french, english, by, on);
        tree.refuses(GERMAN, "There is blood", message);
    }
    let words = signed_words(text, french, english);
    for other in ["", "0", "not a digest", &format!("{words}0")] {
        let from = format!("words = \"{words}\"");
        let tree = signed_today().edit(GERMAN, &from, &format!("words = \"{other}\""));
        tree.refuses(GERMAN, "There is blood", form);
    }
    for lacking in ["by = \"A. Reader\", ", "on = \"2026-11-22\", "] {
        let faults = signed_today().edit(GERMAN, lacking, "").faults();
        assert!(
            faults[0].message.starts_with("missing field"),
            "{faults:#?}"
        );
    }
}

#[test]
fn back_translations_are_there_but_for_the_sources() {
    refused(
        GERMAN,
        "bleeding = { text = \"Blood (de).\", back = \"There is blood.\" }",
        "bleeding = { text = \"Blood (de).\" }",
        "there is no back-translation",
    );
    for source in [FRENCH, ENGLISH] {
        let tree = Tree::sound();
        let line = tree.text(source);
        let line = line
            .lines()
            .find(|line| line.starts_with("yes = "))
            .unwrap();
        let more = line.replace(" }", ", back = \"It is so.\" }");
        let message = "others are translated from this: it has no back-translation";
        Tree::sound()
            .edit(source, line, &more)
            .refuses(source, "yes", message);
    }
}
