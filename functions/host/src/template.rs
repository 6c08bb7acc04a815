//! Pages with gaps for phrases.

use vigie::{emergency::Channel, jiff::civil::Date, sheet::EmergencyContact};

use crate::{Language, Phrase};

/// Fills the gaps of a page: `{{key}}` stands for one of `values`, already
/// HTML, or for the phrase of that key, escaped. A gap that nothing fills
/// stays, so that a test or a reader sees it.
///
/// # Examples
///
/// ```
/// use vigie_host::{Language, template};
///
/// let html = template::fill("<p>{{greeting}} {{site-home}}</p>", Language::English, &[("greeting", "<b>Hi</b>")]);
/// assert_eq!(html, "<p><b>Hi</b> Home</p>");
/// ```
#[must_use]
pub fn fill(page: &str, language: Language, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((key, after)) = after.split_once("}}") else {
            filled.push_str("{{");
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(name, _)| *name == key) {
            filled.push_str(value);
        } else if let Some(phrase) = Phrase::from_key(key) {
            filled.push_str(&escape(phrase.text(language)));
        } else {
            filled.push_str("{{");
            filled.push_str(key);
            filled.push_str("}}");
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Text as HTML, in an element or in a quoted attribute.
///
/// ```
/// assert_eq!(vigie_host::template::escape("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Links to a page in every language, as the items of a list; `path` has no
/// query. Each bears its own name, for whoever cannot read this page.
#[must_use]
pub fn languages(current: Language, path: &str) -> String {
    let mut html = String::new();
    for language in Language::ALL {
        html.push_str(&language_link(*language, current, path));
    }
    html
}

/// The link to a page in one language, as the item of a list.
///
/// ```
/// use vigie_host::{Language, template::language_link};
/// let link = language_link(Language::Arabic, Language::French, "/v1/guide");
/// assert!(link.contains("<a href=\"/v1/guide?lang=ar\" lang=\"ar\" dir=\"rtl\""));
/// ```
#[must_use]
pub fn language_link(language: Language, current: Language, path: &str) -> String {
    let (name, direction) = (language.own_name(), language.direction());
    let is_current = if language == current {
        " aria-current=\"true\""
    } else {
        ""
    };
    format!(
        "<li><a href=\"{path}?lang={language}\" lang=\"{language}\" dir=\"{direction}\" hreflang=\"{language}\"{is_current}>{name}</a></li>\n"
    )
}

/// A day as people who read a language write it.
///
/// ```
/// use vigie::jiff::civil::date;
/// use vigie_host::{Language, template::day};
///
/// assert_eq!(day(date(2026, 11, 5), Language::French), "05/11/2026");
/// assert_eq!(day(date(2026, 11, 5), Language::German), "05.11.2026");
/// ```
#[must_use]
pub fn day(date: Date, language: Language) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match language {
        Language::German | Language::Ukrainian | Language::Turkish => {
            format!("{day:02}.{month:02}.{year}")
        }
        Language::Chinese => format!("{year}年{month}月{day}日"),
        _ => format!("{day:02}/{month:02}/{year}"),
    }
}

/// Whom to alert in danger, at the top of everything, under a heading of a
/// level.
///
/// ```
/// use vigie::{emergency::Channel, sheet::EmergencyContact};
/// use vigie_host::{Language, template::emergency};
///
/// let police = EmergencyContact {
///     number: "17".into(),
///     channel: Channel::Voice,
///     name: "Police".into(),
/// };
/// let html = emergency(Language::English, &[police], 2);
/// assert!(html.contains("<a href=\"tel:17\"><strong>17</strong> Police</a>"));
/// ```
#[must_use]
pub fn emergency(language: Language, contacts: &[EmergencyContact<'_>], level: u8) -> String {
    let title = escape(Phrase::SiteEmergencyTitle.text(language));
    let mut html = format!(
        "<aside class=\"emergency\" aria-label=\"{title}\">\n<h{level}>{title}</h{level}>\n<ul>\n"
    );
    for contact in contacts {
        let scheme = if contact.channel == Channel::Voice {
            "tel"
        } else {
            "sms"
        };
        let (number, name) = (escape(&contact.number), escape(&contact.name));
        html.push_str(&format!(
            "<li><a href=\"{scheme}:{number}\"><strong>{number}</strong> {name}</a></li>\n"
        ));
    }
    html + "</ul>\n</aside>\n"
}
