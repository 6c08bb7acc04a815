//! Faults in the body of a sheet.

use crate::{Tree, refused};

const BURGLARY: &str = "sheets/fr/burglary.md";
const TEXT: &str = "Ne touchez à rien";
const SERVED: &str =
    "only headings, paragraphs, lists of one level, bold, emphasis and links are served";
const LEVELS: &str = "headings are \"##\" or \"###\": the title is in the head";

/// Sees to it that a body with a text is refused at the line where `at` stands,
/// whatever else is said of that line.
fn body_refused(text: &str, at: &str, message: &str) {
    let tree = Tree::sound().edit(BURGLARY, TEXT, &format!("{text}\n\n{TEXT}"));
    let faults = tree.faults();
    tree.has(&faults, BURGLARY, at, message);
}

#[test]
fn html_in_a_block() {
    body_refused("<div>Ne touchez</div>", "<div>", SERVED);
    body_refused("<!-- à revoir -->", "<!--", SERVED);
}

#[test]
fn html_in_a_line() {
    body_refused("Ne <b>touchez</b> à rien", "<b>", SERVED);
    body_refused("Ne touchez<br>à rien", "<br>", SERVED);
}

#[test]
fn a_table() {
    body_refused(
        "| Qui | Numéro |\n| --- | --- |\n| Police | 17 |",
        "| Qui",
        SERVED,
    );
}

#[test]
fn an_image() {
    body_refused(
        "![Une porte](https://law.example/door.png)",
        "![Une",
        SERVED,
    );
}

#[test]
fn code_quotes_and_rules() {
    body_refused("Tapez `17`", "`17`", SERVED);
    body_refused("```\n17\n```", "```", SERVED);
    body_refused("    17 en retrait", "17 en retrait", SERVED);
    body_refused("> Une citation", "> Une", SERVED);
    body_refused("Avant\n\n---\n\nAprès", "---", SERVED);
}

#[test]
fn a_title_in_the_body() {
    refused(BURGLARY, TEXT, &format!("# Cambriolage\n\n{TEXT}"), LEVELS);
    body_refused("Portes\n===", "Portes", LEVELS);
}

#[test]
fn a_heading_of_a_lower_level() {
    refused(BURGLARY, TEXT, &format!("#### Portes\n\n{TEXT}"), LEVELS);
}

#[test]
fn a_heading_below_nothing() {
    let message = "a heading \"###\" stands below one \"##\"";
    refused(BURGLARY, TEXT, &format!("### Portes\n\n{TEXT}"), message);
    Tree::sound()
        .edit(
            BURGLARY,
            TEXT,
            &format!("## Avant\n\n### Portes\n\n### Clés\n\n{TEXT}"),
        )
        .content();
}

#[test]
fn a_list_inside_of_a_list() {
    let message = "a list stands inside of another: make it one";
    let tree = Tree::sound();
    let text = format!("- Portes\n  - Serrures\n- Fenêtres\n\n{TEXT}");
    tree.edit(BURGLARY, TEXT, &text)
        .refuses(BURGLARY, "- Serrures", message);
    // One after another is not inside.
    Tree::sound()
        .edit(
            BURGLARY,
            TEXT,
            &format!("- Portes\n\nEnsuite :\n\n1. Fenêtres\n\n{TEXT}"),
        )
        .content();
}

#[test]
fn a_link_by_reference_or_address_alone() {
    let message = "links are written [text](target)";
    body_refused("<https://law.example>", "<https", message);
    body_refused(
        "[la loi][loi]\n\n[loi]: https://law.example",
        "[la loi]",
        message,
    );
}

#[test]
fn a_link_that_the_served_markdown_could_not_resolve() {
    let message = "links are written [text](target)";
    body_refused("[appeler](<sheet:call>)", "[appeler]", message);
    body_refused("[appeler](sheet:call \"titre\")", "[appeler]", message);
    body_refused("[appeler]( sheet:call )", "[appeler]", message);
}

#[test]
fn a_body_without_text() {
    for body in ["", "\n\n", "## \n"] {
        let tree = Tree::sound();
        let text = tree.text(BURGLARY);
        let at = text.rfind("+++\n").unwrap() + "+++\n".len();
        tree.write(BURGLARY, &format!("{}{body}", &text[..at]));
        let faults = tree.faults();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert_eq!(faults[0].path.to_str(), Some(BURGLARY));
        let line = 1 + text[..at].lines().count();
        assert_eq!(
            (faults[0].line, faults[0].message.as_str()),
            (line, "the sheet has no text")
        );
    }
}
