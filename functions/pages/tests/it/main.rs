//! The pages through their public door, on the platform in memory.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod desk;
mod widgets;

use http::Response;
use vigie_host::{
    Language,
    simulated::{SimulatedHost, block_on, get},
    site::{STYLE, STYLE_PATH},
};

const NOW: &str = "2026-11-23T09:30:15Z";
/// The pages on which a conversation is held.
const CONVERSATIONS: [&str; 3] = ["/chat", "/follow", "/minors"];
const PAGES: [&str; 11] = [
    "/",
    "/offline",
    "/offline/guide",
    "/offline/help",
    "/offline/numbers",
    "/offline/sheets",
    "/safety",
    "/stations",
    "/chat",
    "/follow",
    "/minors",
];

fn host() -> SimulatedHost {
    SimulatedHost::new(NOW.parse().unwrap())
}

fn ask(host: &SimulatedHost, target: &str) -> Response<bytes::Bytes> {
    block_on(vigie_pages::handle(get(target), host))
}

fn html(host: &SimulatedHost, target: &str) -> String {
    let response = ask(host, target);
    assert_eq!(response.status(), 200, "{target}");
    String::from_utf8(response.body().to_vec()).unwrap()
}

fn policy(host: &SimulatedHost, target: &str) -> String {
    let response = ask(host, target);
    let policy = response.headers()["content-security-policy"].to_str();
    policy.unwrap().to_owned()
}

#[test]
fn every_page_is_whole_in_every_language() {
    for path in PAGES {
        for language in Language::ALL {
            let html = html(&host(), &format!("{path}?lang={language}"));
            assert!(html.contains(&format!("<html lang=\"{language}\"")));
            assert!(!html.contains("{{"), "{path} in {language} has a gap");
            let first = ["tel:17", "tel:112", "sms:114", "<h1>"].map(|part| html.find(part));
            assert!(
                first.is_sorted() && first[0].is_some(),
                "{path}: danger first"
            );
            assert!(
                html.contains("action=\"/v1/leave\""),
                "a way out without script"
            );
            assert!(!html.contains("style=") && !html.contains("<style"));
        }
    }
}

