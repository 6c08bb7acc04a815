//! What a form without script sends, and what is drawn from it.

use vigie::seal::{ClientId, Digest, Receipt};

use super::page::Unsent;

/// How many words a receipt has.
const WORDS: usize = 14;

/// What a form held.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) mark: Option<ClientId>,
    pub(super) receipt: String,
    pub(super) message: String,
    pub(super) action: String,
    /// The word of the receipt that the form asks for.
    pub(super) word: String,
    /// Whether somebody goes on without a note of the receipt.
    pub(super) unnoted: bool,
}

impl Fields {
    /// Reads a form's body; what it does not know it passes over.
    pub(super) fn read(body: &[u8]) -> Self {
        let mut fields = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "mark" => fields.mark = value.parse().ok(),
                "receipt" => fields.receipt = value.into_owned(),
                // What browsers send for a line's end is two characters.
                "message" => fields.message = value.replace("\r\n", "\n").trim().to_owned(),
                "action" => fields.action = value.into_owned(),
                "word" => fields.word = value.into_owned(),
                "unnoted" => fields.unnoted = true,
                _ => {}
            }
        }
        fields
    }

    /// What is given back with a page that says why it was not sent.
    pub(super) fn unsent<'a>(&'a self, notice: &'a str) -> Unsent<'a> {
        Unsent {
            notice: Some(notice),
            message: &self.message,
            receipt: &self.receipt,
            word: &self.word,
            unnoted: self.unnoted,
        }
    }
}

/// Everything that a form's request needs and that chance would give, drawn from
/// its mark instead: the same form sent twice is the same bytes.
pub(super) struct Drawn(pub(super) ClientId);

impl Drawn {
    /// The receipt of a conversation that begins with the form.
    pub(super) fn receipt(&self) -> Receipt {
        Receipt::new(self.bytes("receipt", b""))
    }

    /// The place of the word of that receipt which shows that it was noted,
    /// counted from 1.
    pub(super) fn place(&self) -> usize {
        let [drawn] = self.bytes("word", b"");
        1 + usize::from(drawn) % WORDS
    }

    pub(super) fn bytes<const N: usize>(&self, purpose: &str, of: &[u8]) -> [u8; N] {
        let mut named = Vec::with_capacity(64 + of.len());
        named.extend_from_slice(b"vigie/v1/form ");
        named.extend_from_slice(purpose.as_bytes());
        named.push(0);
        named.extend_from_slice(self.0.as_bytes());
        named.extend_from_slice(of);
        let mut drawn = [0; N];
        for (to, from) in drawn.iter_mut().zip(Digest::of(&named).as_bytes()) {
            *to = *from;
        }
        drawn
    }
}
