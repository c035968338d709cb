//! Fields, and the forms that are pages of a record.

use super::{Actor, Meta, Print};
use crate::event::StepRef;
use crate::formula::Formula;
use crate::{Id, Label};

/// A named form 《…》.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Id, name and place.
    pub meta: Meta,
    /// Record type that it is a page of; none for a form of the company or of any record.
    pub of: Option<Id>,
    /// Who may file it on its own; a step that asks for it needs no entry here.
    pub by: Vec<Actor>,
    /// Its fields in order.
    pub fields: Vec<Field>,
    /// What must hold of the filled form.
    pub require: Vec<Formula>,
    /// Whether it may be filed several times: a book of entries.
    pub repeats: bool,
    /// As what it can be printed.
    pub print: Vec<Print>,
}

/// One field of a record or form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Id inside its record or form.
    pub id: Id,
    /// Label for people.
    pub name: Label,
    /// What it holds.
    pub kind: FieldType,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether it holds several values.
    pub many: bool,
    /// How its value is protected in the events.
    pub protect: Protection,
    /// An instant or date that may not lie in the past.
    pub min_now: bool,
    /// An instant or date that may not lie in the future.
    pub max_now: bool,
    /// Least number, or the field of the same record or form that it may not be below.
    pub min: Option<Bound>,
    /// Most number, or the field that it may not be above.
    pub max: Option<Bound>,
    /// Step after which it may not change.
    pub locked: Option<StepRef>,
    /// Who fills it, where that is somebody else than whoever fills the form.
    pub by: Vec<Actor>,
    /// A line of help beside it.
    pub hint: Option<Label>,
}

/// Types of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A day.
    Date,
    /// An instant.
    Instant,
    /// One row of a list.
    Choice(Id),
    /// A person of the company.
    Person,
    /// A record of this type.
    Ref(Id),
    /// An amount of money.
    Money,
    /// A file.
    File,
    /// A number with up to six places.
    Decimal,
    /// A percentage, in basis points.
    Percent,
    /// A length of time.
    Duration,
    /// A place.
    Place,
    /// An item.
    Item,
    /// Rows, each of which opens a record of this type.
    Rows(Id),
    /// A signature.
    Sign,
    /// An article of the book that may be cited.
    Article,
}

/// A bound of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A number.
    Number(i64),
    /// Another field of the same record or form.
    Field(Id),
}

/// How a value is protected in the events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Stands in clear.
    Open,
    /// Sealed as personal data.
    Personal,
    /// Sealed as sensitive data.
    Sensitive,
}
