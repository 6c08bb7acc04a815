//! Two hosts, one answer: what differs between platforms is theirs, never
//! Vigie's.

mod guide;
mod sheets;

use std::thread;

use serde_json::json;

use crate::{
    bad_input, bodies,
    client::{Answer, Ask, agent, ask, get, post},
    deployment::{deployment, skipped},
    points::points,
    random::Random,
};

/// Headers that are each platform's own.
const IGNORED: [&str; 7] = [
    // Another one for every request; that bodies bear the same is checked.
    "x-request-id",
    // The clock, and who answers.
    "date",
    "server",
    // How a body travels: workerd says its length, Spin sends it in chunks.
    "content-length",
    "transfer-encoding",
    // How long a connection lasts.
    "connection",
    "keep-alive",
];

/// What holds the deployment's own address, and so an entity tag of its own.
const WITH_ORIGIN: [&str; 2] = ["/v1/feeds/", "/sitemap.xml"];

/// The instant that every search is about.
const AT: &str = "at=2026-11-23T10:30:00Z";

/// The threads that ask at a time: most of an answer's time is spent on its way
/// and on holding it against the rules, and a host has other tests to answer.
const ASKING: usize = 4;

/// Names as people type them.
const NAMES: [&str; 18] = [
    "Rennes",
    "Paris",
    "Lyon",
    "Marseille",
    "Saint-Denis",
    "Saint-Étienne",
    "Ajaccio",
    "Brest",
    "Metz",
    "Cayenne",
    "Nouméa",
    "Papeete",
    "Fort-de-France",
    "Briançon",
    "Cesson-Sévigné",
    "L'Haÿ-les-Roses",
    "Le Mans",
    "Saint-Pierre",
];

