//! The guide: every path through it, as data and as the forms of a page.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};
use vigie::{
    guide::{Given, Guide, GuideRequest, GuideStep, MAX_QUESTIONS, Step},
    language::Language,
};

use crate::{
    client::{Answer, Ask, ask, get},
    content::{PAGE, alerts_first, answers, guide, listed, page, sent},
    html::{self, attribute},
};

/// The media type of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// Answers from the first question on, by identifiers.
pub(crate) type Path = Vec<(String, String)>;

/// Every beginning of every path through a guide, the empty one included.
pub(crate) fn paths(guide: &Guide<'_>) -> Vec<Path> {
    let mut found = vec![Path::new()];
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        next += 1;
        if let Step::Ask(question) = guide.follow(&given(&path)).unwrap().step {
            found.extend(question.answers.iter().map(|answer| {
                let mut longer = path.clone();
                longer.push((question.id.to_string(), answer.id.to_string()));
                longer
            }));
        }
    }
    found
}

/// A path as the guide is given it.
pub(crate) fn given(path: &Path) -> Vec<Given<'_>> {
    path.iter()
        .map(|(question, answer)| Given {
            question: question.into(),
            answer: answer.into(),
        })
        .collect()
}

/// A body that holds a path.
pub(crate) fn body(guide: &Guide<'_>, path: &Path) -> String {
    let request = GuideRequest {
        version: Some(guide.version.clone()),
        answers: given(path),
    };
    serde_json::to_string(&request).unwrap()
}

/// A form that holds a path.
pub(crate) fn form(guide: &Guide<'_>, path: &Path) -> String {
    let pairs = path
        .iter()
        .map(|(question, answer)| format!("&{question}={answer}"));
    pairs.fold(format!("version={}", guide.version), |form, pair| {
        form + &pair
    })
}

/// Sends a form.
pub(crate) fn submit(language: Language, form: impl Into<Vec<u8>>) -> Ask {
    ask("POST", format!("/v1/guide?lang={language}"))
        .header("content-type", FORM)
        .body(form)
}

#[test]
fn the_guide_may_be_followed_in_every_language() {
    let french = &guide(Language::French).guide;
    for language in Language::ALL {
        let target = format!("/v1/guide?lang={language}");
        let answer = sent(&get(target.as_str()));
        alerts_first(&target, &answer.text());
        let guide = &guide(*language).guide;
        assert_eq!(guide.faults(), [], "{language}");
        assert_eq!(guide.language, *language);
        assert_eq!(guide.version, french.version);
        assert_eq!(paths(guide), paths(french), "{language}");
        let first = guide.question(&guide.first).unwrap();
        let source = sent(&page(target.as_str())).text();
        let html = html::page(&target, &source, language.as_str());
        assert_eq!(
            html::text(html::one(&html, "legend")),
            first.text,
            "{language}"
        );
    }
}

#[test]
fn every_path_leads_where_the_sdk_says_in_every_language() {
    let mut sent_in_all = 0;
    for language in Language::ALL {
        let document = guide(*language);
        let mut ends = BTreeSet::new();
        for path in paths(&document.guide) {
            let progress = document.guide.follow(&given(&path)).unwrap();
            // Where a path ends has been asked often enough in French.
            let known = match progress.step {
                Step::Advise(outcome) => !ends.insert(&outcome.id),
                Step::Ask(_) => false,
            };
            if known && *language != Language::French {
                continue;
            }
            assert!(path.len() <= MAX_QUESTIONS);
            let answer = sent(&answers(*language, body(&document.guide, &path)));
            alerts_first("the guide", &answer.text());
            let step: GuideStep<'_> = serde_json::from_slice(&answer.body).unwrap();
            let expected = GuideStep::new(&document.emergency, &document.guide, &progress);
            assert_eq!(step, expected, "{path:?} in {language}");
            nobody_keeps(&answer);
            sent_in_all += 1;
        }
        assert_eq!(ends.len(), document.guide.outcomes.len(), "{language}");
    }
    println!("{sent_in_all} paths");
}

/// What somebody answered is theirs.
pub(crate) fn nobody_keeps(answer: &Answer) {
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    assert_eq!(answer.header("etag"), None);
    assert!(listed(answer, "vary").contains(&"accept".to_owned()));
}

/// The pairs that a form would send: its hidden fields, with what is chosen.
fn pairs(form: ElementRef<'_>, chosen: Option<ElementRef<'_>>) -> String {
    let hidden = html::within(form, "input[type=hidden]");
    let fields = hidden.into_iter().chain(chosen);
    let pairs: Vec<String> = fields
        .map(|field| format!("{}={}", attribute(field, "name"), attribute(field, "value")))
        .collect();
    pairs.join("&")
}

