//! Puts new ids where the old ones stand, and looks whether the book says the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{RenameRefusal, new_name, place, read};
use crate::check::{Glossary, Spot, Target, Tie, Use};
use crate::{Id, SourceText};

/// The sources with new ids.
pub(super) fn rewrite(
    sources: &[SourceText],
    glossary: &Glossary,
    new_ids: &BTreeMap<Target, Id>,
) -> Result<Vec<SourceText>, RenameRefusal> {
    let mut edits: BTreeMap<Spot, (&Id, &Id)> = BTreeMap::new();
    for (target, new) in new_ids {
        let declared = glossary.declared.get(target).into_iter().flatten();
        edits.extend(declared.map(|spot| (*spot, (target.id(), new))));
    }
    for (spot, Use { targets, .. }) in &glossary.uses {
        if let Some(edit) = common(targets, new_ids, *spot)? {
            edits.insert(*spot, edit);
        }
    }
    for ((spot, _), Tie { alike, held_by }) in &glossary.ties {
        if common(alike, new_ids, *spot)?.is_some() && !held_by.is_empty() {
            let (place, others) = (
                place(*spot),
                held_by.iter().map(Target::to_string).collect(),
            );
            return Err(RenameRefusal::Shared { place, others });
        }
    }
    let renamed = replace(sources, &edits)?;
    check_meaning(glossary, new_ids, &renamed)?;
    Ok(renamed)
}

/// The old and the new id of things that share a name; nothing if none of them is renamed.
fn common<'i>(
    targets: &'i BTreeSet<Target>,
    new_ids: &'i BTreeMap<Target, Id>,
    spot: Spot,
) -> Result<Option<(&'i Id, &'i Id)>, RenameRefusal> {
    let mut renamed = targets
        .iter()
        .filter_map(|target| Some((target.id(), new_ids.get(target)?)));
    let Some(first) = renamed.next() else {
        return Ok(None);
    };
    let goes_along = |target: &&Target| new_ids.get(*target) == Some(first.1);
    let others: Vec<String> = targets
        .iter()
        .filter(|target| !goes_along(target))
        .map(Target::to_string)
        .collect();
    if others.is_empty() {
        return Ok(Some(first));
    }
    let place = place(spot);
    Err(RenameRefusal::Shared { place, others })
}

fn replace(
    sources: &[SourceText],
    edits: &BTreeMap<Spot, (&Id, &Id)>,
) -> Result<Vec<SourceText>, RenameRefusal> {
    let mut renamed = Vec::with_capacity(sources.len());
    for (number, source) in sources.iter().enumerate() {
        let mut text = String::with_capacity(source.text.len());
        let mut done = 0;
        for (&(_, start, end), (old, new)) in edits.range((number, 0, 0)..(number + 1, 0, 0)) {
            let before = source.text.get(done..start);
            let is_so = source.text.get(start..end) == Some(old.as_str());
            let Some(before) = before.filter(|_| is_so) else {
                let place = (number, start..end);
                return Err(RenameRefusal::Escaped { place });
            };
            text.push_str(before);
            text.push_str(new.as_str());
            done = end;
        }
        text.push_str(source.text.get(done..).unwrap_or_default());
        let name = source.name.clone();
        renamed.push(SourceText { name, text });
    }
    Ok(renamed)
}

/// Every name must stand for what it stood for. Names keep their order, whatever they are called.
fn check_meaning(
    glossary: &Glossary,
    new_ids: &BTreeMap<Target, Id>,
    renamed: &[SourceText],
) -> Result<(), RenameRefusal> {
    let everything = glossary.declared.values().flatten();
    let first = everything.chain(glossary.uses.keys()).next();
    let somewhere = first.map_or((0, 0..0), |spot| place(*spot));
    let Ok(after) = read(renamed) else {
        return Err(RenameRefusal::OtherMeaning { place: somewhere });
    };
    let renamed = |targets: &BTreeSet<Target>| -> BTreeSet<Target> {
        let names = targets.iter().map(|target| new_name(target, new_ids));
        names.collect()
    };
    let mut uses_after = after.uses.values();
    for (spot, before) in &glossary.uses {
        let meant = Use {
            targets: renamed(&before.targets),
            acts: before.acts,
        };
        if uses_after.next() != Some(&meant) {
            let place = place(*spot);
            return Err(RenameRefusal::OtherMeaning { place });
        }
    }
    let declared = renamed(&glossary.declared.keys().cloned().collect());
    let is_same = uses_after.next().is_none() && declared.iter().eq(after.declared.keys());
    let ties = glossary.ties.values().map(|tie| Tie {
        alike: renamed(&tie.alike),
        held_by: renamed(&tie.held_by),
    });
    let ties: BTreeSet<Tie> = ties.collect();
    if !is_same || ties != after.ties.values().cloned().collect() {
        return Err(RenameRefusal::OtherMeaning { place: somewhere });
    }
    Ok(())
}
