//! Searches in a body: what is taken, what is refused, and how large it may be.

use serde_json::{Value, json};

use crate::{
    bad_input::codes,
    client::{ask, get, post},
    description::fits,
};

/// The most bytes that a body may have.
const MAX_BODY: usize = 4096;

/// Bodies with one mistake, where it stands, and its code.
pub(crate) const MISTAKEN: [(&str, &str, &str); 42] = [
    (
        r#"{"near":{"lat":100,"lon":2}}"#,
        "/near",
        "latitude_out_of_range",
    ),
    (
        r#"{"near":{"lat":2,"lon":181}}"#,
        "/near",
        "longitude_out_of_range",
    ),
    (r#"{"near":{"lat":48}}"#, "/near", "wrong_type"),
    (
        r#"{"near":{"lat":48,"lon":2,"alt":3}}"#,
        "/near",
        "wrong_type",
    ),
    (r#"{"near":{"lat":"48","lon":2}}"#, "/near", "wrong_type"),
    (r#"{"near":{"lat":null,"lon":2}}"#, "/near", "wrong_type"),
    (r#"{"near":[48,2]}"#, "/near", "wrong_type"),
    (r#"{"near":48.2}"#, "/near", "wrong_type"),
    (r#"{"near":null}"#, "/near", "wrong_type"),
    (r#"{"near":""}"#, "/near", "wrong_type"),
    (r#"{"near":"48,2"}"#, "/near", "wrong_type"),
    (r#"{"bbox":"1,2,3,4"}"#, "/bbox", "wrong_type"),
    (r#"{"q":"Rennes","limit":"3"}"#, "/limit", "wrong_type"),
    (r#"{"q":"Rennes","radius":"3000"}"#, "/radius", "wrong_type"),
    (
        r#"{"q":"Rennes","accessible":"true"}"#,
        "/accessible",
        "wrong_type",
    ),
    (
        r#"{"q":"Rennes","services":"complaint"}"#,
        "/services",
        "wrong_type",
    ),
    (r#"{"q":35000}"#, "/q", "wrong_type"),
    (r#"{"q":""}"#, "/q", "empty"),
    (r#"{"q":"\u0000"}"#, "/q", "empty"),
    (r#"{"q":["Rennes"]}"#, "/q", "wrong_type"),
    (r#"{"postcode":35000}"#, "/postcode", "wrong_type"),
    (r#"{"postcode":"3500"}"#, "/postcode", "postal_code_invalid"),
    (r#"{"commune":"ABCDE"}"#, "/commune", "insee_code_invalid"),
    (r#"{"bbox":[1,2,3]}"#, "/bbox", "wrong_count"),
    (r#"{"bbox":[1,5,2,4]}"#, "/bbox", "box_upside_down"),
    (r#"{"bbox":[1,2,3,"4"]}"#, "/bbox", "wrong_type"),
    (r#"{"bbox":[]}"#, "/bbox", "not_a_number"),
    (r#"{"q":"Rennes","limit":0}"#, "/limit", "out_of_range"),
    (r#"{"q":"Rennes","limit":101}"#, "/limit", "out_of_range"),
    (r#"{"q":"Rennes","limit":2.5}"#, "/limit", "out_of_range"),
    (
        r#"{"q":"Rennes","limit":18446744073709551616}"#,
        "/limit",
        "out_of_range",
    ),
    (r#"{"q":"Rennes","limit":true}"#, "/limit", "wrong_type"),
    (r#"{"q":"Rennes","radius":0.5}"#, "/radius", "out_of_range"),
    (
        r#"{"q":"Rennes","radius":-1e300}"#,
        "/radius",
        "out_of_range",
    ),
    (
        r#"{"q":"Rennes","institution":"navy"}"#,
        "/institution",
        "unknown_value",
    ),
    (r#"{"q":"Rennes","open":true}"#, "/open", "wrong_type"),
    (
        r#"{"q":"Rennes","accessible":1}"#,
        "/accessible",
        "wrong_type",
    ),
    (r#"{"q":"Rennes","services":[]}"#, "/services", "wrong_type"),
    (
        r#"{"q":"Rennes","services":["coffee"]}"#,
        "/services",
        "unknown_value",
    ),
    (
        r#"{"q":"Rennes","services":[1]}"#,
        "/services",
        "wrong_type",
    ),
    (r#"{"q":"Rennes","at":1795430400}"#, "/at", "wrong_type"),
    (r#"{"q":"Rennes","at":"now"}"#, "/at", "time_invalid"),
];

fn search_schema() -> Value {
    json!({ "$ref": "#/components/schemas/Search" })
}

#[test]
fn every_mistake_in_a_body_is_pointed_at() {
    for (body, pointer, code) in MISTAKEN {
        let problem = post(body).refused(400);
        assert_eq!(codes(&problem), [code], "{body}");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}");
    }
}

#[test]
fn the_schema_refuses_what_the_service_refuses() {
    // A schema cannot compare one edge of a box with another.
    let upside_down = r#"{"bbox":[1,5,2,4]}"#;
    for (body, _, _) in MISTAKEN {
        let value: Value = serde_json::from_str(body).unwrap();
        let fitting = fits(&search_schema(), &value);
        assert_eq!(fitting, body == upside_down, "{body}");
    }
    for body in [
        r#"{"q":"Rennes","name":"x"}"#,
        "{}",
        r#"{"q":"Rennes","near":{"lat":1,"lon":2}}"#,
    ] {
        assert!(
            !fits(&search_schema(), &serde_json::from_str(body).unwrap()),
            "{body}"
        );
        post(body).refused(400);
    }
}

#[test]
fn the_same_search_in_a_body_and_in_an_address_has_one_answer() {
    let at = "2026-11-23T09:30:00Z";
    for (body, query) in [
        (
            json!({"near": {"lat": 48.11, "lon": -1.68}, "limit": 2}),
            "near=48.11,-1.68&limit=2",
        ),
        (
            json!({"near": {"lat": -0.0, "lon": 1e-7}}),
            "near=-0,0.0000001",
        ),
        (
            json!({"q": "Brest", "open": "now", "accessible": true}),
            "q=Brest&open=now&accessible=true",
        ),
        (
            json!({"bbox": [-2, 48, -1, 49], "services": ["complaint"]}),
            "bbox=-2,48,-1,49&services=complaint",
        ),
        (
            json!({"bbox": [-2, 48, -1, 49], "services": ["complaint", "proxy_vote"]}),
            "bbox=-2,48,-1,49&services=complaint,proxy_vote",
        ),
        (
            json!({"postcode": "35000", "radius": 5000.5}),
            "postcode=35000&radius=5000.5",
        ),
        (
            json!({"commune": "2a004", "limit": 1, "accessible": false}),
            "commune=2A004&limit=1",
        ),
        (
            json!({"q": "Saint-Étienne", "institution": "gendarmerie"}),
            "q=saint%20etienne&institution=gendarmerie",
        ),
    ] {
        let mut body = body;
        body["at"] = json!(at);
        assert!(fits(&search_schema(), &body), "{body}");
        let answer = post(body.to_string()).send();
        assert_eq!(answer.status, 200, "{body}: {answer}");
        assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
        assert_eq!(
            answer.json(),
            get(format!("/v1/stations?{query}&at={at}")).ok(),
            "{body}"
        );
    }
}

#[test]
fn a_body_that_is_no_object_is_not_json_for_us() {
    let deep = format!("{{\"q\":{}{}}}", "[".repeat(2000), "]".repeat(2000));
    for body in [
        "",
        "[]",
        "{",
        "null",
        "\"text\"",
        "{\"q\":\"\\ud800\"}",
        "{'q':1}",
        "{}{}",
        "\u{feff}{}",
        &deep,
    ] {
        let problem = post(body).refused(400);
        assert_eq!(codes(&problem), ["not_json"], "{body}");
        assert_eq!(problem["errors"][0]["pointer"], "");
    }
    for body in [
        &b"{\"q\":\"\xff\"}"[..],
        b"\xff\xfe{\0}\0",
        b"\x1f\x8b\x08\0",
    ] {
        assert_eq!(codes(&post(body).refused(400)), ["not_json"], "{body:?}");
    }
    // As deep as a stack may go, were it read by recursion without a limit.
    post("[".repeat(10_000)).refused(413);
}

#[test]
fn a_member_given_twice_is_refused_and_an_unknown_one_counted() {
    let problem = post(r#"{"q":"Rennes","q":"Brest"}"#).refused(400);
    assert_eq!(codes(&problem), ["repeated"]);
    assert_eq!(problem["errors"][0]["pointer"], "/q");
    let problem = post(r#"{"q":"Rennes","Zanzibar":1}"#).refused(400);
    assert_eq!(codes(&problem), ["unknown"]);
    assert_eq!(problem["errors"][0]["position"], 1);
    assert!(!problem.to_string().contains("Zanzibar"));
}

#[test]
fn a_body_has_four_thousand_bytes_at_most() {
    let padded = |length: usize| {
        let search = r#"{"near":{"lat":48.11,"lon":-1.68}}"#;
        format!("{search}{}", " ".repeat(length - search.len()))
    };
    assert_eq!(post(padded(MAX_BODY)).send().status, 200);
    let problem = post(padded(MAX_BODY + 1)).refused(413);
    assert_eq!(problem["code"], "body_too_large");
    post(padded(MAX_BODY * 16)).refused(413);
}

#[test]
fn a_body_of_another_type_is_refused() {
    let body = r#"{"near":{"lat":48.11,"lon":-1.68}}"#;
    let typed = |media_type: &str| {
        ask("POST", "/v1/stations/search")
            .header("content-type", media_type)
            .body(body)
    };
    for media_type in [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/geo+json",
        "application/jsonx",
        "json",
        "*/*",
    ] {
        let problem = typed(media_type).refused(415);
        assert_eq!(problem["code"], "unsupported_media_type", "{media_type}");
    }
    ask("POST", "/v1/stations/search").body(body).refused(415);
    for media_type in [
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/json;",
    ] {
        assert_eq!(typed(media_type).send().status, 200, "{media_type}");
    }
}

#[test]
fn only_the_language_stands_beside_a_body() {
    let english = ask("POST", "/v1/stations/search?lang=en")
        .header("content-type", "application/json")
        .body("{}")
        .refused(400);
    assert_eq!(english["code"], "place_needed");
    assert_eq!(english["title"], "Where to search?");
    let beside = ask("POST", "/v1/stations/search?near=48,2")
        .header("content-type", "application/json")
        .body(r#"{"q":"Rennes"}"#)
        .refused(400);
    assert_eq!(codes(&beside), ["unknown"]);
}
