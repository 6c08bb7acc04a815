//! Whatever is wrong with a query, the answer says so, names every mistake at
//! once, and repeats nothing.

use serde_json::Value;

use crate::client::get;

/// Queries of `/v1/stations` with one mistake, and the mistake's code.
pub(crate) const MISTAKEN: [(&str, &str); 66] = [
    ("near=NaN,2", "coordinate_not_finite"),
    ("near=nan,nan", "coordinate_not_finite"),
    ("near=inf,2", "coordinate_not_finite"),
    ("near=2,-infinity", "coordinate_not_finite"),
    ("near=1e400,0", "coordinate_not_finite"),
    ("near=90.0000001,0", "latitude_out_of_range"),
    ("near=-91,0", "latitude_out_of_range"),
    ("near=166.444,-22.273", "latitude_out_of_range"),
    ("near=0,180.0000001", "longitude_out_of_range"),
    ("near=0,-540", "longitude_out_of_range"),
    ("near=48", "wrong_count"),
    ("near=48,2,3", "wrong_count"),
    ("near=48,2,", "not_a_number"),
    ("near=,", "not_a_number"),
    ("near=48;2", "not_a_number"),
    ("near=48%2C2%2C", "not_a_number"),
    ("near=48,85,2,35", "wrong_count"),
    ("near=0x30,2", "not_a_number"),
    ("near=48%C2%B0,2%C2%B0", "not_a_number"),
    ("near=%D9%A4%D9%A8,2", "not_a_number"),
    ("near=48%00,2", "not_a_number"),
    ("postcode=7501", "postal_code_invalid"),
    ("postcode=750121", "postal_code_invalid"),
    ("postcode=75O01", "postal_code_invalid"),
    (
        "postcode=%EF%BC%97%EF%BC%95%EF%BC%90%EF%BC%91%EF%BC%92",
        "postal_code_invalid",
    ),
    ("commune=3523", "insee_code_invalid"),
    ("commune=2C004", "insee_code_invalid"),
    ("commune=99%C3%A9", "insee_code_invalid"),
    ("q=%20", "empty"),
    ("q=-", "empty"),
    ("q=%00", "empty"),
    ("q=%E2%80%AE", "empty"),
    ("q=%ff", "bad_encoding"),
    ("q=%c3", "bad_encoding"),
    ("q=%ed%a0%80", "bad_encoding"),
    ("q=%zz", "bad_encoding"),
    ("q=%", "bad_encoding"),
    ("q=Rennes%2", "bad_encoding"),
    ("bbox=1,2,3", "wrong_count"),
    ("bbox=1,2,3,4,5", "wrong_count"),
    ("bbox=1,5,2,4", "box_upside_down"),
    ("bbox=a,b,c,d", "not_a_number"),
    ("bbox=0,-91,1,1", "latitude_out_of_range"),
    ("bbox=-181,0,1,1", "longitude_out_of_range"),
    ("bbox=NaN,0,1,1", "coordinate_not_finite"),
    ("near=48,2&q=Rennes", "conflict"),
    ("bbox=1,2,3,4&postcode=35000", "conflict"),
    ("near=48,2&near=48,2", "repeated"),
    ("q=Rennes&limit=3&limit=4", "repeated"),
    ("q=Rennes&lang=fr&lang=en", "repeated"),
    ("q=Rennes&limit=0", "out_of_range"),
    ("q=Rennes&limit=101", "out_of_range"),
    ("q=Rennes&limit=-1", "out_of_range"),
    ("q=Rennes&limit=1.5", "out_of_range"),
    ("q=Rennes&limit=99999999999999999999", "out_of_range"),
    ("q=Rennes&radius=0", "out_of_range"),
    ("q=Rennes&radius=nan", "out_of_range"),
    ("q=Rennes&radius=1e99", "out_of_range"),
    ("q=Rennes&at=yesterday", "time_invalid"),
    ("q=Rennes&at=2026-02-30T00:00:00Z", "time_invalid"),
    ("q=Rennes&at=2026-11-23T10:00:00", "time_invalid"),
    ("q=Rennes&at=-99999-01-01T00:00:00Z", "time_invalid"),
    ("q=Rennes&nera=48,2", "unknown"),
    ("q=Rennes&%ff=1", "unknown"),
    ("q=Rennes&=1", "unknown"),
    ("q=Rennes&LIMIT=3", "unknown"),
];

#[test]
fn every_mistake_in_a_query_is_named() {
    for (query, code) in MISTAKEN {
        let problem = get(format!("/v1/stations?{query}")).refused(400);
        assert_eq!(problem["code"], "invalid_request", "{query}");
        assert_eq!(codes(&problem), [code], "{query}");
    }
}

