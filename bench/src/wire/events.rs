//! Server-sent events, as far as Vigie sends them: the data of each in one line.

use anyhow::{Result, bail, ensure};

/// The events in the body of an endless answer.
#[derive(Debug)]
pub(crate) struct Events {
    chunked: bool,
    /// What is left of the last piece.
    text: Vec<u8>,
}

impl Events {
    /// The events behind the head of an answer.
    pub(crate) fn of(head: &str) -> Result<Self> {
        let head = head.to_ascii_lowercase();
        let status = head.lines().next().unwrap_or_default();
        ensure!(status.contains(" 200"), "no stream: {status}");
        Ok(Self {
            chunked: head.contains("transfer-encoding: chunked"),
            text: Vec::new(),
        })
    }

    /// Takes what arrived, and hands over the data of every event in it.
    pub(crate) fn take(
        &mut self,
        incoming: &mut Vec<u8>,
        mut each: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        if self.chunked {
            self.unchunk(incoming)?;
        } else {
            self.text.append(incoming);
        }
        let whole = self.text.iter().rposition(|byte| *byte == b'\n');
        let whole = whole.map_or(0, |last| last + 1);
        for line in self
            .text
            .get(..whole)
            .unwrap_or_default()
            .split(|byte| *byte == b'\n')
        {
            if let Some(data) = line.strip_prefix(b"data:") {
                each(data.trim_ascii_start())?;
            }
        }
        self.text.drain(..whole);
        Ok(())
    }

    /// Takes the whole chunks out of what arrived.
    fn unchunk(&mut self, incoming: &mut Vec<u8>) -> Result<()> {
        let mut at = 0;
        loop {
            let rest = incoming.get(at..).unwrap_or_default();
            let Ok(size) = httparse::parse_chunk_size(rest) else {
                bail!("a bad chunk")
            };
            let httparse::Status::Complete((line, size)) = size else {
                break;
            };
            ensure!(size > 0, "the server ended the stream");
            let end = line + usize::try_from(size)?;
            if rest.len() < end + 2 {
                break;
            }
            self.text
                .extend_from_slice(rest.get(line..end).unwrap_or_default());
            at += end + 2;
        }
        incoming.drain(..at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_is_no_stream_is_refused() {
        assert!(Events::of("HTTP/1.1 403 Forbidden\r\n\r\n").is_err());
    }

    #[test]
    fn events_are_read_however_they_are_cut() {
        let text = "event: live\ndata: {\"type\":\"live\"}\n\n:\n\ndata: {\"type\":\"x\"}\n\n";
        let mut chunks = Vec::new();
        for part in text.as_bytes().chunks(7) {
            chunks.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
            chunks.extend_from_slice(part);
            chunks.extend_from_slice(b"\r\n");
        }
        for step in [1, 5, 1000] {
            let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
            let mut events = Events::of(head).unwrap();
            let (mut incoming, mut kinds) = (Vec::new(), Vec::new());
            for part in chunks.chunks(step) {
                incoming.extend_from_slice(part);
                events
                    .take(&mut incoming, |data| {
                        kinds.push(String::from_utf8_lossy(data).into_owned());
                        Ok(())
                    })
                    .unwrap();
            }
            assert_eq!(kinds, ["{\"type\":\"live\"}", "{\"type\":\"x\"}"], "{step}");
        }
    }
}
