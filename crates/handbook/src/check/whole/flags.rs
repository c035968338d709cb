//! Flags that whoever owes a promise may set, and that take the promise away.

use crate::Id;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::formula::{Fact, Path};
use crate::problem::ProblemKind;
use crate::rule::{Actor, PromiseTerms, Step};

/// Warns of each promise whose `unless` reads a field that its own owner fills by a step.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    for (id, promise) in &edition.promises {
        let here = Here::of_events(desk, &promise.on);
        for terms in &promise.variants {
            let Some(unless) = &terms.unless else {
                continue;
            };
            for fact in unless.reads() {
                let Fact::Path(Path::RecordField(field)) = fact else {
                    continue;
                };
                let Some(step) = own_step(edition, &here.records, &field, terms) else {
                    continue;
                };
                let Some(rule) = desk.names.rule(Kind::Promise, id.as_str()) else {
                    continue;
                };
                let kind = ProblemKind::OwnFlag {
                    promise: desk.shown(&promise.meta),
                    field: field.to_string(),
                    step: desk.shown(&step.meta),
                };
                let place = rule
                    .table
                    .get("unless")
                    .map_or(&rule.id.place, |node| &node.place);
                desk.findings.report(place, kind);
            }
        }
    }
}

/// A step of one of these records that fills the field and that whoever owes the promise may take alone.
fn own_step<'e>(
    edition: &'e Edition,
    records: &[Id],
    field: &Id,
    terms: &PromiseTerms,
) -> Option<&'e Step> {
    let records = records.iter().filter_map(|id| edition.records.get(id));
    let mut steps = records.flat_map(|record| &record.steps);
    steps.find(|step| {
        let fills = step.needs.contains(field);
        let may = |actor: &Actor| terms.by.contains(actor) || *actor == Actor::Anyone;
        let is_barred = step.not_by.iter().any(|actor| terms.by.contains(actor));
        fills && !is_barred && step.by.iter().any(may)
    })
}