#[test]
fn all_mistakes_are_named_at_once_and_none_is_repeated() {
    let secret = "Zanzibar";
    let query = format!(
        "near={secret}&limit={secret}&radius={secret}&institution={secret}&open={secret}\
         &accessible={secret}&services={secret}&at={secret}&lang={secret}&{secret}={secret}"
    );
    let answer = get(format!("/v1/stations?{query}")).send();
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"].as_array().unwrap().len(), 10);
    assert!(
        !String::from_utf8_lossy(&answer.body).contains(secret),
        "{answer}"
    );
    assert!(
        answer
            .headers
            .iter()
            .all(|(_, value)| !value.contains(secret))
    );
    for path in ["/v1/stations/", "/nowhere/", "/v1/"] {
        let answer = get(format!("{path}{secret}?{secret}={secret}")).send();
        assert!((400..500).contains(&answer.status), "{answer}");
        assert!(
            !String::from_utf8_lossy(&answer.body).contains(secret),
            "{answer}"
        );
    }
}

#[test]
fn values_that_only_look_wrong_are_taken() {
    for query in [
        "near=48.11,-1.68",
        "near=+48.11,+2",
        "near=%2048.11%20,%20-1.68%20",
        "near=-0,-0.0",
        "near=90,180",
        "near=-90,-180",
        "near=4.811e1,-168e-2",
        "near=48.11,-1.68&",
        "near=48.11,-1.68&&limit=3",
        "near=48.11,-1.68&postcode=",
        "near=48.11,-1.68&limit=100&radius=20015200",
        "near=48.11,-1.68&limit=1&radius=1",
        "near=48.11,-1.68&accessible=false",
        "near=48.11,-1.68&services=complaint,complaint",
        "n%65ar=48.11%2C-1.68",
        "bbox=170,-30,-140,-10",
        "bbox=0,0,0,0",
        "bbox=-180,-90,180,90&limit=1",
        "near=48.11,-1.68&at=2026-11-23T10:00:00%2B01:00",
        "near=48.11,-1.68&at=2026-11-23T10:00:00+01:00",
        "near=48.11,-1.68&at=2026-11-23T10:00:00.123456789Z",
        "near=48.11,-1.68&at=9999-12-30T00:00:00Z",
        "near=48.11,-1.68&at=0001-01-01T00:00:00Z",
        "near=48.11,-1.68&lang=en-GB",
    ] {
        get(format!("/v1/stations?{query}")).ok();
    }
}

#[test]
fn names_that_nobody_bears_are_not_found() {
    for query in [
        "q=Xyzzyville",
        "q=zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        "q=%E6%9D%B1%E4%BA%AC",
        "q=%F0%9F%9A%93a%F0%9F%9A%93z%F0%9F%9A%93q",
        "q=Zzyzx');--",
        "postcode=99999",
        "commune=99999",
    ] {
        let problem = get(format!("/v1/stations?{query}")).refused(404);
        assert_eq!(problem["code"], "place_not_found", "{query}");
    }
    for id in [
        "nowhere",
        "%20",
        "a%2Fb",
        "a%00b",
        "%C3%A9",
        "..",
        "%2e%2e%2f",
        &"a".repeat(300),
    ] {
        let problem = get(format!("/v1/stations/x{id}")).refused(404);
        assert_eq!(problem["code"], "station_not_found", "{id}");
    }
}

#[test]
fn a_name_has_a_hundred_letters_at_most_and_an_address_four_thousand_bytes() {
    let problem = get(format!("/v1/stations?q={}", "é".repeat(101))).refused(400);
    assert_eq!(codes(&problem), ["out_of_range"]);
    get(format!("/v1/stations?q={}", "%C3%A9".repeat(100))).refused(404);
    let target = |length: usize| {
        let start = "/v1/stations?q=";
        format!("{start}{}", "a".repeat(length - start.len()))
    };
    get(target(4096)).refused(400);
    assert_eq!(get(target(4097)).refused(414)["code"], "uri_too_long");
    get(target(16_384)).refused(414);
}

#[test]
fn the_other_addresses_read_their_queries_as_strictly() {
    for (target, code) in [
        ("/v1/communes", "required"),
        ("/v1/communes?q=", "required"),
        ("/v1/communes?q=-", "empty"),
        ("/v1/communes?q=%ff", "bad_encoding"),
        ("/v1/communes?q=Rennes&limit=101", "out_of_range"),
        ("/v1/communes?q=Rennes&near=48,2", "unknown"),
        ("/v1/communes?q=Rennes&lang=tlh", "unknown_language"),
        ("/v1/stations/nowhere?at=now", "time_invalid"),
        ("/v1/stations/nowhere?near=48,2", "unknown"),
    ] {
        let problem = get(target).refused(400);
        assert!(
            codes(&problem).contains(&code.to_owned()),
            "{target}: {problem}"
        );
    }
}

/// The codes of a problem's field errors.
pub(crate) fn codes(problem: &Value) -> Vec<String> {
    let errors = problem["errors"].as_array().unwrap();
    errors
        .iter()
        .map(|error| error["code"].as_str().unwrap().to_owned())
        .collect()
}
