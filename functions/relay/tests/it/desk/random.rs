//! Many officers and citizens at random, over storage that fails and alarms that
//! are late.

use std::collections::BTreeMap;

use serde_json::json;
use vigie::{
    case::kind::Priority,
    jiff::{SignedDuration, Timestamp},
    seal::Receipt,
};
use vigie_host::{Response, simulated::block_on, storage::StorageError};
use vigie_host_native::Fault;
use vigie_relay::{CaseActor, DeskActor};

use super::{
    failures::agree,
    support::{Lease, Officer, Wish, case, receipt, wished},
};
use crate::support::{Chance, World, body, citizen, opening_request};

/// An officer's console: what it believes to have, and when it says so next.
struct Console {
    officer: Officer,
    held: Vec<Lease>,
    beats_at: Timestamp,
}

struct Run {
    world: World,
    chance: Chance,
    faulty: bool,
    consoles: Vec<Console>,
    cases: Vec<Receipt>,
    /// How many messages each case has.
    said: Vec<u8>,
    /// Whose each lease of each case is.
    given: BTreeMap<(String, u64), usize>,
    requests: u64,
}

const CASES: usize = 24;

impl Run {
    fn new(seed: u64, faulty: bool) -> Self {
        let world = World::of_desks();
        let desks = [
            "bordeaux", "bordeaux", "bordeaux", "rennes", "rennes", "lyon",
        ];
        let names = ["o-1", "o-2", "o-3", "o-4", "o-5", "o-6"];
        let consoles = desks.iter().zip(names).map(|(desk, name)| {
            let mut officer = Officer::new(desk, name);
            officer.capacity = 2;
            if name == "o-2" {
                officer.languages.push("uk");
            }
            Console {
                officer,
                held: Vec::new(),
                beats_at: world.now(),
            }
        });
        Self {
            consoles: consoles.collect(),
            chance: Chance::new(seed),
            world,
            faulty,
            cases: Vec::new(),
            said: Vec::new(),
            given: BTreeMap::new(),
            requests: 0,
        }
    }

    fn pick(&mut self, limit: usize) -> usize {
        self.chance.below(limit as u64) as usize
    }

    /// Has one of the next calls to the storage fail, now and then.
    fn may_fail(&mut self) {
        if self.faulty && self.pick(4) == 0 {
            let fault = [Fault::Before, Fault::After][self.pick(2)](StorageError::Failed);
            let call = 1 + self.chance.below(60);
            self.world.host.fail_at(call, fault);
        }
    }

    /// What came of a request: it is done, refused for a reason that there may be,
    /// or nobody knows, and then only where something failed.
    fn judged(&self, answer: &Response) -> bool {
        self.world.host.mend();
        let status = answer.status().as_u16();
        let expected = [200, 201, 204, 403, 404, 409];
        assert!(
            expected.contains(&status) || self.faulty && status == 503,
            "{status}"
        );
        answer.status().is_success()
    }

    fn noted(&mut self, console: usize, lease: Lease) {
        // No two officers ever had one lease: at most one can write.
        let key = (lease.case.clone(), lease.number);
        let whose = *self.given.entry(key).or_insert(console);
        assert_eq!(whose, console, "{} was given to two", lease.case);
        let held = &mut self.consoles[console].held;
        held.retain(|known| known.case != lease.case);
        held.push(lease);
    }

    fn comes(&mut self) {
        if self.cases.len() == CASES {
            return;
        }
        let number = self.cases.len() as u64;
        let wish = Wish {
            desk: ["bordeaux", "bordeaux", "rennes", "lyon"][self.pick(4)],
            priority: *[Priority::Danger, Priority::Specialised, Priority::Ordinary]
                .get(self.pick(3))
                .unwrap(),
            language: ["fr", "fr", "uk"][self.pick(3)],
            category: Some("violences"),
        };
        let receipt = receipt(number);
        // A client sends it until it hears that it is there.
        loop {
            self.may_fail();
            let request = opening_request(&receipt, &wished(&receipt, &wish));
            let answer = self.world.send(request);
            if self.judged(&answer) {
                break;
            }
        }
        self.cases.push(receipt);
        self.said.push(0);
    }

