//! Cloudflare Workers: the script that the functions make together, and how
//! workerd serves it.
//!
//! All functions are one script. Each is still a Wasm module with a memory of
//! its own, and `functions/router` calls the one that owns a path. They reach
//! no network: the only way out is denied by name.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::build::{Build, write};
use crate::functions::Function;
use crate::guard::guarded;
use crate::tools;

/// The script's main module.
pub(crate) const MAIN: &str = "index.js";

/// The module that finds the function of a path.
pub(crate) const ROUTER: &str = "router.mjs";

/// The day whose behaviour of the Workers runtime Vigie is tested with. A later
/// day changes how sockets close, among other things: move it with the tests.
pub(crate) const COMPATIBILITY_DATE: &str = "2026-11-01";

/// How a workerd is to be served.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    /// Where it listens.
    pub(crate) listen: SocketAddr,
    /// Whether a `CF-Blob` header of the request becomes `request.cf`. Anyone
    /// could then say where they are, so only tests ask for it.
    pub(crate) trust_cf_header: bool,
    /// Who runs the service, for the page to say.
    pub(crate) operator: Option<String>,
}

/// Writes the configuration into `state` and gives the command that serves it.
pub(crate) fn command(
    build: &Build,
    functions: &[Function],
    door: &Door,
    state: &Path,
) -> Result<Command> {
    let path = state.join("workerd.capnp");
    write(&path, &config(build, functions, door))?;
    let mut command = guarded(&tools::workerd()?);
    // The files are embedded by absolute path, which Cap'n Proto looks up below
    // its import path.
    command.args(["serve", "--import-path=/"]).arg(&path);
    Ok(command)
}

/// The script's main module: the routes of [`crate::functions`], and every
/// class that the functions export for the runtime to find.
pub(crate) fn main_module(functions: &[Function]) -> String {
    let mut module = format!(
        "// Written by `cargo xtask build`; changes are lost.\n\
         import {{ router }} from \"./{ROUTER}\";\n"
    );
    for Function { name, .. } in functions {
        module.push_str(&format!(
            "import {name} from \"./{name}/index.js\";\n\
             export * from \"./{name}/index.js\";\n"
        ));
    }
    module.push_str("\nexport default router([\n");
    for function in functions {
        for route in function.routes {
            module.push_str(&format!("  [\"{route}\", {}],\n", function.name));
        }
    }
    module.push_str("]);\n");
    module
}

fn config(build: &Build, functions: &[Function], door: &Door) -> String {
    let http = if door.trust_cf_header {
        "( cfBlobHeader = \"CF-Blob\" )"
    } else {
        "()"
    };
    let listen = quoted(&door.listen.to_string());
    let folder = build.workers_folder();
    // The first module is the main one.
    let mut modules = vec![
        module(&folder, MAIN, "esModule"),
        module(&folder, ROUTER, "esModule"),
    ];
    for Function { name, .. } in functions {
        modules.push(module(&folder, &format!("{name}/index.js"), "esModule"));
        modules.push(module(&folder, &format!("{name}/index_bg.wasm"), "wasm"));
    }
    let modules = modules.join(",\n    ");
    let operator = quoted(door.operator.as_deref().unwrap_or_default());
    format!(
        r#"# Written by `cargo xtask serve`; changes are lost.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "vigie", worker = .vigie ),
    # Without a service of this name workerd makes one that reaches everywhere.
    ( name = "internet", network = ( allow = [] ) ),
  ],
  sockets = [ ( name = "http", address = {listen}, http = {http}, service = "vigie" ) ],
);

const vigie :Workerd.Worker = (
  compatibilityDate = "{COMPATIBILITY_DATE}",
  modules = [
    {modules},
  ],
  bindings = [ ( name = "operator", text = {operator} ) ],
);
"#
    )
}

fn module(folder: &Path, name: &str, kind: &str) -> String {
    let path = folder.join(name);
    format!(
        "( name = \"{name}\", {kind} = embed {} )",
        quoted(&path.to_string_lossy())
    )
}

/// A Cap'n Proto string.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;
    use crate::functions::HELLO;

    fn config_of_hello(trust_cf_header: bool) -> String {
        let build = Build {
            dist: "/srv/a \"b\"".into(),
            directory: Directory::Sample,
        };
        let listen = "127.0.0.1:8787".parse().unwrap();
        config(
            &build,
            HELLO.functions,
            &Door {
                listen,
                trust_cf_header,
                operator: Some("Ville d'\"Exemple\"".to_owned()),
            },
        )
    }

    #[test]
    fn the_main_module_routes_to_each_function() {
        let module = main_module(HELLO.functions);
        assert!(
            module.contains("import hello from \"./hello/index.js\";"),
            "{module}"
        );
        assert!(module.contains("  [\"/...\", hello],"), "{module}");
    }

    #[test]
    fn modules_are_embedded_by_their_path() {
        let config = config_of_hello(false);
        let module = r#"( name = "hello/index.js", esModule = embed "/srv/a \"b\"/workers/hello/index.js" )"#;
        assert!(config.contains(module), "{config}");
    }

    #[test]
    fn a_place_claimed_in_a_header_is_believed_only_when_asked() {
        assert!(!config_of_hello(false).contains("cfBlobHeader"));
        assert!(config_of_hello(true).contains("cfBlobHeader = \"CF-Blob\""));
    }

    #[test]
    fn the_operator_is_bound_as_a_variable() {
        let config = config_of_hello(false);
        let binding = r#"( name = "operator", text = "Ville d'\"Exemple\"" )"#;
        assert!(config.contains(binding), "{config}");
    }

    #[test]
    fn functions_reach_no_network() {
        let config = config_of_hello(false);
        assert!(
            config.contains("( name = \"internet\", network = ( allow = [] ) )"),
            "{config}"
        );
    }
}
