//! Opening a case from a program that seals by itself.

use vigie::{
    case::{document::Opening, frame::MAX_FRAME, kind::Desk},
    seal::{CaseId, KeyId, Token},
};
use vigie_host::{
    Actors, Call, FieldError, Phrase, Problem, Response, Source,
    problem::{CaseProblem, DeskProblem, Field},
    query::Query,
};

use super::found;
use crate::{Endpoint, case::Founding, settings};

/// `POST /v1/cases` with JSON.
pub(super) async fn open<S: Source, H: Actors<S>>(
    mut call: Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let header = |name| call.request.source.header(name);
    let bearer = header("authorization").and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        let bearer = scheme.eq_ignore_ascii_case("bearer");
        token.trim().parse::<Token>().ok().filter(|_| bearer)
    });
    let token = bearer.ok_or(CaseProblem::TokenRequired)?;
    let id: Option<CaseId> = header("idempotency-key").and_then(|key| key.parse().ok());
    let body = call.body(MAX_FRAME).await?;
    let opening: Opening =
        serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    let mut errors = Vec::new();
    if id.is_none() {
        errors.push(FieldError::new(
            Field::Header("Idempotency-Key"),
            "case_id_required",
            Phrase::FieldCaseId,
        ));
    }
    // Sealed to a desk that does not exist, or to a key that the desk does not
    // have, nobody would ever read it; and those who take over must read it too.
    let directory = settings::directory(host).await;
    let directory = directory.ok_or(DeskProblem::Unknown)?;
    let taking = |desk: &Desk| {
        let entry = directory.desk(desk);
        entry.is_some_and(vigie::desk::entry::DeskEntry::takes_conversations)
    };
    let recipients = opening.envelopes.recipients().iter();
    let sealed_to: Vec<KeyId> = recipients.map(|recipient| recipient.key_id).collect();
    let shut_out = directory.shut_out(&opening.desk, &sealed_to);
    let named = |desks: &[Desk]| {
        let names: Vec<&str> = desks.iter().map(Desk::as_str).collect();
        names.join(", ")
    };
    if !taking(&opening.desk) || shut_out.contains(&opening.desk) {
        let ids = directory.desks().iter().map(|entry| entry.id.clone());
        let known: Vec<Desk> = ids.filter(taking).collect();
        let error = FieldError::new(
            Field::Pointer("/desk".into()),
            "desk_unknown",
            Phrase::FieldDesk,
        );
        errors.push(error.with("values", named(&known)));
    } else if !shut_out.is_empty() {
        let error = FieldError::new(
            Field::Pointer("/envelopes".into()),
            "overflow_shut_out",
            Phrase::FieldOverflow,
        );
        errors.push(error.with("values", named(&shut_out)));
    }
    let (Some(id), true) = (id, errors.is_empty()) else {
        return Err(Problem::InvalidRequest(errors));
    };
    let founding = Founding {
        id,
        token_hash: token.hash(),
        opening,
    };
    found(&call, host, &founding, false).await
}
