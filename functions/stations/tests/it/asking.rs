//! Questions and their answers.

use vigie::feature::{CommuneList, StationCollection};

use super::*;

#[test]
fn the_nearest_come_first_and_say_they_are_samples() {
    let answer = ask("/v1/stations?near=48.11,-1.68&limit=3");
    assert_eq!(answer["type"], "FeatureCollection");
    assert_eq!(answer["sample"], true);
    assert!(answer["notice"].as_str().unwrap().contains("114"));
    assert_eq!(answer["located_by"]["kind"], "coordinates");
    let features = answer["features"].as_array().unwrap();
    assert_eq!(features.len(), 3);
    assert_eq!(features[0]["id"], "sample-rennes");
    assert_eq!(features[0]["geometry"]["coordinates"][0], -1.681);
    let distances: Vec<_> = features
        .iter()
        .map(|f| f["properties"]["distance_m"].as_u64().unwrap())
        .collect();
    assert!(distances.is_sorted(), "{distances:?}");
}

#[test]
fn open_next_change_and_hours_are_those_of_the_minute() {
    let answer = ask("/v1/stations?commune=35051&limit=1");
    assert_eq!(answer["at"], "2026-11-23T09:30:00Z");
    let brigade = &answer["features"][0]["properties"];
    assert_eq!(brigade["open"], "yes");
    assert_eq!(brigade["next_change"], "2026-11-23T12:00:00+01:00");
    assert!(
        brigade["hours"]
            .as_str()
            .unwrap()
            .starts_with("Mo-Sa 08:00-12:00")
    );

    let at_night = ask("/v1/stations?commune=35051&limit=1&at=2026-11-23T03:00:00%2B01:00");
    assert_eq!(at_night["features"][0]["properties"]["open"], "no");
    let unencoded = ask("/v1/stations?commune=35051&limit=1&at=2026-11-23T03:00:00+01:00");
    assert_eq!(at_night, unencoded, "a + that was not encoded is forgiven");

    let unknown = ask("/v1/stations?commune=42218&limit=1");
    assert_eq!(unknown["features"][0]["properties"]["open"], "unknown");
    assert!(
        unknown["features"][0]["properties"]
            .get("next_change")
            .is_none()
    );
}

#[test]
fn filters_keep_only_what_is_known_to_fit() {
    let open = ask("/v1/stations?near=48.11,-1.68&open=now&at=2026-11-23T22:00:00Z&limit=100");
    for feature in open["features"].as_array().unwrap() {
        assert_eq!(feature["properties"]["open"], "yes");
    }
    let gendarmerie = ask("/v1/stations?near=48.11,-1.68&institution=gendarmerie&limit=1");
    assert_eq!(gendarmerie["features"][0]["id"], "sample-cesson-sevigne");
    let accessible = ask("/v1/stations?near=48.12,-1.60&accessible=true&limit=1");
    assert_eq!(
        accessible["features"][0]["properties"]["accessibility"],
        "full"
    );
    let services = ask("/v1/stations?near=48.12,-1.60&services=complaint,social_worker&limit=1");
    assert_eq!(services["features"][0]["id"], "sample-rennes");
    let near = ask("/v1/stations?near=48.11,-1.68&radius=2000");
    assert_eq!(near["features"].as_array().unwrap().len(), 1);
}

