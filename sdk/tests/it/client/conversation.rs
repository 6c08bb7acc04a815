//! The core alone: what it takes over, and what it never does.

use vigie::{
    case::{
        cursor::{Cursor, Epoch},
        document::Acknowledgement,
        entry::{Author, Body, Entry, Event, Reason},
        kind::State,
        rules::Refusal,
    },
    client::{Change, Content, Conversation, Delivery, MAX_OUTBOX, Problem},
    jiff::Timestamp,
    seal::{ClientId, Message, Receipt},
};

pub(super) const EPOCH: Epoch = Epoch::from_bytes([1; 8]);

pub(super) fn at() -> Timestamp {
    "2026-11-22T03:00:00Z".parse().unwrap()
}

pub(super) fn id(number: u8) -> ClientId {
    ClientId::from_bytes([number; 16])
}

fn event(seq: u64, event: Event, reason: Reason) -> Entry {
    Entry {
        seq,
        client_id: id(200 + seq as u8),
        author: Author::Service,
        at: at(),
        body: Body::event_only(event, reason),
    }
}

pub(super) fn begun() -> Conversation {
    let mut conversation = Conversation::citizen(&Receipt::new([1; 16]));
    conversation.resumed(EPOCH, true);
    conversation
        .read(event(1, Event::Opened, Reason::ByCitizen))
        .unwrap();
    conversation
}

pub(super) fn write(conversation: &mut Conversation, number: u8) -> Body {
    let message = Message::text(format!("message {number}"));
    conversation
        .write(message, id(number), [number; 24])
        .unwrap();
    let own = conversation.pending().last().unwrap();
    assert_eq!(own.delivery, Delivery::Unconfirmed);
    conversation.to_send().unwrap().body
}

pub(super) fn stored(seq: u64, number: u8, body: Body) -> Entry {
    let client_id = id(number);
    Entry {
        seq,
        client_id,
        author: Author::Citizen,
        at: at(),
        body,
    }
}

fn ack(number: u8, seq: u64) -> Acknowledgement {
    Acknowledgement {
        client_id: id(number),
        seq,
        at: at(),
        duplicate: false,
    }
}

fn confirmed(seq: u64) -> Option<Delivery> {
    Some(Delivery::Confirmed { seq, at: at() })
}

pub(super) fn changes(conversation: &mut Conversation) -> Vec<Change> {
    std::iter::from_fn(|| conversation.next_change()).collect()
}

#[test]
fn a_gap_is_never_taken_for_the_next_entry() {
    let mut conversation = begun();
    assert!(
        conversation
            .read(event(3, Event::Closed, Reason::Inactive))
            .is_err()
    );
    assert_eq!(conversation.entries().len(), 1);
    assert_eq!(
        conversation.cursor(),
        Some(Cursor {
            epoch: EPOCH,
            seq: 1
        })
    );
    assert!(
        conversation
            .caught_up(Cursor {
                epoch: EPOCH,
                seq: 2
            })
            .is_err()
    );
    assert!(!conversation.is_live());
    let other = Epoch::from_bytes([2; 8]);
    assert!(
        conversation
            .caught_up(Cursor {
                epoch: other,
                seq: 1
            })
            .is_err()
    );
    conversation
        .caught_up(Cursor {
            epoch: EPOCH,
            seq: 1,
        })
        .unwrap();
    assert!(conversation.is_live());
    // The same again changes nothing.
    conversation
        .read(event(1, Event::Closed, Reason::Inactive))
        .unwrap();
    assert_eq!(conversation.state(), State::Waiting);
}

#[test]
fn entries_before_any_welcome_are_not_taken() {
    let mut conversation = Conversation::citizen(&Receipt::new([1; 16]));
    assert!(
        conversation
            .read(event(1, Event::Opened, Reason::ByCitizen))
            .is_err()
    );
}

#[test]
fn the_log_confirms_when_the_answer_was_lost() {
    let mut conversation = begun();
    let body = write(&mut conversation, 1);
    conversation.sending(id(1));
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Sending));
    assert!(conversation.to_send().is_none());
    conversation.lost();
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Unconfirmed));
    conversation.read(stored(2, 1, body)).unwrap();
    assert_eq!(conversation.delivery(id(1)), confirmed(2));
    assert!(conversation.pending().is_empty() && !conversation.has_unsent());
    // An answer that comes late says nothing new.
    conversation
        .acknowledged(&ack(1, 2), conversation.life())
        .unwrap();
    let heard = changes(&mut conversation);
    let told = |change: &&Change| {
        matches!(
            change,
            Change::Delivery {
                delivery: Delivery::Confirmed { .. },
                ..
            }
        )
    };
    assert_eq!(heard.iter().filter(told).count(), 1);
}

