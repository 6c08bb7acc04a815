//! Asking the deployment under test.

use std::{io::Read as _, sync::LazyLock, time::Duration};

use serde_json::Value;
use ureq::{
    Agent,
    http::{Method, Request},
};

use crate::{deployment::deployment, rules};

/// A request in the making.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) method: String,
    /// The path and query, as they are to be sent.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Vec<u8>>,
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The headers in order, their names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A GET request.
pub(crate) fn get(target: impl Into<String>) -> Ask {
    ask("GET", target)
}

/// A search in a JSON body.
pub(crate) fn post(body: impl Into<Vec<u8>>) -> Ask {
    ask("POST", "/v1/stations/search")
        .header("content-type", "application/json")
        .body(body)
}

/// A request of any method.
pub(crate) fn ask(method: &str, target: impl Into<String>) -> Ask {
    Ask {
        method: method.to_owned(),
        target: target.into(),
        headers: Vec::new(),
        body: None,
    }
}

impl Ask {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sends it to the deployment under test, and holds the answer against
    /// everything that holds for all of them.
    pub(crate) fn send(&self) -> Answer {
        let answer = self.send_to(shared_agent(), &deployment().url);
        rules::check(self, &answer);
        answer
    }

    /// The same over connections of one's own.
    pub(crate) fn send_with(&self, agent: &Agent) -> Answer {
        let answer = self.send_to(agent, &deployment().url);
        rules::check(self, &answer);
        answer
    }

    /// Sends it to any deployment, and looks at nothing.
    pub(crate) fn send_to(&self, agent: &Agent, base: &str) -> Answer {
        let mut request = Request::builder()
            .method(Method::from_bytes(self.method.as_bytes()).unwrap())
            .uri(format!("{base}{}", self.target));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let response = match &self.body {
            Some(body) => agent.run(request.body(body.as_slice()).unwrap()),
            None => agent.run(request.body(()).unwrap()),
        };
        let mut response =
            response.unwrap_or_else(|error| panic!("{} {}: {error}", self.method, self.target));
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), value.to_str().unwrap().to_owned()))
            .collect();
        Answer {
            status: response.status().as_u16(),
            headers,
            body: response.body_mut().read_to_vec().unwrap(),
        }
    }

    /// Sends it; the answer must be 200, and is given as JSON.
    pub(crate) fn ok(&self) -> Value {
        let answer = self.send();
        assert_eq!(
            answer.status, 200,
            "{} {}: {answer}",
            self.method, self.target
        );
        answer.json()
    }

    /// Sends it; the answer must be a problem document of this status.
    pub(crate) fn refused(&self, status: u16) -> Value {
        let answer = self.send();
        assert_eq!(
            answer.status, status,
            "{} {}: {answer}",
            self.method, self.target
        );
        answer.json()
    }
}

impl Answer {
    /// The value of a header; several of one name are joined as in a request.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let mut values = self.headers.iter().filter(|(given, _)| given == name);
        let first = values.next()?.1.clone();
        Some(values.fold(first, |all, (_, value)| all + ", " + value))
    }

    /// The body without the coding in which it travelled.
    pub(crate) fn plain(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        let read = match self.header("content-encoding").as_deref() {
            None => return self.body.clone(),
            Some("br") => brotli::Decompressor::new(&self.body[..], 4096).read_to_end(&mut plain),
            Some("gzip") => flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut plain),
            Some(other) => panic!("nobody asked for the coding {other}"),
        };
        read.unwrap();
        plain
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.plain()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.plain()).unwrap_or_else(|error| panic!("{error}: {self}"))
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// A client with connections of its own, that takes every answer as it comes.
pub(crate) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .allow_non_standard_methods(true)
        .proxy(None)
        // Against waiting for ever, not a measure of anything.
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}

fn shared_agent() -> &'static Agent {
    static AGENT: LazyLock<Agent> = LazyLock::new(agent);
    &AGENT
}
