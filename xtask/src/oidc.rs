//! The one place that a deployment's functions send requests to: where an OpenID
//! provider has the keys that officers' tokens are checked with.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use anyhow::{Context as _, Error, Result, ensure};

/// The variable that tells the functions, on both hosts.
pub(crate) const VARIABLE: &str = "oidc_origin";

/// An origin: `https://host[:port]`, or `http://` one on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OidcOrigin {
    text: String,
    here: Vec<IpAddr>,
}

impl OidcOrigin {
    /// As it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The addresses of this machine that it may have; none if it is elsewhere.
    pub(crate) fn here(&self) -> &[IpAddr] {
        &self.here
    }
}

impl FromStr for OidcOrigin {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let (scheme, authority) = text
            .split_once("://")
            .context("it must be an origin, such as https://id.example")?;
        let (host, port) = match authority.rsplit_once(':') {
            // The colons of `[::1]` divide nothing.
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let inner = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        let address = inner.unwrap_or(host).parse::<IpAddr>().ok();
        let is_name = |host: &str| {
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
            !host.is_empty() && host.bytes().all(known)
        };
        ensure!(
            match inner {
                Some(_) => address.is_some_and(|address| address.is_ipv6()),
                None => is_name(host),
            } && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0)),
            "it must be an origin and no more, such as https://id.example"
        );
        let here = match address {
            Some(address) if address.is_loopback() => vec![address],
            None if host.eq_ignore_ascii_case("localhost") => {
                vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
            }
            _ => Vec::new(),
        };
        ensure!(
            scheme == "https" || scheme == "http" && !here.is_empty(),
            "it must be https, or http on this machine"
        );
        Ok(Self {
            text: text.to_owned(),
            here,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_elsewhere_or_here() {
        for (text, here) in [
            ("https://id.example", &[][..]),
            ("https://id.example:8443/", &[]),
            ("https://10.0.0.1", &[]),
            ("https://127.0.0.1.example", &[]),
            ("https://127.0.0.1:8443", &["127.0.0.1"]),
            ("http://127.0.0.2:9000", &["127.0.0.2"]),
            ("http://[::1]:9000", &["::1"]),
            ("http://[::1]", &["::1"]),
            ("http://localhost:9000", &["127.0.0.1", "::1"]),
        ] {
            let origin: OidcOrigin = text.parse().unwrap();
            let here: Vec<IpAddr> = here.iter().map(|text| text.parse().unwrap()).collect();
            assert_eq!(origin.here(), here, "{text}");
            assert_eq!(origin.as_str(), text.trim_end_matches('/'));
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in [
            "",
            "id.example",
            "https://",
            "https:///",
            "http://id.example",
            "http://10.0.0.1",
            "ftp://127.0.0.1",
            "https://id.example/realms/police",
            "https://id.example?a",
            "https://me@id.example",
            "https://*",
            "https://id.example:",
            "https://id.example:0",
            "https://id.example:65536",
            "https://[127.0.0.1]",
            "https://::1",
            "https://id.example\"",
        ] {
            assert!(text.parse::<OidcOrigin>().is_err(), "{text}");
        }
    }
}
