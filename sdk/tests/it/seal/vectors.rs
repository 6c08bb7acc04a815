//! The vectors of the standards that sealing stands on, through our own doors
//! where the standard's inputs fit them, else through the same types of the
//! same libraries.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use vigie::seal::{EncapsulatedKey, PrivateKey, PublicKey};

use super::{bytes, hex};

/// RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// ChaCha20Poly1305, base mode, sequence number 0.
#[test]
fn hpke_rfc_9180_a_2_1() {
    let info = hex("4f6465206f6e2061204772656369616e2055726e");
    let associated = hex("436f756e742d30");
    let content = hex("4265617574792069732074727574682c20747275746820626561757479");
    let sealed = hex(
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
    );
    let encapsulated = EncapsulatedKey::from_bytes(bytes(
        "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
    ));
    let public = PublicKey::from_bytes(bytes(
        "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a",
    ));

    // ikmR gives pkRm and skRm.
    let derived = PrivateKey::derive(bytes(
        "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df",
    ));
    let published = PrivateKey::from_bytes(bytes(
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
    ))
    .unwrap();
    assert_eq!(derived.public(), public);
    assert_eq!(published.public(), public);
    assert_eq!(derived.encoded(), published.encoded());

    // ikmE gives enc and the ciphertext.
    let ephemeral = bytes("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
    assert_eq!(
        public.seal(&info, &associated, &content, ephemeral),
        Ok((encapsulated, sealed.clone()))
    );
    for key in [derived, published] {
        let opened = key
            .open(&encapsulated, &info, &associated, &sealed)
            .unwrap();
        assert_eq!(*opened, content);
    }
}

/// RFC 5869, appendix A.1.
#[test]
fn hkdf_rfc_5869_case_1() {
    let salt = hex("000102030405060708090a0b0c");
    let derived = Hkdf::<Sha256>::new(Some(&salt), &[0x0b; 22]);
    let mut output = [0; 42];
    derived
        .expand(&hex("f0f1f2f3f4f5f6f7f8f9"), &mut output)
        .unwrap();
    assert_eq!(
        output.as_slice(),
        hex(concat!(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
            "34007208d5b887185865"
        ))
    );
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
#[test]
fn xchacha20_poly1305_draft_a_3_1() {
    let key: [u8; 32] = bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    let nonce: [u8; 24] = bytes("404142434445464748494a4b4c4d4e4f5051525354555657");
    let payload = Payload {
        msg: b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip \
               for the future, sunscreen would be it.",
        aad: &hex("50515253c0c1c2c3c4c5c6c7"),
    };
    let sealed = XChaCha20Poly1305::new(&key.into())
        .encrypt(&nonce.into(), payload)
        .unwrap();
    assert_eq!(
        sealed,
        hex(concat!(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb",
            "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452",
            "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9",
            "21f9664c97637da9768812f615c68b13b52e",
            "c0875924c1c7987947deafd8780acf49"
        ))
    );
}
