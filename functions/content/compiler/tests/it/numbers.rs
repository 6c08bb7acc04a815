//! Faults in the numbers and their texts.

use crate::{Tree, refused};

const FILE: &str = "numbers/numbers.toml";
const FIRST: &str = "number 1 is 17, by voice, with danger = true";
const THIRD: &str = "number 3 is 114, by text, with danger = true";

/// The lines of a number in the file.
fn lines_of(tree: &Tree, id: &str) -> String {
    let text = tree.text(FILE);
    let start = text.find(&format!("[[number]]\nid = \"{id}\"")).unwrap();
    let length = text[start + 1..]
        .find("[[number]]")
        .map_or(text.len() - start, |at| at + 1);
    text[start..start + length].to_owned()
}

/// A tree in which the lines of one number are changed.
fn changed(id: &str, from: &str, to: &str) -> Tree {
    let tree = Tree::sound();
    let lines = lines_of(&tree, id);
    assert_eq!(lines.matches(from).count(), 1, "{from:?} in {lines}");
    tree.edit(FILE, &lines, &lines.replace(from, to))
}

#[test]
fn the_police_do_not_come_first() {
    let tree = Tree::sound();
    let (police, europe) = (lines_of(&tree, "17"), lines_of(&tree, "112"));
    let tree = tree.edit(
        FILE,
        &format!("{police}{europe}"),
        &format!("{europe}{police}"),
    );
    let faults = tree.faults();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    tree.has(&faults, FILE, "", FIRST);
    tree.has(
        &faults,
        FILE,
        "",
        "number 2 is 112, by voice, with danger = true",
    );
}

#[test]
fn an_emergency_number_that_is_not_for_danger() {
    changed("17", "danger = true", "danger = false").refuses(FILE, "", FIRST);
}

#[test]
fn an_emergency_number_that_cannot_be_written_to() {
    changed(
        "114",
        "[\"text\", \"relay\", \"web\"]",
        "[\"relay\", \"web\"]",
    )
    .refuses(FILE, "", THIRD);
}

#[test]
fn an_identifier_that_stands_twice() {
    let tree = Tree::sound();
    let text = tree.text(FILE);
    let line = 3 + text.lines().count();
    tree.write(FILE, &format!("{text}\n{}", lines_of(&tree, "3000")));
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(
        faults[0].to_string(),
        format!("content/{FILE}:{line}: \"3000\" stands twice")
    );
}

#[test]
fn an_unknown_territory() {
    let message = "there is no territory \"la_reunion\"";
    refused(FILE, "\"reunion\"", "\"la_reunion\"", message);
}

#[test]
fn an_unknown_channel() {
    let message = "there is no channel \"speech\"";
    changed("3000", "[\"voice\"]", "[\"speech\"]").refuses(FILE, "speech", message);
}

#[test]
fn an_unknown_setting() {
    refused(
        FILE,
        "\"mountain\"",
        "\"mountains\"",
        "there is no setting \"mountains\"",
    );
}

#[test]
fn an_unknown_audience() {
    refused(
        FILE,
        "[\"minor\"]",
        "[\"child\"]",
        "there is no audience \"child\"",
    );
}

#[test]
fn a_number_that_works_nowhere() {
    changed("3000", "[\"metropolitan_france\"]", "[]").refuses(
        FILE,
        "territories = []",
        "name at least one territory",
    );
}

#[test]
fn a_voice_without_a_number_to_dial() {
    let message = "whoever is reached by voice has a field dial";
    changed(
        "3000",
        "dial = \"3000\"\nchannels = [\"voice\"]",
        "channels = [ \"voice\" ]",
    )
    .refuses(FILE, "[ \"voice\" ]", message);
}

#[test]
fn writing_without_an_address_to_write_to() {
    let message = "whoever is reached by text has a field sms or web";
    changed("3000", "[\"voice\"]", "[\"voice\", \"text\"]").refuses(
        FILE,
        "\"voice\", \"text\"",
        message,
    );
}

#[test]
fn a_site_without_an_address() {
    for channel in ["web", "relay"] {
        let channels = format!("[\"voice\", \"{channel}\"]");
        let message = format!("whoever is reached by {channel} has a field web");
        changed("3000", "[\"voice\"]", &channels).refuses(FILE, &channels, &message);
    }
}

#[test]
fn letters_in_a_number() {
    for number in ["3O00", "", "+33 1", "３０００"] {
        let dial = format!("dial = \"{number}\"");
        refused(FILE, "dial = \"3000\"", &dial, "a number is made of digits");
    }
    refused(
        FILE,
        "sms = \"114\"",
        "sms = \"11a\"",
        "a number is made of digits",
    );
}

#[test]
fn a_number_from_abroad_that_is_not_one() {
    let message = "from abroad, a number is + and digits";
    for number in ["0033180523376", "+", "", "+33 1 80", "+33x"] {
        let lines = format!("dial = \"3000\"\ninternational = \"{number}\"");
        let at = format!("international = \"{number}\"");
        changed("3000", "dial = \"3000\"", &lines).refuses(FILE, &at, message);
    }
    // What is dialled may be a number from abroad, where there is no other.
    for (from, to) in [
        ("dial = \"3000\"", "dial = \"+33180523376\""),
        (
            "dial = \"3000\"",
            "dial = \"3000\"\ninternational = \"+33180523376\"",
        ),
    ] {
        changed("3000", from, to).content();
    }
}

