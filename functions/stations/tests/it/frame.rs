//! What every function answers alike.

use super::*;

#[test]
fn every_answer_is_named_and_protected() {
    for target in [
        "/v1/stations?q=Rennes",
        "/v1/stations?q=",
        "/nowhere",
        "/healthz",
    ] {
        let response = send(get(target));
        let headers = response.headers();
        assert_eq!(headers["x-request-id"].len(), 32, "{target}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{target}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{target}");
        assert_eq!(headers["access-control-allow-origin"], "*", "{target}");
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"), "{target}");
        assert!(policy.contains("frame-ancestors 'none'"), "{target}");
        assert!(!policy.contains("unsafe"), "{target}");
        assert!(headers.contains_key("permissions-policy"), "{target}");
        assert!(
            headers.contains_key("strict-transport-security"),
            "{target}"
        );
        assert!(!headers.contains_key("set-cookie"), "{target}");
    }
}

#[test]
fn a_request_id_is_never_taken_from_the_caller() {
    let response = send(get("/healthz").with_header("x-request-id", "followed"));
    assert_ne!(response.headers()["x-request-id"], "followed");
}

#[test]
fn unknown_addresses_and_methods_are_told_apart() {
    assert_eq!(
        refused(&send(get("/v2/stations")), 404)["code"],
        "not_found"
    );
    let response = send(request(Method::DELETE, "/v1/stations"));
    let problem = refused(&response, 405);
    assert_eq!(response.headers()["allow"], "GET, HEAD, OPTIONS");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("GET, HEAD, OPTIONS")
    );
    let response = send(get("/v1/stations/search"));
    refused(&response, 405);
    assert_eq!(response.headers()["allow"], "POST, OPTIONS");
}

#[test]
fn head_is_get_without_its_body() {
    for target in ["/v1/stations?q=Rennes", "/v1/stations?q=", "/"] {
        let full = send(get(target));
        let head = send(request(Method::HEAD, target));
        assert_eq!(head.status(), full.status());
        assert!(head.body().is_empty());
        assert_eq!(
            head.headers()["content-length"].to_str().unwrap(),
            full.body().len().to_string()
        );
        assert_eq!(head.headers().get("etag"), full.headers().get("etag"));
    }
}

#[test]
fn options_answers_a_preflight() {
    let response = send(
        request(Method::OPTIONS, "/v1/stations/search")
            .with_header("origin", "https://mairie.example")
            .with_header("access-control-request-method", "POST"),
    );
    assert_eq!(response.status(), 204);
    assert_eq!(
        response.headers()["access-control-allow-methods"],
        "POST, OPTIONS"
    );
    assert!(
        response.headers()["access-control-allow-headers"]
            .to_str()
            .unwrap()
            .contains("content-type")
    );
    refused(&send(request(Method::OPTIONS, "/nowhere")), 404);
}

#[test]
fn entity_tags_are_strong_and_spare_the_body() {
    let first = send(get("/v1/stations?q=Rennes"));
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'));
    for held in [
        tag.clone(),
        format!("W/{tag}"),
        format!("\"other\", {tag}"),
        "*".to_owned(),
    ] {
        let again = send(get("/v1/stations?q=Rennes").with_header("if-none-match", &held));
        assert_eq!(again.status(), 304, "{held}");
        assert!(again.body().is_empty());
        assert_eq!(again.headers()["etag"], tag.as_str());
    }
    let other = send(get("/v1/stations?q=Rennes").with_header("if-none-match", "\"other\""));
    assert_eq!(other.status(), 200);
    let later = send(get("/v1/stations?q=Brest").with_header("if-none-match", &tag));
    assert_eq!(later.status(), 200);
}

#[test]
fn the_language_is_negotiated_and_said() {
    let french = send(get("/v1/stations?q=Rennes"));
    assert_eq!(french.headers()["content-language"], "fr");
    assert_eq!(french.headers()["vary"], "accept-language");
    let english = send(
        get("/v1/stations?q=Rennes").with_header("accept-language", "ja, en-GB;q=0.8, fr;q=0.1"),
    );
    assert_eq!(english.headers()["content-language"], "en");
    assert!(
        json(&english)["notice"]
            .as_str()
            .unwrap()
            .starts_with("Sample data")
    );
    let asked = send(get("/v1/stations?q=Rennes&lang=en").with_header("accept-language", "fr"));
    assert_eq!(asked.headers()["content-language"], "en");
    assert!(!asked.headers().contains_key("vary"));
    assert_ne!(french.headers()["etag"], english.headers()["etag"]);
    let encoded = send(get("/v1/stations?q=Rennes&l%61ng=%65n"));
    assert_eq!(encoded.headers()["content-language"], "en");
    let problem = send(get("/nowhere?lang=en"));
    assert_eq!(refused(&problem, 404)["title"], "Page not found");
}

#[test]
fn the_whole_directory_is_given_as_the_sdk_reads_it() {
    let plain = send(get("/v1/stations/index"));
    assert_eq!(plain.status(), 200);
    assert_eq!(plain.headers()["content-type"], "application/octet-stream");
    let bytes = vigie::index::AlignedBytes::copy_from(plain.body());
    let index = vigie::index::StationIndex::open(bytes.as_bytes()).unwrap();
    index.verify().unwrap();
    assert_eq!(index.len(), ask("/healthz")["stations"]);
    let packed = send(get("/v1/stations/index").with_header("accept-encoding", "br"));
    assert_eq!(packed.headers()["content-encoding"], "br");
    assert!(packed.body().len() < plain.body().len());
    let tag = plain.headers()["etag"].to_str().unwrap();
    let held = send(get("/v1/stations/index").with_header("if-none-match", tag));
    assert_eq!(held.status(), 304);
    assert_eq!(send(get("/v1/stations/index?q=x")).status(), 400);
}
