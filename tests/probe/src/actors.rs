//! Two kinds of actors that ask each other, each with a row to write before and
//! one to read after: Ping asks Pong, which asks Ping, until no step is left.

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};
use vigie_host::{
    Actor, Ask, Behaviour, Host, Problem, Reply, Request, Response, Source,
    actor::Inner,
    frame::refuse,
    response,
    spin::SpinHost,
    storage::{Migration, Statement, StorageError},
};

use crate::Question;

pub(crate) async fn run(question: &Question) -> Value {
    let answer = SpinHost.ask::<Ping>("a", to(question.number("steps", 0)));
    let answer = answer.await;
    json!({
        "status": answer.status().as_u16(),
        "body": String::from_utf8_lossy(answer.body()),
    })
}

fn to(steps: u64) -> Request<Inner> {
    Request {
        method: Method::GET,
        target: format!("/{steps}"),
        source: Inner {
            headers: HeaderMap::new(),
            body: Bytes::new(),
        },
    }
}

struct Ping;
struct Pong;

/// Writes a row, asks the other kind if there is a step left, and answers with
/// how many rows all of them have by then.
async fn step<B: Behaviour, S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
    let steps = request.path().trim_start_matches('/').parse::<u64>();
    match told::<B, A>(steps.unwrap_or_default(), actor).await {
        Ok(count) => {
            let body = count.to_string().into();
            response::body(StatusCode::OK, "text/plain", body).into()
        }
        Err(_) => refuse(&request, actor, Problem::StorageUnavailable).into(),
    }
}

async fn told<B: Behaviour, A: Actor>(steps: u64, actor: &A) -> Result<i64, StorageError> {
    let write = Statement::new("INSERT INTO steps VALUES (?1)", [actor.key().into()]);
    actor.transaction(vec![write]).await?;
    if let Some(left) = steps.checked_sub(1) {
        let answer = actor.ask::<B>("b", to(left)).await;
        if !answer.status().is_success() {
            return Err(StorageError::Failed);
        }
    }
    let count = Statement::new("SELECT count(*) FROM steps", []);
    let rows = actor.query(count).await?;
    rows.first().ok_or(StorageError::Failed)?.integer(0)
}

/// What both kinds are, but whom they ask.
macro_rules! behaviour {
    ($kind:ident, $name:literal, $other:ident) => {
        impl Behaviour for $kind {
            const KIND: &'static str = $name;
            const MIGRATIONS: &'static [Migration] = &[Migration(&[
                "CREATE TABLE IF NOT EXISTS steps (key TEXT NOT NULL)",
            ])];

            fn founds<S>(_request: &Request<S>) -> bool {
                true
            }

            async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
                refuse(&request, host, Problem::NotFound)
            }

            async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
                step::<$other, S, A>(request, actor).await
            }

            async fn alarm<A: Actor>(_actor: &A) -> Result<(), StorageError> {
                Ok(())
            }

            async fn message<A: Actor>(_actor: &A, _socket: &A::Socket, _text: Option<&str>) {}

            async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
        }
    };
}

behaviour!(Ping, "ping", Pong);
behaviour!(Pong, "pong", Ping);
