//! Cloudflare Workers and workerd.

mod actor;
mod fetch;
mod sql;
mod stub;

use core::{
    future::Future,
    task::{Context, Poll, Waker},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use js_sys::{Reflect, Uint8Array};
use vigie::{geo::Point, jiff::Timestamp};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

pub use actor::{RawSocket, RawState, WorkersActor, WorkersSocket, reply};

use crate::{BodyError, Fetch, FetchError, Host, Request, Response, Source};

/// A request as JavaScript holds it.
pub type RawRequest = web_sys::Request;
/// An answer as JavaScript takes it.
pub type RawResponse = web_sys::Response;

/// The services of Workers.
#[derive(Clone, Debug)]
pub struct WorkersHost {
    env: worker::Env,
}

impl WorkersHost {
    /// The services of one Worker.
    #[must_use]
    pub fn new(env: worker::Env) -> Self {
        Self { env }
    }
}

impl Host for WorkersHost {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(js_sys::Date::now() as i64).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The engine's own generator cannot fail; were it to, an answer without a
    /// request id is better than none.
    fn fill_random(&self, buffer: &mut [u8]) {
        if getrandom::fill(buffer).is_err() {
            buffer.fill(0);
        }
    }

    async fn variable(&self, name: &str) -> Option<String> {
        let value = self.env.var(name).ok()?.to_string();
        Some(value).filter(|value| !value.is_empty())
    }
}

impl Fetch for WorkersHost {
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> Result<Response, FetchError> {
        let origin = self.variable(crate::fetch::ORIGIN).await;
        fetch::fetch(request, origin.as_deref(), limit, timeout).await
    }
}

/// A request whose parts stay in JavaScript until they are asked for: every
/// crossing costs more than the look-up of a station.
#[derive(Debug)]
pub struct WorkersSource {
    raw: RawRequest,
}

impl Source for WorkersSource {
    fn header(&self, name: &'static str) -> Option<String> {
        self.raw.headers().get(name).ok().flatten()
    }

    fn origin(&self) -> Option<String> {
        let url = self.raw.url();
        let host = url.find("://")? + "://".len();
        let path = url.get(host..)?.find('/').map_or(url.len(), |at| host + at);
        url.get(..path).map(str::to_owned)
    }

    /// Where Cloudflare places the caller's address: `request.cf.latitude` and
    /// `longitude`, decimal numbers as text.
    fn place(&self) -> Option<Point> {
        let cf = Reflect::get(&self.raw, &"cf".into()).ok()?;
        let degrees = |name: &str| -> Option<f64> {
            Reflect::get(&cf, &name.into())
                .ok()?
                .as_string()?
                .parse()
                .ok()
        };
        Point::new(degrees("latitude")?, degrees("longitude")?).ok()
    }

    /// Cloudflare sets this header itself, whatever a caller sends. A workerd
    /// of one's own needs a proxy in front of it that does the same.
    fn caller(&self) -> Option<String> {
        self.header("cf-connecting-ip")
    }

    async fn body(&mut self, limit: usize) -> Result<Bytes, BodyError> {
        let Some(stream) = self.raw.body() else {
            return Ok(Bytes::new());
        };
        let reader = reader(&stream).map_err(|_| BodyError::Interrupted)?;
        whole(&reader, limit).await.map_err(|error| match error {
            ReadError::TooLarge => BodyError::TooLarge,
            ReadError::Thrown(_) => BodyError::Interrupted,
        })
    }
}

/// Why a stream was not read to its end.
enum ReadError {
    /// It has more bytes than are wanted.
    TooLarge,
    /// It broke off.
    Thrown(JsValue),
}

fn reader(stream: &ReadableStream) -> Result<ReadableStreamDefaultReader, JsValue> {
    stream.get_reader().dyn_into().map_err(JsValue::from)
}

/// Reads a stream that has `limit` bytes at most; more are not even read.
async fn whole(reader: &ReadableStreamDefaultReader, limit: usize) -> Result<Bytes, ReadError> {
    let mut read = BytesMut::new();
    loop {
        let result = JsFuture::from(reader.read())
            .await
            .map_err(ReadError::Thrown)?;
        let field = |name: &str| Reflect::get(&result, &JsValue::from_str(name));
        if field("done").is_ok_and(|done| done.is_truthy()) {
            return Ok(read.freeze());
        }
        let chunk = field("value").map_err(ReadError::Thrown)?;
        let chunk: Uint8Array = chunk.dyn_into().map_err(ReadError::Thrown)?;
        if read.len() + chunk.length() as usize > limit {
            return Err(ReadError::TooLarge);
        }
        read.extend_from_slice(&chunk.to_vec());
    }
}

/// Takes over a request from JavaScript.
#[must_use]
pub fn request(raw: RawRequest) -> Request<WorkersSource> {
    let url = raw.url();
    // `https://host/path?query#fragment`: the target starts at the first
    // slash after the host and ends before the fragment.
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let target = rest
        .find('/')
        .and_then(|slash| rest.get(slash..))
        .unwrap_or("/");
    let target = target.split('#').next().unwrap_or(target).to_owned();
    let method = raw.method().parse().unwrap_or(Method::GET);
    Request {
        method,
        target,
        source: WorkersSource { raw },
    }
}

#[wasm_bindgen(module = "/src/workers.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn respond(status: u16, head: &str, body: JsValue) -> Result<RawResponse, JsValue>;
    fn heading(response: &RawResponse) -> String;
}

