//! The platform that Vigie's edge functions stand on.
//!
//! A function is one `handle(request, host) -> response`, written once. This
//! crate gives it what it may ask of its platform ([`Host`], [`Source`],
//! [`Actors`], [`Ask`], [`Fetch`]), and answers for it whatever every function
//! must answer alike: problem documents, request ids, security headers, CORS,
//! HEAD and OPTIONS, 404 and 405, body limits, entity tags and the choice of
//! language. See [`frame::answer`].

pub mod actor;
pub mod cache;
pub mod fetch;
pub mod format;
pub mod frame;
pub mod hours;
pub mod language;
pub mod platform;
pub mod problem;
pub mod query;
pub mod representation;
pub mod request;
pub mod response;
pub mod route;
pub mod simulated;
pub mod site;
pub mod storage;
pub mod template;
pub mod value;

#[cfg(target_os = "wasi")]
pub mod spin;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub mod workers;

pub use actor::{Actor, Actors, Ask, Behaviour, Reply};
pub use fetch::{Fetch, FetchError};
pub use frame::{Call, answer};
pub use language::{Language, Phrase};
pub use platform::{BodyError, Host, Source};
pub use problem::{FieldError, Problem};
pub use request::{Context, Request};
pub use response::Response;
pub use route::Route;

/// Makes `handle` the entry point of an edge function: of a Spin component
/// where the target is WASI, of a Worker where it is bare Wasm, and nothing at
/// all in a native build, where tests call `handle` themselves. It answers with
/// a [`Response`] or, if the function has actors, with a [`Reply`]; behind it
/// stand the kinds of actors, each with the name of its Durable Object class.
#[macro_export]
macro_rules! export {
    ($handle:path $(, $class:ident = $behaviour:ty)* $(,)?) => {
        #[cfg(target_os = "wasi")]
        #[spin_sdk::http_service]
        async fn spin_entry(
            request: spin_sdk::http::Request,
        ) -> $crate::spin::Response {
            let host = $crate::spin::SpinHost;
            $(host.wake_due::<$behaviour>().await;)*
            let request = $crate::spin::request(request);
            $crate::spin::reply($handle(request, &host).await.into())
        }

        /// What `worker::event(fetch)` would export, but that an answer which is
        /// ready is not wrapped in a promise.
        #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
        #[wasm_bindgen::prelude::wasm_bindgen(js_name = fetch)]
        pub fn workers_entry(
            request: $crate::workers::RawRequest,
            env: worker::Env,
            _context: wasm_bindgen::JsValue,
        ) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
            let request = $crate::workers::request(request);
            let host = $crate::workers::WorkersHost::new(env);
            $crate::workers::now_or_later(async move {
                $crate::workers::reply($handle(request, &host).await.into())
            })
        }

        $(
            /// The Durable Object class of a kind of actor.
            #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
            #[wasm_bindgen::prelude::wasm_bindgen]
            #[derive(Debug)]
            pub struct $class($crate::workers::WorkersActor);

            #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
            #[wasm_bindgen::prelude::wasm_bindgen]
            impl $class {
                /// What the runtime calls when it starts the object.
                #[wasm_bindgen(constructor)]
                pub fn new(state: $crate::workers::RawState, env: worker::Env) -> Self {
                    Self($crate::workers::WorkersActor::new(state, env))
                }

                /// What the runtime calls for a request.
                pub fn fetch(
                    &self,
                    request: $crate::workers::RawRequest,
                ) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
                    let actor = self.0.clone();
                    $crate::workers::now_or_later(async move {
                        actor.fetch::<$behaviour>(request).await
                    })
                }

                /// What the runtime calls when an alarm goes off.
                pub fn alarm(&self) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
                    let actor = self.0.clone();
                    $crate::workers::now_or_later(async move {
                        actor.alarm::<$behaviour>().await
                    })
                }

                /// What the runtime calls for a message on a socket.
                #[wasm_bindgen(js_name = webSocketMessage)]
                pub fn message(
                    &self,
                    socket: $crate::workers::RawSocket,
                    message: wasm_bindgen::JsValue,
                ) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
                    let actor = self.0.clone();
                    $crate::workers::now_or_later(async move {
                        actor.message::<$behaviour>(socket, message).await
                    })
                }

                /// What the runtime calls when the other end has closed.
                #[wasm_bindgen(js_name = webSocketClose)]
                pub fn closed(
                    &self,
                    socket: $crate::workers::RawSocket,
                    code: u16,
                ) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
                    let actor = self.0.clone();
                    $crate::workers::now_or_later(async move {
                        actor.gone::<$behaviour>(socket, Some(code)).await
                    })
                }

                /// What the runtime calls when a socket broke.
                #[wasm_bindgen(js_name = webSocketError)]
                pub fn broken(
                    &self,
                    socket: $crate::workers::RawSocket,
                ) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
                    let actor = self.0.clone();
                    $crate::workers::now_or_later(async move {
                        actor.gone::<$behaviour>(socket, None).await
                    })
                }
            }
        )*
    };
}
