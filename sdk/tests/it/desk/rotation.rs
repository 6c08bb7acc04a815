//! Root keys that follow one another.

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::desk::{
    root::Rotation,
    trust::{MAX_ROTATIONS, Trust},
};

use super::{at, directory, now, root, version};

/// Before the directories of these tests are issued, on 20 November.
const SINCE: &str = "2026-11-10T00:00:00Z";

fn rotation(from: u8, to: u8) -> String {
    rotation_at(from, to, SINCE)
}

fn rotation_at(from: u8, to: u8, since: &str) -> String {
    Rotation::sign(&root(from), &root(to), at(since)).unwrap()
}

/// What a client that knows one key makes of a directory that another signed.
fn accept(pinned: u8, signer: u8, rotations: &[String]) -> Result<Trust, &'static str> {
    let text = directory().sign(&root(signer)).unwrap();
    let accepted = Trust::pin(root(pinned).public()).accept(&text, rotations, now());
    accepted
        .map(|(_, trust)| trust)
        .map_err(|error| error.code())
}

const UNTRUSTED: Result<Trust, &str> = Err("directory_untrusted");

#[test]
fn a_chain_leads_from_an_old_root_to_the_newest() {
    let chain = [rotation(1, 2), rotation(2, 3), rotation(3, 4)];
    for pinned in 1..=4 {
        let trust = accept(pinned, 4, &chain).unwrap();
        assert_eq!(trust.root, root(4).public());
    }
    let backwards: Vec<String> = chain.iter().rev().cloned().collect();
    assert!(accept(1, 4, &backwards).is_ok());
    assert!(accept(1, 4, &[chain.clone(), chain.clone()].concat()).is_ok());
    // A link that is missing breaks it.
    for missing in 0..3 {
        let mut broken = chain.to_vec();
        broken.remove(missing);
        assert_eq!(accept(1, 4, &broken), UNTRUSTED, "{missing}");
    }
}

#[test]
fn nobody_goes_back_to_a_root_that_was_left() {
    let text = version(1).sign(&root(2)).unwrap();
    let pinned = Trust::pin(root(1).public());
    let (_, trust) = pinned.accept(&text, &[rotation(1, 2)], now()).unwrap();
    let old = version(2).sign(&root(1)).unwrap();
    for rotations in [vec![], vec![rotation(1, 2)], vec![rotation(2, 1)]] {
        let back = trust.accept(&old, &rotations, now());
        let followed = rotations == [rotation(2, 1)];
        // The second root may name whom it likes, the first one too.
        assert_eq!(back.is_ok(), followed, "{rotations:?}");
    }
    // But not in a circle.
    let circle = [rotation(1, 2), rotation(2, 1)];
    assert_eq!(accept(1, 1, &circle), UNTRUSTED);
    assert_eq!(accept(1, 2, &circle), UNTRUSTED);
}

/// A rotation with one of its signatures made by another key.
fn forged(place: usize) -> String {
    let good = rotation(1, 2);
    let covered = good.rsplitn(3, '.').nth(2).unwrap();
    use ed25519_dalek::{Signer, SigningKey};
    let other = SigningKey::from_bytes(&[9; 32]).sign(covered.as_bytes());
    let mut parts: Vec<&str> = good.split('.').collect();
    let signature = Base64UrlUnpadded::encode_string(&other.to_bytes());
    parts[2 + place] = &signature;
    parts.join(".")
}

#[test]
fn both_keys_must_sign() {
    assert!(accept(1, 2, &[rotation(1, 2)]).is_ok());
    for place in 0..2 {
        assert_eq!(accept(1, 2, &[forged(place)]), UNTRUSTED, "{place}");
    }
    // One signature alone, or one of them twice, or in the other's place.
    let good = rotation(1, 2);
    let parts: Vec<&str> = good.split('.').collect();
    for order in [&[2][..], &[3], &[2, 2], &[3, 3], &[3, 2], &[2, 3, 3]] {
        let signatures: Vec<&str> = order.iter().map(|place| parts[*place]).collect();
        let text = format!("vr1.{}.{}", parts[1], signatures.join("."));
        assert_eq!(accept(1, 2, &[text]), UNTRUSTED, "{order:?}");
    }
}

#[test]
fn a_stranger_leads_nobody_away() {
    // Signed by both of its keys, and neither is the client's.
    assert_eq!(accept(1, 3, &[rotation(2, 3)]), UNTRUSTED);
    // A directory of the pinned root is accepted, whatever stands beside it.
    let noise = [
        rotation(8, 9),
        forged(0),
        forged(1),
        String::new(),
        "vr2.e30.e30.e30".to_owned(),
    ];
    assert_eq!(accept(1, 1, &noise).unwrap().root, root(1).public());
}

#[test]
fn a_root_followed_by_two_is_trusted_no_more() {
    let fork = [rotation(1, 2), rotation(1, 3)];
    for signer in 1..=3 {
        assert_eq!(accept(1, signer, &fork), UNTRUSTED, "{signer}");
    }
    let twice = [rotation(1, 2), rotation_at(1, 2, "2026-11-11T00:00:00Z")];
    assert_eq!(accept(1, 2, &twice), UNTRUSTED);
    // Elsewhere in history it is nobody's business.
    assert!(accept(4, 4, &fork).is_ok());
}

#[test]
fn a_rotation_holds_for_what_is_issued_from_then_on() {
    let issued = directory().issued();
    let (before, after) = ("2026-11-19T23:59:59Z", "2026-11-20T00:00:01Z");
    let same = "2026-11-20T00:00:00Z";
    assert_eq!(issued, at(same));
    for since in [before, same] {
        let rotation = [rotation_at(1, 2, since)];
        assert!(accept(1, 2, &rotation).is_ok(), "{since}");
        assert_eq!(accept(1, 1, &rotation), UNTRUSTED, "{since}");
    }
    // Announced in advance: the old root still signs, and the client stays.
    let announced = [rotation_at(1, 2, after)];
    assert_eq!(accept(1, 1, &announced).unwrap().root, root(1).public());
    assert_eq!(accept(1, 2, &announced), UNTRUSTED);
}

#[test]
fn a_key_does_not_follow_itself() {
    let error = Rotation::sign(&root(1), &root(1), at(SINCE)).unwrap_err();
    assert_eq!(error.code(), "root_rotation_invalid");
}

#[test]
fn a_chain_may_be_so_long_and_no_longer() {
    let last = u8::try_from(MAX_ROTATIONS).unwrap() + 1;
    let chain: Vec<String> = (1..last).map(|from| rotation(from, from + 1)).collect();
    assert_eq!(accept(1, last, &chain).unwrap().root, root(last).public());
    let longer = [chain, vec![rotation(last, last + 1)]].concat();
    assert_eq!(accept(1, last, &longer), Err("directory_invalid"));
}

#[test]
fn a_new_root_does_not_bring_back_an_old_version() {
    let pinned = Trust::pin(root(1).public());
    let (_, trust) = pinned
        .accept(&version(5).sign(&root(1)).unwrap(), &[], now())
        .unwrap();
    let text = version(4).sign(&root(2)).unwrap();
    let error = trust.accept(&text, &[rotation(1, 2)], now()).unwrap_err();
    assert_eq!(error.code(), "directory_old");
}
