//! Entity tags and how long an answer keeps.

use http::{HeaderValue, StatusCode, header};

use crate::{Response, Source, response};

/// Seconds in a day.
const DAY: u32 = 86_400;
/// Seconds in a week.
const WEEK: u32 = 7 * DAY;
/// Seconds in a year, the most that caches look at.
const YEAR: u32 = 365 * DAY;

/// How long an answer may be kept, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// By anybody, for so many seconds.
    Public(u32),
    /// By anybody, for so many seconds; and for a week more wherever a newer
    /// one cannot be had, since old advice beats none.
    PublicOrStale(u32),
    /// By anybody, for good: the address names this very content.
    Forever,
    /// By nobody: it depends on who asked.
    Never,
}

/// Marks how long an answer may be kept.
pub fn keep(answer: &mut Response, keep: Keep) {
    let value = match keep {
        Keep::Public(seconds) => format!("public, max-age={seconds}"),
        Keep::PublicOrStale(seconds) => format!(
            "public, max-age={seconds}, stale-while-revalidate={DAY}, stale-if-error={WEEK}"
        ),
        Keep::Forever => format!("public, max-age={YEAR}, immutable"),
        Keep::Never => "no-store".to_owned(),
    };
    response::set(answer, header::CACHE_CONTROL, &value);
}

/// Gives a cacheable answer a strong entity tag, and turns it into 304 if the
/// caller already holds it.
pub(crate) fn validate<S: Source>(answer: &mut Response, source: &S) {
    let cacheable = answer.status() == StatusCode::OK
        && answer
            .headers()
            .get(header::CACHE_CONTROL)
            .is_some_and(|value| value.as_bytes().starts_with(b"public"));
    if !cacheable {
        return;
    }
    let tag = match answer.headers().get(header::ETAG) {
        Some(tag) => tag.clone(),
        None => {
            let hash = xxhash_rust::xxh3::xxh3_64(answer.body());
            let Ok(tag) = HeaderValue::from_str(&format!("\"{hash:016x}\"")) else {
                return;
            };
            answer.headers_mut().insert(header::ETAG, tag.clone());
            tag
        }
    };
    if is_held(source, tag.as_bytes()) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        answer.body_mut().clear();
        answer.headers_mut().remove(header::CONTENT_TYPE);
    }
}

/// Whether the caller says that it holds what bears an entity tag, quotes
/// included.
pub(crate) fn is_held<S: Source>(source: &S, tag: &[u8]) -> bool {
    source
        .header("if-none-match")
        .is_some_and(|held| lists(&held, tag))
}

/// Whether `If-None-Match` names a tag; it compares weakly (RFC 9110, 13.1.2).
fn lists(held: &str, tag: &[u8]) -> bool {
    held.trim() == "*"
        || held.split(',').any(|one| {
            let one = one.trim();
            one.strip_prefix("W/").unwrap_or(one).as_bytes() == tag
        })
}
