//! Several books as one: which of them are read and in which order, and whose rule counts.
//!
//! The shell hands in one flat list of files. A file called `handbook.toml` says which files are a book and
//! which books it includes; so the same list, stored, gives the same edition again. Included books come
//! first. A rule of a later book may stand in place of one of an earlier book, but never in silence.

mod built_in;
mod joined;
mod list;
mod naming;
mod overrides;
mod params;
mod same;
mod shelf;

pub use list::{Listed, listed};
pub use naming::{LIST, SHIPPED, candidates, is_inside, path};

pub(crate) use params::value;

pub use crate::check::{Question, Used, questions};

use crate::SourceText;
use crate::article::Source;
use crate::problem::ProblemKind;
use crate::syntax::{Fault, Manuscript, Place};

/// Most files that one `handbook.toml` may name.
pub const FILES_MAX: usize = 100;

/// Most books that are read as one, the company's own among them. So deep may they include one another, too.
pub const BOOKS_MAX: usize = 50;

/// A rule of an included book that another one stands in place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Kind of both rules; `field` for a field of a built-in record.
    pub kind: String,
    /// Their id; of a step and a field with the record before it, `visit.hold`.
    pub id: String,
    /// Where the rule stands that counts.
    pub winner: Source,
    /// Where the rule stands that doesn't.
    pub replaced: Source,
}

/// Where the value of a param stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamOrigin {
    /// In the rule of the param.
    Rule,
    /// In a `handbook.toml`.
    List {
        /// Name of that file in the sources.
        file: String,
    },
}

/// What is wrong, where, and other places that have to do with it.
pub(crate) type Remark = (Place, Vec<Place>, ProblemKind);

/// The books as one.
#[derive(Debug)]
pub(crate) struct Composed {
    /// What was read; none if there is no book in the files.
    pub(crate) manuscript: Option<Manuscript>,
    /// Which rules stand in place of which.
    pub(crate) overrides: Vec<Override>,
    /// Params that a `handbook.toml` gives a value, with the name of that file.
    pub(crate) set: Vec<(String, String)>,
    /// What is wrong with the text.
    pub(crate) faults: Vec<Fault>,
    /// What is wrong between the books.
    pub(crate) remarks: Vec<Remark>,
}

/// Reads the books that are in some files.
pub(crate) fn read(sources: &[SourceText]) -> Composed {
    let mut faults = Vec::new();
    let mut remarks = Vec::new();
    let shelf = shelf::read(sources, &mut faults, &mut remarks);
    let mut manuscript = joined::read(sources, &shelf, &mut faults);
    let mut overrides = Vec::new();
    let mut set = Vec::new();
    if let Some(manuscript) = &mut manuscript {
        overrides = overrides::settle(manuscript, &mut remarks);
        set = params::set(manuscript, &shelf, sources, &mut remarks);
    }
    Composed {
        manuscript,
        overrides,
        set,
        faults,
        remarks,
    }
}
