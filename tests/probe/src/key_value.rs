//! `spin:key-value`.

use serde_json::{Value, json};
use spin_sdk::key_value::{Error, Store};

use crate::Question;

pub(crate) async fn run(question: &Question) -> Value {
    match perform(question).await {
        Ok(value) => json!({ "value": value }),
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

async fn perform(question: &Question) -> Result<Value, Error> {
    let store = Store::open(question.parameter("store")).await?;
    let key = question.parameter("key");
    match question.parameter("do") {
        "get" => {
            let value = store.get(key).await?;
            Ok(json!(
                value.map(|value| String::from_utf8_lossy(&value).into_owned())
            ))
        }
        "set" => store.set(key, &question.body).await.map(|()| Value::Null),
        "delete" => store.delete(key).await.map(|()| Value::Null),
        "exists" => store.exists(key).await.map(Value::from),
        "keys" => store.get_keys().await.collect().await.map(Value::from),
        other => Err(Error::Other(format!("no operation {other:?}"))),
    }
}
