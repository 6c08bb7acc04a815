//! What rekeying makes of a case.

use vigie::{
    case::{
        cursor::{Cursor, Epoch},
        document::Opening,
        entry::{Author::Officer, Body, Event, MAX_SEQ, Reason},
        frame::{HEARTBEAT_S, MAX_FRAME, ServerFrame},
        kind::{Category, Department, Desk, Kind, Priority},
        log::{Log, Outcome},
        rules::{MAX_REKEYINGS, Refusal},
    },
    language::Language,
    seal::{CaseKey, Envelopes, PrivateKey, Receipt},
};

use super::support::{id, now};

/// A case that could not be described in a frame could not be followed.
#[test]
fn however_often_it_is_rekeyed_its_document_fits_a_frame() {
    let desks: Vec<_> = (0..8)
        .map(|number| (PrivateKey::derive([number; 32]).public(), [number; 32]))
        .collect();
    let receipt = Receipt::new([7; 16]);
    let case = receipt.case_id();
    let sealed = |version: u8| {
        let key = CaseKey::new(version, [version; 32]).unwrap();
        let envelopes = Envelopes::seal(&case, &key, &desks).unwrap();
        match receipt.keyring().wrap(&case, &key, [version; 24]) {
            Ok(wrap) => envelopes.with_wrap(wrap),
            // The first is the receipt's own.
            Err(_) => envelopes,
        }
    };
    let label = |letter: &str| letter.repeat(40);
    let opening = Opening {
        kind: Kind::Complaint,
        desk: Desk::new(label("d")).unwrap(),
        department: Some(Department::new(label("d")).unwrap()),
        category: Some(Category::new(label("c")).unwrap()),
        priority: Priority::Specialised,
        locale: Language::French.into(),
        envelopes: sealed(1),
    };
    let mut log = Log::open(case, Epoch::from_bytes([9; 8]), opening, now());
    for version in 2..=u8::MAX {
        let body = Body::Event {
            event: Event::Rekeyed,
            reason: Reason::Rotation,
            envelopes: Some(Box::new(sealed(version))),
            handling: None,
        };
        if log.append(Officer, id(version.into()), body, now())
            == Outcome::Refused(Refusal::CaseFull)
        {
            break;
        }
    }
    assert_eq!(log.standing().rekeyings, MAX_REKEYINGS);
    let welcome = ServerFrame::Welcome {
        case: Box::new(log.document()),
        cursor: Cursor {
            epoch: log.epoch(),
            seq: MAX_SEQ,
        },
        recovered: false,
        heartbeat_s: HEARTBEAT_S,
    };
    assert!(
        welcome.to_text().len() <= MAX_FRAME,
        "{}",
        welcome.to_text().len()
    );
}
