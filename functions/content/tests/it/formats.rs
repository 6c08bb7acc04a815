//! Formats, codings, and what a caller already holds.

use vigie::{
    emergency::NumberList,
    guide::{GuideDocument, GuideStep},
    sheet::{SheetDocument, SheetList, TopicList},
};

use super::*;

const SHEET: &str = "/v1/sheets/call-for-help?lang=en";

/// Every address that is answered with JSON by default.
const DATA: [&str; 8] = [
    "/v1/sheets",
    "/v1/sheets?topic=theft",
    "/v1/sheets?q=vol",
    "/v1/sheets/call-for-help",
    "/v1/topics",
    "/v1/emergency-numbers",
    "/v1/emergency-numbers?territory=mayotte",
    "/v1/guide",
];

#[test]
fn a_sheet_has_four_formats() {
    for (accept, media_type, begins) in [
        ("", "application/json", "{\"emergency\":[{"),
        ("*/*", "application/json", "{\"emergency\":[{"),
        ("application/json", "application/json", "{\"emergency\":[{"),
        (
            "text/html",
            "text/html; charset=utf-8",
            "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">",
        ),
        (BROWSER, "text/html; charset=utf-8", "<!doctype html>"),
        (
            "text/html;profile=fragment",
            "text/html; charset=utf-8; profile=fragment",
            "<article class=\"vigie-sheet\" lang=\"en\" dir=\"ltr\">\n<aside class=\"emergency\"",
        ),
        ("text/markdown", "text/markdown; charset=utf-8", "**"),
        (
            "application/json;q=0.1, text/markdown;q=0.5",
            "text/markdown; charset=utf-8",
            "**",
        ),
        (
            "image/png, text/html;q=0.2",
            "text/html; charset=utf-8",
            "<!doctype html>",
        ),
    ] {
        let answer = found(get(SHEET).with_header("accept", accept));
        assert_eq!(header(&answer, "content-type"), media_type, "{accept}");
        let text = text_of(&answer);
        assert!(text.starts_with(begins), "{accept}: {text}");
        assert_eq!(
            all(&answer, "vary"),
            ["accept", "accept-encoding"],
            "{accept}"
        );
        assert_eq!(header(&answer, "content-language"), "en");
    }
}

#[test]
fn lists_numbers_and_guide_are_data_or_pages() {
    for target in [
        "/v1/sheets",
        "/v1/sheets?q=vol",
        "/v1/emergency-numbers",
        "/v1/guide",
    ] {
        let data = found(get(target));
        assert_eq!(
            header(&data, "content-type"),
            "application/json",
            "{target}"
        );
        assert!(
            all(&data, "vary").contains(&"accept".to_owned()),
            "{target}"
        );
        let shown = found(get(target).with_header("accept", BROWSER));
        assert_eq!(
            header(&shown, "content-type"),
            "text/html; charset=utf-8",
            "{target}"
        );
        assert!(
            all(&shown, "vary").contains(&"accept".to_owned()),
            "{target}"
        );
    }
}

#[test]
fn a_format_that_there_is_not_is_refused() {
    for target in [SHEET, "/v1/sheets", "/v1/emergency-numbers", "/v1/guide"] {
        let problem = refused(&send(get(target).with_header("accept", "image/png")), 406);
        assert_eq!(problem["code"], "not_acceptable", "{target}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(
            detail.contains("application/json") && detail.contains("text/html"),
            "{detail}"
        );
    }
    let markdown = send(get("/v1/sheets").with_header("accept", "text/markdown"));
    refused(&markdown, 406);
}

#[test]
fn the_numbers_for_danger_stand_first_in_every_answer() {
    for target in DATA {
        let text = text_of(&found(get(target)));
        assert!(
            text.starts_with("{\"emergency\":[{\"number\":\"17\",\"channel\":\"voice\""),
            "{target}: {text}"
        );
    }
    let step = text_of(&found(post("/v1/guide", &json!({}))));
    assert!(
        step.starts_with("{\"emergency\":[{\"number\":\"17\""),
        "{step}"
    );
}

#[test]
fn answers_are_read_back_by_the_sdk() {
    fn same<'a, T: serde::Deserialize<'a> + serde::Serialize>(answer: &'a Answer) {
        let read: T = serde_json::from_slice(answer.body()).unwrap();
        assert_eq!(serde_json::to_vec(&read).unwrap(), answer.body().to_vec());
    }
    same::<SheetList<'_>>(&found(get("/v1/sheets")));
    same::<SheetDocument<'_>>(&found(get("/v1/sheets/call-for-help")));
    same::<TopicList<'_>>(&found(get("/v1/topics")));
    same::<NumberList<'_>>(&found(get("/v1/emergency-numbers?near=48.85,2.35")));
    same::<GuideDocument<'_>>(&found(get("/v1/guide")));
    same::<GuideStep<'_>>(&found(post("/v1/guide", &json!({}))));
    same::<GuideStep<'_>>(&found(post("/v1/guide", &answers(&[("danger", "speak")]))));
}