/// What a browser without script would do, on every path.
#[test]
fn every_path_can_be_walked_by_forms_alone() {
    let language = Language::French;
    let guide = &guide(language).guide;
    let first = sent(&page("/v1/guide?lang=fr")).text();
    let mut open = vec![(Path::new(), first)];
    let mut walked = 0;
    while let Some((path, source)) = open.pop() {
        let name = format!("{path:?}");
        let html = html::page(&name, &source, language.as_str());
        shows(&name, &html, guide, &path);
        walked += 1;
        let radios = html::all(&html, "input[type=radio]");
        let Some(form) = html::all(&html, "form:has(fieldset)").into_iter().next() else {
            continue;
        };
        assert_eq!(attribute(form, "action"), "/v1/guide?lang=fr", "{name}");
        for radio in radios {
            let mut longer = path.clone();
            let (question, answer) = (attribute(radio, "name"), attribute(radio, "value"));
            longer.push((question.to_owned(), answer.to_owned()));
            let form = pairs(form, Some(radio));
            assert_eq!(form, self::form(guide, &longer));
            let answer = sent(&submit(language, form).header("accept", "text/html"));
            assert_eq!(answer.header("content-type").as_deref(), Some(PAGE));
            nobody_keeps(&answer);
            open.push((longer, answer.text()));
        }
    }
    assert_eq!(walked, paths(guide).len());
}

/// A page shows the step that a path leads to, and leads back.
pub(crate) fn shows(name: &str, html: &Html, guide: &Guide<'_>, path: &Path) {
    let progress = guide.follow(&given(path)).unwrap();
    match progress.step {
        Step::Ask(question) => {
            assert_eq!(
                html::text(html::one(html, "legend")),
                question.text,
                "{name}"
            );
            let labels = html::all(html, "fieldset label")
                .into_iter()
                .map(html::text);
            let texts = question
                .answers
                .iter()
                .map(|answer| answer.text.to_string());
            assert_eq!(
                labels.collect::<Vec<_>>(),
                texts.collect::<Vec<_>>(),
                "{name}"
            );
        }
        Step::Advise(outcome) => {
            assert_eq!(html::text(html::one(html, "h1")), outcome.title, "{name}");
            let actions = html::all(html, "main ol.entries > li");
            assert_eq!(actions.len(), outcome.actions.len(), "{name}");
            let said = html::text(html::one(html, "main"));
            assert!(said.contains(outcome.why.as_ref()), "{name}");
            let advice = outcome.advice.as_deref().unwrap_or_default();
            assert!(said.contains(advice), "{name}");
            // The window's title stays in the history.
            let title = html::text(html::one(html, "title"));
            assert!(!title.contains(outcome.title.as_ref()), "{name}");
        }
    }
    let answered = html::all(html, "main dl dd").into_iter().map(html::text);
    let trail = progress
        .trail
        .iter()
        .map(|(_, answer)| answer.text.to_string());
    assert_eq!(
        answered.collect::<Vec<_>>(),
        trail.collect::<Vec<_>>(),
        "{name}"
    );
    let back = html::all(html, "main form:not(:has(fieldset))");
    let ways_back: Vec<String> = back.into_iter().map(|form| pairs(form, None)).collect();
    match path.split_last() {
        Some((_, before)) => assert_eq!(ways_back, [form(guide, &before.to_vec())], "{name}"),
        None => assert!(ways_back.is_empty(), "{name}"),
    }
}

#[test]
fn a_form_and_json_have_one_answer() {
    for language in [Language::English, Language::Arabic] {
        let guide = &guide(language).guide;
        let all = paths(guide);
        for path in all.iter().step_by(7) {
            let as_json = sent(&answers(language, body(guide, path)));
            let as_form = sent(&submit(language, form(guide, path)));
            assert_eq!(as_json.body, as_form.body, "{path:?}");
            let page = sent(&answers(language, body(guide, path)).header("accept", "text/html"));
            shows(
                &format!("{path:?}"),
                &Html::parse_document(&page.text()),
                guide,
                path,
            );
        }
    }
    for (form, json) in [
        ("", "{}"),
        ("&&", r#"{"answers":[]}"#),
        (
            "d%61nger=no",
            r#"{"answers":[{"question":"danger","answer":"no"}]}"#,
        ),
    ] {
        let as_form = sent(&submit(Language::French, form));
        assert_eq!(
            as_form.body,
            sent(&answers(Language::French, json)).body,
            "{form}"
        );
    }
}
