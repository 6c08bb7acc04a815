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

use crate::policy::{KEEP, origin_of};

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

impl Page {
    pub(crate) async fn answer<H: Host>(&self, language: Language, host: &H) -> Response {
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
            ],
        );
        let private = self.kind == Kind::Conversation;
        let mut answer = whole(self.path, self.title, private, &main, language, host).await;
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

/// A page around what is its own, which is HTML. The browser is not told the title
/// of one that is private.
pub(crate) async fn whole<H: Host>(
    path: &str,
    title: Phrase,
    private: bool,
    main: &str,
    language: Language,
    host: &H,
) -> Response {
    let operator = match host.variable("operator").await {
        Some(name) => Phrase::SiteOperatedBy.fill(language, &[("operator", &name)]),
        None => Phrase::SiteOperatorUnknown.text(language).to_owned(),
    };
    let title = title.text(language);
    let page = site::Page {
        language,
        path,
        title: if private { "" } else { title },
        head: "",
        emergency: &contacts(language),
        operator: &operator,
    };
    let title = escape(title);
    let html = page.html(&format!("<h1>{title}</h1>\n{main}"));
    let body = Bytes::from(html);
    let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", body);
    as_page(&mut answer);
    answer
}

/// A page around what is its own, which is HTML. The browser is not told the title
/// of one that is private.
pub(crate) async fn whole<H: Host>(
    path: &str,
    title: Phrase,
    private: bool,
    main: &str,
    language: Language,
    host: &H,
) -> Response {
    let operator = match host.variable("operator").await {
        Some(name) => Phrase::SiteOperatedBy.fill(language, &[("operator", &name)]),
        None => Phrase::SiteOperatorUnknown.text(language).to_owned(),
    };
    let title = title.text(language);
    let page = site::Page {
        language,
        path,
        title: if private { "" } else { title },
        head: "",
        emergency: &contacts(language),
        operator: &operator,
    };
    let title = escape(title);
    let html = page.html(&format!("<h1>{title}</h1>\n{main}"));
    let body = Bytes::from(html);
    let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", body);
    as_page(&mut answer);
    answer
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
    let policy = answer.headers().get(header::CONTENT_SECURITY_POLICY);
    if let Some(policy) = policy.and_then(|policy| policy.to_str().ok()) {
        let own = format!("{directive} 'self'");
        let policy = policy.replace(&own, &format!("{own} {source}"));
        response::set(answer, header::CONTENT_SECURITY_POLICY, &policy);
    }
}
