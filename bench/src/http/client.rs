//! A client that keeps its connections, in one thread.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::answer::{Answer, Framed};
use crate::pin;

/// How long a server may be silent.
const SILENCE: Duration = Duration::from_secs(10);

/// More than any answer here has.
const BUFFER: usize = 64 * 1024;

/// What a server is asked, the status of each right answer, and how long it
/// was.
#[derive(Debug)]
pub(crate) struct Asking {
    pub(crate) address: SocketAddr,
    pub(crate) requests: Vec<Vec<u8>>,
    pub(crate) status: u16,
    pub(crate) lengths: Vec<usize>,
}

/// What came of a turn.
#[derive(Debug)]
pub(crate) struct Load {
    pub(crate) answers: usize,
    pub(crate) elapsed: Duration,
    /// The share of its core that the client was busy: were it 1, the client
    /// would be what is measured.
    pub(crate) busy: f64,
}

/// Asks each request once, on one connection, and keeps the answers.
pub(crate) fn one_by_one(address: SocketAddr, requests: &[Vec<u8>]) -> Result<Vec<Answer>> {
    let stream = connected(address)?;
    let mut reader = Reader::new();
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        (&stream).write_all(request).context("cannot ask")?;
        let framed = loop {
            if let Some(framed) = reader.read(&stream)? {
                break framed;
            }
        };
        answers.push(Answer::copied(&framed, reader.bytes()));
        reader.forget(&framed)?;
    }
    Ok(answers)
}

/// Asks on all connections for a while, each again as soon as it is answered.
pub(crate) fn load(asking: &Asking, connections: usize, turn: Duration) -> Result<Load> {
    let streams = (0..connections)
        .map(|_| connected(asking.address))
        .collect::<Result<Vec<_>>>()?;
    let mut readers: Vec<Reader> = streams.iter().map(|_| Reader::new()).collect();
    let mut questions = asking.requests.iter().zip(&asking.lengths).cycle();
    let mut pending: Vec<usize> = Vec::with_capacity(connections);
    let mut watched: Vec<PollFd> = streams
        .iter()
        .map(|stream| PollFd::new(stream, PollFlags::IN))
        .collect();
    let silence = Timespec::try_from(SILENCE)?;

    let busy = pin::cpu_seconds(std::process::id())?;
    let started = Instant::now();
    for stream in &streams {
        let (request, length) = questions.next().context("nothing to ask")?;
        (&*stream).write_all(request).context("cannot ask")?;
        pending.push(*length);
    }
    let mut answers = 0;
    let mut open = streams.len();
    while open > 0 {
        if poll(&mut watched, Some(&silence))? == 0 {
            bail!("no answer for {} s", SILENCE.as_secs());
        }
        let over = started.elapsed() >= turn;
        let ready = watched.iter().map(|watched| !watched.revents().is_empty());
        let each = ready.zip(&streams).zip(&mut readers).zip(&mut pending);
        for (((_, stream), reader), length) in each.filter(|(((ready, _), _), _)| *ready) {
            let Some(framed) = reader.read(stream)? else {
                continue;
            };
            let right = framed.status == asking.status;
            ensure!(right, "status {} under load", framed.status);
            ensure!(framed.length() == *length, "another answer under load");
            reader.forget(&framed)?;
            answers += 1;
            if over {
                open -= 1;
                continue;
            }
            let (request, next) = questions.next().context("nothing to ask")?;
            (&*stream).write_all(request).context("cannot ask")?;
            *length = *next;
        }
    }
    let elapsed = started.elapsed();
    let busy = pin::cpu_seconds(std::process::id())? - busy;
    Ok(Load {
        answers,
        elapsed,
        busy: busy / elapsed.as_secs_f64(),
    })
}

fn connected(address: SocketAddr) -> Result<TcpStream> {
    let stream = TcpStream::connect(address).with_context(|| format!("nobody at {address}"))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(SILENCE))?;
    Ok(stream)
}

/// What has arrived on a connection.
#[derive(Debug)]
struct Reader {
    buffer: Vec<u8>,
    filled: usize,
}

impl Reader {
    fn new() -> Self {
        Self {
            buffer: vec![0; BUFFER],
            filled: 0,
        }
    }

    fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    /// Reads what is there; the answer once it is whole.
    fn read(&mut self, mut stream: &TcpStream) -> Result<Option<Framed>> {
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        ensure!(!room.is_empty(), "an answer of more than {BUFFER} bytes");
        let read = stream.read(room).context("cannot read an answer")?;
        ensure!(read > 0, "the server closed the connection");
        self.filled += read;
        Framed::find(self.bytes())
    }

    /// Makes room for the next answer.
    fn forget(&mut self, framed: &Framed) -> Result<()> {
        // One question at a time: nothing can stand behind its answer.
        ensure!(framed.end == self.filled, "bytes behind an answer");
        self.filled = 0;
        Ok(())
    }
}
