//! A relay with one desk, and those who talk to it.

use std::{path::PathBuf, rc::Rc};

use base64ct::{Base64UrlUnpadded, Encoding};
use http::Method;
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use vigie::{
    case::{
        capability::{Capability, CapabilityKey, OfficerId, Right, Rights},
        document::Opening,
        kind::{Desk, Kind, Priority},
    },
    desk::{
        directory::{Directory, Draft},
        entry::{DeskEntry, DeskKey},
        root::RootKey,
    },
    jiff::{SignedDuration, Timestamp},
    language::Language,
    seal::{ClientId, Envelopes, PrivateKey, Receipt},
};
use vigie_host::{
    Reply, Request, Response,
    actor::Live,
    simulated::{SimulatedHost, SimulatedSource, block_on, request},
};
use vigie_host_native::{Fault, NativeHost};
use vigie_relay::{CaseActor, DeskActor, handle};

/// When every test begins.
pub(crate) const START: &str = "2026-11-22T03:00:00Z";

const CAPABILITY_SECRET: [u8; 32] = [9; 32];

pub(crate) fn start() -> Timestamp {
    START.parse().unwrap()
}

/// A desk alone, day and night.
const BORDEAUX: &str = r#"{ "id": "bordeaux", "kind": "platform",
    "name": { "fr": "Bordeaux" }, "languages": ["fr", "en"], "hours": "24/7",
    "territory": "metropolitan_france", "answer_within_s": 7200, "shards": 2,
    "patience_s": { "danger": 30, "specialised": 120, "ordinary": 300 } }"#;

/// The signed text of a directory of desks; the first one's private key is
/// derived of ones, the second's of twos, and so on.
pub(crate) fn directory(desks: &[&str]) -> String {
    let issued = start() - SignedDuration::from_hours(24);
    let entries = desks.iter().zip(1..).map(|(json, number)| {
        let mut entry: DeskEntry = serde_json::from_str(json).unwrap();
        entry.keys = vec![DeskKey {
            key: PrivateKey::derive([number; 32]).public(),
            since: issued,
            until: None,
        }];
        entry
    });
    let draft = Draft {
        version: 1,
        sample: true,
        issued,
        expires: issued + SignedDuration::from_hours(90 * 24),
        desks: entries.collect(),
        revoked: Vec::new(),
    };
    let directory = Directory::new(draft).unwrap();
    directory.sign(&RootKey::from_bytes([7; 32])).unwrap()
}

