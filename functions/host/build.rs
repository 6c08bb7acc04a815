//! Turns the service's own texts of `content/interface` into an enum and one table
//! a language, so that a missing translation is a build error and looking one up
//! costs nothing.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use vigie::language::Language;
use vigie_interface::{FOLDER, Interface, variant};

/// The files. They are named one by one because Cargo watches a folder with
/// everything below it: a text that only scripts say, in `pages`, would have
/// every function built again.
const FILES: &[&str] = &[
    "audience",
    "case",
    "channel",
    "console",
    "conversation",
    "desk",
    "exit",
    "field",
    "guide",
    "hours",
    "minors",
    "number",
    "offline",
    "phrasebook",
    "portal",
    "problem",
    "routing",
    "safety",
    "sheet",
    "site",
    "stations",
    "territory",
    "topic",
    "widgets",
];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let folder = root.join(FOLDER);
    let interface = Interface::of_service(&folder, FILES);
    if !interface.faults().is_empty() {
        for fault in interface.faults() {
            println!("cargo::error={fault}");
        }
        return Ok(ExitCode::FAILURE);
    }
    // Only now: a script that fails runs again anyway, and Cargo would show all of
    // this below the faults.
    for language in Language::ALL {
        for name in FILES {
            let file = folder.join(format!("{language}/{name}.ftl"));
            println!("cargo::rerun-if-changed={}", file.display());
        }
    }
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("phrases.rs"),
        code(&interface),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The enum and the tables.
fn code(interface: &Interface) -> String {
    let french = interface.phrases(Language::French);
    let mut code = String::from(
        "/// A phrase of `content/interface`.\n#[allow(missing_docs)]\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Phrase {\n",
    );
    for id in french.keys() {
        code += &format!("    {},\n", variant(id));
    }
    code += "}\n\n";
    code += &format!("const KEYS: [(&str, Phrase); {}] = [\n", french.len());
    for id in french.keys() {
        code += &format!("    ({id:?}, Phrase::{}),\n", variant(id));
    }
    code += "];\n\nstatic TEXTS: [[&str; ";
    code += &format!("{}]; {}] = [\n", french.len(), Language::ALL.len());
    for language in Language::ALL {
        code += "    [\n";
        for text in interface.phrases(*language).values() {
            code += &format!("        {text:?},\n");
        }
        code += "    ],\n";
    }
    code += "];\n";
    code
}
