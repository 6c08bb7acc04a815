//! The queue of a part of a desk in SQLite: what a turn reads of it, and what it
//! changes.
//!
//! The rules are the SDK's (`vigie::desk::queue`). What is here makes them hold
//! when several requests come at once: a turn bears the next number, and only
//! one can have it. On Spin the parts of all desks share one database, so every
//! row says whose it is, by the actor's key.

use serde::{Serialize, de::DeserializeOwned};
use vigie::{
    case::capability::OfficerId,
    desk::queue::{
        BATCH, Conversation, Input, Notice, Presence, Queue, Rules, Sample, Turn, WINDOW,
    },
    jiff::Timestamp,
    seal::CaseId,
};
use vigie_host::storage::{Row, Sql, Statement, StorageError, Value};

use super::{Part, millis, place::RankTold, samples::KEPT};
use crate::case::store::tombstone;

/// How many of the last turns are remembered. One would do; a few help whoever
/// looks for what went wrong.
const TURNS: i64 = 16;

/// The queue of a desk, as much of it as one turn reads, and the number that the
/// turn will have.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) queue: Queue,
    pub(super) number: u64,
}

fn owner(part: &Part) -> Value {
    part.key().into()
}

fn case_value(case: CaseId) -> Value {
    case.as_bytes().as_slice().into()
}

fn number(value: u64) -> Result<Value, StorageError> {
    i64::try_from(value)
        .map(Value::from)
        .map_err(|_| StorageError::Failed)
}

fn json<T: Serialize>(value: &T) -> Result<Value, StorageError> {
    serde_json::to_string(value)
        .map(Value::from)
        .map_err(|_| StorageError::Failed)
}

fn read<T: DeserializeOwned>(row: &Row, column: usize) -> Result<T, StorageError> {
    serde_json::from_str(row.text(column)?).map_err(|_| StorageError::Failed)
}

async fn bodies<T: DeserializeOwned>(
    sql: &impl Sql,
    statement: Statement,
) -> Result<Vec<T>, StorageError> {
    let rows = sql.query(statement).await?;
    rows.iter().map(|row| read(row, 0)).collect()
}

/// The number of the last turn; 0 before the first.
pub(super) async fn last_turn(sql: &impl Sql, part: &Part) -> Result<u64, StorageError> {
    let text = "SELECT COALESCE(MAX(number), 0) FROM turns WHERE desk = ?1";
    let rows = sql.query(Statement::new(text, [owner(part)])).await?;
    let last = rows.first().ok_or(StorageError::Failed)?.integer(0)?;
    u64::try_from(last).map_err(|_| StorageError::Failed)
}

/// Reads what a turn with this input goes by: always what has run out, and else
/// what the input is about.
pub(super) async fn load(
    sql: &impl Sql,
    part: &Part,
    rules: Rules,
    input: &Input,
    now: Timestamp,
) -> Result<Loaded, StorageError> {
    // Before anything else: what is read behind it may be newer, and then the
    // number is taken.
    let number = last_turn(sql, part).await?.saturating_add(1);
    let mut queue = Queue::new(part.desk.clone(), rules);
    for presence in bodies(sql, officers_for(part, input, now)?).await? {
        queue.insert_officer(presence);
    }
    // Columns are whole milliseconds, and times are finer.
    let soon = millis(now).saturating_add(1);
    let mut statements = vec![Statement::new(
        "SELECT body FROM conversations WHERE desk = ?1 AND lease_until <= ?2",
        [owner(part), soon.into()],
    )];
    match input {
        Input::Take { officer, case, .. } => {
            // Whoever has room is found out by what each has.
            statements.push(Statement::new(
                "SELECT body FROM conversations WHERE desk = ?1 AND holder IS NOT NULL",
                [owner(part)],
            ));
            let mut officers = queue.officers();
            let presence = officers.find(|one| one.officer == *officer);
            let last = presence.and_then(|one| one.last).map(|(_, case)| case);
            statements.extend(
                case.iter()
                    .copied()
                    .chain(last)
                    .map(|case| by_name(part, case)),
            );
            if case.is_none() {
                statements.push(window(part, limit(WINDOW)?));
            }
        }
        Input::Beat { officer, cases, .. } => {
            statements.push(held_by(part, officer));
            statements.extend(cases.iter().map(|case| by_name(part, *case)));
        }
        Input::Leave { officer } => statements.push(held_by(part, officer)),
        Input::News(news) => statements.push(by_name(part, news.case)),
        Input::Refused(notice) => statements.push(by_name(part, notice.case)),
        Input::Erased(case) | Input::Release { case, .. } | Input::Transfer { case, .. } => {
            statements.push(by_name(part, *case));
        }
        Input::Tick { .. } => {
            for text in [
                "SELECT body FROM conversations WHERE desk = ?1 AND due <= ?2 \
                 ORDER BY due, case_id LIMIT ?3",
                "SELECT body FROM conversations WHERE desk = ?1 AND due_staffed <= ?2 \
                 ORDER BY due_staffed, case_id LIMIT ?3",
            ] {
                let parameters = [owner(part), soon.into(), limit(BATCH)?.into()];
                statements.push(Statement::new(text, parameters));
            }
        }
    }
    for statement in statements {
        for conversation in bodies(sql, statement).await? {
            queue.insert(conversation);
        }
    }
    Ok(Loaded { queue, number })
}

