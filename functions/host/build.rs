//! Turns `content/interface/*.toml` into an enum and one table a language, so
//! that a missing translation is a build error and looking one up costs nothing.

use std::{collections::BTreeMap, env, error::Error, fs, path::Path};

use vigie::language::Language;

type Phrases = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content/interface");
    println!("cargo::rerun-if-changed={}", folder.display());
    let tables: Vec<Phrases> = Language::ALL
        .iter()
        .map(|language| read(&folder.join(format!("{language}.toml"))))
        .collect::<Result<_, _>>()?;
    let [first, others @ ..] = tables.as_slice() else {
        return Err("there is no language".into());
    };
    for (table, language) in others.iter().zip(Language::ALL.iter().skip(1)) {
        compare(first, table, *language)?;
    }

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
    Ok(())
}

/// Reads a file of sections into keys such as `problem.not_found_title`.
fn read(path: &Path) -> Result<Phrases, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let sections: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(sections
        .into_iter()
        .flat_map(|(section, phrases)| {
            phrases
                .into_iter()
                .map(move |(key, text)| (format!("{section}.{key}"), text))
        })
        .collect())
}

/// Refuses a translation that lacks a phrase, has one too many, or names other
/// placeholders than the original.
fn compare(original: &Phrases, translated: &Phrases, language: Language) -> Result<(), String> {
    for (key, text) in original {
        let translation = translated
            .get(key)
            .ok_or_else(|| format!("{language}.toml lacks {key}"))?;
        if placeholders(text) != placeholders(translation) {
            return Err(format!("{language}.toml: {key} has other placeholders"));
        }
    }
    match translated.keys().find(|key| !original.contains_key(*key)) {
        Some(key) => Err(format!(
            "{language}.toml has {key}, which {} lacks",
            Language::French
        )),
        None => Ok(()),
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    names.sort_unstable();
    names
}

fn camel(key: &str) -> String {
    key.split(['.', '_', '-'])
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect()
}
