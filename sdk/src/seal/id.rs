//! The names and tokens of a case, and their text forms: base64url without
//! padding, read strictly, so that one value has one text.

use core::{fmt, marker::PhantomData, str::FromStr};

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::de;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::{Error, error::Kind};

/// Reads exactly `N` bytes from base64url.
pub(crate) fn decode<const N: usize>(text: &str) -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    match Base64UrlUnpadded::decode(text, &mut bytes) {
        Ok(read) if read.len() == N => Ok(bytes),
        _ => Err(Kind::EncodedBytes.into()),
    }
}

/// Reads a value from a string in serde's data model.
pub(crate) struct TextVisitor<T>(pub(crate) PhantomData<T>);

impl<T: FromStr<Err = Error>> de::Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes in base64url")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Gives a type its text form in serde, from `FromStr` and `Encoded`.
macro_rules! text_in_serde {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.encoded())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer
                    .deserialize_str($crate::seal::id::TextVisitor(core::marker::PhantomData))
            }
        }
    };
}

/// Declares a public value of fixed length whose text form is base64url.
macro_rules! bytes_type {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $length]);

        impl $name {
            /// The value that these bytes are.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; $length]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }

            fn encoded(&self) -> String {
                <base64ct::Base64UrlUnpadded as base64ct::Encoding>::encode_string(&self.0)
            }
        }

        impl core::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(text: &str) -> Result<Self, $crate::Error> {
                $crate::seal::id::decode(text).map(Self)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.encoded())
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        $crate::seal::id::text_in_serde!($name);
    };
}

pub(crate) use {bytes_type, text_in_serde};

bytes_type! {
    /// The name of a case: 16 bytes that follow from its receipt, 22
    /// characters of base64url.
    ///
    /// It is no secret from the relay, and says nothing about the receipt.
    ///
    /// ```
    /// use vigie::seal::CaseId;
    ///
    /// let id: CaseId = "AAECAwQFBgcICQoLDA0ODw".parse()?;
    /// assert_eq!(id.as_bytes()[15], 15);
    /// assert_eq!(id.to_string(), "AAECAwQFBgcICQoLDA0ODw");
    /// // One value has one text: the last character's spare bits must be zero.
    /// assert!("AAECAwQFBgcICQoLDA0ODx".parse::<CaseId>().is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    CaseId, 16
}

bytes_type! {
    /// The name that a client gives one entry: 16 random bytes, 22 characters
    /// of base64url. The same name sent again is the same entry.
    ClientId, 16
}

bytes_type! {
    /// The name of an attachment: 16 random bytes, 22 characters of base64url.
    AttachmentId, 16
}

bytes_type! {
    /// The SHA-256 of some bytes, 43 characters of base64url.
    ///
    /// ```
    /// use vigie::seal::Digest;
    /// let empty = Digest::of(b"");
    /// assert_eq!(empty.to_string(), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    /// ```
    Digest, 32
}

impl Digest {
    /// The digest of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// What lets its holder read and write a case through the relay: 32 secret
/// bytes, 43 characters of base64url.
///
/// It opens the door and no seal: whoever holds it gets sealed bytes. The relay
/// keeps its [`TokenHash`] alone.
///
/// ```
/// use vigie::seal::{Token, TokenHash};
///
/// let token = Token::from_bytes([7; 32]);
/// let kept: TokenHash = token.hash();
/// assert!(kept.matches(&token));
/// assert!(!kept.matches(&Token::from_bytes([8; 32])));
/// assert_eq!(format!("{token:?}"), "Token(secret)");
/// ```
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; 32]>);

impl Token {
    /// The token that these bytes are.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its text form, for the `Authorization` header.
    #[must_use]
    pub fn encoded(&self) -> Zeroizing<String> {
        Zeroizing::new(Base64UrlUnpadded::encode_string(&*self.0))
    }

    /// What the relay keeps of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(*self.0).into())
    }
}

impl FromStr for Token {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut bytes = decode(text)?;
        let token = Self::from_bytes(bytes);
        bytes.zeroize();
        Ok(token)
    }
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&*other.0).into()
    }
}

impl Eq for Token {}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(secret)")
    }
}

text_in_serde!(Token);

bytes_type! {
    /// The SHA-256 of a [`Token`], 43 characters of base64url.
    ///
    /// A token has 256 random bits, so a plain hash cannot be searched back.
    TokenHash, 32
}

impl TokenHash {
    /// Whether this is the hash of a token, in a time that does not tell how
    /// much of it is right.
    #[must_use]
    pub fn matches(&self, token: &Token) -> bool {
        self.0.ct_eq(&token.hash().0).into()
    }
}
