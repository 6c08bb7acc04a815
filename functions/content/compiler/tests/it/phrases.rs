//! Faults in the phrasebook, and what is made of it without them.

use std::fs;

use vigie::{
    desk::phrasebook::{Direction, Phrasebook, PhrasebookList},
    seal::{PhraseCode, Sender},
};

use crate::{Tree, refused, signatures::signed_today, sound::phrasebooks};

pub(crate) const CONCEPTS: &str = "phrases/concepts.toml";
pub(crate) const FRENCH: &str = "phrases/fr.toml";
pub(crate) const ENGLISH: &str = "phrases/en.toml";
pub(crate) const GERMAN: &str = "phrases/de.toml";

pub(crate) fn phrasebook(tree: &Tree, tag: &str) -> Phrasebook {
    let bodies = tree.output().bodies;
    Phrasebook::from_json(bodies[&format!("phrases/{tag}.json")].as_bytes()).unwrap()
}

fn list(tree: &Tree) -> PhrasebookList {
    serde_json::from_str(&tree.output().bodies["phrases.json"]).unwrap()
}

#[test]
fn every_language_says_everything_in_the_order_of_the_concepts() {
    let tree = Tree::sound();
    let list = list(&tree);
    let mut tags: Vec<String> = phrasebooks().collect();
    tags.sort();
    let listed: Vec<&str> = list
        .languages
        .iter()
        .map(|entry| entry.tag.as_str())
        .collect();
    assert_eq!(listed, tags);
    for entry in &list.languages {
        let book = phrasebook(&tree, entry.tag.as_str());
        assert_eq!(book.entry(), entry);
        assert_eq!((entry.count, entry.machine_made), (5, 5));
        let codes = book.phrases().iter();
        let codes: Vec<&str> = codes.map(|phrase| phrase.concept.code.as_str()).collect();
        assert_eq!(
            codes,
            ["yes", "bleeding", "call-17", "ask-hurt", "not-shown"]
        );
    }
    let german = phrasebook(&tree, "de");
    assert_eq!(german.entry().own_name, "Own (de)");
    assert_eq!(german.entry().direction, Direction::LeftToRight);
    let question = PhraseCode::new("ask-hurt").unwrap();
    assert_eq!(german.text(&question), Some("Hurt (de)?"));
    let answers: Vec<_> = german
        .answers(&question)
        .map(|answer| answer.text.as_str())
        .collect();
    assert_eq!(answers, ["Blood (de).", "Yes (de)."]);
    assert_eq!(german.said_by(Sender::Citizen).count(), 2);
}

#[test]
fn back_translations_notes_and_remarks_are_not_served() {
    for (name, body) in Tree::sound().output().bodies {
        if name.starts_with("phrases") {
            for word in [
                "There is blood",
                "From a wound",
                "made for tests",
                "beet",
                "Beet",
                "look_first",
            ] {
                assert!(!body.contains(word), "{name}: {word}");
            }
        }
    }
}

#[test]
fn another_text_name_or_signature_has_another_version() {
    let version = |tree: &Tree, tag: &str| phrasebook(tree, tag).entry().href.clone();
    let before = Tree::sound();
    let address = version(&before, "de");
    assert!(address.starts_with("/v1/phrases/de?v="), "{address}");
    assert_eq!(address.len(), "/v1/phrases/de?v=".len() + 16);
    let hash = address.split_once("?v=").unwrap().1;
    assert!(
        before
            .output()
            .tables
            .contains(&format!("(\"de\", \"{hash}\")"))
    );
    for (from, to) in [
        ("Blood (de).", "Much blood (de)."),
        ("English (de)", "German"),
    ] {
        let edited = Tree::sound().edit(GERMAN, from, to);
        assert_ne!(version(&edited, "de"), address, "{to}");
        assert_eq!(version(&edited, "it"), version(&before, "it"), "{to}");
    }
    assert_ne!(version(&signed_today(), "de"), address);
    // What readers do not see is not theirs.
    let edited = Tree::sound().edit(GERMAN, "There is blood.", "It bleeds.");
    assert_eq!(version(&edited, "de"), address);
    // What can be said is in every language.
    let edited = Tree::sound().edit(CONCEPTS, "\"injury\"", "\"danger\"");
    assert_ne!(version(&edited, "it"), version(&before, "it"));
}

