//! Which endpoint an address belongs to.

use http::Method;

/// An address that a function answers.
#[derive(Clone, Copy, Debug)]
pub struct Route<E: 'static> {
    /// The path; a segment such as `{id}` stands for any one segment.
    pub path: &'static str,
    /// The methods it takes; HEAD comes with GET, OPTIONS with all.
    pub methods: &'static [Method],
    /// What the function calls it.
    pub endpoint: E,
}

impl<E> Route<E> {
    /// An address that is read.
    ///
    /// ```
    /// use http::Method;
    /// use vigie_host::Route;
    ///
    /// const HEALTH: Route<char> = Route::get("/healthz", 'h');
    /// assert_eq!(HEALTH.methods, [Method::GET]);
    /// ```
    #[must_use]
    pub const fn get(path: &'static str, endpoint: E) -> Self {
        Self::new(path, &[Method::GET], endpoint)
    }

    /// An address that takes several methods, or another than GET.
    #[must_use]
    pub const fn new(path: &'static str, methods: &'static [Method], endpoint: E) -> Self {
        Self {
            path,
            methods,
            endpoint,
        }
    }
}

/// A route that fits a path, with what stood for its `{…}` segments.
#[derive(Clone, Debug)]
pub struct Matched<'r, 'p, E: 'static> {
    /// The route.
    pub route: &'r Route<E>,
    /// The segments in order, still percent-encoded.
    pub parameters: Vec<&'p str>,
}

/// The route for a path: literal segments win over `{…}`, whatever the order
/// of the table. One slash at the end of the path is forgiven.
///
/// # Examples
///
/// ```
/// use vigie_host::{Route, route::find};
/// use http::Method;
///
/// const ROUTES: [Route<u8>; 2] = [
///     Route { path: "/v1/stations/{id}", methods: &[Method::GET], endpoint: 1 },
///     Route { path: "/v1/stations/search", methods: &[Method::POST], endpoint: 2 },
/// ];
/// assert_eq!(find(&ROUTES, "/v1/stations/search").unwrap().route.endpoint, 2);
/// let found = find(&ROUTES, "/v1/stations/a%20b").unwrap();
/// assert_eq!((found.route.endpoint, found.parameters), (1, vec!["a%20b"]));
/// assert!(find(&ROUTES, "/v1/stations/").is_none());
/// ```
#[must_use]
pub fn find<'r, 'p, E>(routes: &'r [Route<E>], path: &'p str) -> Option<Matched<'r, 'p, E>> {
    let path = match path.strip_suffix('/') {
        Some(bare) if !bare.is_empty() => bare,
        _ => path,
    };
    let fits =
        |route: &'r Route<E>| fit(route.path, path).map(|parameters| Matched { route, parameters });
    let mut fitting = routes.iter().filter_map(fits);
    let first = fitting.next()?;
    if first.parameters.is_empty() {
        return Some(first);
    }
    fitting
        .find(|found| found.parameters.is_empty())
        .or(Some(first))
}

/// Whether a path fits a pattern, and what stood for its parameters.
fn fit<'p>(pattern: &str, path: &'p str) -> Option<Vec<&'p str>> {
    if !pattern.contains('{') {
        return (pattern == path).then(Vec::new);
    }
    let mut parameters = Vec::new();
    let mut segments = path.split('/');
    for expected in pattern.split('/') {
        let segment = segments.next()?;
        if expected.starts_with('{') {
            if segment.is_empty() {
                return None;
            }
            parameters.push(segment);
        } else if expected != segment {
            return None;
        }
    }
    segments.next().is_none().then_some(parameters)
}
