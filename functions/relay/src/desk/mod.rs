//! The actor of one part of a desk: its queue, the leases, and what is to be
//! told to cases. The rules are the SDK's (`vigie::desk::queue`).
//!
//! Nobody but functions and cases ask it: none of its paths is one that a
//! caller's request is handed on from.

mod calls;
mod endpoints;
mod gone;
mod notes;
mod outbox;
mod part;
mod place;
mod report;
mod samples;
mod store;
mod tables;
mod turn;

use http::Method;
use vigie::jiff::Timestamp;
use vigie_host::{
    Actor, Behaviour, Host, Problem, Reply, Request, Response, Route, Source, answer,
    storage::{Migration, StorageError},
};

pub(crate) use calls::{Acknowledge, Call as Called, Intervene};
pub(crate) use endpoints::{
    Beat, Beaten, Elsewhere, Given, Look, Looked, Moved, Released, Take, Taken,
};
pub(crate) use notes::Noted;
pub(crate) use part::Part;
pub(crate) use place::{Ahead, Place};
pub(crate) use report::{Line, Lines, Report};
pub(crate) use samples::{Days, Samples, Span};

/// The kind of actor that a part of a desk is.
#[derive(Clone, Copy, Debug)]
pub struct DeskActor;

/// What a part of a desk is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Endpoint {
    News,
    Erased,
    Elsewhere,
    Beat,
    Leave,
    Look,
    Take,
    Release,
    Transfer,
    Intervene,
    Acknowledge,
    Note,
    Notes,
    Brought,
    Place,
    Ahead,
    Queue,
    Samples,
    Days,
}

/// A case tells how it stands, or that it is gone.
pub(crate) const NEWS: &str = "/news";
pub(crate) const ERASED: &str = "/erased";
/// A case is with another part of the desk from now on.
pub(crate) const ELSEWHERE: &str = "/elsewhere";
/// An officer is there, or goes.
pub(crate) const BEAT: &str = "/beat";
pub(crate) const LEAVE: &str = "/leave";
/// What an officer could take here, and taking it.
pub(crate) const LOOK: &str = "/look";
pub(crate) const TAKE: &str = "/take";
pub(crate) const RELEASE: &str = "/release";
pub(crate) const TRANSFER: &str = "/transfer";
/// An intervention is asked for or ended, and taken on.
pub(crate) const INTERVENE: &str = "/intervene";
pub(crate) const ACKNOWLEDGE: &str = "/acknowledge";
/// A note is left, and those that were.
pub(crate) const NOTE: &str = "/note";
pub(crate) const NOTES: &str = "/notes";
/// A note that was left with the part that had the case before.
pub(crate) const BROUGHT: &str = "/brought";
/// Where a conversation stands, and how many are before a place.
pub(crate) const PLACE: &str = "/place";
pub(crate) const AHEAD: &str = "/ahead";
/// The queue, and what was measured.
pub(crate) const QUEUE: &str = "/queue";
pub(crate) const SAMPLES: &str = "/samples";
pub(crate) const DAYS: &str = "/days";

const fn post(path: &'static str, endpoint: Endpoint) -> Route<Endpoint> {
    Route::new(path, &[Method::POST], endpoint)
}

const ROUTES: [Route<Endpoint>; 19] = [
    post(NEWS, Endpoint::News),
    post(ERASED, Endpoint::Erased),
    post(ELSEWHERE, Endpoint::Elsewhere),
    post(BEAT, Endpoint::Beat),
    post(LEAVE, Endpoint::Leave),
    post(LOOK, Endpoint::Look),
    post(TAKE, Endpoint::Take),
    post(RELEASE, Endpoint::Release),
    post(TRANSFER, Endpoint::Transfer),
    post(INTERVENE, Endpoint::Intervene),
    post(ACKNOWLEDGE, Endpoint::Acknowledge),
    post(NOTE, Endpoint::Note),
    post(NOTES, Endpoint::Notes),
    post(BROUGHT, Endpoint::Brought),
    post(PLACE, Endpoint::Place),
    post(AHEAD, Endpoint::Ahead),
    post(QUEUE, Endpoint::Queue),
    post(SAMPLES, Endpoint::Samples),
    post(DAYS, Endpoint::Days),
];

impl Behaviour for DeskActor {
    const KIND: &'static str = "desk";
    const MIGRATIONS: &'static [Migration] = tables::MIGRATIONS;

    // Whoever asks has looked the desk up in the directory.
    fn founds<S>(_request: &Request<S>) -> bool {
        true
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        vigie_host::frame::refuse(&request, host, Problem::NotFound)
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let Some(part) = Part::of_key(&actor.key()) else {
            return vigie_host::frame::refuse(&request, actor, Problem::NotFound).into();
        };
        let response = answer(request, actor, &ROUTES, async |mut call| {
            // Where nobody calls an actor when its time has come, whoever comes
            // next does what was due. But for cases: they come while they are
            // asked to write something down, and would be asked in turn.
            if !matches!(
                call.endpoint,
                Endpoint::News | Endpoint::Erased | Endpoint::Elsewhere | Endpoint::Brought
            ) {
                Box::pin(turn::catch_up(actor, &part)).await?;
            }
            // Each in a box of its own: what asks and is asked in turn would else
            // need a stack for all of them together.
            match call.endpoint {
                Endpoint::News => Box::pin(endpoints::news(&mut call, actor, &part)).await,
                Endpoint::Erased => Box::pin(endpoints::erased(&mut call, actor, &part)).await,
                Endpoint::Elsewhere => {
                    Box::pin(endpoints::elsewhere(&mut call, actor, &part)).await
                }
                Endpoint::Beat => Box::pin(endpoints::beat(&mut call, actor, &part)).await,
                Endpoint::Leave => Box::pin(endpoints::leave(&mut call, actor, &part)).await,
                Endpoint::Look => Box::pin(endpoints::look(&mut call, actor, &part)).await,
                Endpoint::Take => Box::pin(endpoints::take(&mut call, actor, &part)).await,
                Endpoint::Release => Box::pin(endpoints::release(&mut call, actor, &part)).await,
                Endpoint::Transfer => Box::pin(endpoints::transfer(&mut call, actor, &part)).await,
                Endpoint::Intervene => Box::pin(calls::intervene(&mut call, actor, &part)).await,
                Endpoint::Acknowledge => {
                    Box::pin(calls::acknowledge(&mut call, actor, &part)).await
                }
                Endpoint::Note => Box::pin(notes::note(&mut call, actor, &part)).await,
                Endpoint::Notes => Box::pin(notes::notes(&mut call, actor, &part)).await,
                Endpoint::Brought => Box::pin(notes::brought(&mut call, actor, &part)).await,
                Endpoint::Place => Box::pin(place::place(&mut call, actor, &part)).await,
                Endpoint::Ahead => Box::pin(place::ahead(&mut call, actor, &part)).await,
                Endpoint::Queue => Box::pin(report::queue(actor, &part)).await,
                Endpoint::Samples => Box::pin(samples::samples(&mut call, actor, &part)).await,
                Endpoint::Days => Box::pin(samples::days(&mut call, actor, &part)).await,
            }
        });
        response.await.into()
    }

    async fn alarm<A: Actor>(actor: &A) -> Result<(), StorageError> {
        match Part::of_key(&actor.key()) {
            Some(part) => turn::alarm(actor, &part).await,
            None => Ok(()),
        }
    }

    async fn message<A: Actor>(_actor: &A, _socket: &A::Socket, _text: Option<&str>) {}

    async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
}

/// A time in whole milliseconds, as it stands in columns.
fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}
