//! A WebSocket to a case.

use std::{io::ErrorKind, net::TcpStream, time::Duration};

use serde_json::{Value, json};
use tungstenite::{
    ClientRequestBuilder, Error, HandshakeError, Message, WebSocket,
    protocol::{CloseFrame, WebSocketConfig, frame::coding::CloseCode},
};
use vigie::case::{document::AppendRequest, entry::Body};

use super::party::{Party, client_id};
use crate::{
    deployment::{Kind, deployment, skipped},
    raw::authority,
};

/// A socket.
pub(crate) struct Socket(pub(crate) WebSocket<TcpStream>);

/// What a socket gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Came {
    Frame(Value),
    /// The relay ended it, with a code and a reason.
    Closed(u16, String),
    /// The connection broke without a word.
    Broken,
}

/// Where the deployment is, if it has sockets and can be reached without TLS.
pub(crate) fn with_sockets() -> Option<&'static str> {
    let has = crate::client::get("/v1/capabilities").ok()["sockets"] == true;
    let should = deployment().kind != Kind::Workers || has;
    assert!(should, "Workers has sockets");
    if !has {
        skipped("this host has no sockets");
        return None;
    }
    authority()
}

/// What the request that opens a socket says.
pub(crate) struct Opening {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) protocols: Vec<String>,
}

impl Opening {
    /// What a program says: its token in the header.
    pub(crate) fn of(party: &Party) -> Self {
        Self {
            path: format!("/v1/cases/{}/socket", party.case),
            headers: vec![(
                "authorization".to_owned(),
                format!("Bearer {}", party.bearer),
            )],
            protocols: vec!["vigie.v1".to_owned()],
        }
    }

