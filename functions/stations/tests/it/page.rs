//! The page, the health answer and the interface's description.

use super::*;

#[test]
fn the_page_is_whole_in_every_language() {
    for (language, title) in [("fr", "Vigie\u{a0}: trouver"), ("en", "Vigie: find")] {
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

/// The description is that of all functions: that it lists nothing without a
/// route is for the black-box suite to see, which asks all of them.
#[test]
fn the_description_lists_every_route() {
    let description = ask("/v1/openapi.json");
    assert_eq!(description["openapi"], "3.1.0");
    for route in &vigie_stations::ROUTES {
        // What the page is made of is described with it.
        if route.path.starts_with("/page") {
            continue;
        }
        for method in route.methods {
            let operation = &description["paths"][route.path][method.as_str().to_lowercase()];
            let described = operation.get("operationId").is_some();
            assert!(described, "{method} {} is not described", route.path);
        }
    }
}
