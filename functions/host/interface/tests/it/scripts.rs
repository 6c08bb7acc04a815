//! What scripts say: all of Fluent.

use vigie::language::Language;
use vigie_interface::Side;

use super::{everywhere, faults, faults_of, path, read};

const FRENCH: &str = "chat-waiting = { $count ->
    [0] Personne n’attend avant vous.
    [one] Une personne attend avant vous.
   *[other] { NUMBER($count) } personnes attendent avant vous.
}
chat-send = Envoyer
    .title = Envoyer à { -chat-desk(case: \"dative\") }
-chat-desk = l’équipe
chat-hint = { chat-send } : { chat-send.title }
";

fn changed(language: Language, from: &str, to: &str) -> Vec<String> {
    assert_eq!(FRENCH.matches(from).count(), 1, "{from}");
    faults_of("pages/chat", FRENCH, language, &FRENCH.replace(from, to))
}

#[test]
fn all_of_fluent_is_allowed() {
    let interface = read(&everywhere("pages/chat", FRENCH));
    assert_eq!(interface.faults(), []);
    assert!(interface.phrases(Language::French).is_empty());
    let originals: Vec<_> = interface
        .originals()
        .map(|text| (text.id, text.side, text.line))
        .collect();
    assert_eq!(
        originals,
        [
            ("chat-waiting", Side::Scripts, 1),
            ("chat-send", Side::Scripts, 6),
            ("chat-hint", Side::Scripts, 9),
        ]
    );
    assert!(interface.put_into_others().contains("chat-send"));
    assert!(!interface.put_into_others().contains("chat-hint"));
}

#[test]
fn languages_have_the_variants_that_they_need() {
    for (language, variants) in [
        (Language::Chinese, "*[other] { $count }"),
        (
            Language::Ukrainian,
            "[one] A\n [few] { $count }\n [many] { $count }\n *[other] { $count }",
        ),
    ] {
        let text = format!("{{ $count ->\n {variants}\n}}");
        let (from, _) = FRENCH.split_once("\nchat-send =").unwrap();
        let found = changed(language, from, &format!("chat-waiting = {text}"));
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn messages_attributes_and_variables_are_those_of_french() {
    assert_eq!(
        changed(Language::German, "    .title = ", "    .label = "),
        [
            "1: no phrase for `chat-send.title`",
            "7: there is no `chat-send.label` in French",
            "9: there is no `chat-send.title`",
        ]
    );
    assert_eq!(
        changed(Language::German, "NUMBER($count)", "NUMBER($people)"),
        ["1: `chat-waiting` has other variables than in French"]
    );
    assert_eq!(
        changed(Language::German, "chat-hint = ", "chat-tip = "),
        [
            "1: no phrase for `chat-hint`",
            "9: there is no `chat-tip` in French",
        ]
    );
    let mut files = everywhere("pages/chat", FRENCH);
    files.pop();
    let chinese = path(Language::Chinese, "pages/chat");
    assert_eq!(
        faults(&files),
        [format!(
            "{chinese}:1: not there, and there is one in French"
        )]
    );
}

#[test]
fn ids_are_those_of_the_file_and_stand_once() {
    for (from, to, message) in [
        (
            "-chat-desk = ",
            "-desk = ",
            "8: `desk` does not begin with `chat-`",
        ),
        (
            "-chat-desk = ",
            "-chat-Desk = ",
            "8: `chat-Desk` is not lower-case words joined by hyphens",
        ),
        (
            "chat-hint = ",
            "hint = ",
            "9: `hint` does not begin with `chat-`",
        ),
    ] {
        let found = changed(Language::English, from, to);
        assert!(found.contains(&message.to_owned()), "{found:#?}");
    }
    let own = path(Language::English, "pages/chat");
    let twice = "-chat-desk = l’équipe\n-chat-desk = ";
    assert_eq!(
        changed(Language::English, "-chat-desk = ", twice),
        [format!("9: `-chat-desk` stands at {own}:8 already")]
    );
    let twice = "    .title = Envoyer\n    .title = ";
    assert_eq!(
        changed(Language::English, "    .title = ", twice),
        [format!("8: `chat-send.title` stands at {own}:7 already")]
    );
}

#[test]
fn what_a_text_names_is_there() {
    assert_eq!(
        changed(Language::Arabic, "{ chat-send }", "{ chat-sent }"),
        ["9: there is no `chat-sent`"]
    );
    assert_eq!(
        changed(
            Language::Arabic,
            "-chat-desk(case: \"dative\")",
            "-chat-team"
        ),
        [
            "7: there is no `-chat-team`",
            "8: nothing uses the term `-chat-desk`"
        ]
    );
    assert_eq!(
        changed(Language::Arabic, "NUMBER($count)", "COUNT($count)"),
        ["1: `chat-waiting` uses COUNT, which nobody brings"]
    );
    // Scripts may read the service's files, too.
    let mut files = everywhere("pages/chat", "chat-desk = { page-title }\n");
    files.extend(everywhere("page", "page-title = Vigie\n"));
    assert!(faults(&files).is_empty());
}

#[test]
fn a_text_that_may_say_nothing() {
    for (from, to) in [
        ("Personne n’attend avant vous.", "{ \"\" }"),
        ("Une personne attend avant vous.", "{ \" \" }"),
        (
            "{ NUMBER($count) } personnes attendent avant vous.",
            "{ { \"\" } }",
        ),
    ] {
        let found = changed(Language::Turkish, from, to);
        assert_eq!(found, ["1: `chat-waiting` says nothing"], "{to}");
    }
    assert_eq!(
        changed(
            Language::Turkish,
            "chat-send = Envoyer",
            "chat-send = { \"\" }"
        ),
        ["6: `chat-send` says nothing"]
    );
    // Where there are other words around it, a variant may add none.
    let plural = "chat-new = { $count } message{ $count ->\n    [one] { \"\" }\n   *[other] s\n}\n";
    let found = faults(&everywhere("pages/chat", plural));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn lines_that_cannot_be_read() {
    for (from, to, line) in [
        ("   *[other]", "    [other]", 4),
        ("[one] Une personne attend avant vous.", "[one]", 3),
        ("chat-send = Envoyer", "chat-send = Envoyer }", 6),
        ("    .title =", "    .title :", 7),
    ] {
        let found = changed(Language::Portuguese, from, to);
        let start = format!("{line}: ");
        assert!(
            found.len() == 1 && found.iter().all(|fault| fault.starts_with(&start)),
            "{to}: {found:#?}"
        );
    }
}
