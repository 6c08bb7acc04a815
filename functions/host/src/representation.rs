//! Answers made at build time, compressed then and there.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

use crate::{
    Response, Source,
    cache::{Keep, is_held, keep},
    response,
};

/// A body that was made and compressed at build time. The plain body is not
/// kept beside the others: whoever takes none of them has it unpacked.
///
/// # Examples
///
/// ```
/// use std::{borrow::Cow, io::Write};
/// use http::Method;
/// use vigie_host::{cache::Keep, representation::Precompressed, simulated};
///
/// let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
/// gzip.write_all(b"hello").unwrap();
/// let hello = Precompressed {
///     media_type: "text/plain; charset=utf-8",
///     tag: 7,
///     brotli: Cow::Borrowed(b"\x8b\x02\x80hello\x03"),
///     gzip: gzip.finish().unwrap().into(),
/// };
/// let browser = simulated::get("/").with_header("accept-encoding", "gzip, deflate, br");
/// let answer = hello.clone().answer(&browser.source, Keep::Forever);
/// assert_eq!(answer.headers()["content-encoding"], "br");
/// assert_eq!(answer.headers()["etag"], "\"0000000000000007-br\"");
///
/// assert_eq!(hello.plain(), "hello");
/// let plain = hello.answer(&simulated::get("/").source, Keep::Forever);
/// assert_eq!(plain.body(), "hello");
/// ```
#[derive(Clone, Debug)]
pub struct Precompressed {
    /// The media type, with its parameters.
    pub media_type: &'static str,
    /// A hash of the plain body.
    pub tag: u64,
    /// The body in brotli (RFC 7932).
    pub brotli: Cow<'static, [u8]>,
    /// The body in gzip (RFC 1952).
    pub gzip: Cow<'static, [u8]>,
}

impl Precompressed {
    /// The answer in the coding that the caller likes best. Each coding has an
    /// entity tag of its own, as strong tags must, and a caller who holds the
    /// body is told so before the body is looked at.
    #[must_use]
    pub fn answer<S: Source>(self, source: &S, kept: Keep) -> Response {
        let coding = Coding::best(&source.header("accept-encoding").unwrap_or_default());
        let tag = format!("\"{:016x}{}\"", self.tag, coding.suffix());
        let mut answer = if is_held(source, tag.as_bytes()) {
            let mut unchanged = Response::default();
            *unchanged.status_mut() = StatusCode::NOT_MODIFIED;
            unchanged
        } else {
            self.body(coding)
        };
        response::set(&mut answer, header::ETAG, &tag);
        response::vary(&mut answer, "accept-encoding");
        keep(&mut answer, kept);
        answer
    }

    /// The body as it was before it was compressed, for a page that is made of it.
    #[must_use]
    pub fn plain(&self) -> Bytes {
        unpack(&self.gzip)
    }

    fn body(self, coding: Coding) -> Response {
        let (body, name) = match coding {
            Coding::Brotli => (bytes(self.brotli), Some("br")),
            Coding::Gzip => (bytes(self.gzip), Some("gzip")),
            Coding::Identity => (unpack(&self.gzip), None),
        };
        let mut answer = response::body(StatusCode::OK, self.media_type, body);
        if let Some(name) = name {
            let headers = answer.headers_mut();
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        answer
    }
}

fn bytes(stored: Cow<'static, [u8]>) -> Bytes {
    match stored {
        Cow::Borrowed(stored) => Bytes::from_static(stored),
        Cow::Owned(stored) => stored.into(),
    }
}

/// The plain body of what was compressed at build time, which always unpacks.
fn unpack(gzip: &[u8]) -> Bytes {
    let mut plain = Vec::with_capacity(gzip.len() * 4);
    let mut decoder = flate2::write::GzDecoder::new(&mut plain);
    let done = std::io::Write::write_all(&mut decoder, gzip).and_then(|()| decoder.try_finish());
    drop(decoder);
    if done.is_err() {
        plain.clear();
    }
    plain.into()
}

/// How a body may be coded on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// The smallest coding that an `Accept-Encoding` header lets through (RFC
    /// 9110, section 12.5.3): weights only tell what is refused, since nobody
    /// is served by a larger body.
    fn best(accepted: &str) -> Self {
        let (mut brotli, mut gzip, mut any) = (None, None, false);
        for part in accepted.split(',') {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            let weight = weight.trim().trim_start_matches("q=");
            let taken = weight.is_empty() || weight.parse::<f32>().is_ok_and(|q| q > 0.0);
            match name.trim() {
                "br" => brotli = Some(taken),
                "gzip" | "x-gzip" => gzip = Some(taken),
                "*" => any = taken,
                _ => {}
            }
        }
        if brotli.unwrap_or(any) {
            Self::Brotli
        } else if gzip.unwrap_or(any) {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Identity => "",
        }
    }
}
