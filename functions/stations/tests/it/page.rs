//! The page, the health answer and the interface's description.

use std::collections::BTreeSet;

use super::*;

#[test]
fn the_page_is_whole_in_every_language() {
    for (language, title) in [("fr", "Vigie : trouver"), ("en", "Vigie: find")] {
        let response = send(get(&format!("/?lang={language}")));
        assert_eq!(response.status(), 200);
        assert_eq!(
            response.headers()["content-type"],
            "text/html; charset=utf-8"
        );
        let html = std::str::from_utf8(response.body()).unwrap();
        assert!(html.contains(title));
        assert!(!html.contains("{{"), "a gap was left unfilled");
        for number in ["tel:17", "tel:112", "sms:114"] {
            assert!(html.contains(number), "{number}");
        }
        assert!(
            html.find("tel:17") < html.find("<h1"),
            "the numbers stand first"
        );
        assert!(
            !html.contains("http://") && !html.contains("https://"),
            "nothing from elsewhere"
        );
    }
}

#[test]
fn the_operator_is_named_and_escaped() {
    let host = host().with_variable("operator", "Ville <d'Exemple>");
    let response = block_on(vigie_stations::handle(get("/"), &host));
    let html = std::str::from_utf8(response.body()).unwrap();
    assert!(html.contains("Ville &lt;d&#39;Exemple&gt;"));
    let response = block_on(vigie_stations::handle(get("/healthz"), &host));
    assert_eq!(json(&response)["operator"], "Ville <d'Exemple>");
}

#[test]
fn health_names_version_and_data() {
    let health = ask("/healthz");
    assert_eq!(health["status"], "ok");
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(health["data_date"], "2026-11-01");
    assert_eq!(health["sample"], true);
    assert!(health["stations"].as_u64().unwrap() > 20);
}

#[test]
fn the_description_lists_exactly_the_routes() {
    let description = ask("/v1/openapi.json");
    assert_eq!(description["openapi"], "3.1.0");
    let described: BTreeSet<(String, String)> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .unwrap()
                .keys()
                .filter(|key| ["get", "post", "put", "patch", "delete"].contains(&key.as_str()))
                .map(move |method| (path.clone(), method.to_uppercase()))
        })
        .collect();
    let routed: BTreeSet<(String, String)> = vigie_stations::ROUTES
        .iter()
        .filter(|route| !route.path.starts_with("/page"))
        .flat_map(|route| {
            route
                .methods
                .iter()
                .map(|method| (route.path.to_owned(), method.to_string()))
        })
        .collect();
    assert_eq!(described, routed);
}
