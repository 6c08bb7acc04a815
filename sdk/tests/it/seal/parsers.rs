//! Whatever reads bytes or text from outside: strict, and never a panic.

use proptest::prelude::*;
use vigie::seal::{
    AttachmentId, CaseId, ChunkPlace, ClientId, Commitment, Digest, EncapsulatedKey, Envelopes,
    KeyId, PrivateKey, PublicKey, SealedKey, Token, TokenHash, WrappedKey, chunk_key_version,
    entry_key_version, open_chunk, open_entry,
};

use super::case_of;

/// Holds one type to its text form, in `FromStr`, `Display` and serde.
macro_rules! text_form {
    ($test:ident, $name:ident, $length:literal, $characters:literal) => {
        #[test]
        fn $test() {
            let value = $name::from_bytes([0x5a; $length]);
            let text = value.to_string();
            assert_eq!(text.len(), $characters);
            assert_eq!(text.parse(), Ok(value));
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<$name>(&json).unwrap(), value);
            assert!(format!("{value:?}").contains(&text));
            for wrong in [
                &text[1..],
                &format!("{text}A"),
                &format!("{text}="),
                &format!(" {}", &text[1..]),
                &format!("+{}", &text[1..]),
                &format!("/{}", &text[1..]),
                &format!("é{}", &text[2..]),
                "",
            ] {
                let error = wrong.parse::<$name>().unwrap_err();
                assert_eq!(error.code(), "encoded_bytes_invalid", "{wrong}");
                assert!(serde_json::from_str::<$name>(&format!("\"{wrong}\"")).is_err());
            }
            assert!(serde_json::from_str::<$name>("5").is_err());
            // Spare bits in the last character: one value, one text.
            if $length % 3 != 0 {
                let zeros = $name::from_bytes([0; $length]).to_string();
                let spare = format!("{}B", &zeros[1..]);
                assert!(spare.parse::<$name>().is_err());
            }
        }
    };
}

text_form!(a_case_id, CaseId, 16, 22);
text_form!(a_client_id, ClientId, 16, 22);
text_form!(an_attachment_id, AttachmentId, 16, 22);
text_form!(a_token_hash, TokenHash, 32, 43);
text_form!(a_digest, Digest, 32, 43);
text_form!(a_key_id, KeyId, 8, 11);
text_form!(a_public_key, PublicKey, 32, 43);
text_form!(an_encapsulated_key, EncapsulatedKey, 32, 43);
text_form!(a_sealed_key, SealedKey, 48, 64);
text_form!(a_commitment, Commitment, 16, 22);
text_form!(a_wrapped_key, WrappedKey, 72, 96);

#[test]
fn secrets_have_a_text_form_too() {
    let token = Token::from_bytes([0x5a; 32]);
    let text = token.encoded();
    assert_eq!(text.len(), 43);
    assert_eq!(text.parse::<Token>().unwrap(), token);
    let json = serde_json::to_string(&token).unwrap();
    assert_eq!(serde_json::from_str::<Token>(&json).unwrap(), token);
    assert!(text[1..].parse::<Token>().is_err());

    let key = PrivateKey::derive([0x5a; 32]);
    let again: PrivateKey = key.encoded().parse().unwrap();
    assert_eq!(again.public(), key.public());
    let json = serde_json::to_string(&key).unwrap();
    let again: PrivateKey = serde_json::from_str(&json).unwrap();
    assert_eq!(again.encoded(), key.encoded());
    assert!("AAAA".parse::<PrivateKey>().is_err());
}

#[test]
fn a_hash_matches_its_token_alone() {
    let token = Token::from_bytes([1; 32]);
    for at in 0..32 {
        let mut other = [1; 32];
        other[at] ^= 0x80;
        assert!(!token.hash().matches(&Token::from_bytes(other)));
        let mut hash = *token.hash().as_bytes();
        hash[at] ^= 1;
        assert!(!TokenHash::from_bytes(hash).matches(&token));
    }
    assert!(token.hash().matches(&token.clone()));
}

proptest! {
    #[test]
    fn any_text_may_be_parsed(text in ".{0,60}") {
        let _ = text.parse::<CaseId>();
        let _ = text.parse::<Token>();
        let _ = text.parse::<PrivateKey>();
        let _ = serde_json::from_str::<Envelopes>(&text);
    }

    #[test]
    fn base64url_is_read_one_way_only(text in "[A-Za-z0-9_-]{22}") {
        if let Ok(id) = text.parse::<CaseId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }

    #[test]
    fn any_bytes_may_be_opened(
        bytes in prop::collection::vec(any::<u8>(), 0..1200),
        format in 0u8..3,
    ) {
        let (receipt, keyring, place) = case_of(1);
        let chunk = ChunkPlace {
            case: receipt.case_id(),
            sender: place.sender,
            attachment: AttachmentId::from_bytes([0; 16]),
            index: 0,
        };
        for length in [bytes.len(), 256 + 42, 1024 + 42] {
            let mut bytes = bytes.clone();
            bytes.resize(length, 1);
            if let [first, version, ..] = bytes.as_mut_slice() {
                (*first, *version) = (format, 1);
            }
            prop_assert!(open_entry(&keyring, &place, &bytes).unwrap_err().is_seal());
            prop_assert!(open_chunk(&keyring, &chunk, &bytes).unwrap_err().is_seal());
            let _ = (entry_key_version(&bytes), chunk_key_version(&bytes));
        }
    }

    #[test]
    fn any_bytes_may_be_opened_by_a_desk(
        enc: [u8; 32],
        sealed in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let desk = PrivateKey::derive([1; 32]);
        let enc = EncapsulatedKey::from_bytes(enc);
        prop_assert!(desk.open(&enc, b"", b"", &sealed).unwrap_err().is_seal());
    }
}
