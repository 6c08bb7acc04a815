//! Requests that the probe sends, and who of others hears of them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::running::{Folder, Host, command, probe_manifest};

/// Somebody else, who answers what the path says.
struct Other {
    address: SocketAddr,
    asked: Arc<AtomicU32>,
}

impl Other {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&asked);
        // It ends with the process.
        thread::spawn(move || {
            for stream in listener.incoming() {
                count.fetch_add(1, Ordering::Relaxed);
                thread::spawn(move || answer(stream.unwrap()));
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> u32 {
        self.asked.load(Ordering::Relaxed)
    }

    /// A host whose probe may send requests to where a pattern says; `{}` stands
    /// for this one's address.
    fn host(&self, folder: &Folder, pattern: &str) -> Host {
        let pattern = pattern.replace("{}", &self.address.to_string());
        Host::start(folder, &["--variable", &format!("outbound={pattern}")])
    }

    fn fetch(&self, host: &Host, path: &str, more: &str) -> Value {
        let address = self.address;
        host.json(&format!("/fetch?url=http://{address}{path}{more}"))
    }
}

/// Answers one request. What fails fails because the other end is gone.
fn answer(mut stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        reader.read_line(&mut head).ok().filter(|read| *read > 0)?;
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let known = name.eq_ignore_ascii_case("content-length");
        value.trim().parse().ok().filter(|_| known)
    });
    let mut body = vec![0; length.unwrap_or_default()];
    reader.read_exact(&mut body).ok()?;
    let whole = |text: &str| {
        let length = text.len();
        format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{text}")
    };
    let text = match head.split(' ').nth(1)? {
        "/hello" => whole("hello"),
        "/echo" => whole(&(head.clone() + &String::from_utf8_lossy(&body))),
        "/elsewhere" => {
            "HTTP/1.1 302 Found\r\nlocation: /hello\r\ncontent-length: 0\r\n\r\n".to_owned()
        }
        "/large" => whole(&"x".repeat(100_000)),
        "/endless" => {
            let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
            stream.write_all(head.as_bytes()).ok()?;
            loop {
                stream.write_all(b"5\r\nagain\r\n").ok()?;
            }
        }
        "/broken" => "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf".to_owned(),
        "/stuck" => {
            let half = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf";
            stream.write_all(half.as_bytes()).ok()?;
            thread::sleep(Duration::from_secs(60));
            return None;
        }
        // Silence.
        _ => {
            thread::sleep(Duration::from_secs(60));
            return None;
        }
    };
    stream.write_all(text.as_bytes()).ok()
}

#[test]
fn what_the_manifest_allows_goes_out() {
    let (folder, other) = (Folder::new(), Other::new());
    for pattern in [
        "http://{}",
        "*://127.0.0.1:*",
        "http://127.0.0.0/8:1..65535",
    ] {
        let host = other.host(&folder, pattern);
        let answer = other.fetch(&host, "/hello", "");
        assert_eq!(
            (&answer["status"], &answer["body"]),
            (&200.into(), &"hello".into())
        );
    }
    assert_eq!(other.asked(), 3);
}

#[test]
fn a_request_arrives_as_it_was_sent() {
    let (folder, other) = (Folder::new(), Other::new());
    let host = other.host(&folder, "http://{}");
    let path = format!("/fetch?url=http://{}/echo", other.address);
    let answer = host.post_json(&path, b"sent along");
    let told = answer["body"].as_str().unwrap().to_ascii_lowercase();
    assert!(told.starts_with("post /echo http/1.1\r\n"), "{told}");
    assert!(
        told.contains(&format!("\r\nhost: {}\r\n", other.address)),
        "{told}"
    );
    assert!(told.contains("\r\naccept-encoding: identity\r\n"), "{told}");
    assert!(told.contains("\r\ncontent-length: 10\r\n"), "{told}");
    assert!(!told.contains("transfer-encoding"), "{told}");
    assert!(told.ends_with("\r\n\r\nsent along"), "{told}");
    let told = other.fetch(&host, "/echo", "")["body"].clone();
    let told = told.as_str().unwrap().to_ascii_lowercase();
    assert!(told.starts_with("get /echo http/1.1\r\n"), "{told}");
    assert!(!told.contains("transfer-encoding"), "{told}");
}