fn limit(count: usize) -> Result<i64, StorageError> {
    i64::try_from(count).map_err(|_| StorageError::Failed)
}

/// The officers that an input goes by: all where it matters who could take
/// somebody or whether anybody is there, else those who are gone and the one
/// who asks.
fn officers_for(part: &Part, input: &Input, now: Timestamp) -> Result<Statement, StorageError> {
    let named = match input {
        Input::Take { .. } | Input::Tick { .. } => {
            let text = "SELECT body FROM officers WHERE desk = ?1";
            return Ok(Statement::new(text, [owner(part)]));
        }
        Input::Beat { officer, .. }
        | Input::Leave { officer }
        | Input::Release { officer, .. }
        | Input::Transfer { officer, .. } => officer.as_str(),
        Input::News(_) | Input::Erased(_) | Input::Refused(_) => "",
    };
    let text = "SELECT body FROM officers WHERE desk = ?1 AND (until <= ?2 OR officer = ?3)";
    let soon = millis(now).saturating_add(1);
    Ok(Statement::new(
        text,
        [owner(part), soon.into(), named.into()],
    ))
}

fn by_name(part: &Part, case: CaseId) -> Statement {
    Statement::new(
        "SELECT body FROM conversations WHERE desk = ?1 AND case_id = ?2",
        [owner(part), case_value(case)],
    )
}

fn held_by(part: &Part, officer: &OfficerId) -> Statement {
    Statement::new(
        "SELECT body FROM conversations WHERE desk = ?1 AND holder = ?2",
        [owner(part), officer.as_str().into()],
    )
}

fn window(part: &Part, limit: i64) -> Statement {
    Statement::new(
        "SELECT body FROM conversations WHERE desk = ?1 AND class IS NOT NULL \
         ORDER BY class, fresh, since, ticket LIMIT ?2",
        [owner(part), limit.into()],
    )
}

/// One conversation.
pub(super) async fn conversation(
    sql: &impl Sql,
    part: &Part,
    case: CaseId,
) -> Result<Option<Conversation>, StorageError> {
    Ok(bodies(sql, by_name(part, case)).await?.pop())
}

/// The first of those who can be taken, in their order.
pub(super) async fn in_order(
    sql: &impl Sql,
    part: &Part,
    limit: u32,
) -> Result<Vec<Conversation>, StorageError> {
    bodies(sql, window(part, limit.into())).await
}

/// Those whom officers have.
pub(super) async fn leased(sql: &impl Sql, part: &Part) -> Result<Vec<Conversation>, StorageError> {
    let text = "SELECT body FROM conversations WHERE desk = ?1 AND holder IS NOT NULL";
    bodies(sql, Statement::new(text, [owner(part)])).await
}

/// How many officers are there.
pub(super) async fn officers(
    sql: &impl Sql,
    part: &Part,
    now: Timestamp,
) -> Result<u64, StorageError> {
    let text = "SELECT COUNT(*) FROM officers WHERE desk = ?1 AND until > ?2";
    let rows = sql
        .query(Statement::new(text, [owner(part), millis(now).into()]))
        .await?;
    let count = rows.first().ok_or(StorageError::Failed)?.integer(0)?;
    u64::try_from(count).map_err(|_| StorageError::Failed)
}

