//! Origins of sites, as browsers write them (RFC 6454).

/// Where a site under development stands; only there may a connection be open
/// for all to read, and the port be any.
const THIS_MACHINE: [&str; 2] = ["http://localhost", "http://127.0.0.1"];

/// What stands for any port.
const ANY_PORT: &str = "*";

/// Whether a text is an origin as a browser sends it, and one that is protected:
/// `https`, a name in lower case, a port if it is not the usual one. A site under
/// development is one too: `http://localhost` with its port, or with `*` for any.
///
/// # Examples
///
/// ```
/// use vigie::tenant::is_origin;
///
/// assert!(is_origin("https://www.ville.example"));
/// assert!(is_origin("https://ville.example:8443"));
/// assert!(is_origin("http://127.0.0.1:8080"));
/// assert!(is_origin("http://localhost:*"));
/// for wrong in [
///     "http://ville.example", "https://Ville.example", "https://ville.example/",
///     "https://ville.example:443", "https://*.ville.example", "https://ville.example:*",
///     "https://a b", "https://a;script-src", "https://", "https://-a.example", "null",
/// ] {
///     assert!(!is_origin(wrong), "{wrong}");
/// }
/// ```
#[must_use]
pub fn is_origin(text: &str) -> bool {
    if let Some(port) = port_here(text) {
        return port.is_none_or(|port| port == ANY_PORT || is_port(port, 80));
    }
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    match rest.split_once(':') {
        Some((host, port)) => is_host(host) && is_port(port, 443),
        None => is_host(rest),
    }
}

/// Whether what a tenant says covers what a browser says.
pub(super) fn covers(own: &str, origin: &str) -> bool {
    match own.strip_suffix(ANY_PORT) {
        Some(before) => origin
            .strip_prefix(before)
            .is_some_and(|port| is_port(port, 80)),
        None => own == origin,
    }
}

/// The port of an origin on this machine, if it is one.
fn port_here(text: &str) -> Option<Option<&str>> {
    THIS_MACHINE.iter().find_map(|host| {
        let rest = text.strip_prefix(host)?;
        if rest.is_empty() {
            return Some(None);
        }
        rest.strip_prefix(':').map(Some)
    })
}

/// A port, which browsers leave out where it is the usual one.
fn is_port(text: &str, usual: u16) -> bool {
    let digits = !text.starts_with(['0', '+']);
    digits && text.parse::<u16>().is_ok_and(|port| port != usual)
}

/// A name that nothing in a policy or a header could take for more.
fn is_host(host: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| letter(byte) || byte == b'-')
        })
}
