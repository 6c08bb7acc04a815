//! How long a caller is ready to wait for news (RFC 7240, `Prefer: wait=SECONDS`).

use core::time::Duration;

use http::HeaderName;
use vigie_host::Source;

/// The header that says so.
pub(crate) const PREFER: HeaderName = HeaderName::from_static("prefer");

/// The header with so many seconds.
pub(crate) fn prefer(seconds: u64) -> String {
    format!("wait={seconds}")
}

/// How long the caller would wait, if they say so; what cannot be read is not
/// said.
pub(crate) fn wait<S: Source>(source: &S) -> Option<Duration> {
    let preferences = source.header("prefer")?;
    let mut named = preferences
        .split([',', ';'])
        .filter_map(|one| one.split_once('='));
    let (_, seconds) = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("wait"))?;
    let seconds = seconds.trim().trim_matches('"').parse().ok()?;
    Some(Duration::from_secs(seconds))
}
