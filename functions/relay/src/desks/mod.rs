//! What is answered about desks: to everybody, and to their officers. A desk is
//! several parts; whoever asks here sees one.

mod figures;
mod handing;
mod interventions;
mod notes;
mod parts;
mod presence;
mod public;
mod routing;
mod stats;

use std::rc::Rc;

use http::Method;
use serde::de::DeserializeOwned;
use vigie::{
    case::kind::Desk,
    desk::{directory::Directory, identity::Role},
    seal::{CaseId, ClientId},
};
use vigie_host::{
    Actors, Ask, Call, FieldError, Host, Phrase, Problem, Reply, Request, Response, Route, Source,
    answer,
    problem::{DeskProblem, Field},
    query::Query,
    response::JSON,
};

use crate::{
    BoardActor,
    identity::{self, Verified},
    settings,
};

pub(crate) use routing::{chosen, keys_of};

/// What is answered about desks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    /// The directory of desks.
    Desks,
    /// One desk.
    Desk,
    /// Which desk somebody is sent to.
    Route,
    /// What is told in public of how it goes.
    Stats,
    /// An officer is there.
    Presence,
    Take,
    Release,
    Transfer,
    Intervention,
    Notes,
    Queue,
    Figures,
    Metrics,
    /// An intervention is taken on.
    Acknowledge,
    /// An officer is shut out.
    Revoke,
}

const ROUTES: [Route<Endpoint>; 15] = [
    Route::get("/v1/desks", Endpoint::Desks),
    Route::new("/v1/desks/route", &[Method::POST], Endpoint::Route),
    Route::get("/v1/stats", Endpoint::Stats),
    Route::get("/v1/desks/{id}", Endpoint::Desk),
    Route::new(
        "/v1/desks/{id}/presence",
        &[Method::PUT, Method::DELETE],
        Endpoint::Presence,
    ),
    Route::new("/v1/desks/{id}/take", &[Method::POST], Endpoint::Take),
    Route::get("/v1/desks/{id}/queue", Endpoint::Queue),
    Route::get("/v1/desks/{id}/figures", Endpoint::Figures),
    Route::get("/v1/desks/{id}/metrics", Endpoint::Metrics),
    Route::new(
        "/v1/desks/{id}/cases/{case}/release",
        &[Method::POST],
        Endpoint::Release,
    ),
    Route::new(
        "/v1/desks/{id}/cases/{case}/transfer",
        &[Method::POST],
        Endpoint::Transfer,
    ),
    Route::new(
        "/v1/desks/{id}/cases/{case}/intervention",
        &[Method::POST, Method::DELETE],
        Endpoint::Intervention,
    ),
    Route::new(
        "/v1/desks/{id}/cases/{case}/notes",
        &[Method::GET, Method::POST],
        Endpoint::Notes,
    ),
    Route::new(
        "/v1/desks/{id}/calls/{case}/acknowledge",
        &[Method::POST],
        Endpoint::Acknowledge,
    ),
    Route::new(
        "/v1/desks/{id}/officers/{officer}/revoke",
        &[Method::POST],
        Endpoint::Revoke,
    ),
];

/// Whether a path is about desks.
pub(crate) fn is_about(path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    path == "/v1/stats" || path == "/v1/desks" || path.starts_with("/v1/desks/")
}

/// Whether it is one that everybody may read, from any site.
fn is_public(path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let below = path.strip_prefix("/v1/desks/");
    below.is_none_or(|below| !below.contains('/'))
}

