//! A relay that is wrong on purpose, to prove that the harness finds it out.
//!
//! It is a process of its own, so that killing it is what killing a server is,
//! and keeps its log in one file. Without a fault it is right, which shows that
//! what is found with one comes of that fault.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::{BufRead as _, BufReader, Write as _},
    net::SocketAddr,
    path::{Path, PathBuf},
    rc::Rc,
};

use anyhow::{Context as _, Result, anyhow};
use bytes::Bytes;
use fastrand::Rng;
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use vigie::{
    case::{
        cursor::{Cursor, Epoch},
        document::{Acknowledgement, AppendRequest, Opened, Opening},
        entry::Author,
        log::{Log, Outcome},
    },
    seal::{CaseId, ClientId},
};

use crate::case::bytes;

/// What is wrong with a relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Fault {
    /// Nothing: the control.
    None,
    /// It acknowledges before it writes, and writes when enough has gathered.
    Early,
    /// It takes what is sent again for something new, now and then.
    Twice,
    /// It hands out two entries in the wrong order, now and then.
    Order,
}

/// How much gathers before it is written, in bytes.
const GATHERED: usize = 16_384;

/// How to start it.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[arg(long)]
    listen: SocketAddr,
    #[arg(long)]
    file: PathBuf,
    #[arg(long, value_enum)]
    fault: Fault,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
enum Line {
    Open {
        id: CaseId,
        epoch: Epoch,
        token: String,
        opening: Box<Opening>,
        at: Timestamp,
    },
    Append {
        case: CaseId,
        author: Author,
        request: AppendRequest,
        at: Timestamp,
    },
}

struct Relay {
    fault: Fault,
    file: File,
    unwritten: Vec<u8>,
    cases: BTreeMap<CaseId, (String, Log)>,
    rng: Rng,
}

/// An answer: a status and JSON.
type Answer = (u16, Value);

/// Serves until killed.
pub(crate) async fn serve(options: &Options) -> Result<()> {
    let relay = Rc::new(RefCell::new(Relay::open(&options.file, options.fault)?));
    let listener = TcpListener::bind(options.listen)
        .await
        .context("cannot listen")?;
    loop {
        let (stream, _) = listener.accept().await?;
        let relay = Rc::clone(&relay);
        let service = service_fn(move |request| answer(Rc::clone(&relay), request));
        let connection = hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service);
        tokio::task::spawn_local(connection);
    }
}

async fn answer(
    relay: Rc<RefCell<Relay>>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let answer = relay.borrow_mut().answer(&head, &body);
    let (status, json) = answer.unwrap_or_else(|error| (500, json!({ "code": error.to_string() })));
    let mut response = Response::new(Full::from(json.to_string()));
    *response.status_mut() = StatusCode::from_u16(status)?;
    Ok(response)
}

