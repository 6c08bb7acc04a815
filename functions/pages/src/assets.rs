//! What pages load.

use rust_embed::RustEmbed;
use vigie_host::{Call, Problem, Response, Source, cache::Keep, representation::Precompressed};

use crate::Endpoint;

/// How long in seconds a file is kept whose name stays while what it holds
/// changes.
const KEEP: u32 = 300;

/// How many characters of a hash stand in the name of a file that never changes.
const HASH: usize = 8;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/files"]
struct Files;

/// `GET /web/{file}`
pub(crate) fn asset<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let name = call.parameter(0);
    let (stem, ending) = name.rsplit_once('.').ok_or(Problem::NotFound)?;
    let media_type = match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        _ => return Err(Problem::NotFound),
    };
    let brotli = Files::get(&format!("{name}.br")).ok_or(Problem::NotFound)?;
    let gzip = Files::get(&format!("{name}.gz")).ok_or(Problem::NotFound)?;
    let [a, b, c, d, e, f, g, h, ..] = brotli.metadata.sha256_hash();
    let file = Precompressed {
        media_type,
        tag: u64::from_be_bytes([a, b, c, d, e, f, g, h]),
        brotli: brotli.data,
        gzip: gzip.data,
    };
    let kept = if is_hashed(stem) {
        Keep::Forever
    } else {
        Keep::PublicOrStale(KEEP)
    };
    Ok(file.answer(&call.request.source, kept))
}

/// Whether a file's name changes with what it holds, as esbuild writes it:
/// `map-SZDKE4SK`.
fn is_hashed(stem: &str) -> bool {
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        let is_digit = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        hash.len() == HASH && hash.bytes().all(is_digit)
    })
}
