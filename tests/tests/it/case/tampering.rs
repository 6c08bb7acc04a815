//! What the relay, or whoever stands in its place, might change: the reader
//! sees it, because nothing opens in another place than its own.

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::{
    case::{
        capability::{Capability, Rights},
        entry::{Author, Body, Entry, MAX_SEALED},
    },
    jiff::SignedDuration,
    seal::Message,
};

use super::{
    officer,
    party::{Case, Party, client_id, code, now},
};

fn sealed_of(entry: &Entry) -> Vec<u8> {
    match &entry.body {
        Body::Sealed(sealed) => sealed.clone(),
        Body::Event { .. } => panic!("an event"),
    }
}

/// A case with one message, and its entry as it comes back.
fn written() -> (Case, Entry) {
    let case = Case::open();
    case.citizen.say("Rendez-vous à midi.");
    let entry = case.citizen.log().remove(1);
    assert!(case.citizen.read(&entry).is_ok());
    (case, entry)
}

#[test]
fn an_entry_with_any_bit_turned_or_cut_short_does_not_open() {
    let (case, entry) = written();
    let sealed = sealed_of(&entry);
    let opens = |sealed: Vec<u8>| {
        let body = Body::Sealed(sealed);
        case.citizen
            .read(&Entry {
                body,
                ..entry.clone()
            })
            .is_ok()
    };
    for at in 0..sealed.len() {
        let mut turned = sealed.clone();
        turned[at] ^= 1 << (at % 8);
        assert!(!opens(turned), "byte {at}");
    }
    for length in [0, 1, 2, 26, 41, 42, sealed.len() - 1] {
        assert!(!opens(sealed[..length].to_vec()), "{length} bytes");
    }
    assert!(!opens([sealed.clone(), vec![0]].concat()));
}

#[test]
fn an_entry_opens_in_its_own_place_alone() {
    let (case, entry) = written();
    let (other, theirs) = written();
    let moved = [
        (
            "another id",
            Entry {
                client_id: client_id(),
                ..entry.clone()
            },
        ),
        (
            "another author",
            Entry {
                author: Author::Officer,
                ..entry.clone()
            },
        ),
        (
            "the service's",
            Entry {
                author: Author::Service,
                ..entry.clone()
            },
        ),
        ("another case's", theirs),
    ];
    for (name, entry) in moved {
        assert!(case.citizen.read(&entry).is_err(), "{name}");
    }
    let confused = Party {
        keyring: case.citizen.keyring.clone(),
        ..other.citizen.clone()
    };
    assert!(confused.read(&entry).is_err(), "its key, in another case");
    let elsewhere = Entry { seq: 77, ..entry };
    assert!(
        case.citizen.read(&elsewhere).is_ok(),
        "places are the relay's to give"
    );
}

/// The relay stores what it is given, for it cannot open it; so what somebody
/// else sealed, or what belongs elsewhere, must stop at the reader.
#[test]
fn what_was_sealed_elsewhere_and_replayed_here_is_not_read() {
    let (case, entry) = written();
    let other = Case::open();
    let replayed = other
        .citizen
        .append(entry.client_id, entry.body.clone())
        .send();
    assert!(matches!(replayed.status, 201 | 422), "{replayed}");
    for entry in other.citizen.log().iter().skip(1) {
        assert!(other.citizen.read(entry).is_err());
    }
    // The same in its own case is the same entry; under another id it is one
    // that nobody can read.
    let again = case
        .citizen
        .append(entry.client_id, entry.body.clone())
        .send();
    assert_eq!(again.status, 200, "{again}");
    let copied = case.citizen.append(client_id(), entry.body).send();
    assert!(matches!(copied.status, 201 | 422), "{copied}");
    for entry in case.citizen.log().iter().skip(2) {
        assert!(case.citizen.read(entry).is_err());
    }
}

#[test]
fn what_cannot_be_sealed_is_refused() {
    let case = Case::open();
    let append = |bytes: usize| {
        let mut sealed = vec![0; bytes];
        sealed[..2.min(bytes)].copy_from_slice(&[1, 1][..2.min(bytes)]);
        let answer = case
            .citizen
            .append(client_id(), Body::Sealed(sealed))
            .send();
        (answer.status, code(&answer))
    };
    for length in [0, MAX_SEALED + 1, MAX_SEALED + 2, 20_000] {
        assert_eq!(
            append(length),
            (422, "bad_entry".to_owned()),
            "{length} bytes"
        );
    }
    assert_eq!(append(MAX_SEALED).0, 201);
    let longest = Message::text("é".repeat(8_000));
    let id = client_id();
    let body = Body::Sealed(case.citizen.seal(id, &longest));
    assert_eq!(case.citizen.append(id, body).send().status, 201);
    // Sealed text has one text.
    for sealed in ["AQEB=", "AQ EB", "AQ+/", "AQEBA", "AQF"] {
        let body = serde_json::json!({"client_id": client_id(), "sealed": sealed});
        let ask = case
            .citizen
            .ask("POST", "/entries")
            .header("content-type", "application/json");
        let answer = ask.body(body.to_string()).send();
        assert_eq!(answer.status, 400, "{sealed}: {answer}");
    }
}

#[test]
fn a_capability_that_was_captured_opens_its_own_case_while_it_lasts() {
    let (case, _) = written();
    let other = Case::open();
    let usual = officer::capability(&case, Rights::ALL);
    let Some(good) = officer::signed(&usual) else {
        return;
    };
    let status = |on: &Case, bearer: &str| {
        let mut party = on.citizen.clone();
        party.bearer = bearer.to_owned();
        party.ask("GET", "").send().status
    };
    assert_eq!((status(&case, &good), status(&other, &good)), (200, 404));
    // With anything in it changed, its signature does not hold.
    let (start, signature) = good.rsplit_once('.').unwrap();
    let payload = start.strip_prefix("vc1.").unwrap();
    let payload = String::from_utf8(Base64UrlUnpadded::decode_vec(payload).unwrap()).unwrap();
    let id = case.receipt.case_id().to_string();
    for (from, to) in [
        (id.as_str(), other.receipt.case_id().to_string()),
        ("o-17", "o-18".to_owned()),
        ("\"key\":\"dev\"", "\"key\":\"DEV\"".to_owned()),
    ] {
        assert!(payload.contains(from));
        let changed = Base64UrlUnpadded::encode_string(payload.replace(from, &to).as_bytes());
        let text = format!("vc1.{changed}.{signature}");
        assert_eq!(
            (status(&case, &text), status(&other, &text)),
            (404, 404),
            "{from}"
        );
    }
    let second = SignedDuration::from_secs(1);
    let timed = |ago: i64| Capability {
        not_before: now() - SignedDuration::from_hours(1),
        expires: now() - second * i32::try_from(ago).unwrap(),
        ..usual.clone()
    };
    let over = officer::signed(&timed(60)).unwrap();
    for _ in 0..2 {
        assert_eq!((status(&case, &over), status(&other, &over)), (401, 404));
    }
    let within_leeway = officer::signed(&timed(10)).unwrap();
    assert_eq!(status(&case, &within_leeway), 200);
}
