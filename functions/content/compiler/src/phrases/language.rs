//! One language: `phrases/<tag>.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use vigie::{
    desk::phrasebook::{Direction, Phrase, Phrasebook, PhrasebookEntry, Signature},
    seal::LanguageTag,
};
use xxhash_rust::xxh3::xxh3_64;

use super::{SOURCES, concepts::Concepts, wording};
use crate::{
    fault::{Fault, SourceFile},
    review::Review,
    texts::compare,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    own_name: Spanned<String>,
    english_name: Spanned<String>,
    french_name: Spanned<String>,
    direction: Spanned<String>,
    question_mark: Spanned<char>,
    /// What native readers should look at first.
    #[serde(default)]
    look_first: Vec<Spanned<String>>,
    /// What they should know.
    remark: Option<Spanned<String>>,
    phrases: BTreeMap<String, WrittenPhrase>,
    /// What was found wrong by translating it back, by code.
    #[serde(default)]
    corrected: BTreeMap<Spanned<String>, Corrected>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPhrase {
    text: Spanned<String>,
    /// What the text says, in the English of somebody who had not seen what it
    /// should say.
    back: Option<Spanned<String>>,
    /// The native reader who found it right. It is for the words that stood
    /// there on the day.
    signed: Option<Spanned<Signature>>,
}

/// Words that were not good enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Corrected {
    text: Spanned<String>,
    /// What they were found to say.
    back: Spanned<String>,
}

/// A language as it is written, not yet checked.
#[derive(Debug)]
pub(super) struct Texts {
    file: SourceFile,
    written: Written,
}

impl Texts {
    pub(super) fn read(file: SourceFile) -> Result<Self, Fault> {
        let written = file.whole_toml()?;
        Ok(Self { file, written })
    }

    /// The words for a code.
    pub(super) fn text(&self, code: &str) -> Option<&str> {
        let phrase = self.written.phrases.get(code)?;
        Some(phrase.text.get_ref())
    }
}

/// A language, and what it must be true to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Translated<'c> {
    pub(super) tag: &'c LanguageTag,
    pub(super) texts: &'c Texts,
    pub(super) french: &'c Texts,
    pub(super) english: &'c Texts,
    pub(super) concepts: &'c Concepts,
}

