//! One language: `answers/<language>.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use vigie::{
    desk::{
        answers::{AnswersEntry, CannedAnswer, CannedAnswers, gaps},
        phrasebook::Direction,
    },
    language::Language,
    seal::LanguageTag,
};
use xxhash_rust::xxh3::xxh3_64;

use super::kinds::Kinds;
use crate::{
    fault::{Fault, SourceFile},
    phrases::wording,
    texts::compare,
};

/// The longest text, in characters: what somebody in fear reads at a glance on a
/// telephone.
const LONGEST: usize = 500;

/// The longest title, in characters: a line of a list.
const LONGEST_TITLE: usize = 60;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Whether somebody who grew up with the language has read the texts.
    checked: bool,
    answer: BTreeMap<String, WrittenAnswer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    title: Spanned<String>,
    text: Spanned<String>,
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

    /// Every placeholder of every text.
    pub(super) fn placeholders(&self) -> Vec<&str> {
        let answers = self.written.answer.values();
        let names = answers.filter_map(|answer| gaps(answer.text.get_ref()).ok());
        names.flatten().collect()
    }
}

/// A language, and what it must be true to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Translated<'c> {
    pub(super) language: Language,
    pub(super) texts: &'c Texts,
    pub(super) french: &'c Texts,
    pub(super) kinds: &'c Kinds,
}

impl Translated<'_> {
    pub(super) fn check(self) -> Result<CannedAnswers, Vec<Fault>> {
        let Texts { file, written } = self.texts;
        let mut faults = Vec::new();
        let found = written.answer.keys().map(String::as_str);
        compare(&self.kinds.codes(), found, file, &mut faults);
        let mut answers = Vec::new();
        for kind in &self.kinds.kinds {
            let Some(answer) = written.answer.get(kind.code.as_str()) else {
                continue;
            };
            self.length(answer, &mut faults);
            let mut kind = kind.clone();
            if let Some(placeholders) = self.gaps(kind.code.as_str(), answer, &mut faults) {
                kind.placeholders = placeholders;
                answers.push(CannedAnswer {
                    kind,
                    title: answer.title.get_ref().clone(),
                    text: answer.text.get_ref().clone(),
                });
            }
        }
        if faults.is_empty() {
            self.answers(&answers)
        } else {
            Err(faults)
        }
    }

    /// What is wrong with a title or a text, whatever it says.
    fn length(self, answer: &WrittenAnswer, faults: &mut Vec<Fault>) {
        let file = &self.texts.file;
        for (words, longest, what) in [
            (&answer.title, LONGEST_TITLE, "title"),
            (&answer.text, LONGEST, "text"),
        ] {
            let at = words.span().start;
            let length = words.get_ref().chars().count();
            if length > longest {
                let message = format!("the {what} has {length} characters; {longest} are read");
                faults.push(file.fault(at, message));
            }
            let unfit = wording::unfit(words.get_ref());
            faults.extend(unfit.map(|message| file.fault(at, message)));
        }
    }

    /// The placeholders of a text, if they and its numbers are those of the
    /// French: a number to call that was lost on the way is lost to whoever is
    /// sent the text.
    fn gaps(
        self,
        code: &str,
        answer: &WrittenAnswer,
        faults: &mut Vec<Fault>,
    ) -> Option<Vec<String>> {
        let text = answer.text.get_ref();
        let mut fault = |message: String| {
            let at = answer.text.span().start;
            faults.push(self.texts.file.fault(at, message));
        };
        let Ok(names) = gaps(text) else {
            fault("a brace opens and closes a placeholder, and nothing else".to_owned());
            return None;
        };
        let mut known = true;
        for name in &names {
            if !self.kinds.has_placeholder(name) {
                fault(format!("there is no placeholder \"{{{name}}}\""));
                known = false;
            }
        }
        let french = self.french.written.answer.get(code);
        let french = french.map(|french| french.text.get_ref());
        if let Some(french) = french {
            let (meant, said) = (wording::numbers(french), wording::numbers(text));
            if meant != said {
                fault(format!(
                    "the French has the numbers {meant:?}, this {said:?}"
                ));
            }
            if let Ok(meant) = gaps(french)
                && known
                && sorted(&meant) != sorted(&names)
            {
                fault(format!(
                    "the French has the placeholders {:?}, this {:?}",
                    sorted(&meant),
                    sorted(&names)
                ));
            }
        }
        Some(sorted(&names).into_iter().map(str::to_owned).collect())
    }

    fn answers(self, answers: &[CannedAnswer]) -> Result<CannedAnswers, Vec<Fault>> {
        let Texts { file, written } = self.texts;
        let mut entry = AnswersEntry {
            tag: LanguageTag::from(self.language),
            own_name: self.language.own_name().to_owned(),
            direction: match self.language.direction() {
                "rtl" => Direction::RightToLeft,
                _ => Direction::LeftToRight,
            },
            count: answers.len(),
            checked: written.checked,
            href: String::new(),
        };
        let fault = |error: &dyn core::fmt::Display| vec![file.fault(0, error.to_string())];
        let made = |entry: &AnswersEntry| {
            CannedAnswers::new(entry.clone(), answers.to_vec()).map_err(|error| fault(&error))
        };
        // The version stands for everything but itself.
        let unversioned = serde_json::to_string(&made(&entry)?);
        let unversioned = unversioned.map_err(|error| fault(&error))?;
        let version = xxh3_64(unversioned.as_bytes());
        entry.href = format!("/v1/answers/{}?v={version:016x}", self.language);
        made(&entry)
    }
}

fn sorted<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}
