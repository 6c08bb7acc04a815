//! The content on two hosts: every text in every form it travels in.

use vigie::{language::Language, sheet::Topic, territory::Territory};

use super::compare;
use crate::{
    answers::answer_languages,
    client::{Ask, ask, get},
    content::{SHEET_FORMATS, answers, page, sheets, written},
    found_sheets, guide_mistakes,
    phrases::phrasebooks,
};

/// How a body may travel.
const CODINGS: [&str; 3] = ["identity", "gzip", "br"];

/// Every sheet in every language, format and coding: two hosts are asked for
/// each of them, a millisecond or two at a time, which is some seconds.
fn every_sheet() -> Vec<Ask> {
    let mut asks = Vec::new();
    for sheet in written() {
        for (accept, _) in SHEET_FORMATS {
            for coding in CODINGS {
                let ask = sheet.ask().header("accept", accept);
                asks.push(ask.header("accept-encoding", coding));
            }
        }
    }
    asks
}

/// Every other address of the content.
fn everything_else() -> Vec<Ask> {
    let mut asks = Vec::new();
    for language in Language::ALL {
        for path in [
            "/v1/sheets",
            "/v1/topics",
            "/v1/emergency-numbers",
            "/v1/guide",
        ] {
            for accept in ["application/json", "text/html", "image/png"] {
                asks.push(get(format!("{path}?lang={language}")).header("accept", accept));
                asks.push(
                    get(path)
                        .header("accept", accept)
                        .header("accept-language", language.as_str()),
                );
            }
            asks.push(ask("HEAD", format!("{path}?lang={language}")));
        }
        for topic in Topic::ALL {
            asks.push(get(format!("/v1/sheets?topic={topic}&lang={language}")));
            asks.push(get(format!("/v1/feeds/{topic}.atom?lang={language}")));
            asks.push(get(format!("/v1/feeds/{topic}.json?lang={language}")));
        }
        for territory in Territory::ALL {
            let numbers = format!("/v1/emergency-numbers?territory={territory}&lang={language}");
            asks.push(get(numbers.as_str()));
            asks.push(page(numbers));
        }
        for entry in sheets(*language).iter().take(5) {
            asks.push(get(entry.href.as_ref()));
        }
        for words in ["vol+de+v%C3%A9lo", "stolen+bike", "Betrug", "zzzzqqqq"] {
            let found = format!("/v1/sheets?q={words}&lang={language}");
            asks.push(get(found.as_str()));
            asks.push(page(found));
        }
        for (body, _, _) in guide_mistakes::MISTAKEN {
            asks.push(answers(*language, body));
        }
    }
    for (n, entry) in phrasebooks().languages.iter().enumerate() {
        let coding = CODINGS[n % CODINGS.len()];
        asks.push(get(entry.href.as_str()).header("accept-encoding", coding));
        asks.push(get(format!("/v1/phrases/{}", entry.tag)));
        asks.push(ask("HEAD", format!("/v1/phrases/{}-XX", entry.tag)));
    }
    for entry in &answer_languages().languages {
        asks.push(get(entry.href.as_str()));
        asks.push(get(format!("/v1/answers/{}-XX", entry.tag)));
    }
    for target in [
        "/sitemap.xml",
        "/v1/answers",
        "/v1/answers/tlh",
        "/v1/phrases",
        "/v1/phrases/prs",
        "/v1/phrases/tlh",
        "/v1/sheets/visitors",
        "/v1/feeds/all.json",
        "/v1/guide",
    ] {
        for method in ["HEAD", "OPTIONS", "DELETE", "PROPFIND"] {
            asks.push(ask(method, target));
        }
        asks.push(get(target).header("if-none-match", "*"));
        asks.push(get(format!("{target}/")));
    }
    for file in ["/web/site.css", "/web/portal.js"] {
        for coding in CODINGS {
            asks.push(get(file).header("accept-encoding", coding));
        }
    }
    asks
}

#[test]
fn every_sheet_is_the_same_on_both_hosts_in_every_format_and_coding() {
    let asks = every_sheet();
    let forms = SHEET_FORMATS.len() * CODINGS.len();
    assert_eq!(asks.len(), written().count() * forms);
    assert!(asks.len() > 1000, "{} requests only", asks.len());
    compare(&asks);
}

#[test]
fn lists_numbers_feeds_phrases_and_answers_are_the_same_on_both_hosts() {
    compare(&everything_else());
}

/// The same sheets in the same order, whatever people type.
#[test]
fn what_people_type_finds_the_same_on_both_hosts() {
    let queries = found_sheets::queries();
    let targets = queries.iter().map(found_sheets::Query::target);
    let asks: Vec<Ask> = targets
        .flat_map(|target| [get(target.as_str()), page(target)])
        .collect();
    compare(&asks);
}
