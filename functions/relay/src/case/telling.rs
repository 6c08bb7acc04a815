//! A case tells its desks how it stands, and writes down what they did with it.
//!
//! What is told is the case's standing and not what happened, so it does not
//! matter whether it comes late, twice or out of order. Which desks know a case,
//! and up to which entry, stands in a table of its own; whoever knows less than
//! the log is told, now or when the alarm rings.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        entry::{Author, Body},
        intervention::Intervention,
        kind::Department,
        log::Outcome,
        standing::Standing,
    },
    desk::{
        directory::Directory,
        queue::{News, Notice},
    },
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};
use vigie_host::{
    Actor, Call, Problem, Response, Source,
    problem::CaseProblem,
    storage::{Sql, Statement, StorageError, Value},
};

use super::{
    Endpoint,
    access::unavailable,
    retention, socket,
    store::{self, Found, Stored},
};
use crate::{
    desk::{DeskActor, ELSEWHERE, ERASED, Elsewhere, NEWS, Part},
    inner, settings,
};

/// How soon a desk that could not be told is told again.
pub(super) const RETRY: SignedDuration = SignedDuration::from_secs(2);

/// What stands for the entry up to which a desk knows a case that has left it:
/// there is nothing more for it to hear until the case is gone, and then it must
/// hear of that, for it may still have notes.
const LEFT: i64 = i64::MAX;

/// What a desk is told.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Told {
    pub(crate) news: News,
    pub(crate) department: Option<Department>,
    pub(crate) intervention: Option<Intervention>,
}

/// What a desk asks a case to write down.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Noted {
    /// The key of the part that asks.
    pub(crate) teller: String,
    pub(crate) notice: Notice,
}

fn key(case: CaseId) -> Value {
    case.as_bytes().as_slice().into()
}

/// The row that has the first desk told, to be written with the case itself.
pub(super) fn first(case: CaseId) -> Statement {
    // No desk has this name: it stands for those that are still to be found.
    let text = "INSERT OR IGNORE INTO told VALUES (?1, '', 0)";
    Statement::new(text, [key(case)])
}

/// Whether a desk is still to be told something.
pub(super) fn is_behind(stored: &Stored) -> bool {
    stored.told < stored.standing.concern
}

