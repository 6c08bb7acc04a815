//! A relay in memory, over the reference model of the log.

use std::{
    collections::{BTreeMap, VecDeque},
    task::Waker,
};

use http::{Method, Request, Response};
use serde_json::json;
use vigie::{
    case::{
        close::CloseCode,
        cursor::{Cursor, Epoch},
        document::{Acknowledgement, AppendRequest, Opened, Opening},
        entry::{Author, Body, Entry},
        frame::{ClientFrame, ServerFrame},
        log::{Log, Outcome},
        proof,
        rules::Refusal,
    },
    jiff::Timestamp,
    seal::CaseId,
};

use super::answer::{Answer, answer, problem};

/// What an officer shows in these tests.
pub(crate) const CAPABILITY: &str = "vc1.e30.AAAA";

/// One connected reader.
#[derive(Default)]
pub(crate) struct Connection {
    pub(crate) author: Option<Author>,
    pub(crate) socket: bool,
    pub(crate) out: VecDeque<String>,
    pub(crate) waker: Option<Waker>,
    greeted: bool,
    credit: u16,
    sent: u64,
    live: bool,
}

#[derive(Default)]
pub(crate) struct Relay {
    pub(crate) log: Option<Log>,
    pub(crate) connections: BTreeMap<u64, Connection>,
    pub(crate) chunks: BTreeMap<String, Vec<u8>>,
    pub(crate) erased: bool,
    pub(crate) no_sockets: bool,
    pub(crate) no_streams: bool,
    /// Ask for a proof of work of so many bits.
    pub(crate) proof_bits: Option<u8>,
    /// Refuse the next entries as too fast.
    pub(crate) too_fast: u32,
    opening: Option<(Vec<u8>, String, Opening)>,
    next: u64,
}

impl Relay {
    pub(crate) fn log(&self) -> &Log {
        self.log.as_ref().unwrap()
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        self.log
            .as_ref()
            .map_or(&[], |log| log.after(0, usize::MAX))
    }

    /// The same entries as another life of the log, or a part of them.
    pub(crate) fn begin_anew(&mut self, epoch: [u8; 8], keep: usize) {
        let old = self.log.take().unwrap();
        let (_, _, opening) = self.opening.clone().unwrap();
        let entries = old.after(0, keep).to_vec();
        let id = CaseId::from_bytes(*entries[0].client_id.as_bytes());
        let mut log = Log::open(id, Epoch::from_bytes(epoch), opening, entries[0].at);
        for entry in entries.into_iter().skip(1) {
            log.append(entry.author, entry.client_id, entry.body, entry.at);
        }
        self.log = Some(log);
        self.connections_end();
    }

    /// The relay is restarted: every connection breaks.
    pub(crate) fn connections_end(&mut self) {
        for (_, mut connection) in core::mem::take(&mut self.connections) {
            if let Some(waker) = connection.waker.take() {
                waker.wake();
            }
        }
    }

    fn author(&self, shown: Option<&str>) -> Option<Author> {
        let (_, token, _) = self.opening.as_ref()?;
        match shown? {
            CAPABILITY => Some(Author::Officer),
            shown if shown == token => Some(Author::Citizen),
            _ => None,
        }
    }

