//! Many callers at once, and many requests of one caller: each answer belongs
//! to its question, though one instance may serve them all.

use std::{
    collections::BTreeSet,
    sync::{Barrier, Mutex},
    thread,
};

use serde_json::json;

use crate::{
    client::{Answer, Ask, agent, ask, get, post},
    oracle::{Station, any_station},
    random::Random,
    raw::{Connection, authority, message},
    rules,
};

/// How many people ask at once.
const CALLERS: usize = 64;

/// A question whose answer no other question has.
struct Question {
    ask: Ask,
    station: &'static Station,
    at: String,
    language: &'static str,
}

fn questions(test: &str) -> Vec<Question> {
    let mut random = Random::of(test);
    let question = |n: usize| {
        let station = any_station(&mut random);
        let at = format!("2026-11-23T09:{:02}:{:02}Z", n / 60, n % 60);
        let language = ["fr", "en"][n % 2];
        let Station { id, lat, lon } = station;
        let ask = match n % 4 {
            0 => get(format!("/v1/stations/{id}?at={at}&lang={language}")),
            1 => get(format!(
                "/v1/stations?near={lat},{lon}&limit=1&at={at}&lang={language}"
            )),
            2 => get(format!("/v1/stations?near={lat},{lon}&limit=1&at={at}"))
                .header("accept-language", language),
            _ => post(json!({"near": {"lat": lat, "lon": lon}, "limit": 1, "at": at}).to_string())
                .header("accept-language", language),
        };
        Question {
            ask,
            station,
            at,
            language,
        }
    };
    (0..CALLERS).map(question).collect()
}

impl Question {
    fn is_answered_by(&self, answer: &Answer) {
        let name = format!("{} {}: {answer}", self.ask.method, self.ask.target);
        assert_eq!(answer.status, 200, "{name}");
        let body = answer.json();
        let feature = body["features"].get(0).unwrap_or(&body);
        let place = json!([self.station.lon, self.station.lat]);
        assert_eq!(feature["geometry"]["coordinates"], place, "{name}");
        assert_eq!(body["at"], self.at, "{name}");
        if body.get("notice").is_some() {
            assert_eq!(
                answer.header("content-language").as_deref(),
                Some(self.language),
                "{name}"
            );
        }
    }

    fn message(&self) -> Vec<u8> {
        let body = self.ask.body.as_deref().unwrap_or_default();
        let mut headers: String = self
            .ask
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        if self.ask.method == "POST" {
            headers += &format!("content-length: {}\r\n", body.len());
        }
        message(&self.ask.method, &self.ask.target, &headers, body)
    }
}

#[test]
fn callers_at_once_each_get_their_own_answer() {
    let questions = questions("callers");
    let threads = 8;
    let barrier = Barrier::new(threads);
    let ids = Mutex::new(BTreeSet::new());
    thread::scope(|scope| {
        for mine in questions.chunks(CALLERS / threads) {
            let (barrier, ids) = (&barrier, &ids);
            scope.spawn(move || {
                let agent = agent();
                for question in mine {
                    barrier.wait();
                    let answer = question.ask.send_with(&agent);
                    question.is_answered_by(&answer);
                    ids.lock()
                        .unwrap()
                        .insert(answer.header("x-request-id").unwrap());
                }
            });
        }
    });
    assert_eq!(
        ids.lock().unwrap().len(),
        CALLERS,
        "a request id was given twice"
    );
}

#[test]
fn requests_that_arrive_in_halves_are_kept_apart() {
    let Some(authority) = authority() else { return };
    let questions = questions("halves");
    let mut waiting = Vec::new();
    for question in &questions {
        let message = question.message();
        let mut connection = Connection::open(authority);
        let (first, second) = message.split_at(message.len() - 7);
        connection.send(first);
        waiting.push((question, connection, second.to_vec()));
    }
    for (_, connection, second) in &mut waiting {
        connection.send(second);
    }
    for (question, mut connection, _) in waiting.into_iter().rev() {
        let answer = connection.receive(&question.ask.method).expect("an answer");
        rules::check(&question.ask, &answer);
        question.is_answered_by(&answer);
    }
}

#[test]
fn one_connection_serves_one_request_after_the_other() {
    let Some(authority) = authority() else { return };
    let mut connection = Connection::open(authority);
    let search = r#"{"near":{"lat":48.11,"lon":-1.68}}"#;
    let typed = format!(
        "content-type: application/json\r\ncontent-length: {}\r\n",
        search.len()
    );
    for (method, target, headers, body, status) in [
        ("GET", "/healthz", "", "", 200),
        ("HEAD", "/v1/stations?q=Rennes", "", "", 200),
        ("GET", "/nowhere", "", "", 404),
        ("OPTIONS", "/v1/stations", "", "", 204),
        ("POST", "/v1/stations/search", typed.as_str(), search, 200),
        ("GET", "/v1/openapi.json", "if-none-match: *\r\n", "", 304),
        ("DELETE", "/v1/stations", "", "", 405),
        ("GET", "/v1/stations?q=%ff", "", "", 400),
        ("GET", "/", "", "", 200),
    ] {
        connection.send(&message(method, target, headers, body.as_bytes()));
        let answer = connection.receive(method);
        let answer = answer.unwrap_or_else(|| panic!("hung up before {method} {target}"));
        assert_eq!(answer.status, status, "{method} {target}: {answer}");
        rules::check(&ask(method, target), &answer);
    }
}
