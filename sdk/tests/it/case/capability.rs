//! Capabilities: the right ones, and everything that only looks like one.

use base64ct::{Base64UrlUnpadded, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vigie::{
    case::{
        capability::{Capability, CapabilityKey, OfficerId, Right, Rights},
        entry::{Author, Event, Reason},
        kind::Desk,
    },
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};

use super::support::{case_id, handled, id, log, now, opening};

const SECRET: [u8; 32] = [7; 32];

fn key() -> CapabilityKey {
    CapabilityKey::new("2026-11", SECRET).unwrap()
}

fn capability() -> Capability {
    Capability {
        case: case_id(),
        desk: Desk::new("bordeaux").unwrap(),
        officer: OfficerId::new("o-17").unwrap(),
        rights: [Right::Read, Right::Write].into_iter().collect(),
        not_before: now(),
        expires: now() + SignedDuration::from_hours(8),
        lease: None,
        nonce: [9; 16],
    }
}

fn verify_at(text: &str, time: Timestamp) -> Result<Capability, &'static str> {
    let older = CapabilityKey::new("2026-10", [6; 32]).unwrap();
    Capability::verify(text, &[older, key()], &case_id(), time).map_err(|error| error.code())
}

fn verify(text: &str) -> Result<Capability, &'static str> {
    verify_at(text, now())
}

/// Signs any payload with the right key, as only the desk's side could.
fn signed(payload: &str) -> String {
    let payload = Base64UrlUnpadded::encode_string(payload.as_bytes());
    let signed = format!("vc1.{payload}");
    let mut mac = Hmac::<Sha256>::new_from_slice(&SECRET).unwrap();
    mac.update(signed.as_bytes());
    let signature = Base64UrlUnpadded::encode_string(&mac.finalize().into_bytes());
    format!("{signed}.{signature}")
}

fn payload() -> String {
    let text = capability().sign(&key()).unwrap();
    let payload = text.split('.').nth(1).unwrap();
    String::from_utf8(Base64UrlUnpadded::decode_vec(payload).unwrap()).unwrap()
}

#[test]
fn what_was_signed_is_verified() {
    let text = capability().sign(&key()).unwrap();
    assert_eq!(verify(&text), Ok(capability()));
    assert_eq!(signed(&payload()), text);
    assert_eq!(format!("{:?}", key()), "CapabilityKey(2026-11, secret)");
}

#[test]
fn it_holds_for_its_time_and_half_a_minute_on_both_sides() {
    let text = capability().sign(&key()).unwrap();
    let seconds = SignedDuration::from_secs;
    let (start, end) = (now(), capability().expires);
    for (time, expected) in [
        (start - seconds(31), Err("capability_early")),
        (start - seconds(30), Ok(capability())),
        (end + seconds(30), Ok(capability())),
        (end + seconds(31), Err("capability_expired")),
        (end + seconds(86_400), Err("capability_expired")),
    ] {
        assert_eq!(verify_at(&text, time), expected, "{time}");
    }
}

#[test]
fn it_opens_one_case_and_no_other() {
    let text = capability().sign(&key()).unwrap();
    let other = CaseId::from_bytes([2; 16]);
    let error = Capability::verify(&text, &[key()], &other, now()).unwrap_err();
    assert_eq!(error.code(), "capability_invalid");
}

#[test]
fn another_key_signs_nothing() {
    for other in [
        CapabilityKey::new("2026-11", [8; 32]).unwrap(),
        CapabilityKey::new("2026-12", [0; 32]).unwrap(),
    ] {
        let text = capability().sign(&other).unwrap();
        assert_eq!(verify(&text), Err("capability_invalid"));
    }
    // The right secret under another name: keys are not mixed up.
    let renamed = CapabilityKey::new("2026-09", SECRET).unwrap();
    let text = capability().sign(&renamed).unwrap();
    assert_eq!(verify(&text), Err("capability_invalid"));
    let none = Capability::verify(&text, &[], &case_id(), now());
    assert!(none.is_err());
}

#[test]
fn nobody_lives_longer_than_a_shift() {
    let hours = SignedDuration::from_hours;
    for (life, fits) in [
        (hours(12), true),
        (hours(12) + SignedDuration::from_secs(1), false),
        (hours(24 * 365), false),
        (SignedDuration::ZERO, false),
        (hours(-1), false),
    ] {
        let long = Capability {
            expires: now() + life,
            ..capability()
        };
        assert_eq!(long.sign(&key()).is_ok(), fits, "{life:?}");
    }
    // Signed all the same, by a desk with a mistake.
    let expires = capability().expires.as_second();
    for other in [expires + 5 * 3_600, i64::MAX, i64::MIN, 0] {
        let extended = payload().replace(&expires.to_string(), &other.to_string());
        let code = verify(&signed(&extended)).unwrap_err();
        assert_eq!(code, "capability_invalid", "{other}");
    }
}

