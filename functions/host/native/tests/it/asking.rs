//! Actors that ask one another.

use std::rc::Rc;

use futures_util::future::join_all;
use vigie::jiff::ToSpan;
use vigie_host::simulated::{SimulatedHost, block_on};
use vigie_host::storage::StorageError;
use vigie_host_native::{Fault, NativeHost};

use super::pair::{Book, SHELF, Shelf, asked, host, read, start, written};

fn known(host: &NativeHost, book: &str) -> Option<i64> {
    read(&asked::<Shelf>(host, SHELF, &format!("/known/{book}")))
}

fn head(host: &NativeHost, book: &str) -> Option<i64> {
    read(&asked::<Book>(host, book, "/head"))
}

#[test]
fn whoever_is_asked_asks_back_and_is_answered() {
    let host = host();
    for seq in 1..=3 {
        assert_eq!(read(&block_on(written(&host, "a"))), Some(seq));
        assert_eq!(known(&host, "a"), Some(seq));
    }
    // Each key is another actor.
    assert_eq!(read(&block_on(written(&host, "b"))), Some(1));
    assert_eq!((known(&host, "a"), known(&host, "b")), (Some(3), Some(1)));
}

#[test]
fn a_chain_of_questions_may_be_as_long_as_on_every_platform() {
    let host = host();
    assert_eq!(read(&asked::<Book>(&host, "a", "/down/16")), Some(16));
}

/// Whatever fails, whenever: a line that was acknowledged is there and its shelf
/// knows of it, and the shelf hears of every line in the end.
#[test]
fn what_was_written_is_told_in_the_end() {
    let faults = [
        Fault::Before(StorageError::Busy),
        Fault::After(StorageError::Failed),
        Fault::Crash,
    ];
    let folder = tempfile::tempdir().unwrap();
    let calls = {
        let host = host();
        assert!(block_on(written(&host, "a")).status().is_success());
        let before = host.calls();
        assert!(block_on(written(&host, "a")).status().is_success());
        host.calls() - before
    };
    // The alarm, the line, the asking there and back, and what was told.
    assert_eq!(calls, 7);
    for (run, fault) in faults.into_iter().enumerate() {
        for call in 1..=calls {
            let file = folder.path().join(format!("{run}-{call}.db"));
            let open = || {
                let given = Rc::new(SimulatedHost::new(start()));
                NativeHost::open(&file, given).unwrap()
            };
            let host = open();
            assert!(block_on(written(&host, "a")).status().is_success());
            host.fail_at(call, fault);
            let answer = block_on(written(&host, "a"));
            let told = read(&answer);
            let at = format!("{fault:?} at {call}");
            assert!(told.is_some() || answer.status() == 503, "{at}");
            drop(host);
            // The process ended; another one begins with what is in the file.
            let host = open();
            let head = head(&host, "a").unwrap();
            if let Some(seq) = told {
                assert_eq!((head, known(&host, "a")), (seq, Some(seq)), "{at}");
            }
            let later = start().checked_add(2.minutes()).unwrap();
            block_on(host.run_due::<Book>(later)).unwrap();
            assert_eq!(known(&host, "a"), Some(head), "{at}");
            // And there is nothing left to tell.
            let untold = host.dump().unwrap();
            let untold = untold.iter().find(|(name, _)| name == "untold").unwrap();
            assert!(untold.1.is_empty(), "{at}");
        }
    }
}

#[test]
fn an_alarm_that_could_not_ask_rings_again() {
    let host = host();
    block_on(written(&host, "a"));
    // The fifth call is the shelf's; the line is written by then.
    host.fail_at(5, Fault::Before(StorageError::Full));
    assert_eq!(block_on(written(&host, "a")).status(), 503);
    assert_eq!((head(&host, "a"), known(&host, "a")), (Some(2), Some(1)));
    // Of the alarm's calls, the first is the list's and the last two the shelf's
    // and what comes of it.
    host.fail_at(4, Fault::Before(StorageError::Busy));
    assert_eq!(block_on(host.run_due::<Book>(start())), Ok(1));
    assert_eq!(known(&host, "a"), Some(1));
    let again = block_on(host.alarm_of::<Book>("a")).unwrap().unwrap();
    assert!(again > start());
    assert_eq!(block_on(host.run_due::<Book>(again)), Ok(1));
    assert_eq!(known(&host, "a"), Some(2));
    assert_eq!(block_on(host.alarm_of::<Book>("a")), Ok(None));
}

/// While one waits for its answer the others go on, in every order.
#[test]
fn side_by_side_nobody_is_forgotten() {
    for (writers, seed) in [2, 8]
        .into_iter()
        .flat_map(|n| (0..96).map(move |at| (n, at)))
    {
        let host = host();
        block_on(written(&host, "a"));
        host.interleave(seed);
        let all = (0..writers).map(|_| written(&host, "a"));
        for answer in block_on(join_all(all)) {
            assert!(answer.status().is_success(), "{writers}, {seed}");
        }
        assert_eq!(head(&host, "a"), Some(1 + writers), "{seed}");
        assert_eq!(known(&host, "a"), Some(1 + writers), "{seed}");
    }
}
