//! The phrasebook for two people in front of one screen, who point at what they
//! say: each phrase in the reader's language, and in French.

use std::fmt::Write as _;

use vigie::{
    desk::phrasebook::{
        Phrase as Said, PhraseGroup, Phrasebook, PhrasebookEntry, PhrasebookList, Speaker,
    },
    language::Language,
};
use vigie_host::{Phrase, site::Page, template::escape};

use super::text;
use crate::site;

const PATH: &str = "/v1/phrases";

/// The languages that there are.
pub(crate) fn phrasebooks(language: Language, list: &PhrasebookList) -> String {
    let mut main = format!(
        "<h1>{}</h1>\n<p class=\"summary\">{}</p>\n<ul class=\"entries books\">\n",
        text(Phrase::PhrasebookTitle, language),
        text(Phrase::PhrasebookIntro, language)
    );
    for entry in &list.languages {
        let (tag, own) = (&entry.tag, escape(&entry.own_name));
        let _ = writeln!(
            main,
            "<li><a href=\"{PATH}/{tag}?lang={language}\" hreflang=\"{tag}\">\
             <span{}>{own}</span> <span lang=\"fr\" dir=\"ltr\">{}</span></a></li>",
            written(entry),
            escape(&entry.french_name)
        );
    }
    main.push_str("</ul>\n");
    let page = Page {
        language,
        path: PATH,
        title: Phrase::PhrasebookTitle.text(language),
        head: "",
        emergency: site::emergency(language),
        operator: "",
    };
    page.html(&main)
}

/// One language, beside French.
pub(crate) fn phrasebook(language: Language, book: &Phrasebook, french: &Phrasebook) -> String {
    let entry = book.entry();
    let sides = Sides { book, french };
    let mut main = format!(
        "<h1><span{}>{}</span> <span lang=\"fr\" dir=\"ltr\">{}</span></h1>\n\
         <p class=\"summary\">{}</p>\n",
        written(entry),
        escape(&entry.own_name),
        escape(&entry.french_name),
        text(Phrase::PhrasebookPoint, language)
    );
    if entry.machine_made > 0 {
        let machine = text(Phrase::PhrasebookMachine, language);
        let _ = writeln!(main, "<p class=\"notice\">{machine}</p>");
    }
    let groups = || {
        let groups = PhraseGroup::ALL.iter();
        groups.filter_map(|group| Some((*group, heading(*group)?)))
    };
    let _ = writeln!(
        main,
        "<nav aria-label=\"{}\">\n<ul>",
        text(Phrase::SheetTopics, language)
    );
    for (group, name) in groups() {
        let name = text(name, language);
        let _ = writeln!(main, "<li><a href=\"#{group}\">{name}</a></li>");
    }
    main.push_str("</ul>\n</nav>\n");
    for (group, name) in groups() {
        let _ = write!(
            main,
            "<section aria-labelledby=\"{group}\">\n<h2 id=\"{group}\">{}</h2>\n<ul class=\"phrases\">\n",
            text(name, language)
        );
        let phrases = book.phrases().iter();
        let said = phrases.filter(|phrase| phrase.concept.speaker != Speaker::Nobody);
        for phrase in said.filter(|phrase| phrase.concept.group == group) {
            sides.phrase(&mut main, phrase);
        }
        main.push_str("</ul>\n</section>\n");
    }
    let _ = writeln!(
        main,
        "<p><a href=\"{PATH}?lang={language}\">{}</a></p>",
        text(Phrase::PhrasebookOthers, language)
    );
    let title = format!(
        "{} – {}",
        entry.own_name,
        Phrase::PhrasebookTitle.text(language)
    );
    let page = Page {
        language,
        path: &format!("{PATH}/{}", entry.tag),
        title: &title,
        head: "",
        emergency: site::emergency(language),
        operator: "",
    };
    page.html(&main)
}

/// What a group of phrases stands under; none for one that only a later version
/// knows.
const fn heading(group: PhraseGroup) -> Option<Phrase> {
    Some(match group {
        PhraseGroup::Answer => Phrase::PhrasebookAnswer,
        PhraseGroup::Danger => Phrase::PhrasebookDanger,
        PhraseGroup::Place => Phrase::PhrasebookPlace,
        PhraseGroup::Injury => Phrase::PhrasebookInjury,
        PhraseGroup::Weapon => Phrase::PhrasebookWeapon,
        PhraseGroup::Children => Phrase::PhrasebookChildren,
        PhraseGroup::Need => Phrase::PhrasebookNeed,
        PhraseGroup::Consent => Phrase::PhrasebookConsent,
        PhraseGroup::Question => Phrase::PhrasebookQuestion,
        PhraseGroup::Guidance => Phrase::PhrasebookGuidance,
        PhraseGroup::Other => return None,
    })
}

/// The two languages of a page.
#[derive(Clone, Copy)]
struct Sides<'b> {
    book: &'b Phrasebook,
    french: &'b Phrasebook,
}

impl Sides<'_> {
    /// A phrase as an item of a list; a question opens and shows its answers.
    fn phrase(self, main: &mut String, phrase: &Said) {
        let code = &phrase.concept.code;
        let words = self.words(phrase);
        if phrase.concept.answers.is_empty() {
            let _ = writeln!(main, "<li>{words}</li>");
            return;
        }
        let _ = write!(main, "<li><details><summary>{words}</summary>\n<ul>\n");
        for answer in self.book.answers(code) {
            let _ = writeln!(main, "<li>{}</li>", self.words(answer));
        }
        main.push_str("</ul></details></li>\n");
    }

    /// A phrase in both languages, each with its own direction; French alone
    /// where that is the reader's.
    fn words(self, phrase: &Said) -> String {
        let mut words = one(self.book, phrase);
        if self.book.entry().tag != self.french.entry().tag
            && let Some(french) = self.french.phrase(&phrase.concept.code)
        {
            words.push(' ');
            words += &one(self.french, french);
        }
        words
    }
}

/// A phrase in one language, marked where no native reader has signed it.
fn one(book: &Phrasebook, phrase: &Said) -> String {
    // On the line of the last word, wherever that ends.
    let mark = if phrase.machine { "\u{a0}*" } else { "" };
    format!(
        "<span{}>{}{mark}</span>",
        written(book.entry()),
        escape(&phrase.text)
    )
}

/// The attributes of words in the language of a phrasebook.
fn written(entry: &PhrasebookEntry) -> String {
    format!(
        " lang=\"{}\" dir=\"{}\"",
        entry.tag,
        entry.direction.as_str()
    )
}
