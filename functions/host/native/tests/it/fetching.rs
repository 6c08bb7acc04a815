//! What an actor fetches from others.

use std::rc::Rc;

use vigie_host::{FetchError, Response, simulated::SimulatedHost};
use vigie_host_native::NativeHost;

use super::pair::{Book, asked, start};

fn fetched(answer: Result<&'static str, FetchError>) -> Response {
    let given = SimulatedHost::new(start()).with_variable("oidc_origin", "https://id.example");
    let given = given.with_responder(move |request| {
        assert_eq!(request.uri(), "https://id.example/keys");
        answer.map(|body| Response::new(body.into()))
    });
    let host = NativeHost::in_memory(Rc::new(given)).unwrap();
    asked::<Book>(&host, "a", "/fetch")
}

#[test]
fn an_actor_is_given_what_the_test_answers() {
    let answer = fetched(Ok("{\"keys\":[]}"));
    assert_eq!(
        (answer.status().as_u16(), &**answer.body()),
        (200, b"{\"keys\":[]}".as_slice())
    );
    for error in [FetchError::TimedOut, FetchError::Unreachable] {
        assert!(!fetched(Err(error)).status().is_success());
    }
    let too_large = "x".repeat(65).leak();
    assert!(!fetched(Ok(too_large)).status().is_success());
}
