//! A citizen's side of a case.

use core::cell::RefCell;

use js_sys::Promise;
use vigie::{case::entry::Reason, seal};
use vigie_browser::{Browser, Done, Fault, Session, Side, parsed, promise, side};
use wasm_bindgen::prelude::*;

use crate::{Draft, Receipt};

/// A citizen's side of a case.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Conversation {
    side: Side,
    receipt: RefCell<Option<seal::Receipt>>,
}

side!(Conversation);

#[wasm_bindgen]
impl Conversation {
    /// Opens the case of a draft.
    pub fn open(base: String, draft: &Draft) -> Promise {
        let draft = draft.secret();
        promise(async move {
            let draft = draft?;
            let opened = Session::open(Browser, Browser, &base, &draft).await;
            Ok(Self {
                side: Side::new(opened?),
                receipt: RefCell::new(Some(draft.receipt().clone())),
            })
        })
    }

    /// Takes up a case.
    ///
    /// # Errors
    ///
    /// If the receipt was forgotten, or `base` is no address.
    pub fn resume(base: &str, receipt: &Receipt) -> Result<Self, JsValue> {
        let receipt = receipt.secret()?;
        let session = Session::citizen(Browser, Browser, base, &receipt);
        Ok(Self {
            side: Side::new(session.map_err(Fault::from)?),
            receipt: RefCell::new(Some(receipt)),
        })
    }

    /// A copy of the receipt.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn receipt(&self) -> Result<Receipt, JsValue> {
        let receipt = self.receipt.borrow().clone();
        Ok(receipt.ok_or_else(Fault::forgotten)?.into())
    }

    /// How long it will be.
    pub fn wait(&self) -> Promise {
        let session = self.side.session();
        promise(async move { Ok(parsed(&session?.wait().await?)) })
    }

    /// Closes the case.
    pub fn close(&self) -> Promise {
        let session = self.side.session();
        promise(async move { Ok(session?.close(Reason::ByCitizen).await.map(|_| Done)?) })
    }

    /// Erases the case.
    pub fn erase(&self) -> Promise {
        let session = self.side.session();
        promise(async move { Ok(session?.erase().await.map(|()| Done)?) })
    }

    /// Stops and wipes the secrets.
    pub fn forget(&self) {
        self.side.forget();
        self.receipt.take();
    }
}