#[test]
fn what_the_manifest_does_not_allow_is_denied_and_never_sent() {
    let (folder, other) = (Folder::new(), Other::new());
    let port = other.address.port();
    let neighbour = format!("http://127.0.0.1:{}", port ^ 1);
    for pattern in [
        "",
        "no pattern",
        "https://{}",
        "http://localhost",
        &neighbour,
    ] {
        let host = other.host(&folder, pattern);
        let denied = other.fetch(&host, "/hello", "");
        assert_eq!(denied["error"], "Denied", "{pattern}");
        let denied = host.json(&format!("/outbound?url=http://{}/hello", other.address));
        // What Spin says, too.
        assert_eq!(denied["error"], "ErrorCode::HttpRequestDenied", "{pattern}");
    }
    let host = other.host(&folder, "http://{}");
    let stranger = host.json(&format!(
        "/stranger/fetch?url=http://{}/hello",
        other.address
    ));
    assert_eq!(stranger["error"], "Denied");
    assert_eq!(other.asked(), 0);
}

#[test]
fn a_pattern_that_is_written_out_is_checked_at_start() {
    let folder = Folder::new();
    let manifest = probe_manifest().replace("\"{{ outbound }}\"", "\"id.example\"");
    let output = command(&folder, &manifest).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("`id.example` is no pattern of outbound hosts"),
        "{told}"
    );
}

#[test]
fn what_is_no_address_is_not_sent() {
    let (folder, other) = (Folder::new(), Other::new());
    let host = other.host(&folder, "*://*:*");
    let named = format!("http://me@{}/hello", other.address);
    for url in ["/hello", "ftp://127.0.0.1/hello", &named] {
        let refused = host.json(&format!("/fetch?url={url}"));
        assert_eq!(refused["error"], "Invalid", "{url}");
    }
    assert_eq!(other.asked(), 0);
}

#[test]
fn a_redirect_is_an_answer() {
    let (folder, other) = (Folder::new(), Other::new());
    let host = other.host(&folder, "http://{}");
    assert_eq!(other.fetch(&host, "/elsewhere", "")["status"], 302);
    assert_eq!(other.asked(), 1);
}

#[test]
fn a_body_may_have_so_many_bytes() {
    let (folder, other) = (Folder::new(), Other::new());
    let host = other.host(&folder, "http://{}");
    for (path, limit, error) in [
        ("/hello", 5, None),
        ("/hello", 4, Some("TooLarge")),
        ("/large", 100_000, None),
        ("/large", 99_999, Some("TooLarge")),
        ("/endless", 99_999, Some("TooLarge")),
    ] {
        let answer = other.fetch(&host, path, &format!("&limit={limit}"));
        assert_eq!(answer["error"].as_str(), error, "{path} and {limit}");
    }
}

#[test]
fn an_answer_may_take_so_long() {
    let (folder, other) = (Folder::new(), Other::new());
    let host = other.host(&folder, "http://{}");
    for path in ["/silence", "/stuck"] {
        let begun = Instant::now();
        let answer = other.fetch(&host, path, "&ms=300");
        assert_eq!(answer["error"], "TimedOut", "{path}");
        let took = begun.elapsed();
        assert!(took >= Duration::from_millis(300), "{path}: {took:?}");
        assert!(took < Duration::from_secs(10), "{path}: {took:?}");
    }
    // The instance is none the worse for it.
    assert_eq!(other.fetch(&host, "/hello", "")["body"], "hello");
    assert_eq!(host.json("/count")["count"], 1);
}

#[test]
fn who_is_not_there_or_breaks_off_is_out_of_reach() {
    let (folder, other) = (Folder::new(), Other::new());
    let host = other.host(&folder, "http://127.0.0.1:*");
    assert_eq!(other.fetch(&host, "/broken", "")["error"], "Unreachable");
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    let answer = host.json(&format!("/fetch?url=http://{address}/hello"));
    assert_eq!(answer["error"], "Unreachable");
}

#[test]
fn actors_ask_each_other_there_and_back() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    for (steps, rows) in [(0, "1"), (1, "3"), (16, "20")] {
        let answer = host.json(&format!("/ask?steps={steps}"));
        assert_eq!(
            (&answer["status"], &answer["body"]),
            (&200.into(), &rows.into())
        );
    }
}
