//! What a page's policy may name, and how long pages are kept.

/// How long in seconds a page may be kept: what it holds is the same for all.
pub(crate) const KEEP: u32 = 300;

/// The origin of an address, which may have gaps, if nothing in it could mean
/// more in a policy.
pub(crate) fn origin_of(address: &str) -> Option<&str> {
    let host = host_behind("https://", address)?;
    address.get(..host)
}

/// The same, and also a server on the reader's own machine, as in development.
pub(crate) fn own_or_origin_of(address: &str) -> Option<&str> {
    origin_of(address).or_else(|| {
        let end = host_behind("http://", address)?;
        let host = address.get("http://".len()..end)?;
        let name = host.split(':').next()?;
        let own = matches!(name, "127.0.0.1" | "localhost");
        own.then(|| address.get(..end))?
    })
}

/// Where the host of an address ends.
fn host_behind(scheme: &str, address: &str) -> Option<usize> {
    let rest = address.strip_prefix(scheme)?;
    let host = rest.split('/').next()?;
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    (!host.is_empty() && host.bytes().all(is_host)).then_some(scheme.len() + host.len())
}
