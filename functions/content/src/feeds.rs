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
        let title = Phrase::SiteEmergencyTitle.text(self.language);
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

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use feed_rs::parser;
    use serde_json::Value;
    use vigie::{
        jiff::{Timestamp, civil::date},
        sheet::{Audience, Catalogue, Sheet, Translation},
    };

    use super::*;

    const PUBLISHED: Date = date(2026, 1, 5);
    const CHANGED: Date = date(2026, 3, 9);

    fn sheet(slug: &'static str, topics: &[Topic], change: Option<&'static str>) -> Sheet<'static> {
        let french = Translation {
            language: Language::French,
            title: format!("Titre de {slug}").into(),
            summary: format!("Ce que dit {slug}.").into(),
            changed: change.map_or(PUBLISHED, |_| CHANGED),
            change: change.map(Into::into),
            last_reviewed: CHANGED,
            checked: true,
            version: "1".into(),
        };
        Sheet {
            slug: slug.into(),
            topics: topics.to_vec().into(),
            audiences: vec![Audience::Everyone].into(),
            danger: false,
            published: PUBLISHED,
            translations: vec![french].into(),
        }
    }

    /// The feed of a topic, or of all, where one sheet of three has changed: the
    /// last by its name.
    fn feed(topic: Option<Topic>) -> Feed {
        static SHEETS: LazyLock<Catalogue<'static>> = LazyLock::new(|| Catalogue {
            sheets: vec![
                sheet("burglary", &[Topic::Theft], None),
                sheet("phishing", &[Topic::Cyber], None),
                sheet("thefts", &[Topic::Theft], Some("Le 17 & le <112>")),
            ]
            .into(),
        });
        Feed {
            topic,
            language: Language::French,
            origin: "https://vigie.example".to_owned(),
            title: "Fiches".to_owned(),
            entries: SHEETS.changes(topic, Language::French),
        }
    }

    /// What is told of each sheet: its address, its days, its text.
    fn told(topic: Option<Topic>) -> [Vec<[String; 4]>; 2] {
        let json: Value = serde_json::from_slice(&feed(topic).json()).unwrap();
        let items = json["items"].as_array().unwrap().iter();
        let json = items.map(|item| {
            let members = ["url", "date_published", "date_modified", "content_text"];
            members.map(|member| item[member].as_str().unwrap().to_owned())
        });
        let atom = parser::parse(feed(topic).atom().as_bytes()).unwrap();
        let atom = atom.entries.into_iter().map(|entry| {
            let instant = |at: i64| Timestamp::from_second(at).unwrap().to_string();
            [
                entry.links[0].href.clone(),
                instant(entry.published.unwrap().timestamp()),
                instant(entry.updated.unwrap().timestamp()),
                entry.summary.unwrap().content,
            ]
        });
        [json.collect(), atom.collect()]
    }

    #[test]
    fn what_changed_stands_first_with_its_text_and_day() {
        let wanted = |slug: &str, updated: &str, text: &str| {
            let address = format!("https://vigie.example/v1/sheets/{slug}?lang=fr");
            let published = "2026-01-05T00:00:00Z".to_owned();
            [address, published, updated.to_owned(), text.to_owned()]
        };
        let first = "2026-01-05T00:00:00Z";
        let burglary = wanted("burglary", first, "Ce que dit burglary.");
        let phishing = wanted("phishing", first, "Ce que dit phishing.");
        let text = "Le 17 & le <112> – Ce que dit thefts.";
        let thefts = wanted("thefts", "2026-03-09T00:00:00Z", text);
        let all = [thefts.clone(), burglary.clone(), phishing.clone()];
        for told in told(None) {
            assert_eq!(told, all);
        }
        for told in told(Some(Topic::Theft)) {
            assert_eq!(told, [thefts.clone(), burglary.clone()]);
        }
        // Nothing of that topic has changed.
        for told in told(Some(Topic::Cyber)) {
            assert_eq!(told, std::slice::from_ref(&phishing));
        }
    }

    #[test]
    fn a_feed_is_as_new_as_the_last_change_in_it() {
        let updated = |topic| {
            let feed = parser::parse(feed(topic).atom().as_bytes()).unwrap();
            feed.updated.unwrap().timestamp()
        };
        let day = |day: Date| instant(day).parse::<Timestamp>().unwrap().as_second();
        assert_eq!(updated(None), day(CHANGED));
        assert_eq!(updated(Some(Topic::Theft)), day(CHANGED));
        assert_eq!(updated(Some(Topic::Cyber)), day(PUBLISHED));
    }
}
