//! Requests that go out from Spin, to where the manifest's
//! `allowed_outbound_hosts` lets them.

use core::{pin::pin, time::Duration};

use bytes::Bytes;
use futures_util::future::{Either, select};
use http::{HeaderValue, Request, header};
use http_body_util::Full;
use spin_sdk::{time::sleep, wasip3::http::types::ErrorCode};

use super::{Answer, whole};
use crate::{
    BodyError, FetchError,
    fetch::{LONGEST, prepared},
};

pub(super) async fn fetch(
    request: Request<Bytes>,
    limit: usize,
    timeout: Duration,
) -> Result<Answer, FetchError> {
    let mut request = prepared(request)?;
    let length = request.body().len();
    if length > 0 {
        let length = HeaderValue::from(length);
        request.headers_mut().insert(header::CONTENT_LENGTH, length);
    }
    // Spin's own limits are for parts of the way. What is dropped is cancelled.
    match select(
        pin!(sent(request, limit)),
        pin!(sleep(timeout.min(LONGEST))),
    )
    .await
    {
        Either::Left((answer, _)) => answer,
        Either::Right(((), _)) => Err(FetchError::TimedOut),
    }
}

async fn sent(request: Request<Bytes>, limit: usize) -> Result<Answer, FetchError> {
    let answer = spin_sdk::http::send(request.map(Full::new)).await;
    let (head, body) = answer.map_err(|code| failed(&code))?.into_parts();
    match whole(body, limit).await {
        Ok(body) => Ok(Answer::from_parts(head, body)),
        Err(BodyError::TooLarge) => Err(FetchError::TooLarge),
        Err(BodyError::Interrupted) => Err(FetchError::Unreachable),
    }
}

fn failed(code: &ErrorCode) -> FetchError {
    match code {
        ErrorCode::HttpRequestDenied | ErrorCode::DestinationIpProhibited => FetchError::Denied,
        ErrorCode::HttpRequestMethodInvalid | ErrorCode::HttpRequestUriInvalid => {
            FetchError::Invalid
        }
        ErrorCode::ConnectionTimeout
        | ErrorCode::ConnectionReadTimeout
        | ErrorCode::ConnectionWriteTimeout
        | ErrorCode::HttpResponseTimeout => FetchError::TimedOut,
        _ => FetchError::Unreachable,
    }
}
