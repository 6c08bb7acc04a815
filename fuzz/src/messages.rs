//! What stands inside a seal.

use vigie::seal::{MAX_CONTENT, Message};

/// A message that was read is written and read again as it was.
pub(crate) fn messages(bytes: &[u8]) {
    let Ok(message) = Message::from_content(bytes) else {
        return;
    };
    match message.to_content() {
        Ok(content) => {
            assert!(content.len() <= MAX_CONTENT);
            assert!(
                Message::from_content(&content).as_ref() == Ok(&message),
                "{}",
                String::from_utf8_lossy(&content)
            );
        }
        // It is read, and never written.
        Err(_) if message == Message::Unknown => {}
        // Numbers may be longer as they are written here.
        Err(error) => {
            assert_eq!(error.code(), "sealed_content_too_large");
            assert!(bytes.len() > MAX_CONTENT / 2);
        }
    }
}