/// Letters that are encoded, so that any name may stand in an address.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                (byte as char).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// A name with one letter left out, doubled or exchanged with its neighbour.
fn mistyped(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = random.below(letters.len() - 1);
    match random.below(3) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn searches(random: &mut Random) -> Vec<Ask> {
    let filters = [
        "",
        "&open=now",
        "&accessible=true",
        "&institution=gendarmerie",
        "&institution=national_police&limit=40",
        "&services=complaint",
        "&radius=25000&limit=100",
        "&limit=1&lang=en",
    ];
    let mut asks = Vec::new();
    for (lat, lon) in points(160, random) {
        let filter = random.one_of(&filters);
        asks.push(get(format!("/v1/stations?near={lat},{lon}&{AT}{filter}")));
    }
    for _ in 0..30 {
        let (west, south) = (random.between(-180.0, 180.0), random.between(-60.0, 50.0));
        let (east, north) = (
            random.between(-180.0, 180.0),
            south + random.between(0.0, 40.0),
        );
        let filter = random.one_of(&filters);
        asks.push(get(format!(
            "/v1/stations?bbox={west},{south},{east},{north}&{AT}{filter}"
        )));
    }
    for code in [
        "35000", "75012", "13001", "97400", "98800", "20000", "99999", "35510", "01000",
    ] {
        asks.push(get(format!("/v1/stations?postcode={code}&{AT}")));
        asks.push(get(format!("/v1/communes?q={code}")));
    }
    for code in [
        "35238", "2A004", "2b033", "97411", "98613", "75056", "75112", "99999",
    ] {
        asks.push(get(format!("/v1/stations?commune={code}&{AT}&lang=en")));
    }
    for name in NAMES {
        for typed in [name.to_owned(), name.to_uppercase(), mistyped(name, random)] {
            asks.push(get(format!("/v1/stations?q={}&{AT}", encoded(&typed))));
            asks.push(get(format!("/v1/communes?q={}", encoded(&typed))));
        }
        let short: String = name.chars().take(3).collect();
        asks.push(get(format!("/v1/communes?q={}&limit=20", encoded(&short))));
    }
    asks
}

fn everything_else() -> Vec<Ask> {
    let mut asks = Vec::new();
    for target in [
        "/",
        "/chat",
        "/follow",
        "/minors",
        "/safety",
        "/stations",
        "/web/site.css",
        "/web/portal.js",
        "/healthz",
        "/v1/openapi.json",
        "/nowhere",
        "/v1/stations/nowhere",
    ] {
        for method in ["GET", "HEAD", "OPTIONS", "POST", "DELETE", "PROPFIND"] {
            asks.push(ask(method, target));
        }
        for language in ["en", "fr;q=0.1, en;q=0.2", "tlh", "*", "", "en;q=x"] {
            asks.push(get(target).header("accept-language", language));
        }
        asks.push(get(target).header("if-none-match", "*"));
        asks.push(get(format!("{target}?lang=en")));
        asks.push(get(format!("{target}?lang=tlh&x=%ff")));
    }
    asks.extend(bad_input::MISTAKEN.map(|(query, _)| get(format!("/v1/stations?{query}"))));
    asks.extend(bodies::MISTAKEN.map(|(body, _, _)| post(body)));
    asks.extend(bad_input::MISTAKEN_CONTENT.map(|(target, _)| get(target)));
    asks.push(post(" ".repeat(4097)));
    asks.push(post("[".repeat(4096)));
    asks.push(ask("POST", "/v1/stations/search").body("{}"));
    asks.push(get(format!("/v1/stations?q={}", "a".repeat(5000))));
    let at = AT.trim_start_matches("at=");
    for limit in [1, 10, 100] {
        let near = json!({ "lat": 48.11, "lon": -1.68 });
        asks.push(post(
            json!({ "near": near, "limit": limit, "at": at }).to_string(),
        ));
    }
    asks
}

/// What two answers must have in common.
fn comparable(ask: &Ask, base: &str, answer: &Answer) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let id = answer.header("x-request-id").unwrap_or_default();
    let with_origin = WITH_ORIGIN
        .iter()
        .any(|start| ask.target.starts_with(start));
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| !IGNORED.contains(&name.as_str()))
        .filter(|(name, _)| !(with_origin && name == "etag"))
        // Several of one name may travel as one.
        .map(|(name, _)| (name.clone(), answer.header(name).unwrap_or_default()))
        .collect();
    headers.sort();
    headers.dedup();
    let body = match String::from_utf8(answer.body.clone()) {
        Ok(text) => {
            let text = text.replace(&id, "the request id");
            if with_origin {
                text.replace(base, "the origin").into_bytes()
            } else {
                text.into_bytes()
            }
        }
        Err(compressed) => compressed.into_bytes(),
    };
    (answer.status, headers, body)
}

fn compare(asks: &[Ask]) {
    let Some(other) = &deployment().other_url else {
        return skipped("VIGIE_OTHER_URL is not set: there is nothing to compare with");
    };
    let agent = &agent();
    thread::scope(|scope| {
        for first in 0..ASKING {
            scope.spawn(move || {
                for ask in asks.iter().skip(first).step_by(ASKING) {
                    let here = comparable(ask, &deployment().url, &ask.send());
                    let there = comparable(ask, other, &ask.send_to(agent, other));
                    assert_eq!(
                        here, there,
                        "{} {} with {:?}",
                        ask.method, ask.target, ask.headers
                    );
                }
            });
        }
    });
    println!("{} requests have the same answer on both hosts", asks.len());
}

#[test]
fn searches_have_the_same_answer_on_both_hosts() {
    compare(&searches(&mut Random::of("differential")));
}

#[test]
fn everything_else_has_the_same_answer_on_both_hosts() {
    compare(&everything_else());
}

#[test]
fn every_station_is_the_same_on_both_hosts() {
    let stations = crate::oracle::stations();
    let step = stations.len().div_ceil(100);
    let asks: Vec<_> = stations
        .iter()
        .step_by(step)
        .map(|station| get(format!("/v1/stations/{}?{AT}", station.id)))
        .collect();
    compare(&asks);
}
