//! Requests that go out from Workers.

use core::time::Duration;

use bytes::Bytes;
use http::{Request, StatusCode, header};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::{RawResponse, ReadError, headers, lines, reader, whole};
use crate::{
    FetchError, Response,
    fetch::{LONGEST, allowed, prepared},
};

#[wasm_bindgen(module = "/src/workers/outgoing.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn send(
        url: &str,
        method: &str,
        head: &str,
        body: Option<Uint8Array>,
        milliseconds: f64,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = isTimeout)]
    fn is_timeout(thrown: &JsValue) -> bool;
}

pub(super) async fn fetch(
    request: Request<Bytes>,
    origin: Option<&str>,
    limit: usize,
    timeout: Duration,
) -> Result<Response, FetchError> {
    let (parts, body) = prepared(request)?.into_parts();
    // The runtime would send it anywhere.
    allowed(&parts.uri, origin)?;
    let body = (!body.is_empty()).then(|| Uint8Array::from(body.as_ref()));
    let answer = send(
        &parts.uri.to_string(),
        parts.method.as_str(),
        &lines(&parts.headers),
        body,
        timeout.min(LONGEST).as_secs_f64() * 1e3,
    )
    // Thrown at once: no request could be made of it.
    .map_err(|_| FetchError::Invalid)?;
    let raw = JsFuture::from(answer)
        .await
        .map_err(|error| failed(&error))?;
    let raw: RawResponse = raw.unchecked_into();
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::from_u16(raw.status()).unwrap_or_default();
    *answer.headers_mut() = headers(&raw);
    if answer
        .headers_mut()
        .remove(header::CONTENT_ENCODING)
        .is_some()
    {
        // Compressed although that was not asked for; what is read is not any more.
        answer.headers_mut().remove(header::CONTENT_LENGTH);
    }
    if let Some(stream) = raw.body() {
        let reader = reader(&stream).map_err(|error| failed(&error))?;
        let body = whole(&reader, limit).await;
        if body.is_err() {
            // Whoever still sends is told to stop.
            let _ = JsFuture::from(reader.cancel()).await;
        }
        *answer.body_mut() = body.map_err(|error| match error {
            ReadError::TooLarge => FetchError::TooLarge,
            ReadError::Thrown(thrown) => failed(&thrown),
        })?;
    }
    Ok(answer)
}

fn failed(thrown: &JsValue) -> FetchError {
    if is_timeout(thrown) {
        FetchError::TimedOut
    } else {
        FetchError::Unreachable
    }
}
