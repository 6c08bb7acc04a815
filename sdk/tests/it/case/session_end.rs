//! When a session ends, what slows it, and what it survives.

use vigie::{
    case::{
        capability::{Right, Rights},
        close::CloseCode,
        cursor::{Cursor, Epoch},
        entry::Author,
        frame::{ClientFrame, ServerFrame, Signal},
        relay::{Effect, Input, LogPage, Unavailable},
        rules::Refusal,
        session::{MAX_SESSION, Phase, Session},
    },
    jiff::Timestamp,
};

use super::support::{epoch, id, log_of, message, now};

use super::session::{
    after_seconds, citizen, closed, describe, entry, hello, live, page, say, sent,
};

#[test]
fn the_hello_comes_first_once_and_soon() {
    for frame in [
        ClientFrame::Credit { add: 1 },
        ClientFrame::Signal(Signal::Here),
        ClientFrame::Append {
            client_id: id(1),
            body: message(1),
        },
    ] {
        let effects = say(&mut citizen(), &frame);
        assert_eq!(effects, closed(CloseCode::BadFrame));
    }
    let mut session = citizen();
    let pong = Effect::Send(ServerFrame::Pong);
    assert_eq!(say(&mut session, &ClientFrame::Ping), [pong]);
    assert_eq!(session.wake_at(), Some(after_seconds(10)));
    assert_eq!(session.step(after_seconds(10), Input::Tick), []);
    let effects = session.step(after_seconds(11), Input::Tick);
    assert_eq!(effects, closed(CloseCode::HelloTimeout));

    let mut session = live(&log_of(5), 64);
    assert_eq!(hello(&mut session, None, 64), closed(CloseCode::BadFrame));
}

#[test]
fn what_ends_a_connection_says_why_and_says_nothing_more() {
    let newer = r#"{"type":"hello","version":2}"#;
    let other_epoch = LogPage {
        epoch: Epoch::from_bytes([3; 8]),
        ..page(&log_of(6), 5, 1)
    };
    let gap = page(&log_of(9), 7, 2);
    for (input, code) in [
        (Input::NotText, CloseCode::BadFrame),
        (Input::Frame("{}"), CloseCode::BadFrame),
        (Input::TooLarge, CloseCode::FrameTooLarge),
        (Input::Frame(&" ".repeat(40_000)), CloseCode::FrameTooLarge),
        (Input::Frame(newer), CloseCode::VersionUnsupported),
        (Input::Page(Err(Unavailable)), CloseCode::StorageUnavailable),
        (
            Input::Described(Err(Unavailable)),
            CloseCode::StorageUnavailable,
        ),
        (Input::Page(Ok(other_epoch)), CloseCode::Replaced),
        (Input::Page(Ok(gap)), CloseCode::Internal),
        (Input::Revoked, CloseCode::Revoked),
        (Input::Replaced, CloseCode::Replaced),
        (Input::Erased, CloseCode::Erased),
    ] {
        let mut session = live(&log_of(5), 64);
        assert_eq!(session.step(now(), input), closed(code));
        assert_eq!(session.phase(), Phase::Closing);
        assert_eq!(say(&mut session, &ClientFrame::Ping), []);
        assert_eq!(session.step(now(), Input::Appended(&entry(6))), []);
        assert_eq!(session.step(now(), Input::Erased), []);
    }
}

#[test]
fn an_expired_capability_ends_at_the_next_input() {
    let expires = Some(after_seconds(60));
    let mut session = Session::new(Author::Officer, Rights::ALL, expires, now());
    let _ = hello(&mut session, Some(5), 64);
    let _ = describe(&mut session, &log_of(5));
    assert_eq!(session.wake_at(), Some(after_seconds(90)));
    let sent_in_time = session.step(after_seconds(90), Input::Appended(&entry(6)));
    assert_eq!(sent(&sent_in_time), [6]);
    let effects = session.step(after_seconds(91), Input::Appended(&entry(7)));
    assert_eq!(effects, closed(CloseCode::Unauthenticated));
    // And whoever may not read is not welcomed.
    let rights = [Right::Write].into_iter().collect();
    let mut session = Session::new(Author::Officer, rights, None, now());
    let effects = hello(&mut session, None, 64);
    assert_eq!(effects, closed(CloseCode::Unauthenticated));
}

