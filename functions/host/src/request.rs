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

    /// The language that the query asks for.
    fn asked_language(&self) -> Option<Language> {
        self.query().split('&').find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            let named = query::decode(name).is_ok_and(|name| name == "lang");
            Language::from_code(&query::decode(value).ok().filter(|_| named)?)
        })
    }
}

/// What the frame and a function share about the request at hand.
#[derive(Debug)]
pub struct Context {
    /// Names this request in problem documents and headers.
    pub request_id: String,
    spoken: Cell<Option<Spoken>>,
}

/// The language an answer was given in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken {
    pub(crate) language: Language,
    /// Whether a header chose it, so that caches must know.
    pub(crate) negotiated: bool,
}

impl Context {
    pub(crate) fn new(request_id: String) -> Self {
        Self {
            request_id,
            spoken: Cell::new(None),
        }
    }

    /// The language to answer a request in: `?lang=`, then `Accept-Language`,
    /// then French. Asking for it makes the answer say so in `Content-Language`.
    pub fn language<S: Source>(&self, request: &Request<S>) -> Language {
        let spoken = self.spoken.get().unwrap_or_else(|| {
            let asked = request.asked_language();
            let negotiated = || {
                let accept = request.source.header("accept-language");
                accept.map_or(Language::default(), |accept| Language::negotiate(&accept))
            };
            Spoken {
                language: asked.unwrap_or_else(negotiated),
                negotiated: asked.is_none(),
            }
        });
        self.spoken.set(Some(spoken));
        spoken.language
    }

    /// The language of the answer, if it has one.
    pub(crate) fn spoken(&self) -> Option<Spoken> {
        self.spoken.get()
    }
}
