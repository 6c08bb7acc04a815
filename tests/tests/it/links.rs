//! Links: whatever leads to this deployment arrives, and nothing leads to
//! where a person would not expect to be led.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Parser, Tag};
use scraper::Html;
use serde_json::Value;
use vigie::language::Language;

use crate::{
    client::get,
    content::{SHEET_FORMATS, page, sent, topics, written},
    deployment::{Kind, deployment},
    feeds,
    html::{self, attribute},
};

/// Links by where they lead, with a place where each was found.
type Links = BTreeMap<String, String>;

/// Notes a link that leads to this deployment, and holds every other to what
/// links may be.
fn note(links: &mut Links, place: &str, link: &str) {
    if link.starts_with('/') {
        let address = link.split('#').next().unwrap();
        links.insert(address.to_owned(), place.to_owned());
        return;
    }
    let number = link.strip_prefix("tel:").or(link.strip_prefix("sms:"));
    let fits = match number {
        Some(number) => number
            .trim_start_matches('+')
            .bytes()
            .all(|byte| byte.is_ascii_digit()),
        None => link.starts_with("https://") && !link.contains(char::is_whitespace),
    };
    assert!(fits, "{place} leads to «{link}»");
}

fn of_html(links: &mut Links, place: &str, html: &Html) {
    for name in ["href", "src"] {
        for element in html::all(html, &format!("[{name}]:not([rel=icon])")) {
            let link = attribute(element, name);
            match link.strip_prefix('#') {
                Some(id) => {
                    let there = html::all(html, "[id]");
                    let there = there
                        .into_iter()
                        .any(|element| attribute(element, "id") == id);
                    assert!(there, "{place} has no {link}");
                }
                None => note(links, place, link),
            }
        }
    }
}

fn of_json(links: &mut Links, place: &str, value: &Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(link)
                        if ["href", "url", "web", "atom", "json_feed"].contains(&&**name) =>
                    {
                        note(links, place, link);
                    }
                    Some(source) if name == "html" => {
                        of_html(links, place, &Html::parse_fragment(source));
                    }
                    _ => of_json(links, place, value),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| of_json(links, place, item)),
        _ => {}
    }
}

fn of_markdown(links: &mut Links, place: &str, source: &str) {
    for event in Parser::new(source) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            note(links, place, &dest_url);
        }
    }
}

/// The links of every sheet in every language and format.
fn of_sheets(links: &mut Links) {
    for sheet in written() {
        let mut external = Vec::new();
        for (accept, _) in SHEET_FORMATS {
            let place = format!("{} in {} as {accept}", sheet.slug, sheet.language);
            let text = sent(&sheet.ask().header("accept", accept)).text();
            let mut own = Links::new();
            match accept {
                "application/json" => {
                    of_json(&mut own, &place, &serde_json::from_str(&text).unwrap());
                }
                "text/markdown" => of_markdown(&mut own, &place, &text),
                "text/html" => of_html(&mut own, &place, &Html::parse_document(&text)),
                _ => of_html(&mut own, &place, &Html::parse_fragment(&text)),
            }
            let sheets: BTreeSet<String> = own
                .keys()
                .filter(|link| link.starts_with("/v1/sheets/") && !link.contains("&v="))
                .filter(|link| !link.starts_with(&format!("/v1/sheets/{}?", sheet.slug)))
                .cloned()
                .collect();
            external.push((accept, sheets));
            links.extend(own);
        }
        let (_, first) = &external[0];
        for (accept, others) in &external {
            let name = format!("{} in {}", sheet.slug, sheet.language);
            assert_eq!(others, first, "{name} leads elsewhere as {accept}");
        }
    }
}

