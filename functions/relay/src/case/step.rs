//! A desk asks for a step of an intervention.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        entry::{Author, Body, Event},
        intervention::{acknowledged, asked, ended},
        kind::Desk,
        log::Outcome,
    },
    jiff::{SignedDuration, Timestamp},
    seal::{CaseId, ClientId},
};
use vigie_host::{Actor, Call, Problem, Response, Source, problem::CaseProblem};

use super::{
    Endpoint,
    access::unavailable,
    endpoints::refused,
    retention, socket,
    store::{self, Found},
    telling,
};

/// What a desk asks for. The same id again is the same step.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) case: CaseId,
    pub(crate) client_id: ClientId,
    pub(crate) step: Step,
}

/// A step of an intervention.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Step {
    /// The desks of a line are asked, each for so long.
    Ask { line: Vec<Desk>, within_s: u32 },
    /// A desk takes it on.
    Acknowledge { desk: Desk },
    /// It is over.
    End,
}

impl Step {
    /// Whether an entry is this step, whenever it was made.
    fn is(&self, body: &Body) -> bool {
        let handling = body.handling();
        let desk = handling.and_then(|handling| handling.desk.as_ref());
        match self {
            Self::Ask { line, .. } => {
                body.event() == Some(Event::InterventionAsked) && desk == line.first()
            }
            Self::Acknowledge { desk: by } => {
                body.event() == Some(Event::InterventionAcknowledged) && desk == Some(by)
            }
            Self::End => body.event() == Some(Event::InterventionEnded),
        }
    }

    fn body(self, now: Timestamp) -> Option<Body> {
        match self {
            Self::Ask { line, within_s } => {
                asked(&line, SignedDuration::from_secs(within_s.into()), now)
            }
            Self::Acknowledge { desk } => Some(acknowledged(desk)),
            Self::End => Some(ended()),
        }
    }
}

/// Writes the step into the log.
pub(super) async fn step<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    let body = call.body(vigie::case::frame::MAX_FRAME).await?;
    let asked: Asked = serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    let Asked {
        case,
        client_id,
        step,
    } = asked;
    let found = store::find(actor, case).await.map_err(unavailable)?;
    let stored = match found {
        Found::Case(stored) => stored,
        Found::Erased => return Err(CaseProblem::Erased.into()),
        Found::Nothing => return Err(CaseProblem::Unknown.into()),
    };
    // The time of the first try stands in the log; a second one would be
    // another entry of the same id.
    let known = store::by_client_id(actor, case, client_id).await;
    if let Some(known) = known.map_err(unavailable)? {
        if known.author != Author::Service || !step.is(&known.body) {
            return Err(CaseProblem::ClientIdConflict.into());
        }
    } else {
        let now = actor.now();
        let body = step.body(now).ok_or(CaseProblem::BadEntry)?;
        let outcome =
            retention::append(actor, *stored, Author::Service, client_id, body, now).await;
        match outcome.map_err(unavailable)?.ok_or(CaseProblem::Erased)? {
            Outcome::Appended { seq, .. } => {
                socket::appended(actor, seq).await;
                actor.notify();
            }
            Outcome::Duplicate { .. } => {}
            Outcome::Refused(refusal) => return Err(refused(refusal)),
        }
    }
    // Whoever is asked must know it at once. Otherwise the alarm does it.
    let _ = telling::tell(actor, case).await;
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::NO_CONTENT;
    Ok(answer)
}