/// The parts of desks that have something to do with a case.
fn concerned(stored: &Stored, directory: Option<&Directory>) -> Vec<Part> {
    let standing = &stored.standing;
    let own = standing.desk.as_ref().unwrap_or(&stored.opening.desk);
    let called = standing.intervention.iter();
    let called = called.flat_map(|known| known.before.iter().chain([&known.desk]));
    let mut parts: Vec<Part> = Vec::new();
    for desk in [own].into_iter().chain(called) {
        let part = Part::of(desk, &stored.id, directory);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

/// Tells every desk that knows less than the log. Those that cannot be told now
/// are told when the alarm rings.
pub(super) async fn tell<A: Actor>(actor: &A, case: CaseId) -> Result<(), StorageError> {
    let Found::Case(stored) = store::find(actor, case).await? else {
        return Ok(());
    };
    if !is_behind(&stored) {
        return Ok(());
    }
    let directory = settings::directory(actor).await;
    let parts = concerned(&stored, directory.as_deref());
    // Before anybody is told: from here on the rows say who is to be.
    let concern = stored.standing.concern;
    let mut statements: Vec<Statement> = parts
        .iter()
        .map(|part| {
            // Unless it was erased meanwhile: nobody would look after the row.
            let text = "INSERT INTO told SELECT ?1, ?2, 0 \
                        WHERE EXISTS (SELECT 1 FROM cases WHERE id = ?1) \
                        ON CONFLICT (case_id, part) DO UPDATE SET seq = 0 WHERE seq = ?3";
            Statement::new(text, [key(case), part.key().into(), LEFT.into()])
        })
        .collect();
    let none = "DELETE FROM told WHERE case_id = ?1 AND part = ''";
    statements.push(Statement::new(none, [key(case)]));
    actor.transaction(statements).await?;
    let told = Told {
        news: News::of(case, &stored.opening, &stored.standing),
        department: stored.opening.department.clone(),
        intervention: stored.standing.intervention.clone(),
    };
    let known = known(actor, case).await?;
    let behind = known.into_iter().filter(|(_, known)| *known < concern);
    let (current, before): (Vec<_>, Vec<_>) = behind
        .map(|(part, _)| part)
        .partition(|part| parts.iter().any(|one| one.key() == *part));
    let concern = i64::try_from(concern).map_err(|_| StorageError::Failed)?;
    for part in current {
        if hears(actor, &part, NEWS, &told).await {
            note(actor, case, &part, Some(concern)).await?;
        }
    }
    // Those behind them, as they give what they have to a part that knows the case.
    for part in before {
        // It may be a part of the desk that another one has taken the place of.
        if let Some(other) = parts.iter().find(|one| one.is_of_the_desk_of(&part)) {
            let moved = Elsewhere {
                case,
                to: other.key(),
            };
            if hears(actor, &part, ELSEWHERE, &moved).await {
                note(actor, case, &part, None).await?;
            }
        } else if hears(actor, &part, NEWS, &told).await {
            note(actor, case, &part, Some(LEFT)).await?;
        }
    }
    Ok(())
}

/// Tells the desks that a case is gone. Says whether all of them know it.
pub(super) async fn tell_of_end<A: Actor>(actor: &A, case: CaseId) -> Result<bool, StorageError> {
    let mut all = true;
    for part in known(actor, case).await?.into_keys() {
        if part.is_empty() || hears(actor, &part, ERASED, &case).await {
            note(actor, case, &part, None).await?;
        } else {
            all = false;
        }
    }
    Ok(all)
}

async fn hears<A: Actor, T: Serialize>(actor: &A, part: &str, path: &str, value: &T) -> bool {
    let Ok(request) = inner(path, value, vigie_host::Language::French) else {
        return false;
    };
    let answer = actor.ask::<DeskActor>(part, request).await;
    answer.status() == StatusCode::NO_CONTENT
}

/// The parts that know the case, and up to which entry.
async fn known(sql: &impl Sql, case: CaseId) -> Result<BTreeMap<String, u64>, StorageError> {
    let text = "SELECT part, seq FROM told WHERE case_id = ?1";
    let rows = sql.query(Statement::new(text, [key(case)])).await?;
    let known = rows.iter().map(|row| {
        let seq = u64::try_from(row.integer(1)?).map_err(|_| StorageError::Failed)?;
        Ok((row.text(0)?.to_owned(), seq))
    });
    known.collect()
}

/// Notes up to which entry a part knows the case, or that it no longer needs to.
async fn note(
    sql: &impl Sql,
    case: CaseId,
    part: &str,
    seq: Option<i64>,
) -> Result<(), StorageError> {
    let statement = match seq {
        Some(seq) => {
            let text = "UPDATE told SET seq = MAX(seq, ?3) WHERE case_id = ?1 AND part = ?2";
            Statement::new(text, [key(case), part.into(), seq.into()])
        }
        None => {
            let text = "DELETE FROM told WHERE case_id = ?1 AND part = ?2";
            Statement::new(text, [key(case), part.into()])
        }
    };
    sql.query(statement).await.map(drop)
}

/// When the alarm must ring if an entry may be one that the desks must hear of.
/// It is set before the entry is written, so that no desk stays untold whatever
/// dies.
pub(super) fn due(
    stored: &Stored,
    author: Author,
    body: &Body,
    now: Timestamp,
) -> Option<Timestamp> {
    let Standing {
        awaits_since,
        answered_at,
        ..
    } = &stored.standing;
    let turns = match author {
        Author::Citizen => awaits_since.is_none(),
        Author::Officer | Author::Service => awaits_since.is_some() || answered_at.is_none(),
    };
    let may_concern = body.event().is_some() || turns || is_behind(stored);
    may_concern.then(|| later(now))
}

/// When those who could not be told are told again.
pub(super) fn later(now: Timestamp) -> Timestamp {
    now.saturating_add(RETRY).unwrap_or(Timestamp::MAX)
}

/// A desk has the case write down what it did. Only desks ask this.
pub(super) async fn noted<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    let body = call.body(vigie::case::frame::MAX_FRAME).await?;
    let Noted { teller, notice } =
        serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    let found = store::find(actor, notice.case).await.map_err(unavailable)?;
    let stored = match found {
        Found::Case(stored) => stored,
        Found::Erased => return Err(CaseProblem::Erased.into()),
        Found::Nothing => return Err(CaseProblem::Unknown.into()),
    };
    let client_id = notice.client_id(&teller);
    let outcome = retention::append(
        actor,
        *stored,
        Author::Service,
        client_id,
        notice.body(),
        actor.now(),
    );
    let outcome = outcome.await.map_err(unavailable)?;
    let seq = match outcome.ok_or(CaseProblem::Erased)? {
        Outcome::Appended { seq, .. } | Outcome::Duplicate { seq, .. } => seq,
        Outcome::Refused(refusal) => return Err(super::endpoints::refused(refusal)),
    };
    socket::appended(actor, seq).await;
    actor.notify();
    // The desk knows what it asked for; whoever else is concerned does not.
    let _ = tell(actor, notice.case).await;
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::NO_CONTENT;
    Ok(answer)
}
