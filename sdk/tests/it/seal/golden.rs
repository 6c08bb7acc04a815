//! The worked examples in `golden.json`, which a program of its own made.

use serde::Deserialize;
use vigie::{
    language::Language,
    seal::{
        AttachmentId, CaseId, CaseKey, ChunkPlace, ClientId, Commitment, Digest, Envelopes, KeyId,
        Keyring, Place, PrivateKey, PublicKey, Receipt, Sender, Token, TokenHash, open_chunk,
        open_entry, seal_chunk, seal_entry,
    },
};

use super::{bytes, hex};

#[derive(Deserialize)]
struct Golden {
    receipts: Vec<GoldenReceipt>,
    entries: Vec<GoldenEntry>,
    chunk: GoldenChunk,
    envelopes: GoldenEnvelopes,
}

#[derive(Deserialize)]
struct GoldenReceipt {
    secret: String,
    characters: String,
    words_fr: String,
    words_en: String,
    case_id: CaseId,
    token: Token,
    token_hash: TokenHash,
    case_key: String,
    commitment: Commitment,
}

#[derive(Deserialize)]
struct GoldenEntry {
    case_id: CaseId,
    sender: Sender,
    client_id: ClientId,
    key_version: u8,
    case_key: String,
    nonce: String,
    content: String,
    sealed: String,
}

#[derive(Deserialize)]
struct GoldenChunk {
    case_id: CaseId,
    sender: Sender,
    attachment: AttachmentId,
    index: u32,
    key_version: u8,
    case_key: String,
    nonce: String,
    content: String,
    sealed_begins: String,
    sealed_ends: String,
    sealed_sha256: Digest,
}

#[derive(Deserialize)]
struct GoldenEnvelopes {
    case_id: CaseId,
    desk_material: String,
    desk_private_key: PrivateKey,
    desk_public_key: PublicKey,
    desk_key_id: KeyId,
    first_key: String,
    second_key: String,
    wrap_nonce: String,
    ephemeral: String,
    json: serde_json::Value,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("golden.json")).unwrap()
}

#[test]
fn receipts() {
    for golden in golden().receipts {
        let receipt = Receipt::new(bytes(&golden.secret));
        assert_eq!(*receipt.to_characters(), golden.characters);
        assert_eq!(*receipt.to_words(Language::French), golden.words_fr);
        assert_eq!(*receipt.to_words(Language::English), golden.words_en);
        assert_eq!(*receipt.to_words(Language::Turkish), golden.words_en);
        assert_eq!(receipt.case_id(), golden.case_id);
        assert_eq!(receipt.token(), golden.token);
        assert_eq!(receipt.token().hash(), golden.token_hash);
        let key = CaseKey::new(1, bytes(&golden.case_key)).unwrap();
        assert_eq!(receipt.case_key(), key);
        assert_eq!(key.commitment(), golden.commitment);
    }
}

#[test]
fn entries() {
    for golden in golden().entries {
        let key = CaseKey::new(golden.key_version, bytes(&golden.case_key)).unwrap();
        let keyring = Keyring::new(key);
        let place = Place {
            case: golden.case_id,
            sender: golden.sender,
            client_id: golden.client_id,
        };
        let content = golden.content.as_bytes();
        let sealed = seal_entry(&keyring, &place, content, bytes(&golden.nonce)).unwrap();
        assert_eq!(sealed, hex(&golden.sealed));
        assert_eq!(*open_entry(&keyring, &place, &sealed).unwrap(), content);
    }
}

#[test]
fn a_chunk() {
    let golden = golden().chunk;
    let key = CaseKey::new(golden.key_version, bytes(&golden.case_key)).unwrap();
    let keyring = Keyring::new(key);
    let place = ChunkPlace {
        case: golden.case_id,
        sender: golden.sender,
        attachment: golden.attachment,
        index: golden.index,
    };
    let content = golden.content.as_bytes();
    let sealed = seal_chunk(&keyring, &place, content, bytes(&golden.nonce)).unwrap();
    assert!(sealed.starts_with(&hex(&golden.sealed_begins)));
    assert!(sealed.ends_with(&hex(&golden.sealed_ends)));
    assert_eq!(Digest::of(&sealed), golden.sealed_sha256);
    assert_eq!(*open_chunk(&keyring, &place, &sealed).unwrap(), content);
}

#[test]
fn envelopes() {
    let golden = golden().envelopes;
    let case = golden.case_id;
    let desk = PrivateKey::derive(bytes(&golden.desk_material));
    assert_eq!(desk.encoded(), golden.desk_private_key.encoded());
    assert_eq!(desk.public(), golden.desk_public_key);
    assert_eq!(desk.public().id(), golden.desk_key_id);

    let citizen = Keyring::new(CaseKey::new(1, bytes(&golden.first_key)).unwrap());
    let second = CaseKey::new(2, bytes(&golden.second_key)).unwrap();
    let wrap = citizen.wrap(&case, &second, bytes(&golden.wrap_nonce));
    let envelopes = Envelopes::seal(&case, &second, &[(desk.public(), bytes(&golden.ephemeral))])
        .unwrap()
        .with_wrap(wrap.unwrap());
    assert_eq!(serde_json::to_value(&envelopes).unwrap(), golden.json);

    let read: Envelopes = serde_json::from_value(golden.json).unwrap();
    assert_eq!(read, envelopes);
    assert_eq!(read.open(&case, &desk).unwrap(), second);
    assert_eq!(read.open_wrap(&case, &citizen).unwrap(), second);
}
