//! Attachments: sealed in chunks, sent in pieces that can be taken up again.

use core::fmt;

use http::Method;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    ask::body,
    conversation::Conversation,
    error::Problem,
    session::Session,
    transport::{Platform, Transport, random},
};
use crate::{
    case::entry::Author,
    seal::{
        Attachment, AttachmentId, ChunkPlace, MAX_ATTACHMENT, MediaType, Message, chunk_ranges,
        open_chunk, seal_chunk,
    },
};

/// An attachment that is being sent.
///
/// Its chunks are sealed once and kept, so that one whose answer was lost is
/// sent again as the same bytes.
#[derive(Clone)]
pub struct Upload {
    attachment: Attachment,
    sealed: Vec<Vec<u8>>,
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upload({} chunks)", self.sealed.len())
    }
}

impl Upload {
    /// The message that tells of the attachment: write it once the upload is
    /// through.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::Attachment(self.attachment.clone())
    }

    /// How many chunks there are.
    #[must_use]
    pub fn chunks(&self) -> usize {
        self.sealed.len()
    }
}

#[derive(Deserialize)]
struct Held {
    chunks: Vec<u32>,
}

impl<T: Transport, P: Platform> Session<T, P> {
    /// Seals an attachment of 1 byte to 5 MiB. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// If it is empty or too large, its name is not allowed, or no key is held.
    pub fn prepare(
        &self,
        file: &[u8],
        name: &str,
        media_type: MediaType,
    ) -> Result<Upload, Problem> {
        let (author, keyring) = self.look(|conversation| {
            let keyring = conversation.keyring().cloned();
            (conversation.author(), keyring)
        });
        let keyring = keyring.ok_or(Problem::NoKey)?;
        let id = AttachmentId::from_bytes(random(&self.platform));
        let mut sealed = Vec::new();
        for (index, range) in (0..).zip(chunk_ranges(file.len())?) {
            let place = self.place(author, id, index);
            let content = file.get(range).unwrap_or_default();
            let nonce = random(&self.platform);
            sealed.push(seal_chunk(&keyring, &place, content, nonce)?);
        }
        let attachment = Attachment::new(id, name, media_type, file, &sealed)?;
        Ok(Upload { attachment, sealed })
    }

    fn place(&self, author: Author, attachment: AttachmentId, index: u32) -> ChunkPlace {
        ChunkPlace {
            case: self.look(Conversation::case),
            sender: author.into(),
            attachment,
            index,
        }
    }

    /// Sends those chunks that the relay does not hold, and calls `progress`
    /// with how many of how many it holds. After an error or an interruption,
    /// call it again with the same upload.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached or refuses a chunk.
    pub async fn upload(
        &self,
        upload: &Upload,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<(), Problem> {
        let id = upload.attachment.id;
        let count = upload.chunks();
        let list = self
            .api
            .chunk(Method::GET, &self.token(), id, None, Vec::new())?;
        let held: Held = body(&self.ask(list).await?)?;
        let missing = || {
            (0..)
                .zip(&upload.sealed)
                .filter(|(index, _)| !held.chunks.contains(index))
        };
        let mut done = count - missing().count();
        progress(done, count);
        for (index, sealed) in missing() {
            let put =
                self.api
                    .chunk(Method::PUT, &self.token(), id, Some(index), sealed.clone())?;
            self.ask(put).await?;
            done += 1;
            progress(done, count);
        }
        Ok(())
    }

    /// Fetches and opens an attachment that a message tells of.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached, the attachment is not there, or its
    /// bytes are not the ones that the message tells of.
    pub async fn download(
        &self,
        attachment: &Attachment,
        author: Author,
    ) -> Result<Zeroizing<Vec<u8>>, Problem> {
        let keyring = self.look(|conversation| conversation.keyring().cloned());
        let keyring = keyring.ok_or(Problem::NoKey)?;
        let mut file = Zeroizing::new(Vec::with_capacity(attachment.size.min(MAX_ATTACHMENT)));
        for (index, _) in (0..).zip(&attachment.chunks) {
            let id = attachment.id;
            let get = self
                .api
                .chunk(Method::GET, &self.token(), id, Some(index), Vec::new())?;
            let answer = self.ask(get).await?;
            attachment.check_chunk(index, answer.body())?;
            let place = self.place(author, id, index);
            file.extend_from_slice(&open_chunk(&keyring, &place, answer.body())?);
        }
        attachment.check(&file)?;
        Ok(file)
    }
}