#[test]
fn hours_of_a_channel_that_are_not_its_own() {
    let hours = "hours = \"Mo-Fr 10:00-19:00; PH off\"";
    for (own, message) in [
        (
            "{ channel = \"text\", hours = \"24/7\" }",
            "the number is not reached by \"text\"",
        ),
        (
            "{ channel = \"voice\", hours = \"Mo-Fr 10:00-19:00; PH off\" }",
            "the hours by voice are those of the number",
        ),
        (
            "{ channel = \"voice\", hours = \"24/7\" }, { channel = \"voice\", hours = \"Su off\" }",
            "the hours by voice stand twice",
        ),
    ] {
        let lines = format!("{hours}\nchannel_hours = [{own}]");
        changed("3000", hours, &lines).refuses(FILE, "channel_hours", message);
    }
    let own = "channel_hours = [{ channel = \"voice\", hours = \"Mondays\" }]";
    let tree = changed("3000", hours, &format!("{hours}\n{own}"));
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].message.contains("opening hours"), "{}", faults[0]);
    let own = own.replace("Mondays", "Mo 10:00-12:00");
    changed("3000", hours, &format!("{hours}\n{own}")).content();
}

#[test]
fn local_time_of_nowhere_in_particular() {
    let free = "free = true";
    let local = "free = true\nlocal_time = true";
    let message = "local time is the time of one territory";
    changed("17", free, local).refuses(FILE, "local_time", message);
    changed("17", free, "free = true\nlocal_time = false").content();
    changed("112", free, local).content();
}

#[test]
fn hours_that_cannot_be_read() {
    let tree = Tree::sound().edit(FILE, "Mo-Fr 10:00-19:00; PH off", "Mondays");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let line = 1 + tree
        .text(FILE)
        .lines()
        .position(|line| line.contains("Mondays"))
        .unwrap();
    assert_eq!(
        (faults[0].path.to_str(), faults[0].line),
        (Some(FILE), line)
    );
    assert!(faults[0].message.contains("opening hours"), "{}", faults[0]);
}

#[test]
fn a_number_without_sources() {
    let source = "[{ title = \"Source of 3000\", url = \"https://threethousand.example\" }]";
    changed("3000", source, "[]").refuses(FILE, "sources = []", "a number names its sources");
}

#[test]
fn an_address_that_is_not_secure() {
    let message = "an address begins with https://";
    refused(
        FILE,
        "web = \"https://chat.example\"",
        "web = \"http://chat.example\"",
        message,
    );
    refused(
        FILE,
        "https://threethousand.example",
        "http://threethousand.example",
        message,
    );
}

#[test]
fn a_check_that_is_too_old_or_to_come() {
    let message =
        "last checked on 2025-04-22, over 18 months ago: check it again and write the day";
    refused(
        FILE,
        "checked = 2026-11-13",
        "checked = 2025-04-22",
        message,
    );
    refused(
        FILE,
        "checked = 2026-11-13",
        "checked = 2026-12-01",
        "2026-12-01 is still to come",
    );
    let message = "a date without a time is expected";
    refused(
        FILE,
        "checked = 2026-11-13",
        "checked = 2026-11-13T00:00:00Z",
        message,
    );
}

#[test]
fn a_field_that_is_missing_or_unknown() {
    let tree = changed("3000", "free = false\n", "");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(faults[0].path.to_str(), Some(FILE));
    assert_eq!(faults[0].message, "missing field `free`");
    let heading = |id: &str| {
        tree.text(FILE)
            .lines()
            .position(|line| line == format!("id = \"{id}\""))
    };
    assert_eq!(
        Some(faults[0].line),
        heading("3000"),
        "the line of [[number]]: {}",
        faults[0]
    );

    let faults = changed("3000", "free = false", "free = false\nprice = 3").faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0].message.starts_with("unknown field `price`"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_text_that_is_missing_in_a_language() {
    let path = "numbers/tr.toml";
    let tree = Tree::sound();
    let text = tree.text(path);
    let kept = text.find("[relay]").unwrap();
    tree.write(path, &text[..kept]);
    tree.refuses(path, "", "there is no text for \"relay\"");
}

#[test]
fn a_file_of_texts_that_is_missing() {
    let tree = Tree::sound();
    tree.remove("numbers/zh.toml");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0]
            .to_string()
            .starts_with("content/numbers/zh.toml:1: cannot be read: "),
        "{}",
        faults[0]
    );
}

#[test]
fn a_text_of_nothing() {
    let path = "numbers/ar.toml";
    let tree = Tree::sound();
    let text = tree.text(path);
    let more = "[relays]\nname = \"n\"\nanswers = \"a\"\nwhen = \"w\"\n";
    tree.write(path, &format!("{text}\n{more}"));
    tree.refuses(path, "[relays]", "\"relays\" is the text of nothing");
}

#[test]
fn a_part_of_a_text_that_is_missing() {
    let path = "numbers/pt.toml";
    let tree = Tree::sound().edit(path, "answers = \"Those who read.\"\n", "");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(faults[0].path.to_str(), Some(path));
    assert_eq!(faults[0].message, "missing field `answers`");
}

#[test]
fn what_is_no_toml() {
    let tree = Tree::sound().edit(FILE, "free = false", "free = ");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let line = 1 + tree
        .text(FILE)
        .lines()
        .position(|line| line == "free = ")
        .unwrap();
    assert_eq!(
        (faults[0].path.to_str(), faults[0].line),
        (Some(FILE), line)
    );
}
