//! An officer's console: signs on, takes people and answers them, by what the
//! interface gives it alone.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use vigie::{
    case::{
        capability::OfficerId,
        document::Opening,
        entry::{Author, Body, Event, Reason},
        kind::{Category, Desk, Kind, Priority},
    },
    desk::identity::{Issuer, Role},
    seal::{CaseId, Envelopes, Keyring, PrivateKey, PublicKey, Receipt},
};
use vigie_test_keys::{AUDIENCE, ISSUER, ROLES_CLAIM};

use crate::{
    case::{
        Case, officer,
        party::{Party, client_id, random},
    },
    client::{Answer, Ask, ask, get},
    desk_tokens,
};

/// A desk that answers day and night, that no other test opens cases for, and that
/// takes over from no other: those who waited elsewhere too long would come here
/// as soon as an officer does. The tests here take turns.
pub(super) const QUIET: &str = "nouvelle-caledonie";

/// Somebody at a desk.
#[derive(Clone)]
pub(super) struct Officer {
    /// What the issuer calls them.
    pub(super) name: String,
    pub(super) desk: String,
    pub(super) token: String,
}

/// A conversation that an officer was given.
#[derive(Clone, Debug)]
pub(super) struct Lease {
    pub(super) case: CaseId,
    pub(super) number: u64,
    pub(super) capability: String,
}

/// A word that nobody else has.
pub(super) fn mark() -> String {
    random::<8>()
        .map(|byte| char::from(b'a' + byte % 26))
        .iter()
        .collect()
}

/// The desk to oneself: nobody is there and nobody waits. `None` where nobody
/// gave the keys that officers' tokens are signed with.
pub(super) fn alone() -> Option<MutexGuard<'static, ()>> {
    static ALONE: Mutex<()> = Mutex::new(());
    officer::keys()?;
    let guard = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // Whom a test that failed left there.
    for officer in std::mem::take(&mut *there()) {
        officer.ask("DELETE", "/presence").send();
    }
    let caretaker = Officer::at(QUIET, Role::Supervisor);
    // And those of another run, of whom nothing is heard for a lease.
    let patience = Instant::now() + Duration::from_secs(60);
    while caretaker.ask("GET", "/figures").ok()["now"]["officers"]["present"] != 0 {
        assert!(Instant::now() < patience, "somebody else is at {QUIET}");
        thread::sleep(Duration::from_secs(1));
    }
    caretaker.sign_on(&json!({"capacity": 20}));
    let queue = caretaker.ask("GET", "/queue").ok();
    let lines = [&queue["waiting"], &queue["taken"]];
    for line in lines.iter().flat_map(|lines| lines.as_array().unwrap()) {
        let taken = caretaker.take(&json!({"case": line["case"]})).unwrap();
        let party = taken.bearer();
        party.happens(Event::Closed, Reason::OutOfScope);
    }
    caretaker.sign_off();
    Some(guard)
}

/// Those who signed on.
fn there() -> MutexGuard<'static, Vec<Officer>> {
    static THERE: Mutex<Vec<Officer>> = Mutex::new(Vec::new());
    THERE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Officer {
    /// A new officer of a desk.
    pub(super) fn at(desk: &str, role: Role) -> Self {
        Self::named(&format!("o-{}", mark()), desk, role)
    }

    pub(super) fn named(name: &str, desk: &str, role: Role) -> Self {
        Self {
            name: name.to_owned(),
            desk: desk.to_owned(),
            token: desk_tokens::token(name, role, desk).expect("the keys are known"),
        }
    }

    /// What they are called here.
    pub(super) fn id(&self) -> OfficerId {
        let issuer = Issuer::new(ISSUER, AUDIENCE, ROLES_CLAIM).unwrap();
        issuer.officer(&self.name).unwrap()
    }

    /// A request about their desk, with what follows its address.
    pub(super) fn ask(&self, method: &str, rest: &str) -> Ask {
        let target = format!("/v1/desks/{}{rest}", self.desk);
        ask(method, target).header("authorization", &format!("Bearer {}", self.token))
    }

    /// The same with a body, as a request that is sent once.
    pub(super) fn tell(&self, method: &str, rest: &str, body: &Value) -> Ask {
        self.ask(method, rest)
            .header("content-type", "application/json")
            .header("idempotency-key", &client_id().to_string())
            .body(body.to_string())
    }

    /// Is there, which must be believed; gives the answer.
    pub(super) fn sign_on(&self, profile: &Value) -> Value {
        if self.desk == QUIET {
            there().push(self.clone());
        }
        self.tell("PUT", "/presence", profile).ok()
    }

    pub(super) fn sign_off(&self) {
        let answer = self.ask("DELETE", "/presence").send();
        assert_eq!(answer.status, 204, "{answer}");
    }

    /// Takes somebody, if anybody is there for them.
    pub(super) fn take(&self, wanted: &Value) -> Option<Lease> {
        let answer = self.tell("POST", "/take", wanted).send();
        if answer.status == 204 {
            return None;
        }
        assert_eq!(answer.status, 200, "{answer}");
        Some(Lease::read(&answer.json()))
    }

    /// Does something about a conversation; gives the answer.
    pub(super) fn about(&self, case: &CaseId, method: &str, what: &str, body: &Value) -> Answer {
        self.tell(method, &format!("/cases/{case}/{what}"), body)
            .send()
    }

    /// Reads and writes in a conversation with the desk's private key.
    pub(super) fn opens(&self, lease: &Lease) -> Party {
        lease.party(private_key(&self.desk))
    }
}

