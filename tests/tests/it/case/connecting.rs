//! How sockets are opened, and how they end.

use vigie::{
    case::capability::{Capability, Rights},
    jiff::SignedDuration,
};

use super::{
    officer,
    party::{Case, now},
    socket::{Came, Opening, Socket, with_sockets},
};
use crate::deployment::{Kind, deployment};

#[test]
fn a_host_without_sockets_says_so_to_those_who_may_ask() {
    if deployment().kind != Kind::Spin {
        return;
    }
    let case = Case::open();
    let sockets = crate::client::get("/v1/capabilities").ok()["sockets"].clone();
    assert_eq!(sockets, false);
    let ask = case.citizen.ask("GET", "/socket");
    let ask = ask
        .header("upgrade", "websocket")
        .header("sec-websocket-protocol", "vigie.v1");
    assert_eq!(ask.refused(501)["code"], "sockets_unsupported");
}

#[test]
fn a_socket_opens_for_tokens_of_either_kind_from_pages_of_this_site_alone() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let citizen = &case.citizen;
    let refused = |opening: Opening| opening.send().err();
    for own in [
        Opening::of(citizen),
        Opening::of_browser(citizen),
        Opening::of_browser(citizen).header("origin", &deployment().url),
    ] {
        assert_eq!(refused(own), None);
    }
    for origin in [
        "https://mairie.example",
        "null",
        "http://127.0.0.1",
        "https://127.0.0.1:1",
    ] {
        let foreign = Opening::of_browser(citizen).header("origin", origin);
        assert_eq!(
            refused(foreign),
            Some((403, "not_allowed".to_owned())),
            "{origin}"
        );
    }
    let mut stranger = citizen.clone();
    stranger.bearer = Case::open().citizen.bearer;
    for opening in [Opening::of(&stranger), Opening::of_browser(&stranger)] {
        assert_eq!(refused(opening), Some((404, "case_unknown".to_owned())));
    }
    for protocols in [vec![], vec!["vigie.v2"], vec!["chat", "VIGIE.V1"]] {
        let mut opening = Opening::of(citizen);
        opening.protocols = protocols.into_iter().map(str::to_owned).collect();
        assert_eq!(refused(opening), Some((426, "upgrade_required".to_owned())));
    }
    let mut nobody = Opening::of(citizen);
    nobody.headers.clear();
    assert_eq!(refused(nobody), Some((401, "token_required".to_owned())));
    let mut asking = Opening::of(citizen);
    asking.path += &format!("?token={}", citizen.bearer);
    assert_eq!(refused(asking), Some((400, "invalid_request".to_owned())));
}

#[test]
fn a_socket_ends_with_the_capability_that_opened_it() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let ending = Capability {
        not_before: now() - SignedDuration::from_hours(1),
        expires: now() - SignedDuration::from_secs(25),
        ..officer::capability(&case, Rights::ALL)
    };
    let (Some(mut officer), Some(bearer)) = (case.officer(), officer::signed(&ending)) else {
        return;
    };
    officer.bearer = bearer;
    let mut socket = Socket::live(&officer);
    assert_eq!(socket.closed(), 4401);
}

#[test]
fn a_socket_is_closed_when_the_case_is_erased() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    let mut sockets = [Socket::live(&case.citizen), Socket::live(&case.citizen)];
    assert_eq!(case.citizen.ask("DELETE", "").send().status, 204);
    for socket in &mut sockets {
        assert_eq!(socket.closed(), 4410);
    }
    let again = Opening::of(&case.citizen).send().err();
    assert_eq!(again, Some((410, "case_erased".to_owned())));
}

#[test]
fn connections_that_end_in_every_way_leave_the_case_well() {
    if with_sockets().is_none() {
        return;
    }
    let case = Case::open();
    for code in [1000, 1001, 3000, 4999] {
        let mut socket = Socket::live(&case.citizen);
        socket.leave(code);
        assert_eq!(socket.next(), Came::Closed(code, String::new()));
    }
    let mut without = Socket::live(&case.citizen);
    without.0.close(None).unwrap();
    assert!(matches!(without.next(), Came::Closed(..)));
    // Hung up without a word.
    for _ in 0..5 {
        let socket = Socket::live(&case.citizen);
        drop(socket);
    }
    let mut half = Socket::live(&case.citizen);
    half.0
        .get_mut()
        .shutdown(std::net::Shutdown::Write)
        .unwrap();
    while half.next() != Came::Broken {}
    case.citizen.say("après");
    assert_eq!(Socket::greeted(&case.citizen, 9).until_live(), [1, 2]);
}
