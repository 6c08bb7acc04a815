//! The board of a desk: what its parts tell, put together, for officers to look
//! at as one queue. It decides nothing; were it lost, its parts would tell it
//! anew.

mod feed;
mod socket;
mod state;

use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};
use vigie::{
    case::{capability::OfficerId, kind::Desk},
    desk::{
        queue::Profile,
        routing::{Staff, Staffing},
    },
    jiff::Timestamp,
};
use vigie_host::{
    Actor, Ask, Behaviour, Host, Language, Problem, Reply, Request, Response, Route, Source,
    actor::Live,
    answer, cache,
    response::{self, JSON},
    storage::{Migration, StorageError},
};

use crate::{desk::Report, inner, settings};

pub(crate) use state::Summary;

/// The kind of actor that a board is.
#[derive(Clone, Copy, Debug)]
pub struct BoardActor;

/// A part of the desk tells how it stands.
pub(crate) const REPORT: &str = "/report";
/// An officer is there, or goes; or everything of theirs is taken back.
pub(crate) const ATTEND: &str = "/attend";
pub(crate) const ABSENT: &str = "/absent";
pub(crate) const CUT: &str = "/cut";
/// Who is on duty, and how the desk stands.
pub(crate) const STAFF: &str = "/staff";
pub(crate) const SUMMARY: &str = "/summary";

/// An officer is there.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Attend {
    pub(crate) officer: OfficerId,
    pub(crate) profile: Profile,
    pub(crate) until: Timestamp,
}

#[derive(Clone, Copy, Debug)]
enum Endpoint {
    Report,
    Attend,
    Absent,
    Cut,
    Staff,
    Summary,
    Feed,
    Socket,
}

const fn post(path: &'static str, endpoint: Endpoint) -> Route<Endpoint> {
    Route::new(path, &[Method::POST], endpoint)
}

const ROUTES: [Route<Endpoint>; 8] = [
    post(REPORT, Endpoint::Report),
    post(ATTEND, Endpoint::Attend),
    post(ABSENT, Endpoint::Absent),
    post(CUT, Endpoint::Cut),
    post(STAFF, Endpoint::Staff),
    post(SUMMARY, Endpoint::Summary),
    Route::get("/v1/desks/{id}/feed", Endpoint::Feed),
    Route::get("/v1/desks/{id}/socket", Endpoint::Socket),
];

impl Behaviour for BoardActor {
    const KIND: &'static str = "board";
    const MIGRATIONS: &'static [Migration] = state::MIGRATIONS;

    // Whoever asks has looked the desk up in the directory.
    fn founds<S>(_request: &Request<S>) -> bool {
        true
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        vigie_host::frame::refuse(&request, host, Problem::NotFound)
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let mut live: Option<Live> = None;
        let mut foreign = None;
        let origin = request.source.header("origin");
        let own = request.source.origin();
        let mut response = answer(request, actor, &ROUTES, async |mut call| {
            match call.endpoint {
                Endpoint::Report => {
                    let report: Report = read(&call.body(MAX_REPORT).await?)?;
                    state::take_over(actor, &report)
                        .await
                        .map_err(unavailable)?;
                    socket::show(actor).await;
                    Ok(done())
                }
                Endpoint::Attend => {
                    let attend: Attend = read(&call.body(MAX_REPORT).await?)?;
                    let changed = state::attend(actor, &attend).await.map_err(unavailable)?;
                    if changed {
                        socket::show(actor).await;
                    }
                    Ok(done())
                }
                Endpoint::Absent | Endpoint::Cut => {
                    let officer: OfficerId = read(&call.body(MAX_REPORT).await?)?;
                    state::absent(actor, &officer).await.map_err(unavailable)?;
                    if matches!(call.endpoint, Endpoint::Cut) {
                        socket::cut(actor, &officer);
                    }
                    socket::show(actor).await;
                    Ok(done())
                }
                Endpoint::Staff => {
                    let summary = state::summary(actor).await.map_err(unavailable)?;
                    Ok(whole(&summary.staff()))
                }
                Endpoint::Summary => {
                    let summary = state::summary(actor).await.map_err(unavailable)?;
                    Ok(whole(&summary))
                }
                Endpoint::Feed => {
                    let (head, body) = feed::feed(&call, actor).await?;
                    live = body;
                    Ok(head)
                }
                Endpoint::Socket => {
                    foreign = Some(socket::open(&call, actor).await?);
                    Ok(Response::default())
                }
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
        socket::show(actor).await;
        Ok(())
    }

    async fn message<A: Actor>(actor: &A, socket: &A::Socket, text: Option<&str>) {
        socket::message(actor, socket, text).await;
    }

    async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
}

/// The longest report of a part: some dozens of conversations and officers.
const MAX_REPORT: usize = 1024 * 1024;

fn read<T: for<'de> Deserialize<'de>>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|error| Problem::not_json(&error))
}

fn unavailable(_: StorageError) -> Problem {
    Problem::StorageUnavailable
}

fn whole<T: Serialize>(value: &T) -> Response {
    let mut answer = response::json(StatusCode::OK, JSON, value);
    cache::keep(&mut answer, cache::Keep::Never);
    answer
}

fn done() -> Response {
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::NO_CONTENT;
    answer
}

/// How a desk stands, as its board knows it.
pub(crate) async fn summary<H: Ask>(host: &H, desk: &Desk) -> Option<Summary> {
    let request = inner(SUMMARY, &(), Language::French).ok()?;
    let answer = host.ask::<BoardActor>(desk.as_str(), request).await;
    serde_json::from_slice(answer.body()).ok()
}

/// Who is on duty at a desk. A desk that cannot be asked counts as one where
/// nobody is: others are there.
async fn staff<H: Ask>(host: &H, desk: &Desk) -> Staff {
    let Ok(request) = inner(STAFF, &(), Language::French) else {
        return Staff::default();
    };
    let answer = host.ask::<BoardActor>(desk.as_str(), request).await;
    serde_json::from_slice(answer.body()).unwrap_or_default()
}

/// Who is on duty where.
pub(crate) async fn staffing<H: Ask>(host: &H, desks: impl Iterator<Item = &Desk>) -> Staffing {
    let asked = desks.map(async |desk| (desk.clone(), staff(host, desk).await));
    let known = futures_util::future::join_all(asked).await;
    known.into_iter().collect()
}

/// The first desk of an overflow order that is open and has somebody there.
pub(crate) async fn overflow<A: Actor>(actor: &A, desk: &Desk) -> Option<Desk> {
    let directory = settings::directory(actor).await?;
    let now = actor.now();
    for next in &directory.desk(desk)?.overflow {
        let open = directory.desk(next).is_some_and(|entry| entry.is_open(now));
        if open && staff(actor, next).await.present > 0 {
            return Some(next.clone());
        }
    }
    None
}
