//! The log in SQLite beside the log in memory, which is what it must be.

use http::Method;
use serde_json::json;
use vigie::{
    case::{
        capability::Rights,
        cursor::Epoch,
        document::{AppendRequest, Page},
        entry::{Author, Body, Entry, Event, MAX_SEALED, Reason},
        kind::State,
        log::{Log, Outcome},
        retention::Due,
        rules::{Refusal, check_rights},
    },
    jiff::SignedDuration,
    seal::{ClientId, Envelopes, Keyring, PrivateKey, Receipt},
};
use vigie_host::{Response, storage::StorageError};
use vigie_host_native::Fault;

use super::support::{
    Chance, WithJson as _, World, body, case_request, citizen, code, officer_with, opening,
};

const DAY: i64 = 24 * 60 * 60;

/// The versions of keys that the runs may come to.
const VERSIONS: usize = 12;

/// One thing that somebody tries to write.
type Attempt = (Author, ClientId, Body);

/// Envelopes of versions 2 and up.
fn envelopes(receipt: &Receipt) -> Vec<Envelopes> {
    let desk = PrivateKey::derive([1; 32]).public();
    let (case, mut keyring) = (receipt.case_id(), receipt.keyring());
    let versions = (2..).take(VERSIONS);
    let envelopes = versions.map(|version: u8| {
        let key = Keyring::next(&keyring, [version; 32]).unwrap();
        let wrap = keyring.wrap(&case, &key, [version; 24]).unwrap();
        let sealed = Envelopes::seal(&case, &key, &[(desk, [version; 32])]).unwrap();
        keyring.add(key).unwrap();
        sealed.with_wrap(wrap)
    });
    envelopes.collect()
}

fn any_body(chance: &mut Chance, envelopes: &[Envelopes], log: &Log) -> Body {
    let length = match chance.below(40) {
        0 => 0,
        1 => MAX_SEALED + 1,
        2 => MAX_SEALED,
        _ => 298,
    };
    if chance.below(10) < 7 {
        let mut sealed: Vec<u8> = (0..length).map(|_| chance.below(256) as u8).collect();
        // Now and then it cannot have been sealed at all.
        if chance.below(20) != 0 {
            for (byte, first) in sealed.iter_mut().zip([1, 1]) {
                *byte = first;
            }
        }
        return Body::Sealed(sealed);
    }
    let pick = |chance: &mut Chance, number: usize| chance.below(number as u64) as usize;
    // Mostly what makes sense for somebody, sometimes anything at all.
    let usual = [
        (Event::Closed, Reason::ByCitizen),
        (Event::Closed, Reason::Resolved),
        (Event::Reopened, Reason::ByCitizen),
        (Event::Reopened, Reason::ByOfficer),
        (Event::Rekeyed, Reason::Rotation),
    ];
    let (event, reason) = if chance.below(5) < 4 {
        usual[pick(chance, usual.len())]
    } else {
        let event = Event::ALL[pick(chance, Event::ALL.len())];
        (event, Reason::ALL[pick(chance, Reason::ALL.len())])
    };
    let next = usize::from(log.standing().key_version) - 1;
    let with = (event == Event::Rekeyed) != (chance.below(30) == 0);
    let version = if chance.below(4) < 3 {
        next.min(VERSIONS - 1)
    } else {
        pick(chance, VERSIONS)
    };
    Body::Event {
        event,
        reason,
        envelopes: with.then(|| Box::new(envelopes[version].clone())),
        handling: None,
    }
}

fn any_attempt(
    chance: &mut Chance,
    envelopes: &[Envelopes],
    log: &Log,
    made: &[Attempt],
) -> Attempt {
    let author = [Author::Citizen, Author::Officer][chance.below(2) as usize];
    let known = |chance: &mut Chance| {
        let recent = made.len().min(40) as u64;
        made[made.len() - 1 - chance.below(recent) as usize].clone()
    };
    match chance.below(10) {
        0 | 1 if !made.is_empty() => known(chance),
        // The id of another entry, or of the first, which the service wrote.
        2 if !made.is_empty() => {
            let (_, id, _) = known(chance);
            (author, id, any_body(chance, envelopes, log))
        }
        3 if chance.below(10) == 0 => {
            let id = *log.document().id.as_bytes();
            let any = any_body(chance, envelopes, log);
            (author, ClientId::from_bytes(id), any)
        }
        _ => {
            let id = ClientId::from_bytes(chance.bytes());
            (author, id, any_body(chance, envelopes, log))
        }
    }
}

