//! The smallest function on each platform.
//!
//! It answers `Hello` to everything. Benchmarks hold the real functions
//! against it, to tell what the platform costs from what Vigie costs.

/// What every request is answered with.
pub const BODY: &str = "Hello";

#[cfg(target_os = "wasi")]
mod spin {
    use spin_sdk::http::{HeaderMap, HeaderName, HeaderValue, IntoResponse, Request, StatusCode};
    use spin_sdk::http_service;

    #[http_service]
    async fn handle(_request: Request) -> impl IntoResponse {
        let mut headers = HeaderMap::new();
        headers.insert(
            HeaderName::from_static("content-type"),
            HeaderValue::from_static("text/plain"),
        );
        (StatusCode::OK, headers, super::BODY.to_owned())
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod workers {
    use worker::{Context, Env, Request, Response, Result, event};

    #[event(fetch)]
    async fn fetch(_request: Request, _env: Env, _context: Context) -> Result<Response> {
        let mut response = Response::ok(super::BODY)?;
        response.headers_mut().set("content-type", "text/plain")?;
        Ok(response)
    }
}
