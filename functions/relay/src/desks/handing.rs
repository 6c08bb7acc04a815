//! Conversations that are given back or handed on, and officers who are shut
//! out.

use http::StatusCode;
use serde::Deserialize;
use vigie::{
    case::{capability::OfficerId, kind::Desk},
    desk::identity::Role,
    seal::KeyId,
};
use vigie_host::{
    Ask, Call, FieldError, Phrase, Problem, Response, Source,
    problem::{CaseProblem, DeskProblem, Field},
    query::Query,
};

use super::{AtDesk, Endpoint, at_case, at_desk, body, done, parts, presence};
use crate::{
    BoardActor, CaseActor,
    board::CUT,
    case::RECIPIENTS,
    desk::{Moved, RELEASE, Released, TRANSFER},
    identity, inner,
};

/// `POST /v1/desks/{id}/cases/{case}/release`
pub(super) async fn release<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let (at, case) = at_case(call, host).await?;
    let asked = Released {
        officer: at.officer.officer.clone(),
        case,
    };
    let part = parts::part_of(&at.desk, &case, &at.directory);
    parts::have_done(host, &part, RELEASE, &asked, call.language()).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Transfer {
    to: Desk,
}

/// `POST /v1/desks/{id}/cases/{case}/transfer`: another desk is to answer. It
/// must be able to read what was said: the officer's console seals the case's
/// key to it first.
pub(super) async fn transfer<S: Source, H: Ask>(
    call: &mut Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let (at, case) = at_case(call, host).await?;
    let Transfer { to } = body(call).await?;
    let entry = at.directory.desk(&to);
    if !entry.is_some_and(vigie::desk::entry::DeskEntry::takes_conversations) {
        let known = at.directory.desks().iter();
        let known = known.filter(|entry| entry.takes_conversations());
        let names: Vec<&str> = known.map(|entry| entry.id.as_str()).collect();
        let field = Field::Pointer("/to".into());
        let error = FieldError::new(field, "desk_unknown", Phrase::FieldDesk);
        let error = error.with("values", names.join(", "));
        return Err(Problem::InvalidRequest(vec![error]));
    }
    let part = parts::part_of(&at.desk, &case, &at.directory);
    let request = inner(RECIPIENTS, &case, call.language())?;
    let sealed_to = host.ask::<CaseActor>(&case.to_string(), request).await;
    match sealed_to.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND => return Err(DeskProblem::ConversationUnknown.into()),
        StatusCode::GONE => return Err(CaseProblem::Erased.into()),
        _ => return Err(Problem::StorageUnavailable),
    }
    let sealed_to: Vec<Vec<KeyId>> =
        serde_json::from_slice(sealed_to.body()).map_err(|_| Problem::StorageUnavailable)?;
    let mut keys = sealed_to.iter();
    if keys.any(|readers| !at.directory.shut_out(&to, readers).is_empty()) {
        return Err(DeskProblem::NotSealed.into());
    }
    let asked = Moved {
        officer: at.officer.officer.clone(),
        case,
        to,
        may_take_over: at.supervises(),
    };
    parts::have_done(host, &part, TRANSFER, &asked, call.language()).await
}

/// `POST /v1/desks/{id}/officers/{officer}/revoke`: an officer is shut out at
/// once, at every desk where they were seen.
pub(super) async fn revoke<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Supervisor).await?;
    let officer = OfficerId::new(call.parameter(1)).map_err(|_| Problem::NotFound)?;
    identity::revoke(&officer, &at.desk, host).await?;
    let AtDesk {
        officer: supervisor,
        directory,
        ..
    } = at;
    // Everywhere, whatever their last token said: an older one may have let them
    // in elsewhere. What fails at one desk must not keep them in at the next.
    let mut failed = None;
    for entry in directory.desks() {
        let cut = inner(CUT, &officer, call.language())?;
        let _ = host.ask::<BoardActor>(entry.id.as_str(), cut).await;
        let there = AtDesk {
            officer: supervisor.clone(),
            desk: entry.id.clone(),
            directory: directory.clone(),
        };
        let left = presence::leave(&there, &officer, host, call.language()).await?;
        if !left.status().is_success() {
            failed = Some(left);
        }
    }
    Ok(failed.unwrap_or_else(done))
}
