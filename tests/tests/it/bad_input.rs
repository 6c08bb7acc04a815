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

/// Addresses of the content with one mistake, and the mistake's code.
pub(crate) const MISTAKEN_CONTENT: [(&str, &str); 59] = [
    ("/v1/sheets?q=%20", "empty"),
    ("/v1/sheets?q=-", "empty"),
    ("/v1/sheets?q=%00", "empty"),
    ("/v1/sheets?q=%E2%80%AE", "empty"),
    ("/v1/sheets?q=%ff", "bad_encoding"),
    ("/v1/sheets?q=vol%2", "bad_encoding"),
    ("/v1/sheets?q=vol&q=vol", "repeated"),
    ("/v1/sheets?topic=thefts", "unknown_value"),
    ("/v1/sheets?topic=Theft", "unknown_value"),
    ("/v1/sheets?topic=theft,fraud", "unknown_value"),
    ("/v1/sheets?topic=%20", "unknown_value"),
    ("/v1/sheets?topic=theft&topic=fraud", "repeated"),
    ("/v1/sheets?audience=adult", "unknown_value"),
    ("/v1/sheets?audience=minor&audience=minor", "repeated"),
    ("/v1/sheets?topics=theft", "unknown"),
    ("/v1/sheets?limit=3", "unknown"),
    ("/v1/sheets?v=1", "unknown"),
    ("/v1/sheets?lang=tlh", "unknown_language"),
    ("/v1/sheets?lang=fr&lang=fr", "repeated"),
    ("/v1/sheets/visitors?q=vol", "unknown"),
    ("/v1/sheets/visitors?topic=theft", "unknown"),
    ("/v1/sheets/visitors?v=1&v=1", "repeated"),
    ("/v1/sheets/visitors?v=%ff", "bad_encoding"),
    ("/v1/sheets/visitors?lang=klingon", "unknown_language"),
    ("/v1/phrases?v=1", "unknown"),
    ("/v1/phrases?lang=tlh", "unknown_language"),
    ("/v1/phrases/fr?group=danger", "unknown"),
    ("/v1/phrases/fr?v=1&v=1", "repeated"),
    ("/v1/phrases/fr?v=%ff", "bad_encoding"),
    ("/v1/phrases/fr?lang=tlh", "unknown_language"),
    ("/v1/answers?v=1", "unknown"),
    ("/v1/answers?lang=tlh", "unknown_language"),
    ("/v1/answers/fr?stage=opening", "unknown"),
    ("/v1/answers/fr?v=1&v=1", "repeated"),
    ("/v1/answers/fr?v=%ff", "bad_encoding"),
    ("/v1/answers/fr?lang=tlh", "unknown_language"),
    ("/v1/topics?topic=theft", "unknown"),
    ("/v1/topics?lang=%ff", "bad_encoding"),
    ("/v1/emergency-numbers?near=48", "wrong_count"),
    ("/v1/emergency-numbers?near=48,2,3", "wrong_count"),
    ("/v1/emergency-numbers?near=here", "not_a_number"),
    ("/v1/emergency-numbers?near=nan,2", "coordinate_not_finite"),
    ("/v1/emergency-numbers?near=91,2", "latitude_out_of_range"),
    ("/v1/emergency-numbers?near=2,181", "longitude_out_of_range"),
    ("/v1/emergency-numbers?near=48,2&near=48,2", "repeated"),
    (
        "/v1/emergency-numbers?near=48,2&territory=reunion",
        "conflict",
    ),
    (
        "/v1/emergency-numbers?territory=la_reunion",
        "unknown_value",
    ),
    ("/v1/emergency-numbers?territory=974", "unknown_value"),
    (
        "/v1/emergency-numbers?territory=reunion&territory=reunion",
        "repeated",
    ),
    ("/v1/emergency-numbers?need=sms", "unknown_value"),
    ("/v1/emergency-numbers?need=text,web", "unknown_value"),
    ("/v1/emergency-numbers?need=text&need=text", "repeated"),
    ("/v1/emergency-numbers?q=17", "unknown"),
    ("/v1/guide?danger=no", "unknown"),
    ("/v1/guide?version=1", "unknown"),
    ("/v1/feeds/all.atom?topic=theft", "unknown"),
    ("/v1/feeds/all.json?lang=tlh", "unknown_language"),
    ("/sitemap.xml?page=2", "unknown"),
    ("/sitemap.xml?lang=tlh", "unknown_language"),
];

