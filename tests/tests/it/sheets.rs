//! Sheets: each in every language and format, found, kept and unpacked.

use std::collections::BTreeSet;

use scraper::Html;
use vigie::{language::Language, sheet::SheetDocument};

use crate::{
    client::{Answer, get},
    content::{
        KEPT, KEPT_FOR_GOOD, PAGE, SHEET_FORMATS, alerts_first, listed, sent, sheets, written,
    },
    html::{self, attribute},
};

/// What a browser sends.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

#[test]
fn every_sheet_is_there_in_every_language_and_format() {
    let mut seen = 0;
    for sheet in written() {
        let (slug, language) = (&sheet.slug, sheet.language);
        let mut titles = BTreeSet::new();
        for (accept, media_type) in SHEET_FORMATS {
            let name = format!("{slug} in {language} as {accept}");
            let answer = sent(&sheet.ask().header("accept", accept));
            let header = |header: &str| answer.header(header).unwrap_or_default();
            assert_eq!(header("content-type"), media_type, "{name}");
            assert_eq!(header("content-language"), language.as_str(), "{name}");
            assert_eq!(header("cache-control"), KEPT, "{name}");
            let mut vary = listed(&answer, "vary");
            vary.sort();
            assert_eq!(vary, ["accept", "accept-encoding"], "{name}");
            titles.insert(title(&name, accept, language, &answer.text()));
            seen += 1;
        }
        assert_eq!(titles.len(), 1, "{slug} in {language}: {titles:?}");
    }
    assert!(seen > 200, "{seen} only");
}

/// The title of a sheet in any format, whose rules it is held to.
fn title(name: &str, accept: &str, language: Language, text: &str) -> String {
    match accept {
        "application/json" => {
            alerts_first(name, text);
            let document: SheetDocument<'_> = serde_json::from_str(text).unwrap();
            assert_eq!(document.entry.language, language, "{name}");
            assert!(document.entry.languages.contains(&language), "{name}");
            let body = Html::parse_fragment(&document.html);
            assert!(html::all(&body, "h1").is_empty(), "{name}");
            document.entry.title.into_owned()
        }
        "text/html" => {
            let page = html::page(name, text, language.as_str());
            html::text(html::one(&page, "h1"))
        }
        "text/markdown" => {
            let numbers = ["](tel:17)", "](tel:112)", "](sms:114)", "\n# "];
            let places = numbers.map(|number| text.find(number).unwrap_or(usize::MAX));
            assert!(places.is_sorted(), "{name}: {text:.300}");
            let title = text.lines().find_map(|line| line.strip_prefix("# "));
            title.unwrap().to_owned()
        }
        _ => {
            let fragment = Html::parse_fragment(text);
            html::holds_to_the_rules(name, text, &fragment);
            let article = html::one(&fragment, "article.vigie-sheet");
            assert_eq!(attribute(article, "lang"), language.as_str(), "{name}");
            assert_eq!(attribute(article, "dir"), language.direction(), "{name}");
            for outer in ["<html", "<body", "<head", "<link", "<h1"] {
                assert!(!text.contains(outer), "{name} has {outer}");
            }
            html::text(html::within(article, "h2")[0])
        }
    }
}

#[test]
fn a_sheet_says_the_same_alone_as_in_a_list() {
    for language in Language::ALL {
        for entry in sheets(*language) {
            let answer = sent(&get(entry.href.as_ref()));
            let document: SheetDocument<'_> = serde_json::from_slice(&answer.body).unwrap();
            assert_eq!(&document.entry, entry);
            // The address names this very text, so it may be kept for good.
            let kept = answer.header("cache-control");
            assert_eq!(kept.as_deref(), Some(KEPT_FOR_GOOD), "{}", entry.href);
        }
    }
}

