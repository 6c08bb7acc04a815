//! Durable Objects as those see them that ask them.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::{RawRequest, RawResponse, WorkersHost, WorkersSource, lines, taken};
use crate::{
    Ask, Problem, Request, Response,
    actor::{Actors, Asked, Behaviour, Inner, Reply},
};

#[wasm_bindgen(module = "/src/workers/outgoing.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn stub(env: &JsValue, binding: &str, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn forward(stub: &JsValue, request: &RawRequest) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch)]
    fn ask(
        stub: &JsValue,
        method: &str,
        path: &str,
        head: &str,
        body: Option<Uint8Array>,
    ) -> Result<Promise, JsValue>;
}

impl Actors<WorkersSource> for WorkersHost {
    async fn forward<B: Behaviour>(&self, key: &str, request: Request<WorkersSource>) -> Reply {
        let answer = async {
            let promise = forward(&self.stub::<B>(key)?, &request.source.raw)?;
            JsFuture::from(promise).await
        };
        match answer.await {
            Ok(response) => Reply::Foreign(response.unchecked_into()),
            Err(_) => crate::frame::refuse(&request, self, Problem::StorageUnavailable).into(),
        }
    }
}

impl Ask for WorkersHost {
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a> {
        Box::pin(async move {
            match self.answer_of::<B>(key, &request).await {
                Ok(response) => response,
                Err(_) => crate::frame::refuse(&request, self, Problem::StorageUnavailable),
            }
        })
    }
}

impl WorkersHost {
    fn stub<B: Behaviour>(&self, key: &str) -> Result<JsValue, JsValue> {
        stub(self.env.as_ref(), &B::KIND.to_ascii_uppercase(), key)
    }

    async fn answer_of<B: Behaviour>(
        &self,
        key: &str,
        request: &Request<Inner>,
    ) -> Result<Response, JsValue> {
        let Inner { headers, body } = &request.source;
        let body = (!body.is_empty()).then(|| Uint8Array::from(body.as_ref()));
        let method = request.method.as_str();
        let head = lines(headers);
        let promise = ask(&self.stub::<B>(key)?, method, &request.target, &head, body)?;
        let raw: RawResponse = JsFuture::from(promise).await?.unchecked_into();
        taken(&raw).await
    }
}
