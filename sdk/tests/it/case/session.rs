//! One session, step by step.

use std::sync::Arc;

use vigie::{
    case::{
        capability::{Right, Rights},
        close::CloseCode,
        cursor::Cursor,
        entry::{Author, Body, Entry, Event, MAX_SEALED, Reason},
        frame::{ClientFrame, ServerFrame, Signal},
        log::{Log, Outcome},
        relay::{Effect, Input, LogPage, MAX_BEHIND, Unavailable},
        rules::Refusal,
        session::{Phase, Session},
    },
    jiff::{SignedDuration, Timestamp},
};

use super::support::{epoch, event, id, log_of, message, now};

pub(super) fn after_seconds(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

pub(super) fn citizen() -> Session {
    Session::new(Author::Citizen, Rights::CITIZEN, None, now())
}

pub(super) fn say(session: &mut Session, frame: &ClientFrame) -> Vec<Effect> {
    session.step(now(), Input::Frame(&frame.to_text()))
}

pub(super) fn hello(session: &mut Session, seq: Option<u64>, credit: u16) -> Vec<Effect> {
    let epoch = epoch();
    let cursor = seq.map(|seq| Cursor { epoch, seq });
    say(session, &ClientFrame::Hello { cursor, credit })
}

pub(super) fn describe(session: &mut Session, log: &Log) -> Vec<Effect> {
    session.step(now(), Input::Described(Ok(Box::new(log.document()))))
}

pub(super) fn page(log: &Log, after: u64, limit: u16) -> LogPage {
    LogPage {
        epoch: log.epoch(),
        head: log.head(),
        entries: log.after(after, limit.into()).to_vec(),
    }
}

/// A session that has been sent the whole log.
pub(super) fn live(log: &Log, credit: u16) -> Session {
    let mut session = citizen();
    let _ = hello(&mut session, Some(log.head()), credit);
    let effects = describe(&mut session, log);
    assert!(matches!(
        effects[..],
        [
            Effect::Send(ServerFrame::Welcome { .. }),
            Effect::Send(ServerFrame::Live { .. })
        ]
    ));
    session
}

pub(super) fn entry(seq: u64) -> Arc<Entry> {
    Arc::new(log_of(seq).after(seq - 1, 1)[0].clone())
}

pub(super) fn closed(code: CloseCode) -> Vec<Effect> {
    vec![Effect::Send(ServerFrame::Close(code)), Effect::Close(code)]
}

pub(super) fn sent(effects: &[Effect]) -> Vec<u64> {
    let entries = effects.iter().filter_map(|effect| match effect {
        Effect::Send(ServerFrame::Entry(entry)) => Some(entry.seq),
        _ => None,
    });
    entries.collect()
}

#[test]
fn a_reader_is_welcomed_sent_everything_and_told_so() {
    let log = log_of(5);
    let mut session = citizen();
    assert_eq!(hello(&mut session, None, 64), [Effect::Describe]);
    let effects = describe(&mut session, &log);
    let Effect::Send(ServerFrame::Welcome {
        cursor, recovered, ..
    }) = &effects[0]
    else {
        panic!("{effects:?}");
    };
    assert!(*recovered && cursor.seq == 0);
    let read = Effect::Read {
        after: 0,
        limit: 64,
    };
    assert_eq!(effects[1..], [read]);
    let effects = session.step(now(), Input::Page(Ok(page(&log, 0, 64))));
    assert_eq!(sent(&effects), [1, 2, 3, 4, 5]);
    let cursor = Cursor {
        epoch: epoch(),
        seq: 5,
    };
    let live = Effect::Send(ServerFrame::Live { cursor });
    assert_eq!(effects.last(), Some(&live));
    assert_eq!(session.phase(), Phase::Live);
    assert_eq!(session.credit(), 59);
}

#[test]
fn what_is_written_during_replay_comes_once_and_in_order() {
    let log = log_of(7);
    let mut session = citizen();
    let _ = hello(&mut session, None, 64);
    let _ = describe(&mut session, &log_of(5));
    // The page was read before 6 and 7 were written, and comes after them.
    for seq in [6, 7] {
        assert_eq!(session.step(now(), Input::Appended(&entry(seq))), []);
    }
    let effects = session.step(now(), Input::Page(Ok(page(&log_of(5), 0, 64))));
    assert_eq!(sent(&effects), [1, 2, 3, 4, 5]);
    let more = Effect::Read {
        after: 5,
        limit: 59,
    };
    assert_eq!(effects.last(), Some(&more));
    let effects = session.step(now(), Input::Page(Ok(page(&log, 5, 59))));
    assert_eq!(sent(&effects), [6, 7]);
    // A page that comes twice, and an entry that is announced again.
    let again = session.step(now(), Input::Page(Ok(page(&log, 5, 59))));
    assert_eq!(again, []);
    assert_eq!(session.step(now(), Input::Appended(&entry(7))), []);
}

#[test]
fn a_live_reader_is_sent_the_next_entry_and_reads_any_other() {
    let mut session = live(&log_of(5), 64);
    assert_eq!(sent(&session.step(now(), Input::Appended(&entry(6)))), [6]);
    let effects = session.step(now(), Input::Appended(&entry(8)));
    assert_eq!(
        effects,
        [Effect::Read {
            after: 6,
            limit: 63
        }]
    );
    let effects = session.step(now(), Input::Page(Ok(page(&log_of(8), 6, 63))));
    assert_eq!(sent(&effects), [7, 8]);
    assert!(matches!(
        effects.last(),
        Some(Effect::Send(ServerFrame::Live { .. }))
    ));
    let effects = session.step(now(), Input::Changed { head: 9 });
    assert_eq!(
        effects,
        [Effect::Read {
            after: 8,
            limit: 61
        }]
    );
}

#[test]
fn nothing_is_sent_without_credit_and_all_of_it_with() {
    let mut session = live(&log_of(5), 1);
    assert_eq!(sent(&session.step(now(), Input::Appended(&entry(6)))), [6]);
    assert_eq!(session.step(now(), Input::Appended(&entry(7))), []);
    let signal = Input::Signal {
        author: Author::Officer,
        signal: Signal::Typing,
    };
    assert_eq!(session.step(now(), signal), []);
    let effects = say(&mut session, &ClientFrame::Credit { add: 2 });
    assert_eq!(effects, [Effect::Read { after: 6, limit: 2 }]);
    let effects = session.step(now(), Input::Page(Ok(page(&log_of(9), 6, 64))));
    assert_eq!(sent(&effects), [7, 8]);
    // Credit does not pile up.
    for _ in 0..3 {
        let _ = say(&mut session, &ClientFrame::Credit { add: 256 });
    }
    assert_eq!(session.credit(), 256);
}

#[test]
fn a_reader_that_takes_nothing_is_let_go() {
    let mut session = live(&log_of(5), 1);
    let _ = session.step(now(), Input::Appended(&entry(6)));
    let _ = session.step(now(), Input::Appended(&entry(7)));
    assert_eq!(session.wake_at(), Some(after_seconds(30)));
    for quiet in [0, 30] {
        assert_eq!(session.step(after_seconds(quiet), Input::Tick), []);
    }
    // The clock was set back: the wait starts again.
    assert_eq!(session.step(after_seconds(-3_600), Input::Tick), []);
    assert_eq!(session.step(after_seconds(-3_570), Input::Tick), []);
    let effects = session.step(after_seconds(-3_569), Input::Changed { head: 8 });
    assert_eq!(effects, closed(CloseCode::SlowReader));
    assert_eq!(session.wake_at(), None);
}

#[test]
fn a_reader_that_falls_far_behind_is_let_go() {
    let mut session = live(&log_of(5), 1);
    let head = 5 + MAX_BEHIND;
    let effects = session.step(now(), Input::Changed { head });
    assert_eq!(effects, [Effect::Read { after: 5, limit: 1 }]);
    let head = head + 1;
    let effects = session.step(now(), Input::Changed { head });
    assert_eq!(effects, closed(CloseCode::SlowReader));
    // Whoever has just come may be as far behind as the log is long.
    let mut session = citizen();
    let _ = hello(&mut session, None, 1);
    let _ = describe(&mut session, &log_of(5));
    assert_eq!(session.step(now(), Input::Changed { head: 9_000 }), []);
}

#[test]
fn an_entry_is_acknowledged_once_it_is_stored() {
    let mut session = live(&log_of(5), 64);
    let (client_id, body) = (id(6), message(6));
    let frame = ClientFrame::Append {
        client_id,
        body: body.clone(),
    };
    let append = Effect::Append {
        client_id,
        body: body.clone(),
    };
    assert_eq!(say(&mut session, &frame), [append]);
    let stored = |outcome| Input::Stored {
        client_id,
        body: body.clone(),
        outcome,
    };
    let (seq, at) = (6, now());
    for (outcome, duplicate) in [
        (Outcome::Appended { seq, at }, false),
        (Outcome::Duplicate { seq, at }, true),
    ] {
        let effects = session.step(now(), stored(Ok(outcome)));
        let ack = ServerFrame::Ack {
            client_id,
            seq,
            at,
            duplicate,
        };
        assert_eq!(effects, [Effect::Send(ack), Effect::Announce(entry(6))]);
    }
    for (outcome, refusal) in [
        (Ok(Outcome::Refused(Refusal::CaseFull)), Refusal::CaseFull),
        (Err(Unavailable), Refusal::Storage),
    ] {
        let effects = session.step(now(), stored(outcome));
        let refused = ServerFrame::Refused { client_id, refusal };
        assert_eq!(effects, [Effect::Send(refused)]);
    }
    // The connection ended meanwhile: others hear of it all the same.
    let _ = session.step(now(), Input::Gone);
    let effects = session.step(now(), stored(Ok(Outcome::Appended { seq, at })));
    assert_eq!(effects, [Effect::Announce(entry(6))]);
}

#[test]
fn what_may_not_be_written_is_refused_by_name() {
    let only_read = [Right::Read].into_iter().collect();
    let mut reader = Session::new(Author::Officer, only_read, None, now());
    let _ = hello(&mut reader, None, 64);
    let writer = live(&log_of(5), 64);
    for (session, body, refusal) in [
        (&reader, message(1), Refusal::NotAllowed),
        (
            &writer,
            event(Event::Closed, Reason::Resolved),
            Refusal::NotAllowed,
        ),
        (
            &writer,
            event(Event::Closed, Reason::Rotation),
            Refusal::BadEntry,
        ),
        (&writer, Body::Sealed(Vec::new()), Refusal::BadEntry),
        (
            &writer,
            Body::Sealed(vec![1; MAX_SEALED + 1]),
            Refusal::TooLarge,
        ),
    ] {
        let client_id = id(1);
        let frame = ClientFrame::Append { client_id, body };
        let effects = say(&mut session.clone(), &frame);
        let refused = ServerFrame::Refused { client_id, refusal };
        assert_eq!(effects, [Effect::Send(refused)]);
    }
}
