//! Where a component may send requests: `allowed_outbound_hosts`.
//!
//! The rules are Spin's. A pattern is `scheme://host` or `scheme://host:port`,
//! with at most a `/` behind it:
//!
//! - the scheme is letters, or `*` for any;
//! - the host is a name, an address, a range of addresses such as `10.0.0.0/8`,
//!   `*.example.org` for what is below a domain, or `*` for any;
//! - the port is a number, a range such as `8000..9000` whose end is outside, or
//!   `*` for any. Without one it is the usual port of the scheme.
//!
//! A pattern may take parts of it, or all of it, from variables. It must be one
//! with their defaults, or the application does not start. Their values Spin looks
//! at when a component first asks out, and a pattern that it cannot read then
//! keeps the component from asking anybody.

use std::fmt;
use std::net::IpAddr;
use std::ops::Range;
use std::str::FromStr;

use anyhow::{Context as _, Error, Result, bail, ensure};
use http::Uri;
use ipnet::IpNet;
use url::Url;

/// The places that a component may send requests to.
#[derive(Clone, Debug)]
pub struct Outbound {
    /// What the manifest allows, or why that cannot be known.
    patterns: Result<Vec<Pattern>, String>,
}

impl Default for Outbound {
    /// Nowhere.
    fn default() -> Self {
        Self {
            patterns: Ok(Vec::new()),
        }
    }
}

impl Outbound {
    /// The places that patterns without variables name.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Self {
        let patterns: Result<Vec<_>> = patterns.into_iter().map(str::parse).collect();
        Self {
            patterns: patterns.map_err(|error| format!("{error:#}")),
        }
    }

    /// Nowhere, for a reason.
    pub fn nowhere(reason: String) -> Self {
        Self {
            patterns: Err(reason),
        }
    }

    /// Whether a request may go to an address.
    pub fn check(&self, to: &Uri) -> Result<(), Denied> {
        let patterns = self.patterns.as_ref().map_err(|reason| Denied {
            reason: reason.clone(),
        })?;
        // The address as browsers understand it, as Spin reads it too: names in
        // lower case, however an IPv4 address was written.
        let allowed = Url::parse(&to.to_string())
            .is_ok_and(|to| patterns.iter().any(|pattern| pattern.allows(&to)));
        if allowed {
            return Ok(());
        }
        Err(Denied {
            reason: "nothing in `allowed_outbound_hosts` allows it".to_owned(),
        })
    }
}

/// Why a request may not go where it wants to.
#[derive(Clone, Debug)]
pub struct Denied {
    reason: String,
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Denied {}

/// One pattern, without variables.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// `None` is any.
    scheme: Option<String>,
    host: Host,
    port: Port,
}

#[derive(Clone, Debug)]
enum Host {
    Any,
    Name(String),
    /// What a name must end in, its full stop included.
    Below(String),
    Network(IpNet),
}

#[derive(Clone, Debug)]
enum Port {
    Any,
    One(u16),
    Range(Range<u16>),
}

impl Pattern {
    fn allows(&self, to: &Url) -> bool {
        let scheme = self.scheme.as_deref();
        let host = to.host_str().unwrap_or_default();
        scheme.is_none_or(|scheme| scheme == to.scheme())
            && match &self.host {
                Host::Any => true,
                Host::Name(name) => name == host,
                Host::Below(ending) => host.ends_with(ending),
                Host::Network(network) => host
                    .parse::<IpAddr>()
                    .is_ok_and(|address| network.contains(&address)),
            }
            && match (&self.port, to.port_or_known_default()) {
                (Port::Any, _) => true,
                (Port::One(port), Some(to)) => *port == to,
                (Port::Range(ports), Some(to)) => ports.contains(&to),
                (_, None) => false,
            }
    }
}

impl FromStr for Pattern {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        let parse = || {
            let (scheme, rest) = text
                .split_once("://")
                .context("it must be <scheme>://<host>[:<port>]")?;
            let any = scheme == "*";
            ensure!(
                any || scheme.chars().all(char::is_alphabetic),
                "a scheme has letters only"
            );
            let (host, port) = rest.rsplit_once(':').unwrap_or((rest, ""));
            let (port, path) = port.split_once('/').unwrap_or((port, ""));
            ensure!(path.is_empty(), "a path cannot be allowed by itself");
            Ok(Self {
                scheme: (!any).then(|| scheme.to_owned()),
                host: host_of(host.trim())?,
                port: port_of(port, scheme)?,
            })
        };
        parse().with_context(|| format!("`{text}` is no pattern of outbound hosts"))
    }
}

fn host_of(text: &str) -> Result<Host> {
    if text == "*" {
        return Ok(Host::Any);
    }
    ensure!(
        !matches!(text, "self" | "self.alt") && !text.ends_with("spin.internal"),
        "this host makes no requests to itself"
    );
    ensure!(!text.starts_with('{'), "lists of hosts do not exist yet");
    if let Ok(network) = text.parse::<IpNet>() {
        return Ok(Host::Network(network));
    }
    let (name, path) = text.split_once('/').unwrap_or((text, ""));
    ensure!(path.is_empty(), "a path cannot be allowed by itself");
    let below = name.strip_prefix("*.");
    ensure!(
        !below.unwrap_or(name).contains('*'),
        "a `*` can only stand for all that is below a domain"
    );
    Ok(match below {
        Some(domain) => Host::Below(format!(".{domain}")),
        None => Host::Name(name.to_owned()),
    })
}

