//! Personal texts: in clear inside the program, sealed in the events under their subject's key.

use std::fmt;

use handbook::formula::Value;
use serde::{Deserialize, Serialize};

use crate::ids::{ClientId, PersonId};

/// Whose key seals a text. Destroying that key deletes every text sealed under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyOwner {
    /// A person.
    Person(PersonId),
    /// A client.
    Client(ClientId),
}

/// A personal text. On the way into the log the store replaces it by its sealed form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Secret {
    #[serde(rename = "$secret")]
    body: SecretBody,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
struct SecretBody {
    owner: KeyOwner,
    /// None once the key is destroyed: the text reads as erased.
    text: Option<String>,
}

impl Secret {
    /// A text under somebody's key.
    #[must_use]
    pub fn new(owner: KeyOwner, text: impl Into<String>) -> Self {
        Self {
            body: SecretBody {
                owner,
                text: Some(text.into()),
            },
        }
    }

    /// The text, none if it was erased.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.body.text.as_deref()
    }

    /// The text, or nothing where it was erased.
    #[must_use]
    pub fn text_or_empty(&self) -> &str {
        self.text().unwrap_or_default()
    }

    /// Whose key seals it.
    #[must_use]
    pub fn owner(&self) -> KeyOwner {
        self.body.owner
    }
}

impl fmt::Debug for Secret {
    /// Personal texts never reach a log line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({:?})", self.body.owner)
    }
}

impl fmt::Display for KeyOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyOwner::Person(id) => write!(f, "person:{id}"),
            KeyOwner::Client(id) => write!(f, "client:{id}"),
        }
    }
}

impl KeyOwner {
    /// Reads what [`fmt::Display`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        match kind {
            "person" => PersonId::parse(id).map(KeyOwner::Person),
            "client" => ClientId::parse(id).map(KeyOwner::Client),
            _ => None,
        }
    }
}

/// Value of a field: in clear, or sealed because the book protects the field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// Protected.
    Secret(Secret),
    /// In clear.
    Open(Value),
}

impl FieldValue {
    /// Whether something was entered.
    #[must_use]
    pub fn is_set(&self) -> bool {
        match self {
            FieldValue::Secret(secret) => secret.text().is_some_and(|text| !text.is_empty()),
            FieldValue::Open(value) => value.is_set(),
        }
    }
}
