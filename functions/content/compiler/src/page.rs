//! A sheet as people read it: a whole page, a piece of one, Markdown.

use std::fmt::Write as _;

use vigie::{
    emergency::{Channel, grouped},
    language::Language,
    sheet::NamedService,
};
use vigie_host::{
    Phrase,
    template::{day, emergency, escape, fill, language_link},
};

use crate::{
    Content,
    sheets::{Sheet, Version},
};

/// How a number is linked to.
fn scheme(channel: Channel) -> &'static str {
    if channel == Channel::Voice {
        "tel"
    } else {
        "sms"
    }
}

/// A link; its text is HTML already.
fn link(href: &str, attributes: &str, text: &str) -> String {
    format!("<a href=\"{}\"{attributes}>{text}</a>", escape(href))
}

/// One sheet in one language, ready to be written in any format.
pub(crate) struct Reading<'c> {
    pub(crate) content: &'c Content,
    pub(crate) slug: &'c str,
    pub(crate) sheet: &'c Sheet,
    pub(crate) language: Language,
    pub(crate) version: &'c Version,
}

impl Reading<'_> {
    /// The whole page.
    pub(crate) fn page(&self, shell: &str) -> String {
        let contacts = self.content.emergency(self.language);
        let title = escape(&self.version.title);
        let main = format!(
            "<article>\n<h1>{title}</h1>\n{}</article>\n",
            self.article(2)
        );
        fill(
            shell,
            self.language,
            &[
                ("title", &format!("{title} – Vigie")),
                ("head", &self.head()),
                ("emergency", &emergency(self.language, &contacts, 2)),
                ("main", &main),
                ("languages", &self.languages()),
                ("operator", ""),
            ],
        )
    }

    /// The sheet alone, to be set into somebody else's page.
    pub(crate) fn fragment(&self) -> String {
        let (language, direction) = (self.language, self.language.direction());
        let title = escape(&self.version.title);
        let contacts = self.content.emergency(language);
        format!(
            "<article class=\"vigie-sheet\" lang=\"{language}\" dir=\"{direction}\">\n{}<h2>{title}</h2>\n{}</article>\n",
            emergency(language, &contacts, 3),
            self.article(3)
        )
    }

    fn head(&self) -> String {
        let mut html = format!(
            "<meta name=\"description\" content=\"{}\">\n",
            escape(&self.version.summary)
        );
        for language in self.sheet.languages().iter() {
            let _ = writeln!(
                html,
                "<link rel=\"alternate\" hreflang=\"{language}\" href=\"/v1/sheets/{}?lang={language}\">",
                self.slug
            );
        }
        html
    }

    fn languages(&self) -> String {
        let path = format!("/v1/sheets/{}", self.slug);
        let languages = self.sheet.languages();
        languages
            .iter()
            .map(|language| language_link(language, self.language, &path))
            .collect()
    }

    /// Everything below the title; its sections have headings of a level.
    fn article(&self, level: u8) -> String {
        let version = self.version;
        let mut html = format!("<p class=\"summary\">{}</p>\n", escape(&version.summary));
        if !version.checked {
            let notice = escape(self.text(Phrase::SheetUnchecked));
            let _ = writeln!(html, "<p class=\"notice\">{notice}</p>");
        }
        html += &self.body(level);
        let services = self.services();
        let services = services.iter().map(|service| {
            let name = escape(&service.name);
            let name = match &service.url {
                Some(url) => link(url, "", &name),
                None => name,
            };
            format!("{name}: {}", escape(&service.description))
        });
        self.section(&mut html, level, Phrase::SheetServices, services);
        let numbers = self.numbers().into_iter().map(|(number, href, name)| {
            format!("{} {}", link(&href, "", &escape(&number)), escape(&name))
        });
        self.section(&mut html, level, Phrase::SheetNumbers, numbers);
        let see_also = self.sheet.see_also.iter();
        let see_also = see_also
            .filter_map(|slug| self.content.sheets.named(slug, self.language))
            .map(|sheet| {
                let language = self.attributes(sheet.language);
                link(&sheet.href, &language, &escape(&sheet.title))
            });
        self.section(&mut html, level, Phrase::SheetSeeAlso, see_also);
        // The names of French laws and sites stay French.
        let language = self.attributes(Language::French);
        let sources = self.sheet.sources.iter();
        let sources = sources.map(|source| link(&source.url, &language, &escape(&source.title)));
        self.section(&mut html, level, Phrase::SheetSources, sources);
        if let Some(change) = &version.change {
            let date = day(version.changed, self.language);
            let text =
                Phrase::SheetChanged.fill(self.language, &[("date", &date), ("change", change)]);
            let _ = writeln!(html, "<p class=\"sources\">{}</p>", escape(&text));
        }
        let date = day(version.last_reviewed, self.language);
        let text = Phrase::SheetReviewed.fill(self.language, &[("date", &date)]);
        let _ = writeln!(html, "<p class=\"sources\">{}</p>", escape(&text));
        html
    }

    /// The attributes of a link to what is in another language.
    fn attributes(&self, language: Language) -> String {
        if language == self.language {
            String::new()
        } else {
            format!(" lang=\"{language}\" hreflang=\"{language}\"")
        }
    }

    /// A list under a heading; nothing where there is nothing to list.
    fn section(
        &self,
        html: &mut String,
        level: u8,
        title: Phrase,
        items: impl Iterator<Item = String>,
    ) {
        let mut items = items.peekable();
        if items.peek().is_none() {
            return;
        }
        let title = escape(self.text(title));
        let _ = writeln!(html, "<section>\n<h{level}>{title}</h{level}>\n<ul>");
        for item in items {
            let _ = writeln!(html, "<li>{item}</li>");
        }
        html.push_str("</ul>\n</section>\n");
    }

    /// The text itself as HTML, its headings of a level.
    pub(crate) fn body(&self, level: u8) -> String {
        self.version
            .body
            .html(level - 2, &|link| self.resolve(link))
    }

    pub(crate) fn services(&self) -> Vec<NamedService<'static>> {
        let ids = self.sheet.services.iter();
        ids.filter_map(|id| self.content.services.named(id, self.language))
            .collect()
    }

    /// The numbers that the sheet names: what is shown, where it leads, whose
    /// it is.
    fn numbers(&self) -> Vec<(String, String, String)> {
        let ids = self.sheet.numbers.iter();
        let numbers = ids.filter_map(|id| self.content.numbers.named(id, self.language));
        numbers
            .filter_map(|number| {
                let (shown, href) = match (&number.dial, &number.sms, &number.web) {
                    (Some(dial), _, _) => (grouped(dial).into_owned(), format!("tel:{dial}")),
                    (None, Some(sms), _) => (grouped(sms).into_owned(), format!("sms:{sms}")),
                    (None, None, Some(web)) => (number.name.to_string(), web.to_string()),
                    (None, None, None) => return None,
                };
                let name = if shown == number.name {
                    ""
                } else {
                    &number.name
                };
                Some((shown, href, name.to_owned()))
            })
            .collect()
    }

    /// Where a link in the text leads; the check has seen all of them.
    fn resolve(&self, link: &str) -> String {
        let found = match link.split_once(':') {
            Some(("sheet", slug)) => self.content.sheets.address(slug, self.language),
            Some(("service", id)) => {
                let service = self.content.services.named(id, self.language);
                service.and_then(|service| service.url).map(Into::into)
            }
            _ => None,
        };
        found.unwrap_or_else(|| link.to_owned())
    }

    fn text(&self, phrase: Phrase) -> &'static str {
        phrase.text(self.language)
    }

    /// The sheet as Markdown.
    pub(crate) fn markdown(&self) -> String {
        let version = self.version;
        let mut text = format!("**{}**\n\n", self.text(Phrase::SiteEmergencyTitle));
        for contact in self.content.emergency(self.language) {
            let (number, name) = (&contact.number, &contact.name);
            let _ = writeln!(
                text,
                "- [{number}]({}:{number}) {name}",
                scheme(contact.channel)
            );
        }
        let _ = write!(text, "\n# {}\n\n{}\n\n", version.title, version.summary);
        if !version.checked {
            let _ = write!(text, "*{}*\n\n", self.text(Phrase::SheetUnchecked));
        }
        text += &version.body.markdown(&|link| self.resolve(link));
        text.push('\n');
        let mut section = |title: Phrase, items: Vec<String>| {
            if !items.is_empty() {
                let _ = write!(text, "\n## {}\n\n", self.text(title));
                for item in items {
                    let _ = writeln!(text, "- {item}");
                }
            }
        };
        let services = self
            .services()
            .into_iter()
            .map(|service| match service.url {
                Some(url) => format!("[{}]({url}): {}", service.name, service.description),
                None => format!("{}: {}", service.name, service.description),
            });
        section(Phrase::SheetServices, services.collect());
        let numbers = self.numbers().into_iter();
        let numbers = numbers.map(|(number, href, name)| format!("[{number}]({href}) {name}"));
        section(Phrase::SheetNumbers, numbers.collect());
        let see_also = self.sheet.see_also.iter();
        let see_also = see_also
            .filter_map(|slug| self.content.sheets.named(slug, self.language))
            .map(|sheet| format!("[{}]({})", sheet.title, sheet.href));
        section(Phrase::SheetSeeAlso, see_also.collect());
        let sources = self.sheet.sources.iter();
        let sources = sources.map(|source| format!("[{}]({})", source.title, source.url));
        section(Phrase::SheetSources, sources.collect());
        let date = day(version.last_reviewed, self.language);
        let reviewed = Phrase::SheetReviewed.fill(self.language, &[("date", &date)]);
        let _ = write!(text, "\n{reviewed}\n");
        text
    }
}
