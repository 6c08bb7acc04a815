//! Pages, as a browser without script shows them.

use super::*;

/// The value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// What a page has between the way out and the links to others.
fn main_of(page: &str) -> &str {
    let (_, main) = page.split_once("<main").unwrap();
    main.split_once("</main>").unwrap().0
}

/// What a browser sends for the first form of a page once an answer is chosen;
/// nothing, if the form does not offer it.
pub(crate) fn filled_form(page: &str, answer: &str) -> Option<String> {
    let (_, form) = main_of(page).split_once("<form ")?;
    let (form, _) = form.split_once("</form>")?;
    assert_eq!(attribute(form, "method"), Some("post"));
    let mut pairs = Vec::new();
    let mut chosen = false;
    for tag in form.split("<input").skip(1) {
        let (name, value) = (attribute(tag, "name")?, attribute(tag, "value")?);
        let is_answer = attribute(tag, "type") == Some("radio");
        if !is_answer || value == answer {
            pairs.push(format!("{name}={value}"));
        }
        chosen |= is_answer && value == answer;
    }
    chosen.then(|| pairs.join("&"))
}

const PAGES: [&str; 9] = [
    "/v1/sheets?lang=en",
    "/v1/sheets?lang=en&topic=theft",
    "/v1/sheets?lang=en&q=phone",
    "/v1/sheets/call-for-help?lang=en",
    "/v1/sheets/burglary?lang=en",
    "/v1/emergency-numbers?lang=en",
    "/v1/guide?lang=en",
    "/v1/phrases?lang=en",
    "/v1/phrases/prs?lang=en",
];

#[test]
fn numbers_for_danger_stand_before_everything_else() {
    for target in PAGES {
        let page = page(target);
        let title = page.find("<h1>").unwrap();
        for number in ["tel:17", "tel:112", "sms:114"] {
            assert!(page.find(number).unwrap() < title, "{number} on {target}");
        }
        assert!(title < page.find("<footer>").unwrap());
        assert_eq!(page.matches("<h1>").count(), 1, "{target}");
        assert!(!page.contains("{{"), "{target} has a gap");
        // One script for all pages, none of their own.
        assert_eq!(page.matches("<script").count(), 1, "{target}");
        assert!(page.contains("<script type=\"module\" async src=\"/web/portal.js\"></script>"));
        assert!(page.contains("<link rel=\"stylesheet\" href=\"/web/site.css\">"));
        assert!(!page.contains(" style=\"") && !page.contains(" onclick"));
    }
}

#[test]
fn a_page_loads_only_what_lies_beside_it_and_sends_forms_home() {
    for target in PAGES {
        let answer = found(get(target).with_header("accept", BROWSER));
        let policy = header(&answer, "content-security-policy");
        for part in [
            "default-src 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "script-src 'self'",
            "style-src 'self'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(
            header(&answer, "cross-origin-resource-policy"),
            "same-origin"
        );
        assert_eq!(header(&answer, "referrer-policy"), "no-referrer");
        assert!(!answer.headers().contains_key("set-cookie"));
    }
    // What others may set into their pages is not held back.
    let fragment = get("/v1/sheets/burglary").with_header("accept", "text/html;profile=fragment");
    assert_eq!(
        header(&found(fragment), "cross-origin-resource-policy"),
        "cross-origin"
    );
}

#[test]
fn what_was_searched_is_shown_as_text() {
    let page = page("/v1/sheets?q=%3Cb%3E%22%27%26phone&lang=en");
    assert!(
        page.contains("value=\"&lt;b&gt;&quot;&#39;&amp;phone\""),
        "{page}"
    );
    assert!(!page.contains("<b>"), "{page}");
}

#[test]
fn a_page_of_the_guide_does_not_tell_by_its_title_what_was_answered() {
    let title = |page: &str| {
        page.split("<title>")
            .nth(1)
            .unwrap()
            .split("</title>")
            .next()
            .unwrap()
            .to_owned()
    };
    let first = page("/v1/guide?lang=en");
    let outcome = text_of(&found(form("/v1/guide?lang=en", "danger=silent")));
    assert_eq!(title(&first), title(&outcome));
    // Nor by an address: forms are sent in bodies.
    assert!(
        !outcome.contains("danger=") && !outcome.contains("silent\"?"),
        "{outcome}"
    );
}

#[test]
fn one_can_go_back_a_question_and_start_again() {
    let page = text_of(&found(form(
        "/v1/guide?lang=en",
        "danger=no&what=scam&scam=paid",
    )));
    // The last form is the way back: it sends all answers but the last.
    let back = main_of(&page)
        .rsplit("<form ")
        .next()
        .unwrap()
        .split("</form>")
        .next()
        .unwrap();
    let sent: Vec<String> = back
        .split("<input")
        .skip(1)
        .map(|tag| {
            format!(
                "{}={}",
                attribute(tag, "name").unwrap(),
                attribute(tag, "value").unwrap()
            )
        })
        .filter(|pair| !pair.starts_with("version="))
        .collect();
    assert_eq!(sent, ["danger=no", "what=scam"]);
    let before = text_of(&found(form("/v1/guide?lang=en", &sent.join("&"))));
    assert!(before.contains("name=\"scam\" value=\"paid\""), "{before}");
    assert!(page.contains("<a href=\"/v1/guide?lang=en\">"), "{page}");
    // Nothing was answered yet on the first page.
    let first = super::page("/v1/guide?lang=en");
    assert_eq!(main_of(&first).matches("<form ").count(), 1);
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut open: Vec<String> = PAGES.map(str::to_owned).into();
    open.push("/v1/sheets?lang=ar".to_owned());
    open.push("/v1/sheets?lang=fr".to_owned());
    let mut seen: Vec<String> = Vec::new();
    while let Some(target) = open.pop() {
        if seen.contains(&target) {
            continue;
        }
        let html = page(&target);
        seen.push(target.clone());
        for tag in html.split("<a ").skip(1) {
            let href = attribute(&format!(" {tag}"), "href")
                .unwrap()
                .replace("&amp;", "&");
            let scheme = href.split(':').next().unwrap();
            match (href.strip_prefix('/'), href.strip_prefix('#')) {
                // The portal is another function's.
                (Some(rest), _)
                    if ["?", "stations?", "safety?"]
                        .iter()
                        .any(|page| rest.starts_with(page)) => {}
                (Some(_), _) => open.push(href),
                (None, Some(id)) => assert!(
                    html.contains(&format!(" id=\"{id}\"")),
                    "{href} on {target}"
                ),
                (None, None) => assert!(
                    ["https", "tel", "sms"].contains(&scheme),
                    "{href} on {target}"
                ),
            }
        }
    }
    assert!(seen.len() > 200, "{}", seen.len());
}
