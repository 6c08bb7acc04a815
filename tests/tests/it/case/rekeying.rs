//! A case's key is changed, and the receipt still reads everything.

use vigie::{
    case::entry::{Author, Body, Event, Reason},
    seal::{CaseKey, Envelopes, Keyring, PrivateKey},
};

use super::{
    officer,
    party::{Case, Party, client_id, code, desk, random},
};

/// A new key for a case, and the entry that tells of it.
fn new_key(officer: &Party, secret: [u8; 32]) -> (CaseKey, Envelopes) {
    let key = officer.keyring.next(secret).unwrap();
    let wrap = officer.keyring.wrap(&officer.case, &key, random()).unwrap();
    let sealed = Envelopes::seal(&officer.case, &key, &[(desk().1, random())]).unwrap();
    (key, sealed.with_wrap(wrap))
}

fn rekeyed(reason: Reason, envelopes: Option<Envelopes>) -> Body {
    Body::Event {
        event: Event::Rekeyed,
        reason,
        envelopes: envelopes.map(Box::new),
        handling: None,
    }
}

#[test]
fn after_changes_of_the_key_the_receipt_alone_reads_old_and_new() {
    let case = Case::open();
    let Some(mut officer) = case.officer() else {
        return;
    };
    case.citizen.say("avec la première clé");
    for (number, reason) in [Reason::Rotation, Reason::Transfer, Reason::Recovery]
        .into_iter()
        .enumerate()
    {
        let (key, envelopes) = new_key(&officer, random());
        officer.store(rekeyed(reason, Some(envelopes)));
        officer.keyring.add(key).unwrap();
        officer.say(&format!("avec la clé {}", number + 2));
    }
    let document = case.citizen.document();
    let versions = document.envelopes.iter().map(Envelopes::key_version);
    assert!(versions.eq(1..=4));
    // The citizen comes back with nothing but the receipt.
    let mut keyring = case.receipt.keyring();
    for envelopes in &document.envelopes[1..] {
        keyring
            .add(
                envelopes
                    .open_wrap(&case.receipt.case_id(), &keyring)
                    .unwrap(),
            )
            .unwrap();
    }
    let citizen = Party {
        keyring,
        ..case.citizen.clone()
    };
    citizen.say("avec la dernière clé");
    let written: Vec<_> = citizen
        .read_all()
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(
        written,
        [
            "avec la première clé",
            "avec la clé 2",
            "avec la clé 3",
            "avec la clé 4",
            "avec la dernière clé"
        ]
    );
    // Whoever has the first key alone reads what it sealed alone.
    let first = &case.citizen;
    let log = first.log();
    let sealed = log.iter().filter(|entry| entry.body.event().is_none());
    assert_eq!(sealed.filter(|entry| first.read(entry).is_ok()).count(), 1);
    // A desk that comes to it later opens each envelope by itself.
    let private = officer::private_key().unwrap();
    let mut keys = document
        .envelopes
        .iter()
        .map(|sealed| sealed.open(&document.id, private).unwrap());
    let mut keyring = Keyring::new(keys.next().unwrap());
    keys.for_each(|key| keyring.add(key).unwrap());
    let desk = Party { keyring, ..officer };
    assert_eq!(desk.read_all(), citizen.read_all());
}

#[test]
fn a_key_follows_the_one_before_and_comes_with_its_envelopes() {
    let case = Case::open();
    let Some(officer) = case.officer() else {
        return;
    };
    let (second, envelopes) = new_key(&officer, random());
    let mut ahead = officer.clone();
    ahead.keyring.add(second).unwrap();
    let (_, third) = new_key(&ahead, random());
    let first = case.opening.envelopes.clone();
    for body in [
        rekeyed(Reason::Rotation, None),
        rekeyed(Reason::Rotation, Some(third)),
        rekeyed(Reason::Rotation, Some(first)),
        rekeyed(Reason::Resolved, Some(envelopes.clone())),
        Body::Event {
            event: Event::Closed,
            reason: Reason::Resolved,
            envelopes: Some(Box::new(envelopes.clone())),
            handling: None,
        },
    ] {
        let answer = officer.append(client_id(), body.clone()).send();
        assert_eq!(
            (answer.status, code(&answer).as_str()),
            (422, "bad_entry"),
            "{body:?}"
        );
    }
    let by_citizen = case.citizen.append(
        client_id(),
        rekeyed(Reason::Rotation, Some(envelopes.clone())),
    );
    assert_eq!(code(&by_citizen.send()), "not_allowed");
    officer.store(rekeyed(Reason::Rotation, Some(envelopes.clone())));
    let again = officer.append(client_id(), rekeyed(Reason::Rotation, Some(envelopes)));
    assert_eq!(code(&again.send()), "bad_entry", "a version comes once");
    assert_eq!(case.citizen.log().last().unwrap().author, Author::Officer);
}

#[test]
fn a_case_can_be_handed_to_a_desk_that_could_not_read_it_before() {
    let case = Case::open();
    let Some(mut officer) = case.officer() else {
        return;
    };
    case.citizen.say("avant");
    let newcomer = PrivateKey::derive(random());
    let key = officer.keyring.next(random()).unwrap();
    let wrap = officer.keyring.wrap(&officer.case, &key, random()).unwrap();
    let recipients = [(desk().1, random()), (newcomer.public(), random())];
    let envelopes = Envelopes::seal(&officer.case, &key, &recipients)
        .unwrap()
        .with_wrap(wrap);
    officer.store(rekeyed(Reason::Transfer, Some(envelopes)));
    officer.keyring.add(key).unwrap();
    officer.say("après");
    let document = case.citizen.document();
    assert!(document.envelopes[0].open(&document.id, &newcomer).is_err());
    let key = document.envelopes[1].open(&document.id, &newcomer).unwrap();
    let desk = Party {
        keyring: Keyring::new(key),
        ..officer
    };
    let log = desk.log();
    let read = |seq: usize| desk.read(&log[seq - 1]);
    assert!(read(2).is_err(), "what was sealed before stays closed");
    assert!(read(4).is_ok());
}
