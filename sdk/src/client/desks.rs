//! The directory of desks, as a client comes by it.

use serde::Deserialize;

use super::{
    ask::body,
    error::Problem,
    session::Session,
    transport::{Platform, Transport},
};
use crate::{
    desk::{directory::Directory, trust::Trust},
    seal::Receipt,
};

/// What a relay publishes. Nothing of it is believed before it was verified.
#[derive(Deserialize)]
struct Published {
    directory: String,
    #[serde(default)]
    roots: Vec<String>,
}

impl Trust {
    /// Asks a relay for its directory of desks, and gives it if it may be
    /// believed, with what to remember of it: see [`Trust::accept`].
    ///
    /// # Examples
    ///
    /// A program that has no directory yet, by the root key that it was built with:
    ///
    /// ```
    /// use vigie::client::{Problem, transport::{Platform, Transport}};
    /// use vigie::desk::{directory::Directory, root::RootPublicKey, trust::Trust};
    ///
    /// async fn desks(
    ///     transport: &impl Transport,
    ///     platform: &impl Platform,
    ///     root: RootPublicKey,
    /// ) -> Result<(Directory, Trust), Problem> {
    ///     // To be remembered: an older directory is then refused.
    ///     Trust::pin(root).fetch(transport, platform, "https://relay.example").await
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// If `base` is not the address of a relay, the relay cannot be reached, or
    /// what it publishes is not signed as it must be.
    pub async fn fetch(
        &self,
        transport: &impl Transport,
        platform: &impl Platform,
        base: &str,
    ) -> Result<(Directory, Self), Problem> {
        // The question names no case, so any will do.
        let nobody = Receipt::new([0; 16]);
        let session = Session::citizen(transport, platform, base, &nobody)?;
        let published: Published = body(&session.ask(session.api.desks()?).await?)?;
        let now = platform.now();
        Ok(self.accept(&published.directory, &published.roots, now)?)
    }
}
