//! Case keys on their way to desks, and through rotations.

use serde_json::{Value, json};
use vigie::seal::{
    CaseId, CaseKey, Envelopes, Keyring, PrivateKey, PublicKey, Receipt, open_entry, seal_entry,
};

use super::case_of;

fn desk(number: u8) -> PrivateKey {
    PrivateKey::derive([number; 32])
}

fn sealed_to(desks: &[u8], key: &CaseKey, case: &CaseId) -> Result<Envelopes, vigie::Error> {
    let to: Vec<_> = desks
        .iter()
        .map(|number| (desk(*number).public(), [100 + number; 32]))
        .collect();
    Envelopes::seal(case, key, &to)
}

#[test]
fn every_desk_opens_its_own_envelope() {
    let (receipt, _, place) = case_of(1);
    let key = receipt.case_key();
    let envelopes = sealed_to(&[1, 2, 3, 4, 5, 6, 7, 8], &key, &place.case).unwrap();
    for number in 1..=8 {
        assert_eq!(envelopes.open(&place.case, &desk(number)).unwrap(), key);
    }
    let error = envelopes.open(&place.case, &desk(9)).unwrap_err();
    assert_eq!(error.code(), "not_a_recipient");
    assert!(error.is_seal());
}

#[test]
fn one_to_eight_desks_no_two_alike() {
    let (receipt, _, place) = case_of(1);
    for desks in [&[][..], &[1, 1], &[1, 2, 3, 4, 5, 6, 7, 8, 9]] {
        let error = sealed_to(desks, &receipt.case_key(), &place.case).unwrap_err();
        assert_eq!(error.code(), "recipients_invalid");
    }
}

#[test]
fn envelopes_are_written_in_one_way() {
    let (receipt, _, place) = case_of(1);
    let envelopes = sealed_to(&[1], &receipt.case_key(), &place.case).unwrap();
    let json = serde_json::to_value(&envelopes).unwrap();
    assert!(serde_json::from_value::<Envelopes>(json.clone()).is_ok());

    let mut no_wrap = json.clone();
    no_wrap["wrap"] = Value::Null;
    let mut listed = json.clone();
    let recipient = &json["recipients"][0];
    listed["recipients"][0] = json!([recipient["key_id"], recipient["enc"], recipient["sealed"]]);
    for other in [no_wrap, listed] {
        assert!(
            serde_json::from_value::<Envelopes>(other.clone()).is_err(),
            "{other}"
        );
    }
}

#[test]
fn an_envelope_opens_for_its_case_and_version_alone() {
    let (receipt, _, place) = case_of(1);
    let envelopes = sealed_to(&[1, 2], &receipt.case_key(), &place.case).unwrap();
    let elsewhere = CaseId::from_bytes([0; 16]);
    assert_eq!(
        envelopes.open(&elsewhere, &desk(1)).unwrap_err().code(),
        "seal_broken"
    );

    let json = serde_json::to_value(&envelopes).unwrap();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut json = json.clone();
        change(&mut json);
        let envelopes: Envelopes = serde_json::from_value(json).unwrap();
        envelopes.open(&place.case, &desk(1)).unwrap_err().code()
    };
    assert_eq!(
        changed(&|json| json["key_version"] = json!(2)),
        "seal_broken"
    );
    let other = json["recipients"][1].clone();
    let (sealed, enc, id) = (&other["sealed"], &other["enc"], &other["key_id"]);
    assert_eq!(
        changed(&|json| json["recipients"][0]["sealed"] = sealed.clone()),
        "seal_broken"
    );
    assert_eq!(
        changed(&|json| json["recipients"][0]["enc"] = enc.clone()),
        "seal_broken"
    );
    // A point of small order, whose secret everybody knows.
    let small = json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(
        changed(&|json| json["recipients"][0]["enc"] = small.clone()),
        "seal_broken"
    );
    // Swapped names.
    let first = json["recipients"][0]["key_id"].clone();
    assert_eq!(
        changed(&|json| {
            json["recipients"][0]["key_id"] = id.clone();
            json["recipients"][1]["key_id"] = first.clone();
        }),
        "seal_broken"
    );
    // A key that opens and is not the one promised.
    assert_eq!(
        changed(&|json| json["commitment"] = json!("AAAAAAAAAAAAAAAAAAAAAA")),
        "seal_broken"
    );
}

