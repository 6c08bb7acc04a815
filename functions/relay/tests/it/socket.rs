//! The sockets of a case, whose sessions survive as bytes alone.

use http::Method;
use serde_json::{Value as Json, json};
use vigie::{case::capability::Rights, jiff::SignedDuration, seal::Receipt};
use vigie_host::{
    Request,
    simulated::{SimulatedSource, block_on},
    storage::StorageError,
};
use vigie_host_native::{Fault, NativeSocket};
use vigie_relay::CaseActor;

use super::support::{
    Chance, World, case_request, citizen, client_id, code, officer, officer_with, start,
};

struct Client<'a> {
    world: &'a World,
    socket: NativeSocket,
}

fn upgrade(receipt: &Receipt, token: &str) -> Request<SimulatedSource> {
    let mut request = case_request(Method::GET, receipt, "/socket", "")
        .with_header("upgrade", "websocket")
        .with_header(
            "sec-websocket-protocol",
            &format!("vigie.v1, bearer.{token}"),
        );
    request.source.headers.remove("authorization");
    request
}

impl<'a> Client<'a> {
    fn connect(world: &'a World, receipt: &Receipt, token: &str) -> Self {
        let answer = world.send(upgrade(receipt, token));
        assert_eq!(answer.status(), 101);
        assert_eq!(answer.headers()["sec-websocket-protocol"], "vigie.v1");
        let socket = world.host.newest_socket().unwrap();
        Self { world, socket }
    }

    fn send(&self, frame: &Json) {
        self.send_text(&frame.to_string());
    }

    fn send_text(&self, text: &str) {
        let delivered = self
            .world
            .host
            .deliver::<CaseActor>(&self.socket, Some(text));
        block_on(delivered).unwrap();
    }

    fn hello(&self, cursor: Option<&str>, credit: u32) {
        let mut hello = json!({"type": "hello", "version": 1, "credit": credit});
        if let Some(cursor) = cursor {
            hello["cursor"] = json!(cursor);
        }
        self.send(&hello);
    }

    fn append(&self, number: u8) {
        use base64ct::Encoding as _;
        let sealed = base64ct::Base64UrlUnpadded::encode_string(&super::support::sealed(number));
        self.send(&json!({"type": "append", "client_id": client_id(number), "sealed": sealed}));
    }

    fn received(&self) -> Vec<Json> {
        let frames = self.socket.received();
        let read = |frame: &String| serde_json::from_str(frame).unwrap();
        frames.iter().map(read).collect()
    }

    /// What came, each as its type, entries with their number.
    fn heard(&self) -> Vec<String> {
        let short = |frame: &Json| {
            let name = frame["type"].as_str().unwrap();
            match name {
                "entry" | "ack" => format!("{name} {}", frame["seq"]),
                "signal" => format!("{name} {}", frame["signal"].as_str().unwrap()),
                "close" => format!("{name} {}", frame["code"]),
                "refused" => format!("{name} {}", frame["code"].as_str().unwrap()),
                _ => name.to_owned(),
            }
        };
        self.received().iter().map(short).collect()
    }

    fn is_closed_with(&self, code: u16, name: &str) {
        assert_eq!(self.socket.closed(), Some((code, name.to_owned())));
    }
}

