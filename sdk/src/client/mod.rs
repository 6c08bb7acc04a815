//! What holds a conversation: the citizen's or an officer's side of a case,
//! over a network that fails.
//!
//! Nothing here does input or output. A program brings a [`transport`]; from
//! there on, a [`Session`] opens a case, writes, reads, follows and erases, and
//! a [`Conversation`] keeps what was read and what was written.
//!
//! - [`Session::open`] opens a case from a [`Draft`], whose receipt was shown
//!   before; [`Session::citizen`] and [`Session::officer`] take one up again.
//! - [`Session::append`] writes and waits; [`Session::write`] leaves it in the
//!   outbox. Whatever is not confirmed says so ([`Delivery`]).
//! - [`Session::follow`] tells of each [`Change`], over a WebSocket, a stream
//!   of events or by asking, and goes on after interruptions.
//! - [`Session::prepare`], [`Session::upload`] and [`Session::download`] carry
//!   attachments.
//! - [`Problem`] says what went wrong.
//!
//! # Examples
//!
//! A relay that is a log in memory, and a program without a network:
//!
//! ```
//! use std::{cell::RefCell, pin::pin, task::{Context, Poll, Waker}, time::Duration};
//!
//! use http::{Method, Request, Response};
//! use vigie::case::cursor::{Cursor, Epoch};
//! use vigie::case::document::{Acknowledgement, AppendRequest, Opened};
//! use vigie::case::{entry::Author, kind::{Desk, Kind, Priority}};
//! use vigie::case::log::{Log, Outcome};
//! use vigie::client::transport::{Broken, Channel, Message, Platform, Refused, Transport};
//! use vigie::client::{Content, Draft, Routing, Session};
//! use vigie::{jiff::Timestamp, language::Language, seal::{self, PrivateKey}};
//!
//! #[derive(Default)]
//! struct Memory(RefCell<Option<Log>>);
//!
//! impl Transport for Memory {
//!     type Channel = NoChannel;
//!
//!     async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Broken> {
//!         let mut log = self.0.borrow_mut();
//!         let answer = match (request.method(), request.uri().path()) {
//!             (&Method::POST, "/v1/cases") => {
//!                 let id = request.headers()["idempotency-key"].to_str().unwrap();
//!                 let opening = serde_json::from_slice(request.body()).unwrap();
//!                 let epoch = Epoch::from_bytes([1; 8]);
//!                 let opened = Log::open(id.parse().unwrap(), epoch, opening, Clock.now());
//!                 let case = log.insert(opened).document();
//!                 let cursor = Cursor { epoch, seq: 0 };
//!                 serde_json::to_vec(&Opened { case, cursor, duplicate: false })
//!             }
//!             (&Method::POST, _) => {
//!                 let asked: AppendRequest = serde_json::from_slice(request.body()).unwrap();
//!                 let client_id = asked.client_id;
//!                 let log = log.as_mut().unwrap();
//!                 let stored = log.append(Author::Citizen, client_id, asked.body, Clock.now());
//!                 let Outcome::Appended { seq, at } = stored else { return Err(Broken) };
//!                 serde_json::to_vec(&Acknowledgement { client_id, seq, at, duplicate: false })
//!             }
//!             (_, path) if path.ends_with("/entries") => {
//!                 serde_json::to_vec(&log.as_ref().unwrap().page(None, 100))
//!             }
//!             _ => serde_json::to_vec(&log.as_ref().unwrap().document()),
//!         };
//!         Ok(Response::new(answer.unwrap()))
//!     }
//!
//!     async fn open(&self, _: Request<()>) -> Result<NoChannel, Refused> {
//!         Err(Refused::Unsupported)
//!     }
//! }
//!
//! struct NoChannel;
//!
//! impl Channel for NoChannel {
//!     async fn next(&mut self) -> Option<Result<Message, Broken>> {
//!         None
//!     }
//!     async fn send(&mut self, _: &str) -> Result<(), Broken> {
//!         Err(Broken)
//!     }
//! }
//!
//! struct Clock;
//!
//! impl Platform for Clock {
//!     fn now(&self) -> Timestamp {
//!         "2026-11-22T03:00:00Z".parse().unwrap()
//!     }
//!     fn random(&self, bytes: &mut [u8]) {
//!         bytes.fill(7); // the system's randomness in a program
//!     }
//!     async fn wait(&self, _: Duration) {}
//! }
//!
//! let conversation = async {
//!     let desk = PrivateKey::derive([5; 32]).public();
//!     let routing = Routing {
//!         kind: Kind::Chat,
//!         desk: Desk::new("bordeaux").unwrap(),
//!         department: None,
//!         category: None,
//!         priority: Priority::Ordinary,
//!         locale: Language::French.into(),
//!     };
//!     let draft = Draft::new(routing, &[desk], &Clock).unwrap();
//!     // Now show `draft.receipt()` to the person; then:
//!     let base = "https://relay.example";
//!     let session = Session::open(Memory::default(), Clock, base, &draft).await.unwrap();
//!     let stored = session.append(seal::Message::text("Bonsoir")).await.unwrap();
//!     assert_eq!(stored.seq, 2);
//!
//!     session.refresh().await.unwrap();
//!     session.look(|conversation| {
//!         assert!(conversation.pending().is_empty());
//!         let last = &conversation.entries().last().unwrap().content;
//!         assert!(matches!(last, Content::Message(seal::Message::Text { text, .. })
//!             if text == "Bonsoir"));
//!     });
//! };
//! // Nothing here ever waits, so one look is enough.
//! let done = pin!(conversation).poll(&mut Context::from_waker(Waker::noop()));
//! assert_eq!(done, Poll::Ready(()));
//! ```

mod api;
mod ask;
mod backoff;
mod conversation;
mod desks;
mod error;
mod follow;
mod keys;
mod link;
mod opening;
mod outbox;
mod reading;
mod session;
mod shown;
pub mod sse;
mod timer;
pub mod transport;
mod upload;
mod wake;
mod writing;

pub use api::{Capabilities, DeskKey};
pub use backoff::Backoff;
pub use conversation::Conversation;
pub use error::Problem;
pub use follow::Follow;
pub use opening::{Draft, Routing};
pub use outbox::{Delivery, MAX_OUTBOX, Own};
pub use reading::Hole;
pub use session::Session;
pub use shown::{Change, Content, Shown, Way};
pub use upload::Upload;
