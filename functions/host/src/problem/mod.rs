//! Problem documents: what went wrong and what to do, for people and programs.

mod case;
mod desk;

use std::borrow::Cow;

use http::{Method, StatusCode, header};
use serde::Serialize;

use crate::{
    Context, Language, Phrase, Request, Response, Source,
    response::{self, PROBLEM_JSON},
    value::Refusal,
};

pub use case::CaseProblem;
pub use desk::DeskProblem;

/// The longest request target in bytes that is looked at.
pub const MAX_TARGET: usize = 4096;

/// How many seconds to wait before storage that failed is asked again.
const STORAGE_RETRY: &str = "2";

/// What kept a request from being answered, one variant a kind of problem.
///
/// Each has a fixed status, code and type, listed in `docs/problems.md`. None
/// repeats what the caller wrote.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// No such address.
    NotFound,
    /// The address does not take this method.
    MethodNotAllowed(&'static [Method]),
    /// Values that do not fit, each with its own reason.
    InvalidRequest(Vec<FieldError>),
    /// The body has more bytes than this.
    BodyTooLarge(usize),
    /// The body must have this media type.
    UnsupportedMediaType(&'static str),
    /// The body broke off.
    BodyUnreadable,
    /// The address itself is too long.
    UriTooLong,
    /// No place was given and the platform knows none.
    PlaceNeeded,
    /// The place that was named is not known.
    PlaceNotFound,
    /// No station has this identifier.
    StationNotFound,
    /// The embedded directory cannot be read.
    DirectoryUnavailable,
    /// The caller takes none of these formats.
    NotAcceptable(String),
    /// No sheet has this name.
    SheetNotFound,
    /// There is no phrasebook of this language.
    PhrasebookNotFound,
    /// There are no canned answers in this language.
    AnswersNotFound,
    /// Answers to another version of the guide.
    GuideChanged,
    /// A place outside every French territory.
    NowhereInFrance,
    /// No municipality has this name.
    TenantNotFound,
    /// A municipality's widgets are not for this site.
    OriginNotAllowed,
    /// What must be kept could not be, or what was kept cannot be read now.
    StorageUnavailable,
    /// A case stands in the way.
    Case(CaseProblem),
    /// A desk has a reason.
    Desk(DeskProblem),
}

impl From<CaseProblem> for Problem {
    fn from(problem: CaseProblem) -> Self {
        Self::Case(problem)
    }
}

/// Why one value does not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Where the value stood.
    pub field: Field,
    /// The reason.
    pub refusal: Refusal,
}

/// Where a value stood.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// In the query, under a name that the function knows.
    Parameter(&'static str),
    /// In the query, under a name that it does not know and so does not repeat:
    /// the number of the pair, from 0.
    UnknownParameter(usize),
    /// In a JSON body, at this JSON pointer (RFC 6901).
    Pointer(Cow<'static, str>),
    /// In a header.
    Header(&'static str),
}

impl FieldError {
    /// A reason without placeholders.
    #[must_use]
    pub fn new(field: Field, code: &'static str, phrase: Phrase) -> Self {
        Refusal::new(code, phrase).at(field)
    }

    /// Says what a placeholder of the phrase stands for.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.refusal = self.refusal.with(name, value);
        self
    }
}

/// The document itself, RFC 9457.
#[derive(Serialize)]
struct Document<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: String,
    code: &'a str,
    request_id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldDocument>,
    #[serde(skip_serializing_if = "Option::is_none")]
    challenge: Option<&'a str>,
}

#[derive(Serialize)]
struct FieldDocument {
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<Cow<'static, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'static str>,
    code: &'static str,
    detail: String,
}

