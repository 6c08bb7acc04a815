//! Which component answers a path.
//!
//! The rules are Spin's, and so is the library that applies them: an exact
//! segment goes before a `:name`, a `:name` before the trailing wildcard
//! `/...`, and the longest match wins whatever the order in the manifest.

use anyhow::{Result, anyhow, ensure};

use crate::manifest::{Manifest, Route};

/// Where Spin itself answers; nothing below it reaches a component.
pub const WELL_KNOWN: &str = "/.well-known/spin/";

/// The routes of an application.
#[derive(Debug)]
pub struct Router {
    routes: routefinder::Router<Target>,
}

#[derive(Debug)]
struct Target {
    component: String,
    /// The route as the manifest has it.
    raw: String,
    /// The route as Spin shows it: with a leading slash and no trailing one.
    based: String,
}

/// What a path led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The component's id.
    pub component: &'a str,
    /// The route as the manifest has it.
    pub raw_route: &'a str,
    /// The route with its base, which is always `/` here.
    pub based_route: &'a str,
    /// What the trailing wildcard stands for, with its leading slash.
    pub path_info: String,
    /// What each `:name` stands for.
    pub params: Vec<(String, String)>,
}

impl Router {
    /// The public routes of `manifest`.
    pub fn new(manifest: &Manifest) -> Result<Self> {
        let mut targets: Vec<Target> = Vec::new();
        for trigger in &manifest.triggers {
            let Route::Pattern(raw) = &trigger.route else {
                continue;
            };
            // Of two triggers with one route, the last counts.
            targets.retain(|target| target.raw != *raw);
            targets.push(Target {
                component: trigger.component.clone(),
                raw: raw.clone(),
                based: based(raw),
            });
        }
        let mut routes = routefinder::Router::new();
        for target in targets {
            let pattern = pattern(&target.based)?;
            routes
                .add(pattern, target)
                .map_err(|reason: String| anyhow!("a route cannot be read: {reason}"))?;
        }
        Ok(Self { routes })
    }

    /// The best match for `path`, which has no query.
    pub fn find(&self, path: &str) -> Option<Match<'_>> {
        let found = self.routes.best_match(path)?;
        let target = found.handler();
        let captures = found.captures();
        let params = captures.iter();
        Some(Match {
            component: &target.component,
            raw_route: &target.raw,
            based_route: &target.based,
            path_info: captures
                .wildcard()
                .map(|rest| path_info(rest, path))
                .unwrap_or_default(),
            params: params
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        })
    }
}

impl Match<'_> {
    /// The route in the manifest, without the trailing wildcard.
    pub fn component_route(&self) -> &str {
        self.raw_route
            .strip_suffix("/...")
            .unwrap_or(self.raw_route)
    }
}

fn based(raw: &str) -> String {
    let rooted = if raw.starts_with('/') {
        raw.to_owned()
    } else {
        format!("/{raw}")
    };
    match rooted.strip_suffix('/') {
        Some(route) => route.to_owned(),
        None => rooted,
    }
}

/// A route in the notation of `routefinder`, which writes `/*` for `/...`.
fn pattern(route: &str) -> Result<String> {
    let prefix = route
        .strip_suffix("/...")
        .or_else(|| route.strip_suffix("/*"));
    let fixed = prefix.unwrap_or(route);
    // `routefinder` takes one in the middle, and panics when a request meets it.
    ensure!(
        !fixed
            .split('/')
            .any(|segment| segment == "..." || segment == "*"),
        "the route {route} has a wildcard that is not at its end"
    );
    Ok(match prefix {
        Some(prefix) => format!("{prefix}/*"),
        None => route.to_owned(),
    })
}

