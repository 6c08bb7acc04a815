//! Faults in the canned answers, and what is made of them without any.

use vigie::{
    desk::{
        answers::{AnswersList, CannedAnswers, Stage},
        phrasebook::Direction,
    },
    language::Language,
    sheet::Topic,
};

use crate::{Tree, refused};

const KINDS: &str = "answers/answers.toml";
const FRENCH: &str = "answers/fr.toml";
const GERMAN: &str = "answers/de.toml";

fn answers(tree: &Tree, tag: &str) -> CannedAnswers {
    let bodies = tree.output().bodies;
    CannedAnswers::from_json(bodies[&format!("answers/{tag}.json")].as_bytes()).unwrap()
}

#[test]
fn every_language_has_every_answer_in_order() {
    let tree = Tree::sound();
    let list: AnswersList = serde_json::from_str(&tree.output().bodies["answers.json"]).unwrap();
    let tags: Vec<&str> = list
        .languages
        .iter()
        .map(|entry| entry.tag.as_str())
        .collect();
    let languages: Vec<&str> = Language::ALL.iter().map(|one| one.as_str()).collect();
    assert_eq!(tags, languages);
    for entry in &list.languages {
        let answers = answers(&tree, entry.tag.as_str());
        assert_eq!(answers.entry(), entry);
        assert_eq!((entry.count, entry.checked), (4, false));
        let codes = answers.answers().iter();
        let codes: Vec<&str> = codes.map(|answer| answer.kind.code.as_str()).collect();
        assert_eq!(
            codes,
            ["introduce", "introduce-minor", "burglary", "no-reply"]
        );
    }
    let arabic = answers(&tree, "ar");
    assert_eq!(arabic.entry().own_name, "العربية");
    assert_eq!(arabic.entry().direction, Direction::RightToLeft);
    let burglary = &arabic.answers()[2];
    assert_eq!(burglary.title, "Burglary (ar)");
    assert_eq!(burglary.text, "Call 17 and touch nothing (ar).");
    assert_eq!(burglary.kind.stage, Stage::Advice);
    assert_eq!(burglary.kind.topics, [Topic::Theft]);
    assert_eq!(burglary.kind.services, ["station"]);
    assert_eq!(burglary.kind.sheets, ["burglary"]);
    assert_eq!(burglary.kind.numbers, ["17"]);
    let minor = &arabic.answers()[1].kind;
    assert_eq!(minor.instead_of.as_ref().unwrap().as_str(), "introduce");
    assert!(minor.minor);
    assert_eq!(arabic.answers()[3].kind.placeholders, ["desk", "minutes"]);
}

#[test]
fn another_text_or_mark_has_another_version() {
    let version = |tree: &Tree, tag: &str| answers(tree, tag).entry().href.clone();
    let before = Tree::sound();
    let address = version(&before, "de");
    let hash = address.strip_prefix("/v1/answers/de?v=").unwrap();
    assert_eq!(hash.len(), 16);
    let table = before.output().tables;
    assert!(table.contains(&format!("(\"de\", \"{hash}\")")));
    for (from, to) in [
        ("touch nothing", "move nothing"),
        ("checked = false", "checked = true"),
    ] {
        let edited = Tree::sound().edit(GERMAN, from, to);
        assert_ne!(version(&edited, "de"), address, "{to}");
        assert_eq!(version(&edited, "it"), version(&before, "it"), "{to}");
    }
    // What an answer is, is in every language.
    let edited = Tree::sound().edit(KINDS, "[\"theft\"]", "[\"travel\"]");
    assert_ne!(version(&edited, "it"), version(&before, "it"));
    // What is said of placeholders is for those who write.
    let edited = Tree::sound().edit(KINDS, "A number.", "How long.");
    assert_eq!(version(&edited, "de"), address);
}

#[test]
fn a_translation_that_is_missing_or_of_nothing() {
    let tree = Tree::sound();
    let text = tree.text(GERMAN);
    tree.write(GERMAN, &text[..text.find("[answer.no-reply]").unwrap()]);
    tree.refuses(GERMAN, "", "there is no text for \"no-reply\"");

    let tree = Tree::sound();
    let more = "[answer.goodbye]\ntitle = \"Goodbye\"\ntext = \"Goodbye.\"\n";
    tree.write(GERMAN, &format!("{}\n{more}", tree.text(GERMAN)));
    tree.refuses(GERMAN, "goodbye", "\"goodbye\" is the text of nothing");

    let tree = Tree::sound();
    tree.remove(GERMAN);
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(faults[0].path.to_str(), Some(GERMAN));
    assert!(
        faults[0].message.starts_with("cannot be read"),
        "{}",
        faults[0]
    );
}

#[test]
fn without_the_mark_of_who_has_read_it() {
    let tree = Tree::sound().edit(GERMAN, "checked = false\n", "");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(faults[0].message, "missing field `checked`");
}

#[test]
fn an_unknown_placeholder() {
    refused(
        GERMAN,
        "text = \"Call 17 and",
        "text = \"Call 17, {town}, and",
        "there is no placeholder \"{town}\"",
    );
}

