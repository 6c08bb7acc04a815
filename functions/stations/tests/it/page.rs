//! What a form is answered with, the health answer and the interface's
//! description.

use vigie_host::Language;

use super::*;

/// A search as a browser without script sends it.
fn form(language: Language, fields: &str) -> Response<bytes::Bytes> {
    send(
        request(
            Method::POST,
            &format!("/v1/stations/search?lang={language}"),
        )
        .with_header("content-type", "application/x-www-form-urlencoded")
        .with_body(fields.to_owned()),
    )
}

fn html(response: &Response<bytes::Bytes>) -> &str {
    assert_eq!(response.status(), 200);
    assert_eq!(
        response.headers()["content-type"],
        "text/html; charset=utf-8"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    std::str::from_utf8(response.body()).unwrap()
}

#[test]
fn a_form_is_answered_with_a_page_in_every_language() {
    for language in Language::ALL.iter().copied() {
        let response = form(language, "q=rens&institution=&open=now");
        let html = html(&response);
        assert!(html.contains(&format!("<html lang=\"{language}\"")));
        assert!(!html.contains("{{"), "{language}: a gap was left unfilled");
        assert!(html.contains("Rennes (35000)"), "{language}");
        assert!(html.contains("<bdi lang=\"fr\">"), "{language}");
        for number in ["tel:17", "tel:112", "sms:114"] {
            assert!(
                html.find(number) < html.find("<h1"),
                "{number} stands first"
            );
        }
        assert!(
            html.contains("class=\"notice\""),
            "{language}: that these are samples is said"
        );
        // Whoever looks over a shoulder or into a history learns no place.
        assert!(html.contains("<title>Vigie</title>"));
    }
}

#[test]
fn a_page_says_what_the_data_says() {
    let data = json(&post(r#"{"q": "Rennes", "limit": 10}"#));
    let page = form(Language::French, "q=Rennes");
    let page = html(&page);
    for feature in data["features"].as_array().unwrap() {
        let known = &feature["properties"];
        let name = vigie_host::template::escape(known["name"].as_str().unwrap());
        assert!(page.contains(&name), "{name}");
        if let Some(telephone) = known["telephone"].as_str() {
            assert!(page.contains(&format!("href=\"tel:{telephone}\"")));
        }
    }
    assert_eq!(
        page.matches("<li>\n<h2>").count(),
        data["features"].as_array().unwrap().len()
    );
    assert!(page.contains("Données du 01/11/2026"));
}

#[test]
fn a_name_that_two_places_have_is_offered_again_by_its_code() {
    let page = form(Language::French, "q=saint+denis");
    let page = html(&page);
    let (_, rest) = page.split_once("name=\"commune\" value=\"").unwrap();
    let (insee, _) = rest.split_once('"').unwrap();
    let other = form(Language::French, &format!("commune={insee}"));
    assert!(html(&other).contains("Saint-Denis"));
    assert!(
        !page.contains(&format!("?commune={insee}")),
        "in no address"
    );
}

#[test]
fn a_place_that_nobody_knows_is_said_and_asked_again() {
    let page = form(Language::English, "q=Xyzzyville");
    let page = html(&page);
    assert!(page.contains("role=\"status\""));
    assert!(page.contains("href=\"/stations?lang=en\""));
    assert!(!page.contains("Xyzzyville"), "nothing is repeated");
}

#[test]
fn what_is_no_search_is_refused_with_its_reason() {
    let problem = refused(&form(Language::French, "near=1"), 400);
    assert_eq!(problem["errors"][0]["parameter"], "near");
    refused(&form(Language::French, "institution="), 400);
    refused(&form(Language::French, "q=%ff%fe"), 400);
}

/// One field takes whatever people know of a place.
#[test]
fn a_name_may_be_a_code() {
    for (typed, insee) in [("35000", "35238"), ("35238", "35238"), ("2a004", "2A004")] {
        let found = json(&post(&format!(r#"{{"q": "{typed}"}}"#)));
        assert_eq!(found["located_by"]["commune"]["insee"], insee, "{typed}");
    }
}

#[test]
fn the_operator_is_named() {
    let host = host().with_variable("operator", "Ville <d'Exemple>");
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
        for method in route.methods {
            let operation = &description["paths"][route.path][method.as_str().to_lowercase()];
            let described = operation.get("operationId").is_some();
            assert!(described, "{method} {} is not described", route.path);
        }
    }
}