#[test]
fn a_language_that_lacks_a_phrase_or_has_one_more() {
    let tree = Tree::sound();
    let text = tree.text(GERMAN);
    let (before, from) = text.split_once("ask-hurt = ").unwrap();
    let (_, after) = from.split_once('\n').unwrap();
    tree.write(GERMAN, &format!("{before}{after}"));
    tree.refuses(GERMAN, "", "there is no text for \"ask-hurt\"");
    let tree = Tree::sound();
    let more = "maybe = { text = \"Maybe.\", back = \"Maybe.\" }\n";
    let text = tree.text(GERMAN);
    tree.write(
        GERMAN,
        &text.replace("not-shown = ", &format!("{more}not-shown = ")),
    );
    tree.refuses(GERMAN, "maybe", "\"maybe\" is the text of nothing");
}

#[test]
fn too_few_languages_or_one_of_the_pages_missing() {
    let tree = Tree::sound();
    tree.remove("phrases/qaa.toml");
    let message = "there are phrasebooks of 39 languages; 40 are promised";
    tree.refuses(CONCEPTS, "", message);
    let tree = Tree::sound();
    fs::rename(
        tree.path().join("phrases/uk.toml"),
        tree.path().join("phrases/qtz.toml"),
    )
    .unwrap();
    let message = "there is no phrasebook \"uk\", though pages are written so";
    tree.refuses(CONCEPTS, "", message);
}

#[test]
fn a_file_that_is_not_named_by_a_language() {
    for name in ["German", "de_DE", "d", "germ"] {
        let tree = Tree::sound();
        let path = format!("phrases/{name}.toml");
        tree.write(&path, &tree.text("phrases/qaa.toml"));
        let message = "the file is not named by the tag of a language (BCP 47)";
        tree.refuses(&path, "", message);
    }
    let tree = Tree::sound();
    tree.write("phrases/sr-Latn.toml", &tree.text("phrases/qaa.toml"));
    assert_eq!(
        phrasebook(&tree, "sr-Latn").entry().href.split('?').next(),
        Some("/v1/phrases/sr-Latn")
    );
}

#[test]
fn words_that_cannot_be_shown() {
    let spaces = "there is a space before, behind or beside another";
    for (text, message) in [
        ("", "the text is empty"),
        (" ", spaces),
        ("Blood ", spaces),
        (" Blood", spaces),
        ("Much  blood", spaces),
        ("Blood\u{202E}", "U+202E cannot be seen: leave it out"),
        ("Blood\u{2067}", "U+2067 cannot be seen: leave it out"),
        ("\u{200E}Blood", "U+200E cannot be seen: leave it out"),
        ("Blood\u{200D}", "U+200D cannot be seen: leave it out"),
        ("Blood\t", "U+0009 cannot be seen: leave it out"),
        ("Blood\u{2028}", "U+2028 cannot be seen: leave it out"),
        ("Blood\u{E000}", "U+E000 cannot be seen: leave it out"),
        ("Ble\u{0301}", "the text is not in the composed form (NFC)"),
    ] {
        let odd = |letter: &char| !letter.is_ascii_graphic() && *letter != ' ';
        let written = match text.chars().find(odd) {
            Some(odd) => text.replace(odd, &format!("\\u{:04X}", u32::from(odd))),
            None => text.to_owned(),
        };
        let written = format!("\"{written}\"");
        let to = format!("bleeding = {{ text = {written}");
        refused(GERMAN, "bleeding = { text = \"Blood (de).\"", &to, message);
        // What only people who check it read must be readable as well.
        let to = format!("\"Blood (de).\", back = {written}");
        refused(
            GERMAN,
            "\"Blood (de).\", back = \"There is blood.\"",
            &to,
            message,
        );
    }
    refused(
        GERMAN,
        "own_name = \"Own (de)\"",
        "own_name = \"\"",
        "the text is empty",
    );
    // Persian cannot be written without this one.
    Tree::sound()
        .edit(GERMAN, "Blood (de).", "Blood\u{200C}s (de).")
        .content();
}

