//! The list of sheets.

use std::fmt::Write as _;

use vigie::{
    language::Language,
    sheet::{Audience, SheetEntry},
};
use vigie_host::{Phrase, site::Page, template::escape};

use super::{in_language, text};
use crate::{
    ask,
    sheets::topic_name,
    site::{self, CATALOGUE},
};

const PATH: &str = "/v1/sheets";

/// The sheets that were found, with the ways to find others.
pub(crate) fn sheets(language: Language, asked: &ask::Sheets, found: &[SheetEntry<'_>]) -> String {
    let topic = asked.wanted.topic.and_then(topic_name);
    let title = topic.map_or_else(
        || Phrase::SheetListTitle.text(language),
        |topic| topic.text(language),
    );
    let mut main = format!(
        "<h1>{}</h1>\n<p class=\"summary\">{}</p>\n",
        escape(title),
        text(Phrase::SheetListIntro, language)
    );
    search(&mut main, language, asked);
    // Whoever has asked for nothing yet chooses faster among topics than among
    // all sheets; whoever has wants to see what was found.
    let chosen =
        asked.words.is_some() || asked.wanted.topic.is_some() || asked.wanted.audience.is_some();
    if !chosen {
        topics(&mut main, language);
    }
    results(&mut main, language, asked, found);
    if chosen {
        topics(&mut main, language);
    }
    let feed = asked.wanted.topic.map_or("all", |topic| topic.as_str());
    let head = format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"/v1/feeds/{feed}.atom?lang={language}\">\n",
        text(Phrase::SiteFeed, language)
    );
    let page = Page {
        language,
        path: PATH,
        title,
        head: &head,
        emergency: site::emergency(language),
        operator: "",
    };
    page.html(&main)
}

fn search(main: &mut String, language: Language, asked: &ask::Sheets) {
    let words = asked.words.as_deref().map(escape).unwrap_or_default();
    let _ = write!(
        main,
        "<form action=\"{PATH}\" method=\"get\" role=\"search\">\n\
         <p><label for=\"q\">{}</label>\n\
         <input id=\"q\" name=\"q\" type=\"search\" maxlength=\"200\" autocomplete=\"off\" value=\"{words}\" aria-describedby=\"q-hint\"></p>\n\
         <p class=\"hint\" id=\"q-hint\">{}</p>\n\
         <input type=\"hidden\" name=\"lang\" value=\"{language}\">\n\
         <p><button type=\"submit\">{}</button></p>\n</form>\n",
        text(Phrase::SheetSearchLabel, language),
        text(Phrase::SheetSearchHint, language),
        text(Phrase::SiteSearch, language),
    );
}

fn results(main: &mut String, language: Language, asked: &ask::Sheets, found: &[SheetEntry<'_>]) {
    let title = if asked.words.is_some() {
        Phrase::SheetFound
    } else {
        Phrase::SiteSheets
    };
    let _ = writeln!(
        main,
        "<section aria-labelledby=\"found\">\n<h2 id=\"found\">{}</h2>",
        text(title, language)
    );
    if found.is_empty() {
        let none = text(Phrase::SheetNone, language);
        let guide = text(Phrase::SiteGuide, language);
        let _ = writeln!(
            main,
            "<p>{none}</p>\n<p><a href=\"/v1/guide?lang={language}\">{guide}</a></p>"
        );
    } else {
        main.push_str("<ul class=\"entries\">\n");
        for entry in found {
            let attributes = in_language(entry.language, language);
            let _ = writeln!(
                main,
                "<li{attributes}>\n<h3><a href=\"{PATH}/{}?lang={}\">{}</a></h3>\n<p>{}</p>\n</li>",
                entry.slug,
                entry.language,
                escape(&entry.title),
                escape(&entry.summary),
            );
        }
        main.push_str("</ul>\n");
    }
    main.push_str("</section>\n");
}

fn topics(main: &mut String, language: Language) {
    let _ = write!(
        main,
        "<nav aria-labelledby=\"topics\">\n<h2 id=\"topics\">{}</h2>\n<ul>\n\
         <li><a href=\"{PATH}?lang={language}\">{}</a></li>\n\
         <li><a href=\"{PATH}?audience={}&amp;lang={language}\">{}</a></li>\n",
        text(Phrase::SheetTopics, language),
        text(Phrase::SheetAllTopics, language),
        Audience::Minor,
        text(Phrase::SheetMinorsSpace, language),
    );
    for (topic, _) in CATALOGUE.topics() {
        let name = topic_name(topic).map_or_else(String::new, |name| text(name, language));
        let _ = writeln!(
            main,
            "<li><a href=\"{PATH}?topic={topic}&amp;lang={language}\">{name}</a></li>"
        );
    }
    main.push_str("</ul>\n</nav>\n");
}
