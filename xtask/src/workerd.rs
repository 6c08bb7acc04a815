//! Cloudflare Workers: the script that the functions make together, and how
//! workerd serves it.
//!
//! All functions are one script. Each is still a Wasm module with a memory of
//! its own, and `functions/router` calls the one that owns a path. They reach
//! no network, or as much of it as an OpenID provider needs.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::Build;
use crate::functions::Function;
use crate::guard::guarded;
use crate::oidc::{self, OidcOrigin};
use crate::output::write_private;
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
    /// Where the functions send requests to, if they do.
    pub(crate) oidc_origin: Option<OidcOrigin>,
    /// The deployment's other variables, by name. Some are secret.
    pub(crate) variables: Vec<(&'static str, String)>,
}

/// Writes the configuration into `state` and gives the command that serves it.
pub(crate) fn command(
    build: &Build,
    functions: &[Function],
    door: &Door,
    state: &Path,
) -> Result<Command> {
    let storage = storage(state);
    if has_durable(functions) {
        fs::create_dir_all(&storage)
            .with_context(|| format!("cannot make {}", storage.display()))?;
    }
    let path = state.join("workerd.capnp");
    // It holds the secrets among the variables.
    write_private(&path, config(build, functions, door, &storage).as_bytes())?;
    let mut command = guarded(&tools::workerd()?);
    // The files are embedded by absolute path, which Cap'n Proto looks up below
    // its import path.
    command.args(["serve", "--import-path=/"]).arg(&path);
    Ok(command)
}

/// Where the Durable Objects keep their databases below a state folder.
pub(crate) fn storage(state: &Path) -> PathBuf {
    state.join("workers")
}

fn has_durable(functions: &[Function]) -> bool {
    functions
        .iter()
        .any(|function| !function.durable.is_empty())
}

/// The script's main module: the routes of [`crate::functions`], and the
/// classes that the runtime finds by their names.
pub(crate) fn main_module(functions: &[Function]) -> String {
    let mut module = format!(
        "// Written by `cargo xtask build`; changes are lost.\n\
         import {{ router }} from \"./{ROUTER}\";\n"
    );
    for Function { name, durable, .. } in functions {
        module.push_str(&format!("import {name} from \"./{name}/index.js\";\n"));
        // Each by its name: a name that two functions exported would silently
        // be left out of an `export *`.
        for (_, class) in *durable {
            module.push_str(&format!(
                "export {{ {class} }} from \"./{name}/index.js\";\n"
            ));
        }
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

fn config(build: &Build, functions: &[Function], door: &Door, storage: &Path) -> String {
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
    let operator = door.operator.as_deref().unwrap_or_default();
    let mut bindings = vec![text("operator", operator)];
    if let Some(origin) = &door.oidc_origin {
        bindings.push(text(oidc::VARIABLE, origin.as_str()));
    }
    bindings.extend(door.variables.iter().map(|(name, value)| text(name, value)));
    let mut service = String::new();
    let mut durable = String::new();
    if has_durable(functions) {
        let objects = functions.iter().flat_map(|function| function.durable);
        let mut namespaces = Vec::new();
        for (binding, class) in objects {
            bindings.push(format!(
                "( name = \"{binding}\", durableObjectNamespace = \"{class}\" )"
            ));
            // The key names the folder of the databases: it stays as it is for
            // as long as they do.
            let key = class.to_ascii_lowercase();
            namespaces.push(format!(
                "( className = \"{class}\", uniqueKey = \"vigie-{key}\", enableSql = true )"
            ));
        }
        let storage = quoted(&storage.to_string_lossy());
        service =
            format!("\n    ( name = \"storage\", disk = ( path = {storage}, writable = true ) ),");
        durable = format!(
            "\n  durableObjectNamespaces = {},\n  \
             durableObjectStorage = ( localDisk = \"storage\" ),",
            list(&namespaces)
        );
    }
    let bindings = list(&bindings);
    let internet = internet(door.oidc_origin.as_ref());
    format!(
        r#"# Written by `cargo xtask serve`; changes are lost.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "vigie", worker = .vigie ),
    # Without a service of this name workerd makes one that reaches everywhere.
    ( name = "internet", network = {internet} ),{service}
  ],
  sockets = [ ( name = "http", address = {listen}, http = {http}, service = "vigie" ) ],
);

const vigie :Workerd.Worker = (
  compatibilityDate = "{COMPATIBILITY_DATE}",
  modules = [
    {modules},
  ],
  bindings = {bindings},{durable}
);
"#
    )
}