    fn says(&mut self) {
        if self.cases.is_empty() {
            return;
        }
        let at = self.pick(self.cases.len());
        if self.said[at] > 200 {
            return;
        }
        self.said[at] += 1;
        self.may_fail();
        let answer = match self.pick(12) {
            0 => {
                let token = citizen(&self.cases[at]);
                let number = self.said[at];
                self.world
                    .event(&self.cases[at], &token, number, "closed", "by_citizen")
            }
            _ => self.world.say(&self.cases[at], self.said[at]),
        };
        self.judged(&answer);
    }

    fn beats(&mut self, console: usize) {
        let now = self.world.now();
        let Console {
            officer,
            held,
            beats_at,
        } = &self.consoles[console];
        if *beats_at > now {
            return;
        }
        let named: Vec<&str> = held.iter().map(|lease| lease.case.as_str()).collect();
        let request = officer.presence(&named);
        // Sometimes an officer's connection is gone for a minute.
        let pause = if self.chance.below(40) == 0 { 70 } else { 15 };
        self.consoles[console].beats_at = now + SignedDuration::from_secs(pause);
        self.may_fail();
        let answer = self.world.send(request);
        if self.judged(&answer) {
            let told = body(&answer);
            let leases = told["leases"].as_array().unwrap();
            for lease in leases {
                self.noted(console, Lease::of(lease));
            }
            let is_told = |known: &Lease| {
                leases
                    .iter()
                    .any(|lease| lease["case"] == json!(known.case))
            };
            self.consoles[console].held.retain(is_told);
        }
    }

    fn works(&mut self, console: usize) {
        self.may_fail();
        let officer = self.consoles[console].officer.clone();
        let any = self.consoles[console].held.len();
        let choice = self.pick(10);
        if choice < 4 || any == 0 {
            self.requests += 1;
            let answer = officer.take(&self.world, self.requests);
            let taken = self.judged(&answer) && answer.status() == 200;
            if taken {
                self.noted(console, Lease::of(&body(&answer)));
            }
            return;
        }
        let at = self.pick(any);
        let lease = self.consoles[console].held[at].clone();
        let answer = match choice {
            4..8 => {
                let at = self
                    .cases
                    .iter()
                    .position(|one| case(one) == lease.case)
                    .unwrap();
                if self.said[at] > 200 {
                    return;
                }
                self.said[at] += 1;
                let answer = self.world.answers(&self.cases[at], &lease, self.said[at]);
                self.world.host.mend();
                if answer.status() == 201 {
                    // Whoever could write is the one whom the desk gave the newest
                    // lease that the case knows of.
                    let others = self.given.range((lease.case.clone(), lease.number + 1)..);
                    let mut newer = others.take_while(|((case, _), _)| *case == lease.case);
                    let floor = self.floor(at);
                    assert_eq!(floor, lease.number);
                    assert!(newer.all(|((_, number), _)| *number > floor));
                }
                answer
            }
            8 => officer.releases(&self.world, &lease.case),
            _ => {
                let to = ["bordeaux", "rennes"][self.pick(2)];
                officer.transfers(&self.world, &lease.case, to)
            }
        };
        let done = self.judged(&answer);
        if choice >= 8 && done {
            self.consoles[console]
                .held
                .retain(|known| known.case != lease.case);
        }
    }

    /// The lowest lease that opens a case.
    fn floor(&self, at: usize) -> u64 {
        let text = "SELECT COALESCE(json_extract(standing, '$.floor'), 0) FROM entries \
                    WHERE case_id = ?1 ORDER BY seq DESC LIMIT 1";
        let id = self.cases[at].case_id();
        let rows = self.world.sql(text, vec![id.as_bytes().as_slice().into()]);
        rows[0].integer(0).unwrap() as u64
    }

    /// Rings whatever is due, unless the platform is late this time.
    fn rings(&mut self) {
        if self.faulty && self.pick(4) == 0 {
            return;
        }
        let now = self.world.now();
        self.may_fail();
        let _ = block_on(self.world.host.run_due::<DeskActor>(now));
        let _ = block_on(self.world.host.run_due::<CaseActor>(now));
        self.world.host.mend();
    }

