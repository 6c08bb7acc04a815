//! Spin: a component on WASI.

mod actor;
mod connection;
mod fetch;

use core::time::Duration;
use std::{net::SocketAddr, time::SystemTime};

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use spin_sdk::{
    http::Request as SpinRequest,
    wasip3::{
        http::types::Request as WasiRequest,
        http_compat::{IncomingBody, IncomingMessage},
    },
};
use vigie::{geo::Point, jiff::Timestamp};

pub use actor::{Body, NoSockets, Response, SpinActor, reply};

use crate::{BodyError, Fetch, FetchError, Host, Request, Response as Answer, Source};

/// The services of Spin.
#[derive(Clone, Copy, Debug)]
pub struct SpinHost;

impl Host for SpinHost {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let milliseconds = i64::try_from(since.as_millis()).unwrap_or_default();
        Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        fill_random(buffer);
    }

    async fn variable(&self, name: &str) -> Option<String> {
        spin_sdk::variables::get(name)
            .await
            .ok()
            .filter(|value| !value.is_empty())
    }
}

impl Fetch for SpinHost {
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> Result<Answer, FetchError> {
        fetch::fetch(request, limit, timeout).await
    }
}

/// WASI's own generator cannot fail; were it to, an answer without a request
/// id is better than none.
fn fill_random(buffer: &mut [u8]) {
    if getrandom::fill(buffer).is_err() {
        buffer.fill(0);
    }
}

/// A request as Spin holds it.
#[allow(missing_debug_implementations, reason = "Spin's body type has none")]
pub struct SpinSource {
    parts: http::request::Parts,
    body: Option<IncomingBody<WasiRequest>>,
}

impl Source for SpinSource {
    fn header(&self, name: &'static str) -> Option<String> {
        let mut values = self.parts.headers.get_all(name).iter();
        let value = values.next()?.to_str().ok()?;
        // As the fetch standard does, which Workers follow.
        Some(
            values
                .filter_map(|value| value.to_str().ok())
                .fold(value.to_owned(), |all, value| all + ", " + value),
        )
    }

    fn origin(&self) -> Option<String> {
        let scheme = self.parts.uri.scheme_str()?;
        let host = self.parts.uri.authority()?;
        Some(format!("{scheme}://{host}"))
    }

    /// Spin knows nothing of where a caller is: `spin-client-addr` is an
    /// address, which Vigie does not look at.
    fn place(&self) -> Option<Point> {
        None
    }

    /// Spin appends its own `spin-client-addr` to whatever a caller sent, so
    /// only the last value is true.
    fn caller(&self) -> Option<String> {
        let mut values = self.parts.headers.get_all("spin-client-addr").iter();
        let address: SocketAddr = values.next_back()?.to_str().ok()?.parse().ok()?;
        Some(address.ip().to_string())
    }

    async fn body(&mut self, limit: usize) -> Result<Bytes, BodyError> {
        match self.body.take() {
            Some(body) => whole(body, limit).await,
            None => Ok(Bytes::new()),
        }
    }
}

/// A body, if it has `limit` bytes at most; more are not even read.
async fn whole<T: IncomingMessage>(
    mut body: IncomingBody<T>,
    limit: usize,
) -> Result<Bytes, BodyError> {
    let mut read = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| BodyError::Interrupted)?;
        if let Some(data) = frame.data_ref() {
            if read.len() + data.len() > limit {
                return Err(BodyError::TooLarge);
            }
            read.extend_from_slice(data);
        }
    }
    Ok(read.freeze())
}

/// Takes over a request from Spin.
pub fn request(request: SpinRequest) -> Request<SpinSource> {
    let (parts, body) = request.into_parts();
    let target = parts
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str())
        .to_owned();
    Request {
        method: parts.method.clone(),
        target,
        source: SpinSource {
            parts,
            body: Some(body),
        },
    }
}
