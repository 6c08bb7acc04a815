//! From a query to the documents that answer it.

use super::{
    TextIndex,
    lookup::{Candidate, EXACT, run},
    words::{Side, Word, is_stop_word, words},
};

/// Queries are cut after so many characters.
const MAX_CHARACTERS: usize = 200;
/// Words of a query behind these are not looked up.
const MAX_WORDS: usize = 16;

/// Whoever types so few words means all of them: documents that lack one come
/// last. In a longer query, a whole question at times, some words say little.
const FEW_WORDS: usize = 2;
/// More than any document can score without this.
const ALL_WORDS: u32 = 1 << 30;

/// A document that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number, in the order in which the documents were given to
    /// [`super::build`].
    pub document: u32,
    /// How well it answers: more is better, and only the scores of one answer
    /// can be compared.
    pub score: u32,
}

impl TextIndex<'_> {
    /// The documents that answer a query, best first.
    ///
    /// The query may be a few words or a whole question. Case and accents do not
    /// matter, in French and English nor does the form of a word; the last word
    /// may be unfinished, unless something stands behind it. A word that no
    /// document has may have one typing error from four letters on, two from
    /// eight on. What is behind 200 characters or 16 words is left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{full_text::{self, Document, TextIndex}, language::Language};
    ///
    /// let documents = [
    ///     Document { title: "Vol de vélo", body: "Notez le numéro gravé.", ..Document::default() },
    ///     Document { title: "Harcèlement en ligne", ..Document::default() },
    /// ];
    /// let bytes = full_text::build(Language::French, &documents)?;
    /// let index = TextIndex::open(&bytes)?;
    /// let first = |query| index.search(query, 1).first().map(|hit| hit.document);
    /// assert_eq!(first("on m'a volé mon vélo, que faire ?"), Some(0));
    /// assert_eq!(first("harcelée"), Some(1));
    /// assert_eq!(first("harcelm"), Some(1));
    /// assert_eq!(first("xyzzy"), None);
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let (asked, words) = self.asked(query);
        let mut tally = Tally::new(self.len());
        for candidates in &asked {
            tally.add(self, candidates);
        }
        self.add_phrases(&asked, &mut tally);
        let few = words <= FEW_WORDS;
        let mut hits = tally.hits(asked.len(), few);
        hits.sort_unstable_by_key(|hit| (core::cmp::Reverse(hit.score), hit.document));
        hits.truncate(limit);
        hits
    }

    /// What each word of the query that says something may mean, words that mean
    /// nothing here left out; and how many words there were.
    fn asked(&self, query: &str) -> (Vec<Vec<Candidate>>, usize) {
        let end = query.char_indices().nth(MAX_CHARACTERS);
        let query = query.get(..end.map_or(query.len(), |(end, _)| end));
        let query = query.unwrap_or_default();
        let mut words = words(self.language, query, Side::Query);
        let finished = words.len() > MAX_WORDS || query.ends_with(|c: char| !c.is_alphanumeric());
        words.truncate(MAX_WORDS);

        let says_nothing = |word: &Word| is_stop_word(self.language, &word.text);
        let stop_words = words.iter().all(says_nothing);
        let mut asked = Vec::with_capacity(words.len());
        let mut seen: Vec<&Word> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            if seen.contains(&word) || (says_nothing(word) && !stop_words) {
                continue;
            }
            seen.push(word);
            let unfinished = !finished && at + 1 == words.len();
            let mut candidates = self.candidates(word, unfinished, stop_words);
            if candidates.is_empty() && words.len() == 1 {
                // The beginning of a stop word, perhaps.
                candidates = self.candidates(word, unfinished, true);
            }
            if !candidates.is_empty() {
                asked.push(candidates);
            }
        }
        (asked, seen.len())
    }

    /// Adds to each document the best of its keywords and title that were asked
    /// for as a whole.
    fn add_phrases(&self, asked: &[Vec<Candidate>], tally: &mut Tally) {
        let mut terms: Vec<Candidate> = asked.iter().flatten().copied().collect();
        terms.sort_unstable_by_key(|found| (found.term, core::cmp::Reverse(found.nearness)));
        terms.dedup_by_key(|found| found.term);
        for (at, phrase) in self.phrases.iter().enumerate() {
            let run = run(self.phrases, at, self.phrase_terms.len(), |phrase| {
                phrase.terms.get()
            });
            let wanted = self.phrase_terms.get(run).unwrap_or_default();
            let nearness = wanted.iter().try_fold(EXACT, |least, term| {
                let at = terms.binary_search_by_key(&term.get(), |found| found.term);
                let found = terms.get(at.ok()?)?;
                Some(least.min(found.nearness))
            });
            if let Some(nearness) = nearness.filter(|_| !wanted.is_empty()) {
                tally.add_phrase(
                    phrase.document.get(),
                    u32::from(phrase.weight.get()) * nearness,
                );
            }
        }
    }
}

/// What was found of each document so far.
#[derive(Debug)]
struct Tally {
    documents: Vec<Found>,
    /// The rarities of all words together.
    asked: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Found {
    words: usize,
    /// The rarities of the words found together.
    rarities: u32,
    score: u32,
    phrase: u32,
    /// The best of the word that is being added.
    word: u32,
}

impl Tally {
    fn new(documents: usize) -> Self {
        Self {
            documents: vec![Found::default(); documents],
            asked: 0,
        }
    }

    /// Adds a word: of the terms that it may mean, the best counts.
    fn add(&mut self, index: &TextIndex<'_>, candidates: &[Candidate]) {
        let mut surest = Candidate {
            term: 0,
            nearness: 0,
        };
        for candidate in candidates {
            if candidate.nearness > surest.nearness {
                surest = *candidate;
            }
            for posting in index.postings(candidate.term) {
                if let Some(found) = self.documents.get_mut(usize::from(posting.document.get())) {
                    let worth = u32::from(posting.weight.get()) * candidate.nearness;
                    found.word = found.word.max(worth);
                }
            }
        }
        let rarity = index
            .term(surest.term)
            .map_or(0, |term| u32::from(term.rarity.get()));
        self.asked += rarity;
        for found in &mut self.documents {
            let worth = core::mem::take(&mut found.word);
            if worth > 0 {
                found.words += 1;
                found.rarities += rarity;
                found.score += worth;
            }
        }
    }

    fn add_phrase(&mut self, document: u16, worth: u32) {
        if let Some(found) = self.documents.get_mut(usize::from(document)) {
            found.phrase = found.phrase.max(worth);
        }
    }

    /// Every document that has a word of the query. One that lacks words keeps
    /// of its score the part that it has, by what the words tell.
    fn hits(&self, words: usize, few: bool) -> Vec<Hit> {
        let asked = u64::from(self.asked.max(1));
        (0..)
            .zip(&self.documents)
            .filter(|(_, found)| found.words > 0)
            .map(|(document, found)| {
                let part = u64::from(found.score) * u64::from(found.rarities) / asked;
                let score = u32::try_from(part).unwrap_or(found.score) + found.phrase;
                let all = few && found.words == words;
                Hit {
                    document,
                    score: score.max(1) + if all { ALL_WORDS } else { 0 },
                }
            })
            .collect()
    }
}
