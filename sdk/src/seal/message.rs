//! What stands inside a seal: JSON, told apart by `type`.

use core::fmt;
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{AttachmentId, Digest, MAX_CONTENT, chunk_ranges};
use crate::{
    Error,
    case::wire,
    error::Kind,
    geo::Point,
    language::Language,
    text_type::{named_enum, text_type},
};

/// The most characters of a file's name.
const LONGEST_NAME: usize = 200;

named_enum! {
    /// What an attachment may be; the names are media types.
    MediaType {
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A drawing or a picture of a screen.
        Png = "image/png",
        /// Either, in fewer bytes.
        Webp = "image/webp",
        /// A document.
        Pdf = "application/pdf",
    }
}

text_type! {
    /// The tag of a language (BCP 47): its code of two or three letters and,
    /// where it matters, a script and a region.
    ///
    /// Any language, not only Vigie's: people write in theirs. It stands in clear
    /// where a case is opened, so it has no room for words.
    ///
    /// ```
    /// use vigie::seal::LanguageTag;
    ///
    /// assert!(["fr", "pt-BR", "zh-Hant-TW", "es-419"].map(LanguageTag::new).iter().all(Result::is_ok));
    /// assert!(["", "f", "fr-", "french", "fr_FR"].map(LanguageTag::new).iter().all(Result::is_err));
    /// ```
    LanguageTag, is_language_tag, Kind::Message
}

fn is_language_tag(text: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = text.split('-').peekable();
    let code = parts.next().unwrap_or_default();
    if !matches!(code.len(), 2 | 3) || !letters(code) {
        return false;
    }
    parts.next_if(|part| part.len() == 4 && letters(part));
    parts.next_if(|part| match part.len() {
        2 => letters(part),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    });
    parts.next().is_none()
}

impl From<Language> for LanguageTag {
    fn from(language: Language) -> Self {
        Self(language.as_str().to_owned())
    }
}

text_type! {
    /// The code of a phrase: 1 to 64 lower-case letters, digits, `_`, `-` and
    /// `.`.
    PhraseCode,
    |text| (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.')),
    Kind::Message
}

/// What somebody sends: the content of an entry.
///
/// # Examples
///
/// ```
/// use vigie::seal::Message;
///
/// let message = Message::text("Il est devant la porte.");
/// let content = message.to_content()?;
/// assert_eq!(content.as_slice(), br#"{"type":"text","text":"Il est devant la porte."}"#);
/// assert_eq!(Message::from_content(&content)?, message);
///
/// // What a later version may send is read, and shown as such.
/// let later = br#"{"type":"hologram","depth":3}"#;
/// assert_eq!(Message::from_content(later)?, Message::Unknown);
///
/// // What people write stays out of logs.
/// assert_eq!(format!("{message:?}"), "Text(..)");
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Message {
    /// Something written.
    Text {
        /// What was written; not empty.
        text: String,
        /// The language it is written in, if known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<LanguageTag>,
    },
    /// Where somebody is.
    Place {
        /// The place.
        point: Point,
        /// How far off it may be, in metres.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accuracy_m: Option<f64>,
        /// When it was measured, in whole seconds.
        #[serde(
            default,
            with = "wire::seconds_or_none",
            skip_serializing_if = "Option::is_none"
        )]
        at: Option<Timestamp>,
    },
    /// A file; its chunks are kept beside the log.
    Attachment(Attachment),
    /// A phrase that every client shows in its reader's language.
    Phrase {
        /// Which phrase.
        code: PhraseCode,
        /// What goes into it, by name.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        values: BTreeMap<String, String>,
    },
    /// Something that a later version of this crate knows. It is read, and
    /// never written.
    #[serde(other, skip_serializing)]
    Unknown,
}

