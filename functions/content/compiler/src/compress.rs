//! Bodies as they are sent: compressed once, as hard as can be.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder};

/// The window of brotli: 2^22 bytes, more than any text here has.
const WINDOW: u32 = 22;
const BEST: u32 = 11;
const BUFFER: usize = 4096;

/// A body in brotli (RFC 7932).
///
/// # Errors
///
/// Never: what is written goes into memory.
pub fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), BUFFER, BEST, WINDOW);
    compressor.write_all(plain)?;
    Ok(compressor.into_inner())
}

/// A body in gzip (RFC 1952), without a name or a time, so that the same text
/// makes the same bytes.
///
/// # Errors
///
/// Never: what is written goes into memory.
pub fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressor = GzBuilder::new().write(Vec::new(), Compression::best());
    compressor.write_all(plain)?;
    compressor.finish()
}
