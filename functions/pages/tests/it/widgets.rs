//! What municipalities set into their pages, through its public door.

use vigie::tenant::TenantDocument;
use vigie_host::{
    Language,
    simulated::{block_on, get},
};

use crate::{ask, host, html, policy};

const TOWN: &str = "/v1/tenants/sample-town";
const HERE: &str = "https://www.sample-town.example";

fn from(target: &str, origin: &str) -> http::Response<bytes::Bytes> {
    let request = get(target).with_header("origin", origin);
    block_on(vigie_pages::handle(request, &host()))
}

fn header(answer: &http::Response<bytes::Bytes>, name: &str) -> Option<String> {
    let value = answer.headers().get(name)?;
    Some(value.to_str().unwrap().to_owned())
}

fn code(answer: &http::Response<bytes::Bytes>) -> String {
    let problem: serde_json::Value = serde_json::from_slice(answer.body()).unwrap();
    problem["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_tenant_is_for_its_own_pages_each_of_which_reads_its_own_answer() {
    for origin in [HERE, "http://localhost:5173"] {
        let answer = from(TOWN, origin);
        assert_eq!(answer.status(), 200, "{origin}");
        let allowed = header(&answer, "access-control-allow-origin");
        assert_eq!(allowed.as_deref(), Some(origin));
        assert_eq!(header(&answer, "vary").as_deref(), Some("origin"));
        let document: TenantDocument<'_> = serde_json::from_slice(answer.body()).unwrap();
        assert_eq!(document.id, "sample-town");
        assert!(document.sample);
    }
    // The service's own pages, which a browser names for some requests.
    assert_eq!(from(TOWN, "https://vigie.example").status(), 200);
    // A program, or a page of this service: nobody who would need leave to read.
    let answer = ask(&host(), TOWN);
    assert_eq!(answer.status(), 200);
    assert_eq!(header(&answer, "access-control-allow-origin"), None);
    assert_eq!(header(&answer, "vary").as_deref(), Some("origin"));
}

#[test]
fn a_page_elsewhere_is_told_why_it_gets_nothing() {
    for origin in [
        "https://sample-town.example",
        "http://www.sample-town.example",
        "https://www.sample-town.example.evil.example",
        "http://127.0.0.1:5173",
        "null",
        "",
    ] {
        let answer = from(TOWN, origin);
        assert_eq!(answer.status(), 403, "{origin}");
        assert_eq!(code(&answer), "origin_not_allowed");
        let allowed = header(&answer, "access-control-allow-origin");
        assert_eq!(allowed.as_deref(), Some("*"), "it says nothing of anybody");
        assert!(header(&answer, "vary").unwrap().contains("accept-language"));
        let varies = answer.headers().get_all("vary").iter();
        assert!(varies.into_iter().any(|value| value == "origin"));
    }
    let answer = from("/v1/tenants/nowhere", HERE);
    assert_eq!(
        (answer.status().as_u16(), &*code(&answer)),
        (404, "tenant_not_found")
    );
    assert_eq!(ask(&host(), &format!("{TOWN}?q=x")).status(), 400);
}

#[test]
fn an_answer_that_is_held_is_not_sent_again_and_is_still_for_one_site() {
    let tag = header(&from(TOWN, HERE), "etag").unwrap();
    let request = get(TOWN).with_header("origin", HERE);
    let again = block_on(vigie_pages::handle(
        request.with_header("if-none-match", &tag),
        &host(),
    ));
    assert_eq!(again.status(), 304);
    let allowed = header(&again, "access-control-allow-origin");
    assert_eq!(allowed.as_deref(), Some(HERE));
}

#[test]
fn a_frame_is_for_the_tenants_pages_and_works_without_script() {
    let target = "/widgets/frame/sample-town";
    assert!(
        policy(&host(), target).contains(
            "frame-ancestors 'self' https://www.sample-town.example http://localhost:*; "
        )
    );
    assert!(policy(&host(), "/widgets/frame/sample-village").contains(
        "frame-ancestors 'self' https://sites.sample-provider.example https://village.sample-provider.example; "
    ));
    for language in Language::ALL {
        let html = html(&host(), &format!("{target}?lang={language}"));
        assert!(html.contains(&format!("<html lang=\"{language}\"")));
        assert!(!html.contains("{{"), "{language} has a gap");
        let first = ["tel:17", "tel:112", "sms:114", "<h1>"].map(|part| html.find(part));
        assert!(first.is_sorted() && first[0].is_some(), "danger first");
        assert!(html.contains("action=\"/v1/stations/search?lang="));
        assert!(html.contains("href=\"/chat?lang="));
        // What is not made for a frame opens beside it.
        let links = html.matches("<a href=\"/").count() + html.matches("<form ").count();
        assert_eq!(
            html.matches("target=\"_blank\" rel=\"noopener noreferrer\"")
                .count(),
            links
        );
        assert!(!html.contains("style=") && !html.contains("<style"));
    }
    assert_eq!(ask(&host(), "/widgets/frame/nowhere").status(), 404);
}

#[test]
fn a_frame_shows_what_is_asked_for_in_a_language_that_the_tenant_speaks() {
    let stations = html(&host(), "/widgets/frame/sample-town?show=stations&lang=en");
    assert!(stations.contains("/v1/stations/search") && !stations.contains("/v1/guide"));
    assert!(
        stations.contains("/chat?lang=en"),
        "a way to write is always there"
    );
    let mistyped = html(&host(), "/widgets/frame/sample-town?show=sations&lang=en");
    assert!(mistyped.contains("/v1/stations/search") && mistyped.contains("/v1/guide"));
    let village = ask(&host(), "/widgets/frame/sample-village?lang=tr");
    // Whoever reads none of its languages reads English likelier than French.
    assert_eq!(header(&village, "content-language").as_deref(), Some("en"));
    assert!(!String::from_utf8_lossy(village.body()).contains("/chat"));
}

#[test]
fn a_frame_has_the_tenants_colours() {
    let css = html(&host(), "/widgets/frame/sample-town/theme.css");
    assert!(css.contains("--vigie-accent: #7a1f2b;") && css.contains("--link: #f0a8b0;"));
    assert_eq!(
        ask(&host(), "/widgets/frame/nowhere/theme.css").status(),
        404
    );
}

#[test]
fn everything_else_may_be_shown_by_nobody() {
    for path in ["/", "/safety", "/stations", "/widgets", TOWN] {
        assert!(
            policy(&host(), path).contains("frame-ancestors 'none'"),
            "{path}"
        );
    }
    assert!(policy(&host(), "/widgets").contains("frame-src 'self'"));
}

#[test]
fn the_page_of_the_widgets_gives_what_was_chosen() {
    let host = host().with_variable("origin", "https://vigie.example/");
    let page = html(
        &host,
        "/widgets?tenant=sample-village&show=numbers&speak=en&lang=fr",
    );
    assert!(page.contains("&lt;vigie-widget tenant=&quot;sample-village&quot; show=&quot;numbers&quot; lang=&quot;en&quot;&gt;"));
    assert!(page.contains("src=\"/widgets/frame/sample-village?show=numbers&amp;lang=en\""));
    assert!(page.contains("&lt;iframe src=&quot;https://vigie.example/widgets/frame/sample-village?show=numbers&amp;amp;lang=en&quot;"));
    assert!(page.contains("https://vigie.example/v1/emergency-numbers?lang=en"));
    assert!(page.contains("<option value=\"sample-village\" selected>"));
    for language in Language::ALL {
        let page = html(&host, &format!("/widgets?lang={language}"));
        assert!(!page.contains("{{"), "{language} has a gap");
        assert!(page.contains("show=&quot;all&quot;"));
    }
    assert_eq!(ask(&host, "/widgets?tennant=x").status(), 400);
}

#[test]
fn nothing_from_the_address_stands_in_the_page() {
    let page = html(
        &host(),
        "/widgets?tenant=%3Cb%3E&show=%22%3E%3Cb%3E&speak=%3Cb%3E",
    );
    assert!(!page.contains("<b>"));
}

#[test]
fn every_loader_that_was_released_is_served_for_good() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/web/released");
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        let answer = from(&format!("/widgets/{name}"), "https://anywhere.example");
        assert_eq!(answer.status(), 200, "{name}");
        assert_eq!(answer.body(), &std::fs::read(file.path()).unwrap());
        let kept = header(&answer, "cache-control").unwrap();
        assert!(kept.ends_with("immutable"), "{kept}");
        let allowed = header(&answer, "access-control-allow-origin");
        assert_eq!(allowed.as_deref(), Some("*"));
        let read_by = header(&answer, "cross-origin-resource-policy");
        assert_eq!(read_by.as_deref(), Some("cross-origin"));
    }
    assert_eq!(ask(&host(), "/widgets/v1-00000000.js").status(), 404);
    assert_eq!(ask(&host(), "/widgets/..%2fweb%2fsite.css").status(), 404);
    assert_eq!(ask(&host(), "/web/..%2fwidgets%2fv1.js").status(), 404);
}
