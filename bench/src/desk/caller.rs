//! A connection on which one question is asked after another.

use std::{
    net::SocketAddr,
    os::fd::BorrowedFd,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::{
    citizen::Request,
    http::answer::{Answer, Framed},
    wire::socket::Wire,
};

/// How long a server may be silent.
pub(super) const SILENCE: Duration = Duration::from_secs(10);

/// A connection on which nothing was asked for this long may be gone: workerd
/// ends it after five seconds.
const IDLE: Duration = Duration::from_secs(2);

/// A connection.
#[derive(Debug)]
pub(super) struct Caller {
    address: SocketAddr,
    wire: Wire,
    /// When something was asked last.
    used: Instant,
}

impl Caller {
    pub(super) fn connect(address: SocketAddr) -> Result<Self> {
        let wire = Wire::connect(address)?;
        Ok(Self {
            address,
            wire,
            used: Instant::now(),
        })
    }

    pub(super) fn descriptor(&self) -> BorrowedFd<'_> {
        self.wire.descriptor()
    }

    /// Makes sure that the connection is there, before anybody looks at a clock.
    pub(super) fn refresh(&mut self) -> Result<()> {
        if self.used.elapsed() > IDLE {
            *self = Self::connect(self.address)?;
        }
        Ok(())
    }

    /// Sends a question.
    pub(super) fn send(&mut self, request: &Request) -> Result<()> {
        let bytes = request.to(self.address);
        self.wire.outgoing().extend_from_slice(&bytes);
        self.used = Instant::now();
        self.wire.flush().map(drop)
    }

    /// Reads what is there, or waits until something is; the answer once it is
    /// whole.
    pub(super) fn receive(&mut self) -> Result<Option<Answer>> {
        self.wire.fill()?;
        let incoming = self.wire.incoming();
        let Some(framed) = Framed::find(incoming)? else {
            return Ok(None);
        };
        let answer = Answer::copied(&framed, incoming);
        incoming.drain(..framed.end);
        ensure!(incoming.is_empty(), "bytes behind an answer");
        Ok(Some(answer))
    }

    /// Asks, and waits for the answer, whatever it is.
    pub(super) fn answer(&mut self, request: &Request) -> Result<Answer> {
        self.refresh()?;
        self.send(request)?;
        loop {
            if let Some(answer) = self.receive()? {
                return Ok(answer);
            }
        }
    }

    /// Asks, and waits for an answer of this status.
    pub(super) fn ask(&mut self, request: &Request, status: u16) -> Result<Answer> {
        let answer = self.answer(request)?;
        expect(&answer, status)?;
        Ok(answer)
    }
}

/// Fails where an answer is another than was expected.
pub(super) fn expect(answer: &Answer, status: u16) -> Result<()> {
    ensure!(
        answer.status == status,
        "status {} where {status} is right: {}",
        answer.status,
        String::from_utf8_lossy(&answer.body)
    );
    Ok(())
}

/// Waits until there is something to read, and says where; nowhere after a
/// while.
pub(super) fn ready(watched: &[BorrowedFd<'_>], most: Duration) -> Result<Vec<bool>> {
    let mut watched: Vec<PollFd<'_>> = watched
        .iter()
        .map(|descriptor| PollFd::from_borrowed_fd(*descriptor, PollFlags::IN))
        .collect();
    poll(&mut watched, Some(&Timespec::try_from(most)?))?;
    let ready = watched.iter().map(|one| !one.revents().is_empty());
    Ok(ready.collect())
}
