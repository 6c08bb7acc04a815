//! From documents to the bytes of an index.

use std::collections::{BTreeMap, BTreeSet};

use zerocopy::{
    Immutable, IntoBytes,
    little_endian::{U16, U32, U64},
};

use super::{
    Document,
    format::{Counts, Header, MAGIC, PhraseRecord, Posting, Span, TermRecord, VERSION, WordRecord},
    weight::{self, FIELDS, Field},
    words::{Side, is_stop_word, term, words},
};
use crate::{Error, error::Kind, language::Language};

/// Builds the bytes of an index; equal documents give equal bytes.
///
/// The documents keep their order: a [`super::Hit`] names them by their number.
///
/// # Examples
///
/// ```
/// use vigie::{full_text::{self, Document, TextIndex}, language::Language};
///
/// let theft = Document { title: "Vol de vélo", body: "Notez le numéro gravé.", ..Document::default() };
/// let bytes = full_text::build(Language::French, &[theft])?;
/// assert_eq!(TextIndex::open(&bytes)?.len(), 1);
/// # Ok::<(), vigie::Error>(())
/// ```
///
/// # Errors
///
/// If there are more than 65,535 documents or terms.
pub fn build(language: Language, documents: &[Document<'_>]) -> Result<Vec<u8>, Error> {
    let mut collected = Collected::default();
    for document in documents {
        collected.add(language, document);
    }
    let mut sections = Sections::default();
    let numbers = sections.terms(&collected)?;
    sections.words(&collected.words, &numbers)?;
    sections.phrases(language, documents, &numbers)?;
    sections.finish(language, documents.len())
}

/// How often a term stands in each field of a document.
type FieldCounts = [u32; FIELDS.len()];

/// What the documents hold, before it is numbered.
#[derive(Default)]
struct Collected {
    /// The counts of each term by document.
    terms: BTreeMap<String, BTreeMap<usize, FieldCounts>>,
    /// The term of each word.
    words: BTreeMap<String, String>,
    /// The words in each field of each document.
    lengths: Vec<FieldCounts>,
}

impl Collected {
    fn add(&mut self, language: Language, document: &Document<'_>) {
        let number = self.lengths.len();
        let mut lengths = FieldCounts::default();
        for ((at, length), (field, ..)) in lengths.iter_mut().enumerate().zip(FIELDS) {
            for text in texts(document, field) {
                for word in words(language, text, Side::Document) {
                    let term = term(language, &word).into_owned();
                    let counts = self.terms.entry(term.clone()).or_default();
                    if let Some(count) = counts.entry(number).or_default().get_mut(at) {
                        *count += 1;
                    }
                    self.words.insert(word.text, term);
                    *length += 1;
                }
            }
        }
        self.lengths.push(lengths);
    }

    /// For each field, how long it is in those documents that have it.
    fn usual_lengths(&self) -> [f64; FIELDS.len()] {
        let mut usual = [1.0; FIELDS.len()];
        for (at, usual) in usual.iter_mut().enumerate() {
            let lengths = self.lengths.iter().filter_map(|all| all.get(at));
            let there: Vec<u32> = lengths.copied().filter(|length| *length > 0).collect();
            if !there.is_empty() {
                *usual = there.iter().copied().map(f64::from).sum::<f64>() / there.len() as f64;
            }
        }
        usual
    }

    fn weight(&self, document: usize, counts: &FieldCounts, usual: &[f64; FIELDS.len()]) -> f64 {
        let lengths = self.lengths.get(document).copied().unwrap_or_default();
        FIELDS
            .into_iter()
            .zip(counts)
            .zip(lengths.iter().zip(usual))
            .map(|((field, count), (length, usual))| {
                weight::share(field, *count, f64::from(*length) / usual)
            })
            .sum()
    }
}

fn texts<'d>(document: &Document<'d>, field: Field) -> Vec<&'d str> {
    match field {
        Field::Title => vec![document.title],
        Field::Keywords => document.keywords.clone(),
        Field::Headings => document.headings.clone(),
        Field::Summary => vec![document.summary],
        Field::Body => vec![document.body],
    }
}

/// The number of a term and its rarity.
type Numbers = BTreeMap<String, (u16, f64)>;

/// The sections written so far.
#[derive(Default)]
struct Sections {
    words: Vec<WordRecord>,
    terms: Vec<TermRecord>,
    postings: Vec<Posting>,
    phrases: Vec<PhraseRecord>,
    phrase_terms: Vec<U16>,
    text: Vec<u8>,
    /// Where each text stands.
    spans: BTreeMap<String, Span>,
}

