//! A case that is about to be opened.

use core::cell::RefCell;

use js_sys::Promise;
use vigie::{
    case::kind::{Category, Department, Desk, Kind, Priority},
    client,
    client::transport::Platform as _,
    desk::{root::RootPublicKey, trust::Trust},
    seal::LanguageTag,
};
use vigie_browser::{Browser, Fault, Outcome, promise};
use wasm_bindgen::prelude::*;

use crate::Receipt;

#[wasm_bindgen]
extern "C" {
    /// Where a case goes, as a script says it.
    #[derive(Debug)]
    pub type Routing;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &Routing) -> String;
    #[wasm_bindgen(method, getter)]
    fn desk(this: &Routing) -> String;
    #[wasm_bindgen(method, getter)]
    fn department(this: &Routing) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn category(this: &Routing) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn priority(this: &Routing) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn locale(this: &Routing) -> String;
}

fn read(routing: &Routing) -> Outcome<client::Routing> {
    let kind: Kind = Fault::read(routing.kind().parse())?;
    let priority = match routing.priority() {
        Some(priority) => Fault::read(priority.parse())?,
        None => Priority::Ordinary,
    };
    Ok(client::Routing {
        kind,
        desk: Fault::read(Desk::new(routing.desk()))?,
        department: Fault::read(routing.department().map(Department::new).transpose())?,
        category: Fault::read(routing.category().map(Category::new).transpose())?,
        priority,
        locale: Fault::read(LanguageTag::new(routing.locale()))?,
    })
}

/// A case that is about to be opened.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Draft {
    draft: RefCell<Option<client::Draft>>,
    sample: bool,
}

impl Draft {
    pub(crate) fn secret(&self) -> Outcome<client::Draft> {
        self.draft.borrow().clone().ok_or_else(Fault::forgotten)
    }
}

#[wasm_bindgen]
impl Draft {
    /// Believes a directory of desks, and seals to the desk and to those that take
    /// over from it.
    #[allow(clippy::needless_pass_by_value)]
    pub fn prepare(base: String, root: String, routing: Routing) -> Promise {
        let routing = read(&routing);
        promise(async move {
            let routing = routing?;
            let root: RootPublicKey = Fault::read(root.parse())?;
            let believed = Trust::pin(root).fetch(&Browser, &Browser, &base).await;
            let (directory, _) = believed?;
            let readers = directory.readers(&routing.desk, Browser.now());
            if readers.is_empty() {
                return Err(Fault::Asked("desk_unknown"));
            }
            let draft = client::Draft::new(routing, &readers, &Browser)?;
            Ok(Self {
                draft: RefCell::new(Some(draft)),
                sample: directory.is_sample(),
            })
        })
    }

    /// A copy of the receipt.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn receipt(&self) -> Result<Receipt, JsValue> {
        Ok(self.secret()?.receipt().clone().into())
    }

    /// Whether the desks are made up.
    #[wasm_bindgen(getter)]
    pub fn sample(&self) -> bool {
        self.sample
    }

    /// Wipes the secret.
    pub fn forget(&self) {
        self.draft.take();
    }
}
