//! Two kinds of actors that need one another: a book in which lines are written,
//! and a shelf that knows how far each of its books got.
//!
//! A book tells its shelf that there is more, and the shelf asks the book how far
//! it is. The book remembers that the shelf was not told, until it was.

use std::{rc::Rc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use vigie::jiff::Timestamp;
use vigie_host::{
    Actor, Ask, Behaviour, Host, Problem, Reply, Request, Response, Route, Source,
    actor::Inner,
    answer,
    frame::refuse,
    response,
    simulated::{SimulatedHost, block_on},
    storage::{Migration, Row, Statement, StorageError},
};
use vigie_host_native::NativeHost;

/// When every test begins.
pub(crate) const START: &str = "2026-11-22T03:00:00Z";

pub(crate) fn start() -> Timestamp {
    START.parse().unwrap()
}

pub(crate) fn host() -> NativeHost {
    NativeHost::in_memory(Rc::new(SimulatedHost::new(start()))).unwrap()
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Book;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Shelf;

/// The shelf of all books.
pub(crate) const SHELF: &str = "shelf";

#[derive(Clone, Copy, Debug)]
enum OfBook {
    Write,
    Head,
    Down,
    Fetch,
}

#[derive(Clone, Copy, Debug)]
enum OfShelf {
    More,
    Known,
    Down,
}

const BOOK: [Route<OfBook>; 4] = [
    Route::new("/write", &[Method::POST], OfBook::Write),
    Route::get("/head", OfBook::Head),
    Route::get("/down/{steps}", OfBook::Down),
    Route::get("/fetch", OfBook::Fetch),
];

const SHELVES: [Route<OfShelf>; 3] = [
    Route::new("/more/{book}", &[Method::POST], OfShelf::More),
    Route::get("/known/{book}", OfShelf::Known),
    Route::get("/down/{steps}", OfShelf::Down),
];

impl Behaviour for Book {
    const KIND: &'static str = "book";
    const MIGRATIONS: &'static [Migration] = &[Migration(&[
        "CREATE TABLE lines (book TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (book, seq))",
        "CREATE TABLE untold (book TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL)",
    ])];

    fn founds<S>(_request: &Request<S>) -> bool {
        true
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        refuse(&request, host, Problem::NotFound)
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let answered = answer(request, actor, &BOOK, async |call| match call.endpoint {
            OfBook::Write => {
                write(actor).await.map_err(unavailable)?;
                tell(actor).await.map_err(unavailable)?;
                number(head(actor).await)
            }
            OfBook::Head => number(head(actor).await),
            OfBook::Down => down::<Shelf, A>(actor, SHELF, call.parameter(0)).await,
            OfBook::Fetch => {
                let request = http::Request::get("https://id.example/keys").body(Bytes::new());
                let fetched = actor.fetch(request.unwrap(), 64, Duration::from_secs(1));
                fetched.await.map_err(|_| Problem::BodyUnreadable)
            }
        });
        answered.await.into()
    }

    async fn alarm<A: Actor>(actor: &A) -> Result<(), StorageError> {
        tell(actor).await
    }

    async fn message<A: Actor>(_actor: &A, _socket: &A::Socket, _text: Option<&str>) {}

    async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
}

impl Behaviour for Shelf {
    const KIND: &'static str = "shelf";
    const MIGRATIONS: &'static [Migration] = &[Migration(&[
        "CREATE TABLE books (shelf TEXT NOT NULL, book TEXT NOT NULL, seq INTEGER NOT NULL, \
         PRIMARY KEY (shelf, book))",
    ])];

    fn founds<S>(_request: &Request<S>) -> bool {
        true
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        refuse(&request, host, Problem::NotFound)
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let answered = answer(request, actor, &SHELVES, async |call| match call.endpoint {
            OfShelf::More => number(look(actor, call.parameter(0)).await),
            OfShelf::Known => number(known(actor, call.parameter(0)).await),
            OfShelf::Down => down::<Book, A>(actor, "a", call.parameter(0)).await,
        });
        answered.await.into()
    }

    async fn alarm<A: Actor>(_actor: &A) -> Result<(), StorageError> {
        Ok(())
    }

    async fn message<A: Actor>(_actor: &A, _socket: &A::Socket, _text: Option<&str>) {}

    async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
}

fn unavailable(_: StorageError) -> Problem {
    Problem::StorageUnavailable
}

fn number(found: Result<i64, StorageError>) -> Result<Response, Problem> {
    let text = found.map_err(unavailable)?.to_string();
    Ok(response::body(StatusCode::OK, "text/plain", text.into()))
}

