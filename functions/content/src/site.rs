//! What the build made: files that are sent as they are, and tables.

use std::borrow::Cow;

use rust_embed::RustEmbed;
use vigie::{
    emergency::NumberText, full_text::TextIndex, guide::Guide, language::Language,
    sheet::EmergencyContact,
};
use vigie_host::{Problem, representation::Precompressed};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// How long in seconds a text is kept before it is asked for again.
pub(crate) const KEEP: u32 = 300;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/site"]
struct Site;

/// A body that the build made, in its compressed forms. The names are this
/// program's own, so one that is missing is a fault of the build.
pub(crate) fn body(name: &str, media_type: &'static str) -> Result<Precompressed, Problem> {
    let brotli = Site::get(&format!("{name}.br")).ok_or(Problem::NotFound)?;
    let gzip = Site::get(&format!("{name}.gz")).ok_or(Problem::NotFound)?;
    let [a, b, c, d, e, f, g, h, ..] = brotli.metadata.sha256_hash();
    Ok(Precompressed {
        media_type,
        tag: u64::from_be_bytes([a, b, c, d, e, f, g, h]),
        brotli: brotli.data,
        gzip: gzip.data,
    })
}

/// The search index of a language, which the build has verified.
pub(crate) fn index(language: Language) -> Option<TextIndex<'static>> {
    let file = Site::get(&format!("search.{language}.index"))?;
    match file.data {
        Cow::Borrowed(bytes) => TextIndex::open(bytes).ok(),
        Cow::Owned(_) => None,
    }
}

/// Whom to alert in danger.
pub(crate) fn emergency(language: Language) -> &'static [EmergencyContact<'static>] {
    of_language(&EMERGENCY, language).map_or(&[], |list| list)
}

/// The texts of the numbers, in their order.
pub(crate) fn number_texts(language: Language) -> &'static [NumberText<'static>] {
    of_language(&NUMBER_TEXTS, language).map_or(&[], |list| list)
}

/// The guide.
pub(crate) fn guide(language: Language) -> Result<&'static Guide<'static>, Problem> {
    of_language(&GUIDES, language).ok_or(Problem::NotFound)
}

/// Tables have one item for each language, in the order of their declaration.
fn of_language<T>(table: &'static [T], language: Language) -> Option<&'static T> {
    table.get(language as usize)
}
