//! `spin:sqlite`.
//!
//! The body is `{"database", "statement", "parameters"}`; a value is `null` or
//! one of `{"integer"}`, `{"real"}`, `{"text"}` and `{"blob"}`, in and out.

use serde_json::{Value as Json, json};
use spin_sdk::sqlite::{Connection, Error, Value};

use crate::Question;

pub(crate) async fn run(question: &Question) -> Json {
    match perform(question).await {
        Ok(value) => value,
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

/// Opens connections until one is refused or there are enough, and says how many
/// were open together.
pub(crate) async fn open_many(question: &Question) -> Json {
    let mut open = Vec::new();
    for _ in 0..question.number("count", 1) {
        match Connection::open_default().await {
            Ok(connection) => open.push(connection),
            Err(error) => {
                return json!({ "open": open.len(), "error": format!("{error:?}") });
            }
        }
    }
    json!({ "open": open.len() })
}

async fn perform(question: &Question) -> Result<Json, Error> {
    let body: Json = serde_json::from_slice(&question.body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Json::as_str).unwrap_or_default();
    let parameters = body.get("parameters").and_then(Json::as_array);
    let parameters: Option<Vec<_>> = parameters.into_iter().flatten().map(to_value).collect();
    let parameters = parameters.ok_or_else(|| Error::Io("a parameter is no value".to_owned()))?;
    let connection = Connection::open(text("database")).await?;
    let result = connection.execute(text("statement"), parameters).await?;
    let columns = result.columns().to_vec();
    let rows = result.collect().await?;
    let rows: Vec<Json> = rows
        .into_iter()
        .map(|row| row.values.iter().map(to_json).collect())
        .collect();
    Ok(json!({
        "columns": columns,
        "rows": rows,
        "changes": connection.changes().await,
        "last_insert_rowid": connection.last_insert_rowid().await,
    }))
}

fn to_value(json: &Json) -> Option<Value> {
    if json.is_null() {
        return Some(Value::Null);
    }
    let (kind, json) = json.as_object()?.iter().next()?;
    match kind.as_str() {
        "integer" => json.as_i64().map(Value::Integer),
        "real" => json.as_f64().map(Value::Real),
        "text" => json.as_str().map(Value::text),
        "blob" => {
            let bytes = json.as_array()?.iter();
            let bytes = bytes.map(|byte| u8::try_from(byte.as_u64()?).ok());
            bytes.collect::<Option<Vec<_>>>().map(Value::Blob)
        }
        _ => None,
    }
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Integer(number) => json!({ "integer": number }),
        Value::Real(number) => json!({ "real": number }),
        Value::Text(text) => json!({ "text": text }),
        Value::Blob(bytes) => json!({ "blob": bytes }),
        Value::Null => Json::Null,
    }
}