#[test]
fn an_address_of_another_text_is_not_kept_for_good() {
    let entry = &sheets(Language::French)[0];
    let today = sent(&get(entry.href.as_ref()));
    let (address, version) = entry.href.split_once("&v=").unwrap();
    let old: String = version.chars().rev().collect();
    for other in [&old, "0000000000000000", "", "1", "%20"] {
        let target = format!("{address}&v={other}");
        let answer = sent(&get(target.as_str()));
        let kept = answer.header("cache-control");
        assert_eq!(kept.as_deref(), Some(KEPT), "{target}");
        assert_eq!(answer.body, today.body, "{target}");
    }
    // A version is that of a text in one language, whatever its format.
    for (accept, _) in SHEET_FORMATS {
        let answer = sent(&get(entry.href.as_ref()).header("accept", accept));
        let kept = answer.header("cache-control");
        assert_eq!(kept.as_deref(), Some(KEPT_FOR_GOOD), "{accept}");
    }
    let english = address.replace("lang=fr", "lang=en");
    let answer = sent(&get(format!("{english}&v={version}")));
    assert_eq!(answer.header("cache-control").as_deref(), Some(KEPT));
}

#[test]
fn every_coding_unpacks_to_the_same_and_has_its_own_tag() {
    // A format a sheet, in turns: all would be ten thousand requests.
    for (sheet, (accept, _)) in written().zip(SHEET_FORMATS.into_iter().cycle()) {
        let name = format!("{} in {} as {accept}", sheet.slug, sheet.language);
        let asked = |coding: &str, held: &str| {
            let mut ask = sheet.ask().header("accept", accept);
            if !coding.is_empty() {
                ask = ask.header("accept-encoding", coding);
            }
            if !held.is_empty() {
                ask = ask.header("if-none-match", held);
            }
            ask.send()
        };
        let plain = asked("identity", "");
        assert_eq!(plain.header("content-encoding"), None, "{name}");
        let tag = plain.header("etag").unwrap();
        for (coding, suffix) in [("identity", ""), ("gzip", "-gz"), ("br", "-br")] {
            let answer = asked(coding, "");
            let said = answer.header("content-encoding");
            let expected = Some(coding).filter(|coding| *coding != "identity");
            assert_eq!(said.as_deref(), expected, "{name}");
            assert_eq!(answer.plain(), plain.body, "{name} in {coding}");
            let own = answer.header("etag").unwrap();
            assert_eq!(
                own,
                format!("{}{suffix}\"", tag.trim_end_matches('"')),
                "{name}"
            );
            let again = asked(coding, &own);
            assert_eq!(
                (again.status, again.body.len()),
                (304, 0),
                "{name} in {coding}"
            );
            assert_eq!(lasting(&again), lasting(&answer), "{name} in {coding}");
            // What is held in another coding is not this.
            let other = if suffix == "-br" { &tag } else { "\"0\"" };
            assert_eq!(asked(coding, other).status, 200, "{name} in {coding}");
        }
    }
}

/// What a 304 must say like the 200 that it stands for (RFC 9110, 15.4.5).
fn lasting(answer: &Answer) -> [Option<String>; 4] {
    ["etag", "vary", "cache-control", "content-language"].map(|name| answer.header(name))
}

#[test]
fn the_smallest_coding_that_is_taken_is_sent() {
    let sent = |coding: &str| {
        let answer = get("/v1/guide?lang=fr")
            .header("accept-encoding", coding)
            .send();
        answer.header("content-encoding").unwrap_or_default()
    };
    for (accepted, coding) in [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("deflate", ""),
        ("identity;q=1", ""),
        ("x-gzip", "gzip"),
        (",,;q=,", ""),
        ("br;q=x", ""),
    ] {
        assert_eq!(sent(accepted), coding, "{accepted}");
    }
}

