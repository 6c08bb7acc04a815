//! A client that sends exactly the bytes it is told to, which no library does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        serde_json::from_slice(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A connection that is kept open between requests.
pub(crate) struct Connection {
    reader: BufReader<TcpStream>,
}

impl Connection {
    pub(crate) fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        Self {
            reader: BufReader::new(stream),
        }
    }

    /// Sends a request; `headers` are lines that end in `\r\n`.
    pub(crate) fn send(&mut self, method: &str, path: &str, headers: &[u8], body: &[u8]) {
        let length = body.len();
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nhost: probe.test\r\ncontent-length: {length}\r\n")
                .into_bytes();
        request.extend(headers);
        request.extend(b"\r\n");
        request.extend(body);
        self.reader.get_mut().write_all(&request).unwrap();
    }

    pub(crate) fn receive(&mut self, method: &str) -> Answer {
        let mut answer = self.receive_head();
        if method != "HEAD" {
            if let Some(length) = answer.header("content-length") {
                answer.body = vec![0; length.parse().unwrap()];
                self.reader.read_exact(&mut answer.body).unwrap();
            } else {
                while let Some(chunk) = self.receive_chunk() {
                    answer.body.extend(chunk);
                }
            }
        }
        answer
    }

    pub(crate) fn receive_head(&mut self) -> Answer {
        let status = self.line();
        let status = status.split(' ').nth(1).expect("a status line");
        let mut answer = Answer {
            status: status.parse().unwrap(),
            headers: Vec::new(),
            body: Vec::new(),
        };
        loop {
            let line = self.line();
            let Some((name, value)) = line.split_once(':') else {
                assert_eq!(line, "", "a header");
                return answer;
            };
            let value = value.trim().to_owned();
            answer.headers.push((name.to_ascii_lowercase(), value));
        }
    }

    /// The next chunk of a body, until there are no more.
    pub(crate) fn receive_chunk(&mut self) -> Option<Vec<u8>> {
        let size = usize::from_str_radix(&self.line(), 16).unwrap();
        let mut chunk = vec![0; size];
        self.reader.read_exact(&mut chunk).unwrap();
        assert_eq!(self.line(), "");
        (size > 0).then_some(chunk)
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).unwrap();
        assert!(line.ends_with("\r\n"), "cut off at {line:?}");
        line.trim_end().to_owned()
    }
}
