//! An issuer for the tests: it signs with another library than the one that
//! verifies.

use base64ct::{Base64UrlUnpadded, Encoding};
use ring::{
    rand::SystemRandom,
    rsa,
    signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
    },
};
use serde_json::{Value, json};
use vigie::{
    desk::identity::{Identity, Issuer, KeySet},
    jiff::Timestamp,
};

pub(super) const ISSUER: &str = "https://id.example/realms/police";
pub(super) const NOW: i64 = 1_795_316_400;

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

pub(super) fn encode(bytes: impl AsRef<[u8]>) -> String {
    Base64UrlUnpadded::encode_string(bytes.as_ref())
}

pub(super) fn decode(text: &str) -> Vec<u8> {
    Base64UrlUnpadded::decode_vec(text).unwrap()
}

/// The keys of RFC 7515 (A.3 and A.2) and of RFC 8037 (A.1).
const EC: [&str; 3] = [
    "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI",
];
const ED: [&str; 2] = [
    "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
];
const RSA_N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
const RSA_D: &str = "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ";
const RSA_PRIMES: [&str; 5] = [
    "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc",
    "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc",
    "BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0",
    "h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU",
    "IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U",
];

pub(super) const ALGORITHMS: [&str; 3] = ["ES256", "EdDSA", "RS256"];

/// The public key for an algorithm, without a name.
pub(super) fn jwk(algorithm: &str) -> Value {
    match algorithm {
        "ES256" => json!({"kty": "EC", "crv": "P-256", "x": EC[0], "y": EC[1]}),
        "EdDSA" => json!({"kty": "OKP", "crv": "Ed25519", "x": ED[0]}),
        _ => json!({"kty": "RSA", "n": RSA_N, "e": "AQAB"}),
    }
}

/// The same with more members, or others.
pub(super) fn jwk_with(algorithm: &str, members: &Value) -> Value {
    let mut jwk = jwk(algorithm);
    merge(&mut jwk, members);
    jwk
}

fn merge(object: &mut Value, members: &Value) {
    for (name, value) in members.as_object().unwrap() {
        object[name] = value.clone();
    }
}

pub(super) fn key_set(keys: &[Value]) -> KeySet {
    KeySet::read(json!({"keys": keys}).to_string().as_bytes()).unwrap()
}

/// All three keys, each named as its algorithm.
pub(super) fn keys() -> KeySet {
    key_set(&ALGORITHMS.map(|name| jwk_with(name, &json!({"kid": name}))))
}

/// The signature by the private key for an algorithm.
pub(super) fn signature(algorithm: &str, signed: &str) -> Vec<u8> {
    let random = SystemRandom::new();
    match algorithm {
        "ES256" => {
            let public = [vec![4], decode(EC[0]), decode(EC[1])].concat();
            let key = EcdsaKeyPair::from_private_key_and_public_key(
                &ECDSA_P256_SHA256_FIXED_SIGNING,
                &decode(EC[2]),
                &public,
                &random,
            );
            let signature = key.unwrap().sign(&random, signed.as_bytes()).unwrap();
            signature.as_ref().to_vec()
        }
        "EdDSA" => {
            let key = Ed25519KeyPair::from_seed_and_public_key(&decode(ED[1]), &decode(ED[0]));
            key.unwrap().sign(signed.as_bytes()).as_ref().to_vec()
        }
        _ => {
            let [p, q, d_p, d_q, q_inv] = RSA_PRIMES.map(decode);
            let key = RsaKeyPair::from_components(&rsa::KeyPairComponents {
                public_key: rsa::PublicKeyComponents {
                    n: decode(RSA_N),
                    e: decode("AQAB"),
                },
                d: decode(RSA_D),
                p,
                q,
                dP: d_p,
                dQ: d_q,
                qInv: q_inv,
            })
            .unwrap();
            let mut signature = vec![0; key.public().modulus_len()];
            key.sign(
                &RSA_PKCS1_SHA256,
                &random,
                signed.as_bytes(),
                &mut signature,
            )
            .unwrap();
            signature
        }
    }
}

/// A token of any header and claims, signed by the key for an algorithm.
pub(super) fn signed(algorithm: &str, header: &str, claims: &str) -> String {
    let signed = format!("{}.{}", encode(header), encode(claims));
    let signature = encode(signature(algorithm, &signed));
    format!("{signed}.{signature}")
}

/// The header of a token that says which of [`keys`] it is signed with.
pub(super) fn header(algorithm: &str) -> String {
    json!({"alg": algorithm, "kid": algorithm, "typ": "JWT"}).to_string()
}

/// The claims of a token that is right.
pub(super) fn claims() -> Value {
    json!({
        "iss": ISSUER,
        "aud": "vigie",
        "sub": "7d9c0f3e",
        "iat": NOW,
        "exp": NOW + 3_600,
        "jti": "t-1",
        "realm_access": {"roles": ["officer:lyon", "supervisor:bordeaux"]},
    })
}

/// A token of these claims.
pub(super) fn token(claims: &Value) -> String {
    signed("EdDSA", &header("EdDSA"), &claims.to_string())
}

/// The right claims with others in their place; null leaves one out.
pub(super) fn claims_with(members: &Value) -> Value {
    let mut claims = claims();
    merge(&mut claims, members);
    let object = claims.as_object_mut().unwrap();
    object.retain(|_, value| !value.is_null());
    claims
}

pub(super) fn issuer() -> Issuer {
    Issuer::new(ISSUER, "vigie", "realm_access.roles").unwrap()
}

/// What becomes of a token, now.
pub(super) fn verify(token: &str) -> Result<Identity, &'static str> {
    verify_with(token, &keys(), at(NOW))
}

pub(super) fn verify_with(
    token: &str,
    keys: &KeySet,
    now: Timestamp,
) -> Result<Identity, &'static str> {
    issuer().verify(token, keys, now).map_err(|error| {
        assert!(error.is_token());
        // A few characters stand in any sentence.
        assert!(token.len() < 8 || !error.to_string().contains(token));
        error.code()
    })
}