/// Answers a request about desks.
pub(crate) async fn handle<S: Source, H: Actors<S>>(request: Request<S>, host: &H) -> Reply {
    if let Some(desk) = watched(request.path()) {
        // Only a desk that there is reaches an actor, so that no address makes
        // one under another name.
        let directory = settings::directory(host).await;
        if directory.is_some_and(|known| known.desk(&desk).is_some()) {
            return host.forward::<BoardActor>(desk.as_str(), request).await;
        }
        let mut refused = vigie_host::frame::refuse(&request, host, DeskProblem::Unknown.into());
        let (origin, own) = (request.source.header("origin"), request.source.origin());
        crate::cors::restrict(&mut refused, origin, own, host).await;
        return refused.into();
    }
    let (origin, own) = (request.source.header("origin"), request.source.origin());
    let public = is_public(request.path());
    let mut answered = answer(request, host, &ROUTES, async |mut call| {
        match (call.endpoint, call.request.method == Method::DELETE) {
            (Endpoint::Desks, _) => Box::pin(public::desks(&call, host)).await,
            (Endpoint::Desk, _) => Box::pin(public::desk(&call, host)).await,
            (Endpoint::Route, _) => Box::pin(routing::route(&mut call, host)).await,
            (Endpoint::Stats, _) => Box::pin(stats::stats(&call, host)).await,
            (Endpoint::Presence, false) => Box::pin(presence::present(&mut call, host)).await,
            (Endpoint::Presence, true) => Box::pin(presence::gone(&call, host)).await,
            (Endpoint::Take, _) => Box::pin(presence::take(&mut call, host)).await,
            (Endpoint::Release, _) => Box::pin(handing::release(&call, host)).await,
            (Endpoint::Transfer, _) => Box::pin(handing::transfer(&mut call, host)).await,
            (Endpoint::Intervention, false) => Box::pin(interventions::ask(&mut call, host)).await,
            (Endpoint::Intervention, true) => Box::pin(interventions::end(&call, host)).await,
            (Endpoint::Acknowledge, _) => Box::pin(interventions::acknowledge(&call, host)).await,
            (Endpoint::Notes, _) if call.request.method == Method::POST => {
                Box::pin(notes::leave(&mut call, host)).await
            }
            (Endpoint::Notes, _) => Box::pin(notes::all(&call, host)).await,
            (Endpoint::Queue, _) => Box::pin(figures::queue(&call, host)).await,
            (Endpoint::Figures, _) => Box::pin(figures::figures(&call, host)).await,
            (Endpoint::Metrics, _) => Box::pin(figures::metrics(&call, host)).await,
            (Endpoint::Revoke, _) => Box::pin(handing::revoke(&call, host)).await,
        }
    })
    .await;
    if !public {
        crate::cors::restrict(&mut answered, origin, own, host).await;
    }
    answered.into()
}

/// The desk whose board a path is about.
fn watched(path: &str) -> Option<Desk> {
    let rest = path.strip_prefix("/v1/desks/")?;
    let (desk, what) = rest.trim_end_matches('/').split_once('/')?;
    matches!(what, "feed" | "socket")
        .then(|| Desk::new(desk).ok())
        .flatten()
}

/// An officer at a desk: who asks, of which desk, and what desks there are.
struct AtDesk {
    officer: Verified,
    desk: Desk,
    directory: Rc<Directory>,
}

impl AtDesk {
    /// Whether they may do what supervisors may.
    fn supervises(&self) -> bool {
        self.officer.may(Role::Supervisor, &self.desk)
    }
}

/// Who asks, if they have a role at the desk of the address.
async fn at_desk<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
    role: Role,
) -> Result<AtDesk, Problem> {
    // Who asks comes first: nobody else learns which desks there are this way.
    let officer = identity::officer(&call.request.source, host).await?;
    let directory = settings::directory(host)
        .await
        .ok_or(DeskProblem::Unknown)?;
    let desk = Desk::new(call.parameter(0)).map_err(|_| DeskProblem::Unknown)?;
    directory.desk(&desk).ok_or(DeskProblem::Unknown)?;
    officer.needs(role, &desk)?;
    Ok(AtDesk {
        officer,
        desk,
        directory,
    })
}

/// Who asks about a case, which takes nothing in its query, and the case.
async fn at_case<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<(AtDesk, CaseId), Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    Ok((at, case(call)?))
}

/// The case of an address.
fn case<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<CaseId, Problem> {
    let id = call.parameter(1).parse();
    id.map_err(|_| DeskProblem::ConversationUnknown.into())
}

/// The key by which a request that is sent twice is known.
fn idempotency<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<ClientId, Problem> {
    let key = call.request.source.header("idempotency-key");
    key.and_then(|key| key.parse().ok()).ok_or_else(|| {
        Problem::InvalidRequest(vec![FieldError::new(
            Field::Header("Idempotency-Key"),
            "key_required",
            Phrase::FieldKey,
        )])
    })
}

/// The JSON body of a request.
async fn body<S: Source, T: DeserializeOwned>(
    call: &mut Call<'_, Endpoint, S>,
) -> Result<T, Problem> {
    if call.media_type() != JSON {
        return Err(Problem::UnsupportedMediaType(JSON));
    }
    let body = call.body(vigie::case::frame::MAX_FRAME).await?;
    let vigie::object::Object(read) =
        serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
    Ok(read)
}

/// A value of the body that does not fit.
fn unfit(pointer: &'static str, code: &'static str, phrase: Phrase) -> Problem {
    let field = Field::Pointer(pointer.into());
    Problem::InvalidRequest(vec![FieldError::new(field, code, phrase)])
}

/// The answer that it is done.
fn done() -> Response {
    let mut answer = Response::default();
    *answer.status_mut() = http::StatusCode::NO_CONTENT;
    vigie_host::cache::keep(&mut answer, vigie_host::cache::Keep::Never);
    answer
}

/// A few random bytes.
fn random<H: Host, const N: usize>(host: &H) -> [u8; N] {
    let mut bytes = [0; N];
    host.fill_random(&mut bytes);
    bytes
}
