//! The interface's own description, and answers held against it.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{
    client::{Answer, Ask, agent, get},
    deployment::deployment,
};

/// The description that the deployment serves.
pub(crate) fn description() -> &'static Value {
    // Not by `send`, whose check needs this very document.
    static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| {
        let answer = get("/v1/openapi.json").send_to(&agent(), &deployment().url);
        assert_eq!(answer.status, 200, "{answer}");
        answer.json()
    });
    &DESCRIPTION
}

/// The description in this checkout, which the deployment should serve.
pub(crate) fn golden() -> &'static Value {
    static GOLDEN: LazyLock<Value> = LazyLock::new(|| {
        let text = include_str!("../../../functions/openapi.json");
        serde_json::from_str(text).unwrap()
    });
    &GOLDEN
}

/// Follows a `$ref` of the description, if there is one.
pub(crate) fn resolve(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(reference) => {
            let pointer = reference.strip_prefix('#').unwrap();
            description()
                .pointer(pointer)
                .unwrap_or_else(|| panic!("{reference} leads nowhere"))
        }
        None => value,
    }
}

/// The path of the description that a request's path belongs to.
pub(crate) fn path_of(target: &str) -> Option<&'static str> {
    let path = target.split(['?', '#']).next().unwrap();
    let path = path
        .strip_suffix('/')
        .filter(|bare| !bare.is_empty())
        .unwrap_or(path);
    let fitting = description()["paths"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .filter(|described| is_of(described, path));
    fitting.min_by_key(|described| described.contains('{'))
}

/// Whether a path is of a described form, in which `{…}` stands for a segment.
fn is_of(described: &str, path: &str) -> bool {
    let (mut forms, mut segments) = (described.split('/'), path.split('/'));
    loop {
        match (forms.next(), segments.next()) {
            (None, None) => return true,
            (Some(form), Some(segment)) => {
                let any = form.starts_with('{') && !segment.is_empty();
                if form != segment && !any {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

/// The operation that a request asks for; HEAD is described by its GET.
pub(crate) fn operation_of(ask: &Ask) -> Option<&'static Value> {
    let method = if ask.method == "HEAD" {
        "get".to_owned()
    } else {
        ask.method.to_lowercase()
    };
    description()["paths"][path_of(&ask.target)?].get(method)
}

/// Holds an answer against what the description says of the request.
pub(crate) fn check(ask: &Ask, answer: &Answer) {
    let name = format!("{} {} -> {}", ask.method, ask.target, answer.status);
    let status = answer.status.to_string();
    let described = match operation_of(ask) {
        Some(operation) => Some(
            operation["responses"]
                .get(&status)
                .unwrap_or_else(|| panic!("{name} is not described: {answer}")),
        ),
        None if answer.status == 405 => path_of(&ask.target).and_then(|path| {
            let mut operations = description()["paths"][path].as_object()?.values();
            operations.next()?["responses"].get("405")
        }),
        None => None,
    };
    let Some(described) = described.map(resolve) else {
        return;
    };
    check_headers(&name, described, answer);
    let Some(content) = described.get("content") else {
        assert!(
            answer.body.is_empty(),
            "{name} has a body that is not described"
        );
        return;
    };
    let media_type = answer.header("content-type").unwrap_or_default();
    let content = content
        .get(&media_type)
        .unwrap_or_else(|| panic!("{name}: the type {media_type} is not described"));
    if ask.method != "HEAD" && media_type.ends_with("json") {
        validate(&name, &content["schema"], &answer.json());
    }
}

fn check_headers(name: &str, described: &'static Value, answer: &Answer) {
    let Some(headers) = described["headers"].as_object() else {
        return;
    };
    for (header, rule) in headers {
        let rule = resolve(rule);
        match answer.header(&header.to_lowercase()) {
            Some(value) => {
                validate(
                    &format!("{name}, {header}"),
                    &rule["schema"],
                    &Value::String(value),
                );
            }
            None => assert_ne!(rule["required"], true, "{name} lacks {header}"),
        }
    }
    for known in ["etag", "vary", "content-encoding", "content-language"] {
        let said = headers
            .keys()
            .any(|header| header.eq_ignore_ascii_case(known));
        assert!(
            said || answer.header(known).is_none(),
            "{name}: {known} is not described"
        );
    }
}

/// Holds a value against a schema of the description.
pub(crate) fn validate(name: &str, schema: &Value, value: &Value) {
    let validator = validator(schema);
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{} at {:?}", error, error.instance_path().as_str()))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}\n{value:#}");
}

/// Whether a value fits a schema of the description.
pub(crate) fn fits(schema: &Value, value: &Value) -> bool {
    validator(schema).is_valid(value)
}

fn validator(schema: &Value) -> Arc<Validator> {
    static MADE: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);
    let mut made = MADE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let validator = made.entry(schema.to_string()).or_insert_with(|| {
        let whole = json!({ "components": closed_components(), "allOf": [schema] });
        let built = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&whole);
        Arc::new(built.unwrap_or_else(|error| panic!("{error} in {schema}")))
    });
    Arc::clone(validator)
}

/// The components with every object closed: a client may meet new properties
/// one day, but today the description has to name each of them.
fn closed_components() -> Value {
    let mut components = description()["components"].clone();
    for schema in components["schemas"].as_object_mut().unwrap().values_mut() {
        let schema = schema.as_object_mut().unwrap();
        if schema.contains_key("properties") {
            schema
                .entry("additionalProperties")
                .or_insert(Value::Bool(false));
        }
    }
    components
}

/// Whether an address is for the officers of a desk: it stands below the desk.
pub(crate) fn is_of_officers(path: &str) -> bool {
    let below = path.strip_prefix("/v1/desks/");
    below.is_some_and(|below| below.trim_end_matches('/').contains('/'))
}
