//! Which desks there are, as a client that pins the root key is made to believe.

use serde_json::{Value, json};
use vigie::{
    desk::{
        directory::{Directory, MAX_LIFE},
        root::RootKey,
        trust::Trust,
    },
    jiff::{SignedDuration, Timestamp},
    seal::{PrivateKey, PublicKey},
};

use super::console::{members, route};
use crate::{
    case::{
        officer,
        party::{now, random},
    },
    client::get,
};

fn served() -> (String, Vec<String>) {
    let desks = get("/v1/desks").ok();
    let roots = desks["roots"].as_array().unwrap().iter();
    let roots = roots.map(|root| root.as_str().unwrap().to_owned());
    (
        desks["directory"].as_str().unwrap().to_owned(),
        roots.collect(),
    )
}

fn refused(trust: &Trust, text: &str, at: Timestamp) -> &'static str {
    let (_, roots) = served();
    trust.accept(text, &roots, at).unwrap_err().code()
}

#[test]
fn a_client_that_pins_the_root_believes_what_is_served_and_nothing_else() {
    let Some(keys) = officer::keys() else { return };
    let pinned = Trust::pin(keys.root().public());
    let (text, roots) = served();
    let (directory, trust) = pinned.accept(&text, &roots, now()).unwrap();
    assert!(trust.accept(&text, &roots, now()).is_ok(), "once more");
    assert!(directory.expires() <= directory.issued() + MAX_LIFE);

    // One character of it, wherever it stands.
    for at in (0..text.len()).step_by(97).chain([text.len() - 2]) {
        let mut bytes = text.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        let code = refused(&pinned, &changed, now());
        assert!(
            ["directory_untrusted", "directory_invalid"].contains(&code),
            "{code} at {at}"
        );
    }
    let unsigned = text.rsplit_once('.').unwrap().0;
    for (name, text) in [
        ("no signature", unsigned.to_owned()),
        ("an empty one", format!("{unsigned}.")),
        ("one of zeros", format!("{unsigned}.{}", "A".repeat(86))),
    ] {
        let code = refused(&pinned, &text, now());
        assert!(
            ["directory_untrusted", "directory_invalid"].contains(&code),
            "{code}: {name}"
        );
    }
    let other = Trust::pin(RootKey::from_bytes(random()).public());
    assert_eq!(refused(&other, &text, now()), "directory_untrusted");
    let by_other = directory.sign(&RootKey::from_bytes(random())).unwrap();
    assert_eq!(refused(&pinned, &by_other, now()), "directory_untrusted");
    let later = directory.expires() + SignedDuration::from_secs(1);
    assert_eq!(refused(&pinned, &text, later), "directory_expired");
    let far = "2999-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(refused(&pinned, &text, far), "directory_expired");
    let newer = Trust {
        version: trust.version + 1,
        ..trust
    };
    assert_eq!(refused(&newer, &text, now()), "directory_old");
    // Another one of the same version, signed by the root itself.
    let mut draft = serde_json::to_value(&directory).unwrap();
    draft["desks"][0]["patience_s"]["ordinary"] = json!(301);
    let twin: Directory = serde_json::from_value(draft).unwrap();
    let twin = twin.sign(keys.root()).unwrap();
    assert!(pinned.accept(&twin, &roots, now()).is_ok());
    assert_eq!(refused(&trust, &twin, now()), "directory_old");
}

