//! What Spin tells a component about a request, in headers.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail, ensure};
use http::header::{HOST, HeaderName, HeaderValue};
use http::request::Parts;
use http::uri::{Authority, Scheme};
use http::{HeaderMap, Uri};

use crate::route::Match;

/// Makes the head of a request what the component gets: an absolute URI, and
/// Spin's headers after the client's.
///
/// Values that a client sends under Spin's names stay, *before* Spin's. This is
/// Spin's behaviour, and the reason why only the last value can be trusted.
pub fn prepare(parts: &mut Parts, route: &Match<'_>, client: SocketAddr) -> Result<()> {
    for (name, value) in &parts.headers {
        ensure!(
            std::str::from_utf8(value.as_bytes()).is_ok(),
            "the value of the header `{name}` is not UTF-8"
        );
    }
    let authority = authority(&parts.uri, &parts.headers)?;
    let path = parts.uri.path_and_query().cloned();
    let path = path.context("the request has no path")?;
    let full_url = format!("http://{authority}{path}");

    let mut add = |name: &str, value: &str| -> Result<()> {
        let name = HeaderName::from_bytes(name.as_bytes())?;
        parts.headers.append(name, HeaderValue::from_str(value)?);
        Ok(())
    };
    add("spin-path-info", &route.path_info)?;
    add("spin-full-url", &full_url)?;
    add("spin-matched-route", route.based_route)?;
    add("spin-base-path", "/")?;
    add("spin-raw-component-route", route.raw_route)?;
    add("spin-component-route", route.component_route())?;
    add("spin-client-addr", &client.to_string())?;
    for (name, value) in &route.params {
        let name = name.replace('_', "-").to_ascii_lowercase();
        add(&format!("spin-path-match-{name}"), value)?;
    }

    parts.uri = Uri::builder()
        .scheme(Scheme::HTTP)
        .authority(authority)
        .path_and_query(path)
        .build()?;
    Ok(())
}

/// Where the request was sent to; the URI and `Host` must not contradict each
/// other.
fn authority(uri: &Uri, headers: &HeaderMap) -> Result<Authority> {
    let host = headers
        .get(HOST)
        .map(|host| Authority::try_from(host.as_bytes()))
        .transpose()
        .context("the header `host` is no authority")?;
    match (host, uri.authority().cloned()) {
        (Some(host), Some(uri)) if host != uri => {
            bail!("the header `host` contradicts the request's URI")
        }
        (Some(authority), _) | (None, Some(authority)) => Ok(authority),
        (None, None) => bail!("the request names no host"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    fn route() -> Match<'static> {
        Match {
            component: "c",
            raw_route: "/a/:user_id/...",
            based_route: "/a/:user_id/...",
            path_info: "/rest".to_owned(),
            params: vec![("user_id".to_owned(), "42".to_owned())],
        }
    }

    fn prepared(request: http::request::Builder) -> Result<Parts> {
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        prepare(&mut parts, &route(), "127.0.0.1:9000".parse().unwrap())?;
        Ok(parts)
    }

    #[test]
    fn spin_adds_its_headers() {
        let parts =
            prepared(Request::get("/a/42/rest?q=1").header(HOST, "example.org:3000")).unwrap();
        let expected = [
            ("spin-path-info", "/rest"),
            ("spin-full-url", "http://example.org:3000/a/42/rest?q=1"),
            ("spin-matched-route", "/a/:user_id/..."),
            ("spin-base-path", "/"),
            ("spin-raw-component-route", "/a/:user_id/..."),
            ("spin-component-route", "/a/:user_id"),
            ("spin-client-addr", "127.0.0.1:9000"),
            ("spin-path-match-user-id", "42"),
        ];
        for (name, value) in expected {
            let values: Vec<_> = parts.headers.get_all(name).iter().collect();
            assert_eq!(values, [value], "{name}");
        }
        assert_eq!(parts.uri, "http://example.org:3000/a/42/rest?q=1");
    }

    #[test]
    fn what_a_client_sends_under_those_names_stands_first() {
        let request = Request::get("/a/42/rest")
            .header(HOST, "example.org")
            .header("spin-client-addr", "6.6.6.6:1")
            .header("Spin-Client-Addr", "7.7.7.7:1");
        let parts = prepared(request).unwrap();
        let values: Vec<_> = parts.headers.get_all("spin-client-addr").iter().collect();
        assert_eq!(values, ["6.6.6.6:1", "7.7.7.7:1", "127.0.0.1:9000"]);
    }

    #[test]
    fn some_requests_never_reach_a_component() {
        let bytes = HeaderValue::from_bytes(b"caf\xe9").unwrap();
        let refused = [
            Request::get("/a/42/rest")
                .header(HOST, "example.org")
                .header("x-name", bytes),
            Request::get("/a/42/rest"),
            Request::get("/a/42/rest").header(HOST, "not a host"),
            Request::get("http://one.example/a/42/rest").header(HOST, "two.example"),
        ];
        for request in refused {
            let uri = request.uri_ref().cloned();
            assert!(prepared(request).is_err(), "{uri:?}");
        }
        let utf8 = HeaderValue::from_bytes("café".as_bytes()).unwrap();
        let request = Request::get("http://one.example/a/42/rest").header("x-name", utf8);
        assert!(prepared(request).is_ok());
    }
}
