//! The log as an event stream, polled step by step.

use core::task::{Context, Poll, Waker};

use http::Method;
use serde_json::{Value as Json, json};
use vigie::{jiff::SignedDuration, seal::Receipt};
use vigie_host::{actor::Live, storage::StorageError};
use vigie_host_native::Fault;

use super::support::{World, body, case_request, citizen, code, officer, officer_with, start};

struct Reader(Live);

/// One event as it came.
#[derive(Debug, PartialEq)]
struct Event {
    id: Option<String>,
    name: String,
    data: Json,
}

/// What a poll gave.
#[derive(Debug, PartialEq)]
enum Step {
    Events(Vec<Event>),
    Heartbeat,
    Nothing,
    End,
}

impl Reader {
    fn open(world: &World, receipt: &Receipt, query: &str, headers: &[(&str, &str)]) -> Self {
        Self::with(world, receipt, &citizen(receipt), query, headers)
    }

    fn with(
        world: &World,
        receipt: &Receipt,
        token: &str,
        query: &str,
        headers: &[(&str, &str)],
    ) -> Self {
        let rest = format!("/entries{query}");
        let request = case_request(Method::GET, receipt, &rest, token)
            .with_header("accept", "text/event-stream");
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.with_header(name, value)
        });
        let (head, live) = world.stream(request);
        assert_eq!(head.status(), 200);
        assert_eq!(head.headers()["content-type"], "text/event-stream");
        assert_eq!(head.headers()["cache-control"], "no-store");
        Self(live)
    }

    fn step(&mut self) -> Step {
        let mut context = Context::from_waker(Waker::noop());
        let bytes = match self.0.as_mut().poll_next(&mut context) {
            Poll::Pending => return Step::Nothing,
            Poll::Ready(None) => return Step::End,
            Poll::Ready(Some(bytes)) => bytes,
        };
        let text = core::str::from_utf8(&bytes).unwrap();
        if text == ":\n\n" {
            return Step::Heartbeat;
        }
        let events = text.strip_suffix("\n\n").unwrap().split("\n\n");
        Step::Events(events.map(event).collect())
    }

    /// The one event of a step.
    fn one(&mut self) -> Event {
        match self.step() {
            Step::Events(mut events) if events.len() == 1 => events.remove(0),
            other => panic!("{other:?} instead of one event"),
        }
    }

    fn welcome(&mut self) -> Json {
        let welcome = self.one();
        assert_eq!(welcome.name, "welcome");
        welcome.data
    }

    /// The numbers of the entries of a step.
    fn seqs(&mut self) -> Vec<u64> {
        let Step::Events(events) = self.step() else {
            panic!("no entries");
        };
        let seq = |event: &Event| {
            assert_eq!(event.name, "entry");
            let seq = event.data["seq"].as_u64().unwrap();
            assert!(event.id.as_ref().unwrap().ends_with(&format!(".{seq}")));
            seq
        };
        events.iter().map(seq).collect()
    }

    fn is_closed_with(&mut self, code: u16, name: &str, retry: &str) {
        let close = self.one();
        assert_eq!(close.name, "close");
        let data = json!({"type": "close", "code": code, "name": name, "retry": retry});
        assert_eq!(close.data, data);
        assert_eq!(self.step(), Step::End);
    }
}

fn event(text: &str) -> Event {
    let mut event = Event {
        id: None,
        name: String::new(),
        data: Json::Null,
    };
    for line in text.lines() {
        match line.split_once(": ").unwrap() {
            ("id", id) => event.id = Some(id.to_owned()),
            ("event", name) => event.name = name.to_owned(),
            ("data", data) => event.data = serde_json::from_str(data).unwrap(),
            (other, _) => panic!("{other}"),
        }
    }
    assert_eq!(event.data["type"], json!(event.name));
    event
}

#[test]
fn a_reader_is_welcomed_catches_up_and_follows() {
    let world = World::new();
    let receipt = world.opened(1);
    for number in 1..=17 {
        assert_eq!(world.say(&receipt, number).status(), 201);
    }
    let mut reader = Reader::open(&world, &receipt, "", &[]);
    let welcome = reader.welcome();
    assert_eq!(welcome["recovered"], json!(true));
    assert_eq!(welcome["case"], world.document(&receipt));
    assert!(welcome["cursor"].as_str().unwrap().ends_with(".0"));
    assert_eq!(reader.seqs(), (1..=16).collect::<Vec<_>>());
    assert_eq!(reader.seqs(), [17, 18]);
    let live = reader.one();
    assert_eq!(live.name, "live");
    assert!(live.data["cursor"].as_str().unwrap().ends_with(".18"));
    assert_eq!(reader.step(), Step::Nothing);
    assert_eq!(reader.step(), Step::Nothing);
    assert_eq!(world.say(&receipt, 18).status(), 201);
    let Step::Events(events) = reader.step() else {
        panic!("no entry");
    };
    let mut told = world.entries(&receipt).pop().unwrap();
    told["type"] = json!("entry");
    assert_eq!(events[0].data, told);
    assert_eq!(reader.one().name, "live");
    assert_eq!(reader.step(), Step::Nothing);
}

#[test]
fn silence_is_broken_every_fifteen_seconds() {
    let world = World::new();
    let receipt = world.opened(1);
    let mut reader = Reader::open(&world, &receipt, "", &[]);
    let _ = reader.welcome();
    assert_eq!(reader.seqs(), [1]);
    assert_eq!(reader.one().name, "live");
    for _ in 0..3 {
        world.pass(14);
        assert_eq!(reader.step(), Step::Nothing);
        world.pass(1);
        assert_eq!(reader.step(), Step::Heartbeat);
        assert_eq!(reader.step(), Step::Nothing);
    }
}

