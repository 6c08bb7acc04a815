//! The function through its public door, on the platform in memory.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod asking;
mod frame;
mod page;

use http::{Method, Response};
use serde_json::Value;
use vigie_host::{
    Request,
    simulated::{SimulatedHost, SimulatedSource, block_on, get, request},
};

/// A Monday morning in France.
const NOW: &str = "2026-11-23T09:30:15Z";

fn host() -> SimulatedHost {
    SimulatedHost::new(NOW.parse().unwrap())
}

fn send(request: Request<SimulatedSource>) -> Response<bytes::Bytes> {
    block_on(vigie_stations::handle(request, &host()))
}

fn json(response: &Response<bytes::Bytes>) -> Value {
    serde_json::from_slice(response.body()).unwrap()
}

/// A request that must be answered with 200, and its JSON.
fn ask(target: &str) -> Value {
    let response = send(get(target));
    assert_eq!(response.status(), 200, "{target}: {:?}", response.body());
    json(&response)
}

/// A search in a body.
fn post(body: &str) -> Response<bytes::Bytes> {
    send(
        request(Method::POST, "/v1/stations/search")
            .with_header("content-type", "application/json")
            .with_body(body.to_owned()),
    )
}

/// The problem document of a request that must be refused with a status.
fn refused(response: &Response<bytes::Bytes>, status: u16) -> Value {
    assert_eq!(response.status(), status, "{:?}", response.body());
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    let problem = json(response);
    assert_eq!(problem["status"], status);
    assert_eq!(
        problem["request_id"],
        response.headers()["x-request-id"].to_str().unwrap()
    );
    problem
}
