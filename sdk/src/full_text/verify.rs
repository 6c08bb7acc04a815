//! Checking a whole index, for whoever makes or embeds one.

use super::{TextIndex, format::Span};
use crate::{Error, error::Kind};

impl TextIndex<'_> {
    /// Checks every byte after the header against the checksum, and every record
    /// against the others.
    ///
    /// # Errors
    ///
    /// If a byte was changed since the index was built, or the index was built
    /// wrongly.
    pub fn verify(&self) -> Result<(), Error> {
        if xxhash_rust::xxh3::xxh3_64(self.body) != self.header.checksum.get() {
            return Err(Kind::IndexChecksum.into());
        }
        if self.texts_are_sorted() && self.runs_ascend() && self.numbers_exist() {
            Ok(())
        } else {
            Err(Kind::IndexStructure.into())
        }
    }

    fn texts_are_sorted(&self) -> bool {
        let text = |span: Span| core::str::from_utf8(span.of(self.text)?).ok();
        let mut words = self.words.iter().map(|word| text(word.text));
        let mut terms = self.terms.iter().map(|term| text(term.text));
        // None, a text that is not there, sorts before all others.
        let mut last = [None, None];
        let [last_word, last_term] = &mut last;
        words.all(|word| core::mem::replace(last_word, word) < word)
            && terms.all(|term| core::mem::replace(last_term, term) < term)
    }

    fn runs_ascend(&self) -> bool {
        let postings = self.terms.iter().map(|term| term.postings.get());
        let phrase_terms = self.phrases.iter().map(|phrase| phrase.terms.get());
        ascend(postings, self.postings.len()) && ascend(phrase_terms, self.phrase_terms.len())
    }

    fn numbers_exist(&self) -> bool {
        let is_term = |number: u16| usize::from(number) < self.terms.len();
        let is_document = |number: u16| usize::from(number) < self.len();
        let mut postings = self.postings.iter();
        let mut phrases = self.phrases.iter();
        self.words.iter().all(|word| is_term(word.term.get()))
            && self.phrase_terms.iter().all(|term| is_term(term.get()))
            && postings.all(|posting| is_document(posting.document.get()))
            && phrases.all(|phrase| is_document(phrase.document.get()))
    }
}

/// Whether no number is less than the one before it or more than `end`.
fn ascend(mut numbers: impl Iterator<Item = u32>, end: usize) -> bool {
    let mut last = 0;
    numbers.all(|number| core::mem::replace(&mut last, number) <= number) && last as usize <= end
}
