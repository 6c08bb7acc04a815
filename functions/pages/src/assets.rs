//! What pages load.

use http::header;
use rust_embed::RustEmbed;
use vigie_host::{
    Call, Problem, Response, Source, cache::Keep, query::Query, representation::Precompressed,
    response,
};

use crate::{Endpoint, app};

/// How long a file is kept whose name stays while what it holds changes.
pub(crate) const SHORTLY: Keep = Keep::PublicOrStale(300);

/// The media type of scripts.
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// What the worker may do: ask this service, and run the module that answers where
/// there is no network.
const WORKER_POLICY: &str = "default-src 'none'; base-uri 'none'; connect-src 'self'; \
     form-action 'none'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'";

/// How many characters of a hash stand in the name of a file that never changes.
const HASH: usize = 8;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/files"]
struct Files;

/// `GET /web/{file}`
pub(crate) fn asset<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let name = call.parameter(0);
    file(call, &format!("web/{name}"), kept(name))
}

/// `GET /sw.js`: what answers for this service where there is no network. It lies
/// at the root because it answers for all that is below where it lies.
pub(crate) fn worker<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let mut answer = file(call, "web/sw.js", SHORTLY)?;
    response::set(&mut answer, header::CONTENT_SECURITY_POLICY, WORKER_POLICY);
    Ok(answer)
}

/// Where a loader of widgets is among the files.
pub(crate) fn loader(name: &str) -> String {
    format!("widgets/{name}")
}

/// A file of the build.
pub(crate) fn file<S: Source>(
    call: &Call<'_, Endpoint, S>,
    path: &str,
    kept: Keep,
) -> Result<Response, Problem> {
    let (stem, ending) = path.rsplit_once('.').ok_or(Problem::NotFound)?;
    let media_type = match ending {
        "css" => "text/css; charset=utf-8",
        "js" => SCRIPT,
        "png" => "image/png",
        "wasm" => "application/wasm",
        "webmanifest" => return app::manifest(stem.trim_start_matches("web/")),
        _ => return Err(Problem::NotFound),
    };
    let brotli = Files::get(&format!("{path}.br")).ok_or(Problem::NotFound)?;
    let gzip = Files::get(&format!("{path}.gz")).ok_or(Problem::NotFound)?;
    let [a, b, c, d, e, f, g, h, ..] = brotli.metadata.sha256_hash();
    let file = Precompressed {
        media_type,
        tag: u64::from_be_bytes([a, b, c, d, e, f, g, h]),
        brotli: brotli.data,
        gzip: gzip.data,
    };
    Ok(file.answer(&call.request.source, kept))
}

/// How long a file of a name is kept: for good if the name changes with what it
/// holds, as esbuild writes it, `map-SZDKE4SK`.
pub(crate) fn kept(name: &str) -> Keep {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| {
        let is_digit = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        hash.len() == HASH && hash.bytes().all(is_digit)
    });
    if is_hashed { Keep::Forever } else { SHORTLY }
}
