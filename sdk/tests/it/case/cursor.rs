//! Cursors of every kind.

use proptest::prelude::*;
use vigie::case::cursor::{Cursor, Epoch, Resume};

use super::support::{epoch, log_of};

const ANEW: Resume = Resume {
    after: 0,
    recovered: false,
};

fn at(seq: u64) -> Cursor {
    let epoch = epoch();
    Cursor { epoch, seq }
}

#[test]
fn a_reader_goes_on_from_anywhere_in_the_log() {
    for seq in [0, 1, 10, 19, 20] {
        let expected = Resume {
            after: seq,
            recovered: true,
        };
        assert_eq!(at(seq).resume(epoch(), 20), expected);
    }
}

#[test]
fn a_reader_of_another_log_or_of_the_future_starts_again() {
    for seq in [21, 1 << 40, (1 << 53) - 1] {
        assert_eq!(at(seq).resume(epoch(), 20), ANEW);
    }
    let other = Epoch::from_bytes([3; 8]);
    for seq in [0, 10, 20] {
        assert_eq!(at(seq).resume(other, 20), ANEW);
    }
}

#[test]
fn pages_follow_one_another_to_the_end() {
    let log = log_of(20);
    let mut cursor = None;
    let mut read = Vec::new();
    loop {
        let page = log.page(cursor, 7);
        assert!(page.recovered);
        read.extend(page.entries);
        cursor = Some(page.cursor);
        if !page.more {
            break;
        }
    }
    assert_eq!(read, log.after(0, 100));
    let end = log.page(cursor, 7);
    assert!(end.entries.is_empty() && !end.more && end.recovered);
    assert_eq!(end.cursor, at(20));
}

#[test]
fn a_page_for_a_cursor_that_cannot_be_served_says_so() {
    let log = log_of(20);
    let future = log.page(Some(at(21)), 100);
    assert!(!future.recovered);
    assert_eq!(future.entries.len(), 20);
    let elsewhere = Cursor {
        epoch: Epoch::from_bytes([3; 8]),
        seq: 5,
    };
    let page = log.page(Some(elsewhere), 3);
    assert!(!page.recovered && page.more);
    assert_eq!(page.cursor, at(3));
}

#[test]
fn other_texts_are_no_cursors() {
    let good = at(12).to_string();
    assert_eq!(good.parse(), Ok(at(12)));
    let epoch = epoch().to_string();
    for text in [
        String::new(),
        ".".into(),
        "12".into(),
        epoch.clone(),
        format!("{epoch}."),
        format!("{epoch}.-1"),
        format!("{epoch}.+1"),
        format!("{epoch}.01"),
        format!("{epoch}.00"),
        format!("{epoch}.1.0"),
        format!("{epoch}.1e3"),
        format!("{epoch}. 1"),
        format!("{epoch}.1 "),
        format!("{epoch}.x"),
        format!("{epoch}.٣"),
        format!("{epoch}.9007199254740992"),
        format!("{epoch}.18446744073709551616"),
        format!("{epoch}.{}", "9".repeat(10_000)),
        format!("{}.1", &epoch[1..]),
        format!("{epoch}A.1"),
        format!("{epoch}=.1"),
        // Spare bits that are not zero.
        "AAAAAAAAAAB.1".into(),
        "AAAAAAAAAA+.1".into(),
        "AAAAAAAAAA/.1".into(),
        "AAAAAAAAAé.1".into(),
    ] {
        let read = text.parse::<Cursor>();
        assert_eq!(read.unwrap_err().code(), "cursor_invalid", "{text}");
    }
    assert_eq!(
        format!("{epoch}.9007199254740991").parse(),
        Ok(at((1 << 53) - 1))
    );
}

proptest! {
    #[test]
    fn a_cursor_has_one_text(bytes: [u8; 8], seq in 0..1_u64 << 53) {
        let cursor = Cursor { epoch: Epoch::from_bytes(bytes), seq };
        prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
    }

    #[test]
    fn whatever_is_read_is_printed_the_same(text in "[A-Za-z0-9_-]{10,12}[.]?[0-9]{0,20}") {
        if let Ok(cursor) = text.parse::<Cursor>() {
            prop_assert_eq!(cursor.to_string(), text);
        }
    }
}
