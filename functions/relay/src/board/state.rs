//! What a board knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vigie::{
    case::{capability::OfficerId, kind::Desk},
    desk::{queue::Class, routing::Staff},
    jiff::Timestamp,
};
use vigie_host::{
    Actor,
    storage::{Migration, Row, Statement, StorageError, Value},
};

use super::Attend;
use crate::{
    desk::{Called, Line, Part, Report},
    settings,
};

/// How many of those who are next are shown.
const NEXT: usize = 20;

/// The tables. On Spin all boards share one database.
pub(super) const MIGRATIONS: &[Migration] = &[Migration(&[
    "CREATE TABLE reports (desk TEXT NOT NULL, part INTEGER NOT NULL, turn INTEGER NOT NULL, \
     body TEXT NOT NULL, PRIMARY KEY (desk, part)) WITHOUT ROWID",
    "CREATE TABLE attendance (desk TEXT NOT NULL, officer TEXT NOT NULL, until INTEGER NOT NULL, \
     body TEXT NOT NULL, PRIMARY KEY (desk, officer)) WITHOUT ROWID",
    // How often anything changed, and up to where that was shown and when.
    "CREATE TABLE boards (desk TEXT PRIMARY KEY, version INTEGER NOT NULL, \
     shown INTEGER NOT NULL, shown_at INTEGER NOT NULL) WITHOUT ROWID",
])];

/// Those who wait in one queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    pub(crate) count: u64,
    /// Since when the first of them waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) oldest: Option<Timestamp>,
}

/// The officers who are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Officers {
    pub(crate) present: u32,
    /// Those who have room for one more.
    pub(crate) free: u32,
    /// How many conversations they have, and could have.
    pub(crate) holding: u32,
    pub(crate) capacity: u32,
}

/// How a desk stands, without anything of what is said there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Summary {
    pub(crate) at: Timestamp,
    pub(crate) waiting: BTreeMap<Class, Waiting>,
    /// Those who are next, the first one first.
    pub(crate) next: Vec<Line>,
    pub(crate) officers: Officers,
    pub(crate) languages: Vec<vigie::seal::LanguageTag>,
    /// The interventions that the desk is asked for.
    pub(crate) calls: Vec<Called>,
}

impl Summary {
    /// Who is on duty, for routing.
    pub(crate) fn staff(&self) -> Staff {
        let waiting: u64 = self.waiting.values().map(|class| class.count).sum();
        Staff {
            free: self.officers.free,
            present: self.officers.present,
            waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
            languages: self.languages.clone(),
        }
    }
}

fn owner<A: Actor>(actor: &A) -> Value {
    actor.key().into()
}

fn json<T: Serialize>(value: &T) -> Result<Value, StorageError> {
    serde_json::to_string(value)
        .map(Value::from)
        .map_err(|_| StorageError::Failed)
}

fn read<T: for<'de> Deserialize<'de>>(row: &Row) -> Result<T, StorageError> {
    serde_json::from_str(row.text(0)?).map_err(|_| StorageError::Failed)
}

fn changed(owner: Value) -> Statement {
    let text = "INSERT INTO boards VALUES (?1, 1, 0, 0) \
                ON CONFLICT (desk) DO UPDATE SET version = version + 1";
    Statement::new(text, [owner])
}

/// Takes over what a part tells, unless it is older than what is known.
pub(super) async fn take_over<A: Actor>(actor: &A, report: &Report) -> Result<(), StorageError> {
    let text = "INSERT INTO reports VALUES (?1, ?2, ?3, ?4) \
                ON CONFLICT (desk, part) DO UPDATE SET turn = excluded.turn, body = excluded.body \
                WHERE turn <= excluded.turn";
    let turn = i64::try_from(report.turn).map_err(|_| StorageError::Failed)?;
    let parameters = [
        owner(actor),
        i64::from(report.part).into(),
        turn.into(),
        json(report)?,
    ];
    let statements = vec![Statement::new(text, parameters), changed(owner(actor))];
    actor.transaction(statements).await?;
    actor.notify();
    Ok(())
}

/// Notes that an officer is there; says whether they were not before.
pub(super) async fn attend<A: Actor>(actor: &A, attend: &Attend) -> Result<bool, StorageError> {
    let now = actor.now().as_millisecond();
    let text = "SELECT 1 FROM attendance WHERE desk = ?1 AND officer = ?2 AND until > ?3 \
                AND body = ?4";
    let officer = || Value::from(attend.officer.as_str());
    let body = json(&attend.profile)?;
    let parameters = [owner(actor), officer(), now.into(), body.clone()];
    let known = !actor
        .query(Statement::new(text, parameters))
        .await?
        .is_empty();
    let put = Statement::new(
        "INSERT OR REPLACE INTO attendance VALUES (?1, ?2, ?3, ?4)",
        [
            owner(actor),
            officer(),
            attend.until.as_millisecond().into(),
            body,
        ],
    );
    let gone = Statement::new(
        "DELETE FROM attendance WHERE desk = ?1 AND until <= ?2",
        [owner(actor), now.into()],
    );
    let mut statements = vec![gone, put];
    if !known {
        statements.push(changed(owner(actor)));
    }
    actor.transaction(statements).await?;
    if !known {
        actor.notify();
    }
    Ok(!known)
}

