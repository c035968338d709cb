//! Reports: what is compiled, for whom.

use super::{Actor, ForEach, Meta};
use crate::formula::Formula;
use crate::{Id, Label};

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Id, name and place.
    pub meta: Meta,
    /// What one report is about.
    pub of: ForEach,
    /// Which records stand in it.
    pub filter: Option<Formula>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// Its columns, for a table of records: fields by id.
    pub columns: Vec<Id>,
    /// Who compiles it.
    pub by: Vec<Actor>,
    /// Who receives it.
    pub to: Vec<Actor>,
    /// Roles that may read it.
    pub readers: Vec<Id>,
    /// As what it can be printed.
    pub print: Vec<Print>,
}

/// One section of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Id inside the report.
    pub id: Id,
    /// Its heading.
    pub name: Label,
    /// Figures that stand in it.
    pub show: Vec<Id>,
    /// Whether words must be written in it.
    pub required: bool,
}

/// As what something can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum Print {
    Pdf,
    Docx,
    Xlsx,
}
