//! Where the platform believes a caller to be.

use crate::{
    client::{get, post},
    deployment::{Kind, deployment, skipped},
    oracle,
};

#[test]
fn without_any_place_the_answer_says_how_to_give_one() {
    if deployment().kind == Kind::Url {
        return skipped("a platform that nobody named may know where its callers are");
    }
    for ask in [
        get("/v1/stations"),
        get("/v1/stations?limit=1&q="),
        post("{}"),
        post(r#"{"limit":1}"#),
    ] {
        let problem = ask.refused(400);
        assert_eq!(problem["code"], "place_needed");
        for way in ["near=", "postcode=", "commune=", "q=", "bbox="] {
            assert!(
                problem["detail"].as_str().unwrap().contains(way),
                "{problem}"
            );
        }
    }
}

#[test]
fn the_place_of_the_platform_is_used_and_the_answer_kept_by_nobody() {
    let Some(header) = &deployment().cf_header else {
        return skipped("VIGIE_CF_HEADER is not set");
    };
    let lyon = r#"{"latitude":"45.75","longitude":"4.85"}"#;
    let answer = get("/v1/stations?limit=1").header(header, lyon).send();
    assert_eq!(answer.status, 200, "{answer}");
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
    assert_eq!(answer.header("etag"), None);
    let body = answer.json();
    assert_eq!(
        body["located_by"],
        serde_json::json!({ "kind": "platform" })
    );
    let (nearest, _) = oracle::nearest((45.75, 4.85), 1)[0];
    assert_eq!(body["features"][0]["id"], nearest.id.as_str());

    // A place that was given goes first, and a body never asks the platform.
    let given = get("/v1/stations?near=48.11,-1.68&limit=1")
        .header(header, lyon)
        .ok();
    assert_eq!(given["located_by"]["kind"], "coordinates");
    assert_eq!(
        post("{}").header(header, lyon).refused(400)["code"],
        "place_needed"
    );
}

#[test]
fn a_place_of_the_platform_that_makes_no_sense_is_none() {
    let Some(header) = &deployment().cf_header else {
        return skipped("VIGIE_CF_HEADER is not set");
    };
    for place in [
        "{}",
        r#"{"latitude":"45.75"}"#,
        r#"{"latitude":45.75,"longitude":4.85}"#,
        r#"{"latitude":"NaN","longitude":"4.85"}"#,
        r#"{"latitude":"95","longitude":"4.85"}"#,
        r#"{"latitude":"","longitude":""}"#,
    ] {
        let problem = get("/v1/stations").header(header, place).refused(400);
        assert_eq!(problem["code"], "place_needed", "{place}");
    }
}