/// Notes that an officer went.
pub(super) async fn absent<A: Actor>(actor: &A, officer: &OfficerId) -> Result<(), StorageError> {
    let text = "DELETE FROM attendance WHERE desk = ?1 AND officer = ?2";
    let gone = Statement::new(text, [owner(actor), officer.as_str().into()]);
    actor.transaction(vec![gone, changed(owner(actor))]).await?;
    actor.notify();
    Ok(())
}

/// How often anything changed.
pub(super) async fn version<A: Actor>(actor: &A) -> Result<i64, StorageError> {
    let text = "SELECT version FROM boards WHERE desk = ?1";
    let rows = actor.query(Statement::new(text, [owner(actor)])).await?;
    rows.first().map_or(Ok(0), |row| row.integer(0))
}

/// When the board was last shown, in milliseconds, and whether anything changed
/// since.
pub(super) async fn shown<A: Actor>(actor: &A) -> Result<(i64, bool), StorageError> {
    let text = "SELECT shown_at, version > shown FROM boards WHERE desk = ?1";
    let rows = actor.query(Statement::new(text, [owner(actor)])).await?;
    let row = rows.first();
    row.map_or(Ok((0, false)), |row| {
        Ok((row.integer(0)?, row.integer(1)? != 0))
    })
}

/// Notes that everything up to a version is shown now.
pub(super) async fn show<A: Actor>(actor: &A, version: i64) -> Result<(), StorageError> {
    let text = "UPDATE boards SET shown = ?2, shown_at = ?3 WHERE desk = ?1";
    let now = actor.now().as_millisecond();
    let parameters = [owner(actor), version.into(), now.into()];
    actor
        .query(Statement::new(text, parameters))
        .await
        .map(drop)
}

/// How the desk stands.
pub(super) async fn summary<A: Actor>(actor: &A) -> Result<Summary, StorageError> {
    let now = actor.now();
    let text = "SELECT body FROM reports WHERE desk = ?1";
    let rows = actor.query(Statement::new(text, [owner(actor)])).await?;
    let mut reports: Vec<Report> = rows.iter().map(read).collect::<Result<_, _>>()?;
    // The desk may have had more parts once.
    let directory = settings::directory(actor).await;
    if let (Some(directory), Ok(desk)) = (&directory, Desk::new(actor.key())) {
        let parts = Part::of_desk(&desk, Some(directory));
        reports.retain(|report| parts.iter().any(|part| part.number() == report.part));
    }
    let mut waiting: BTreeMap<Class, Waiting> = Class::ALL
        .iter()
        .map(|class| (*class, Waiting::default()))
        .collect();
    let mut holding: BTreeMap<OfficerId, u32> = BTreeMap::new();
    let mut next = Vec::new();
    let mut calls = Vec::new();
    for report in reports {
        for held in report.waiting {
            let class = waiting.entry(held.class).or_default();
            class.count = class.count.saturating_add(held.count);
            let oldest = Timestamp::from_millisecond(held.oldest).ok();
            class.oldest = [class.oldest, oldest].into_iter().flatten().min();
        }
        for (officer, count) in report.holding {
            let known = holding.entry(officer).or_default();
            *known = known.saturating_add(count);
        }
        next.extend(report.next);
        calls.extend(report.calls);
    }
    next.sort_by_key(|line: &Line| line.rank.map(|rank| rank.key()));
    next.truncate(NEXT);
    let text = "SELECT body, officer FROM attendance WHERE desk = ?1 AND until > ?2";
    let parameters = [owner(actor), now.as_millisecond().into()];
    let mut officers = Officers::default();
    let mut languages = Vec::new();
    for row in actor.query(Statement::new(text, parameters)).await? {
        let profile: vigie::desk::queue::Profile = read(&row)?;
        let officer = OfficerId::new(row.text(1)?).map_err(|_| StorageError::Failed)?;
        let held = holding.get(&officer).copied().unwrap_or(0);
        officers.present = officers.present.saturating_add(1);
        officers.capacity = officers.capacity.saturating_add(profile.capacity.into());
        officers.holding = officers.holding.saturating_add(held);
        if held < u32::from(profile.capacity) {
            officers.free = officers.free.saturating_add(1);
        }
        for language in profile.languages {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
    }
    Ok(Summary {
        at: now,
        waiting,
        next,
        officers,
        languages,
        calls,
    })
}
