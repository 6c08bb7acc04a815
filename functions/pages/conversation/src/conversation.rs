//! A citizen's side of a case.

use core::cell::RefCell;

use vigie::{case::entry::Reason, seal};
use vigie_browser::{Browser, Fault, Session, Side, parsed, side};
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
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached, or refuses.
    pub async fn open(base: String, draft: &Draft) -> Result<Self, JsValue> {
        let draft = draft.secret()?;
        let opened = Session::open(Browser, Browser, &base, &draft).await;
        Ok(Self {
            side: Side::new(opened.map_err(Fault::from)?),
            receipt: RefCell::new(Some(draft.receipt().clone())),
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
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached.
    pub async fn wait(&self) -> Result<JsValue, JsValue> {
        let session = self.side.session()?;
        Ok(parsed(&session.wait().await.map_err(Fault::from)?))
    }

    /// Closes the case.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached, or refuses.
    pub async fn close(&self) -> Result<(), JsValue> {
        Ok(self.side.close(Reason::ByCitizen.as_str()).await?)
    }

    /// Erases the case.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached, or refuses.
    pub async fn erase(&self) -> Result<(), JsValue> {
        let session = self.side.session()?;
        Ok(session.erase().await.map_err(Fault::from)?)
    }
}
