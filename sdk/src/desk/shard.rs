//! How the conversations of a desk are divided.
//!
//! One queue can only be as fast as the one machine that holds it. A desk of a
//! whole country therefore has several, and each conversation belongs to one of
//! them by its name alone. Officers see one queue: whoever asks on their behalf
//! asks all parts.

use crate::seal::CaseId;

/// The part of a desk that a conversation belongs to, from 0.
///
/// The names of cases are as good as random, so the parts are about equal.
///
/// ```
/// use vigie::{desk::shard::shard_of, seal::CaseId};
///
/// let case = CaseId::from_bytes([7; 16]);
/// assert_eq!(shard_of(&case, 1), 0);
/// assert!(shard_of(&case, 8) < 8);
/// assert_eq!(shard_of(&case, 0), 0, "a desk has one part at least");
/// ```
#[must_use]
pub fn shard_of(case: &CaseId, shards: u16) -> u16 {
    let first = case.as_bytes().first_chunk::<8>();
    let number = first.map_or(0, |bytes| u64::from_be_bytes(*bytes));
    u16::try_from(number % u64::from(shards.max(1))).unwrap_or(0)
}
