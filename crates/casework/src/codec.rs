//! The bytes of an event: sorted JSON without spaces, personal texts sealed. What is hashed is what is stored.
//!
//! The format is specified in `docs/event-format.md` and never changes; later versions only add fields and kinds.

use serde_json::{Map, Value};

use crate::event::Event;
use crate::secret::KeyOwner;

/// Seals and opens personal texts; the store implements it with the keys of the org.
pub trait Sealer {
    /// What went wrong with a key.
    type Error;
    /// Seals a text under its owner's key. `place` names event and field, and is authenticated.
    ///
    /// # Errors
    /// When the key can't be had.
    fn seal(&mut self, owner: KeyOwner, place: &str, text: &str) -> Result<Sealed, Self::Error>;
    /// Opens a text; none if its key was destroyed.
    ///
    /// # Errors
    /// When the bytes were tampered with.
    fn open(
        &mut self,
        owner: KeyOwner,
        place: &str,
        sealed: &Sealed,
    ) -> Result<Option<String>, Self::Error>;
}

/// A sealed text as it stands in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Nonce, lower-case hex.
    pub nonce: String,
    /// Ciphertext with its tag, lower-case hex.
    pub text: String,
}

/// Why bytes can't become an event, or an event bytes.
#[derive(Debug)]
pub enum CodecError<E> {
    /// The bytes aren't an event of this or an earlier version.
    Malformed(serde_json::Error),
    /// A text to be sealed, or a sealed one, doesn't say whose key it is under. It is never written in clear.
    NoOwner,
    /// A key failed.
    Seal(E),
}

/// The canonical bytes of an event.
///
/// # Errors
/// When a key fails.
pub fn encode<S: Sealer>(event: &Event, sealer: &mut S) -> Result<Vec<u8>, CodecError<S::Error>> {
    let mut tree = serde_json::to_value(event).map_err(CodecError::Malformed)?;
    let mut place = Place::new(event);
    seal_tree(&mut tree, &mut place, sealer)?;
    serde_json::to_vec(&tree).map_err(CodecError::Malformed)
}

/// The event of canonical bytes.
///
/// # Errors
/// When the bytes are malformed, or were tampered with.
pub fn decode<S: Sealer>(bytes: &[u8], sealer: &mut S) -> Result<Event, CodecError<S::Error>> {
    let mut tree: Value = serde_json::from_slice(bytes).map_err(CodecError::Malformed)?;
    let id = tree
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let mut place = Place { path: id };
    open_tree(&mut tree, &mut place, sealer)?;
    serde_json::from_value(tree).map_err(CodecError::Malformed)
}

const SECRET: &str = "$secret";
const SEALED: &str = "$sealed";

/// Event and field at hand, `<event id>/<key>/<key>`: what a sealed text is bound to.
struct Place {
    path: String,
}

impl Place {
    fn new(event: &Event) -> Self {
        Self {
            path: event.id.to_string(),
        }
    }

    fn within<T>(&mut self, key: &str, then: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(key);
        let result = then(self);
        self.path.truncate(length);
        result
    }
}

fn seal_tree<S: Sealer>(
    tree: &mut Value,
    place: &mut Place,
    sealer: &mut S,
) -> Result<(), CodecError<S::Error>> {
    if let Value::Object(map) = tree
        && let Some(secret) = map.get(SECRET)
    {
        let (owner, text) = owner_and(secret, "text");
        let Some(owner) = owner else {
            return Err(CodecError::NoOwner);
        };
        let sealed = match text {
            Some(text) => Some(
                sealer
                    .seal(owner, &place.path, &text)
                    .map_err(CodecError::Seal)?,
            ),
            None => None,
        };
        let mut body = Map::new();
        body.insert("key".to_owned(), Value::String(owner.to_string()));
        if let Some(sealed) = sealed {
            body.insert("nonce".to_owned(), Value::String(sealed.nonce));
            body.insert("text".to_owned(), Value::String(sealed.text));
        }
        *map = Map::from_iter([(SEALED.to_owned(), Value::Object(body))]);
        return Ok(());
    }
    for_each_child(tree, place, &mut |child, place| {
        seal_tree(child, place, sealer)
    })
}

fn open_tree<S: Sealer>(
    tree: &mut Value,
    place: &mut Place,
    sealer: &mut S,
) -> Result<(), CodecError<S::Error>> {
    if let Value::Object(map) = tree
        && let Some(body) = map.get(SEALED)
    {
        let key = body
            .get("key")
            .and_then(Value::as_str)
            .and_then(KeyOwner::parse);
        let Some(owner) = key else {
            return Err(CodecError::NoOwner);
        };
        let part = |name| body.get(name).and_then(Value::as_str).map(str::to_owned);
        let text = match (part("nonce"), part("text")) {
            (Some(nonce), Some(text)) => sealer
                .open(owner, &place.path, &Sealed { nonce, text })
                .map_err(CodecError::Seal)?,
            _ => None,
        };
        let owner = serde_json::to_value(owner).map_err(CodecError::Malformed)?;
        let text = text.map_or(Value::Null, Value::String);
        let secret = Map::from_iter([("owner".to_owned(), owner), ("text".to_owned(), text)]);
        *map = Map::from_iter([(SECRET.to_owned(), Value::Object(secret))]);
        return Ok(());
    }
    for_each_child(tree, place, &mut |child, place| {
        open_tree(child, place, sealer)
    })
}

fn owner_and(secret: &Value, key: &str) -> (Option<KeyOwner>, Option<String>) {
    let owner = secret
        .get("owner")
        .and_then(|owner| serde_json::from_value(owner.clone()).ok());
    (
        owner,
        secret.get(key).and_then(Value::as_str).map(str::to_owned),
    )
}

fn for_each_child<E>(
    tree: &mut Value,
    place: &mut Place,
    visit: &mut dyn FnMut(&mut Value, &mut Place) -> Result<(), E>,
) -> Result<(), E> {
    match tree {
        Value::Object(map) => {
            for (key, child) in map.iter_mut() {
                place.within(key, |place| visit(child, place))?;
            }
        }
        Value::Array(list) => {
            for (index, child) in list.iter_mut().enumerate() {
                place.within(&index.to_string(), |place| visit(child, place))?;
            }
        }
        _ => {}
    }
    Ok(())
}
