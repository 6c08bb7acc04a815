//! What pages load.

use http::header;
use rust_embed::RustEmbed;
use vigie_host::{
    Call, Problem, Response, Source, cache::Keep, representation::Precompressed, response,
};

use crate::{Endpoint, app};

/// How long in seconds a file is kept whose name stays while what it holds
/// changes.
const KEEP: u32 = 300;

/// The media type of scripts.
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// What the worker may do: ask this service, and run the module that answers where
/// there is no network.
const WORKER_POLICY: &str =
    "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

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
        "js" => SCRIPT,
        "png" => "image/png",
        "wasm" => "application/wasm",
        "webmanifest" => return app::manifest(stem),
        _ => return Err(Problem::NotFound),
    };
    let kept = if is_hashed(stem) {
        Keep::Forever
    } else {
        Keep::PublicOrStale(KEEP)
    };
    file(name, media_type).map(|file| file.answer(&call.request.source, kept))
}

/// `GET /sw.js`: what answers for this service where there is no network. It lies
/// at the root because it answers for all that is below where it lies.
pub(crate) fn worker<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let worker = file("sw.js", SCRIPT)?;
    let mut answer = worker.answer(&call.request.source, Keep::PublicOrStale(KEEP));
    response::set(&mut answer, header::CONTENT_SECURITY_POLICY, WORKER_POLICY);
    Ok(answer)
}

fn file(name: &str, media_type: &'static str) -> Result<Precompressed, Problem> {
    let brotli = Files::get(&format!("{name}.br")).ok_or(Problem::NotFound)?;
    let gzip = Files::get(&format!("{name}.gz")).ok_or(Problem::NotFound)?;
    let [a, b, c, d, e, f, g, h, ..] = brotli.metadata.sha256_hash();
    Ok(Precompressed {
        media_type,
        tag: u64::from_be_bytes([a, b, c, d, e, f, g, h]),
        brotli: brotli.data,
        gzip: gzip.data,
    })
}

/// Whether a file's name changes with what it holds, as esbuild writes it:
/// `map-SZDKE4SK`.
fn is_hashed(stem: &str) -> bool {
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        let is_digit = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        hash.len() == HASH && hash.bytes().all(is_digit)
    })
}
