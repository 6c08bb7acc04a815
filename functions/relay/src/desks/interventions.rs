//! Somebody is to go where the citizen is.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        handling::MAX_LINE,
        intervention::{ACKNOWLEDGE_WITHIN, LIMITS},
        kind::{Department, Desk},
    },
    desk::identity::Role,
};
use vigie_host::{
    Ask, Call, Phrase, Problem, Response, Source,
    cache::{self, Keep},
    query::Query,
    response::{self, JSON},
};

use super::{AtDesk, Endpoint, at_case, at_desk, body, case, idempotency, parts, presence, unfit};
use crate::{
    case::step::Step,
    desk::{ACKNOWLEDGE, Acknowledge, INTERVENE, Intervene},
};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// Who is asked, one after another.
    #[serde(default)]
    line: Option<Vec<Desk>>,
    /// Where it is, where no line is given.
    #[serde(default)]
    department: Option<Department>,
    /// How long each has to take it on, in seconds.
    #[serde(default)]
    within_s: Option<u32>,
}

/// `POST /v1/desks/{id}/cases/{case}/intervention`
pub(super) async fn ask<S: Source, H: Ask>(
    call: &mut Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    let client_id = idempotency(call)?;
    let wanted: Wanted = body(call).await?;
    let given = wanted.line;
    let line = given.unwrap_or_else(|| {
        let department = wanted.department.as_ref();
        at.directory.intervention_line(department)
    });
    let known = line.iter().all(|desk| at.directory.desk(desk).is_some());
    if !known || line.is_empty() || line.len() > MAX_LINE + 1 {
        return Err(unfit("/line", "line_invalid", Phrase::FieldLine));
    }
    let usual = u32::try_from(ACKNOWLEDGE_WITHIN.as_secs()).unwrap_or(60);
    let within_s = wanted.within_s.unwrap_or(usual);
    let limits = LIMITS.0.as_secs()..=LIMITS.1.as_secs();
    if !limits.contains(&i64::from(within_s)) {
        return Err(unfit("/within_s", "within_invalid", Phrase::FieldWithin));
    }
    intervene(call, host, &at, client_id, Step::Ask { line, within_s }).await
}

/// `DELETE /v1/desks/{id}/cases/{case}/intervention`
pub(super) async fn end<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    let client_id = idempotency(call)?;
    intervene(call, host, &at, client_id, Step::End).await
}

async fn intervene<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
    at: &AtDesk,
    client_id: vigie::seal::ClientId,
    step: Step,
) -> Result<Response, Problem> {
    let case = case(call)?;
    let asked = Intervene {
        officer: at.officer.officer.clone(),
        may_take_over: at.supervises(),
        case,
        client_id,
        step,
    };
    let part = parts::part_of(&at.desk, &case, &at.directory);
    parts::have_done(host, &part, INTERVENE, &asked, call.language()).await
}

/// What lets an officer who goes out read where to, and say how it goes.
#[derive(Serialize)]
struct Sent {
    capability: String,
}

/// `POST /v1/desks/{id}/calls/{case}/acknowledge`: this desk sends somebody.
pub(super) async fn acknowledge<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let (at, case) = at_case(call, host).await?;
    let asked = Acknowledge {
        case,
        client_id: idempotency(call)?,
    };
    let part = parts::part_of(&at.desk, &case, &at.directory);
    let answer = parts::ask(host, &part, ACKNOWLEDGE, &asked, call.language()).await?;
    if !answer.status().is_success() {
        return Ok(answer);
    }
    let sent = Sent {
        capability: presence::capability(&at, case, None, host).await?,
    };
    let mut answer = response::json(StatusCode::OK, JSON, &sent);
    cache::keep(&mut answer, Keep::Never);
    Ok(answer)
}
