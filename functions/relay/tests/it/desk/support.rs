//! A relay with several desks, and those who answer there.

use std::sync::OnceLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use http::Method;
use serde_json::{Value as Json, json};
use vigie::{
    case::{
        document::{AppendRequest, Opening},
        entry::{Body, Event, Reason},
        kind::{Category, Desk, Kind, Priority},
    },
    desk::identity::Issuer,
    jiff::SignedDuration,
    seal::{ClientId, Envelopes, LanguageTag, PrivateKey, Receipt},
};
use vigie_host::{
    Request, Response,
    simulated::{SimulatedSource, request},
    storage::{Sql, Statement, Value},
};

use crate::support::{
    WithJson as _, World, body, case_request, client_id, code, directory, message_request,
    opening_request, sealed, start,
};

pub(super) const ISSUER: &str = "https://id.example/realms/police";

const BORDEAUX: &str = r#"{ "id": "bordeaux", "kind": "platform",
    "name": { "fr": "Bordeaux" }, "languages": ["fr", "en"], "hours": "24/7",
    "territory": "metropolitan_france", "answer_within_s": 7200, "shards": 4,
    "overflow": ["rennes"],
    "patience_s": { "danger": 30, "specialised": 120, "ordinary": 300 } }"#;

const RENNES: &str = r#"{ "id": "rennes", "kind": "platform",
    "name": { "fr": "Rennes" }, "languages": ["fr"], "hours": "24/7",
    "territory": "metropolitan_france", "answer_within_s": 3600, "shards": 1,
    "patience_s": { "danger": 60, "specialised": 120, "ordinary": 300 } }"#;

const LYON: &str = r#"{ "id": "lyon", "kind": "territorial", "departments": ["69"],
    "name": { "fr": "Lyon" }, "languages": ["fr"], "hours": "24/7",
    "specialties": ["violences"],
    "territory": "metropolitan_france", "answer_within_s": 3600, "shards": 2,
    "overflow": ["bordeaux"],
    "patience_s": { "danger": 60, "specialised": 120, "ordinary": 300 } }"#;

const UNIT: &str = r#"{ "id": "unite", "kind": "intervention",
    "name": { "fr": "Unité" }, "languages": ["fr"], "hours": "24/7",
    "territory": "metropolitan_france", "answer_within_s": 3600, "shards": 1,
    "patience_s": { "danger": 60, "specialised": 120, "ordinary": 300 } }"#;

/// The names of the desks; each one's key is derived of its place, from 1.
const DESKS: [&str; 4] = ["bordeaux", "rennes", "lyon", "unite"];

pub(super) fn desk_key(desk: &str) -> PrivateKey {
    let place = DESKS.iter().position(|one| *one == desk).unwrap();
    PrivateKey::derive([place as u8 + 1; 32])
}

fn signing_key() -> SigningKey {
    SigningKey::from_bytes(&[0x51; 32])
}

/// The variables of a relay with all four desks and an issuer of tokens.
pub(super) fn variables() -> Vec<(&'static str, String)> {
    let public = Base64UrlUnpadded::encode_string(signing_key().verifying_key().as_bytes());
    let key = json!({"kty": "OKP", "crv": "Ed25519", "x": public, "kid": "k"});
    vec![
        ("desk_directory", directory(&[BORDEAUX, RENNES, LYON, UNIT])),
        ("oidc_issuer", ISSUER.to_owned()),
        ("oidc_audience", "vigie".to_owned()),
        ("oidc_keys", json!({"keys": [key]}).to_string()),
        ("pace", "100".to_owned()),
    ]
}

fn borrowed<'a>(variables: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    let borrowed = variables.iter();
    borrowed
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// A token of these claims.
pub(super) fn signed(claims: &Json) -> String {
    let header = json!({"alg": "EdDSA", "kid": "k", "typ": "JWT"});
    let encode = |json: &Json| Base64UrlUnpadded::encode_string(json.to_string().as_bytes());
    let signed = format!("{}.{}", encode(&header), encode(claims));
    let signature = signing_key().sign(signed.as_bytes());
    let signature = Base64UrlUnpadded::encode_string(&signature.to_bytes());
    format!("{signed}.{signature}")
}

/// The claims of an officer with some roles, for twelve hours from the start.
pub(super) fn claims(name: &str, roles: &[&str]) -> Json {
    let from = start().as_second();
    json!({"iss": ISSUER, "aud": "vigie", "sub": name, "iat": from, "exp": from + 12 * 3_600,
        "jti": name, "roles": roles})
}

/// The name by which an officer is known here: nobody learns the issuer's.
pub(super) fn name_of(officer: &str) -> String {
    let issuer = Issuer::new(ISSUER, "vigie", "roles").unwrap();
    issuer.officer(officer).unwrap().to_string()
}

