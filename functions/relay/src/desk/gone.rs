//! Cases that are gone. What was under way when one was erased, such as news of
//! it or a note, may arrive after that, and must not bring any of it back.
//!
//! What writes down a conversation or a call does so only where none of these stands
//! in its way, in the same statement: whoever looks first may look too early. Notes
//! need a conversation.

use vigie::{
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};
use vigie_host::storage::{Sql, Statement, StorageError};

use super::{Part, millis};
use crate::case::store::tombstone;

/// How long something that was sent may be under way: far longer than any request
/// lives.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Remembers that a case is gone, by the hash of its identifier.
pub(super) async fn remember(
    sql: &impl Sql,
    part: &Part,
    case: CaseId,
    now: Timestamp,
) -> Result<(), StorageError> {
    let since = now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
    sql.transaction(vec![
        Statement::new(
            "INSERT OR REPLACE INTO gone VALUES (?1, ?2, ?3)",
            [part.key().into(), tombstone(case), millis(now).into()],
        ),
        Statement::new(
            "DELETE FROM gone WHERE desk = ?1 AND at < ?2",
            [part.key().into(), millis(since).into()],
        ),
    ])
    .await
}