/// Stores a turn, whole. [`StorageError::Conflict`] if another one has its
/// number: then it was made of what is no longer so.
pub(super) async fn store(
    sql: &impl Sql,
    part: &Part,
    rules: &Rules,
    turn_number: u64,
    turn: &Turn,
    now: Timestamp,
) -> Result<(), StorageError> {
    let changes = &turn.changes;
    // A number that is no longer remembered must not be free again for whoever
    // stood still since: the last one is in its way then.
    let mut statements = vec![Statement::new(
        "INSERT INTO turns SELECT ?1, MAX(?2, COALESCE(MAX(number), 0)) \
         FROM turns WHERE desk = ?1",
        [owner(part), number(turn_number)?],
    )];
    for (case, conversation) in &changes.conversations {
        if let Some(conversation) = conversation {
            statements.push(put(part, rules, conversation)?);
            continue;
        }
        statements.push(Statement::new(
            "DELETE FROM conversations WHERE desk = ?1 AND case_id = ?2",
            [owner(part), case_value(*case)],
        ));
        // Nor may whoever took it last go on naming it.
        statements.push(Statement::new(
            "UPDATE officers SET body = json_set(body, '$.last', json('null')) \
             WHERE desk = ?1 AND json_extract(body, '$.last[1]') = ?2",
            [owner(part), case.to_string().into()],
        ));
    }
    for (officer, presence) in &changes.officers {
        statements.push(put_officer(part, officer, presence.as_ref())?);
    }
    for notice in &changes.notices {
        statements.push(Statement::new(
            "INSERT INTO notices VALUES (?1, ?2, ?3, ?4, ?5)",
            [
                owner(part),
                number(notice.turn)?,
                i64::from(notice.place).into(),
                case_value(notice.case),
                json(notice)?,
            ],
        ));
    }
    for (place, sample) in (0_i64..).zip(&changes.samples) {
        statements.push(measured(part, turn_number, place, sample, now)?);
    }
    statements.push(Statement::new(
        "DELETE FROM turns WHERE desk = ?1 AND number <= ?2 - ?3",
        [owner(part), number(turn_number)?, TURNS.into()],
    ));
    if !changes.samples.is_empty() {
        let since = now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
        statements.push(Statement::new(
            "DELETE FROM samples WHERE desk = ?1 AND at < ?2",
            [owner(part), millis(since).into()],
        ));
    }
    sql.transaction(statements).await
}

fn put(part: &Part, rules: &Rules, one: &Conversation) -> Result<Statement, StorageError> {
    let rank = one.rank();
    let time = |time: Timestamp| Value::from(millis(time));
    let overdue = |staffed| one.overdue_at(rules, staffed).map(time).into();
    let lease = one.holder().and(one.due_at(rules));
    let text = "INSERT OR REPLACE INTO conversations \
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 \
                WHERE NOT EXISTS (SELECT 1 FROM gone WHERE desk = ?1 AND id_hash = ?12)";
    Ok(Statement::new(
        text,
        [
            owner(part),
            case_value(one.case),
            rank.map(|rank| i64::from(rank.class as u8)).into(),
            rank.map(|rank| i64::from(!rank.returned)).into(),
            rank.map(|rank| millis(rank.since)).into(),
            rank.map(|rank| number(rank.ticket)).transpose()?.into(),
            overdue(false),
            overdue(true),
            lease.map(time).into(),
            one.holder().map(OfficerId::as_str).into(),
            json(one)?,
            tombstone(one.case),
        ],
    ))
}

fn put_officer(
    part: &Part,
    officer: &OfficerId,
    presence: Option<&Presence>,
) -> Result<Statement, StorageError> {
    let Some(presence) = presence else {
        let text = "DELETE FROM officers WHERE desk = ?1 AND officer = ?2";
        let parameters = [owner(part), officer.as_str().into()];
        return Ok(Statement::new(text, parameters));
    };
    Ok(Statement::new(
        "INSERT OR REPLACE INTO officers VALUES (?1, ?2, ?3, ?4)",
        [
            owner(part),
            officer.as_str().into(),
            millis(presence.until).into(),
            json(presence)?,
        ],
    ))
}

