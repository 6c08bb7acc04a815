//! One side of a conversation, as the modules hold it.

use core::{
    cell::{Cell, RefCell},
    fmt,
    future::{Future, poll_fn},
    pin::pin,
    task::{Poll, Waker},
};
use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Function, JSON};
use vigie::{
    case::entry::Author,
    client::{self, Content, Conversation, Follow, Shown},
    geo::Point,
    seal::{ClientId, LanguageTag, Message, PhraseCode},
};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    Browser, Fault, Outcome, parsed,
    view::{self, EntryView, OwnView},
};

/// A session over the browser.
pub type Session = client::Session<Browser, Browser>;

/// One side of a conversation. A copy is the same side, so that what is under way
/// can hold one.
#[derive(Clone, Debug)]
pub struct Side {
    session: Rc<RefCell<Option<Rc<Session>>>>,
    turn: Rc<Turn>,
}

/// Whose turn it is to follow: each call of `changes` and of `stop` is the next.
#[derive(Debug, Default)]
struct Turn {
    number: Cell<u32>,
    waiting: RefCell<Option<Waker>>,
}

impl Turn {
    fn next(&self) -> u32 {
        let number = self.number.get().wrapping_add(1);
        self.number.set(number);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
        number
    }

    /// Waits for something for as long as it is this turn.
    async fn during<R>(&self, mine: u32, something: impl Future<Output = R>) -> Option<R> {
        let mut something = pin!(something);
        poll_fn(|context| {
            if self.number.get() != mine {
                return Poll::Ready(None);
            }
            self.waiting.replace(Some(context.waker().clone()));
            something.as_mut().poll(context).map(Some)
        })
        .await
    }
}

