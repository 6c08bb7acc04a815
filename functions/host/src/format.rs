//! Which of its formats an address is answered in.

use headers_accept::Accept;
use mediatype::MediaType;

use crate::{Problem, Source};

/// The best of the formats that an address has, by media type, for an `Accept`
/// header (RFC 9110, section 12.5.1); the first of them where the caller has no
/// wish or one that cannot be read.
///
/// # Errors
///
/// [`Problem::NotAcceptable`] if the caller takes none of them.
///
/// # Examples
///
/// ```
/// use vigie_host::{format::negotiate, simulated::get};
///
/// let formats = [("application/json", 'j'), ("text/html", 'h'), ("text/html;profile=fragment", 'f')];
/// let asked = |accept| negotiate(&get("/").with_header("accept", accept).source, &formats);
/// assert_eq!(asked("text/html,application/xml;q=0.9,*/*;q=0.8"), Ok('h'));
/// assert_eq!(asked("text/html;profile=fragment"), Ok('f'));
/// assert_eq!(asked("*/*"), Ok('j'));
/// assert!(asked("image/png").is_err());
/// ```
pub fn negotiate<S: Source, F: Copy>(
    source: &S,
    formats: &[(&'static str, F)],
) -> Result<F, Problem> {
    let accepted = source.header("accept").unwrap_or_default();
    let wish = match accepted.trim() {
        "" | "*/*" => None,
        accepted => accepted.parse::<Accept>().ok(),
    };
    let available: Vec<MediaType<'_>> = formats
        .iter()
        .filter_map(|(media_type, _)| MediaType::parse(media_type).ok())
        .collect();
    let best = match &wish {
        Some(wish) => wish.negotiate(&available),
        None => available.first(),
    };
    available
        .iter()
        .zip(formats)
        .find(|(available, _)| best == Some(available))
        .map(|(_, (_, format))| *format)
        .ok_or_else(|| {
            let types: Vec<&str> = formats.iter().map(|(media_type, _)| *media_type).collect();
            Problem::NotAcceptable(types.join(", "))
        })
}
