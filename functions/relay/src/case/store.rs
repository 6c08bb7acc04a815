//! The log of a case in SQLite: what `vigie::case::log::Log` is in memory.
//!
//! The rules are the SDK's. What is here makes them hold when several requests
//! write at once: an entry names its own place, and only one can have it.

use vigie::{
    case::{
        cursor::Epoch,
        document::{CaseDocument, Opening},
        entry::{Body, Entry, Event, Reason},
        log::Outcome,
        retention::Retention,
        standing::{Standing, Writer},
    },
    jiff::Timestamp,
    seal::{CaseId, ClientId, Digest, Envelopes, TokenHash},
};
use vigie_host::storage::{Row, Sql, Statement, StorageError, Value};

use super::telling;

/// How often an append tries anew when others were quicker. Each try means
/// that somebody else got an entry in.
const TRIES: usize = 64;

/// A case as it stands.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) id: CaseId,
    pub(crate) epoch: Epoch,
    pub(crate) token_hash: TokenHash,
    pub(crate) opening: Opening,
    pub(crate) standing: Standing,
    /// Up to which entry all desks that it concerns know it.
    pub(crate) told: u64,
}

/// What is known of an identifier.
#[derive(Debug)]
pub(crate) enum Found {
    Case(Box<Stored>),
    Erased,
    Nothing,
}

/// What came of opening a case.
#[derive(Debug)]
pub(crate) enum Opened {
    New(Box<Stored>),
    /// The same case was opened the same way before.
    Again(Box<Stored>),
    /// It was opened before, otherwise.
    Otherwise,
    Erased,
}

/// Corrupt rows and rows of another program are the storage's failure.
fn damaged<E>(_: E) -> StorageError {
    StorageError::Failed
}

fn id(id: CaseId) -> Value {
    id.as_bytes().as_slice().into()
}

/// The hash under which a case is remembered once it is erased.
pub(crate) fn tombstone(case: CaseId) -> Value {
    Digest::of(case.as_bytes()).as_bytes().as_slice().into()
}

fn json<T: serde::Serialize>(value: &T) -> Result<Value, StorageError> {
    serde_json::to_string(value)
        .map(Value::from)
        .map_err(damaged)
}

fn number(value: u64) -> Result<Value, StorageError> {
    i64::try_from(value).map(Value::from).map_err(damaged)
}

/// Looks a case up.
pub(crate) async fn find(sql: &impl Sql, case: CaseId) -> Result<Found, StorageError> {
    let text = "SELECT c.epoch, c.token_hash, c.opening, e.standing, \
                COALESCE((SELECT MIN(seq) FROM told WHERE case_id = c.id), 0) \
                FROM cases c JOIN entries e ON e.case_id = c.id \
                WHERE c.id = ?1 ORDER BY e.seq DESC LIMIT 1";
    if let Some(row) = sql.query(Statement::new(text, [id(case)])).await?.first() {
        return Ok(Found::Case(Box::new(Stored {
            id: case,
            epoch: Epoch::from_bytes(row.array(0)?),
            token_hash: TokenHash::from_bytes(row.array(1)?),
            opening: serde_json::from_str(row.text(2)?).map_err(damaged)?,
            standing: serde_json::from_str(row.text(3)?).map_err(damaged)?,
            told: u64::try_from(row.integer(4)?).map_err(damaged)?,
        })));
    }
    let text = "SELECT 1 FROM tombstones WHERE id_hash = ?1";
    let erased = sql.query(Statement::new(text, [tombstone(case)])).await?;
    Ok(if erased.is_empty() {
        Found::Nothing
    } else {
        Found::Erased
    })
}

