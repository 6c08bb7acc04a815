//! What the service says: words and variables.

use vigie::language::Language;

use super::{everywhere, faults, faults_of, path, read};

const FRENCH: &str = "### Des portes.

open-yes = Ouvert
# Une heure.
open-no = Fermé jusqu’à { $time }
open-not-found-title = Page introuvable
";

const NO: &str = "open-no = Fermé jusqu’à { $time }";

/// The faults where a language has one piece of the French text otherwise.
fn changed(language: Language, from: &str, to: &str) -> Vec<String> {
    assert_eq!(FRENCH.matches(from).count(), 1, "{from}");
    faults_of("open", FRENCH, language, &FRENCH.replace(from, to))
}

#[test]
fn phrases_come_in_every_language_by_their_ids() {
    let mut files = everywhere("open", FRENCH);
    files.extend(everywhere("page", "page-call = Appeler\n"));
    files.extend(everywhere("pages/chat", "chat-send = Envoyer\n"));
    let interface = read(&files);
    assert_eq!(interface.faults(), []);
    for language in Language::ALL {
        let phrases: Vec<_> = interface.phrases(*language).into_iter().collect();
        assert_eq!(
            phrases,
            [
                ("open-no", "Fermé jusqu’à {time}"),
                ("open-not-found-title", "Page introuvable"),
                ("open-yes", "Ouvert"),
                ("page-call", "Appeler"),
            ]
        );
    }
}

#[test]
fn a_text_is_what_fluent_makes_of_it() {
    for (written, read_as) in [
        ("{ $a }, { $b }", "{a}, {b}"),
        ("{$a}{ \"\\u200E\" }{ $b }", "{a}\u{200e}{b}"),
        (
            "\n    { $a }\n    and\n      so { $b }",
            "{a}\nand\n  so {b}",
        ),
        ("{ \" \" }{ $a }[*.]{ $b }{ \"\" }", " {a}[*.]{b}"),
        ("\"{ $a }\" \\ { $b }   ", "\"{a}\" \\ {b}"),
        ("{ \"\\\"\" }{ $a }{ $b }{ \"\\\\é\" }", "\"{a}{b}\\é"),
    ] {
        let text = format!("open-both = {written}\n");
        let interface = read(&everywhere("open", &text));
        assert_eq!(interface.faults(), [], "{written}");
        assert_eq!(interface.phrases(Language::Arabic)["open-both"], read_as);
    }
}

#[test]
fn a_phrase_that_a_language_lacks() {
    assert_eq!(
        changed(Language::German, "open-yes = Ouvert\n", ""),
        ["1: no phrase for `open-yes`"]
    );
    // What French lacks, nobody should have.
    let found = changed(Language::French, "open-yes = Ouvert\n", "");
    assert_eq!(found.len(), Language::ALL.len() - 1, "{found:#?}");
    let chinese = path(Language::Chinese, "open");
    assert!(found.contains(&format!("{chinese}:3: there is no `open-yes` in French")));
}

#[test]
fn a_phrase_that_is_unknown() {
    assert_eq!(
        changed(
            Language::Ukrainian,
            "open-yes = ",
            "open-maybe = Peut-être\nopen-yes = "
        ),
        ["3: there is no `open-maybe` in French"]
    );
    assert_eq!(
        changed(Language::Turkish, "open-yes = ", "open-yea = "),
        [
            "1: no phrase for `open-yes`",
            "3: there is no `open-yea` in French"
        ]
    );
}

#[test]
fn a_file_that_a_language_lacks_or_has_alone() {
    let mut files = everywhere("open", FRENCH);
    let alone = path(Language::Italian, "close");
    files.push((alone.clone(), "close-now = Chiuso\n".to_owned()));
    let lacking = path(Language::Spanish, "open");
    files.retain(|(path, _)| *path != lacking);
    assert_eq!(
        faults(&files),
        [
            format!("{lacking}:1: not there, and there is one in French"),
            format!("{alone}:1: there is no such file in French"),
        ]
    );
}

#[test]
fn a_variable_that_was_lost_added_or_renamed() {
    for text in [
        "Fermé",
        "{ $time } { $time }",
        "{ $day }",
        "{ $Time }",
        "{ \"time\" }",
    ] {
        let found = changed(Language::Arabic, "Fermé jusqu’à { $time }", text);
        assert_eq!(
            found,
            ["5: `open-no` has other variables than in French"],
            "{text}"
        );
    }
    assert_eq!(
        changed(Language::Spanish, "Page introuvable", "No hay { $page }"),
        ["6: `open-not-found-title` has other variables than in French"]
    );
}

