//! Passwords: how long, and how they are hashed. Hashing is slow and takes memory by intent.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::error::AppError;
use crate::state::{AppState, blocking};

/// Fewest characters of a password.
pub(crate) const CHARACTERS_MIN: usize = 10;
/// Most bytes of a password; longer ones only cost time.
pub(crate) const BYTES_MAX: usize = 1_000;
/// Hashes that are reckoned at a time: each takes 19 MiB.
pub(crate) const HASHES_AT_ONCE: usize = 2;
/// Bytes of a salt, as the standard of the hash's text form recommends.
const SALT_BYTES: usize = 16;
/// Hash of a password that nobody has, so that an unknown address takes as long as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PasswordFault {
    TooShort,
    TooLong,
    /// The second time something else was typed.
    Differs,
}

impl PasswordFault {
    /// The key of its text.
    pub(crate) fn key(self) -> &'static str {
        match self {
            PasswordFault::TooShort => "password-too-short",
            PasswordFault::TooLong => "password-too-long",
            PasswordFault::Differs => "password-differs",
        }
    }
}

/// Whether a new password, typed twice, may be used.
pub(crate) fn check(password: &str, again: &str) -> Result<(), PasswordFault> {
    if password.chars().count() < CHARACTERS_MIN {
        return Err(PasswordFault::TooShort);
    }
    if password.len() > BYTES_MAX {
        return Err(PasswordFault::TooLong);
    }
    if password != again {
        return Err(PasswordFault::Differs);
    }
    Ok(())
}

/// The hash of a new password.
///
/// # Errors
/// When the program is ending.
pub(crate) async fn hash(state: &AppState, password: String) -> Result<String, AppError> {
    let salt: [u8; SALT_BYTES] = state.random();
    let _turn = state
        .hashing()
        .acquire()
        .await
        .map_err(|_| AppError::Lost)?;
    blocking(move || hash_with_salt(&password, &salt)).await
}

/// Whether a password is the one behind the hash; without a hash it takes as long and is not.
///
/// # Errors
/// When the program is ending.
pub(crate) async fn is_right(
    state: &AppState,
    password: String,
    hash: Option<String>,
) -> Result<bool, AppError> {
    if password.len() > BYTES_MAX {
        return Ok(false);
    }
    let _turn = state
        .hashing()
        .acquire()
        .await
        .map_err(|_| AppError::Lost)?;
    blocking(move || {
        let known = hash.is_some();
        let hash = hash.as_deref().unwrap_or(NOBODY);
        Ok(Argon2::default()
            .verify_password(password.as_bytes(), hash)
            .is_ok()
            && known)
    })
    .await
}

/// The hash, for the command line and tests, which may wait for it.
///
/// # Errors
/// When the hasher refuses, which its limits rule out.
pub(crate) fn hash_with_salt(password: &str, salt: &[u8]) -> Result<String, AppError> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), salt);
    hash.map(|hash| hash.to_string())
        .map_err(|_| AppError::Lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_verifies_its_password_alone() {
        let hash = hash_with_salt("一個很長的密碼句子", b"0123456789abcdef").unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let verifies = |password: &str| {
            Argon2::default()
                .verify_password(password.as_bytes(), hash.as_str())
                .is_ok()
        };
        assert!(verifies("一個很長的密碼句子"));
        assert!(!verifies("一個很長的密碼句字"));
    }

    #[test]
    fn nobody_s_hash_is_well_formed_and_takes_as_long() {
        let parsed = argon2::password_hash::phc::PasswordHash::new(NOBODY).unwrap();
        let real = hash_with_salt("abcdefghij", b"0123456789abcdef").unwrap();
        let real = argon2::password_hash::phc::PasswordHash::new(&real).unwrap();
        assert_eq!(parsed.params, real.params);
    }

    #[test]
    fn ten_characters_of_any_script_are_enough() {
        assert_eq!(
            check("一二三四五六七八九十", "一二三四五六七八九十"),
            Ok(())
        );
        assert_eq!(
            check("123456789", "123456789"),
            Err(PasswordFault::TooShort)
        );
        assert_eq!(
            check("0123456789", "0123456780"),
            Err(PasswordFault::Differs)
        );
        let long = "x".repeat(BYTES_MAX + 1);
        assert_eq!(check(&long, &long), Err(PasswordFault::TooLong));
    }
}
