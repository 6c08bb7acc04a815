//! What citizens ask of a relay.
//!
//! It does not look inside what is sealed, so random bytes of the right size
//! stand for a case's key.

use std::{
    fmt::Write as _,
    net::SocketAddr,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, ensure};
use base64ct::{Base64UrlUnpadded, Encoding};
use fastrand::Rng;
use serde_json::{Value, json};

use crate::http::client;

/// Names that nobody used before: a server may keep what it was told.
pub(crate) fn random() -> Rng {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    Rng::with_seed(now.unwrap_or_default().as_nanos() as u64)
}

/// Random bytes as text.
fn text<const N: usize>(random: &mut Rng) -> String {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    Base64UrlUnpadded::encode_string(&bytes)
}

/// A name that a request is known by.
pub(crate) fn key(random: &mut Rng) -> String {
    text::<16>(random)
}

/// A request, but for whom it goes to.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    method: &'static str,
    path: String,
    token: String,
    /// Whole lines.
    headers: String,
    /// JSON, if there is any.
    body: Option<String>,
}

impl Request {
    /// A request of whoever bears a token.
    pub(crate) fn new(method: &'static str, path: String, token: &str) -> Self {
        Self {
            method,
            path,
            token: token.to_owned(),
            headers: String::new(),
            body: None,
        }
    }

    /// The same under a name: sent twice, it is done once.
    pub(crate) fn once(mut self, key: &str) -> Self {
        // Writing to a string cannot fail.
        let _ = write!(self.headers, "idempotency-key: {key}\r\n");
        self
    }

    /// The same with a body.
    pub(crate) fn with(mut self, body: &Value) -> Self {
        self.body = Some(body.to_string());
        self
    }

    /// Its bytes.
    pub(crate) fn to(&self, address: SocketAddr) -> Vec<u8> {
        let Self {
            method,
            path,
            token,
            headers,
            body,
        } = self;
        let mut text = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\naccept: */*\r\n\
             authorization: Bearer {token}\r\n{headers}"
        );
        match body {
            Some(body) => text.push_str(&format!(
                "content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )),
            None => text.push_str("\r\n"),
        }
        text.into_bytes()
    }
}

/// A case, and the token that opens it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) token: String,
}

impl Case {
    /// A case that nobody else has.
    pub(crate) fn new(random: &mut Rng) -> Self {
        Self {
            id: text::<16>(random),
            token: text::<32>(random),
        }
    }

    /// Where its citizen stands in the queue.
    pub(crate) fn wait(&self) -> Request {
        Request::new("GET", format!("/v1/cases/{}/wait", self.id), &self.token)
    }

    /// Takes it away again.
    pub(crate) fn erasing(&self) -> Request {
        Request::new("DELETE", format!("/v1/cases/{}", self.id), &self.token)
    }
}

/// A desk that cases are opened at, and the names of the keys that they are
/// sealed to.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) id: String,
    keys: Vec<String>,
}

impl Desk {
    /// The desks that a relay tells of.
    pub(crate) fn all(address: SocketAddr) -> Result<Vec<Self>> {
        let request =
            format!("GET /v1/capabilities HTTP/1.1\r\nhost: {address}\r\naccept: */*\r\n\r\n");
        let answers = client::one_by_one(address, &[request.into_bytes()])?;
        let answer = answers.first().context("no capabilities")?;
        ensure!(
            answer.status == 200,
            "capabilities: status {}",
            answer.status
        );
        let capabilities: Value = serde_json::from_slice(&answer.body)?;
        let desks = capabilities.get("desks").and_then(Value::as_array);
        let desks = desks.context("the relay lists no desks")?;
        let of = |desk: &Value, member: &str| desk[member].as_str().unwrap_or_default().to_owned();
        let read = desks.iter().map(|desk| {
            let overflow = desk["overflow"].as_array();
            let takes_over =
                |other: &&Value| overflow.is_some_and(|ids| ids.contains(&other["id"]));
            let readers = [desk].into_iter().chain(desks.iter().filter(takes_over));
            Self {
                id: of(desk, "id"),
                keys: readers.map(|desk| of(desk, "key_id")).collect(),
            }
        });
        Ok(read.collect())
    }

    /// The request that opens a case.
    pub(crate) fn opening(&self, case: &Case, priority: &str, random: &mut Rng) -> Request {
        let recipients = self.keys.iter().map(|key| {
            json!({
                "key_id": key,
                "enc": text::<32>(random),
                "sealed": text::<48>(random),
            })
        });
        let recipients: Vec<Value> = recipients.collect();
        let body = json!({
            "kind": "chat",
            "desk": self.id,
            "locale": "fr",
            "priority": priority,
            "envelopes": {
                "key_version": 1,
                "commitment": text::<16>(random),
                "recipients": recipients,
            },
        });
        Request::new("POST", "/v1/cases".to_owned(), &case.token)
            .once(&case.id)
            .with(&body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_written_as_http() {
        let request = Request::new("POST", "/v1/x".to_owned(), "t")
            .once("k")
            .with(&json!({}));
        let text = String::from_utf8(request.to("127.0.0.1:80".parse().unwrap())).unwrap();
        assert_eq!(
            text,
            "POST /v1/x HTTP/1.1\r\nhost: 127.0.0.1:80\r\naccept: */*\r\n\
             authorization: Bearer t\r\nidempotency-key: k\r\n\
             content-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
        );
    }

    #[test]
    fn an_opening_is_sealed_to_the_desk_and_to_who_takes_over() {
        let mut random = Rng::with_seed(1);
        let desk = Desk {
            id: "one".to_owned(),
            keys: vec![text::<8>(&mut random), text::<8>(&mut random)],
        };
        let case = Case::new(&mut random);
        let opening = desk.opening(&case, "danger", &mut random);
        let opening: vigie::case::document::Opening =
            serde_json::from_str(opening.body.as_deref().unwrap_or_default()).unwrap();
        assert_eq!(opening.envelopes.recipients().len(), 2);
    }
}
