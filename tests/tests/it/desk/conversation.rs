//! A conversation from the first question to the last, through two desks, as
//! those in it see it.

use std::{thread, time::Duration};

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::{Value, json};
use vigie::{
    case::{
        entry::{Author, Body, Event, Reason},
        kind::{Category, Desk, Priority, State},
    },
    desk::identity::Role,
    seal::{Envelopes, open_note, seal_note},
};

use super::console::{
    Lease, Officer, QUIET, alone, events, members, open, opened, prepared, private_key, readers,
    route, told, wait, writes,
};
use crate::case::party::{Party, client_id, random};

/// The desk that the conversation goes on to.
const SECOND: &str = "yvelines";

/// Seals a case's key to a desk as well, and to those that take over from it.
fn reseal(officer: &Party, desk: &str) {
    let to: Vec<_> = readers(desk).iter().map(|key| (*key, random())).collect();
    let key = officer.keyring.newest();
    let envelopes = Envelopes::seal(&officer.case, key, &to).unwrap();
    officer.store(Body::Event {
        event: Event::Rekeyed,
        reason: Reason::Transfer,
        envelopes: Some(Box::new(envelopes)),
        handling: None,
    });
}

fn stands(citizen: &Party, standing: &str) -> Value {
    let wait = wait(citizen);
    members(
        &wait,
        &["desk", "standing", "officers", "ask_again_s"],
        &["since", "position", "measured_wait_s", "promised"],
    );
    assert_eq!(wait["standing"], standing, "{wait}");
    wait
}

#[test]
fn a_conversation_goes_from_desk_to_desk_and_the_citizen_sees_every_step() {
    let Some(_alone) = alone() else { return };
    let untrained = Officer::at(QUIET, Role::Officer);
    untrained.sign_on(&json!({"capacity": 3, "languages": ["fr"]}));
    let first = Officer::at(QUIET, Role::Officer);
    let profile = json!({"capacity": 3, "languages": ["fr"], "specialties": ["minors"]});
    let presence = first.sign_on(&profile);
    members(
        &presence,
        &[
            "officer",
            "until",
            "heartbeat_s",
            "lease_s",
            "leases",
            "lost",
        ],
        &[],
    );
    assert_eq!(presence["officer"], first.id().as_str());
    assert_eq!(
        (&presence["heartbeat_s"], &presence["lease_s"]),
        (&15.into(), &45.into())
    );

    // The citizen asks where to go, and goes there.
    let routed = route(&json!({"minor": true, "department": "988", "languages": ["fr"]})).ok();
    assert_eq!(
        (&routed["desk"], &routed["reason"]),
        (&QUIET.into(), &"minors".into())
    );
    assert_eq!(routed["priority"], "specialised");
    let keys = routed["recipients"].as_array().unwrap().iter();
    let keys: Vec<_> = keys
        .map(|one| one["public_key"].as_str().unwrap().parse().unwrap())
        .collect();
    let mut case = prepared(QUIET, Priority::Specialised, &keys);
    case.opening.category = Some(Category::new("minors").unwrap());
    let case = opened(case);
    let citizen = &case.citizen;
    citizen.say("J'ai quinze ans.");
    let waiting = stands(citizen, "waiting");
    assert_eq!(
        (&waiting["desk"], &waiting["position"]),
        (&QUIET.into(), &1.into())
    );
    assert!(waiting["officers"].as_u64().unwrap() >= 2, "{waiting}");
    assert!(waiting.get("since").is_some(), "{waiting}");

    // Whoever is not trained leaves them to whoever is.
    assert!(untrained.take(&json!({})).is_none());
    let lease = first.take(&json!({})).expect("somebody waits");
    assert_eq!(lease.case, citizen.case);
    assert_eq!(stands(citizen, "taken").get("position"), None);
    let officer = first.opens(&lease);
    let written = vec![(Author::Citizen, "J'ai quinze ans.".to_owned())];
    assert_eq!(officer.read_all(), written);
    officer.say("Bonjour. Êtes-vous en sécurité ?");
    assert_eq!(citizen.read_all(), officer.read_all());
    assert_eq!(citizen.document().state, State::Active);

    // A note, which only the desk reads.
    let id = client_id();
    let text = "rappeler la mère à 18 h";
    let key = private_key(QUIET);
    let note = seal_note(&key.public(), &citizen.case, &id, text, random()).unwrap();
    let sealed = Base64UrlUnpadded::encode_string(&note);
    let path = format!("/cases/{}/notes", citizen.case);
    let leave = first
        .ask("POST", &path)
        .header("content-type", "application/json")
        .header("idempotency-key", &id.to_string())
        .body(json!({"sealed": sealed}).to_string());
    let kept = leave.send();
    assert_eq!(kept.status, 201, "{kept}");
    assert_eq!(leave.send().status, 200, "the same once more");
    let notes = untrained.ask("GET", &path).ok()["notes"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 1, "{notes}");
    members(
        &notes[0],
        &["case", "client_id", "officer", "sealed", "at"],
        &[],
    );
    assert_eq!(notes[0]["officer"], first.id().as_str());
    let read = Base64UrlUnpadded::decode_vec(notes[0]["sealed"].as_str().unwrap()).unwrap();
    assert_eq!(
        open_note(key, &citizen.case, &id, &read).unwrap().as_str(),
        text
    );

    // To another desk, once that can read.
    let to = json!({"to": SECOND});
    let answer = first.about(&citizen.case, "POST", "transfer", &to);
    assert_eq!(told(&answer), (409, "not_sealed_to_desk".to_owned()));
    reseal(&officer, SECOND);
    let answer = untrained.about(&citizen.case, "POST", "transfer", &to);
    assert_eq!(
        told(&answer),
        (403, "lease_lost".to_owned()),
        "it is not theirs"
    );
    let answer = first.about(&citizen.case, "POST", "transfer", &to);
    assert_eq!(answer.status, 204, "{answer}");
    assert_eq!(citizen.document().desk, Desk::new(SECOND).unwrap());
    assert_eq!(writes(&officer), (403, "lease_lost".to_owned()));
    let notes = first.about(&citizen.case, "GET", "notes", &json!({}));
    assert_ne!(notes.status, 201, "{notes}");

    // Somebody else takes it there, reads everything, and closes.
    let second = Officer::at(SECOND, Role::Supervisor);
    second.sign_on(&json!({"capacity": 5, "languages": ["fr"]}));
    let lease = second.take(&json!({"case": citizen.case})).unwrap();
    assert!(lease.number > 1, "{lease:?}");
    let officer = second.opens(&lease);
    assert_eq!(officer.read_all(), citizen.read_all());
    let elsewhere = second.ask("GET", &path).ok();
    assert_eq!(elsewhere["notes"], json!([]), "notes stay at their desk");
    officer.say("La plateforme nous a tout transmis.");
    officer.happens(Event::Closed, Reason::Resolved);
    stands(citizen, "over");
    assert_eq!(second.sign_on(&json!({"capacity": 5}))["leases"], json!([]));

    // The citizen comes back.
    citizen.happens(Event::Reopened, Reason::ByCitizen);
    citizen.say("Encore une chose.");
    let again = stands(citizen, "waiting");
    assert_eq!(again["desk"], SECOND);
    let lease = second.take(&json!({"case": citizen.case})).unwrap();
    second.opens(&lease).say("Dites.");
    let released = second.about(&citizen.case, "POST", "release", &json!({}));
    assert_eq!(released.status, 204, "{released}");
    assert_eq!(
        events(citizen),
        [
            "opened",
            "assigned",
            "rekeyed",
            "transferred",
            "assigned",
            "closed",
            "reopened",
            "assigned",
            "released",
        ]
    );
    for one in [&untrained, &first, &second] {
        one.sign_off();
    }
}

