//! HEAD, OPTIONS, 404, 405, entity tags and languages, alike everywhere.

use std::sync::LazyLock;

use serde_json::Value;

use crate::{
    case::Case,
    client::{Answer, ask, get, post},
    description::description,
};

/// One address for each path that takes GET.
const READABLE: [&str; 41] = [
    "/",
    "/chat",
    "/follow",
    "/minors",
    "/offline",
    "/offline?app=notes",
    "/offline/help",
    "/safety",
    "/sw.js",
    "/stations",
    "/web/site.css",
    "/web/portal.js",
    "/widgets",
    "/widgets/v1.js",
    "/widgets/frame/sample-town",
    "/widgets/frame/sample-town/theme.css",
    "/v1/tenants/sample-town",
    "/v1/tenants/nowhere",
    "/healthz",
    "/v1/openapi.json",
    "/v1/communes?q=Rennes",
    "/v1/stations?near=48.11,-1.68&at=2026-11-23T09:30:00Z",
    "/v1/stations?q=",
    "/v1/stations/index",
    "/v1/sheets",
    "/v1/sheets?q=vol",
    "/v1/sheets/visitors",
    "/v1/sheets/nowhere",
    "/v1/topics",
    "/v1/emergency-numbers?territory=reunion",
    "/v1/guide",
    "/v1/phrases",
    "/v1/phrases/am",
    "/v1/phrases/tlh",
    "/v1/answers",
    "/v1/answers/uk",
    "/v1/answers/tlh",
    "/v1/feeds/theft.atom",
    "/v1/feeds/all.json",
    "/sitemap.xml",
    "/nowhere",
];

/// Of those, the ones whose answers may be kept.
const KEPT: [&str; 32] = [
    "/",
    "/chat",
    "/follow",
    "/minors",
    "/offline",
    "/offline?app=notes",
    "/offline/help",
    "/safety",
    "/sw.js",
    "/stations",
    "/web/site.css",
    "/web/portal.js",
    "/widgets/v1.js",
    "/widgets/frame/sample-town",
    "/widgets/frame/sample-town/theme.css",
    "/v1/tenants/sample-town",
    "/v1/openapi.json",
    "/v1/communes?q=Rennes",
    "/v1/stations?near=48.11,-1.68&at=2026-11-23T09:30:00Z",
    "/v1/stations/index",
    "/v1/sheets",
    "/v1/sheets/visitors",
    "/v1/topics",
    "/v1/emergency-numbers?territory=reunion",
    "/v1/guide",
    "/v1/phrases",
    "/v1/phrases/am",
    "/v1/answers",
    "/v1/answers/uk",
    "/v1/feeds/theft.atom",
    "/v1/feeds/all.json",
    "/sitemap.xml",
];

/// The headers of an answer without those that differ from one request to the
/// next, or by how a platform sends a body.
fn lasting(answer: &Answer) -> Vec<(String, String)> {
    const PASSING: [&str; 6] = [
        "x-request-id",
        "date",
        "content-length",
        "transfer-encoding",
        "connection",
        "keep-alive",
    ];
    let mut headers = answer.headers.clone();
    headers.retain(|(name, _)| !PASSING.contains(&name.as_str()));
    headers.sort();
    headers
}

#[test]
fn head_is_get_without_its_body() {
    for target in READABLE {
        let full = get(target).send();
        let head = ask("HEAD", target).send();
        assert_eq!(head.status, full.status, "{target}");
        assert!(head.body.is_empty(), "{target}");
        assert_eq!(lasting(&head), lasting(&full), "{target}");
        if let Some(length) = head.header("content-length") {
            assert_eq!(length, full.body.len().to_string(), "{target}");
        }
    }
    let post_only = ask("HEAD", "/v1/stations/search").send();
    assert_eq!(
        (post_only.status, post_only.header("allow").as_deref()),
        (405, Some("POST, OPTIONS"))
    );
}

