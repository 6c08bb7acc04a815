//! Requests that components send.

use std::sync::Arc;

use http::{Request, Response};
use http_body_util::BodyExt;
use wasmtime_wasi_http::{
    Error as HttpError, RequestOptions, WasiBody, WasiHttpHooks, default_send_request,
};

use super::Grants;

/// Sends what a component is granted to send, and denies it the rest.
#[derive(Debug)]
pub(super) struct Outgoing(pub(super) Arc<Grants>);

type Sending = Box<dyn Future<Output = Result<(), HttpError>> + Send>;

impl WasiHttpHooks for Outgoing {
    fn send_request(
        &mut self,
        request: Request<WasiBody>,
        options: Option<RequestOptions>,
        _processed: Sending,
    ) -> Box<dyn Future<Output = Result<(Response<WasiBody>, Sending), HttpError>> + Send> {
        let uri = request.uri();
        if let Err(denied) = self.0.outbound.check(uri) {
            // Its path and query are the component's own business.
            let host = uri.host().unwrap_or("nowhere");
            eprintln!("a request to {host} was denied: {denied}");
            return Box::new(async { Err(HttpError::HttpRequestDenied) });
        }
        Box::new(async move {
            let (response, connection) = default_send_request(request, options).await?;
            let connection: Sending = Box::new(connection);
            Ok((response.map(BodyExt::boxed_unsync), connection))
        })
    }
}
