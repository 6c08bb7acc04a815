//! Which terms a typed word may mean, and how surely.

use super::{
    TextIndex,
    format::{Posting, Span, TermRecord, WordRecord},
    words::{Word, is_stop_word, term},
};
use crate::spelling::{Errors, Reach, Table, forgiven, gallop};

/// A term that a typed word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) term: u16,
    /// How surely, in parts of [`EXACT`].
    pub(super) nearness: u32,
}

/// The word, or another form of it, was typed.
pub(super) const EXACT: u32 = 256;
/// The word was begun; less if many letters are missing.
const BEGUN: u32 = 160;
/// One error lies between.
const ONE_ERROR: u32 = 128;
/// Two errors lie between.
const TWO_ERRORS: u32 = 64;

/// From so many letters on, a word may be unfinished and mistyped at once.
/// Shorter ones are within an error of the beginnings of too many words.
const LONG_ENOUGH: usize = 5;

impl<'a> TextIndex<'a> {
    /// The terms that a word may mean, those of stop words left out unless
    /// `stop_words` says otherwise. Errors are forgiven only where nothing is
    /// found without.
    pub(super) fn candidates(
        &self,
        word: &Word,
        unfinished: bool,
        stop_words: bool,
    ) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = self.exact(word).into_iter().collect();
        // Every character of a Chinese text begins a pair.
        let alone = word.is_han && word.text.chars().nth(1).is_none();
        if unfinished || alone {
            found.extend(self.begun(&word.text, stop_words));
        }
        if found.is_empty() && !word.is_han {
            found = self.misspelt(&word.text, unfinished, stop_words);
        }
        // Several words may have one term: the surest of them counts.
        found.sort_unstable_by_key(|found| (found.term, core::cmp::Reverse(found.nearness)));
        found.dedup_by_key(|found| found.term);
        found
    }

    fn exact(&self, word: &Word) -> Option<Candidate> {
        let term = term(self.language, word);
        let wanted = term.as_bytes();
        let at = self
            .terms
            .binary_search_by(|record| self.bytes(record.text).cmp(wanted))
            .ok()?;
        Some(Candidate {
            term: u16::try_from(at).ok()?,
            nearness: EXACT,
        })
    }

    fn begun(&self, typed: &str, stop_words: bool) -> impl Iterator<Item = Candidate> {
        let start = self
            .words
            .partition_point(|word| self.bytes(word.text) < typed.as_bytes());
        let words = self.words.get(start..).unwrap_or_default();
        words
            .iter()
            .map(|word| (word, self.bytes(word.text)))
            .take_while(move |(_, text)| text.starts_with(typed.as_bytes()))
            .filter(move |(word, _)| stop_words || !self.is_stop(word))
            .map(move |(word, text)| Candidate {
                term: word.term.get(),
                nearness: (BEGUN * letters(typed.len()) / letters(text.len()).max(1)).max(1),
            })
    }

    /// The terms of the words with the fewest errors, if any is within reach. A
    /// wrong first letter, which is rare, counts as half an error.
    fn misspelt(&self, typed: &str, unfinished: bool, stop_words: bool) -> Vec<Candidate> {
        let letters: Vec<char> = typed.chars().collect();
        let most = forgiven(letters.len());
        // A number is right or another number.
        if most == 0 || letters.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        let begun = unfinished && letters.len() >= LONG_ENOUGH;
        let mut best = usize::MAX;
        let mut found = Vec::new();
        self.within_reach(&letters, most, |word, errors| {
            let errors = match errors.whole {
                Some(errors) => errors,
                None if begun => errors.begun + 1,
                None => return,
            };
            let text = self.text(word.text);
            let cost = 2 * errors + usize::from(text.chars().next() != letters.first().copied());
            if cost < best {
                best = cost;
                found.clear();
            }
            if cost == best {
                found.push(*word);
            }
        });
        let nearness = if best < 4 { ONE_ERROR } else { TWO_ERRORS };
        found
            .iter()
            .filter(|word| stop_words || !self.is_stop(word))
            .map(|word| Candidate {
                term: word.term.get(),
                nearness,
            })
            .collect()
    }

    fn within_reach(
        &self,
        typed: &[char],
        most: usize,
        mut visit: impl FnMut(&WordRecord, Errors),
    ) {
        let mut table = Table::new(typed, most);
        let mut at = 0;
        while let Some(word) = self.words.get(at) {
            let text = self.text(word.text);
            match table.advance(text.chars()) {
                Reach::Within(errors) => {
                    visit(word, errors);
                    at += 1;
                }
                Reach::Beyond => at += 1,
                Reach::Lost { prefix } => {
                    let end = text.char_indices().nth(prefix).map(|(end, _)| end);
                    let dead = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
                    let rest = self.words.get(at..).unwrap_or_default();
                    let begins =
                        |word: &WordRecord| self.bytes(word.text).starts_with(dead.as_bytes());
                    at += gallop(rest.len(), |i| rest.get(i).is_some_and(begins)).max(1);
                }
            }
        }
    }

    fn is_stop(&self, word: &WordRecord) -> bool {
        is_stop_word(self.language, self.text(word.text))
    }

    pub(super) fn term(&self, number: u16) -> Option<&'a TermRecord> {
        self.terms.get(usize::from(number))
    }

    /// Where a term stands. No document has a term twice, so corrupted bytes
    /// cannot make a run longer than that.
    pub(super) fn postings(&self, number: u16) -> &'a [Posting] {
        let run = run(
            self.terms,
            usize::from(number),
            self.postings.len(),
            |term| term.postings.get(),
        );
        let postings = self.postings.get(run).unwrap_or_default();
        postings.get(..self.len()).unwrap_or(postings)
    }

    fn bytes(&self, span: Span) -> &'a [u8] {
        span.of(self.text).unwrap_or_default()
    }

    fn text(&self, span: Span) -> &'a str {
        core::str::from_utf8(self.bytes(span)).unwrap_or_default()
    }
}

/// The run of a record in the next section: from where it says to where the
/// record after it does, or to the end.
pub(super) fn run<T>(
    records: &[T],
    at: usize,
    end: usize,
    start: impl Fn(&T) -> u32,
) -> core::ops::Range<usize> {
    let from = records.get(at).map_or(end, |record| start(record) as usize);
    let to = records
        .get(at + 1)
        .map_or(end, |record| start(record) as usize);
    from..to
}

/// A length in bytes, of which only proportions matter.
fn letters(bytes: usize) -> u32 {
    u32::try_from(bytes)
        .unwrap_or(u32::MAX / BEGUN)
        .min(1 << 16)
}
