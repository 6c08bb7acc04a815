//! The key pair of a desk, and sealing to it: HPKE (RFC 9180) in base mode with
//! DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305.

use core::{convert::Infallible, fmt, str::FromStr};

use base64ct::{Base64UrlUnpadded, Encoding};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable,
    aead::ChaCha20Poly1305,
    kdf::HkdfSha256,
    kem::X25519HkdfSha256,
    rand_core::{TryCryptoRng, TryRng},
    single_shot_open, single_shot_seal_with_rng,
};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::id::{bytes_type, decode, text_in_serde};
use crate::{Error, error::Kind};

bytes_type! {
    /// The name of a public key: the first 8 bytes of its SHA-256, 11
    /// characters of base64url.
    KeyId, 8
}

bytes_type! {
    /// A desk's public key (X25519), 43 characters of base64url.
    PublicKey, 32
}

bytes_type! {
    /// What a sealer sends along so that the recipient finds the same key
    /// (X25519), 43 characters of base64url.
    EncapsulatedKey, 32
}

impl PublicKey {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> KeyId {
        let digest: [u8; 32] = Sha256::digest(self.as_bytes()).into();
        KeyId::from_bytes(core::array::from_fn(|at| {
            digest.get(at).copied().unwrap_or_default()
        }))
    }

    /// Seals some bytes to the key, for one purpose (`info`) and in one place
    /// (`associated`), with 32 random bytes, never used twice.
    ///
    /// # Errors
    ///
    /// If nobody can have the private half of such a key.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::seal::PrivateKey;
    ///
    /// let desk = PrivateKey::derive([1; 32]); // from the system's randomness
    /// let (enc, sealed) = desk.public().seal(b"a purpose", b"", b"hello", [2; 32])?;
    /// assert_eq!(desk.open(&enc, b"a purpose", b"", &sealed)?.as_slice(), b"hello");
    /// assert!(desk.open(&enc, b"another", b"", &sealed).unwrap_err().is_seal());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    pub fn seal(
        &self,
        info: &[u8],
        associated: &[u8],
        content: &[u8],
        ephemeral: [u8; 32],
    ) -> Result<(EncapsulatedKey, Vec<u8>), Error> {
        check_info(info)?;
        let key = Deserializable::from_bytes(self.as_bytes()).map_err(|_| Kind::PublicKey)?;
        let mut given = Given::new(ephemeral);
        let (encapsulated, sealed) = single_shot_seal_with_rng::<
            ChaCha20Poly1305,
            HkdfSha256,
            X25519HkdfSha256,
        >(
            &OpModeS::Base, &key, info, content, associated, &mut given
        )
        .map_err(|_| Kind::PublicKey)?;
        if !given.was_drawn_once() {
            return Err(Kind::PublicKey.into());
        }
        let encapsulated = EncapsulatedKey::from_bytes(encapsulated.to_bytes().into());
        Ok((encapsulated, sealed))
    }
}

/// HPKE hashes the length of its `info` as two bytes, and panics beyond them.
fn check_info(info: &[u8]) -> Result<(), Error> {
    if info.len() > 1024 {
        return Err(Kind::SealTooLarge.into());
    }
    Ok(())
}

/// A desk's private key (X25519).
///
/// It lives in the officers' console, never at the edge.
#[derive(Clone)]
pub struct PrivateKey(<X25519HkdfSha256 as Kem>::PrivateKey);

impl PrivateKey {
    /// The key that follows from 32 random bytes (`DeriveKeyPair` of RFC 9180,
    /// section 7.1.3).
    #[must_use]
    pub fn derive(material: [u8; 32]) -> Self {
        let material = Zeroizing::new(material);
        Self(X25519HkdfSha256::derive_keypair(&*material).0)
    }

    /// The key that these bytes are; the bits that X25519 fixes are set
    /// (RFC 7748, section 5).
    ///
    /// # Errors
    ///
    /// None for 32 bytes as the library is now; it keeps the right to refuse.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, Error> {
        let bytes = Zeroizing::new(bytes);
        Deserializable::from_bytes(&*bytes)
            .map(Self)
            .map_err(|_| Kind::EncodedBytes.into())
    }

    /// Its text form, 43 characters of base64url, to be kept under lock.
    #[must_use]
    pub fn encoded(&self) -> Zeroizing<String> {
        let mut bytes: [u8; 32] = self.0.to_bytes().into();
        let text = Zeroizing::new(Base64UrlUnpadded::encode_string(&bytes));
        bytes.zeroize();
        text
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::from_bytes(X25519HkdfSha256::sk_to_pk(&self.0).to_bytes().into())
    }

    /// Opens what [`PublicKey::seal`] made.
    ///
    /// # Errors
    ///
    /// If the bytes were changed, belong elsewhere or are sealed to another
    /// key.
    pub fn open(
        &self,
        encapsulated: &EncapsulatedKey,
        info: &[u8],
        associated: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        check_info(info)?;
        let encapsulated =
            Deserializable::from_bytes(encapsulated.as_bytes()).map_err(|_| Kind::SealBroken)?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &encapsulated,
            info,
            sealed,
            associated,
        )
        .map(Zeroizing::new)
        .map_err(|_| Kind::SealBroken.into())
    }
}

impl FromStr for PrivateKey {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        decode(text).and_then(Self::from_bytes)
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(secret)")
    }
}

text_in_serde!(PrivateKey);

/// The randomness of one sealing, handed to a library that asks for a generator.
///
/// HPKE draws the 32 bytes of an ephemeral key, once. Should a later version
/// draw otherwise, nothing is sealed, rather than something guessable.
struct Given {
    ephemeral: Zeroizing<[u8; 32]>,
    drawn: bool,
    overdrawn: bool,
}

impl Given {
    fn new(ephemeral: [u8; 32]) -> Self {
        Self {
            ephemeral: Zeroizing::new(ephemeral),
            drawn: false,
            overdrawn: false,
        }
    }

    fn was_drawn_once(&self) -> bool {
        self.drawn && !self.overdrawn
    }
}

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.overdrawn = true;
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.overdrawn = true;
        Ok(0)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        if !self.drawn && bytes.len() == self.ephemeral.len() {
            bytes.copy_from_slice(&*self.ephemeral);
            self.drawn = true;
        } else {
            self.overdrawn = true;
        }
        Ok(())
    }
}

impl TryCryptoRng for Given {}