    /// Nobody waits for longer than a desk's patience and the time that an alarm
    /// takes.
    fn nobody_is_forgotten(&self) {
        let text = "SELECT case_id, priority, MAX(since, here) FROM (SELECT case_id, \
                    json_extract(body, '$.priority') AS priority, \
                    json_extract(body, '$.since') AS since, \
                    json_extract(body, '$.here_since') AS here FROM conversations \
                    WHERE json_extract(body, '$.phase.phase') = 'waiting')";
        let late = if self.faulty { 240 } else { 10 };
        for row in self.world.sql(text, Vec::new()) {
            if row.optional_text(2).unwrap().is_none() {
                continue;
            }
            let since: Timestamp = row.text(2).unwrap().parse().unwrap();
            let patience = match row.text(1).unwrap() {
                "danger" => 60,
                "specialised" => 120,
                _ => 300,
            };
            let waited = self.world.now().duration_since(since).as_secs();
            assert!(
                waited <= patience + late,
                "{waited} s, {}",
                row.text(1).unwrap()
            );
        }
        // One officer at most has each.
        for receipt in &self.cases {
            assert!(self.world.holders(receipt).len() <= 1);
        }
    }

    fn step(&mut self) {
        self.world.pass(1 + self.chance.below(5) as i64);
        self.rings();
        for console in 0..self.consoles.len() {
            self.beats(console);
        }
        match self.pick(8) {
            0 => self.comes(),
            1 | 2 => self.says(),
            _ => {
                let console = self.pick(self.consoles.len());
                self.works(console);
            }
        }
    }

    /// Everybody is answered, and the case and its desks agree.
    fn ends(&mut self) {
        self.faulty = false;
        for round in 0..200 {
            self.world.live(3);
            for console in 0..self.consoles.len() {
                self.beats(console);
                let Console { officer, held, .. } = &self.consoles[console];
                for lease in held.clone() {
                    let at = self
                        .cases
                        .iter()
                        .position(|one| case(one) == lease.case)
                        .unwrap();
                    let number = 201 + (round % 50) as u8;
                    let _ = self.world.answers(&self.cases[at], &lease, number);
                    let _ = officer.releases(&self.world, &lease.case);
                }
                self.consoles[console].held.clear();
                self.requests += 1;
                let officer = self.consoles[console].officer.clone();
                let answer = officer.take(&self.world, self.requests);
                if answer.status() == 200 {
                    self.noted(console, Lease::of(&body(&answer)));
                }
            }
            if self.cases.iter().all(|receipt| self.is_done(receipt)) {
                break;
            }
        }
        self.world.live(5);
        for receipt in &self.cases {
            assert!(self.is_done(receipt), "{:?}", self.world.wait(receipt));
            if self.world.document(receipt)["state"] != json!("closed") {
                agree(&self.world, receipt);
            }
        }
        assert_eq!(self.world.rows("notices"), 0);
    }

    fn is_done(&self, receipt: &Receipt) -> bool {
        let text = "SELECT json_extract(standing, '$.awaits_since') FROM entries \
                    WHERE case_id = ?1 ORDER BY seq DESC LIMIT 1";
        let id = receipt.case_id();
        let rows = self.world.sql(text, vec![id.as_bytes().as_slice().into()]);
        rows[0].optional_text(0).unwrap().is_none()
    }
}

fn run(seed: u64, steps: u32, faulty: bool) {
    let mut run = Run::new(seed, faulty);
    for step in 0..steps {
        run.step();
        if step % 10 == 9 {
            run.nobody_is_forgotten();
        }
    }
    assert!(run.cases.len() > CASES / 2 && run.given.len() > 20);
    run.ends();
}

#[test]
fn nobody_is_forgotten_and_nobody_has_two_officers() {
    for seed in 0..2 {
        run(seed, 600, false);
    }
}

#[test]
fn nor_where_the_storage_fails_and_alarms_are_late() {
    for seed in 10..14 {
        run(seed, 600, true);
    }
}