fn first(rows: &[Row]) -> Result<i64, StorageError> {
    rows.first().map_or(Ok(0), |row| row.integer(0))
}

/// Writes a line, and that the shelf has yet to hear of it.
async fn write<A: Actor>(actor: &A) -> Result<(), StorageError> {
    // First the alarm: without it nobody would find what is not told.
    actor.set_alarm(actor.now()).await?;
    let key = || actor.key().into();
    let line = "INSERT INTO lines SELECT ?1, coalesce(max(seq), 0) + 1 FROM lines WHERE book = ?1";
    let untold = "INSERT INTO untold SELECT ?1, max(seq) FROM lines WHERE book = ?1 \
                  ON CONFLICT (book) DO UPDATE SET seq = excluded.seq";
    let statements = vec![
        Statement::new(line, [key()]),
        Statement::new(untold, [key()]),
    ];
    actor.transaction(statements).await
}

async fn head<A: Actor>(actor: &A) -> Result<i64, StorageError> {
    let text = "SELECT coalesce(max(seq), 0) FROM lines WHERE book = ?1";
    first(
        &actor
            .query(Statement::new(text, [actor.key().into()]))
            .await?,
    )
}

/// Has the shelf look, if it does not know of every line.
async fn tell<A: Actor>(actor: &A) -> Result<(), StorageError> {
    let text = "SELECT seq FROM untold WHERE book = ?1";
    let rows = actor.query(Statement::new(text, [actor.key().into()]));
    if rows.await?.is_empty() {
        return Ok(());
    }
    let path = format!("/more/{}", actor.key());
    let answer = actor.ask::<Shelf>(SHELF, question(Method::POST, &path));
    let seen = read(&answer.await).ok_or(StorageError::Failed)?;
    // What was written while the shelf was asked is not told by that.
    let text = "DELETE FROM untold WHERE book = ?1 AND seq <= ?2";
    let told = Statement::new(text, [actor.key().into(), seen.into()]);
    actor.query(told).await.map(drop)
}

/// How far a book is, which the book is asked for, and never less than before.
async fn look<A: Actor>(actor: &A, book: &str) -> Result<i64, StorageError> {
    let answer = actor.ask::<Book>(book, question(Method::GET, "/head"));
    let head = read(&answer.await).ok_or(StorageError::Failed)?;
    let text = "INSERT INTO books VALUES (?1, ?2, ?3) \
                ON CONFLICT (shelf, book) DO UPDATE SET seq = max(seq, excluded.seq) \
                RETURNING seq";
    let parameters = [actor.key().into(), book.into(), head.into()];
    first(&actor.query(Statement::new(text, parameters)).await?)
}

async fn known<A: Actor>(actor: &A, book: &str) -> Result<i64, StorageError> {
    let text = "SELECT seq FROM books WHERE shelf = ?1 AND book = ?2";
    let parameters = [actor.key().into(), book.into()];
    first(&actor.query(Statement::new(text, parameters)).await?)
}

/// Asks the other kind, which asks this one, until there is no step left.
async fn down<B: Behaviour, A: Actor>(
    actor: &A,
    key: &str,
    steps: &str,
) -> Result<Response, Problem> {
    let steps: u32 = steps.parse().map_err(|_| Problem::NotFound)?;
    let Some(left) = steps.checked_sub(1) else {
        return number(Ok(0));
    };
    let path = format!("/down/{left}");
    let answer = actor.ask::<B>(key, question(Method::GET, &path)).await;
    number(Ok(read(&answer).ok_or(Problem::StorageUnavailable)? + 1))
}

pub(crate) fn question(method: Method, path: &str) -> Request<Inner> {
    Request {
        method,
        target: path.to_owned(),
        source: Inner {
            headers: HeaderMap::new(),
            body: Bytes::new(),
        },
    }
}

/// The number that was answered, if one was.
pub(crate) fn read(answer: &Response) -> Option<i64> {
    let ok = answer.status() == StatusCode::OK;
    let text = core::str::from_utf8(answer.body()).ok().filter(|_| ok)?;
    text.parse().ok()
}

pub(crate) fn asked<B: Behaviour>(host: &NativeHost, key: &str, path: &str) -> Response {
    block_on(host.ask::<B>(key, question(Method::GET, path)))
}

pub(crate) async fn written(host: &NativeHost, book: &str) -> Response {
    host.ask::<Book>(book, question(Method::POST, "/write"))
        .await
}
