//! A server that does next to nothing: what the client can ask of it is the
//! most that it could ask of any.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    thread,
};

use anyhow::{Context, Result};

/// Answer everything with the same few kilobytes, without looking at it.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The address to listen on.
    #[arg(long)]
    listen: SocketAddr,
}

/// As many bytes as five stations have.
const BODY: usize = 3200;

/// Serves until it is stopped.
pub(crate) fn run(options: &Options) -> Result<()> {
    let listener = TcpListener::bind(options.listen)
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    for stream in listener.incoming() {
        let stream = stream?;
        stream.set_nodelay(true)?;
        thread::spawn(move || serve(stream));
    }
    Ok(())
}

/// Answers each block of bytes that arrives. The client sends one request at a
/// time, in one block, so there is nothing to parse.
fn serve(mut stream: TcpStream) -> std::io::Result<()> {
    let mut answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {BODY}\r\n\r\n").into_bytes();
    answer.resize(answer.len() + BODY, b'x');
    let mut request = [0; 4096];
    while stream.read(&mut request)? > 0 {
        stream.write_all(&answer)?;
    }
    Ok(())
}