#[test]
fn everything_that_is_told_of_desks_is_what_was_signed() {
    let Some(keys) = officer::keys() else { return };
    let (text, roots) = served();
    let trust = Trust::pin(keys.root().public());
    let (directory, _) = trust.accept(&text, &roots, now()).unwrap();
    let all = get("/v1/desks").ok();
    members(
        &all,
        &[
            "sample",
            "version",
            "expires",
            "directory",
            "roots",
            "desks",
        ],
        &[],
    );
    assert_eq!(all["sample"], directory.is_sample());
    assert_eq!(all["version"], directory.version());
    let told = all["desks"].as_array().unwrap();
    assert_eq!(told.len(), directory.desks().len());
    let required = [
        "id",
        "kind",
        "name",
        "languages",
        "hours",
        "open",
        "answer_within_s",
    ];
    let optional = [
        "departments",
        "specialties",
        "opens_at",
        "overflow",
        "key_id",
        "public_key",
        "staffed",
    ];
    for (one, entry) in told.iter().zip(directory.desks()) {
        members(one, &required, &optional);
        assert_eq!(one["id"], entry.id.as_str());
        let key = directory.key(&entry.id, now());
        assert_eq!(one["public_key"], json!(key), "{}", entry.id);
        assert_eq!(
            one["key_id"],
            json!(key.map(|key| key.id())),
            "{}",
            entry.id
        );
        let alone = get(format!("/v1/desks/{}", entry.id)).ok();
        for name in ["id", "public_key", "overflow", "name"] {
            assert_eq!(alone.get(name), one.get(name), "{name} of {}", entry.id);
        }
        // A person's own key opens what is sealed to the desk.
        assert_eq!(keys.desk(&entry.id).map(PrivateKey::public), key);
    }
    let english = get("/v1/desks/bordeaux")
        .header("accept-language", "en")
        .ok();
    assert_eq!(english["name"], "Sample platform: Bordeaux");

    let published = get("/v1/capabilities").ok();
    let same = |desk: &Value, id: &Value, key: &Value| {
        let id = directory.desk(&serde_json::from_value(id.clone()).unwrap());
        let signed = directory.key(&id.unwrap().id, now()).unwrap();
        let read: PublicKey = key.as_str().unwrap().parse().unwrap();
        assert_eq!(read, signed, "{desk}");
        assert_eq!(desk["key_id"], json!(signed.id()));
    };
    for desk in published["desks"].as_array().unwrap() {
        same(desk, &desk["id"], &desk["public_key"]);
    }
    for need in [
        json!({}),
        json!({"danger": true}),
        json!({"minor": true, "languages": ["uk"]}),
        json!({"topic": "family-violence"}),
        json!({"topic": "road", "department": "33"}),
        json!({"topic": "road", "department": "2a", "languages": ["co", "fr"]}),
        json!({"topic": "nothing-that-there-is", "department": "999"}),
    ] {
        let routed = route(&need).ok();
        members(
            &routed,
            &[
                "desk",
                "priority",
                "overflow",
                "reason",
                "text",
                "recipients",
            ],
            &[
                "instead_of",
                "specialty",
                "language",
                "opens_at",
                "answer_by",
            ],
        );
        let recipients = routed["recipients"].as_array().unwrap();
        assert_eq!(recipients[0]["desk"], routed["desk"], "{need}");
        // Whoever may have to take over must be able to read.
        let desks: Vec<&Value> = recipients.iter().map(|one| &one["desk"]).collect();
        for overflow in routed["overflow"].as_array().unwrap() {
            assert!(desks.contains(&overflow), "{need}: {routed}");
        }
        let mut once = desks.clone();
        once.dedup();
        assert_eq!(once, desks, "{need}");
        for one in recipients {
            same(one, &one["desk"], &one["public_key"]);
        }
    }
}

#[test]
fn the_directory_is_kept_for_a_minute_and_the_way_for_no_moment() {
    let kept = |ask: crate::client::Ask| ask.send().header("cache-control").unwrap();
    assert_eq!(kept(get("/v1/desks")), "public, max-age=60");
    assert_eq!(kept(get("/v1/desks/bordeaux")), "public, max-age=10");
    assert_eq!(kept(route(&json!({}))), "no-store");
}

/// A page of any site may ask where to go: it is how other services send people
/// here.
#[test]
fn other_sites_may_ask_which_desk_it_is() {
    let from = "https://mairie.example";
    for (method, target) in [
        ("GET", "/v1/desks"),
        ("GET", "/v1/stats"),
        ("POST", "/v1/desks/route"),
    ] {
        let asked = crate::client::ask("OPTIONS", target)
            .header("origin", from)
            .header("access-control-request-method", method)
            .header("access-control-request-headers", "content-type");
        let answer = asked.send();
        assert_eq!(answer.status, 204, "{target}: {answer}");
        let open = answer.header("access-control-allow-origin");
        assert_eq!(open.as_deref(), Some("*"), "before {method} {target}");
    }
    let answer = route(&json!({})).header("origin", from).send();
    assert_eq!(
        answer.header("access-control-allow-origin").as_deref(),
        Some("*")
    );
}
