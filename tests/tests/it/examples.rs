//! The description is true: its examples work, its lists are the SDK's, and it
//! leaves nothing undescribed.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vigie::{
    case::{
        document::{Acknowledgement, CaseDocument, Opened, Opening, Page},
        entry::{Author, Event, Reason},
        kind::{Kind as CaseKind, Priority, State},
    },
    desk::{
        answers::{AnswersList, CannedAnswers, Stage},
        entry::DeskKind,
        identity::Role,
        phrasebook::{Direction, PhraseGroup, Phrasebook, PhrasebookList, Speaker},
        queue::Class,
        routing::RoutingReason,
    },
    emergency::{Channel, NumberList, Setting},
    feature::{CommuneList, StationCollection, StationFeature},
    guide::{GuideDocument, GuideRequest, GuideStep},
    hours::OpenState,
    index::LocatedBy,
    language::Language,
    service::ServiceKind,
    sheet::{Audience, SheetDocument, SheetList, Topic, TopicList},
    station::{Accessibility, Institution, Precision, Service, UnitKind},
    territory::Territory,
};

use crate::{
    case::example,
    client::{Ask, ask, get},
    deployment::{Kind, deployment, is_sample, skipped},
    description::{description, golden, is_of_officers, resolve, validate},
    desk_tokens,
};

const PLACES: [&str; 6] = ["near", "postcode", "commune", "q", "bbox", "territory"];

/// Every operation: its path, its method, itself.
fn operations() -> impl Iterator<Item = (&'static String, &'static String, &'static Value)> {
    description()["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let item = item.as_object().unwrap();
            item.iter()
                .map(move |(method, operation)| (path, method, operation))
        })
}

