//! Sealed entries and chunks: they open in their place, with their key, and
//! as the bytes that were sealed, or not at all.

use arbitrary::Arbitrary;
use vigie::{
    Error,
    seal::{
        AttachmentId, CHUNK, CaseId, CaseKey, ChunkPlace, ClientId, Keyring, MAX_CONTENT,
        MAX_SEALED, Place, SEALED_CHUNK, Sender, chunk_key_version, entry_key_version, open_chunk,
        open_entry, seal_chunk, seal_entry,
    },
};

#[derive(Arbitrary)]
struct Input<'a> {
    version: u8,
    secret: [u8; 32],
    place: [u8; 16],
    sender: u8,
    /// What is done to it before it is opened.
    change: Change,
    /// What the content ends in, so many times: padding must not be taken for
    /// content, nor content for padding.
    tail: (u8, u16),
    content: &'a [u8],
}

#[derive(Arbitrary)]
enum Change {
    Nothing,
    /// One bit is another.
    Bit(u32, u8),
    /// The end is missing.
    Cut(u32),
    /// There is more behind it.
    Grown(u8),
    OtherCase,
    OtherSender,
    OtherId,
    OtherKey,
    OtherVersion,
    /// It was never sealed: the content itself is opened, as a format and a
    /// length that fit.
    Forged,
}

type Seal<P> = fn(&Keyring, &P, &[u8], [u8; 24]) -> Result<Vec<u8>, Error>;

type Open<P> = fn(&Keyring, &P, &[u8]) -> Result<Vec<u8>, Error>;

/// What is common to entries and chunks.
struct Kind<P> {
    format: u8,
    longest: usize,
    lengths: &'static [usize],
    place: fn([u8; 16], Sender, [u8; 16]) -> P,
    seal: Seal<P>,
    open: Open<P>,
    version: fn(&[u8]) -> Result<u8, Error>,
}

/// Entries of a case's log.
pub(crate) fn entries(bytes: &[u8]) {
    let kind = Kind {
        format: 1,
        longest: MAX_CONTENT,
        lengths: &[256 + 42, 1024 + 42, 4096 + 42, MAX_SEALED],
        place: |case, sender, id| Place {
            case: CaseId::from_bytes(case),
            sender,
            client_id: ClientId::from_bytes(id),
        },
        seal: seal_entry,
        open: |keyring, place, sealed| open_entry(keyring, place, sealed).map(|open| open.to_vec()),
        version: entry_key_version,
    };
    seals(bytes, &kind);
}

/// Chunks of an attachment.
pub(crate) fn chunks(bytes: &[u8]) {
    let kind = Kind {
        format: 2,
        longest: CHUNK,
        lengths: &[SEALED_CHUNK],
        place: |case, sender, id| ChunkPlace {
            case: CaseId::from_bytes(case),
            sender,
            attachment: AttachmentId::from_bytes(id),
            index: u32::from_be_bytes([id[0], id[5], id[10], id[15]]),
        },
        seal: seal_chunk,
        open: |keyring, place, sealed| open_chunk(keyring, place, sealed).map(|open| open.to_vec()),
        version: chunk_key_version,
    };
    seals(bytes, &kind);
}

fn seals<P>(bytes: &[u8], kind: &Kind<P>) {
    let Some(input) = crate::read::<Input<'_>>(bytes) else {
        return;
    };
    let Some((keyring, other_keys)) = rings(&input) else {
        return;
    };
    let place = |case: u8, sender: usize, id: u8| {
        let senders = Sender::ALL.iter().copied().cycle();
        let sender = senders.skip(sender).nth(usize::from(input.sender));
        (kind.place)(
            input.place.map(|byte| byte ^ case),
            sender.unwrap_or(Sender::Citizen),
            input.place.map(|byte| !byte ^ id),
        )
    };
    let here = place(0, 0, 0);

    let (tail, times) = input.tail;
    let mut content = input.content.to_vec();
    content.resize(content.len() + usize::from(times), tail);
    if matches!(input.change, Change::Forged) {
        let fitting = kind.lengths.iter().find(|length| content.len() <= **length);
        content.resize(fitting.map_or(content.len(), |length| *length), tail);
        if let [format, version, ..] = content.as_mut_slice() {
            (*format, *version) = (kind.format, input.version);
        }
        return is_refused(&(kind.open)(&keyring, &here, &content));
    }
    let sealed = (kind.seal)(&keyring, &here, &content, [9; 24]);
    let Ok(mut sealed) = sealed else {
        assert!(content.len() > kind.longest);
        return;
    };
    assert!(content.len() <= kind.longest && kind.lengths.contains(&sealed.len()));
    assert_eq!((kind.version)(&sealed), Ok(input.version));

    let (keyring, there) = match input.change {
        Change::Nothing | Change::Forged => {
            assert_eq!((kind.open)(&keyring, &here, &sealed), Ok(content));
            return;
        }
        Change::Bit(at, bit) => {
            let at = usize::try_from(at).unwrap_or_default() % sealed.len();
            if let Some(byte) = sealed.get_mut(at) {
                *byte ^= 1 << (bit % 8);
            }
            (keyring, here)
        }
        Change::Cut(by) => {
            let by = usize::try_from(by).unwrap_or_default() % sealed.len();
            sealed.truncate(sealed.len() - 1 - by);
            (keyring, here)
        }
        Change::Grown(byte) => {
            sealed.push(byte);
            (keyring, here)
        }
        Change::OtherCase => (keyring, place(1, 0, 0)),
        Change::OtherSender => (keyring, place(0, 1, 0)),
        Change::OtherId => (keyring, place(0, 0, 1)),
        Change::OtherKey => (other_keys.0, here),
        Change::OtherVersion => (other_keys.1, here),
    };
    is_refused(&(kind.open)(&keyring, &there, &sealed));
}

fn is_refused(opened: &Result<Vec<u8>, Error>) {
    // The ring of one key lacks the version that a changed byte names.
    let refused = |error: &Error| error.is_seal() || error.code() == "key_missing";
    assert!(opened.as_ref().is_err_and(refused), "it opens");
}

/// The key of the input, another key of that version, and the same key under
/// another version beside it.
fn rings(input: &Input<'_>) -> Option<(Keyring, (Keyring, Keyring))> {
    let ring = |version, secret| CaseKey::new(version, secret).map(Keyring::new).ok();
    let other = input.secret.map(|byte| !byte);
    Some((
        ring(input.version, input.secret)?,
        (
            ring(input.version, other)?,
            ring(input.version.checked_add(1)?, input.secret)?,
        ),
    ))
}
