use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::thread;

use clap::Parser;
use vigie::case::capability::Rights;
use vigie::case::entry::{Event, Reason};
use vigie::seal::{Envelopes, PrivateKey, Receipt};

use vigie::case::entry::Author;

use super::*;

const NOW: &str = "2026-11-22T03:00:00Z";

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    options: Options,
}

fn options(arguments: &[&str]) -> Result<Options, clap::Error> {
    let id = Receipt::new([1; 16]).case_id().to_string();
    let always = ["officer", "--case", &id];
    let parsed = Arguments::try_parse_from(always.iter().chain(arguments))?;
    Ok(parsed.options)
}

/// Keys that no file has.
fn keys() -> Stored {
    let desks = [DESK, "rennes"].map(|name| Desk::new(name).unwrap());
    Stored::completed(None, &desks, random).unwrap().unwrap()
}

fn private(keys: &Stored) -> &PrivateKey {
    keys.desk(&Desk::new(DESK).unwrap()).unwrap()
}

#[test]
fn a_capability_is_what_was_asked_for_and_verifies() {
    let now: Timestamp = NOW.parse().unwrap();
    let keys = keys();
    let verified = |options: &Options, later: i64| {
        let text = capability(options, &keys, now).unwrap();
        let then = now + SignedDuration::from_mins(later);
        Capability::verify(&text, &[keys.signer().unwrap()], &options.case, then)
    };
    let usual = options(&[]).unwrap();
    assert_eq!(verified(&usual, 59).unwrap().rights, Rights::CITIZEN);
    assert!(verified(&usual, 61).is_err());

    let other = options(&["--rights", "rekey,read", "--life", "90m"]).unwrap();
    let other = verified(&other, 61).unwrap();
    assert!(other.rights.iter().eq([Right::Read, Right::Rekey]));
}

#[test]
fn what_no_capability_can_be_is_refused_at_once() {
    for arguments in [
        ["--life", "13h"],
        ["--life", "0s"],
        ["--life", "soon"],
        ["--rights", "all"],
        // Only what is read has a server to read it from.
        ["--say", "Bonjour"],
    ] {
        assert!(options(&arguments).is_err(), "{arguments:?}");
    }
    assert!(Arguments::try_parse_from(["officer", "--case", "short"]).is_err());
}

#[test]
fn a_case_may_begin_like_an_option() {
    let arguments = ["officer", "--case", "-AECAwQFBgcICQoLDA0ODw"];
    let options = Arguments::try_parse_from(arguments).unwrap().options;
    assert_eq!(options.case.to_string(), arguments[2]);
}

#[test]
fn the_command_line_names_only_what_is_not_usual() {
    let usual = "cargo xtask officer --read --case <ID>";
    assert_eq!(command_line(URL, None), usual);
    let other = command_line("http://127.0.0.1:9000", Some(Path::new("/state")));
    assert_eq!(
        other,
        format!("{usual} --url http://127.0.0.1:9000 --state /state")
    );
}

/// A relay with one case, which keeps what is written to it.
struct Relay {
    document: CaseDocument,
    entries: Vec<Entry>,
}

impl Relay {
    fn new(receipt: &Receipt, desk: &PrivateKey) -> Self {
        let id = receipt.case_id();
        let to = [(desk.public(), [3; 32])];
        let envelopes = Envelopes::seal(&id, &receipt.case_key(), &to).unwrap();
        let document = serde_json::json!({
            "id": id, "kind": "chat", "state": "waiting", "priority": "ordinary",
            "desk": DESK, "locale": "fr", "epoch": "AAAAAAAAAAA", "head": 2,
            "opened_at": NOW, "last_at": NOW, "closes_at": NOW, "erases_at": NOW,
            "envelopes": [envelopes],
        });
        let client_id = ClientId::from_bytes([4; 16]);
        let place = Place {
            case: id,
            sender: Sender::Citizen,
            client_id,
        };
        let message = Message::Text {
            text: "Bonjour\u{1b}[2J".to_owned(),
            lang: None,
        };
        let content = message.to_content().unwrap();
        let sealed = seal_entry(&receipt.keyring(), &place, &content, [5; 24]).unwrap();
        let mut relay = Self {
            document: serde_json::from_value(document).unwrap(),
            entries: Vec::new(),
        };
        let opened = Body::event_only(Event::Opened, Reason::ByCitizen);
        relay.append(Author::Service, ClientId::from_bytes([6; 16]), opened);
        relay.append(Author::Citizen, client_id, Body::Sealed(sealed));
        relay
    }

