//! What is answered on a device, held against what the endpoints answer.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod guide;
mod lists;
mod stations;

use http::Method;
use serde_json::Value;
use vigie::jiff::Timestamp;
use vigie_host::{
    Request, Response,
    simulated::{SimulatedHost, SimulatedSource, block_on, get, request},
};

const NOW: &str = "2026-11-23T09:30:15Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn send(request: Request<SimulatedSource>) -> Response {
    let host = SimulatedHost::new(now());
    let is_stations = ["/v1/stations", "/v1/communes"]
        .iter()
        .any(|path| request.target.starts_with(path));
    let accepting = request.with_header("accept", "application/json, application/geo+json");
    if is_stations {
        block_on(vigie_stations::handle(accepting, &host))
    } else {
        block_on(vigie_content::handle(accepting, &host))
    }
}

/// What an endpoint answers with status 200.
fn text(target: &str) -> String {
    let response = send(get(target));
    assert_eq!(response.status(), 200, "{target}");
    String::from_utf8(response.into_body().to_vec()).unwrap()
}

/// The status of what an endpoint answers to a body, and its JSON.
fn post(target: &str, body: &str) -> (u16, Value) {
    let request = request(Method::POST, target)
        .with_header("content-type", "application/json")
        .with_body(body.to_owned());
    let response = send(request);
    let status = response.status().as_u16();
    (status, serde_json::from_slice(response.body()).unwrap())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
