//! A request, and what is worked out about it once.

use core::cell::Cell;

use http::Method;

use crate::{Language, Source, query};

/// A request.
#[derive(Debug)]
pub struct Request<S> {
    /// The method.
    pub method: Method,
    /// The path and query as the caller sent them.
    pub target: String,
    /// The platform's own request, for headers, body and place.
    pub source: S,
}

impl<S> Request<S> {
    /// The path, still percent-encoded.
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(&self.target, |(path, _)| path)
    }

    /// The query without its question mark, still percent-encoded.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }
}

/// What the frame and a function share about the request at hand.
#[derive(Debug)]
pub struct Context {
    /// Names this request in problem documents and headers.
    pub request_id: String,
    asked: Option<Language>,
    accepted: Language,
    spoken: Cell<bool>,
}

impl Context {
    pub(crate) fn new<S: Source>(request_id: String, request: &Request<S>) -> Self {
        let asked = request.query().split('&').find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            let named = query::decode(name).is_ok_and(|name| name == "lang");
            Language::from_code(&query::decode(value).ok().filter(|_| named)?)
        });
        let accepted = if asked.is_some() {
            Language::default()
        } else {
            request
                .source
                .header("accept-language")
                .map_or(Language::default(), |accept| Language::negotiate(&accept))
        };
        Self {
            request_id,
            asked,
            accepted,
            spoken: Cell::new(false),
        }
    }

    /// The language to answer in: `?lang=`, then `Accept-Language`, then
    /// French. Asking for it makes the answer say so in `Content-Language`.
    pub fn language(&self) -> Language {
        self.spoken.set(true);
        self.asked.unwrap_or(self.accepted)
    }

    /// The language of the answer, if it has one.
    pub(crate) fn spoken(&self) -> Option<Language> {
        self.spoken
            .get()
            .then(|| self.asked.unwrap_or(self.accepted))
    }

    /// Whether the language was chosen by a header, so that caches must know.
    pub(crate) fn negotiated(&self) -> bool {
        self.spoken.get() && self.asked.is_none()
    }
}
