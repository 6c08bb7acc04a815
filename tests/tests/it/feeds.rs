//! Feeds and the sitemap, as readers of feeds and search engines read them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use feed_rs::{model::Feed, parser};
use quick_xml::{Reader, events::Event};
use vigie::{
    jiff::{Timestamp, civil::Date},
    language::Language,
    sheet::{SheetEntry, Topic},
};

use crate::{
    client::get,
    content::{DANGER, sent, sheets, topics, written},
};

/// A feed as one asks for it: a topic or `all`, in a language.
fn feeds() -> impl Iterator<Item = (Option<Topic>, Language)> {
    Language::ALL.iter().flat_map(|language| {
        let named = topics(*language)
            .topics
            .iter()
            .map(|entry| Some(entry.topic));
        named.chain([None]).map(|topic| (topic, *language))
    })
}

/// The address of a feed.
pub(crate) fn address(topic: Option<Topic>, language: Language, format: &str) -> String {
    let topic = topic.map_or("all", Topic::as_str);
    format!("/v1/feeds/{topic}.{format}?lang={language}")
}

/// A feed as a reader of feeds reads it, its media type and its language.
pub(crate) fn read(target: &str) -> (Feed, String, String) {
    let answer = sent(&get(target));
    let media_type = answer.header("content-type").unwrap();
    let language = answer.header("content-language").unwrap();
    let feed = parser::parse(&answer.body[..]).unwrap_or_else(|error| panic!("{target}: {error}"));
    (feed, media_type, language)
}

/// The path of an absolute address, below what all addresses have in common.
pub(crate) fn path_of(link: &str) -> &str {
    let (scheme, rest) = link
        .split_once("://")
        .unwrap_or_else(|| panic!("{link} is not absolute"));
    assert!(["http", "https"].contains(&scheme), "{link}");
    &rest[rest.find('/').unwrap()..]
}

/// The sheets of a topic that exist in a language.
fn expected(topic: Option<Topic>, language: Language) -> Vec<&'static SheetEntry<'static>> {
    let all = sheets(language).iter();
    let of_topic = all.filter(|sheet| topic.is_none_or(|topic| sheet.topics.contains(&topic)));
    of_topic
        .filter(|sheet| sheet.language == language)
        .collect()
}

fn check(target: &str, feed: &Feed, topic: Option<Topic>, language: Language) {
    let wanted: BTreeMap<String, &SheetEntry<'_>> = expected(topic, language)
        .into_iter()
        .map(|sheet| (format!("/v1/sheets/{}?lang={language}", sheet.slug), sheet))
        .collect();
    let got: BTreeSet<&str> = feed
        .entries
        .iter()
        .map(|entry| path_of(&entry.id))
        .collect();
    assert_eq!(got, wanted.keys().map(String::as_str).collect(), "{target}");
    assert_eq!(
        got.len(),
        feed.entries.len(),
        "{target}: an entry stands twice"
    );
    for entry in &feed.entries {
        let sheet = wanted[path_of(&entry.id)];
        let [link] = &entry.links[..] else {
            panic!("{target}: {:?}", entry.links)
        };
        assert_eq!(link.href, entry.id, "{target}");
        assert_eq!(
            entry.title.as_ref().unwrap().content,
            sheet.title,
            "{target}"
        );
        let instant = |day: Date| -> i64 {
            let instant: Timestamp = format!("{day}T00:00:00Z").parse().unwrap();
            instant.as_second()
        };
        let published = entry.published.map(|time| time.timestamp());
        assert_eq!(published, Some(instant(sheet.published)), "{target}");
        let updated = entry.updated.map(|time| time.timestamp());
        assert_eq!(updated, Some(instant(sheet.changed)), "{target}");
        let named: Vec<&str> = entry
            .categories
            .iter()
            .map(|category| &*category.term)
            .collect();
        let topics: Vec<&str> = sheet.topics.iter().map(|topic| topic.as_str()).collect();
        assert_eq!(named, topics, "{target}");
        let summary = entry.summary.as_ref().map(|text| &text.content);
        let content = entry
            .content
            .as_ref()
            .and_then(|content| content.body.as_ref());
        let said = summary.or(content).unwrap();
        assert!(said.ends_with(sheet.summary.as_ref()), "{target}: {said}");
    }
    let times = feed.entries.iter().map(|entry| entry.updated);
    assert!(
        times.rev().is_sorted(),
        "{target}: the last that changed comes first"
    );
}

#[test]
fn every_feed_is_read_by_readers_of_feeds() {
    let mut seen = 0;
    for (topic, asked) in feeds() {
        // A topic that has no sheet in a language has a feed in another.
        let language = [asked, Language::English, Language::French]
            .into_iter()
            .find(|language| !expected(topic, *language).is_empty())
            .unwrap();
        let mut titles = BTreeSet::new();
        for (format, expected) in [
            ("atom", "application/atom+xml; charset=utf-8"),
            ("json", "application/feed+json"),
        ] {
            let target = address(topic, asked, format);
            let (feed, media_type, spoken) = read(&target);
            assert_eq!(media_type, expected, "{target}");
            assert_eq!(spoken, language.as_str(), "{target}");
            assert_eq!(
                feed.language.as_deref(),
                Some(language.as_str()),
                "{target}"
            );
            check(&target, &feed, topic, language);
            let links: Vec<&str> = feed.links.iter().map(|link| path_of(&link.href)).collect();
            assert!(
                links.contains(&&*address(topic, language, format)),
                "{target}: {links:?}"
            );
            let list = links.iter().any(|link| link.starts_with("/v1/sheets?"));
            assert!(list, "{target}: {links:?}");
            assert!(!feed.authors.is_empty(), "{target}");
            let described = &feed.description.as_ref().unwrap().content;
            for number in DANGER {
                assert!(described.contains(number), "{target}: {described}");
            }
            if format == "atom" {
                let newest = feed.entries.first().and_then(|entry| entry.updated);
                assert_eq!(feed.updated, newest, "{target}");
                assert_eq!(
                    path_of(&feed.id),
                    address(topic, language, format),
                    "{target}"
                );
            }
            titles.insert(feed.title.unwrap().content);
            seen += 1;
        }
        assert_eq!(titles.len(), 1, "{titles:?}");
    }
    assert!(seen > 100, "{seen} feeds only");
}

