//! The one error type of this crate.

use core::fmt;

/// Why a value was refused.
///
/// The type is opaque so that reasons can be added without breaking callers.
/// Ask it with the predicates, show [`Error::code`] to machines, and translate
/// it for people at the edge: its `Display` text is English, for logs, and
/// never repeats what a person wrote.
///
/// # Examples
///
/// ```
/// use vigie::geo::Point;
///
/// let error = Point::new(91.0, 2.35).unwrap_err();
/// assert!(error.is_out_of_range());
/// assert_eq!(error.code(), "latitude_out_of_range");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
}

/// The closed list of reasons; each has a code that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("a coordinate is not a finite number")]
    NotFinite,
    #[error("the latitude is not between -90 and 90 degrees")]
    Latitude,
    #[error("the longitude is not between -180 and 180 degrees")]
    Longitude,
    #[error("the south edge of the box lies north of its north edge")]
    BoxUpsideDown,
    #[error(
        "the identifier is empty, too long or has a character outside a-z, A-Z, 0-9, '-', '_', '.', ':'"
    )]
    StationId,
    #[error("the text is empty, too long or has a control character")]
    Text,
    #[error("the INSEE code is not two digits or 2A or 2B followed by three digits")]
    InseeCode,
    #[error("the postal code is not five digits")]
    PostalCode,
    #[error("the telephone number is not in E.164 form or a short number of two to six digits")]
    Phone,
    #[error("the address of the site is not an http or https URL")]
    Site,
    #[error(
        "a time range does not start before it ends, lasts over a day, or starts after midnight"
    )]
    TimeRange,
    #[error("two time ranges of one day overlap or stand out of order")]
    TimeRangeOrder,
    #[error("a day has more than four time ranges")]
    TimeRangeCount,
    #[error("the opening hours are not in the part of the OSM syntax that is supported")]
    HoursSyntax,
    #[error("the time zone's name is empty or its POSIX rule cannot be read")]
    Zone,
    #[error("the name of the institution, kind, service or another listed value is not known")]
    UnknownName,
    #[error("a colour is written as # and three or six hexadecimal digits")]
    Colour,
    #[error("two stations bear the same identifier")]
    DuplicateStation,
    #[error("two communes bear the same INSEE code")]
    DuplicateCommune,
    #[error("the data is larger than the index can hold")]
    TooLarge,
    #[error("the bytes are not a station index")]
    IndexMagic,
    #[error("the bytes are not a full-text index")]
    TextIndexMagic,
    #[error("the index is of another version")]
    IndexVersion,
    #[error("the index does not start at a multiple of eight bytes")]
    IndexAlignment,
    #[error("the index is cut short or its sections do not fit")]
    IndexTruncated,
    #[error("the index does not match its checksum")]
    IndexChecksum,
    #[error("the records of the index contradict one another")]
    IndexStructure,
    #[error("the text is not so many bytes in base64url without padding")]
    EncodedBytes,
    #[error("the receipt has a character that stands in no receipt")]
    ReceiptCharacter,
    #[error("the receipt has too few or too many characters or words")]
    ReceiptLength,
    #[error("more than one character or word of the receipt is wrong")]
    ReceiptWrong,
    #[error("the receipt is of another version")]
    ReceiptVersion,
    #[error("the version of a key is not from 1 to 255, or not the one that is needed")]
    KeyVersion,
    #[error("the key of this version is not held")]
    KeyMissing,
    #[error("two keys bear the same version")]
    KeyConflict,
    #[error("a key is sealed to no desk, to more than eight or to one of them twice")]
    Recipients,
    #[error("nothing is sealed to this key")]
    NotRecipient,
    #[error("the public key cannot be sealed to")]
    PublicKey,
    #[error("the text is not a key file, or one that was changed")]
    KeyFile,
    #[error("the key file is of another version")]
    KeyFileVersion,
    #[error("the passphrase does not open the key file, or its sealed bytes were changed")]
    KeyFileLocked,
    #[error("the bytes do not have the form of something sealed")]
    SealForm,
    #[error("the seal does not hold: its bytes, its place or its key are others")]
    SealBroken,
    #[error("the content is larger than what is sealed at once")]
    SealTooLarge,
    #[error("the content is not a message, or one that may not be sent")]
    Message,
    #[error("the attachment is empty, too large, or its bytes are not the ones announced")]
    Attachment,
    #[error("the name of a desk, department or category is not 1 to 40 of a-z, 0-9 and '-'")]
    Label,
    #[error("the cursor is not an epoch, a full stop and a number")]
    Cursor,
    #[error("the frame is not one of the protocol")]
    BadFrame,
    #[error("the frame is longer than frames may be")]
    FrameTooLarge,
    #[error("the version of the protocol is not supported")]
    FrameVersion,
    #[error("the bytes are not a session")]
    Session,
    #[error("the officer's name is empty, too long or has a character outside '!' to '~'")]
    Officer,
    #[error("the key's name is empty, too long or has a character outside '!' to '~'")]
    KeyName,
    #[error("the capability is not one, not for this case or not signed by a known key")]
    Capability,
    #[error("the capability is not valid yet")]
    CapabilityEarly,
    #[error("the capability is no longer valid")]
    CapabilityExpired,
    #[error("the proof of work is not one, not for this case or not enough")]
    Proof,
    #[error("the challenge of the proof of work is too old")]
    ProofExpired,
    #[error("the directory of desks cannot be read or contradicts itself")]
    DirectoryInvalid,
    #[error("no root key that is trusted signed the directory of desks")]
    DirectoryUntrusted,
    #[error(
        "the directory of desks is older than the one that is known, or another of its version"
    )]
    DirectoryOld,
    #[error("the directory of desks is no longer valid")]
    DirectoryExpired,
    #[error("a root key cannot follow itself")]
    RootRotation,
    #[error("the issuer, the audience or the path of the roles is empty, too long or malformed")]
    Issuer,
    #[error("the text is not a key set, repeats a name, is too long or has too many keys")]
    KeySet,
    #[error("the token's name is empty, too long or has a character outside '!' to '~'")]
    TokenId,
    #[error("the token is not one, or lacks what a token must say")]
    TokenMalformed,
    #[error(
        "the token is of another issuer, not signed as it must be, or valid for longer than tokens may be"
    )]
    TokenUntrusted,
    #[error("the token is no longer valid")]
    TokenExpired,
    #[error("the token is not valid yet, or issued in the future")]
    TokenEarly,
    #[error("the token is for somebody else")]
    TokenAudience,
    #[error("the token is signed by a key that is not known")]
    TokenKeyUnknown,
    #[error("the token was taken back")]
    TokenRevoked,
    #[error("the text is not a phrasebook, or offers an answer that cannot be given")]
    Phrasebook,
    #[error("the text is no list of canned answers, or one of them does not hold together")]
    CannedAnswers,
}

