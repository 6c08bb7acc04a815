//! Tokens that are none.

/// Texts that look like a citizen's token, and open nothing.
pub(super) fn of_citizen(token: &str) -> Vec<(&'static str, String)> {
    let mut letters: Vec<char> = token.chars().collect();
    let last = letters.pop().unwrap();
    let start: String = letters.iter().collect();
    let middle = token.len() / 2;
    let (front, back) = token.split_at(middle);
    // Bits that no byte holds: another text for the same token.
    let stray = if last == 'A' { 'B' } else { next(last) };
    vec![
        ("one character short", start.clone()),
        ("one character long", format!("{token}A")),
        ("padded", format!("{token}=")),
        ("its last bits set", format!("{start}{stray}")),
        ("in upper case", token.to_uppercase()),
        ("in lower case", token.to_lowercase()),
        ("a space within", format!("{front} {back}")),
        ("in quotes", format!("\"{token}\"")),
        ("said twice", format!("{token},{token}")),
        ("with its scheme twice", format!("Bearer {token}")),
        ("backwards", token.chars().rev().collect()),
        ("nothing but zeros", "A".repeat(token.len())),
        ("very long", token.repeat(50)),
        ("a star", "*".to_owned()),
        ("null", "null".to_owned()),
    ]
}

/// The character behind one of base64url, in the order of what they stand for.
fn next(character: char) -> char {
    const ALL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let at = ALL.find(character).unwrap();
    ALL.chars().nth(at + 1).unwrap_or('A')
}

/// Texts that look like a capability, and open nothing. `other` is a good one
/// for another case.
pub(super) fn of_officer(good: &str, other: &str) -> Vec<(&'static str, String)> {
    let parts = |text: &str| -> [String; 3] {
        let parts: Vec<_> = text.split('.').map(str::to_owned).collect();
        parts.try_into().unwrap()
    };
    let [version, payload, signature] = parts(good);
    let [_, other_payload, other_signature] = parts(other);
    // {"alg":"none"}
    let none = "eyJhbGciOiJub25lIn0";
    let cut = &signature[..signature.len() - 1];
    vec![
        ("one character short", format!("{version}.{payload}.{cut}")),
        ("one character long", format!("{good}A")),
        ("padded", format!("{good}=")),
        ("without signature", format!("{version}.{payload}")),
        ("an empty signature", format!("{version}.{payload}.")),
        ("the payload alone", payload.clone()),
        ("no payload", format!("{version}..{signature}")),
        ("of no algorithm", format!("{none}.{payload}.")),
        (
            "of no algorithm, signed",
            format!("{none}.{payload}.{signature}"),
        ),
        ("of another version", format!("vc2.{payload}.{signature}")),
        ("of no version", format!("{payload}.{signature}")),
        (
            "its version in upper case",
            format!("VC1.{payload}.{signature}"),
        ),
        ("in upper case", good.to_uppercase()),
        ("a fourth part", format!("{good}.{signature}")),
        (
            "another's signature",
            format!("{version}.{payload}.{other_signature}"),
        ),
        (
            "another's payload",
            format!("{version}.{other_payload}.{signature}"),
        ),
        ("for another case", other.to_owned()),
        (
            "a space within",
            format!("{version}.{payload} .{signature}"),
        ),
        (
            "very long",
            format!("{version}.{}.{signature}", "e".repeat(2_000)),
        ),
    ]
}