/// The links of the other pages and lists.
fn of_everything_else(links: &mut Links) {
    for language in Language::ALL {
        for path in ["/", "/v1/guide", "/v1/sheets", "/v1/emergency-numbers"] {
            let target = format!("{path}?lang={language}");
            let source = sent(&page(target.as_str())).text();
            of_html(links, &target, &Html::parse_document(&source));
        }
        for path in [
            "/v1/topics",
            "/v1/guide",
            "/v1/sheets",
            "/v1/emergency-numbers",
        ] {
            let target = format!("{path}?lang={language}");
            of_json(links, &target, &get(target.as_str()).ok());
        }
        for topic in &topics(*language).topics {
            let found = sent(&page(topic.href.as_ref())).text();
            of_html(links, &topic.href, &Html::parse_document(&found));
        }
    }
    for link in feeds::internal_links() {
        links.insert(link, "a feed or the sitemap".to_owned());
    }
}

#[test]
fn every_link_to_this_deployment_arrives() {
    let mut links = Links::new();
    of_sheets(&mut links);
    of_everything_else(&mut links);
    assert!(links.len() > 500, "{} links only", links.len());
    for (link, place) in &links {
        let answer = page(link.as_str())
            .header("accept", "text/html, */*;q=0.1")
            .send();
        assert_eq!(answer.status, 200, "{link} of {place}: {answer}");
        // A link to a sheet names a language in which the sheet exists.
        let named = link
            .split_once("lang=")
            .map(|(_, rest)| rest.split('&').next().unwrap());
        if let (Some(language), true) = (named, link.starts_with("/v1/sheets/")) {
            let spoken = answer.header("content-language");
            assert_eq!(spoken.as_deref(), Some(language), "{link} of {place}");
        }
        if let Some(name) = link.strip_prefix("/web/") {
            let expected = match name {
                "site.css" => "text/css; charset=utf-8",
                _ => "text/javascript; charset=utf-8",
            };
            let media_type = answer.header("content-type");
            assert_eq!(media_type.as_deref(), Some(expected), "{link}");
        }
    }
    println!("{} links arrive", links.len());
}

#[test]
fn every_form_leads_to_where_it_is_understood() {
    for language in Language::ALL {
        for path in ["/v1/guide", "/v1/sheets", "/v1/emergency-numbers"] {
            let target = format!("{path}?lang={language}");
            let source = sent(&page(target.as_str())).text();
            let html = html::page(&target, &source, language.as_str());
            for form in html::all(&html, "main form") {
                let action = attribute(form, "action");
                assert_eq!(action.split('?').next(), Some(path), "{target}");
                for field in html::within(form, "input:not([type=hidden]), select") {
                    let id = attribute(field, "id");
                    let labels = html::all(&html, "label").into_iter();
                    let labels = labels.filter(|label| attribute(*label, "for") == id);
                    assert_eq!(labels.count(), 1, "{target}: the label of {id}");
                }
                if attribute(form, "method") == "get" {
                    let query: Vec<String> = html::within(form, "[name]")
                        .into_iter()
                        .map(|field| {
                            let value = field.value().attr("value").unwrap_or_default();
                            format!("{}={value}", attribute(field, "name"))
                        })
                        .collect();
                    sent(&page(format!("{action}?{}", query.join("&"))));
                }
            }
        }
    }
}

#[test]
fn a_page_may_do_no_more_than_it_needs() {
    for target in [
        "/v1/sheets",
        "/v1/sheets/visitors",
        "/v1/guide",
        "/v1/emergency-numbers",
    ] {
        let policy = sent(&page(target))
            .header("content-security-policy")
            .unwrap();
        let mut parts: Vec<&str> = policy.split(';').map(str::trim).collect();
        parts.sort_unstable();
        let expected = [
            "base-uri 'none'",
            "connect-src 'self'",
            "default-src 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "img-src 'self' data:",
            "script-src 'self'",
            "style-src 'self'",
        ];
        assert_eq!(parts, expected, "{target}");
        let data = sent(&get(target))
            .header("content-security-policy")
            .unwrap();
        assert!(data.contains("form-action 'none'"), "{target}: {data}");
    }
    // Where no origin is configured, addresses in feeds are the caller's own.
    if deployment().kind != Kind::Url {
        for link in feeds::absolute_links() {
            assert!(
                link.starts_with(&format!("{}/", deployment().url)),
                "{link}"
            );
        }
    }
}
