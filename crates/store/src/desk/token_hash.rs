//! The hash by which a token is found. Tokens are long and random, so one round without salt is enough.

/// What separates these hashes from all others that we make.
const CONTEXT: &str = "yinuo.desk.token.v1";

/// The hash of a token, in hexadecimal digits.
pub(super) fn of(token: &[u8]) -> String {
    crate::hex::encode(&blake3::derive_key(CONTEXT, token))
}