/// The part of the network that functions reach: the host crate lets them send
/// requests to one origin alone, and this is the wall behind it. It knows
/// addresses only, so a name that leads to a private one leads nowhere.
fn internet(to: Option<&OidcOrigin>) -> String {
    let addresses: Vec<_> = match to.map(OidcOrigin::here) {
        None => Vec::new(),
        Some([]) => vec!["public".to_owned()],
        Some(here) => here
            .iter()
            .map(|address| format!("{address}/{}", if address.is_ipv4() { 32 } else { 128 }))
            .collect(),
    };
    let addresses: Vec<_> = addresses.iter().map(|address| quoted(address)).collect();
    format!(
        "( allow = [{}], tlsOptions = ( trustBrowserCas = true ) )",
        addresses.join(", ")
    )
}

fn module(folder: &Path, name: &str, kind: &str) -> String {
    let path = folder.join(name);
    format!(
        "( name = \"{name}\", {kind} = embed {} )",
        quoted(&path.to_string_lossy())
    )
}

/// A binding that a function reads as a variable.
fn text(name: &str, value: &str) -> String {
    format!("( name = \"{name}\", text = {} )", quoted(value))
}

/// A Cap'n Proto list; a short one on one line.
fn list(items: &[String]) -> String {
    match items {
        [one] => format!("[ {one} ]"),
        _ => format!("[\n    {},\n  ]", items.join(",\n    ")),
    }
}

/// A Cap'n Proto string.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;
    use crate::functions::{HELLO, VIGIE};

    fn config_of_hello(trust_cf_header: bool) -> String {
        config_of(HELLO.functions, trust_cf_header)
    }

    fn config_of(functions: &[Function], trust_cf_header: bool) -> String {
        config_with(functions, trust_cf_header, None)
    }

    fn config_with(functions: &[Function], trust_cf_header: bool, to: Option<&str>) -> String {
        let build = Build {
            dist: "/srv/a \"b\"".into(),
            directory: Directory::Sample,
        };
        let listen = "127.0.0.1:8787".parse().unwrap();
        config(
            &build,
            functions,
            &Door {
                listen,
                trust_cf_header,
                operator: Some("Ville d'\"Exemple\"".to_owned()),
                oidc_origin: to.map(|origin| origin.parse().unwrap()),
                variables: vec![("pace", "one=\"".to_owned())],
            },
            Path::new("/state/workers"),
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
    fn variables_are_bound_by_their_names() {
        let config = config_of_hello(false);
        let binding = r#"( name = "pace", text = "one=\"" )"#;
        assert!(config.contains(binding), "{config}");
    }

    #[test]
    fn durable_objects_are_exported_bound_and_kept_on_disk() {
        let module = main_module(VIGIE.functions);
        let config = config_of(VIGIE.functions, false);
        for class in ["Case", "Gate"] {
            let export = format!("export {{ {class} }} from \"./relay/index.js\";");
            assert!(module.contains(&export), "{module}");
        }
        for line in [
            r#"( name = "storage", disk = ( path = "/state/workers", writable = true ) ),"#,
            r#"( name = "CASE", durableObjectNamespace = "Case" ),"#,
            r#"( name = "GATE", durableObjectNamespace = "Gate" ),"#,
            r#"( className = "Case", uniqueKey = "vigie-case", enableSql = true ),"#,
            r#"( className = "Gate", uniqueKey = "vigie-gate", enableSql = true ),"#,
            r#"durableObjectStorage = ( localDisk = "storage" ),"#,
        ] {
            assert!(config.contains(line), "{line} is not in {config}");
        }
    }

    #[test]
    fn functions_without_durable_objects_have_no_storage() {
        let config = config_of_hello(false);
        assert!(!config.contains("durable"), "{config}");
        assert!(!config.contains("disk"), "{config}");
        assert!(!main_module(HELLO.functions).contains("export {"));
    }

    #[test]
    fn functions_reach_no_more_of_the_network_than_their_provider_needs() {
        for (to, allowed) in [
            (None, ""),
            (Some("https://id.example"), r#""public""#),
            // Private networks are nobody's by default, this machine's least.
            (Some("https://10.0.0.1"), r#""public""#),
            (Some("http://127.0.0.1:9000"), r#""127.0.0.1/32""#),
            (
                Some("http://localhost:9000"),
                r#""127.0.0.1/32", "::1/128""#,
            ),
        ] {
            let config = config_with(HELLO.functions, false, to);
            let service =
                format!(r#"( name = "internet", network = ( allow = [{allowed}], tlsOptions"#);
            assert!(config.contains(&service), "{config}");
            let told = to.map(|to| format!(r#"( name = "oidc_origin", text = "{to}" )"#));
            assert!(
                told.is_none_or(|binding| config.contains(&binding)),
                "{config}"
            );
        }
    }
}
