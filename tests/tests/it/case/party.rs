//! The two sides of a case, as clients that seal by themselves.

use std::{
    sync::LazyLock,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::Value;
use vigie::{
    case::{
        document::{Acknowledgement, AppendRequest, CaseDocument, Opened, Opening, Page},
        entry::{Author, Body, Entry, Event, Reason},
        kind::{Desk, Kind, Priority},
        proof,
    },
    jiff::Timestamp,
    language::Language,
    seal::{
        CaseId, ClientId, Envelopes, Keyring, Message, Place, PublicKey, Receipt, Sender,
        open_entry, seal_entry,
    },
};

use crate::{
    client::{Answer, Ask, ask, get},
    deployment::{self, deployment},
};

/// Bytes of the system's randomness: what is opened in one run must be new to a
/// deployment that kept what another run opened.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

/// An id for an entry.
pub(crate) fn client_id() -> ClientId {
    ClientId::from_bytes(random())
}

pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_second(i64::try_from(since.as_secs()).unwrap()).unwrap()
}

/// The desk that cases are opened for, and its key.
pub(crate) fn desk() -> &'static (Desk, PublicKey) {
    static DESK: LazyLock<(Desk, PublicKey)> = LazyLock::new(|| {
        let published = get("/v1/capabilities").ok();
        let desk = &published["desks"][0];
        let text = |member: &str| desk[member].as_str().expect("a desk is configured");
        let key: PublicKey = text("public_key").parse().unwrap();
        assert_eq!(key.id().to_string(), text("key_id"));
        (Desk::new(text("id")).unwrap(), key)
    });
    &DESK
}

/// The keys of that desk and of those that take over from it.
pub(crate) fn readers() -> &'static [PublicKey] {
    static READERS: LazyLock<Vec<PublicKey>> = LazyLock::new(|| {
        let published = get("/v1/capabilities").ok();
        let desks = published["desks"].as_array().unwrap();
        let own = &desks[0];
        let others = own["overflow"].as_array().unwrap().iter();
        let others = others.map(|id| desks.iter().find(|desk| desk["id"] == *id).unwrap());
        let all = [own].into_iter().chain(others);
        all.map(|desk| desk["public_key"].as_str().unwrap().parse().unwrap())
            .collect()
    });
    &READERS
}

/// A case with whoever opens it.
pub(crate) struct Case {
    pub(crate) receipt: Receipt,
    pub(crate) opening: Opening,
    pub(crate) citizen: Party,
}

impl Case {
    /// A case that is not open yet.
    pub(crate) fn prepared(kind: Kind) -> Self {
        let receipt = Receipt::new(random());
        let id = receipt.case_id();
        let (desk, _) = desk();
        let readers: Vec<_> = readers().iter().map(|key| (*key, random())).collect();
        let envelopes = Envelopes::seal(&id, &receipt.case_key(), &readers).unwrap();
        let opening = Opening {
            kind,
            desk: desk.clone(),
            department: None,
            category: None,
            priority: Priority::Ordinary,
            locale: Language::French.into(),
            envelopes,
        };
        let citizen = Party {
            case: id,
            bearer: receipt.token().encoded().to_string(),
            author: Author::Citizen,
            keyring: receipt.keyring(),
        };
        Self {
            receipt,
            opening,
            citizen,
        }
    }

    /// A conversation that was just opened.
    pub(crate) fn open() -> Self {
        let case = Self::prepared(Kind::Chat);
        let answer = case.send_opening();
        assert_eq!(answer.status, 201, "{answer}");
        case
    }

    /// The request that opens it.
    pub(crate) fn request(&self) -> Ask {
        let ask = ask("POST", "/v1/cases")
            .header("authorization", &format!("Bearer {}", self.citizen.bearer))
            .header("idempotency-key", &self.receipt.case_id().to_string())
            .header("content-type", "application/json")
            .body(serde_json::to_vec(&self.opening).unwrap());
        from_elsewhere(ask)
    }

    /// Opens it, and proves work where that is asked.
    pub(crate) fn send_opening(&self) -> Answer {
        self.proved(&self.request())
    }

    /// Sends a request that opens this case, and proves work where that is
    /// asked.
    pub(crate) fn proved(&self, request: &Ask) -> Answer {
        self.proved_by(request, Ask::send)
    }

    /// The same by another way of sending.
    pub(crate) fn proved_by(&self, request: &Ask, send: impl Fn(&Ask) -> Answer) -> Answer {
        let answer = send(request);
        if answer.status != 429 {
            return answer;
        }
        let challenge = answer.json()["challenge"].as_str().unwrap().to_owned();
        let number = proof::solve(&challenge, &self.receipt.case_id(), 0..u64::MAX).unwrap();
        let proof = format!("{challenge}.{number}");
        send(&request.clone().header("proof-of-work", &proof))
    }

    /// The officer with all rights, if the deployment's keys are known.
    pub(crate) fn officer(&self) -> Option<Party> {
        super::officer::of(self)
    }
}

