//! Pages as browsers read them.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// The elements that a selector finds, in their order.
pub(crate) fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// The one element that a selector finds.
pub(crate) fn one<'h>(html: &'h Html, selector: &str) -> ElementRef<'h> {
    let found = all(html, selector);
    assert_eq!(found.len(), 1, "{selector} in {}", html.html());
    found[0]
}

/// The elements that a selector finds within another.
pub(crate) fn within<'h>(element: ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    element
        .select(&Selector::parse(selector).unwrap())
        .collect()
}

/// The text of an element, as a person sees it; a space that does not break
/// stays what it is.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    let words = text.split([' ', '\n']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// An attribute that has to be there.
pub(crate) fn attribute<'h>(element: ElementRef<'h>, name: &str) -> &'h str {
    let value = element.value().attr(name);
    value.unwrap_or_else(|| panic!("{} lacks {name}", element.html()))
}

/// What every page keeps to, and every part of one: whom to alert stands
/// first, before any heading of its own; nothing is loaded from elsewhere, nothing
/// runs but the site's script, no gap is left open; no identifier stands twice.
pub(crate) fn holds_to_the_rules(name: &str, source: &str, html: &Html) {
    assert!(!source.contains("{{"), "{name}: a gap was left unfilled");
    let numbers: Vec<&str> = all(html, ".emergency a")
        .into_iter()
        .map(|link| attribute(link, "href"))
        .collect();
    let danger = ["tel:17", "tel:112", "sms:114"];
    if name.contains("territory=") {
        // Only those that work there: a number that does not costs minutes.
        let known = numbers.iter().all(|number| danger.contains(number));
        assert!(
            known && numbers.first() == danger.first(),
            "{name}: {numbers:?}"
        );
    } else {
        assert_eq!(numbers, danger, "{name}");
    }
    let first = source.find("tel:17").unwrap();
    for heading in ["<h1", "<article><h2", "<main"] {
        let place = source.find(heading);
        assert!(place.is_none_or(|place| first < place), "{name}: {heading}");
    }
    // One script, which is the same for all pages.
    let loaded = "script:not([src=\"/web/portal.js\"]), iframe, object, embed, img, video, audio, style, [style], base";
    assert!(all(html, loaded).is_empty(), "{name} loads or runs");
    let ids: Vec<&str> = all(html, "[id]")
        .into_iter()
        .map(|element| attribute(element, "id"))
        .collect();
    let distinct: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "{name}: {ids:?}");
}

/// Reads a whole page, and holds it to the rules.
pub(crate) fn page(name: &str, source: &str, language: &str) -> Html {
    let html = Html::parse_document(source);
    holds_to_the_rules(name, source, &html);
    let root = one(&html, "html");
    assert_eq!(attribute(root, "lang"), language, "{name}");
    let direction = if language == "ar" { "rtl" } else { "ltr" };
    assert_eq!(attribute(root, "dir"), direction, "{name}");
    assert!(!text(one(&html, "title")).is_empty(), "{name}");
    assert!(!text(one(&html, "h1")).is_empty(), "{name}");
    html
}
