//! The gate: a price where many are opened, and nothing that says who opened.

use vigie::{
    case::proof,
    jiff::{SignedDuration, Timestamp},
    seal::Receipt,
};
use vigie_host::{
    Host as _, Response,
    simulated::block_on,
    storage::{StorageError, Value},
};
use vigie_host_native::Fault;
use vigie_relay::GateActor;

use super::support::{WithJson as _, World, body, code, holds, opening, opening_request};

/// Ten in a minute for all who have no address: they share one gate.
const FEW: &[(&str, &str)] = &[("proof_threshold", "10")];

/// One receipt after the other.
struct Receipts(u16);

impl Receipts {
    fn next(&mut self) -> Receipt {
        self.0 += 1;
        let mut secret = [0; 16];
        secret[..2].copy_from_slice(&self.0.to_be_bytes());
        Receipt::new(secret)
    }
}

fn open_from(world: &World, receipt: &Receipt, caller: Option<&str>) -> Response {
    let request = opening_request(receipt, &opening(receipt));
    world.send(match caller {
        Some(caller) => request.from(caller),
        None => request,
    })
}

fn open_with(world: &World, receipt: &Receipt, proof: &str) -> Response {
    world.send(opening_request(receipt, &opening(receipt)).with_header("proof-of-work", proof))
}

fn challenge(answer: &Response) -> String {
    assert_eq!(
        (answer.status().as_u16(), code(answer).as_str()),
        (429, "proof_required")
    );
    body(answer)["challenge"].as_str().unwrap().to_owned()
}

fn solved(challenge: &str, receipt: &Receipt) -> String {
    let number = proof::solve(challenge, &receipt.case_id(), 0..u64::MAX).unwrap();
    format!("{challenge}.{number}")
}

/// Opens cases until a proof is asked for; gives the case that it was asked
/// for.
fn crowd(world: &World, receipts: &mut Receipts) -> (Receipt, String) {
    for _ in 0..10 {
        assert_eq!(open_from(world, &receipts.next(), None).status(), 201);
    }
    let receipt = receipts.next();
    let challenge = challenge(&open_from(world, &receipt, None));
    (receipt, challenge)
}

#[test]
fn many_pay_with_a_proof_for_their_own_case() {
    let world = World::with(FEW);
    let mut receipts = Receipts(0);
    let (receipt, challenge) = crowd(&world, &mut receipts);
    let proof = solved(&challenge, &receipt);
    let other = receipts.next();
    for (receipt, proof) in [
        (&other, proof.as_str()),
        (&receipt, &format!("{proof}0")),
        (&receipt, &challenge),
        (&receipt, "vp1.8.9999999999.x.x.0"),
        (&receipt, ""),
    ] {
        assert_eq!(code(&open_with(&world, receipt, proof)), "proof_required");
    }
    assert_eq!(open_with(&world, &receipt, &proof).status(), 201);
    assert_eq!(open_with(&world, &receipt, &proof).status(), 200);
    // The next minute is another.
    world.pass(60);
    assert_eq!(open_from(&world, &other, None).status(), 201);
}

#[test]
fn a_proof_is_good_for_ten_minutes() {
    let world = World::with(FEW);
    let mut receipts = Receipts(0);
    let (receipt, challenge) = crowd(&world, &mut receipts);
    let proof = solved(&challenge, &receipt);
    world.pass(10 * 60 + 1);
    let _ = crowd(&world, &mut receipts);
    let again = open_with(&world, &receipt, &proof);
    assert_ne!(self::challenge(&again), challenge);
}

#[test]
fn much_more_costs_much_more() {
    let world = World::with(FEW);
    let mut receipts = Receipts(0);
    let (_, first) = crowd(&world, &mut receipts);
    assert!(first.starts_with("vp1.16."));
    let mut last = first;
    for _ in 0..33 {
        last = challenge(&open_from(&world, &receipts.next(), None));
    }
    assert!(last.starts_with("vp1.20."));
}

#[test]
fn one_caller_does_not_shut_the_others_out() {
    let world = World::new();
    let mut receipts = Receipts(0);
    for _ in 0..30 {
        let answer = open_from(&world, &receipts.next(), Some("198.51.100.7"));
        assert_eq!(answer.status(), 201);
    }
    let _ = challenge(&open_from(&world, &receipts.next(), Some("198.51.100.7")));
    // The same address, as a socket for both kinds sees it.
    let _ = challenge(&open_from(
        &world,
        &receipts.next(),
        Some("::ffff:198.51.100.7"),
    ));
    let other = open_from(&world, &receipts.next(), Some("198.51.100.8"));
    assert_eq!(other.status(), 201);
}