/// An officer at a console.
#[derive(Clone)]
pub(super) struct Officer {
    pub(super) desk: &'static str,
    pub(super) token: String,
    pub(super) languages: Vec<&'static str>,
    pub(super) specialties: Vec<&'static str>,
    pub(super) capacity: u8,
}

/// What an officer has.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lease {
    pub(super) case: String,
    pub(super) number: u64,
    pub(super) capability: String,
}

impl Lease {
    pub(super) fn of(told: &Json) -> Self {
        let text = |name: &str| told[name].as_str().unwrap().to_owned();
        Self {
            case: text("case"),
            number: told["number"].as_u64().unwrap(),
            capability: text("capability"),
        }
    }
}

impl Officer {
    pub(super) fn new(desk: &'static str, name: &str) -> Self {
        Self::with_roles(desk, name, &[&format!("officer:{desk}")])
    }

    pub(super) fn supervisor(desk: &'static str, name: &str) -> Self {
        Self::with_roles(desk, name, &[&format!("supervisor:{desk}")])
    }

    pub(super) fn with_roles(desk: &'static str, name: &str, roles: &[&str]) -> Self {
        Self {
            desk,
            token: signed(&claims(name, roles)),
            languages: vec!["fr"],
            specialties: Vec::new(),
            capacity: 3,
        }
    }

    pub(super) fn request(&self, method: Method, rest: &str) -> Request<SimulatedSource> {
        request(method, &format!("/v1/desks/{}{rest}", self.desk))
            .with_header("authorization", &format!("Bearer {}", self.token))
    }

    pub(super) fn presence(&self, cases: &[&str]) -> Request<SimulatedSource> {
        let body = json!({"languages": self.languages, "specialties": self.specialties,
            "capacity": self.capacity, "cases": cases});
        self.request(Method::PUT, "/presence").with_json(&body)
    }

    /// Sends a heartbeat that names cases.
    pub(super) fn beats(&self, world: &World, cases: &[&str]) -> Json {
        let answer = world.send(self.presence(cases));
        assert_eq!(answer.status(), 200, "{}", code(&answer));
        body(&answer)
    }

    pub(super) fn goes(&self, world: &World) {
        let answer = world.send(self.request(Method::DELETE, "/presence"));
        assert_eq!(answer.status(), 204);
    }

    /// Asks for whoever is next; the same number is the same request.
    pub(super) fn take(&self, world: &World, number: u64) -> Response {
        self.take_with(world, number, &json!({}))
    }

    pub(super) fn take_with(&self, world: &World, number: u64, wanted: &Json) -> Response {
        world.send(
            self.request(Method::POST, "/take")
                .with_header("idempotency-key", &key(number))
                .with_json(wanted),
        )
    }

    pub(super) fn takes(&self, world: &World, number: u64) -> Lease {
        let answer = self.take(world, number);
        let told = String::from_utf8_lossy(answer.body()).into_owned();
        assert_eq!(answer.status(), 200, "{told}");
        Lease::of(&body(&answer))
    }

    /// Does something with a case.
    pub(super) fn does(&self, world: &World, case: &str, what: &str, with: &Json) -> Response {
        let rest = format!("/cases/{case}/{what}");
        world.send(self.request(Method::POST, &rest).with_json(with))
    }

    pub(super) fn releases(&self, world: &World, case: &str) -> Response {
        self.does(world, case, "release", &json!({}))
    }

    pub(super) fn transfers(&self, world: &World, case: &str, to: &str) -> Response {
        self.does(world, case, "transfer", &json!({"to": to}))
    }

    pub(super) fn gets(&self, world: &World, rest: &str) -> Json {
        let answer = world.send(self.request(Method::GET, rest));
        assert_eq!(answer.status(), 200, "{rest}");
        body(&answer)
    }
}

pub(super) fn key(number: u64) -> String {
    let mut bytes = [0xee; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    ClientId::from_bytes(bytes).to_string()
}

/// What a case is opened with.
#[derive(Clone)]
pub(super) struct Wish {
    pub(super) desk: &'static str,
    pub(super) priority: Priority,
    pub(super) language: &'static str,
    pub(super) category: Option<&'static str>,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            desk: "bordeaux",
            priority: Priority::Ordinary,
            language: "fr",
            category: None,
        }
    }
}

/// The envelopes of a case's first key to some desks.
pub(super) fn envelopes(receipt: &Receipt, desks: &[&str]) -> Envelopes {
    let keys: Vec<_> = desks
        .iter()
        .map(|desk| (desk_key(desk).public(), [3; 32]))
        .collect();
    Envelopes::seal(&receipt.case_id(), &receipt.case_key(), &keys).unwrap()
}

