//! An officer's side of a case.

use vigie::{
    case::{
        entry::Reason,
        kind::{Department, Desk},
    },
    client::transport::Platform as _,
    desk::{directory::Directory, root::RootPublicKey, trust::Trust},
    seal::PublicKey,
};
use vigie_browser::{Browser, Fault, Outcome, Session, Side, side};
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
    async fn directory(&self, root: &str) -> Outcome<Directory> {
        let root: RootPublicKey = Fault::read(root.parse())?;
        let believed = Trust::pin(root).fetch(&Browser, &Browser, &self.base).await;
        Ok(believed?.0)
    }

    async fn seal_to(&self, keys: &[PublicKey]) -> Outcome<()> {
        Ok(self.side.session()?.reseal(Reason::Transfer, keys).await?)
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
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached, or refuses.
    #[allow(clippy::needless_pass_by_value)]
    pub async fn close(&self, reason: String) -> Result<(), JsValue> {
        Ok(self.side.close(&reason).await?)
    }

    /// Seals the keys of the case to a desk and to those that take over from it.
    ///
    /// # Errors
    ///
    /// If the directory cannot be believed, the desk is not in it, or the relay
    /// refuses.
    #[wasm_bindgen(js_name = sealToDesk)]
    #[allow(clippy::needless_pass_by_value)]
    pub async fn seal_to_desk(&self, desk: String, root: String) -> Result<(), JsValue> {
        let desk = Fault::read(Desk::new(desk))?;
        let readers = self.directory(&root).await?.readers(&desk, Browser.now());
        if readers.is_empty() {
            return Err(Fault::Asked("desk_unknown").into());
        }
        Ok(self.seal_to(&readers).await?)
    }

    /// Seals the keys of the case to desks that are asked to send somebody.
    ///
    /// # Errors
    ///
    /// As with the other.
    #[wasm_bindgen(js_name = sealToLine)]
    #[allow(clippy::needless_pass_by_value)]
    pub async fn seal_to_line(&self, line: Vec<String>, root: String) -> Result<(), JsValue> {
        let directory = self.directory(&root).await?;
        let key = |desk: String| {
            let desk = Fault::read(Desk::new(desk))?;
            let key = directory.key(&desk, Browser.now());
            key.ok_or(Fault::Asked("desk_unknown"))
        };
        let keys: Vec<PublicKey> = line.into_iter().map(key).collect::<Outcome<_>>()?;
        Ok(self.seal_to(&keys).await?)
    }

    /// Whom to ask for an intervention.
    ///
    /// # Errors
    ///
    /// If the directory cannot be believed.
    #[wasm_bindgen(js_name = interventionLine)]
    #[allow(clippy::needless_pass_by_value)]
    pub async fn intervention_line(
        &self,
        department: Option<String>,
        root: String,
    ) -> Result<Vec<String>, JsValue> {
        let department = Fault::read(department.map(Department::new).transpose())?;
        let directory = self.directory(&root).await?;
        let line = directory.intervention_line(department.as_ref());
        Ok(line.into_iter().map(String::from).collect())
    }

    /// Where somebody said they are.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn place(&self) -> Result<JsValue, JsValue> {
        Ok(self.side.place()?)
    }
}
