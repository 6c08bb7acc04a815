//! What holds for every answer, whatever was asked.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vigie::{
    case::document::{Acknowledgement, CaseDocument, Opened, Page},
    desk::{
        answers::{AnswersList, CannedAnswers},
        phrasebook::{Phrasebook, PhrasebookList},
    },
    emergency::NumberList,
    feature::{CommuneList, StationCollection, StationFeature},
    guide::{GuideDocument, GuideStep},
    sheet::{SheetDocument, SheetList, TopicList},
    tenant::TenantDocument,
};

use crate::{
    client::{Answer, Ask},
    deployment::deployment,
    description,
};

/// What seals on the device, opens what is sealed there or answers without a
/// network: nothing else runs Wasm.
const RUN_WASM: [&str; 5] = ["/chat", "/follow", "/minors", "/desk", "/sw.js"];

/// What a single station has beside the feature of the SDK.
const FOREIGN_MEMBERS: [&str; 4] = ["sample", "notice", "data_date", "at"];

/// Holds an answer against all of it.
pub(crate) fn check(ask: &Ask, answer: &Answer) {
    let name = format!("{} {}", ask.method, ask.target);
    // That a host has no sockets is no error of the server's.
    let expected = answer.status < 500 || answer.status == 501;
    assert!(expected, "{name}: a server error: {answer}");
    named_and_protected(&name, ask, answer);
    if answer.status >= 400 && !is_page(ask, answer) {
        explained(&name, ask, answer);
    }
    description::check(ask, answer);
    if matches!(answer.status, 200 | 201) && ask.method != "HEAD" {
        read_back(&name, ask, answer);
    }
}

/// The request id and the headers that protect whoever reads an answer.
fn named_and_protected(name: &str, ask: &Ask, answer: &Answer) {
    let header = |name: &str| answer.header(name).unwrap_or_default();
    let id = header("x-request-id");
    assert!(is_request_id(&id), "{name}: the request id is «{id}»");
    assert_eq!(
        answer.header("set-cookie"),
        None,
        "{name}: nothing follows the citizen"
    );
    let policy = header("content-security-policy");
    // What municipalities show in their pages, and nothing else, says which those
    // are; the port of a site under development may be any.
    let framed = ask.target.starts_with("/widgets/frame/") && matches!(answer.status, 200 | 304);
    let is_frame = framed && !ask.target.contains("/theme.css");
    let policy = match policy.split_once("frame-ancestors 'self' ") {
        Some((before, after)) if is_frame => {
            let (ancestors, after) = after.split_once(';').unwrap_or((after, ""));
            assert!(ancestors.starts_with("https://"), "{name}: {ancestors}");
            format!("{before}frame-ancestors 'none';{after}")
        }
        _ => policy,
    };
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(
            policy.contains(part),
            "{name}: the policy «{policy}» lacks {part}"
        );
    }
    let path = ask.target.split('?').next().unwrap_or_default();
    let policy = if RUN_WASM.contains(&path) && matches!(answer.status, 200 | 304) {
        policy.replace(" 'wasm-unsafe-eval'", "")
    } else {
        policy
    };
    assert!(
        !policy.contains("unsafe") && !policy.contains('*'),
        "{name}: {policy}"
    );
    assert_eq!(header("referrer-policy"), "no-referrer", "{name}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{name}");
    let permissions = header("permissions-policy");
    for sensor in ["camera=()", "microphone=()"] {
        assert!(permissions.contains(sensor), "{name}: {permissions}");
    }
    assert!(
        header("strict-transport-security").starts_with("max-age="),
        "{name}"
    );
    assert!(!header("cross-origin-resource-policy").is_empty(), "{name}");
    let allowed = answer.header("access-control-allow-origin");
    if is_of_a_case(ask) {
        // Not for other sites, whatever they ask.
        assert_eq!(
            header("cross-origin-resource-policy"),
            "same-origin",
            "{name}"
        );
        let own = Some(deployment().url.as_str());
        let from = ask.headers.iter().find(|(name, _)| name == "origin");
        let from = from.map(|(_, origin)| origin.as_str());
        let expected = from.filter(|origin| Some(*origin) == own);
        assert_eq!(allowed.as_deref(), expected, "{name}");
        assert!(header("vary").contains("origin"), "{name}");
    } else if is_of_a_tenant(ask) && matches!(answer.status, 200 | 304) {
        // For the page that asked, which is one of the tenant's own.
        let from = ask.headers.iter().find(|(name, _)| name == "origin");
        let from = from.map(|(_, origin)| origin.as_str());
        assert_eq!(allowed.as_deref(), from, "{name}");
        assert!(header("vary").contains("origin"), "{name}");
    } else {
        assert_eq!(allowed.as_deref(), Some("*"), "{name}");
    }
    assert_eq!(
        answer.header("access-control-allow-credentials"),
        None,
        "{name}"
    );
}

