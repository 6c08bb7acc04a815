//! A small HTTP client: one connection, no retries that nobody asked for.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context as _, Result, bail};
use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::{body::Incoming, client::conn::http1::SendRequest};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, time::timeout};

/// How long a whole answer may take; longer than anything the relay waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The code of a problem document, or nothing.
    pub(crate) fn code(&self) -> String {
        self.member("code")
    }

    /// A text of the JSON object that the answer is.
    pub(crate) fn member(&self, name: &str) -> String {
        let read: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        let text = read.get(name).and_then(serde_json::Value::as_str);
        text.unwrap_or_default().to_owned()
    }
}

/// A client of one server.
#[derive(Debug)]
pub(crate) struct Http {
    address: SocketAddr,
    sender: Option<SendRequest<Full<Bytes>>>,
}

/// The headers of a request.
pub(crate) type Headers<'a> = &'a [(&'a str, &'a str)];

impl Http {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            sender: None,
        }
    }

    pub(crate) async fn get(&mut self, path: &str, headers: Headers<'_>) -> Result<Answer> {
        self.ask(Method::GET, path, headers, Bytes::new()).await
    }

    pub(crate) async fn post(
        &mut self,
        path: &str,
        headers: Headers<'_>,
        json: Vec<u8>,
    ) -> Result<Answer> {
        self.ask(Method::POST, path, headers, json.into()).await
    }

    /// Asks once. After an error nothing is known of what the server did.
    pub(crate) async fn ask(
        &mut self,
        method: Method,
        path: &str,
        headers: Headers<'_>,
        body: Bytes,
    ) -> Result<Answer> {
        let answer = timeout(PATIENCE, async {
            let response = self.send(method, path, headers, body).await?;
            let status = response.status().as_u16();
            let body = response.into_body().collect().await?.to_bytes();
            anyhow::Ok(Answer { status, body })
        });
        let answer = answer
            .await
            .unwrap_or_else(|_| bail!("no answer within {} s", PATIENCE.as_secs()));
        if answer.is_err() {
            self.sender = None;
        }
        answer
    }

    /// Asks and gives the answer while it is still coming.
    pub(crate) async fn stream(
        &mut self,
        path: &str,
        headers: Headers<'_>,
    ) -> Result<Response<Incoming>> {
        timeout(
            PATIENCE,
            self.send(Method::GET, path, headers, Bytes::new()),
        )
        .await
        .context("no answer")?
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: Headers<'_>,
        body: Bytes,
    ) -> Result<Response<Incoming>> {
        let mut sender = match self.sender.take().filter(|sender| !sender.is_closed()) {
            Some(sender) => sender,
            None => connect(self.address).await?,
        };
        sender.ready().await?;
        let mut request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header("host", self.address.to_string());
        if matches!(method, Method::POST | Method::PUT) {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = sender.send_request(request.body(Full::new(body))?).await?;
        self.sender = Some(sender);
        Ok(response)
    }
}

async fn connect(address: SocketAddr) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    // It ends with the connection; whoever asks notices.
    tokio::spawn(connection);
    Ok(sender)
}