fn send(world: &World, receipt: &Receipt, (author, client_id, body): &Attempt) -> Response {
    let token = match author {
        Author::Citizen => citizen(receipt),
        _ => {
            let now = world.now();
            officer_with(
                receipt,
                Rights::ALL,
                now,
                now + SignedDuration::from_hours(1),
            )
        }
    };
    let request = AppendRequest {
        client_id: *client_id,
        body: body.clone(),
    };
    let request = serde_json::to_value(request).unwrap();
    world.send(case_request(Method::POST, receipt, "/entries", &token).with_json(&request))
}

/// What the model makes of an attempt, rights and all.
fn expected(log: &mut Log, (author, client_id, body): &Attempt, world: &World) -> Outcome {
    let rights = match author {
        Author::Citizen => Rights::CITIZEN,
        _ => Rights::ALL,
    };
    match check_rights(*author, rights, body) {
        Err(refusal) => Outcome::Refused(refusal),
        Ok(()) => log.append(*author, *client_id, body.clone(), world.now()),
    }
}

/// Whether an answer says what the model says. After a failure the first try may
/// have been stored, so that the second one is a duplicate.
fn check(answer: &Response, expected: Outcome, retried: bool) {
    let told = body(answer);
    let (seq, at, duplicate) = match expected {
        Outcome::Appended { seq, at } => (seq, at, false),
        Outcome::Duplicate { seq, at } => (seq, at, true),
        Outcome::Refused(refusal) => {
            let code = match refusal {
                Refusal::TooLarge => "bad_entry",
                refusal => refusal.code(),
            };
            assert_eq!(told["code"], json!(code));
            return;
        }
    };
    assert_eq!(told["seq"], json!(seq), "{told}");
    assert_eq!(told["at"], json!(at.to_string()));
    if !retried || duplicate {
        assert_eq!(told["duplicate"], json!(duplicate));
        assert_eq!(answer.status(), if duplicate { 200 } else { 201 });
    }
}

fn same(world: &World, receipt: &Receipt, log: &Log) {
    let document = serde_json::to_value(log.document()).unwrap();
    assert_eq!(world.document(receipt), document);
    let entries = serde_json::to_value(log.after(0, usize::MAX)).unwrap();
    assert_eq!(json!(world.entries(receipt)), entries);
}

/// The service closes what nobody wrote to for long enough, here and there.
fn come_back_late(world: &World, receipt: &Receipt, log: &mut Log) {
    if log.state() == State::Closed {
        return;
    }
    world.pass(8 * DAY);
    let Due::Close(at) = log.due() else {
        panic!("an open case that is due to be erased");
    };
    assert_eq!(world.ring(), 1);
    take_over(world, receipt, log);
    if at <= world.now() {
        assert_eq!(log.state(), State::Closed);
    }
}

/// What stands in the log behind the model's last entry: nobody but the service
/// writes there unasked, for the desk and for whoever is too late. The rules are
/// those of the model all the same.
fn take_over(world: &World, receipt: &Receipt, log: &mut Log) {
    let rest = format!("/entries?after={}.{}", log.document().epoch, log.head());
    let answer = world.send(case_request(Method::GET, receipt, &rest, &citizen(receipt)));
    let page: Page = serde_json::from_slice(answer.body()).unwrap();
    for Entry {
        seq,
        client_id,
        author,
        at,
        body,
    } in page.entries
    {
        assert_eq!(author, Author::Service);
        let outcome = log.append(author, client_id, body, at);
        assert_eq!(outcome, Outcome::Appended { seq, at });
    }
}

