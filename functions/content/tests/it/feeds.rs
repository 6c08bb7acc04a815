//! Feeds of what changed, and the map of the site.

use feed_rs::{model::Feed, parser};
use vigie::sheet::Topic;

use super::*;

/// Where the simulated caller believes this deployment to be.
const ORIGIN: &str = "https://vigie.example";

fn feed(target: &str) -> Feed {
    parser::parse(found(get(target)).body().as_ref()).unwrap()
}

/// The addresses of the sheets of a list, in some order of their own.
fn addresses(query: &str, language: &str) -> Vec<String> {
    let list = ask(&format!("/v1/sheets?lang={language}&{query}"));
    let sheets = list["sheets"].as_array().unwrap().iter();
    let own = sheets.filter(|sheet| sheet["language"] == language);
    let address = |slug: &str| format!("{ORIGIN}/v1/sheets/{slug}?lang={language}");
    let mut addresses: Vec<String> = own
        .map(|sheet| address(sheet["slug"].as_str().unwrap()))
        .collect();
    addresses.sort();
    addresses
}

fn sorted_ids(feed: &Feed) -> Vec<String> {
    let mut ids: Vec<String> = feed.entries.iter().map(|entry| entry.id.clone()).collect();
    ids.sort();
    ids
}

#[test]
fn both_formats_tell_of_every_sheet() {
    for language in ["fr", "en", "ar"] {
        for (format, media_type) in [
            ("atom", "application/atom+xml; charset=utf-8"),
            ("json", "application/feed+json"),
        ] {
            let target = format!("/v1/feeds/all.{format}?lang={language}");
            let answer = found(get(&target));
            assert_eq!(header(&answer, "content-type"), media_type);
            assert_eq!(header(&answer, "content-language"), language);
            let feed = feed(&target);
            assert_eq!(sorted_ids(&feed), addresses("", language), "{target}");
            assert_eq!(feed.language.as_deref(), Some(language), "{target}");
            assert!(!feed.title.unwrap().content.is_empty());
            let updated: Vec<_> = feed.entries.iter().map(|entry| entry.updated).collect();
            assert!(updated.iter().all(Option::is_some), "{target}");
            assert!(
                updated.is_sorted_by(|a, b| a >= b),
                "the last change comes first"
            );
            for entry in &feed.entries {
                assert!(
                    !entry.title.as_ref().unwrap().content.is_empty(),
                    "{}",
                    entry.id
                );
                let summary = entry.summary.is_some() || entry.content.is_some();
                assert!(summary && entry.published.is_some(), "{}", entry.id);
                assert_eq!(entry.links[0].href, entry.id);
                assert!(!entry.categories.is_empty(), "{}", entry.id);
            }
        }
    }
}

#[test]
fn a_topic_has_a_feed_of_its_own() {
    for topic in Topic::ALL {
        for format in ["atom", "json"] {
            let feed = feed(&format!("/v1/feeds/{topic}.{format}?lang=en"));
            assert_eq!(
                sorted_ids(&feed),
                addresses(&format!("topic={topic}"), "en"),
                "{topic}"
            );
        }
    }
}

#[test]
fn a_feed_names_itself_by_an_address_that_stays() {
    let target = "/v1/feeds/theft.atom?lang=en";
    assert_eq!(feed(target).id, format!("{ORIGIN}{target}"));
    let json = ask("/v1/feeds/theft.json?lang=en");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(
        json["feed_url"],
        format!("{ORIGIN}/v1/feeds/theft.json?lang=en")
    );
    assert_eq!(
        json["home_page_url"],
        format!("{ORIGIN}/v1/sheets?topic=theft&lang=en")
    );
    // The address of an entry names no version.
    assert!(!json["items"][0]["id"].as_str().unwrap().contains("v="));
}

#[test]
fn the_configured_origin_is_the_one_that_is_told() {
    let host = host().with_variable("origin", "https://vigie.example.org/");
    for target in ["/v1/feeds/all.atom", "/v1/feeds/all.json", "/sitemap.xml"] {
        let answer = block_on(vigie_content::handle(get(target), &host));
        let text = text_of(&answer);
        assert!(
            text.contains("https://vigie.example.org/v1/sheets/burglary?lang=fr"),
            "{target}"
        );
        assert!(
            !text.contains("vigie.example/") && !text.contains("org//"),
            "{target}"
        );
    }
}

#[test]
fn a_feed_comes_in_a_language_that_it_has_something_in() {
    // No sheet on animals is translated into Turkish.
    let answer = found(get("/v1/feeds/animals.atom?lang=tr"));
    assert_eq!(header(&answer, "content-language"), "en");
    let answer = found(get("/v1/feeds/danger.atom?lang=tr"));
    assert_eq!(header(&answer, "content-language"), "tr");
}

#[test]
fn feeds_that_there_are_not() {
    for target in [
        "/v1/feeds/all.rss",
        "/v1/feeds/all",
        "/v1/feeds/.atom",
        "/v1/feeds/thefts.atom",
        "/v1/feeds/all.atom.json",
        "/v1/feeds/",
    ] {
        assert_eq!(
            refused(&send(get(target)), 404)["code"],
            "not_found",
            "{target}"
        );
    }
    refused(&send(get("/v1/feeds/all.atom?topic=theft")), 400);
}

#[test]
fn the_map_of_the_site_names_every_page_in_every_language() {
    let answer = found(get("/sitemap.xml"));
    assert_eq!(
        header(&answer, "content-type"),
        "application/xml; charset=utf-8"
    );
    let xml = text_of(&answer);
    assert!(
        xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset "),
        "{xml}"
    );
    assert!(xml.len() < 50 * 1024 * 1024);
    assert!(!xml.replace("&amp;", "").contains('&'));
    let locations: Vec<&str> = xml
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().unwrap())
        .collect();
    assert_eq!(locations.len(), xml.matches("<url>").count());
    assert_eq!(locations.len(), xml.matches("</url>").count());
    let mut wanted: Vec<String> = Vec::new();
    for language in Language::ALL {
        for page in [
            "/",
            "/v1/guide",
            "/v1/sheets",
            "/v1/emergency-numbers",
            "/v1/phrases",
        ] {
            wanted.push(format!("{ORIGIN}{page}?lang={language}"));
        }
        wanted.extend(addresses("", language.as_str()));
    }
    wanted.sort();
    let mut given = locations.clone();
    given.sort();
    assert_eq!(given, wanted);
    for location in locations {
        let target = location.strip_prefix(ORIGIN).unwrap();
        if !target.starts_with("/?") {
            page(target);
        }
    }
    // Each language of a page names all of them, itself included.
    for url in xml.split("<url>").skip(1) {
        let location = url
            .split("<loc>")
            .nth(1)
            .unwrap()
            .split("</loc>")
            .next()
            .unwrap();
        assert!(url.contains(&format!("href=\"{location}\"/>")), "{url}");
    }
}