    pub(crate) fn handle(&mut self, request: &Request<Vec<u8>>, now: Timestamp) -> Answer {
        let path: Vec<&str> = request.uri().path().trim_matches('/').split('/').collect();
        let header = |name: &str| Some(request.headers().get(name)?.to_str().unwrap());
        let shown = header("authorization").and_then(|text| text.strip_prefix("Bearer "));
        if path == ["v1", "capabilities"] {
            return answer(
                200,
                &json!({ "protocol": [1], "sockets": !self.no_sockets, "signals": true,
                         "events": !self.no_streams, "max_frame": 32768, "desks": [] }),
            );
        }
        if path == ["v1", "cases"] {
            return self.create(request, shown.unwrap(), header("proof-of-work"), now);
        }
        if self.erased {
            return problem(410, "case_erased");
        }
        let Some(author) = self.author(shown) else {
            return problem(404, "case_unknown");
        };
        let method = request.method();
        match path[3..] {
            [] if method == Method::GET => answer(200, &self.log().document()),
            [] => {
                self.erased = true;
                self.connections_close(CloseCode::Erased);
                Response::builder().status(204).body(Vec::new()).unwrap()
            }
            ["entries"] if method == Method::GET => {
                let query = request.uri().query().unwrap_or_default();
                let after = query
                    .split('&')
                    .find_map(|pair| pair.strip_prefix("after="));
                let after = after.map(|text| text.parse::<Cursor>().unwrap());
                answer(200, &self.log().page(after, 7))
            }
            ["entries"] => {
                let read: AppendRequest = serde_json::from_slice(request.body()).unwrap();
                let client_id = read.client_id;
                let (status, seq, at) = match self.append(author, &read, now) {
                    Outcome::Appended { seq, at } => (201, seq, at),
                    Outcome::Duplicate { seq, at } => (200, seq, at),
                    Outcome::Refused(Refusal::TooFast) => {
                        let mut told = problem(429, "too_fast");
                        told.headers_mut().insert("retry-after", 3.into());
                        return told;
                    }
                    Outcome::Refused(refusal) => return problem(409, refusal.code()),
                };
                let duplicate = status == 200;
                let ack = Acknowledgement {
                    client_id,
                    seq,
                    at,
                    duplicate,
                };
                answer(status, &ack)
            }
            ["attachments", id] => {
                let held = |key: &String| key.strip_prefix(&format!("{id}/"))?.parse::<u32>().ok();
                let held: Vec<u32> = self.chunks.keys().filter_map(held).collect();
                answer(200, &json!({ "chunks": held }))
            }
            ["attachments", id, index] => self.chunk(request, format!("{id}/{index}"), index),
            _ => problem(404, "not_found"),
        }
    }

    fn chunk(&mut self, request: &Request<Vec<u8>>, key: String, index: &str) -> Answer {
        let held = self.chunks.get(&key).cloned();
        match (request.method(), held) {
            (&Method::GET, Some(held)) => Response::new(held),
            (&Method::GET, None) => problem(404, "chunk_unknown"),
            (_, Some(held)) if held != *request.body() => problem(409, "chunk_conflict"),
            (_, held) => {
                self.chunks.insert(key, request.body().clone());
                let status = if held.is_some() { 200 } else { 201 };
                answer(
                    status,
                    &json!({ "index": index, "duplicate": held.is_some() }),
                )
            }
        }
    }

    fn create(
        &mut self,
        request: &Request<Vec<u8>>,
        token: &str,
        proof: Option<&str>,
        now: Timestamp,
    ) -> Answer {
        let id: CaseId = request.headers()["idempotency-key"]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        let key = [9; 32];
        if let Some(bits) = self.proof_bits
            && proof.is_none_or(|proof| proof::verify(&key, &id, proof, now).is_err())
        {
            let expires = now + jiff::SignedDuration::from_mins(5);
            let challenge = proof::challenge(&key, &id, bits, expires, [3; 16]).unwrap();
            return answer(
                429,
                &json!({ "code": "proof_required", "challenge": challenge }),
            );
        }
        let duplicate = match &self.opening {
            Some((body, known, _)) if body == request.body() && known == token => true,
            Some(_) => return problem(409, "case_conflict"),
            None => {
                let opening: Opening = serde_json::from_slice(request.body()).unwrap();
                self.opening = Some((request.body().clone(), token.to_owned(), opening.clone()));
                self.log = Some(Log::open(id, Epoch::from_bytes([1; 8]), opening, now));
                false
            }
        };
        let log = self.log();
        let opened = Opened {
            case: log.document(),
            cursor: Cursor {
                epoch: log.epoch(),
                seq: 0,
            },
            duplicate,
        };
        answer(if duplicate { 200 } else { 201 }, &opened)
    }

    fn append(&mut self, author: Author, request: &AppendRequest, now: Timestamp) -> Outcome {
        if self.too_fast > 0 {
            self.too_fast -= 1;
            return Outcome::Refused(Refusal::TooFast);
        }
        let log = self.log.as_mut().unwrap();
        let outcome = log.append(author, request.client_id, request.body.clone(), now);
        self.pump();
        outcome
    }