/// An address of a path. Only a case that is there says what it takes.
fn address_of(path: &str) -> String {
    static CASE: LazyLock<String> = LazyLock::new(|| Case::open().citizen.case.to_string());
    let id = "AAECAwQFBgcICQoLDA0ODw";
    let path = path.replace("{attachment}", id).replace("{index}", "0");
    match path.strip_prefix("/v1/cases/{id}") {
        Some(rest) => format!("/v1/cases/{}{rest}", *CASE),
        None => {
            // Only a desk that there is says what its feed takes.
            let path = path.replace("/v1/desks/{id}", "/v1/desks/bordeaux");
            let segments = path
                .split('/')
                .map(|segment| match segment.strip_prefix('{') {
                    Some(_) => "nowhere",
                    None => segment,
                });
            segments.collect::<Vec<_>>().join("/")
        }
    }
}

/// An address of each path that is described, with the methods that `Allow`
/// has to list.
fn described() -> impl Iterator<Item = (String, &'static Value, String)> {
    let paths = description()["paths"].as_object().unwrap();
    paths.iter().map(|(path, item)| {
        let methods = ["get", "post", "put", "delete"];
        let taken = methods.iter().filter(|method| item.get(**method).is_some());
        let mut allow: Vec<_> = taken.map(|method| method.to_uppercase()).collect();
        if item.get("get").is_some() {
            allow.push("HEAD".to_owned());
        }
        allow.push("OPTIONS".to_owned());
        (address_of(path), item, allow.join(", "))
    })
}

#[test]
fn options_answers_a_preflight_of_any_site() {
    for (target, _, methods) in described() {
        let answer = ask("OPTIONS", target.as_str())
            .header("origin", "https://mairie.example")
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
            .send();
        assert_eq!(answer.status, 204, "{target}");
        assert!(answer.body.is_empty(), "{target}");
        let header = |name: &str| answer.header(name).unwrap_or_default();
        assert_eq!(header("allow"), methods, "{target}");
        assert_eq!(header("access-control-allow-methods"), methods, "{target}");
        assert!(
            header("access-control-allow-headers").contains("content-type"),
            "{target}"
        );
    }
    let read = get("/v1/communes?q=Rennes")
        .header("origin", "https://mairie.example")
        .send();
    let exposed = read.header("access-control-expose-headers").unwrap();
    assert!(
        exposed.contains("etag") && exposed.contains("x-request-id"),
        "{exposed}"
    );
}

/// Which also shows that whatever is described has a route, in whichever
/// function: an address without one is not found, whatever the method.
#[test]
fn another_method_is_told_which_ones_there_are() {
    for (target, item, allow) in described() {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"] {
            if item.get(method.to_lowercase()).is_some() {
                continue;
            }
            let answer = ask(method, target.as_str()).send();
            assert_eq!(answer.status, 405, "{method} {target}");
            assert_eq!(
                answer.json()["code"],
                "method_not_allowed",
                "{method} {target}"
            );
            assert_eq!(
                answer.header("allow").as_deref(),
                Some(allow.as_str()),
                "{method} {target}"
            );
        }
    }
}

#[test]
fn an_address_that_leads_nowhere_is_not_found_whatever_the_method() {
    for target in [
        "/nowhere",
        "/v1",
        "/v2/stations",
        "/v1/stations/a/b",
        "/V1/stations",
        "/healthz/x",
        "/v1/sheets/visitors/x",
        "/v1/topics/theft",
        "/v1/guide/danger",
        "/v1/feeds",
        "/assets",
        "/sitemap.xml/x",
    ] {
        for method in ["GET", "HEAD", "POST", "DELETE", "OPTIONS"] {
            let answer = ask(method, target).send();
            assert_eq!(answer.status, 404, "{method} {target}");
            if method != "HEAD" {
                assert_eq!(answer.json()["code"], "not_found", "{method} {target}");
            }
        }
    }
}

#[test]
fn a_slash_at_the_end_changes_nothing() {
    for (target, query) in [
        ("/healthz", ""),
        ("/v1/communes", "?q=Rennes&lang=fr"),
        ("/v1/stations", "?q=Rennes&lang=fr"),
        ("/v1/sheets", "?topic=theft&lang=fr"),
        ("/v1/sheets/visitors", "?lang=fr"),
        ("/v1/guide", "?lang=fr"),
        ("/v1/feeds/all.json", "?lang=fr"),
    ] {
        let bare = get(format!("{target}{query}")).send();
        let slash = get(format!("{target}/{query}")).send();
        assert_eq!(
            (bare.status, bare.body),
            (slash.status, slash.body),
            "{target}"
        );
    }
}