#[test]
fn a_text_that_was_changed_is_refused() {
    let text = capability().sign(&key()).unwrap();
    for end in 0..text.len() {
        assert!(verify(&text[..end]).is_err(), "cut at {end}");
    }
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        assert!(verify(str::from_utf8(&bytes).unwrap()).is_err());
    }
    let (signed, signature) = text.rsplit_once('.').unwrap();
    for other in [
        format!("{signed}."),
        signed.to_owned(),
        format!("{signed}.{signature}="),
        format!("{signed}.{signature}A"),
        format!("{signed}.{}", &signature[..22]),
        format!(" {text}"),
        format!("{text}\n"),
        format!("{text}.{signature}"),
        text.replacen("vc1", "VC1", 1),
        text.replacen("vc1", "vc2", 1),
    ] {
        assert_eq!(verify(&other), Err("capability_invalid"), "{other}");
    }
}

/// What helps against tokens that name their own algorithm.
#[test]
fn there_is_no_algorithm_to_choose() {
    let none = Base64UrlUnpadded::encode_string(br#"{"alg":"none","typ":"JWT"}"#);
    let payload64 = Base64UrlUnpadded::encode_string(payload().as_bytes());
    for text in [
        format!("{none}.{payload64}."),
        format!("vc1.{payload64}."),
        format!("vc1.{none}.{payload64}."),
        format!("none.{payload64}.AAAA"),
    ] {
        assert_eq!(verify(&text), Err("capability_invalid"));
    }
    let named = payload().replacen('{', r#"{"alg":"none","#, 1);
    assert_eq!(verify(&signed(&named)), Err("capability_invalid"));
}

#[test]
fn a_signed_payload_is_still_read_strictly() {
    let good = payload();
    assert_eq!(verify(&signed(&good)), Ok(capability()));
    let rights = r#"["read","write"]"#;
    for changed in [
        good.replacen(rights, r#"["write","read"]"#, 1),
        good.replacen(rights, r#"["read","read"]"#, 1),
        good.replacen(rights, r#"["everything"]"#, 1),
        good.replacen(rights, r#""read""#, 1),
        good.replacen("bordeaux", "Bordeaux", 1),
        good.replacen("o-17", "", 1),
        good.replacen("o-17", &"o".repeat(65), 1),
        good.replacen('{', r#"{"desk":"paris","#, 1),
        good.replacen(r#""desk":"bordeaux","#, "", 1),
        "[]".into(),
        "null".into(),
        String::new(),
    ] {
        assert_ne!(changed, good);
        assert_eq!(verify(&signed(&changed)), Err("capability_invalid"));
    }
}

#[test]
fn rights_are_what_was_signed() {
    let read = Capability {
        rights: [Right::Read].into_iter().collect(),
        ..capability()
    };
    let text = read.sign(&key()).unwrap();
    let verified = verify(&text).unwrap();
    assert!(verified.rights.contains(Right::Read));
    for right in [Right::Write, Right::Close, Right::Rekey] {
        assert!(!verified.rights.contains(right));
    }
    assert_eq!(Rights::ALL.iter().count(), Right::ALL.len());
    assert!(!Rights::CITIZEN.contains(Right::Rekey));
}

/// A desk that heard for a long time nothing of a case may give it out by the very
/// number that the desk which has it came to.
#[test]
fn a_lease_opens_a_case_that_its_desk_has() {
    let mut log = log();
    let of = |desk: &Desk| Capability {
        desk: desk.clone(),
        lease: Some(2),
        ..capability()
    };
    let (first, other) = (opening().desk, Desk::new("rennes").unwrap());
    let assigned = || handled(Event::Assigned, Reason::ByOfficer);
    let _ = log.append(Author::Service, id(1), assigned(), now());
    assert!(log.standing().bond(&opening(), &of(&first)).is_some());
    assert_eq!(log.standing().bond(&opening(), &of(&other)), None);

    let mut moved = handled(Event::Transferred, Reason::ByOfficer);
    if let vigie::case::entry::Body::Event {
        handling: Some(handling),
        ..
    } = &mut moved
    {
        handling.floor = Some(3);
    }
    let _ = log.append(Author::Service, id(2), moved, now());
    let of = |desk: &Desk| Capability {
        lease: Some(3),
        ..of(desk)
    };
    assert!(log.standing().bond(&opening(), &of(&other)).is_some());
    assert_eq!(log.standing().bond(&opening(), &of(&first)), None);
}
