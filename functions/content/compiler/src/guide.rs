//! The guide: `guide/guide.toml`, and its texts in every language.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;
use toml::Spanned;
use vigie::{
    guide::{Action, Answer, Guide, Outcome, Question},
    language::Language,
};

use xxhash_rust::xxh3::xxh3_64;

use crate::{
    fault::{Fault, SourceFile},
    numbers::Numbers,
    services::Services,
    sheets::Sheets,
    texts::compare,
};

const FILE: &str = "guide/guide.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: String,
    first: Spanned<String>,
    question: Vec<WrittenQuestion>,
    outcome: Vec<WrittenOutcome>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenQuestion {
    id: Spanned<String>,
    answers: Vec<WrittenAnswer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    id: String,
    go: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOutcome {
    id: Spanned<String>,
    #[serde(default)]
    emergency: bool,
    actions: Vec<Spanned<WrittenAction>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum WrittenAction {
    Service(String),
    Number(String),
    Sheet(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    question: BTreeMap<String, QuestionText>,
    outcome: BTreeMap<String, OutcomeText>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionText {
    text: String,
    help: Option<String>,
    answers: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomeText {
    title: String,
    why: String,
    advice: Option<String>,
}

/// What the guide sends people to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Targets<'c> {
    pub(crate) services: &'c Services,
    pub(crate) numbers: &'c Numbers,
    pub(crate) sheets: &'c Sheets,
}

/// Reads the guide in every language and proves that it may be served.
pub(crate) fn read(
    content: &Path,
    targets: Targets<'_>,
) -> Result<Vec<Guide<'static>>, Vec<Fault>> {
    let file = SourceFile::read(content, FILE).map_err(|fault| vec![fault])?;
    let written: Written = file.whole_toml().map_err(|fault| vec![fault])?;
    let mut faults = missing_targets(&written, &file, targets);
    let mut guides = Vec::new();
    for language in Language::ALL {
        match written.in_language(content, *language, targets) {
            Ok(guide) => guides.push(guide),
            Err(others) => faults.extend(others),
        }
    }
    // The paths are the same in every language.
    if let Some(guide) = guides.first() {
        for fault in guide.faults() {
            let at = written.position(fault.id());
            faults.push(file.fault(at, fault.to_string()));
        }
    }
    if faults.is_empty() {
        Ok(guides)
    } else {
        Err(faults)
    }
}

fn missing_targets(written: &Written, file: &SourceFile, targets: Targets<'_>) -> Vec<Fault> {
    let actions = written.outcome.iter().flat_map(|outcome| &outcome.actions);
    let missing = actions.filter_map(|action| {
        let (known, what, id) = match action.get_ref() {
            WrittenAction::Service(id) => (targets.services.contains(id), "service", id),
            WrittenAction::Number(id) => (targets.numbers.contains(id), "number", id),
            WrittenAction::Sheet(slug) => (targets.sheets.contains(slug), "sheet", slug),
        };
        let message = format!("there is no {what} \"{id}\"");
        (!known).then(|| file.fault(action.span().start, message))
    });
    missing.collect()
}

impl Written {
    /// Where a question or outcome stands, the last of several of one name; an
    /// answer is looked for with its question.
    fn position(&self, id: &str) -> usize {
        let id = id.split('.').next().unwrap_or_default();
        let questions = self.question.iter().map(|question| &question.id);
        let ids = questions.chain(self.outcome.iter().map(|outcome| &outcome.id));
        let last = ids.rev().find(|known| known.get_ref() == id);
        last.unwrap_or(&self.first).span().start
    }

    /// The version that people gave it, and a hash of all that decides where
    /// answers lead: nobody has to remember to change it.
    fn version(&self) -> String {
        let mut paths = self.first.get_ref().clone();
        for question in &self.question {
            for answer in &question.answers {
                paths += &format!("\n{} {} {}", question.id.get_ref(), answer.id, answer.go);
            }
        }
        format!("{}-{:08x}", self.version, xxh3_64(paths.as_bytes()) as u32)
    }

    fn in_language(
        &self,
        content: &Path,
        language: Language,
        targets: Targets<'_>,
    ) -> Result<Guide<'static>, Vec<Fault>> {
        let file = SourceFile::read(content, format!("guide/{language}.toml"))
            .map_err(|fault| vec![fault])?;
        let texts: Texts = file.whole_toml().map_err(|fault| vec![fault])?;
        let mut faults = self.unmatched(&texts, &file);
        // One that stands twice has the same text twice, for its fault to be seen.
        let mut questions = Vec::new();
        for question in &self.question {
            let Some(text) = texts.question.get(question.id.get_ref()) else {
                continue;
            };
            questions.push(question.with(text.clone()));
        }
        let mut outcomes = Vec::new();
        for outcome in &self.outcome {
            let Some(text) = texts.outcome.get(outcome.id.get_ref()) else {
                continue;
            };
            outcomes.push(outcome.with(text.clone(), language, targets));
        }
        faults.dedup();
        if faults.is_empty() {
            Ok(Guide {
                version: self.version().into(),
                language,
                first: self.first.get_ref().clone().into(),
                questions: questions.into(),
                outcomes: outcomes.into(),
            })
        } else {
            Err(faults)
        }
    }

    fn unmatched(&self, texts: &Texts, file: &SourceFile) -> Vec<Fault> {
        let mut faults = Vec::new();
        let ids: Vec<&str> = self
            .question
            .iter()
            .map(|q| q.id.get_ref().as_str())
            .collect();
        compare(
            &ids,
            texts.question.keys().map(String::as_str),
            file,
            &mut faults,
        );
        let ids: Vec<&str> = self
            .outcome
            .iter()
            .map(|o| o.id.get_ref().as_str())
            .collect();
        compare(
            &ids,
            texts.outcome.keys().map(String::as_str),
            file,
            &mut faults,
        );
        for question in &self.question {
            if let Some(text) = texts.question.get(question.id.get_ref()) {
                let ids: Vec<&str> = question.answers.iter().map(|a| a.id.as_str()).collect();
                compare(
                    &ids,
                    text.answers.keys().map(String::as_str),
                    file,
                    &mut faults,
                );
            }
        }
        faults
    }
}

impl WrittenQuestion {
    fn with(&self, text: QuestionText) -> Question<'static> {
        let answers = self.answers.iter().filter_map(|answer| {
            Some(Answer {
                id: answer.id.clone().into(),
                text: text.answers.get(&answer.id)?.clone().into(),
                go: answer.go.clone().into(),
            })
        });
        Question {
            id: self.id.get_ref().clone().into(),
            answers: answers.collect(),
            text: text.text.into(),
            help: text.help.map(Into::into),
        }
    }
}

impl WrittenOutcome {
    fn with(
        &self,
        text: OutcomeText,
        language: Language,
        targets: Targets<'_>,
    ) -> Outcome<'static> {
        let actions = self.actions.iter().filter_map(|action| {
            Some(match action.get_ref() {
                WrittenAction::Service(id) => {
                    Action::Service(targets.services.named(id, language)?)
                }
                WrittenAction::Number(id) => Action::Number(targets.numbers.named(id, language)?),
                WrittenAction::Sheet(slug) => Action::Sheet(targets.sheets.named(slug, language)?),
            })
        });
        Outcome {
            id: self.id.get_ref().clone().into(),
            emergency: self.emergency,
            title: text.title.into(),
            why: text.why.into(),
            advice: text.advice.map(Into::into),
            actions: actions.collect(),
        }
    }
}
