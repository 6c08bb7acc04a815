//! Rules about what a citizen meets: pages, and the phrasebook.

use std::collections::BTreeMap;

use super::Finding;
use super::checkout::Checkout;
use crate::phrases;

/// Where things are kept on a visitor's device without being asked.
const KEPT: &[&str] = &[
    "localstorage",
    "sessionstorage",
    "document.cookie",
    "set-cookie",
];

/// Elements that fetch what they name as soon as the page is read. A plain link
/// is not among them: it goes nowhere until someone follows it.
const FETCHING: &[&str] = &[
    "<script", "<link", "<img", "<iframe", "<source", "<video", "<audio", "<object", "<embed",
    "<use", "<form",
];

/// Invariant 8, first half: no cookies, no storage.
pub(super) fn nothing_is_kept_on_the_citizens_device(checkout: &Checkout) -> Vec<Finding> {
    let folders = ["functions/", "content/", "sdk/"];
    let endings = [".rs", ".js", ".mjs", ".ts", ".html", ".toml", ".md"];
    let findings = checkout.below(&folders, &endings).flat_map(|file| {
        file.product_lines()
            .filter(|(_, line)| {
                let line = line.to_lowercase();
                KEPT.iter().any(|word| line.contains(word))
            })
            .map(|(at, _)| file.finding(at, "nothing is kept on the citizen's device unasked"))
    });
    findings.collect()
}

/// Invariant 8, second half: no third party hears of a visit.
pub(super) fn pages_ask_no_third_party(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.below(&["functions/", "content/"], &[".html", ".css", ".svg"]) {
        let text = file.text.to_lowercase();
        let elements = FETCHING
            .iter()
            .flat_map(|element| text.match_indices(element));
        let styles = ["@import", "url("]
            .into_iter()
            .flat_map(|word| text.match_indices(word));
        for (at, _) in elements.chain(styles) {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest.find(['>', ';', '}']).unwrap_or(rest.len());
            let element = rest.get(..end).unwrap_or_default();
            if is_elsewhere(element) {
                let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
                findings.push(file.finding(line, "a page asks no third party: serve it yourself"));
            }
        }
    }
    findings
}

/// Whether an element names another origin.
fn is_elsewhere(element: &str) -> bool {
    let places = [
        "\"http:", "\"https:", "\"//", "'http:", "'https:", "'//", "(http", "(//", "=http",
    ];
    // Names of vocabularies look like addresses and are never fetched.
    let element = element.replace("\"http://www.w3.org/", "\"");
    places.iter().any(|place| element.contains(place))
}

/// Native readers sign what they find on these pages.
pub(super) fn the_phrasebook_is_as_its_pages_say(checkout: &Checkout) -> Vec<Finding> {
    let texts = |folder: &str, ending: &str| -> BTreeMap<String, String> {
        let (folders, endings) = ([folder], [ending]);
        let files = checkout.below(&folders, &endings);
        files
            .map(|file| (file.path.clone(), file.text.clone()))
            .collect()
    };
    let data = texts(phrases::CONTENT, ".toml");
    let mut there = texts(phrases::PAGES, ".md");
    there.extend(texts(phrases::PAGE, ""));
    let finding = |path: String, message: String| Finding {
        path,
        line: 1,
        message,
    };
    match phrases::stale(&data, &there) {
        Ok(stale) => {
            let paths = stale.into_keys();
            let message = "not what content/phrases says: `cargo xtask phrases --write`";
            paths
                .map(|path| finding(path, message.to_owned()))
                .collect()
        }
        Err(error) => vec![finding(phrases::PAGE.to_owned(), format!("{error:#}"))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn storage_on_the_device_is_found() {
        for text in [
            "\nlocalStorage.setItem('a', 'b')\n",
            "\nheaders.set(\"Set-Cookie\", x)\n",
        ] {
            let findings = nothing_is_kept_on_the_citizens_device(&Checkout::of(&[(
                "functions/pages/a.js",
                text,
            )]));
            assert_eq!(findings.len(), 1, "{text}");
            assert_eq!(findings[0].line, 2);
        }
    }

    #[test]
    fn third_party_resources_are_found_and_links_are_not() {
        let page = "<p>\n<a href=\"https://example.org\">x</a>\n<script\n src=\"https://cdn.example/x.js\">\n";
        let findings = pages_ask_no_third_party(&Checkout::of(&[("functions/a/a.html", page)]));
        assert_eq!(
            findings.iter().map(|found| found.line).collect::<Vec<_>>(),
            [3]
        );
        let style = "a { background: url(//example.org/x.png) }";
        let findings = pages_ask_no_third_party(&Checkout::of(&[("functions/a/a.css", style)]));
        assert_eq!(findings.len(), 1);
        let own = "<link rel=\"icon\" href=\"/icon.svg\"><img src=\"data:image/png;base64,x\">";
        assert_eq!(
            pages_ask_no_third_party(&Checkout::of(&[("functions/a/a.html", own)])),
            []
        );
    }

    #[test]
    fn a_page_of_the_phrasebook_that_is_old_is_found() {
        let phrases = [
            (
                "content/phrases/concepts.toml",
                "[[concept]]\ncode = \"yes\"\ngroup = \"answer\"\n",
            ),
            (
                "content/phrases/en.toml",
                "own_name = \"English\"\nenglish_name = \"English\"\ndirection = \"ltr\"\n\
                 [phrases]\nyes = { text = \"Yes.\" }\n",
            ),
            (
                "content/phrases/fr.toml",
                "own_name = \"Français\"\nenglish_name = \"French\"\ndirection = \"ltr\"\n\
                 [phrases]\nyes = { text = \"Oui.\" }\n",
            ),
        ];
        let found = |pages: &[(&'static str, &'static str)]| {
            let files: Vec<_> = phrases.iter().chain(pages).copied().collect();
            let found = the_phrasebook_is_as_its_pages_say(&Checkout::of(&files));
            let found = found.iter().map(ToString::to_string);
            found.collect::<Vec<_>>()
        };
        let page = "<!-- languages: written by `cargo xtask phrases --write` -->\n\
                    <!-- end of languages -->\n\
                    <!-- corrected: written by `cargo xtask phrases --write` -->\n\
                    <!-- end of corrected -->\n";
        let message = "not what content/phrases says: `cargo xtask phrases --write`";
        assert_eq!(
            found(&[("docs/phrases.md", page), ("docs/phrases/en.md", "# Old\n")]),
            [
                format!("docs/phrases.md:1: {message}"),
                format!("docs/phrases/en.md:1: {message}"),
                format!("docs/phrases/fr.md:1: {message}")
            ]
        );
        let without = found(&[("docs/phrases.md", "# Phrases\n")]);
        assert!(without[0].contains("has no markers"), "{without:?}");
    }
}
