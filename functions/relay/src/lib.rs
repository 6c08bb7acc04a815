//! Edge function: cases, the sealed and durable conversation between a citizen
//! and a desk.
//!
//! What a citizen writes comes sealed, or is sealed on arrival where there is no
//! script; the rules of a case are the SDK's (`vigie::case`). Each case is an
//! actor of its own, see [`CaseActor`], and so is each part of a desk, see
//! [`DeskActor`]; what is answered here is what comes before there is one.

mod board;
mod case;
mod clock;
mod cors;
mod desk;
mod desks;
mod front;
mod gate;
mod identity;
mod patience;
mod settings;

use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use serde::Serialize;
use vigie::seal::CaseId;
use vigie_host::{
    Actors, Language, Problem, Reply, Request, Response, Route, Source,
    actor::Inner,
    answer,
    response::{self, JSON},
};

pub use board::BoardActor;
pub use case::CaseActor;
pub use desk::DeskActor;
pub use gate::GateActor;
pub use identity::IdentityActor;

vigie_host::export!(
    handle,
    Case = CaseActor,
    Gate = GateActor,
    Desk = DeskActor,
    Board = BoardActor,
    Identity = IdentityActor,
);

/// What is answered before there is a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Open a case, or show the form that does.
    Cases,
    /// What this service can do.
    Capabilities,
    /// Go, and leave nothing in the browser.
    Leave,
}

const ROUTES: [Route<Endpoint>; 3] = [
    Route::new("/v1/cases", &[Method::GET, Method::POST], Endpoint::Cases),
    Route::get("/v1/capabilities", Endpoint::Capabilities),
    Route::new("/v1/leave", &[Method::POST], Endpoint::Leave),
];

/// Answers a request.
pub async fn handle<S: Source, H: Actors<S> + Clone + 'static>(
    request: Request<S>,
    host: &H,
) -> Reply {
    if let Some(case) = case_of(request.path()) {
        return host.forward::<CaseActor>(&case.to_string(), request).await;
    }
    if desks::is_about(request.path()) {
        return desks::handle(request, host).await;
    }
    let (origin, own) = (request.source.header("origin"), request.source.origin());
    let public = request.path().starts_with("/v1/capabilities");
    let mut live = None;
    let mut answered = answer(request, host, &ROUTES, async |call| match call.endpoint {
        Endpoint::Capabilities => front::capabilities(&call, host).await,
        Endpoint::Leave => front::leave(&call, host).await,
        Endpoint::Cases if call.request.method == Method::POST => {
            front::open(call, host, &mut live).await
        }
        Endpoint::Cases => front::form(&call, host).await,
    })
    .await;
    if !public {
        cors::restrict(&mut answered, origin, own, host).await;
    }
    match live {
        Some(live) => Reply::Live(answered, live),
        None => answered.into(),
    }
}

/// Has a browser forget what this site may have left in it.
fn clear_site_data(answer: &mut Response) {
    let name = HeaderName::from_static("clear-site-data");
    response::set(answer, name, "\"cache\", \"storage\"");
}

/// A request for an actor, with a value as its JSON, to be answered in a
/// language.
fn inner<T: Serialize>(
    path: &str,
    value: &T,
    language: Language,
) -> Result<Request<Inner>, Problem> {
    let body = serde_json::to_vec(value).map_err(|_| Problem::BodyUnreadable)?;
    let headers = [
        (header::CONTENT_TYPE, JSON),
        (header::ACCEPT_LANGUAGE, language.as_str()),
    ];
    let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok(Request {
        method: Method::POST,
        target: path.to_owned(),
        source: Inner {
            headers: HeaderMap::from_iter(headers),
            body: body.into(),
        },
    })
}

/// The case that a path is about: only what can be one's name reaches an actor,
/// so that no address makes one under another name.
fn case_of(path: &str) -> Option<CaseId> {
    let rest = path.strip_prefix("/v1/cases/")?;
    let name = rest.split('/').next()?;
    name.parse().ok()
}
