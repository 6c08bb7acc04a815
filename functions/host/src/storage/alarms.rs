//! Alarms in a table, for platforms that have none of their own.

use core::time::Duration;

use vigie::jiff::Timestamp;

use super::{Migration, Sql, Statement, StorageError};
use crate::actor::{Actor, Behaviour};

/// The name of these tables among the migrations.
pub const KIND: &str = "alarms";

/// The tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration(&[
        "CREATE TABLE _alarms (kind TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, \
         PRIMARY KEY (kind, key)) WITHOUT ROWID",
        "CREATE INDEX _alarms_due ON _alarms (kind, at)",
    ]),
    // Counts how often an alarm was set: one that is set anew while it rings, to
    // the very same time too, is another.
    Migration(&["ALTER TABLE _alarms ADD COLUMN times INTEGER NOT NULL DEFAULT 0"]),
    Migration(&[
        "CREATE TABLE _alarm_runners (kind TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID",
    ]),
];

/// How long whoever takes up the alarms of a kind has them to itself. One that
/// died holds them up for no longer.
const RUN: Duration = Duration::from_secs(10);

/// How long an alarm waits whose actor could not do what was due.
const RETRY: Duration = Duration::from_secs(60);

/// Sets the alarm of an actor, instead of any that was set before.
///
/// # Errors
///
/// Those of the storage.
pub async fn set(sql: &impl Sql, kind: &str, key: &str, at: Timestamp) -> Result<(), StorageError> {
    let text = "INSERT INTO _alarms (kind, key, at) VALUES (?1, ?2, ?3) \
                ON CONFLICT (kind, key) DO UPDATE SET at = excluded.at, times = times + 1";
    let parameters = [kind.into(), key.into(), at.as_millisecond().into()];
    sql.query(Statement::new(text, parameters)).await.map(drop)
}

/// Takes the alarm of an actor back, if there is one.
///
/// # Errors
///
/// Those of the storage.
pub async fn clear(sql: &impl Sql, kind: &str, key: &str) -> Result<(), StorageError> {
    let text = "DELETE FROM _alarms WHERE kind = ?1 AND key = ?2";
    let parameters = [kind.into(), key.into()];
    sql.query(Statement::new(text, parameters)).await.map(drop)
}

/// Takes up the alarms of a kind, if any is due and nobody else does; [`leave`]
/// lets others do it.
///
/// Without this, instances that are asked at the same time would all run the same
/// alarms, and the more people ask, the less would be done.
///
/// # Errors
///
/// Those of the storage.
pub async fn take_up(sql: &impl Sql, kind: &str, now: Timestamp) -> Result<bool, StorageError> {
    let until = now.saturating_add(RUN).unwrap_or(now);
    let parameters = || {
        [
            kind.into(),
            now.as_millisecond().into(),
            until.as_millisecond().into(),
        ]
    };
    // First only read: whoever writes waits for all others who write. A time that
    // lies too far ahead was set before the clock was.
    let text = "SELECT 1 FROM _alarms WHERE kind = ?1 AND at <= ?2 AND NOT EXISTS \
                (SELECT 1 FROM _alarm_runners WHERE kind = ?1 AND until > ?2 AND until <= ?3) \
                LIMIT 1";
    let free = sql.query(Statement::new(text, parameters())).await?;
    if free.is_empty() {
        return Ok(false);
    }
    let text = "INSERT INTO _alarm_runners VALUES (?1, ?3) \
                ON CONFLICT (kind) DO UPDATE SET until = excluded.until \
                WHERE until <= ?2 OR until > ?3 RETURNING 1";
    let taken = sql.query(Statement::new(text, parameters())).await?;
    Ok(!taken.is_empty())
}

/// Lets others take up the alarms of a kind.
///
/// # Errors
///
/// Those of the storage.
pub async fn leave(sql: &impl Sql, kind: &str) -> Result<(), StorageError> {
    let text = "UPDATE _alarm_runners SET until = 0 WHERE kind = ?1";
    sql.query(Statement::new(text, [kind.into()]))
        .await
        .map(drop)
}

/// Runs the alarms of a kind that are due, the oldest first and `limit` of them
/// at most, and says how many it ran. Each stays until it was done. One that
/// fails waits for a while, so that it does not keep the others from theirs.
///
/// # Errors
///
/// Those of the storage that holds the alarms.
pub async fn run_due<B: Behaviour, A: Actor>(
    sql: &impl Sql,
    now: Timestamp,
    limit: u32,
    actor: impl AsyncFn(&str) -> Result<A, StorageError>,
) -> Result<usize, StorageError> {
    let text = "SELECT key, times FROM _alarms WHERE kind = ?1 AND at <= ?2 ORDER BY at LIMIT ?3";
    let parameters = [
        B::KIND.into(),
        now.as_millisecond().into(),
        i64::from(limit).into(),
    ];
    let due = sql.query(Statement::new(text, parameters)).await?;
    for row in &due {
        let (key, times) = (row.text(0)?, row.integer(1)?);
        let done = async { B::alarm(&actor(key).await?).await };
        // Unless it was set anew meanwhile.
        let statement = if done.await.is_ok() {
            let text = "DELETE FROM _alarms WHERE kind = ?1 AND key = ?2 AND times = ?3";
            Statement::new(text, [B::KIND.into(), key.into(), times.into()])
        } else {
            let text = "UPDATE _alarms SET at = ?4 WHERE kind = ?1 AND key = ?2 AND times = ?3";
            let later = now.saturating_add(RETRY).unwrap_or(now).as_millisecond();
            Statement::new(
                text,
                [B::KIND.into(), key.into(), times.into(), later.into()],
            )
        };
        sql.query(statement).await?;
    }
    Ok(due.len())
}
