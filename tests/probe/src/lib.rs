//! A Spin component that does what it is asked to, so that a test can see from
//! outside what a host does for a component, and to it.
//!
//! The last segment of the path chooses the operation, so that the same
//! operation can be reached by different routes and as different components:
//!
//! | operation | what it does |
//! | --- | --- |
//! | `ask?steps=` | has two kinds of actors ask each other, see the module `actors` |
//! | `connections?count=` | opens that many SQLite connections at once |
//! | `count` | says how many times this instance was asked to count |
//! | `environment?name=` | reads an environment variable |
//! | `fetch?url=&limit=&ms=` | fetches an address as Vigie does; with a body it posts that |
//! | `key-value?store=&do=&key=` | `get`, `set` (to the body), `delete`, `exists` or `keys` |
//! | `outbound?url=` | tries to fetch an address |
//! | `panic` | panics |
//! | `print?text=` | writes to both standard outputs |
//! | `sql` | runs the statement in the body, see the module `sql` |
//! | `stream?chunks=&ms=` | answers in chunks, with time between them |
//! | `variable?name=` | reads a variable |
//! | `wait?ms=` | answers after a while with how many waited in this instance |
//! | anything else | repeats the request |

// Vigie's own platform is only there where the probe runs, and not where it is
// merely checked.
#[cfg(target_os = "wasi")]
mod actors;
#[cfg(target_os = "wasi")]
mod fetch;
mod key_value;
mod sql;
mod time;

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Response};
use serde_json::{Value, json};
use spin_sdk::http::body::IncomingBodyExt as _;
use spin_sdk::http::{BoxBody, FullBody, Request, box_body};
use spin_sdk::{http_service, variables};

type Answer = Response<BoxBody>;

/// What was asked: the parameters of the query and the body.
struct Question {
    query: String,
    body: Bytes,
}

impl Question {
    /// The value of a parameter, which must need no decoding.
    fn parameter(&self, name: &str) -> &str {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(found, _)| *found == name)
            .map_or("", |(_, value)| value)
    }

    fn number(&self, name: &str, default: u64) -> u64 {
        self.parameter(name).parse().unwrap_or(default)
    }
}

#[http_service]
async fn answer(request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let question = Question {
        query: parts.uri.query().unwrap_or_default().to_owned(),
        body: match body.bytes().await {
            Ok(body) => body,
            Err(error) => return json(&json!({ "error": format!("{error:?}") })),
        },
    };
    match path.rsplit('/').next().unwrap_or_default() {
        #[cfg(target_os = "wasi")]
        "ask" => json(&actors::run(&question).await),
        "connections" => json(&sql::open_many(&question).await),
        "count" => json(&count()),
        "environment" => json(&environment(&question)),
        #[cfg(target_os = "wasi")]
        "fetch" => json(&fetch::run(&question).await),
        "key-value" => json(&key_value::run(&question).await),
        "outbound" => json(&outbound(&question).await),
        "panic" => panic_now(),
        "print" => json(&print(&question)),
        "sql" => json(&sql::run(&question).await),
        "stream" => time::stream(&question),
        "variable" => json(&variable(&question).await),
        "wait" => json(&time::wait(&question).await),
        _ => json(&json!({
            "method": parts.method.as_str(),
            "uri": parts.uri.to_string(),
            "headers": headers(&parts.headers),
            "body": String::from_utf8_lossy(&question.body),
        })),
    }
}

fn json(value: &Value) -> Answer {
    let body = FullBody::new(Bytes::from(value.to_string()));
    let mut answer = Response::new(box_body(body));
    let json = HeaderValue::from_static("application/json");
    answer.headers_mut().insert(CONTENT_TYPE, json);
    answer
}

/// Every value in the order of arrival, as pairs.
fn headers(headers: &HeaderMap) -> Value {
    headers
        .iter()
        .map(|(name, value)| json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())]))
        .collect()
}

fn count() -> Value {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    json!({ "count": COUNT.fetch_add(1, Ordering::Relaxed) + 1 })
}

fn environment(question: &Question) -> Value {
    let found = std::env::var(question.parameter("name"));
    json!({ "value": found.ok() })
}

async fn variable(question: &Question) -> Value {
    match variables::get(question.parameter("name")).await {
        Ok(value) => json!({ "value": value }),
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

async fn outbound(question: &Question) -> Value {
    match spin_sdk::http::get(question.parameter("url")).await {
        Ok(found) => json!({ "status": found.status().as_u16() }),
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

fn print(question: &Question) -> Value {
    let text = question.parameter("text");
    println!("out {text}");
    eprintln!("err {text}");
    json!({})
}

#[expect(clippy::panic, reason = "to see what a host does about it")]
fn panic_now() -> Answer {
    panic!("as asked")
}