impl Relay {
    fn open(path: &Path, fault: Fault) -> Result<Self> {
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)?;
        let mut relay = Self {
            fault,
            file: file.try_clone()?,
            unwritten: Vec::new(),
            cases: BTreeMap::new(),
            rng: Rng::with_seed(getrandom::u64().map_err(|error| anyhow!("{error}"))?),
        };
        let mut whole = 0;
        let mut reader = BufReader::new(&mut file);
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 && line.ends_with('\n') {
            relay.apply(serde_json::from_str(&line)?);
            whole += line.len();
            line.clear();
        }
        // Half a line is what was being written when the last one was killed.
        file.set_len(u64::try_from(whole)?)?;
        Ok(relay)
    }

    fn apply(&mut self, line: Line) -> Option<Outcome> {
        match line {
            Line::Open {
                id,
                epoch,
                token,
                opening,
                at,
            } => {
                self.cases
                    .insert(id, (token, Log::open(id, epoch, *opening, at)));
                None
            }
            Line::Append {
                case,
                author,
                request,
                at,
            } => {
                let AppendRequest { client_id, body } = request;
                let (_, log) = self.cases.get_mut(&case)?;
                Some(log.append(author, client_id, body, at))
            }
        }
    }

    fn keep(&mut self, line: &Line) -> Result<()> {
        serde_json::to_writer(&mut self.unwritten, line)?;
        self.unwritten.push(b'\n');
        if self.fault != Fault::Early || self.unwritten.len() > GATHERED {
            self.file.write_all(&self.unwritten)?;
            self.unwritten.clear();
        }
        Ok(())
    }

    fn answer(&mut self, head: &http::request::Parts, body: &[u8]) -> Result<Answer> {
        let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        let token = header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let path = head.uri.path();
        if path == "/v1/capabilities" {
            return Ok((200, json!({ "sockets": false, "events": false })));
        }
        let Some(token) = token else {
            return Ok((401, json!({ "code": "token_required" })));
        };
        if path == "/v1/cases" {
            let id = header("idempotency-key").context("no id")?.parse()?;
            return self.found(id, token, serde_json::from_slice(body)?);
        }
        let mut parts = path.trim_start_matches("/v1/cases/").split('/');
        let id: CaseId = parts.next().unwrap_or_default().parse()?;
        // Whose capability it is has nothing to do with the faults.
        let officer = token.starts_with("vc1.");
        let known = self.cases.get(&id);
        let Some((_, log)) = known.filter(|(own, _)| officer || own == token) else {
            return Ok((404, json!({ "code": "case_unknown" })));
        };
        if parts.next().is_none() {
            return Ok((200, serde_json::to_value(log.document())?));
        }
        if head.method == Method::POST {
            let author = if officer {
                Author::Officer
            } else {
                Author::Citizen
            };
            return self.append(id, author, serde_json::from_slice(body)?);
        }
        let query = head.uri.query().unwrap_or_default();
        let value = |name| query.split('&').find_map(|pair| pair.strip_prefix(name));
        let cursor = value("after=").map(str::parse::<Cursor>).transpose()?;
        let limit = value("limit=").map_or(Ok(100), str::parse)?;
        let mut page = log.page(cursor, limit);
        if self.fault == Fault::Order && page.entries.len() > 1 && self.rng.u8(..) < 32 {
            page.entries.swap(0, 1);
        }
        Ok((200, serde_json::to_value(page)?))
    }

    fn found(&mut self, id: CaseId, token: &str, opening: Opening) -> Result<Answer> {
        let duplicate = self.cases.contains_key(&id);
        if !duplicate {
            let line = Line::Open {
                id,
                epoch: Epoch::from_bytes(bytes(&mut self.rng)),
                token: token.to_owned(),
                opening: Box::new(opening),
                at: Timestamp::now(),
            };
            self.keep(&line)?;
            self.apply(line);
        }
        let (_, log) = self.cases.get(&id).context("no case")?;
        let opened = Opened {
            case: log.document(),
            cursor: Cursor {
                epoch: log.epoch(),
                seq: 0,
            },
            duplicate,
        };
        let status = if duplicate { 200 } else { 201 };
        Ok((status, serde_json::to_value(opened)?))
    }

    fn append(&mut self, case: CaseId, author: Author, request: AppendRequest) -> Result<Answer> {
        let client_id = request.client_id;
        let mut line = Line::Append {
            case,
            author,
            request,
            at: Timestamp::now(),
        };
        // A copy shows what would come of it.
        let (_, mut log) = self.cases.get(&case).context("no case")?.clone();
        let Line::Append { request, at, .. } = &mut line else {
            return Ok((500, Value::Null));
        };
        let mut outcome = log.append(author, client_id, request.body.clone(), *at);
        if matches!(outcome, Outcome::Duplicate { .. })
            && self.fault == Fault::Twice
            && self.rng.bool()
        {
            request.client_id = ClientId::from_bytes(bytes(&mut self.rng));
            outcome = log.append(author, request.client_id, request.body.clone(), *at);
        }
        let (status, seq, at) = match outcome {
            Outcome::Refused(refusal) => return Ok((409, json!({ "code": refusal.code() }))),
            Outcome::Appended { seq, at } => (201, seq, at),
            Outcome::Duplicate { seq, at } => (200, seq, at),
        };
        if status == 201 {
            self.keep(&line)?;
            self.apply(line);
        }
        let acknowledgement = Acknowledgement {
            client_id,
            seq,
            at,
            duplicate: status == 200,
        };
        Ok((status, serde_json::to_value(acknowledgement)?))
    }
}
