//! Calls for an intervention: those that this desk is asked to take on. What
//! they are follows from the case's log alone; here they are only listed.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        capability::OfficerId,
        intervention::Intervention,
        kind::{Department, Desk, Priority},
    },
    jiff::Timestamp,
    seal::{CaseId, ClientId, LanguageTag},
};
use vigie_host::{
    Actor, Call as HttpCall, Language, Problem, Response, Source,
    problem::{CaseProblem, DeskProblem},
    storage::{Sql, Statement, StorageError, Value},
};

use super::{
    Endpoint, Part,
    endpoints::{done, read},
    outbox, report, store,
    turn::unavailable,
};
use crate::{
    CaseActor,
    case::{STEP, step, store::tombstone, telling::Told},
    inner,
};

/// A call, as the desk that is asked sees it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Call {
    pub(crate) case: CaseId,
    pub(crate) seq: u64,
    /// The desk whose conversation it is.
    pub(crate) from: Desk,
    pub(crate) priority: Priority,
    pub(crate) language: LanguageTag,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) department: Option<Department>,
    pub(crate) asked_at: Timestamp,
    /// By when it must be taken on; missing once it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<Timestamp>,
    /// The desk that took it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) taken_on_by: Option<Desk>,
}

fn of(told: &Told, intervention: &Intervention) -> Call {
    let news = &told.news;
    let taken_on = intervention.until.is_none();
    Call {
        case: news.case,
        seq: news.seq,
        from: news.desk.clone(),
        priority: news.priority,
        language: news.language.clone(),
        department: told.department.clone(),
        asked_at: intervention.asked_at,
        until: intervention.until,
        taken_on_by: taken_on.then(|| intervention.desk.clone()),
    }
}

fn key(part: &Part, case: CaseId) -> [Value; 2] {
    [part.key().into(), case.as_bytes().as_slice().into()]
}

/// Whether what a case tells is about a call of this desk.
pub(super) async fn concerns(
    sql: &impl Sql,
    part: &Part,
    told: &Told,
) -> Result<bool, StorageError> {
    let intervention = told.intervention.as_ref();
    let asked = intervention.is_some_and(|known| known.was_asked(&part.desk));
    Ok(asked || is_listed(sql, part, told.news.case).await?)
}

/// Whether there is a call of a case.
pub(super) async fn is_listed(
    sql: &impl Sql,
    part: &Part,
    case: CaseId,
) -> Result<bool, StorageError> {
    let text = "SELECT 1 FROM calls WHERE desk = ?1 AND case_id = ?2";
    let rows = sql.query(Statement::new(text, key(part, case))).await?;
    Ok(!rows.is_empty())
}

/// Takes over what a case tells. What is older than what is known is not.
pub(super) async fn learn(sql: &impl Sql, part: &Part, told: &Told) -> Result<(), StorageError> {
    let intervention = told.intervention.as_ref();
    let seq = i64::try_from(told.news.seq).map_err(|_| StorageError::Failed)?;
    let [desk, case] = key(part, told.news.case);
    match intervention.filter(|known| known.was_asked(&part.desk)) {
        Some(known) => {
            let text = "INSERT INTO calls SELECT ?1, ?2, ?3, ?4 \
                        WHERE NOT EXISTS (SELECT 1 FROM gone WHERE desk = ?1 AND id_hash = ?5) \
                        ON CONFLICT (desk, case_id) DO UPDATE \
                        SET seq = excluded.seq, body = excluded.body \
                        WHERE seq < excluded.seq";
            let body = serde_json::to_string(&of(told, known)).map_err(|_| StorageError::Failed)?;
            let statement = Statement::new(
                text,
                [
                    desk,
                    case,
                    seq.into(),
                    body.into(),
                    tombstone(told.news.case),
                ],
            );
            sql.query(statement).await.map(drop)
        }
        None => {
            let text = "DELETE FROM calls WHERE desk = ?1 AND case_id = ?2 AND seq < ?3";
            let statement = Statement::new(text, [desk, case, seq.into()]);
            sql.query(statement).await.map(drop)
        }
    }
}

