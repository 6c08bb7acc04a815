//! A search in a JSON body: the same fields as in a query, typed.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

/// The members of a JSON object in order, doubles included, which a map would
/// swallow.
pub(crate) struct Members(pub(crate) Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Members;
            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Members, M::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

/// The value of a body's field in the form that it has in a query.
pub(crate) fn text_of(name: &str, value: &Value) -> Option<String> {
    match (name, value) {
        ("postcode" | "commune" | "q" | "institution" | "open" | "at", Value::String(text)) => {
            Some(text.clone())
        }
        // JSON knows no integers: 5.0 is one.
        ("limit", Value::Number(number)) => match number.as_f64() {
            Some(limit) if limit.fract() == 0.0 => Some(format!("{limit:.0}")),
            _ => Some(number.to_string()),
        },
        ("radius", Value::Number(number)) => Some(number.to_string()),
        ("accessible", Value::Bool(flag)) => Some(flag.to_string()),
        ("near", Value::Object(point)) if point.len() == 2 => {
            let degrees = |name| point.get(name).filter(|value| value.is_number());
            Some(format!("{},{}", degrees("lat")?, degrees("lon")?))
        }
        ("bbox", Value::Array(items)) if items.iter().all(Value::is_number) => {
            let items: Vec<_> = items.iter().map(Value::to_string).collect();
            Some(items.join(","))
        }
        ("services", Value::Array(items)) => {
            let items: Option<Vec<_>> = items.iter().map(Value::as_str).collect();
            items
                .filter(|items| !items.is_empty() && !items.iter().any(|item| item.contains(',')))
                .map(|items| items.join(","))
        }
        _ => None,
    }
}

/// The JSON pointer of a field, RFC 6901.
pub(crate) fn pointer(name: &str) -> &'static str {
    match name {
        "near" => "/near",
        "postcode" => "/postcode",
        "commune" => "/commune",
        "q" => "/q",
        "bbox" => "/bbox",
        "limit" => "/limit",
        "radius" => "/radius",
        "institution" => "/institution",
        "open" => "/open",
        "accessible" => "/accessible",
        "services" => "/services",
        "at" => "/at",
        _ => "",
    }
}