/// Makes a case and its first entry.
pub(crate) async fn open(
    sql: &impl Sql,
    case: CaseId,
    token_hash: TokenHash,
    opening: &Opening,
    epoch: Epoch,
    now: Timestamp,
) -> Result<Opened, StorageError> {
    let standing = Standing::opened(now, opening.envelopes.key_version());
    let first = Entry::opened(case, &standing);
    let made = sql
        .transaction(vec![
            Statement::new(
                // What was erased is not opened again.
                "INSERT INTO cases SELECT ?1, ?2, ?3, ?4 \
                 WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE id_hash = ?5)",
                [
                    id(case),
                    epoch.as_bytes().as_slice().into(),
                    token_hash.as_bytes().as_slice().into(),
                    json(opening)?,
                    tombstone(case),
                ],
            ),
            insert(case, &first, &standing)?,
            telling::first(case),
        ])
        .await;
    match (made, find(sql, case).await?) {
        (Ok(()), Found::Case(stored)) => Ok(Opened::New(stored)),
        (Err(StorageError::Conflict), Found::Case(stored)) => {
            let same = stored.token_hash == token_hash && stored.opening == *opening;
            Ok(if same {
                Opened::Again(stored)
            } else {
                Opened::Otherwise
            })
        }
        (_, Found::Erased) => Ok(Opened::Erased),
        (Err(error), _) => Err(error),
        (Ok(()), Found::Nothing) => Err(StorageError::Failed),
    }
}

/// Writes an entry, unless its place or its client id is taken or the case is
/// gone; it gives a row if it was written.
fn insert(case: CaseId, entry: &Entry, standing: &Standing) -> Result<Statement, StorageError> {
    let (event, reason, body) = match &entry.body {
        Body::Sealed(sealed) => (None, None, sealed.clone()),
        Body::Event {
            event,
            reason,
            envelopes,
            handling,
        } => {
            // An event has one of the two at most.
            let envelopes = envelopes.as_deref().map(serde_json::to_vec);
            let handling = || handling.as_ref().map(serde_json::to_vec);
            let body = envelopes.or_else(handling).transpose();
            let body = body.map_err(damaged)?.unwrap_or_default();
            (Some(event.as_str()), Some(reason.as_str()), body)
        }
    };
    let text = "INSERT INTO entries SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM cases \
                WHERE id = ?1 ON CONFLICT DO NOTHING RETURNING seq";
    Ok(Statement::new(
        text,
        [
            id(case),
            number(entry.seq)?,
            entry.client_id.as_bytes().as_slice().into(),
            entry.author.as_str().into(),
            entry.at.as_second().into(),
            event.into(),
            reason.into(),
            body.into(),
            json(standing)?,
        ],
    ))
}

/// Appends an entry, or finds out why not. When it says that the entry stands
/// in the log, that is committed.
///
/// `None` if the case is gone. It goes on from the case as it was looked up
/// last; if others wrote since, it looks again.
pub(crate) async fn append(
    sql: &impl Sql,
    mut stored: Stored,
    writer: impl Into<Writer>,
    client_id: ClientId,
    body: Body,
    now: Timestamp,
) -> Result<Option<Outcome>, StorageError> {
    let writer = writer.into();
    let author = writer.author;
    let case = stored.id;
    let mut entry = Entry {
        seq: 0,
        client_id,
        author,
        at: now,
        body,
    };
    for _ in 0..TRIES {
        let admitted = stored.standing.admit(writer, &entry.body);
        if admitted.is_ok() {
            entry.seq = stored.standing.head.saturating_add(1);
            entry.at = stored.standing.time_of_next(now);
            let after = stored.standing.after(&entry);
            if !sql.query(insert(case, &entry, &after)?).await?.is_empty() {
                return Ok(Some(Outcome::Appended {
                    seq: entry.seq,
                    at: entry.at,
                }));
            }
        }
        // What was accepted once stays so, even where the rules of the moment
        // would refuse it.
        if let Some(known) = by_client_id(sql, case, client_id).await? {
            return Ok(Some(Outcome::of_known(&known, author, &entry.body)));
        }
        if let Err(refusal) = admitted {
            return Ok(Some(Outcome::Refused(refusal)));
        }
        let Found::Case(newer) = find(sql, case).await? else {
            return Ok(None);
        };
        stored = *newer;
    }
    Err(StorageError::Busy)
}

const COLUMNS_OF_ENTRY: usize = 7;