impl Error {
    /// A code for machines: stable, lower case, words joined by underscores.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            Kind::NotFinite => "coordinate_not_finite",
            Kind::Latitude => "latitude_out_of_range",
            Kind::Longitude => "longitude_out_of_range",
            Kind::BoxUpsideDown => "box_upside_down",
            Kind::StationId => "station_id_invalid",
            Kind::Text => "text_invalid",
            Kind::InseeCode => "insee_code_invalid",
            Kind::PostalCode => "postal_code_invalid",
            Kind::Phone => "phone_invalid",
            Kind::Site => "site_invalid",
            Kind::TimeRange => "time_range_invalid",
            Kind::TimeRangeOrder => "time_ranges_overlap",
            Kind::TimeRangeCount => "time_ranges_too_many",
            Kind::HoursSyntax => "hours_unsupported",
            Kind::Zone => "time_zone_invalid",
            Kind::UnknownName => "name_unknown",
            Kind::Colour => "colour_invalid",
            Kind::DuplicateStation => "station_duplicated",
            Kind::DuplicateCommune => "commune_duplicated",
            Kind::TooLarge => "directory_too_large",
            Kind::IndexMagic => "index_not_recognised",
            Kind::TextIndexMagic => "text_index_not_recognised",
            Kind::IndexVersion => "index_version",
            Kind::IndexAlignment => "index_misaligned",
            Kind::IndexTruncated => "index_truncated",
            Kind::IndexChecksum => "index_checksum",
            Kind::IndexStructure => "index_inconsistent",
            Kind::EncodedBytes => "encoded_bytes_invalid",
            Kind::ReceiptCharacter => "receipt_character_invalid",
            Kind::ReceiptLength => "receipt_length_invalid",
            Kind::ReceiptWrong => "receipt_wrong",
            Kind::ReceiptVersion => "receipt_version",
            Kind::KeyVersion => "key_version_invalid",
            Kind::KeyMissing => "key_missing",
            Kind::KeyConflict => "key_conflict",
            Kind::Recipients => "recipients_invalid",
            Kind::NotRecipient => "not_a_recipient",
            Kind::PublicKey => "public_key_unusable",
            Kind::KeyFile => "key_file_invalid",
            Kind::KeyFileVersion => "key_file_version",
            Kind::KeyFileLocked => "key_file_locked",
            Kind::SealForm => "sealed_form_invalid",
            Kind::SealBroken => "seal_broken",
            Kind::SealTooLarge => "sealed_content_too_large",
            Kind::Message => "message_invalid",
            Kind::Attachment => "attachment_invalid",
            Kind::Label => "label_invalid",
            Kind::Cursor => "cursor_invalid",
            Kind::BadFrame => "bad_frame",
            Kind::FrameTooLarge => "frame_too_large",
            Kind::FrameVersion => "version_unsupported",
            Kind::Session => "session_invalid",
            Kind::Officer => "officer_invalid",
            Kind::KeyName => "key_name_invalid",
            Kind::Capability => "capability_invalid",
            Kind::CapabilityEarly => "capability_early",
            Kind::CapabilityExpired => "capability_expired",
            Kind::Proof => "proof_invalid",
            Kind::ProofExpired => "proof_expired",
            Kind::DirectoryInvalid => "directory_invalid",
            Kind::DirectoryUntrusted => "directory_untrusted",
            Kind::DirectoryOld => "directory_old",
            Kind::DirectoryExpired => "directory_expired",
            Kind::RootRotation => "root_rotation_invalid",
            Kind::Issuer => "issuer_invalid",
            Kind::KeySet => "keys_invalid",
            Kind::TokenId => "token_id_invalid",
            Kind::TokenMalformed => "token_malformed",
            Kind::TokenUntrusted => "token_untrusted",
            Kind::TokenExpired => "token_expired",
            Kind::TokenEarly => "token_early",
            Kind::TokenAudience => "token_audience",
            Kind::TokenKeyUnknown => "token_key_unknown",
            Kind::TokenRevoked => "token_revoked",
            Kind::Phrasebook => "phrasebook_invalid",
            Kind::CannedAnswers => "canned_answers_invalid",
        }
    }

    /// Whether a number was understood but lies outside what it may be.
    ///
    /// ```
    /// # use vigie::geo::Point;
    /// assert!(Point::new(0.0, 200.0).unwrap_err().is_out_of_range());
    /// assert!(!Point::new(f64::NAN, 0.0).unwrap_err().is_out_of_range());
    /// ```
    #[must_use]
    pub fn is_out_of_range(&self) -> bool {
        matches!(
            self.kind,
            Kind::Latitude | Kind::Longitude | Kind::BoxUpsideDown
        )
    }

    /// Whether the bytes of an index were refused.
    ///
    /// ```
    /// # use vigie::index::StationIndex;
    /// assert!(StationIndex::open(&[]).unwrap_err().is_index());
    /// ```
    #[must_use]
    pub fn is_index(&self) -> bool {
        matches!(
            self.kind,
            Kind::IndexMagic
                | Kind::TextIndexMagic
                | Kind::IndexVersion
                | Kind::IndexAlignment
                | Kind::IndexTruncated
                | Kind::IndexChecksum
                | Kind::IndexStructure
        )
    }

    /// Whether a receipt was not read: to be looked at again, and typed again.
    ///
    /// ```
    /// # use vigie::seal::Receipt;
    /// let error = Receipt::read("0W3GE-1R70W").unwrap_err();
    /// assert!(error.is_receipt());
    /// assert_eq!(error.code(), "receipt_length_invalid");
    /// ```
    #[must_use]
    pub fn is_receipt(&self) -> bool {
        matches!(
            self.kind,
            Kind::ReceiptCharacter
                | Kind::ReceiptLength
                | Kind::ReceiptWrong
                | Kind::ReceiptVersion
        )
    }

    /// Whether something sealed did not open: it was changed, stands in another
    /// place, or is sealed under a key that is not held.
    ///
    /// ```
    /// # use vigie::seal::{ClientId, Place, Receipt, Sender, open_entry};
    /// # let receipt = Receipt::new([0; 16]);
    /// # let (case, client_id) = (receipt.case_id(), ClientId::from_bytes([0; 16]));
    /// let place = Place { case, sender: Sender::Citizen, client_id };
    /// let error = open_entry(&receipt.keyring(), &place, b"not sealed").unwrap_err();
    /// assert!(error.is_seal());
    /// ```
    #[must_use]
    pub fn is_seal(&self) -> bool {
        matches!(
            self.kind,
            Kind::KeyMissing | Kind::NotRecipient | Kind::SealForm | Kind::SealBroken
        )
    }

    /// Whether something was right once and its time is over: asking for a new
    /// one helps.
    ///
    /// ```
    /// use vigie::{case::capability::Capability, jiff::Timestamp, seal::CaseId};
    ///
    /// let case = CaseId::from_bytes([0; 16]);
    /// let error = Capability::verify("vc1.e30.", &[], &case, Timestamp::UNIX_EPOCH).unwrap_err();
    /// assert!(!error.is_expired());
    /// ```
    #[must_use]
    pub fn is_expired(&self) -> bool {
        matches!(
            self.kind,
            Kind::CapabilityExpired
                | Kind::ProofExpired
                | Kind::DirectoryExpired
                | Kind::TokenExpired
        )
    }

    /// Whether a bearer token was refused: whoever sent it has to sign in
    /// again.
    ///
    /// ```
    /// use vigie::{desk::identity::{Issuer, KeySet}, jiff::Timestamp};
    ///
    /// let issuer = Issuer::new("https://id.example", "vigie", "roles")?;
    /// let keys = KeySet::read(br#"{"keys":[]}"#)?;
    /// let error = issuer.verify("eyJ", &keys, Timestamp::UNIX_EPOCH).unwrap_err();
    /// assert!(error.is_token() && !error.is_key_unknown());
    /// assert_eq!(error.code(), "token_malformed");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn is_token(&self) -> bool {
        matches!(
            self.kind,
            Kind::TokenMalformed
                | Kind::TokenUntrusted
                | Kind::TokenExpired
                | Kind::TokenEarly
                | Kind::TokenAudience
                | Kind::TokenKeyUnknown
                | Kind::TokenRevoked
        )
    }

    /// Whether a bearer token names a key that is not held: it is worth asking
    /// the issuer for its keys and trying once more, as often as
    /// [`KeySet::may_refresh`](crate::desk::identity::KeySet::may_refresh)
    /// lets one.
    ///
    /// ```
    /// use vigie::{desk::identity::{Issuer, KeySet}, jiff::Timestamp};
    ///
    /// let issuer = Issuer::new("https://id.example", "vigie", "roles")?;
    /// let keys = KeySet::read(br#"{"keys":[]}"#)?;
    /// let token = "eyJhbGciOiJFUzI1NiIsImtpZCI6Im5ldyJ9.e30.AAAA";
    /// let error = issuer.verify(token, &keys, Timestamp::UNIX_EPOCH).unwrap_err();
    /// assert!(error.is_key_unknown());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn is_key_unknown(&self) -> bool {
        self.kind == Kind::TokenKeyUnknown
    }
}

impl From<Kind> for Error {
    #[cold]
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl core::error::Error for Error {}
