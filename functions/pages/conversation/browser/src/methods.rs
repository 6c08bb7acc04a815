//! The methods that both sides have, written once: a class that scripts see
//! belongs to the module that exports it, so its methods are written out there.

/// Gives a class, whose field `side` is a [`Side`](crate::Side), the methods of
/// `Side` in `types/conversation.d.ts`, and makes the class of its uploads.
#[macro_export]
macro_rules! side {
    ($class:ident) => {
        /// A file that was sealed and is sent in pieces.
        #[derive(Debug)]
        #[wasm_bindgen]
        pub struct Upload($crate::Upload);

        #[wasm_bindgen]
        impl Upload {
            /// Sends what is missing, and then the message that tells of it.
            pub fn send(&self, progress: JsValue) -> $crate::macros::Promise {
                let upload = self.0.clone();
                $crate::promise(async move { upload.send(&progress).await })
            }

            /// Lets go of the sealed bytes.
            pub fn forget(&self) {
                self.0.forget();
            }
        }

        /// What both sides do. Everything fails once it was forgotten.
        #[allow(clippy::missing_errors_doc)]
        #[wasm_bindgen]
        impl $class {
            /// The name of the case.
            #[wasm_bindgen(getter, js_name = caseId)]
            pub fn case_id(&self) -> Result<String, JsValue> {
                let session = self.side.session()?;
                Ok(session.look(|now| now.case().to_string()))
            }

            /// Reads what was not read yet.
            pub fn refresh(&self) -> $crate::macros::Promise {
                let session = self.side.session();
                $crate::promise(async move { Ok(session?.refresh().await.map(|()| $crate::Done)?) })
            }

            /// Follows the log.
            pub fn changes(&self, callback: $crate::macros::Function) -> $crate::macros::Promise {
                let side = self.side.clone();
                $crate::promise(async move { side.changes(&callback).await.map(|()| $crate::Done) })
            }

            /// Ends [`Self::changes`].
            pub fn stop(&self) {
                self.side.stop();
            }

            /// The log.
            pub fn entries(&self) -> Result<JsValue, JsValue> {
                Ok(self.side.entries()?)
            }

            /// One entry of it.
            pub fn entry(&self, seq: f64) -> Result<JsValue, JsValue> {
                Ok(self.side.entry(seq)?)
            }

            /// What is not known to stand in it.
            pub fn pending(&self) -> Result<JsValue, JsValue> {
                Ok(self.side.pending()?)
            }

            /// How the case stands.
            pub fn state(&self) -> Result<String, JsValue> {
                let session = self.side.session()?;
                Ok(session.look(|now| now.state().as_str().to_owned()))
            }

            /// The case in clear.
            pub fn document(&self) -> Result<JsValue, JsValue> {
                Ok(self.side.document()?)
            }

            /// Writes a text.
            pub fn write(&self, text: String, locale: Option<String>) -> Result<String, JsValue> {
                Ok(self.side.write(text, locale)?)
            }

            /// Sends a phrase.
            #[wasm_bindgen(js_name = sendPhrase)]
            #[allow(clippy::needless_pass_by_value)]
            pub fn send_phrase(&self, code: String, values: JsValue) -> Result<String, JsValue> {
                Ok(self.side.send_phrase(code, &values)?)
            }

            /// Tells where somebody is.
            #[wasm_bindgen(js_name = sharePlace)]
            pub fn share_place(
                &self,
                lat: f64,
                lon: f64,
                accuracy: Option<f64>,
            ) -> Result<String, JsValue> {
                Ok(self.side.share_place(lat, lon, accuracy)?)
            }

            /// Seals a file.
            pub fn attach(
                &self,
                bytes: &[u8],
                media_type: &str,
                name: &str,
            ) -> Result<Upload, JsValue> {
                Ok(Upload(self.side.attach(bytes, media_type, name)?))
            }

            /// Fetches an attachment.
            pub fn download(&self, seq: f64) -> $crate::macros::Promise {
                let side = self.side.clone();
                $crate::promise(async move {
                    let file = side.download(seq).await?;
                    Ok($crate::macros::Uint8Array::from(file.as_slice()))
                })
            }

            /// Sends what waits.
            pub fn flush(&self) -> $crate::macros::Promise {
                let session = self.side.session();
                $crate::promise(async move { Ok(session?.flush().await.map(|()| $crate::Done)?) })
            }

            /// Tries an entry again.
            pub fn retry(&self, client_id: &str) -> Result<(), JsValue> {
                Ok(self.side.retry(client_id)?)
            }

            /// Gives an entry up.
            pub fn discard(&self, client_id: &str) -> Result<JsValue, JsValue> {
                Ok(self.side.discard(client_id)?)
            }

            /// Tells something in passing.
            pub fn signal(&self, signal: &str, seq: Option<f64>) -> Result<(), JsValue> {
                Ok(self.side.signal(signal, seq)?)
            }

            /// Opens the case again.
            pub fn reopen(&self) -> $crate::macros::Promise {
                let session = self.side.session();
                $crate::promise(async move { Ok(session?.reopen().await.map(|_| $crate::Done)?) })
            }
        }
    };
}
