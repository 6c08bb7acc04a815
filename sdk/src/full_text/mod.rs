//! Full-text search of a few dozen short texts: built once, read in place.
//!
//! [`build`] turns [`Document`]s into bytes, in a build script;
//! [`TextIndex::open`] reads them where they lie, with no parsing, no allocation
//! and no alignment, so they can be embedded as `include_bytes!` gives them.
//!
//! What people type in distress has no accents, half a sentence and typing
//! errors. So documents and queries are folded ([`crate::text::fold`]) and
//! reduced to terms the same way, the last word may be unfinished, and a word
//! that no document has is taken for the nearest ones.

mod builder;
mod format;
mod lookup;
mod search;
mod stop_words;
mod verify;
mod weight;
mod words;

pub use builder::build;
pub use search::Hit;

use zerocopy::little_endian::U16;

use crate::{Error, error::Kind, language::Language};
use format::{Header, PhraseRecord, Posting, TermRecord, WordRecord, cut};

/// A text to be found, in plain words without markup.
///
/// A word counts most in the title, then in the keywords, the headings, the
/// summary and the body. Keywords are what people type rather than what the text
/// says; each may have several words.
///
/// # Examples
///
/// ```
/// use vigie::full_text::Document;
///
/// let theft = Document {
///     title: "Vol de vélo",
///     keywords: vec!["vélo volé", "vtt"],
///     ..Document::default()
/// };
/// assert!(theft.body.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'a> {
    /// What the text is called.
    pub title: &'a str,
    /// What it says, in a sentence or two.
    pub summary: &'a str,
    /// What people type who look for it.
    pub keywords: Vec<&'a str>,
    /// The headings within the body.
    pub headings: Vec<&'a str>,
    /// The rest.
    pub body: &'a str,
}

/// An index of documents in one language, read in place from bytes.
///
/// Opening checks the header: what the bytes are, their version and lengths, and
/// a checksum over the header itself. The checksum over the rest is
/// [`TextIndex::verify`]'s. Corrupted records never panic: a reference that leads
/// nowhere reads as empty.
///
/// # Examples
///
/// ```
/// use vigie::{full_text::{self, Document, TextIndex}, language::Language};
///
/// let fraud = Document { title: "Online scams", ..Document::default() };
/// let bytes = full_text::build(Language::English, &[fraud])?;
/// let index = TextIndex::open(&bytes)?;
/// index.verify()?;
/// assert_eq!(index.language(), Language::English);
/// assert_eq!(index.search("i got scammed", 5).len(), 1);
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TextIndex<'a> {
    header: &'a Header,
    body: &'a [u8],
    language: Language,
    words: &'a [WordRecord],
    terms: &'a [TermRecord],
    postings: &'a [Posting],
    phrases: &'a [PhraseRecord],
    phrase_terms: &'a [U16],
    text: &'a [u8],
}

impl<'a> TextIndex<'a> {
    /// Opens an index in place: constant time, no allocation.
    ///
    /// # Errors
    ///
    /// If the bytes are not an index, of another version, cut short or too long,
    /// or their header is damaged: see [`Error::is_index`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let (header, body) = Header::read(bytes)?;
        let language = Language::ALL
            .iter()
            .copied()
            .find(|language| builder::code(*language) == header.language)
            .ok_or(Kind::IndexStructure)?;
        let mut rest = body;
        let index = Self {
            header,
            body,
            language,
            words: cut(&mut rest, header.counts.words)?,
            terms: cut(&mut rest, header.counts.terms)?,
            postings: cut(&mut rest, header.counts.postings)?,
            phrases: cut(&mut rest, header.counts.phrases)?,
            phrase_terms: cut(&mut rest, header.counts.phrase_terms)?,
            text: cut(&mut rest, header.counts.text)?,
        };
        if rest.is_empty() {
            Ok(index)
        } else {
            Err(Kind::IndexTruncated.into())
        }
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.header.documents.get())
    }

    /// Whether there is no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The language of the documents.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// How many bytes lie behind the header: those that opening never touches.
    #[must_use]
    pub fn body_len(&self) -> usize {
        self.body.len()
    }
}
