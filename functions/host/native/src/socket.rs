//! Sockets whose other end is a test.

use std::{cell::RefCell, rc::Rc};

use vigie_host::actor::Socket;

/// One socket, as both ends hold it: the actor sends and closes, a test reads
/// what was sent.
#[derive(Clone, Debug)]
pub struct NativeSocket(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    kind: &'static str,
    key: Rc<str>,
    state: RefCell<Vec<u8>>,
    sent: RefCell<Vec<String>>,
    closed: RefCell<Option<(u16, String)>>,
}

impl NativeSocket {
    pub(crate) fn new(kind: &'static str, key: Rc<str>, state: &[u8]) -> Self {
        Self(Rc::new(Shared {
            kind,
            key,
            state: RefCell::new(state.to_vec()),
            sent: RefCell::default(),
            closed: RefCell::default(),
        }))
    }

    pub(crate) fn kind(&self) -> &'static str {
        self.0.kind
    }

    pub(crate) fn key(&self) -> &str {
        &self.0.key
    }

    /// Takes what the actor has sent since the last time.
    #[must_use]
    pub fn received(&self) -> Vec<String> {
        self.0.sent.take()
    }

    /// The code and the reason that it was closed with, if it was.
    #[must_use]
    pub fn closed(&self) -> Option<(u16, String)> {
        self.0.closed.borrow().clone()
    }

    /// Breaks the connection off, without a word from either side.
    pub fn break_off(&self) {
        // 1006: a connection that ended without a close frame.
        self.close(1006, "");
    }
}

impl Socket for NativeSocket {
    fn state(&self) -> Vec<u8> {
        self.0.state.borrow().clone()
    }

    fn set_state(&self, state: &[u8]) {
        self.0.state.replace(state.to_vec());
    }

    fn send(&self, text: &str) {
        if self.0.closed.borrow().is_none() {
            self.0.sent.borrow_mut().push(text.to_owned());
        }
    }

    fn close(&self, code: u16, reason: &str) {
        let mut closed = self.0.closed.borrow_mut();
        if closed.is_none() {
            *closed = Some((code, reason.to_owned()));
        }
    }

    fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
