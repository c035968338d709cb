//! The words of the language as data: every kind of rule, every key, what it takes and what it means.
//!
//! The checker refuses what isn't in these tables, the reference is printed from them, and `fmt` orders
//! keys by them. So a key can't be understood and undocumented, nor documented and not understood.

mod reference;

pub use reference::reference;

pub use crate::check::kinds;
pub use crate::check::parts;

/// A kind of rule, or a table inside one, with its keys in canonical order.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Its word: `promise` in `[promise.first_reply]`, `alert` for the tables of that key.
    pub word: &'static str,
    /// What it says, in a sentence or a few.
    pub means: &'static str,
    /// Its keys in canonical order.
    pub keys: &'static [Key],
    /// A rule that could stand in a book.
    pub example: &'static str,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its word.
    pub word: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether a rule must have it.
    pub need: Need,
    /// Whether it may stand in a variant of a `case`.
    pub place: KeyPlace,
    /// What it means, in a sentence or a few.
    pub means: &'static str,
}

/// Whether a rule must have a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Without it the rule says nothing.
    Required,
    /// It may be left out.
    Optional,
}

/// Where a key may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the rule alone.
    Rule,
    /// In the rule and in each variant of its `case`.
    RuleOrCase,
}

/// What a key takes. A key's type never depends on the value that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the reference")]
pub enum Takes {
    Name,
    Sentence,
    Text,
    Texts,
    Number,
    Percent,
    YesNo,
    Date,
    Length,
    Recurrence,
    Formula,
    Formulas,
    Event,
    Events,
    Acts,
    Steps,
    Actor,
    Actors,
    Roles,
    Calendar,
    Id(&'static str),
    Ids(&'static str),
    OneOf(&'static [&'static str]),
    SeveralOf(&'static [&'static str]),
    LabelLines,
    FieldLines,
    FlowLines,
    Lines(&'static str),
    /// A list of tables, described under the name.
    Tables(&'static str),
    /// One table, described under the name.
    Table(&'static str),
    /// Fields with values.
    Assignments,
    /// What the note beside it says.
    Other(&'static str),
}

impl Key {
    /// A key that may be left out and stands in the rule alone.
    #[must_use]
    pub const fn new(word: &'static str, takes: Takes, means: &'static str) -> Self {
        Self {
            word,
            takes,
            need: Need::Optional,
            place: KeyPlace::Rule,
            means,
        }
    }

    /// The same, but it must be there.
    #[must_use]
    pub const fn required(self) -> Self {
        Self {
            need: Need::Required,
            ..self
        }
    }

    /// The same, but it may also stand in a variant.
    #[must_use]
    pub const fn varying(self) -> Self {
        Self {
            place: KeyPlace::RuleOrCase,
            ..self
        }
    }
}

impl Words {
    /// The words of the keys in canonical order.
    pub fn key_words(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.keys.iter().map(|key| key.word)
    }
}

/// Whether a word is that of a kind.
#[must_use]
pub fn is_kind(word: &str) -> bool {
    kinds().iter().any(|words| words.word == word)
}

/// The canonical order of the keys of a kind, empty for a kind that doesn't exist.
#[must_use]
pub fn key_order(kind: &str) -> Vec<&'static str> {
    let words = kinds().into_iter().find(|words| words.word == kind);
    words.map_or_else(Vec::new, |words| words.key_words().collect())
}