/// What is about one case, or for officers alone.
fn is_of_a_case(ask: &Ask) -> bool {
    let path = ask.target.split('?').next().unwrap();
    path == "/v1/cases"
        || path == "/v1/leave"
        || path.starts_with("/v1/cases/")
        || description::is_of_officers(path)
}

/// A person without script who made a mistake gets a page, which helps more
/// than a problem document would: the first question again, where the form is
/// of another version than the guide; the form again with what was written, where
/// a case's could not be done.
fn is_page(ask: &Ask, answer: &Answer) -> bool {
    let is_form = ask.headers.iter().any(|(name, value)| {
        name == "content-type" && value.starts_with("application/x-www-form-urlencoded")
    });
    let known = match description::path_of(&ask.target) {
        Some("/v1/guide") => answer.status == 409,
        Some("/v1/cases") => is_form,
        _ => false,
    };
    known && answer.header("content-type").as_deref() == Some("text/html; charset=utf-8")
}

fn is_of_a_tenant(ask: &Ask) -> bool {
    ask.target.starts_with("/v1/tenants/")
}

fn is_request_id(id: &str) -> bool {
    id.len() == 32
        && id
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A problem document, and nothing of what the caller wrote in it.
fn explained(name: &str, ask: &Ask, answer: &Answer) {
    assert_eq!(
        answer.header("content-type").as_deref(),
        Some("application/problem+json"),
        "{name}"
    );
    assert_eq!(
        answer.header("cache-control").as_deref(),
        Some("no-store"),
        "{name}"
    );
    assert!(answer.header("content-language").is_some(), "{name}");
    if ask.method == "HEAD" {
        return;
    }
    let problem = answer.json();
    let schema = serde_json::json!({ "$ref": "#/components/schemas/Problem" });
    description::validate(name, &schema, &problem);
    assert_eq!(problem["status"], answer.status, "{name}");
    assert_eq!(
        problem["type"],
        format!("urn:vigie:problem:{}", problem["code"].as_str().unwrap())
    );
    assert_eq!(
        problem["request_id"].as_str(),
        answer.header("x-request-id").as_deref(),
        "{name}"
    );
    let invalid = problem["code"] == "invalid_request";
    assert_eq!(
        problem.get("errors").is_some(),
        invalid,
        "{name}: {problem}"
    );
    let errors = problem["errors"].as_array().into_iter().flatten();
    for text in errors
        .chain([&problem])
        .map(|said| said["detail"].as_str().unwrap())
    {
        assert!(
            !text.contains('{'),
            "{name}: a gap was left unfilled in «{text}»"
        );
    }
}

/// The SDK's types hold the whole answer: reading and writing loses nothing.
fn read_back(name: &str, ask: &Ask, answer: &Answer) {
    let json = answer.header("content-type");
    if !json.is_some_and(|media_type| media_type.ends_with("json")) {
        return;
    }
    let body = answer.plain();
    let operation = description::operation_of(ask);
    let operation = operation.and_then(|operation| operation["operationId"].as_str());
    let again = match operation {
        Some("searchStations" | "searchStationsPrivately") => again::<StationCollection<'_>>(&body),
        Some("getStation") => again::<StationFeature<'_>>(&body),
        Some("completeCommune") => again::<CommuneList<'_>>(&body),
        Some("listSheets") => again::<SheetList<'_>>(&body),
        Some("getSheet") => again::<SheetDocument<'_>>(&body),
        Some("listTopics") => again::<TopicList<'_>>(&body),
        Some("listEmergencyNumbers") => again::<NumberList<'_>>(&body),
        Some("listPhrasebooks") => again::<PhrasebookList>(&body),
        Some("getPhrasebook") => again::<Phrasebook>(&body),
        Some("listAnswers") => again::<AnswersList>(&body),
        Some("getAnswers") => again::<CannedAnswers>(&body),
        Some("getTenant") => again::<TenantDocument<'_>>(&body),
        Some("getGuide") => again::<GuideDocument<'_>>(&body),
        Some("followGuide") => again::<GuideStep<'_>>(&body),
        Some("openCase") => again::<Opened>(&body),
        Some("getCase") => again::<CaseDocument>(&body),
        Some("readEntries") => again::<Page>(&body),
        Some("appendEntry") => again::<Acknowledgement>(&body),
        _ => return,
    };
    let got = match operation {
        Some("getStation") => without_foreign_members(answer.json()),
        _ => answer.json(),
    };
    assert_eq!(got, again, "{name}: the SDK reads something else");
}

/// What a type of the SDK makes of an answer.
fn again<'b, T: Deserialize<'b> + Serialize>(body: &'b [u8]) -> Value {
    let read: T = serde_json::from_slice(body).unwrap();
    serde_json::to_value(&read).unwrap()
}

fn without_foreign_members(mut station: Value) -> Value {
    for member in FOREIGN_MEMBERS {
        station.as_object_mut().unwrap().remove(member);
    }
    station
}
