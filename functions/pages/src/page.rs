//! The pages of the portal.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use vigie_host::{
    Host, Language, Phrase, Response,
    cache::{Keep, keep},
    response,
    site::{self, as_page, contacts},
    template::{escape, fill},
};

use crate::app::App;

/// How long in seconds a page may be kept: what it holds is the same for all.
const KEEP: u32 = 300;

/// One page.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    path: &'static str,
    title: Phrase,
    main: &'static str,
}

/// `GET /`
pub(crate) const HOME: Page = Page {
    path: "/",
    title: Phrase::PortalTitle,
    main: include_str!("../templates/home.html"),
};

/// `GET /safety`
pub(crate) const SAFETY: Page = Page {
    path: "/safety",
    title: Phrase::SafetyTitle,
    main: include_str!("../templates/safety.html"),
};

/// `GET /stations`
pub(crate) const STATIONS: Page = Page {
    path: "/stations",
    title: Phrase::SiteStations,
    main: include_str!("../templates/stations.html"),
};

/// `GET /offline`
pub(crate) const OFFLINE: Page = Page {
    path: "/offline",
    title: Phrase::OfflineTitle,
    main: include_str!("../templates/offline.html"),
};

/// `GET /offline/help`
pub(crate) const OFFLINE_HELP: Page = Page {
    path: "/offline/help",
    title: Phrase::OfflineHelp,
    main: include_str!("../templates/offline-help.html"),
};

/// `GET /offline/guide`
pub(crate) const OFFLINE_GUIDE: Page = Page {
    path: "/offline/guide",
    title: Phrase::SiteGuide,
    main: include_str!("../templates/offline-guide.html"),
};

/// `GET /offline/sheets`
pub(crate) const OFFLINE_SHEETS: Page = Page {
    path: "/offline/sheets",
    title: Phrase::SheetListTitle,
    main: include_str!("../templates/offline-sheets.html"),
};

/// `GET /offline/numbers`
pub(crate) const OFFLINE_NUMBERS: Page = Page {
    path: "/offline/numbers",
    title: Phrase::SiteNumbers,
    main: include_str!("../templates/offline-numbers.html"),
};

impl Page {
    pub(crate) async fn answer<H: Host>(&self, language: Language, host: &H) -> Response {
        self.made("", "", language, host).await
    }

    /// The page that a choice of name and icon is made on.
    pub(crate) async fn with_app<H: Host>(
        &self,
        app: App,
        language: Language,
        host: &H,
    ) -> Response {
        let (head, choices) = (app.head(language), app.choices(language));
        let mut answer = self.made(&head, &choices, language, host).await;
        allow(&mut answer, "default-src 'none'", "; manifest-src 'self'");
        answer
    }

    async fn made<H: Host>(
        &self,
        head: &str,
        choices: &str,
        language: Language,
        host: &H,
    ) -> Response {
        let operator = match host.variable("operator").await {
            Some(name) => Phrase::SiteOperatedBy.fill(language, &[("operator", &name)]),
            None => Phrase::SiteOperatorUnknown.text(language).to_owned(),
        };
        let tiles = host.variable("tiles_url").await.unwrap_or_default();
        let attribution = host.variable("tiles_attribution").await.unwrap_or_default();
        let main = fill(
            self.main,
            language,
            &[
                ("language", language.as_str()),
                ("tiles", &escape(&tiles)),
                ("attribution", &escape(&attribution)),
                ("choices", choices),
            ],
        );
        let page = site::Page {
            language,
            path: self.path,
            title: self.title.text(language),
            head,
            emergency: &contacts(language),
            operator: &operator,
        };
        let title = escape(page.title);
        let html = page.html(&format!("<h1>{title}</h1>\n{main}"));
        let body = Bytes::from(html);
        let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", body);
        as_page(&mut answer);
        if self.path == STATIONS.path {
            may_show_a_map(&mut answer, &tiles);
        }
        keep(&mut answer, Keep::Public(KEEP));
        answer
    }
}

/// Lets a page ask for the position when a person presses the button, and load
/// the pictures of its map.
fn may_show_a_map(answer: &mut Response, tiles: &str) {
    let headers = answer.headers_mut();
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), geolocation=(self), interest-cohort=(), microphone=()",
        ),
    );
    if let Some(origin) = origin_of(tiles) {
        allow(answer, "img-src 'self'", &format!(" {origin}"));
    }
}

/// Adds to what a page's policy says somewhere.
fn allow(answer: &mut Response, behind: &str, more: &str) {
    let policy = answer.headers().get(header::CONTENT_SECURITY_POLICY);
    if let Some(policy) = policy.and_then(|policy| policy.to_str().ok()) {
        let policy = policy.replace(behind, &format!("{behind}{more}"));
        response::set(answer, header::CONTENT_SECURITY_POLICY, &policy);
    }
}

/// The origin of an address with gaps, if nothing in it could mean more in a
/// policy.
fn origin_of(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split('/').next()?;
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let end = "https://".len() + host.len();
    (!host.is_empty() && host.bytes().all(is_host)).then(|| address.get(..end))?
}
