//! The names and icons under which somebody may put this on a home screen. All
//! but our own say nothing of what it is, and none is anybody else's.

use bytes::Bytes;
use core::fmt::Write as _;
use http::StatusCode;
use vigie_host::{
    FieldError, Language, Phrase, Problem, Response,
    cache::{Keep, keep},
    problem::Field,
    query::Query,
    response,
    template::escape,
};

/// How long in seconds a manifest may be kept.
const KEEP: u32 = 300;

/// A name with its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct App {
    /// What addresses call it.
    id: &'static str,
    /// What the home screen calls it.
    name: Phrase,
}

/// What can be chosen; the first unless something else is.
const APPS: [App; 4] = [
    App {
        id: "vigie",
        name: Phrase::OfflineAppVigie,
    },
    App {
        id: "notes",
        name: Phrase::OfflineAppNotes,
    },
    App {
        id: "weather",
        name: Phrase::OfflineAppWeather,
    },
    App {
        id: "sums",
        name: Phrase::OfflineAppSums,
    },
];

impl App {
    /// Reads the choice from a query.
    pub(crate) fn of_query(query: &str) -> Result<Self, Problem> {
        let mut query = Query::parse(query, &["app"]);
        let [first, ..] = APPS;
        let chosen = match query.get("app") {
            None => Some(first),
            Some(id) => Self::of_id(&id),
        };
        if chosen.is_none() {
            let known = APPS.map(|app| app.id).join(", ");
            let error =
                FieldError::new(Field::Parameter("app"), "unknown_value", Phrase::FieldFlag);
            query.push(error.with("values", known));
        }
        query.finish()?;
        Ok(chosen.unwrap_or(first))
    }

    fn of_id(id: &str) -> Option<Self> {
        APPS.into_iter().find(|app| app.id == id)
    }

    /// What the head of a page says of it: what browsers read when somebody puts
    /// the page on a home screen.
    pub(crate) fn head(self, language: Language) -> String {
        let (id, name) = (self.id, escape(self.name.text(language)));
        format!(
            "<link rel=\"manifest\" href=\"/web/app-{id}-{language}.webmanifest\">\n\
             <link rel=\"apple-touch-icon\" href=\"/web/app-{id}-192.png\">\n\
             <meta name=\"apple-mobile-web-app-title\" content=\"{name}\">\n"
        )
    }

    /// The choice as fields of a form, with this one chosen.
    pub(crate) fn choices(self, language: Language) -> String {
        let mut html = String::new();
        for App { id, name } in APPS {
            let checked = if id == self.id { " checked" } else { "" };
            let name = escape(name.text(language));
            let _ = writeln!(
                html,
                "<div class=\"choice\"><input type=\"radio\" id=\"app-{id}\" name=\"app\" value=\"{id}\"{checked}>\n\
                 <img src=\"/web/app-{id}-192.png\" alt=\"\" width=\"44\" height=\"44\">\n\
                 <label for=\"app-{id}\">{name}</label></div>"
            );
        }
        html
    }
}

/// `GET /web/app-{choice}-{language}.webmanifest`
pub(crate) fn manifest(stem: &str) -> Result<Response, Problem> {
    let (app, language) = stem
        .strip_prefix("app-")
        .and_then(|name| name.rsplit_once('-'))
        .ok_or(Problem::NotFound)?;
    let app = App::of_id(app).ok_or(Problem::NotFound)?;
    let language = Language::ALL
        .iter()
        .find(|known| known.as_str() == language);
    let language = language.ok_or(Problem::NotFound)?;
    let (id, name, direction) = (app.id, app.name.text(*language), language.direction());
    // The names are our own texts, which hold nothing that JSON would escape.
    let icon = |size: u16| {
        format!(
            "{{\"src\":\"/web/app-{id}-{size}.png\",\"sizes\":\"{size}x{size}\",\"type\":\"image/png\",\"purpose\":\"any maskable\"}}"
        )
    };
    let manifest = format!(
        "{{\"id\":\"/\",\"name\":\"{name}\",\"short_name\":\"{name}\",\"lang\":\"{language}\",\"dir\":\"{direction}\",\
         \"start_url\":\"/\",\"scope\":\"/\",\"display\":\"standalone\",\
         \"background_color\":\"#ffffff\",\"theme_color\":\"#16181d\",\"icons\":[{},{}]}}",
        icon(192),
        icon(512)
    );
    let media_type = "application/manifest+json";
    let mut answer = response::body(StatusCode::OK, media_type, Bytes::from(manifest));
    keep(&mut answer, Keep::PublicOrStale(KEEP));
    Ok(answer)
}