impl Side {
    /// One side of a conversation.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self {
            session: Rc::new(RefCell::new(Some(Rc::new(session)))),
            turn: Rc::default(),
        }
    }

    /// The session, unless it was forgotten.
    ///
    /// # Errors
    ///
    /// If it was.
    pub fn session(&self) -> Outcome<Rc<Session>> {
        self.session.borrow().clone().ok_or_else(Fault::forgotten)
    }

    /// Tells of every change until it is another's turn.
    ///
    /// # Errors
    ///
    /// If going on would not help.
    pub async fn changes(&self, callback: &Function) -> Outcome<()> {
        let session = self.session()?;
        let (turn, mine) = (Rc::clone(&self.turn), self.turn.next());
        // Whoever followed until now lets go of the connection first.
        Browser::turn().await;
        let mut follow = Follow::new(Rc::clone(&session));
        while let Some(change) = turn.during(mine, follow.next()).await {
            let change = change?;
            let Some(told) = session.look(|now| view::change(&change, now)) else {
                continue;
            };
            if let Err(thrown) = callback.call1(&JsValue::UNDEFINED, &told) {
                // A fault of the page must not cut the conversation off. It shows
                // up like any other that nobody caught.
                let _ = js_sys::Promise::reject(&thrown);
            }
        }
        Ok(())
    }

    /// Ends [`Side::changes`].
    pub fn stop(&self) {
        self.turn.next();
    }

    /// Stops and lets go of the session, whose secrets are wiped once whatever
    /// is under way has come back.
    pub fn forget(&self) {
        self.stop();
        self.session.take();
    }

    /// The entries.
    ///
    /// # Errors
    ///
    /// If it was forgotten, as with everything below.
    pub fn entries(&self) -> Outcome<JsValue> {
        let views = |now: &Conversation| {
            let views = now.entries().iter().map(EntryView::from);
            parsed(&views.collect::<Vec<_>>())
        };
        Ok(self.session()?.look(views))
    }

    /// One entry.
    pub fn entry(&self, seq: f64) -> Outcome<JsValue> {
        let view = |now: &Conversation| match found(now, seq) {
            Some(entry) => parsed(&EntryView::from(entry)),
            None => JsValue::UNDEFINED,
        };
        Ok(self.session()?.look(view))
    }

    /// The newest place that was told, an officer's before a citizen's.
    pub fn place(&self) -> Outcome<JsValue> {
        let view = |now: &Conversation| {
            let is_place =
                |entry: &&Shown| matches!(&entry.content, Content::Message(Message::Place { .. }));
            let mut newest_first = now.entries().iter().rev().filter(is_place);
            let newest = newest_first.clone().next();
            let told = newest_first.find(|entry| entry.author == Author::Officer);
            match told.or(newest) {
                Some(entry) => parsed(&EntryView::from(entry)),
                None => JsValue::UNDEFINED,
            }
        };
        Ok(self.session()?.look(view))
    }

    /// What was written here and not read yet.
    pub fn pending(&self) -> Outcome<JsValue> {
        let views = |now: &Conversation| {
            let views = now.pending().iter().map(OwnView::from);
            parsed(&views.collect::<Vec<_>>())
        };
        Ok(self.session()?.look(views))
    }

    /// The case in clear.
    pub fn document(&self) -> Outcome<JsValue> {
        let document = |now: &Conversation| now.document().map_or(JsValue::UNDEFINED, parsed);
        Ok(self.session()?.look(document))
    }

    /// Puts a text in the outbox.
    pub fn write(&self, text: String, locale: Option<String>) -> Outcome<String> {
        let lang = match locale {
            Some(locale) => Some(Fault::read(LanguageTag::new(locale))?),
            None => None,
        };
        self.put(Message::Text { text, lang })
    }

    /// Puts a phrase in the outbox.
    pub fn send_phrase(&self, code: String, values: &JsValue) -> Outcome<String> {
        let code = Fault::read(PhraseCode::new(code))?;
        let values = if values.is_undefined() {
            BTreeMap::new()
        } else {
            let json = JSON::stringify(values).map_err(|_| Fault::argument())?;
            serde_json::from_slice(String::from(json).as_bytes()).map_err(|_| Fault::argument())?
        };
        self.put(Message::Phrase { code, values })
    }

    /// Puts a place in the outbox, measured now.
    pub fn share_place(&self, lat: f64, lon: f64, accuracy: Option<f64>) -> Outcome<String> {
        use vigie::client::transport::Platform as _;
        let now = Browser.now();
        let second = now.as_second();
        self.put(Message::Place {
            point: Point::new(lat, lon)?,
            accuracy_m: accuracy,
            at: jiff::Timestamp::from_second(second).ok(),
        })
    }

    fn put(&self, message: Message) -> Outcome<String> {
        Ok(self.session()?.write(message)?.to_string())
    }

    /// Seals a file.
    pub fn attach(&self, bytes: &[u8], media_type: &str, name: &str) -> Outcome<Upload> {
        let session = self.session()?;
        let media_type = Fault::read(media_type.parse())?;
        let file = session.prepare(bytes, name, media_type)?;
        Ok(Upload {
            file: Rc::new(RefCell::new(Some(Rc::new(file)))),
            session: Rc::downgrade(&session),
        })
    }

    /// Fetches the attachment of an entry.
    pub async fn download(&self, seq: f64) -> Outcome<Vec<u8>> {
        let session = self.session()?;
        let of = |now: &Conversation| match found(now, seq) {
            Some(Shown {
                content: Content::Message(Message::Attachment(file)),
                author,
                ..
            }) => Some((file.clone(), *author)),
            _ => None,
        };
        let missing = Fault::Asked("attachment_missing");
        let (file, author) = session.look(of).ok_or(missing)?;
        Ok(session.download(&file, author).await?.to_vec())
    }

    /// Tries an entry again that was refused.
    pub fn retry(&self, client_id: &str) -> Outcome<()> {
        Ok(self.session()?.retry(id(client_id)?)?)
    }

    /// Gives an entry up that was refused.
    pub fn discard(&self, client_id: &str) -> Outcome<JsValue> {
        let written = self.session()?.discard(id(client_id)?)?;
        Ok(written.as_ref().map_or(JsValue::UNDEFINED, view::message))
    }

    /// Tells the other side something in passing.
    pub fn signal(&self, name: &str, seq: Option<f64>) -> Outcome<()> {
        let signal = view::signal(name, seq).ok_or_else(Fault::argument)?;
        self.session()?.signal(signal);
        Ok(())
    }
}

fn found(now: &Conversation, seq: f64) -> Option<&Shown> {
    // The log has no gap, and begins with 1.
    let place = (seq as usize).checked_sub(1)?;
    now.entries().get(place)
}

fn id(text: &str) -> Outcome<ClientId> {
    Fault::read(text.parse())
}

/// A file that is being sent. A copy is the same file.
#[derive(Clone)]
pub struct Upload {
    file: Rc<RefCell<Option<Rc<client::Upload>>>>,
    session: std::rc::Weak<Session>,
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upload(sealed)")
    }
}

impl Upload {
    /// Sends what the relay does not hold, and then the message.
    ///
    /// # Errors
    ///
    /// If it cannot be sent, or was forgotten.
    pub async fn send(&self, progress: &JsValue) -> Outcome<String> {
        let file = self.file.borrow().clone().ok_or_else(Fault::forgotten)?;
        let session = self.session.upgrade().ok_or_else(Fault::forgotten)?;
        let progress = progress.dyn_ref::<Function>();
        let told = |done: usize, of: usize| {
            if let Some(progress) = progress {
                let (done, of) = (JsValue::from(done as f64), JsValue::from(of as f64));
                if let Err(thrown) = progress.call2(&JsValue::UNDEFINED, &done, &of) {
                    let _ = js_sys::Promise::reject(&thrown);
                }
            }
        };
        session.upload(&file, told).await?;
        let client_id = session.write(file.message())?;
        // Once it is told of, it is not told of again.
        self.forget();
        Ok(client_id.to_string())
    }

    /// Lets go of the sealed bytes.
    pub fn forget(&self) {
        self.file.take();
    }
}
