//! The database of a Durable Object.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::WorkersActor;
use crate::storage::{Row, Sql, Statement, StorageError, Value};

#[wasm_bindgen(module = "/src/workers/actor.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn query(state: &JsValue, text: &str, parameters: &Array) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch)]
    fn transaction(state: &JsValue, statements: &Array) -> Result<(), JsValue>;
}

fn parameters(values: Vec<Value>) -> Array {
    let values = values.into_iter().map(|value| match value {
        Value::Null => JsValue::NULL,
        Value::Integer(number) => JsValue::from_f64(number as f64),
        Value::Text(text) => JsValue::from_str(&text),
        Value::Blob(bytes) => Uint8Array::from(bytes.as_slice()).into(),
    });
    values.collect()
}

fn value(value: &JsValue) -> Result<Value, StorageError> {
    if let Some(number) = value.as_f64() {
        Ok(Value::Integer(number as i64))
    } else if let Some(text) = value.as_string() {
        Ok(Value::Text(text))
    } else if value.is_null() || value.is_undefined() {
        Ok(Value::Null)
    } else if let Some(buffer) = value.dyn_ref::<ArrayBuffer>() {
        Ok(Value::Blob(Uint8Array::new(buffer).to_vec()))
    } else {
        Err(StorageError::Failed)
    }
}

pub(super) fn failed(thrown: &JsValue) -> StorageError {
    let message = thrown
        .dyn_ref::<js_sys::Error>()
        .map(js_sys::Error::message);
    message.map_or(StorageError::Failed, |message| {
        StorageError::described(&String::from(message))
    })
}

impl Sql for WorkersActor {
    async fn query(&self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        let Statement {
            text,
            parameters: values,
        } = statement;
        let rows = query(&self.state, text, &parameters(values)).map_err(|error| failed(&error))?;
        let row = |row: JsValue| {
            let columns: Array = row.unchecked_into();
            let values: Result<Vec<_>, _> = columns.iter().map(|column| value(&column)).collect();
            values.map(Row::new)
        };
        rows.iter().map(row).collect()
    }

    async fn transaction(&self, statements: Vec<Statement>) -> Result<(), StorageError> {
        let statements: Array = statements
            .into_iter()
            .map(|statement| Array::of2(&statement.text.into(), &parameters(statement.parameters)))
            .collect();
        transaction(&self.state, &statements).map_err(|error| failed(&error))
    }
}
