//! The edge functions: the one list that building, serving, routing and `tidy`
//! go by. A new function is one line here and one component in `spin.toml`.

/// An edge function: a crate that becomes one Wasm file for each host.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Function {
    /// Its name on both hosts: a component in Spin, a module of the
    /// script in Workers.
    pub(crate) name: &'static str,
    /// The crate.
    pub(crate) package: &'static str,
    /// The crate's folder.
    pub(crate) folder: &'static str,
    /// The paths it owns, as Spin writes them: exact, or ending in `/...` for
    /// all that is below.
    pub(crate) routes: &'static [&'static str],
    /// The Durable Objects that keep its state on Workers: the name that it
    /// finds each by, and the class that it exports.
    pub(crate) durable: &'static [(&'static str, &'static str)],
}

impl Function {
    /// The name of the Wasm file that cargo makes of the crate.
    pub(crate) fn wasm_file(&self) -> String {
        format!("{}.wasm", self.package.replace('-', "_"))
    }
}

/// Functions that are served together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Application {
    /// What it is made of.
    pub(crate) functions: &'static [Function],
    /// Its Spin manifest, with one component per function.
    pub(crate) manifest: &'static str,
}

/// Vigie itself.
pub(crate) const VIGIE: Application = Application {
    functions: &[
        Function {
            name: "content",
            package: "vigie-content",
            folder: "functions/content",
            routes: &[
                "/v1/sheets/...",
                "/v1/topics",
                "/v1/emergency-numbers",
                "/v1/guide",
                "/v1/phrases/...",
                "/v1/answers/...",
                "/v1/feeds/...",
                "/sitemap.xml",
                "/assets/...",
            ],
            durable: &[],
        },
        Function {
            name: "relay",
            package: "vigie-relay",
            folder: "functions/relay",
            routes: &[
                "/v1/cases/...",
                "/v1/desks/...",
                "/v1/stats",
                "/v1/capabilities",
                "/v1/leave",
            ],
            durable: &[
                ("CASE", "Case"),
                ("GATE", "Gate"),
                ("DESK", "Desk"),
                ("BOARD", "Board"),
                ("IDENTITY", "Identity"),
            ],
        },
        Function {
            name: "stations",
            package: "vigie-stations",
            folder: "functions/stations",
            routes: &[
                "/v1/stations/...",
                "/v1/communes",
                "/v1/openapi.json",
                "/healthz",
            ],
            durable: &[],
        },
        Function {
            name: "pages",
            package: "vigie-pages",
            folder: "functions/pages",
            routes: &["/..."],
            durable: &[],
        },
    ],
    manifest: "spin.toml",
};

/// The smallest function on each host, which benchmarks measure against.
pub(crate) const HELLO: Application = Application {
    functions: &[Function {
        name: "hello",
        package: "vigie-hello",
        folder: "tests/hello",
        routes: &["/..."],
        durable: &[],
    }],
    manifest: "tests/hello/spin.toml",
};

/// Every function of both.
pub(crate) fn all() -> impl Iterator<Item = &'static Function> {
    VIGIE.functions.iter().chain(HELLO.functions)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_path_has_one_owner() {
        for application in [VIGIE, HELLO] {
            let mut owned = HashSet::new();
            for route in application
                .functions
                .iter()
                .flat_map(|function| function.routes)
            {
                assert!(
                    route.starts_with('/'),
                    "{route} does not start with a slash"
                );
                assert!(owned.insert(route), "{route} has two owners");
            }
            assert!(owned.contains(&"/..."), "nobody answers for unknown paths");
        }
    }

    #[test]
    fn every_durable_object_has_one_owner() {
        let mut bindings = HashSet::new();
        let mut classes = HashSet::new();
        for (binding, class) in VIGIE.functions.iter().flat_map(|function| function.durable) {
            assert!(bindings.insert(binding), "{binding} is bound twice");
            assert!(classes.insert(class), "{class} is exported twice");
        }
    }

    #[test]
    fn names_are_words_that_every_configuration_accepts() {
        for function in all() {
            let name = function.name;
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
        }
    }
}
