//! Who takes up alarms where the platform calls nobody.

use vigie::jiff::ToSpan;
use vigie_host::{
    Behaviour,
    simulated::block_on,
    storage::alarms::{leave, set, take_up},
};

use super::pair::{Book, host, start, written};

#[test]
fn alarms_that_are_due_are_taken_up_by_one_at_a_time() {
    let host = host();
    assert!(block_on(written(&host, "a")).status().is_success());
    let kind = Book::KIND;
    let take = |seconds: i64| block_on(take_up(&host, kind, start() + seconds.seconds())).unwrap();
    block_on(set(&host, kind, "a", start() + 60.seconds())).unwrap();
    // Nothing is due.
    assert!(!take(59));
    assert!(take(60));
    assert!(!take(60));
    assert!(!take(69));
    block_on(leave(&host, kind)).unwrap();
    assert!(take(69));
    // Whoever had them died.
    assert!(!take(78));
    assert!(take(79));
}

#[test]
fn a_clock_that_is_set_back_holds_up_no_alarm() {
    let host = host();
    assert!(block_on(written(&host, "a")).status().is_success());
    let kind = Book::KIND;
    let take = |seconds: i64| block_on(take_up(&host, kind, start() + seconds.seconds())).unwrap();
    block_on(set(&host, kind, "a", start())).unwrap();
    assert!(take(86_400));
    assert!(take(60));
    assert!(!take(60));
}
