//! Gives things of a book other ids, everywhere in it and nowhere else.
//!
//! The reader of the book notes for each name what it stands for, so nothing is guessed from letters. The book
//! is read once more afterwards: each name must stand for the same thing as before, under its new id, and
//! nothing may have become wrong. Else nothing is renamed.

mod headers;
mod rewrite;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::{Glossary, Spot, Target, read_with_glossary};
use crate::problem::Severity;
use crate::{Id, Problem, SourceText, nearest};

/// Bytes of one file: its position in the sources, and the bytes.
pub type Place = (usize, Range<usize>);

/// Why something isn't renamed. Places are those of the sources as they came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameRefusal {
    /// The book has errors, so it isn't known what its names stand for.
    Broken {
        /// The errors.
        problems: Vec<Problem>,
    },
    /// Nothing is called so.
    Unknown {
        /// What was asked for.
        word: String,
        /// A full name that looks like it.
        nearest: Option<String>,
    },
    /// The language itself calls it so, as the list of the tiers of clients.
    Fixed {
        /// Its full name.
        word: String,
    },
    /// The new id isn't `snake_case` ASCII.
    BadId {
        /// The new id.
        word: String,
    },
    /// The language itself means something else by the new id.
    Reserved {
        /// The new id.
        word: String,
    },
    /// Something else of its kind has the new id.
    Taken {
        /// The full name that both would have.
        word: String,
        /// Where the other is declared.
        place: Place,
    },
    /// A name stands for several things at once, or for one that is compared with others while the book runs;
    /// they can be renamed together only.
    Shared {
        /// Where that is.
        place: Place,
        /// The full names of those that would have to be renamed too.
        others: Vec<String>,
    },
    /// The old id is written with escapes.
    Escaped {
        /// Where that is.
        place: Place,
    },
    /// With the new id a name would stand for something else.
    OtherMeaning {
        /// Where that is.
        place: Place,
    },
}

/// The full names of everything in a book that has an id and may be called otherwise: `promise.first_reply`,
/// `record.order.step.accept`, `record.order.state.open`, `record.order.field.price`, `form.receipt.field.sum`,
/// `list.sizes.row.large`.
#[must_use]
pub fn names(sources: &[SourceText]) -> Vec<String> {
    let (_, _, glossary) = read_with_glossary(sources);
    let targets = glossary.declared.keys();
    let free = targets.filter(|target| !Glossary::is_fixed(target));
    free.map(Target::to_string).collect()
}

/// Renames one thing. `target` is its full name, see [`names`]; a step may also be called
/// `step.<record>.<step>`.
///
/// # Errors
/// If it isn't renamed, why not.
pub fn rename(
    sources: &[SourceText],
    target: &str,
    to: &str,
) -> Result<Vec<SourceText>, RenameRefusal> {
    rename_together(sources, &[(target, to)])
}

/// Renames several things at once, each by its full name, so that ids may be swapped and things that share a
/// name stay together.
///
/// # Errors
/// If nothing is renamed, why not.
pub fn rename_together(
    sources: &[SourceText],
    renames: &[(&str, &str)],
) -> Result<Vec<SourceText>, RenameRefusal> {
    let glossary = read(sources)?;
    let mut new_ids: BTreeMap<Target, Id> = BTreeMap::new();
    for (target, to) in renames {
        let target = find(&glossary, target)?;
        check(&target, to)?;
        new_ids.insert(target, Id::new(to));
    }
    check_taken(&glossary, &new_ids)?;
    rewrite::rewrite(sources, &glossary, &new_ids)
}

/// What the names of a book stand for, if it is without errors.
fn read(sources: &[SourceText]) -> Result<Glossary, RenameRefusal> {
    let (edition, mut problems, mut glossary) = read_with_glossary(sources);
    if edition.is_none() {
        problems.retain(|problem| problem.severity() == Severity::Error);
        return Err(RenameRefusal::Broken { problems });
    }
    headers::add_to(&mut glossary, sources);
    Ok(glossary)
}

/// What a full name stands for.
fn find(glossary: &Glossary, word: &str) -> Result<Target, RenameRefusal> {
    let full = match word.split('.').collect::<Vec<_>>().as_slice() {
        ["step", record, step] => format!("record.{record}.step.{step}"),
        _ => word.to_owned(),
    };
    let mut targets = glossary.declared.keys();
    if let Some(target) = targets.find(|target| target.to_string() == full) {
        return Ok(target.clone());
    }
    let names: Vec<String> = glossary.declared.keys().map(Target::to_string).collect();
    Err(RenameRefusal::Unknown {
        word: word.to_owned(),
        nearest: nearest(&full, names.iter().map(String::as_str)),
    })
}

/// Whether something may be renamed at all, and may have an id.
fn check(target: &Target, to: &str) -> Result<(), RenameRefusal> {
    if Glossary::is_fixed(target) {
        let word = target.to_string();
        return Err(RenameRefusal::Fixed { word });
    }
    let word = to.to_owned();
    if !Id::is_valid(to) {
        return Err(RenameRefusal::BadId { word });
    }
    if Glossary::is_reserved(target, to) {
        return Err(RenameRefusal::Reserved { word });
    }
    Ok(())
}

/// Whether everything that is declared still has a name of its own.
fn check_taken(glossary: &Glossary, new_ids: &BTreeMap<Target, Id>) -> Result<(), RenameRefusal> {
    let mut names: BTreeMap<Target, &Target> = BTreeMap::new();
    for target in glossary.declared.keys() {
        let named = new_name(target, new_ids);
        let word = named.to_string();
        if let Some(first) = names.insert(named, target) {
            // Of two, the one that keeps its id was there first.
            let other = if new_ids.contains_key(first) {
                target
            } else {
                first
            };
            let spots = glossary.declared.get(other).and_then(|spots| spots.first());
            let place = spots.map_or((0, 0..0), |spot| place(*spot));
            return Err(RenameRefusal::Taken { word, place });
        }
    }
    Ok(())
}

/// What something is called after the renaming of itself and its rule.
fn new_name(target: &Target, new_ids: &BTreeMap<Target, Id>) -> Target {
    let id = new_ids.get(target).unwrap_or(target.id());
    match target.owner() {
        Some(owner) => target.renamed(new_ids.get(&owner).unwrap_or(owner.id()), id),
        None => target.renamed(id, id),
    }
}

fn place((file, start, end): Spot) -> Place {
    (file, start..end)
}