#[test]
fn entity_tags_are_strong_and_spare_the_body() {
    for target in KEPT {
        let first = get(target).send();
        assert!(
            first
                .header("cache-control")
                .unwrap()
                .starts_with("public, max-age="),
            "{target}"
        );
        let tag = first.header("etag").unwrap();
        assert!(
            tag.starts_with('"') && tag.ends_with('"'),
            "{target}: {tag} is weak"
        );
        assert_eq!(
            get(target).send().header("etag").as_ref(),
            Some(&tag),
            "{target}"
        );
        for held in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            for method in ["GET", "HEAD"] {
                let again = ask(method, target).header("if-none-match", &held).send();
                assert_eq!(again.status, 304, "{method} {target}: {held}");
                assert!(again.body.is_empty(), "{method} {target}");
                assert_eq!(
                    again.header("etag").as_ref(),
                    Some(&tag),
                    "{method} {target}"
                );
            }
        }
        for held in ["\"other\"", "", "\"", tag.trim_matches('"')] {
            let again = get(target).header("if-none-match", held).send();
            assert_eq!(again.status, 200, "{target}: {held}");
        }
    }
}

#[test]
fn what_depends_on_who_asks_is_kept_by_nobody() {
    for answer in [
        get("/healthz").send(),
        get("/nowhere").send(),
        get("/v1/sheets?q=vol").send(),
        get("/v1/sheets?q=vol").header("accept", "text/html").send(),
        ask("POST", "/v1/guide")
            .header("content-type", "application/json")
            .body("{}")
            .send(),
        post(r#"{"near":{"lat":48.11,"lon":-1.68}}"#).send(),
        post(r#"{"near":{"lat":48.11,"lon":-1.68}}"#)
            .header("if-none-match", "*")
            .send(),
    ] {
        assert_eq!(
            answer.header("cache-control").as_deref(),
            Some("no-store"),
            "{answer}"
        );
        assert_eq!(answer.header("etag"), None, "{answer}");
        assert_ne!(answer.status, 304);
    }
}

#[test]
fn the_language_is_negotiated_and_said() {
    for (accept, language) in [
        ("en", "en"),
        ("EN-gb", "en"),
        ("de, en;q=0.7, fr;q=0.2", "de"),
        ("ja, en;q=0.7, fr;q=0.2", "en"),
        ("tr;q=0.3, zh-Hans;q=0.4", "zh"),
        ("fr-CA, en", "fr"),
        ("en;q=0", "fr"),
        ("en;q=NaN, fr;q=0.1", "fr"),
        ("en;q=2, fr;q=0.1", "fr"),
        ("tlh, *;q=0.1", "fr"),
        ("tlh", "en"),
        ("tlh, en;q=0", "fr"),
        ("tlh;q=0", "fr"),
        ("*", "fr"),
        (",,;;q=,", "fr"),
        ("", "fr"),
    ] {
        let answer = get("/nowhere").header("accept-language", accept).send();
        assert_eq!(
            answer.header("content-language").as_deref(),
            Some(language),
            "{accept}"
        );
        assert_eq!(
            answer.header("vary").as_deref(),
            Some("accept-language"),
            "{accept}"
        );
        let title = match language {
            "en" => "Page not found",
            "fr" => "Page introuvable",
            _ => continue,
        };
        assert_eq!(answer.json()["title"], title, "{accept}");
    }
    let asked = get("/nowhere?lang=en")
        .header("accept-language", "fr")
        .send();
    assert_eq!(asked.header("content-language").as_deref(), Some("en"));
    assert_eq!(asked.header("vary"), None, "the address alone decides");
    let (french, english) = (get("/?lang=fr").send(), get("/?lang=en").send());
    assert_ne!(french.header("etag"), english.header("etag"));
    let refused = get("/v1/stations?q=Rennes&lang=tlh").refused(400);
    assert_eq!(refused["errors"][0]["code"], "unknown_language");
}

#[test]
fn a_request_id_is_never_taken_from_the_caller_nor_given_twice() {
    let id = "0123456789abcdef0123456789abcdef";
    let ids: Vec<_> = (0..20)
        .map(|_| {
            get("/healthz")
                .header("x-request-id", id)
                .send()
                .header("x-request-id")
                .unwrap()
        })
        .collect();
    assert!(ids.iter().all(|given| given != id));
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "{ids:?}");
}
