//! The function through its public door, on the platform in memory, with the
//! content that is served.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod answers;
mod feeds;
mod formats;
mod guide;
mod languages;
mod lists;
mod number_pages;
mod numbers;
mod pages;
mod paths;
mod phrases;
mod problems;
mod queries;
mod situations;

use http::{Method, Response};
use serde_json::{Value, json};
use vigie::{guide::GuideDocument, language::Language};
use vigie_host::{
    Request,
    simulated::{SimulatedHost, SimulatedSource, block_on, get, request},
};

/// A Monday morning in France.
const NOW: &str = "2026-11-23T09:30:15Z";
/// What browsers send.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
/// How long a text is kept, and may be served after that for want of a newer.
const KEPT: &str = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800";
const KEPT_FOR_GOOD: &str = "public, max-age=31536000, immutable";
const FORM: &str = "application/x-www-form-urlencoded";

type Answer = Response<bytes::Bytes>;

fn host() -> SimulatedHost {
    SimulatedHost::new(NOW.parse().unwrap())
}

fn send(request: Request<SimulatedSource>) -> Answer {
    block_on(vigie_content::handle(request, &host()))
}

/// A request that must be answered with 200.
fn found(request: Request<SimulatedSource>) -> Answer {
    let target = request.target.clone();
    let answer = send(request);
    assert_eq!(answer.status(), 200, "{target}: {:?}", answer.body());
    answer
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(answer.body()).unwrap()
}

fn text_of(answer: &Answer) -> String {
    String::from_utf8(answer.body().to_vec()).unwrap()
}

/// A request that must be answered with 200, and its JSON.
fn ask(target: &str) -> Value {
    json_of(&found(get(target)))
}

/// A request of a browser that must be answered with 200, and its page.
fn page(target: &str) -> String {
    let answer = found(get(target).with_header("accept", BROWSER));
    assert_eq!(
        answer.headers()["content-type"],
        "text/html; charset=utf-8",
        "{target}"
    );
    text_of(&answer)
}

/// All the values of a header that may stand several times, in order.
fn all(answer: &Answer, name: &str) -> Vec<String> {
    let values = answer.headers().get_all(name).iter();
    let mut names: Vec<String> = values
        .flat_map(|value| value.to_str().unwrap().split(','))
        .map(|name| name.trim().to_owned())
        .collect();
    names.sort();
    names
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let value = answer.headers().get(name);
    value
        .unwrap_or_else(|| panic!("{name} is not in {:?}", answer.headers()))
        .to_str()
        .unwrap()
}

/// The slugs of a list of sheets.
fn slugs(list: &Value) -> Vec<&str> {
    let sheets = list["sheets"].as_array().unwrap();
    sheets
        .iter()
        .map(|sheet| sheet["slug"].as_str().unwrap())
        .collect()
}

/// Everything that sends answers to the guide as JSON.
fn post(target: &str, body: &Value) -> Request<SimulatedSource> {
    request(Method::POST, target)
        .with_header("content-type", "application/json")
        .with_body(body.to_string())
}

fn form(target: &str, body: &str) -> Request<SimulatedSource> {
    request(Method::POST, target)
        .with_header("content-type", FORM)
        .with_header("accept", BROWSER)
        .with_body(body.to_owned())
}

/// Answers as JSON, from pairs of a question and its answer.
fn answers(pairs: &[(&str, &str)]) -> Value {
    let pairs = pairs.iter();
    let given: Vec<Value> = pairs
        .map(|(question, answer)| json!({ "question": question, "answer": answer }))
        .collect();
    json!({ "answers": given })
}

/// The guide as a client reads it.
fn read_guide(language: Language) -> GuideDocument<'static> {
    let answer = found(get(&format!("/v1/guide?lang={language}")));
    serde_json::from_slice(answer.body()).unwrap()
}

/// The problem document of a request that must be refused with a status.
fn refused(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status(), status, "{:?}", answer.body());
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let problem = json_of(answer);
    assert_eq!(problem["status"], status);
    assert_eq!(problem["request_id"], header(answer, "x-request-id"));
    problem
}