#[test]
fn whoever_sends_too_fast_is_slowed_and_then_ended() {
    let mut session = live(&log_of(5), 64);
    let mut refused = 0;
    for number in 0..80 {
        let frame = ClientFrame::Append {
            client_id: id(number),
            body: message(number),
        };
        match &say(&mut session, &frame)[..] {
            [Effect::Append { .. }] => {}
            [Effect::Send(ServerFrame::Refused { refusal, .. })] => {
                assert_eq!(*refusal, Refusal::TooFast);
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
        // The bucket sleeps with the session.
        session = Session::from_bytes(&session.to_bytes()).unwrap();
    }
    assert_eq!(refused, 20);
    let told: usize = (0..60)
        .map(|_| say(&mut session, &ClientFrame::Signal(Signal::Typing)).len())
        .sum();
    assert_eq!(told, 40);
    let end = (0..1_000).find_map(|_| {
        let effects = say(&mut session, &ClientFrame::Ping);
        (effects == closed(CloseCode::TooFast)).then_some(())
    });
    assert_eq!(end, Some(()));
}

#[test]
fn signals_pass_by() {
    let mut session = live(&log_of(5), 64);
    for (signal, passes) in [
        (Signal::Typing, true),
        (Signal::Here, true),
        (Signal::Read(5), true),
        (Signal::Read(6), false),
    ] {
        let effects = say(&mut session, &ClientFrame::Signal(signal));
        let expected = passes.then_some(Effect::Tell(signal));
        assert_eq!(effects, Vec::from_iter(expected));
    }
    let author = Author::Officer;
    let signal = Signal::Typing;
    let effects = session.step(now(), Input::Signal { author, signal });
    assert_eq!(
        effects,
        [Effect::Send(ServerFrame::Signal { author, signal })]
    );
    let effects = session.step(now(), Input::Gone);
    assert_eq!(effects, [Effect::Tell(Signal::Away)]);
}

#[test]
fn what_was_lost_in_sleep_is_asked_for_again() {
    let log = log_of(5);
    let mut session = citizen();
    let _ = hello(&mut session, None, 64);
    assert_eq!(session.step(now(), Input::Tick), [Effect::Describe]);
    let read = Effect::Read {
        after: 0,
        limit: 64,
    };
    let _ = describe(&mut session, &log);
    assert_eq!(session.step(now(), Input::Changed { head: 6 }), []);
    assert_eq!(
        session.step(now(), Input::Tick),
        std::slice::from_ref(&read)
    );
    // A store that has nothing yet is not asked in a circle.
    let empty = LogPage {
        entries: Vec::new(),
        ..page(&log, 0, 1)
    };
    assert_eq!(session.step(now(), Input::Page(Ok(empty))), []);
    assert_eq!(session.step(now(), Input::Tick), [read]);
}

#[test]
fn a_session_is_small_at_its_largest() {
    let far = Timestamp::MAX;
    let mut session = Session::new(Author::Officer, Rights::ALL, Some(far), far);
    let cursor = Some(Cursor {
        epoch: epoch(),
        seq: (1 << 53) - 1,
    });
    let hello = ClientFrame::Hello {
        cursor,
        credit: 256,
    };
    let _ = session.step(far, Input::Frame(&hello.to_text()));
    let _ = session.step(far, Input::Changed { head: u64::MAX });
    let _ = session.step(far, Input::Described(Ok(Box::new(log_of(2).document()))));
    let bytes = session.to_bytes();
    assert!(bytes.len() <= MAX_SESSION, "{}", bytes.len());
    assert_eq!(Session::from_bytes(&bytes), Ok(session));
    for end in 0..bytes.len() {
        let error = Session::from_bytes(&bytes[..end]).unwrap_err();
        assert_eq!(error.code(), "session_invalid");
    }
}