fn port_of(text: &str, scheme: &str) -> Result<Port> {
    let number = |text: &str| {
        text.parse()
            .with_context(|| format!("the port `{text}` is no number"))
    };
    Ok(match (text, text.split_once("..")) {
        ("*", _) => Port::Any,
        ("", _) => Port::One(usual_port(scheme)?),
        (_, Some((first, end))) => Port::Range(number(first)?..number(end)?),
        (_, None) => Port::One(number(text)?),
    })
}

/// The ports that Spin knows.
fn usual_port(scheme: &str) -> Result<u16> {
    Ok(match scheme {
        "http" => 80,
        "https" => 443,
        "mqtt" => 1883,
        "mysql" => 3306,
        "postgres" => 5432,
        "redis" => 6379,
        _ => bail!("the scheme `{scheme}` has no usual port, so it must name one"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(pattern: &str, to: &str) -> bool {
        let _: Pattern = pattern.parse().unwrap();
        Outbound::new([pattern]).check(&to.parse().unwrap()).is_ok()
    }

    #[test]
    fn a_pattern_says_scheme_host_and_port() {
        let cases = [
            ("https://id.example", "https://id.example/keys?a=b", true),
            ("https://id.example/", "https://id.example:443/keys", true),
            ("https://id.example", "https://ID.Example/keys", true),
            ("https://id.example", "http://id.example/keys", false),
            ("https://id.example", "http://id.example:443/keys", false),
            ("https://id.example", "https://id.example:444/keys", false),
            ("https://id.example", "https://not-id.example/keys", false),
            ("https://id.example", "https://id.example.org/keys", false),
            ("http://id.example:8080/", "http://id.example:8080/", true),
            ("http://id.example:8080", "http://id.example/", false),
            // Who one says to be is not where one goes.
            (
                "https://id.example",
                "https://id.example@evil.example/",
                false,
            ),
            ("http://[::1]:8001", "http://[::1]:8001/", true),
        ];
        for (pattern, to, expected) in cases {
            assert_eq!(allows(pattern, to), expected, "{pattern} and {to}");
        }
    }

    #[test]
    fn a_star_stands_for_any() {
        let cases = [
            ("*://id.example:80", "http://id.example/", true),
            ("*://id.example:80", "https://id.example:80/", true),
            ("*://id.example:80", "https://id.example/", false),
            ("https://*", "https://anything.example/", true),
            ("https://*", "https://anything.example:8443/", false),
            ("https://*:*", "https://anything.example:8443/", true),
            ("*://*:*", "http://127.0.0.1:1/", true),
            ("https://*.example", "https://id.example/", true),
            ("https://*.example", "https://a.b.example/", true),
            ("https://*.example", "https://example/", false),
            ("https://*.example", "https://idexample/", false),
        ];
        for (pattern, to, expected) in cases {
            assert_eq!(allows(pattern, to), expected, "{pattern} and {to}");
        }
    }

    #[test]
    fn ports_and_addresses_have_ranges() {
        let cases = [
            ("http://a.example:80..90", "http://a.example/", true),
            ("http://a.example:80..90", "http://a.example:89/", true),
            ("http://a.example:80..90", "http://a.example:90/", false),
            ("http://10.1.0.0/16", "http://10.1.255.255/", true),
            ("http://10.1.0.0/16", "http://10.2.0.0/", false),
            ("http://10.1.0.0/16:8080", "http://10.1.0.1:8080/", true),
            ("http://10.1.0.0/16", "http://ten.example/", false),
            // However it is written, it is 127.0.0.1.
            ("http://127.0.0.1", "http://0x7f.1/", true),
        ];
        for (pattern, to, expected) in cases {
            assert_eq!(allows(pattern, to), expected, "{pattern} and {to}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        let cases = [
            ("", "it must be <scheme>://"),
            ("id.example", "it must be <scheme>://"),
            ("*", "it must be <scheme>://"),
            ("h2c://id.example", "a scheme has letters only"),
            ("https://id.example/keys", "a path cannot be allowed"),
            ("https://id.example:443/keys", "a path cannot be allowed"),
            ("https://id.*", "can only stand for all that is below"),
            (
                "https://*.*.example",
                "can only stand for all that is below",
            ),
            ("https://{a,b}", "lists of hosts do not exist"),
            ("https://id.example:door", "the port `door` is no number"),
            ("https://id.example:1..b", "the port `b` is no number"),
            ("https://id.example:65536", "the port `65536` is no number"),
            ("*://id.example", "has no usual port"),
            ("http://self", "makes no requests to itself"),
            ("https://self.alt", "makes no requests to itself"),
            ("http://relay.spin.internal", "makes no requests to itself"),
        ];
        for (pattern, expected) in cases {
            let error = pattern.parse::<Pattern>().unwrap_err();
            let message = format!("{error:#}");
            assert!(
                message.contains(expected),
                "{expected:?} is not in {message:?}"
            );
        }
    }

    #[test]
    fn one_that_cannot_be_read_takes_the_others_along() {
        let to = "https://id.example/".parse().unwrap();
        let readable = Outbound::new(["https://id.example"]);
        assert!(readable.check(&to).is_ok());
        let denied = Outbound::new(["https://id.example", ""]).check(&to);
        assert!(denied.unwrap_err().to_string().contains("is no pattern"));
        assert!(Outbound::default().check(&to).is_err());
        let unknown = Outbound::nowhere("no value".to_owned());
        assert_eq!(unknown.check(&to).unwrap_err().to_string(), "no value");
    }

    #[test]
    fn an_address_without_a_host_is_never_allowed() {
        let everywhere = Outbound::new(["*://*:*"]);
        assert!(everywhere.check(&"/keys".parse().unwrap()).is_err());
    }
}
