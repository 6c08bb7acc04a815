//! The browser as a transport and a platform.

use core::time::Duration;

use http::{HeaderMap, HeaderValue, Request, Response, header};
use jiff::Timestamp;
use js_sys::{Array, Date, Uint8Array};
use vigie::client::transport::{Broken, Channel, Message, Platform, Refused, Transport};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::glue::{self, Opened};

/// The browser: its network, clock, randomness and waiting.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

impl Browser {
    /// Lets everything else that is ready have its turn.
    pub(crate) async fn turn() {
        let _ = JsFuture::from(js_sys::Promise::resolve(&JsValue::UNDEFINED)).await;
    }
}

impl Platform for Browser {
    fn now(&self) -> Timestamp {
        // Whole milliseconds of years that the clock of a browser can show.
        Timestamp::from_millisecond(Date::now() as i64).unwrap_or_default()
    }

    fn random(&self, bytes: &mut [u8]) {
        glue::random(bytes);
    }

    async fn wait(&self, duration: Duration) {
        glue::wait(duration.as_millis() as f64).await;
    }
}

impl Transport for Browser {
    type Channel = Open;

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Broken> {
        let (head, body) = request.into_parts();
        let body = (!body.is_empty()).then(|| Uint8Array::from(body.as_slice()));
        let (address, headers) = (head.uri.to_string(), told(&head.headers));
        let sent = glue::send(head.method.as_str(), &address, &headers, body);
        sent.await
            .ok()
            .and_then(|answer| answer_of(&answer))
            .ok_or(Broken)
    }

    async fn open(&self, request: Request<()>) -> Result<Open, Refused> {
        let (head, ()) = request.into_parts();
        let address = head.uri.to_string();
        let opened = if head.headers.contains_key(header::UPGRADE) {
            let protocols = head.headers.get(header::SEC_WEBSOCKET_PROTOCOL);
            let protocols = protocols.and_then(|listed| listed.to_str().ok());
            let protocols = protocols.into_iter().flat_map(|listed| listed.split(", "));
            glue::socket(&address, &protocols.map(JsValue::from_str).collect()).await
        } else {
            glue::stream(&address, &told(&head.headers)).await
        };
        let opened = opened.map_err(|_| Broken)?;
        if opened.is_undefined() {
            return Err(Refused::Unsupported);
        }
        if let Some(answer) = answer_of(&opened) {
            return Err(answer.into());
        }
        Ok(Open {
            channel: opened.unchecked_into(),
            next: None,
        })
    }
}

fn told(headers: &HeaderMap) -> Array {
    let pair = |(name, value): (&header::HeaderName, &HeaderValue)| {
        let pair = [JsValue::from_str(name.as_str()), text(value.as_bytes())];
        JsValue::from(pair.into_iter().collect::<Array>())
    };
    headers.iter().map(pair).collect()
}

fn text(bytes: &[u8]) -> JsValue {
    JsValue::from_str(core::str::from_utf8(bytes).unwrap_or_default())
}

/// What `network.js` tells of an answer; `None` if it is none.
fn answer_of(told: &JsValue) -> Option<Response<Vec<u8>>> {
    let told: &Array = told.dyn_ref()?;
    let body: Uint8Array = told.get(2).dyn_into().ok()?;
    let mut answer = Response::new(body.to_vec());
    *answer.status_mut() = http::StatusCode::from_u16(told.get(0).as_f64()? as u16).ok()?;
    if let Some(after) = told.get(1).as_string() {
        let after = HeaderValue::from_str(&after).ok()?;
        answer.headers_mut().insert(header::RETRY_AFTER, after);
    }
    Some(answer)
}

/// A stream of events or a socket.
#[derive(Debug)]
pub struct Open {
    channel: Opened,
    /// What was asked for and has not come: it is kept when whoever asked goes.
    next: Option<JsFuture>,
}

impl Channel for Open {
    async fn next(&mut self) -> Option<Result<Message, Broken>> {
        let channel = &self.channel;
        let next = self
            .next
            .get_or_insert_with(|| JsFuture::from(channel.next()));
        let came = next.await;
        self.next = None;
        let Ok(came) = came else {
            return Some(Err(Broken));
        };
        if came.is_undefined() {
            return None;
        }
        Some(match (came.as_string(), came.as_f64()) {
            (Some(frame), _) => Ok(Message::Text(frame)),
            (None, Some(code)) => Ok(Message::Closed { code: code as u16 }),
            (None, None) => came
                .dyn_into()
                .map(|bytes: Uint8Array| Message::Chunk(bytes.to_vec()))
                .map_err(|_| Broken),
        })
    }

    async fn send(&mut self, frame: &str) -> Result<(), Broken> {
        self.channel.say(frame).map_err(|_| Broken)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.channel.close();
    }
}
