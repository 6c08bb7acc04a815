//! Sheets as people read them: pages, fragments and Markdown.

use vigie_host::{Language, Phrase, template::escape};

use crate::Tree;

/// A body by name.
fn body(tree: &Tree, name: &str) -> String {
    tree.output().bodies.remove(name).unwrap()
}

/// Where the first of a text stands.
fn at(text: &str, part: &str) -> usize {
    text.find(part)
        .unwrap_or_else(|| panic!("{part:?} is not in {text}"))
}

#[test]
fn numbers_stand_before_the_title() {
    let tree = Tree::sound();
    let output = tree.output();
    for language in ["fr", "en"] {
        for (format, title) in [
            ("page.html", "<h1>"),
            ("fragment.html", "<h2>"),
            ("md", "\n# "),
        ] {
            let text = &output.bodies[&format!("sheets/call.{language}.{format}")];
            let title = at(text, title);
            let mut last = 0;
            for number in ["tel:17", "tel:112", "sms:114"] {
                let number = at(text, number);
                assert!(last < number && number < title, "{text}");
                last = number;
            }
        }
    }
    // Also where a sheet is not about danger, and in pages made on request.
    let text = &output.bodies["sheets/burglary.fr.page.html"];
    assert!(at(text, "sms:114") < at(text, "<h1>"), "{text}");
    // Pages made on request have their gap for the numbers before that for
    // the title.
    for language in Language::ALL {
        let shell = vigie_host::site::shell(*language);
        assert!(
            at(&shell, "{{emergency}}") < at(&shell, "{{main}}"),
            "{shell}"
        );
    }
}

#[test]
fn a_page_has_one_title_and_no_open_gap() {
    let output = Tree::sound().output();
    for (name, text) in &output.bodies {
        assert!(!text.contains("{{"), "{name} has a gap");
        if name.ends_with(".page.html") {
            assert_eq!(text.matches("<h1>").count(), 1, "{name}");
            assert_eq!(text.matches("<title>").count(), 1, "{name}");
            assert!(text.starts_with("<!doctype html>\n<html lang=\""), "{name}");
            assert!(
                text.matches("<script").count() == 1 && !text.contains("style="),
                "{name}"
            );
        }
    }
    for language in Language::ALL {
        let shell = vigie_host::site::shell(*language);
        let gaps: Vec<&str> = shell
            .split("{{")
            .skip(1)
            .map(|gap| gap.split("}}").next().unwrap())
            .collect();
        assert_eq!(
            gaps,
            [
                "title",
                "head",
                "emergency",
                "main",
                "languages",
                "operator"
            ],
            "{language}"
        );
        assert!(shell.contains(&format!(
            "lang=\"{language}\" dir=\"{}\"",
            language.direction()
        )));
    }
}

#[test]
fn html_escapes_what_must_be_escaped() {
    const SPY: &str = "<i>&'";
    let sheet = "sheets/fr/call.md";
    let tree = Tree::sound()
        .edit(sheet, "Appeler à l’aide", "Appeler <i>&'")
        .edit(sheet, "Quel numéro appeler", "<i>&' Quel numéro appeler")
        .edit(sheet, "Code pénal", "<i>&' Code pénal")
        .edit(sheet, "Le 114 est cité.", "<i>&' Le 114 est cité.")
        .edit("sheets/fr/burglary.md", "Cambriolage", "<i>&' Cambriolage")
        .edit(
            "services/services.toml",
            "officers.example/chat",
            "officers.example/<i>&'",
        )
        .edit("services/fr.toml", "Chat with", "<i>&' Chat with")
        .edit(
            "services/fr.toml",
            "An officer answers",
            "<i>&' An officer answers",
        )
        .edit(
            "numbers/numbers.toml",
            "https://chat.example\"",
            "https://chat.example/<i>&'\"",
        )
        .edit("numbers/fr.toml", "Police (fr)", "<i>&' Police")
        .edit("numbers/fr.toml", "Written line (fr)", "<i>&' Written line");
    let output = tree.output();
    for format in ["page.html", "fragment.html"] {
        let html = &output.bodies[&format!("sheets/call.fr.{format}")];
        assert!(!html.contains("<i>"), "{html}");
        assert!(!html.contains("&'"), "{html}");
        assert!(html.matches(&escape(SPY)).count() >= 10, "{html}");
    }
}

#[test]
fn signs_in_the_text_stay_what_they_are() {
    let tree = Tree::sound().edit(
        "sheets/fr/call.md",
        "## Ensuite",
        "## Ensuite & 1 \\< 2\n\n\"3\" & 4 < 5",
    );
    let html = body(&tree, "sheets/call.fr.page.html");
    assert!(html.contains("Ensuite &amp; 1 &lt; 2</h2>"), "{html}");
    assert!(html.contains("\"3\" &amp; 4 &lt; 5</p>"), "{html}");
}

