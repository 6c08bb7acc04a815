//! What a function may ask of other services, such as the key set of an identity
//! provider.

use core::{future::Future, net::IpAddr, time::Duration};

use bytes::Bytes;
use http::{HeaderValue, Request, Uri, header, uri::Scheme};

use crate::Response;

/// The variable that names the one origin to which a deployment's functions may
/// send requests, such as `https://id.example`. Without it there is none. So
/// nobody who calls can choose whom Vigie asks, whatever a function does wrong.
///
/// On Spin the manifest's `allowed_outbound_hosts` is made of it, and Spin
/// itself holds functions to that.
pub const ORIGIN: &str = "oidc_origin";

/// The longest that an answer is waited for, whatever a function asks for: each
/// of its own callers waits as long.
pub const LONGEST: Duration = Duration::from_secs(30);

/// A platform that lets functions send requests.
pub trait Fetch {
    /// Sends a request to an address at the deployment's [`ORIGIN`], and gives
    /// back the answer with its whole body, if that has `limit` bytes at most and
    /// is there within `timeout`, which is [`LONGEST`] at most.
    ///
    /// The address is absolute and of `https`; of `http` only on this machine,
    /// which is for development. Whatever the other side answers is an answer,
    /// an error or a redirect too: none is followed. Nothing is remembered from
    /// one request to the next, neither cookies nor answers, and a compressed
    /// answer is not asked for.
    ///
    /// # Errors
    ///
    /// If there is no such answer; see [`FetchError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use http::Request;
    /// use vigie_host::{Fetch, FetchError, simulated::{SimulatedHost, block_on}};
    ///
    /// async fn keys<H: Fetch>(host: &H) -> Result<bytes::Bytes, FetchError> {
    ///     let request = Request::get("https://id.example/keys").body(bytes::Bytes::new());
    ///     let request = request.map_err(|_| FetchError::Invalid)?;
    ///     let answer = host.fetch(request, 65_536, Duration::from_secs(5)).await?;
    ///     Ok(answer.into_body())
    /// }
    ///
    /// let host = SimulatedHost::new("2026-11-22T03:00:00Z".parse().unwrap());
    /// assert_eq!(block_on(keys(&host)), Err(FetchError::Denied));
    /// let host = host.with_variable("oidc_origin", "https://id.example");
    /// let host = host.with_responder(|request| {
    ///     assert_eq!(request.uri().path(), "/keys");
    ///     Ok(http::Response::new("{\"keys\":[]}".into()))
    /// });
    /// assert_eq!(block_on(keys(&host)).unwrap(), "{\"keys\":[]}");
    /// ```
    fn fetch(
        &self,
        request: Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> impl Future<Output = Result<Response, FetchError>>;
}

/// Why there is no answer. It holds nothing of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The request cannot be sent: its address is not an absolute one of `https`
    /// (or of `http` on this machine), or holds a name and a password.
    Invalid,
    /// Whoever runs this deployment does not allow requests to that address.
    Denied,
    /// Nobody answers there, or the answer broke off.
    Unreachable,
    /// The answer was not there in time.
    TimedOut,
    /// The answer's body has more bytes than were wanted.
    TooLarge,
}

impl core::fmt::Display for FetchError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Invalid => "the request cannot be sent",
            Self::Denied => "requests to that address are not allowed",
            Self::Unreachable => "the service was out of reach",
            Self::TimedOut => "the service took too long to answer",
            Self::TooLarge => "the service answered with too many bytes",
        })
    }
}

impl core::error::Error for FetchError {}

/// Makes a request into what all platforms send alike, or refuses it.
pub(crate) fn prepared(mut request: Request<Bytes>) -> Result<Request<Bytes>, FetchError> {
    if !may_be_sent_to(request.uri()) {
        return Err(FetchError::Invalid);
    }
    let headers = request.headers_mut();
    // The address says it.
    headers.remove(header::HOST);
    // Workers would ask for compression and undo it; the others do neither.
    headers
        .entry(header::ACCEPT_ENCODING)
        .or_insert(HeaderValue::from_static("identity"));
    Ok(request)
}