#[test]
fn a_reader_comes_back_with_what_it_saw_last() {
    let world = World::new();
    let receipt = world.opened(1);
    for number in 1..=4 {
        assert_eq!(world.say(&receipt, number).status(), 201);
    }
    let epoch = world.document(&receipt)["epoch"]
        .as_str()
        .unwrap()
        .to_owned();
    let (second, fourth) = (format!("{epoch}.2"), format!("{epoch}.4"));
    let query = format!("?after={second}");
    for (query, headers, first) in [
        ("", vec![("last-event-id", &*fourth)], 5),
        (&query, vec![], 3),
        // A browser that lost the connection asks the same address once more,
        // and says what it has seen since.
        (&query, vec![("last-event-id", &*fourth)], 5),
    ] {
        let mut reader = Reader::open(&world, &receipt, query, &headers);
        assert_eq!(reader.welcome()["recovered"], json!(true));
        assert_eq!(reader.seqs(), (first..=5).collect::<Vec<_>>());
    }
    // At the head there is nothing to catch up with.
    let head = format!("?after={epoch}.5");
    let mut reader = Reader::open(&world, &receipt, &head, &[]);
    let _ = reader.welcome();
    assert_eq!(reader.one().name, "live");
    // Another life of the log, and a place that it has not come to.
    for cursor in ["AAAAAAAAAAA.3".to_owned(), format!("{epoch}.6")] {
        let mut reader = Reader::open(&world, &receipt, "", &[("last-event-id", &cursor)]);
        let welcome = reader.welcome();
        assert_eq!(welcome["recovered"], json!(false));
        assert!(welcome["cursor"].as_str().unwrap().ends_with(".0"));
        assert_eq!(reader.seqs(), [1, 2, 3, 4, 5]);
    }
    let bad = case_request(Method::GET, &receipt, "/entries", &citizen(&receipt))
        .with_header("accept", "text/event-stream")
        .with_header("last-event-id", "3");
    let refused = world.send(bad);
    assert_eq!(refused.status(), 400);
    assert_eq!(body(&refused)["errors"][0]["code"], json!("cursor_invalid"));
}

#[test]
fn the_erasure_ends_the_stream() {
    let world = World::new();
    let receipt = world.opened(1);
    let (mut own, mut theirs) = (
        Reader::open(&world, &receipt, "", &[]),
        Reader::with(&world, &receipt, &officer(&receipt), "", &[]),
    );
    for reader in [&mut own, &mut theirs] {
        let _ = reader.welcome();
        assert_eq!(reader.seqs(), [1]);
        assert_eq!(reader.one().name, "live");
        assert_eq!(reader.step(), Step::Nothing);
    }
    let erase = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    assert_eq!(world.send(erase).status(), 204);
    own.is_closed_with(4410, "erased", "no");
    theirs.is_closed_with(4410, "erased", "no");
}

#[test]
fn a_stream_ends_with_the_capability_it_was_opened_with() {
    let world = World::new();
    let receipt = world.opened(1);
    let all = vigie::case::capability::Rights::ALL;
    let token = officer_with(
        &receipt,
        all,
        start(),
        start() + SignedDuration::from_secs(60),
    );
    // It is taken for half a minute more, since clocks differ; then all of it
    // is.
    world.pass(70);
    let mut reader = Reader::with(&world, &receipt, &token, "", &[]);
    let _ = reader.welcome();
    assert_eq!(reader.seqs(), [1]);
    assert_eq!(reader.one().name, "live");
    world.pass(20);
    assert_eq!(reader.step(), Step::Heartbeat);
    world.pass(1);
    reader.is_closed_with(4401, "unauthenticated", "no");
    let again = case_request(Method::GET, &receipt, "/entries", &token)
        .with_header("accept", "text/event-stream");
    assert_eq!(code(&world.send(again)), "token_expired");
}

#[test]
fn no_stream_lasts_longer_than_a_quarter_of_an_hour() {
    let world = World::new();
    let receipt = world.opened(1);
    let mut reader = Reader::open(&world, &receipt, "", &[]);
    let _ = reader.welcome();
    assert_eq!(reader.seqs(), [1]);
    assert_eq!(reader.one().name, "live");
    for _ in 0..60 {
        world.pass(15);
        assert_eq!(reader.step(), Step::Heartbeat);
    }
    world.pass(1);
    reader.is_closed_with(4450, "replaced", "now");
}

#[test]
fn a_reader_that_takes_nothing_is_let_go() {
    let world = World::new();
    let receipt = world.opened(1);
    let mut reader = Reader::open(&world, &receipt, "", &[]);
    let _ = reader.welcome();
    world.pass(30);
    assert_eq!(reader.seqs(), [1]);
    world.pass(31);
    reader.is_closed_with(4431, "slow_reader", "now");
}

#[test]
fn storage_that_fails_ends_the_stream_with_its_code() {
    let world = World::new();
    let receipt = world.opened(1);
    let mut reader = Reader::open(&world, &receipt, "", &[]);
    let _ = reader.welcome();
    world.host.fail_at(1, Fault::Before(StorageError::Busy));
    reader.is_closed_with(4503, "storage_unavailable", "later");
}
