//! What a municipality copies into its page, in three variants.

use vigie::{
    language::Language,
    tenant::{Part, Tenant},
};
use vigie_host::{
    Phrase,
    template::{escape, fill},
};

use super::made::LOADER;

/// What somebody chose on the page of the widgets.
pub(crate) struct Choice {
    pub(crate) tenant: &'static Tenant<'static>,
    /// What is asked for; everything, if nothing is.
    pub(crate) asked: Vec<Part>,
    pub(crate) language: Language,
    /// Where this service is, such as `https://vigie.example`.
    pub(crate) origin: String,
}

impl Choice {
    /// The names of what is asked for, as a widget and a frame take them.
    pub(crate) fn show(&self) -> String {
        if self.asked.is_empty() {
            return "all".to_owned();
        }
        let names: Vec<&str> = self.asked.iter().map(|part| part.as_str()).collect();
        names.join(",")
    }

    /// One element and the script that makes it work. What stands inside is shown
    /// until then, and where no script runs.
    pub(crate) fn module(&self) -> String {
        let Self { origin, tenant, .. } = self;
        let (show, language) = (self.show(), self.language);
        let script = match LOADER {
            Some((file, integrity)) => format!(
                "<script type=\"module\" src=\"{}/widgets/{file}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>",
                escape(origin)
            ),
            None => format!(
                "<script type=\"module\" src=\"{}/widgets/v1.js\" crossorigin=\"anonymous\"></script>",
                escape(origin)
            ),
        };
        format!(
            "{script}\n<vigie-widget tenant=\"{}\" show=\"{show}\" lang=\"{language}\">{}</vigie-widget>\n",
            tenant.id,
            self.way_out()
        )
    }

    /// A frame, and what is shown of it where frames are not.
    pub(crate) fn frame(&self) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"640\" loading=\"lazy\" allow=\"geolocation\" referrerpolicy=\"no-referrer\"></iframe>\n<p lang=\"{}\">{}</p>\n",
            escape(&format!("{}{}", self.origin, self.frame_path())),
            self.said(Phrase::WidgetsFrameName),
            self.language,
            self.way_out()
        )
    }

    /// Where the frame is, below this service.
    pub(crate) fn frame_path(&self) -> String {
        let (id, show, language) = (&self.tenant.id, self.show(), self.language);
        format!("/widgets/frame/{id}?show={show}&lang={language}")
    }

    /// Links and a form: plain tags, which every publishing tool lets through.
    pub(crate) fn plain(&self) -> String {
        format!(
            "<section lang=\"{}\" dir=\"{}\">\n<h2>{}</h2>\n<p>{}</p>\n{}</section>\n",
            self.language,
            self.language.direction(),
            self.said(Phrase::WidgetsFrameName),
            self.numbers(),
            self.parts("h3")
        )
    }

    /// What is shown without script, under headings of a level.
    pub(crate) fn parts(&self, heading: &str) -> String {
        let shown = self.tenant.shown(&self.asked);
        shown
            .into_iter()
            .map(|part| self.part(part, heading))
            .collect()
    }

    fn part(&self, part: Part, heading: &str) -> String {
        let (title, path, text) = match part {
            Part::Stations => return self.search(heading),
            Part::Advice => (Phrase::PortalSheets, "/v1/sheets", Phrase::PortalSheetsHint),
            Part::Guide => (Phrase::PortalGuide, "/v1/guide", Phrase::PortalGuideHint),
            Part::Numbers => (
                Phrase::PortalNumbers,
                "/v1/emergency-numbers",
                Phrase::PortalNumbersHint,
            ),
            Part::Chat => (Phrase::PortalWrite, "/chat", Phrase::PortalWriteHint),
        };
        format!(
            "<{heading}>{}</{heading}>\n<p>{}</p>\n",
            self.said(title),
            self.link(path, text)
        )
    }

    /// A form that this service answers with a page, in a tab of its own.
    fn search(&self, heading: &str) -> String {
        let form = "<{{heading}}>{{site-stations}}</{{heading}}>\n\
             <form action=\"{{address}}\" method=\"post\" target=\"_blank\" rel=\"noopener noreferrer\">\n\
             <p><label>{{stations-place}}<br><input name=\"q\" type=\"search\" required maxlength=\"100\" autocomplete=\"off\"></label>\n\
             <button type=\"submit\">{{site-search}}</button></p>\n</form>\n";
        let address = format!("/v1/stations/search?lang={}", self.language);
        fill(
            form,
            self.language,
            &[
                ("heading", heading),
                ("address", &escape(&format!("{}{address}", self.origin))),
            ],
        )
    }

    /// The numbers and a way to the service, in one line.
    fn way_out(&self) -> String {
        let service = self.link("/", Phrase::WidgetsFrameName);
        format!("{} · {service}", self.numbers())
    }

    fn numbers(&self) -> String {
        let (danger, text) = (
            self.said(Phrase::WidgetsDanger),
            self.said(Phrase::SiteEmergency114),
        );
        format!(
            "{danger} <a href=\"tel:17\">17</a> · <a href=\"tel:112\">112</a> · <a href=\"sms:114\">114</a> ({text})"
        )
    }

    fn link(&self, path: &str, text: Phrase) -> String {
        let address = format!("{}{path}?lang={}", self.origin, self.language);
        format!(
            "<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a>",
            escape(&address),
            self.said(text)
        )
    }

    fn said(&self, phrase: Phrase) -> String {
        escape(phrase.text(self.language)).to_string()
    }
}
