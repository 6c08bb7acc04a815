//! Cases on two hosts: alike, but for what each draws and when.

use serde_json::Value;
use vigie::case::entry::{Body, Event, Reason};

use super::party::{Case, client_id};
use crate::{
    client::{Answer, Ask, agent, get},
    deployment::{deployment, skipped},
};

/// Members that each host draws or reads from its clock.
const OWN: [&str; 8] = [
    "request_id",
    "epoch",
    "cursor",
    "at",
    "opened_at",
    "last_at",
    "closes_at",
    "erases_at",
];

/// Headers that are each platform's own.
const OWN_HEADERS: [&str; 7] = [
    "x-request-id",
    "date",
    "server",
    "content-length",
    "transfer-encoding",
    "connection",
    "keep-alive",
];

fn without_own(value: &mut Value, more: &[&str]) {
    match value {
        Value::Object(members) => {
            let own = |name: &str| OWN.contains(&name) || more.contains(&name);
            members.retain(|name, _| !own(name));
            members
                .values_mut()
                .for_each(|member| without_own(member, more));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| without_own(item, more)),
        _ => {}
    }
}

/// What is compared: the status, the headers, and the body without what each host
/// draws, be it of a case or more.
pub(crate) fn comparable(answer: &Answer, more: &[&str]) -> (u16, Vec<(String, String)>, Value) {
    let names = answer.headers.iter().map(|(name, _)| name.as_str());
    let mut headers: Vec<_> = names
        .filter(|name| !OWN_HEADERS.contains(name))
        .map(|name| (name.to_owned(), answer.header(name).unwrap()))
        .collect();
    headers.sort();
    headers.dedup();
    let mut body = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    without_own(&mut body, more);
    (answer.status, headers, body)
}

#[test]
fn a_conversation_is_the_same_on_both_hosts() {
    let Some(other) = &deployment().other_url else {
        return skipped("VIGIE_OTHER_URL is not set: there is nothing to compare with");
    };
    let case = Case::prepared(vigie::case::kind::Kind::Complaint);
    let citizen = &case.citizen;
    let agent = agent();
    let event = |event, reason| citizen.append(client_id(), Body::event_only(event, reason));
    let message = citizen.append(client_id(), Body::Sealed(vec![1; 298]));
    let chunk = "/attachments/AAECAwQFBgcICQoLDA0ODw/3";
    let put = |body: Vec<u8>| {
        let ask = citizen
            .ask("PUT", chunk)
            .header("content-type", "application/octet-stream");
        ask.body(body)
    };
    let mut asks: Vec<Ask> = vec![
        case.request(),
        case.request(),
        citizen.ask("GET", ""),
        message.clone(),
        message.clone(),
        event(Event::Closed, Reason::Resolved),
        event(Event::Closed, Reason::Rotation),
        event(Event::Reopened, Reason::ByCitizen),
        event(Event::Closed, Reason::ByCitizen),
        message.header("accept-language", "en"),
        event(Event::Closed, Reason::ByCitizen),
        event(Event::Reopened, Reason::ByCitizen),
        put(vec![2; 65_579]),
        put(vec![2; 65_579]),
        put(vec![3; 65_579]),
        put(vec![3; 5]),
        put(vec![3; 70_000]),
        citizen.ask("GET", chunk),
        citizen.ask("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw"),
        citizen.ask("GET", "/attachments/AAECAwQFBgcICQoLDA0ODw/4"),
        citizen.ask("GET", "/entries?after=x&limit=0"),
        citizen.ask("GET", "/entries?limit=2"),
        citizen.ask("GET", "/entries"),
        citizen.ask("HEAD", "/entries"),
        citizen.ask("OPTIONS", "/entries"),
        citizen
            .ask("OPTIONS", "")
            .header("origin", "https://mairie.example"),
        citizen.ask("PATCH", ""),
        citizen.ask("POST", "/entries").body("{}"),
        citizen
            .ask("POST", "/entries")
            .header("content-type", "application/json")
            .body("{}"),
        get(format!("/v1/cases/{}", citizen.case)),
        get("/v1/cases/nowhere"),
        get("/v1/cases?lang=tlh"),
        case.request().body("{}"),
    ];
    asks.push(citizen.ask("DELETE", ""));
    asks.push(citizen.ask("DELETE", ""));
    asks.push(citizen.ask("GET", "/entries"));
    asks.push(case.request());
    for ask in asks {
        // Either may have been asked for much by other tests.
        let here = comparable(&case.proved(&ask), &[]);
        let there = case.proved_by(&ask, |ask| ask.send_to(&agent, other));
        let there = comparable(&there, &[]);
        assert_eq!(here, there, "{} {}", ask.method, ask.target);
    }
}
