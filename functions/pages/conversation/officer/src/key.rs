//! The desk's key, which never leaves.

use core::cell::RefCell;

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::{
    client::transport::Platform as _,
    seal::{CaseId, ClientId, KeyFile, PrivateKey, PublicKey, open_note, seal_note},
};
use vigie_browser::{Browser, Fault, Outcome};
use wasm_bindgen::prelude::*;

/// A desk's private key.
#[derive(Debug)]
#[wasm_bindgen]
pub struct DeskKey {
    key: RefCell<Option<PrivateKey>>,
    public: PublicKey,
    desk: String,
}

impl DeskKey {
    pub(crate) fn secret(&self) -> Outcome<PrivateKey> {
        self.key.borrow().clone().ok_or_else(Fault::forgotten)
    }
}

#[wasm_bindgen]
extern "C" {
    /// A note that was sealed, as a script sees it.
    #[derive(Debug)]
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type SealedNote;

    #[wasm_bindgen(method, setter)]
    fn set_client_id(this: &SealedNote, id: &str);
    #[wasm_bindgen(method, setter)]
    fn set_sealed(this: &SealedNote, sealed: &str);
}

#[wasm_bindgen]
impl DeskKey {
    /// Opens a key file.
    ///
    /// # Errors
    ///
    /// If it is none, or the passphrase is wrong.
    pub fn unlock(file: &str, passphrase: &str) -> Result<Self, JsValue> {
        let file = KeyFile::read(file).map_err(Fault::from)?;
        let key = file.unlock(passphrase).map_err(Fault::from)?;
        Ok(Self {
            key: RefCell::new(Some(key)),
            public: file.public_key(),
            desk: file.desk().to_string(),
        })
    }

    /// The desk that a key file is for.
    ///
    /// # Errors
    ///
    /// If it is none.
    #[wasm_bindgen(js_name = deskOf)]
    pub fn desk_of(file: &str) -> Result<String, JsValue> {
        Ok(KeyFile::read(file).map_err(Fault::from)?.desk().to_string())
    }

    /// The desk.
    #[wasm_bindgen(getter)]
    pub fn desk(&self) -> String {
        self.desk.clone()
    }

    /// The key's name.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.public.id().to_string()
    }

    /// The public half.
    #[wasm_bindgen(getter, js_name = publicKey)]
    pub fn public_key(&self) -> String {
        self.public.to_string()
    }

    /// Seals a note to the desk.
    ///
    /// # Errors
    ///
    /// If it is too long, or the case has no such name.
    #[wasm_bindgen(js_name = sealNote)]
    pub fn seal_note(&self, case_id: &str, text: &str) -> Result<SealedNote, JsValue> {
        self.secret()?;
        let case: CaseId = Fault::read(case_id.parse())?;
        let (mut id, mut ephemeral) = ([0; 16], [0; 32]);
        Browser.random(&mut id);
        Browser.random(&mut ephemeral);
        let id = ClientId::from_bytes(id);
        let sealed = seal_note(&self.public, &case, &id, text, ephemeral).map_err(Fault::from)?;
        let note: SealedNote = js_sys::Object::new().unchecked_into();
        note.set_client_id(&id.to_string());
        note.set_sealed(&Base64UrlUnpadded::encode_string(&sealed));
        Ok(note)
    }

    /// Opens a note.
    ///
    /// # Errors
    ///
    /// If it is sealed to another key, or was changed.
    #[wasm_bindgen(js_name = openNote)]
    pub fn open_note(
        &self,
        case_id: &str,
        client_id: &str,
        sealed: &str,
    ) -> Result<String, JsValue> {
        let case: CaseId = Fault::read(case_id.parse())?;
        let id: ClientId = Fault::read(client_id.parse())?;
        let sealed = Base64UrlUnpadded::decode_vec(sealed).map_err(|_| Fault::argument())?;
        let text = open_note(&self.secret()?, &case, &id, &sealed).map_err(Fault::from)?;
        Ok(text.to_string())
    }

    /// Whether one of a case's envelopes is sealed to it.
    pub fn opens(&self, document: &Document) -> bool {
        let id = self.id();
        document.envelopes().iter().any(|envelopes| {
            let mut readers = envelopes.recipients().into_iter();
            readers.any(|reader| reader.key_id() == id)
        })
    }

    /// Wipes the key.
    pub fn forget(&self) {
        self.key.take();
    }
}

#[wasm_bindgen]
extern "C" {
    /// What is known of a case in clear, as a script has it of the service.
    #[derive(Debug)]
    pub type Document;
    #[wasm_bindgen(method, getter)]
    fn envelopes(this: &Document) -> Vec<Envelopes>;

    /// One of its keys, sealed.
    #[derive(Debug)]
    pub type Envelopes;
    #[wasm_bindgen(method, getter)]
    fn recipients(this: &Envelopes) -> Vec<Reader>;

    /// Whom it is sealed to.
    #[derive(Debug)]
    pub type Reader;
    #[wasm_bindgen(method, getter)]
    fn key_id(this: &Reader) -> String;
}
