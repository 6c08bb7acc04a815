//! Feeds of what changed: Atom (RFC 4287) and JSON Feed 1.1.

use std::fmt::Write as _;

use bytes::Bytes;
use http::StatusCode;
use serde::Serialize;
use vigie::{
    jiff::civil::Date,
    language::Language,
    sheet::{SheetEntry, Topic},
};
use vigie_host::{
    Call, Host, Phrase, Problem, Response, Source,
    cache::{Keep, keep},
    response,
    template::escape,
};

use crate::{
    Endpoint, ask,
    sheets::topic_name,
    site::{self, CATALOGUE, KEEP},
};

/// The name that stands for every topic.
const ALL: &str = "all";

/// A feed: what it tells of, in which language, from which address.
struct Feed {
    topic: Option<Topic>,
    language: Language,
    origin: String,
    title: String,
    entries: Vec<SheetEntry<'static>>,
}

/// `GET /v1/feeds/{feed}`, such as `theft.atom` or `all.json`
pub(crate) async fn feed<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    let name = call.parameter(0);
    let (topic, format) = name.rsplit_once('.').ok_or(Problem::NotFound)?;
    let topic = match topic {
        ALL => None,
        topic => Some(topic.parse::<Topic>().map_err(|_| Problem::NotFound)?),
    };
    let language = call.preferences().best_of(CATALOGUE.languages(topic));
    call.context.speak(language);
    let title = Phrase::SheetFeedTitle.text(language);
    let feed = Feed {
        topic,
        language,
        origin: origin(call, host).await,
        title: match topic.and_then(topic_name) {
            Some(name) => format!("{title} – {}", name.text(language)),
            None => title.to_owned(),
        },
        entries: CATALOGUE.changes(topic, language),
    };
    let (media_type, body) = match format {
        "atom" => (
            "application/atom+xml; charset=utf-8",
            feed.atom().into_bytes(),
        ),
        "json" => ("application/feed+json", feed.json()),
        _ => return Err(Problem::NotFound),
    };
    let mut answer = response::body(StatusCode::OK, media_type, Bytes::from(body));
    keep(&mut answer, Keep::PublicOrStale(KEEP));
    Ok(answer)
}

/// Where this deployment is: as configured, else as the caller says.
pub(crate) async fn origin<S: Source, H: Host>(call: &Call<'_, Endpoint, S>, host: &H) -> String {
    let configured = host.variable("origin").await;
    let origin = configured.or_else(|| call.request.source.origin());
    let origin = origin.unwrap_or_default();
    origin.trim_end_matches('/').to_owned()
}

/// A day as the instant at which it begins.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

impl Feed {
    fn address(&self, ending: &str) -> String {
        let topic = self.topic.map_or(ALL, Topic::as_str);
        let (origin, language) = (&self.origin, self.language);
        format!("{origin}/v1/feeds/{topic}.{ending}?lang={language}")
    }

    fn home(&self) -> String {
        let (origin, language) = (&self.origin, self.language);
        match self.topic {
            Some(topic) => format!("{origin}/v1/sheets?topic={topic}&lang={language}"),
            None => format!("{origin}/v1/sheets?lang={language}"),
        }
    }

    /// The address of a sheet, which stays when its text changes.
    fn sheet(&self, entry: &SheetEntry<'_>) -> String {
        format!(
            "{}/v1/sheets/{}?lang={}",
            self.origin, entry.slug, entry.language
        )
    }

    /// Whom to alert in danger, in a sentence.
    fn emergency(&self) -> String {
        let contacts = site::emergency(self.language).iter();
        let contacts: Vec<String> = contacts
            .map(|contact| format!("{} ({})", contact.number, contact.name))
            .collect();
        let title = Phrase::PageEmergencyTitle.text(self.language);
        format!("{title} – {}", contacts.join(", "))
    }

    fn atom(&self) -> String {
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{id}</id>\n<title>{}</title>\n<subtitle>{}</subtitle>\n\
             <updated>{}</updated>\n\
             <author><name>Vigie</name></author>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{id}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            self.language,
            escape(&self.title),
            escape(&self.emergency()),
            instant(
                self.entries
                    .first()
                    .map_or(Date::ZERO, |entry| entry.changed)
            ),
            escape(&self.home()),
            id = escape(&self.address("atom")),
        );
        for entry in &self.entries {
            let address = escape(&self.sheet(entry));
            let _ = write!(
                xml,
                "<entry>\n<id>{address}</id>\n<title>{}</title>\n<published>{}</published>\n\
                 <updated>{}</updated>\n\
                 <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n",
                escape(&entry.title),
                instant(entry.published),
                instant(entry.changed),
            );
            for topic in entry.topics.iter() {
                let label = topic_name(*topic).map_or("", |name| name.text(self.language));
                let label = escape(label);
                let _ = writeln!(xml, "<category term=\"{topic}\" label=\"{label}\"/>");
            }
            let summary = escape(&said(entry));
            let _ = write!(xml, "<summary>{summary}</summary>\n</entry>\n");
        }
        xml + "</feed>\n"
    }

    fn json(&self) -> Vec<u8> {
        #[derive(Serialize)]
        struct Document<'a> {
            version: &'a str,
            title: &'a str,
            description: String,
            home_page_url: String,
            feed_url: String,
            language: Language,
            authors: [Author<'a>; 1],
            items: Vec<Item<'a>>,
        }
        #[derive(Serialize)]
        struct Author<'a> {
            name: &'a str,
        }
        #[derive(Serialize)]
        struct Item<'a> {
            id: String,
            url: String,
            title: &'a str,
            content_text: String,
            date_published: String,
            date_modified: String,
            tags: &'a [Topic],
            language: Language,
        }
        let items = self.entries.iter().map(|entry| Item {
            id: self.sheet(entry),
            url: self.sheet(entry),
            title: &entry.title,
            content_text: said(entry),
            date_published: instant(entry.published),
            date_modified: instant(entry.changed),
            tags: &entry.topics,
            language: entry.language,
        });
        let document = Document {
            version: "https://jsonfeed.org/version/1.1",
            title: &self.title,
            description: self.emergency(),
            home_page_url: self.home(),
            feed_url: self.address("json"),
            language: self.language,
            authors: [Author { name: "Vigie" }],
            items: items.collect(),
        };
        serde_json::to_vec(&document).unwrap_or_default()
    }
}

/// What a sheet is about, and before it what changed in it.
fn said(entry: &SheetEntry<'_>) -> String {
    match &entry.change {
        Some(change) => format!("{change} – {}", entry.summary),
        None => entry.summary.to_string(),
    }
}