    /// Takes a connection, or answers why not.
    pub(crate) fn connect(&mut self, request: &Request<()>) -> Result<u64, Box<Answer>> {
        let header = |name: &str| Some(request.headers().get(name)?.to_str().unwrap());
        let socket = header("upgrade") == Some("websocket");
        if (socket && self.no_sockets) || (!socket && self.no_streams) {
            return Err(Box::new(problem(501, "sockets_unsupported")));
        }
        let shown = if socket {
            header("sec-websocket-protocol").and_then(|text| text.strip_prefix("vigie.v1, bearer."))
        } else {
            header("authorization").and_then(|text| text.strip_prefix("Bearer "))
        };
        if self.erased {
            return Err(Box::new(problem(410, "case_erased")));
        }
        let Some(author) = self.author(shown) else {
            return Err(Box::new(problem(404, "case_unknown")));
        };
        self.next += 1;
        let connection = Connection {
            author: Some(author),
            socket,
            ..Connection::default()
        };
        self.connections.insert(self.next, connection);
        if !socket {
            let after = request
                .uri()
                .query()
                .and_then(|query| query.strip_prefix("after="));
            let cursor = after.map(|text| text.parse().unwrap());
            self.greet(self.next, cursor, u16::MAX);
        }
        Ok(self.next)
    }

    fn greet(&mut self, id: u64, cursor: Option<Cursor>, credit: u16) {
        let log = self.log.as_ref().unwrap();
        let page = log.page(cursor, 0);
        let welcome = ServerFrame::Welcome {
            case: Box::new(log.document()),
            cursor: page.cursor,
            recovered: page.recovered,
            heartbeat_s: 25,
        };
        let connection = self.connections.get_mut(&id).unwrap();
        (connection.greeted, connection.credit) = (true, credit);
        connection.sent = page.cursor.seq;
        connection.out.push_back(welcome.to_text());
        self.pump();
    }

    /// What a socket was sent.
    pub(crate) fn say(&mut self, id: u64, frame: &str, now: Timestamp) {
        let Some(author) = self
            .connections
            .get(&id)
            .and_then(|connection| connection.author)
        else {
            return;
        };
        let reply = match ClientFrame::parse(frame).expect("clients send frames") {
            ClientFrame::Hello { cursor, credit } => return self.greet(id, cursor, credit),
            ClientFrame::Append { client_id, body } => {
                let request = AppendRequest { client_id, body };
                match self.append(author, &request, now) {
                    Outcome::Appended { seq, at } => ServerFrame::Ack {
                        client_id,
                        seq,
                        at,
                        duplicate: false,
                    },
                    Outcome::Duplicate { seq, at } => ServerFrame::Ack {
                        client_id,
                        seq,
                        at,
                        duplicate: true,
                    },
                    Outcome::Refused(refusal) => ServerFrame::Refused { client_id, refusal },
                }
            }
            ClientFrame::Credit { add } => {
                let connection = self.connections.get_mut(&id).unwrap();
                connection.credit = connection.credit.saturating_add(add).min(256);
                return self.pump();
            }
            ClientFrame::Signal(signal) => {
                let frame = ServerFrame::Signal { author, signal }.to_text();
                for connection in self.connections.values_mut() {
                    if connection.greeted && connection.author != Some(author) {
                        connection.out.push_back(frame.clone());
                    }
                }
                return self.wake();
            }
            ClientFrame::Ping => ServerFrame::Pong,
        };
        if let Some(connection) = self.connections.get_mut(&id) {
            connection.out.push_back(reply.to_text());
        }
        self.wake();
    }

    /// Sends to every connection what it has not got.
    fn pump(&mut self) {
        let Some(log) = &self.log else { return };
        for connection in self.connections.values_mut().filter(|one| one.greeted) {
            while connection.credit > 0
                && let [entry] = log.after(connection.sent, 1)
            {
                connection
                    .out
                    .push_back(ServerFrame::Entry(Box::new(entry.clone())).to_text());
                connection.sent = entry.seq;
                if connection.socket {
                    connection.credit -= 1;
                }
            }
            if connection.sent == log.head() && !connection.live {
                let cursor = Cursor {
                    epoch: log.epoch(),
                    seq: log.head(),
                };
                connection
                    .out
                    .push_back(ServerFrame::Live { cursor }.to_text());
                connection.live = true;
            }
        }
        self.wake();
    }

    fn connections_close(&mut self, code: CloseCode) {
        for connection in self.connections.values_mut() {
            connection.out.push_back(ServerFrame::Close(code).to_text());
        }
        self.wake();
    }

    fn wake(&mut self) {
        for connection in self.connections.values_mut() {
            if let Some(waker) = connection.waker.take() {
                waker.wake();
            }
        }
    }

    /// The sealed messages of the log, for whoever counts them.
    pub(crate) fn messages(&self) -> usize {
        let sealed = |entry: &&Entry| matches!(entry.body, Body::Sealed(_));
        self.entries().iter().filter(sealed).count()
    }
}
