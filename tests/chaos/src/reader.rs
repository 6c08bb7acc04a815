//! Those who read along, each its own way, and come back when cut off.

use std::time::Duration;

use anyhow::{Result, bail};
use bytes::Bytes;
use fastrand::Rng;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::time::timeout;
use vigie::case::{
    document::Page,
    entry::Author,
    frame::{ClientFrame, MAX_CREDIT, ServerFrame},
};

use crate::{
    http::Http,
    pause,
    record::{Place, Shared},
    socket::{Came, Socket},
};

/// How a reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Socket,
    Stream,
    Pages,
}

/// How long a reader waits for news before it looks whether it is done.
const LOOK: Duration = Duration::from_millis(100);

/// What an entry costs of the credit is given back in pieces of this size.
const PIECE: u16 = 16;

/// Reads one case until there is nothing left to come.
pub(crate) async fn read(shared: Shared, way: Way, number: usize, rng: Rng) {
    let case = number % shared.cases.len().max(1);
    let place = Place::new(&shared, case, format!("reader {number} ({way:?})"));
    go_on(shared, way, place, rng).await;
}

/// Reads on from wherever a reader stands.
pub(crate) async fn go_on(shared: Shared, way: Way, place: Place, mut rng: Rng) {
    let author = if rng.u8(..) < 86 {
        Author::Officer
    } else {
        Author::Citizen
    };
    while !place.is_done() {
        let went = once(&shared, way, &place, author, &mut rng).await;
        match went {
            Err(error) if error.is::<Wrong>() => {
                shared.found(format!("{}: {error}", place.reader));
                return;
            }
            // Cut off: it comes back.
            _ => pause(rng.u64(1..20)).await,
        }
    }
}

/// Something that no fault of the network explains.
#[derive(Debug)]
pub(crate) struct Wrong(pub(crate) String);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

async fn once(
    shared: &Shared,
    way: Way,
    place: &Place,
    author: Author,
    rng: &mut Rng,
) -> Result<()> {
    let Some(case) = shared.cases.get(place.case) else {
        return Ok(());
    };
    let token = case.token(author, rng)?;
    match way {
        Way::Socket => {
            let path = case.path("/socket");
            let credit = rng.u16(1..=MAX_CREDIT);
            let socket =
                Socket::open(shared.address, &path, &token, place.cursor(), credit).await?;
            from_socket(socket, place).await
        }
        Way::Stream => {
            let bearer = format!("Bearer {token}");
            let cursor = place.cursor().map(|cursor| cursor.to_string());
            let mut headers = vec![("authorization", &*bearer), ("accept", "text/event-stream")];
            if let Some(cursor) = &cursor {
                headers.push(("last-event-id", cursor));
            }
            let mut http = Http::new(shared.address);
            let answer = http.stream(&case.path("/entries"), &headers).await?;
            if answer.status() != 200 {
                bail!("no stream: {}", answer.status());
            }
            let mut events = Events::new(answer.into_body());
            while !place.is_done() {
                let Some(frame) = events.next(LOOK).await? else {
                    continue;
                };
                take(place, frame)?;
            }
            Ok(())
        }
        Way::Pages => {
            let bearer = format!("Bearer {token}");
            let mut http = Http::new(shared.address);
            while !place.is_done() {
                let limit = rng.u16(1..=256);
                let after = place.cursor().map(|cursor| format!("&after={cursor}"));
                let query = format!("/entries?limit={limit}{}", after.unwrap_or_default());
                let path = case.path(&query);
                let answer = http.get(&path, &[("authorization", &bearer)]).await?;
                if answer.status != 200 {
                    bail!("no page: {}", answer.status);
                }
                let page: Page = serde_json::from_slice(&answer.body)
                    .map_err(|error| Wrong(format!("a page that is none: {error}")))?;
                if !page.recovered {
                    return Err(Wrong("the log was begun anew".to_owned()).into());
                }
                for entry in page.entries {
                    place.take(entry);
                }
                place.live(page.cursor);
                pause(rng.u64(1..60)).await;
            }
            Ok(())
        }
    }
}

async fn from_socket(mut socket: Socket, place: &Place) -> Result<()> {
    let mut taken = 0;
    while !place.is_done() {
        let frame = match socket.next(LOOK).await? {
            Came::Frame(frame) => *frame,
            Came::Nothing => {
                // What is left of a small credit must not be waited for.
                give(&mut socket, &mut taken).await?;
                continue;
            }
            Came::Over(_) => return Ok(()),
        };
        if matches!(frame, ServerFrame::Entry(_)) {
            taken += 1;
        }
        take(place, frame)?;
        if taken >= PIECE {
            give(&mut socket, &mut taken).await?;
        }
    }
    Ok(())
}

async fn give(socket: &mut Socket, taken: &mut u16) -> Result<()> {
    if *taken > 0 {
        socket.say(&ClientFrame::Credit { add: *taken }).await?;
        *taken = 0;
    }
    Ok(())
}

/// Takes what a reader is sent.
pub(crate) fn take(place: &Place, frame: ServerFrame) -> Result<()> {
    match frame {
        ServerFrame::Welcome {
            cursor, recovered, ..
        } => place.welcomed(cursor, recovered),
        ServerFrame::Entry(entry) => place.take(*entry),
        ServerFrame::Live { cursor } => place.live(cursor),
        ServerFrame::Close(code) => bail!("closed: {code}"),
        _ => {}
    }
    Ok(())
}

/// The events of a stream.
#[derive(Debug)]
pub(crate) struct Events {
    body: Incoming,
    text: Vec<u8>,
}

impl Events {
    pub(crate) fn new(body: Incoming) -> Self {
        Self {
            body,
            text: Vec::new(),
        }
    }

    /// The next frame; nothing if none comes in time.
    ///
    /// # Errors
    ///
    /// Once the stream has ended.
    pub(crate) async fn next(&mut self, at_most: Duration) -> Result<Option<ServerFrame>> {
        loop {
            let end = self.text.windows(2).position(|two| two == b"\n\n");
            if let Some(end) = end {
                let event: Vec<u8> = self.text.drain(..end + 2).collect();
                match frame(&String::from_utf8_lossy(&event))? {
                    Some(frame) => return Ok(Some(frame)),
                    None => continue,
                }
            }
            let Ok(piece) = timeout(at_most, self.body.frame()).await else {
                return Ok(None);
            };
            match piece {
                None => bail!("the stream has ended"),
                Some(piece) => {
                    let bytes = piece?.into_data().unwrap_or_else(|_| Bytes::new());
                    self.text.extend_from_slice(&bytes);
                }
            }
        }
    }
}

/// The frame of one event; none if it is only a sign of life.
fn frame(event: &str) -> Result<Option<ServerFrame>> {
    let line = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
    let Some(data) = line("data: ") else {
        return Ok(None);
    };
    let frame = ServerFrame::parse(data)
        .map_err(|error| Wrong(format!("an event that is none: {error}: {data}")))?;
    let id = line("id: ").and_then(|id| id.rsplit_once('.')?.1.parse::<u64>().ok());
    match (&frame, id) {
        (ServerFrame::Entry(entry), Some(id)) if entry.seq == id => {}
        (ServerFrame::Entry(_), _) => {
            return Err(Wrong("an entry under another cursor".to_owned()).into());
        }
        _ => {}
    }
    Ok(Some(frame))
}
