//! A request, and what is worked out about it once.

use core::cell::Cell;

use http::{HeaderValue, Method};
use vigie::language::{LanguageSet, Preferences};

use crate::{Language, Source, language::accepted, query};

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
            Language::of_tag(&query::decode(value).ok().filter(|_| named)?)
        })
    }
}

/// What the frame and a function share about the request at hand.
#[derive(Debug)]
pub struct Context {
    /// Names this request in problem documents and headers.
    pub request_id: String,
    reader: Cell<Option<Reader>>,
    spoken: Cell<LanguageSet>,
}

/// What the caller reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reader {
    pub(crate) preferences: Preferences,
    /// Whether a header said so, which caches must know.
    pub(crate) negotiated: bool,
}

impl Context {
    pub(crate) fn new(request_id: String) -> Self {
        Self {
            request_id,
            reader: Cell::new(None),
            spoken: Cell::default(),
        }
    }

    /// What the caller reads, best first: what `?lang=` says, and only without
    /// it what `Accept-Language` says; each with the fallback order of
    /// [`Preferences`].
    pub fn preferences<S: Source>(&self, request: &Request<S>) -> Preferences {
        let reader = self.reader.get().unwrap_or_else(|| {
            let asked = request.asked_language();
            Reader {
                preferences: match asked {
                    Some(language) => Preferences::new([language]),
                    None => accepted(&request.source.header("accept-language").unwrap_or_default()),
                },
                negotiated: asked.is_none(),
            }
        });
        self.reader.set(Some(reader));
        reader.preferences
    }

    /// The language to answer in, where there is the choice of all of them.
    /// The answer says so in `Content-Language`.
    pub fn language<S: Source>(&self, request: &Request<S>) -> Language {
        let language = self.preferences(request).first();
        self.speak(language);
        language
    }

    /// Has the answer say in `Content-Language` that it holds this language.
    pub fn speak(&self, language: Language) {
        let spoken = self.spoken.get().iter().chain([language]).collect();
        self.spoken.set(spoken);
    }

    /// What the caller reads, if that was asked for.
    pub(crate) fn reader(&self) -> Option<Reader> {
        self.reader.get()
    }

    /// The languages of the answer for `Content-Language`, the caller's
    /// favourite first. Nearly every answer has one, which costs nothing.
    pub(crate) fn spoken(&self) -> Option<HeaderValue> {
        let spoken = self.spoken.get();
        let mut languages = spoken.iter();
        let (first, second) = (languages.next()?, languages.next());
        if second.is_none() {
            return Some(HeaderValue::from_static(first.as_str()));
        }
        let preferred = self.reader.get().unwrap_or_default().preferences;
        let place = |language: &Language| preferred.iter().position(|one| one == *language);
        let mut ordered: Vec<Language> = spoken.iter().collect();
        ordered.sort_by_key(|language| place(language).unwrap_or(usize::MAX));
        let codes: Vec<&str> = ordered.into_iter().map(Language::as_str).collect();
        HeaderValue::from_str(&codes.join(", ")).ok()
    }
}
