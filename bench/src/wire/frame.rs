//! Frames of WebSocket, RFC 6455, as far as servers and clients of a
//! conversation send them: whole or in parts, never compressed.
//!
//! Written out here because the client must be far cheaper than any server it
//! measures; the suites of the functions use a library.

use anyhow::{Result, bail, ensure};

/// What a frame carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, bytes, or the next part of either.
    Data,
    Close,
    Ping,
    Pong,
}

/// Which end writes the frame: a client's are masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Client,
    Server,
}

const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// The bit of a frame that ends its message.
const LAST: u8 = 0x80;

/// The bit of a length that says that a mask follows.
const MASKED: u8 = 0x80;

/// What a frame's content is, for those who write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Text,
    Binary,
    Close,
    Pong,
}

/// Adds a frame to a buffer.
pub(crate) fn write(to: &mut Vec<u8>, end: End, content: Content, payload: &[u8]) {
    let code = match content {
        Content::Text => TEXT,
        Content::Binary => BINARY,
        Content::Close => CLOSE,
        Content::Pong => PONG,
    };
    let mask = if end == End::Client { MASKED } else { 0 };
    to.push(LAST | code);
    match payload.len() {
        length @ 0..126 => to.push(mask | length as u8),
        length @ 126..65_536 => {
            to.push(mask | 126);
            to.extend_from_slice(&(length as u16).to_be_bytes());
        }
        length => {
            to.push(mask | 127);
            to.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    if end == End::Client {
        // A mask of zeros changes nothing. It guards proxies, and none is here.
        to.extend_from_slice(&[0; 4]);
    }
    to.extend_from_slice(payload);
}

/// A frame at the start of a buffer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) kind: Kind,
    /// Where the payload starts; its mask has been taken off.
    pub(crate) start: usize,
    /// Where the next frame starts.
    pub(crate) end: usize,
}

/// Finds the frame that a buffer starts with; `None` until it is whole.
pub(crate) fn find(buffer: &mut [u8]) -> Result<Option<Found>> {
    let [first, second, rest @ ..] = &*buffer else {
        return Ok(None);
    };
    let kind = match first & 0x7f {
        0..=2 => Kind::Data,
        CLOSE => Kind::Close,
        PING => Kind::Ping,
        PONG => Kind::Pong,
        other => bail!("a frame of kind {other}"),
    };
    let masked = second & MASKED != 0;
    let (length, wide) = match second & 0x7f {
        126 => match rest.first_chunk() {
            Some(bytes) => (u64::from(u16::from_be_bytes(*bytes)), 2),
            None => return Ok(None),
        },
        127 => match rest.first_chunk() {
            Some(bytes) => (u64::from_be_bytes(*bytes), 8),
            None => return Ok(None),
        },
        length => (u64::from(length), 0),
    };
    ensure!(length < 1 << 24, "a frame of {length} bytes");
    let start = 2 + wide + if masked { 4 } else { 0 };
    let end = start + length as usize;
    if buffer.len() < end {
        return Ok(None);
    }
    if masked {
        let (head, payload) = buffer.split_at_mut(start);
        if let (Some(mask), Some(payload)) =
            (head.last_chunk::<4>(), payload.get_mut(..length as usize))
            && mask != &[0; 4]
        {
            for (byte, mask) in payload.iter_mut().zip(mask.iter().cycle()) {
                *byte ^= mask;
            }
        }
    }
    Ok(Some(Found { kind, start, end }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_whoever_wrote_it_and_however_long_it_is() {
        for length in [0, 1, 125, 126, 300, 65_535, 65_536, 100_000] {
            let payload = vec![7; length];
            for end in [End::Client, End::Server] {
                let mut buffer = Vec::new();
                write(&mut buffer, end, Content::Text, &payload);
                let whole = buffer.len();
                buffer.push(1);
                let found = find(&mut buffer).unwrap().unwrap();
                assert_eq!((found.kind, found.end), (Kind::Data, whole));
                assert_eq!(buffer[found.start..found.end], payload);
                for part in [0, 1, 2, 3, whole - 1] {
                    if part < whole {
                        assert_eq!(find(&mut buffer[..part]).unwrap(), None, "{part}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_mask_is_taken_off() {
        // "Hello", masked: the example of RFC 6455, section 5.7.
        let mut bytes = [
            0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58,
        ];
        let found = find(&mut bytes).unwrap().unwrap();
        assert_eq!(&bytes[found.start..found.end], b"Hello");
    }
}
