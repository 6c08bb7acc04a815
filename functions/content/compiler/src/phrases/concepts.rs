//! What can be said: `phrases/concepts.toml`.

use core::str::FromStr;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use vigie::{
    desk::phrasebook::{Concept, NOT_SHOWN, PhraseGroup, Speaker},
    seal::{PhraseCode, Sender},
};

use super::{FOLDER, language::Texts, wording};
use crate::fault::{Fault, SourceFile};

/// The file's name, without its ending.
pub(super) const NAME: &str = "concepts";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    concept: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    code: Spanned<String>,
    group: Spanned<String>,
    speaker: Spanned<String>,
    #[serde(default)]
    answers: Vec<Spanned<String>>,
    /// What translators have to know.
    note: Option<Spanned<String>>,
    /// Codes whose words may be the same in a language that does not tell them
    /// apart.
    #[serde(default)]
    same_as: Vec<Spanned<String>>,
}

/// Every concept, in order.
#[derive(Debug)]
pub(super) struct Concepts {
    pub(super) file: SourceFile,
    pub(super) concepts: Vec<Concept>,
    written: Vec<Written>,
}

impl Concepts {
    pub(super) fn read(content: &Path) -> Result<Self, Vec<Fault>> {
        let path = format!("{FOLDER}/{NAME}.toml");
        let file = SourceFile::read(content, path).map_err(|fault| vec![fault])?;
        let written: File = file.whole_toml().map_err(|fault| vec![fault])?;
        let mut read = Self {
            file,
            concepts: Vec::new(),
            written: written.concept,
        };
        let mut faults = Vec::new();
        for concept in &read.written {
            if let Some(concept) = read.concept(concept, &mut faults) {
                read.concepts.push(concept);
            }
        }
        // A name that is not known would seem to be missing among the answers.
        if faults.is_empty() {
            faults = read.contradictions();
        }
        if faults.is_empty() {
            Ok(read)
        } else {
            Err(faults)
        }
    }

    fn concept(&self, written: &Written, faults: &mut Vec<Fault>) -> Option<Concept> {
        if let Some(note) = &written.note
            && note.get_ref().trim().is_empty()
        {
            faults.push(self.file.fault(note.span().start, "the note says nothing"));
        }
        let code = PhraseCode::new(written.code.get_ref());
        let Ok(code) = code else {
            let message = "a code is 1 to 64 lower-case letters, digits, '_', '-' and '.'";
            faults.push(self.file.fault(written.code.span().start, message));
            return None;
        };
        let group: Option<PhraseGroup> = self.named(&written.group, "group", faults);
        let speaker: Option<Speaker> = self.named(&written.speaker, "speaker", faults);
        // One that is no code is the name of nothing, and said to be unknown.
        let answers = written.answers.iter();
        let answers = answers.filter_map(|answer| PhraseCode::new(answer.get_ref()).ok());
        Some(Concept {
            code,
            group: group?,
            speaker: speaker?,
            answers: answers.collect(),
        })
    }

    fn named<T: FromStr>(
        &self,
        name: &Spanned<String>,
        what: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        // What only programs of a later time know is nothing to write.
        let parsed = match name.get_ref().as_str() {
            "other" => None,
            known => known.parse().ok(),
        };
        if parsed.is_none() {
            let message = format!("there is no {what} \"{}\"", name.get_ref());
            faults.push(self.file.fault(name.span().start, message));
        }
        parsed
    }

    /// Where concepts do not fit each other.
    fn contradictions(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.get(NOT_SHOWN).is_none() {
            let message = format!("programs need \"{NOT_SHOWN}\", for phrases newer than they are");
            faults.push(self.file.fault(0, message));
        }
        let mut fault = |at: &Spanned<String>, message: String| {
            faults.push(self.file.fault(at.span().start, message));
        };
        for (position, written) in self.written.iter().enumerate() {
            let code = written.code.get_ref();
            let mut earlier = self.written.iter().take(position);
            if earlier.any(|other| other.code.get_ref() == code) {
                fault(&written.code, format!("\"{code}\" stands twice"));
            }
            for (place, answer) in written.answers.iter().enumerate() {
                let name = answer.get_ref();
                let mut before = written.answers.iter().take(place);
                if before.any(|other| other.get_ref() == name) {
                    fault(answer, format!("\"{name}\" is offered twice"));
                }
                match self.get(name) {
                    None => fault(answer, format!("there is no concept \"{name}\"")),
                    Some(concept) if !concept.speaker.includes(Sender::Citizen) => {
                        fault(answer, format!("\"{name}\" is not the citizen's to say"));
                    }
                    Some(_) => {}
                }
            }
            for same in &written.same_as {
                if self.get(same.get_ref()).is_none() {
                    fault(same, format!("there is no concept \"{}\"", same.get_ref()));
                }
            }
            let nobody = written.speaker.get_ref() == Speaker::Nobody.as_str();
            if nobody != (code == NOT_SHOWN) {
                let message = format!("\"{NOT_SHOWN}\", and nothing else, is nobody's to say");
                fault(&written.speaker, message);
            }
            if !written.answers.is_empty() && written.speaker.get_ref() != Speaker::Officer.as_str()
            {
                fault(
                    &written.speaker,
                    "who is offered answers is the citizen, so the officer asks".to_owned(),
                );
            }
        }
        faults
    }

    /// Where concepts do not fit the French texts.
    pub(super) fn unlike(&self, french: &Texts) -> Vec<Fault> {
        let mut faults = Vec::new();
        for written in &self.written {
            let Some(text) = french.text(written.code.get_ref()) else {
                continue;
            };
            let message = match (wording::asks(text), written.answers.is_empty()) {
                (true, true) => "the French is a question: name the answers that it offers",
                (false, false) => "what offers answers is a question, which the French is not",
                _ => continue,
            };
            faults.push(self.file.fault(written.code.span().start, message));
        }
        faults
    }

    /// A concept by its code.
    pub(super) fn get(&self, code: &str) -> Option<&Concept> {
        let mut concepts = self.concepts.iter();
        concepts.find(|concept| concept.code.as_str() == code)
    }

    /// Every code, in order.
    pub(super) fn codes(&self) -> Vec<&str> {
        let concepts = self.concepts.iter();
        concepts.map(|concept| concept.code.as_str()).collect()
    }

    /// Whether two codes may have the same words.
    pub(super) fn may_be_alike(&self, one: &str, other: &str) -> bool {
        let names = |from: &str, to: &str| {
            let mut written = self.written.iter();
            let written = written.find(|written| written.code.get_ref() == from);
            let mut same = written.into_iter().flat_map(|written| &written.same_as);
            same.any(|name| name.get_ref() == to)
        };
        names(one, other) || names(other, one)
    }
}
