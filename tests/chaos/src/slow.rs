//! Readers that take nothing: they are let go or catch up, and the others do
//! not notice.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use tokio::task::{JoinHandle, spawn_local};
use vigie::case::{
    close::CloseCode,
    frame::{ClientFrame, ServerFrame},
};

use crate::{
    case::Case,
    http::Http,
    oracle::{self, Final},
    pause,
    plan::{Keys, Start},
    reader::{self, Events},
    record::{Place, Shared},
    round::{self, Able, Outcome},
    server::Server,
    socket::{Came, Socket},
    stream,
    writer::{Way, Writer},
};

/// A little longer than the relay waits for somebody who takes nothing.
const NOTHING: Duration = Duration::from_secs(33);

/// How long a let-go reader may take to be told so, and to catch up.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long an answer to somebody else may take meanwhile: much on a machine
/// that is busy, and little beside the time that the slow ones take nothing.
const QUICK: Duration = Duration::from_secs(5);

/// The longest there are: buffers are full sooner.
const LONG: &[usize] = &[16_384];

/// Two who take nothing, one way each, beside others who read and write.
pub(crate) async fn run(start: &Start, keys: &Keys, seed: u64) -> Result<(Outcome, String)> {
    let began = jiff::Timestamp::now();
    let mut server = Server::fresh(start).await?;
    let able = round::able(&server).await?;
    let address = start.address;
    let case = Case::open(address, keys, &mut stream(seed, "case")).await?;
    let shared = Shared::new(vec![case], address);
    let mut clients = Vec::new();
    for number in 0..2 {
        let rng = stream(seed, &format!("writer {number}"));
        let mut writer = Writer::new(&shared, number, rng);
        writer.classes = LONG;
        let way = if able.sockets && number == 0 {
            Way::Socket
        } else {
            Way::Post
        };
        clients.push(spawn_local(writer.write(way)));
    }
    for (number, way) in [reader::Way::Pages, reader::Way::Stream, reader::Way::Socket]
        .into_iter()
        .enumerate()
        .filter(|(_, way)| able.sockets || *way != reader::Way::Socket)
    {
        let rng = stream(seed, &format!("reader {number}"));
        clients.push(spawn_local(reader::read(shared.clone(), way, number, rng)));
    }
    let watch = spawn_local(slowest(shared.clone(), address));
    let (on_stream, on_socket, without_credit) = tokio::try_join!(
        slow_stream(&shared),
        slow_socket(&shared, able, 256),
        slow_socket(&shared, able, 2),
    )?;
    shared.stop.set(true);
    while shared.is_busy() {
        pause(10).await;
    }
    let case = shared.cases.first().context("no case")?;
    let (document, log) = case.log(address).await?;
    shared.heads.replace(vec![document.head]);
    let (on_stream, one) = on_stream;
    let (on_socket, two) = on_socket;
    let (without_credit, three) = without_credit;
    clients.extend([one, two, three].into_iter().flatten());
    for client in clients {
        tokio::time::timeout(PATIENCE, client)
            .await
            .context("a reader does not catch up")??;
    }
    let slowest = watch.await?;
    if slowest > QUICK {
        shared.found(format!(
            "another reader waited for {} ms",
            slowest.as_millis()
        ));
    }
    server.check_alive()?;
    let records = shared.records.take();
    let mut outcome = Outcome {
        entries: log.len(),
        acknowledged: records.acknowledged_entries(),
        retried: records.retried_entries(),
        ..Outcome::default()
    };
    outcome.found = oracle::check(
        &records,
        &Final {
            case: 0,
            id: case.id,
            log: &log,
            began,
            ended: jiff::Timestamp::now(),
        },
    );
    outcome.found.extend(records.found);
    Ok((
        outcome,
        format!(
            "stream: {on_stream}; socket that is not read: {on_socket}; socket without credit: \
             {without_credit}; the others waited at most {} ms",
            slowest.as_millis()
        ),
    ))
}

