//! Requests that go out as Vigie's own do.

use core::time::Duration;

use http::{Method, Request};
use serde_json::{Value, json};
use vigie_host::{Fetch, FetchError, Response, spin::SpinHost};

use crate::{Question, headers};

pub(crate) async fn run(question: &Question) -> Value {
    match perform(question).await {
        Ok(answer) => json!({
            "status": answer.status().as_u16(),
            "headers": headers(answer.headers()),
            "body": String::from_utf8_lossy(answer.body()),
        }),
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

async fn perform(question: &Question) -> Result<Response, FetchError> {
    let method = if question.body.is_empty() {
        Method::GET
    } else {
        Method::POST
    };
    let request = Request::builder()
        .method(method)
        .uri(question.parameter("url"))
        .body(question.body.clone())
        .map_err(|_| FetchError::Invalid)?;
    let limit = usize::try_from(question.number("limit", 1_000)).unwrap_or(usize::MAX);
    let timeout = Duration::from_millis(question.number("ms", 10_000));
    SpinHost.fetch(request, limit, timeout).await
}
