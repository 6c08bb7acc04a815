//! An officer's side of a case.

use std::rc::Rc;

use js_sys::Promise;
use vigie::{
    case::{
        entry::Reason,
        kind::{Department, Desk},
    },
    client::transport::Platform as _,
    desk::{directory::Directory, root::RootPublicKey, trust::Trust},
    seal::PublicKey,
};
use vigie_browser::{Browser, Done, Fault, Outcome, Session, Side, promise, side};
use wasm_bindgen::prelude::*;

use crate::DeskKey;

/// An officer's side of a case.
#[derive(Debug)]
#[wasm_bindgen]
pub struct OfficerConversation {
    side: Side,
    base: String,
}

side!(OfficerConversation);

impl OfficerConversation {
    /// Has something done with the directory of desks, once it is believed.
    fn with_directory<T: Into<JsValue>>(
        &self,
        root: String,
        work: impl AsyncFnOnce(Outcome<Rc<Session>>, Directory) -> Outcome<T> + 'static,
    ) -> Promise {
        let (session, base) = (self.side.session(), self.base.clone());
        promise(async move {
            let root: RootPublicKey = Fault::read(root.parse())?;
            let believed = Trust::pin(root).fetch(&Browser, &Browser, &base).await;
            work(session, believed?.0).await
        })
    }
}

#[wasm_bindgen]
impl OfficerConversation {
    /// Takes up a case.
    ///
    /// # Errors
    ///
    /// If the key was forgotten, or an argument does not have its form.
    pub fn open(
        base: String,
        case_id: &str,
        capability: &str,
        key: &DeskKey,
    ) -> Result<Self, JsValue> {
        let case = Fault::read(case_id.parse())?;
        let key = key.secret()?;
        let session = Session::officer(Browser, Browser, &base, case, capability, key);
        Ok(Self {
            side: Side::new(session.map_err(Fault::from)?),
            base,
        })
    }

    /// A new capability.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn renew(&self, capability: &str) -> Result<(), JsValue> {
        self.side.session()?.renew(capability);
        Ok(())
    }

    /// Closes the case.
    #[allow(clippy::needless_pass_by_value)]
    pub fn close(&self, reason: String) -> Promise {
        let session = self.side.session();
        promise(async move {
            let reason: Reason = Fault::read(reason.parse())?;
            Ok(session?.close(reason).await.map(|_| Done)?)
        })
    }

    /// Seals the keys of the case to a desk and to those that take over from it.
    #[wasm_bindgen(js_name = sealToDesk)]
    pub fn seal_to_desk(&self, desk: String, root: String) -> Promise {
        self.with_directory(root, async |session, directory| {
            let desk = Fault::read(Desk::new(desk))?;
            let readers = directory.readers(&desk, Browser.now());
            if readers.is_empty() {
                return Err(Fault::Asked("desk_unknown"));
            }
            Ok(session?
                .reseal(Reason::Transfer, &readers)
                .await
                .map(|()| Done)?)
        })
    }

    /// Seals the keys of the case to desks that are asked to send somebody.
    #[wasm_bindgen(js_name = sealToLine)]
    pub fn seal_to_line(&self, line: Vec<String>, root: String) -> Promise {
        self.with_directory(root, async |session, directory| {
            let key = |desk: String| {
                let desk = Fault::read(Desk::new(desk))?;
                let key = directory.key(&desk, Browser.now());
                key.ok_or(Fault::Asked("desk_unknown"))
            };
            let keys: Vec<PublicKey> = line.into_iter().map(key).collect::<Outcome<_>>()?;
            Ok(session?
                .reseal(Reason::Transfer, &keys)
                .await
                .map(|()| Done)?)
        })
    }

    /// Whom to ask for an intervention.
    #[wasm_bindgen(js_name = interventionLine)]
    pub fn intervention_line(&self, department: Option<String>, root: String) -> Promise {
        self.with_directory(root, async |_, directory| {
            let department = Fault::read(department.map(Department::new).transpose())?;
            let line = directory.intervention_line(department.as_ref());
            let line = line.iter().map(|desk| JsValue::from_str(desk.as_str()));
            Ok(line.collect::<js_sys::Array>())
        })
    }

    /// Where somebody said they are.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn place(&self) -> Result<JsValue, JsValue> {
        Ok(self.side.place()?)
    }

    /// Stops and wipes the secrets.
    pub fn forget(&self) {
        self.side.forget();
    }
}
