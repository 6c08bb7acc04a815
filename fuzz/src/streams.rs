//! Streams of events, held against the standard read naively: the whole stream
//! as one text.

use arbitrary::Arbitrary;
use vigie::client::sse::{Event, MAX_EVENT, Parser};

#[derive(Arbitrary)]
struct Input<'a> {
    /// How long the pieces are, over and over.
    lengths: [u8; 3],
    bytes: &'a [u8],
}

/// What stands for many bytes, which libFuzzer would take long to come to.
const MANY: u8 = 1;

/// However a stream is cut, it gives the events of the standard.
pub(crate) fn event_streams(bytes: &[u8]) {
    let Some(input) = crate::read::<Input<'_>>(bytes) else {
        return;
    };
    // Rarely, since a long stream takes a hundred times as long.
    let stream = match input.lengths {
        [u8::MAX, ..] => stretched(input.bytes),
        _ => input.bytes.to_vec(),
    };
    let (expected, too_long) = reference(&stream);
    let whole = Parser::default().push(&stream);
    assert_eq!(whole.is_err(), too_long);
    if let Ok(events) = whole {
        assert_eq!(events, expected);
    }

    let mut parser = Parser::default();
    let mut events = Vec::new();
    let mut failed = false;
    let mut rest = stream.as_slice();
    // A piece may be empty, but not every one.
    let mut lengths = input.lengths.iter().chain([&1]).cycle();
    while !rest.is_empty() {
        let length = lengths.next().copied().map_or(1, usize::from);
        let (piece, left) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = left;
        match parser.push(piece) {
            Ok(more) => {
                assert!(!failed, "a stream that failed goes on");
                events.extend(more);
            }
            Err(_) => failed = true,
        }
    }
    assert_eq!(failed, too_long);
    if failed {
        assert!(expected.starts_with(&events));
    } else {
        assert_eq!(events, expected);
    }
}

/// The stream, with a run of nearly as many bytes as may be for the first mark.
fn stretched(bytes: &[u8]) -> Vec<u8> {
    let marked = bytes.iter().position(|byte| *byte == MANY);
    let (before, after) = bytes.split_at(marked.unwrap_or(bytes.len()));
    let mut stream = before.to_vec();
    if let [_, after @ ..] = after {
        stream.resize(stream.len() + MAX_EVENT - 8, b'a');
        stream.extend(after);
    }
    stream
}

/// The events of a stream by section 9.2.6 of the HTML standard, and whether
/// anything in it is longer than may be.
fn reference(stream: &[u8]) -> (Vec<Event>, bool) {
    let mut lines: Vec<&[u8]> = Vec::new();
    let mut rest = stream;
    while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        let after_both = behind.strip_prefix(b"\r\n");
        rest = after_both.or(behind.get(1..)).unwrap_or_default();
    }
    let mut too_long = rest.len() > MAX_EVENT;

    let mut events = Vec::new();
    let mut event = Event::default();
    let mut data: Option<String> = None;
    for (index, line) in lines.into_iter().enumerate() {
        too_long |= line.len() > MAX_EVENT;
        let text = String::from_utf8_lossy(line);
        let text = match text.strip_prefix('\u{feff}') {
            Some(text) if index == 0 => text,
            _ => &text,
        };
        if text.is_empty() {
            let name = std::mem::take(&mut event.name);
            if let Some(data) = data.take() {
                let id = event.id.clone();
                events.push(Event { name, data, id });
            }
            continue;
        }
        let (field, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => event.name = value.to_owned(),
            "data" => {
                let joined = match data {
                    Some(before) => format!("{before}\n{value}"),
                    None => value.to_owned(),
                };
                too_long |= joined.len() > MAX_EVENT;
                data = Some(joined);
            }
            "id" if !value.contains('\0') => event.id = value.to_owned(),
            _ => {}
        }
    }
    (events, too_long)
}
