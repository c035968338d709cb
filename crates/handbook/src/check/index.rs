//! What happenings set off, so that the running system needn't search.

use std::collections::BTreeMap;

use crate::Id;
use crate::edition::{Edition, Index};

/// Builds the index of an edition. Rules are walked by id, so that each list is in order of ids.
pub(super) fn build(edition: &Edition) -> Index {
    let mut index = Index::default();
    for (id, promise) in &edition.promises {
        promise
            .on
            .iter()
            .for_each(|event| add(&mut index.opens, event, id));
        for terms in &promise.variants {
            terms
                .kept_by
                .iter()
                .for_each(|event| add(&mut index.keeps, event, id));
            terms
                .until
                .iter()
                .for_each(|event| add(&mut index.voids, event, id));
        }
    }
    for (id, duty) in &edition.duties {
        let events = duty.variants.iter().flat_map(|terms| &terms.kept_by);
        events.for_each(|event| add(&mut index.does, event, id));
    }
    for (id, when) in &edition.whens {
        when.on
            .iter()
            .for_each(|event| add(&mut index.triggers, event, id));
    }
    for (id, gate) in &edition.gates {
        gate.before
            .iter()
            .for_each(|act| add(&mut index.guards, act, id));
    }
    index
}

/// Adds a rule to those that wait for something, once.
fn add<K: Clone + Ord>(map: &mut BTreeMap<K, Vec<Id>>, key: &K, id: &Id) {
    let ids = map.entry(key.clone()).or_default();
    if ids.last() != Some(id) {
        ids.push(id.clone());
    }
}