impl Sections {
    fn terms(&mut self, collected: &Collected) -> Result<Numbers, Error> {
        for word in collected.words.keys() {
            self.write(word)?;
        }
        let usual = collected.usual_lengths();
        let mut numbers = Numbers::new();
        for (term, documents) in &collected.terms {
            let rarity = weight::rarity(collected.lengths.len(), documents.len());
            numbers.insert(term.clone(), (short(self.terms.len())?, rarity));
            let text = self.beginning(term)?;
            self.terms.push(TermRecord {
                text,
                rarity: U16::new(weight::stored(rarity)),
                postings: long(self.postings.len())?,
            });
            for (document, counts) in documents {
                let weight = rarity * collected.weight(*document, counts, &usual);
                self.postings.push(Posting {
                    document: U16::new(short(*document)?),
                    weight: U16::new(weight::stored(weight)),
                });
            }
        }
        Ok(numbers)
    }

    fn words(&mut self, words: &BTreeMap<String, String>, numbers: &Numbers) -> Result<(), Error> {
        for (word, term) in words {
            let (term, _) = numbers.get(term).ok_or(Kind::IndexStructure)?;
            let text = self.beginning(word)?;
            let term = U16::new(*term);
            self.words.push(WordRecord { text, term });
        }
        Ok(())
    }

    /// The titles and keywords of each document, each set of terms once.
    fn phrases(
        &mut self,
        language: Language,
        documents: &[Document<'_>],
        numbers: &Numbers,
    ) -> Result<(), Error> {
        for (at, document) in documents.iter().enumerate() {
            let mut phrases = BTreeSet::new();
            // «Burglary: protect your home» is asked for as «burglary».
            let name = document.title.split([':', '：']).next();
            for text in document
                .keywords
                .iter()
                .chain([&document.title])
                .chain(&name)
            {
                let phrase: BTreeMap<u16, f64> = words(language, text, Side::Query)
                    .iter()
                    .filter(|word| !is_stop_word(language, &word.text))
                    .filter_map(|word| numbers.get(term(language, word).as_ref()).copied())
                    .collect();
                let weight = weight::stored(weight::phrase(phrase.values().copied()));
                if !phrase.is_empty() {
                    phrases.insert((phrase.into_keys().collect::<Vec<_>>(), weight));
                }
            }
            for (terms, weight) in phrases {
                self.phrases.push(PhraseRecord {
                    terms: long(self.phrase_terms.len())?,
                    document: U16::new(short(at)?),
                    weight: U16::new(weight),
                });
                self.phrase_terms.extend(terms.into_iter().map(U16::new));
            }
        }
        Ok(())
    }

    /// Writes a text and remembers where.
    fn write(&mut self, text: &str) -> Result<Span, Error> {
        let span = Span {
            start: long(self.text.len())?,
            len: u8::try_from(text.len()).map_err(|_| Kind::TooLarge)?,
        };
        self.text.extend_from_slice(text.as_bytes());
        self.spans.insert(text.to_owned(), span);
        Ok(span)
    }

    /// Where a text stands, be it as the beginning of another: most stems are
    /// the beginning of one of their words.
    fn beginning(&mut self, text: &str) -> Result<Span, Error> {
        let from = self.spans.range(text.to_owned()..).next();
        match from.filter(|(written, _)| written.starts_with(text)) {
            Some((_, span)) => Ok(Span {
                start: span.start,
                len: u8::try_from(text.len()).map_err(|_| Kind::TooLarge)?,
            }),
            None => self.write(text),
        }
    }

    fn finish(self, language: Language, documents: usize) -> Result<Vec<u8>, Error> {
        let mut header = Header {
            magic: MAGIC,
            version: U32::new(VERSION),
            language: code(language),
            documents: U16::new(short(documents)?),
            counts: Counts {
                words: long(self.words.len())?,
                terms: long(self.terms.len())?,
                postings: long(self.postings.len())?,
                phrases: long(self.phrases.len())?,
                phrase_terms: long(self.phrase_terms.len())?,
                text: long(self.text.len())?,
            },
            checksum: U64::ZERO,
            header_checksum: U64::ZERO,
        };
        let mut body = Vec::new();
        push(&mut body, &self.words);
        push(&mut body, &self.terms);
        push(&mut body, &self.postings);
        push(&mut body, &self.phrases);
        push(&mut body, &self.phrase_terms);
        push(&mut body, &self.text);
        header.checksum = U64::new(xxhash_rust::xxh3::xxh3_64(&body));
        header.header_checksum = U64::new(header.own_checksum());
        let mut bytes = header.as_bytes().to_vec();
        bytes.append(&mut body);
        Ok(bytes)
    }
}

fn push<T: IntoBytes + Immutable>(body: &mut Vec<u8>, records: &[T]) {
    body.extend_from_slice(records.as_bytes());
}

/// The two letters of a language, as the header keeps them.
pub(super) fn code(language: Language) -> [u8; 2] {
    let mut letters = language.as_str().bytes();
    core::array::from_fn(|_| letters.next().unwrap_or_default())
}

fn short(len: usize) -> Result<u16, Error> {
    u16::try_from(len).map_err(|_| Kind::TooLarge.into())
}

fn long(len: usize) -> Result<U32, Error> {
    let len = u32::try_from(len).map_err(|_| Kind::TooLarge)?;
    Ok(U32::new(len))
}