#[test]
fn a_request_that_is_sent_twice_takes_one_person() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    officer.sign_on(&json!({"capacity": 1}));
    let cases = [(); 2].map(|()| {
        // Cases know when they were opened to the second.
        thread::sleep(Duration::from_millis(1_100));
        open(QUIET, Priority::Ordinary)
    });
    let take = officer.tell("POST", "/take", &json!({}));
    let (first, again) = (take.ok(), take.ok());
    assert_eq!(first["case"], again["case"], "{first} and {again}");
    assert_eq!(
        first["case"],
        cases[0].citizen.case.to_string(),
        "who came first"
    );
    let other = officer.tell("POST", "/take", &json!({})).send();
    assert_eq!(told(&other), (409, "at_capacity".to_owned()));
    let named = json!({"case": cases[1].citizen.case});
    let other = officer.tell("POST", "/take", &named).send();
    assert_eq!(
        told(&other),
        (403, "role_missing".to_owned()),
        "whom is not theirs to say"
    );
    officer.sign_off();
    let absent = officer.tell("POST", "/take", &json!({})).send();
    assert_eq!(told(&absent), (409, "not_present".to_owned()));
    // Both wait again, the one who was with somebody first.
    assert_eq!(stands(&cases[0].citizen, "waiting")["position"], 1);
    assert_eq!(stands(&cases[1].citizen, "waiting")["position"], 2);
}

#[test]
fn a_heartbeat_keeps_what_it_names_and_says_what_was_lost() {
    let Some(_alone) = alone() else { return };
    let officer = Officer::at(QUIET, Role::Officer);
    officer.sign_on(&json!({"capacity": 2}));
    let case = open(QUIET, Priority::Ordinary);
    let lease = officer.take(&json!({})).unwrap();
    let beat = officer.sign_on(&json!({"capacity": 2, "cases": [lease.case]}));
    let kept = Lease::read(&beat["leases"][0]);
    assert_eq!((kept.case, kept.number), (lease.case, lease.number));
    assert_eq!(
        writes(&officer.opens(&kept)).0,
        201,
        "the new capability is as good"
    );
    assert_eq!(beat["lost"], json!([]));
    let stranger = prepared(QUIET, Priority::Ordinary, &readers(QUIET));
    let beat = officer.sign_on(&json!({"capacity": 2, "cases": [stranger.citizen.case]}));
    assert_eq!(beat["lost"], json!([stranger.citizen.case]));
    officer.sign_off();
    assert_eq!(events(&case.citizen), ["opened", "assigned", "released"]);
    let beat = officer.sign_on(&json!({"capacity": 2, "cases": [lease.case]}));
    assert_eq!(
        (&beat["lost"], &beat["leases"]),
        (&json!([lease.case]), &json!([]))
    );
    officer.sign_off();
}
