//! What is said on a connection.

use vigie::{
    Error,
    case::frame::{ClientFrame, MAX_FRAME, ServerFrame},
};

use crate::json;

/// What a client sends.
pub(crate) fn client_frames(bytes: &[u8]) {
    frames(bytes, ClientFrame::parse, ClientFrame::to_text);
}

/// What the relay sends.
pub(crate) fn server_frames(bytes: &[u8]) {
    frames(bytes, ServerFrame::parse, ServerFrame::to_text);
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Ok(frame) = ServerFrame::parse(text) {
        let named = format!(r#"{{"type":"{}""#, frame.name());
        assert!(frame.to_text().starts_with(&named));
    }
}

fn frames<F: PartialEq + std::fmt::Debug>(
    bytes: &[u8],
    parse: fn(&str) -> Result<F, Error>,
    print: fn(&F) -> String,
) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    match parse(text) {
        Ok(frame) => {
            let printed = print(&frame);
            assert!(text.len() <= MAX_FRAME && printed.len() <= MAX_FRAME);
            assert_eq!(parse(&printed).as_ref(), Ok(&frame));
            json::is_the_same(text, &printed);
        }
        Err(error) => match error.code() {
            "frame_too_large" => assert!(text.len() > MAX_FRAME),
            // Said only of what is a frame but for its version.
            "version_unsupported" => assert!(json::is_json(text)),
            code => assert_eq!(code, "bad_frame"),
        },
    }
}