/// Spin shows a trailing slash to the component; `routefinder` leaves it out.
fn path_info(rest: &str, path: &str) -> String {
    let slash_before = if rest.is_empty() { "" } else { "/" };
    let slash_after = if path.ends_with('/') { "/" } else { "" };
    format!("{slash_before}{rest}{slash_after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Trigger;

    fn router(routes: &[&str]) -> Result<Router> {
        let triggers = routes.iter().map(|route| Trigger {
            route: Route::Pattern((*route).to_owned()),
            component: format!("c{route}"),
        });
        Router::new(&Manifest {
            name: "test".to_owned(),
            variables: Default::default(),
            triggers: triggers.collect(),
            components: Default::default(),
        })
    }

    #[test]
    fn the_best_route_wins() {
        let many = [
            "/...",
            "/one/...",
            "/one/two/...",
            "/one",
            "/:name",
            "/one/:id",
            "/one/:id/...",
            "/one/fixed",
        ];
        let cases: &[(&[&str], &str, Option<&str>)] = &[
            // Exact routes, with and without a trailing slash.
            (&["/"], "/", Some("/")),
            (&["/"], "/a", None),
            (&["/a"], "/a", Some("/a")),
            (&["/a"], "/a/", Some("/a")),
            (&["/a/"], "/a", Some("/a/")),
            (&["/a/"], "/a/", Some("/a/")),
            (&["a"], "/a", Some("a")),
            (&["/a"], "/ab", None),
            (&["/a"], "/a/b", None),
            (&["/a"], "/A", None),
            (&["/a/b"], "/a/b", Some("/a/b")),
            (&["/a/b"], "/a", None),
            // The trailing wildcard takes its own prefix too.
            (&["/..."], "/", Some("/...")),
            (&["/..."], "/a/b/c", Some("/...")),
            (&["/a/..."], "/a", Some("/a/...")),
            (&["/a/..."], "/a/", Some("/a/...")),
            (&["/a/..."], "/a/b/c", Some("/a/...")),
            (&["/a/..."], "/b", None),
            // One segment by name.
            (&["/:name"], "/a", Some("/:name")),
            (&["/:name"], "/a/b", None),
            (&["/:name"], "/", None),
            (&["/u/:id/x"], "/u/42/x", Some("/u/:id/x")),
            (&["/u/:id/x"], "/u/42/y", None),
            // The most exact and the longest, whatever the order.
            (&many, "/", Some("/...")),
            (&many, "/one", Some("/one")),
            (&many, "/other", Some("/:name")),
            (&many, "/other/way", Some("/...")),
            (&many, "/one/two", Some("/one/two/...")),
            (&many, "/one/two/three", Some("/one/two/...")),
            (&many, "/one/fixed", Some("/one/fixed")),
            (&many, "/one/7", Some("/one/:id")),
            (&many, "/one/7/more", Some("/one/:id/...")),
        ];
        for (routes, path, expected) in cases {
            let forward = router(routes).unwrap();
            let backward: Vec<_> = routes.iter().rev().copied().collect();
            let backward = router(&backward).unwrap();
            for router in [forward, backward] {
                let found = router.find(path);
                assert_eq!(
                    found.map(|found| found.raw_route),
                    *expected,
                    "{path} among {routes:?}"
                );
            }
        }
    }

    #[test]
    fn path_info_is_what_the_wildcard_took() {
        let cases = [
            ("/a/...", "/a", ""),
            ("/a/...", "/a/", "/"),
            ("/a/...", "/a/b", "/b"),
            ("/a/...", "/a/b/", "/b/"),
            ("/a/...", "/a/b/c", "/b/c"),
            ("/...", "/a/b", "/a/b"),
            ("/...", "/", "/"),
            ("/a", "/a", ""),
        ];
        for (route, path, expected) in cases {
            let router = router(&[route]).unwrap();
            let found = router.find(path).unwrap();
            assert_eq!(found.path_info, expected, "{path} by {route}");
        }
    }

    #[test]
    fn params_and_shown_routes() {
        let router = router(&["/a/:first/:second_one/..."]).unwrap();
        let found = router.find("/a/1/d%C3%A9j%C3%A0/rest").unwrap();
        let expected = [("first", "1"), ("second_one", "d%C3%A9j%C3%A0")];
        assert_eq!(
            found.params,
            expected.map(|(n, v)| (n.to_owned(), v.to_owned()))
        );
        assert_eq!(found.based_route, "/a/:first/:second_one/...");
        assert_eq!(found.component_route(), "/a/:first/:second_one");
        assert_eq!(found.path_info, "/rest");
    }

    #[test]
    fn the_last_of_two_equal_routes_counts() {
        let trigger = |component: &str| Trigger {
            route: Route::Pattern("/a".to_owned()),
            component: component.to_owned(),
        };
        let private = Trigger {
            route: Route::Private { private: true },
            component: "private".to_owned(),
        };
        let router = Router::new(&Manifest {
            name: "test".to_owned(),
            variables: Default::default(),
            triggers: vec![trigger("first"), trigger("last"), private],
            components: Default::default(),
        })
        .unwrap();
        assert_eq!(router.find("/a").unwrap().component, "last");
        assert!(router.find("/private").is_none());
    }

    #[test]
    fn a_wildcard_stands_at_the_end_only() {
        for route in ["/.../a", "/a/*/b", "/a/.../..."] {
            assert!(router(&[route]).is_err(), "{route}");
        }
    }
}
