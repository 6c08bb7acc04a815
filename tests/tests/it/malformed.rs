//! Messages that no client library sends: either Vigie explains itself as
//! always, or the platform refuses before Vigie is asked. Which of the two is
//! written down here for each host.

use crate::{
    client::{Answer, Ask, ask},
    deployment::{Kind, deployment},
    raw::{Connection, authority, message},
    rules,
};

/// What a message comes to.
#[derive(Clone, Copy, Debug)]
enum Comes {
    /// Vigie answers with this status, and with everything that its answers
    /// have.
    Answered(u16),
    /// The platform answers with this status, or hangs up, and Vigie never
    /// hears of it: no problem document, no request id.
    Stopped(u16),
}

use Comes::{Answered, Stopped};

/// A message, and what it comes to on each host.
struct Message {
    name: &'static str,
    method: &'static str,
    target: Vec<u8>,
    headers: Vec<u8>,
    body: Vec<u8>,
    workers: Comes,
    spin: Comes,
}

fn odd(name: &'static str, method: &'static str, target: impl Into<Vec<u8>>) -> Message {
    Message {
        name,
        method,
        target: target.into(),
        headers: Vec::new(),
        body: Vec::new(),
        workers: Answered(404),
        spin: Answered(404),
    }
}

impl Message {
    fn headers(mut self, headers: impl Into<Vec<u8>>) -> Self {
        self.headers = headers.into();
        self
    }

    fn search(mut self, headers: &str, body: impl Into<Vec<u8>>) -> Self {
        self.headers = format!("Content-Type: application/json\r\n{headers}").into();
        self.body = body.into();
        self
    }

    fn comes(self, everywhere: Comes) -> Self {
        self.on(everywhere, everywhere)
    }

    fn on(self, workers: Comes, spin: Comes) -> Self {
        Self {
            workers,
            spin,
            ..self
        }
    }
}

const PLACE: &str = "near=48.11,-1.68";
const SEARCH: &str = "/v1/stations/search";
const GUIDE: &str = "/v1/guide";
const CHUNKED: &str = "Transfer-Encoding: chunked\r\n";
const CHUNKS: &str = "5\r\n{\"q\":\r\n9\r\n\"Rennes\"}\r\n0\r\n\r\n";

fn addresses() -> Vec<Message> {
    let mut messages = Vec::new();
    // Nothing is made of an address but what it says: a dot segment, an empty
    // one or an encoded slash is none of ours, on either host.
    for target in [
        "/v1/./stations?near=48.11,-1.68",
        "/v1/../v1/stations?near=48.11,-1.68",
        "/v1/%2e%2e/v1/stations?near=48.11,-1.68",
        "//v1/stations?near=48.11,-1.68",
        "/v1//stations?near=48.11,-1.68",
        "/v1%2Fstations?near=48.11,-1.68",
        "/v1\\stations?near=48.11,-1.68",
        "/../../healthz",
        "/v1/stations/..",
        "/v1/stations/%zz",
        "/v1/stations/%ff",
        "/v1/stations/a%2Fb",
        "/v1/stations/a%00b",
        "/etc/passwd",
        "/v1/./sheets",
        "/v1/../v1/sheets",
        "//v1/sheets",
        "/v1//sheets/visitors",
        "/v1/sheets//visitors",
        "/v1%2Fsheets",
        "/v1/sheets/%zz",
        "/v1/sheets/%ff",
        "/v1/sheets/..",
        "/v1/sheets/a%2Fb",
        "/v1/sheets/a%00b",
        "/v1/feeds/../sheets",
        "/v1/feeds/%2e%2e",
        "/assets/../sitemap.xml",
        "/assets/..%2f..%2fguide",
        "/sitemap.xml%00",
    ] {
        messages.push(odd("a strange path", "GET", target));
    }
    let long = |bytes: usize| format!("/v1/stations?q={}", "a".repeat(bytes));
    messages.extend([
        odd("a fragment", "GET", format!("/v1/stations?{PLACE}#here")).comes(Answered(200)),
        odd(
            "UTF-8 that is not encoded",
            "GET",
            "/v1/communes?q=Besançon",
        )
        .comes(Answered(200)),
        odd("a fragment of a list", "GET", "/v1/sheets#here").comes(Answered(200)),
        odd(
            "UTF-8 in words",
            "GET",
            "/v1/sheets?q=vélo volé".replace(' ', "+"),
        )
        .comes(Answered(200)),
        odd(
            "5 kB of words",
            "GET",
            format!("/v1/sheets?q={}", "a".repeat(5_000)),
        )
        .comes(Answered(414)),
        odd("a bar", "GET", "/v1/communes?q=Ren|nes").comes(Answered(200)),
        odd("braces", "GET", "/v1/stations?near={lat},{lon}").comes(Answered(400)),
        odd("5 kB of address", "GET", long(5_000)).comes(Answered(414)),
        odd("20 kB of address", "GET", long(20_000)).comes(Answered(414)),
        // Both hosts' HTTP parsers take 64 KiB.
        odd("70 kB of address", "GET", long(70_000)).comes(Stopped(414)),
        odd("quotes", "GET", "/v1/stations?q=\"Rennes\"").comes(Stopped(400)),
        odd("a blank", "GET", "/v1/stations?q=a b").comes(Stopped(400)),
        odd(
            "bytes that are no text",
            "GET",
            b"/v1/stations?q=\xff".to_vec(),
        )
        .comes(Stopped(400)),
        // workerd puts the host before it, which leaves no path; Spin fails.
        odd("no slash", "GET", "healthz").on(Answered(200), Stopped(500)),
        odd("an asterisk", "OPTIONS", "*").on(Answered(204), Answered(404)),
    ]);
    messages
}