fn parameters(operation: &'static Value) -> impl Iterator<Item = &'static Value> {
    operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(resolve)
}

#[test]
fn the_description_is_that_of_this_checkout() {
    if deployment().kind == Kind::Url {
        return skipped("a deployment at any address may be of another version");
    }
    let same = description() == golden();
    assert!(same, "another functions/openapi.json is served");
    assert_eq!(golden()["info"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(get("/healthz").ok()["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn every_example_request_is_answered() {
    let mut sent = 0;
    let of_a_case = example::OpenCase::new();
    for (path, _, operation) in operations().filter(|(_, method, _)| *method == "get") {
        // What opens a socket is no plain request, and a feed has no end.
        if path.ends_with("/socket") || path.ends_with("/feed") {
            continue;
        }
        let officers = is_of_officers(path);
        if officers && supervisor().is_none() {
            continue;
        }
        let mut required = Vec::new();
        let mut path = of_a_case.path(path);
        for parameter in parameters(operation).filter(|parameter| parameter["required"] == true) {
            let name = parameter["name"].as_str().unwrap();
            match parameter["in"].as_str().unwrap() {
                "path" => path = path.replace(&format!("{{{name}}}"), &text_of(parameter)),
                _ => required.push(format!("{name}={}", text_of(parameter))),
            }
        }
        let optional: Vec<_> = parameters(operation)
            .filter(|parameter| parameter["required"] != true)
            .collect();
        let place = optional
            .iter()
            .find(|parameter| parameter["name"] == "near");
        let place = place.map(|near| format!("near={}", text_of(near)));
        // The two ends of a span go together.
        let span = optional
            .iter()
            .find(|parameter| parameter["name"] == "from");
        let span = span.map(|from| format!("from={}", text_of(from)));
        let searched = |query: &[String]| {
            let ask = of_a_case.authorized(get(format!("{path}?{}", query.join("&"))));
            match supervisor().filter(|_| officers) {
                Some(token) => ask.header("authorization", &format!("Bearer {token}")),
                None => ask,
            }
        };
        let asked = |parameter: Option<&&Value>| -> Ask {
            let mut query = required.clone();
            let name = parameter.and_then(|parameter| parameter["name"].as_str());
            if !name.is_some_and(|name| PLACES.contains(&name)) {
                query.extend(place.clone());
            }
            match parameter {
                Some(parameter) if parameter["in"] == "header" => {
                    searched(&query).header(name.unwrap(), &text_of(parameter))
                }
                Some(parameter) => {
                    if name == Some("until") {
                        query.extend(span.clone());
                    }
                    query.push(format!("{}={}", name.unwrap(), text_of(parameter)));
                    searched(&query)
                }
                None => searched(&query),
            }
        };
        for ask in [None]
            .into_iter()
            .chain(optional.iter().map(Some))
            .map(asked)
        {
            let answer = ask.send();
            // The name of a file changes with what it holds.
            let passing = path.starts_with("/assets/");
            let absent = path.contains("sample-") && !is_sample();
            // The desk has no such conversation.
            let elsewhere = path.contains("/v1/desks/") && path.contains("/cases/");
            let absent = answer.status == 404 && (absent || passing || elsewhere);
            assert!(answer.status == 200 || absent, "{}: {answer}", ask.target);
            sent += 1;
        }
    }
    assert!(sent > 30, "{sent} requests only");
}

/// Somebody who may see everything at the desk of the examples.
fn supervisor() -> Option<String> {
    desk_tokens::token("examples", Role::Supervisor, "bordeaux")
}

/// The example of a parameter, as a query, a path or a header holds it.
fn text_of(parameter: &Value) -> String {
    let example = &parameter["example"];
    validate(
        &format!("the example of {}", parameter["name"]),
        &parameter["schema"],
        example,
    );
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let text = match example {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        value => plain(value),
    };
    if parameter["in"] == "header" {
        text
    } else {
        text.replace('+', "%2B").replace(' ', "%20")
    }
}

#[test]
fn every_example_body_is_answered() {
    let mut sent = 0;
    for (path, method, operation) in operations() {
        let bodies = operation["requestBody"]["content"].as_object();
        for (media_type, content) in bodies.into_iter().flatten() {
            // Parts of files are bytes, of which nobody reads an example.
            let examples = content["examples"].as_object();
            for (name, example) in examples.into_iter().flatten() {
                let value = &example["value"];
                validate(name, &content["schema"], value);
                let body = match media_type.as_str() {
                    "application/json" => value.to_string(),
                    _ => form_of(value),
                };
                let ask = ask(&method.to_uppercase(), path.as_str())
                    .header("content-type", media_type)
                    // A page of a conversation goes on for as long as it is let.
                    .header("prefer", "wait=0")
                    .body(body);
                let answer = if path.starts_with("/v1/cases") {
                    let Some(answer) = example::send_in_a_new_case(ask, name) else {
                        continue;
                    };
                    answer
                } else {
                    ask.send()
                };
                let absent = answer.status == 404 && !is_sample();
                let done = matches!(answer.status, 200 | 201);
                assert!(done || absent, "{path}, {name}: {answer}");
                sent += 1;
            }
        }
    }
    assert!(sent > 5, "{sent} bodies only");
}

/// An object as a form sends it.
fn form_of(value: &Value) -> String {
    let members = value.as_object().unwrap().iter();
    let pairs: Vec<String> = members
        .map(|(name, value)| format!("{name}={}", value.as_str().unwrap()))
        .collect();
    pairs.join("&")
}

#[test]
fn every_example_answer_fits_its_schema_and_the_sdk() {
    let mut seen = 0;
    for (path, _, operation) in operations() {
        for response in operation["responses"]
            .as_object()
            .unwrap()
            .values()
            .map(resolve)
        {
            for (media_type, content) in response["content"].as_object().into_iter().flatten() {
                let examples = content["examples"].as_object();
                for (name, example) in examples.into_iter().flatten() {
                    let value = &resolve(example)["value"];
                    validate(
                        &format!("{path} {media_type} {name}"),
                        &content["schema"],
                        value,
                    );
                    read(content["schema"]["$ref"].as_str().unwrap(), value);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 20, "{seen} examples only");
}

/// Reads an example with the type of the SDK that stands for its schema.
fn read(schema: &str, value: &Value) {
    fn again<'v, T: Deserialize<'v> + Serialize>(value: &'v Value) -> Value {
        serde_json::to_value(T::deserialize(value).unwrap()).unwrap()
    }
    let again = match schema.rsplit('/').next().unwrap() {
        "StationCollection" => again::<StationCollection<'_>>(value),
        "CommuneList" => again::<CommuneList<'_>>(value),
        "SheetList" => again::<SheetList<'_>>(value),
        "SheetDocument" => again::<SheetDocument<'_>>(value),
        "TopicList" => again::<TopicList<'_>>(value),
        "NumberList" => again::<NumberList<'_>>(value),
        "PhrasebookList" => again::<PhrasebookList>(value),
        "Phrasebook" => again::<Phrasebook>(value),
        "AnswersList" => again::<AnswersList>(value),
        "CannedAnswers" => again::<CannedAnswers>(value),
        "GuideStep" => again::<GuideStep<'_>>(value),
        "Opening" => again::<Opening>(value),
        "Opened" => again::<Opened>(value),
        "CaseDocument" => again::<CaseDocument>(value),
        "Page" => again::<Page>(value),
        "Acknowledgement" => again::<Acknowledgement>(value),
        "GuideRequest" => again::<GuideRequest<'_>>(value),
        "GuideDocument" => {
            let document = GuideDocument::deserialize(value).unwrap();
            // Clients try themselves on it.
            assert_eq!(document.guide.faults(), []);
            again::<GuideDocument<'_>>(value)
        }
        "Station" => {
            StationFeature::deserialize(value).unwrap();
            return;
        }
        _ => return,
    };
    assert_eq!(&again, value);
}

#[test]
fn closed_lists_are_those_of_the_sdk() {
    fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Value {
        all.iter().copied().map(name).collect()
    }
    for (schema, list) in [
        ("Institution", names(Institution::ALL, Institution::as_str)),
        ("UnitKind", names(UnitKind::ALL, UnitKind::as_str)),
        (
            "Accessibility",
            names(Accessibility::ALL, Accessibility::as_str),
        ),
        ("Precision", names(Precision::ALL, Precision::as_str)),
        ("Service", names(Service::ALL, Service::as_str)),
        ("OpenState", names(OpenState::ALL, OpenState::as_str)),
        ("LocatedBy", names(LocatedBy::ALL, LocatedBy::as_str)),
        ("Language", names(Language::ALL, Language::as_str)),
        ("Topic", names(Topic::ALL, Topic::as_str)),
        ("Audience", names(Audience::ALL, Audience::as_str)),
        ("Channel", names(Channel::ALL, Channel::as_str)),
        ("Setting", names(Setting::ALL, Setting::as_str)),
        ("ServiceKind", names(ServiceKind::ALL, ServiceKind::as_str)),
        ("Territory", names(Territory::ALL, Territory::as_str)),
        ("CaseKind", names(CaseKind::ALL, CaseKind::as_str)),
        ("CasePriority", names(Priority::ALL, Priority::as_str)),
        ("CaseState", names(State::ALL, State::as_str)),
        ("Author", names(Author::ALL, Author::as_str)),
        ("Event", names(Event::ALL, Event::as_str)),
        ("Reason", names(Reason::ALL, Reason::as_str)),
        ("DeskKind", names(DeskKind::ALL, DeskKind::as_str)),
        ("DeskQueue", names(Class::ALL, Class::as_str)),
        (
            "RoutingReason",
            names(RoutingReason::ALL, RoutingReason::as_str),
        ),
        ("PhraseGroup", names(PhraseGroup::ALL, PhraseGroup::as_str)),
        ("Speaker", names(Speaker::ALL, Speaker::as_str)),
        ("AnswerStage", names(Stage::ALL, Stage::as_str)),
        ("Direction", names(Direction::ALL, Direction::as_str)),
    ] {
        assert_eq!(
            description()["components"]["schemas"][schema]["enum"],
            list,
            "{schema}"
        );
    }
}

#[test]
fn nothing_is_left_undescribed() {
    for (path, method, operation) in operations() {
        for key in ["operationId", "summary", "tags"] {
            assert!(operation.get(key).is_some(), "{method} {path} lacks {key}");
        }
        for parameter in parameters(operation) {
            for key in ["description", "schema", "example"] {
                assert!(
                    parameter.get(key).is_some(),
                    "{method} {path}, {parameter}: no {key}"
                );
            }
        }
    }
    let schemas = description()["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        assert!(
            schema.get("description").is_some(),
            "{name} is not described"
        );
        properties_are_described(name, schema);
    }
    let text = description()["info"]["description"].as_str().unwrap();
    for part in ["independent", "17", "112", "114"] {
        assert!(text.contains(part), "the description does not say {part}");
    }
    references_lead_somewhere(description());
}

fn properties_are_described(name: &str, schema: &'static Value) {
    for (property, of) in schema["properties"].as_object().into_iter().flatten() {
        let described = of
            .get("description")
            .or_else(|| resolve(of).get("description"));
        assert!(described.is_some(), "{name}.{property} is not described");
    }
}

fn references_lead_somewhere(value: &'static Value) {
    match value {
        Value::Object(members) => {
            resolve(value);
            members.values().for_each(references_lead_somewhere);
        }
        Value::Array(items) => items.iter().for_each(references_lead_somewhere),
        _ => {}
    }
}

#[test]
fn links_lead_to_operations() {
    let ids: Vec<_> = operations()
        .map(|(_, _, operation)| &operation["operationId"])
        .collect();
    for (path, _, operation) in operations() {
        for response in operation["responses"].as_object().unwrap().values() {
            for link in response["links"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(_, link)| link)
            {
                assert!(ids.contains(&&link["operationId"]), "{path}: {link}");
            }
        }
    }
    let found = get("/v1/stations?near=48.11,-1.68&limit=1").ok();
    let id = found["features"][0]["id"].as_str().unwrap();
    let alone = get(format!("/v1/stations/{id}")).ok();
    assert_eq!(alone["id"], json!(id));
    assert_eq!(alone["geometry"], found["features"][0]["geometry"]);
}
