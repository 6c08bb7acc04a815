//! Keys: who gets which, and who does not.

use vigie::{
    case::{
        document::{CaseDocument, Opening},
        entry::{Author, Body, Entry, Event, Reason},
        log::Log,
    },
    client::{Change, Content, Conversation, Problem},
    seal::{CaseKey, Envelopes, Keyring, Message, PrivateKey, Receipt},
};

use super::conversation::{EPOCH, at, begun, changes, id, stored, write};

#[test]
fn an_officer_reads_what_was_sealed_before_the_key_came() {
    let receipt = Receipt::new([1; 16]);
    let desk = PrivateKey::derive([5; 32]);
    let case = receipt.case_id();
    let envelopes =
        Envelopes::seal(&case, &receipt.case_key(), &[(desk.public(), [6; 32])]).unwrap();
    let mut opening: Opening = serde_json::from_str(vigie::doc_opening!()).unwrap();
    opening.envelopes = envelopes;
    let log = Log::open(case, EPOCH, opening, at());

    let mut officer = Conversation::officer(case, desk);
    let early = officer.write(Message::text("too early"), id(9), [9; 24]);
    assert_eq!(early.unwrap_err(), Problem::NoKey);
    officer.resumed(EPOCH, true);
    officer.read(log.after(0, 1)[0].clone()).unwrap();
    let body = write(&mut begun(), 1);
    officer.read(stored(2, 1, body)).unwrap();
    assert!(matches!(
        officer.entries()[1].content,
        Content::Sealed { .. }
    ));
    officer.described(log.document()).unwrap();
    assert!(matches!(officer.entries()[1].content, Content::Message(_)));
    let heard = changes(&mut officer);
    assert!(
        heard
            .iter()
            .any(|change| matches!(change, Change::Opened(2)))
    );
    let mut other = begun();
    let elsewhere = CaseDocument {
        id: Receipt::new([2; 16]).case_id(),
        ..log.document()
    };
    assert!(other.described(elsewhere).is_err());
}

#[test]
fn a_new_key_reaches_both_sides_and_a_forged_one_neither() {
    let receipt = Receipt::new([1; 16]);
    let case = receipt.case_id();
    let desk = PrivateKey::derive([5; 32]);
    let to = [(desk.public(), [6; 32])];
    let first = Envelopes::seal(&case, &receipt.case_key(), &to).unwrap();
    let mut officer = Conversation::officer(case, desk.clone());
    let mut opening: Opening = serde_json::from_str(vigie::doc_opening!()).unwrap();
    opening.envelopes = first;
    let log = Log::open(case, EPOCH, opening, at());
    officer.resumed(EPOCH, true);
    officer.described(log.document()).unwrap();
    officer.read(log.after(0, 1)[0].clone()).unwrap();
    let mut citizen = begun();

    // Somebody who knows public keys alone makes one up.
    let made_up = CaseKey::new(2, [66; 32]).unwrap();
    let forged = Envelopes::seal(&case, &made_up, &to).unwrap();
    let mut ring = Keyring::new(CaseKey::new(1, [67; 32]).unwrap());
    ring.add(made_up.clone()).unwrap();
    let wrap = ring.wrap(&case, &made_up, [3; 24]).unwrap();
    for (seq, envelopes) in [(2, forged.clone()), (3, forged.with_wrap(wrap))] {
        let entry = rekeyed(seq, envelopes);
        for side in [&mut officer, &mut citizen] {
            side.read(entry.clone()).unwrap();
            assert_eq!(side.keyring().unwrap().newest().version(), 1);
        }
    }

    officer
        .rekey(Reason::Rotation, id(7), [8; 32], [9; 24], &to)
        .unwrap();
    let sent = officer.to_send().unwrap();
    let entry = Entry {
        seq: 4,
        client_id: id(7),
        author: Author::Officer,
        at: at(),
        body: sent.body,
    };
    for side in [&mut officer, &mut citizen] {
        side.read(entry.clone()).unwrap();
        assert_eq!(side.keyring().unwrap().newest().version(), 2);
    }
    let body = write(&mut citizen, 1);
    officer.read(stored(5, 1, body)).unwrap();
    assert!(matches!(officer.entries()[4].content, Content::Message(_)));
}

fn rekeyed(seq: u64, envelopes: Envelopes) -> Entry {
    Entry {
        seq,
        client_id: id(100 + seq as u8),
        author: Author::Officer,
        at: at(),
        body: Body::Event {
            event: Event::Rekeyed,
            reason: Reason::Rotation,
            envelopes: Some(Box::new(envelopes)),
            handling: None,
        },
    }
}
