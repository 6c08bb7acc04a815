//! The nearest stations.

use vigie_offline_web::{Directory, Refused, communes, search};

use super::{json, now, post, send, text};
use vigie_host::simulated::get;

fn directory() -> Directory {
    let kept = send(get("/v1/stations/index"));
    assert_eq!(kept.status(), 200);
    Directory::new(kept.body()).unwrap()
}

#[test]
fn searches_are_answered_as_the_endpoint_answers_them() {
    let directory = directory();
    for body in [
        r#"{"q":"rens"}"#,
        r#"{"q":"Saint-Denis","limit":3}"#,
        r#"{"near":{"lat":45.75,"lon":4.85},"limit":10}"#,
        r#"{"near":{"lat":-21.1,"lon":55.5},"radius":50000.0}"#,
        r#"{"commune":"35238","open":"now"}"#,
        r#"{"postcode":"35000","institution":"gendarmerie","accessible":true}"#,
        r#"{"bbox":[-5,42,9,51],"limit":100,"at":"2026-12-25T12:00:00Z"}"#,
        r#"{"q":"35000","services":["complaint"]}"#,
    ] {
        let (status, mut online) = post("/v1/stations/search", body);
        let offline = search(&directory, body, now());
        if status != 200 {
            assert_eq!(offline, Err(Refused::InvalidRequest), "{body}: {online}");
            continue;
        }
        // The notice is in the reader's language, which is the worker's part.
        assert!(online.as_object_mut().unwrap().remove("notice").is_some());
        assert_eq!(json(&offline.unwrap()), online, "{body}");
    }
}

#[test]
fn what_the_endpoint_refuses_is_refused() {
    let directory = directory();
    for body in [
        "",
        "[]",
        "{}",
        r#"{"q":"Rennes","near":{"lat":1,"lon":1}}"#,
        r#"{"q":"-"}"#,
        r#"{"q":"Rennes","limit":0}"#,
        r#"{"q":"Rennes","limit":101}"#,
        r#"{"q":"Rennes","radius":0}"#,
        r#"{"q":"Rennes","open":"later"}"#,
        r#"{"q":"Rennes","services":[]}"#,
        r#"{"q":"Rennes","more":1}"#,
        r#"{"near":{"lat":91,"lon":1}}"#,
        r#"{"commune":"9999"}"#,
    ] {
        let (status, _) = post("/v1/stations/search", body);
        assert!((400..500).contains(&status), "{body}");
        let refused = search(&directory, body, now());
        assert_eq!(refused, Err(Refused::InvalidRequest), "{body}");
    }
    let body = r#"{"q":"Xyzzyville"}"#;
    assert_eq!(
        post("/v1/stations/search", body).1["code"],
        "place_not_found"
    );
    let refused = search(&directory, body, now()).unwrap_err();
    assert_eq!(refused.code(), "place_not_found");
}

#[test]
fn names_are_completed_as_the_endpoint_completes_them() {
    let directory = directory();
    for name in ["saint d", "ren", "Lyon", "xyzzy"] {
        let target = format!("/v1/communes?q={}&limit=8", name.replace(' ', "%20"));
        let offline = communes(&directory, name, Some(8)).unwrap();
        assert_eq!(json(&offline), json(&text(&target)));
    }
    assert_eq!(
        communes(&directory, "-", None),
        Err(Refused::InvalidRequest)
    );
}

#[test]
fn a_damaged_directory_is_not_read() {
    let kept = send(get("/v1/stations/index"));
    let mut bytes = kept.body().to_vec();
    assert_eq!(Directory::new(&[]).unwrap_err(), Refused::Unreadable);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert_eq!(Directory::new(&bytes).unwrap_err(), Refused::Unreadable);
}
