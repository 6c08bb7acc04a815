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

use crate::{
    app::App,
    policy::{KEEP, origin_of},
};

/// One page.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    path: &'static str,
    title: Phrase,
    main: &'static str,
    kind: Kind,
}

/// What a page may do beyond loading what lies beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing.
    Plain,
    /// Show a map, and ask for the position.
    Map,
    /// Hold a conversation: seal in Wasm, show a map and the person's own photos,
    /// ask for the position. The browser keeps a title that tells nothing of it.
    Conversation,
}

/// `GET /`
pub(crate) const HOME: Page = Page {
    path: "/",
    title: Phrase::PortalTitle,
    main: include_str!("../templates/home.html"),
    kind: Kind::Plain,
};

/// `GET /safety`
pub(crate) const SAFETY: Page = Page {
    path: "/safety",
    title: Phrase::SafetyTitle,
    main: include_str!("../templates/safety.html"),
    kind: Kind::Plain,
};

/// `GET /stations`
pub(crate) const STATIONS: Page = Page {
    path: "/stations",
    title: Phrase::SiteStations,
    main: include_str!("../templates/stations.html"),
    kind: Kind::Map,
};

/// `GET /chat`
pub(crate) const CHAT: Page = Page {
    path: "/chat",
    title: Phrase::ConversationTitle,
    main: include_str!("../templates/chat.html"),
    kind: Kind::Conversation,
};

/// `GET /follow`
pub(crate) const FOLLOW: Page = Page {
    path: "/follow",
    title: Phrase::ConversationComeBack,
    main: include_str!("../templates/follow.html"),
    kind: Kind::Conversation,
};

/// `GET /minors`
pub(crate) const MINORS: Page = Page {
    path: "/minors",
    title: Phrase::PortalMinors,
    main: include_str!("../templates/minors.html"),
    kind: Kind::Conversation,
};

/// `GET /offline`
pub(crate) const OFFLINE: Page = Page {
    path: "/offline",
    title: Phrase::OfflineTitle,
    main: include_str!("../templates/offline.html"),
    kind: Kind::Plain,
};

/// `GET /offline/help`
pub(crate) const OFFLINE_HELP: Page = Page {
    path: "/offline/help",
    title: Phrase::OfflineHelp,
    main: include_str!("../templates/offline-help.html"),
    kind: Kind::Plain,
};

/// `GET /offline/guide`
pub(crate) const OFFLINE_GUIDE: Page = Page {
    path: "/offline/guide",
    title: Phrase::SiteGuide,
    main: include_str!("../templates/offline-guide.html"),
    kind: Kind::Plain,
};

/// `GET /offline/sheets`
pub(crate) const OFFLINE_SHEETS: Page = Page {
    path: "/offline/sheets",
    title: Phrase::SheetListTitle,
    main: include_str!("../templates/offline-sheets.html"),
    kind: Kind::Plain,
};

/// `GET /offline/numbers`
pub(crate) const OFFLINE_NUMBERS: Page = Page {
    path: "/offline/numbers",
    title: Phrase::SiteNumbers,
    main: include_str!("../templates/offline-numbers.html"),
    kind: Kind::Plain,
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
        change_policy(&mut answer, |policy| {
            format!("{policy}; manifest-src 'self'")
        });
        answer
    }

    async fn made<H: Host>(
        &self,
        head: &str,
        choices: &str,
        language: Language,
        host: &H,
    ) -> Response {
        let tiles = host.variable("tiles_url").await.unwrap_or_default();
        let attribution = host.variable("tiles_attribution").await.unwrap_or_default();
        let root = host.variable("root_key").await.unwrap_or_default();
        let main = fill(
            self.main,
            language,
            &[
                ("language", language.as_str()),
                ("tiles", &escape(&tiles)),
                ("attribution", &escape(&attribution)),
                ("root", &escape(&root)),
                ("choices", choices),
            ],
        );
        let private = self.kind == Kind::Conversation;
        let own = Own {
            path: self.path,
            title: self.title,
            private,
            head,
            main: &main,
        };
        let mut answer = own.whole(language, host).await;
        if self.kind != Kind::Plain {
            may_show_a_map(&mut answer, &tiles);
        }
        if private {
            may_hold_a_conversation(&mut answer);
        }
        keep(&mut answer, Keep::Public(KEEP));
        answer
    }
}

/// What a page is of its own, in HTML.
pub(crate) struct Own<'p> {
    pub(crate) path: &'p str,
    pub(crate) title: Phrase,
    /// Whether the browser is not told the title.
    pub(crate) private: bool,
    pub(crate) head: &'p str,
    pub(crate) main: &'p str,
}

impl Own<'_> {
    /// The page around it.
    pub(crate) async fn whole<H: Host>(&self, language: Language, host: &H) -> Response {
        let operator = match host.variable("operator").await {
            Some(name) => Phrase::SiteOperatedBy.fill(language, &[("operator", &name)]),
            None => Phrase::SiteOperatorUnknown.text(language).to_owned(),
        };
        let title = self.title.text(language);
        let page = site::Page {
            language,
            path: self.path,
            title: if self.private { "" } else { title },
            head: self.head,
            emergency: &contacts(language),
            operator: &operator,
        };
        let title = escape(title);
        let html = page.html(&format!("<h1>{title}</h1>\n{}", self.main));
        let body = Bytes::from(html);
        let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", body);
        as_page(&mut answer);
        answer
    }
}

/// Lets a page ask for the position when a person presses the button, and load
/// the pictures of its map.
pub(crate) fn may_show_a_map(answer: &mut Response, tiles: &str) {
    let headers = answer.headers_mut();
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), geolocation=(self), interest-cohort=(), microphone=()",
        ),
    );
    if let Some(origin) = origin_of(tiles) {
        allow(answer, "img-src", origin);
    }
}

/// Lets a page run the module that seals, and show photos that are in its memory.
fn may_hold_a_conversation(answer: &mut Response) {
    allow(answer, "script-src", "'wasm-unsafe-eval'");
    allow(answer, "img-src", "blob:");
}

/// Adds a source to a directive of the page's policy.
fn allow(answer: &mut Response, directive: &str, source: &str) {
    let own = format!("{directive} 'self'");
    change_policy(answer, |policy| {
        policy.replace(&own, &format!("{own} {source}"))
    });
}

fn change_policy(answer: &mut Response, change: impl FnOnce(&str) -> String) {
    let policy = answer.headers().get(header::CONTENT_SECURITY_POLICY);
    if let Some(policy) = policy.and_then(|policy| policy.to_str().ok()) {
        let policy = change(policy);
        response::set(answer, header::CONTENT_SECURITY_POLICY, &policy);
    }
}