#[test]
fn links_lead_where_people_can_go() {
    let output = Tree::sound().output();
    let resolved = [
        ("the sheet on burglary", "/v1/sheets/burglary?lang=en"),
        ("an officer", "https://officers.example/chat"),
        ("17", "tel:17"),
        ("114", "sms:114"),
        ("the law", "https://law.example"),
    ];
    let markdown = &output.bodies["sheets/call.en.md"];
    for (text, target) in resolved {
        let link = format!("[{text}]({target})");
        assert!(markdown.contains(&link), "{link} is not in {markdown}");
        let link = format!("<a href=\"{target}\">{text}</a>");
        for format in ["page.html", "fragment.html"] {
            let html = &output.bodies[&format!("sheets/call.en.{format}")];
            assert!(html.contains(&link), "{link} is not in {html}");
        }
    }
    for (name, text) in &output.bodies {
        for scheme in ["sheet:", "service:"] {
            assert!(!text.contains(&format!("({scheme}")), "{name}");
            assert!(!text.contains(&format!("\"{scheme}")), "{name}");
        }
    }
}

#[test]
fn a_link_to_a_sheet_that_is_not_translated_leads_to_one_that_can_be_read() {
    let tree = Tree::sound();
    let turkish = tree.text("sheets/en/call.md");
    tree.write("sheets/tr/call.md", &turkish);
    let markdown = body(&tree, "sheets/call.tr.md");
    assert!(
        markdown.contains("(/v1/sheets/burglary?lang=en)"),
        "{markdown}"
    );
    assert!(
        markdown.contains("[Burglary](/v1/sheets/burglary?lang=en)"),
        "{markdown}"
    );
    let html = body(&tree, "sheets/call.tr.page.html");
    assert!(
        html.contains("lang=\"en\" hreflang=\"en\">Burglary</a>"),
        "{html}"
    );
}

#[test]
fn an_emergency_service_is_called_by_its_own_number() {
    let services = "services/services.toml";
    let tree = Tree::sound().edit(services, "number = \"17\"", "number = \"112\"");
    let markdown = body(&tree, "sheets/call.en.md");
    assert!(
        markdown.contains("[Call the police (en)](tel:112)"),
        "{markdown}"
    );
    let tree = Tree::sound().edit(services, "number = \"17\"\n", "");
    let markdown = body(&tree, "sheets/call.en.md");
    assert!(
        markdown.contains("[Call the police (en)](tel:17)"),
        "{markdown}"
    );
}

#[test]
fn a_translation_that_nobody_checked_says_so() {
    let tree = Tree::sound().edit(
        "sheets/en/call.md",
        "keywords = [\"help\", \"emergency\"]",
        "keywords = [\"help\", \"emergency\"]\nchecked = false",
    );
    let output = tree.output();
    let notice = Phrase::SheetUnchecked.text(Language::English);
    for (sheet, said) in [
        ("call.en", true),
        ("call.fr", false),
        ("burglary.en", false),
    ] {
        for format in ["page.html", "fragment.html"] {
            let html = &output.bodies[&format!("sheets/{sheet}.{format}")];
            assert_eq!(html.contains(&escape(notice)), said, "{html}");
        }
        let markdown = &output.bodies[&format!("sheets/{sheet}.md")];
        assert_eq!(markdown.contains(notice), said, "{markdown}");
        let json = &output.bodies[&format!("sheets/{sheet}.json")];
        assert_eq!(json.contains("\"checked\":false"), said, "{json}");
    }
}

#[test]
fn headings_fit_below_the_title_they_stand_under() {
    let output = Tree::sound().output();
    let page = &output.bodies["sheets/call.fr.page.html"];
    assert!(at(page, "<h2 id=") < at(page, "<h3 id="), "{page}");
    let fragment = &output.bodies["sheets/call.fr.fragment.html"];
    assert!(
        at(fragment, "<h3 id=") < at(fragment, "<h4 id="),
        "{fragment}"
    );
    assert!(
        !fragment.contains("<html") && !fragment.contains("<h1"),
        "{fragment}"
    );
    assert!(fragment.starts_with("<article class=\"vigie-sheet\" lang=\"fr\" dir=\"ltr\">"));
}

#[test]
fn days_are_written_as_readers_of_the_language_do() {
    let tree = Tree::sound();
    let english = tree.text("sheets/en/burglary.md");
    for language in ["de", "zh"] {
        tree.write(&format!("sheets/{language}/burglary.md"), &english);
    }
    let output = tree.output();
    for (language, day) in [
        ("fr", "21/11/2026"),
        ("en", "21/11/2026"),
        ("de", "21.11.2026"),
        ("zh", "2026年11月21日"),
    ] {
        for format in ["page.html", "md"] {
            let text = &output.bodies[&format!("sheets/burglary.{language}.{format}")];
            assert!(text.contains(day), "{day} is not in {text}");
        }
    }
}
