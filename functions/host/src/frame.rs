//! What every function answers alike.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode, header};
use vigie::language::Preferences;

use crate::{
    BodyError, Context, Host, Language, Problem, Request, Response, Route, Source, cache, problem,
    query, response, route,
};

/// The headers that protect whoever reads an answer, whatever it is. A page
/// that needs more than nothing at all sets its own policy.
const SECURITY: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), interest-cohort=(), microphone=()",
    ),
    (
        header::STRICT_TRANSPORT_SECURITY,
        "max-age=63072000; includeSubDomains",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "cross-origin",
    ),
];

/// What a page on another site may send and read; every read is public.
const CORS_REQUEST_HEADERS: &str = "accept-language, content-type, if-none-match";
const CORS_RESPONSE_HEADERS: &str = "content-language, etag, x-request-id";

/// The header that names a request, as problem documents do.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Finds the route of a request, lets the function answer it, and adds what
/// every answer has: request id, security and CORS headers, language, entity
/// tag; 304, HEAD, OPTIONS, 404 and 405 come out right by themselves.
///
/// # Examples
///
/// A whole function, as its test calls it:
///
/// ```
/// use bytes::Bytes;
/// use http::{Method, StatusCode};
/// use vigie_host::{Host, Request, Response, Route, Source, answer, response, simulated};
///
/// const ROUTES: [Route<()>; 1] =
///     [Route { path: "/hello", methods: &[Method::GET], endpoint: () }];
///
/// async fn handle<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
///     answer(request, host, &ROUTES, async |_call| {
///         Ok(response::body(StatusCode::OK, "text/plain", Bytes::from_static(b"hello")))
///     })
///     .await
/// }
///
/// let host = simulated::SimulatedHost::new("2026-11-23T10:00:00Z".parse().unwrap());
/// let response = simulated::block_on(handle(simulated::get("/hello"), &host));
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.headers()["x-content-type-options"], "nosniff");
/// let response = simulated::block_on(handle(simulated::get("/nothing"), &host));
/// assert_eq!(response.status(), 404);
/// ```
pub async fn answer<S, H, E, F>(
    mut request: Request<S>,
    host: &H,
    routes: &'static [Route<E>],
    function: F,
) -> Response
where
    S: Source,
    H: Host,
    E: Copy,
    F: AsyncFnOnce(Call<'_, E, S>) -> Result<Response, Problem>,
{
    let context = Context::new(request_id(host));
    let result = dispatch(&mut request, routes, &context, function).await;
    let mut response = result.unwrap_or_else(|problem| problem.into_response(&context, &request));
    finish(&mut response, &request, &context);
    response
}

/// The answer to a request that could not even be looked at.
pub fn refuse<S: Source, H: Host>(request: &Request<S>, host: &H, problem: Problem) -> Response {
    let context = Context::new(request_id(host));
    let mut response = problem.into_response(&context, request);
    finish(&mut response, request, &context);
    response
}

/// A request that found its route.
#[derive(Debug)]
pub struct Call<'a, E, S> {
    /// The route's endpoint.
    pub endpoint: E,
    /// What stood for the route's `{…}` segments, decoded.
    pub parameters: Vec<String>,
    /// The request.
    pub request: &'a mut Request<S>,
    /// What goes with it.
    pub context: &'a Context,
}

impl<E, S: Source> Call<'_, E, S> {
    /// What stood for one of the route's `{…}` segments, counted from 0.
    pub fn parameter(&self, index: usize) -> &str {
        self.parameters.get(index).map_or("", String::as_str)
    }

    /// What the caller reads, see [`Context::preferences`].
    pub fn preferences(&self) -> Preferences {
        self.context.preferences(self.request)
    }

    /// The essence of the body's media type, in lower case.
    pub fn media_type(&self) -> String {
        let written = self
            .request
            .source
            .header("content-type")
            .unwrap_or_default();
        let essence = written.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// The body, if it has `limit` bytes at most.
    ///
    /// # Errors
    ///
    /// If it has more, or broke off.
    pub async fn body(&mut self, limit: usize) -> Result<Bytes, Problem> {
        let body = self.request.source.body(limit).await;
        body.map_err(|error| match error {
            BodyError::TooLarge => Problem::BodyTooLarge(limit),
            BodyError::Interrupted => Problem::BodyUnreadable,
        })
    }

    /// The language to answer in, see [`Context::language`].
    pub fn language(&self) -> Language {
        self.context.language(self.request)
    }
}

async fn dispatch<S, E, F>(
    request: &mut Request<S>,
    routes: &'static [Route<E>],
    context: &Context,
    function: F,
) -> Result<Response, Problem>
where
    S: Source,
    E: Copy,
    F: AsyncFnOnce(Call<'_, E, S>) -> Result<Response, Problem>,
{
    if request.target.len() > problem::MAX_TARGET {
        return Err(Problem::UriTooLong);
    }
    let found = route::find(routes, request.path()).ok_or(Problem::NotFound)?;
    let route = found.route;
    let decoded = found.parameters.into_iter().map(query::decode);
    let parameters = decoded
        .map(|parameter| parameter.map(Cow::into_owned))
        .collect::<Result<_, _>>()
        .map_err(|_| Problem::NotFound)?;
    match &request.method {
        method if *method == Method::OPTIONS => return Ok(options(route)),
        // HEAD is GET whose body `finish` takes away.
        method if *method == Method::HEAD && route.methods.contains(&Method::GET) => {}
        method if route.methods.contains(method) => {}
        _ => return Err(Problem::MethodNotAllowed(route.methods)),
    }
    function(Call {
        endpoint: route.endpoint,
        parameters,
        request,
        context,
    })
    .await
}

/// The answer to OPTIONS, which is also the answer to a CORS preflight.
fn options<E>(route: &Route<E>) -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    let methods = problem::allow(route.methods);
    response::set(&mut response, header::ALLOW, &methods);
    response::set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_METHODS,
        &methods,
    );
    response::set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        CORS_REQUEST_HEADERS,
    );
    response::set(&mut response, header::ACCESS_CONTROL_MAX_AGE, "86400");
    response
}

fn finish<S: Source>(response: &mut Response, request: &Request<S>, context: &Context) {
    if let Some(reader) = context.reader() {
        if let Some(spoken) = context.spoken() {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LANGUAGE, spoken);
        }
        if reader.negotiated {
            response::vary(response, "accept-language");
        }
    }
    cache::validate(response, &request.source);
    let length = response.body().len();
    if request.method == Method::HEAD {
        response.body_mut().clear();
        response::set(response, header::CONTENT_LENGTH, &length.to_string());
    }
    // An answer that an actor gave to a function has its own, which its problem
    // document bears too.
    if !response.headers().contains_key(REQUEST_ID) {
        response::set(response, REQUEST_ID, &context.request_id);
    }
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(CORS_RESPONSE_HEADERS),
    );
    for (name, value) in SECURITY {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
}

/// 128 random bits as hexadecimal digits. A caller's own id is not taken over:
/// it could follow a person from one request to the next.
fn request_id<H: Host>(host: &H) -> String {
    let mut bytes = [0; 16];
    host.fill_random(&mut bytes);
    format!("{:032x}", u128::from_be_bytes(bytes))
}