#[test]
fn an_id_that_is_not_of_its_file() {
    for id in ["opening", "open", "page-open", "opens-now"] {
        let found = faults(&everywhere("open", &format!("{id} = Ouvert\n")));
        assert_eq!(found.len(), Language::ALL.len(), "{found:#?}");
        let french = path(Language::French, "open");
        let message = format!("{french}:1: `{id}` does not begin with `open-`");
        assert!(found.contains(&message), "{found:#?}");
    }
    for id in ["open-Now", "open-not_now", "open--now", "open-now-"] {
        let found = faults(&everywhere("open", &format!("{id} = Ouvert\n")));
        assert_eq!(found.len(), Language::ALL.len(), "{found:#?}");
        let french = path(Language::French, "open");
        let message = format!("{french}:1: `{id}` is not lower-case words joined by hyphens");
        assert!(found.contains(&message), "{found:#?}");
    }
}

#[test]
fn an_id_that_stands_twice() {
    let twice = format!("open-yes = Offen\n{NO}");
    let own = path(Language::German, "open");
    assert_eq!(
        changed(Language::German, NO, &twice),
        [format!("5: `open-yes` stands at {own}:3 already")]
    );
    // Scripts may read both files together.
    let mut files = everywhere("open", FRENCH);
    files.extend(everywhere("pages/open", "open-yes = Ouvert\n"));
    let found = faults(&files);
    assert_eq!(found.len(), Language::ALL.len(), "{found:#?}");
    let (of_script, of_service) = (
        path(Language::Turkish, "pages/open"),
        path(Language::Turkish, "open"),
    );
    let message = format!("{of_script}:1: `open-yes` stands at {of_service}:3 already");
    assert!(found.contains(&message), "{found:#?}");
}

#[test]
fn more_than_words_and_variables() {
    let rule = "the service says words and variables only";
    for (text, what) in [
        ("{ $time ->\n *[other] Fermé\n }", "has a selector"),
        ("{ DATETIME($time) }", "has a function"),
        ("{ $time }{ open-yes }", "has another message"),
        ("{ $time }{ -open-brand }", "has a term"),
        ("{ $time }{ 17 }", "has a number in braces"),
        ("{ { $time } }", "has braces in braces"),
        ("{ $time }{ \"{\" }", "has a brace"),
    ] {
        let found = changed(Language::Portuguese, "Fermé jusqu’à { $time }", text);
        assert_eq!(found, [format!("5: `open-no` {what}: {rule}")], "{text}");
    }
    assert_eq!(
        changed(Language::English, NO, &format!("{NO}\n-open-brand = Vigie")),
        [format!("6: `-open-brand` is a term: {rule}")]
    );
    assert_eq!(
        changed(Language::English, NO, &format!("{NO}\n    .title = Porte")),
        [
            format!("6: `open-no.title` is an attribute: {rule}"),
            "6: there is no `open-no.title` in French".to_owned(),
        ]
    );
}

#[test]
fn a_phrase_that_says_nothing() {
    for text in ["{ \"\" }", "{ \" \" }", "{ \"\\u0020\" }{ \"\" }"] {
        assert_eq!(
            changed(Language::Italian, "Ouvert", text),
            ["3: `open-yes` says nothing"],
            "{text}"
        );
    }
}

#[test]
fn lines_that_cannot_be_read() {
    for to in [
        "open-no =",
        "open-no",
        "open-no : Fermé",
        "open-no = Fermé jusqu’à { $time",
        "open-no = Fermé jusqu’à { time }}",
        "open-no = Fermé jusqu’à { \"\\x\" }",
        "17 = Fermé",
    ] {
        let found = changed(Language::Portuguese, NO, to);
        assert_eq!(found.len(), 1, "{to}: {found:#?}");
        assert!(
            found.iter().all(|fault| fault.starts_with("5: ")),
            "{to}: {found:#?}"
        );
    }
}

#[test]
fn all_faults_come_at_once() {
    let mut files = everywhere("open", FRENCH);
    for (path, text) in &mut files {
        if path.contains("/de/") {
            *text = text
                .replace("Ouvert", "{ \"\" }")
                .replace("{ $time }", "{ $day }");
        } else if path.contains("/es/") {
            *text = text.replace("open-yes =", "open-yes").replace("Fermé", "}");
        }
    }
    let found = faults(&files);
    let (german, spanish) = (
        path(Language::German, "open"),
        path(Language::Spanish, "open"),
    );
    let places: Vec<_> = found
        .iter()
        .map(|fault| fault.rsplit_once(": ").unwrap().0)
        .collect();
    assert_eq!(found.len(), 4, "{found:#?}");
    for (place, start) in places.iter().zip([
        format!("{german}:3"),
        format!("{german}:5"),
        format!("{spanish}:3"),
        format!("{spanish}:5"),
    ]) {
        assert!(place.starts_with(&start), "{found:#?}");
    }
}