/// A folder in memory, where there is one: what these tests try is not whether
/// the disk keeps what it was given, and they would wait for it all the time.
fn scratch() -> TempDir {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// What the relay is given by its host, with these variables too.
fn given(now: Timestamp, variables: &[(&str, &str)]) -> Rc<SimulatedHost> {
    let key = Base64UrlUnpadded::encode_string(&CAPABILITY_SECRET);
    let given = SimulatedHost::new(now)
        .with_variable("desk_directory", &directory(&[BORDEAUX]))
        .with_variable("capability_keys", &format!("first={key}"));
    let given = variables.iter().fold(given, |given, (name, value)| {
        given.with_variable(name, value)
    });
    Rc::new(given)
}

/// A relay over a file of its own.
pub(crate) struct World {
    pub(crate) host: NativeHost,
    /// Calls to the storage before the last crash.
    calls: u64,
    given: Rc<SimulatedHost>,
    directory: TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    pub(crate) fn with(variables: &[(&str, &str)]) -> Self {
        let given = given(start(), variables);
        let directory = scratch();
        let file = directory.path().join("cases.db");
        Self {
            host: NativeHost::open(&file, Rc::clone(&given)).unwrap(),
            calls: 0,
            given,
            directory,
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.directory.path().join("cases.db")
    }

    /// The process ends, and another begins with what is in the file.
    pub(crate) fn crash(&mut self) {
        self.calls += self.host.calls();
        self.host = NativeHost::open(&self.file(), Rc::clone(&self.given)).unwrap();
    }

    /// The service is set up anew with other variables, and knows what is in the file.
    pub(crate) fn redeploy(&mut self, variables: &[(&str, &str)]) {
        self.given = given(self.now(), variables);
        self.crash();
    }

    /// Every byte of the file and its journal.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = std::fs::read(self.file()).unwrap();
        bytes.extend(std::fs::read(self.file().with_extension("db-wal")).unwrap_or_default());
        bytes
    }

    pub(crate) fn now(&self) -> Timestamp {
        vigie_host::Host::now(&*self.given)
    }

    pub(crate) fn pass(&self, seconds: i64) {
        let now = self.now();
        let by = SignedDuration::from_secs(seconds);
        self.given.set_now(now.checked_add(by).unwrap());
    }

    pub(crate) fn set_now(&self, now: Timestamp) {
        self.given.set_now(now);
    }

    /// Rings every alarm that is due by the clock.
    pub(crate) fn ring(&self) -> usize {
        block_on(self.host.run_due::<CaseActor>(self.now())).unwrap()
    }

    /// The same for the parts of desks.
    pub(crate) fn ring_desks(&self) -> usize {
        block_on(self.host.run_due::<DeskActor>(self.now())).unwrap()
    }

    /// Rings whatever is due, and what comes due of that at once.
    pub(crate) fn ring_all(&self) {
        while self.ring_desks() + self.ring() > 0 {}
    }

    /// Lets time pass second by second, and rings whatever comes due.
    pub(crate) fn live(&self, seconds: i64) {
        for _ in 0..seconds {
            self.pass(1);
            self.ring_all();
        }
    }

    pub(crate) fn alarm(&self, receipt: &Receipt) -> Option<Timestamp> {
        let key = receipt.case_id().to_string();
        block_on(self.host.alarm_of::<CaseActor>(&key)).unwrap()
    }

    pub(crate) fn reply(&self, request: Request<SimulatedSource>) -> Reply {
        block_on(handle(request, &self.host))
    }

    pub(crate) fn send(&self, request: Request<SimulatedSource>) -> Response {
        match self.reply(request) {
            Reply::Whole(answer) => answer,
            _ => panic!("a stream, where a whole answer was expected"),
        }
    }

    pub(crate) fn stream(&self, request: Request<SimulatedSource>) -> (Response, Live) {
        match self.reply(request) {
            Reply::Live(head, live) => (head, live),
            Reply::Whole(answer) => panic!("{} instead of a stream", answer.status()),
            Reply::Foreign(never) => match never {},
        }
    }

    /// Opens a chat as its citizen does.
    pub(crate) fn open(&self, receipt: &Receipt) -> Response {
        self.send(opening_request(receipt, &opening(receipt)))
    }

    /// Opens a chat that was not there, and gives its receipt.
    pub(crate) fn opened(&self, number: u8) -> Receipt {
        let receipt = Receipt::new([number; 16]);
        assert_eq!(self.open(&receipt).status(), 201);
        receipt
    }

    /// A message of the citizen, its bytes and its id made of one number.
    pub(crate) fn say(&self, receipt: &Receipt, number: u8) -> Response {
        self.send(message_request(receipt, &citizen(receipt), number))
    }

    pub(crate) fn event(
        &self,
        receipt: &Receipt,
        token: &str,
        number: u8,
        event: &str,
        reason: &str,
    ) -> Response {
        let body = json!({"client_id": client_id(number), "event": event, "reason": reason});
        self.send(case_request(Method::POST, receipt, "/entries", token).with_json(&body))
    }

    pub(crate) fn document(&self, receipt: &Receipt) -> Json {
        let answer = self.send(case_request(Method::GET, receipt, "", &citizen(receipt)));
        assert_eq!(answer.status(), 200);
        body(&answer)
    }

    /// What is told of every entry.
    pub(crate) fn entries(&self, receipt: &Receipt) -> Vec<Json> {
        let mut all = Vec::new();
        let mut after = String::new();
        loop {
            let rest = format!("/entries?limit=256{after}");
            let answer = self.send(case_request(Method::GET, receipt, &rest, &citizen(receipt)));
            assert_eq!(answer.status(), 200);
            let page = body(&answer);
            all.extend(page["entries"].as_array().unwrap().clone());
            if page["more"] == json!(false) {
                return all;
            }
            after = format!("&after={}", page["cursor"].as_str().unwrap());
        }
    }

    /// How many rows each table has.
    pub(crate) fn rows(&self, table: &str) -> usize {
        let tables = self.host.dump().unwrap();
        let found = tables.iter().find(|(name, _)| name == table);
        found.map_or(0, |(_, rows)| rows.len())
    }

    /// Does something anew for every place at which the storage can fail. Each
    /// time it is given a fresh world, which fails from the moment that
    /// `prepare` is done.
    pub(crate) fn at_every_call<P>(
        faults: &[Fault],
        prepare: impl Fn(&mut Self) -> P,
        run: impl Fn(&mut Self, P),
    ) {
        Self::at_every_call_of(Self::new, faults, prepare, run);
    }

    /// How many calls `run` makes where nothing fails.
    fn calls_of<P>(
        make: impl Fn() -> Self,
        prepare: impl Fn(&mut Self) -> P,
        run: impl Fn(&mut Self, P),
    ) -> u64 {
        let mut world = make();
        let prepared = prepare(&mut world);
        let before = world.host.calls();
        run(&mut world, prepared);
        let calls = world.calls + world.host.calls() - before;
        assert!(calls > 1);
        calls
    }

    /// The same with worlds that are made so.
    pub(crate) fn at_every_call_of<P>(
        make: impl Fn() -> Self,
        faults: &[Fault],
        prepare: impl Fn(&mut Self) -> P,
        run: impl Fn(&mut Self, P),
    ) {
        let calls = Self::calls_of(&make, &prepare, &run);
        for fault in faults {
            for call in 1..=calls {
                let mut world = make();
                let prepared = prepare(&mut world);
                world.host.fail_at(call, *fault);
                run(&mut world, prepared);
            }
        }
    }

    /// The same with one fault at each call, in turn: where there are hundreds of
    /// calls, each fault still meets every part of what is done.
    pub(crate) fn at_each_call_in_turn<P>(
        make: impl Fn() -> Self,
        faults: &[Fault],
        prepare: impl Fn(&mut Self) -> P,
        run: impl Fn(&mut Self, P),
    ) {
        let calls = Self::calls_of(&make, &prepare, &run);
        for (call, fault) in (1..=calls).zip(faults.iter().cycle()) {
            let mut world = make();
            let prepared = prepare(&mut world);
            world.host.fail_at(call, *fault);
            run(&mut world, prepared);
        }
    }
}

/// More that a test's request may have.
pub(crate) trait WithJson {
    fn with_json(self, body: &Json) -> Self;
    fn from(self, caller: &str) -> Self;
}

impl WithJson for Request<SimulatedSource> {
    fn with_json(self, body: &Json) -> Self {
        self.with_header("content-type", "application/json")
            .with_body(body.to_string())
    }

    fn from(mut self, caller: &str) -> Self {
        self.source.caller = Some(caller.to_owned());
        self
    }
}

pub(crate) fn opening(receipt: &Receipt) -> Opening {
    let desk = PrivateKey::derive([1; 32]).public();
    let envelopes = Envelopes::seal(&receipt.case_id(), &receipt.case_key(), &[(desk, [3; 32])]);
    Opening {
        kind: Kind::Chat,
        desk: Desk::new("bordeaux").unwrap(),
        department: None,
        category: None,
        priority: Priority::Ordinary,
        locale: Language::French.into(),
        envelopes: envelopes.unwrap(),
    }
}

pub(crate) fn opening_request(receipt: &Receipt, opening: &Opening) -> Request<SimulatedSource> {
    request(Method::POST, "/v1/cases")
        .with_header("authorization", &format!("Bearer {}", citizen(receipt)))
        .with_header("idempotency-key", &receipt.case_id().to_string())
        .with_json(&serde_json::to_value(opening).unwrap())
}

/// The citizen's token.
pub(crate) fn citizen(receipt: &Receipt) -> String {
    receipt.token().encoded().to_string()
}

/// An officer's token with all rights, for some hours from the start.
pub(crate) fn officer(receipt: &Receipt) -> String {
    let from = start();
    let until = from + SignedDuration::from_hours(12);
    officer_with(receipt, Rights::ALL, from, until)
}

pub(crate) fn officer_with(
    receipt: &Receipt,
    rights: Rights,
    not_before: Timestamp,
    expires: Timestamp,
) -> String {
    let key = CapabilityKey::new("first", CAPABILITY_SECRET).unwrap();
    let capability = Capability {
        case: receipt.case_id(),
        desk: Desk::new("bordeaux").unwrap(),
        officer: OfficerId::new("agent-1").unwrap(),
        rights,
        not_before,
        expires,
        lease: None,
        nonce: [5; 16],
    };
    capability.sign(&key).unwrap()
}

pub(crate) fn rights(rights: &[Right]) -> Rights {
    rights.iter().copied().collect()
}

/// A request about a case.
pub(crate) fn case_request(
    method: Method,
    receipt: &Receipt,
    rest: &str,
    token: &str,
) -> Request<SimulatedSource> {
    let target = format!("/v1/cases/{}{rest}", receipt.case_id());
    request(method, &target).with_header("authorization", &format!("Bearer {token}"))
}

pub(crate) fn client_id(number: u8) -> ClientId {
    ClientId::from_bytes([number; 16])
}

/// The sealed bytes of the message with a number, unlike any other bytes.
pub(crate) fn sealed(number: u8) -> Vec<u8> {
    let mut sealed = vec![1, 1];
    sealed.extend((0..296_u32).map(|at| {
        let mixed = (at + 1 + 1_000 * u32::from(number)).wrapping_mul(0x9e37_79b1);
        (mixed >> 24) as u8
    }));
    sealed
}

pub(crate) fn message_request(
    receipt: &Receipt,
    token: &str,
    number: u8,
) -> Request<SimulatedSource> {
    let sealed = Base64UrlUnpadded::encode_string(&sealed(number));
    let body = json!({"client_id": client_id(number), "sealed": sealed});
    case_request(Method::POST, receipt, "/entries", token).with_json(&body)
}

pub(crate) fn body(answer: &Response) -> Json {
    serde_json::from_slice(answer.body()).unwrap()
}

pub(crate) fn code(answer: &Response) -> String {
    let body = body(answer);
    body["code"].as_str().unwrap_or_default().to_owned()
}

/// Numbers that look like chance and are the same every time.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of the numbers below a limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        [(); N].map(|()| self.below(256) as u8)
    }
}

/// Whether some bytes hold others.
pub(crate) fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
