//! A WebSocket, or the bytes of any other connection, that never makes its
//! caller wait once the talk has started.

use std::{
    io::{ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    os::fd::{AsFd, BorrowedFd},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};

use super::frame::{self, Content, End, Kind};

/// How long a server may be silent before the talk starts.
const SILENCE: Duration = Duration::from_secs(10);

/// How much is read at once.
const READ: usize = 16 * 1024;

/// The number of a close frame by which nothing is wrong.
const NORMAL: u16 = 1000;

/// A connection and what waits to be read from it and written to it.
#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    incoming: Vec<u8>,
    outgoing: Vec<u8>,
    /// Whether reading waits for something.
    waits: bool,
}

impl Wire {
    /// Connects. Reading waits until [`Self::do_not_wait`].
    pub(crate) fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("nobody at {address}"))?;
        stream.set_read_timeout(Some(SILENCE))?;
        Self::of(stream)
    }

    /// A connection that is there.
    pub(crate) fn of(stream: TcpStream) -> Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            incoming: Vec::new(),
            outgoing: Vec::new(),
            waits: true,
        })
    }

    /// From here on nothing waits.
    pub(crate) fn do_not_wait(&mut self) -> Result<()> {
        self.waits = false;
        Ok(self.stream.set_nonblocking(true)?)
    }

    pub(crate) fn descriptor(&self) -> BorrowedFd<'_> {
        self.stream.as_fd()
    }

    /// What is to be written, for more to be added to it.
    pub(crate) fn outgoing(&mut self) -> &mut Vec<u8> {
        &mut self.outgoing
    }

    /// What was read and not yet taken.
    pub(crate) fn incoming(&mut self) -> &mut Vec<u8> {
        &mut self.incoming
    }

    /// Writes what the connection takes; whether that was everything.
    pub(crate) fn flush(&mut self) -> Result<bool> {
        while !self.outgoing.is_empty() {
            match self.stream.write(&self.outgoing) {
                Ok(0) => bail!("the server takes nothing any more"),
                Ok(written) => drop(self.outgoing.drain(..written)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error).context("cannot send"),
            }
        }
        Ok(true)
    }

    /// Reads what is there. Whoever waits with epoll is told of the rest, so
    /// this reads once.
    pub(crate) fn fill(&mut self) -> Result<()> {
        let had = self.incoming.len();
        self.incoming.resize(had + READ, 0);
        let room = self.incoming.get_mut(had..).unwrap_or_default();
        let read = loop {
            match self.stream.read(room) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let got = match &read {
            Ok(got) => *got,
            Err(_) => 0,
        };
        self.incoming.truncate(had + got);
        match read {
            Ok(0) => bail!("the server ended the connection"),
            Err(error) if error.kind() == ErrorKind::WouldBlock && !self.waits => Ok(()),
            Err(error) => Err(error).context("nothing arrives"),
            Ok(_) => Ok(()),
        }
    }

    /// Waits for the head of an answer and gives it; what follows stays.
    pub(crate) fn head(&mut self) -> Result<String> {
        loop {
            let end = self
                .incoming
                .windows(4)
                .position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                let head: Vec<u8> = self.incoming.drain(..end + 4).collect();
                return Ok(String::from_utf8_lossy(&head).into_owned());
            }
            ensure!(self.incoming.len() < READ, "a head without an end");
            self.fill()?;
        }
    }
}

/// A WebSocket.
#[derive(Debug)]
pub(crate) struct Socket {
    wire: Wire,
    end: End,
}

impl Socket {
    /// Connects and agrees on WebSocket; `headers` are whole lines.
    pub(crate) fn connect(address: SocketAddr, path: &str, headers: &str) -> Result<Self> {
        let mut wire = Wire::connect(address)?;
        // The key is the RFC's own example; nothing here caches.
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n{headers}\r\n"
        );
        wire.outgoing().extend_from_slice(request.as_bytes());
        wire.flush()?;
        let head = wire.head()?;
        let status = head.lines().next().unwrap_or_default();
        ensure!(status.contains(" 101 "), "no WebSocket: {status}");
        Ok(Self {
            wire,
            end: End::Client,
        })
    }

    /// The server's end of a connection that was agreed on.
    pub(crate) fn accepted(wire: Wire) -> Self {
        Self {
            wire,
            end: End::Server,
        }
    }

    pub(crate) fn wire(&mut self) -> &mut Wire {
        &mut self.wire
    }

    pub(crate) fn descriptor(&self) -> BorrowedFd<'_> {
        self.wire.descriptor()
    }

    /// Puts a message behind those that are to be sent.
    pub(crate) fn queue(&mut self, content: Content, payload: &[u8]) {
        frame::write(self.wire.outgoing(), self.end, content, payload);
    }

    /// Sends a message while waiting is allowed.
    pub(crate) fn say(&mut self, content: Content, payload: &[u8]) -> Result<()> {
        self.queue(content, payload);
        ensure!(self.wire.flush()?, "the server takes nothing");
        Ok(())
    }

    /// Waits for something and hands over the payloads that came.
    pub(crate) fn receive(&mut self, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        self.wire.fill()?;
        let mut at = 0;
        let mut pongs = Vec::new();
        loop {
            let rest = self.wire.incoming.get_mut(at..).unwrap_or_default();
            let Some(found) = frame::find(rest)? else {
                break;
            };
            let payload = rest.get(found.start..found.end).unwrap_or_default();
            match found.kind {
                Kind::Data => take(payload)?,
                Kind::Ping => pongs.push(payload.to_vec()),
                Kind::Pong => {}
                Kind::Close => bail!("the server closed: {}", reason(payload)),
            }
            at += found.end;
        }
        self.wire.incoming.drain(..at);
        for pong in pongs {
            self.queue(Content::Pong, &pong);
            self.wire.flush()?;
        }
        Ok(())
    }
}

impl Drop for Socket {
    /// Says goodbye, if there is room for it: a server need not complain.
    fn drop(&mut self) {
        if self.end == End::Client {
            self.queue(Content::Close, &NORMAL.to_be_bytes());
            let _ = self.wire.flush();
        }
    }
}

/// A close frame's number and words.
fn reason(payload: &[u8]) -> String {
    match payload.split_first_chunk() {
        Some((code, words)) => {
            let code = u16::from_be_bytes(*code);
            format!("{code} {}", String::from_utf8_lossy(words))
        }
        None => "no reason".to_owned(),
    }
}
