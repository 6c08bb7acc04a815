//! Answers.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;

/// An answer with its whole body.
pub type Response = http::Response<Bytes>;

/// The media type of JSON.
pub const JSON: &str = "application/json";
/// The media type of GeoJSON, RFC 7946.
pub const GEO_JSON: &str = "application/geo+json";
/// The media type of problem documents, RFC 9457.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Room in bytes for a body as most are: ten stations fit.
const USUAL_BODY: usize = 8192;

/// An answer with a body of a media type.
#[must_use]
pub fn body(status: StatusCode, media_type: &'static str, body: Bytes) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// An answer with a value as JSON of a media type.
///
/// Vigie's own answers always serialise: their keys are strings, and numbers
/// that JSON lacks become null.
#[must_use]
pub fn json<T: Serialize>(status: StatusCode, media_type: &'static str, value: &T) -> Response {
    let mut bytes = Vec::with_capacity(USUAL_BODY);
    if serde_json::to_writer(&mut bytes, value).is_err() {
        bytes.clear();
    }
    body(status, media_type, bytes.into())
}

/// Adds a header whose value is made at run time; a value that no header can
/// hold is left out.
pub fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Says that an answer depends on a request header, so that caches keep one for
/// each of its values.
pub fn vary(response: &mut Response, header: &'static str) {
    // What an actor answered, and a function hands on, may say so already.
    let mut said = response.headers().get_all(header::VARY).iter();
    let known = said.any(|value| {
        let names = value.to_str().unwrap_or_default();
        names.split(',').any(|name| name.trim() == header)
    });
    if !known {
        response
            .headers_mut()
            .append(header::VARY, HeaderValue::from_static(header));
    }
}
