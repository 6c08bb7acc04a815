//! Server-sent events, read as they come.
//!
//! Source: the HTML standard, section 9.2, "Server-sent events". A stream that
//! exceeds the sizes below is not one of the relay's.

use core::mem;

/// The most bytes of one line and of the data of one event. The longest frame
/// of the protocol has half of it.
pub const MAX_EVENT: usize = 65_536;

/// One event of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its type; empty if the stream gave none.
    pub name: String,
    /// Its data; lines are joined by line feeds.
    pub data: String,
    /// The last `id` of the stream up to here, by which reading is resumed.
    pub id: String,
}

/// The stream has a line or an event beyond [`MAX_EVENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event of the stream is longer than events may be")]
pub struct TooLong;

/// Reads a stream of events from pieces that are cut anywhere.
///
/// # Examples
///
/// ```
/// use vigie::client::sse::Parser;
///
/// let mut parser = Parser::default();
/// assert_eq!(parser.push(b": a heartbeat\n\nevent: entry\r\nda")?, []);
/// let events = parser.push(b"ta: {}\r\nid: AAAAAAAAAAA.1\r\n\r\n")?;
/// assert_eq!(events[0].name, "entry");
/// assert_eq!(events[0].data, "{}");
/// assert_eq!(events[0].id, "AAAAAAAAAAA.1");
/// # Ok::<(), vigie::client::sse::TooLong>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Parser {
    /// The line that has begun. It becomes text once it is whole, so a
    /// character may be cut in two.
    line: Vec<u8>,
    /// The last byte was a carriage return: a line feed now ends no line.
    returned: bool,
    /// A byte order mark can only stand before the first line.
    begun: bool,
    event: Event,
    has_data: bool,
    failed: bool,
}

impl Parser {
    /// Takes the next piece and gives the events that it completes.
    ///
    /// # Errors
    ///
    /// If a line or an event is too long. From then on it always fails.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, TooLong> {
        let mut events = Vec::new();
        for byte in bytes {
            let after_return = mem::replace(&mut self.returned, *byte == b'\r');
            match byte {
                _ if self.failed => return Err(TooLong),
                b'\n' if after_return => {}
                b'\n' | b'\r' => events.extend(self.end_line()),
                _ => self.line.push(*byte),
            }
            self.failed |= self.line.len() > MAX_EVENT || self.event.data.len() > MAX_EVENT;
        }
        if self.failed {
            return Err(TooLong);
        }
        Ok(events)
    }

    fn end_line(&mut self) -> Option<Event> {
        let bytes = mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&bytes);
        let mut line = text.as_ref();
        if !mem::replace(&mut self.begun, true) {
            line = line.strip_prefix('\u{feff}').unwrap_or(line);
        }
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event.name),
            "data" => {
                if mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.event.id),
            // Comments have an empty field; `retry` is not for us, since the
            // relay says in its close codes when to come back.
            _ => {}
        }
        None
    }

    /// An empty line ends an event; without data there is none.
    fn dispatch(&mut self) -> Option<Event> {
        let id = self.event.id.clone();
        let event = mem::replace(
            &mut self.event,
            Event {
                id,
                ..Event::default()
            },
        );
        mem::take(&mut self.has_data).then_some(event)
    }
}