impl Message {
    /// A text in a language that is not said.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            lang: None,
        }
    }

    /// The content of an entry: JSON.
    ///
    /// # Errors
    ///
    /// If the message breaks a rule of its kind, or its JSON is longer than
    /// [`MAX_CONTENT`].
    pub fn to_content(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        self.check()?;
        let content = serde_json::to_vec(self).map_err(|_| Kind::Message)?;
        let content = Zeroizing::new(content);
        if content.len() > MAX_CONTENT {
            return Err(Kind::SealTooLarge.into());
        }
        Ok(content)
    }

    /// Reads the content of an entry.
    ///
    /// # Errors
    ///
    /// If it is no message or breaks a rule of its kind.
    pub fn from_content(content: &[u8]) -> Result<Self, Error> {
        if content.len() > MAX_CONTENT {
            return Err(Kind::SealTooLarge.into());
        }
        let message: Self = serde_json::from_slice(content).map_err(|_| Kind::Message)?;
        message.check()?;
        Ok(message)
    }

    fn check(&self) -> Result<(), Error> {
        let fit = match self {
            Self::Text { text, .. } => !text.is_empty(),
            Self::Place { accuracy_m, .. } => {
                accuracy_m.is_none_or(|metres| metres.is_finite() && metres >= 0.0)
            }
            Self::Attachment(attachment) => attachment.is_fit(),
            Self::Phrase { .. } | Self::Unknown => true,
        };
        if fit {
            Ok(())
        } else {
            Err(Kind::Message.into())
        }
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text { .. } => "Text(..)",
            Self::Place { .. } => "Place(..)",
            Self::Attachment(_) => "Attachment(..)",
            Self::Phrase { .. } => "Phrase(..)",
            Self::Unknown => "Unknown",
        })
    }
}

/// A file, and what lets its reader see that it is whole.
///
/// # Examples
///
/// ```
/// use vigie::seal::{
///     Attachment, AttachmentId, ChunkPlace, MediaType, Receipt, Sender, chunk_ranges, open_chunk,
///     seal_chunk,
/// };
///
/// let receipt = Receipt::new([1; 16]); // from the system's randomness
/// let keyring = receipt.keyring();
/// let id = AttachmentId::from_bytes([2; 16]); // too
/// let place = |index| ChunkPlace {
///     case: receipt.case_id(),
///     sender: Sender::Citizen,
///     attachment: id,
///     index,
/// };
///
/// let file = vec![7; 100_000];
/// let mut chunks = Vec::new();
/// for (index, range) in (0..).zip(chunk_ranges(file.len())?) {
///     // Each with a nonce of its own.
///     chunks.push(seal_chunk(&keyring, &place(index), &file[range], [index as u8; 24])?);
/// }
/// let announced = Attachment::new(id, "photo.jpg", MediaType::Jpeg, &file, &chunks)?;
///
/// let mut received = Vec::new();
/// for (index, sealed) in (0..).zip(&chunks) {
///     announced.check_chunk(index, sealed)?;
///     received.extend_from_slice(&open_chunk(&keyring, &place(index), sealed)?);
/// }
/// announced.check(&received)?;
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name in the relay.
    pub id: AttachmentId,
    /// Its name for people: 1 to 200 characters, no control characters and no
    /// `/` or `\`.
    pub name: String,
    /// What it is.
    pub media_type: MediaType,
    /// Its length in bytes.
    pub size: usize,
    /// The digest of its bytes.
    pub sha256: Digest,
    /// The digest of each sealed chunk, in order.
    pub chunks: Vec<Digest>,
}

impl Attachment {
    /// Announces a file whose chunks are sealed.
    ///
    /// # Errors
    ///
    /// If the file is empty or too large, its name is not allowed or it has
    /// another number of chunks.
    pub fn new(
        id: AttachmentId,
        name: impl Into<String>,
        media_type: MediaType,
        file: &[u8],
        sealed_chunks: &[Vec<u8>],
    ) -> Result<Self, Error> {
        let attachment = Self {
            id,
            name: name.into(),
            media_type,
            size: file.len(),
            sha256: Digest::of(file),
            chunks: sealed_chunks
                .iter()
                .map(|sealed| Digest::of(sealed.as_slice()))
                .collect(),
        };
        if attachment.is_fit() {
            Ok(attachment)
        } else {
            Err(Kind::Attachment.into())
        }
    }

    /// Sees that a sealed chunk is the one announced.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub fn check_chunk(&self, index: u32, sealed: &[u8]) -> Result<(), Error> {
        let announced = usize::try_from(index)
            .ok()
            .and_then(|index| self.chunks.get(index));
        if announced == Some(&Digest::of(sealed)) {
            Ok(())
        } else {
            Err(Kind::Attachment.into())
        }
    }

    /// Sees that a file, put together again, is the one announced.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub fn check(&self, file: &[u8]) -> Result<(), Error> {
        if self.size == file.len() && self.sha256 == Digest::of(file) {
            Ok(())
        } else {
            Err(Kind::Attachment.into())
        }
    }

    fn is_fit(&self) -> bool {
        let named = (1..=LONGEST_NAME).contains(&self.name.chars().count())
            && !self
                .name
                .chars()
                .any(|c| c.is_control() || c == '/' || c == '\\');
        named && chunk_ranges(self.size).is_ok_and(|ranges| ranges.len() == self.chunks.len())
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attachment(..)")
    }
}