#[test]
fn a_reader_gets_the_language_that_is_read_best_of_those_there_are() {
    let all = sheets(Language::French);
    let everywhere = all
        .iter()
        .find(|sheet| sheet.languages.len() == Language::ALL.len());
    let everywhere = everywhere.expect("a sheet in every language").slug.as_ref();
    let two = [Language::French, Language::English];
    let bilingual = all.iter().find(|sheet| sheet.languages == two);
    let bilingual = bilingual
        .expect("a sheet in French and English")
        .slug
        .as_ref();
    // The sheet, `?lang=`, `Accept-Language`, and what comes of them.
    for (slug, lang, accepted, expected) in [
        (everywhere, "", None, "fr"),
        (everywhere, "", Some("de;q=0.5, tr"), "tr"),
        (everywhere, "", Some("tlh"), "en"),
        (everywhere, "", Some("zh-Hans-CN"), "zh"),
        (everywhere, "?lang=ar", Some("de"), "ar"),
        (everywhere, "?lang=pt-BR", None, "pt"),
        (bilingual, "", None, "fr"),
        (bilingual, "", Some("tr, de;q=0.5"), "en"),
        (bilingual, "", Some("tr, fr;q=0.5"), "fr"),
        (bilingual, "", Some("tr, en;q=0"), "fr"),
        (bilingual, "?lang=tr", None, "en"),
        // Whoever chooses a language has chosen, whatever the browser says.
        (bilingual, "?lang=tr", Some("fr"), "en"),
    ] {
        let name = format!("{slug}{lang} for {accepted:?}");
        let mut ask = get(format!("/v1/sheets/{slug}{lang}"));
        if let Some(accepted) = accepted {
            ask = ask.header("accept-language", accepted);
        }
        for (accept, _) in SHEET_FORMATS {
            let answer = sent(&ask.clone().header("accept", accept));
            let language = answer.header("content-language");
            assert_eq!(language.as_deref(), Some(expected), "{name}");
            let negotiated = listed(&answer, "vary").contains(&"accept-language".to_owned());
            assert_eq!(negotiated, lang.is_empty(), "{name}");
        }
    }
    for entry in sheets(Language::Turkish) {
        let expected = if entry.languages.contains(&Language::Turkish) {
            Language::Turkish
        } else {
            Language::English
        };
        assert_eq!(entry.language, expected, "{}", entry.slug);
    }
}

#[test]
fn the_format_is_negotiated() {
    for (accept, media_type) in [
        (BROWSER, PAGE),
        ("*/*", "application/json"),
        ("", "application/json"),
        (
            "text/markdown, text/html;q=0.5",
            "text/markdown; charset=utf-8",
        ),
        ("image/png, text/*;q=0.1", PAGE),
        ("application/json;q=0.2, text/html;q=0.9", PAGE),
        ("text/html;profile=fragment", SHEET_FORMATS[2].1),
    ] {
        let answer = get("/v1/sheets/visitors").header("accept", accept).send();
        let got = answer.header("content-type");
        assert_eq!(got.as_deref(), Some(media_type), "{accept}");
    }
    for (target, accept) in [
        ("/v1/sheets/visitors", "image/png"),
        ("/v1/sheets/visitors", "application/pdf, text/*;q=0"),
        ("/v1/sheets", "text/markdown"),
        ("/v1/emergency-numbers", "text/plain"),
        ("/v1/guide", "application/xml"),
    ] {
        let problem = get(target).header("accept", accept).refused(406);
        assert_eq!(problem["code"], "not_acceptable", "{target}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains("application/json"), "{detail}");
        assert!(!problem.to_string().contains(accept), "{problem}");
    }
}

#[test]
fn a_sheet_that_nobody_wrote_is_not_found() {
    for slug in [
        "nowhere",
        "Visitors",
        "visitors.fr",
        "visitors.fr.json",
        "..",
        "%2e%2e%2fguide",
        "visitors%00",
        "%C3%A9",
        "sheets%2Fvisitors.fr.md",
        &"a".repeat(300),
    ] {
        for (accept, _) in SHEET_FORMATS {
            let problem = get(format!("/v1/sheets/{slug}"))
                .header("accept", accept)
                .refused(404);
            assert_eq!(problem["code"], "sheet_not_found", "{slug}");
        }
    }
    for target in [
        "/v1/feeds/all",
        "/v1/feeds/all.xml",
        "/v1/feeds/nothing.atom",
        "/v1/feeds/.json",
        "/v1/feeds/all.json.json",
        "/assets/style.css",
        "/assets/0123456789abcdef.css",
    ] {
        assert_eq!(get(target).refused(404)["code"], "not_found", "{target}");
    }
}
