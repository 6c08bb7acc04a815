//! Situations that people live through, and where the guide leads them.

use serde::Deserialize;
use vigie::guide::{Action, Given, Guide, GuideStep, Outcome, Step};

use super::*;

const FILE: &str = include_str!("../situations.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    situation: Vec<Situation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    fr: String,
    en: String,
    /// The answers from the first question on.
    answers: Vec<String>,
    /// The outcome that they lead to.
    outcome: String,
    /// The first of its actions.
    first: String,
    /// Others that an experienced officer would want there.
    includes: Vec<String>,
}

fn situations() -> Vec<Situation> {
    toml::from_str::<File>(FILE).unwrap().situation
}

impl Situation {
    /// The answers with the questions that they answer, found by following them.
    fn given(&self, guide: &Guide<'_>) -> Result<Vec<Given<'static>>, String> {
        let mut given = Vec::new();
        for answer in &self.answers {
            let progress = guide.follow(&given);
            let progress =
                progress.map_err(|astray| format!("{}: {astray:?} {given:?}", self.en))?;
            let Step::Ask(question) = progress.step else {
                return Err(format!("{}: nothing is asked before \"{answer}\"", self.en));
            };
            given.push(Given {
                question: question.id.to_string().into(),
                answer: answer.clone().into(),
            });
        }
        Ok(given)
    }

    /// What is wrong with where it leads.
    fn wrong(&self, outcome: &Outcome<'_>) -> Vec<String> {
        let mut wrong = Vec::new();
        let actions: Vec<&str> = outcome.actions.iter().map(Action::id).collect();
        if outcome.id != self.outcome {
            wrong.push(format!(
                "{}: leads to {}, not {}",
                self.en, outcome.id, self.outcome
            ));
        }
        if actions.first() != Some(&self.first.as_str()) {
            wrong.push(format!(
                "{}: begins with {:?}, not {}",
                self.en,
                actions.first(),
                self.first
            ));
        }
        for wanted in self
            .includes
            .iter()
            .filter(|wanted| !actions.contains(&wanted.as_str()))
        {
            wrong.push(format!("{}: {wanted} is not among {actions:?}", self.en));
        }
        wrong
    }
}

#[test]
fn there_are_many_situations_and_each_is_told_once() {
    let situations = situations();
    assert!(situations.len() >= 36, "{}", situations.len());
    for (position, one) in situations.iter().enumerate() {
        assert!(!one.fr.trim().is_empty() && !one.en.trim().is_empty());
        assert!(!one.answers.is_empty(), "{}", one.en);
        let twice = situations[..position]
            .iter()
            .any(|other| other.fr == one.fr || other.en == one.en);
        assert!(!twice, "{}", one.en);
    }
}

#[test]
fn the_sdk_leads_where_it_should() {
    for language in [Language::French, Language::English] {
        let guide = read_guide(language).guide;
        let mut wrong = Vec::new();
        for situation in situations() {
            let given = match situation.given(&guide) {
                Ok(given) => given,
                Err(astray) => {
                    wrong.push(astray);
                    continue;
                }
            };
            match guide.follow(&given).map(|progress| progress.step) {
                Ok(Step::Advise(outcome)) => wrong.extend(situation.wrong(outcome)),
                other => wrong.push(format!("{}: {other:?}", situation.en)),
            }
        }
        assert!(wrong.is_empty(), "{language}\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_endpoint_leads_where_it_should() {
    for language in [Language::French, Language::English] {
        let guide = read_guide(language).guide;
        let target = format!("/v1/guide?lang={language}");
        let mut wrong = Vec::new();
        for situation in situations() {
            let Ok(given) = situation.given(&guide) else {
                wrong.push(format!("{}: cannot be answered", situation.en));
                continue;
            };
            let body = json!({ "version": guide.version, "answers": given });
            let answer = send(post(&target, &body));
            let step = serde_json::from_slice::<GuideStep<'_>>(answer.body());
            match step.ok().and_then(|step| step.outcome) {
                Some(outcome) => wrong.extend(situation.wrong(&outcome)),
                None => wrong.push(format!("{}: {:?}", situation.en, answer.body())),
            }
        }
        assert!(wrong.is_empty(), "{language}\n{}", wrong.join("\n"));
    }
}

/// A person without script, who sees only the pages and presses their buttons.
#[test]
fn the_pages_lead_where_they_should() {
    let guide = read_guide(Language::French).guide;
    for situation in situations() {
        let mut page = page("/v1/guide?lang=fr");
        for answer in &situation.answers {
            let body = pages::filled_form(&page, answer);
            let body =
                body.unwrap_or_else(|| panic!("{}: no \"{answer}\" on {page}", situation.fr));
            page = text_of(&found(form("/v1/guide?lang=fr", &body)));
        }
        let outcome = guide.outcome(&situation.outcome).unwrap();
        let title = vigie_host::template::escape(&outcome.title);
        assert!(
            page.contains(&format!("<h1>{title}</h1>")),
            "{}: {page}",
            situation.fr
        );
    }
}
