//! What a case answers over plain HTTP.

use core::time::Duration;
use std::collections::BTreeMap;

use http::StatusCode;
use serde::Serialize;
use vigie::case::{
    capability::Right,
    cursor::{Cursor, Resume},
    document::{Acknowledgement, AppendRequest, Opened as OpenedDocument, Page},
    entry::Author,
    frame::MAX_FRAME,
    log::Outcome,
    rules::{Refusal, check_rights},
};
use vigie::jiff::Timestamp;
use vigie::seal::{CaseId, KeyId};
use vigie_host::{
    Actor, Call, Phrase, Problem, Response, Source,
    cache::{self, Keep},
    problem::CaseProblem,
    query::Query,
    response::{self, JSON},
};

use super::{
    Endpoint, Founding,
    access::{Access, access, unavailable},
    epoch, retention, socket,
    store::{self, Found, Opened},
    telling,
};
use crate::{patience, settings};

/// Entries in a page, unless the caller says how many.
const USUAL_PAGE: u32 = 100;
const MAX_PAGE: u32 = 256;

/// How long a reader may wait for news at a time.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Entries of one case that may be sent over plain HTTP in [`RATE_WINDOW`]
/// seconds: far more than people type, and too few to fill a case in a minute.
const RATE_ENTRIES: u64 = 200;
const RATE_WINDOW: i64 = 10;

/// An answer that nobody keeps.
pub(super) fn private<T: Serialize>(status: StatusCode, value: &T) -> Response {
    let mut answer = response::json(status, JSON, value);
    cache::keep(&mut answer, Keep::Never);
    answer
}

/// The problem that a refusal is.
pub(super) fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::CaseClosed => CaseProblem::Closed.into(),
        Refusal::CaseFull => CaseProblem::Full.into(),
        Refusal::ClientIdConflict => CaseProblem::ClientIdConflict.into(),
        Refusal::NotAllowed => CaseProblem::NotAllowed.into(),
        Refusal::LeaseLost => CaseProblem::LeaseLost.into(),
        Refusal::TooLarge | Refusal::BadEntry => CaseProblem::BadEntry.into(),
        Refusal::TooFast => CaseProblem::TooFast(1).into(),
        Refusal::Storage | Refusal::LeaseEarly => Problem::StorageUnavailable,
    }
}

/// Opens the case. The first alarm is set before the case is there: one that
/// rings for nothing does no harm, and a case without one would stay for ever.
/// The alarm of a case that is there stays as it is, or whoever opened it again
/// would put off its end.
pub(super) async fn open<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    let body = call.body(MAX_FRAME).await?;
    let founding: Founding =
        serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    let Founding {
        id,
        token_hash,
        opening,
    } = founding;
    let now = actor.now();
    let known = store::find(actor, id).await.map_err(unavailable)?;
    if matches!(known, Found::Nothing) {
        // Its desk is to hear of it, whatever dies meanwhile.
        let first_due = telling::later(now);
        actor.set_alarm(first_due).await.map_err(unavailable)?;
    }
    let opened = store::open(actor, id, token_hash, &opening, epoch(actor), now).await;
    let (stored, duplicate) = match opened.map_err(unavailable)? {
        Opened::New(stored) => (stored, false),
        Opened::Again(stored) => (stored, true),
        Opened::Otherwise => return Err(CaseProblem::Conflict.into()),
        Opened::Erased => return Err(CaseProblem::Erased.into()),
    };
    let status = if duplicate {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    let case = store::document(actor, &stored).await.map_err(unavailable)?;
    if telling::is_behind(&stored) {
        // Otherwise the alarm does it.
        let _ = Box::pin(telling::tell(actor, id)).await;
    }
    let cursor = Cursor {
        epoch: stored.epoch,
        seq: 0,
    };
    Ok(private(
        status,
        &OpenedDocument {
            case,
            cursor,
            duplicate,
        },
    ))
}

/// `GET /v1/cases/{id}`
pub(super) async fn describe<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Read)?;
    let document = store::document(actor, &access.stored).await;
    Ok(private(StatusCode::OK, &document.map_err(unavailable)?))
}

/// `DELETE /v1/cases/{id}`: the citizen's right, at once.
pub(super) async fn erase<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    if access.author != Author::Citizen {
        return Err(CaseProblem::NotAllowed.into());
    }
    retention::end(actor, access.stored.id)
        .await
        .map_err(unavailable)?;
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::NO_CONTENT;
    cache::keep(&mut answer, Keep::Never);
    crate::clear_site_data(&mut answer);
    Ok(answer)
}

/// Where a reader wants to go on: what an event stream that broke off saw last,
/// which a browser sends with the address of the first time, or `?after=`.
pub(super) fn resume<S: Source>(
    call: &Call<'_, Endpoint, S>,
    query: &mut Query,
    access: &Access,
) -> Resume {
    let seen = call.request.source.header("last-event-id");
    let given = seen.or_else(|| query.get("after"));
    let Some(text) = given else {
        return Resume::START;
    };
    match text.parse::<Cursor>() {
        Ok(cursor) => cursor.resume(access.stored.epoch, access.stored.standing.head),
        Err(_) => {
            query.refuse("after", "cursor_invalid", Phrase::FieldCursor);
            Resume::START
        }
    }
}