#[test]
fn a_page_loads_only_what_lies_beside_it() {
    for path in PAGES {
        let policy = policy(&host(), path);
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        let policy = policy.replace("'wasm-unsafe-eval'", "");
        assert!(
            !policy.contains("unsafe") && !policy.contains("http"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"));
    }
}

#[test]
fn the_operator_is_named_and_escaped() {
    let host = host().with_variable("operator", "Ville <d'Exemple>");
    assert!(html(&host, "/").contains("Ville &lt;d&#39;Exemple&gt;"));
}

#[test]
fn only_the_page_with_a_map_may_ask_for_its_pictures_and_the_position() {
    let tiles = "https://tiles.example/{z}/{x}/{y}.png";
    let host = host().with_variable("tiles_url", tiles);
    assert!(policy(&host, "/stations").contains("img-src 'self' https://tiles.example data:"));
    assert!(html(&host, "/stations").contains(&format!("tiles=\"{tiles}\"")));
    assert!(!policy(&host, "/").contains("tiles.example"));
    let allowed = |path: &str| {
        let response = ask(&host, path);
        response.headers()["permissions-policy"]
            .to_str()
            .unwrap()
            .contains("geolocation=(self)")
    };
    assert!(allowed("/stations") && !allowed("/") && !allowed("/safety"));
    assert!(CONVERSATIONS.iter().all(|path| allowed(path)));
}

#[test]
fn only_conversations_run_wasm_and_show_what_is_in_memory() {
    for path in PAGES {
        let policy = policy(&host(), path);
        let held = CONVERSATIONS.contains(&path);
        assert_eq!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval';"),
            held,
            "{path}: {policy}"
        );
        assert_eq!(policy.contains("img-src 'self' blob: data:"), held);
    }
}

#[test]
fn a_conversation_leads_to_forms_without_script_and_tells_nothing_by_its_title() {
    let host = host().with_variable("root_key", "IlfvYI8bmefFgP7LRbehxt-tGQM2zIuMjR40Fq72Qzw");
    for path in CONVERSATIONS {
        let html = html(&host, path);
        assert!(html.contains("<title>Vigie</title>"), "{path}");
        assert!(html.contains("root=\"IlfvYI8bmefFgP7LRbehxt-tGQM2zIuMjR40Fq72Qzw\""));
        let element = html.split_once("<vigie-chat").unwrap().1;
        let inside = element.split_once("</vigie-chat>").unwrap().0;
        assert!(inside.contains("href=\"/v1/cases?lang=fr"), "{path}");
    }
}

#[test]
fn minors_find_who_listens_before_all_else() {
    let html = html(&host(), "/minors");
    let order = ["tel:119", "tel:3018", "<vigie-chat minor", "audience=minor"];
    let places = order.map(|part| html.find(part));
    assert!(places.is_sorted() && places[0].is_some());
}

#[test]
fn no_address_of_pictures_gets_more_into_the_policy() {
    for tiles in [
        "https://a.example; script-src *",
        "https://a.example script-src/{z}",
        "http://a.example/{z}",
        "https:///{z}",
        "javascript:alert(1)",
    ] {
        let host = host().with_variable("tiles_url", tiles);
        assert_eq!(
            policy(&host, "/stations"),
            policy(&self::host(), "/stations")
        );
    }
}

#[test]
fn the_style_sheet_is_that_of_the_site_and_may_be_kept_for_a_while() {
    let response = ask(&host(), STYLE_PATH);
    assert_eq!(
        response.headers()["content-type"],
        "text/css; charset=utf-8"
    );
    assert_eq!(response.body(), STYLE.as_bytes());
    let kept = response.headers()["cache-control"].to_str().unwrap();
    assert!(kept.contains("max-age=300") && !kept.contains("immutable"));
    assert_eq!(ask(&host(), "/web/nothing.css").status(), 404);
    assert_eq!(ask(&host(), "/web/..%2fmain.rs").status(), 404);
}

#[test]
fn no_page_takes_anything_from_its_address_but_the_language() {
    for path in PAGES {
        assert_eq!(ask(&host(), &format!("{path}?q=secret")).status(), 400);
    }
}

#[test]
fn a_discreet_name_is_chosen_in_the_address_and_named_by_that_page_alone() {
    let host = host();
    for (app, name) in [
        ("vigie", "Vigie"),
        ("notes", "Notes"),
        ("weather", "Météo"),
        ("sums", "Calcul"),
    ] {
        let page = html(&host, &format!("/offline?app={app}&lang=fr"));
        assert!(page.contains(&format!("href=\"/web/app-{app}-fr.webmanifest\"")));
        assert!(page.contains(&format!("value=\"{app}\" checked")));
        let manifest = ask(&host, &format!("/web/app-{app}-fr.webmanifest"));
        assert_eq!(
            manifest.headers()["content-type"],
            "application/manifest+json"
        );
        let manifest = String::from_utf8(manifest.body().to_vec()).unwrap();
        assert!(manifest.contains(&format!("\"name\":\"{name}\"")));
        for size in [192, 512] {
            let icon = format!("/web/app-{app}-{size}.png");
            assert!(manifest.contains(&icon));
            assert_eq!(ask(&host, &icon).headers()["content-type"], "image/png");
        }
    }
    assert_eq!(ask(&host, "/offline?app=police").status(), 400);
    for missing in ["app-police-fr", "app-notes-xx", "app-notes", "notes-fr"] {
        assert_eq!(
            ask(&host, &format!("/web/{missing}.webmanifest")).status(),
            404
        );
    }
    assert!(policy(&host, "/offline").contains("manifest-src 'self'"));
    for path in PAGES.into_iter().filter(|path| *path != "/offline") {
        assert!(!html(&host, path).contains("webmanifest"));
        assert!(!policy(&host, path).contains("manifest-src"));
    }
}
