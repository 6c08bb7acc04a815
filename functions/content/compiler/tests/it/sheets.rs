//! Faults in the head of a sheet, and in what it leads to.

use crate::{Tree, refused};

const CALL: &str = "sheets/fr/call.md";
const BURGLARY: &str = "sheets/fr/burglary.md";

/// Spoils one link of the French sheet; its translation is spoilt alike, so
/// that only the target is at fault.
fn link_refused(from: &str, to: &str, message: &str) {
    let tree = Tree::sound()
        .edit(CALL, from, to)
        .edit("sheets/en/call.md", from, to);
    // A translation is not looked at while its original has a fault.
    tree.refuses(CALL, to, message);
}

#[test]
fn a_link_to_no_sheet() {
    link_refused(
        "(sheet:burglary)",
        "(sheet:fires)",
        "there is no sheet \"fires\"",
    );
}

#[test]
fn a_link_to_no_service() {
    link_refused(
        "(service:chat)",
        "(service:talk)",
        "there is no service \"talk\"",
    );
}

#[test]
fn a_link_to_no_number() {
    let message = "numbers.toml has no \"71\" to be reached by tel";
    link_refused("(tel:17)", "(tel:71)", message);
}

#[test]
fn a_call_to_a_number_without_voice() {
    let message = "numbers.toml has no \"114\" to be reached by tel";
    link_refused("(sms:114)", "(tel:114)", message);
}

#[test]
fn a_message_to_a_number_without_text() {
    let message = "numbers.toml has no \"17\" to be reached by sms";
    link_refused("(tel:17)", "(sms:17)", message);
}

#[test]
fn a_link_of_a_foreign_scheme() {
    let message = "links begin with sheet:, service:, tel:, sms: or https://";
    for target in [
        "(http://law.example)",
        "(mailto:officer@law.example)",
        "(javascript:alert)",
        "(/v1/guide)",
        "(#law)",
        "(https://law)",
    ] {
        link_refused("(https://law.example)", target, message);
    }
}

#[test]
fn an_unknown_topic() {
    let message = "there is no topic \"thieves\"";
    refused(
        BURGLARY,
        "topics = [\"theft\"",
        "topics = [\"thieves\"",
        message,
    );
}

#[test]
fn an_unknown_audience() {
    let message = "there is no audience \"everybody\"";
    refused(BURGLARY, "[\"everyone\"]", "[\"everybody\"]", message);
}

#[test]
fn neither_topic_nor_audience() {
    let tree = Tree::sound()
        .edit(BURGLARY, "topics = [\"theft\", \"travel\"]", "topics = []")
        .edit(BURGLARY, "audiences = [\"everyone\"]", "audiences = []");
    let faults = tree.faults();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    tree.has(&faults, BURGLARY, "topics = []", "name at least one topic");
    tree.has(
        &faults,
        BURGLARY,
        "audiences = []",
        "name at least one audience",
    );
}

#[test]
fn an_unknown_service() {
    let message = "there is no service \"stations\"";
    refused(BURGLARY, "[\"station\"]", "[\"stations\"]", message);
}

#[test]
fn an_unknown_number() {
    refused(
        BURGLARY,
        "numbers = []",
        "numbers = [\"71\"]",
        "there is no number \"71\"",
    );
}

#[test]
fn an_unknown_sheet_to_see_also() {
    let message = "there is no sheet \"fires\"";
    refused(BURGLARY, "see_also = []", "see_also = [\"fires\"]", message);
}

#[test]
fn a_sheet_that_sends_to_itself() {
    let message = "a sheet does not send to itself";
    refused(
        BURGLARY,
        "see_also = []",
        "see_also = [\"burglary\"]",
        message,
    );
}

#[test]
fn danger_without_an_emergency_service() {
    let message = "a sheet on danger names an emergency service";
    refused(
        CALL,
        "[\"emergency_call\", \"chat\"]",
        "[\"chat\"]",
        message,
    );
    // A written alert is one.
    Tree::sound()
        .edit(
            CALL,
            "[\"emergency_call\", \"chat\"]",
            "[\"emergency_text\"]",
        )
        .content();
}

