//! Answers of HTTP/1.1, as far as the servers here send them.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};

/// The statuses of answers that never have a body.
const WITHOUT_A_BODY: [u16; 2] = [204, 304];

/// More headers than any of the servers sends.
const MAX_HEADERS: usize = 64;

/// Where the parts of a whole answer lie in a buffer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Framed {
    pub(crate) status: u16,
    /// The entity tag.
    pub(crate) etag: Option<String>,
    /// The pieces that make the body.
    pub(crate) body: Vec<Range<usize>>,
    /// Where the next answer starts.
    pub(crate) end: usize,
}

impl Framed {
    /// Finds the answer that a buffer begins with; `None` until it is whole.
    pub(crate) fn find(buffer: &[u8]) -> Result<Option<Self>> {
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut head = httparse::Response::new(&mut headers);
        let httparse::Status::Complete(start) = head.parse(buffer)? else {
            return Ok(None);
        };
        let value = |name: &str| {
            let header = head
                .headers
                .iter()
                .find(|header| header.name.eq_ignore_ascii_case(name));
            header.and_then(|header| str::from_utf8(header.value).ok())
        };
        let etag = value("etag").map(str::to_owned);
        let status = head.code.context("an answer without a status")?;
        let body = if WITHOUT_A_BODY.contains(&status) {
            Some((Vec::new(), start))
        } else if let Some(length) = value("content-length") {
            let end = start
                + length
                    .trim()
                    .parse::<usize>()
                    .context("bad content-length")?;
            (buffer.len() >= end).then(|| (std::iter::once(start..end).collect(), end))
        } else if value("transfer-encoding").is_some_and(|how| how.trim() == "chunked") {
            chunks(buffer, start)?
        } else {
            bail!("an answer without a length");
        };
        Ok(body.map(|(body, end)| Self {
            status,
            etag,
            body,
            end,
        }))
    }

    /// How many bytes the body has.
    pub(crate) fn length(&self) -> usize {
        self.body.iter().map(ExactSizeIterator::len).sum()
    }
}

/// The pieces of a chunked body that starts at `at`, and where it ends.
fn chunks(buffer: &[u8], mut at: usize) -> Result<Option<(Vec<Range<usize>>, usize)>> {
    let mut pieces = Vec::new();
    loop {
        let rest = buffer.get(at..).unwrap_or_default();
        let Ok(size) = httparse::parse_chunk_size(rest) else {
            bail!("a bad chunk")
        };
        let httparse::Status::Complete((line, size)) = size else {
            return Ok(None);
        };
        let start = at + line;
        let end = start + usize::try_from(size)?;
        let Some(after) = buffer.get(end..end + 2) else {
            return Ok(None);
        };
        // None of the servers sends trailers.
        ensure!(after == b"\r\n", "a chunk of another length than it says");
        if size == 0 {
            return Ok(Some((pieces, end + 2)));
        }
        pieces.push(start..end);
        at = end + 2;
    }
}

/// An answer, copied out.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Copies a whole answer out of its buffer.
    pub(crate) fn copied(framed: &Framed, buffer: &[u8]) -> Self {
        let pieces = framed
            .body
            .iter()
            .filter_map(|piece| buffer.get(piece.clone()));
        Self {
            status: framed.status,
            etag: framed.etag.clone(),
            body: pieces.flatten().copied().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body_of(bytes: &[u8]) -> Vec<u8> {
        let framed = Framed::find(bytes).unwrap().unwrap();
        assert_eq!(framed.end, bytes.len());
        let answer = Answer::copied(&framed, bytes);
        assert_eq!(answer.body.len(), framed.length());
        answer.body
    }

    #[test]
    fn both_ways_to_frame_a_body_are_read() {
        let sized = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";
        assert_eq!(body_of(sized), b"Hello");
        let chunked =
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nHel\r\n2\r\nlo\r\n0\r\n\r\n";
        assert_eq!(body_of(chunked), b"Hello");
    }

    #[test]
    fn a_part_of_an_answer_is_none_yet() {
        for whole in [
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello".as_slice(),
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n",
        ] {
            for length in 0..whole.len() {
                let part = whole.get(..length).unwrap();
                assert_eq!(Framed::find(part).unwrap(), None, "{length}");
            }
        }
    }

    #[test]
    fn not_modified_and_no_content_have_no_body() {
        assert!(body_of(b"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n").is_empty());
        assert!(body_of(b"HTTP/1.1 204 No Content\r\n\r\n").is_empty());
    }

    #[test]
    fn what_cannot_be_framed_is_refused() {
        assert!(Framed::find(b"HTTP/1.1 200 OK\r\n\r\n").is_err());
        assert!(Framed::find(b"no\r\n\r\n").is_err());
    }
}