impl Lease {
    /// The strict form of it.
    pub(super) fn read(value: &Value) -> Self {
        members(value, &["case", "number", "until", "capability"], &[]);
        Self {
            case: value["case"].as_str().unwrap().parse().unwrap(),
            number: value["number"].as_u64().unwrap(),
            capability: value["capability"].as_str().unwrap().to_owned(),
        }
    }

    /// Whoever shows the capability and can read nothing.
    pub(super) fn bearer(&self) -> Party {
        Party {
            case: self.case,
            bearer: self.capability.clone(),
            author: Author::Officer,
            keyring: Receipt::new(random()).keyring(),
        }
    }

    /// Whoever shows it and opens the envelopes with a desk's key.
    pub(super) fn party(&self, key: &PrivateKey) -> Party {
        let party = self.bearer();
        let document = party.document();
        let mut keyring: Option<Keyring> = None;
        for envelopes in &document.envelopes {
            let Ok(opened) = envelopes.open(&document.id, key) else {
                continue;
            };
            match &mut keyring {
                None => keyring = Some(Keyring::new(opened)),
                Some(known) => drop(known.add(opened)),
            }
        }
        let keyring = keyring.expect("the case is sealed to the desk");
        Party { keyring, ..party }
    }
}

/// A desk's private key.
pub(super) fn private_key(desk: &str) -> &'static PrivateKey {
    let keys = officer::keys().expect("the keys are known");
    keys.desk(&Desk::new(desk).unwrap()).unwrap()
}

/// What the directory says of a desk.
pub(super) fn told_of(desk: &str) -> Value {
    get(format!("/v1/desks/{desk}")).ok()
}

/// The public keys of a desk and of those that take over from it.
pub(super) fn readers(desk: &str) -> Vec<PublicKey> {
    let told = told_of(desk);
    let others = told["overflow"].as_array().cloned().unwrap_or_default();
    let others = others
        .iter()
        .map(|other| told_of(other.as_str().unwrap())["public_key"].clone());
    let all = [told["public_key"].clone()].into_iter().chain(others);
    all.map(|key| key.as_str().unwrap().parse().unwrap())
        .collect()
}

/// Asks where to go.
pub(super) fn route(need: &Value) -> Ask {
    ask("POST", "/v1/desks/route")
        .header("content-type", "application/json")
        .body(need.to_string())
}

/// A conversation that is not open yet, for a desk and sealed to keys.
pub(super) fn prepared(desk: &str, priority: Priority, keys: &[PublicKey]) -> Case {
    let receipt = Receipt::new(random());
    let id = receipt.case_id();
    let to: Vec<_> = keys.iter().map(|key| (*key, random())).collect();
    let envelopes = Envelopes::seal(&id, &receipt.case_key(), &to).unwrap();
    let opening = Opening {
        kind: Kind::Chat,
        desk: Desk::new(desk).unwrap(),
        department: None,
        category: None,
        priority,
        locale: vigie::language::Language::French.into(),
        envelopes,
    };
    let citizen = Party {
        case: id,
        bearer: receipt.token().encoded().to_string(),
        author: Author::Citizen,
        keyring: receipt.keyring(),
    };
    Case {
        receipt,
        opening,
        citizen,
    }
}

/// A conversation that was just opened at a desk.
pub(super) fn open(desk: &str, priority: Priority) -> Case {
    opened(prepared(desk, priority, &readers(desk)))
}

/// The same about something.
pub(super) fn open_about(desk: &str, priority: Priority, category: &str) -> Case {
    let mut case = prepared(desk, priority, &readers(desk));
    case.opening.category = Some(Category::new(category).unwrap());
    opened(case)
}

/// Opens it.
pub(super) fn opened(case: Case) -> Case {
    let answer = case.send_opening();
    assert_eq!(answer.status, 201, "{answer}");
    case
}

/// What happened in a case, in order, without what was written.
pub(super) fn events(party: &Party) -> Vec<String> {
    let log = party.log();
    let events = log.iter().filter_map(|entry| entry.body.event());
    events.map(|event| event.as_str().to_owned()).collect()
}

/// Where a citizen stands.
pub(super) fn wait(citizen: &Party) -> Value {
    citizen.ask("GET", "/wait").ok()
}

/// The status and the code of a problem.
pub(super) fn told(answer: &Answer) -> (u16, String) {
    (answer.status, crate::case::party::code(answer))
}

/// What a write with a capability comes to; `(201, "")` where it is done.
pub(super) fn writes(party: &Party) -> (u16, String) {
    let id = client_id();
    let message = vigie::seal::Message::text("encore là");
    let answer = party
        .append(id, Body::Sealed(party.seal(id, &message)))
        .send();
    told(&answer)
}

/// Holds an object to its members: all that it must have, and none beside those
/// that it may have.
pub(super) fn members(value: &Value, required: &[&str], optional: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("{value}"));
    for name in required {
        assert!(object.contains_key(*name), "{name} is missing in {value:#}");
    }
    for name in object.keys() {
        let known = required.contains(&name.as_str()) || optional.contains(&name.as_str());
        assert!(known, "{name} is documented nowhere: {value:#}");
    }
}
