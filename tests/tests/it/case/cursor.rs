//! Reading goes on exactly where it was left, or says that it begins anew.

use vigie::case::{
    cursor::{Cursor, Epoch},
    document::Page,
    entry::MAX_SEQ,
};

use super::party::{Case, random};
use crate::bad_input::codes;

/// A case with this many entries.
fn case_of(entries: u64) -> Case {
    let case = Case::open();
    for number in 2..=entries {
        case.citizen.say(&format!("message {number}"));
    }
    case
}

fn numbers(page: &Page) -> Vec<u64> {
    page.entries.iter().map(|entry| entry.seq).collect()
}

#[test]
fn reading_goes_on_behind_every_entry_in_pages_of_every_length() {
    let case = case_of(7);
    let epoch = case.citizen.document().epoch;
    for seq in 0..=7 {
        for limit in [1, 2, 3, 6, 7, 8, 256] {
            let page = case
                .citizen
                .page(&format!("?after={epoch}.{seq}&limit={limit}"));
            let last = (seq + limit).min(7);
            let expected: Vec<_> = (seq + 1..=last).collect();
            assert_eq!(numbers(&page), expected, "after {seq}, at most {limit}");
            assert!(page.recovered);
            assert_eq!(page.cursor, Cursor { epoch, seq: last });
            assert_eq!(page.more, last < 7);
        }
    }
    let whole = case.citizen.page("");
    assert!(whole.recovered && !whole.more);
    assert_eq!(numbers(&whole), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_cursor_of_another_life_or_from_the_future_begins_anew() {
    let case = case_of(3);
    let epoch = case.citizen.document().epoch;
    let other = Epoch::from_bytes(random());
    for cursor in [
        Cursor {
            epoch: other,
            seq: 0,
        },
        Cursor {
            epoch: other,
            seq: 2,
        },
        Cursor {
            epoch: other,
            seq: 3,
        },
        Cursor {
            epoch: other,
            seq: MAX_SEQ,
        },
        Cursor { epoch, seq: 4 },
        Cursor {
            epoch,
            seq: MAX_SEQ,
        },
    ] {
        let page = case.citizen.page(&format!("?after={cursor}"));
        assert!(!page.recovered, "{cursor}");
        assert_eq!(numbers(&page), [1, 2, 3], "{cursor}");
        assert_eq!(page.cursor, Cursor { epoch, seq: 3 });
    }
    // A cursor of one case says nothing in another.
    let elsewhere = case_of(2);
    let page = elsewhere.citizen.page(&format!("?after={epoch}.1"));
    assert!(!page.recovered);
}

#[test]
fn what_is_no_cursor_is_refused_wherever_it_stands() {
    let case = case_of(2);
    let epoch = case.citizen.document().epoch.to_string();
    let cut = &epoch[..10];
    for wrong in [
        "1".to_owned(),
        ".".to_owned(),
        epoch.clone(),
        format!("{epoch}."),
        format!("{epoch}.-1"),
        format!("{epoch}.%2B1"),
        format!("{epoch}.01"),
        format!("{epoch}.00"),
        format!("{epoch}.1.0"),
        format!("{epoch}.1e1"),
        format!("{epoch}.0x1"),
        format!("{epoch}.%D9%A1"),
        format!("{epoch}.1%20"),
        format!("%20{epoch}.1"),
        format!("{epoch}.9007199254740992"),
        format!("{epoch}.18446744073709551616"),
        format!("{epoch}.99999999999999999999999"),
        format!("{cut}.1"),
        format!("{epoch}A.1"),
        format!("{epoch}=.1"),
        format!("{cut}*.1"),
        format!("{cut}%2B.1"),
        ".1".to_owned(),
        "a".repeat(1_000),
    ] {
        let asked = case.citizen.ask("GET", &format!("/entries?after={wrong}"));
        for ask in [asked.clone(), asked.header("accept", "text/event-stream")] {
            let problem = ask.refused(400);
            assert_eq!(codes(&problem), ["cursor_invalid"], "{wrong}");
            assert_eq!(problem["errors"][0]["parameter"], "after", "{wrong}");
        }
        if !wrong.contains('%') {
            let header = case
                .citizen
                .ask("GET", "/entries")
                .header("last-event-id", &wrong);
            assert_eq!(codes(&header.refused(400)), ["cursor_invalid"], "{wrong}");
        }
    }
}

#[test]
fn the_last_event_is_a_cursor_too_and_goes_before_the_address() {
    let case = case_of(4);
    let epoch = case.citizen.document().epoch;
    let read = |query: &str, last: &str| -> Vec<u64> {
        let ask = case.citizen.ask("GET", &format!("/entries{query}"));
        let page = ask.header("last-event-id", last).ok();
        numbers(&serde_json::from_value(page).unwrap())
    };
    assert_eq!(read("", &format!("{epoch}.2")), [3, 4]);
    assert_eq!(
        read(&format!("?after={epoch}.3"), &format!("{epoch}.2")),
        [3, 4]
    );
    assert_eq!(read("?after=", &format!("{epoch}.4")), [0; 0]);
}

#[test]
fn a_page_has_one_to_256_entries() {
    let case = case_of(2);
    for limit in ["0", "257", "-1", "1.5", "x", "99999999999", "1e2", "%20"] {
        let problem = case.citizen.ask("GET", &format!("/entries?limit={limit}"));
        assert_eq!(codes(&problem.refused(400)), ["out_of_range"], "{limit}");
    }
    for (query, code) in [
        ("limit=1&limit=1", "repeated"),
        ("before=1", "unknown"),
        ("after=%ff", "bad_encoding"),
        ("lang=tlh", "unknown_language"),
    ] {
        let problem = case
            .citizen
            .ask("GET", &format!("/entries?{query}"))
            .refused(400);
        assert_eq!(codes(&problem), [code], "{query}");
    }
    let both = case
        .citizen
        .ask("GET", "/entries?after=x&limit=0")
        .refused(400);
    assert_eq!(codes(&both), ["cursor_invalid", "out_of_range"]);
}