    /// What a browser says: its token among the subprotocols.
    pub(crate) fn of_browser(party: &Party) -> Self {
        Self {
            headers: Vec::new(),
            protocols: vec!["vigie.v1".to_owned(), format!("bearer.{}", party.bearer)],
            ..Self::of(party)
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Opens it; or gives the status and the code of the answer.
    pub(crate) fn send(self) -> Result<Socket, (u16, String)> {
        let authority = authority().unwrap();
        let uri = format!("ws://{authority}{}", self.path).parse().unwrap();
        let mut request = ClientRequestBuilder::new(uri);
        for (name, value) in self.headers {
            request = request.with_header(name, value);
        }
        let spoken = self.protocols.first().cloned().unwrap_or_default();
        for protocol in self.protocols {
            request = request.with_sub_protocol(protocol);
        }
        let stream = TcpStream::connect(authority).unwrap();
        // Against waiting for ever; some tests wait for half a minute.
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        // The relay is to refuse what is too long, not this client.
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        match tungstenite::client::client_with_config(request, stream, Some(config)) {
            Ok((socket, response)) => {
                let protocol = &response.headers()["sec-websocket-protocol"];
                assert_eq!(protocol, spoken.as_str(), "the token is not sent back");
                Ok(Socket(socket))
            }
            Err(HandshakeError::Failure(Error::Http(response))) => {
                let body = response.body().as_deref().unwrap_or_default();
                let problem: Value = serde_json::from_slice(body).unwrap_or_default();
                let code = problem["code"].as_str().unwrap_or_default().to_owned();
                Err((response.status().as_u16(), code))
            }
            Err(other) => panic!("{other}"),
        }
    }
}

impl Socket {
    /// Opens a socket and says nothing yet.
    pub(crate) fn silent(party: &Party) -> Self {
        let opened = Opening::of(party).send();
        opened.unwrap_or_else(|refused| panic!("refused with {refused:?}"))
    }

    /// Opens a socket, says hello and takes the welcome.
    pub(crate) fn greeted(party: &Party, credit: u16) -> Self {
        let mut socket = Self::silent(party);
        socket.send(&json!({"type": "hello", "version": 1, "credit": credit}));
        socket.expect("welcome");
        socket
    }

    /// The same, and takes everything that is there.
    pub(crate) fn live(party: &Party) -> Self {
        let mut socket = Self::greeted(party, 256);
        socket.until_live();
        socket
    }

    pub(crate) fn send(&mut self, frame: &Value) {
        self.send_text(&frame.to_string());
    }

    /// Sends a text; that the other side has hung up shows when reading.
    pub(crate) fn send_text(&mut self, text: &str) {
        let _ = self.0.send(Message::text(text));
    }

    /// Sends an entry, and gives its id as text.
    pub(crate) fn say(&mut self, party: &Party, text: &str) -> String {
        let id = client_id();
        let sealed = party.seal(id, &vigie::seal::Message::text(text));
        self.append(&AppendRequest {
            client_id: id,
            body: Body::Sealed(sealed),
        });
        id.to_string()
    }

    pub(crate) fn append(&mut self, request: &AppendRequest) {
        let mut frame = serde_json::to_value(request).unwrap();
        frame["type"] = "append".into();
        self.send(&frame);
    }

    /// What comes next.
    pub(crate) fn next(&mut self) -> Came {
        loop {
            return match self.0.read() {
                Ok(Message::Text(text)) => Came::Frame(serde_json::from_str(&text).unwrap()),
                Ok(Message::Ping(_) | Message::Pong(_)) => continue,
                Ok(Message::Close(Some(CloseFrame { code, reason }))) => {
                    // Answers the close, which ends the connection.
                    while self.0.read().is_ok() {}
                    Came::Closed(code.into(), reason.to_string())
                }
                Ok(Message::Close(None)) => Came::Closed(1005, String::new()),
                Ok(other) => panic!("{other:?}"),
                Err(Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                    panic!("nothing came for a minute")
                }
                Err(_) => Came::Broken,
            };
        }
    }

    /// The next frame, which must be of this type.
    pub(crate) fn expect(&mut self, name: &str) -> Value {
        match self.next() {
            Came::Frame(frame) if frame["type"] == name => frame,
            other => panic!("{other:?} instead of {name}"),
        }
    }

    /// The next frame of a type; entries and the like before it are passed over.
    pub(crate) fn until(&mut self, name: &str) -> Value {
        loop {
            match self.next() {
                Came::Frame(frame) if frame["type"] == name => return frame,
                Came::Frame(_) => {}
                other => panic!("{other:?} instead of {name}"),
            }
        }
    }

    /// The numbers of all entries until everything has been sent.
    pub(crate) fn until_live(&mut self) -> Vec<u64> {
        let mut numbers = Vec::new();
        loop {
            match self.next() {
                Came::Frame(frame) if frame["type"] == "live" => return numbers,
                Came::Frame(frame) if frame["type"] == "entry" => {
                    numbers.push(frame["seq"].as_u64().unwrap());
                }
                other => panic!("{other:?} instead of an entry"),
            }
        }
    }

    /// Takes what still comes, up to the close, of which it must have been told
    /// by a frame.
    pub(crate) fn closed(&mut self) -> u16 {
        let mut told = None;
        loop {
            match self.next() {
                Came::Frame(frame) if frame["type"] == "close" => told = frame["code"].as_u64(),
                Came::Frame(_) => assert_eq!(told, None, "a frame behind the close frame"),
                Came::Closed(code, _) => {
                    assert_eq!(told, Some(u64::from(code)));
                    return code;
                }
                Came::Broken => panic!("broken off, after {told:?}"),
            }
        }
    }

    /// Whether nothing comes for a while.
    pub(crate) fn is_silent_for(&mut self, wait: Duration) -> bool {
        let patience = self.0.get_ref().read_timeout().unwrap();
        self.0.get_ref().set_read_timeout(Some(wait)).unwrap();
        let came = self.0.read();
        self.0.get_ref().set_read_timeout(patience).unwrap();
        match came {
            Ok(_) => false,
            Err(Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => true,
            Err(error) => panic!("the connection has ended: {error}"),
        }
    }

    /// Ends it from here with a code.
    pub(crate) fn leave(&mut self, code: u16) {
        let reason = "".into();
        let code = CloseCode::from(code);
        let _ = self.0.close(Some(CloseFrame { code, reason }));
    }
}
