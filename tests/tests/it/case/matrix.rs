//! Who may do what: one table, every role, every verb and every address.

use vigie::{
    case::{
        capability::{Capability, CapabilityKey, Right, Rights},
        entry::{Body, Event, Reason},
    },
    jiff::SignedDuration,
    seal::{SEALED_CHUNK, Token},
};

use super::{
    officer,
    party::{Case, Party, client_id, code, now, random},
    tokens,
};
use crate::{
    client::{Answer, Ask, ask},
    deployment::{Kind, deployment},
};

/// What is done.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Ask(&'static str, &'static str),
    Message,
    Event(Event, Reason),
    Chunk,
}

/// A status and a code; no code where it is done.
type Expected = (u16, &'static str);

const DONE: Expected = (200, "");
const STORED: Expected = (201, "");
const GONE: Expected = (204, "");
const NO: Expected = (403, "not_allowed");
const MISPLACED: Expected = (422, "bad_entry");
const NO_CHUNK: Expected = (404, "chunk_unknown");
const NO_SOCKET: Expected = (0, "");

/// The chunk that [`Deed::Chunk`] stores.
const CHUNK: &str = "/attachments/AAECAwQFBgcICQoLDA0ODw/0";

use Deed::{Ask as Http, Chunk, Event as Happens, Message};

/// Each deed, and what comes of it when it is done by an officer who may only
/// read, by one with all rights and by the citizen, in this order.
const TABLE: [(Deed, [Expected; 3]); 27] = [
    (Http("GET", ""), [DONE; 3]),
    (Http("HEAD", ""), [DONE; 3]),
    (Http("GET", "/entries"), [DONE; 3]),
    (Http("HEAD", "/entries"), [DONE; 3]),
    (
        Http("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw"),
        [DONE; 3],
    ),
    (Http("GET", CHUNK), [NO_CHUNK; 3]),
    (Http("GET", "/socket"), [NO_SOCKET; 3]),
    (Http("HEAD", "/socket"), [NO_SOCKET; 3]),
    (Message, [NO, STORED, STORED]),
    (Chunk, [NO, STORED, (409, "chunk_conflict")]),
    (Happens(Event::Closed, Reason::ByCitizen), [NO, NO, STORED]),
    (
        Happens(Event::Closed, Reason::Resolved),
        [NO, STORED, (403, "not_allowed")],
    ),
    (
        Happens(Event::Closed, Reason::NoAnswer),
        [NO, STORED, (403, "not_allowed")],
    ),
    (Happens(Event::Closed, Reason::OutOfScope), [NO, STORED, NO]),
    (Happens(Event::Closed, Reason::Abusive), [NO, STORED, NO]),
    (Happens(Event::Closed, Reason::Inactive), [NO; 3]),
    (Happens(Event::Opened, Reason::ByCitizen), [NO; 3]),
    (
        Happens(Event::Reopened, Reason::ByCitizen),
        [NO, NO, MISPLACED],
    ),
    (
        Happens(Event::Reopened, Reason::ByOfficer),
        [NO, MISPLACED, NO],
    ),
    (Happens(Event::Closed, Reason::Rotation), [MISPLACED; 3]),
    (Happens(Event::Opened, Reason::Resolved), [MISPLACED; 3]),
    (Happens(Event::Rekeyed, Reason::Rotation), [MISPLACED; 3]),
    (Happens(Event::Rekeyed, Reason::ByCitizen), [MISPLACED; 3]),
    (Http("PUT", ""), [(405, "method_not_allowed"); 3]),
    (Http("DELETE", "/entries"), [(405, "method_not_allowed"); 3]),
    (Http("GET", "/nowhere"), [(404, "not_found"); 3]),
    (Http("DELETE", ""), [NO, NO, GONE]),
];

impl Deed {
    fn of(self, party: &Party) -> Ask {
        match self {
            Http(method, rest) => party.ask(method, rest),
            Message => {
                let id = client_id();
                let message = vigie::seal::Message::text("bonjour");
                party.append(id, Body::Sealed(party.seal(id, &message)))
            }
            Happens(event, reason) => party.append(client_id(), Body::event_only(event, reason)),
            Chunk => party
                .ask("PUT", CHUNK)
                .header("content-type", "application/octet-stream")
                .body(vec![2; SEALED_CHUNK]),
        }
    }

    /// Whether the address is looked at before the token.
    fn is_refused_to_all(self) -> bool {
        match self {
            Http(method, rest) => {
                rest == "/nowhere"
                    || (method, rest) == ("PUT", "")
                    || method == "DELETE" && !rest.is_empty()
            }
            _ => false,
        }
    }
}

fn comes_to(who: &str, deed: Deed, answer: &Answer, expected: Expected) {
    let expected = match (expected, deployment().kind) {
        (NO_SOCKET, Kind::Spin) => (501, "sockets_unsupported"),
        (NO_SOCKET, Kind::Workers) => (426, "upgrade_required"),
        (NO_SOCKET, Kind::Url) if answer.status == 501 => (501, "sockets_unsupported"),
        (NO_SOCKET, Kind::Url) => (426, "upgrade_required"),
        _ => expected,
    };
    assert_eq!(answer.status, expected.0, "{who}, {deed:?}: {answer}");
    let bodiless = matches!(deed, Http("HEAD", _));
    if answer.status >= 400 && !bodiless {
        assert_eq!(code(answer), expected.1, "{who}, {deed:?}");
    }
    if answer.status == 401 {
        let how = answer.header("www-authenticate");
        assert_eq!(how.as_deref(), Some("Bearer"), "{who}, {deed:?}");
    }
}

/// Those who have no part in the case, and what they are told.
fn strangers(case: &Case, other: &Case) -> Vec<(String, Option<String>, Expected)> {
    const UNKNOWN: Expected = (404, "case_unknown");
    let token = case.citizen.bearer.as_str();
    let mut all = vec![
        ("nobody".to_owned(), None, (401, "token_required")),
        (
            "another citizen".to_owned(),
            Some(other.citizen.bearer.clone()),
            UNKNOWN,
        ),
        (
            "a citizen of no case".to_owned(),
            Some(Token::from_bytes(random()).encoded().to_string()),
            UNKNOWN,
        ),
    ];
    for (name, text) in tokens::of_citizen(token) {
        all.push((format!("a token, {name}"), Some(text), UNKNOWN));
    }
    let usual = officer::capability(case, Rights::ALL);
    // Signed by somebody, if only not by the desk.
    let stranger = CapabilityKey::new("dev", random()).unwrap();
    let forged = usual.sign(&stranger).unwrap();
    all.push(("a foreign signature".to_owned(), Some(forged), UNKNOWN));
    let hours = |hours| SignedDuration::from_hours(hours);
    let timed = |from: i64, to: i64| Capability {
        not_before: now() + hours(from),
        expires: now() + hours(to),
        ..usual.clone()
    };
    if let Some(expired) = officer::signed(&timed(-2, -1)) {
        let early = officer::signed(&timed(1, 2)).unwrap();
        let elsewhere = officer::signed(&officer::capability(other, Rights::ALL)).unwrap();
        let good = officer::signed(&usual).unwrap();
        for (name, text) in tokens::of_officer(&good, &elsewhere) {
            all.push((format!("a capability, {name}"), Some(text), UNKNOWN));
        }
        all.push((
            "one whose time is over".to_owned(),
            Some(expired),
            (401, "token_expired"),
        ));
        all.push(("one who is early".to_owned(), Some(early), UNKNOWN));
    }
    all
}

#[test]
fn each_may_do_what_the_table_says_and_nobody_else_anything() {
    let other = Case::open();
    for (deed, expected) in TABLE {
        let case = Case::open();
        for (who, token, refused) in strangers(&case, &other) {
            let mut request = deed.of(&case.citizen);
            request.headers.retain(|(name, _)| name != "authorization");
            if let Some(token) = token {
                request = request.header("authorization", &format!("Bearer {token}"));
            }
            let refused = if deed.is_refused_to_all() {
                expected[0]
            } else {
                refused
            };
            comes_to(&who, deed, &request.send(), refused);
        }
        // What was refused left nothing.
        assert_eq!(case.citizen.document().head, 1, "{deed:?}");
        let reader = officer::with(&case, [Right::Read].into_iter().collect());
        for (who, party, expected) in [
            ("a reader", reader, expected[0]),
            ("an officer", case.officer(), expected[1]),
        ] {
            if let Some(party) = party {
                comes_to(who, deed, &deed.of(&party).send(), expected);
            }
        }
        let known = deployment().keys.is_some();
        // What the officer would have stored first is the citizen's to store.
        let alone = !known && matches!(deed, Chunk);
        let expected = if alone { STORED } else { expected[2] };
        comes_to(
            "the citizen",
            deed,
            &deed.of(&case.citizen).send(),
            expected,
        );
    }
}

#[test]
fn each_right_allows_one_thing() {
    let case = Case::open();
    for right in Right::ALL {
        let Some(party) = officer::with(&case, [*right].into_iter().collect()) else {
            return;
        };
        let allowed = |deed: Deed, needed: Right, otherwise: Expected| {
            let answer = deed.of(&party).send();
            if *right == needed {
                assert_ne!(answer.status, 403, "{right}, {deed:?}: {answer}");
            } else {
                comes_to(right.as_str(), deed, &answer, otherwise);
            }
        };
        for read in [
            Http("GET", ""),
            Http("GET", "/entries"),
            Http("GET", CHUNK),
            Http("GET", "/socket"),
        ] {
            allowed(read, Right::Read, NO);
        }
        allowed(Message, Right::Write, NO);
        allowed(Chunk, Right::Write, NO);
        allowed(
            Happens(Event::Reopened, Reason::ByOfficer),
            Right::Close,
            NO,
        );
    }
}

#[test]
fn what_is_no_bearer_token_in_its_place_is_no_token() {
    let case = Case::open();
    let token = &case.citizen.bearer;
    let target = format!("/v1/cases/{}", case.receipt.case_id());
    for (name, value) in [
        ("authorization", String::new()),
        ("authorization", "Bearer".to_owned()),
        ("authorization", token.clone()),
        ("authorization", format!("Basic {token}")),
        ("authorization", format!("Token {token}")),
        ("authorization", format!("Bearer:{token}")),
        ("authorization", format!("BearerBearer {token}")),
        ("cookie", format!("token={token}")),
        ("x-authorization", format!("Bearer {token}")),
        ("proxy-authorization", format!("Bearer {token}")),
        ("sec-websocket-protocol", format!("vigie.v1, {token}")),
    ] {
        let answer = ask("GET", target.as_str()).header(name, &value).send();
        comes_to(name, Http("GET", ""), &answer, (401, "token_required"));
    }
    for name in ["token", "access_token", "authorization", "bearer"] {
        let answer = ask("GET", format!("{target}?{name}={token}")).send();
        comes_to(name, Http("GET", ""), &answer, (400, "invalid_request"));
        assert!(!answer.text().contains(token.as_str()));
    }
    for written in [format!("bearer {token}"), format!("BEARER  {token}")] {
        ask("GET", target.as_str())
            .header("authorization", &written)
            .ok();
    }
}

#[test]
fn a_case_that_is_not_there_looks_like_one_that_a_token_does_not_open() {
    let (case, absent) = (Case::open(), Case::prepared(vigie::case::kind::Kind::Chat));
    let stranger = Case::prepared(vigie::case::kind::Kind::Chat).citizen.bearer;
    for token in [None, Some(stranger)] {
        for (deed, _) in TABLE {
            let asked = |party: &Party| {
                let mut request = deed.of(party);
                request.headers.retain(|(name, _)| name != "authorization");
                if let Some(token) = &token {
                    request = request.header("authorization", &format!("Bearer {token}"));
                }
                let answer = request.send();
                let id = answer.header("x-request-id").unwrap();
                let body = answer.text().replace(&id, "");
                let mut headers = answer.headers;
                // The platform's own: whether it waits for the rest of a body.
                let passing = ["x-request-id", "date", "connection", "keep-alive"];
                headers.retain(|(name, _)| !passing.contains(&name.as_str()));
                headers.sort();
                (answer.status, headers, body)
            };
            assert_eq!(
                asked(&case.citizen),
                asked(&absent.citizen),
                "{deed:?} with {token:?}"
            );
        }
    }
}