#[test]
fn other_placeholders_than_the_french() {
    refused(
        GERMAN,
        "text = \"This is {desk}",
        "text = \"This is a desk",
        "the French has the placeholders [\"desk\"], this []",
    );
    refused(
        GERMAN,
        "text = \"Call 17 and",
        "text = \"Call 17 in {minutes} and",
        "the French has the placeholders [], this [\"minutes\"]",
    );
    // In another order they are the same.
    let from = "{desk} closes this in {minutes} minutes";
    Tree::sound()
        .edit(GERMAN, from, "In {minutes} minutes {desk} closes this")
        .content();
}

#[test]
fn a_brace_of_no_placeholder() {
    let message = "a brace opens and closes a placeholder, and nothing else";
    for text in ["{desk", "desk}", "{}", "{Desk}", "{{desk}}"] {
        let to = format!("text = \"This is {text}");
        refused(GERMAN, "text = \"This is {desk}", &to, message);
    }
}

#[test]
fn other_numbers_than_the_french() {
    refused(
        GERMAN,
        "text = \"Call 17",
        "text = \"Call 18",
        "the French has the numbers [\"17\"], this [\"18\"]",
    );
}

#[test]
fn a_placeholder_that_no_text_has() {
    let from = "minutes = \"A number.\"";
    let to = "minutes = \"A number.\"\ntown = \"The town.\"";
    let message = "no answer has a \"{town}\"";
    Tree::sound()
        .edit(KINDS, from, to)
        .refuses(KINDS, "town = ", message);
}

#[test]
fn a_placeholder_with_a_bad_name_or_no_meaning() {
    refused(
        KINDS,
        "minutes = \"A number.\"",
        "minutes = \" \"",
        "say what officers put there",
    );
    refused(
        KINDS,
        "desk = \"The desk.\"",
        "Desk = \"The desk.\"",
        "a placeholder is 1 to 32 lower-case letters and '_'",
    );
}

#[test]
fn an_unknown_stage_topic_service_sheet_or_number() {
    refused(
        KINDS,
        "stage = \"advice\"",
        "stage = \"middle\"",
        "there is no stage \"middle\"",
    );
    // That is for programs of a later time, not for writing.
    refused(
        KINDS,
        "stage = \"advice\"",
        "stage = \"other\"",
        "there is no stage \"other\"",
    );
    refused(
        KINDS,
        "topics = [\"theft\"]",
        "topics = [\"thefts\"]",
        "there is no topic \"thefts\"",
    );
    refused(
        KINDS,
        "services = [\"station\"]",
        "services = [\"stations\"]",
        "there is no service \"stations\"",
    );
    refused(
        KINDS,
        "sheets = [\"burglary\"]",
        "sheets = [\"burglaries\"]",
        "there is no sheet \"burglaries\"",
    );
    refused(
        KINDS,
        "numbers = [\"17\"]",
        "numbers = [\"3001\"]",
        "there is no number \"3001\"",
    );
}

#[test]
fn a_code_twice_or_of_another_form() {
    let tree = Tree::sound();
    let again = "[[answer]]\ncode = \"burglary\" # again\nstage = \"advice\"\n";
    tree.write(KINDS, &format!("{}\n{again}", tree.text(KINDS)));
    let at = "code = \"burglary\" # again";
    tree.refuses(KINDS, at, "\"burglary\" stands twice");
    refused(
        KINDS,
        "code = \"no-reply\"",
        "code = \"No reply\"",
        "a code is 1 to 64 lower-case letters, digits and '-'",
    );
}

#[test]
fn what_stands_for_nothing_or_for_the_wrong_one() {
    let from = "instead_of = \"introduce\"";
    for (to, message) in [
        ("instead_of = \"hello\"", "there is no answer \"hello\""),
        (
            "instead_of = \"introduce-minor\"",
            "\"introduce-minor\" is for minors itself",
        ),
    ] {
        refused(KINDS, from, to, message);
    }
    let tree = Tree::sound().edit(KINDS, "minor = true\n", "");
    let message = "only an answer for minors stands for another one";
    tree.refuses(KINDS, from, message);
}

#[test]
fn a_text_or_title_that_is_empty_too_long_or_unfit() {
    let text = "text = \"Call 17 and touch nothing (de).\"";
    let title = "title = \"Burglary (de)\"";
    let long = format!("text = \"Call 17. {}\"", "ä".repeat(492));
    refused(
        GERMAN,
        text,
        &long,
        "the text has 501 characters; 500 are read",
    );
    let just = format!("text = \"Call 17. {}\"", "ä".repeat(491));
    Tree::sound().edit(GERMAN, text, &just).content();
    let long = format!("title = \"{}\"", "ä".repeat(61));
    refused(
        GERMAN,
        title,
        &long,
        "the title has 61 characters; 60 are read",
    );
    refused(GERMAN, title, "title = \"\"", "the text is empty");
    // Who loses all words loses the numbers too.
    let tree = Tree::sound().edit(GERMAN, text, "text = \"\"");
    let faults = tree.faults();
    tree.has(&faults, GERMAN, "text = \"\"", "the text is empty");
    let message = "there is a space before, behind or beside another";
    refused(GERMAN, title, "title = \"Burglary  (de)\"", message);
    let message = "U+200B cannot be seen: leave it out";
    refused(GERMAN, title, "title = \"Burglary\u{200B}\"", message);
}

#[test]
fn the_french_is_held_to_the_same() {
    let tree = Tree::sound().edit(FRENCH, "{desk} closes this", "{place} closes this");
    let faults = tree.faults();
    let message = "there is no placeholder \"{place}\"";
    tree.has(&faults, FRENCH, "{place}", message);
}
