//! Files in sealed parts.

use bytes::Bytes;
use http::Method;
use serde_json::json;
use vigie::{
    geo::Point,
    seal::{Receipt, SEALED_CHUNK},
};
use vigie_host::{
    BodyError, Reply, Request, Response, Source,
    simulated::{SimulatedSource, block_on},
    storage::{Sql as _, Statement, StorageError},
};
use vigie_host_native::Fault;

use super::support::{WithJson as _, World, body, case_request, citizen, client_id, code, officer};

fn path(file: u8, index: &str) -> String {
    format!("/attachments/{}/{index}", client_id(file))
}

fn put_request(
    receipt: &Receipt,
    token: &str,
    index: &str,
    bytes: Vec<u8>,
) -> Request<SimulatedSource> {
    case_request(Method::PUT, receipt, &path(1, index), token)
        .with_header("content-type", "application/octet-stream")
        .with_body(bytes)
}

/// A sealed part, as far as anybody without its key can tell.
fn sealed_part(fill: u8) -> Vec<u8> {
    let mut part = vec![fill; SEALED_CHUNK];
    part[..2].copy_from_slice(&[2, 1]);
    part
}

fn put(world: &World, receipt: &Receipt, index: &str, fill: u8) -> Response {
    let bytes = sealed_part(fill);
    world.send(put_request(receipt, &citizen(receipt), index, bytes))
}

#[test]
fn parts_come_and_go_as_bytes() {
    let world = World::new();
    let receipt = world.opened(1);
    for (index, fill) in [("3", 3), ("0", 7), ("79", 9)] {
        let answer = put(&world, &receipt, index, fill);
        assert_eq!(answer.status(), 201);
        assert_eq!(body(&answer)["duplicate"], json!(false));
        let again = put(&world, &receipt, index, fill);
        assert_eq!(again.status(), 200);
        assert_eq!(body(&again)["duplicate"], json!(true));
    }
    for token in [citizen(&receipt), officer(&receipt)] {
        let list = format!("/attachments/{}", client_id(1));
        let held = world.send(case_request(Method::GET, &receipt, &list, &token));
        assert_eq!(body(&held), json!({"chunks": [0, 3, 79]}));
        let part = world.send(case_request(Method::GET, &receipt, &path(1, "0"), &token));
        assert_eq!(part.headers()["content-type"], "application/octet-stream");
        assert_eq!(part.headers()["cache-control"], "no-store");
        assert_eq!(part.body().as_ref(), sealed_part(7));
        let absent = world.send(case_request(Method::GET, &receipt, &path(1, "1"), &token));
        assert_eq!(
            (absent.status().as_u16(), code(&absent).as_str()),
            (404, "chunk_unknown")
        );
    }
}

#[test]
fn another_part_in_its_place_is_refused() {
    let world = World::new();
    let receipt = world.opened(1);
    assert_eq!(put(&world, &receipt, "0", 7).status(), 201);
    let other = put(&world, &receipt, "0", 8);
    assert_eq!(
        (other.status().as_u16(), code(&other).as_str()),
        (409, "chunk_conflict")
    );
    let bytes = sealed_part(7);
    let other = world.send(put_request(&receipt, &officer(&receipt), "0", bytes));
    assert_eq!(
        (other.status().as_u16(), code(&other).as_str()),
        (409, "chunk_conflict")
    );
}

#[test]
fn sizes_and_places_that_sealing_does_not_give_are_refused() {
    let world = World::new();
    let receipt = world.opened(1);
    let token = citizen(&receipt);
    for (size, status) in [(0, 422), (SEALED_CHUNK - 1, 422), (SEALED_CHUNK + 1, 413)] {
        let answer = world.send(put_request(
            &receipt,
            &token,
            "0",
            [vec![2, 1], vec![1; size.saturating_sub(2)]].concat()[..size].to_vec(),
        ));
        assert_eq!(answer.status(), status);
    }
    for index in ["80", "-1", "00", "01", "+1", "x", "99999999999999999999"] {
        assert_eq!(put(&world, &receipt, index, 1).status(), 404, "{index}");
    }
    let untyped =
        case_request(Method::PUT, &receipt, &path(1, "0"), &token).with_body(sealed_part(1));
    assert_eq!(world.send(untyped).status(), 415);
    assert_eq!(world.rows("chunks"), 0);
}