fn run(seed: u64, steps: u32, with_failures: bool) {
    let world = World::new();
    let receipt = world.opened(1);
    let epoch: Epoch = world.document(&receipt)["epoch"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let mut log = Log::open(receipt.case_id(), epoch, opening(&receipt), world.now());
    let envelopes = envelopes(&receipt);
    let mut chance = Chance::new(seed);
    let mut made: Vec<Attempt> = Vec::new();
    for step in 0..steps {
        match chance.below(300) {
            // A clock that is set back, and one that is set forward.
            0 => world.pass(-3_600),
            1 => world.pass(2 * 3_600),
            2 => come_back_late(&world, &receipt, &mut log),
            _ => world.pass(1 + chance.below(3) as i64),
        }
        let attempt = any_attempt(&mut chance, &envelopes, &log, &made);
        let expected = expected(&mut log, &attempt, &world);
        let mut retried = false;
        if with_failures && chance.below(2) == 0 {
            let error = [StorageError::Busy, StorageError::Full][chance.below(2) as usize];
            let fault = [Fault::Before(error), Fault::After(error)][chance.below(2) as usize];
            world.host.fail_at(1 + chance.below(8), fault);
            let answer = send(&world, &receipt, &attempt);
            retried = answer.status() == 503;
            if !retried {
                check(&answer, expected, false);
                world.host.mend();
            }
            assert!(!retried || code(&answer) == "storage_unavailable");
        }
        // Without a failure this is the first time, or the same once more.
        let again = with_failures && !retried && matches!(expected, Outcome::Appended { .. });
        let answer = send(&world, &receipt, &attempt);
        check(&answer, expected, retried || again);
        take_over(&world, &receipt, &mut log);
        made.push(attempt);
        if step % 500 == 499 {
            same(&world, &receipt, &log);
        }
    }
    same(&world, &receipt, &log);
    assert!(log.head() > u64::from(steps / 10));
}

#[test]
fn random_writers_find_the_same_log_as_in_memory() {
    for seed in 0..4 {
        run(seed, 1_500, false);
    }
}

#[test]
fn what_fails_and_is_sent_again_stands_in_the_log_once() {
    for seed in 10..14 {
        run(seed, 1_000, true);
    }
}

#[test]
fn a_failure_at_any_call_leaves_a_retry_one_entry() {
    let failed = StorageError::Failed;
    let faults = [Fault::Before(failed), Fault::After(failed), Fault::Crash];
    World::at_every_call(
        &faults,
        |world| world.opened(1),
        |world, receipt| {
            let answer = world.say(&receipt, 7);
            let told = answer.status();
            world.crash();
            let again = world.say(&receipt, 7);
            assert!(again.status() == 201 || again.status() == 200);
            if told.is_success() {
                assert_eq!(body(&answer)["seq"], body(&again)["seq"]);
                assert_eq!(again.status(), 200);
            } else {
                assert_eq!(told, 503);
            }
            assert_eq!(world.entries(&receipt).len(), 2);
        },
    );
}

#[test]
fn pages_are_those_of_the_model() {
    let world = World::new();
    let receipt = world.opened(1);
    let token = citizen(&receipt);
    let epoch: Epoch = world.document(&receipt)["epoch"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let mut log = Log::open(receipt.case_id(), epoch, opening(&receipt), world.now());
    for number in 1..=20 {
        assert_eq!(world.say(&receipt, number).status(), 201);
        let body = Body::Sealed(super::support::sealed(number));
        let id = super::support::client_id(number);
        let _ = log.append(Author::Citizen, id, body, world.now());
    }
    let other = Epoch::from_bytes([0; 8]);
    for cursor in ["", "0", "5", "20", "21", "22", "9007199254740991"] {
        for epoch in [epoch, other] {
            for limit in [1, 7, 256] {
                let (query, model) = match cursor {
                    "" => (String::new(), None),
                    seq => {
                        let text = format!("{epoch}.{seq}");
                        (format!("&after={text}"), Some(text.parse().unwrap()))
                    }
                };
                let rest = format!("/entries?limit={limit}{query}");
                let answer = world.send(case_request(Method::GET, &receipt, &rest, &token));
                let page: Page = serde_json::from_slice(answer.body()).unwrap();
                assert_eq!(page, log.page(model, limit), "{rest}");
            }
        }
    }
    for bad in [
        "after=x",
        "after=.1",
        "limit=0",
        "limit=257",
        "limit=x",
        "before=1",
    ] {
        let rest = format!("/entries?{bad}");
        let answer = world.send(case_request(Method::GET, &receipt, &rest, &token));
        assert_eq!(answer.status(), 400, "{bad}");
    }
}

#[test]
fn a_full_case_can_still_be_closed() {
    let world = World::new();
    let receipt = world.opened(1);
    assert_eq!(world.say(&receipt, 1).status(), 201);
    // As after 64 MiB.
    let text = "UPDATE entries SET standing = json_set(standing, '$.sealed_bytes', 67108800)";
    let statement = vigie_host::storage::Statement::new(text, []);
    let written = vigie_host::storage::Sql::query(&world.host, statement);
    vigie_host::simulated::block_on(written).unwrap();
    let refused = world.say(&receipt, 2);
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (409, "case_full")
    );
    assert_eq!(world.say(&receipt, 1).status(), 200);
    let token = citizen(&receipt);
    assert_eq!(
        world
            .event(&receipt, &token, 3, "closed", "by_citizen")
            .status(),
        201
    );
}

#[test]
fn two_hundred_entries_in_ten_seconds_are_too_fast() {
    let world = World::new();
    let receipt = world.opened(1);
    for number in 1..=200 {
        assert_eq!(world.say(&receipt, number).status(), 201, "{number}");
    }
    let refused = world.say(&receipt, 201);
    assert_eq!(
        (refused.status().as_u16(), code(&refused).as_str()),
        (429, "too_fast")
    );
    assert_eq!(refused.headers()["retry-after"], "2");
    world.pass(10);
    assert_eq!(world.say(&receipt, 201).status(), 201);
    // A clock that is set back shuts nobody out.
    world.pass(-3_600);
    assert_eq!(world.say(&receipt, 202).status(), 201);
}
