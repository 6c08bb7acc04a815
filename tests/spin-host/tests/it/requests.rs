//! What of a request reaches the component, and what comes back.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::running::{Folder, Host, command, probe_manifest};

/// All values of one header, as the component saw them.
fn values<'a>(echo: &'a Value, name: &str) -> Vec<&'a str> {
    let headers = echo["headers"].as_array().unwrap().iter();
    headers
        .filter(|pair| pair[0] == name)
        .map(|pair| pair[1].as_str().unwrap())
        .collect()
}

#[test]
fn the_component_sees_the_request() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let headers = b"x-many: one\r\nx-other: 1\r\nX-Many: two\r\nx-accent: \xc3\xa9\r\n";
    let echo = host
        .ask("PATCH", "/echo?a=1&b=%C3%A9", headers, b"caf\xc3\xa9")
        .json();
    assert_eq!(echo["method"], "PATCH");
    assert_eq!(echo["uri"], "http://probe.test/echo?a=1&b=%C3%A9");
    assert_eq!(echo["body"], "café");
    assert_eq!(values(&echo, "x-many"), ["one", "two"]);
    assert_eq!(values(&echo, "x-accent"), ["é"]);

    let head = host.ask("HEAD", "/echo", b"", b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn a_connection_serves_many_requests() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let mut connection = host.connect();
    for number in 0..3 {
        connection.send("POST", "/echo", b"", number.to_string().as_bytes());
        let echo = connection.receive("POST").json();
        assert_eq!(echo["body"], number.to_string());
    }
}

#[test]
fn routes_lead_to_components() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    // Path, matched route, component route, path info, parameter.
    let cases = [
        ("/", "/...", "", "/", None),
        ("/any/where", "/...", "", "/any/where", None),
        ("/any/where/", "/...", "", "/any/where/", None),
        ("/exact", "/exact", "/exact", "", None),
        ("/exact/", "/exact", "/exact", "", None),
        ("/exact/more", "/...", "", "/exact/more", None),
        (
            "/item/42",
            "/item/:item_id",
            "/item/:item_id",
            "",
            Some("42"),
        ),
        (
            "/item/a%20b",
            "/item/:item_id",
            "/item/:item_id",
            "",
            Some("a%20b"),
        ),
        (
            "/item/42/parts/",
            "/item/:item_id/parts/...",
            "/item/:item_id/parts",
            "/",
            Some("42"),
        ),
        ("/stranger/x/y", "/stranger/...", "/stranger", "/x/y", None),
    ];
    for (path, matched, component_route, info, parameter) in cases {
        let echo = host.json(&format!("{path}?q=1"));
        assert_eq!(values(&echo, "spin-matched-route"), [matched], "{path}");
        assert_eq!(
            values(&echo, "spin-raw-component-route"),
            [matched],
            "{path}"
        );
        assert_eq!(
            values(&echo, "spin-component-route"),
            [component_route],
            "{path}"
        );
        assert_eq!(values(&echo, "spin-path-info"), [info], "{path}");
        assert_eq!(values(&echo, "spin-base-path"), ["/"], "{path}");
        assert_eq!(
            values(&echo, "spin-full-url"),
            [format!("http://probe.test{path}?q=1")],
            "{path}"
        );
        assert_eq!(
            values(&echo, "spin-path-match-item-id").first().copied(),
            parameter,
            "{path}"
        );
    }
}

#[test]
fn of_two_client_addresses_the_last_is_the_hosts() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let mut connection = host.connect();
    connection.send("GET", "/echo", b"spin-client-addr: 6.6.6.6:666\r\n", b"");
    let echo = connection.receive("GET").json();
    let found = values(&echo, "spin-client-addr");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], "6.6.6.6:666");
    assert!(found[1].starts_with("127.0.0.1:"), "{found:?}");
}

#[test]
fn a_header_that_is_not_utf8_stops_before_the_component() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    assert_eq!(host.json("/count"), json!({ "count": 1 }));
    let refused = host.ask("GET", "/count", b"x-name: caf\xe9\r\n", b"");
    assert_eq!(refused.status, 500);
    assert!(refused.body.is_empty());
    assert_eq!(host.json("/count"), json!({ "count": 2 }));
}

#[test]
fn a_request_without_a_host_is_answered() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let mut stream = TcpStream::connect(host.address).unwrap();
    stream.write_all(b"GET /echo HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 500"), "{answer}");
}

#[test]
fn no_route_is_404() {
    let folder = Folder::new();
    let manifest = probe_manifest().replace("\"/...\"", "\"/only/...\"");
    let host = Host::spawn(&mut command(&folder, &manifest));
    for path in ["/", "/onl", "/item", "/item/1/2", "/private"] {
        let answer = host.get(path);
        assert_eq!((answer.status, answer.body.len()), (404, 0), "{path}");
    }
    assert_eq!(host.get("/only/this").status, 200);
}

#[test]
fn some_paths_are_spins_own() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let health = host.get("/.well-known/spin/health");
    assert_eq!(
        (health.status, health.body.as_slice()),
        (200, b"OK".as_slice())
    );
    assert_eq!(host.get("/.well-known/spin/other").status, 404);
    assert_eq!(host.get("/.well-known/other").status, 200);
}