/// `GET /v1/cases/{id}/entries`
pub(super) async fn read<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    let mut query = Query::parse(call.request.query(), &["after", "limit"]);
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Read)?;
    let resume = resume(call, &mut query, &access);
    let limit = query.get("limit").map(|text| text.parse::<u32>());
    let limit = match limit {
        None => USUAL_PAGE,
        Some(Ok(limit)) if (1..=MAX_PAGE).contains(&limit) => limit,
        Some(_) => {
            let error = vigie_host::FieldError::new(
                vigie_host::problem::Field::Parameter("limit"),
                "out_of_range",
                Phrase::FieldLimit,
            );
            query.push(error.with("max", MAX_PAGE.to_string()));
            USUAL_PAGE
        }
    };
    query.finish()?;
    let stored = &access.stored;
    // An officer's right might end while they wait.
    if access.bond.is_free() {
        let wait = patience::wait(&call.request.source).unwrap_or_default();
        news(actor, stored.id, resume.after, wait.min(LONGEST_WAIT)).await?;
    }
    let entries = store::after(actor, stored.id, resume.after, limit).await;
    let entries = entries.map_err(unavailable)?;
    // Others may have written since the case was looked up.
    let head = entries.last().map_or(stored.standing.head, |entry| {
        entry.seq.max(stored.standing.head)
    });
    Ok(private(
        StatusCode::OK,
        &Page::new(stored.epoch, head, resume, entries),
    ))
}

/// Waits until there is more than a reader has, or the case is gone.
async fn news<A: Actor>(
    actor: &A,
    case: CaseId,
    after: u64,
    wait: Duration,
) -> Result<(), Problem> {
    let until = actor.now().saturating_add(wait).unwrap_or(Timestamp::MAX);
    loop {
        let left = until.duration_since(actor.now());
        if !left.is_positive() {
            return Ok(());
        }
        // Before looking: a change that comes while we look must not be missed.
        let change = actor.changed(left.unsigned_abs());
        let head = store::head(actor, case).await.map_err(unavailable)?;
        if head.is_none_or(|head| head > after) {
            return Ok(());
        }
        change.await;
    }
}

/// `POST /v1/cases/{id}/entries`
pub(super) async fn append<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    if call.media_type() != JSON {
        return Err(Problem::UnsupportedMediaType(JSON));
    }
    let body = call.body(MAX_FRAME).await?;
    let request: AppendRequest =
        serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    let AppendRequest { client_id, body } = request;
    check_rights(access.author, access.rights, &body).map_err(refused)?;
    check_rate(&access, actor).await?;
    let writer = access.writer();
    let case = access.stored.id;
    let outcome = retention::append(actor, access.stored, writer, client_id, body, actor.now());
    let outcome = outcome.await.map_err(unavailable)?;
    let (seq, at, duplicate) = match outcome.ok_or(CaseProblem::Erased)? {
        Outcome::Appended { seq, at } => (seq, at, false),
        Outcome::Duplicate { seq, at } => (seq, at, true),
        Outcome::Refused(refusal) => return Err(refused(refusal)),
    };
    // Also for one that was here before: whoever stored it may have died before
    // telling the others.
    socket::appended(actor, seq).await;
    actor.notify();
    // Otherwise the alarm does it.
    let _ = Box::pin(telling::tell(actor, case)).await;
    let status = if duplicate {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    let acknowledgement = Acknowledgement {
        client_id,
        seq,
        at,
        duplicate,
    };
    Ok(private(status, &acknowledgement))
}

/// The log itself is the counter: it needs no other, survives everything and
/// counts for all who write the case.
async fn check_rate<A: Actor>(access: &Access, actor: &A) -> Result<(), Problem> {
    let head = access.stored.standing.head;
    let entries = RATE_ENTRIES.saturating_mul(settings::pace(actor).await.max(1).into());
    let Some(before) = head.checked_sub(entries + 1) else {
        return Ok(());
    };
    let oldest = store::after(actor, access.stored.id, before, 1).await;
    let oldest = oldest.map_err(unavailable)?;
    // Where the clock was set back, entries lie ahead of it, and say nothing.
    let recent = |at: Timestamp| {
        let age = actor.now().as_second().saturating_sub(at.as_second());
        (0..RATE_WINDOW).contains(&age)
    };
    if oldest.first().is_some_and(|entry| recent(entry.at)) {
        return Err(CaseProblem::TooFast(2).into());
    }
    Ok(())
}

/// Who can read each of a case's keys, the first one first: the keys that it is
/// sealed to. Only functions ask this.
pub(super) async fn recipients<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    let body = call.body(MAX_FRAME).await?;
    let case: CaseId = serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    let stored = match store::find(actor, case).await.map_err(unavailable)? {
        Found::Case(stored) => stored,
        Found::Erased => return Err(CaseProblem::Erased.into()),
        Found::Nothing => return Err(CaseProblem::Unknown.into()),
    };
    let document = store::document(actor, &stored).await.map_err(unavailable)?;
    let mut readers: BTreeMap<u8, Vec<KeyId>> = BTreeMap::new();
    for envelopes in &document.envelopes {
        let ids = envelopes.recipients().iter();
        let ids = ids.map(|recipient| recipient.key_id);
        readers
            .entry(envelopes.key_version())
            .or_default()
            .extend(ids);
    }
    let readers: Vec<Vec<KeyId>> = readers.into_values().collect();
    Ok(private(StatusCode::OK, &readers))
}