#[test]
fn a_review_that_is_over_eighteen_months_old() {
    let stale = |day: &str| {
        Tree::sound()
            .edit(BURGLARY, "published = 2026-10-02", "published = 2025-01-01")
            .edit(
                BURGLARY,
                "last_reviewed = 2026-11-21",
                &format!("last_reviewed = {day}"),
            )
    };
    stale("2025-04-21").refuses(
        BURGLARY,
        "last_reviewed",
        "last checked on 2025-04-21, over 18 months ago: check it again and write the day",
    );
    stale("2025-05-21").refuses(
        BURGLARY,
        "last_reviewed",
        "last checked on 2025-05-21, over 18 months ago: check it again and write the day",
    );
    stale("2025-05-22").content();
}

#[test]
fn a_review_that_is_still_to_come() {
    let message = "2026-11-23 is still to come";
    refused(
        BURGLARY,
        "last_reviewed = 2026-11-21",
        "last_reviewed = 2026-11-23",
        message,
    );
    Tree::sound()
        .edit(
            BURGLARY,
            "last_reviewed = 2026-11-21",
            "last_reviewed = 2026-11-22",
        )
        .content();
}

#[test]
fn a_review_before_the_last_change() {
    let message = "last reviewed on 2026-11-19, before it changed on 2026-11-20";
    refused(
        CALL,
        "last_reviewed = 2026-11-21",
        "last_reviewed = 2026-11-19",
        message,
    );
    let message = "last reviewed on 2026-10-01, before it changed on 2026-10-02";
    refused(
        BURGLARY,
        "last_reviewed = 2026-11-21",
        "last_reviewed = 2026-10-01",
        message,
    );
}

#[test]
fn changes_out_of_order() {
    let message = "changes stand in the order of their days";
    refused(CALL, "{ date = 2026-11-20", "{ date = 2026-10-04", message);
    refused(CALL, "{ date = 2026-10-05", "{ date = 2026-09-30", message);
}

#[test]
fn a_date_with_a_time() {
    let message = "a date without a time is expected";
    refused(BURGLARY, "2026-10-02", "2026-10-02T10:00:00Z", message);
    // No day is made of it that would be too long ago, or before a change.
    let review = "last_reviewed = 2026-11-21";
    refused(BURGLARY, review, &format!("{review}T10:00:00Z"), message);
    let change = "{ date = 2026-10-05";
    refused(CALL, change, &format!("{change}T10:00:00Z"), message);
}

#[test]
fn a_field_that_is_missing() {
    for field in [
        "title",
        "summary",
        "topics",
        "audiences",
        "danger",
        "published",
        "last_reviewed",
        "keywords",
        "services",
        "numbers",
        "see_also",
        "sources",
    ] {
        let tree = Tree::sound();
        let text = tree.text(BURGLARY);
        let kept = text
            .lines()
            .filter(|line| !line.starts_with(&format!("{field} = ")));
        let kept: Vec<&str> = kept.collect();
        assert_eq!(kept.len() + 1, text.lines().count(), "{field}");
        tree.write(BURGLARY, &kept.join("\n"));
        let faults = tree.faults();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert_eq!(faults[0].path.to_str(), Some(BURGLARY));
        assert!((1..=2).contains(&faults[0].line), "{}", faults[0]);
        assert_eq!(faults[0].message, format!("missing field `{field}`"));
    }
}