impl Translated<'_> {
    pub(super) fn check(self, review: Review) -> Result<Phrasebook, Vec<Fault>> {
        let Texts { file, written } = self.texts;
        let mut faults = Vec::new();
        let codes = self.concepts.codes();
        let found = written.phrases.keys().map(String::as_str);
        compare(&codes, found, file, &mut faults);
        for name in written.about() {
            let message = wording::unfit(name.get_ref());
            faults.extend(message.map(|message| file.fault(name.span().start, message)));
        }
        for code in &written.look_first {
            if self.concepts.get(code.get_ref()).is_none() {
                let message = format!("there is no concept \"{}\"", code.get_ref());
                faults.push(file.fault(code.span().start, message));
            }
        }
        let direction = self.direction(&mut faults);
        self.twice(&codes, &mut faults);
        let mut phrases = Vec::new();
        for concept in &self.concepts.concepts {
            let Some(phrase) = written.phrases.get(concept.code.as_str()) else {
                continue;
            };
            self.words(concept.code.as_str(), phrase, &mut faults);
            self.back(phrase, &mut faults);
            phrases.push(Phrase {
                concept: concept.clone(),
                text: phrase.text.get_ref().clone(),
                machine: !self.signed(concept.code.as_str(), phrase, review, &mut faults),
            });
        }
        self.corrected(&mut faults);
        match direction {
            Some(direction) if faults.is_empty() => self.book(direction, &phrases),
            _ => Err(faults),
        }
    }

    fn book(self, direction: Direction, phrases: &[Phrase]) -> Result<Phrasebook, Vec<Fault>> {
        let Texts { file, written } = self.texts;
        let name = |name: &Spanned<String>| name.get_ref().clone();
        let mut entry = PhrasebookEntry {
            tag: self.tag.clone(),
            own_name: name(&written.own_name),
            english_name: name(&written.english_name),
            french_name: name(&written.french_name),
            direction,
            count: phrases.len(),
            machine_made: phrases.iter().filter(|phrase| phrase.machine).count(),
            href: String::new(),
        };
        let book = |entry: &PhrasebookEntry| {
            let book = Phrasebook::new(entry.clone(), phrases.to_vec());
            book.map_err(|error| vec![file.fault(0, error.to_string())])
        };
        // The version stands for everything but itself.
        let unversioned = serde_json::to_string(&book(&entry)?);
        let unversioned = unversioned.map_err(|error| vec![file.fault(0, error.to_string())])?;
        let version = xxh3_64(unversioned.as_bytes());
        entry.href = format!("/v1/phrases/{}?v={version:016x}", self.tag);
        book(&entry)
    }

    fn direction(self, faults: &mut Vec<Fault>) -> Option<Direction> {
        let Texts { file, written } = self.texts;
        let at = written.direction.span().start;
        let name = written.direction.get_ref();
        let Ok(direction) = name.parse() else {
            faults.push(file.fault(at, format!("there is no direction \"{name}\"")));
            return None;
        };
        let own = written.own_name.get_ref();
        if (direction == Direction::RightToLeft) != own.chars().any(wording::runs_leftwards) {
            let message = format!("\"{own}\" is not written in the direction \"{name}\"");
            faults.push(file.fault(at, message));
        }
        Some(direction)
    }

    /// What is wrong with the words for a code.
    fn words(self, code: &str, phrase: &WrittenPhrase, faults: &mut Vec<Fault>) {
        let Texts { file, written } = self.texts;
        let text = phrase.text.get_ref();
        let mut fault = |message: String| {
            faults.push(file.fault(phrase.text.span().start, message));
        };
        if let Some(message) = wording::unfit(text) {
            return fault(message);
        }
        let Some(french) = self.french.text(code) else {
            return;
        };
        let (meant, said) = (wording::numbers(french), wording::numbers(text));
        if meant != said {
            fault(format!(
                "the French has the numbers {meant:?}, this {said:?}"
            ));
        }
        let mark = *written.question_mark.get_ref();
        match (wording::asks(french), wording::has_mark(text, mark)) {
            (true, false) => fault(format!("the French is a question: this needs its '{mark}'")),
            (false, true) => fault("the French is no question".to_owned()),
            _ => {}
        }
    }

    /// What is wrong with a back-translation: those of the sources would say
    /// nothing, and those of everything else are all that most people can check.
    fn back(self, phrase: &WrittenPhrase, faults: &mut Vec<Fault>) {
        let file = &self.texts.file;
        let is_source = SOURCES.contains(&self.tag.as_str());
        let at = phrase.text.span().start;
        match &phrase.back {
            None if is_source => {}
            None => faults.push(file.fault(at, "there is no back-translation")),
            Some(back) if is_source => {
                let message = "others are translated from this: it has no back-translation";
                faults.push(file.fault(back.span().start, message));
            }
            Some(back) => {
                let message = wording::unfit(back.get_ref());
                faults.extend(message.map(|message| file.fault(back.span().start, message)));
            }
        }
    }

    /// Whether a native reader signed these very words.
    fn signed(
        self,
        code: &str,
        phrase: &WrittenPhrase,
        review: Review,
        faults: &mut Vec<Fault>,
    ) -> bool {
        let Some(signed) = &phrase.signed else {
            return false;
        };
        let mut fault = |message: String| {
            let at = signed.span().start;
            faults.push(self.texts.file.fault(at, message));
        };
        let signature = signed.get_ref();
        if Signature::new(&signature.by, signature.on, &signature.words).is_err() {
            fault("sign with `cargo xtask phrases --sign`".to_owned());
        }
        if signature.on > review.today {
            fault(format!("{} is still to come", signature.on));
        }
        let source = |texts: &'_ Texts| texts.text(code).unwrap_or_default().to_owned();
        let (french, english) = (source(self.french), source(self.english));
        signature.holds(phrase.text.get_ref(), &french, &english)
    }

    /// What is wrong with what is said about corrections.
    fn corrected(self, faults: &mut Vec<Fault>) {
        let Texts { file, written } = self.texts;
        for (code, corrected) in &written.corrected {
            let name = code.get_ref();
            if self.concepts.get(name).is_none() {
                let message = format!("there is no concept \"{name}\"");
                faults.push(file.fault(code.span().start, message));
            }
            for said in [&corrected.text, &corrected.back] {
                let message = wording::unfit(said.get_ref());
                faults.extend(message.map(|message| file.fault(said.span().start, message)));
            }
            if self.texts.text(name) == Some(corrected.text.get_ref()) {
                let message = format!("\"{name}\" still says this");
                faults.push(file.fault(corrected.text.span().start, message));
            }
        }
    }

    /// Words that stand for two things: who reads them learns neither.
    fn twice(self, codes: &[&str], faults: &mut Vec<Fault>) {
        let Texts { file, written } = self.texts;
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for code in codes {
            let Some(phrase) = written.phrases.get(*code) else {
                continue;
            };
            let Some(other) = seen.insert(phrase.text.get_ref(), code) else {
                continue;
            };
            if !self.concepts.may_be_alike(code, other) {
                let message = format!("\"{other}\" has the same words");
                faults.push(file.fault(phrase.text.span().start, message));
            }
        }
    }
}

impl Written {
    /// What is said about the language.
    fn about(&self) -> impl Iterator<Item = &Spanned<String>> {
        let names = [&self.own_name, &self.english_name, &self.french_name];
        names.into_iter().chain(&self.remark)
    }
}
