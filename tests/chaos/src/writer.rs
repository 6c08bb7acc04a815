//! Those who write, and do not rest until what they wrote is acknowledged.

use std::time::{Duration, Instant};

use anyhow::Result;
use fastrand::Rng;
use vigie::{
    case::{
        document::{Acknowledgement, AppendRequest},
        entry::{Author, Body, Event, Reason},
        frame::{ClientFrame, ServerFrame},
    },
    seal::ClientId,
};

use crate::{
    case::bytes,
    http::Http,
    pause,
    reader::{Wrong, take},
    record::{Ack, Busy, Place, Sent, Shared},
    socket::{Came, Socket},
};

/// How a writer writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Socket,
    Post,
}

/// How long one entry may take to be acknowledged, kills included.
const STUBBORN: Duration = Duration::from_secs(30);

/// How far the clocks of clients are off, in seconds: years either way.
const WRONG_CLOCK: i64 = 100_000_000;

/// One writer.
#[derive(Debug)]
pub(crate) struct Writer {
    shared: Shared,
    case: usize,
    author: Author,
    name: String,
    rng: Rng,
    busy: Option<Busy>,
    /// The lengths that messages are padded to.
    pub(crate) classes: &'static [usize],
}

/// The lengths of sealed messages, the small ones more often.
pub(crate) const MIXED: &[usize] = &[256, 256, 256, 256, 1024, 1024, 4096, 16384];

/// Version, key version, nonce and tag: what sealing adds.
const SEAL: usize = 42;

impl Writer {
    pub(crate) fn new(shared: &Shared, number: usize, rng: Rng) -> Self {
        let case = number % shared.cases.len().max(1);
        let author = if (number / 2).is_multiple_of(2) {
            Author::Citizen
        } else {
            Author::Officer
        };
        Self {
            shared: shared.clone(),
            case,
            author,
            name: format!("writer {number}"),
            rng,
            busy: Some(shared.busy()),
            classes: MIXED,
        }
    }

    /// Writes until it is told to stop; what was begun is finished.
    pub(crate) async fn write(mut self, way: Way) {
        let wrote = match way {
            Way::Post => self.by_posts().await,
            Way::Socket => self.by_socket().await,
        };
        if let Err(error) = wrote {
            self.shared.found(format!("{}: {error:#}", self.name));
        }
    }

    /// A new entry, recorded before it is sent for the first time.
    fn record(&mut self, body: Body) -> (usize, ClientId) {
        let client_id = ClientId::from_bytes(bytes(&mut self.rng));
        let mut records = self.shared.records.borrow_mut();
        records.sent.push(Sent {
            case: self.case,
            client_id,
            author: self.author,
            body,
            claimed: jiff::Timestamp::now().as_second() + self.rng.i64(-WRONG_CLOCK..=WRONG_CLOCK),
            attempts: 0,
            acks: Vec::new(),
        });
        (records.sent.len() - 1, client_id)
    }

    fn message(&mut self) -> Body {
        let class = self.rng.choice(self.classes).copied().unwrap_or(256);
        let mut sealed = vec![0; class + SEAL];
        self.rng.fill(&mut sealed);
        if let Some(head) = sealed.first_chunk_mut::<2>() {
            *head = [1, 1];
        }
        Body::Sealed(sealed)
    }

    async fn by_posts(&mut self) -> Result<()> {
        let mut http = Http::new(self.shared.address);
        while !self.shared.stop.get() {
            if self.author == Author::Officer && self.rng.u8(..) < 8 {
                // Both are finished, or nobody could write any more.
                for (event, reason) in [
                    (Event::Closed, Reason::Resolved),
                    (Event::Reopened, Reason::ByOfficer),
                ] {
                    let sent = self.record(Body::event_only(event, reason)).0;
                    self.post(&mut http, sent, false).await?;
                }
                continue;
            }
            let body = self.message();
            let sent = self.record(body).0;
            let gives_up = self.rng.u8(..) < 16;
            self.post(&mut http, sent, gives_up).await?;
            if self.rng.u8(..) < 24 && !gives_up {
                // Sent again though nothing was wrong.
                self.post(&mut http, sent, false).await?;
            }
            pause(self.rng.u64(2..30)).await;
        }
        Ok(())
    }

    /// Sends an entry until it is acknowledged; or once, where it `gives_up`.
    async fn post(&mut self, http: &mut Http, sent: usize, gives_up: bool) -> Result<()> {
        let Some(entry) = self.shared.records.borrow().sent.get(sent).cloned() else {
            return Ok(());
        };
        let Some(case) = self.shared.cases.get(self.case) else {
            return Ok(());
        };
        let path = case.path("/entries");
        let bearer = format!("Bearer {}", case.token(self.author, &mut self.rng)?);
        let request = AppendRequest {
            client_id: entry.client_id,
            body: entry.body,
        };
        let json = serde_json::to_vec(&request)?;
        let began = Instant::now();
        while began.elapsed() < STUBBORN {
            self.shared.records.borrow_mut().attempted(sent);
            let headers = [("authorization", &*bearer)];
            let answer = http.post(&path, &headers, json.clone()).await;
            match answer {
                Ok(answer) if matches!(answer.status, 200 | 201) => {
                    let ack: Acknowledgement = serde_json::from_slice(&answer.body)?;
                    if ack.client_id != entry.client_id || ack.duplicate != (answer.status == 200) {
                        return Err(Wrong("an acknowledgement of something else".into()).into());
                    }
                    self.shared.records.borrow_mut().acknowledged(
                        sent,
                        Ack {
                            seq: ack.seq,
                            at: ack.at,
                            duplicate: ack.duplicate,
                        },
                    );
                    return Ok(());
                }
                Ok(answer) => {
                    let code = answer.code();
                    self.shared.records.borrow_mut().refused(&code);
                    match (answer.status, &*code) {
                        (409, "case_closed") => pause(20).await,
                        (429 | 503, _) => pause(self.rng.u64(20..80)).await,
                        (status, code) => {
                            return Err(Wrong(format!("refused with {status} {code}")).into());
                        }
                    }
                }
                Err(_) => pause(self.rng.u64(1..20)).await,
            }
            if gives_up {
                return Ok(());
            }
        }
        Err(Wrong(format!("{} was not acknowledged in 30 s", entry.client_id)).into())
    }

