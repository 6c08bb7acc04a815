//! Makes tables of the phrasebook (`content/phrases`) in the languages of the
//! interface, so that a page without script shows each phrase in its reader's
//! language. The compiler of the content checks that no language lacks one.

use std::{collections::BTreeMap, env, error::Error, fs, path::Path};

use serde::Deserialize;
use vigie::language::Language;

#[derive(Deserialize)]
struct Book {
    phrases: BTreeMap<String, Phrase>,
}

#[derive(Deserialize)]
struct Phrase {
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content/phrases");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut books = Vec::new();
    for language in Language::ALL {
        let path = folder.join(format!("{language}.toml"));
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let book: Book = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        books.push(book.phrases);
    }
    let mut codes: Vec<&String> = books.iter().flat_map(BTreeMap::keys).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut code = format!("static CODES: [&str; {}] = {codes:?};\n", codes.len());
    code += &format!(
        "static TEXTS: [[&str; {}]; {}] = [\n",
        codes.len(),
        books.len()
    );
    for (book, language) in books.iter().zip(Language::ALL) {
        let texts: Result<Vec<&str>, String> = codes
            .iter()
            .map(|code| {
                let phrase = book.get(*code);
                let missing = || format!("content/phrases/{language}.toml lacks {code}");
                phrase
                    .map(|phrase| phrase.text.as_str())
                    .ok_or_else(missing)
            })
            .collect();
        code += &format!("    {:?},\n", texts?);
    }
    code += "];\n";
    fs::write(Path::new(&env::var("OUT_DIR")?).join("phrasebook.rs"), code)?;
    Ok(())
}