/// Hands an answer to JavaScript.
///
/// # Errors
///
/// If JavaScript refuses a header or a body, which it does for no answer that
/// Vigie gives.
fn response(response: &Response) -> Result<JsValue, JsValue> {
    let body = match response.body() {
        body if body.is_empty() => JsValue::NULL,
        body => Uint8Array::from(body.as_ref()).into(),
    };
    response_with(response, body)
}

/// Hands the head of an answer to JavaScript, with a body that is there
/// already.
fn response_with(response: &Response, body: JsValue) -> Result<JsValue, JsValue> {
    let head = lines(response.headers());
    respond(response.status().as_u16(), &head, body).map(JsValue::from)
}

/// Headers as they cross: each name and each value on a line.
fn lines(headers: &HeaderMap) -> String {
    let mut lines = String::with_capacity(1024);
    for (name, value) in headers {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(name.as_str());
        lines.push('\n');
        lines.push_str(value.to_str().unwrap_or_default());
    }
    lines
}

/// Takes over an answer that an actor gave.
async fn taken(raw: &RawResponse) -> Result<Response, JsValue> {
    let body = JsFuture::from(raw.array_buffer()?).await?;
    let mut response = Response::new(Uint8Array::new(&body).to_vec().into());
    *response.status_mut() = StatusCode::from_u16(raw.status()).unwrap_or_default();
    *response.headers_mut() = headers(raw);
    Ok(response)
}

/// The headers of an answer.
fn headers(raw: &RawResponse) -> HeaderMap {
    let heading = heading(raw);
    let mut lines = heading.lines();
    let mut headers = HeaderMap::new();
    while let (Some(name), Some(value)) = (lines.next(), lines.next()) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    headers
}

/// Runs a function as far as it goes without waiting. Most answers are ready
/// then and are given as they are; for the others JavaScript gets a promise,
/// whose machinery costs more than a look-up.
///
/// # Errors
///
/// Those of [`response`].
pub fn now_or_later(
    answer: impl Future<Output = Result<JsValue, JsValue>> + 'static,
) -> Result<JsValue, JsValue> {
    let mut answer = Box::pin(answer);
    let mut unwoken = Context::from_waker(Waker::noop());
    match answer.as_mut().poll(&mut unwoken) {
        Poll::Ready(answer) => answer,
        // The promise polls again at once, and then with a waker that wakes.
        Poll::Pending => Ok(wasm_bindgen_futures::future_to_promise(answer).into()),
    }
}
