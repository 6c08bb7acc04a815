//! Widgets: whose pages may have them, and what such a page gets.

use crate::client::{ask, get};

const TOWN: &str = "/v1/tenants/sample-town";
const HERE: &str = "https://www.sample-town.example";
const ELSEWHERE: &str = "https://sample-town.example";

#[test]
fn a_tenant_is_read_by_the_pages_of_its_own_sites() {
    for origin in [HERE, "http://localhost:5173"] {
        let answer = get(TOWN).header("origin", origin).send();
        assert_eq!(answer.status, 200, "{origin}");
        assert_eq!(
            answer.header("access-control-allow-origin").as_deref(),
            Some(origin)
        );
        assert_eq!(answer.json()["sample"], true);
    }
    for origin in [ELSEWHERE, "null", "https://www.sample-town.example:8443"] {
        let answer = get(TOWN).header("origin", origin).send();
        assert_eq!(answer.status, 403, "{origin}");
        assert_eq!(answer.json()["code"], "origin_not_allowed");
    }
    let answer = get(TOWN).send();
    assert_eq!(answer.status, 200, "a program has no origin");
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn a_cache_keeps_an_answer_for_each_origin() {
    for origin in [HERE, ELSEWHERE] {
        let answer = get(TOWN).header("origin", origin).send();
        assert!(answer.header("vary").unwrap().contains("origin"));
    }
    let kept = get(TOWN).header("origin", HERE).send();
    assert_eq!(
        kept.header("cache-control").as_deref(),
        Some("public, max-age=300")
    );
    let tag = kept.header("etag").unwrap();
    let held = |origin: &str| {
        let asked = get(TOWN).header("origin", origin);
        asked.header("if-none-match", &tag).send().status
    };
    // Holding what another site was told opens nothing.
    assert_eq!((held(HERE), held(ELSEWHERE)), (304, 403));
}

#[test]
fn an_unknown_town_is_a_problem_that_says_so() {
    for target in [
        "/v1/tenants/nowhere",
        "/widgets/frame/nowhere",
        "/widgets/frame/nowhere/theme.css",
    ] {
        let answer = get(target).header("origin", HERE).send();
        assert_eq!(answer.status, 404, "{target}");
        assert_eq!(answer.json()["code"], "tenant_not_found", "{target}");
    }
}

#[test]
fn only_a_frame_may_be_shown_by_another_site() {
    let policy = |target: &str| {
        let answer = get(target).send();
        answer.header("content-security-policy").unwrap()
    };
    let framed = policy("/widgets/frame/sample-town");
    assert!(
        framed.contains(&format!("frame-ancestors 'self' {HERE}")),
        "{framed}"
    );
    assert!(!framed.contains("sample-provider"), "{framed}");
    for target in ["/", "/stations", "/widgets", "/v1/guide", "/v1/cases", TOWN] {
        let policy = policy(target);
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{target}: {policy}"
        );
    }
}

#[test]
fn what_a_widget_loads_and_asks_is_open_to_every_site() {
    for target in ["/widgets/v1.js", "/web/widget.js", "/web/portal.js"] {
        let answer = get(target).header("origin", HERE).send();
        assert_eq!(answer.status, 200, "{target}");
        let header = |name: &str| answer.header(name);
        assert_eq!(header("access-control-allow-origin").as_deref(), Some("*"));
        assert_eq!(
            header("cross-origin-resource-policy").as_deref(),
            Some("cross-origin")
        );
    }
    for target in ["/v1/stations/search", "/v1/guide"] {
        let preflight = ask("OPTIONS", target)
            .header("origin", HERE)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
            .send();
        assert_eq!(preflight.status, 204, "{target}");
        let header = |name: &str| preflight.header(name).unwrap();
        assert_eq!(header("access-control-allow-origin"), "*");
        assert!(header("access-control-allow-methods").contains("POST"));
        assert!(header("access-control-allow-headers").contains("content-type"));
    }
}

#[test]
fn a_form_of_another_site_is_answered_with_a_page() {
    let answer = ask("POST", "/v1/stations/search?lang=fr")
        .header("origin", HERE)
        .header("sec-fetch-site", "cross-site")
        .header("sec-fetch-mode", "navigate")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html")
        .body("q=Rennes")
        .send();
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type").as_deref(),
        Some("text/html; charset=utf-8")
    );
    assert!(answer.text().contains("Rennes"));
}

#[test]
fn the_loader_is_small_and_has_a_name_for_good() {
    let page = get("/widgets?lang=fr").send().text();
    let (_, named) = page.split_once("/widgets/v1-").unwrap();
    let (hash, _) = named.split_once(".js").unwrap();
    let pinned = get(format!("/widgets/v1-{hash}.js"))
        .header("accept-encoding", "br")
        .send();
    assert_eq!(pinned.status, 200);
    assert!(
        pinned
            .header("cache-control")
            .unwrap()
            .ends_with("immutable")
    );
    assert!(pinned.body.len() <= 15_000, "{} bytes", pinned.body.len());
    let newest = get("/widgets/v1.js").header("accept-encoding", "br").send();
    assert_eq!(newest.body, pinned.body);
    assert!(
        !newest
            .header("cache-control")
            .unwrap()
            .contains("immutable")
    );
}
