//! The forms of directories and keys in JSON, and what they never show.

use vigie::{
    desk::{
        directory::Directory,
        root::{RootKey, RootKeyId, RootPublicKey},
        routing::{Need, RoutingReason},
        trust::Trust,
    },
    object::Object,
};

use super::{draft, root, sample};

#[test]
fn a_directory_goes_to_json_and_back() {
    for directory in [super::directory(), sample()] {
        let json = serde_json::to_string(&directory).unwrap();
        assert_eq!(serde_json::from_str::<Directory>(&json).unwrap(), directory);
    }
}

#[test]
fn json_is_read_strictly() {
    let text = vigie::doc_desks!();
    for (from, to) in [
        ("\"version\": 1", "\"version\": \"1\""),
        ("\"version\": 1", "\"version\": 0"),
        ("\"version\": 1", "\"version\": 1, \"extra\": 1"),
        ("\"sample\": true,", ""),
        ("\"2026-11-20T00:00:00Z\"", "\"2026-11-20T01:00:00+01:00\""),
        ("\"shards\": 4", "\"shards\": 4, \"extra\": 1"),
        (
            "{ \"danger\": 30, \"specialised\": 120, \"ordinary\": 300 }",
            "[30, 120, 300]",
        ),
        ("\"hours\": \"24/7\"", "\"hours\": \"sometimes\""),
        ("\"languages\": [\"fr\", \"en\"]", "\"languages\": []"),
        (
            "\"since\": \"2026-11-01T00:00:00Z\" }",
            "\"since\": \"2026-11-01T00:00:00Z\", \"until\": null }",
        ),
        ("\"kind\": \"platform\"", "\"kind\": \"other\""),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        assert!(serde_json::from_str::<Directory>(&changed).is_err(), "{to}");
    }
}

#[test]
fn a_draft_with_faults_is_no_directory() {
    let mut draft = draft();
    draft.desks.clear();
    let json = serde_json::to_string(&draft).unwrap();
    let error = serde_json::from_str::<Directory>(&json).unwrap_err();
    assert!(error.to_string().contains("directory"), "{error}");
}

#[test]
fn what_a_client_keeps_is_read_strictly() {
    let trust = Trust::pin(root(1).public());
    let json = serde_json::to_string(&trust).unwrap();
    assert_eq!(serde_json::from_str::<Trust>(&json).unwrap(), trust);
    assert_eq!(
        json,
        format!(r#"{{"root":"{}","version":0}}"#, root(1).public())
    );
    let odd = json.replace("}", r#","digest":null}"#);
    assert!(serde_json::from_str::<Trust>(&odd).is_err());
}

#[test]
fn a_need_may_say_nothing_and_nothing_strange() {
    let read = |text: &str| serde_json::from_str::<Object<Need>>(text).map(|object| object.0);
    assert_eq!(read("{}").unwrap(), Need::default());
    for text in [
        "[]",
        r#"{"topic":null}"#,
        r#"{"topic":"J'ai peur"}"#,
        r#"{"danger":"yes"}"#,
        r#"{"name":"x"}"#,
        r#"{"languages":["?"]}"#,
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn every_reason_has_a_name_of_its_own() {
    let mut names: Vec<&str> = RoutingReason::ALL
        .iter()
        .map(|reason| reason.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RoutingReason::ALL.len());
}

#[test]
fn a_root_key_shows_itself_to_nobody() {
    let key = root(0x41);
    let secret = key.encoded();
    let shown = format!("{key:?} {key:#?} {:?} {:?}", Some(&key), &[&key]);
    assert!(shown.starts_with("RootKey(secret)"));
    assert!(!shown.contains(secret.as_str()));
    assert!(!shown.contains("65"), "the byte in decimal: {shown}");

    let wrong = format!("{}x", secret.as_str());
    let error = wrong.parse::<RootKey>().unwrap_err();
    assert!(!format!("{error} {error:?}").contains(secret.as_str()));
    let json = serde_json::to_string(&*wrong).unwrap();
    let error = serde_json::from_str::<RootKey>(&json).unwrap_err();
    assert!(!error.to_string().contains(secret.as_str()));
}

/// RFC 8032, section 7.1, test 1: the key pair, by which other programs can
/// make and check directories.
#[test]
fn root_keys_are_those_of_rfc_8032() {
    let bytes = |text: &str| -> [u8; 32] {
        core::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
    };
    let seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    let public = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    let key = RootKey::from_bytes(seed);
    assert_eq!(key.public(), RootPublicKey::from_bytes(public));
    assert_eq!(
        key.encoded().parse::<RootKey>().unwrap().public(),
        key.public()
    );
    let id: RootKeyId = "If4x36FUomE".parse().unwrap();
    assert_eq!(key.public().id(), id);
}
