//! Typed, time-ordered ids. They are handed in, never drawn here, so that a log replays.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;
use worktime::Instant;

/// An id of one kind of thing: a UUIDv7 (RFC 9562), so that keys sort by time.
pub struct Uid<T>(Uuid, PhantomData<fn() -> T>);

/// Kinds of things that have ids. They exist only as types, so that ids can't be mixed up.
pub mod kind {
    /// A company that uses Yinuo.
    pub enum Org {}
    /// A person: staff, or a client's contact.
    pub enum Person {}
    /// A client.
    pub enum Client {}
    /// A record: one case.
    pub enum Record {}
    /// A promise, or one occurrence of a duty.
    pub enum Promise {}
    /// An event.
    pub enum Event {}
    /// A message.
    pub enum Message {}
    /// A filed form.
    pub enum Filing {}
    /// A stored file.
    pub enum File {}
}

/// Id of a company.
pub type OrgId = Uid<kind::Org>;
/// Id of a person.
pub type PersonId = Uid<kind::Person>;
/// Id of a client.
pub type ClientId = Uid<kind::Client>;
/// Id of a record.
pub type RecordId = Uid<kind::Record>;
/// Id of a promise or occurrence.
pub type PromiseId = Uid<kind::Promise>;
/// Id of an event.
pub type EventId = Uid<kind::Event>;
/// Id of a message.
pub type MessageId = Uid<kind::Message>;
/// Id of a filed form.
pub type FilingId = Uid<kind::Filing>;
/// Id of a stored file.
pub type FileId = Uid<kind::File>;

/// Where randomness comes from: the system for live work, a seeded generator for simulations.
pub trait Entropy {
    /// Fills the bytes with random ones.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// Makes ids for one decision. Ids of one mint ascend, so that the order of keys is the order of making.
pub struct Mint<'a> {
    millis: u64,
    counter: u16,
    entropy: &'a mut dyn Entropy,
}

impl<'a> Mint<'a> {
    /// A mint for ids of this instant.
    pub fn new(now: Instant, entropy: &'a mut dyn Entropy) -> Self {
        let millis = u64::try_from(now.0 / 1_000).unwrap_or_default();
        Self {
            millis,
            counter: 0,
            entropy,
        }
    }

    /// The next id.
    pub fn id<T>(&mut self) -> Uid<T> {
        // The 12 bits after the version count up within the mint (RFC 9562, section 6.2, method 1).
        if self.counter == 0x0fff {
            self.counter = 0;
            self.millis += 1;
        }
        let mut random = [0; 8];
        self.entropy.fill(&mut random);
        let high = (self.millis << 16) | 0x7000 | u64::from(self.counter);
        let low = (u64::from_be_bytes(random) & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
        self.counter += 1;
        Uid::from_u128((u128::from(high) << 64) | u128::from(low))
    }
}

impl<T> Uid<T> {
    /// An id from its 128 bits.
    #[must_use]
    pub fn from_u128(bits: u128) -> Self {
        Self(Uuid::from_u128(bits), PhantomData)
    }

    /// Reads an id as text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text)
            .ok()
            .map(|uuid| Self(uuid, PhantomData))
    }

    /// Its 16 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl<T> Clone for Uid<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Uid<T> {}
impl<T> PartialEq for Uid<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Uid<T> {}
impl<T> PartialOrd for Uid<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Uid<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Uid<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Uid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Debug for Uid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> Serialize for Uid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Uid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(|uuid| Self(uuid, PhantomData))
    }
}
