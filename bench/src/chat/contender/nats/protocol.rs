//! What a NATS server says, read out of the frames that it comes in.

use anyhow::{Context, Result, bail};

use crate::wire::{frame::Content, socket::Socket};

/// What the server says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said<'a> {
    Message {
        subject: &'a str,
        subscription: u8,
        /// The subject to answer to.
        reply: Option<&'a str>,
        body: &'a [u8],
    },
    Pong,
}

/// Reads what a server says, which stands in frames as it pleases.
#[derive(Debug, Default)]
pub(super) struct Reader(Vec<u8>);

impl Reader {
    /// Reads once, and gives how often the server asked for a sign of life.
    pub(super) fn read(
        &mut self,
        socket: &mut Socket,
        mut take: impl FnMut(Said<'_>) -> Result<()>,
    ) -> Result<usize> {
        socket.receive(|payload| {
            self.0.extend_from_slice(payload);
            Ok(())
        })?;
        let mut at = 0;
        let mut pings = 0;
        loop {
            let rest = self.0.get(at..).unwrap_or_default();
            let Some(end) = rest.windows(2).position(|two| two == b"\r\n") else {
                break;
            };
            let line = str::from_utf8(rest.get(..end).unwrap_or_default())?;
            let after = rest.get(end + 2..).unwrap_or_default();
            let mut words = line.split_ascii_whitespace();
            match words.next().unwrap_or_default() {
                verb @ ("MSG" | "HMSG") => {
                    let words: Vec<&str> = words.collect();
                    let Some((said, length)) = message(verb, &words, after)? else {
                        break;
                    };
                    take(said)?;
                    at += end + 2 + length;
                    continue;
                }
                "PING" => pings += 1,
                "PONG" => take(Said::Pong)?,
                "INFO" | "+OK" => {}
                _ => bail!("the server says {line}"),
            }
            at += end + 2;
        }
        self.0.drain(..at);
        Ok(pings)
    }

    pub(super) fn until_pong(&mut self, socket: &mut Socket) -> Result<()> {
        let mut there = false;
        while !there {
            self.read(socket, |said| {
                there |= said == Said::Pong;
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// The message that these words announce, and the length of what belongs to it;
/// `None` until it is whole.
fn message<'a>(
    verb: &str,
    words: &[&'a str],
    after: &'a [u8],
) -> Result<Option<(Said<'a>, usize)>> {
    // MSG <subject> <sid> [reply] <length>
    // HMSG <subject> <sid> [reply] <length of headers> <length of all>
    let (head, lengths) = match (verb, words) {
        ("MSG", [head @ .., length]) => (head, ("0", length)),
        (_, [head @ .., headers, length]) => (head, (*headers, length)),
        _ => bail!("a message without a length"),
    };
    let (subject, subscription, reply) = match head {
        [subject, subscription] => (subject, subscription, None),
        [subject, subscription, reply] => (subject, subscription, Some(*reply)),
        _ => bail!("a message from nowhere"),
    };
    let (headers, length): (usize, usize) = (lengths.0.parse()?, lengths.1.parse()?);
    if after.len() < length + 2 {
        return Ok(None);
    }
    let said = Said::Message {
        subject,
        subscription: subscription.parse()?,
        reply,
        body: after
            .get(headers..length)
            .context("longer headers than all")?,
    };
    Ok(Some((said, length + 2)))
}

pub(super) fn pong(socket: &mut Socket, times: usize) -> Result<()> {
    for _ in 0..times {
        socket.queue(Content::Binary, b"PONG\r\n");
        socket.wire().flush()?;
    }
    Ok(())
}

/// The place in the stream, by the subject that a consumer's messages are
/// acknowledged to: `$JS.ACK.<stream>.<consumer>.<tries>.<place>.…`.
pub(super) fn place(reply: &str) -> Option<u64> {
    reply
        .strip_prefix("$JS.ACK.")?
        .split('.')
        .nth(3)?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_with_and_without_headers() {
        let (said, length) = message("MSG", &["a.1", "2", "5"], b"hello\r\nPING")
            .unwrap()
            .unwrap();
        assert_eq!(length, 7);
        let Said::Message { body, reply, .. } = said else {
            panic!("{said:?}")
        };
        assert_eq!((body, reply), (b"hello".as_slice(), None));

        let words = ["a.1", "2", "$JS.ACK.S.C.1.42.7.9.0", "12", "17"];
        let (said, _) = message("HMSG", &words, b"NATS/1.0\r\n\r\nhello\r\n")
            .unwrap()
            .unwrap();
        let Said::Message { body, reply, .. } = said else {
            panic!("{said:?}")
        };
        assert_eq!(body, b"hello");
        assert_eq!(reply.and_then(place), Some(42));

        assert_eq!(message("MSG", &["a", "2", "5"], b"hello\r").unwrap(), None);
    }
}
