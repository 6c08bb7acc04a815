//! How a database gets from the form that an older version wrote to this one's.
//!
//! The number of the last step stands in a table of our own, since workerd
//! refuses `user_version`.

use super::{Sql, Statement, StorageError, Value};

/// One step: statements that are run together, once per database.
#[derive(Clone, Copy, Debug)]
pub struct Migration(
    /// The statements; a released one never changes.
    pub &'static [&'static str],
);

/// Brings the tables of a kind up to date, whatever version wrote them. Each step
/// becomes durable with its number or not at all, so one that was cut off is run
/// anew.
///
/// # Errors
///
/// [`StorageError::Newer`] if a newer version wrote it: reading it with old
/// eyes could lose what that version added.
pub async fn migrate(
    sql: &impl Sql,
    kind: &'static str,
    migrations: &[Migration],
) -> Result<(), StorageError> {
    let table = "CREATE TABLE IF NOT EXISTS _migrations (kind TEXT NOT NULL, \
                 step INTEGER NOT NULL, PRIMARY KEY (kind, step)) WITHOUT ROWID";
    sql.query(Statement::new(table, [])).await?;
    let last = "SELECT COALESCE(MAX(step), 0) FROM _migrations WHERE kind = ?1";
    let rows = sql.query(Statement::new(last, [kind.into()])).await?;
    let done = rows.first().ok_or(StorageError::Failed)?.integer(0)?;
    let done = usize::try_from(done).map_err(|_| StorageError::Failed)?;
    if done > migrations.len() {
        return Err(StorageError::Newer);
    }
    for (step, Migration(texts)) in (1_i64..).zip(migrations).skip(done) {
        let mark = "INSERT INTO _migrations VALUES (?1, ?2)";
        let mark = Statement::new(mark, [kind.into(), Value::from(step)]);
        let statements = texts.iter().map(|text| Statement::new(text, []));
        let result = sql
            .transaction([mark].into_iter().chain(statements).collect())
            .await;
        match result {
            // Somebody else was quicker; the same step has the same result.
            Err(StorageError::Conflict) => {}
            other => other?,
        }
    }
    Ok(())
}
