//! The receipt.

use core::cell::RefCell;

use vigie::{
    language::Language,
    seal::{self, Form, Read},
};
use vigie_browser::{Fault, Outcome};
use wasm_bindgen::prelude::*;

/// The secret of a case.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Receipt {
    secret: RefCell<Option<seal::Receipt>>,
    corrected: Option<usize>,
    form: Form,
}

impl From<seal::Receipt> for Receipt {
    fn from(receipt: seal::Receipt) -> Self {
        Self {
            secret: RefCell::new(Some(receipt)),
            corrected: None,
            form: Form::Characters,
        }
    }
}

impl Receipt {
    /// The secret, unless it was forgotten.
    pub(crate) fn secret(&self) -> Outcome<seal::Receipt> {
        self.secret.borrow().clone().ok_or_else(Fault::forgotten)
    }
}

/// French words in French, English ones in every other language.
fn of_words(language: &str) -> Language {
    if language.split('-').next() == Some("fr") {
        Language::French
    } else {
        Language::English
    }
}

#[wasm_bindgen]
impl Receipt {
    /// Reads what a person typed.
    ///
    /// # Errors
    ///
    /// If it is no receipt.
    pub fn read(typed: &str) -> Result<Self, JsValue> {
        let Read {
            receipt,
            corrected,
            form,
        } = seal::Receipt::read(typed).map_err(Fault::from)?;
        Ok(Self {
            corrected,
            form,
            ..receipt.into()
        })
    }

    /// What was mended.
    #[wasm_bindgen(getter)]
    pub fn corrected(&self) -> Option<usize> {
        self.corrected
    }

    /// How it was written.
    #[wasm_bindgen(getter)]
    pub fn form(&self) -> String {
        let name = match self.form {
            Form::Characters => "characters",
            Form::Words(_) => "words",
        };
        name.to_owned()
    }

    /// The words.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn words(&self, language: &str) -> Result<Vec<String>, JsValue> {
        let words = self.secret()?.to_words(of_words(language));
        Ok(words.split(' ').map(str::to_owned).collect())
    }

    /// The language of the words.
    #[wasm_bindgen(js_name = wordsLanguage)]
    pub fn words_language(language: &str) -> String {
        of_words(language).as_str().to_owned()
    }

    /// The groups of characters.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn groups(&self) -> Result<Vec<String>, JsValue> {
        let characters = self.secret()?.to_characters();
        Ok(characters.split('-').map(str::to_owned).collect())
    }

    /// All of it as characters.
    ///
    /// # Errors
    ///
    /// If it was forgotten.
    pub fn characters(&self) -> Result<String, JsValue> {
        Ok(self.secret()?.to_characters().to_string())
    }

    /// Whether a person typed a part of it.
    pub fn matches(&self, form: &str, index: usize, typed: &str, language: &str) -> bool {
        let form = match form {
            "words" => Form::Words(of_words(language)),
            _ => Form::Characters,
        };
        self.secret()
            .is_ok_and(|secret| secret.confirms(form, index, typed))
    }

    /// Wipes the secret.
    pub fn forget(&self) {
        self.secret.take();
    }
}
