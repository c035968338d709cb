//! What the book says about the names that a formula uses.

use super::{Path, Type};
use crate::Id;

/// What a formula may name where it stands. The checker implements it over the book.
pub trait Scope {
    /// The fact that a dotted path names, with its type.
    ///
    /// # Errors
    /// The nearest known path, if one looks like it; [`crate::problem::FormulaFault::UnknownPath`] is made of it.
    fn path(&self, words: &[&str]) -> Result<(Path, Type), Option<String>>;

    /// Whether a path that [`Scope::path`] gave is protected, so that only `has` may read it.
    fn is_protected(&self, path: &Path) -> bool;

    /// Type of a path that [`Scope::path`] gave.
    fn type_of(&self, path: &Path) -> Type;

    /// The fact called `word` of any record of a type, or of a person, client, place or item where `record` is
    /// [`super::PERSON`], [`super::CLIENT`], [`super::PLACE`] or [`super::ITEM`]. It says what may follow after the
    /// name of a reference.
    ///
    /// # Errors
    /// The nearest known word, if one looks like it.
    fn of(&self, record: &Id, word: &str) -> Result<Named, Option<String>>;

    /// What a text in a function's brackets names. `before` are the names that stand before it in the same call:
    /// of a state its record, of a field its source. Where the kind has a type, such as a field, that is the
    /// answer; else [`Type::Any`].
    ///
    /// # Errors
    /// It isn't known, or protected.
    fn name(&self, kind: NameKind, word: &str, before: &[&str]) -> Result<Type, NameFault>;
}

/// A fact of some record, person, client, place or item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The fact, as if that thing were at hand.
    pub path: Path,
    /// Its type.
    pub kind: Type,
    /// Whether only `has` may read it.
    pub is_protected: bool,
}

/// Why a name can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// The book doesn't know it; a known one may look like it.
    Unknown {
        /// The known one.
        nearest: Option<String>,
    },
    /// It is a protected field.
    Protected,
}

/// What a text in a function's brackets names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A step with its record: `order.accept`.
    Step,
    /// A form.
    Form,
    /// A yes-or-no field of the form before.
    Question,
    /// A role.
    Role,
    /// A type of records.
    Record,
    /// A state of the record before.
    State,
    /// A type of records, or `client`.
    Owned,
    /// A field of the record at hand.
    Field,
    /// Several things in a row, as [`Source`] reads them.
    Source,
    /// A field of the source before.
    SourceField,
    /// A list.
    List,
    /// A measure.
    Measure,
    /// A course.
    Course,
    /// A purpose for which data is used.
    Purpose,
}

impl NameKind {
    /// Its word in the reference; messages carry it as data.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            NameKind::Step => "step",
            NameKind::Form => "form",
            NameKind::Question => "question",
            NameKind::Role => "role",
            NameKind::Record => "record",
            NameKind::State => "state",
            NameKind::Owned => "record or client",
            NameKind::Field | NameKind::SourceField => "field",
            NameKind::Source => "source",
            NameKind::List => "list",
            NameKind::Measure => "measure",
            NameKind::Course => "course",
            NameKind::Purpose => "purpose",
        }
    }
}

/// What `first`, `last` and `sum` go through, in the order in which it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `order`: the records of a type that this client has, whatever their state.
    Records(Id),
    /// `children.order`: the records of a type that were opened from this one.
    Children(Id),
    /// `form.report`: the filings of a form on this record.
    Filings(Id),
    /// `lines.items`: the rows of this record's lines.
    Lines(Id),
}

impl Source {
    /// Reads its word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let (kind, name) = word.split_once('.').unwrap_or(("", word));
        if !Id::is_valid(name) {
            return None;
        }
        let id = Id::new(name);
        match kind {
            "" => Some(Source::Records(id)),
            "children" => Some(Source::Children(id)),
            "form" => Some(Source::Filings(id)),
            "lines" => Some(Source::Lines(id)),
            _ => None,
        }
    }
}