#[test]
fn nothing_is_sealed_to_a_key_that_nobody_has() {
    let (receipt, _, place) = case_of(1);
    let nobody = PublicKey::from_bytes([0; 32]);
    let error =
        Envelopes::seal(&place.case, &receipt.case_key(), &[(nobody, [1; 32])]).unwrap_err();
    assert_eq!(error.code(), "public_key_unusable");
}

#[test]
fn hpke_takes_a_purpose_of_reasonable_length() {
    let info = vec![0; 100_000];
    let error = desk(1).public().seal(&info, b"", b"", [1; 32]).unwrap_err();
    assert_eq!(error.code(), "sealed_content_too_large");
}

#[test]
fn envelopes_are_read_strictly() {
    let (receipt, keyring, place) = case_of(1);
    let second = keyring.next([2; 32]).unwrap();
    let wrap = keyring.wrap(&place.case, &second, [3; 24]).unwrap();
    let envelopes = sealed_to(&[1, 2], &receipt.case_key(), &place.case).unwrap();
    let json = serde_json::to_value(envelopes.with_wrap(wrap)).unwrap();
    let read = |json: &Value| serde_json::from_str::<Envelopes>(&json.to_string());
    assert!(read(&json).is_ok());

    let recipient = json["recipients"][0].clone();
    let refused: [(&str, Value); 10] = [
        ("/key_version", json!(0)),
        ("/key_version", json!(256)),
        ("/key_version", json!("1")),
        ("/commitment", json!("AAAA")),
        ("/recipients", json!([])),
        ("/recipients", json!([recipient, recipient])),
        ("/recipients", Value::Array(vec![recipient.clone(); 9])),
        ("/recipients/0/sealed", json!("AAAA")),
        ("/recipients/0/key_id", json!("AAAAAAAAAAB")),
        ("/wrap", json!("AAAA")),
    ];
    for (pointer, value) in refused {
        let mut changed = json.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(read(&changed).is_err(), "{pointer}");
    }
    let mut more = json.clone();
    more["more"] = json!(1);
    assert!(read(&more).is_err());
    let mut more = json.clone();
    more["recipients"][0]["more"] = json!(1);
    assert!(read(&more).is_err());
    let twice = json.to_string().replacen('{', r#"{"key_version":1,"#, 1);
    assert!(serde_json::from_str::<Envelopes>(&twice).is_err());
}

#[test]
fn a_rotation_leaves_old_entries_readable_and_the_citizen_in() {
    let (receipt, mut officer, place) = case_of(1);
    let case = place.case;
    let old = seal_entry(&officer, &place, b"before", [1; 24]).unwrap();

    let mut published = Vec::new();
    for (number, secret) in (2..).zip([[20; 32], [30; 32]]) {
        let key = officer.next(secret).unwrap();
        assert_eq!(key.version(), number);
        let wrap = officer.wrap(&case, &key, [number; 24]).unwrap();
        published.push(sealed_to(&[7], &key, &case).unwrap().with_wrap(wrap));
        officer.add(key).unwrap();
    }
    let new = seal_entry(&officer, &place, b"after", [2; 24]).unwrap();
    assert_eq!(new[1], 3);
    assert_eq!(*open_entry(&officer, &place, &old).unwrap(), b"before");

    // The citizen comes back with nothing but the receipt.
    let mut citizen = receipt.keyring();
    assert_eq!(
        open_entry(&citizen, &place, &new).unwrap_err().code(),
        "key_missing"
    );
    for envelopes in published.iter().rev() {
        let key = envelopes.open_wrap(&case, &citizen).unwrap();
        citizen.add(key).unwrap();
    }
    assert_eq!(citizen.versions().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(*open_entry(&citizen, &place, &new).unwrap(), b"after");
    assert_eq!(*open_entry(&citizen, &place, &old).unwrap(), b"before");

    // A desk that came with the second key alone reads what came with it.
    let second = Keyring::new(published[0].open(&case, &desk(7)).unwrap());
    assert_eq!(
        open_entry(&second, &place, &old).unwrap_err().code(),
        "key_missing"
    );
    // And is let in to the beginning by sealing the first key to it.
    let late = sealed_to(&[7], &receipt.case_key(), &case).unwrap();
    let mut whole = second;
    whole.add(late.open(&case, &desk(7)).unwrap()).unwrap();
    assert_eq!(*open_entry(&whole, &place, &old).unwrap(), b"before");
    assert_eq!(whole.newest().version(), 2);
}

#[test]
fn a_wrap_opens_for_its_case_and_version_alone() {
    let (receipt, keyring, place) = case_of(1);
    let second = keyring.next([2; 32]).unwrap();
    let wrap = keyring.wrap(&place.case, &second, [3; 24]).unwrap();
    assert_eq!(keyring.unwrap_key(&place.case, 2, &wrap).unwrap(), second);
    let refused = |keyring: &Keyring, case: &CaseId, version| {
        keyring.unwrap_key(case, version, &wrap).unwrap_err().code()
    };
    assert_eq!(
        refused(&keyring, &CaseId::from_bytes([0; 16]), 2),
        "seal_broken"
    );
    assert_eq!(refused(&keyring, &place.case, 3), "seal_broken");
    let stranger = Receipt::new([2; 16]).keyring();
    assert_eq!(refused(&stranger, &place.case, 2), "seal_broken");
    let without_first = Keyring::new(second.clone());
    assert_eq!(refused(&without_first, &place.case, 2), "key_missing");
    assert!(without_first.wrap(&place.case, &second, [3; 24]).is_err());
    // The first key is never wrapped under itself.
    let error = keyring
        .wrap(&place.case, &receipt.case_key(), [3; 24])
        .unwrap_err();
    assert_eq!(error.code(), "key_version_invalid");

    // A wrap of another key than the envelopes promise.
    let promised = CaseKey::new(2, [9; 32]).unwrap();
    let envelopes = sealed_to(&[1], &promised, &place.case).unwrap();
    assert_eq!(
        envelopes
            .open_wrap(&place.case, &keyring)
            .unwrap_err()
            .code(),
        "not_a_recipient"
    );
    let envelopes = envelopes.with_wrap(wrap);
    assert_eq!(
        envelopes
            .open_wrap(&place.case, &keyring)
            .unwrap_err()
            .code(),
        "seal_broken"
    );
}

#[test]
fn a_ring_keeps_one_key_a_version() {
    let mut keyring = Keyring::new(CaseKey::new(5, [5; 32]).unwrap());
    for version in [255, 1, 3] {
        keyring
            .add(CaseKey::new(version, [version; 32]).unwrap())
            .unwrap();
    }
    assert_eq!(keyring.versions().collect::<Vec<_>>(), [1, 3, 5, 255]);
    assert_eq!(keyring.newest().version(), 255);
    assert!(keyring.add(CaseKey::new(3, [3; 32]).unwrap()).is_ok());
    let error = keyring.add(CaseKey::new(3, [4; 32]).unwrap()).unwrap_err();
    assert_eq!(error.code(), "key_conflict");
    assert_eq!(keyring.versions().count(), 4);
    assert_eq!(
        keyring.next([0; 32]).unwrap_err().code(),
        "key_version_invalid"
    );
    assert!(keyring.get(2).is_none());
}
