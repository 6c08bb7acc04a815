//! From bytes to text.

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, WINDOWS_1252};

/// A text and how its bytes were read.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// The encoding, and whether it had to be assumed.
    pub(crate) encoding: &'static str,
}

/// Reads bytes as text: by their byte order mark, else strictly as UTF-8, else
/// as one of the two single-byte encodings of western Europe.
///
/// Those two cannot fail, so content has to tell them apart: bytes 80 to 9F
/// are letters and quotes in windows-1252 but controls in ISO-8859-15, and the
/// eight places where the two differ beyond are letters (`Œ œ Š š Ž ž Ÿ`) and
/// `€` in the one and signs (`¼ ½ ¨`) that no directory writes in the other.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Decoded {
            text: text.into_owned(),
            encoding: marked(encoding),
        };
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            encoding: "UTF-8",
        };
    }
    let (encoding, name) = if bytes.iter().any(|byte| (0x80..=0x9f).contains(byte)) {
        (
            WINDOWS_1252,
            "windows-1252 (assumed: not UTF-8, bytes 80 to 9F occur)",
        )
    } else {
        (
            ISO_8859_15,
            "ISO-8859-15 (assumed: not UTF-8, no bytes 80 to 9F)",
        )
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: name,
    }
}

fn marked(encoding: &'static Encoding) -> &'static str {
    if encoding == UTF_8 {
        "UTF-8 with byte order mark"
    } else {
        encoding.name()
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_what_directories_are_written_in() {
        for (bytes, text, encoding) in [
            (&b"Mirepoix"[..], "Mirepoix", "UTF-8"),
            ("Vouillé".as_bytes(), "Vouillé", "UTF-8"),
            (
                b"\xef\xbb\xbfVouill\xc3\xa9",
                "Vouillé",
                "UTF-8 with byte order mark",
            ),
            (b"\xff\xfeA\0", "A", "UTF-16LE"),
            (b"Vouill\xe9, 4 \xbdufs", "Vouillé, 4 œufs", "ISO-8859-15"),
            (b"l\x92\xe9tang, c\x9cur", "l’étang, cœur", "windows-1252"),
        ] {
            let decoded = decode(bytes);
            assert_eq!(decoded.text, text);
            assert!(
                decoded.encoding.starts_with(encoding),
                "{}",
                decoded.encoding
            );
        }
    }
}