#[test]
fn a_body_comes_in_the_coding_that_is_accepted() {
    let plain = found(get(SHEET));
    assert!(!plain.headers().contains_key("content-encoding"));
    let tag = header(&plain, "etag").trim_matches('"').to_owned();
    for (accepted, coding, suffix) in [
        ("gzip, deflate, br, zstd", Some("br"), "-br"),
        ("*", Some("br"), "-br"),
        ("gzip", Some("gzip"), "-gz"),
        ("br;q=0, gzip;q=0.5", Some("gzip"), "-gz"),
        ("identity", None, ""),
        ("br;q=0, gzip;q=0", None, ""),
        ("zstd", None, ""),
    ] {
        let answer = found(get(SHEET).with_header("accept-encoding", accepted));
        let given = answer.headers().get("content-encoding");
        assert_eq!(
            given.map(|coding| coding.to_str().unwrap()),
            coding,
            "{accepted}"
        );
        assert_eq!(
            header(&answer, "etag"),
            format!("\"{tag}{suffix}\""),
            "{accepted}"
        );
        if coding == Some("gzip") {
            let mut unpacked = Vec::new();
            let mut decoder = flate2::read::GzDecoder::new(answer.body().as_ref());
            std::io::Read::read_to_end(&mut decoder, &mut unpacked).unwrap();
            assert_eq!(unpacked, plain.body().to_vec());
        }
        assert_eq!(
            coding.is_none(),
            answer.body() == plain.body(),
            "{accepted}"
        );
        assert!(answer.body().len() <= plain.body().len());
    }
}

#[test]
fn who_holds_the_body_is_told_so() {
    for target in [SHEET, "/v1/topics", "/v1/guide"] {
        for coding in ["br", "gzip", "identity"] {
            let asked = || get(target).with_header("accept-encoding", coding);
            let first = found(asked());
            let tag = header(&first, "etag").to_owned();
            for held in [
                tag.clone(),
                format!("W/{tag}"),
                format!("\"other\", {tag}"),
                "*".to_owned(),
            ] {
                let again = send(asked().with_header("if-none-match", &held));
                assert_eq!(again.status(), 304, "{target} {coding} {held}");
                assert!(again.body().is_empty());
                assert_eq!(header(&again, "etag"), tag);
                assert_eq!(
                    header(&again, "cache-control"),
                    header(&first, "cache-control")
                );
                assert_eq!(all(&again, "vary"), all(&first, "vary"));
                assert!(!again.headers().contains_key("content-encoding"));
            }
            for other in ["br", "gzip", "identity"]
                .iter()
                .filter(|other| **other != coding)
            {
                let asked = get(target).with_header("accept-encoding", other);
                let other = send(asked.with_header("if-none-match", &tag));
                assert_eq!(other.status(), 200, "the tag of another coding");
            }
        }
    }
}

#[test]
fn who_holds_a_list_is_told_so() {
    for target in [
        "/v1/sheets",
        "/v1/emergency-numbers",
        "/sitemap.xml",
        "/v1/feeds/all.atom",
    ] {
        let tag = header(&found(get(target)), "etag").to_owned();
        let again = send(get(target).with_header("if-none-match", &tag));
        assert_eq!(again.status(), 304, "{target}");
        assert!(again.body().is_empty());
    }
}

#[test]
fn formats_and_languages_have_entity_tags_of_their_own() {
    let mut tags: Vec<String> = Vec::new();
    for language in ["fr", "en", "ar"] {
        for accept in [
            "application/json",
            "text/html",
            "text/html;profile=fragment",
            "text/markdown",
        ] {
            let target = format!("/v1/sheets/call-for-help?lang={language}");
            let answer = found(get(&target).with_header("accept", accept));
            tags.push(header(&answer, "etag").to_owned());
        }
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 12);
}

#[test]
fn a_text_is_kept_for_good_where_the_address_names_it() {
    let entry = ask(SHEET);
    let href = entry["href"].as_str().unwrap();
    assert!(
        href.starts_with("/v1/sheets/call-for-help?lang=en&v="),
        "{href}"
    );
    for accept in ["", BROWSER, "text/markdown"] {
        let answer = found(get(href).with_header("accept", accept));
        assert_eq!(
            header(&answer, "cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
    let other = href.replace("v=", "v=0");
    for target in [SHEET, &other, &href.replace("lang=en", "lang=fr")] {
        let answer = found(get(target));
        assert_eq!(header(&answer, "cache-control"), KEPT, "{target}");
    }
}

#[test]
fn what_somebody_looks_for_or_answers_is_kept_by_nobody() {
    for request in [
        get("/v1/sheets?q=vol"),
        get("/v1/sheets?q=vol").with_header("accept", BROWSER),
        post("/v1/guide", &answers(&[("danger", "speak")])),
        form("/v1/guide", "danger=speak"),
    ] {
        let answer = found(request);
        assert_eq!(header(&answer, "cache-control"), "no-store");
        assert!(!answer.headers().contains_key("etag"));
    }
    for target in [
        "/v1/sheets",
        "/v1/topics",
        "/v1/emergency-numbers",
        "/v1/guide",
        "/sitemap.xml",
    ] {
        assert_eq!(
            header(&found(get(target)), "cache-control"),
            KEPT,
            "{target}"
        );
    }
}

#[test]
fn head_is_get_without_its_body() {
    for target in [
        SHEET,
        "/v1/sheets",
        "/v1/guide",
        "/sitemap.xml",
        "/v1/sheets/nothing",
    ] {
        let full = send(get(target));
        let head = send(request(Method::HEAD, target));
        assert_eq!(head.status(), full.status(), "{target}");
        assert!(head.body().is_empty());
        assert_eq!(
            header(&head, "content-length"),
            full.body().len().to_string()
        );
        assert_eq!(head.headers().get("etag"), full.headers().get("etag"));
    }
}