#[test]
fn every_mistake_in_an_address_of_the_content_is_named() {
    for (target, code) in MISTAKEN_CONTENT {
        for accept in ["*/*", "text/html"] {
            let problem = get(target).header("accept", accept).refused(400);
            assert_eq!(problem["code"], "invalid_request", "{target}");
            assert_eq!(codes(&problem), [code], "{target}");
        }
    }
    let too_long = format!("/v1/sheets?q={}", "%C3%A9".repeat(201));
    assert_eq!(codes(&get(too_long).refused(400)), ["out_of_range"]);
    get(format!("/v1/sheets?q={}", "%C3%A9".repeat(200))).ok();
    for target in [
        "/v1/sheets?",
        "/v1/sheets/visitors?",
        "/v1/guide?",
        "/sitemap.xml?",
    ] {
        get(format!("{target}q={}", "a".repeat(5_000))).refused(414);
    }
}

#[test]
fn all_mistakes_about_the_content_are_named_at_once_and_none_is_repeated() {
    let secret = "Zanzibar";
    for (target, mistakes) in [
        ("/v1/sheets?topic=S&audience=S&lang=S&S=S", 4),
        ("/v1/sheets/visitors?v=S&v=S&lang=S&S", 3),
        ("/v1/sheets/S?lang=S", 1),
        ("/v1/topics?S=S&lang=S", 2),
        ("/v1/phrases?S=S&lang=S", 2),
        ("/v1/phrases/S?v=S&v=S&lang=S&S", 3),
        ("/v1/answers?S=S&lang=S", 2),
        ("/v1/answers/S?v=S&v=S&lang=S&S", 3),
        (
            "/v1/emergency-numbers?near=S&territory=S&need=S&lang=S&S=S",
            6,
        ),
        ("/v1/guide?lang=S&S=S", 2),
        ("/v1/feeds/S.atom?lang=S", 1),
        ("/sitemap.xml?lang=S&S=S", 2),
    ] {
        let target = target.replace('S', secret);
        let answer = get(target.as_str()).send();
        assert_eq!(answer.status, 400, "{target}: {answer}");
        let errors = answer.json()["errors"].as_array().unwrap().len();
        assert_eq!(errors, mistakes, "{target}: {answer}");
        let said = String::from_utf8_lossy(&answer.body);
        assert!(!said.contains(secret), "{target}: {said}");
        let mut headers = answer.headers.iter();
        assert!(
            headers.all(|(_, value)| !value.contains(secret)),
            "{target}"
        );
    }
    for path in [
        "/v1/sheets/",
        "/v1/feeds/",
        "/v1/feeds/all.",
        "/assets/",
        "/v1/topics/",
    ] {
        let target = format!("{path}{secret}");
        let answer = get(target.as_str()).header("accept", "text/html").send();
        assert_eq!(answer.status, 404, "{target}: {answer}");
        assert!(
            !String::from_utf8_lossy(&answer.body).contains(secret),
            "{answer}"
        );
    }
}

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
    for target in [
        "/v1/sheets?topic=%20theft%20",
        "/v1/sheets?topic=&audience=&q=&lang=",
        "/v1/sheets?&&topic=theft&",
        "/v1/sheets?t%6fpic=theft",
        "/v1/sheets?q=1",
        "/v1/sheets?q=%F0%9F%9A%B2+v%C3%A9lo",
        "/v1/sheets/visitors?v=",
        "/v1/sheets/v%69sitors",
        "/v1/emergency-numbers?near=&territory=reunion",
        "/v1/emergency-numbers?near=48.11,-1.68&territory=",
        "/v1/emergency-numbers?near=%2048.11%20,%20-1.68%20&need=",
        "/v1/guide?lang=zh-Hant-TW",
    ] {
        get(target).ok();
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