    fn append(&mut self, author: Author, client_id: ClientId, body: Body) -> u64 {
        let seq = u64::try_from(self.entries.len()).unwrap() + 1;
        self.entries.push(Entry {
            seq,
            client_id,
            author,
            at: NOW.parse().unwrap(),
            body,
        });
        seq
    }

    /// Answers as many requests, and says where.
    fn serve(mut self, requests: usize) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming().take(requests) {
                self.answer(stream.unwrap());
            }
        });
        url
    }

    fn answer(&mut self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            reader.read_line(&mut head).unwrap();
        }
        assert!(head.contains("Authorization: Bearer vc1."), "{head}");
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("Content-Length: "))
            .map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();

        let (status, json) = if head.starts_with("POST") {
            let AppendRequest { client_id, body } = serde_json::from_slice(&body).unwrap();
            let seq = self.append(Author::Officer, client_id, body);
            let stored = serde_json::json!({
                "client_id": client_id, "seq": seq, "at": NOW, "duplicate": false,
            });
            (201, stored.to_string())
        } else if head.contains("/entries") {
            (200, self.page(&head))
        } else if head.contains(&self.document.id.to_string()) {
            (200, serde_json::to_string(&self.document).unwrap())
        } else {
            (
                404,
                r#"{"title":"No such case","detail":"Look again."}"#.to_owned(),
            )
        };
        let length = json.len();
        write!(
            stream,
            "HTTP/1.1 {status} -\r\nContent-Length: {length}\r\n\r\n{json}"
        )
        .unwrap();
    }

    /// One entry at a time.
    fn page(&self, head: &str) -> String {
        let epoch = self.document.epoch;
        let after = self.entries.iter().rfind(|entry| {
            let seq = entry.seq;
            head.contains(&format!("after={}", Cursor { epoch, seq }))
        });
        let next = after.map_or(0, |entry| usize::try_from(entry.seq).unwrap());
        let entry = self.entries[next].clone();
        let page = Page {
            recovered: true,
            cursor: Cursor {
                epoch,
                seq: entry.seq,
            },
            more: next + 1 < self.entries.len(),
            entries: vec![entry],
        };
        serde_json::to_string(&page).unwrap()
    }
}

#[test]
fn a_case_is_read_and_answered() {
    let keys = keys();
    let receipt = Receipt::new([1; 16]);
    let url = Relay::new(&receipt, private(&keys)).serve(5);
    let options = options(&["--read", "--url", &url]).unwrap();
    let case = Case::open(&options, &keys, "vc1.").unwrap();
    case.say("Nous arrivons.").unwrap();
    let mut printed = Vec::new();
    case.print(&mut printed).unwrap();
    assert_eq!(
        String::from_utf8(printed).unwrap(),
        format!(
            "Case {}: chat, waiting\n\
             {NOW}  service  [opened: by_citizen]\n\
             {NOW}  citizen  Bonjour\u{fffd}[2J\n\
             {NOW}  officer  Nous arrivons.\n",
            receipt.case_id()
        )
    );
}

#[test]
fn a_case_of_another_desk_says_why_it_stays_closed() {
    let receipt = Receipt::new([1; 16]);
    let url = Relay::new(&receipt, &PrivateKey::derive([9; 32])).serve(1);
    let options = options(&["--read", "--url", &url]).unwrap();
    let error = Case::open(&options, &keys(), "vc1.");
    let error = error.err().unwrap().to_string();
    assert!(error.contains("another desk"), "{error}");

    let options = self::options(&[
        "--read",
        "--url",
        "http://nobody.invalid",
        "--desk",
        "lille",
    ]);
    let error = Case::open(&options.unwrap(), &keys(), "vc1.")
        .err()
        .unwrap();
    assert!(error.to_string().contains("bordeaux, rennes"), "{error}");
}

#[test]
fn a_refusal_is_told_in_the_words_of_the_server() {
    let keys = keys();
    let url = Relay::new(&Receipt::new([2; 16]), private(&keys)).serve(1);
    let options = options(&["--read", "--url", &url]).unwrap();
    let error = Case::open(&options, &keys, "vc1.");
    let error = error.err().unwrap().to_string();
    assert!(error.contains("404: No such case. Look again."), "{error}");
}
