//! The actor of one case: its log, who may read and write it, and when it ends.

mod access;
mod attachments;
mod endpoints;
mod follow;
mod retention;
mod socket;
pub(crate) mod step;
pub(crate) mod store;
mod tables;
pub(crate) mod telling;
pub(crate) mod wait;

use http::Method;
use vigie::{
    case::{cursor::Epoch, document::Opening},
    seal::{CaseId, TokenHash},
};
use vigie_host::{
    Actor, Behaviour, Host, Reply, Request, Response, Route, Source,
    actor::Live,
    answer,
    problem::CaseProblem,
    storage::{Migration, StorageError},
};

/// The kind of actor that a case is.
#[derive(Clone, Copy, Debug)]
pub struct CaseActor;

/// What a case answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Endpoint {
    /// Being made. Only functions ask this; no path of a caller leads here.
    Open,
    /// A desk has something written down. Only desks ask this.
    Notice,
    /// Which keys it is sealed to. Only functions ask this.
    Recipients,
    /// A desk asks for a step of an intervention. Only desks ask this.
    Step,
    Case,
    Wait,
    Entries,
    Socket,
    Attachment,
    Chunk,
}

/// The path by which a function opens a case.
pub(crate) const OPEN: &str = "/open";

/// The paths by which a desk has a case write.
pub(crate) const NOTICE: &str = "/notice";
pub(crate) const STEP: &str = "/step";

/// The path by which a function asks who can read a case.
pub(crate) const RECIPIENTS: &str = "/recipients";

const ROUTES: [Route<Endpoint>; 10] = [
    Route::new(OPEN, &[Method::POST], Endpoint::Open),
    Route::new(NOTICE, &[Method::POST], Endpoint::Notice),
    Route::new(STEP, &[Method::POST], Endpoint::Step),
    Route::new(RECIPIENTS, &[Method::POST], Endpoint::Recipients),
    Route::get("/v1/cases/{id}/wait", Endpoint::Wait),
    Route::new(
        "/v1/cases/{id}",
        &[Method::GET, Method::DELETE],
        Endpoint::Case,
    ),
    Route::new(
        "/v1/cases/{id}/entries",
        &[Method::GET, Method::POST],
        Endpoint::Entries,
    ),
    Route::get("/v1/cases/{id}/socket", Endpoint::Socket),
    Route::get(
        "/v1/cases/{id}/attachments/{attachment}",
        Endpoint::Attachment,
    ),
    Route::new(
        "/v1/cases/{id}/attachments/{attachment}/{index}",
        &[Method::GET, Method::PUT],
        Endpoint::Chunk,
    ),
];

impl Behaviour for CaseActor {
    const KIND: &'static str = "case";
    const MIGRATIONS: &'static [Migration] = tables::MIGRATIONS;

    fn founds<S>(request: &Request<S>) -> bool {
        request.path() == OPEN
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        // Desks and functions ask without a token.
        if !request.path().starts_with("/v1/") {
            return vigie_host::frame::refuse(&request, host, CaseProblem::Unknown.into());
        }
        let (origin, own) = (request.source.header("origin"), request.source.origin());
        let mut response = answer(request, host, &ROUTES, async |call| {
            Err(access::to_nothing(&call.request.source))
        })
        .await;
        crate::cors::restrict(&mut response, origin, own, host).await;
        response
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let mut live: Option<Live> = None;
        let mut foreign = None;
        let origin = request.source.header("origin");
        let own = request.source.origin();
        let mut response = answer(request, actor, &ROUTES, async |mut call| {
            match call.endpoint {
                Endpoint::Open => Box::pin(endpoints::open(&mut call, actor)).await,
                Endpoint::Notice => Box::pin(telling::noted(&mut call, actor)).await,
                Endpoint::Recipients => Box::pin(endpoints::recipients(&mut call, actor)).await,
                Endpoint::Step => Box::pin(step::step(&mut call, actor)).await,
                Endpoint::Wait => Box::pin(wait::wait(&call, actor)).await,
                Endpoint::Case if call.request.method == Method::DELETE => {
                    Box::pin(endpoints::erase(&call, actor)).await
                }
                Endpoint::Case => Box::pin(endpoints::describe(&call, actor)).await,
                Endpoint::Entries if call.request.method == Method::POST => {
                    Box::pin(endpoints::append(&mut call, actor)).await
                }
                Endpoint::Entries if follow::is_wanted(&call) => {
                    let (head, body) = follow::follow(&call, actor).await?;
                    live = body;
                    Ok(head)
                }
                Endpoint::Entries => Box::pin(endpoints::read(&call, actor)).await,
                Endpoint::Socket => {
                    foreign = Some(socket::open(&call, actor).await?);
                    Ok(Response::default())
                }
                Endpoint::Attachment => Box::pin(attachments::list(&call, actor)).await,
                Endpoint::Chunk if call.request.method == Method::PUT => {
                    Box::pin(attachments::put(&mut call, actor)).await
                }
                Endpoint::Chunk => Box::pin(attachments::get(&call, actor)).await,
            }
        })
        .await;
        crate::cors::restrict(&mut response, origin, own, actor).await;
        match (foreign, live) {
            (Some(reply), _) => reply,
            (None, Some(live)) => Reply::Live(response, live),
            (None, None) => Reply::Whole(response),
        }
    }

    async fn alarm<A: Actor>(actor: &A) -> Result<(), StorageError> {
        retention::run(actor).await
    }

    async fn message<A: Actor>(actor: &A, socket: &A::Socket, text: Option<&str>) {
        socket::message(actor, socket, text).await;
    }

    async fn gone<A: Actor>(actor: &A, socket: &A::Socket) {
        socket::gone(actor, socket).await;
    }
}

/// What a function hands to the actor to open a case with.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Founding {
    pub(crate) id: CaseId,
    pub(crate) token_hash: TokenHash,
    pub(crate) opening: Opening,
}

/// A new epoch.
fn epoch<H: Host>(host: &H) -> Epoch {
    let mut bytes = [0; 8];
    host.fill_random(&mut bytes);
    Epoch::from_bytes(bytes)
}