#[test]
fn a_closed_case_takes_no_new_part_but_knows_an_old_one() {
    let world = World::new();
    let receipt = world.opened(1);
    assert_eq!(put(&world, &receipt, "0", 7).status(), 201);
    let token = citizen(&receipt);
    assert_eq!(
        world
            .event(&receipt, &token, 1, "closed", "by_citizen")
            .status(),
        201
    );
    let refused = put(&world, &receipt, "1", 7);
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (409, "case_closed")
    );
    // The first answer may have been lost.
    assert_eq!(put(&world, &receipt, "0", 7).status(), 200);
    assert_eq!(code(&put(&world, &receipt, "0", 8)), "chunk_conflict");
    assert_eq!(world.rows("chunks"), 1);
}

#[test]
fn a_case_holds_sixteen_large_files() {
    let world = World::new();
    let receipt = world.opened(1);
    assert_eq!(put(&world, &receipt, "0", 7).status(), 201);
    // All but one of the rest.
    let text = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1278) \
                INSERT INTO chunks SELECT id, randomblob(16), n, 'citizen', x'00' FROM n, cases";
    block_on(world.host.query(Statement::new(text, []))).unwrap();
    assert_eq!(put(&world, &receipt, "1", 7).status(), 201);
    let refused = put(&world, &receipt, "2", 7);
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (409, "case_full")
    );
    assert_eq!(put(&world, &receipt, "1", 7).status(), 200);
    // Another case has its own.
    let other = world.opened(2);
    assert_eq!(put(&world, &other, "0", 7).status(), 201);
}

#[test]
fn a_failure_at_any_call_leaves_a_retry_one_part() {
    let failed = StorageError::Failed;
    let faults = [Fault::Before(failed), Fault::After(failed), Fault::Crash];
    World::at_every_call(
        &faults,
        |world| world.opened(1),
        |world, receipt| {
            let first = put(world, &receipt, "0", 7).status();
            assert!([201, 503].contains(&first.as_u16()));
            world.crash();
            let again = put(world, &receipt, "0", 7).status();
            assert!(again == 200 || first != 201);
            assert_eq!(world.rows("chunks"), 1);
        },
    );
}

/// A body that takes so long to come that something else happens meanwhile.
struct Slow<'a> {
    source: SimulatedSource,
    world: &'a World,
    meanwhile: Option<Request<SimulatedSource>>,
}

impl Source for Slow<'_> {
    fn header(&self, name: &'static str) -> Option<String> {
        self.source.header(name)
    }

    fn origin(&self) -> Option<String> {
        self.source.origin()
    }

    fn place(&self) -> Option<Point> {
        None
    }

    fn caller(&self) -> Option<String> {
        None
    }

    async fn body(&mut self, limit: usize) -> Result<Bytes, BodyError> {
        if let Some(meanwhile) = self.meanwhile.take() {
            assert!(self.world.send(meanwhile).status().is_success());
        }
        self.source.body(limit).await
    }
}

/// Sends a part during whose coming something else happens, and says how it was
/// refused.
fn refused_late(
    world: &World,
    receipt: &Receipt,
    meanwhile: Request<SimulatedSource>,
) -> (u16, String) {
    let request = put_request(receipt, &citizen(receipt), "0", sealed_part(1));
    let request = Request {
        method: request.method,
        target: request.target,
        source: Slow {
            source: request.source,
            world,
            meanwhile: Some(meanwhile),
        },
    };
    let Reply::Whole(answer) = block_on(vigie_relay::handle(request, &world.host)) else {
        panic!("not a whole answer");
    };
    assert_eq!(world.rows("chunks"), 0);
    (answer.status().as_u16(), code(&answer))
}

#[test]
fn a_part_that_comes_too_late_is_told_that_the_case_is_gone() {
    let world = World::new();
    let receipt = world.opened(1);
    let erasure = case_request(Method::DELETE, &receipt, "", &citizen(&receipt));
    let refused = refused_late(&world, &receipt, erasure);
    assert_eq!(refused, (410, "case_erased".to_owned()));
}

#[test]
fn a_part_for_a_closed_case_is_told_so_though_it_is_reopened_meanwhile() {
    let world = World::new();
    let receipt = world.opened(1);
    let event = |number, event: &str| {
        let id = client_id(number);
        let body = json!({"client_id": id, "event": event, "reason": "by_citizen"});
        case_request(Method::POST, &receipt, "/entries", &citizen(&receipt)).with_json(&body)
    };
    assert_eq!(world.send(event(8, "closed")).status(), 201);
    let refused = refused_late(&world, &receipt, event(9, "reopened"));
    // Not that it is full: then nobody would send it again.
    assert_eq!(refused, (409, "case_closed".to_owned()));
}