pub(super) fn wished(receipt: &Receipt, wish: &Wish) -> Opening {
    let readers: &[&str] = match wish.desk {
        "bordeaux" => &["bordeaux", "rennes"],
        "lyon" => &["lyon", "bordeaux"],
        _ => &["rennes"],
    };
    Opening {
        kind: Kind::Chat,
        desk: Desk::new(wish.desk).unwrap(),
        department: None,
        category: wish.category.map(|name| Category::new(name).unwrap()),
        priority: wish.priority,
        locale: LanguageTag::new(wish.language).unwrap(),
        envelopes: envelopes(receipt, readers),
    }
}

pub(super) fn receipt(number: u64) -> Receipt {
    let mut bytes = [0x77; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Receipt::new(bytes)
}

/// The request by which an officer seals the case's key to more desks.
pub(super) fn rekeying(
    receipt: &Receipt,
    token: &str,
    number: u8,
    desks: &[&str],
) -> Request<SimulatedSource> {
    let request = AppendRequest {
        client_id: client_id(number),
        body: Body::Event {
            event: Event::Rekeyed,
            reason: Reason::Transfer,
            envelopes: Some(Box::new(envelopes(receipt, desks))),
            handling: None,
        },
    };
    let request = serde_json::to_value(request).unwrap();
    case_request(Method::POST, receipt, "/entries", token).with_json(&request)
}

impl World {
    /// A relay with all four desks.
    pub(super) fn of_desks() -> Self {
        // Signing takes a while, and comes to the same each time.
        static VARIABLES: OnceLock<Vec<(&str, String)>> = OnceLock::new();
        Self::with(&borrowed(VARIABLES.get_or_init(variables)))
    }

    /// Bordeaux is divided into another number of parts.
    pub(super) fn divide(&mut self, parts: u16) {
        let bordeaux = BORDEAUX.replace(r#""shards": 4"#, &format!(r#""shards": {parts}"#));
        let mut variables = variables();
        variables[0].1 = directory(&[&bordeaux, RENNES, LYON, UNIT]);
        self.redeploy(&borrowed(&variables));
    }

    /// Opens a case as somebody wishes.
    pub(super) fn comes(&self, number: u64, wish: &Wish) -> Receipt {
        let receipt = receipt(number);
        let answer = self.send(opening_request(&receipt, &wished(&receipt, wish)));
        assert_eq!(answer.status(), 201, "{}", code(&answer));
        receipt
    }

    /// An officer writes.
    pub(super) fn answers(&self, receipt: &Receipt, lease: &Lease, number: u8) -> Response {
        self.send(message_request(receipt, &lease.capability, number))
    }

    /// What happened to a case, without messages.
    pub(super) fn events(&self, receipt: &Receipt) -> Vec<String> {
        let entries = self.entries(receipt);
        let event = |entry: &Json| Some(entry["event"].as_str()?.to_owned());
        entries.iter().filter_map(event).collect()
    }

    pub(super) fn wait(&self, receipt: &Receipt) -> Json {
        let token = crate::support::citizen(receipt);
        let answer = self.send(case_request(Method::GET, receipt, "/wait", &token));
        assert_eq!(answer.status(), 200, "{}", code(&answer));
        body(&answer)
    }

    /// The rows of a statement, whoever's.
    pub(super) fn sql(
        &self,
        text: &'static str,
        parameters: Vec<Value>,
    ) -> Vec<vigie_host::storage::Row> {
        let query = self.host.query(Statement::new(text, parameters));
        vigie_host::simulated::block_on(query).unwrap()
    }

    /// Who has a case, at which part of which desk: every row that says so.
    pub(super) fn holders(&self, receipt: &Receipt) -> Vec<(String, String)> {
        let text = "SELECT desk, holder FROM conversations \
                    WHERE case_id = ?1 AND holder IS NOT NULL";
        let case = receipt.case_id();
        let rows = self.sql(text, vec![case.as_bytes().as_slice().into()]);
        let row = |row: &vigie_host::storage::Row| {
            (
                row.text(0).unwrap().to_owned(),
                row.text(1).unwrap().to_owned(),
            )
        };
        rows.iter().map(row).collect()
    }
}

pub(super) fn case(receipt: &Receipt) -> String {
    receipt.case_id().to_string()
}

/// What is sealed by an officer or a citizen in the message with a number.
pub(super) fn text_of(number: u8) -> String {
    Base64UrlUnpadded::encode_string(&sealed(number))
}

pub(super) fn later(seconds: i64) -> String {
    (start() + SignedDuration::from_secs(seconds)).to_string()
}
