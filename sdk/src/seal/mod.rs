//! Sealing what a citizen and a desk write to each other, so that whoever
//! carries it cannot read it.
//!
//! # Who can do what
//!
//! | who | can | cannot |
//! | --- | --- | --- |
//! | the citizen, with the [`Receipt`] | find the case, read it, write to it | |
//! | a desk, with its [`PrivateKey`] | read and write the cases sealed to it | read any other case |
//! | the relay and its storage | see when and how often somebody writes, roughly how much, to which desk | read an entry; change one, or move it to another case, author or place, without being noticed |
//! | whoever has a [`Token`] alone | fetch and send sealed bytes | read them |
//!
//! # What this does not protect from
//!
//! - **The order and the loss of entries.** A seal holds one entry. The relay
//!   could leave entries out or number them otherwise.
//! - **The other side.** Citizen and officer hold the same key, so neither can
//!   prove to a third person which of them wrote an entry. The author is what
//!   the relay let in and what both sides see; it is no signature.
//! - **Those who had a key once.** A rotation ([`Keyring::next`]) shuts a former
//!   desk out of what is written later, never out of what it could read
//!   before. The wrap for the citizen hangs on the first key: a desk that had
//!   it and can still fetch the case's envelopes opens later keys as well, so
//!   the relay must let former desks fetch nothing.
//! - **A receipt or desk key that is found.** There is no forward secrecy:
//!   whoever has the receipt has the case, past and future.
//! - **The software in use.** Whoever can change what the citizen's device runs
//!   reads what the citizen reads.
//!
//! # Randomness
//!
//! Nothing here makes any. Secrets, nonces and ephemeral keys come in as
//! arguments: they must come from the system's generator, and none twice.
//!
//! # Example
//!
//! A conversation from the first word to the answer, with all that the relay
//! gets to see.
//!
//! ```
//! use vigie::seal::{
//!     CaseId, ClientId, Envelopes, Keyring, Message, Place, PrivateKey, Receipt, Sender,
//!     TokenHash, open_entry, seal_entry,
//! };
//!
//! // In the examples bytes are chosen; in earnest each comes from the system.
//! let desk = PrivateKey::derive([1; 32]);
//! let published = desk.public();
//!
//! // The citizen's software makes a receipt and opens a case.
//! let receipt = Receipt::new([2; 16]);
//! let case = receipt.case_id();
//! let envelopes = Envelopes::seal(&case, &receipt.case_key(), &[(published, [3; 32])])?;
//! let first = Place {
//!     case,
//!     sender: Sender::Citizen,
//!     client_id: ClientId::from_bytes([4; 16]),
//! };
//! let content = Message::text("Je ne peux pas parler.").to_content()?;
//! let sealed = seal_entry(&receipt.keyring(), &first, &content, [5; 24])?;
//!
//! // The relay keeps these, and lets in whoever has the token.
//! let stored: (CaseId, TokenHash, Envelopes, Vec<u8>) =
//!     (case, receipt.token().hash(), envelopes, sealed);
//! assert!(stored.1.matches(&receipt.token()));
//!
//! // An officer opens the envelope, reads and answers.
//! let keyring = Keyring::new(stored.2.open(&case, &desk)?);
//! let read = Message::from_content(&open_entry(&keyring, &first, &stored.3)?)?;
//! assert_eq!(read, Message::text("Je ne peux pas parler."));
//! let second = Place {
//!     case,
//!     sender: Sender::Officer,
//!     client_id: ClientId::from_bytes([6; 16]),
//! };
//! let content = Message::text("Restez en ligne, une patrouille arrive.").to_content()?;
//! let answer = seal_entry(&keyring, &second, &content, [7; 24])?;
//!
//! // Days later the citizen comes back with the receipt, copied from paper.
//! let typed = receipt.to_characters().to_lowercase().replace('-', " ");
//! let found = Receipt::read(&typed)?.receipt;
//! assert_eq!(found.case_id(), case);
//! let read = Message::from_content(&open_entry(&found.keyring(), &second, &answer)?)?;
//! assert_eq!(read, Message::text("Restez en ligne, une patrouille arrive."));
//! # Ok::<(), vigie::Error>(())
//! ```

mod chunk;
mod code;
mod desk_key;
mod entry;
mod envelope;
mod frame;
pub(crate) mod id;
mod key_file;
mod keyring;
mod message;
mod note;
mod padding;
mod primitives;
mod receipt;
mod transcript;
mod words;

pub use chunk::{
    CHUNK, ChunkPlace, MAX_ATTACHMENT, MAX_CHUNKS, SEALED_CHUNK, chunk_key_version, chunk_ranges,
    open_chunk, seal_chunk,
};
pub use desk_key::{EncapsulatedKey, KeyId, PrivateKey, PublicKey};
pub use entry::{MAX_SEALED, Place, Sender, entry_key_version, open_entry, seal_entry};
pub use envelope::{Envelopes, MAX_RECIPIENTS, Recipient, SealedKey};
pub use id::{AttachmentId, CaseId, ClientId, Digest, Token, TokenHash};
pub use key_file::KeyFile;
pub use keyring::{CaseKey, Commitment, Keyring, WrappedKey};
pub use message::{Attachment, LanguageTag, MediaType, Message, PhraseCode};
pub use note::{MAX_NOTE, note_key, open_note, seal_note};
pub use padding::{MAX_CONTENT, SIZE_CLASSES};
pub use receipt::{Form, Read, Receipt};
