//! HTTP by hand, for what no client library would send.

use std::{
    io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use crate::{
    client::Answer,
    deployment::{deployment, skipped},
};

/// A connection to the deployment under test.
#[derive(Debug)]
pub(crate) struct Connection(BufReader<TcpStream>);

/// The host and port of the deployment, if it can be reached without TLS.
pub(crate) fn authority() -> Option<&'static str> {
    let authority = deployment().url.strip_prefix("http://");
    if authority.is_none() {
        skipped("what is sent by hand is sent without TLS");
    }
    authority.map(|rest| rest.split('/').next().unwrap())
}

impl Connection {
    /// Opens a connection to an authority such as `127.0.0.1:8787`.
    pub(crate) fn open(authority: &str) -> Self {
        let has_port = authority.rsplit(':').next().unwrap().parse::<u16>().is_ok();
        let address = if has_port {
            authority.to_owned()
        } else {
            format!("{authority}:80")
        };
        let stream = TcpStream::connect(address).unwrap();
        // Against waiting for ever, not a measure of anything.
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        Self(BufReader::new(stream))
    }

    /// Sends bytes; that the other side has hung up shows when reading.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let _ = self.0.get_mut().write_all(bytes);
    }

    /// Reads an answer; `None` if the connection ends without one.
    pub(crate) fn receive(&mut self, to_method: &str) -> Option<Answer> {
        loop {
            let line = self.line()?;
            let status: u16 = line.split(' ').nth(1).unwrap().parse().unwrap();
            let mut headers = Vec::new();
            while let Some((name, value)) = self.line()?.split_once(':') {
                headers.push((name.to_lowercase(), value.trim().to_owned()));
            }
            if status >= 200 {
                let bodiless = to_method == "HEAD" || matches!(status, 204 | 304);
                let body = if bodiless {
                    Vec::new()
                } else {
                    self.body(&headers)
                };
                return Some(Answer {
                    status,
                    headers,
                    body,
                });
            }
        }
    }

    fn line(&mut self) -> Option<String> {
        let mut line = Vec::new();
        match self.0.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(String::from_utf8(line).unwrap().trim_end().to_owned()),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => None,
            Err(error) => panic!("{error}"),
        }
    }

    fn body(&mut self, headers: &[(String, String)]) -> Vec<u8> {
        let header = |wanted: &str| {
            headers
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.as_str())
        };
        let mut body = Vec::new();
        if header("transfer-encoding") == Some("chunked") {
            loop {
                let length = usize::from_str_radix(&self.line().unwrap(), 16).unwrap();
                let mut chunk = vec![0; length];
                self.0.read_exact(&mut chunk).unwrap();
                self.line();
                body.extend(chunk);
                if length == 0 {
                    return body;
                }
            }
        }
        if let Some(length) = header("content-length") {
            body.resize(length.parse().unwrap(), 0);
            self.0.read_exact(&mut body).unwrap();
        } else {
            self.0.read_to_end(&mut body).unwrap();
        }
        body
    }
}

/// A request as it is sent, for a connection that stays open.
pub(crate) fn message(method: &str, target: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let authority = authority().unwrap_or_default();
    let head = format!("{method} {target} HTTP/1.1\r\nHost: {authority}\r\n{headers}\r\n");
    [head.as_bytes(), body].concat()
}