#[test]
fn a_place_is_found_by_name_code_or_box() {
    for (query, kind) in [
        ("q=Rennes", "name"),
        ("q=rens", "name"),
        ("q=35000+Rennes", "name"),
        ("postcode=35700", "postal_code"),
        ("commune=35238", "commune"),
        ("bbox=-2,48,-1.65,48.2", "box"),
    ] {
        let answer = ask(&format!("/v1/stations?{query}&limit=1"));
        assert_eq!(answer["located_by"]["kind"], kind, "{query}");
        assert_eq!(answer["features"][0]["id"], "sample-rennes", "{query}");
    }
    let saint_denis = ask("/v1/stations?q=saint+denis&limit=1");
    assert_eq!(saint_denis["located_by"]["commune"]["insee"], "97411");
    assert_eq!(
        saint_denis["located_by"]["alternatives"][0]["insee"],
        "93066"
    );
    let mainland = ask("/v1/stations?q=st-denis+93&limit=1");
    assert_eq!(mainland["features"][0]["id"], "sample-saint-denis");
    let across = ask("/v1/stations?bbox=160,-30,-140,-10&limit=10");
    let ids: Vec<_> = across["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["sample-uvea", "sample-papeete", "sample-noumea"]);
}

#[test]
fn without_a_place_the_platform_says_where_and_nobody_keeps_it() {
    let mut request = get("/v1/stations?limit=1");
    request.source.place = Some(vigie::geo::Point::new(45.75, 4.85).unwrap());
    let response = send(request);
    assert_eq!(json(&response)["located_by"]["kind"], "platform");
    assert_eq!(json(&response)["features"][0]["id"], "sample-lyon");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(!response.headers().contains_key("etag"));

    let problem = refused(&send(get("/v1/stations")), 400);
    assert_eq!(problem["code"], "place_needed");
    assert!(problem["detail"].as_str().unwrap().contains("near="));
}

#[test]
fn a_search_in_a_body_answers_as_one_in_the_address() {
    for (body, query) in [
        (
            r#"{"near":{"lat":48.11,"lon":-1.68},"limit":2}"#,
            "near=48.11,-1.68&limit=2",
        ),
        (r#"{"q":"Brest","limit":5.0}"#, "q=Brest&limit=5"),
        (
            r#"{"q":"Brest","open":"now","accessible":true}"#,
            "q=Brest&open=now&accessible=true",
        ),
        (
            r#"{"bbox":[-2,48,-1,49],"services":["complaint"]}"#,
            "bbox=-2,48,-1,49&services=complaint",
        ),
        (
            r#"{"postcode":"75012","radius":5000.5}"#,
            "postcode=75012&radius=5000.5",
        ),
    ] {
        let response = post(body);
        assert_eq!(response.status(), 200, "{body}: {:?}", response.body());
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(
            json(&response),
            ask(&format!("/v1/stations?{query}")),
            "{body}"
        );
    }
}

#[test]
fn one_station_with_schema_org_hours() {
    let answer = ask("/v1/stations/sample-cesson-sevigne");
    assert_eq!(answer["type"], "Feature");
    assert_eq!(answer["sample"], true);
    let specification = &answer["properties"]["opening_hours_specification"];
    assert_eq!(specification[0]["@type"], "OpeningHoursSpecification");
    assert_eq!(specification[0]["opens"], "08:00");
    let problem = refused(&send(get("/v1/stations/nowhere")), 404);
    assert_eq!(problem["code"], "station_not_found");
    refused(&send(get("/v1/stations/%ff")), 404);
}

#[test]
fn communes_complete_what_is_being_typed() {
    let answer = ask("/v1/communes?q=saint&limit=3");
    let list: CommuneList = serde_json::from_value(answer).unwrap();
    let names: Vec<_> = list
        .communes
        .iter()
        .map(|commune| commune.name.as_ref())
        .collect();
    assert_eq!(names, ["Saint-Étienne", "Saint-Denis", "Saint-Denis"]);
    assert_eq!(
        ask("/v1/communes?q=zzzz")["communes"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
}

#[test]
fn answers_are_read_back_by_the_sdk() {
    let response = send(get("/v1/stations?q=Metz&limit=5"));
    let read: StationCollection = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(
        serde_json::to_vec(&read).unwrap().as_slice(),
        response.body().as_ref()
    );
}

#[test]
fn every_mistake_is_named_at_once_and_none_repeated() {
    let secret = "Zanzibar";
    let problem = refused(
        &send(get(&format!(
            "/v1/stations?near=100,2&limit=0&radius=-1&institution={secret}&nera=1&open=yes&at={secret}&accessible=1&services={secret}&lang=tlh"
        ))),
        400,
    );
    let errors = problem["errors"].as_array().unwrap();
    let of = |name: &str| {
        errors
            .iter()
            .find(|error| error["parameter"] == name)
            .unwrap_or_else(|| panic!("{name} is not named: {problem}"))["code"]
            .as_str()
            .unwrap()
    };
    assert_eq!(of("near"), "latitude_out_of_range");
    assert_eq!(of("limit"), "out_of_range");
    assert_eq!(of("radius"), "out_of_range");
    assert_eq!(of("institution"), "unknown_value");
    assert_eq!(of("open"), "unknown_value");
    assert_eq!(of("at"), "time_invalid");
    assert_eq!(of("accessible"), "unknown_value");
    assert_eq!(of("services"), "unknown_value");
    assert_eq!(of("lang"), "unknown_language");
    assert!(
        errors
            .iter()
            .any(|error| error["position"] == 4 && error["code"] == "unknown")
    );
    assert!(!problem.to_string().contains(secret));
    assert!(!problem.to_string().contains("nera"));
}

#[test]
fn bad_input_is_a_problem_document_and_never_a_server_error() {
    for query in [
        "near=NaN,2",
        "near=inf,2",
        "near=48",
        "near=48,2,3",
        "near=,",
        "near=48;2",
        "near=2,200",
        "near=1e400,0",
        "postcode=7501",
        "postcode=75O01",
        "commune=3523",
        "commune=99%C3%A9",
        "q=%20",
        "q=%ff",
        "q=%zz",
        "q=%",
        "q=-",
        "bbox=1,2,3",
        "bbox=1,5,2,4",
        "bbox=a,b,c,d",
        "near=48,2&q=Rennes",
        "near=48,2&near=48,2",
        "limit=101&q=Rennes",
        "limit=1.5&q=Rennes",
        "limit=99999999999999999999&q=Rennes",
        "limit=-1&q=Rennes",
        "radius=0&q=Rennes",
        "radius=nan&q=Rennes",
        "at=yesterday&q=Rennes",
        "at=-99999-01-01T00:00:00Z&q=Rennes",
        "q=Rennes&%ff=1",
        "q=Rennes&=1",
        "q=Rennes&LIMIT=3",
    ] {
        let response = send(get(&format!("/v1/stations?{query}")));
        let problem = refused(&response, 400);
        assert_eq!(problem["code"], "invalid_request", "{query}");
        assert!(!problem["errors"].as_array().unwrap().is_empty(), "{query}");
    }
    refused(&send(get("/v1/stations?q=Xyzzyville")), 404);
    refused(&send(get("/v1/stations?postcode=99999")), 404);
    refused(&send(get("/v1/stations?commune=99999")), 404);
    refused(
        &send(get(&format!("/v1/stations?q={}", "a".repeat(101)))),
        400,
    );
    refused(
        &send(get(&format!("/v1/stations?q={}", "a".repeat(5000)))),
        414,
    );
}

#[test]
fn bad_bodies_are_problem_documents_that_point() {
    for (body, pointer) in [
        (r#"{"near":{"lat":100,"lon":2}}"#, "/near"),
        (r#"{"near":[48,2]}"#, "/near"),
        (r#"{"near":{"lat":"48","lon":2}}"#, "/near"),
        (r#"{"near":{"lat":48,"lon":2,"alt":3}}"#, "/near"),
        (r#"{"q":"Rennes","limit":0}"#, "/limit"),
        (r#"{"q":"Rennes","limit":"many"}"#, "/limit"),
        (r#"{"q":"Rennes","limit":5.5}"#, "/limit"),
        (
            r#"{"q":"Rennes","services":["complaint,social_worker"]}"#,
            "/services",
        ),
        (r#"{"q":"Rennes","limit":[1]}"#, "/limit"),
        (r#"{"q":"Rennes","q":"Brest"}"#, "/q"),
        (r#"{"q":"Rennes","near":{"lat":48,"lon":2}}"#, "/q"),
        ("", ""),
        ("[]", ""),
        ("{", ""),
        ("\"text\"", ""),
        ("{\"q\":\"\\ud800\"}", ""),
    ] {
        let problem = refused(&post(body), 400);
        assert_eq!(
            problem["errors"][0]["pointer"], pointer,
            "{body}: {problem}"
        );
    }
    let unknown = refused(&post(r#"{"q":"Rennes","name":"Zanzibar"}"#), 400);
    assert_eq!(unknown["errors"][0]["position"], 1);
    let deep = format!("{{\"q\":{}1{}}}", "[".repeat(1500), "]".repeat(1500));
    refused(&post(&deep), 400);
    let invalid = request(Method::POST, "/v1/stations/search")
        .with_header("content-type", "application/json")
        .with_body(&b"{\"q\":\"\xff\"}"[..]);
    refused(&send(invalid), 400);
    refused(&post(&" ".repeat(4097)), 413);
    let untyped = request(Method::POST, "/v1/stations/search").with_body("{}");
    refused(&send(untyped), 415);
}