#[test]
fn a_household_is_one_caller_whatever_its_addresses() {
    let world = World::new();
    let mut receipts = Receipts(0);
    let asked = (0..31_u32).map(|number| {
        let address = format!("2001:db8:0:7:{number:x}::1");
        open_from(&world, &receipts.next(), Some(&address))
            .status()
            .as_u16()
    });
    let asked: Vec<u16> = asked.collect();
    assert_eq!(asked[..30], [201; 30]);
    assert_eq!(asked[30], 429);
    let next_door = open_from(&world, &receipts.next(), Some("2001:db8:0:8::1"));
    assert_eq!(next_door.status(), 201);
}

#[test]
fn mapped_addresses_are_as_many_callers_as_they_are() {
    let world = World::with(&[("proof_threshold", "100000")]);
    let mut receipts = Receipts(0);
    for number in 1..=40 {
        let address = format!("::ffff:198.51.100.{number}");
        let answer = open_from(&world, &receipts.next(), Some(&address));
        assert_eq!(answer.status(), 201, "{number}");
    }
}

fn rows(world: &World, table: &str) -> Vec<Vec<Value>> {
    let tables = world.host.dump().unwrap();
    let found = tables.into_iter().find(|(name, _)| name == table);
    found.unwrap().1
}

fn salt(world: &World) -> Vec<u8> {
    match &rows(world, "salts")[..] {
        [row] => match &row[2] {
            Value::Blob(salt) => salt.clone(),
            _ => panic!("a salt that is no bytes"),
        },
        other => panic!("{} salts", other.len()),
    }
}

fn midnight(world: &World) -> Timestamp {
    let now = world.host.now().as_second();
    Timestamp::from_second((now / 86_400 + 1) * 86_400).unwrap()
}

#[test]
fn the_salt_is_gone_at_midnight_and_no_address_was_ever_kept() {
    let world = World::new();
    let mut receipts = Receipts(0);
    let address = "198.51.100.77";
    assert_eq!(
        open_from(&world, &receipts.next(), Some(address)).status(),
        201
    );
    let first = salt(&world);
    let kept = |part: &[u8]| {
        world.host.checkpoint().unwrap();
        holds(&world.bytes(), part)
    };
    assert!(kept(&first));
    let digits = [198, 51, 100, 77];
    assert!(!kept(address.as_bytes()) && !kept(&digits));
    let midnight = midnight(&world);
    world.set_now(midnight - SignedDuration::from_secs(1));
    assert_eq!(
        block_on(world.host.run_due::<GateActor>(world.now())),
        Ok(0)
    );
    world.set_now(midnight);
    assert_eq!(
        block_on(world.host.run_due::<GateActor>(world.now())),
        Ok(1)
    );
    assert_eq!((world.rows("salts"), world.rows("openings")), (0, 0));
    assert!(!kept(&first) && !kept(address.as_bytes()) && !kept(&digits));
    // It sleeps until somebody comes.
    assert_eq!(
        block_on(world.host.run_due::<GateActor>(Timestamp::MAX)),
        Ok(0)
    );
    assert_eq!(
        open_from(&world, &receipts.next(), Some(address)).status(),
        201
    );
    assert_ne!(salt(&world), first);
}

#[test]
fn where_no_alarm_rang_the_first_of_a_day_throws_the_old_salt_away() {
    let world = World::new();
    let mut receipts = Receipts(0);
    assert_eq!(open_from(&world, &receipts.next(), None).status(), 201);
    let first = salt(&world);
    world.pass(2 * 86_400);
    assert_eq!(open_from(&world, &receipts.next(), None).status(), 201);
    assert_ne!(salt(&world), first);
    assert_eq!(world.rows("openings"), 1);
    world.host.checkpoint().unwrap();
    assert!(!holds(&world.bytes(), &first));
}

#[test]
fn whatever_fails_there_is_never_a_salt_without_an_alarm() {
    let failed = StorageError::Failed;
    let faults = [Fault::Before(failed), Fault::After(failed), Fault::Crash];
    World::at_every_call(
        &faults,
        |_| Receipts(0).next(),
        |world, receipt| {
            let answer = open_from(world, &receipt, Some("198.51.100.7"));
            assert!([201, 503].contains(&answer.status().as_u16()));
            world.crash();
            if world.rows("salts") > 0 {
                let midnight = midnight(world);
                assert_eq!(block_on(world.host.run_due::<GateActor>(midnight)), Ok(1));
            }
        },
    );
}
