//! Keeping: how long things are retained, and which papers a dossier must hold.

use worktime::Length;

use super::Meta;
use crate::event::EventName;
use crate::formula::Formula;
use crate::{Id, Label};

/// A rule of keeping.
#[derive(Clone, Debug, PartialEq)]
pub struct Keep {
    /// Id, name and place.
    pub meta: Meta,
    /// Record type that it speaks of; everything of the company, if none.
    pub of: Option<Id>,
    /// How long it is retained.
    pub retain: Option<Length>,
    /// From when on.
    pub after: Vec<EventName>,
    /// Papers that are expected.
    pub papers: Vec<Paper>,
    /// How files are called, as a pattern.
    pub file_name: Option<String>,
}

/// One expected paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Id inside the rule.
    pub id: Id,
    /// Label for people.
    pub name: Label,
    /// Where it comes from.
    pub of: PaperOf,
    /// For which records it is expected.
    pub filter: Option<Formula>,
}

/// Where a paper comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperOf {
    /// Files of a record type.
    Files(Id),
    /// A filed form.
    Form(Id),
    /// An issued report.
    Report(Id),
}