fn may_be_sent_to(uri: &Uri) -> bool {
    let Some(authority) = uri.authority() else {
        return false;
    };
    // A browser's `fetch`, and so that of Workers, refuses who names itself in
    // the address.
    if authority.host().is_empty() || authority.as_str().contains('@') {
        return false;
    }
    // What comes back decides who is let in, so nobody on the way may change it.
    uri.scheme() == Some(&Scheme::HTTPS)
        || uri.scheme() == Some(&Scheme::HTTP) && is_here(authority.host())
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Refuses an address that is not at a deployment's [`ORIGIN`]. Where Spin does
/// so itself, this is not needed.
pub(crate) fn allowed(to: &Uri, origin: Option<&str>) -> Result<(), FetchError> {
    let origin: Option<Uri> = origin.and_then(|origin| origin.parse().ok());
    let is_at = |origin: Uri| match (to.host(), origin.host()) {
        (Some(host), Some(at)) => {
            to.scheme() == origin.scheme()
                && host.eq_ignore_ascii_case(at)
                && port(to) == port(&origin)
        }
        _ => false,
    };
    origin
        .is_some_and(is_at)
        .then_some(())
        .ok_or(FetchError::Denied)
}

fn port(uri: &Uri) -> Option<u16> {
    let usual = if uri.scheme() == Some(&Scheme::HTTPS) {
        443
    } else {
        80
    };
    uri.authority()
        .map(|authority| authority.port_u16().unwrap_or(usual))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent_to(to: &str) -> bool {
        let request = Request::get(to).body(Bytes::new());
        prepared(request.unwrap()).is_ok()
    }

    #[test]
    fn what_others_on_the_way_could_change_is_only_sent_to_this_machine() {
        for to in [
            "https://id.example/keys",
            "https://127.0.0.1:8443/",
            "http://127.0.0.1:9000/keys",
            "http://127.8.9.10/",
            "http://[::1]:9000/",
            "http://LocalHost:9000/",
        ] {
            assert!(sent_to(to), "{to}");
        }
        for to in [
            "http://id.example/keys",
            "http://127.0.0.1.example/",
            "http://localhost.example/",
            "http://10.0.0.1/",
            "http://[::2]/",
            "http://0.0.0.0/",
            "ftp://127.0.0.1/",
            "https://me@id.example/",
            "http://127.0.0.1@evil.example/",
            "/keys",
        ] {
            assert!(!sent_to(to), "{to}");
        }
    }

    #[test]
    fn one_origin_is_allowed() {
        let allows = |origin: &str, to: &str| allowed(&to.parse().unwrap(), Some(origin)).is_ok();
        for (origin, to, expected) in [
            ("https://id.example", "https://id.example/keys?a=b", true),
            ("https://id.example/", "https://id.example:443/keys", true),
            ("https://id.example:443", "https://ID.Example/keys", true),
            ("https://id.example", "https://id.example:444/keys", false),
            ("https://id.example", "https://id.example.org/", false),
            ("https://id.example", "https://not-id.example/", false),
            ("https://id.example", "http://id.example:443/", false),
            ("http://127.0.0.1:9000", "http://127.0.0.1:9000/", true),
            ("http://127.0.0.1:9000", "http://127.0.0.1:9001/", false),
            ("http://127.0.0.1:9000", "http://127.0.0.2:9000/", false),
            ("http://[::1]:9000", "http://[::1]:9000/", true),
            ("", "https://id.example/", false),
            ("id.example", "https://id.example/", false),
            ("/", "/", false),
            ("*", "https://id.example/", false),
        ] {
            assert_eq!(allows(origin, to), expected, "{origin} and {to}");
        }
        let to: Uri = "https://id.example/".parse().unwrap();
        assert_eq!(allowed(&to, None), Err(FetchError::Denied));
    }
}