fn methods() -> Vec<Message> {
    vec![
        odd("TRACE", "TRACE", "/healthz").comes(Answered(405)),
        odd("PROPFIND of content", "PROPFIND", "/v1/sheets").comes(Answered(405)),
        odd("PUT of content", "PUT", GUIDE)
            .headers("Content-Length: 0\r\n")
            .comes(Answered(405)),
        odd("PROPFIND", "PROPFIND", "/healthz").comes(Answered(405)),
        odd("QUERY", "QUERY", "/v1/stations").comes(Answered(405)),
        odd("PUT", "PUT", "/v1/stations")
            .headers("Content-Length: 0\r\n")
            .comes(Answered(405)),
        // workerd knows the registered methods only, Spin any.
        odd("an invented method", "BREW", "/healthz").on(Stopped(501), Answered(405)),
        odd("a method in small letters", "get", "/healthz").on(Stopped(501), Answered(405)),
        // workerd takes it for a tunnel, which a Worker without a `connect`
        // handler cannot have.
        odd("CONNECT", "CONNECT", "/healthz").on(Stopped(500), Answered(405)),
    ]
}

fn headers() -> Vec<Message> {
    let long = |bytes: usize| format!("X-Long: {}\r\n", "a".repeat(bytes));
    vec![
        odd("16 KiB in a header", "GET", "/healthz").headers(long(16_384)).comes(Answered(200)),
        odd("64 KiB in a header", "GET", "/healthz").headers(long(65_536)).comes(Answered(200)),
        odd("a header twice", "GET", "/nowhere")
            .headers("Accept-Language: de\r\nAccept-Language: en\r\n")
            .comes(Answered(404)),
        odd("wishes that cannot be read", "GET", "/v1/sheets/visitors")
            .headers("Accept: ;;,/,q=\r\nAccept-Encoding: ;q=,,br;q\r\nIf-None-Match: W/,\"\r\n")
            .comes(Answered(200)),
        odd("wishes of 16 KiB", "GET", "/v1/sheets/visitors")
            .headers(format!("Accept: {}*/*\r\n", "text/x;q=0.1,".repeat(1_200)))
            .comes(Answered(200)),
        // Components of Spin see headers as text, and Spin itself fails where
        // they are none.
        odd("a header that is no text", "GET", "/nowhere")
            .headers(b"Accept-Language: \xff\xfe\r\n".to_vec())
            .on(Answered(404), Stopped(500)),
        odd("a header over two lines", "GET", "/healthz")
            .headers("X-Folded: a\r\n b\r\n")
            .comes(Stopped(400)),
        odd("a header with a blank in its name", "GET", "/healthz")
            .headers("X Y: a\r\n")
            .comes(Stopped(400)),
        odd("a caller's place made up", "GET", "/v1/stations")
            .headers("X-Forwarded-For: 8.8.8.8\r\nSpin-Client-Addr: 8.8.8.8:1\r\nForwarded: for=8.8.8.8\r\n")
            .comes(Answered(400)),
    ]
}