#[test]
fn numbers_that_are_not_those_of_the_french() {
    refused(
        GERMAN,
        "call-17 = { text = \"112 or 17 (de).\"",
        "call-17 = { text = \"112 or 18 (de).\"",
        "the French has the numbers [\"112\", \"17\"], this [\"112\", \"18\"]",
    );
    refused(
        GERMAN,
        "call-17 = { text = \"112 or 17 (de).\"",
        "call-17 = { text = \"112 (de).\"",
        "the French has the numbers [\"112\", \"17\"], this [\"112\"]",
    );
    // Telephones show these digits and no others.
    refused(
        GERMAN,
        "call-17 = { text = \"112 or 17 (de).\"",
        "call-17 = { text = \"112 or ١٧ (de).\"",
        "the French has the numbers [\"112\", \"17\"], this [\"112\"]",
    );
    refused(
        ENGLISH,
        "bleeding = { text = \"Blood (en).\"",
        "bleeding = { text = \"2 litres (en).\"",
        "the French has the numbers [], this [\"2\"]",
    );
}

#[test]
fn a_question_without_its_mark_and_a_mark_without_a_question() {
    let lost = |mark: char| format!("the French is a question: this needs its '{mark}'");
    refused(
        GERMAN,
        "ask-hurt = { text = \"Hurt (de)?\"",
        "ask-hurt = { text = \"Hurt (de).\"",
        &lost('?'),
    );
    refused(
        GERMAN,
        "bleeding = { text = \"Blood (de).\"",
        "bleeding = { text = \"Blood (de)?\"",
        "the French is no question",
    );
    // Each language has its own; Armenian writes it within.
    let mark = |mark: char, text: &str| {
        Tree::sound()
            .edit(
                GERMAN,
                "question_mark = \"?\"",
                &format!("question_mark = \"{mark}\""),
            )
            .edit(GERMAN, "Hurt (de)?", text)
    };
    mark('؟', "Hurt (de)؟").content();
    mark(';', "Hurt (de);").content();
    mark('՞', "Hu՞rt (de)։").content();
    mark('؟', "Hurt (de)?").refuses(GERMAN, "ask-hurt", &lost('؟'));
    mark('՞', "Hurt (de)։").refuses(GERMAN, "ask-hurt", &lost('՞'));
    mark('；', "Hurt； (de)").refuses(GERMAN, "ask-hurt", &lost('；'));
}

#[test]
fn the_same_words_for_two_things() {
    let twice = || Tree::sound().edit(GERMAN, "\"Blood (de).\"", "\"Yes (de).\"");
    twice().refuses(GERMAN, "bleeding = ", "\"yes\" has the same words");
    let allowed = "speaker = \"citizen\"\nsame_as = [\"yes\"]";
    twice()
        .edit(CONCEPTS, "speaker = \"citizen\"", allowed)
        .content();
    refused(
        CONCEPTS,
        "note = \"From a wound.\"",
        "same_as = [\"no\"]",
        "there is no concept \"no\"",
    );
}

#[test]
fn a_direction_that_the_language_is_not_written_in() {
    let written = |name: &str, direction: &str| {
        Tree::sound()
            .edit(GERMAN, "\"Own (de)\"", &format!("\"{name}\""))
            .edit(GERMAN, "\"ltr\"", &format!("\"{direction}\""))
    };
    for name in ["العربية", "עברית", "کوردیی ناوەندی"] {
        let tree = written(name, "rtl");
        assert_eq!(
            phrasebook(&tree, "de").entry().direction,
            Direction::RightToLeft
        );
        let message = format!("\"{name}\" is not written in the direction \"ltr\"");
        written(name, "ltr").refuses(GERMAN, "direction", &message);
    }
    let message = "\"Own\" is not written in the direction \"rtl\"";
    written("Own", "rtl").refuses(GERMAN, "direction", message);
    written("Own", "down").refuses(GERMAN, "direction", "there is no direction \"down\"");
}

#[test]
fn names_that_nobody_knows() {
    for (from, to, message) in [
        (
            "group = \"injury\"",
            "group = \"wound\"",
            "there is no group \"wound\"",
        ),
        (
            "group = \"injury\"",
            "group = \"other\"",
            "there is no group \"other\"",
        ),
        (
            "speaker = \"citizen\"",
            "speaker = \"desk\"",
            "there is no speaker \"desk\"",
        ),
        (
            "answers = [\"bleeding\", \"yes\"]",
            "answers = [\"bleeding\", \"no\"]",
            "there is no concept \"no\"",
        ),
        (
            "answers = [\"bleeding\", \"yes\"]",
            "answers = [\"bleeding\", \"Yes!\"]",
            "there is no concept \"Yes!\"",
        ),
    ] {
        refused(CONCEPTS, from, to, message);
    }
    refused(
        GERMAN,
        "look_first = [\"bleeding\"]",
        "look_first = [\"hurt\"]",
        "there is no concept \"hurt\"",
    );
}

