//! Answers that take their time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::Response;
use serde_json::{Value, json};
use spin_sdk::http::{body, box_body};
use spin_sdk::time::sleep;
use spin_sdk::wasip3;

use crate::{Answer, Question};

/// Waits, and says how many requests waited in this instance when it began,
/// itself included.
pub(crate) async fn wait(question: &Question) -> Value {
    static WAITING: AtomicU64 = AtomicU64::new(0);
    let waiting = WAITING.fetch_add(1, Ordering::Relaxed) + 1;
    sleep(Duration::from_millis(question.number("ms", 200))).await;
    WAITING.fetch_sub(1, Ordering::Relaxed);
    json!({ "waiting": waiting })
}

/// Answers in chunks, each a line with its number.
pub(crate) fn stream(question: &Question) -> Answer {
    let chunks = question.number("chunks", 3);
    let pause = Duration::from_millis(question.number("ms", 100));
    let (mut sender, body) = body::stream::<String>();
    wasip3::spawn(async move {
        for chunk in 0..chunks {
            // The reader may be gone; then there is nobody to tell.
            if sender.try_send(format!("{chunk}\n")).is_err() {
                return;
            }
            sleep(pause).await;
        }
    });
    Response::new(box_body(body))
}
