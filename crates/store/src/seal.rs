//! Sealing: XChaCha20-Poly1305 with a nonce that follows from key, place and text.
//!
//! So sealing needs no chance, the same run gives the same bytes, and a nonce can't come twice for
//! two different texts. What is sealed is bound to its org, its owner and its place.

use blake3::Hasher;
use casework::codec::{Sealed, Sealer};
use casework::ids::{Entropy, OrgId};
use casework::secret::KeyOwner;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use worktime::Instant;

use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::hex;
use crate::keys::{Keyring, SubjectKey};

/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 24;

/// Context of the key that derives nonces; another purpose gets another one.
const NONCE_CONTEXT: &str = "yinuo.seal.nonce.v1";

/// Bytes that were sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBytes {
    /// Which nonce was used.
    pub nonce: [u8; NONCE_BYTES],
    /// The bytes with their tag.
    pub bytes: Vec<u8>,
}

/// Seals bytes under a key, bound to a place that the caller names.
///
/// # Errors
/// When the bytes are larger than the cipher allows, which none of ours are.
pub fn seal_bytes(
    key: &SubjectKey,
    org: OrgId,
    owner: KeyOwner,
    place: &str,
    clear: &[u8],
) -> Result<SealedBytes> {
    let bound = bound_to(org, owner, place);
    let mut hasher = Hasher::new_keyed(&blake3::derive_key(NONCE_CONTEXT, key.bytes()));
    hasher.update(&bound).update(clear);
    let mut nonce = [0; NONCE_BYTES];
    hasher.finalize_xof().fill(&mut nonce);
    let sealed = cipher(key).encrypt(
        &XNonce::from(nonce),
        Payload {
            msg: clear,
            aad: &bound,
        },
    );
    let bytes = sealed.map_err(|_| StoreError::Tampered {
        place: place.to_owned(),
    })?;
    Ok(SealedBytes { nonce, bytes })
}

/// Opens what [`seal_bytes`] sealed at the same place.
///
/// # Errors
/// When anything was changed or moved.
pub fn open_bytes(
    key: &SubjectKey,
    org: OrgId,
    owner: KeyOwner,
    place: &str,
    sealed: &SealedBytes,
) -> Result<Vec<u8>> {
    let bound = bound_to(org, owner, place);
    let payload = Payload {
        msg: &sealed.bytes,
        aad: &bound,
    };
    let opened = cipher(key).decrypt(&XNonce::from(sealed.nonce), payload);
    opened.map_err(|_| StoreError::Tampered {
        place: place.to_owned(),
    })
}

/// Seals and opens the texts of an org's events.
pub(crate) struct Seals<'a> {
    pub(crate) door: &'a mut Door,
    pub(crate) keyring: &'a Keyring,
    pub(crate) org: OrgId,
    /// For making keys that aren't there yet; none where only reading is allowed.
    pub(crate) making: Option<Making<'a>>,
}

/// What a new key is made from.
pub(crate) struct Making<'a> {
    pub(crate) entropy: &'a mut dyn Entropy,
    pub(crate) now: Instant,
}

impl Sealer for Seals<'_> {
    type Error = StoreError;

    fn seal(&mut self, owner: KeyOwner, place: &str, text: &str) -> Result<Sealed> {
        let found = match &mut self.making {
            Some(making) => {
                self.keyring
                    .find_or_make(self.door, self.org, owner, making.now, making.entropy)?
            }
            None => self.keyring.find(self.door, self.org, owner)?,
        };
        let key = found.ok_or(StoreError::KeyDestroyed { owner })?;
        let sealed = seal_bytes(&key, self.org, owner, place, text.as_bytes())?;
        Ok(Sealed {
            nonce: hex::encode(&sealed.nonce),
            text: hex::encode(&sealed.bytes),
        })
    }

    fn open(&mut self, owner: KeyOwner, place: &str, sealed: &Sealed) -> Result<Option<String>> {
        let Some(key) = self.keyring.find(self.door, self.org, owner)? else {
            return Ok(None);
        };
        let tampered = || StoreError::Tampered {
            place: place.to_owned(),
        };
        let nonce = hex::decode_array(&sealed.nonce).ok_or_else(tampered)?;
        let bytes = hex::decode(&sealed.text).ok_or_else(tampered)?;
        let clear = open_bytes(&key, self.org, owner, place, &SealedBytes { nonce, bytes })?;
        String::from_utf8(clear).map(Some).map_err(|_| tampered())
    }
}

/// What a sealed text is bound to: org, owner, place, in a form that can be read in one way only.
fn bound_to(org: OrgId, owner: KeyOwner, place: &str) -> Vec<u8> {
    let owner = owner.to_string();
    let mut bytes = Vec::with_capacity(16 + owner.len() + 1 + place.len() + 1);
    bytes.extend_from_slice(org.as_bytes());
    // Neither an owner nor a place holds a zero byte.
    for part in [owner.as_str(), place] {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    bytes
}

fn cipher(key: &SubjectKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

#[cfg(test)]
mod tests {
    use casework::ids::PersonId;

    use super::*;

    fn sealed(place: &str, clear: &str) -> SealedBytes {
        let owner = KeyOwner::Person(PersonId::from_u128(7));
        seal_bytes(
            &SubjectKey::from([3; 32]),
            OrgId::from_u128(1),
            owner,
            place,
            clear.as_bytes(),
        )
        .unwrap()
    }

    fn opened(org: u128, person: u128, place: &str, sealed: &SealedBytes) -> Option<Vec<u8>> {
        let owner = KeyOwner::Person(PersonId::from_u128(person));
        open_bytes(
            &SubjectKey::from([3; 32]),
            OrgId::from_u128(org),
            owner,
            place,
            sealed,
        )
        .ok()
    }

    #[test]
    fn it_opens_only_where_it_was_sealed() {
        let text = sealed("e/body/name", "陳大文");
        assert_eq!(
            opened(1, 7, "e/body/name", &text),
            Some("陳大文".as_bytes().to_vec())
        );
        assert_eq!(opened(2, 7, "e/body/name", &text), None, "another org");
        assert_eq!(opened(1, 8, "e/body/name", &text), None, "another owner");
        assert_eq!(opened(1, 7, "e/body/mail", &text), None, "another field");
        let mut flipped = text;
        flipped.bytes[0] ^= 1;
        assert_eq!(opened(1, 7, "e/body/name", &flipped), None, "a flipped bit");
    }

    #[test]
    fn nonces_follow_from_place_and_text() {
        assert_eq!(sealed("a", "x"), sealed("a", "x"));
        assert_ne!(sealed("a", "x").nonce, sealed("b", "x").nonce);
        assert_ne!(sealed("a", "x").nonce, sealed("a", "y").nonce);
    }
}
