//! Which endpoint an address belongs to.

use http::Method;

/// An address that a function answers.
#[derive(Clone, Copy, Debug)]
pub struct Route<E: 'static> {
    /// The path; a segment `{id}` stands for any one segment.
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

/// A route that fits a path, with what stood for its `{…}` segment.
#[derive(Clone, Copy, Debug)]
pub struct Matched<'r, 'p, E: 'static> {
    /// The route.
    pub route: &'r Route<E>,
    /// The segment, still percent-encoded.
    pub parameter: Option<&'p str>,
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
/// assert_eq!((found.route.endpoint, found.parameter), (1, Some("a%20b")));
/// assert!(find(&ROUTES, "/v1/stations/").is_none());
/// ```
#[must_use]
pub fn find<'r, 'p, E>(routes: &'r [Route<E>], path: &'p str) -> Option<Matched<'r, 'p, E>> {
    let path = match path.strip_suffix('/') {
        Some(bare) if !bare.is_empty() => bare,
        _ => path,
    };
    let fits =
        |route: &'r Route<E>| fit(route.path, path).map(|parameter| Matched { route, parameter });
    let mut fitting = routes.iter().filter_map(fits);
    let first = fitting.next()?;
    if first.parameter.is_none() {
        return Some(first);
    }
    fitting
        .find(|found| found.parameter.is_none())
        .or(Some(first))
}

/// Whether a path fits a pattern, and what stood for its parameter.
fn fit<'p>(pattern: &str, path: &'p str) -> Option<Option<&'p str>> {
    let Some((before, after)) = pattern.split_once('{') else {
        return (pattern == path).then_some(None);
    };
    let after = after.split_once('}').map_or("", |(_, after)| after);
    let segment = path.strip_prefix(before)?.strip_suffix(after)?;
    (!segment.is_empty() && !segment.contains('/')).then_some(Some(segment))
}
