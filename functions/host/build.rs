//! Turns `content/interface/*.toml` into an enum and one table a language, so
//! that a missing translation is a build error and looking one up costs nothing.

#[path = "build/phrases.rs"]
mod phrases;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content/interface");
    println!("cargo::rerun-if-changed={}", folder.display());
    let tables = match phrases::read(&folder) {
        Ok(tables) => tables,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            return Ok(ExitCode::FAILURE);
        }
    };
    let first = tables.first().ok_or("there is no language")?;

    let mut code = String::from(
        "/// A phrase of `content/interface`.\n#[allow(missing_docs)]\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Phrase {\n",
    );
    for key in first.keys() {
        code += &format!("    {},\n", camel(key));
    }
    code += "}\n\n";
    code += &format!("const KEYS: [(&str, Phrase); {}] = [\n", first.len());
    for key in first.keys() {
        code += &format!("    ({key:?}, Phrase::{}),\n", camel(key));
    }
    code += "];\n\nstatic TEXTS: [[&str; ";
    code += &format!("{}]; {}] = [\n", first.len(), tables.len());
    for table in &tables {
        code += "    [\n";
        for text in table.values() {
            code += &format!("        {text:?},\n");
        }
        code += "    ],\n";
    }
    code += "];\n";
    fs::write(Path::new(&env::var("OUT_DIR")?).join("phrases.rs"), code)?;
    Ok(ExitCode::SUCCESS)
}

fn camel(key: &str) -> String {
    key.split(['.', '_', '-'])
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect()
}