    async fn by_socket(&mut self) -> Result<()> {
        let place = Place::new(&self.shared, self.case, self.name.clone());
        let mut pending = Vec::new();
        let mut stuck = Instant::now();
        // It also reads; what it writes is not left before all is read.
        while !(self.shared.stop.get() && pending.is_empty() && place.is_done()) {
            let before = pending.len();
            let went = self.on_socket(&place, &mut pending).await;
            if let Err(error) = went
                && error.is::<Wrong>()
            {
                return Err(error);
            }
            if pending.is_empty() || pending.len() != before {
                stuck = Instant::now();
            } else if stuck.elapsed() > STUBBORN {
                return Err(Wrong("nothing was acknowledged in 30 s".to_owned()).into());
            }
            pause(self.rng.u64(1..20)).await;
        }
        Ok(())
    }

    async fn on_socket(&mut self, place: &Place, pending: &mut Vec<usize>) -> Result<()> {
        const LOOK: Duration = Duration::from_millis(50);
        let Some(case) = self.shared.cases.get(self.case) else {
            return Ok(());
        };
        let token = case.token(self.author, &mut self.rng)?;
        let path = case.path("/socket");
        let address = self.shared.address;
        let mut socket = Socket::open(address, &path, &token, place.cursor(), 128).await?;
        let mut again: Vec<usize> = pending.clone();
        loop {
            for sent in again.drain(..) {
                self.append(&mut socket, sent).await?;
            }
            if pending.is_empty() {
                if self.shared.stop.get() {
                    self.busy = None;
                    if place.is_done() {
                        return Ok(());
                    }
                } else {
                    // Some at once: what was sent last may be answered first.
                    for _ in 0..self.rng.u8(1..=3) {
                        let body = self.message();
                        let sent = self.record(body).0;
                        pending.push(sent);
                        self.append(&mut socket, sent).await?;
                    }
                }
            }
            match socket.next(LOOK).await? {
                Came::Frame(frame) => {
                    let entry = matches!(*frame, ServerFrame::Entry(_));
                    let refused = self.answered(place, *frame, pending)?;
                    again.extend(refused);
                    if entry {
                        socket.say(&ClientFrame::Credit { add: 1 }).await?;
                    }
                    if !again.is_empty() {
                        pause(100).await;
                    } else if pending.is_empty() {
                        pause(self.rng.u64(1..20)).await;
                    }
                }
                Came::Nothing => {}
                Came::Over(_) => return Ok(()),
            }
        }
    }

    async fn append(&self, socket: &mut Socket, sent: usize) -> Result<()> {
        let entry = self.shared.records.borrow().sent.get(sent).cloned();
        let Some(Sent {
            client_id, body, ..
        }) = entry
        else {
            return Ok(());
        };
        self.shared.records.borrow_mut().attempted(sent);
        socket.say(&ClientFrame::Append { client_id, body }).await
    }

    /// Takes a frame; gives what is to be sent again.
    fn answered(
        &self,
        place: &Place,
        frame: ServerFrame,
        pending: &mut Vec<usize>,
    ) -> Result<Option<usize>> {
        let find = |client_id: ClientId, pending: &[usize]| {
            let records = self.shared.records.borrow();
            let is = |sent: &usize| {
                let sent = records.sent.get(*sent);
                sent.is_some_and(|sent| sent.client_id == client_id)
            };
            pending.iter().position(is)
        };
        match frame {
            ServerFrame::Ack {
                client_id,
                seq,
                at,
                duplicate,
            } => {
                let Some(position) = find(client_id, pending) else {
                    return Err(Wrong(format!("{client_id} was acknowledged unasked")).into());
                };
                let sent = pending.swap_remove(position);
                let ack = Ack { seq, at, duplicate };
                self.shared.records.borrow_mut().acknowledged(sent, ack);
                Ok(None)
            }
            ServerFrame::Refused { client_id, refusal } => {
                self.shared.records.borrow_mut().refused(refusal.code());
                if !refusal.retry() && refusal.code() != "case_closed" {
                    return Err(Wrong(format!("refused as {refusal}")).into());
                }
                let position = find(client_id, pending);
                Ok(position.and_then(|position| pending.get(position).copied()))
            }
            frame => take(place, frame).map(|()| None),
        }
    }
}