/// The longest that an answer took while the slow ones took nothing.
async fn slowest(shared: Shared, address: SocketAddr) -> Duration {
    let mut http = Http::new(address);
    let mut longest = Duration::ZERO;
    while !shared.stop.get() {
        if let Some(case) = shared.cases.first() {
            let asked = Instant::now();
            let bearer = format!("Bearer {}", case.citizen_token());
            let path = case.path("/entries?limit=1");
            // That it fails is for the readers to find.
            let _ = http.get(&path, &[("authorization", &bearer)]).await;
            longest = longest.max(asked.elapsed());
        }
        pause(50).await;
    }
    longest
}

/// How it went, and the reader who goes on.
type Went = (String, Option<JoinHandle<()>>);

async fn slow_stream(shared: &Shared) -> Result<Went> {
    let case = shared.cases.first().context("no case")?;
    let place = Place::new(shared, 0, "slow stream".to_owned());
    let bearer = format!("Bearer {}", case.citizen_token());
    let mut http = Http::new(shared.address);
    let headers = [("authorization", &*bearer), ("accept", "text/event-stream")];
    let answer = http.stream(&case.path("/entries"), &headers).await?;
    tokio::time::sleep(NOTHING).await;
    let mut events = Events::new(answer.into_body());
    let began = Instant::now();
    let before = place.seq();
    let how = loop {
        match events.next(PATIENCE).await {
            Ok(Some(ServerFrame::Close(CloseCode::SlowReader))) => {
                break format!("let go after {} more entries", place.seq() - before);
            }
            Ok(Some(ServerFrame::Close(code))) => bail!("a slow stream was closed with {code}"),
            Ok(Some(ServerFrame::Live { .. })) => break "caught up".to_owned(),
            Ok(Some(frame)) => reader::take(&place, frame)?,
            Ok(None) => bail!("a slow stream is given nothing and not let go"),
            Err(_) => break "cut off".to_owned(),
        }
        if began.elapsed() > PATIENCE {
            break "given everything".to_owned();
        }
    };
    // It comes back with its cursor like anybody.
    Ok((how, Some(back(shared, place, reader::Way::Stream))))
}

async fn slow_socket(shared: &Shared, able: Able, credit: u16) -> Result<Went> {
    if !able.sockets {
        return Ok(("none on this host".to_owned(), None));
    }
    let case = shared.cases.first().context("no case")?;
    let place = Place::new(shared, 0, format!("slow socket ({credit})"));
    let token = case.citizen_token();
    let path = case.path("/socket");
    let mut socket = Socket::open(shared.address, &path, token, None, credit).await?;
    tokio::time::sleep(NOTHING).await;
    let began = Instant::now();
    let how = loop {
        match socket.next(PATIENCE).await? {
            Came::Frame(frame) => match *frame {
                ServerFrame::Close(CloseCode::SlowReader) => {
                    break format!("let go at {}", place.seq());
                }
                ServerFrame::Close(code) => bail!("a slow socket was closed with {code}"),
                ServerFrame::Entry(entry) => {
                    place.take(*entry);
                    if credit > 2 {
                        socket.say(&ClientFrame::Credit { add: 1 }).await?;
                    }
                }
                ServerFrame::Live { cursor } if credit > 2 => {
                    place.live(cursor);
                    break "caught up".to_owned();
                }
                frame => reader::take(&place, frame)?,
            },
            Came::Nothing => bail!("a socket without credit is not let go"),
            Came::Over(code) => break format!("cut off with {code:?}"),
        }
        if began.elapsed() > PATIENCE && credit > 2 {
            break "given everything".to_owned();
        }
    };
    Ok((how, Some(back(shared, place, reader::Way::Socket))))
}

/// Goes on reading where the slow one stood, at the usual pace.
fn back(shared: &Shared, place: Place, way: reader::Way) -> JoinHandle<()> {
    let rng = stream(place.seq(), "back");
    spawn_local(reader::go_on(shared.clone(), way, place, rng))
}
