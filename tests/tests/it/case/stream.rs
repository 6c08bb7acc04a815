//! Following a case as an event stream.

use std::{
    io::{BufRead as _, BufReader, Lines, Read},
    time::Duration,
};

use serde_json::Value;
use ureq::Agent;

use super::party::Party;
use crate::{client::Ask, deployment::deployment};

/// An event of a stream.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) id: Option<String>,
    pub(crate) data: Value,
}

/// A stream that is being followed.
pub(crate) struct Stream {
    lines: Lines<BufReader<Box<dyn Read>>>,
    /// Comments that came.
    pub(crate) heartbeats: usize,
}

impl Stream {
    /// Follows a case, with a query such as `?after=…`.
    pub(crate) fn of(party: &Party, query: &str) -> Self {
        Self::open(&party.ask("GET", &format!("/entries{query}")))
    }

    /// Follows what a request asks for.
    pub(crate) fn open(ask: &Ask) -> Self {
        let mut request = ureq::http::Request::builder()
            .uri(format!("{}{}", deployment().url, ask.target))
            .header("accept", "text/event-stream");
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let response = patient().run(request.body(()).unwrap()).unwrap();
        assert_eq!(response.status(), 200, "{}", ask.target);
        let header = |name: &str| {
            response
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        assert_eq!(header("content-type"), Some("text/event-stream"));
        assert_eq!(header("cache-control"), Some("no-store"));
        assert_eq!(header("x-accel-buffering"), Some("no"));
        assert_eq!(header("access-control-allow-origin"), None);
        let body: Box<dyn Read> = Box::new(response.into_body().into_reader());
        Self {
            lines: BufReader::new(body).lines(),
            heartbeats: 0,
        }
    }

    /// The next event; `None` once the stream has ended.
    pub(crate) fn next(&mut self) -> Option<Event> {
        let (mut name, mut id, mut data) = (None, None, None);
        for line in self.lines.by_ref() {
            let line = line.expect("the stream broke off");
            if line.is_empty() {
                let (Some(name), Some(data)) = (name.take(), data.take()) else {
                    continue;
                };
                return Some(Event { name, id, data });
            }
            let (field, value) = line.split_once(':').unwrap();
            let value = value.strip_prefix(' ').unwrap_or(value);
            match field {
                "" => self.heartbeats += 1,
                "event" => name = Some(value.to_owned()),
                "id" => id = Some(value.to_owned()),
                "data" => {
                    assert_eq!(data, None, "a frame is one line");
                    data = Some(serde_json::from_str(value).unwrap());
                }
                other => panic!("the field {other}"),
            }
        }
        assert_eq!((name, id, data), (None, None, None), "an event was cut off");
        None
    }

    /// The next event, which must be of this type.
    pub(crate) fn expect(&mut self, name: &str) -> Event {
        let event = self.next().expect("the stream has ended");
        assert_eq!(event.name, name, "{event:?}");
        assert_eq!(event.data["type"], name);
        assert_eq!(event.id.is_some(), name == "entry", "{event:?}");
        event
    }

    /// The number of the next entry.
    pub(crate) fn expect_entry(&mut self) -> u64 {
        let event = self.expect("entry");
        let seq = event.data["seq"].as_u64().unwrap();
        let id = event.id.unwrap();
        assert!(id.ends_with(&format!(".{seq}")), "{id} at {seq}");
        seq
    }

    /// The numbers of all entries until everything has been sent.
    pub(crate) fn until_live(&mut self) -> Vec<u64> {
        let mut numbers = Vec::new();
        loop {
            let event = self.next().expect("the stream has ended");
            match event.name.as_str() {
                "entry" => numbers.push(event.data["seq"].as_u64().unwrap()),
                "live" => return numbers,
                other => panic!("{other} instead of an entry: {event:?}"),
            }
        }
    }
}

/// A client that waits for what comes, if not for ever.
fn patient() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .timeout_connect(Some(Duration::from_secs(10)))
        .timeout_recv_response(Some(Duration::from_secs(20)))
        .timeout_recv_body(Some(Duration::from_secs(100)))
        .build()
        .into()
}