#[test]
fn two_talk_and_both_see_everything_in_order() {
    let world = World::new();
    let receipt = world.opened(1);
    let citizen = Client::connect(&world, &receipt, &citizen(&receipt));
    let officer = Client::connect(&world, &receipt, &officer(&receipt));
    citizen.hello(None, 64);
    let frames = citizen.received();
    assert_eq!(frames[0]["type"], json!("welcome"));
    assert_eq!(frames[0]["case"], world.document(&receipt));
    assert_eq!(frames[0]["recovered"], json!(true));
    assert_eq!(
        (&frames[1]["seq"], &frames[2]["type"]),
        (&json!(1), &json!("live"))
    );
    assert_eq!(frames.len(), 3);
    officer.hello(None, 64);
    assert_eq!(officer.heard(), ["welcome", "entry 1", "live"]);

    citizen.append(1);
    assert_eq!(citizen.heard(), ["ack 2", "entry 2"]);
    assert_eq!(officer.heard(), ["entry 2"]);
    officer.append(2);
    assert_eq!(officer.heard(), ["ack 3", "entry 3"]);
    assert_eq!(citizen.heard(), ["entry 3"]);
    // What was lost on the way is sent again, and is the same.
    citizen.append(1);
    assert_eq!(citizen.received()[0]["duplicate"], json!(true));
    assert_eq!(officer.heard(), [""; 0]);

    citizen.send(&json!({"type": "signal", "signal": "typing"}));
    officer.send(&json!({"type": "signal", "signal": "read", "seq": 3}));
    assert_eq!(officer.heard(), ["signal typing"]);
    assert_eq!(citizen.heard(), ["signal read"]);
    citizen.send_text(r#"{"type":"ping"}"#);
    assert_eq!(citizen.socket.received(), [r#"{"type":"pong"}"#]);

    // What comes over plain HTTP comes to the sockets too.
    assert_eq!(world.say(&receipt, 3).status(), 201);
    assert_eq!(citizen.heard(), ["entry 4", "live"]);
    assert_eq!(officer.heard(), ["entry 4", "live"]);
}

#[test]
fn entries_wait_for_credit() {
    let world = World::new();
    let receipt = world.opened(1);
    for number in 1..=9 {
        assert_eq!(world.say(&receipt, number).status(), 201);
    }
    let client = Client::connect(&world, &receipt, &citizen(&receipt));
    client.hello(None, 3);
    assert_eq!(client.heard(), ["welcome", "entry 1", "entry 2", "entry 3"]);
    client.send(&json!({"type": "credit", "add": 5}));
    assert_eq!(
        client.heard(),
        ["entry 4", "entry 5", "entry 6", "entry 7", "entry 8"]
    );
    client.send(&json!({"type": "credit", "add": 5}));
    assert_eq!(client.heard(), ["entry 9", "entry 10", "live"]);
    // Three are left; a fourth waits, for half a minute.
    for number in 10..=13 {
        assert_eq!(world.say(&receipt, number).status(), 201);
    }
    assert_eq!(client.heard().last().unwrap(), "live");
    world.pass(30);
    world.ring();
    assert_eq!(client.socket.closed(), None);
    world.pass(1);
    assert_eq!(world.ring(), 1);
    assert_eq!(client.heard(), ["close 4431"]);
    client.is_closed_with(4431, "slow_reader");
}

#[test]
fn a_reader_comes_back_with_its_cursor() {
    let world = World::new();
    let receipt = world.opened(1);
    let token = citizen(&receipt);
    let first = Client::connect(&world, &receipt, &token);
    first.hello(None, 64);
    first.append(1);
    first.socket.break_off();
    let epoch = world.document(&receipt)["epoch"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(world.say(&receipt, 2).status(), 201);
    let second = Client::connect(&world, &receipt, &token);
    second.hello(Some(&format!("{epoch}.2")), 64);
    assert_eq!(second.heard(), ["welcome", "entry 3", "live"]);
    let third = Client::connect(&world, &receipt, &token);
    third.hello(Some("AAAAAAAAAAA.2"), 64);
    let frames = third.received();
    assert_eq!(frames[0]["recovered"], json!(false));
    assert_eq!(frames.len(), 5);
}

/// Talks at random, with everything forgotten but the bytes between any two
/// messages where that is wanted.
fn talk(seed: u64, evicted: bool) -> (Vec<Vec<Json>>, Vec<Json>) {
    let world = World::new();
    let receipt = world.opened(1);
    let tokens = [citizen(&receipt), officer(&receipt), officer(&receipt)];
    let clients = tokens.map(|token| Client::connect(&world, &receipt, &token));
    let mut heard = vec![Vec::new(); clients.len()];
    let mut chance = Chance::new(seed);
    let (mut greeted, mut number) = ([false; 3], 0_u8);
    for _ in 0..120 {
        world.pass(1);
        let at = chance.below(3) as usize;
        let client = &clients[at];
        match chance.below(8) {
            _ if !greeted[at] => {
                client.hello(None, 1 + chance.below(4) as u32);
                greeted[at] = true;
            }
            0..3 => {
                number += 1;
                client.append(number);
            }
            3 if number > 0 => client.append(1 + chance.below(u64::from(number)) as u8),
            4 => client.send(&json!({"type": "signal", "signal": "typing"})),
            5 if number < 250 => {
                number += 1;
                assert_eq!(world.say(&receipt, number).status(), 201);
            }
            _ => {
                let add = 1 + chance.below(8);
                clients
                    .iter()
                    .zip(greeted)
                    .filter(|(_, greeted)| *greeted)
                    .for_each(|(client, _)| {
                        client.send(&json!({"type": "credit", "add": add}));
                    });
            }
        }
        if chance.below(20) == 0 {
            world.ring();
        }
        if evicted {
            world.host.evict().unwrap();
        }
        for (heard, client) in heard.iter_mut().zip(&clients) {
            heard.extend(client.received());
        }
    }
    for (heard, client) in heard.iter_mut().zip(&clients) {
        assert_eq!(client.socket.closed(), None);
        client.send(&json!({"type": "credit", "add": 256}));
        client.send(&json!({"type": "credit", "add": 256}));
        heard.extend(client.received());
    }
    (heard, world.entries(&receipt))
}

#[test]
fn an_actor_that_sleeps_between_any_two_messages_does_the_same() {
    for seed in 0..6 {
        let (heard, entries) = talk(seed, false);
        assert_eq!(
            (&heard, &entries),
            (&talk(seed, true).0, &talk(seed, true).1)
        );
        assert!(entries.len() > 30);
        // Each reader has every entry once and in order.
        for heard in heard {
            let got = heard
                .into_iter()
                .filter(|frame| frame["type"] == json!("entry"));
            let got = got.map(|mut entry| {
                entry.as_object_mut().unwrap().remove("type");
                entry
            });
            assert_eq!(got.collect::<Vec<_>>(), entries);
        }
    }
}

#[test]
fn a_failure_at_any_call_loses_and_doubles_nothing() {
    let failed = StorageError::Failed;
    World::at_every_call(
        &[Fault::Before(failed), Fault::After(failed)],
        |world| world.opened(1),
        |world, receipt| {
            let token = citizen(&receipt);
            let answer = world.send(upgrade(&receipt, &token));
            if answer.status() == 101 {
                let client = Client {
                    world,
                    socket: world.host.newest_socket().unwrap(),
                };
                client.hello(None, 64);
                client.append(1);
                let heard = client.heard();
                let acked = heard.iter().any(|frame| frame == "ack 2");
                world.host.mend();
                assert!(!acked || world.entries(&receipt).len() == 2);
            }
            world.host.mend();
            let client = Client::connect(world, &receipt, &token);
            client.hello(None, 64);
            client.append(1);
            let heard = client.heard();
            let count = |frame: &str| heard.iter().filter(|heard| *heard == frame).count();
            assert_eq!(
                (count("entry 1"), count("entry 2"), count("ack 2")),
                (1, 1, 1),
                "{heard:?}"
            );
            assert_eq!(world.entries(&receipt).len(), 2);
        },
    );
}

#[test]
fn the_erasure_closes_every_socket() {
    let world = World::new();
    let receipt = world.opened(1);
    let own = Client::connect(&world, &receipt, &citizen(&receipt));
    let theirs = Client::connect(&world, &receipt, &officer(&receipt));
    let silent = Client::connect(&world, &receipt, &citizen(&receipt));
    own.hello(None, 64);
    theirs.hello(None, 64);
    let erase = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    assert_eq!(world.send(erase).status(), 204);
    for client in [&own, &theirs, &silent] {
        assert_eq!(client.heard().last().unwrap(), "close 4410");
        client.is_closed_with(4410, "erased");
    }
}

#[test]
fn an_erasure_that_was_cut_off_closes_them_with_the_alarm() {
    let world = World::new();
    let receipt = world.opened(1);
    let client = Client::connect(&world, &receipt, &citizen(&receipt));
    client.hello(None, 64);
    world.pass(7 * 86_400);
    world.ring();
    world.pass(30 * 86_400);
    // As after a crash right behind the commit.
    let text = "DELETE FROM entries";
    let statements = vec![
        vigie_host::storage::Statement::new(text, []),
        vigie_host::storage::Statement::new("DELETE FROM cases", []),
        vigie_host::storage::Statement::new(
            "INSERT INTO tombstones VALUES (?1)",
            [vigie::seal::Digest::of(receipt.case_id().as_bytes())
                .as_bytes()
                .as_slice()
                .into()],
        ),
    ];
    block_on(vigie_host::storage::Sql::transaction(
        &world.host,
        statements,
    ))
    .unwrap();
    assert_eq!(world.ring(), 1);
    client.is_closed_with(4410, "erased");
}

#[test]
fn a_capability_that_ends_closes_its_socket_by_alarm() {
    let world = World::new();
    let receipt = world.opened(1);
    let until = start() + SignedDuration::from_mins(5);
    let token = officer_with(&receipt, Rights::ALL, start(), until);
    let officer = Client::connect(&world, &receipt, &token);
    officer.hello(None, 64);
    let own = Client::connect(&world, &receipt, &citizen(&receipt));
    own.hello(None, 64);
    let _ = (officer.heard(), own.heard());
    // Whatever else rings meanwhile.
    for _ in 0..5 * 60 + 30 {
        world.pass(1);
        assert!(world.ring() <= 1);
        assert_eq!(officer.socket.closed(), None);
    }
    world.pass(1);
    assert_eq!(world.ring(), 1);
    officer.is_closed_with(4401, "unauthenticated");
    assert_eq!(own.socket.closed(), None);
    // The case's own alarm is as it was.
    let due = start() + SignedDuration::from_hours(7 * 24);
    assert_eq!(world.alarm(&receipt), Some(due));
}

#[test]
fn a_client_that_does_not_greet_is_let_go() {
    let world = World::new();
    let receipt = world.opened(1);
    let client = Client::connect(&world, &receipt, &citizen(&receipt));
    world.pass(10);
    world.ring();
    assert_eq!(client.socket.closed(), None);
    world.pass(1);
    assert_eq!(world.ring(), 1);
    client.is_closed_with(4408, "hello_timeout");
}

#[test]
fn what_the_protocol_does_not_know_ends_the_connection() {
    let world = World::new();
    let receipt = world.opened(1);
    let long = " ".repeat(32_769);
    for (text, code) in [(Some("{}"), 4400), (None, 4400), (Some(&*long), 4413)] {
        let client = Client::connect(&world, &receipt, &citizen(&receipt));
        block_on(world.host.deliver::<CaseActor>(&client.socket, text)).unwrap();
        assert_eq!(client.socket.closed().unwrap().0, code);
    }
    let client = Client::connect(&world, &receipt, &citizen(&receipt));
    client.send(&json!({"type": "hello", "version": 2, "credit": 1}));
    client.is_closed_with(4426, "version_unsupported");
}

#[test]
fn only_a_websocket_from_an_allowed_site_is_opened() {
    let world = World::new();
    let receipt = world.opened(1);
    let token = citizen(&receipt);
    for (name, value, status, told) in [
        ("upgrade", "h2c", 426, "upgrade_required"),
        ("origin", "https://evil.example", 403, "not_allowed"),
    ] {
        let refused = world.send(upgrade(&receipt, &token).with_header(name, value));
        assert_eq!(
            (refused.status().as_u16(), code(&refused).as_str()),
            (status, told)
        );
    }
    let other = format!("chat, bearer.{token}");
    let refused =
        world.send(upgrade(&receipt, &token).with_header("sec-websocket-protocol", &other));
    assert_eq!(code(&refused), "upgrade_required");
    let own = upgrade(&receipt, &token).with_header("origin", "https://vigie.example");
    assert_eq!(world.send(own).status(), 101);
}