/// Where a deployment for tests believes what it is told of a caller's address,
/// each caller comes from another, so that tests do not shut one another out.
pub(crate) fn from_elsewhere(ask: Ask) -> Ask {
    if deployment().kind == deployment::Kind::Workers {
        let [a, b, c, d]: [u8; 4] = random();
        ask.header(
            "cf-connecting-ip",
            &format!("2001:db8:{a:x}{b:02x}:{c:x}{d:02x}::1"),
        )
    } else {
        ask
    }
}

/// Whoever has a token and keys for a case.
#[derive(Clone)]
pub(crate) struct Party {
    pub(crate) case: CaseId,
    pub(crate) bearer: String,
    pub(crate) author: Author,
    pub(crate) keyring: Keyring,
}

impl Party {
    /// A request about the case, with what follows its address.
    pub(crate) fn ask(&self, method: &str, rest: &str) -> Ask {
        let target = format!("/v1/cases/{}{rest}", self.case);
        ask(method, target).header("authorization", &format!("Bearer {}", self.bearer))
    }

    /// The request that writes an entry.
    pub(crate) fn append(&self, client_id: ClientId, body: Body) -> Ask {
        let request = AppendRequest { client_id, body };
        self.ask("POST", "/entries")
            .header("content-type", "application/json")
            .body(serde_json::to_vec(&request).unwrap())
    }

    /// Writes an entry, which must be stored and be new.
    pub(crate) fn store(&self, body: Body) -> Acknowledgement {
        let answer = self.append(client_id(), body).send();
        assert_eq!(answer.status, 201, "{answer}");
        let stored: Acknowledgement = serde_json::from_slice(&answer.body).unwrap();
        assert!(!stored.duplicate);
        stored
    }

    /// Writes a message.
    pub(crate) fn say(&self, text: &str) -> Acknowledgement {
        self.send(&Message::text(text))
    }

    pub(crate) fn send(&self, message: &Message) -> Acknowledgement {
        let client_id = client_id();
        let sealed = self.seal(client_id, message);
        let answer = self.append(client_id, Body::Sealed(sealed)).send();
        assert_eq!(answer.status, 201, "{answer}");
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// A message, sealed to stand in the log under an id.
    pub(crate) fn seal(&self, client_id: ClientId, message: &Message) -> Vec<u8> {
        let content = message.to_content().unwrap();
        seal_entry(&self.keyring, &self.place(client_id), &content, random()).unwrap()
    }

    pub(crate) fn place(&self, client_id: ClientId) -> Place {
        Place {
            case: self.case,
            sender: sender(self.author),
            client_id,
        }
    }

    /// Makes something happen, which must be allowed.
    pub(crate) fn happens(&self, event: Event, reason: Reason) -> Acknowledgement {
        self.store(Body::event_only(event, reason))
    }

    pub(crate) fn document(&self) -> CaseDocument {
        serde_json::from_value(self.ask("GET", "").ok()).unwrap()
    }

    /// A page of the log, for a query.
    pub(crate) fn page(&self, query: &str) -> Page {
        serde_json::from_value(self.ask("GET", &format!("/entries{query}")).ok()).unwrap()
    }

    /// The whole log.
    pub(crate) fn log(&self) -> Vec<Entry> {
        let mut page = self.page("");
        let mut log = page.entries;
        while page.more {
            page = self.page(&format!("?after={}", page.cursor));
            log.extend(page.entries);
        }
        log
    }

    /// What can be read of an entry.
    pub(crate) fn read(&self, entry: &Entry) -> Result<Message, vigie::Error> {
        let Body::Sealed(sealed) = &entry.body else {
            panic!("{entry:?} is no message");
        };
        let place = Place {
            case: self.case,
            sender: sender(entry.author),
            client_id: entry.client_id,
        };
        Message::from_content(&open_entry(&self.keyring, &place, sealed)?)
    }

    /// Everything that was written, in order, with whoever wrote it.
    pub(crate) fn read_all(&self) -> Vec<(Author, String)> {
        let log = self.log();
        let messages = log.iter().filter(|entry| entry.body.event().is_none());
        messages
            .map(|entry| (entry.author, text_of(&self.read(entry).unwrap())))
            .collect()
    }
}

pub(crate) fn text_of(message: &Message) -> String {
    match message {
        Message::Text { text, .. } => text.clone(),
        other => panic!("{other:?} is no text"),
    }
}

fn sender(author: Author) -> Sender {
    match author {
        Author::Citizen => Sender::Citizen,
        Author::Officer => Sender::Officer,
        Author::Service => Sender::Service,
    }
}

/// The answer to an opening.
pub(crate) fn opened(answer: &Answer) -> Opened {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

/// The code of a problem.
pub(crate) fn code(answer: &Answer) -> String {
    let problem: Value = answer.json();
    problem["code"].as_str().unwrap_or_default().to_owned()
}
