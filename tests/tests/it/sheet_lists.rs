//! The list of sheets, searches in it, and the topics.

use std::collections::BTreeSet;

use vigie::{
    language::Language,
    sheet::{Audience, SheetEntry, SheetList, Topic},
};

use crate::{
    client::get,
    content::{alerts_first, listed, page, sent, sheets, topics},
    html::{self, attribute},
};

/// The sheets of a list.
fn list(query: &str) -> Vec<SheetEntry<'static>> {
    let answer = get(format!("/v1/sheets?{query}")).ok();
    let list: SheetList<'static> = serde_json::from_value(answer).unwrap();
    list.sheets
}

#[test]
fn a_topic_or_an_audience_gives_what_fits_of_the_whole_in_the_same_order() {
    let whole = sheets(Language::English);
    type Fits<'a> = &'a dyn Fn(&SheetEntry<'_>) -> bool;
    let check = |query: String, fits: Fits<'_>| {
        let expected: Vec<_> = whole.iter().filter(|sheet| fits(sheet)).cloned().collect();
        assert_eq!(list(&format!("{query}&lang=en")), expected, "{query}");
        expected.len()
    };
    let named = &topics(Language::English).topics;
    for topic in Topic::ALL {
        let count = check(format!("topic={topic}"), &|sheet| {
            sheet.topics.contains(topic)
        });
        let said = named.iter().find(|entry| entry.topic == *topic);
        assert_eq!(said.map_or(0, |entry| entry.sheets), count, "{topic}");
    }
    for audience in Audience::ALL {
        check(format!("audience={audience}"), &|sheet| {
            sheet.audiences.contains(audience)
        });
    }
    check("topic=cyber&audience=minor".to_owned(), &|sheet| {
        sheet.topics.contains(&Topic::Cyber) && sheet.audiences.contains(&Audience::Minor)
    });
    check("topic=&audience=".to_owned(), &|_| true);
}

#[test]
fn the_list_holds_every_sheet_once_with_danger_first() {
    for language in Language::ALL {
        let all = sheets(*language);
        let slugs: BTreeSet<&str> = all.iter().map(|sheet| sheet.slug.as_ref()).collect();
        assert_eq!(slugs.len(), all.len(), "{language}");
        assert_eq!(all.len(), sheets(Language::French).len(), "{language}");
        let urgency = |sheet: &SheetEntry<'_>| {
            let calls_for_help = sheet.topics.first() == Some(&Topic::Danger);
            (!calls_for_help, !sheet.danger)
        };
        assert!(all.is_sorted_by_key(urgency), "{language}");
        let target = format!("/v1/sheets?lang={language}");
        let answer = sent(&get(target.as_str()));
        alerts_first(&target, &answer.text());
        let said: BTreeSet<String> = listed(&answer, "content-language").into_iter().collect();
        let held = all.iter().map(|sheet| sheet.language.to_string());
        assert_eq!(said, held.collect(), "{language}");

        let source = sent(&page(target.as_str())).text();
        let html = html::page(&target, &source, language.as_str());
        let links = html::all(&html, "main section h3 a");
        let shown: Vec<(String, &str)> = links
            .into_iter()
            .map(|link| (html::text(link), attribute(link, "href")))
            .collect();
        for (sheet, (title, href)) in all.iter().zip(&shown) {
            assert_eq!(sheet.title, *title, "{language}");
            let address = format!("/v1/sheets/{}?lang={}", sheet.slug, sheet.language);
            assert_eq!(*href, address, "{language}");
        }
        assert_eq!(shown.len(), all.len(), "{language}");
    }
}

#[test]
fn topics_are_named_in_every_language() {
    for language in Language::ALL {
        let target = format!("/v1/topics?lang={language}");
        alerts_first(&target, &get(target.as_str()).send().text());
        let entries = &topics(*language).topics;
        let names: BTreeSet<&str> = entries.iter().map(|entry| entry.name.as_ref()).collect();
        assert_eq!(names.len(), entries.len(), "{language}: {names:?}");
        let french = &topics(Language::French).topics;
        let same = entries.iter().zip(french).all(|(a, b)| a.topic == b.topic);
        assert!(same && entries.len() == french.len(), "{language}");
    }
}

#[test]
fn a_search_is_kept_by_nobody_and_repeated_in_its_own_field_alone() {
    let words = "<script>\"vélo' & volé";
    let target = "/v1/sheets?lang=fr&q=%3Cscript%3E%22v%C3%A9lo%27+%26+vol%C3%A9";
    for ask in [get(target), page(target)] {
        let answer = sent(&ask);
        assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
        assert_eq!(answer.header("etag"), None);
    }
    let source = sent(&page(target)).text();
    let html = html::page(target, &source, "fr");
    let field = html::one(&html, "input[name=q]");
    assert_eq!(attribute(field, "value"), words);
    assert!(!html::text(html::one(&html, "title")).contains("script"));
    let nothing = sent(&page("/v1/sheets?lang=fr&q=zzzzqqqq")).text();
    let html = html::page("a search in vain", &nothing, "fr");
    assert!(html::all(&html, "main section h3").is_empty());
    let guide = html::all(&html, "main section a[href='/v1/guide?lang=fr']");
    assert_eq!(guide.len(), 1, "whoever finds nothing is sent to the guide");
}
