//! What is said to requests that cannot be answered.

use super::*;

#[test]
fn a_sheet_that_there_is_not() {
    for slug in [
        "nothing",
        "call-for-help.md",
        "..",
        "%2e%2e%2fguide",
        "CALL-FOR-HELP",
        "%00",
    ] {
        let problem = refused(&send(get(&format!("/v1/sheets/{slug}"))), 404);
        assert_eq!(problem["code"], "sheet_not_found", "{slug}");
        assert!(
            problem["detail"].as_str().unwrap().contains("/v1/sheets"),
            "{problem}"
        );
        assert!(!problem.to_string().contains("nothing"));
    }
    let page = send(get("/v1/sheets/nothing").with_header("accept", BROWSER));
    refused(&page, 404);
    assert_eq!(
        refused(&send(get("/v1/sheets/%ff")), 404)["code"],
        "not_found"
    );
}

#[test]
fn every_mistake_in_a_query_is_named_and_none_repeated() {
    let secret = "Zanzibar";
    let target =
        format!("/v1/sheets?topic={secret}&audience={secret}&q=%3F&lang={secret}&{secret}=1");
    let problem = refused(&send(get(&target)), 400);
    let errors = problem["errors"].as_array().unwrap();
    for (parameter, code) in [
        ("topic", "unknown_value"),
        ("audience", "unknown_value"),
        ("q", "empty"),
        ("lang", "unknown_language"),
    ] {
        let error = errors.iter().find(|error| error["parameter"] == parameter);
        assert_eq!(
            error.unwrap_or_else(|| panic!("{parameter}: {problem}"))["code"],
            code
        );
    }
    assert!(
        errors
            .iter()
            .any(|error| error["position"] == 4 && error["code"] == "unknown")
    );
    assert_eq!(errors.len(), 5, "{problem}");
    assert!(!problem.to_string().contains(secret), "{problem}");
    let topics = errors
        .iter()
        .find(|error| error["parameter"] == "topic")
        .unwrap();
    assert!(
        topics["detail"]
            .as_str()
            .unwrap()
            .contains("family-violence"),
        "{topics}"
    );
}

#[test]
fn words_have_a_longest() {
    assert_eq!(
        found(get(&format!("/v1/sheets?q={}", "a".repeat(200)))).status(),
        200
    );
    let problem = refused(
        &send(get(&format!("/v1/sheets?q={}", "a".repeat(201)))),
        400,
    );
    assert_eq!(problem["errors"][0]["code"], "out_of_range");
    refused(
        &send(get(&format!("/v1/sheets?q={}", "a".repeat(5000)))),
        414,
    );
}

#[test]
fn parameters_of_another_address_are_refused() {
    for target in [
        "/v1/sheets?near=48,2",
        "/v1/sheets/burglary?q=x",
        "/v1/topics?topic=theft",
        "/v1/emergency-numbers?q=x",
        "/v1/guide?danger=no",
        "/sitemap.xml?topic=theft",
        "/v1/feeds/all.json?q=x",
    ] {
        let problem = refused(&send(get(target)), 400);
        assert_eq!(problem["errors"][0]["code"], "unknown", "{target}");
    }
    let answered_in_the_address = request(Method::POST, "/v1/guide?danger=no")
        .with_header("content-type", FORM)
        .with_body("");
    refused(&send(answered_in_the_address), 400);
}

#[test]
fn queries_that_cannot_be_read() {
    for (target, code) in [
        ("/v1/sheets?q=%ff", "bad_encoding"),
        ("/v1/sheets?q=%zz", "bad_encoding"),
        ("/v1/sheets?topic=theft&topic=fraud", "repeated"),
        ("/v1/sheets/burglary?v=1&v=2", "repeated"),
    ] {
        let problem = refused(&send(get(target)), 400);
        assert_eq!(problem["errors"][0]["code"], code, "{target}");
    }
}

#[test]
fn addresses_and_methods_are_told_apart() {
    for target in [
        "/v1",
        "/v1/sheet",
        "/v1/sheets/a/b",
        "/v1/guide/danger",
        "/assets",
        "/",
    ] {
        assert_eq!(
            refused(&send(get(target)), 404)["code"],
            "not_found",
            "{target}"
        );
    }
    let answer = send(request(Method::POST, "/v1/sheets"));
    refused(&answer, 405);
    assert_eq!(header(&answer, "allow"), "GET, HEAD, OPTIONS");
    let answer = send(request(Method::PUT, "/v1/guide"));
    refused(&answer, 405);
    assert_eq!(header(&answer, "allow"), "GET, POST, HEAD, OPTIONS");
    let answer = send(request(Method::OPTIONS, "/v1/guide"));
    assert_eq!(answer.status(), 204);
    assert_eq!(
        header(&answer, "access-control-allow-methods"),
        "GET, POST, HEAD, OPTIONS"
    );
}

#[test]
fn every_answer_is_named_and_protected() {
    for target in [
        "/v1/sheets",
        "/v1/sheets/burglary",
        "/v1/guide",
        "/sitemap.xml",
        "/nowhere",
        "/v1/sheets?q=",
    ] {
        let answer = send(get(target));
        assert_eq!(header(&answer, "x-request-id").len(), 32, "{target}");
        assert_eq!(
            header(&answer, "x-content-type-options"),
            "nosniff",
            "{target}"
        );
        assert_eq!(
            header(&answer, "access-control-allow-origin"),
            "*",
            "{target}"
        );
        assert!(
            header(&answer, "content-security-policy").contains("default-src 'none'"),
            "{target}"
        );
    }
}
