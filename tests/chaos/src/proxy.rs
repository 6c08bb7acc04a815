//! A network between clients and server that loses what the server says.

use std::{net::SocketAddr, time::Duration};

use anyhow::Result;
use fastrand::Rng;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    task::JoinHandle,
    time::sleep,
};

/// A proxy; it ends when dropped.
#[derive(Debug)]
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    task: JoinHandle<()>,
}

/// What becomes of one connection.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// Everything arrives.
    Whole,
    /// After so many pieces from the client, nothing that the server says
    /// arrives any more; some time later the connection is cut.
    Swallowed { pieces: u32, then: Duration },
    /// Of the piece with this number that the server sends only half arrives.
    Torn { piece: u32 },
}

impl Fate {
    fn drawn(rng: &mut Rng) -> Self {
        match rng.u8(..) {
            0..64 => Self::Whole,
            64..192 => Self::Swallowed {
                pieces: rng.u32(1..16),
                then: Duration::from_millis(rng.u64(5..200)),
            },
            _ => Self::Torn {
                piece: rng.u32(1..24),
            },
        }
    }
}

impl Proxy {
    /// Stands before a server until dropped.
    pub(crate) async fn start(server: SocketAddr, mut rng: Rng) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let fate = Fate::drawn(&mut rng);
                tokio::spawn(pass(client, server, fate));
            }
        });
        Ok(Self { address, task })
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Passes one connection on, as far as its fate allows. Either side ending it
/// ends it for both, which an error of the sockets does too.
async fn pass(client: TcpStream, server: SocketAddr, fate: Fate) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    // Without it pieces would be gathered and the draw be about nothing.
    let _ = client.set_nodelay(true);
    let _ = server.set_nodelay(true);
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let (asked, mut seen) = tokio::sync::watch::channel(0);
    tokio::select! {
        () = forth(from_client, to_server, asked) => {}
        () = back(from_server, to_client, &mut seen, fate) => {}
    }
}

async fn forth(
    mut client: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    asked: tokio::sync::watch::Sender<u32>,
) {
    let mut buffer = vec![0; 65_536];
    while let Ok(length @ 1..) = client.read(&mut buffer).await {
        asked.send_modify(|pieces| *pieces += 1);
        let Some(bytes) = buffer.get(..length) else {
            return;
        };
        if server.write_all(bytes).await.is_err() {
            return;
        }
    }
}

async fn back(
    mut server: OwnedReadHalf,
    mut client: OwnedWriteHalf,
    asked: &mut tokio::sync::watch::Receiver<u32>,
    fate: Fate,
) {
    let mut buffer = vec![0; 65_536];
    let mut pieces = 0;
    while let Ok(length @ 1..) = server.read(&mut buffer).await {
        pieces += 1;
        let kept = match fate {
            Fate::Swallowed { pieces, then } if *asked.borrow() >= pieces => {
                sleep(then).await;
                return;
            }
            Fate::Torn { piece } if piece == pieces => length / 2,
            _ => length,
        };
        let Some(bytes) = buffer.get(..kept) else {
            return;
        };
        if client.write_all(bytes).await.is_err() || kept < length {
            return;
        }
    }
}
