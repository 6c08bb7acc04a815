//! Where a reader stands.

use arbitrary::Arbitrary;
use vigie::case::{
    cursor::{Cursor, Epoch},
    entry::MAX_SEQ,
};

#[derive(Arbitrary)]
struct Input<'a> {
    /// Where the log stands.
    head: u64,
    /// Whether the cursor is of this log.
    ours: bool,
    epoch: [u8; 8],
    text: &'a str,
}

/// A cursor has one text, and a reader never goes on from behind the log.
pub(crate) fn cursors(bytes: &[u8]) {
    let Some(input) = crate::read::<Input<'_>>(bytes) else {
        return;
    };
    let cursor = match input.text.parse::<Cursor>() {
        Ok(cursor) => cursor,
        Err(error) => {
            assert_eq!(error.code(), "cursor_invalid");
            return;
        }
    };
    assert_eq!(cursor.to_string(), input.text);
    assert!(cursor.seq <= MAX_SEQ);
    let json = serde_json::to_string(&cursor).unwrap_or_default();
    assert_eq!(json, format!("\"{}\"", input.text));
    assert_eq!(serde_json::from_str(&json).ok(), Some(cursor));

    let epoch = if input.ours {
        cursor.epoch
    } else {
        Epoch::from_bytes(input.epoch)
    };
    let resume = cursor.resume(epoch, input.head);
    assert!(resume.after <= input.head);
    if resume.recovered {
        assert_eq!((cursor.epoch, cursor.seq), (epoch, resume.after));
    } else {
        assert_eq!(resume.after, 0);
        assert!(cursor.epoch != epoch || cursor.seq > input.head);
    }
}