#[test]
fn concepts_that_do_not_fit_each_other() {
    let answers = "answers = [\"bleeding\", \"yes\"]";
    for (from, to, message) in [
        (
            answers,
            "answers = [\"yes\", \"yes\"]",
            "\"yes\" is offered twice",
        ),
        (
            answers,
            "answers = [\"yes\", \"call-17\"]",
            "\"call-17\" is not the citizen's to say",
        ),
        (
            "group = \"question\"\nspeaker = \"officer\"",
            "group = \"question\"\nspeaker = \"anyone\"",
            "who is offered answers is the citizen, so the officer asks",
        ),
    ] {
        let at = to.lines().last().unwrap();
        let tree = Tree::sound().edit(CONCEPTS, from, to);
        if at.starts_with("speaker") {
            let faults = tree.faults();
            assert_eq!(faults.len(), 1, "{faults:#?}");
            assert_eq!(faults[0].message, message);
        } else {
            tree.refuses(CONCEPTS, at, message);
        }
    }
    let tree = Tree::sound();
    let again = "[[concept]]\ncode = \"yes\" # again\ngroup = \"answer\"\nspeaker = \"anyone\"\n";
    tree.write(CONCEPTS, &format!("{}{again}", tree.text(CONCEPTS)));
    tree.refuses(CONCEPTS, "# again", "\"yes\" stands twice");
    let message = "a code is 1 to 64 lower-case letters, digits, '_', '-' and '.'";
    refused(
        CONCEPTS,
        "code = \"call-17\"",
        "code = \"Call 17\"",
        message,
    );
    refused(
        CONCEPTS,
        "note = \"From a wound.\"",
        "note = \" \"",
        "the note says nothing",
    );
}

#[test]
fn what_offers_answers_is_a_question_and_the_other_way_round() {
    Tree::sound()
        .edit(CONCEPTS, "answers = [\"bleeding\", \"yes\"]\n", "")
        .refuses(
            CONCEPTS,
            "\"ask-hurt\"",
            "the French is a question: name the answers that it offers",
        );
    refused(
        CONCEPTS,
        "code = \"call-17\"\ngroup = \"guidance\"\nspeaker = \"officer\"\n",
        "code = \"call-17\"\ngroup = \"guidance\"\nspeaker = \"officer\"\nanswers = [\"yes\"]\n",
        "what offers answers is a question, which the French is not",
    );
}

#[test]
fn a_field_that_is_missing_or_unknown() {
    for (path, from, to, message) in [
        (
            GERMAN,
            "direction = \"ltr\"\n",
            "",
            "missing field `direction`",
        ),
        (
            GERMAN,
            "back = \"There is blood.\"",
            "bakc = \"x\"",
            "unknown field `bakc`",
        ),
        (CONCEPTS, "note = ", "remark = ", "unknown field `remark`"),
    ] {
        let faults = Tree::sound().edit(path, from, to).faults();
        assert!(
            faults.iter().any(
                |fault| fault.path.to_str() == Some(path) && fault.message.starts_with(message)
            ),
            "{faults:#?}"
        );
    }
}

#[test]
fn a_program_always_has_words_for_what_it_cannot_show() {
    let tree = Tree::sound().edit(CONCEPTS, "\"not-shown\"", "\"unseen\"");
    let faults = tree.faults();
    assert!(
        faults.iter().any(|fault| {
            fault.message == "programs need \"not-shown\", for phrases newer than they are"
        }),
        "{faults:#?}"
    );
    let message = "\"not-shown\", and nothing else, is nobody's to say";
    for (from, to) in [
        ("speaker = \"nobody\"", "speaker = \"officer\""),
        ("speaker = \"anyone\"", "speaker = \"nobody\""),
    ] {
        let faults = Tree::sound().edit(CONCEPTS, from, to).faults();
        assert!(
            faults.iter().any(|fault| fault.message == message),
            "{faults:#?}"
        );
    }
}