/// An address of the sitemap.
#[derive(Debug, Default, PartialEq)]
struct Url {
    loc: String,
    changed: Option<String>,
    /// Other languages of the same, with their addresses.
    alternates: BTreeMap<String, String>,
}

fn sitemap() -> &'static [Url] {
    static SITEMAP: LazyLock<Vec<Url>> = LazyLock::new(|| {
        let answer = sent(&get("/sitemap.xml"));
        let media_type = answer.header("content-type");
        assert_eq!(
            media_type.as_deref(),
            Some("application/xml; charset=utf-8")
        );
        // What the protocol allows a file to have.
        assert!(answer.body.len() < 50 << 20);
        let urls = parse_sitemap(&answer.text());
        assert!(urls.len() < 50_000);
        urls
    });
    &SITEMAP
}

fn parse_sitemap(xml: &str) -> Vec<Url> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().trim_text(true);
    let (mut urls, mut element) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                element = start.name().as_ref().to_owned();
                if element == "url" {
                    urls.push(Url::default());
                } else if element == "urlset" {
                    let namespace = start.try_get_attribute("xmlns").unwrap().unwrap();
                    let expected = "http://www.sitemaps.org/schemas/sitemap/0.9";
                    assert_eq!(namespace.value, expected);
                }
            }
            Event::Empty(link) => {
                assert_eq!(link.name().as_ref(), "xhtml:link");
                let attribute = |name: &str| {
                    let attribute = link.try_get_attribute(name).unwrap().unwrap();
                    attribute.value.replace("&amp;", "&")
                };
                assert_eq!(attribute("rel"), "alternate");
                let url: &mut Url = urls.last_mut().unwrap();
                url.alternates
                    .insert(attribute("hreflang"), attribute("href"));
            }
            Event::Text(text) => {
                let text = text.to_string();
                let url = urls.last_mut().unwrap();
                match element.as_str() {
                    "loc" => url.loc = text,
                    "lastmod" => url.changed = Some(text),
                    other => panic!("<{other}> holds {text}"),
                }
            }
            Event::Eof => return urls,
            _ => {}
        }
    }
}

#[test]
fn the_sitemap_has_every_page_in_every_language() {
    let urls = sitemap();
    let listed: BTreeSet<&str> = urls.iter().map(|url| path_of(&url.loc)).collect();
    assert_eq!(listed.len(), urls.len(), "an address stands twice");
    let sheets = written().map(|sheet| sheet.ask().target);
    let pages = [
        "/",
        "/v1/guide",
        "/v1/sheets",
        "/v1/emergency-numbers",
        "/v1/phrases",
    ];
    let pages = pages.into_iter().flat_map(|page| {
        let languages = Language::ALL.iter();
        languages.map(move |language| format!("{page}?lang={language}"))
    });
    let expected: BTreeSet<String> = sheets.chain(pages).collect();
    assert_eq!(listed, expected.iter().map(String::as_str).collect());
    for url in urls {
        let own = url.loc.rsplit_once("lang=").unwrap().1;
        assert_eq!(url.alternates.get(own), Some(&url.loc));
        // The languages of a page name each other.
        for alternate in url.alternates.values() {
            let other = urls.iter().find(|other| other.loc == *alternate);
            let other = other.unwrap_or_else(|| panic!("{alternate} is not listed"));
            assert_eq!(other.alternates, url.alternates, "{alternate}");
        }
    }
    for sheet in written() {
        let path = sheet.ask().target;
        let url = urls.iter().find(|url| path_of(&url.loc) == path).unwrap();
        let entries = crate::content::sheets(sheet.language);
        let entry = entries
            .iter()
            .find(|entry| entry.slug == sheet.slug)
            .unwrap();
        assert_eq!(url.changed, Some(entry.changed.to_string()), "{path}");
    }
}

/// Every address in feeds and in the sitemap, as it stands there.
pub(crate) fn absolute_links() -> BTreeSet<String> {
    let mut links: BTreeSet<String> = sitemap()
        .iter()
        .flat_map(|url| url.alternates.values().chain([&url.loc]))
        .cloned()
        .collect();
    for language in [Language::French, Language::Arabic] {
        for format in ["atom", "json"] {
            for topic in [None, Some(Topic::Theft)] {
                let (feed, ..) = read(&address(topic, language, format));
                let entries = feed.entries.into_iter().flat_map(|entry| entry.links);
                let all = feed.links.into_iter().chain(entries);
                links.extend(all.map(|link| link.href));
            }
        }
    }
    links
}

/// The same below this deployment's origin.
pub(crate) fn internal_links() -> Vec<String> {
    let links = absolute_links();
    links.iter().map(|link| path_of(link).to_owned()).collect()
}
