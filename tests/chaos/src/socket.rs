//! A WebSocket of the relay.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context as _, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Message, client::IntoClientRequest as _},
};
use vigie::case::{
    cursor::Cursor,
    frame::{ClientFrame, PING, ServerFrame},
};

use crate::reader::Wrong;

/// How long the handshake may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// One connection.
#[derive(Debug)]
pub(crate) struct Socket(WebSocketStream<TcpStream>);

/// What comes over it.
#[derive(Debug)]
pub(crate) enum Came {
    Frame(Box<ServerFrame>),
    /// Nothing within the time that was given.
    Nothing,
    /// The connection is over; with the number that it was closed with.
    Over(Option<u16>),
}

impl Socket {
    /// Connects and says hello.
    pub(crate) async fn open(
        address: SocketAddr,
        path: &str,
        token: &str,
        cursor: Option<Cursor>,
        credit: u16,
    ) -> Result<Self> {
        let mut request = format!("ws://{address}{path}").into_client_request()?;
        let protocols = format!("vigie.v1, bearer.{token}");
        request
            .headers_mut()
            .insert("sec-websocket-protocol", protocols.parse()?);
        let connected = timeout(PATIENCE, async {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            anyhow::Ok(tokio_tungstenite::client_async(request, stream).await?.0)
        });
        let mut socket = Self(connected.await.context("no handshake")??);
        socket.say(&ClientFrame::Hello { cursor, credit }).await?;
        Ok(socket)
    }

    pub(crate) async fn say(&mut self, frame: &ClientFrame) -> Result<()> {
        self.send(frame.to_text()).await
    }

    /// Sends what the platform answers by itself.
    pub(crate) async fn ping(&mut self) -> Result<()> {
        self.send(PING.to_owned()).await
    }

    async fn send(&mut self, text: String) -> Result<()> {
        match timeout(PATIENCE, self.0.send(Message::text(text))).await {
            Ok(sent) => Ok(sent?),
            Err(_) => bail!("nothing can be sent"),
        }
    }

    /// Waits for what comes next.
    ///
    /// # Errors
    ///
    /// If it is nothing that the relay may send.
    pub(crate) async fn next(&mut self, at_most: Duration) -> Result<Came> {
        match timeout(at_most, self.0.next()).await {
            Err(_) => Ok(Came::Nothing),
            Ok(Some(Ok(Message::Text(text)))) => {
                let frame = ServerFrame::parse(&text)
                    .map_err(|_| Wrong(format!("a frame that is none: {text}")))?;
                Ok(Came::Frame(Box::new(frame)))
            }
            Ok(Some(Ok(Message::Close(close)))) => {
                Ok(Came::Over(close.map(|close| close.code.into())))
            }
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => Ok(Came::Nothing),
            Ok(Some(Ok(_))) => Err(Wrong("a message that is no text".to_owned()).into()),
            Ok(Some(Err(_)) | None) => Ok(Came::Over(None)),
        }
    }
}