/// Forgets the call of a case that is gone.
pub(super) async fn erase(sql: &impl Sql, part: &Part, case: CaseId) -> Result<(), StorageError> {
    let text = "DELETE FROM calls WHERE desk = ?1 AND case_id = ?2";
    sql.query(Statement::new(text, key(part, case)))
        .await
        .map(drop)
}

/// The calls, the oldest first.
pub(super) async fn all(sql: &impl Sql, part: &Part) -> Result<Vec<Call>, StorageError> {
    let text = "SELECT body FROM calls WHERE desk = ?1";
    let rows = sql.query(Statement::new(text, [part.key().into()])).await?;
    let read = |row: &vigie_host::storage::Row| {
        serde_json::from_str(row.text(0)?).map_err(|_| StorageError::Failed)
    };
    let mut calls: Vec<Call> = rows.iter().map(read).collect::<Result<_, _>>()?;
    calls.sort_by_key(|call| call.asked_at);
    Ok(calls)
}

/// An officer asks for an intervention in a conversation that they have, or
/// ends one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Intervene {
    pub(crate) officer: OfficerId,
    pub(crate) may_take_over: bool,
    pub(crate) case: CaseId,
    pub(crate) client_id: ClientId,
    pub(crate) step: step::Step,
}

/// An officer asks for an intervention, or ends one.
pub(super) async fn intervene<S: Source, A: Actor>(
    call: &mut HttpCall<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let asked: Intervene = read(call).await?;
    let known = store::conversation(actor, part, asked.case).await;
    let known = known.map_err(unavailable)?;
    let known = known.ok_or(DeskProblem::ConversationUnknown)?;
    if known.holder() != Some(&asked.officer) && !asked.may_take_over {
        return Err(CaseProblem::LeaseLost.into());
    }
    step(call, actor, asked.case, asked.client_id, asked.step).await
}

/// An officer of a desk that is asked takes an intervention on.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Acknowledge {
    pub(crate) case: CaseId,
    pub(crate) client_id: ClientId,
}

/// An officer takes an intervention on.
pub(super) async fn acknowledge<S: Source, A: Actor>(
    call: &mut HttpCall<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Acknowledge { case, client_id } = read(call).await?;
    let calls = all(actor, part).await.map_err(unavailable)?;
    if !calls.iter().any(|call| call.case == case) {
        return Err(DeskProblem::ConversationUnknown.into());
    }
    let desk = part.desk.clone();
    let answer = step(
        call,
        actor,
        case,
        client_id,
        step::Step::Acknowledge { desk },
    )
    .await?;
    if !answer.status().is_success() {
        return Ok(answer);
    }
    show(actor, part).await.map_err(unavailable)?;
    Ok(answer)
}

/// Has the alarm show how the calls stand, whatever dies before that is done.
pub(super) async fn show_soon<A: Actor>(actor: &A) -> Result<(), StorageError> {
    actor.set_alarm(outbox::next_try(actor.now())).await
}

/// Shows how the calls stand: no turn does, since the queue is the same.
pub(super) async fn show<A: Actor>(actor: &A, part: &Part) -> Result<(), StorageError> {
    let turn = store::last_turn(actor, part).await?;
    // Otherwise the alarm does it.
    let _ = report::report(actor, part, turn).await;
    Ok(())
}

async fn step<S: Source, A: Actor>(
    call: &HttpCall<'_, Endpoint, S>,
    actor: &A,
    case: CaseId,
    client_id: ClientId,
    step: step::Step,
) -> Result<Response, Problem> {
    let asked = step::Asked {
        case,
        client_id,
        step,
    };
    let language: Language = call.language();
    let request = inner(STEP, &asked, language)?;
    let answer = actor.ask::<CaseActor>(&case.to_string(), request).await;
    match answer.status() {
        status if status.is_success() => Ok(done()),
        StatusCode::UNPROCESSABLE_ENTITY => Err(DeskProblem::InterventionUnderWay.into()),
        // The case says why.
        _ => Ok(answer),
    }
}