#[test]
fn one_entry_is_sent_after_another() {
    let mut conversation = begun();
    write(&mut conversation, 1);
    write(&mut conversation, 2);
    assert_eq!(conversation.to_send().unwrap().client_id, id(1));
    conversation.sending(id(1));
    assert!(conversation.to_send().is_none());
    conversation.refused(id(1), Refusal::TooFast);
    assert_eq!(
        conversation.to_send().unwrap().client_id,
        id(1),
        "still before the second"
    );
    conversation.sending(id(1));
    conversation.acknowledged(&ack(1, 2), 0).unwrap();
    assert_eq!(conversation.to_send().unwrap().client_id, id(2));
    conversation.refused(id(2), Refusal::CaseClosed);
    assert_eq!(
        conversation.delivery(id(2)),
        Some(Delivery::Refused(Refusal::CaseClosed))
    );
    assert!(!conversation.has_unsent());
    conversation.retry(id(2)).unwrap();
    assert_eq!(conversation.to_send().unwrap().client_id, id(2));
    assert_eq!(
        conversation.discard(id(2)).unwrap_err(),
        Problem::NotInOutbox
    );
    conversation.refused(id(2), Refusal::CaseFull);
    assert_eq!(
        conversation.discard(id(2)).unwrap(),
        Some(Message::text("message 2"))
    );
    assert_eq!(conversation.delivery(id(2)), None);
}

#[test]
fn another_log_takes_confirmations_back() {
    let mut conversation = begun();
    let body = write(&mut conversation, 1);
    conversation.sending(id(1));
    let life = conversation.life();
    conversation.acknowledged(&ack(1, 2), life).unwrap();
    assert_eq!(conversation.delivery(id(1)), confirmed(2));
    changes(&mut conversation);
    conversation.resumed(Epoch::from_bytes([2; 8]), false);
    let heard = changes(&mut conversation);
    let before = heard.iter().find_map(|change| match change {
        Change::StartedOver { before } => Some(before.len()),
        _ => None,
    });
    assert_eq!(before, Some(1));
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Unconfirmed));
    // An answer about the log that was.
    conversation.acknowledged(&ack(1, 2), life).unwrap();
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Unconfirmed));
    assert_eq!(conversation.to_send().unwrap().body, body, "the same bytes");
    assert_eq!(conversation.cursor().unwrap().seq, 0);
}

#[test]
fn a_relay_that_says_recovered_of_another_log_is_not_believed() {
    let mut conversation = begun();
    conversation.resumed(Epoch::from_bytes([2; 8]), true);
    assert!(conversation.entries().is_empty());
}

#[test]
fn a_confirmation_that_the_log_denies_is_taken_back() {
    let mut conversation = begun();
    write(&mut conversation, 1);
    conversation.acknowledged(&ack(1, 2), 0).unwrap();
    conversation
        .read(event(2, Event::Closed, Reason::Inactive))
        .unwrap();
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Unconfirmed));
    assert!(conversation.acknowledged(&ack(1, 2), 0).is_err());
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Unconfirmed));
}

#[test]
fn other_bytes_under_our_id_confirm_nothing() {
    let mut conversation = begun();
    write(&mut conversation, 1);
    conversation
        .read(stored(2, 1, Body::Sealed(vec![1, 1, 0])))
        .unwrap();
    let conflict = Delivery::Refused(Refusal::ClientIdConflict);
    assert_eq!(conversation.delivery(id(1)), Some(conflict));
    assert!(matches!(
        conversation.entries()[1].content,
        Content::Sealed { .. }
    ));
}

#[test]
fn an_officers_entry_with_our_id_is_theirs() {
    let mut conversation = begun();
    let body = write(&mut conversation, 1);
    let entry = Entry {
        author: Author::Officer,
        ..stored(2, 1, body)
    };
    conversation.read(entry).unwrap();
    assert_eq!(conversation.delivery(id(1)), Some(Delivery::Unconfirmed));
    assert_eq!(conversation.state(), State::Active);
    // It is sealed as the citizen's, so it cannot be passed off as theirs.
    assert!(matches!(
        conversation.entries()[1].content,
        Content::Sealed { .. }
    ));
}

#[test]
fn the_outbox_is_bounded() {
    let mut conversation = begun();
    for number in 0..MAX_OUTBOX {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&(number as u64).to_be_bytes());
        conversation
            .close(Reason::ByCitizen, ClientId::from_bytes(bytes))
            .unwrap();
    }
    let full = conversation.reopen(id(255)).unwrap_err();
    assert_eq!(full, Problem::OutboxFull);
    assert_eq!(full.code(), "outbox_full");
}