#[test]
fn a_field_that_is_unknown() {
    let tree = Tree::sound().edit(
        BURGLARY,
        "danger = false",
        "danger = false\nauthor = \"me\"",
    );
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let line = 1 + tree
        .text(BURGLARY)
        .lines()
        .position(|line| line.contains("author"))
        .unwrap();
    assert_eq!(
        (faults[0].path.to_str(), faults[0].line),
        (Some(BURGLARY), line)
    );
    assert!(
        faults[0]
            .message
            .starts_with("unknown field `author`, expected one of `title`"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_field_of_another_type() {
    let message = "invalid type: string \"no\", expected a boolean";
    refused(BURGLARY, "danger = false", "danger = \"no\"", message);
}

#[test]
fn a_head_that_is_not_closed() {
    let text = Tree::sound().text(BURGLARY);
    let at = text.rfind("+++\n").unwrap();
    let tree = Tree::sound();
    tree.write(BURGLARY, &text.replace(&text[at..], "Ne touchez à rien.\n"));
    tree.refuses(
        BURGLARY,
        "",
        "the head of the sheet is not closed by a line \"+++\"",
    );
}

#[test]
fn a_sheet_without_a_head() {
    let tree = Tree::sound();
    tree.write(BURGLARY, "# Cambriolage\n\nNe touchez à rien.\n");
    tree.refuses(BURGLARY, "", "a sheet begins with a line \"+++\"");
}

#[test]
fn a_sheet_without_sources() {
    let source = "sources = [{ title = \"Service-public\", url = \"https://advice.example\" }]";
    refused(
        BURGLARY,
        source,
        "sources = []",
        "a sheet names its sources",
    );
}

#[test]
fn a_source_that_is_no_secure_address() {
    for url in [
        "http://advice.example",
        "advice.example",
        "https://advice",
        "https://a b.example",
        "",
    ] {
        let to = format!("url = \"{url}\"");
        let message = "an address begins with https://";
        refused(BURGLARY, "url = \"https://advice.example\"", &to, message);
    }
}

#[test]
fn a_title_that_is_too_long() {
    let message = "the title has 71 characters; 2 to 70 are read";
    refused(BURGLARY, "Cambriolage", &"é".repeat(71), message);
    Tree::sound()
        .edit(BURGLARY, "Cambriolage", &"é".repeat(70))
        .content();
}

#[test]
fn a_title_that_is_too_short() {
    let message = "the title has 0 characters; 2 to 70 are read";
    refused(BURGLARY, "title = \"Cambriolage\"", "title = \"\"", message);
}

#[test]
fn a_summary_that_is_too_long_or_too_short() {
    let summary = "Protéger son logement, et que faire après.";
    let message = "the summary has 221 characters; 20 to 220 are read";
    refused(BURGLARY, summary, &"é".repeat(221), message);
    let message = "the summary has 5 characters; 20 to 220 are read";
    refused(BURGLARY, summary, "Vols.", message);
}

#[test]
fn a_sheet_without_keywords() {
    let message = "name the words that people type to find this";
    refused(BURGLARY, "[\"cambriolage\"]", "[]", message);
}

#[test]
fn a_file_name_with_capitals() {
    for name in [
        "Fires.md",
        "fires_and_more.md",
        "fires.txt",
        "-fires.md",
        ".md",
    ] {
        let tree = Tree::sound();
        tree.write(&format!("sheets/fr/{name}"), &tree.text(BURGLARY));
        let message =
            format!("\"{name}\" is not named as a sheet is: small letters and hyphens, .md");
        tree.refuses("sheets/fr", "", &message);
    }
}

#[test]
fn faults_of_several_sheets_are_told_together() {
    let tree = Tree::sound()
        .edit(BURGLARY, "[\"station\"]", "[\"stations\"]")
        .edit(CALL, "topics = [\"danger\"]", "topics = [\"dangers\"]")
        .edit(CALL, "(sheet:burglary)", "(sheet:fires)");
    let faults = tree.faults();
    assert_eq!(faults.len(), 3, "{faults:#?}");
    tree.has(
        &faults,
        BURGLARY,
        "stations",
        "there is no service \"stations\"",
    );
    tree.has(&faults, CALL, "dangers", "there is no topic \"dangers\"");
    tree.has(
        &faults,
        CALL,
        "(sheet:fires)",
        "there is no sheet \"fires\"",
    );
}
