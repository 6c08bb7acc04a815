//! What can be answered: `answers/answers.toml`.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;
use toml::Spanned;
use vigie::{
    desk::answers::{AnswerCode, AnswerKind, Stage},
    sheet::Topic,
};

use super::FOLDER;
use crate::{
    fault::{Fault, SourceFile},
    guide::Targets,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What may stand between braces, and what officers put there.
    placeholders: BTreeMap<Spanned<String>, Spanned<String>>,
    answer: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    code: Spanned<String>,
    stage: Spanned<String>,
    #[serde(default)]
    topics: Vec<Spanned<String>>,
    #[serde(default)]
    minor: bool,
    instead_of: Option<Spanned<String>>,
    #[serde(default)]
    services: Vec<Spanned<String>>,
    #[serde(default)]
    sheets: Vec<Spanned<String>>,
    #[serde(default)]
    numbers: Vec<Spanned<String>>,
}

/// Every answer without its texts, in order.
#[derive(Debug)]
pub(super) struct Kinds {
    pub(super) file: SourceFile,
    /// Without their placeholders, which the French text says.
    pub(super) kinds: Vec<AnswerKind>,
    placeholders: Vec<Spanned<String>>,
}

impl Kinds {
    pub(super) fn read(content: &Path, targets: Targets<'_>) -> Result<Self, Vec<Fault>> {
        let path = format!("{FOLDER}/answers.toml");
        let file = SourceFile::read(content, path).map_err(|fault| vec![fault])?;
        let written: File = file.whole_toml().map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        for (name, meaning) in &written.placeholders {
            let gap = format!("{{{}}}", name.get_ref());
            if !vigie::desk::answers::gaps(&gap).is_ok_and(|gaps| gaps == [name.get_ref()]) {
                let message = "a placeholder is 1 to 32 lower-case letters and '_'";
                faults.push(file.fault(name.span().start, message));
            }
            if meaning.get_ref().trim().is_empty() {
                let message = "say what officers put there";
                faults.push(file.fault(meaning.span().start, message));
            }
        }
        let mut kinds: Vec<AnswerKind> = Vec::new();
        for answer in &written.answer {
            let Some(kind) = answer.kind(&file, targets, &mut faults) else {
                continue;
            };
            if kinds.iter().any(|known| known.code == kind.code) {
                let message = format!("\"{}\" stands twice", kind.code);
                faults.push(file.fault(answer.code.span().start, message));
            }
            kinds.push(kind);
        }
        // A kind that could not be read would seem to be missing here.
        if faults.is_empty() {
            for answer in &written.answer {
                faults.extend(answer.misplaced(&file, &kinds));
            }
        }
        if faults.is_empty() {
            Ok(Self {
                file,
                kinds,
                placeholders: written.placeholders.into_keys().collect(),
            })
        } else {
            Err(faults)
        }
    }

    /// Every code, in order.
    pub(super) fn codes(&self) -> Vec<&str> {
        let kinds = self.kinds.iter();
        kinds.map(|kind| kind.code.as_str()).collect()
    }

    /// Whether something may stand between braces.
    pub(super) fn has_placeholder(&self, name: &str) -> bool {
        self.placeholders
            .iter()
            .any(|known| known.get_ref() == name)
    }

    /// The placeholders that no text has.
    pub(super) fn unused(&self, used: &[&str]) -> Vec<Fault> {
        let mut names = self.placeholders.clone();
        names.retain(|name| !used.contains(&name.get_ref().as_str()));
        let fault = |name: &Spanned<String>| {
            let message = format!("no answer has a \"{{{}}}\"", name.get_ref());
            self.file.fault(name.span().start, message)
        };
        names.iter().map(fault).collect()
    }
}

impl Written {
    fn kind(
        &self,
        file: &SourceFile,
        targets: Targets<'_>,
        faults: &mut Vec<Fault>,
    ) -> Option<AnswerKind> {
        let Targets {
            services,
            numbers,
            sheets,
        } = targets;
        let topics = self.topics.iter().filter_map(|topic| {
            let known: Option<Topic> = topic.get_ref().parse().ok();
            if known.is_none() {
                faults.push(unknown(file, "topic", topic));
            }
            known
        });
        let topics: Vec<Topic> = topics.collect();
        let mut named = |what: &str, names: &[Spanned<String>], known: &dyn Fn(&str) -> bool| {
            let wrong = names.iter().filter(|name| !known(name.get_ref()));
            faults.extend(wrong.map(|name| unknown(file, what, name)));
            names.iter().map(|name| name.get_ref().clone()).collect()
        };
        let services = named("service", &self.services, &|id| services.contains(id));
        let sheets = named("sheet", &self.sheets, &|slug| sheets.contains(slug));
        let numbers = named("number", &self.numbers, &|id| numbers.contains(id));
        // What only programs of a later time know is nothing to write.
        let stage: Option<Stage> = self.stage.get_ref().parse().ok();
        let stage = stage.filter(|stage| *stage != Stage::Other);
        if stage.is_none() {
            faults.push(unknown(file, "stage", &self.stage));
        }
        let mut code = |code: &Spanned<String>| {
            let read = AnswerCode::new(code.get_ref()).ok();
            if read.is_none() {
                let message = "a code is 1 to 64 lower-case letters, digits and '-'";
                faults.push(file.fault(code.span().start, message));
            }
            read
        };
        let instead_of = self.instead_of.as_ref().and_then(&mut code);
        Some(AnswerKind {
            code: code(&self.code)?,
            stage: stage?,
            topics,
            minor: self.minor,
            instead_of,
            services,
            sheets,
            numbers,
            placeholders: Vec::new(),
        })
    }

    /// What is wrong with the answer that this one stands for.
    fn misplaced(&self, file: &SourceFile, kinds: &[AnswerKind]) -> Option<Fault> {
        let replaced = self.instead_of.as_ref()?;
        let name = replaced.get_ref();
        let kind = kinds.iter().find(|kind| kind.code.as_str() == name);
        let message = match kind {
            None => format!("there is no answer \"{name}\""),
            Some(kind) if kind.minor => format!("\"{name}\" is for minors itself"),
            Some(_) if !self.minor => "only an answer for minors stands for another one".to_owned(),
            Some(_) => return None,
        };
        Some(file.fault(replaced.span().start, message))
    }
}

fn unknown(file: &SourceFile, what: &str, name: &Spanned<String>) -> Fault {
    let message = format!("there is no {what} \"{}\"", name.get_ref());
    file.fault(name.span().start, message)
}
