//! The frame of every page: the way out first, then whom to alert, and how to go
//! on. Whichever function makes a page, it looks the same.

use http::{HeaderName, HeaderValue, header};
use vigie::{emergency::Channel, sheet::EmergencyContact};

use crate::{
    Language, Phrase, Response,
    template::{emergency, escape, fill, languages},
};

/// The style sheet of all pages.
pub const STYLE: &str = include_str!("../site/style.css");

/// Where the pages function serves [`STYLE`].
pub const STYLE_PATH: &str = "/web/site.css";

/// Where it serves the script of all pages, whose names for what it loads in turn
/// change with what they hold.
pub const SCRIPT_PATH: &str = "/web/portal.js";

/// What a page may do: load what lies beside it, and send forms here.
const POLICY: &str = "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'";

const SHELL: &str = include_str!("../site/shell.html");

/// A page in a language with its gaps for `title`, `head`, `emergency`, `main`,
/// `languages` and `operator` still open: what a build can make of it.
///
/// ```
/// use vigie_host::{Language, site};
///
/// let shell = site::shell(Language::Arabic);
/// assert!(shell.contains("<html lang=\"ar\" dir=\"rtl\">"));
/// assert!(shell.contains("{{main}}"));
/// ```
#[must_use]
pub fn shell(language: Language) -> String {
    fill(
        SHELL,
        language,
        &[
            ("language", language.as_str()),
            ("direction", language.direction()),
            ("style", STYLE_PATH),
            ("script", SCRIPT_PATH),
        ],
    )
}

/// A page.
#[derive(Clone, Copy, Debug)]
pub struct Page<'p> {
    /// The language that it is in.
    pub language: Language,
    /// Its path without a query, which leads to it in other languages.
    pub path: &'p str,
    /// What the browser calls it, beside our name; empty where not even that is
    /// to stand in a history.
    pub title: &'p str,
    /// More of its head, as HTML.
    pub head: &'p str,
    /// Whom to alert in danger where the reader is.
    pub emergency: &'p [EmergencyContact<'p>],
    /// What is said of who runs the service.
    pub operator: &'p str,
}

impl Page<'_> {
    /// The page around what is its own, which is HTML.
    ///
    /// ```
    /// use vigie_host::{Language, site::Page};
    ///
    /// let page = Page {
    ///     language: Language::English,
    ///     path: "/safety",
    ///     title: "Leave < fast",
    ///     head: "",
    ///     emergency: &[],
    ///     operator: "",
    /// };
    /// let html = page.html("<h1>Leave</h1>\n");
    /// assert!(html.contains("<title>Leave &lt; fast – Vigie</title>"));
    /// assert!(html.contains("<main id=\"main\">\n<h1>Leave</h1>\n</main>"));
    /// assert!(html.contains("href=\"/safety?lang=uk\""));
    /// ```
    #[must_use]
    pub fn html(&self, main: &str) -> String {
        let title = if self.title.is_empty() {
            "Vigie".to_owned()
        } else {
            format!("{} – Vigie", escape(self.title))
        };
        let operator = if self.operator.is_empty() {
            String::new()
        } else {
            format!(" {}", escape(self.operator))
        };
        fill(
            &shell(self.language),
            self.language,
            &[
                ("title", &title),
                ("head", self.head),
                ("emergency", &emergency(self.language, self.emergency, 2)),
                ("main", main),
                ("languages", &languages(self.language, self.path)),
                ("operator", &operator),
            ],
        )
    }
}

/// Makes an answer a page: it may have a style, a script and forms, and nobody
/// else may show it as theirs.
pub fn as_page(answer: &mut Response) {
    let headers = answer.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
}

/// Whom to alert in danger, wherever in France somebody is.
#[must_use]
pub fn contacts(language: Language) -> [EmergencyContact<'static>; 3] {
    [
        ("17", Channel::Voice, Phrase::SiteEmergency17),
        ("112", Channel::Voice, Phrase::SiteEmergency112),
        ("114", Channel::Text, Phrase::SiteEmergency114),
    ]
    .map(|(number, channel, name)| EmergencyContact {
        number: number.into(),
        channel,
        name: name.text(language).into(),
    })
}