fn bodies() -> Vec<Message> {
    let search = r#"{"q":"Rennes"}"#;
    let of_length = |length: &str| format!("Content-Length: {length}\r\n");
    let large = format!("{{\"q\":\"{}\"}}", "a".repeat(100_000));
    vec![
        odd("chunks", "POST", SEARCH)
            .search(CHUNKED, CHUNKS)
            .comes(Answered(200)),
        odd("a chunk of no length", "POST", SEARCH)
            .search(CHUNKED, "zz\r\n{}")
            .comes(Answered(400)),
        odd("a chunk too large", "POST", SEARCH)
            .search(
                CHUNKED,
                format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len()),
            )
            .comes(Answered(413)),
        odd("a body too large", "POST", SEARCH)
            .search(&of_length(&large.len().to_string()), large.as_str())
            .comes(Answered(413)),
        odd("answers in chunks", "POST", GUIDE)
            .search(CHUNKED, "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")
            .comes(Answered(200)),
        odd("too many answers", "POST", GUIDE)
            .search(&of_length(&large.len().to_string()), large.as_str())
            .comes(Answered(413)),
        odd("answers of no length", "POST", GUIDE)
            .search("", "")
            .comes(Answered(400)),
        odd("a body of no length", "POST", SEARCH)
            .search("", "")
            .comes(Answered(400)),
        odd("two lengths", "POST", SEARCH)
            .search(&(of_length("3") + &of_length("14")), search)
            .comes(Stopped(400)),
        odd("a length below nothing", "POST", SEARCH)
            .search(&of_length("-3"), search)
            .comes(Stopped(400)),
        // The chunks count and the length does not, as RFC 9112 has it.
        odd("chunks and a length", "POST", SEARCH)
            .search(&(CHUNKED.to_owned() + &of_length("3")), CHUNKS)
            .comes(Answered(200)),
        odd(
            "a body where none belongs",
            "GET",
            format!("/v1/stations?{PLACE}"),
        )
        .search(&of_length("14"), search)
        .comes(Answered(200)),
        odd("a pack of zeros", "POST", SEARCH)
            .search(&(of_length("14") + "Content-Encoding: gzip\r\n"), search)
            .comes(Answered(200)),
    ]
}

fn check(messages: Vec<Message>) {
    let Some(authority) = authority() else { return };
    for odd in messages {
        let target = String::from_utf8_lossy(&odd.target).into_owned();
        let name = format!("{}: {} {:.60}", odd.name, odd.method, target);
        let start = format!("{} ", odd.method);
        let host = format!(" HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n");
        let parts = [
            start.as_bytes(),
            &odd.target,
            host.as_bytes(),
            &odd.headers,
            b"\r\n",
            &odd.body,
        ];
        let mut connection = Connection::open(authority);
        connection.send(&parts.concat());
        let answer = connection.receive(odd.method);
        let asked = ask(odd.method, target);
        match deployment().kind {
            Kind::Workers => came_to(&name, &asked, answer, odd.workers),
            Kind::Spin => came_to(&name, &asked, answer, odd.spin),
            Kind::Url => match answer {
                Some(answer) if answer.header("x-request-id").is_some() => {
                    rules::check(&asked, &answer);
                }
                answer => refused_by_platform(&name, answer),
            },
        }
    }
}

fn came_to(name: &str, asked: &Ask, answer: Option<Answer>, comes: Comes) {
    match comes {
        Answered(status) => {
            let answer = answer.unwrap_or_else(|| panic!("{name}: no answer"));
            assert_eq!(answer.status, status, "{name}: {answer}");
            rules::check(asked, &answer);
        }
        Stopped(status) => {
            if let Some(answer) = &answer {
                assert_eq!(answer.status, status, "{name}: {answer}");
            }
            refused_by_platform(name, answer);
        }
    }
}

fn refused_by_platform(name: &str, answer: Option<Answer>) {
    let Some(answer) = answer else { return };
    assert!(answer.status >= 400, "{name}: {answer}");
    assert_eq!(
        answer.header("x-request-id"),
        None,
        "{name} reached Vigie: {answer}"
    );
    assert_eq!(answer.header("set-cookie"), None, "{name}");
}

#[test]
fn strange_addresses() {
    check(addresses());
}

#[test]
fn strange_methods() {
    check(methods());
}

#[test]
fn strange_headers() {
    check(headers());
}

#[test]
fn strange_bodies() {
    check(bodies());
}

#[test]
fn what_is_no_http_leaves_the_server_well() {
    let Some(authority) = authority() else { return };
    for noise in [
        &b"GET /healthz\r\n\r\n"[..],
        b"GET /healthz HTTP/1.1\r\n\r\n",
        b"GET /healthz HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let mut connection = Connection::open(authority);
        connection.send(noise);
        refused_by_platform(&format!("{noise:?}"), connection.receive("GET"));
    }
    let mut cut_short = Connection::open(authority);
    let half = "Content-Type: application/json\r\nContent-Length: 100\r\n";
    cut_short.send(&message("POST", SEARCH, half, b"{\"q\":"));
    drop(cut_short);
    ask("GET", "/healthz").ok();
}