fn entry(row: &Row) -> Result<Entry, StorageError> {
    let body = row.blob(COLUMNS_OF_ENTRY - 1)?;
    let event = row.optional_text(4)?.map(str::parse::<Event>).transpose();
    let reason = row.optional_text(5)?.map(str::parse::<Reason>).transpose();
    let body = match (event.map_err(damaged)?, reason.map_err(damaged)?) {
        (Some(event), Some(reason)) => {
            let mut envelopes = None;
            let mut handling = None;
            if event.is_handling() {
                handling = Some(serde_json::from_slice(body).map_err(damaged)?);
            } else if !body.is_empty() {
                envelopes = Some(Box::new(serde_json::from_slice(body).map_err(damaged)?));
            }
            Body::Event {
                event,
                reason,
                envelopes,
                handling,
            }
        }
        _ => Body::Sealed(body.to_vec()),
    };
    Ok(Entry {
        seq: u64::try_from(row.integer(0)?).map_err(damaged)?,
        client_id: ClientId::from_bytes(row.array(1)?),
        author: row.text(2)?.parse().map_err(damaged)?,
        at: Timestamp::from_second(row.integer(3)?).map_err(damaged)?,
        body,
    })
}

/// The entry of a client id.
pub(super) async fn by_client_id(
    sql: &impl Sql,
    case: CaseId,
    client_id: ClientId,
) -> Result<Option<Entry>, StorageError> {
    let text = "SELECT seq, client_id, author, at, event, reason, body FROM entries \
                WHERE case_id = ?1 AND client_id = ?2";
    let parameters = [id(case), client_id.as_bytes().as_slice().into()];
    let rows = sql.query(Statement::new(text, parameters)).await?;
    rows.first().map(entry).transpose()
}

/// The entries behind a place, `limit` of them at most.
pub(crate) async fn after(
    sql: &impl Sql,
    case: CaseId,
    seq: u64,
    limit: u32,
) -> Result<Vec<Entry>, StorageError> {
    let text = "SELECT seq, client_id, author, at, event, reason, body FROM entries \
                WHERE case_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
    let parameters = [id(case), number(seq)?, i64::from(limit).into()];
    let rows = sql.query(Statement::new(text, parameters)).await?;
    rows.iter().map(entry).collect()
}

/// What is told of a case.
pub(crate) async fn document(
    sql: &impl Sql,
    stored: &Stored,
) -> Result<CaseDocument, StorageError> {
    let mut envelopes = vec![stored.opening.envelopes.clone()];
    let text = "SELECT body FROM entries WHERE case_id = ?1 AND event = 'rekeyed' ORDER BY seq";
    for row in sql.query(Statement::new(text, [id(stored.id)])).await? {
        let later: Envelopes = serde_json::from_slice(row.blob(0)?).map_err(damaged)?;
        envelopes.push(later);
    }
    let retention = Retention::of(stored.opening.kind);
    let Stored {
        id,
        epoch,
        opening,
        standing,
        ..
    } = stored;
    Ok(CaseDocument::new(
        *id, *epoch, opening, standing, retention, envelopes,
    ))
}

/// Erases a case and everything of it but a hash of its identifier. Doing so
/// again changes nothing. Which desks know it stays until they were told.
pub(crate) async fn erase(sql: &impl Sql, case: CaseId) -> Result<(), StorageError> {
    sql.transaction(vec![
        Statement::new(
            "INSERT INTO tombstones VALUES (?1) ON CONFLICT DO NOTHING",
            [tombstone(case)],
        ),
        Statement::new("DELETE FROM chunks WHERE case_id = ?1", [id(case)]),
        Statement::new("DELETE FROM entries WHERE case_id = ?1", [id(case)]),
        Statement::new("DELETE FROM cases WHERE id = ?1", [id(case)]),
    ])
    .await
}

/// The number of the last entry, unless the case is gone.
pub(crate) async fn head(sql: &impl Sql, case: CaseId) -> Result<Option<u64>, StorageError> {
    let text = "SELECT seq FROM entries WHERE case_id = ?1 ORDER BY seq DESC LIMIT 1";
    let rows = sql.query(Statement::new(text, [id(case)])).await?;
    let seq = rows.first().map(|row| row.integer(0)).transpose()?;
    seq.map(u64::try_from).transpose().map_err(damaged)
}
