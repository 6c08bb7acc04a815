//! The guide as forms: each question is a page, and what was answered goes
//! along in the body, never in an address.

use std::fmt::Write as _;

use vigie::{
    emergency::grouped,
    guide::{Action, Answer, Guide, Outcome, Progress, Question, Step},
    language::Language,
};
use vigie_host::{Phrase, site::Page, template::escape};

use super::{in_language, text};
use crate::site;

const PATH: &str = "/v1/guide";

/// An answer that was given.
type Given<'g> = (&'g Question<'g>, &'g Answer<'g>);

/// The next question or the end, with what may have to be said before it.
pub(crate) fn guide(guide: &Guide<'_>, progress: &Progress<'_>, notice: Option<Phrase>) -> String {
    let language = guide.language;
    let mut main = String::new();
    if let Some(notice) = notice {
        let _ = writeln!(main, "<p class=\"notice\">{}</p>", text(notice, language));
    }
    match progress.step {
        Step::Ask(question) => ask(&mut main, guide, &progress.trail, question),
        Step::Advise(outcome) => advise(&mut main, language, outcome),
    }
    trail(&mut main, guide, &progress.trail);
    let page = Page {
        language,
        path: PATH,
        // A title stands in the window's list and in the history: it does not
        // tell what somebody was advised.
        title: Phrase::SiteGuide.text(language),
        head: "",
        emergency: site::emergency(language),
        operator: "",
    };
    page.html(&main)
}

fn ask(main: &mut String, guide: &Guide<'_>, trail: &[Given<'_>], question: &Question<'_>) {
    let language = guide.language;
    let _ = writeln!(main, "<h1>{}</h1>", text(Phrase::SiteGuide, language));
    if trail.is_empty() {
        let _ = writeln!(main, "<p>{}</p>", text(Phrase::GuideIntro, language));
    }
    open_form(main, guide, trail);
    let described = question.help.as_ref().map(|help| {
        (
            " aria-describedby=\"help\"",
            format!("<p class=\"hint\" id=\"help\">{}</p>\n", escape(help)),
        )
    });
    let (attribute, help) = described.unwrap_or_default();
    let _ = write!(
        main,
        "<fieldset{attribute}>\n<legend>{}</legend>\n{help}",
        escape(&question.text)
    );
    for answer in question.answers.iter() {
        let (id, text) = (&answer.id, escape(&answer.text));
        let _ = writeln!(
            main,
            "<div class=\"choice\"><input type=\"radio\" id=\"{id}\" name=\"{}\" value=\"{id}\" required>\n<label for=\"{id}\">{text}</label></div>",
            question.id
        );
    }
    let _ = write!(
        main,
        "</fieldset>\n<p><button type=\"submit\">{}</button></p>\n</form>\n",
        text(Phrase::GuideNext, language)
    );
}

/// A form that sends the answers so far.
fn open_form(main: &mut String, guide: &Guide<'_>, trail: &[Given<'_>]) {
    let _ = write!(
        main,
        "<form action=\"{PATH}?lang={}\" method=\"post\">\n\
         <input type=\"hidden\" name=\"version\" value=\"{}\">\n",
        guide.language,
        escape(&guide.version)
    );
    for (question, answer) in trail {
        let _ = writeln!(
            main,
            "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
            question.id, answer.id
        );
    }
}

fn advise(main: &mut String, language: Language, outcome: &Outcome<'_>) {
    let _ = write!(
        main,
        "<h1>{}</h1>\n<section aria-labelledby=\"actions\">\n<h2 id=\"actions\">{}</h2>\n<ol class=\"entries\">\n",
        escape(&outcome.title),
        text(Phrase::GuideActions, language)
    );
    for action in outcome.actions.iter() {
        self::action(main, language, action);
    }
    main.push_str("</ol>\n</section>\n");
    let mut section = |title: Phrase, said: &str| {
        let title = text(title, language);
        let _ = writeln!(main, "<h2>{title}</h2>\n<p>{}</p>", escape(said));
    };
    if let Some(advice) = &outcome.advice {
        section(Phrase::GuideMeanwhile, advice);
    }
    section(Phrase::GuideWhy, &outcome.why);
}

fn action(main: &mut String, language: Language, action: &Action<'_>) {
    let link = |href: &str, label: &str| format!("<a href=\"{}\">{label}</a>", escape(href));
    let _ = match action {
        Action::Service(service) => {
            let name = escape(&service.name);
            let name = match &service.url {
                Some(url) => link(url, &name),
                None => name,
            };
            writeln!(
                main,
                "<li>\n<h3>{name}</h3>\n<p>{}</p>\n</li>",
                escape(&service.description)
            )
        }
        Action::Number(number) => {
            let mut ways = Vec::new();
            let label = |phrase: Phrase, target: &str| {
                escape(&phrase.fill(language, &[("number", &grouped(target))]))
            };
            if let Some(dial) = &number.dial {
                ways.push(link(
                    &format!("tel:{dial}"),
                    &label(Phrase::NumberCall, dial),
                ));
            }
            if let Some(sms) = &number.sms {
                ways.push(link(&format!("sms:{sms}"), &label(Phrase::NumberText, sms)));
            }
            if let Some(web) = &number.web {
                ways.push(link(web, &label(Phrase::NumberWeb, web)));
            }
            let name = escape(&number.name);
            writeln!(
                main,
                "<li>\n<h3>{name}</h3>\n<p>{}</p>\n</li>",
                ways.join(" ")
            )
        }
        Action::Sheet(sheet) => {
            let attributes = in_language(sheet.language, language);
            let link = link(&sheet.href, &escape(&sheet.title));
            writeln!(main, "<li{attributes}>\n<h3>{link}</h3>\n</li>")
        }
    };
}

/// What was answered, and the ways back.
fn trail(main: &mut String, guide: &Guide<'_>, trail: &[Given<'_>]) {
    let Some((_, before)) = trail.split_last() else {
        return;
    };
    let language = guide.language;
    let title = text(Phrase::GuideYourAnswers, language);
    let _ = writeln!(main, "<h2>{title}</h2>\n<dl>");
    for (question, answer) in trail {
        let (question, answer) = (escape(&question.text), escape(&answer.text));
        let _ = writeln!(main, "<dt>{question}</dt>\n<dd>{answer}</dd>");
    }
    main.push_str("</dl>\n");
    open_form(main, guide, before);
    let back = text(Phrase::GuideBack, language);
    let _ = write!(
        main,
        "<p><button type=\"submit\" class=\"plain\">{back}</button></p>\n</form>\n"
    );
    let restart = text(Phrase::GuideRestart, language);
    let _ = writeln!(
        main,
        "<p><a href=\"{PATH}?lang={language}\">{restart}</a></p>"
    );
}