fn measured(
    part: &Part,
    turn: u64,
    place: i64,
    sample: &Sample,
    now: Timestamp,
) -> Result<Statement, StorageError> {
    let took = i64::try_from(sample.took.as_millis()).map_err(|_| StorageError::Failed)?;
    Ok(Statement::new(
        "INSERT INTO samples VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        [
            owner(part),
            number(turn)?,
            place.into(),
            millis(now).into(),
            sample.what.as_str().into(),
            sample.class.as_str().into(),
            took.into(),
        ],
    ))
}

/// What cases are still to be asked, the oldest first.
pub(super) async fn notices(
    sql: &impl Sql,
    part: &Part,
    limit: u32,
) -> Result<Vec<Notice>, StorageError> {
    let text = "SELECT body FROM notices WHERE desk = ?1 ORDER BY turn, place LIMIT ?2";
    bodies(
        sql,
        Statement::new(text, [owner(part), i64::from(limit).into()]),
    )
    .await
}

/// Forgets a notice that its case has answered.
pub(super) async fn told(sql: &impl Sql, part: &Part, notice: &Notice) -> Result<(), StorageError> {
    let text = "DELETE FROM notices WHERE desk = ?1 AND turn = ?2 AND place = ?3";
    let parameters = [
        owner(part),
        number(notice.turn)?,
        i64::from(notice.place).into(),
    ];
    sql.query(Statement::new(text, parameters)).await.map(drop)
}

/// How many stand before a place.
pub(super) async fn ahead(
    sql: &impl Sql,
    part: &Part,
    rank: &RankTold,
) -> Result<u64, StorageError> {
    let text = "SELECT COUNT(*) FROM conversations WHERE desk = ?1 AND class IS NOT NULL \
                AND (class, fresh, since, ticket) < (?2, ?3, ?4, ?5)";
    let parameters = [
        owner(part),
        i64::from(rank.class as u8).into(),
        i64::from(!rank.returned).into(),
        rank.since.into(),
        number(rank.ticket)?,
    ];
    let rows = sql.query(Statement::new(text, parameters)).await?;
    let count = rows.first().ok_or(StorageError::Failed)?.integer(0)?;
    u64::try_from(count).map_err(|_| StorageError::Failed)
}

/// What is still to be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Due {
    /// The earliest time at which anything is due.
    pub(super) at: Option<Timestamp>,
    /// Whether cases are still to be asked something.
    pub(super) untold: bool,
}

/// What is still to be done, and when.
pub(super) async fn next_due(sql: &impl Sql, part: &Part) -> Result<Due, StorageError> {
    // One question for each index, and no row is looked at twice. Where somebody
    // is there, patience is longer than where nobody is.
    let text = "SELECT MIN(at), EXISTS (SELECT 1 FROM notices WHERE desk = ?1) FROM (\
                SELECT CASE WHEN EXISTS (SELECT 1 FROM officers WHERE desk = ?1) \
                THEN (SELECT MIN(due_staffed) FROM conversations \
                      WHERE desk = ?1 AND due_staffed IS NOT NULL) \
                ELSE (SELECT MIN(due) FROM conversations WHERE desk = ?1 AND due IS NOT NULL) \
                END AS at \
                UNION ALL SELECT MIN(lease_until) FROM conversations \
                WHERE desk = ?1 AND lease_until IS NOT NULL \
                UNION ALL SELECT MIN(until) FROM officers WHERE desk = ?1)";
    let rows = sql.query(Statement::new(text, [owner(part)])).await?;
    let row = rows.first().ok_or(StorageError::Failed)?;
    let at = row.integer(0).ok().map(Timestamp::from_millisecond);
    Ok(Due {
        at: at.transpose().map_err(|_| StorageError::Failed)?,
        untold: row.integer(1)? != 0,
    })
}

/// Whether somebody has waited for as long as they may.
pub(super) async fn is_anybody_overdue(
    sql: &impl Sql,
    part: &Part,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let text = "SELECT EXISTS (SELECT 1 FROM conversations WHERE desk = ?1 AND due <= ?2)";
    let soon = millis(now).saturating_add(1);
    let rows = sql
        .query(Statement::new(text, [owner(part), soon.into()]))
        .await?;
    Ok(rows.first().ok_or(StorageError::Failed)?.integer(0)? != 0)
}
