//! Answers of the relay.

use http::Response;
use serde_json::{Value, json};

pub(crate) type Answer = Response<Vec<u8>>;

pub(crate) fn answer(status: u16, body: &impl serde::Serialize) -> Answer {
    let body = serde_json::to_vec(body).unwrap();
    Response::builder().status(status).body(body).unwrap()
}

pub(crate) fn problem(status: u16, code: &str) -> Answer {
    answer(status, &json!({ "type": "about:blank", "code": code }))
}

/// The type of a frame, which is also the type of its event.
pub(crate) fn frame_type(frame: &str) -> String {
    let read: Value = serde_json::from_str(frame).unwrap();
    read["type"].as_str().unwrap().to_owned()
}