impl Problem {
    /// A body that is not the JSON that was expected.
    #[must_use]
    pub fn not_json(error: &serde_json::Error) -> Self {
        Self::InvalidRequest(vec![
            FieldError::new(Field::Pointer("".into()), "not_json", Phrase::FieldJson)
                .with("line", error.line().to_string())
                .with("column", error.column().to_string()),
        ])
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound
            | Self::StationNotFound
            | Self::PlaceNotFound
            | Self::SheetNotFound
            | Self::PhrasebookNotFound
            | Self::AnswersNotFound
            | Self::TenantNotFound
            | Self::NowhereInFrance => StatusCode::NOT_FOUND,
            Self::OriginNotAllowed => StatusCode::FORBIDDEN,
            Self::NotAcceptable(_) => StatusCode::NOT_ACCEPTABLE,
            Self::GuideChanged => StatusCode::CONFLICT,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::InvalidRequest(_) | Self::PlaceNeeded | Self::BodyUnreadable => {
                StatusCode::BAD_REQUEST
            }
            Self::BodyTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::UriTooLong => StatusCode::URI_TOO_LONG,
            Self::DirectoryUnavailable | Self::StorageUnavailable => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Case(problem) => problem.status(),
            Self::Desk(problem) => problem.status(),
        }
    }

    /// The code for machines; the `type` is `urn:vigie:problem:` and this.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.describe().0
    }

    fn describe(&self) -> (&'static str, Phrase, Phrase) {
        use Phrase as P;
        match self {
            Self::NotFound => (
                "not_found",
                P::ProblemNotFoundTitle,
                P::ProblemNotFoundDetail,
            ),
            Self::MethodNotAllowed(_) => (
                "method_not_allowed",
                P::ProblemMethodNotAllowedTitle,
                P::ProblemMethodNotAllowedDetail,
            ),
            Self::InvalidRequest(_) => (
                "invalid_request",
                P::ProblemInvalidRequestTitle,
                P::ProblemInvalidRequestDetail,
            ),
            Self::BodyTooLarge(_) => (
                "body_too_large",
                P::ProblemBodyTooLargeTitle,
                P::ProblemBodyTooLargeDetail,
            ),
            Self::UnsupportedMediaType(_) => (
                "unsupported_media_type",
                P::ProblemUnsupportedMediaTypeTitle,
                P::ProblemUnsupportedMediaTypeDetail,
            ),
            Self::BodyUnreadable => (
                "body_unreadable",
                P::ProblemBodyUnreadableTitle,
                P::ProblemBodyUnreadableDetail,
            ),
            Self::UriTooLong => (
                "uri_too_long",
                P::ProblemUriTooLongTitle,
                P::ProblemUriTooLongDetail,
            ),
            Self::PlaceNeeded => (
                "place_needed",
                P::ProblemPlaceNeededTitle,
                P::ProblemPlaceNeededDetail,
            ),
            Self::PlaceNotFound => (
                "place_not_found",
                P::ProblemPlaceNotFoundTitle,
                P::ProblemPlaceNotFoundDetail,
            ),
            Self::StationNotFound => (
                "station_not_found",
                P::ProblemStationNotFoundTitle,
                P::ProblemStationNotFoundDetail,
            ),
            Self::NotAcceptable(_) => (
                "not_acceptable",
                P::ProblemNotAcceptableTitle,
                P::ProblemNotAcceptableDetail,
            ),
            Self::SheetNotFound => (
                "sheet_not_found",
                P::ProblemSheetNotFoundTitle,
                P::ProblemSheetNotFoundDetail,
            ),
            Self::PhrasebookNotFound => (
                "phrasebook_not_found",
                P::ProblemPhrasebookNotFoundTitle,
                P::ProblemPhrasebookNotFoundDetail,
            ),
            Self::AnswersNotFound => (
                "answers_not_found",
                P::ProblemAnswersNotFoundTitle,
                P::ProblemAnswersNotFoundDetail,
            ),
            Self::GuideChanged => (
                "guide_changed",
                P::ProblemGuideChangedTitle,
                P::ProblemGuideChangedDetail,
            ),
            Self::NowhereInFrance => (
                "nowhere_in_france",
                P::ProblemNowhereInFranceTitle,
                P::ProblemNowhereInFranceDetail,
            ),
            Self::TenantNotFound => (
                "tenant_not_found",
                P::ProblemTenantNotFoundTitle,
                P::ProblemTenantNotFoundDetail,
            ),
            Self::OriginNotAllowed => (
                "origin_not_allowed",
                P::ProblemOriginNotAllowedTitle,
                P::ProblemOriginNotAllowedDetail,
            ),
            Self::DirectoryUnavailable => (
                "directory_unavailable",
                P::ProblemDirectoryUnavailableTitle,
                P::ProblemDirectoryUnavailableDetail,
            ),
            Self::StorageUnavailable => (
                "storage_unavailable",
                P::ProblemStorageUnavailableTitle,
                P::ProblemStorageUnavailableDetail,
            ),
            Self::Case(problem) => problem.describe(),
            Self::Desk(problem) => problem.describe(),
        }
    }

    /// The answer, in the language of the request.
    #[must_use]
    pub fn into_response<S: Source>(self, context: &Context, request: &Request<S>) -> Response {
        let language = context.language(request);
        let (code, title, detail) = self.describe();
        let placeholder = match &self {
            Self::MethodNotAllowed(methods) => Some(("methods", allow(methods))),
            Self::BodyTooLarge(limit) => Some(("limit", limit.to_string())),
            Self::UriTooLong => Some(("limit", MAX_TARGET.to_string())),
            Self::UnsupportedMediaType(media_type) => Some(("type", (*media_type).to_owned())),
            Self::NotAcceptable(types) => Some(("types", types.clone())),
            Self::Case(CaseProblem::TooFast(seconds)) => Some(("seconds", seconds.to_string())),
            _ => None,
        };
        let detail = match &placeholder {
            Some((name, value)) => detail.fill(language, &[(name, value)]),
            None => detail.text(language).to_owned(),
        };
        let errors = match &self {
            Self::InvalidRequest(errors) => errors
                .iter()
                .map(|error| error.document(language))
                .collect(),
            _ => Vec::new(),
        };
        let status = self.status();
        let mut answer = response::json(
            status,
            PROBLEM_JSON,
            &Document {
                r#type: format!("urn:vigie:problem:{code}"),
                title: title.text(language),
                status: status.as_u16(),
                detail,
                code,
                request_id: &context.request_id,
                errors,
                challenge: match &self {
                    Self::Case(CaseProblem::ProofRequired(challenge)) => Some(challenge),
                    _ => None,
                },
            },
        );
        if let Self::MethodNotAllowed(methods) = self {
            response::set(&mut answer, header::ALLOW, &allow(methods));
        }
        match &self {
            Self::Case(CaseProblem::TokenRequired | CaseProblem::TokenExpired)
            | Self::Desk(DeskProblem::SignIn) => {
                response::set(&mut answer, header::WWW_AUTHENTICATE, "Bearer");
            }
            Self::Case(CaseProblem::TooFast(seconds)) => {
                response::set(&mut answer, header::RETRY_AFTER, &seconds.to_string());
            }
            Self::StorageUnavailable | Self::Desk(DeskProblem::IssuerUnavailable) => {
                response::set(&mut answer, header::RETRY_AFTER, STORAGE_RETRY);
            }
            _ => {}
        }
        response::set(&mut answer, header::CACHE_CONTROL, "no-store");
        answer
    }
}

impl FieldError {
    fn document(&self, language: Language) -> FieldDocument {
        let Refusal {
            code,
            phrase,
            values,
        } = &self.refusal;
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let mut document = FieldDocument {
            parameter: None,
            position: None,
            pointer: None,
            header: None,
            code,
            detail: phrase.fill(language, &values),
        };
        match &self.field {
            Field::Parameter(name) => document.parameter = Some(*name),
            Field::UnknownParameter(position) => document.position = Some(*position),
            Field::Pointer(pointer) => document.pointer = Some(pointer.clone()),
            Field::Header(name) => document.header = Some(*name),
        }
        document
    }
}

/// The value of `Allow` for a route: what it takes, and what every route does.
pub(crate) fn allow(methods: &[Method]) -> String {
    let mut names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    if methods.contains(&Method::GET) {
        names.push("HEAD");
    }
    names.push("OPTIONS");
    names.join(", ")
}
