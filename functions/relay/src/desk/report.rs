//! What a part of a desk tells the desk's board, so that officers see one queue.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        capability::OfficerId,
        kind::{Category, Priority},
    },
    desk::queue::{Class, Conversation, Phase},
    jiff::Timestamp,
    seal::{CaseId, LanguageTag},
};
use vigie_host::{
    Actor, Language, Problem, Response,
    storage::{Sql, Statement, StorageError},
};

use super::{Part, calls, endpoints::whole, place::RankTold, store, turn::unavailable};
use crate::{
    board::{BoardActor, REPORT},
    inner,
};

/// How many of those who are next a report names.
pub(crate) const NEXT: u32 = 20;

/// How many conversations the whole list names at most, of each part.
const MOST: u32 = 1_000;

/// A conversation as officers see it in the queue: nothing of its content.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) case: CaseId,
    pub(crate) priority: Priority,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) category: Option<Category>,
    pub(crate) language: LanguageTag,
    pub(crate) since: Timestamp,
    #[serde(flatten)]
    pub(crate) phase: Phase,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rank: Option<RankTold>,
}

impl From<Conversation> for Line {
    fn from(one: Conversation) -> Self {
        Self {
            rank: one.rank().map(RankTold::from),
            case: one.case,
            priority: one.priority,
            category: one.category,
            language: one.language,
            since: one.since,
            phase: one.phase,
        }
    }
}

/// Those who wait in one queue.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) class: Class,
    pub(crate) count: u64,
    /// Since when the first of them waits, in milliseconds.
    pub(crate) oldest: i64,
}

/// How a part of a desk stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) part: u16,
    /// The turn behind which it stands so. What is older is not taken over.
    pub(crate) turn: u64,
    pub(crate) waiting: Vec<Held>,
    pub(crate) next: Vec<Line>,
    /// How many conversations each officer has.
    pub(crate) holding: BTreeMap<OfficerId, u32>,
    pub(crate) calls: Vec<calls::Call>,
}

/// Tells the board, and says whether it heard. If it did not, the next turn or
/// alarm does it.
pub(super) async fn report<A: Actor>(actor: &A, part: &Part, turn: u64) -> bool {
    let Ok(report) = made(actor, part, turn).await else {
        return false;
    };
    let Ok(request) = inner(REPORT, &report, Language::French) else {
        return false;
    };
    let answer = actor.ask::<BoardActor>(part.desk.as_str(), request).await;
    answer.status().is_success()
}

async fn made(sql: &impl Sql, part: &Part, turn: u64) -> Result<Report, StorageError> {
    let desk = || part.key().into();
    let text = "SELECT class, COUNT(*), MIN(since) FROM conversations \
                WHERE desk = ?1 AND class IS NOT NULL GROUP BY class";
    let mut waiting = Vec::new();
    for row in sql.query(Statement::new(text, [desk()])).await? {
        waiting.push(Held {
            class: class_of(row.integer(0)?)?,
            count: u64::try_from(row.integer(1)?).map_err(|_| StorageError::Failed)?,
            oldest: row.integer(2)?,
        });
    }
    let text = "SELECT holder, COUNT(*) FROM conversations \
                WHERE desk = ?1 AND lease_until IS NOT NULL GROUP BY holder";
    let mut holding = BTreeMap::new();
    for row in sql.query(Statement::new(text, [desk()])).await? {
        let officer = OfficerId::new(row.text(0)?).map_err(|_| StorageError::Failed)?;
        let count = u32::try_from(row.integer(1)?).map_err(|_| StorageError::Failed)?;
        holding.insert(officer, count);
    }
    let next = store::in_order(sql, part, NEXT).await?;
    Ok(Report {
        part: part.number(),
        turn,
        waiting,
        next: next.into_iter().map(Line::from).collect(),
        holding,
        calls: calls::all(sql, part).await?,
    })
}

fn class_of(number: i64) -> Result<Class, StorageError> {
    let all = Class::ALL.iter().copied();
    let mut found = all.filter(|class| *class as i64 == number);
    found.next().ok_or(StorageError::Failed)
}

/// The whole queue of this part.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
}

/// Everybody who waits here, and those whom officers have.
pub(super) async fn queue<A: Actor>(actor: &A, part: &Part) -> Result<Response, Problem> {
    let mut all = store::in_order(actor, part, MOST)
        .await
        .map_err(unavailable)?;
    all.extend(store::leased(actor, part).await.map_err(unavailable)?);
    let lines = all.into_iter().map(Line::from).collect();
    Ok(whole(StatusCode::OK, &Lines { lines }))
}
